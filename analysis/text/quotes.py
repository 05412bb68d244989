"""Passage → the spans between quotation marks, malformed ones included.

French marks « », curly “ ”, straight " and what hurried typing makes of them: a quotation that *opens*
with », a stray " that is never closed, marks left open at the end of a paragraph that the next goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Quotation", "find_quotations", "mask_quotations"]

_MARKS = re.compile(r"[«»“”„\"]|''|<<|>>")
_BLANK = " \u00a0\u202f\u2009\t"
_OPENERS = {"«": "»", "<<": ">>", "“": "”", "„": "“”"}
_CLOSERS = frozenset({"»", ">>", "”"})


@dataclass(frozen=True)
class Quotation:
    """What stands between two marks; ``outer`` spans take the marks in."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def find_quotations(text: str) -> list[Quotation]:
    """Find the quotations of one passage, outermost ones only, blanks trimmed.

    Examples
    --------
    >>> text = "« Non », a-t-elle dit, parlant d'un \\"mauvais accord\\"."
    >>> [text[q.start:q.end] for q in find_quotations(text)]
    ['Non', 'mauvais accord']
    """
    marks = [(m.start(), m.end(), m[0]) for m in _MARKS.finditer(text)]
    found: list[Quotation] = []
    opened: list[tuple[int, int, str]] = []
    for index, (start, end, mark) in enumerate(marks):
        if mark in {'"', "''"}:
            _take_straight(text, start, end, mark, opened, found)
        elif mark in _OPENERS and not (mark == "“" and opened and opened[-1][2] == "„"):
            # A second « before any » is either nested or shows that the first was never closed.
            opened.append((start, end, mark))
        elif opened:
            _close(text, end, start, mark, opened, found)
        elif mark in _CLOSERS and _opens_by_mistake(text, start, end, marks[index + 1 :]):
            opened.append((start, end, mark))
    if opened and opened[0][2] in {"«", "<<", "»"} and _stays_open(text, opened[0], found):
        found.append(_quotation(text, opened[0][0], opened[0][1], len(text), len(text)))
    return _outermost(found)


def _take_straight(
    text: str, start: int, end: int, mark: str, opened: list[tuple[int, int, str]], found: list[Quotation]
) -> None:
    """A straight mark opens or closes by what stands around it; an opener forgotten before it is dropped."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    may_open = (before.isspace() or before in "([«'’-–—") and not after.isspace()
    may_close = not before.isspace() or after.isspace()
    is_open = bool(opened) and opened[-1][2] == mark
    if is_open and may_close and not (may_open and not before.isspace() and False):
        if may_open and before.isspace():
            opened.pop()
            opened.append((start, end, mark))
            return
        first = opened.pop()
        found.append(_quotation(text, first[0], first[1], start, end))
    elif is_open:
        opened[-1] = (start, end, mark)
    elif may_open:
        opened.append((start, end, mark))
    elif before.isspace() and after.isspace():
        opened.append((start, end, mark))


def _close(
    text: str, end: int, start: int, mark: str, opened: list[tuple[int, int, str]], found: list[Quotation]
) -> None:
    for index in range(len(opened) - 1, -1, -1):
        if mark in _OPENERS.get(opened[index][2], "") or (opened[index][2] == "»" and mark == "»"):
            first = opened[index]
            del opened[index:]
            found.append(_quotation(text, first[0], first[1], start, end))
            return


def _opens_by_mistake(text: str, start: int, end: int, later: list[tuple[int, int, str]]) -> bool:
    """Whether a » opens: nothing is open, speech follows it, and the next French mark is another »."""
    rest = text[end:].lstrip(_BLANK)
    following = next((mark for _, _, mark in later if mark in "«»"), "")
    head = text[:start].rstrip(_BLANK)
    return following == "»" and rest[:1].isupper() and (not head or head[-1] in ".:,;!?")


def _stays_open(text: str, first: tuple[int, int, str], found: list[Quotation]) -> bool:
    """Whether an unclosed mark opens a quotation that goes on in the next paragraph."""
    return len(text) - first[1] > 15 and not any(q.outer_start > first[0] for q in found)


def _quotation(text: str, outer_start: int, start: int, end: int, outer_end: int) -> Quotation:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return Quotation(start, end, outer_start, outer_end)


def _outermost(found: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.outer_start, -q.outer_end)):
        if quotation.start < quotation.end and (not kept or quotation.outer_start >= kept[-1].outer_end):
            kept.append(quotation)
    return kept


def mask_quotations(text: str, quotations: list[Quotation]) -> str:
    """Replace what is quoted by blanks of the same length, so that only the frame sentence remains.

    Examples
    --------
    >>> mask_quotations("« Oui. » dit-il.", find_quotations("« Oui. » dit-il."))
    '«      » dit-il.'
    """
    pieces, at = [], 0
    for quotation in quotations:
        pieces += [text[at : quotation.start], " " * (quotation.end - quotation.start)]
        at = quotation.end
    return "".join([*pieces, text[at:]])
