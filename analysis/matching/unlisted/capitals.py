"""The capitalised words of a text, by a pattern or, where numba has been loaded, by machine code."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["BESIDE", "LED", "UPPER", "beside", "capitals", "is_of_address"]

BESIDE: Final = 1
"""A mark of addresses stands right before a word or behind it."""
LED: Final = 2
"""Neither a mark nor a line end parts a word from those before it."""
UNTOLD: Final = -1
"""What stands beside a word is not known: `beside` tells."""

_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
_CAPITALS = "".join(letter for letter in _LATIN if letter.isupper())
UPPER = f"[{_CAPITALS}]"
_REST = rf"(?:\.(?:-?{UPPER}\.)*(?!\w)|\w*(?:(?:['’‑-]|&(?=\w))\w+)*)"
# An initial or a word; of "L'Institut" the group. The capital comes first in the pattern, what stands before it is
# asked afterwards: so the search for capitals is one loop over the text.
_TOKEN = re.compile(
    rf"{UPPER}(?<![\w@#].)(?:(?:(?<=[LJCST])|(?<=Q)u)['’](?={UPPER})({UPPER}{_REST})|{_REST})"
)
_GLUED = frozenset("./_=\\+")
_GOES_ON = frozenset("@_=.")
_MARKS = frozenset(".,;:!?…()[]»”–—-•|>*/")
_BLANKS = frozenset(" \u00a0")
_NO_LINE_END = frozenset(" \u00a0'’")
_ADDRESS = re.compile(r"(?:https?:|www\.|\w\.\w|[@=_])\S*$")


def capitals(text: str) -> Iterable[tuple[int, int, int]]:
    """Find the capitalised words of a text: where each starts and ends, and what may stand beside it.

    Examples
    --------
    >>> [(start, end) for start, end, _ in capitals("Selon l'Institut, a@Ville")]
    [(0, 5), (8, 16)]
    """
    return _by_machine_code(text) if "numba" in sys.modules else _by_pattern(text)


def _by_pattern(text: str) -> list[tuple[int, int, int]]:
    return [(*match.span(match.lastindex or 0), UNTOLD) for match in _TOKEN.finditer(text)]


def _by_machine_code(text: str) -> Iterable[tuple[int, int, int]]:
    capitalised_words, kinds = _kernel()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    out = np.empty((3, len(codes) // 2 + 1), np.int32)
    n = capitalised_words(codes, kinds, out)
    return zip(*out[:, :n].tolist(), strict=True)


@cache
def _kernel() -> tuple[Callable[..., int], NDArray[np.uint8]]:
    """Give the machine code and what it asks of every code point."""
    from analysis.matching.unlisted import capital_kernel as kernel

    kinds = np.zeros(0x110000, np.uint8)
    everything = np.arange(len(kinds), dtype=np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    for match in re.finditer(r"\w+", everything):
        kinds[match.start() : match.end()] = kernel.WORD | kernel.BARRING
    letters = {
        kernel.CAPITAL: _CAPITALS, kernel.BARRING: "@#", kernel.JOINING: "'’‑-&", kernel.MARK: _MARKS,
        kernel.BLANK: _BLANKS, kernel.GLUED: _GLUED, kernel.GOES_ON: _GOES_ON,
    }  # fmt: skip
    for kind, members in letters.items():
        kinds[[ord(letter) for letter in members]] |= kind
    return kernel.capitalised_words, kinds


def beside(text: str, start: int) -> int:
    """Tell what stands, or may stand, right before a word and behind it."""
    return BESIDE | LED if _is_led(text, start) else BESIDE


def is_of_address(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word is part of an address, or of a longer word with a mark in it."""
    if start > 1 and text[start - 1] in _GLUED and text[start - 2].islower() and _in_address(text, start):
        return True
    after = text[end : end + 1]
    return after in _GOES_ON and (after != "." or text[end + 1 : end + 2].islower())


def _in_address(text: str, start: int) -> bool:
    return bool(_ADDRESS.search(text, max(0, start - 80), start))


def _is_led(text: str, start: int) -> bool:
    """Whether neither a mark nor a line end parts the word at ``start`` from those before it."""
    if start < 2:
        return False
    before, last = text[start - 2], text[start - 1]
    if last == "\n":
        return before in _NO_LINE_END
    return last not in _MARKS and (last not in _BLANKS or before not in _MARKS)
