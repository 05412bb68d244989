"""What stands beside all hits of many texts, looked at in one go: a quick no to questions that few of them meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["BODY", "ONE_WORD", "PRESIDENCY", "Letters", "may_be_part"]

ONE_WORD: Final = 16
"""A name of one word: a first name before it makes it a surname."""
BODY: Final = 32
"""A name that begins like that of a body every state has."""
PRESIDENCY: Final = 64
"""A presidency: that of any body or state, for which one may run."""
_REACH: Final = 18  # longer than most words
_SHORT: Final = 4
# What leads from "rue" to its name, and how the words for a street end.
_OF: Final = ("d'", "de ", "du ", "des ", "de l'", "de la ")
_STREET_ENDS: Final = np.array([ord(a) << 8 | ord(b) for a, b in ("ue", "rd", "ai", "re", "se")])
_BEHIND_HYPHEN: Final = np.array(sorted(map(ord, "SNEOMB")))
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Letters:
    """The characters of many texts in one array, line breaks before the first and behind each."""

    def __init__(self, texts: Sequence[str]) -> None:
        joined = "\n" * _REACH + "\n".join(texts) + "\n\n"
        self.codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        self._first = _REACH + np.cumsum(lengths) - lengths

    def places(self, row: Ints, offset: Ints) -> Ints:
        """Return where in all the characters an offset of a text lies."""
        return self._first[row] + offset


def may_be_part(letters: Letters, start: Ints, end: Ints, known: NDArray[np.uint8]) -> Bools:
    """Say of each name whether what stands beside it may make it part of a longer one.

    Never no where `analysis.matching.whole_names` says that it is part of one.
    """
    codes = letters.codes
    after, next_one = codes[end], codes[end + 1]
    blank_behind = (after == ord(" ")) | (after == 0xA0)
    before = codes[start - np.arange(1, _REACH)[:, None]]  # a line for each place before, so that all names are one run
    before[before == 0xA0] = ord(" ")
    last = codes[end - 1]
    asked: Bools = (
        (((known & ONE_WORD) > 0) & _may_be_given(before))
        | _may_be_street(before)
        | ((after == ord("-")) & np.isin(next_one, _BEHIND_HYPHEN))
        | ((known & PRESIDENCY) > 0)
        | (((known & BODY) > 0) & blank_behind)
        | _is_digit(last)
        | ((end - start <= _SHORT) & blank_behind & _is_digit(next_one))
    )
    return asked


def _is_digit(codes: NDArray[np.uint32]) -> Bools:
    return ((codes >= ord("0")) & (codes <= ord("9"))) | (codes > 0x24F)  # or one of another script


def _may_be_given(before: NDArray[np.uint32]) -> Bools:
    """Whether the word before may be a first name, or "von"."""
    word = before[1:]
    own = np.logical_and.accumulate((word != ord(" ")) & (word != ord("\n")), axis=0)
    capital = ((word >= ord("A")) & (word <= ord("Z"))) | ((word >= 0xC0) & (word <= 0xDE))
    linked = (word[0] == ord("n")) & (word[2] == ord("v"))
    asked: Bools = (before[0] == ord(" ")) & ((capital & own).any(axis=0) | own[-1] | linked)
    return asked


def _may_be_street(before: NDArray[np.uint32]) -> Bools:
    """Whether "rue de la", "avenue d'" or the like may stand before."""
    lower = before[:10] | 0x20
    lower[lower == 0x2039] = 0x27
    found = np.zeros(before.shape[1], np.bool_)
    for words in _OF:
        n = len(words)
        fits = lower[n] == ord(" ")
        for place, letter in enumerate(reversed(words)):
            fits &= lower[place] == ord(letter) | 0x20
        found |= fits & np.isin(lower[n + 2] << 8 | lower[n + 1], _STREET_ENDS)
    return found
