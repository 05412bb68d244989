"""Passage → the spans between quotation marks, malformed ones included.

French marks « », curly “ ”, straight " and what hurried typing makes of them: a quotation that *opens*
with » or ”, a stray " that is never closed, a quotation closed by another mark than opened it, marks left
open at the end of a paragraph that the next goes on, a closing mark whose opening one was lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

__all__ = ["Quotation", "find_quotations", "mask_quotations"]

# One class of signs in front, for a search that skips letters: a sign that counts only in a pair looks for its other.
_MARKS: Final = re.compile(r"[«»“”„‟\"＂‹›《》'<>](?:(?<=')'|(?<=<)<|(?<=>)>|(?<!['<>]))")
_SINGLE: Final = re.compile(r"(?<!\w)‘(?=\S)([^‘]{2,400}?)(?<=\S)’(?!\w)")
_NOT_FRENCH: Final = ('"', "“", "”", "„", "‟", "＂", "‹", "›", "《", "》", "''", "<<", ">>")
_BLANK: Final = " \u00a0\u202f\u2009\u2007\t"
_STRAIGHT: Final = frozenset({'"', "''", "＂"})
_OPENERS: Final = {"«": "»", "<<": ">>", "“": "”", "„": "“”", "‹": "›", "‟": "”", "《": "》"}
_CLOSERS: Final = frozenset({"»", ">>", "”", "›", "》"})
_ENDS: Final = frozenset(".!?…")
# What follows a quotation that somebody is said to say: an auxiliary or an inverted pronoun.
_ASIDE: Final = re.compile(r"\s*,?\s+(?:a|ont|avait|s['’]est)(?:-t-(?:il|elle))?\s+\w|\s*,?\s+\w+-(?:t-)?(?:il|elle)\b")
_SENTENCE_END: Final = re.compile(r"[.!?…][\s»”\"]+(?=[A-ZÀ-Þ«“\"])")
_LONG_ENOUGH: Final = 15

_Open = tuple[int, int, str]


class Quotation(NamedTuple):
    """What stands between two marks; ``outer`` spans take the marks in."""

    start: int
    end: int
    outer_start: int
    outer_end: int


_new: Final[Callable[[tuple[int, int, int, int]], Quotation]] = partial(tuple.__new__, Quotation)


@dataclass
class _Reading:
    text: str
    opened: list[_Open] = field(default_factory=list)
    found: list[Quotation] = field(default_factory=list)

    def close(self, index: int, start: int, end: int) -> None:
        """Close the mark at ``index`` and forget those opened after it."""
        first = self.opened[index]
        del self.opened[index:]
        self.found.append(_trimmed(self.text, first[0], first[1], start, end))


def find_quotations(text: str, *, goes_on: bool = False) -> list[Quotation]:
    r"""Find the quotations of one passage, outermost ones only, blanks trimmed.

    Parameters
    ----------
    text : str
        One passage.
    goes_on : bool
        Whether the passage before it ended within a quotation: then a first mark that closes ends it.

    Examples
    --------
    >>> text = "« Non », a-t-elle dit, parlant d'un \"mauvais accord\"."
    >>> [text[q.start:q.end] for q in find_quotations(text)]
    ['Non', 'mauvais accord']
    """
    in_turn = _in_turn(text)
    if in_turn is not None:
        return in_turn
    marks = [(m.start(), m.end(), m[0]) for m in _MARKS.finditer(text)]
    reading = _Reading(text)
    for index, (start, end, mark) in enumerate(marks):
        if mark in _STRAIGHT:
            _take_straight(reading, start, end, mark, marks, index)
        elif mark in "«“" and _closes_by_mistake(reading, start, end, mark):
            reading.close(len(reading.opened) - 1, start, end)
        elif mark in _OPENERS and not (mark == "“" and reading.opened and reading.opened[-1][2] == "„"):
            reading.opened.append((start, end, mark))
        elif _may_close(reading, mark):
            _close(reading, start, end, mark)
        elif mark in _CLOSERS and _opens_by_mistake(text, start, end, mark, marks[index + 1 :]):
            reading.opened.append((start, end, mark))
        elif mark in _CLOSERS and index == 0:
            _close_unopened(reading, start, end, goes_on=goes_on)
    _leave_open(reading)
    if not marks and "‘" in text:
        reading.found += [_trimmed(text, m.start(), m.start(1), m.end(1), m.end()) for m in _SINGLE.finditer(text)]
    return _outermost(reading.found)


def _in_turn(text: str) -> list[Quotation] | None:
    """Read what most passages hold: « and » in turn, and no other marks; None where it is not so."""
    start = text.find("«")
    if start < 0:
        return None
    for sign in _NOT_FRENCH:
        if sign in text:
            return None
    found, behind = [], 0
    while start >= 0:
        end = text.find("»", behind)
        after = text.find("«", start + 1)
        if end < start or 0 <= after < end:
            return None
        found.append(_trimmed(text, start, start + 1, end, end + 1))
        start, behind = after, end + 1
    return None if text.find("»", behind) >= 0 else [one for one in found if one.start < one.end]


def _take_straight(reading: _Reading, start: int, end: int, mark: str, marks: list[_Open], index: int) -> None:
    """Let a straight mark open or close by what stands around it; drop an opener forgotten before it."""
    text, opened = reading.text, reading.opened
    may_open, may_close = _sides(text, start, end)
    before_blank = start == 0 or text[start - 1].isspace()
    pair = len(opened) - 1 if opened and (opened[-1][2] == mark or opened[-1][2] in "“”") else -1
    if pair >= 0 and opened[pair][2] != mark and may_open and before_blank:
        opened.append((start, end, mark))  # a quotation within a curly one
    elif pair >= 0 and may_close and not (may_open and before_blank):
        reading.close(pair, start, end)
    elif pair >= 0 and _nests(text, marks, index):
        opened.append((start, end, mark))
    elif pair >= 0:
        opened[pair] = (start, end, mark)
    elif may_open or (before_blank and (end == len(text) or text[end].isspace())) or _is_glued(text, start, end):
        opened.append((start, end, mark))
    elif not opened and not reading.found:
        _close_unopened(reading, start, end, goes_on=False)


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Say whether a straight mark may open, and whether it may close."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    # "_" and "*" are what is left of slanted and bold letters.
    may_open = (before.isspace() or before in "([«“'’-–—_*") and not after.isspace() and after not in ",;.)"
    may_close = not before.isspace() or after.isspace() or after in ",;.)"
    return may_open, may_close


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether the blank before a mark that opens was forgotten: 'Il part."Nous verrons", dit-elle.'."""
    if start < 3 or text[start - 1] not in ".:!?" or not text[end : end + 1].isupper():
        return False
    behind_blank = text[start - 1] == ":" and text[start - 2] in _BLANK and text[start - 3].isalpha()
    return text[start - 2].isalpha() or behind_blank


def _nests(text: str, marks: list[_Open], index: int) -> bool:
    """Whether the straight mark at ``index`` opens a quotation within a straight one: all of them are closed."""
    depth = 2
    for start, end, mark in marks[index + 1 :]:
        if mark == marks[index][2]:
            depth += 1 if _sides(text, start, end)[0] and (start == 0 or text[start - 1].isspace()) else -1
        if depth == 0:
            return True
    return False


def _may_close(reading: _Reading, mark: str) -> bool:
    return any(_fit(opener, mark) for _, _, opener in reading.opened)


def _fit(opener: str, closer: str) -> bool:
    return closer in _OPENERS.get(opener, "") or opener == closer or (opener in '"“' and closer in "”»")


def _close(reading: _Reading, start: int, end: int, mark: str) -> None:
    # The mark that belongs to it comes first, another one ("“Oui », dit-il") only where it stands alone.
    own = [i for i, (_, _, o) in enumerate(reading.opened) if o != '"' and (o == mark or mark in _OPENERS.get(o, ""))]
    if own:
        reading.close(own[-1], start, end)
    elif mark != "»" or start - reading.opened[-1][1] > 2:
        reading.close(len(reading.opened) - 1, start, end)


def _closes_by_mistake(reading: _Reading, start: int, end: int, mark: str) -> bool:
    """Whether a « or “ closes: one is open, and a word before it, none after ("« junte« , a-t-il dit")."""
    text = reading.text
    head = text[:start].rstrip(_BLANK) if mark == "“" else text[:start]
    touched = bool(head) and (head[-1].isalnum() or head[-1] in ".!?…")
    after = text[end : end + 2].lstrip(_BLANK)[:1]
    return bool(reading.opened) and reading.opened[-1][2] == mark and touched and (not after or after in ".,;:!?)")


def _opens_by_mistake(text: str, start: int, end: int, mark: str, later: list[_Open]) -> bool:
    """Whether a » or ” opens: nothing is open, speech follows it, and the next such mark closes again."""
    following = next((m for _, _, m in later if m in "«»“”\""), "")
    if following != mark and not (mark == "”" and following == '"'):
        return False
    head = text[:start].rstrip(_BLANK)
    if head.endswith(("'", "’")) and text[end : end + 1].strip():
        return True  # qu'»à chaque fois»
    rest = text[end:].lstrip(_BLANK)
    return rest[:1].isupper() and (not head or head[-1] in ".:,;!?…")


def _close_unopened(reading: _Reading, start: int, end: int, *, goes_on: bool) -> None:
    """Close with the first mark what the passage before opened, or what lost its opening mark."""
    text = reading.text
    if goes_on:
        reading.found.append(_trimmed(text, 0, 0, start, end))
    elif _ASIDE.match(text, end) and start > _LONG_ENOUGH and not text[start - 1].isspace():
        begin = max((m.end() for m in _SENTENCE_END.finditer(text, 0, start)), default=0)
        reading.found.append(_trimmed(text, begin, begin, start, end))


def _leave_open(reading: _Reading) -> None:
    """Decide what an unclosed mark means: speech to the end of the passage, or one mark that closes two."""
    if not reading.opened:
        return
    first = reading.opened[0]
    start, end, mark = first
    inner = [q for q in reading.found if q.outer_start > start]
    text = reading.text
    if inner and mark in "«“" and text[: inner[0].outer_start].rstrip(_BLANK).endswith(":"):
        between = text[end : inner[0].outer_start]
        if not _SENTENCE_END.search(between + "A") and inner[0].outer_start - end > _LONG_ENOUGH:
            reading.found.append(_trimmed(text, start, end, inner[0].end, inner[0].outer_end))
        return
    head = text[:start].rstrip(_BLANK)
    announced = not head or head[-1] in ":"
    if not inner and len(text) - end > _LONG_ENOUGH and (mark in {"«", "<<", "»"} or (mark == "“" and announced)):
        reading.found.append(_trimmed(text, start, end, len(text), len(text)))


def _trimmed(text: str, outer_start: int, start: int, end: int, outer_end: int) -> Quotation:
    said = text[start:end].lstrip(_BLANK)
    start = end - len(said)
    return _new((start, start + len(said.rstrip(_BLANK)), outer_start, outer_end))


def _outermost(found: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.outer_start, -q.outer_end)) if len(found) > 1 else found:
        if quotation.start < quotation.end and (not kept or quotation.outer_start >= kept[-1].outer_end):
            kept.append(quotation)
    return kept


def mask_quotations(text: str, quotations: list[Quotation]) -> str:
    """Replace what is quoted by blanks of the same length, so that only the frame sentence remains.

    A full stop, a question or an exclamation mark at its end stays: it may end the frame sentence too.

    Examples
    --------
    >>> mask_quotations("« Oui. » dit-il.", find_quotations("« Oui. » dit-il."))
    '«    . » dit-il.'
    """
    pieces: list[str] = []
    at = 0
    for start, end, _, _ in quotations:
        last = text[end - 1]
        pieces += text[at:start], " " * (end - start - 1), last if last in _ENDS else " "
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
