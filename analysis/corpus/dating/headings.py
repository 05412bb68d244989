"""Day headings of live blogs: each dates the passages beneath it, the newest dates the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from analysis.corpus.dating.lines import DAYS, Line, Lines, day_of

__all__ = ["Heading", "find_headings"]

_LONGEST: Final = dt.timedelta(days=60)
_SHORTEST_POST: Final = 60
_EDGES: Final = " :.-–—•*|le"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a date and nothing else, and the day it says."""

    line: int
    day: dt.date
    words: str
    written_in_full: bool


def find_headings(lines: Lines, known: dt.date | None = None) -> list[Heading]:
    """Return the day headings of a live blog, in the order of the text; none if it is no live blog.

    At least two, each with a post beneath, days all falling or all rising, within 60 days.

    Parameters
    ----------
    lines : Lines
        The text.
    known : date, optional
        A day of publication known otherwise; then its year is taken first.
    """
    if not lines.has_days:
        return []
    alone = [line for line in lines.dated if len(line.dates) == 1]
    headings = [heading for line in alone if (heading := _heading(line, known)) is not None]
    headings = [heading for heading in headings if _has_post(lines, heading.line)]
    days = [heading.day for heading in headings]
    if len(set(days)) < 2 or max(days) - min(days) > _LONGEST:
        return []
    return headings if days in (sorted(days), sorted(days, reverse=True)) else []


def _heading(line: Line, known: dt.date | None) -> Heading | None:
    if line.zone in ("caption", "duplicate"):
        return None
    expression = line.dates[0]
    if expression.kind not in DAYS or expression.label or expression.hour is not None:
        return None
    if expression.kind == "full" and line.zone != "heading":
        # A bare full date is a stamp or an item of a list unless its zone says otherwise.
        return None
    if line.before(expression).strip(_EDGES) or line.after(expression).strip(_EDGES):
        return None
    day = None
    if known is not None:
        days = [d for year in (known.year, known.year - 1) if (d := day_of(expression, year))]
        day = next((d for d in days if dt.timedelta(0) <= known - d <= _LONGEST), None)
    day = day or day_of(expression)
    return Heading(line.index, day, line.words(expression), expression.kind == "full") if day else None


def _has_post(lines: Lines, index: int) -> bool:
    following = lines[index + 1 : index + 3]
    posts = [line for line in following if line.zone in ("body", "duplicate")]
    return any(line.end - line.start >= _SHORTEST_POST for line in posts)
