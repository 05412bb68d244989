"""Heat maps: entry × period, and entry × entry. Zero is white, no data is hatched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from matplotlib.figure import Figure

from analysis.charts.layout import LINE, Sheet, draw_boxes, row_height, text_width, wrap
from analysis.charts.numbers import check_lang
from analysis.charts.series import Series, label_of, write_value
from analysis.charts.strips import Look, draw_key
from analysis.charts.style import FONT, INK, SEQUENTIAL, WIDTH, ink_on, styled
from analysis.charts.time_axis import draw_time_axis
from analysis.charts.wording import say

__all__ = ["plot_heatmap", "plot_matrix"]

Reals = npt.NDArray[np.float64]

_NAMES: Final = 2.3
_ZERO: Final[Look] = {"facecolor": "white", "edgecolor": "#d9d9d9", "hatch": None}
_MISSING: Final[Look] = {"facecolor": "#f2f2f2", "edgecolor": "#a6a6a6", "hatch": "/////"}


def plot_heatmap(
    frequencies: pd.DataFrame,
    *,
    entries: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    measure: str = "share",
    lang: str = "fr",
    period: str | None = None,
    ax: Axes | None = None,
) -> Figure:
    """Draw one row per entry and one cell per period, the darker the more.

    White is a zero (texts, none with the entry), hatched is a period without a text. The values stand in
    the cells where they fit.

    Parameters
    ----------
    frequencies : DataFrame
        A frequencies frame.
    entries, labels, measure, lang, period, ax
        As in `plot_timeline`.
    """
    check_lang(lang)
    series = Series.of(frequencies, entries, measure, period)
    cells = series.measured.to_numpy().T
    with styled():
        if ax is not None:
            _draw_cells(ax, cells, measure, lang, 3.0)
            draw_time_axis(ax, series.starts, series.period, lang, 3.0)
            ax.set_yticks(range(len(series.entries)), [label_of(e, labels) for e in series.entries])
            return ax.get_figure(root=True) or Figure()
        return _draw_periods(series, cells, labels, lang)


def _draw_periods(series: Series, cells: Reals, labels: Mapping[str, str] | None, lang: str) -> Figure:
    names = [wrap(label_of(entry, labels), _NAMES, lines=2) for entry in series.entries]
    left = 0.15 + max(text_width(name) for name in names)
    width = WIDTH - left - 0.15
    row = row_height(names, 0.25)
    top = 0.12 + LINE
    sheet = Sheet(top + row * len(names) + 2 * LINE + 0.42)
    sheet.text(0.06, 0.05, f"{say(series.measure, lang)}, {say(series.period, lang)}")
    ax = sheet.axes(left, top, width, row * len(names))
    _draw_cells(ax, cells, series.measure, lang, width)
    draw_time_axis(ax, series.starts, series.period, lang, width)
    ax.set_yticks(range(len(names)), names, color=INK, linespacing=1.05)
    _draw_scale(sheet, cells, series.measure, lang)
    return sheet.figure


def plot_matrix(
    table: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    column_labels: Mapping[str, str] | None = None,
    measure: str = "n_documents",
    lang: str = "fr",
) -> Figure:
    """Draw a table of entries × entries, such as texts that mention both, the darker the more.

    Columns are numbered, and so are the rows: names as long as those of institutions fit nowhere else.

    Parameters
    ----------
    table : DataFrame
        Rows and columns are entries, values are counts or shares; NaN is hatched.
    labels, column_labels : mapping, optional
        Names for readers of the rows and, where they are others, of the columns.
    measure : str
        How values are written, as in `plot_timeline`.
    lang : {"fr", "en"}
    """
    check_lang(lang)
    same = list(table.index) == list(table.columns)
    rows = [f"{i}  {label_of(str(e), labels)}" if same else label_of(str(e), labels)
            for i, e in enumerate(table.index, start=1)]  # fmt: skip
    with styled():
        names = [wrap(name, 2.1, lines=2) for name in rows]
        left = 0.15 + max(text_width(name) for name in names)
        width = WIDTH - left - 0.15
        row = row_height(names, 0.25)
        # Two lines of a heading on its side need a cell as wide as they are high.
        lines = 2 if not same and width / len(table.columns) >= 2 * LINE else 1
        heads = [label_of(str(e), column_labels or labels) for e in table.columns]
        columns = [wrap(head, 1.5 if lines == 2 else 2.0, lines=lines) for head in heads]
        if lines == 2 and any(words.endswith("…") for words in columns):
            columns = [wrap(head, 2.1, lines=2) for head in heads]
        head = 0.0 if same else 0.1 + max(text_width(name) for name in columns)
        top = 0.12 + LINE * (2 if same else 1) + head
        sheet = Sheet(top + row * len(names) + LINE + 0.35)
        sheet.text(0.06, 0.05, say(measure, lang))
        ax = sheet.axes(left, top, width, row * len(names))
        cells = table.to_numpy(dtype="float64")
        _draw_cells(ax, cells, measure, lang, width)
        ax.xaxis.tick_top()
        ticks = [str(i + 1) for i in range(len(columns))] if same else columns
        ax.set_xticks(range(len(columns)), ticks, color=INK, rotation=0 if same else 90)
        ax.tick_params(axis="x", length=0)
        ax.set_yticks(range(len(names)), names, color=INK, linespacing=1.05)
        _draw_scale(sheet, cells, measure, lang, missing="not_applicable")
        return sheet.figure


def _draw_cells(ax: Axes, cells: Reals, measure: str, lang: str, width: float) -> None:
    norm = Normalize(0, _highest(cells))
    written = [[write_value(float(v), measure, lang) for v in line] for line in cells]
    room = width / cells.shape[1] - 0.06
    fits = max(text_width(words) for line in written for words in line) <= room
    colored: Look = {"facecolor": SEQUENTIAL(norm(cells[cells > 0])), "edgecolor": "white"}
    for kind, chosen, look in (
        ("no-data", np.isnan(cells), _MISSING), ("zero", cells == 0, _ZERO), ("value", cells > 0, colored),
    ):  # fmt: skip
        boxes = [(column - 0.5, row - 0.5, 1.0, 1.0) for row, column in np.argwhere(chosen)]
        draw_boxes(ax, boxes, linewidth=0.5, gid=kind, **look)
    for row, column in np.argwhere(cells >= 0) if fits else ():
        value, words = cells[row, column], written[row][column]
        color = ink_on(SEQUENTIAL(norm(value)) if value > 0 else "white")
        ax.text(column, row, words, ha="center", va="center_baseline", fontsize=FONT, color=color)
    ax.set_xlim(-0.5, cells.shape[1] - 0.5)
    ax.set_ylim(len(cells) - 0.5, -0.5)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)


def _highest(cells: Reals) -> float:
    return float(np.nanmax(cells, initial=0.0)) or 1.0


def _draw_scale(
    sheet: Sheet, cells: Reals, measure: str, lang: str, *, missing: str = "no_data"
) -> None:
    """Draw the key: zero, no data where there is such a cell, and the colours up to the highest value."""
    looks: list[tuple[Look, str]] = [(_ZERO, say("zero", lang))]
    if np.isnan(cells).any():
        looks.append((_MISSING, say(missing, lang)))
    left = draw_key(sheet, looks) + 0.1
    ax = sheet.axes(left, sheet.height - 0.08 - LINE, 1.0, 0.15)
    ax.imshow(np.linspace(0, 1, 32)[None, :], cmap=SEQUENTIAL, aspect="auto", interpolation="nearest")
    ax.set_axis_off()
    sheet.text(left + 1.07, sheet.height - 0.09 - LINE, f"≤ {write_value(_highest(cells), measure, lang)}")
