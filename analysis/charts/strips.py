"""Coverage strips: how many texts there are, by period and by source."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts.layout import LINE, Sheet, draw_boxes, text_width, wrap
from analysis.charts.numbers import check_lang, format_count
from analysis.charts.style import FONT, GREY, INK, MUTED, NO_DATA, WIDTH, ink_on, styled
from analysis.charts.time_axis import draw_time_axis, infer_period
from analysis.charts.wording import say

__all__ = ["Look", "draw_bars", "draw_key", "plot_coverage_strip"]

FULL: Final = "#4a6d87"
# How a patch of matplotlib looks: facecolor, edgecolor, hatch.
Look = dict[str, Any]
_LOOKS: Final[dict[str, Look]] = {
    "full": {"facecolor": FULL, "edgecolor": "white", "hatch": None},
    "partial": {"facecolor": "#c9d6df", "edgecolor": FULL, "hatch": "////"},
    "none": {"facecolor": NO_DATA, "edgecolor": "white", "hatch": None},
}


def draw_bars(
    ax: Axes, totals: npt.NDArray[np.int64], thin: npt.NDArray[np.bool_], lang: str, *, named: bool
) -> None:
    """Draw the texts of each period as bars; periods with partial coverage are hatched."""
    for key, chosen in (("full", ~thin), ("partial", thin)):
        bars = [(i - 0.43, 0.0, 0.86, float(totals[i])) for i in np.flatnonzero(chosen & (totals > 0))]
        draw_boxes(ax, bars, linewidth=0, gid=key, **_LOOKS[key])
    top = max(1, int(totals.max()))
    ax.set_ylim(0, top * 1.05)
    ax.set_yticks([0, top], ["0", format_count(top, lang)] if named else ["", ""])


def plot_coverage_strip(
    coverage: pd.DataFrame, *, lang: str = "fr", period: str | None = None, ax: Axes | None = None
) -> Figure:
    """Draw who published when: one row per source, one cell per period.

    Dark cells are periods at the usual pace, hatched ones are partial, pale ones have no text. Where
    cells are wide enough, the number of texts stands in them.

    Parameters
    ----------
    coverage : DataFrame
        Source × period, as `measure_coverage` gives it.
    lang : {"fr", "en"}
    period : str, optional
        Width of a period; read from the frame if not given.
    ax : Axes, optional
        Draw onto these; else a new figure is made.
    """
    check_lang(lang)
    sources = [str(source) for source in coverage["source"].drop_duplicates()]
    starts = pd.DatetimeIndex(coverage["period"].drop_duplicates().sort_values())
    width = period or infer_period(starts)
    with styled():
        if ax is not None:
            _draw_cells(ax, coverage, sources, starts, lang, 3.5)
            draw_time_axis(ax, starts, width, lang, 3.5)
            ax.set_yticks(range(len(sources)), [_name(source, lang) for source in sources])
            return ax.get_figure(root=True) or Figure()
        return _draw_sheet(coverage, sources, starts, width, lang)


def _name(source: str, lang: str) -> str:
    return source or say("unknown_source", lang)


def _draw_sheet(
    coverage: pd.DataFrame, sources: list[str], starts: pd.DatetimeIndex, period: str, lang: str
) -> Figure:
    names = [wrap(_name(source, lang), 2.0, lines=1) for source in sources]
    left = 0.15 + max(text_width(name) for name in names)
    width, row = WIDTH - left - 0.15, 0.27
    top = 0.1 + LINE
    sheet = Sheet(top + row * len(sources) + 2 * LINE + 0.42)
    sheet.text(0.06, 0.05, say("all_texts", lang, period=say(period, lang)))
    ax = sheet.axes(left, top, width, row * len(sources))
    _draw_cells(ax, coverage, sources, starts, lang, width)
    draw_time_axis(ax, starts, period, lang, width)
    ax.set_yticks(range(len(names)), names, color=INK)
    draw_key(sheet, [(_LOOKS[key], say(key, lang)) for key in ("full", "partial", "none")])
    return sheet.figure


def draw_key(sheet: Sheet, looks: list[tuple[Look, str]], left: float = 0.08) -> float:
    """Draw small squares with their meanings along the foot of the sheet; return where they end."""
    for look, words in looks:
        ax = sheet.axes(left, sheet.height - 0.08 - LINE, 0.2, 0.15)
        ax.set_axis_off()
        edge = {**look, "edgecolor": GREY}
        ax.add_patch(Rectangle((0, 0), 1, 1, transform=ax.transAxes, linewidth=0.7, clip_on=False, **edge))
        sheet.text(left + 0.27, sheet.height - 0.09 - LINE, words, color=MUTED)
        left += 0.27 + text_width(words) + 0.22
    return left


def _draw_cells(
    ax: Axes, coverage: pd.DataFrame, sources: list[str], starts: pd.DatetimeIndex, lang: str, width: float
) -> None:
    rows = {source: row for row, source in enumerate(sources)}
    columns = {start: column for column, start in enumerate(starts)}
    widest = text_width(format_count(int(coverage["n_documents"].max()), lang))
    fits = width / len(starts) > widest + 0.06
    boxes: dict[str, list[tuple[float, float, float, float]]] = {key: [] for key in _LOOKS}
    cells: Any = coverage.itertuples()
    for cell in cells:
        row, column = rows[str(cell.source)], columns[cell.period]
        boxes[str(cell.coverage)].append((column - 0.5, row - 0.42, 1, 0.84))
        if fits and cell.n_documents:
            words = format_count(int(cell.n_documents), lang)
            color = ink_on(_LOOKS[str(cell.coverage)]["facecolor"])
            ax.text(column, row, words, ha="center", va="center_baseline", fontsize=FONT, color=color)
    for key, places in boxes.items():
        draw_boxes(ax, places, linewidth=0.4, gid=key, **_LOOKS[key])
    ax.set_ylim(len(sources) - 0.5, -0.5)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
