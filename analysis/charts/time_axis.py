"""A window as a row of periods: the x axis of every chart over time.

Period ``i`` of the window is drawn at ``x = i``; the axis runs from the first period to the last one,
whether or not anything was published.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.layout import text_width
from analysis.charts.style import NO_DATA
from analysis.periods import period_end, period_label

__all__ = ["draw_time_axis", "infer_period", "place_day", "runs", "shade_gaps"]

_LONGEST: Final = (("day", 1), ("week", 7), ("month", 31), ("quarter", 92))


def infer_period(starts: pd.DatetimeIndex) -> str:
    """Return the width of periods from the distance between their first days; one alone is a year.

    Examples
    --------
    >>> infer_period(pd.DatetimeIndex(["2021-01-01", "2021-04-01"]))
    'quarter'
    """
    if len(starts) < 2:
        return "year"
    days = (starts[1:] - starts[:-1]).days.min()
    return next((name for name, longest in _LONGEST if days <= longest), "year")


def place_day(day: pd.Timestamp, starts: pd.DatetimeIndex, period: str) -> float:
    """Return the x of a day: ``i - 0.5`` at the start of period ``i``, ``i + 0.5`` at its end."""
    index = int(starts.searchsorted(day, side="right")) - 1
    if index < 0:
        return -0.5
    length = (period_end(starts[index], period) - starts[index]).days + 1
    return index - 0.5 + min(1.0, (day - starts[index]).days / length)


def runs(flags: Iterable[bool | np.bool_]) -> list[tuple[int, int]]:
    """Return the first and last position of each unbroken run of true flags.

    Examples
    --------
    >>> runs([True, True, False, True])
    [(0, 1), (3, 3)]
    """
    found: list[tuple[int, int]] = []
    for i, flag in enumerate(flags):
        if flag and found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i)
        elif flag:
            found.append((i, i))
    return found


def shade_gaps(ax: Axes, empty: Iterable[bool | np.bool_]) -> None:
    """Lay a grey ground under the periods without a text."""
    for first, last in runs(empty):
        ax.axvspan(first - 0.5, last + 0.5, facecolor=NO_DATA, edgecolor="none", zorder=0, gid="no-data")


def draw_time_axis(
    ax: Axes, starts: pd.DatetimeIndex, period: str, lang: str, width: float, *, labels: bool = True
) -> None:
    """Set limits and ticks of the whole window.

    A window of at least two years has its years named, centred under their periods; a shorter one has
    as many periods named as ``width`` inches hold.
    """
    n = len(starts)
    ax.set_xlim(-0.5, n - 0.5)
    if period != "year" and starts[-1].year - starts[0].year >= 1 and _years_fit(starts, width):
        _name_years(ax, starts, labels)
        return
    names = [period_label(start, period, lang) for start in starts]
    step = _step(names, width)
    chosen = list(range(0, n, step))
    ax.set_xticks(chosen, [names[i] if labels else "" for i in chosen])


def _years_fit(starts: pd.DatetimeIndex, width: float) -> bool:
    years = starts.year.value_counts()
    whole = years[years > 0.4 * years.max()]
    return len(whole) >= 2 and width / len(years) >= 1.1 * text_width("2024")


def _name_years(ax: Axes, starts: pd.DatetimeIndex, labels: bool) -> None:
    years = pd.Series(range(len(starts)), index=starts.year)
    bounds = years.groupby(level=0).agg(["min", "max"])
    # Long ticks part the years; the names stand between them and have none.
    ax.set_xticks([*(bounds["min"] - 0.5), len(starts) - 0.5], [""] * (len(bounds) + 1))
    widest = (bounds["max"] - bounds["min"]).max()
    shown = bounds[bounds["max"] - bounds["min"] >= 0.4 * widest]
    names = [str(year) if labels else "" for year in shown.index]
    ax.set_xticks((shown["min"] + shown["max"]) / 2, names, minor=True)
    ax.tick_params(axis="x", which="minor", length=0)


def _step(names: list[str], width: float) -> int:
    """Return every how many periods a name fits."""
    widest = max(text_width(name) for name in names) + 0.12
    room = max(1, int(width / widest))
    return next((s for s in (1, 2, 3, 4, 6, 12, 13, 26, 52) if len(names) <= s * room), len(names))
