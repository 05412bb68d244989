"""What words that say a date say: a day, or a stretch of days, as far as it is written."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from analysis.text.dates.labels import Label

__all__ = ["DateExpression", "Kind", "nearest_weekday", "only_year"]

Kind = Literal[
    "full", "day_month", "weekday_day_month", "weekday", "range", "month_year", "month_relative", "relative",
    "span",
]  # fmt: skip


class DateExpression(NamedTuple):
    """Words that say a day, or a stretch of days.

    Parameters
    ----------
    start, end : int
        Code points in the text, half-open.
    kind : str
        full (day, month, year) · weekday_day_month · day_month · range (several days, its year where
        written) · weekday ("ce lundi", "vendredi dernier") · month_year · month_relative ("en avril
        dernier") · relative ("hier", by `offset`) · span ("la semaine dernière").
    year, month, day, weekday : int, optional
        What is written; Monday is 0. In a range the first day; its month and year are those of the
        last day where only that has them.
    last_year, last_month, last_day : int, optional
        The last day of a range.
    offset : int, optional
        Days from the day of writing, for "hier" and the like.
    direction : str
        "dernier" or "prochain" (also "suivant", "précédent"), or empty.
    this : bool
        "ce" stands before: "ce lundi", "ce 23 juin".
    label : {"", "published", "updated", "other"}
        The stamp the expression belongs to; other: "consulté le", "inscrit le".
    hour, minute : int, optional
        A time of day directly behind the date.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    offset: int | None = None
    direction: str = ""
    this: bool = False
    label: Label = ""
    hour: int | None = None
    minute: int | None = None

    def date(self, year: int | None = None) -> dt.date | None:
        """Return the day said, its year supplied where it is not written; None where there is none.

        Examples
        --------
        >>> from analysis.text.dates.finding import find_dates
        >>> find_dates("le 21 juin 2024")[0].date()
        datetime.date(2024, 6, 21)
        """
        chosen = self.year if self.year is not None else year
        return _day(chosen, self.month, self.day)

    def last(self, year: int | None = None) -> dt.date | None:
        """Return the last day of a range, or the day itself."""
        if self.last_day is None:
            return self.date(year)
        chosen = self.last_year if self.last_year is not None else year
        return _day(chosen, self.last_month, self.last_day)


def only_year(expression: DateExpression, first_year: int, last_year: int) -> int | None:
    """Return the one year of the window in which the day and month fall on the weekday.

    Examples
    --------
    >>> from analysis.text.dates.finding import find_dates
    >>> only_year(find_dates("Jeudi 24 juin")[0], 2021, 2024)
    2021
    >>> only_year(find_dates("24 juin")[0], 2021, 2024) is None
    True
    """
    if expression.year is not None:
        return expression.year
    if expression.weekday is None:
        return None
    years = [
        year
        for year in range(first_year, last_year + 1)
        if (day := expression.date(year)) is not None and day.weekday() == expression.weekday
    ]
    return years[0] if len(years) == 1 else None


def nearest_weekday(weekday: int, day: dt.date, direction: int = -1) -> dt.date:
    """Return the day of that weekday on ``day`` or in the six days before it (after it: direction 1).

    Examples
    --------
    >>> nearest_weekday(0, dt.date(2023, 8, 15))
    datetime.date(2023, 8, 14)
    """
    distance = (day.weekday() - weekday) % 7 if direction < 0 else -((weekday - day.weekday()) % 7)
    return day - dt.timedelta(days=distance)


def _day(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
