"""Choices: the same figure under several choices of what is counted, as small multiples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts.layout import LINE, Sheet, row_height, text_width, wrap, write_notes
from analysis.charts.numbers import check_lang
from analysis.charts.series import label_of, write_value
from analysis.charts.style import ACCENT, BAND, FONT, GREY, INK, MUTED, WIDTH, styled
from analysis.charts.wording import say
from analysis.errors import Fault, ParameterError

__all__ = ["plot_choices"]

_COLUMNS: Final = 3
_BETWEEN: Final = 0.14
_ROW: Final = 0.21


def plot_choices(
    frame: pd.DataFrame,
    *,
    titles: Mapping[str, str],
    labels: Mapping[str, str] | None = None,
    base: str = "base",
    lang: str = "fr",
) -> Figure:
    """Draw one small panel per choice, all on one scale: a dot per entry, its interval, the value beside it.

    The mark on each row is the value under the choice of the report. A panel without a number is a choice
    that leaves no text: no data, not zero.

    Parameters
    ----------
    frame : DataFrame
        Columns choice, entry_id, share, share_low, share_high, as `count_under_choices` gives it.
    titles : mapping
        Name of each choice for readers, in the order drawn.
    labels : mapping, optional
        Names of the entries for readers.
    base : str
        The choice of the report.
    lang : {"fr", "en"}

    Raises
    ------
    ParameterError
        For a choice that the frame does not hold.
    """
    check_lang(lang)
    known = set(frame["choice"])
    strange = [choice for choice in (*titles, base) if choice not in known]
    if strange:
        faults = [Fault("titles", repr(choice), ", ".join(sorted(known))) for choice in strange]
        raise ParameterError("The choices cannot be drawn.", faults)
    entries = [str(entry) for entry in frame["entry_id"].drop_duplicates()]
    with styled():
        names = [wrap(label_of(entry, labels), 1.5, lines=2) for entry in entries]
        left = 0.14 + max(text_width(name) for name in names)
        width = (WIDTH - left - 0.08 - (_COLUMNS - 1) * _BETWEEN) / _COLUMNS
        heads = {choice: wrap(words, width, bold=True, lines=2) for choice, words in titles.items()}
        order = list(titles)
        rows = [order[i : i + _COLUMNS] for i in range(0, len(order), _COLUMNS)]
        notes = write_notes([say("bar", lang), say("base_mark", lang)], "", WIDTH - 0.12)
        head = [0.06 + LINE * (1 + max(heads[c].count("\n") for c in row)) for row in rows]
        panel, top = row_height(names, _ROW) * len(entries), 0.1 + LINE
        sheet = Sheet(top + sum(head) + len(rows) * (panel + 0.1) + 0.15 + LINE * (notes.count("\n") + 1))
        sheet.text(0.06, 0.05, say("share", lang))
        scale = _highest(frame)
        reference = frame[frame["choice"] == base].set_index("entry_id")["share"]
        for row, above in zip(rows, head, strict=True):
            top += above
            for column, choice in enumerate(row):
                x = left + column * (width + _BETWEEN)
                sheet.text(x, top - 0.05, heads[choice], va="bottom", color=INK, fontweight="bold", linespacing=1.1)
                ax = sheet.axes(x, top, width, panel)
                chosen = frame[frame["choice"] == choice].set_index("entry_id").reindex(entries)
                _draw_panel(ax, chosen, reference.reindex(entries), scale, width, lang)
                ax.set_yticks(range(len(entries)), names if column == 0 else [""] * len(names), color=INK,
                              linespacing=1.0)  # fmt: skip
            top += panel + 0.1
        sheet.text(0.06, sheet.height - 0.08 - LINE * (notes.count("\n") + 1), notes)
        return sheet.figure


def _highest(frame: pd.DataFrame) -> float:
    ends = frame[["share", "share_high"]].to_numpy(dtype="float64")
    return float(np.nanmax(ends, initial=0.0)) or 1.0


def _draw_panel(
    ax: Axes, chosen: pd.DataFrame, reference: pd.Series, scale: float, width: float, lang: str
) -> None:
    y = np.arange(len(chosen))
    values, low, high = (chosen[c].to_numpy(dtype="float64") for c in ("share", "share_low", "share_high"))
    words = [write_value(value, "share", lang) for value in values]
    # The numbers stand in a column of their own at the right of the panel.
    room = max(text_width(word) for word in words) + 0.06
    ax.set_xlim(0, scale * 1.03 * width / max(width - room, 0.3))
    ax.hlines(y, low, high, color=BAND, linewidth=5, zorder=1, gid="interval")
    ax.plot(reference.to_numpy(dtype="float64"), y, "|", color=GREY, markersize=9, markeredgewidth=1.4, zorder=2,
            gid="base", clip_on=False)  # fmt: skip
    ax.plot(values, y, "o", color=ACCENT, markersize=5, zorder=3, gid="points", clip_on=False)
    for i, word in enumerate(words):
        color = MUTED if np.isnan(values[i]) else INK
        ax.annotate(word, (1, i), xycoords=("axes fraction", "data"), ha="right", va="center_baseline",
                    fontsize=FONT, color=color)  # fmt: skip
    ax.set_ylim(len(chosen) - 0.5, -0.5)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.spines["left"].set_color(GREY)
