"""Dates read against a clock: an edition of an event, or dated texts that share passages.

A clock is a few known days near the text. It gives "ce 23 juin" its year and "lundi" its date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from analysis.corpus.dating.heads import is_dateline
from analysis.corpus.dating.lines import COUNTED, Finding, Line, Lines, day_of
from analysis.corpus.dating.marks import is_stamp
from analysis.corpus.dating.shapes import is_news, looks_ahead, opens_sentence, sentence_behind, tells_of_now
from analysis.corpus.dating.weekdays import day_of_meeting
from analysis.text.dates.expressions import DateExpression, nearest_weekday

__all__ = ["Clock", "find_on_clock"]

_WEEK: Final = 6  # days after which a bare weekday would be another one


@dataclass(frozen=True, slots=True)
class Clock:
    """A few known days near the text, from an event or from texts that share its passages."""

    start: dt.date
    end: dt.date
    basis: str
    words: str


def find_on_clock(lines: Lines, clock: Clock) -> Finding | None:
    """Return the day that a day without year, or a weekday, has near the clock."""
    found = _by_day_month(lines, clock) or _by_weekday(lines, clock)
    if found is None and clock.basis == "event":
        met = day_of_meeting(lines.lead, clock.start, clock.end, clock.words)
        if met is not None:
            latest = met[0] + dt.timedelta(days=_WEEK)
            return Finding(met[0], met[0], latest, clock.basis, _joined(clock, met[1]))
    return found


def _by_day_month(lines: Lines, clock: Clock) -> Finding | None:
    """Read "ce 23 juin" and "Jeudi 24 juin" with the year of the clock."""
    found: dict[dt.date, str] = {}
    for line in lines.dated:
        if line.zone not in (*COUNTED, "heading"):
            continue
        for expression in line.dates:
            days = [day_of(expression, year) for year in {clock.start.year, clock.end.year}]
            near = [day for day in days if day and (day - clock.start).days >= -7 and (day - clock.end).days <= 7]
            if not near or not _is_todays(line, expression):
                continue
            for day in near:
                found.setdefault(day, f"{'ce ' if expression.this else ''}{line.words(expression)}")
    if not found:
        return None
    day = max(found)
    return Finding(day, day, day, clock.basis, _joined(clock, found[day]))


def _is_todays(line: Line, expression: DateExpression) -> bool:
    """Whether a day without year is the text's: "ce 23 juin", a stamp, a dateline, "Jeudi 24 juin, …"."""
    if expression.this:
        return True
    is_labelled = expression.label == "published"
    # "dans une tribune publiée le 24 juillet" dates the tribune.
    if is_stamp(line, expression) if is_labelled else line.zone == "body" and is_dateline(line, expression):
        return True
    # "Le 25 juillet, le ministre a dit" tells of a day before; news of the day has its weekday, or is under way.
    if not is_news(line, expression):
        return False
    return (expression.weekday is not None and not is_labelled) or tells_of_now(sentence_behind(line, expression))


def _by_weekday(lines: Lines, clock: Clock) -> Finding | None:
    """Read "ce lundi" as a day of the clock, "Lundi, X a annoncé … du 14 au 19 août" as the one before."""
    ahead = _range_ahead(lines, clock)
    for line in lines.lead:
        for expression in line.dates:
            if expression.kind != "weekday" or expression.direction or expression.weekday is None:
                continue
            if expression.this and ahead is None and not looks_ahead(line, expression):
                day = _one_day(expression.weekday, clock)
                if day is not None:
                    return Finding(day, day, day, clock.basis, _joined(clock, f"ce {line.words(expression)}"))
            elif ahead is not None and (expression.this or opens_sentence(line, expression)):
                day = nearest_weekday(expression.weekday, ahead[0])
                words = f"{line.words(expression)} + {ahead[1]}"
                return Finding(day, day, max(day, clock.start), clock.basis, _joined(clock, words))
    return None


def _range_ahead(lines: Lines, clock: Clock) -> tuple[dt.date, str] | None:
    """Return the first day of a stretch still to come that holds the clock's first day."""
    for line in lines.dated:
        if line.zone not in COUNTED:
            continue
        for expression in line.dates:
            if expression.kind != "range":
                continue
            first, last = expression.date(clock.start.year), expression.last(clock.start.year)
            if first is None or last is None or not first - dt.timedelta(days=3) <= clock.start <= last:
                continue
            if looks_ahead(line, expression):
                return first, line.words(expression)
    return None


def _one_day(weekday: int, clock: Clock) -> dt.date | None:
    """Return the only day of that weekday within the clock, else within two days around it."""
    for margin in (0, 1, 2):
        first = clock.start - dt.timedelta(days=margin)
        days = [first + dt.timedelta(days=n) for n in range((clock.end - clock.start).days + 2 * margin + 1)]
        fitting = [day for day in days if day.weekday() == weekday]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _joined(clock: Clock, words: str) -> str:
    return f"{words} + {clock.words}" if clock.words else words
