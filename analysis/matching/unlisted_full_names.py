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
_NO_FIRST_WORD = NEVER_PERSON | OPENERS


def is_given(word: str) -> bool:
    """Whether a word is a first name or an initial."""
    return is_first_name(word) or "." in word


def is_full_name(context: Context, tokens: Sequence[Token], opens: bool) -> bool:
    """Whether two words or more are a person's name."""
    if len(tokens) > _MAX_TOKENS or not may_be_person(context, tokens):
        return False
    start, end = tokens[0].start, tokens[-1].end
    if context.is_masked(start, end):
        return False
    if is_credited(context, start, end):
        return True
    if in_capitals(tokens) and not is_first_name(tokens[0].word):
        return len(tokens) == 2 and is_apposed(context.text, end)
    if _reads_as_name(tokens):
        return not thing_before(context.text, start)
    if thing_before(context.text, start):
        return False
    return is_personal(context, start, end, opens)


def in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether all words are written in capitals."""
    return all(token.word.isupper() and len(token.word) > 1 and "." not in token.word for token in tokens)


@lru_cache(maxsize=1 << 15)
def _is_numbered(word: str) -> bool:
    return len(word) > 1 and any(letter.isdigit() for letter in word)


def may_be_person(context: Context, tokens: Sequence[Token]) -> bool:
    """Whether no word forbids a person: a place, a date, a word of organisations."""
    plains = [token.plain for token in tokens]
    first_name = is_first_name(tokens[0].word)
    if any(map(_is_numbered, (token.word for token in tokens))):
        return False
    if " ".join(plains[:2]) in PLACES or " ".join(plains[:3]) in PLACES or plains[0].startswith(("saint-", "sainte-")):
        return False
    for at, plain in enumerate(plains):
        if at == 0 and first_name:
            continue
        surname = plain in _SURNAMES_TOO or tokens[1].join in ("de", "de la", "du")
        if plain in NEVER_PERSON and not (surname and first_name and at == len(plains) - 1):
            return False
        if plain in FUNCTION and at == 0:
            return False
    last = tokens[-1]
    return not (context.turned_down_as(last.start, last.end) == "metonym" and not first_name)


def _reads_as_name(tokens: Sequence[Token]) -> bool:
    """Whether the words alone tell a name: a first name or an initial leads, or the shape is East Asian."""
    first, last = tokens[0], tokens[-1]
    if is_first_name(first.word) and not (first.word.isupper() and not last.word.isupper() and len(first.word) > 2):
        return True
    if "." in first.word and len(first.word) <= 6:
        return True
    if any(token.join.split(" ")[0] in _PARTICLES_OF_NAMES for token in tokens[1:]):
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
