"""Is a run of capitalised words a person's full name? By its own words first, then by those around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.matching.unlisted_context import Context
from analysis.matching.unlisted_evidence import is_apposed, is_credited, is_personal, thing_before
from analysis.matching.unlisted_runs import Token
from analysis.matching.unlisted_words import (
    ASIAN_SURNAMES,
    COMMON_SURNAMES,
    FUNCTION,
    NEVER_PERSON,
    OPENERS,
    PLACES,
    is_first_name,
    plain_word,
)  # fmt: skip

__all__ = ["in_capitals", "is_full_name", "is_given", "may_be_person"]

_MAX_TOKENS = 5
_SURNAMES_TOO = COMMON_SURNAMES | {"paris", "noel", "mercier"}
_PARTICLES_OF_NAMES = ("ben", "bin", "ibn", "ould", "von", "van", "abou")
_BEGIN_PLACES = frozenset(place.split(" ")[0] for place in PLACES)
_NO_FIRST_WORD = NEVER_PERSON | OPENERS


def is_given(word: str) -> bool:
    """Whether a word is a first name or an initial."""
    return is_first_name(word) or "." in word


def is_full_name(context: Context, tokens: Sequence[Token], opens: bool) -> bool:
    """Whether two words or more are a person's name."""
    if len(tokens) > _MAX_TOKENS or not may_be_person(context, tokens):
        return False
    text, start, end = context.text, tokens[0].start, tokens[-1].end
    if context.is_masked(start, end):
        return False
    if in_capitals(tokens) and not is_first_name(tokens[0].word):
        return is_credited(context, start, end) or (len(tokens) == 2 and is_apposed(text, end))
    if _reads_as_name(tokens):
        return not thing_before(text, start) or is_credited(context, start, end)
    return is_credited(context, start, end) or (
        not thing_before(text, start) and is_personal(context, start, end, opens)
    )


def in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether all words are written in capitals."""
    for token in tokens:
        word = token.word
        if not word.isupper() or len(word) < 2 or "." in word:
            return False
    return True


@lru_cache(maxsize=1 << 15)
def _is_numbered(word: str) -> bool:
    return len(word) > 1 and any(letter.isdigit() for letter in word)


def may_be_person(context: Context, tokens: Sequence[Token]) -> bool:
    """Whether no word forbids a person: a place, a date, a word of organisations."""
    plains = [token.plain for token in tokens]
    lead = plains[0]
    if any(map(_is_numbered, [token.word for token in tokens])) or lead.startswith(("saint-", "sainte-")):
        return False
    if lead in _BEGIN_PLACES and (" ".join(plains[:2]) in PLACES or " ".join(plains[:3]) in PLACES):
        return False
    first_name = is_first_name(tokens[0].word)
    if lead in FUNCTION and not first_name:
        return False
    if not NEVER_PERSON.isdisjoint(plains):
        # "Anne Noël": behind a first name a surname may be such a word.
        surname = first_name and (plains[-1] in _SURNAMES_TOO or tokens[1].join in ("de", "de la", "du"))
        if not NEVER_PERSON.isdisjoint(plains[first_name : -1 if surname else None]):
            return False
    last = tokens[-1]
    return first_name or context.turned_down_as(last.start, last.end) != "metonym"


def _reads_as_name(tokens: Sequence[Token]) -> bool:
    """Whether the words alone tell a name: a first name or an initial leads, or the shape is East Asian."""
    first, last = tokens[0], tokens[-1]
    if is_first_name(first.word) and not (first.word.isupper() and not last.word.isupper() and len(first.word) > 2):
        return True
    if "." in first.word and len(first.word) <= 6:
        return True
    for token in tokens[1:]:
        if token.join and token.join.split(" ")[0] in _PARTICLES_OF_NAMES:
            return "-" not in first.word
    if first.plain in ASIAN_SURNAMES and len(tokens) in (2, 3):
        return _asian_given([token.word for token in tokens[1:]])
    if len(tokens) != 2 or first.word.isupper() or first.plain in _NO_FIRST_WORD:
        return False
    return is_first_name(last.word)


def _asian_given(words: Sequence[str]) -> bool:
    """Whether words are East Asian given names: "Min-seok", "Jinping", "Thi Kim"."""
    if len(words) == 1 and "-" in words[0]:
        head, _, tail = words[0].partition("-")
        return len(head) <= 6 and len(tail) <= 6 and tail[:1].isalpha()
    return all(_SYLLABLES.fullmatch(plain_word(word)) for word in words)


_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|ng|ph|th|tr|nh|kh)?"
    r"(?:[aeiouü]|ai|ei|ao|ou|an|en|ang|eng|ong|ia|iao|ie|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue|er|ieu|uong|inh)"
)
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
