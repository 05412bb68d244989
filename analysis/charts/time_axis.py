"""A window as a row of periods: the x axis of every chart over time.

Period ``i`` of the window is drawn at ``x = i``; the axis runs from the first period to the last one,
whether or not anything was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.markers import TICKDOWN

from analysis.charts.layout import draw_boxes, text_width
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
    boxes = [(first - 0.5, 0.0, last - first + 1.0, 1.0) for first, last in runs(empty)]
    draw_boxes(ax, boxes, transform=ax.get_xaxis_transform(), facecolor=NO_DATA, edgecolor="none", zorder=0,
               gid="no-data")  # fmt: skip


def draw_time_axis(
    ax: Axes, starts: pd.DatetimeIndex, period: str, lang: str, width: float, *, labels: bool = True
) -> None:
    """Set limits and ticks of the whole window.

    A window of at least two years has its years named, centred under their periods; a shorter one has
    as many periods named as ``width`` inches hold. Without ``labels`` the ticks stand without their names.
    """
    n = len(starts)
    ax.set_xlim(-0.5, n - 0.5)
    if period != "year" and starts[-1].year - starts[0].year >= 1 and _years_fit(starts, width):
        years, firsts = np.unique(starts.year, return_index=True)
        bounds = [*(firsts - 0.5), n - 0.5]
        if labels:
            _name_years(ax, years, np.asarray(bounds))
        else:
            _mark(ax, bounds)
        return
    names = [period_label(start, period, lang) for start in starts]
    chosen = list(range(0, n, _step(names, width)))
    if labels:
        ax.set_xticks(chosen, [names[i] for i in chosen])
    else:
        _mark(ax, chosen)


def _years_fit(starts: pd.DatetimeIndex, width: float) -> bool:
    years = starts.year.value_counts()
    whole = years[years > 0.4 * years.max()]
    return len(whole) >= 2 and width / len(years) >= 1.1 * text_width("2024")


def _mark(ax: Axes, places: Sequence[float]) -> None:
    """Draw ticks without names as one artist; each of matplotlib's is five, whether seen or not."""
    rc = mpl.rcParams
    ax.set_xticks([])
    ax.plot(
        places, np.zeros(len(places)), transform=ax.get_xaxis_transform(), linestyle="none", marker=TICKDOWN,
        markersize=rc["xtick.major.size"], markeredgewidth=rc["xtick.major.width"], color=rc["xtick.color"],
        clip_on=False, zorder=0.5, scalex=False, scaley=False, gid="ticks",
    )  # fmt: skip


def _name_years(ax: Axes, years: npt.NDArray[np.int64], bounds: npt.NDArray[np.float64]) -> None:
    """Part the years by ticks; their names stand between them and have none."""
    ax.set_xticks(bounds, [""] * len(bounds))
    lengths, centres = np.diff(bounds), (bounds[:-1] + bounds[1:]) / 2
    shown = lengths - 1 >= 0.4 * (lengths.max() - 1)
    # Before the ticks are made, which would all be made over.
    ax.tick_params(axis="x", which="minor", length=0, bottom=False)
    ax.set_xticks(centres[shown], [str(year) for year in years[shown]], minor=True)


def _step(names: list[str], width: float) -> int:
    """Return every how many periods a name fits."""
    widest = max(text_width(name) for name in names) + 0.12
    room = max(1, int(width / widest))
    return next((s for s in (1, 2, 3, 4, 6, 12, 13, 26, 52) if len(names) <= s * room), len(names))
