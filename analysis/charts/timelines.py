"""Timelines: one panel per entry, on one scale, over the whole window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.charts.dots import plot_dots
from analysis.charts.events import Event, draw_events, number_events, write_key
from analysis.charts.layout import LINE, Sheet, text_width, wrap, write_notes
from analysis.charts.numbers import check_lang, format_count
from analysis.charts.series import Series, is_small, label_of, write_value
from analysis.charts.strips import draw_bars
from analysis.charts.style import ACCENT, BAND, FONT, INK, WIDTH, styled
from analysis.charts.time_axis import draw_time_axis, runs, shade_gaps
from analysis.charts.wording import say
from analysis.errors import Fault, ParameterError
from analysis.periods import period_end

Reals = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Smoothing = tuple[int, str]

__all__ = ["MOST_PANELS", "plot_over_time", "plot_timeline"]

MOST_PANELS: Final = 16
_ONE_COLUMN: Final = 4
_BETWEEN: Final = 0.2
_STRIP: Final = 0.42
# What fits on a page of A4 with its caption.
_TALLEST: Final = 8.8
# Up to so many periods each value has a marker of its own.
_MARKED: Final = 20


def plot_over_time(
    frequencies: pd.DataFrame,
    *,
    entries: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    measure: str = "share",
    lang: str = "fr",
    period: str | None = None,
    events: pd.DataFrame | None = None,
    smoothing: Smoothing | None = None,
) -> Figure:
    """Draw dots and counts for a small corpus (`is_small`), lines and shares for others."""
    if is_small(frequencies):
        return plot_dots(frequencies, entries=entries, labels=labels, lang=lang, period=period, events=events)
    return plot_timeline(
        frequencies, entries=entries, labels=labels, measure=measure, lang=lang, period=period, events=events,
        smoothing=smoothing,
    )  # fmt: skip


def plot_timeline(
    frequencies: pd.DataFrame,
    *,
    entries: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    measure: str = "share",
    lang: str = "fr",
    period: str | None = None,
    events: pd.DataFrame | None = None,
    smoothing: Smoothing | None = None,
    ax: Axes | None = None,
) -> Figure:
    """Draw a measure of each entry over the window, with its interval and the texts it rests on.

    The line breaks where a period has no text (grey ground). A hollow marker is to be read with care:
    partial coverage, a period cut by the window, under five texts. Under the panels stand the texts per
    period.

    Parameters
    ----------
    frequencies : DataFrame
        A frequencies frame.
    entries : sequence of str, optional
        At most 16; all of the frame if not given.
    labels : mapping, optional
        Names for readers by entry.
    measure : str
        ``share``, ``per_10k`` (interval if the frame has one), ``n_documents`` or ``n_mentions``.
    lang : {"fr", "en"}
    period : str, optional
        Width of a period; read from the frame if not given.
    events : DataFrame, optional
        ``date`` and ``label`` of events to mark, at most nine.
    smoothing : (int, {"centred", "trailing"}), optional
        Window and alignment of the moving mean in the column ``<measure>_smoothed`` of the frame: drawn as
        the line and said under the chart, while the raw values stay as dots.
    ax : Axes, optional
        Draw one entry onto these, without the texts per period.

    Returns
    -------
    Figure

    Raises
    ------
    ParameterError
        For too many entries, or entries that the frame does not hold.
    """
    check_lang(lang)
    series = Series.of(frequencies, entries, measure, period)
    most = 1 if ax is not None else MOST_PANELS
    if len(series.entries) > most:
        fault = Fault("entries", str(len(series.entries)), f"at most {most}", "Draw a heat map instead")
        raise ParameterError("The timeline cannot be read.", [fault])
    happened = number_events(events, series.starts, period_end(series.starts[-1], series.period))
    with styled():
        if ax is not None:
            draw_time_axis(ax, series.starts, series.period, lang, 4.0)
            _draw_panel(ax, series, series.entries[0], lang, 4.0)
            _set_scale(ax, series, lang, _y_limit(series, 2.0))
            draw_events(ax, happened, series.starts, series.period, 4.0, numbers=True)
            return ax.get_figure(root=True) or Figure()
        return _draw_sheet(series, labels, lang, happened, smoothing)


@dataclass(frozen=True)
class _Grid:
    """Where the panels stand, in inches."""

    columns: int
    left: float
    width: float

    def place(self, i: int) -> tuple[int, float]:
        """Return the row of panel ``i`` and its distance from the left."""
        row, column = divmod(i, self.columns)
        return row, self.left + column * (self.width + _BETWEEN)


def _draw_sheet(
    series: Series, labels: Mapping[str, str] | None, lang: str, events: list[Event],
    smoothing: Smoothing | None,
) -> Figure:  # fmt: skip
    grid = _lay_out(series, lang)
    names = [wrap(label_of(e, labels), grid.width, bold=True, lines=2) for e in series.entries]
    title = wrap(_title(series, lang), WIDTH - 0.1)
    notes = _notes(series, lang, events, smoothing)
    top = 0.1 + LINE * (title.count("\n") + 1) + (LINE if events else 0)
    below = 2 * LINE + _STRIP + 0.3 + LINE * (notes.count("\n") + 1)
    heads = [0.06 + LINE * (1 + max(n.count("\n") for n in row)) for row in _rows(names, grid.columns)]
    panel = _panel_height(len(series.entries), grid.columns, sum(heads) + top + below)
    tops = top + np.cumsum([head + (panel + 0.08) * (i > 0) for i, head in enumerate(heads)])
    bottom = float(tops[-1]) + panel + 0.08
    sheet = Sheet(bottom + below)
    sheet.text(0.06, 0.05, title)
    limit = _y_limit(series, panel)
    for i, (entry, name) in enumerate(zip(series.entries, names, strict=True)):
        row, x = grid.place(i)
        ax = sheet.axes(x, float(tops[row]), grid.width, panel)
        draw_time_axis(ax, series.starts, series.period, lang, grid.width, labels=False)
        _draw_panel(ax, series, entry, lang, grid.width)
        _set_scale(ax, series, lang, limit, panel=panel, named=x == grid.left)
        above = 5 + 72 * LINE if events and row == 0 else 3
        # At a given height, else matplotlib measures all ticks to find one.
        ax.set_title(name, fontweight="bold", y=1, pad=above, linespacing=1.1)
        draw_events(ax, events, series.starts, series.period, grid.width, numbers=row == 0)
    for i in range(min(grid.columns, len(names))):
        _draw_strip(sheet, series, lang, grid, i, bottom)
    sheet.text(0.06, sheet.height - 0.08 - LINE * (notes.count("\n") + 1), notes)
    return sheet.figure


def _lay_out(series: Series, lang: str) -> _Grid:
    columns = 1 if len(series.entries) <= _ONE_COLUMN else 2
    # Which ticks there will be depends on the height of the panels, which is not known yet.
    heights = (0.42, 0.75, 1.0, 2.0)
    ticks = [tick for height in heights for tick in _ticks(series, _y_limit(series, height), height)]
    numbers = [write_value(tick, series.measure, lang) for tick in [*ticks, 1.0]]
    numbers.append(format_count(max(series.totals), lang))
    left = 0.16 + max(text_width(number) for number in numbers)
    return _Grid(columns, left, (WIDTH - left - 0.15 - (columns - 1) * _BETWEEN) / columns)


def _rows(names: Sequence[str], columns: int) -> list[Sequence[str]]:
    return [names[i : i + columns] for i in range(0, len(names), columns)]


def _panel_height(n: int, columns: int, around: float) -> float:
    usual = 1.2 if n == 1 else 1.05 if columns == 1 else 0.6
    rows = -(-n // columns)
    return max(0.42, min(usual, (_TALLEST - around) / rows - 0.08))


def _title(series: Series, lang: str) -> str:
    return f"{say(series.measure, lang)}, {say(series.period, lang)}"


def _notes(series: Series, lang: str, events: list[Event], smoothing: Smoothing | None) -> str:
    notes = ["band"] if series.low.notna().to_numpy().any() else []
    notes += ["gap"] if series.empty.any() else []
    notes += ["care"] if series.care.any() else []
    told = [say(note, lang) for note in notes]
    if smoothing is not None and series.smoothed is not None:
        told = [say(f"smoothed_{smoothing[1]}", lang, n=str(smoothing[0])), say("raw", lang), *told]
    return write_notes(told, write_key(events, lang), WIDTH - 0.12)


def _y_limit(series: Series, panel: float) -> float:
    """Return the upper end of the shared scale, with room for a number over the highest point.

    Intervals of periods to be read with care may run out of the panel: they would flatten all others.
    """
    sure = series.high[~series.care].to_numpy()
    highest = float(np.nanmax(series.measured.to_numpy(), initial=0.0))
    reach = float(np.nanmax(sure, initial=0.0)) if np.isfinite(sure).any() else 0.0
    room = panel / max(panel - 0.24, 0.5 * panel)
    return max(highest * room, reach * 1.04) or 1.0


def _ticks(series: Series, limit: float, panel: float) -> list[float]:
    top = min(limit, 1.0) if series.measure == "share" else limit
    ticks = MaxNLocator(nbins=max(1, min(4, int(panel / 0.32))), steps=[1, 2, 2.5, 5, 10]).tick_values(0, top)
    whole = series.measure.startswith("n_")
    return [float(t) for t in ticks if 0 <= t <= top * 1.001 and (not whole or float(t).is_integer())]


def _set_scale(
    ax: Axes, series: Series, lang: str, limit: float, *, panel: float = 2.0, named: bool = True
) -> None:
    ticks = _ticks(series, limit, panel)
    ax.set_ylim(0, limit)
    # Before the ticks are made, which would all be made over.
    ax.grid(axis="y")
    ax.set_yticks(ticks, [write_value(t, series.measure, lang) if named else "" for t in ticks])


def _draw_panel(ax: Axes, series: Series, entry: str, lang: str, width: float) -> None:
    values, low, high = (table[entry].to_numpy() for table in (series.measured, series.low, series.high))
    x = np.arange(len(values))
    shade_gaps(ax, series.empty)
    alone = [first for first, last in runs(np.isfinite(values)) if first == last]
    if np.isfinite(low).any():
        ax.fill_between(x, low, high, where=np.isfinite(low), color=BAND, linewidth=0, zorder=2, gid="band")
        ax.vlines(x[alone], low[alone], high[alone], color=BAND, linewidth=3, zorder=2, gid="interval")
    smoothed = None if series.smoothed is None else series.smoothed[entry].to_numpy()
    line = values if smoothed is None else smoothed
    ax.plot(x, line, color=ACCENT, zorder=3, gid="line", solid_joinstyle="round", clip_on=False)
    # Raw values stand alone as dots where the line is a mean.
    shown = np.isin(x, alone) | (len(x) <= _MARKED) | (smoothed is not None)
    marked = np.isfinite(values) & shown & ~series.care
    hollow = np.isfinite(values) & series.care
    ax.plot(x[marked], values[marked], "o", color=ACCENT, zorder=4, gid="markers", clip_on=False)
    ax.plot(
        x[hollow], values[hollow], "o", markerfacecolor="white", markeredgecolor=ACCENT, zorder=4, gid="care",
        clip_on=False,
    )  # fmt: skip
    _name_highest(ax, x, values, series, lang, width)


def _name_highest(ax: Axes, x: Counts, values: Reals, series: Series, lang: str, width: float) -> None:
    """Write the highest value over its point, if there is one over zero."""
    # A period read with care does not give the headline if there is another.
    sure = np.where(series.care, np.nan, values) if np.isfinite(values[~series.care]).any() else values
    if not np.isfinite(sure).any() or np.nanmax(sure) <= 0:
        return
    at = int(np.nanargmax(sure))
    words = write_value(float(values[at]), series.measure, lang)
    half = text_width(words) / 2 * len(x) / width
    centre = min(max(float(x[at]), half - 0.5), len(x) - 0.5 - half)
    ax.annotate(
        words, (centre, values[at]), xytext=(0, 4), textcoords="offset points", ha="center", va="bottom",
        fontsize=FONT, color=INK, zorder=5, annotation_clip=False,
    )  # fmt: skip


def _draw_strip(sheet: Sheet, series: Series, lang: str, grid: _Grid, column: int, top: float) -> None:
    _, x = grid.place(column)
    ax = sheet.axes(x, top + LINE + 0.08, grid.width, _STRIP)
    draw_bars(ax, series.totals, series.thin, lang, named=column == 0)
    draw_time_axis(ax, series.starts, series.period, lang, grid.width)
    if column == 0:
        words = say("all_texts", lang, period=say(series.period, lang))
        sheet.text(x, top + 0.06, words)
