"""What a chart over time plots, taken from a frequencies frame: one row per period, one column per entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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

    @property
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
        def table(column: str) -> pd.DataFrame:
            if column not in frequencies.columns:
                return table("n_documents") * np.nan
            # Each pair stands once: a pivot, not a pivot table that would sum over repeats unseen.
            wide = frequencies.pivot(index="period", columns="entry_id", values=column)  # noqa: PD010
            return wide[entries].astype("float64")

        counts = table("n_documents").astype("int64")
        periods = frequencies.drop_duplicates("period").set_index("period").loc[counts.index]
        totals = periods["n_documents_total"].to_numpy(dtype="int64")
        # Frames made elsewhere may not say which periods the window cuts.
        whole = periods.get("complete", pd.Series(True, index=periods.index)).to_numpy(dtype=bool)
        partial = (periods["coverage"] == "partial").to_numpy(dtype=bool)
        return cls(
            measured=table(measure).where(np.broadcast_to(totals[:, None] > 0, counts.shape)),
            low=table(f"{measure}_low"),
            high=table(f"{measure}_high"),
            counts=counts,
            totals=totals,
            thin=(totals > 0) & (partial | ~whole),
            period=period or infer_period(pd.DatetimeIndex(counts.index)),
            measure=measure,
            smoothed=table(f"{measure}_smoothed") if f"{measure}_smoothed" in frequencies.columns else None,
        )
