"""Words and word sequences of many texts as numbers, so that copies can be found by sorting.

All texts of a batch are laid end to end as one array of code points; words, their hashes and the
hashes of word sequences (shingles) are then a handful of passes of NumPy over that array, without a Python
step per word. The hashes depend on nothing but the letters: the same text gives the same numbers on
every machine and in every run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["SHINGLE_WORDS", "WINDOW", "Words", "hash_words", "shingles_of", "winnow"]

SHINGLE_WORDS: Final = 3
"""Words of a shingle. With one word in ten changed, 0.9**3 = 73 % of them survive."""

WINDOW: Final = 8
"""Shingles of a window of winnowing; `_over_window` is written for eight."""

_PRIME: Final = 0x9E3779B97F4A7C15
_MARKS: Final = re.compile("[\u0300-\u036f]+")

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Words:
    """The words of some pieces of text, in order.

    Parameters
    ----------
    hashes : uint64 array, one per word
    piece : int64 array, one per word
        Which piece the word stands in.
    """

    hashes: Hashes
    piece: Places


def hash_words(pieces: Sequence[str]) -> Words:
    """Return the words of ``pieces``, without case, accents and punctuation, as hashes.

    Examples
    --------
    >>> words = hash_words(["L’été dernier", "l'ete"])
    >>> words.piece.tolist()
    [0, 0, 0, 1, 1]
    >>> bool((words.hashes[:2] == words.hashes[3:]).all())
    True
    """
    codes, lengths = _code_points(pieces)
    letters = _folding().take(codes)
    inside = letters != 0
    starts = np.flatnonzero(inside[1:] > inside[:-1]) + 1
    if not starts.size:
        return Words(np.empty(0, np.uint64), np.empty(0, np.int64))
    # A word is a polynomial in its letters: the difference of two running sums, shifted to start at power 0. What
    # stands between it and the next word adds nothing.
    powers, inverse = _powers(codes.size)
    sums = np.cumsum(letters * powers[: codes.size], dtype=np.uint64)
    hashes = _mix(np.diff(sums[starts - 1], append=sums[-1]) * inverse[starts])
    per_piece = np.diff(np.searchsorted(starts, np.cumsum(lengths)), prepend=0)
    return Words(hashes, np.repeat(np.arange(len(lengths), dtype=np.int64), per_piece))


def shingles_of(hashes: Hashes, group: Places) -> tuple[Hashes, Places]:
    """Return the hashes of all runs of `SHINGLE_WORDS` words and the word each starts at.

    A run does not cross from one group (text) into the next.
    """
    n = hashes.size - SHINGLE_WORDS + 1
    if n <= 0:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    total = np.zeros(n, np.uint64)
    for offset in range(SHINGLE_WORDS):
        total = total * np.uint64(_PRIME) + hashes[offset : offset + n]
    whole = np.flatnonzero(group[:n] == group[SHINGLE_WORDS - 1 :]).astype(np.int64)
    return _mix(total[whole]), whole


def winnow(values: Hashes, group: Places) -> Places:
    """Return the indices that winnowing keeps: the least value of each window, and of each group.

    Winnowing (Schleimer, Wilkerson & Aiken 2003, SIGMOD): two texts that share a run of
    `WINDOW` shingles share at least one kept value, while two in nine of the values are kept.
    """
    if not values.size:
        return np.empty(0, np.int64)
    kept = np.zeros(values.size, bool)
    if values.size >= WINDOW:
        least = _over_window(values, np.minimum)
        # A value is kept where it is the least of one of the windows it stands in.
        low = np.zeros(values.size + WINDOW - 1, np.uint64)
        low[WINDOW - 1 : values.size] = least
        kept = _over_window(low, np.maximum) == values
    starts = np.flatnonzero(np.diff(group, prepend=group[0] - 1))
    sizes = np.diff(np.append(starts, values.size))
    kept |= values == np.repeat(np.minimum.reduceat(values, starts), sizes)
    return np.flatnonzero(kept).astype(np.int64)


def _over_window(values: Hashes, extreme: np.ufunc) -> Hashes:
    # Windows of 2, 4 and 8 values, each from two of the size before it.
    for step in (1, 2, 4):
        values = extreme(values[:-step], values[step:])
    return values


def _code_points(pieces: Sequence[str]) -> tuple[NDArray[np.uint32], Places]:
    # One blank at either end and between the pieces, so that every word has an edge on both sides.
    joined = "\n".join(["", *pieces, ""])
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter((len(piece) + 1 for piece in pieces), np.int64, len(pieces))
    marks = np.flatnonzero((codes - np.uint32(0x300)) < 0x70)
    if marks.size:
        # Decomposed accents (NFD): a letter and its mark must be one code point.
        composed = list(pieces)
        for place in np.unique(np.searchsorted(np.cumsum(lengths), marks)).tolist():
            composed[place] = _composed(pieces[place])
        return _code_points(composed)
    return codes, lengths


def _composed(piece: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFC", piece))


@lru_cache(maxsize=1)
def _folding() -> NDArray[np.uint16]:
    """Code point → its lower-case letter without accent, 0 for what stands between words."""
    table = np.zeros(0x110000, np.uint16)
    for code in range(0x10000):
        char = chr(code)
        if char.isalnum():
            table[code] = ord(unicodedata.normalize("NFD", char.lower())[0]) & 0xFFFF
    return table


def _powers(size: int) -> tuple[Hashes, Hashes]:
    return _powers_up_to(1 << max(20, (size - 1).bit_length()))


@lru_cache(maxsize=2)
def _powers_up_to(size: int) -> tuple[Hashes, Hashes]:
    """Return the powers of the base modulo 2**64, and those of its inverse (the base is odd)."""
    bases = np.full((2, size), 1, np.uint64)
    bases[0, 1:], bases[1, 1:] = _PRIME, pow(_PRIME, -1, 1 << 64)
    powers, inverse = np.cumprod(bases, axis=1, dtype=np.uint64)
    return powers, inverse


def _mix(values: Hashes) -> Hashes:
    # The finaliser of SplitMix64: without it, sums of similar words lie close to one another.
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
