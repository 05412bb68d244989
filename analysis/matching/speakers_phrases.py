"""MENTIONS of a passage → the noun phrases that may speak, each with its title, governor and gender.

"le ministre ukrainien de la Défense, X" is one phrase, and X stands for all of it; "le porte-parole du
Kremlin" is a phrase without a name; what a preposition governs is no subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from analysis.matching.known_words import known_words
from analysis.matching.speakers_heads import (
    Head,
    find_heads,
    gender_of_article,
    gender_of_noun,
    opens,
    title_of,
    word_before,
)
from analysis.matching.speakers_words import PREPOSITIONS, SPOKESPEOPLE

__all__ = ["OF", "Mention", "Phrase", "find_phrases", "headed", "speaks_for"]


class Mention(NamedTuple):
    """A mention, placed in its passage; an office nobody resolved has no ``actor_id``."""

    start: int
    end: int
    actor_id: str | None
    is_person: bool
    is_role: bool = False


class Phrase(NamedTuple):
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


_CIVIL: Final = re.compile(
    r"\b(m|mme|mlle|mm|general|generale|colonel|amiral|dr|pr|me|mgr|cheikh|sir|lord|maitre|lady)\b\.? $"
)
_ARTICLES: Final = frozenset(
    ["le", "la", "l", "les", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "tout",
     "toute"]
)  # fmt: skip


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
    heads = find_heads(text, folded)
    named: list[Phrase] = []
    for mention in mentions:
        if named and mention.start < named[-1].end:
            continue
        phrase = _named(folded, mention, named, heads)
        while named and phrase.start <= named[-1].start:
            named.pop()
        named.append(phrase)
    free = _without_overlaps([*_nouns(folded, heads), *_pointing(text, folded, demonyms)], named)
    phrases = sorted([*named, *free], key=itemgetter(0)) if free else named
    return _with_governors(_joined(phrases, folded), text, folded)


def _without_overlaps(phrases: Iterable[Phrase], named: Sequence[Phrase]) -> list[Phrase]:
    free = []
    for phrase in phrases:
        for name in named:
            if name.start < phrase.end and phrase.start < name.end:
                break
        else:
            free.append(phrase)
    return free


_SORT_OF_BODY: Final = re.compile(r"(?: (?!a |est |ont |sont |qui |que )[a-z]+){0,5} (?:« ?|\" ?)?")


def _joined(phrases: list[Phrase], folded: str) -> list[Phrase]:
    """Join a common noun to the name it announces: "l'agence de presse officielle X"."""
    joined: list[Phrase] = []
    for phrase in phrases:
        last = joined[-1] if joined else None
        if last and last.actor_id is None and not last.is_person and phrase.actor_id and not phrase.is_person:
            between = folded[last.end : phrase.start]
            ends = between.split()[-1] if between.split() else ""
            if len(between) < 45 and _SORT_OF_BODY.fullmatch(between) and not _parts(between, ends):
                joined[-1] = phrase._replace(start=last.start, words=folded[last.start : phrase.end])
                continue
        joined.append(phrase)
    return joined


def _parts(between: str, ends: str) -> bool:
    """Whether another noun stands between: "un communiqué publié sur le compte X" is not X."""
    return ends in _BEFORE_NOUNS or bool(_ELSEWHERE.search(between))


_ELSEWHERE: Final = re.compile(r" (?:sur|dans|par|chez|via|contre|avec|pour|aupres|a) ")


def _named(folded: str, mention: Mention, before: Sequence[Phrase], heads: Sequence[Head]) -> Phrase:
    start, gender = mention.start, ""
    if mention.is_person:
        civil = _CIVIL.search(folded, max(0, start - 12), start) if folded.endswith(" ", 0, start) else None
        if civil:
            start, gender = civil.start(), gender_of_article(civil[1])
        if mention.is_role:
            gender = gender or gender_of_noun(folded[start : mention.end])
        else:
            start, shown = _with_title(folded, start, before, heads)
            gender = gender or shown
    article, at = word_before(folded, start)
    if article in _ARTICLES:
        start = at
    else:
        article = folded[mention.start : mention.start + 12].split(" ", 1)[0]
    gender = gender or gender_of_article(article)
    words = folded[start : mention.end]
    return Phrase(start, mention.end, mention.actor_id, mention.is_person, False, gender, False, words)


def _with_title(
    folded: str, start: int, before: Sequence[Phrase], heads: Sequence[Head]
) -> tuple[int, str]:
    """Return where the title before a name begins, and the gender it shows."""
    low = max(0, start - 120)
    last = next((p for p in reversed(before) if p.is_person and p.actor_id and p.end > low), None)
    if last is not None:
        # "le porte-parole du président X, Y": Y is the head of it all.
        serves = folded[last.end : start].strip() == "," and _SERVES.search(folded, max(0, last.start - 40), last.start)
        low = max(0, last.start - 60) if serves else max(low, last.end)
        heads = [h for h in heads if h.end <= last.start] if serves else heads
    head = title_of(heads, folded, low, start)
    if head is None:
        return start, ""
    return head.start, gender_of_article(head.article) or gender_of_noun(folded[head.noun : head.end])


_SERVES: Final = re.compile(
    r"\b(?:parole|conseill\w+|avocate?|epou\w+|fils|fille|frere|bras droit|adjointe?|collaborat\w+) "
    r"(?:du|de|d) (?:l |la |le )?$"
)
_SURNAMED: Final = re.compile(
    r"\b(M\.|Mme|Mlle)[ \u00a0\u202f](?:[A-ZÀ-Þ][\w’'-]+[ \u00a0\u202f]){0,2}[A-ZÀ-Þ][\w’'-]+"
)
_POINTERS: Final = ("dernier", "celui ci", "celle ci", "interesse", "second", "l ancien", "l ex ")
_FEMININE_POINTER: Final = re.compile(r"derniere|celle|interessee|seconde|ancienne")
_LAST: Final = re.compile(
    r"\b(?:ce dernier|cette derniere|celui ci|celle ci|l interessee?|le second|la seconde|"
    r"l ancien(?:ne)? [a-z]{4,}|l ex [a-z]{4,})\b"
)
_ARTICLE_AND_NAME: Final = re.compile(r"[Ll](?<!\w.)(?:[ea] |['’])[A-ZÀ-Þ][a-zà-ÿ]+\b")
_DEFINITE: Final = frozenset(["le", "la", "l", "ce", "cet", "cette", "du", "au"])


def _nouns(folded: str, heads: Sequence[Head]) -> Iterator[Phrase]:
    for head in heads:
        if not head.article and not (head.is_person and opens(folded, head.start)):
            continue
        one = head.is_person and not head.is_plural
        gender = gender_of_article(head.article) or gender_of_noun(folded[head.noun : head.end])
        words = folded[head.start : head.end]
        yield Phrase(head.start, head.end, None, one, False, gender, one and head.article in _DEFINITE, words)


def _pointing(text: str, folded: str, demonyms: frozenset[str]) -> Iterator[Phrase]:
    """Find "ce dernier", "Mme X" whom no mention names, and "le Norvégien"."""
    for match in _LAST.finditer(folded) if any(word in folded for word in _POINTERS) else ():
        gender = "f" if _FEMININE_POINTER.search(match[0]) else "m"
        yield Phrase(match.start(), match.end(), None, True, False, gender, True, match[0])
    for match in _SURNAMED.finditer(text) if "M." in text or "Mme" in text or "Mlle" in text else ():
        words = folded[match.start() : match.end()]
        if words.strip():  # blank where it is quoted
            gender = "m" if match[1] == "M." else "f"
            yield Phrase(match.start(), match.end(), None, True, False, gender, True, words)
    for match in _ARTICLE_AND_NAME.finditer(text) if known_words(folded, demonyms) else ():
        words = folded[match.start() : match.end()]
        if words[words.index(" ") + 1 :] in demonyms:
            gender = gender_of_article(words[: words.index(" ")])
            yield Phrase(match.start(), match.end(), None, True, False, gender, True, words)


def _with_governors(phrases: list[Phrase], text: str, folded: str) -> list[Phrase]:
    done: list[Phrase] = []
    for phrase in phrases:
        governed = _is_governed(phrase, text, folded, done)
        done.append(phrase._replace(governed=True) if governed else phrase)
    return done


def _is_governed(phrase: Phrase, text: str, folded: str, done: Sequence[Phrase]) -> bool:
    low = max(0, phrase.start - 40)
    if folded.find("par l", low, phrase.start) >= 0 and _VOICE.search(folded, low, phrase.start):
        return False  # "le pays, par la voix de son ministre X, a estimé"
    word, at = word_before(folded, phrase.start)
    if word in _ARTICLES:
        word, at = word_before(folded, at)
    if word in {"et", "ou"} and done:
        return done[-1].governed and not folded[done[-1].end : at].strip(" ,")
    if word == "a" and text[at] == "a":
        return False  # the verb, not the preposition
    if done and folded[done[-1].end : phrase.start].strip() == "(" and folded.startswith(")", phrase.end):
        return done[-1].governed  # the short name behind the long one
    # "sur le compte Twitter de X", "sur la chaîne Telegram": the platform is where it was said.
    return word in _GOVERNORS


_VOICE: Final = re.compile(r"\bpar (?:la voix|la bouche|l intermediaire) (?:de |du |d )(?:la |le |l )?$")
_BEFORE_NOUNS: Final = PREPOSITIONS | _ARTICLES
_GOVERNORS: Final = PREPOSITIONS | frozenset(
    "compte chaine page reseau social messagerie application plateforme site".split()
)


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


def headed(phrase: Phrase, phrases: Sequence[Phrase], folded: str) -> str | None:
    """Return the actor id of the body a noun names its holder by: "le patron de X"."""
    behind = next((p for p in phrases if p.start >= phrase.end and p.actor_id and not p.is_person), None)
    return behind.actor_id if behind and OF.fullmatch(folded, phrase.end, behind.start) else None


#: What joins a noun to the body behind it.
OF: Final = re.compile(r" (?:de|du|des|d) ?(?:la |le |les |l )?")
