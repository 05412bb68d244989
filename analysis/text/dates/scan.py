"""Places of a folded text that have the shape of a date, whether or not a calendar has that day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np

from analysis.text.dates import patterns

__all__ = ["Hit", "in_bytes", "join_broken", "may_be_broken", "scan"]

_ZERO: Final = np.uint8(ord("0"))
_TEN: Final = np.uint8(10)


class Hit(NamedTuple):
    """Words that have the shape of a date: span, shape, and what each part says."""

    start: int
    end: int
    shape: str
    said: dict[str, str | None]


def in_bytes(folded: str) -> bytes:
    """Return the text with one byte a letter: what is looked for is in ASCII."""
    return folded.encode("ascii", "replace")


def may_be_broken(letters: bytes) -> bool:
    """Whether a line begins as one does that a date of the line above goes on in."""
    return bool(patterns.GOING_ON.find_matches_as_indexes(letters))


def join_broken(folded: str) -> str:
    r"""Return the text with blanks for the line ends within a date.

    Examples
    --------
    >>> join_broken("publie le 12\nmars\n2022\n") == "publie le 12 mars 2022\n"
    True
    """
    for end in patterns.BROKEN.finditer(folded):
        if patterns.BEFORE_BREAK.search(folded, max(0, end.start() - 20), end.start()):
            folded = folded[: end.start()] + " " * len(end.group()) + folded[end.end() :]
    return folded


def scan(folded: str, letters: bytes | None = None) -> list[Hit]:
    """Return all hits by their start, the longest of one start first; they may overlap.

    ``letters`` are those of the folded text, for a caller that has them (`in_bytes`).
    """
    letters = in_bytes(folded) if letters is None else letters
    found = patterns.WORDS_AT_ONCE.find_matches_as_indexes(letters)
    hits = [*_numbers(folded, _figure_starts(letters)), *_words(folded, found)]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end)) if len(hits) > 1 else hits


def _figure_starts(letters: bytes) -> list[int]:
    """Return where the figures begin, each a run of digits."""
    codes = np.frombuffer(letters, np.uint8)
    places = np.flatnonzero(codes - _ZERO < _TEN).tolist()
    return [place for before, place in zip([-2, *places], places, strict=False) if place - before > 1]


def _numbers(folded: str, starts: Iterable[int]) -> Iterator[Hit]:
    """Dates that have a number, read forwards from its first figure; years, read backwards."""
    done = 0
    for start in starts:
        anchor = patterns.NUMBER.match(folded, start) if start >= done else None
        if anchor is None:
            continue
        for shape, pattern in patterns.SHAPES[anchor.lastgroup or ""]:
            if match := pattern.match(folded, start):
                if folded[start - 1 : start].isalpha() and (shape != "full" or match.end() - start < 8):
                    # Glued to a name, only a whole date is one: "Anne Lorme12 mars 2022".
                    break
                done = match.end()
                yield _with_opening(shape, match, folded)
                break
        else:
            if anchor.lastgroup == "year":
                yield from _before_year(folded, start, anchor.end())


def _with_opening(shape: str, match: re.Match[str], folded: str) -> Hit:
    start, end = match.start(), match.start() + len(match.group().rstrip())
    said = match.groupdict()
    if folded[start - 1 : start] != " ":
        return Hit(start, end, shape, said)
    if weekday := patterns.BEFORE_NUMBER.search(folded, max(0, start - 28), start):
        start = weekday.start()
        said["weekday"] = weekday["weekday"]
    if shape == "range" and (opening := patterns.BEFORE_RANGE.search(folded, max(0, start - 12), start)):
        start = opening.start()
    return Hit(start, end, shape, said)


def _before_year(folded: str, start: int, end: int) -> Iterator[Hit]:
    before = folded[max(0, start - 36) : start]
    last = before.split()[-1:] if before.endswith(" ") else []
    for shape, pattern in patterns.may_precede_year(last[0]) if last else ():
        if match := pattern.search(folded, max(0, start - 36), start):
            yield Hit(match.start(), end, shape, {**match.groupdict(), "year": folded[start:end]})
            return


def _words(folded: str, found: Iterable[tuple[int, int, int]]) -> Iterator[Hit]:
    """Weekdays, "hier", "la semaine dernière", by the numbers and the places of `patterns.WORDS`."""
    for number, place, _ in found:
        _, shape, pattern = patterns.WORDS[number]
        match = pattern.match(folded, place)
        if match and not folded[place - 1 : place].isalpha():
            if shape == "tail":
                yield from _before_tail(folded, match)
            else:
                yield Hit(place, match.end(), shape, match.groupdict())


def _before_tail(folded: str, tail: re.Match[str]) -> Iterator[Hit]:
    for shape, pattern in patterns.TAILS:
        if match := pattern.search(folded, max(0, tail.start() - 14), tail.start()):
            yield Hit(match.start(), tail.end(), shape, {**match.groupdict(), **tail.groupdict()})
            return
