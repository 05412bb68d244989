"""Dots and counts: the timeline of a small corpus, where a percentage would say too much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts.events import Event, draw_events, number_events, write_key
from analysis.charts.layout import LINE, Sheet, text_width, wrap, write_notes
from analysis.charts.numbers import check_lang, format_count
from analysis.charts.series import Series, label_of
from analysis.charts.strips import draw_bars
from analysis.charts.style import ACCENT, FONT, GREY, INK, WIDTH, styled
from analysis.charts.time_axis import draw_time_axis, shade_gaps
from analysis.charts.wording import say
from analysis.periods import period_end

__all__ = ["plot_dots"]

_STRIP: Final = 0.42
_NAMES: Final = 1.75


def plot_dots(
    frequencies: pd.DataFrame,
    *,
    entries: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    lang: str = "fr",
    period: str | None = None,
    events: pd.DataFrame | None = None,
    ax: Axes | None = None,
) -> Figure:
    """Draw one row per entry: a dot for each period with a text that has it, its area the number of texts.

    A ring is a zero: texts, but none with the entry. A blank is no text at all. The number of texts stands
    in or beside the dots where there is room, and for the whole window at the end of the row.

    Parameters
    ----------
    frequencies : DataFrame
        A frequencies frame.
    entries, labels, lang, period, events, ax
        As in `plot_timeline`.
    """
    check_lang(lang)
    series = Series.of(frequencies, entries, "n_documents", period)
    happened = number_events(events, series.starts, period_end(series.starts[-1], series.period))
    with styled():
        if ax is not None:
            _draw_rows(ax, series, lang, 3.0, 0.32)
            draw_time_axis(ax, series.starts, series.period, lang, 3.0)
            ax.set_yticks(range(len(series.entries)), [label_of(e, labels) for e in series.entries])
            draw_events(ax, happened, series.starts, series.period, 3.0, numbers=True)
            return ax.get_figure(root=True) or Figure()
        return _draw_sheet(series, labels, lang, happened)


def _draw_sheet(series: Series, labels: Mapping[str, str] | None, lang: str, events: list[Event]) -> Figure:
    names = [wrap(label_of(entry, labels), _NAMES, lines=2) for entry in series.entries]
    counted = say("texts", lang) + "  " + format_count(int(series.totals.max()), lang)
    left = 0.15 + max(text_width(name) for name in [*names, counted])
    sums = [format_count(int(total), lang) for total in series.counts.sum()]
    right = 0.15 + max(text_width(total) for total in [*sums, format_count(int(series.totals.sum()), lang)])
    width = WIDTH - left - right
    row = 0.34 if any("\n" in name for name in names) else 0.3
    notes = _notes(series, lang, events)
    top = 0.12 + LINE * (2 if events else 1)
    height, foot = row * len(names), LINE * (notes.count("\n") + 1)
    sheet = Sheet(top + height + 0.12 + _STRIP + LINE + 0.2 + foot)
    sheet.text(0.06, 0.05, f"{say('n_documents', lang)}, {say(series.period, lang)}")
    ax = sheet.axes(left, top, width, height)
    _draw_rows(ax, series, lang, width, row)
    draw_time_axis(ax, series.starts, series.period, lang, width, labels=False)
    ax.set_yticks(range(len(names)), names, color=INK, linespacing=1.0)
    draw_events(ax, events, series.starts, series.period, width, numbers=True)
    for i, total in enumerate(sums):
        ax.annotate(total, (1, i), xycoords=("axes fraction", "data"), xytext=(right * 72 - 6, 0),
                    textcoords="offset points", ha="right", va="center_baseline", color=INK)  # fmt: skip
    strip = sheet.axes(left, top + height + 0.12, width, _STRIP)
    draw_bars(strip, series.totals, series.thin, lang, named=True)
    draw_time_axis(strip, series.starts, series.period, lang, width)
    sheet.text(0.06, top + height + 0.12 + _STRIP / 2, say("texts", lang), va="center", color=INK)
    sheet.text(0.06, sheet.height - 0.08 - foot, notes)
    return sheet.figure


def _notes(series: Series, lang: str, events: list[Event]) -> str:
    notes = ["dot_area"]
    notes += ["zero_ring"] if ((series.counts == 0).to_numpy() & ~series.empty[:, None]).any() else []
    notes += ["gap"] if series.empty.any() else []
    return write_notes([say(note, lang) for note in notes], write_key(events, lang), WIDTH - 0.12)


def _draw_rows(ax: Axes, series: Series, lang: str, width: float, row: float) -> None:
    """Draw the dots; the largest is as wide as a row is high, or as its period where that is narrower."""
    most = max(1, int(series.counts.to_numpy().max()))
    # Dots may grow over periods without a text, and touch their neighbours a little.
    apart = np.diff(np.flatnonzero(~series.empty)).min(initial=len(series.starts))
    cell = width / len(series.starts) * apart
    largest = 72 * min(0.8 * row, max(0.9 * cell, 0.11))
    inside = largest / most**0.5 > 72 * (text_width("0") + 0.06)
    shade_gaps(ax, series.empty)
    for i, entry in enumerate(series.entries):
        counts = series.counts[entry].to_numpy()
        x = np.arange(len(counts))
        ax.axhline(i, color="#dddddd", linewidth=0.7, zorder=1)
        zero, some = (counts == 0) & ~series.empty, counts > 0
        ax.scatter(x[zero], np.full(zero.sum(), i), s=9, facecolors="white", edgecolors=GREY,
                   linewidths=0.8, zorder=2, gid="zero")  # fmt: skip
        ax.scatter(x[some], np.full(some.sum(), i), s=largest**2 * counts[some] / most, color=ACCENT,
                   edgecolors="white", linewidths=0.5, zorder=3, gid="dots", clip_on=False)  # fmt: skip
        for place in x[some] if inside else ():
            ax.text(place, i, format_count(int(counts[place]), lang), ha="center", va="center_baseline",
                    color="white", fontsize=FONT, zorder=4)  # fmt: skip
    ax.set_ylim(len(series.entries) - 0.5, -0.5)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
