"""Places of a folded text that have the shape of a date, whether or not a calendar has that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.text import dates_words as words

__all__ = ["Hit", "join_broken", "scan"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that have the shape of a date: span, shape, and what each part says."""

    start: int
    end: int
    shape: str
    said: dict[str, str | None]


def join_broken(folded: str) -> str:
    r"""Return the text with blanks for the line ends within a date.

    Examples
    --------
    >>> join_broken("publie le 12\nmars\n2022\n") == "publie le 12 mars 2022\n"
    True
    """
    for end in words.BROKEN.finditer(folded):
        if words.BEFORE_BREAK.search(folded, max(0, end.start() - 20), end.start()):
            folded = folded[: end.start()] + " " * len(end.group()) + folded[end.end() :]
    return folded


def scan(folded: str) -> list[Hit]:
    """Return all hits by their start, the longest of one start first; they may overlap."""
    return sorted([*_numbers(folded), *_words(folded)], key=lambda hit: (hit.start, -hit.end))


def _numbers(folded: str) -> Iterator[Hit]:
    """Dates that have a number, read forwards from it; years, read backwards."""
    done = 0
    for anchor in words.NUMBER.finditer(folded):
        start = anchor.start()
        if start < done:
            continue
        for shape, pattern in words.SHAPES:
            if match := pattern.match(folded, start):
                if folded[start - 1 : start].isalpha() and (shape != "full" or match.end() - start < 8):
                    # Glued to a name, only a whole date is one: "Anne Lorme12 mars 2022".
                    break
                done = match.end()
                yield _with_opening(shape, match, folded)
                break
        else:
            if anchor.end() - start == 4:
                yield from _before_year(folded, start, anchor.end())


def _with_opening(shape: str, match: re.Match[str], folded: str) -> Hit:
    start, end = match.start(), match.start() + len(match.group().rstrip())
    said = match.groupdict()
    if weekday := words.BEFORE_NUMBER.search(folded, max(0, start - 28), start):
        start = weekday.start()
        said["weekday"] = weekday["weekday"]
    if shape == "range" and (opening := words.BEFORE_RANGE.search(folded, max(0, start - 12), start)):
        start = opening.start()
    return Hit(start, end, shape, said)


def _before_year(folded: str, start: int, end: int) -> Iterator[Hit]:
    for shape, pattern in words.BEFORE_YEAR:
        if match := pattern.search(folded, max(0, start - 36), start):
            yield Hit(match.start(), end, shape, {**match.groupdict(), "year": folded[start:end]})
            return


def _words(folded: str) -> Iterator[Hit]:
    """Weekdays, "hier", "la semaine dernière": all looked for at once."""
    for number, place, _ in words.WORDS_AT_ONCE.find_matches_as_indexes(folded, overlapping=True):
        _, shape, pattern = words.WORDS[number]
        match = pattern.match(folded, place)
        if match and not folded[place - 1 : place].isalpha():
            if shape == "tail":
                yield from _before_tail(folded, match)
            else:
                yield Hit(place, match.end(), shape, match.groupdict())


def _before_tail(folded: str, tail: re.Match[str]) -> Iterator[Hit]:
    for shape, pattern in words.TAILS:
        if match := pattern.search(folded, max(0, tail.start() - 14), tail.start()):
            yield Hit(match.start(), tail.end(), shape, {**match.groupdict(), **tail.groupdict()})
            return
