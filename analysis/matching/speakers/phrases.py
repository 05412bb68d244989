"""MENTIONS of a passage → the noun phrases that may speak, each with its title, governor and gender.

"le ministre ukrainien de la Défense, X" is one phrase, and X stands for all of it; "le porte-parole du
Kremlin" is a phrase without a name; what a preposition governs is no subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Final, NamedTuple

from analysis.matching.speakers.heads import (
    BEFORE_HEADS,
    Head,
    find_heads,
    gender_of_article,
    gender_of_noun,
    opens,
    title_of,
    word_before,
)
from analysis.matching.speakers.words import PREPOSITIONS
from analysis.text.plain import known_words

__all__ = ["BEFORE_NAMES", "Mention", "Phrase", "find_phrases"]


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


_new: Final[Callable[[tuple[object, ...]], Phrase]] = partial(tuple.__new__, Phrase)
_CIVIL_WORDS: Final = tuple(
    "m mme mlle mm general generale colonel amiral dr pr me mgr cheikh sir lord maitre lady".split()
)
_CIVIL: Final = re.compile(rf"\b({'|'.join(_CIVIL_WORDS)})\b\.? $")
_ARTICLES: Final = frozenset(
    ["le", "la", "l", "les", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "tout",
     "toute"]
)  # fmt: skip
#: What a phrase that names somebody begins with, if not with the name itself: a title, or its article.
BEFORE_NAMES: Final = frozenset(_CIVIL_WORDS) | _ARTICLES | BEFORE_HEADS


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
    free = _pointing(text, folded, demonyms)
    if heads:
        free = [*_nouns(folded, heads), *free]
    if free and named:
        free = _without_overlaps(free, named)
    phrases = sorted([*named, *free], key=itemgetter(0)) if free else named
    return _with_governors(_joined(phrases, folded) if len(phrases) > 1 else phrases, text, folded)


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
        civil = _civil_before(folded, start)
        if civil:
            start, gender = civil.start(), gender_of_article(civil[1])
        if mention.is_role:
            gender = gender or gender_of_noun(folded[start : mention.end])
        elif heads:
            start, shown = _with_title(folded, start, before, heads)
            gender = gender or shown
    article, at = word_before(folded, start)
    if article in _ARTICLES:
        start = at
    else:
        article = folded[mention.start : mention.start + 12].split(" ", 1)[0]
    gender = gender or gender_of_article(article)
    words = folded[start : mention.end]
    return _new((start, mention.end, mention.actor_id, mention.is_person, False, gender, False, words))


def _civil_before(folded: str, start: int) -> re.Match[str] | None:
    """Return the "M." or "Mme" before a name."""
    last = folded[max(0, start - 12) : start].rpartition(" ")
    if not last[1] or last[2]:
        return None
    word = last[0].rpartition(" ")[2]
    if word.isalpha() and word not in _CIVIL_WORDS:
        return None
    return _CIVIL.search(folded, max(0, start - 12), start)


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
# Each match of `_LAST` holds one.
_POINTERS: Final = frozenset("dernier derniere ci interesse interessee second seconde ancien ancienne ex".split())
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


@lru_cache(maxsize=4)
def _pointing_words(demonyms: frozenset[str]) -> frozenset[str]:
    return demonyms | _POINTERS


def _pointing(text: str, folded: str, demonyms: frozenset[str]) -> list[Phrase]:
    """Find "ce dernier", "Mme X" whom no mention names, and "le Norvégien"."""
    found: list[Phrase] = []
    pointing = known_words(folded, _pointing_words(demonyms))
    for match in _LAST.finditer(folded) if any(word in _POINTERS for _, word in pointing) else ():
        gender = "f" if _FEMININE_POINTER.search(match[0]) else "m"
        found.append(_new((*match.span(), None, True, False, gender, True, match[0])))
    for match in _SURNAMED.finditer(text) if "M." in text or "Mme" in text or "Mlle" in text else ():
        words = folded[match.start() : match.end()]
        if words.strip():  # blank where it is quoted
            found.append(_new((*match.span(), None, True, False, "m" if match[1] == "M." else "f", True, words)))
    for at, _ in pointing:
        if text[at].islower():
            continue
        named = _ARTICLE_AND_NAME.match(text, at - 3) or _ARTICLE_AND_NAME.match(text, at - 2)
        if named:
            article, _, name = folded[named.start() : named.end()].partition(" ")
            if name in demonyms:
                gender = gender_of_article(article)
                words = folded[named.start() : named.end()]
                found.append(_new((*named.span(), None, True, False, gender, True, words)))
    return found


def _with_governors(phrases: list[Phrase], text: str, folded: str) -> list[Phrase]:
    done: list[Phrase] = []
    for phrase in phrases:
        governed = _is_governed(phrase, text, folded, done)
        done.append(_new((*phrase[:4], True, *phrase[5:])) if governed else phrase)
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
