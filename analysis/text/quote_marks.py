"""Where anything stands that may be a quotation mark: few passages have one, and only those are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

__all__ = ["has_marks", "marked_spans"]

_SINGLE_SIGNS: Final = ("«", "»", '"', "“", "”", "„", "‟", "＂", "‘", "‹", "《")
_PAIRS: Final = ("''", "<<")
_SIGNS: Final = (*_SINGLE_SIGNS, *_PAIRS)


def has_marks(text: str) -> bool:
    """Whether a text holds anything that may be a quotation mark.

    Examples
    --------
    >>> has_marks("Rien n’est dit."), has_marks("« Rien » n’est dit.")
    (False, True)
    """
    return any(sign in text for sign in _SIGNS)


def marked_spans(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Say which of many spans `has_marks`, in a few passes over the text.

    Parameters
    ----------
    text : str
    starts, ends : sequences of int
        The spans, one behind the other.

    Examples
    --------
    >>> marked_spans("« Rien » n’est dit.", [0, 9], [8, 19])
    [0]
    """
    found = set()
    signs = [sign for sign in _SINGLE_SIGNS if sign in text]
    # One sign is looked for ten times as fast as two.
    signs += [sign for sign in _PAIRS if sign[0] in text and sign in text]
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            span = bisect_right(starts, at) - 1
            if span >= 0 and at + len(sign) <= ends[span]:
                found.add(span)
                at = text.find(sign, ends[span])
            else:
                at = text.find(sign, at + 1)
    return sorted(found)
