"""The words before and behind a place in a text, folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.matching.names.name_words import plain_word

__all__ = [
    "BLANKS", "NEAR", "bare", "first_word", "last_of", "last_word", "word_before", "words_after", "words_before",
]  # fmt: skip

BLANKS = (" ", "\u00a0", "\u202f")
NEAR = 24  # less than any reach
_APOSTROPHES = ("'", "’")
_WORD = re.compile(r"(?:\b(?:[^\W\d_]|M[mr]e?s?|MM|Dr|Pr|Lt|Gal|Col|Mgr)\.)|\w+(?:['’‑-]\w+)*|[^\w\s]")
_SPLIT = re.compile(r"^(?:[ldjcstnm]|qu)['’](?=\w{2})")


def words_before(text: str, start: int, reach: int = 90, most: int = 90) -> list[str]:
    """Give the folded words and marks before ``start``, nearest first, up to the line's beginning.

    As many as ``most`` are looked for at least; what lies farther back may be left out.
    """
    low = max(0, start - reach)
    low = max(text.rfind("\n", low, start) + 1, low)
    # An apostrophe makes one word of two.
    chunks = text[low:start].rsplit(None, most + 1)
    if not chunks:
        return []
    words: list[str] = []
    for chunk in chunks[:0:-1]:
        words += _words_of(chunk)
    if len(chunks) <= most + 1:  # else more than was asked for lies in what is not parted
        words += _words_behind(text, low, chunks[0])
    if len(words) > 1 and chunks[-1][-1] in _APOSTROPHES:
        words[:2] = [words[1] + "'"]  # "d’" before the name
    return words


def _words_behind(text: str, low: int, chunk: str) -> Sequence[str]:
    """Give the words of the chunk at ``low``: where that lies within a word, one letter and a stop are no initial."""
    if low and "." in chunk and not text[low].isspace() and not text[low - 1].isspace():
        return [plain_word(word) for word in reversed(_WORD.findall(text, low, low + len(chunk)))]
    return _words_of(chunk)


@lru_cache(maxsize=1 << 16)
def _words_of(chunk: str) -> tuple[str, ...]:
    """Give the words and marks of what has no blanks, folded, the last one first."""
    return _words_in(chunk)[::-1]


@lru_cache(maxsize=1 << 16)
def _words_in(chunk: str) -> tuple[str, ...]:
    return tuple(map(plain_word, _WORD.findall(chunk)))


def word_before(text: str, start: int, reach: int) -> str:
    """Give the first of `words_before`, or nothing; most rules need no other to say no.

    Examples
    --------
    >>> text = "Selon l'ONG Phare"
    >>> word_before(text, 12, 60), words_before(text, 12, 60), word_before(text, 8, 60)
    ("l'ong", ["l'ong", 'selon'], "l'")
    """
    if text[start - 1 : start] == " ":
        # Mostly a word between two blanks; what lies nearer the edge of what is cut out here may lie farther back.
        chunk = text[start - NEAR if start > NEAR else 0 : start - 1].rpartition(" ")[2]
        word = _between_blanks(chunk) if len(chunk) < NEAR - 1 else None
        if word is not None:
            return word
    head = text[max(0, start - NEAR) : start]
    line = head.rfind("\n") + 1
    chunks = head[line:].rsplit(None, 1)
    whole = line or start <= NEAR or len(chunks) > 1  # else its beginning may lie farther back
    word = last_of(chunks[-1]) if chunks and whole else None
    if word is None:
        return "" if whole and not chunks else next(iter(words_before(text, start, reach)), "")
    return word


@lru_cache(maxsize=1 << 16)
def _between_blanks(chunk: str) -> str | None:
    return last_of(chunk.split()[-1]) if chunk and not chunk[-1].isspace() else None


@lru_cache(maxsize=1 << 16)
def last_of(chunk: str) -> str | None:
    """Give the last word of what has no blanks, folded; ``None`` for an apostrophe that belongs to words before it."""
    words = _words_of(chunk)
    if chunk[-1] in _APOSTROPHES:
        return words[1] + "'" if len(words) > 1 else None
    return words[0]


def last_word(text: str, start: int) -> str:
    """Give the word before ``start``, folded, where only a blank lies between; else nothing."""
    word = text[max(0, start - NEAR) : start - 1].rpartition(" ")[2] if text[start - 1 : start] in BLANKS else ""
    return plain_word(word)


def first_word(text: str, end: int) -> str:
    """Give the first folded word or mark behind ``end``, on this line or farther down."""
    chunks = text[end : end + NEAR].split(None, 1)
    if len(chunks) > 1:  # else its end may lie farther on
        return _words_in(chunks[0])[0]
    match = _WORD.search(text, end, end + 80)
    return plain_word(match[0]) if match else ""


def words_after(text: str, end: int, reach: int = 70, most: int = 70) -> list[str]:
    """Give the folded words and marks behind ``end``, where a word ends, nearest first, up to the line's end.

    As many as ``most`` are looked for at least; what lies farther on may be left out.
    """
    stop = text.find("\n", end, end + reach)
    words: list[str] = []
    for chunk in text[end : stop if stop >= 0 else end + reach].split(None, most)[:most]:
        words += _words_in(chunk)
    return words


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """Drop an elided word: "l'analyste" is "analyste"."""
    return _SPLIT.sub("", word) if "'" in word or "’" in word else word
