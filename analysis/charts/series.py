"""What a chart over time plots, taken from a frequencies frame: one row per period, one column per entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.charts.numbers import format_count, format_percent, format_rate
from analysis.charts.time_axis import infer_period
from analysis.errors import Fault, ParameterError, closest

__all__ = ["FEW", "MEASURES", "SMALL", "Series", "is_small", "label_of", "write_value"]

MEASURES: Final = ("share", "per_10k", "n_documents", "n_mentions")
# Under so many texts in all, or in a usual period, a percentage says less than the count.
SMALL: Final = 30
FEW: Final = 5

Reals = npt.NDArray[np.float64]


def label_of(entry: str, labels: Mapping[str, str] | None) -> str:
    """Return the name a reader sees, the id itself where there is none."""
    return str((labels or {}).get(entry, entry))


def write_value(value: float, measure: str, lang: str) -> str:
    """Write a value of ``measure`` for a reader."""
    if measure == "share":
        return format_percent(value, lang)
    return format_rate(value, lang) if measure == "per_10k" else format_count(value, lang)


def is_small(frequencies: pd.DataFrame) -> bool:
    """Say whether counts read better than percentages.

    True under 30 texts in all, or where the usual period (the median of those with a text) has under 5.

    Examples
    --------
    >>> is_small(pd.DataFrame({"period": [1, 2], "n_documents_total": [20, 40]}))
    False
    """
    totals = frequencies.drop_duplicates("period")["n_documents_total"]
    seen = totals[totals > 0]
    return bool(seen.sum() < SMALL or seen.median() < FEW)


@dataclass(frozen=True)
class Series:
    """One measure of some entries over a window.

    Parameters
    ----------
    measured, low, high : DataFrame, periods × entries
        NaN where a period has no documents, or where the measure has no interval.
    counts : DataFrame of int, periods × entries
        Documents with the entry.
    totals : array of int
        Documents of each period.
    thin : array of bool
        Periods with partial coverage or cut by the window.
    period, measure : str
        Width of a period, what is plotted.
    smoothed : DataFrame, optional
        Moving means of the measure, periods × entries, where the frame has ``<measure>_smoothed``.
    """

    measured: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    counts: pd.DataFrame
    totals: npt.NDArray[np.int64]
    thin: npt.NDArray[np.bool_]
    period: str
    measure: str
    smoothed: pd.DataFrame | None = None

    @cached_property
    def starts(self) -> pd.DatetimeIndex:
        """The first day of each period."""
        return pd.DatetimeIndex(self.measured.index)

    @property
    def entries(self) -> list[str]:
        """The entries, in the order drawn."""
        return [str(entry) for entry in self.measured.columns]

    @property
    def empty(self) -> npt.NDArray[np.bool_]:
        """Periods without a document."""
        return np.asarray(self.totals == 0)

    @property
    def care(self) -> npt.NDArray[np.bool_]:
        """Periods to read with care: thin ones, and those with under five documents."""
        return np.asarray(~self.empty & (self.thin | (self.totals < FEW)))

    @classmethod
    def of(
        cls,
        frequencies: pd.DataFrame,
        entries: Sequence[str] | None = None,
        measure: str = "share",
        period: str | None = None,
    ) -> Series:
        """Take the series of ``entries`` (all if not given) out of a frequencies frame.

        Raises
        ------
        ParameterError
            For an unknown measure, and for entries that the frame does not hold, all at once.
        """
        known = [str(entry) for entry in frequencies["entry_id"].drop_duplicates()]
        chosen = list(entries) if entries is not None else known
        strange = [entry for entry in chosen if entry not in known]
        faults = [Fault("entries", repr(e), "an entry of the frame", closest(e, known)) for e in strange]
        if measure not in MEASURES:
            faults.append(Fault("measure", repr(measure), ", ".join(MEASURES), closest(measure, MEASURES)))
        if not chosen:
            faults.append(Fault("entries", "none", "at least one entry"))
        if faults:
            raise ParameterError("The chart cannot be drawn.", faults)
        return cls._taken(frequencies, chosen, measure, period)

    @classmethod
    def _taken(
        cls, frequencies: pd.DataFrame, entries: list[str], measure: str, period: str | None
    ) -> Series:
        # Where each pair stands in the frame: one look-up instead of a pivot for each column.
        rows, periods = pd.factorize(frequencies["period"], sort=True)
        columns = pd.Index(entries, dtype="str").get_indexer(pd.Index(frequencies["entry_id"]))
        held = np.flatnonzero(columns >= 0)
        place = np.full((len(periods), len(entries)), -1)
        place[rows[held], columns[held]] = held
        if (place >= 0).sum() < len(held):
            raise ValueError("frequencies: an entry stands twice in one period")
        starts, names = pd.DatetimeIndex(periods, name="period"), pd.Index(entries, name="entry_id")
        first = np.unique(rows, return_index=True)[1]
        totals = frequencies["n_documents_total"].to_numpy(dtype="int64")[first]
        thin = (frequencies["coverage"] == "partial").to_numpy(dtype=bool)[first]
        # Frames made elsewhere may not say which periods the window cuts.
        if "complete" in frequencies.columns:
            thin |= ~frequencies["complete"].to_numpy(dtype=bool)[first]

        def table(column: str, where: npt.NDArray[np.bool_] | None = None) -> pd.DataFrame:
            values = np.full(place.shape, np.nan)
            if column in frequencies.columns:
                # A pair that does not stand there has the last place.
                values = np.append(frequencies[column].to_numpy(dtype="float64", na_value=np.nan), np.nan)[place]
            return pd.DataFrame(values if where is None else np.where(where, values, np.nan), starts, names)

        return cls(
            measured=table(measure, totals[:, None] > 0),
            low=table(f"{measure}_low"),
            high=table(f"{measure}_high"),
            counts=table("n_documents").astype("int64"),
            totals=totals,
            thin=(totals > 0) & thin,
            period=period or infer_period(starts),
            measure=measure,
            smoothed=table(f"{measure}_smoothed") if f"{measure}_smoothed" in frequencies.columns else None,
        )
