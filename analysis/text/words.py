"""Words: what is counted where something is said to occur « per 10,000 words ».

A word is a run of letters and digits of any script (`analysis.text.normalise`). A hyphen between
letters joins (« États-Unis », « est-ce » are one word), as does a point or comma between digits
(« 3,5 »); an apostrophe parts after an elided word (« l'OTAN » is two words) and before a final *s*,
and joins elsewhere (« aujourd'hui » is one). Combining accents and invisible characters never part.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.text import normalise

__all__ = ["count_words", "count_words_in_spans", "word_spans"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_GAP: Final = 0
_MARK: Final = 1
_IGNORED: Final = 2
_APOSTROPHE: Final = 3
_HYPHEN: Final = 4
_POINT: Final = 5
_LETTER: Final = 6  # from here on: part of a word
_DIGIT: Final = 7
_ELIDED: Final = [[normalise.class_of(letter) for letter in word] for word in sorted(normalise.ELIDED)]
_PAD: Final = max(map(len, _ELIDED)) + 1
_S: Final = normalise.class_of("s")
# By the class of the letter before an apostrophe: whether it is an elided word, or may be the last letter of one.
_ALONE: Final = np.isin(np.arange(256), [word[0] for word in _ELIDED if len(word) == 1])
_LAST: Final = np.isin(np.arange(256), [word[-1] for word in _ELIDED if len(word) > 1])
_WORTH_COMPILING: Final = 1_000_000  # code points; below, importing numba costs more than it saves


@cache
def _looks() -> NDArray[np.uint8]:
    """Give the part each code point plays in a word (length 0x110000)."""
    kinds = normalise.class_table()
    looks = np.zeros(len(kinds), np.uint8)
    looks[kinds >= normalise.WORD_FIRST] = _LETTER
    looks[(kinds >= normalise.WORD_FIRST) & (kinds < normalise.WORD_FIRST + 10)] = _DIGIT
    looks[kinds == normalise.MARK] = _MARK
    looks[kinds == normalise.IGNORED] = _IGNORED
    looks[kinds == normalise.APOSTROPHE] = _APOSTROPHE
    looks[[ord(char) for char in "-\u2010\u2011"]] = _HYPHEN
    looks[[ord(char) for char in ".,"]] = _POINT
    return looks


def _parted(codes: NDArray[np.uint32], letters: Flags, at: Ints) -> Flags:
    """Say which of the apostrophes ``at`` part two words (`normalise.parts_words`)."""
    kinds = normalise.class_table()
    last = kinds[codes[at - 1]]
    parted: Flags = (_ALONE[last] & ~letters[at - 2]) | ((kinds[codes[at + 1]] == _S) & ~letters[at + 2])
    longer = np.flatnonzero(_LAST[last])
    for word in (word for word in _ELIDED if len(word) > 1):
        ends = at[longer]
        same = ~letters[ends - len(word) - 1]
        for i, letter in enumerate(word):
            same &= kinds[codes[ends - len(word) + i]] == letter
        parted[longer] |= same
    return parted


def _inside(codes: NDArray[np.uint32], looks: NDArray[np.uint8]) -> Flags:
    """Say which code points stand in a word, where nothing stands between them that is neither in nor out."""
    letters = looks >= _LETTER
    inside = letters.copy()
    between = np.flatnonzero((looks >= _APOSTROPHE) & (looks <= _POINT))
    between = between[letters[between - 1] & letters[between + 1]]
    marks = looks[between]
    inside[between[marks == _HYPHEN]] = True
    points = between[marks == _POINT]
    inside[points[(looks[points - 1] == _DIGIT) & (looks[points + 1] == _DIGIT)]] = True
    apostrophes = between[marks == _APOSTROPHE]
    inside[apostrophes[~_parted(codes, letters, apostrophes)]] = True
    return inside


def _read(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    raw = np.frombuffer((" " * _PAD + text + " " * _PAD).encode("utf-32-le", "surrogatepass"), np.uint32)
    return raw, _looks().take(raw)


def _bounds(text: str) -> tuple[Ints, Ints]:
    """Give the starts and ends of all words of a text, in code points."""
    raw, looks = _read(text)
    dropped = (looks == _MARK) | (looks == _IGNORED)
    places: Ints | None = np.flatnonzero(~dropped) if dropped.any() else None
    inside = _inside(raw, looks) if places is None else _inside(raw[places], looks[places])
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    if places is not None:
        # A word ends behind the marks of its last letter, before any other invisible character.
        last_mark = np.maximum.accumulate(np.where(looks == _MARK, np.arange(1, len(looks) + 1), 0))
        starts, ends = places[starts], np.maximum(places[ends - 1] + 1, last_mark[places[ends] - 1])
    return starts - _PAD, ends - _PAD


def _starts_of(text: str) -> Ints:
    """Give the first of `_bounds`."""
    raw, looks = _read(text)
    dropped = np.flatnonzero((looks == _MARK) | (looks == _IGNORED))
    if dropped.size:
        raw, looks = np.delete(raw, dropped), np.delete(looks, dropped)
    inside = _inside(raw, looks)
    starts = np.flatnonzero(inside[1:] > inside[:-1]) + 1
    if dropped.size:
        # As many have been dropped before a place as stand at or before it once those above are gone.
        starts += np.searchsorted(dropped - np.arange(dropped.size), starts, side="right")
    return starts - _PAD


def _starts(text: str) -> Ints:
    """Give the starts of all words of a text: the first of `_bounds`, by machine code where that pays."""
    if len(text) < _WORTH_COMPILING or importlib.util.find_spec("numba") is None:
        return _starts_of(text)
    from analysis.text.word_kernel import word_starts

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    out = np.empty(len(codes) // 2 + 1, np.int64)
    n = word_starts(codes, _looks(), normalise.class_table(), _codes(), _S, out)  # type: ignore[no-untyped-call]
    starts: Ints = out[:n]
    return starts


@cache
def _codes() -> NDArray[np.uint64]:
    """Give the elided words as numbers, a byte for the class of each letter."""
    return np.array([int.from_bytes(bytes(word), "big") for word in _ELIDED], np.uint64)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Give the half-open span of every word, in code points.

    Examples
    --------
    >>> text = "Aujourd’hui, l’OTAN dit-elle 3,5 %."
    >>> [text[start:end] for start, end in word_spans(text)]
    ['Aujourd’hui', 'l', 'OTAN', 'dit-elle', '3,5']
    """
    starts, ends = _bounds(text)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def count_words(text: str) -> int:
    """Count the words of a text.

    Examples
    --------
    >>> count_words("Les États-Unis d’Amérique"), count_words("… !")
    (4, 0)
    """
    return len(_bounds(text)[0])


def count_words_in_spans(
    texts: Sequence[str], row: NDArray[np.integer], start: NDArray[np.integer], end: NDArray[np.integer]
) -> Ints:
    """Count the words that begin in each of many spans, as in the passages of many texts.

    Parameters
    ----------
    texts : sequence of str
    row : int array
        For each span, the position of its text in ``texts``.
    start, end : int arrays
        The spans, half-open, in code points of their text.

    Returns
    -------
    int64 array
        Number of words per span. Over spans that cover a text without overlap the counts add up to
        `count_words` of that text.

    Examples
    --------
    >>> row, start, end = np.array([0, 0, 1]), np.array([0, 3, 0]), np.array([2, 7, 4])
    >>> count_words_in_spans(["Un deux", "l’an"], row, start, end)
    array([1, 1, 2])
    """
    starts = _starts("\n".join(texts))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    shift = (np.cumsum(lengths) - lengths)[row]
    before: Ints = np.searchsorted(starts, shift + start)
    behind: Ints = np.searchsorted(starts, shift + end)
    counts: Ints = np.maximum(behind - before, 0)
    return counts
