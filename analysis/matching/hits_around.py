"""What stands beside all hits of many texts, looked at in one go: a quick no to questions that few of them meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.matching.hit_facts import BODY, ONE_WORD, PRESIDENCY

__all__ = ["Letters", "may_be_address", "may_be_part"]

_REACH: Final = 18  # longer than most words
_SHORT: Final = 4
_NO_BREAK, _NARROW, _CURLED, _OTHER = 0xA0, 0x202F, 0x2019, 0xFF


def _among(texts: Iterable[str]) -> NDArray[np.bool_]:
    """Return a table of pairs of letters: whether one of the texts ends in them."""
    table = np.zeros(1 << 16, np.bool_)
    for text in texts:
        table[ord(text[-2]) << 8 | ord(text[-1])] = True
    return table


_STREETS: Final = _among(["rue", "boulevard", "quai", "square", "impasse"])
_BEHIND_HYPHEN: Final = frozenset("SNEOMB")
_STOPS: Final = ",;:.!?)»…"
_OPENING: Final = "(«"
Ints = NDArray[np.int64]
Codes = NDArray[np.uint32]
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


def may_be_part(letters: Letters, start: Ints, end: Ints, known: NDArray[np.uint16]) -> Bools:
    """Say of each name whether what stands beside it may make it part of a longer one.

    Never no where `analysis.matching.names.whole_names` says that it is part of one.
    """
    codes = letters.codes
    after, next_one = codes[end], codes[end + 1]
    blank_behind = (after == ord(" ")) | (after == _NO_BREAK)
    asked: Bools = (
        ((known & PRESIDENCY) > 0)
        | (((known & BODY) > 0) & blank_behind)
        | ((after == ord("-")) & _is_one_of(next_one, _BEHIND_HYPHEN))
        | _is_digit(codes[end - 1])
        | ((end - start <= _SHORT) & blank_behind & _is_digit(next_one))
    )
    one_word = np.flatnonzero(known & ONE_WORD)
    asked[one_word] |= _may_be_given(codes, start[one_word])
    asked |= _may_be_street(codes, start)
    return asked


def may_be_address(letters: Letters, start: Ints, end: Ints) -> Bools:
    """Say of each name whether it may be part of an address: not where blanks and ordinary marks part it from all.

    Never no where `analysis.matching.names.surroundings.in_address` says that it is part of one.
    """
    before, farther, next_but_one = (letters.codes[start - n] for n in (1, 2, 3))
    after, next_one = letters.codes[end], letters.codes[end + 1]
    parted = _is_blank(before) | (_is_one_of(before, _OPENING) & _ends(farther))
    elided = ((before == ord("'")) | (before == _CURLED)) & _is_letter(farther) & (
        _ends(next_but_one) | (_is_letter(next_but_one) & _ends(letters.codes[start - 4]))
    )  # fmt: skip
    ends = _ends(after) | (_is_one_of(after, _STOPS) & _ends(next_one))
    may: Bools = ~((parted | elided) & ends)
    return may


def _is_one_of(codes: Codes, letters: Iterable[str]) -> Bools:
    found = np.zeros(len(codes), np.bool_)
    for letter in letters:
        found |= codes == ord(letter)
    return found


def _is_blank(codes: Codes) -> Bools:
    blank: Bools = (codes == ord(" ")) | (codes == _NO_BREAK) | (codes == _NARROW)
    return blank


def _ends(codes: Codes) -> Bools:
    """Whether nothing of an address can stand there: a blank or the end of a line."""
    ends: Bools = _is_blank(codes) | (codes == ord("\n"))
    return ends


def _is_letter(codes: Codes) -> Bools:
    small = codes | 0x20
    letter: Bools = (small >= ord("a")) & (small <= ord("z"))
    return letter


def _is_digit(codes: Codes) -> Bools:
    return ((codes >= ord("0")) & (codes <= ord("9"))) | (codes > 0x24F)  # or one of another script


def _may_be_given(codes: Codes, start: Ints) -> Bools:
    """Whether the word before may be a first name, or "von"."""
    before = codes[start - np.arange(1, _REACH)[:, None]]  # a line for each place before, so that all names are one run
    before[before == _NO_BREAK] = ord(" ")
    word = before[1:]
    own = np.logical_and.accumulate((word != ord(" ")) & (word != ord("\n")), axis=0)
    capital = ((word >= ord("A")) & (word <= ord("Z"))) | ((word >= 0xC0) & (word <= 0xDE))
    linked = (word[0] == ord("n")) & (word[2] == ord("v"))
    asked: Bools = (before[0] == ord(" ")) & ((capital & own).any(axis=0) | own[-1] | linked)
    return asked


def _may_be_street(codes: Codes, start: Ints) -> Bools:
    """Whether "rue de la", "avenue d'" or the like may stand before: a word in "d" behind one that ends so."""
    before = [np.minimum(codes[start - n], _OTHER) for n in range(1, 10)]
    found = np.zeros(len(start), np.bool_)
    for length in (2, 3, 4, 5, 6):  # of "d'", "de ", "des ", "de l'", "de la "
        leads = (before[length - 1] | 0x20 == ord("d")) & ((before[length] == ord(" ")) | (before[length] == _NO_BREAK))
        found |= leads & _STREETS[(before[length + 2] | 0x20) << 8 | before[length + 1] | 0x20]
    return found
