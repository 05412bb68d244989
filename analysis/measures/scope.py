"""What a count takes in: the period, the window, the zones, the copies, the sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import Fault, ParameterError, closest
from analysis.periods import PERIODS, calendar, is_complete, period_start
from analysis.schemas import COUNTED_ZONES, ZONES

__all__ = ["COPIES", "WINDOW", "Copies", "Day", "Scope"]

Copies = Literal["all", "unique"]
Day = dt.date | dt.datetime | pd.Timestamp | str

COPIES: Final = ("all", "unique")
WINDOW: Final = "window"


@dataclass(frozen=True)
class Scope:
    """What a count takes in; make one with :meth:`of`.

    Parameters
    ----------
    period : str
        Width of a period: day, week, month, quarter or year; ``window`` for the window as one period.
    start, end : Timestamp
        First and last day of the window, both included.
    zones : tuple of str
        Zones of the passages counted, in the numerator and in the denominator.
    copies : {"all", "unique"}
        All publications, or of each story its first publication only.
    sources : tuple of str, optional
        Outlets; all if not given.

    Raises
    ------
    ParameterError
        With every value that is not allowed.
    """

    period: str
    start: pd.Timestamp
    end: pd.Timestamp
    zones: tuple[str, ...] = COUNTED_ZONES
    copies: Copies = "all"
    sources: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        faults = [
            *_outside("period", [self.period], (*PERIODS, WINDOW)),
            *_outside("copies", [self.copies], COPIES),
            *_outside("zones", self.zones, ZONES),
        ]
        if self.start > self.end:
            faults.append(Fault("end", repr(f"{self.end:%Y-%m-%d}"), f"{self.start:%Y-%m-%d} or later"))
        if faults:
            raise ParameterError("The count cannot be made.", faults)

    @classmethod
    def of(
        cls,
        period: str,
        start: Day,
        end: Day,
        zones: Sequence[str] = COUNTED_ZONES,
        copies: Copies = "all",
        sources: Collection[str] | None = None,
    ) -> Scope:
        """Build a scope from what a notebook writes: days as text, sequences as lists, no source for all.

        Examples
        --------
        >>> Scope.of("year", "2021-01-01", "2022-06-30").complete.tolist()
        [True, False]
        """
        first, last = (pd.Timestamp(day).normalize().as_unit("us") for day in (start, end))
        return cls(period, first, last, tuple(zones), copies, tuple(sources) if sources else None)

    @property
    def periods(self) -> pd.DatetimeIndex:
        """The first day of every period of the window, the empty ones too."""
        if self.period == WINDOW:
            return pd.DatetimeIndex([self.start], name="period")
        return calendar(self.start, self.end, self.period)

    def period_of(self, dates: pd.Series) -> pd.Series:
        """Return the first day of the period of each date, NaT staying NaT."""
        if self.period == WINDOW:
            return dates.where(dates.isna(), self.start)
        return period_start(dates, self.period)

    @property
    def complete(self) -> npt.NDArray[np.bool_]:
        """Whether each period lies wholly in the window."""
        return _complete(self.period, self.start, self.end).copy()


@lru_cache(maxsize=64)
def _complete(period: str, start: pd.Timestamp, end: pd.Timestamp) -> npt.NDArray[np.bool_]:
    # Asked for each source and each count; a window of four years has 1,461 days.
    if period == WINDOW:
        return np.array([True])
    return np.array([is_complete(day, period, end, start) for day in calendar(start, end, period)], dtype=bool)


def _outside(where: str, values: Sequence[str], allowed: Sequence[str]) -> list[Fault]:
    strange = [value for value in values if value not in allowed]
    return [Fault(where, repr(v), ", ".join(allowed), closest(str(v), allowed)) for v in strange]
