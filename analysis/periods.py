"""Calendar periods: days, ISO weeks, months, quarters and years.

A period is known by its first day. A calendar holds every period of a window, also those without
a single text: a period that is missing from a chart would read as no change.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import pandas as pd
from babel.dates import format_date

from analysis.errors import Fault, ParameterError, closest

__all__ = ["PERIODS", "calendar", "is_complete", "period_end", "period_label", "period_start"]

PERIODS: Final = ("day", "week", "month", "quarter", "year")

# Weeks run from Monday to Sunday (ISO 8601), hence the period that *ends* on Sunday.
_FREQUENCIES: Final = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}
_LANGUAGES: Final = ("fr", "en")

Day = dt.date | dt.datetime | pd.Timestamp | str


def period_start(dates: pd.Series, period: str) -> pd.Series:
    """Return the first day of the period each date falls in.

    Parameters
    ----------
    dates : Series of datetime64
        Days; NaT stays NaT.
    period : str
        One of `PERIODS`.

    Returns
    -------
    Series of datetime64[us]
        Same length, index and name.

    Raises
    ------
    ParameterError
        If ``period`` is unknown.

    Examples
    --------
    >>> days = pd.Series(pd.to_datetime(["2021-01-03", "2024-02-29"]))
    >>> period_start(days, "week").dt.strftime("%Y-%m-%d").tolist()
    ['2020-12-28', '2024-02-26']
    """
    frequency = _frequency(period)
    starts = pd.to_datetime(dates).dt.to_period(frequency).dt.start_time
    return starts.astype("datetime64[us]")


def calendar(start: Day, end: Day, period: str) -> pd.DatetimeIndex:
    """Return the first days of all periods that touch the window, both ends included.

    The first period may begin before ``start`` and the last may end after ``end``:
    ask `is_complete`.

    Raises
    ------
    ParameterError
        If ``period`` is unknown or the window ends before it starts.

    Examples
    --------
    >>> [str(day.date()) for day in calendar("2021-02-10", "2021-07-01", "quarter")]
    ['2021-01-01', '2021-04-01', '2021-07-01']
    """
    frequency = _frequency(period)
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    if last < first:
        fault = Fault("end", repr(str(last.date())), f"a day from {first.date()} on", "Swap start and end")
        raise ParameterError("The window ends before it starts.", [fault])
    starts = pd.period_range(first, last, freq=frequency).start_time
    return pd.DatetimeIndex(starts.astype("datetime64[us]"), name="period")


def period_end(start: Day, period: str) -> pd.Timestamp:
    """Return the last day of the period that holds ``start``.

    Examples
    --------
    >>> period_end("2024-02-01", "month")
    Timestamp('2024-02-29 00:00:00')
    """
    return pd.Timestamp(start).to_period(_frequency(period)).end_time.normalize().as_unit("us")


def is_complete(start: Day, period: str, window_end: Day, window_start: Day | None = None) -> bool:
    """Say whether the window holds the whole period that begins at ``start``.

    Parameters
    ----------
    start : day
        First day of the period, as `calendar` gives it.
    period : str
        One of `PERIODS`.
    window_end : day
        Last day of the window, included.
    window_start : day, optional
        First day of the window; without it only the end is looked at.

    Examples
    --------
    >>> is_complete("2024-10-01", "quarter", "2024-12-31")
    True
    >>> is_complete("2024-10-01", "quarter", "2024-12-30")
    False
    """
    begun = window_start is None or pd.Timestamp(start) >= pd.Timestamp(window_start).normalize()
    return bool(begun and period_end(start, period) <= pd.Timestamp(window_end).normalize())


def period_label(start: Day, period: str, lang: str = "fr") -> str:
    """Name a period for a reader.

    Parameters
    ----------
    start : day
        Any day of the period.
    period : str
        One of `PERIODS`.
    lang : {"fr", "en"}
        Language of the reader.

    Examples
    --------
    >>> [period_label("2021-01-03", period) for period in PERIODS]
    ['3 janv. 2021', 'sem. 53 2020', 'janv. 2021', 'T1 2021', '2021']
    >>> [period_label("2021-01-18", period, "en") for period in PERIODS]
    ['18 Jan 2021', 'week 3 2021', 'Jan 2021', 'Q1 2021', '2021']
    """
    _frequency(period)
    if lang not in _LANGUAGES:
        fault = Fault("lang", repr(lang), " or ".join(_LANGUAGES), closest(lang, _LANGUAGES))
        raise ParameterError("The language is unknown.", [fault])
    day = pd.Timestamp(start).date()
    french = lang == "fr"
    if period == "day":
        # French writes the first of a month, and no other day, as an ordinal.
        label = str(format_date(day, "d MMM y", locale=lang))
        return label.replace("1 ", "1er ", 1) if french and day.day == 1 else label
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{'sem.' if french else 'week'} {week} {year}"
    if period == "month":
        return str(format_date(day, "MMM y", locale=lang))
    if period == "quarter":
        return f"{'T' if french else 'Q'}{(day.month + 2) // 3} {day.year}"
    return str(day.year)


def _frequency(period: str) -> str:
    if period not in _FREQUENCIES:
        fault = Fault("period", repr(period), ", ".join(PERIODS), closest(str(period), PERIODS))
        raise ParameterError("The period is unknown.", [fault])
    return _FREQUENCIES[period]
