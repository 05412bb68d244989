"""Is a run of capitalised words a person's full name? By its own words first, then by those around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from analysis.matching.names.name_words import (
    ASIAN_SURNAMES,
    COMMON_SURNAMES,
    FUNCTION,
    NEVER_PERSON,
    OPENERS,
    PLACES,
    is_first_name,
    plain_word,
)  # fmt: skip
from analysis.matching.unlisted.context import Context
from analysis.matching.unlisted.credits import is_credited
from analysis.matching.unlisted.evidence import is_apposed, is_personal, thing_before
from analysis.matching.unlisted.runs import Token

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
    if len(tokens) > _MAX_TOKENS:
        return False
    reading = _reading_of(tokens)
    if not reading or (not reading & _FIRST_NAME and _is_metonym(context, tokens[-1])):
        return False
    text, start, end = context.text, tokens[0].start, tokens[-1].end
    if context.is_masked(start, end):
        return False
    if reading & _CAPITALS:
        return is_credited(context, start, end) or (len(tokens) == 2 and is_apposed(text, end))
    if reading & _NAME:
        return not thing_before(text, start) or is_credited(context, start, end)
    return is_credited(context, start, end) or (
        not thing_before(text, start) and is_personal(context, start, end, opens)
    )


def may_be_person(context: Context, tokens: Sequence[Token]) -> bool:
    """Whether no word forbids a person: a place, a date, a word of organisations."""
    reading = _reading_of(tokens)
    return reading > 0 and (bool(reading & _FIRST_NAME) or not _is_metonym(context, tokens[-1]))


def _is_metonym(context: Context, token: Token) -> bool:
    return context.turned_down_as(token.start, token.end) == "metonym"


def in_capitals(words: Sequence[str]) -> bool:
    """Whether all words are written in capitals."""
    return not any(not word.isupper() or len(word) < 2 or "." in word for word in words)


# What the words of a run tell by themselves, whatever stands around them; 0 where one of them forbids a person.
_PERSON: Final = 1
_FIRST_NAME: Final = 2
_CAPITALS: Final = 4  # all written in capitals, and no first name leads
_NAME: Final = 8  # they read as a name


def _reading_of(tokens: Sequence[Token]) -> int:
    return _reading(tuple([token.word for token in tokens]), tuple([token.join for token in tokens[1:]]))


@lru_cache(maxsize=1 << 15)
def _reading(words: tuple[str, ...], joins: tuple[str, ...]) -> int:
    """Read some words and the particles that join them."""
    plains = list(map(plain_word, words))
    first_name = is_first_name(words[0])
    if _forbidden(words, plains, joins, first_name):
        return 0
    capitals = not first_name and in_capitals(words)
    name = _reads_as_name(words, plains[0], joins)
    return _PERSON | (_FIRST_NAME if first_name else 0) | (_CAPITALS if capitals else 0) | (_NAME if name else 0)


def _forbidden(words: Sequence[str], plains: Sequence[str], joins: Sequence[str], first_name: bool) -> bool:
    """Whether one of the words says that they name no person."""
    lead = plains[0]
    numbered = any(len(word) > 1 and any(letter.isdigit() for letter in word) for word in words)
    if numbered or lead.startswith(("saint-", "sainte-")) or (lead in FUNCTION and not first_name):
        return True
    if lead in _BEGIN_PLACES and (" ".join(plains[:2]) in PLACES or " ".join(plains[:3]) in PLACES):
        return True
    if NEVER_PERSON.isdisjoint(plains):
        return False
    # "Anne Noël": behind a first name a surname may be such a word.
    surname = first_name and (plains[-1] in _SURNAMES_TOO or joins[0] in ("de", "de la", "du"))
    return not NEVER_PERSON.isdisjoint(plains[first_name : -1 if surname else None])


def _reads_as_name(words: Sequence[str], lead: str, joins: Sequence[str]) -> bool:
    """Whether the words alone tell a name: a first name or an initial leads, or the shape is East Asian."""
    first, last = words[0], words[-1]
    if is_first_name(first) and not (first.isupper() and not last.isupper() and len(first) > 2):
        return True
    if "." in first and len(first) <= 6:
        return True
    if any(join.split(" ")[0] in _PARTICLES_OF_NAMES for join in joins):
        return "-" not in first
    if lead in ASIAN_SURNAMES and len(words) in (2, 3):
        return _asian_given(words[1:])
    if len(words) != 2 or first.isupper() or lead in _NO_FIRST_WORD:
        return False
    return is_first_name(last)


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
