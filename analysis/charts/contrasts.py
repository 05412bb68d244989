"""Contrasts: two values of each entry on one line, such as before and after, or named and quoted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from analysis.charts.layout import LINE, Sheet, row_height, text_width, wrap
from analysis.charts.numbers import check_lang
from analysis.charts.series import label_of, write_value
from analysis.charts.style import ACCENT, BAND, GREY, INK, WIDTH, styled
from analysis.charts.wording import say
from analysis.errors import Fault, ParameterError

__all__ = ["plot_contrast"]

_NAMES: Final = 2.3
_RING: Final = 6.5
_POINT: Final = 5.0
#: A white rim keeps the point apart from a ring around it.
_SEEN: Final = {"markersize": _POINT, "markeredgecolor": "white", "markeredgewidth": 0.7}


def plot_contrast(
    frame: pd.DataFrame,
    *,
    first: str,
    second: str,
    names: tuple[str, str],
    measure: str = "share",
    labels: Mapping[str, str] | None = None,
    lang: str = "fr",
) -> Figure:
    """Draw one row per entry: a ring for the first value, a dot for the second, a line between them.

    Where the frame has ``<column>_low`` and ``<column>_high``, pale bars are the intervals. Both values
    stand at the end of the row.

    Parameters
    ----------
    frame : DataFrame
        Columns entry_id, ``first`` and ``second``; drawn in its order.
    first, second : str
        Columns of the two values.
    names : (str, str)
        What the values are, for the key and the headings.
    measure : str
        How values are written: ``share``, ``n_documents`` …
    labels : mapping, optional
        Names for readers by entry.
    lang : {"fr", "en"}

    Raises
    ------
    ParameterError
        Without a row.
    """
    check_lang(lang)
    if frame.empty:
        raise ParameterError("The contrast cannot be drawn.", [Fault("frame", "no entry", "at least one row")])
    rows = frame.reset_index(drop=True)
    with styled():
        written = [wrap(label_of(str(entry), labels), _NAMES, lines=2) for entry in rows["entry_id"]]
        columns = [[write_value(float(v), measure, lang) for v in rows[c]] for c in (first, second)]
        widths = [max(map(text_width, [head, *column])) for head, column in zip(names, columns, strict=True)]
        left = 0.15 + max(text_width(name) for name in written)
        width = WIDTH - left - sum(widths) - 0.34
        row, top = row_height(written), 0.14 + 2 * LINE
        sheet = Sheet(top + row * len(written) + 2 * LINE + 0.25)
        sheet.text(0.06, 0.05, say(measure, lang))
        ax = sheet.axes(left, top, width, row * len(written))
        _draw_rows(ax, rows, first, second)
        _set_scale(ax, rows, (first, second), measure, lang, width)
        ax.set_yticks(range(len(written)), written, color=INK, linespacing=1.05)
        end = left + width + 0.06
        for head, column, wide in zip(names, columns, widths, strict=True):
            end += wide + 0.14
            sheet.text(end - 0.06, top - 0.06, head, ha="right", va="baseline")
            for i, words in enumerate(column):
                sheet.text(end - 0.06, top + row * (i + 0.5), words, ha="right", va="center_baseline", color=INK)
        _draw_key(sheet, names, f"{first}_low" in rows, lang)
        return sheet.figure


def _draw_rows(ax: Axes, rows: pd.DataFrame, first: str, second: str) -> None:
    y = np.arange(len(rows))
    before, after = (rows[c].to_numpy(dtype="float64") for c in (first, second))
    for column, shift in ((first, -0.14), (second, 0.14)):
        if f"{column}_low" in rows:
            low, high = (rows[f"{column}_{end}"].to_numpy(dtype="float64") for end in ("low", "high"))
            ax.hlines(y + shift, low, high, color=BAND, linewidth=4, zorder=1, gid="interval")
    ax.hlines(y, before, after, color=GREY, linewidth=1.2, zorder=2, gid="change")
    look: dict[str, Any] = {"markersize": _RING, "linestyle": "none", "clip_on": False, "zorder": 3, "color": ACCENT}
    ax.plot(before, y, marker="o", markerfacecolor="white", markeredgewidth=1.4, gid="first", **look)
    # Smaller and above: where both are the same, the point is seen within the ring.
    ax.plot(after, y, marker="o", gid="second", **{**look, "zorder": 4, **_SEEN})
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.spines["left"].set_color(GREY)


def _set_scale(
    ax: Axes, rows: pd.DataFrame, columns: tuple[str, str], measure: str, lang: str, width: float
) -> None:
    ends = [c for column in columns for c in (column, f"{column}_high") if c in rows]
    top = float(np.nanmax(rows[ends].to_numpy(dtype="float64"), initial=0.0)) or 1.0
    ax.set_xlim(0, min(top * 1.04, 1.0) if measure == "share" else top * 1.04)
    room = max(1, int(width / (text_width(write_value(top, measure, lang)) + 0.3)))
    whole = measure.startswith("n_")
    ticks = MaxNLocator(nbins=min(4, room), steps=[1, 2, 2.5, 5, 10], integer=whole).tick_values(0, top)
    shown = [float(tick) for tick in ticks if 0 <= tick <= ax.get_xlim()[1]]
    ax.set_xticks(shown, [write_value(tick, measure, lang) for tick in shown])
    ax.grid(axis="x")


def _draw_key(sheet: Sheet, names: tuple[str, str], banded: bool, lang: str) -> None:
    left, top = 0.08, sheet.height - 0.08 - LINE
    for fill, size, words in zip(("white", ACCENT), (_RING, _POINT), names, strict=True):
        ax = sheet.axes(left, top, 0.16, 0.16)
        ax.set_axis_off()
        ax.set_xlim(-1, 1)
        ax.set_ylim(-1, 1)
        ax.add_line(Line2D([0], [0], marker="o", markersize=size, color=ACCENT, markerfacecolor=fill,
                           markeredgewidth=1.4, clip_on=False))  # fmt: skip
        sheet.text(left + 0.2, top - 0.01, words)
        left += 0.2 + text_width(words) + 0.25
    if banded:
        sheet.text(left, top - 0.01, say("bar", lang))
