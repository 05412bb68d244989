"""MENTIONS of a passage → the noun phrases that may speak, each with its title, governor and gender.

"le ministre ukrainien de la Défense, X" is one phrase, and X stands for all of it; "le porte-parole du
Kremlin" is a phrase without a name; what a preposition governs is no subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analysis.matching.speakers_words import BODIES, PEOPLE, PREPOSITIONS, SPOKESPEOPLE

__all__ = ["Mention", "Phrase", "find_phrases", "speaks_for"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention, placed in its passage; an office nobody resolved has no ``actor_id``."""

    start: int
    end: int
    actor_id: str | None
    is_person: bool
    is_role: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may be a subject.

    Parameters
    ----------
    start, end : int
        Where it stands, title and article included.
    actor_id : str, optional
        Whom it names; missing for an office without a holder and for "le diplomate".
    is_person : bool
        Whether it means one person.
    governed : bool
        Whether a preposition stands before it.
    gender : str
        ``m``, ``f`` or empty, as its article or title shows.
    anaphoric : bool
        Whether it is a definite noun that points back ("le diplomate", "ce dernier").
    words : str
        The folded phrase.
    """

    start: int
    end: int
    actor_id: str | None
    is_person: bool
    governed: bool
    gender: str = ""
    anaphoric: bool = False
    words: str = ""


_PEOPLE: Final = "|".join(sorted({re.escape(w) for w in PEOPLE if w not in {"porte", "un", "ex", "haut", "haute", "vice"}}, key=len, reverse=True))
_BODIES: Final = "|".join(sorted(set(BODIES), key=len, reverse=True))
_ADJECTIVE: Final = r"(?:(?:ex|ancien|ancienne|nouveau|nouvelle|nouvel|premier|premiere|vice|actuel|actuelle|haut|haute|puissant|futur|future|jeune|porte|numero|sous|contre|tres|grand|principal|principale|meme|propre) ){0,3}"
_HEAD: Final = re.compile(
    rf"(?:\b(?P<article>le|la|l|un|une|son|sa|leur|ce|cet|cette|du|au|notre|certains|les|des|aux|ces|ses|plusieurs|de nombreux)\b )?"
    rf"\b{_ADJECTIVE}(?:(?P<person>{_PEOPLE})|(?P<body>{_BODIES}))\b"
)
_TITLE_TAIL: Final = re.compile(r"[^;:.«»\"“”!?…]*$")
_NO_TITLE: Final = re.compile(r"\b(?:est|sont|ont|qui|que|qu|dont|avait|etait|se|a) |[,(] .*,|, (?:et|mais|ou) ")
_CIVIL: Final = re.compile(r"\b(m|mme|mlle|mm|general|generale|colonel|amiral|dr|pr|me|mgr|cheikh|sir|lord|maitre|lady)\b\.? $")
_BEFORE: Final = re.compile(r"(?:([a-z]+) )?(?:(le|la|l|les|un|une|ce|cet|cette|ces|son|sa|ses|leur|leurs|tout|toute) )?$")
_FEMININE: Final = frozenset("la une sa cette mme mlle lady".split())
_MASCULINE: Final = frozenset("le un ce du au m sir lord".split())
_FEMININE_HEAD: Final = re.compile(r"(?:ente|iere|rice|ante|euse|cheffe|elue|uee|eine|esse|enne|femme|gee)$")


def find_phrases(
    text: str, folded: str, mentions: Sequence[Mention], demonyms: frozenset[str] = frozenset()
) -> list[Phrase]:
    """Find the phrases of a passage, sorted, names first; what a longer phrase holds is left out.

    Parameters
    ----------
    text, folded : str
        The passage, and its ``plain`` image with what is quoted blanked.
    mentions : sequence of Mention
        Those outside quotations, sorted.
    demonyms : frozenset of str
        Folded demonyms, for "le Norvégien".
    """
    named: list[Phrase] = []
    for mention in mentions:
        phrase = _named(text, folded, mention, named)
        if named and mention.start < named[-1].end:
            continue
        while named and phrase.start <= named[-1].start:
            named.pop()
        named.append(phrase)
    unnamed = [p for p in _unnamed(text, folded, demonyms) if not any(n.start < p.end and p.start < n.end for n in named)]
    return _with_governors(_joined(sorted([*named, *unnamed], key=lambda p: p.start), folded), text, folded)


_SORT_OF_BODY: Final = re.compile(r"(?: (?!a |est |ont |sont |qui |que )[a-z]+){0,5} (?:« ?|\" ?)?")


def _joined(phrases: list[Phrase], folded: str) -> list[Phrase]:
    """Join a common noun to the name it announces: "l'agence de presse officielle X"."""
    joined: list[Phrase] = []
    for phrase in phrases:
        last = joined[-1] if joined else None
        if last and last.actor_id is None and not last.is_person and phrase.actor_id and not phrase.is_person:
            between = folded[last.end : phrase.start]
            ends = between.split()[-1] if between.split() else ""
            if len(between) < 45 and _SORT_OF_BODY.fullmatch(between) and ends not in PREPOSITIONS | {"le", "la", "l", "les"}:
                joined[-1] = replace(phrase, start=last.start, words=folded[last.start : phrase.end])
                continue
        joined.append(phrase)
    return joined


def _named(text: str, folded: str, mention: Mention, before: Sequence[Phrase]) -> Phrase:
    start, gender, article = mention.start, "", ""
    if mention.is_person:
        civil = _CIVIL.search(folded, max(0, start - 12), start)
        if civil:
            start, gender = civil.start(), _gender(civil[1])
        if not mention.is_role:
            start, shown = _with_title(folded, start, before)
            gender = gender or shown
    found = _BEFORE.search(folded, max(0, start - 30), start)
    article = (found[2] if found else "") or ""
    inside = folded[mention.start : mention.end].split(" ")[0] if mention.is_role else ""
    gender = gender or (_gender(inside) if inside in _FEMININE | _MASCULINE else _gender(article))
    if mention.is_role and gender != "f" and _FEMININE_HEAD.search(folded[mention.start : mention.end].split(" ")[0]):
        gender = "f"
    if article:
        start = start - len(article) - 1
    return Phrase(
        start, mention.end, mention.actor_id, mention.is_person, False, gender, False, folded[start : mention.end]
    )


def _with_title(folded: str, start: int, before: Sequence[Phrase]) -> tuple[int, str]:
    """Return where the title before a name begins, and the gender its article shows."""
    low = max(0, start - 120)
    held = [p for p in before if p.is_person and p.actor_id and p.end > low]
    if held:
        # "le porte-parole du président X, Y": Y is the head of it all.
        last = held[-1]
        if folded[last.end : start].strip() == "," and _BEFORE.search(folded, 0, last.start) and re.search(
            r"(?:parole|conseill\w+|avocate?|epou\w+|fil\w+|frere|bras droit|adjointe?|collaborat\w+) (?:du|de|d) (?:l |la |le )?$", folded[: last.start]
        ):
            low = max(0, last.start - 60)
        else:
            low = max(low, last.end)
    tail = _TITLE_TAIL.search(folded, low, start)
    low = tail.start() if tail else low
    heads = [m for m in _HEAD.finditer(folded, low, start) if m["person"]]
    for index, head in enumerate(reversed(heads)):
        between = folded[head.end() : start]
        if between.split()[-1:] and between.split()[-1] in PREPOSITIONS:
            return start, ""
        if _NO_TITLE.search(between + " ") or between.count(",") > 1 or ("," in between and between.rstrip()[-1:] != ","):
            return start, ""
        earlier = heads[len(heads) - index - 2] if len(heads) - index - 2 >= 0 else None
        # "le conseiller du ministre X": the phrase begins with its first head.
        if earlier and head["article"] in {"du", "de", None} and len(folded[earlier.end() : head.start()].strip()) < 3:
            continue
        begin = head.start("article") if head["article"] and head["article"] not in {"du", "au", "des", "aux"} else head.start()
        if head["article"] in {"du", "au", "des", "aux"}:
            begin = head.end("article") + 1
        shown = _gender(head["article"] or "")
        return begin, shown or ("f" if _FEMININE_HEAD.search(head["person"]) else "")
    return start, ""


def _gender(word: str) -> str:
    return "f" if word in _FEMININE else "m" if word in _MASCULINE else ""


_SURNAMED: Final = re.compile(r"\b(M\.|Mme|Mlle)[ \u00a0\u202f](?:[A-ZÀ-Þ][\w’'-]+[ \u00a0\u202f]){0,2}[A-ZÀ-Þ][\w’'-]+")
_LAST: Final = re.compile(r"\b(?:ce dernier|cette derniere|celui ci|celle ci|l interesse|l interessee|le second|la seconde)\b")


def _unnamed(text: str, folded: str, demonyms: frozenset[str]) -> Iterable[Phrase]:
    taken = 0
    for match in _HEAD.finditer(folded):
        if match["body"] and not match["article"]:
            continue
        article = match["article"] or ""
        if match["person"] and not article and not _opens(folded, match.start()):
            continue
        begin = match.end("article") + 1 if article in {"du", "au", "des", "aux"} else match.start()
        plural = article in {"les", "des", "aux", "ces", "ses", "plusieurs", "certains", "de nombreux"}
        gender = _gender(article) or ("f" if _FEMININE_HEAD.search(match["person"] or "") else "")
        anaphoric = bool(match["person"]) and not plural and article in {"le", "la", "l", "ce", "cet", "cette", "du", "au"}
        end = _adjectives_end(folded, match.end())
        yield Phrase(begin, end, None, bool(match["person"]) and not plural, False, gender, anaphoric, folded[begin:end])
        taken = end
    for match in _LAST.finditer(folded):
        gender = "f" if match[0].endswith(("re", "lle ci", "ee", "de")) else "m"
        yield Phrase(match.start(), match.end(), None, True, False, gender, True, match[0])
    for match in _SURNAMED.finditer(text):
        if not text[match.start()].isspace() and folded[match.start() : match.end()].strip():
            yield Phrase(match.start(), match.end(), None, True, False, "m" if match[1] == "M." else "f", True, folded[match.start() : match.end()])
    for match in re.finditer(r"\b(le|la|l) ([a-z]+)\b", folded):
        # A demonym with a capital: "le Norvégien".
        if match[2] in demonyms and text[match.start(2)].isupper():
            yield Phrase(match.start(), match.end(), None, True, False, _gender(match[1]), True, match[0])


def _opens(folded: str, start: int) -> bool:
    head = folded[:start].rstrip()
    return not head or head[-1] in ".,;:!?…«»\"“”("


def _adjectives_end(folded: str, end: int) -> int:
    """Take in the adjective of nation that follows a head: "le dirigeant ukrainien"."""
    follow = re.compile(r" [a-z]+(?:ain|aine|ien|ienne|ais|aise|ois|oise|ol|ole|and|ande|usse|urc|urque|nois|ique|elge|abe)\b").match(folded, end)
    return follow.end() if follow else end


def _with_governors(phrases: list[Phrase], text: str, folded: str) -> list[Phrase]:
    done: list[Phrase] = []
    for phrase in phrases:
        done.append(replace(phrase, governed=_is_governed(phrase, text, folded, done)))
    return done


def _is_governed(phrase: Phrase, text: str, folded: str, done: Sequence[Phrase]) -> bool:
    found = _BEFORE.search(folded, max(0, phrase.start - 30), phrase.start)
    word = (found[1] if found else None) or ""
    if word in {"et", "ou"} and done:
        at = found.start(1) if found else phrase.start
        return done[-1].governed and not folded[done[-1].end : at].strip(" ,")
    if word == "a" and found and text[found.start(1)] == "a":
        return False
    return word in PREPOSITIONS


def speaks_for(phrase: Phrase, phrases: Sequence[Phrase], folded: str) -> Phrase | None:
    """Return the body for which an unnamed phrase speaks: "le porte-parole du Kremlin" → the Kremlin."""
    words = set(phrase.words.split())
    if phrase.actor_id or not words & SPOKESPEOPLE:
        return None
    for other in phrases:
        if other.start >= phrase.end and other.actor_id and not other.is_person:
            between = folded[phrase.end : other.start]
            if re.fullmatch(r"(?: [a-z]+){0,3}? (?:de|du|des|d)(?: (?:la|le|l|les))? ?", between + "") or (
                other.governed and len(between) < 12 and "," not in between
            ):
                return other
            return None
    return None
