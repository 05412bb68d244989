"""The period a run is for: ``2023-Q3`` is the same period whenever, and however often, it is run."""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from analysis.errors import Fault, ParameterError
from analysis.rendering.schedule_fields import ScheduleFields

__all__ = ["Period", "parse_period", "period_for"]

_EXAMPLES: Final = {"day": "2023-07-14", "week": "2023-W28", "month": "2023-07", "quarter": "2023-Q3", "year": "2023"}
_SHAPES: Final = {
    "day": r"(?P<y>\d{4})-(?P<n>\d\d)-(?P<d>\d\d)",
    "week": r"(?P<y>\d{4})-[WwSs](?P<n>\d\d?)",
    "month": r"(?P<y>\d{4})-(?P<n>\d\d)",
    "quarter": r"(?P<y>\d{4})-[QqTt](?P<n>[1-4])",
    "year": r"(?P<y>\d{4})",
}


@dataclass(frozen=True, order=True)
class Period:
    """A period by its name, its first and its last day.

    Parameters
    ----------
    key : str
        ``2023``, ``2023-Q3``, ``2023-07``, ``2023-W28``, ``2023-07-14``, or first and last day joined by ``_``. The
        name of the edition.
    start, end : date
        Both included.
    """

    key: str
    start: dt.date
    end: dt.date


def _holding(day: dt.date, unit: str) -> Period:
    """Return the calendar period that holds a day."""
    if unit == "day":
        return Period(day.isoformat(), day, day)
    if unit == "week":
        year, week, _ = day.isocalendar()
        monday = dt.date.fromisocalendar(year, week, 1)
        return Period(f"{year}-W{week:02d}", monday, monday + dt.timedelta(days=6))
    if unit == "year":
        return Period(f"{day.year:04d}", dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))
    width = 3 if unit == "quarter" else 1
    first = (day.month - 1) // width * width + 1
    last = first + width - 1
    key = f"{day.year:04d}-Q{(first + 2) // 3}" if unit == "quarter" else f"{day.year:04d}-{first:02d}"
    end = dt.date(day.year, last, months.monthrange(day.year, last)[1])
    return Period(key, dt.date(day.year, first, 1), end)


def period_for(fields: ScheduleFields, day: dt.date) -> Period:
    """Return the period a run of this day is for: the last whole units before the one that holds the day.

    Parameters
    ----------
    fields : ScheduleFields
    day : date
        The day of the run on the clock of the schedule.

    Examples
    --------
    >>> period_for(ScheduleFields(every="month"), dt.date(2024, 3, 1))
    Period(key='2024-02', start=datetime.date(2024, 2, 1), end=datetime.date(2024, 2, 29))
    >>> period_for(ScheduleFields(every="week", period="last_90_days"), dt.date(2024, 3, 4)).key
    '2023-12-05_2024-03-03'
    """
    number, unit = fields.rule
    last = first = _holding(_holding(day, unit).start - dt.timedelta(days=1), unit)
    for _ in range(number - 1):
        first = _holding(first.start - dt.timedelta(days=1), unit)
    if number == 1:
        return last
    return Period(f"{first.start}_{last.end}", first.start, last.end)


def parse_period(text: str, fields: ScheduleFields) -> Period:
    """Return the period a user names, which must be one the schedule makes.

    Examples
    --------
    >>> parse_period("2023-T3", ScheduleFields(every="quarter")).key
    '2023-Q3'

    Raises
    ------
    ParameterError
        If there is no such period or the schedule makes others.
    """
    number, unit = fields.rule
    try:
        period = _span(text) if number > 1 else _single(text, unit)
    except (ValueError, OverflowError):
        allowed = _EXAMPLES[unit] if number == 1 else "its first and last day, as in 2023-07-01_2023-09-30"
        fault = Fault("--period", repr(text), f"a period of this schedule, such as {allowed}")
        raise ParameterError("There is no such period.", [fault]) from None
    if number > 1 and period_for(fields, period.end + dt.timedelta(days=1)) != period:
        usual = period_for(fields, period.end + dt.timedelta(days=1))
        allowed = f"{number} {unit}s, such as {usual.key}"
        raise ParameterError("The schedule makes no such period.", [Fault("--period", repr(text), allowed)])
    return period


def _span(text: str) -> Period:
    start, end = (dt.date.fromisoformat(part) for part in text.split("_"))
    if len(text) != 21 or end < start:
        raise ValueError(text)
    return Period(text, start, end)


def _single(text: str, unit: str) -> Period:
    found = re.fullmatch(_SHAPES[unit], text.strip())
    if not found:
        raise ValueError(text)
    year, number = int(found["y"]), int(found.groupdict().get("n") or 1)
    if unit == "week":
        return _holding(dt.date.fromisocalendar(year, number, 1), unit)
    month = {"quarter": number * 3, "year": 1}.get(unit, number)
    return _holding(dt.date(year, month, int(found["d"]) if unit == "day" else 1), unit)
