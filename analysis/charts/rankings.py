"""Rankings: entries by the share of texts that have them, or by their number in a small corpus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.charts.layout import LINE, Sheet, row_height, text_width, wrap, write_notes
from analysis.charts.numbers import check_lang, format_count
from analysis.charts.series import MEASURES, is_small, label_of, write_value
from analysis.charts.style import ACCENT, BAND, GREY, INK, WIDTH, styled
from analysis.charts.wording import say
from analysis.errors import Fault, ParameterError, closest

__all__ = ["plot_ranking"]

_NAMES: Final = 2.3


def plot_ranking(
    totals: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    measure: str | None = None,
    limit: int = 20,
    lang: str = "fr",
    ax: Axes | None = None,
) -> Figure:
    """Draw the entries one under the other, in the order of the frame.

    Shares and rates are points with their 95 % interval, counts are bars from zero. At the end of each
    row stand the value and the number of texts.

    Parameters
    ----------
    totals : DataFrame
        One row per entry, as `count_totals` gives it.
    labels : mapping, optional
        Names for readers by entry.
    measure : str, optional
        ``share``, ``per_10k``, ``n_documents`` or ``n_mentions``; without it the share, or the number
        of texts in a small corpus (`is_small`).
    limit : int
        Entries drawn at most.
    lang : {"fr", "en"}
    ax : Axes, optional
        Draw onto these; else a new figure is made.
    """
    check_lang(lang)
    chosen = measure or ("n_documents" if is_small(totals) else "share")
    faults = []
    if chosen not in MEASURES:
        faults.append(Fault("measure", repr(chosen), ", ".join(MEASURES), closest(chosen, MEASURES)))
    if totals.empty:
        faults.append(Fault("totals", "no entry", "at least one row"))
    if faults:
        raise ParameterError("The ranking cannot be drawn.", faults)
    rows = totals.head(limit).reset_index(drop=True)
    with styled():
        if ax is not None:
            _draw_points(ax, rows, chosen, lang, 3.0)
            ax.set_yticks(range(len(rows)), [label_of(str(e), labels) for e in rows["entry_id"]])
            return ax.get_figure(root=True) or Figure()
        return _draw_sheet(rows, labels, chosen, lang)


def _draw_sheet(rows: pd.DataFrame, labels: Mapping[str, str] | None, measure: str, lang: str) -> Figure:
    names = [wrap(label_of(str(entry), labels), _NAMES, lines=2) for entry in rows["entry_id"]]
    heads, columns = _columns(rows, measure, lang)
    widths = [max(map(text_width, [head, *column])) for head, column in zip(heads, columns, strict=True)]
    left = 0.15 + max(text_width(name) for name in names)
    right = sum(widths) + 0.14 * len(widths) + 0.06
    width = WIDTH - left - right
    row = row_height(names)
    title = wrap(_title(rows, measure, lang), WIDTH - 0.12)
    notes = write_notes(_notes(rows, measure, lang), "", WIDTH - 0.12)
    top = 0.14 + LINE * (title.count("\n") + 2)
    foot = LINE * (notes.count("\n") + 1) if notes else 0
    sheet = Sheet(top + row * len(names) + LINE + 0.2 + foot)
    sheet.text(0.06, 0.05, title)
    ax = sheet.axes(left, top, width, row * len(names))
    _draw_points(ax, rows, measure, lang, width)
    ax.set_yticks(range(len(names)), names, color=INK, linespacing=1.05)
    end = left + width + 0.06
    for head, column, wide in zip(heads, columns, widths, strict=True):
        end += wide + 0.14
        sheet.text(end - 0.06, top - 0.06, head, ha="right", va="baseline")
        for i, words in enumerate(column):
            sheet.text(end - 0.06, top + row * (i + 0.5), words, ha="right", va="center_baseline", color=INK)
    sheet.text(0.06, sheet.height - 0.08 - foot, notes)
    return sheet.figure


def _columns(rows: pd.DataFrame, measure: str, lang: str) -> tuple[list[str], list[list[str]]]:
    """Return the headings and the columns at the right: the value, and the texts it rests on."""
    texts = [format_count(int(n), lang) for n in rows["n_documents"]]
    if measure == "n_documents":
        return [say("n_texts", lang)], [texts]
    values = [write_value(float(value), measure, lang) for value in rows[measure]]
    head = {"share": "part", "per_10k": "rate", "n_mentions": "mentions"}[measure]
    return [say(head, lang), say("n_texts", lang)], [values, texts]


def _title(rows: pd.DataFrame, measure: str, lang: str) -> str:
    total = format_count(int(rows["n_documents_total"].iloc[0]), lang)
    return f"{say(measure, lang)} ({say('out_of', lang, total=total)})"


def _notes(rows: pd.DataFrame, measure: str, lang: str) -> list[str]:
    return [say("bar", lang)] if f"{measure}_low" in rows and rows[f"{measure}_low"].notna().any() else []


def _draw_points(ax: Axes, rows: pd.DataFrame, measure: str, lang: str, width: float) -> None:
    values = rows[measure].to_numpy(dtype="float64")
    y = np.arange(len(values))
    highest = values
    if measure.startswith("n_"):
        ax.barh(y, values, height=0.55, color=ACCENT, gid="bars")
    else:
        ax.hlines(y, 0, values, color="#dddddd", linewidth=0.8, zorder=1)
        if f"{measure}_low" in rows:
            low, high = (rows[f"{measure}_{end}"].to_numpy(dtype="float64") for end in ("low", "high"))
            ax.hlines(y, low, high, color=BAND, linewidth=6, zorder=2, gid="interval")
            highest = np.fmax(values, high)
        ax.plot(values, y, "o", color=ACCENT, markersize=6, zorder=3, gid="points", clip_on=False)
    top = float(np.nanmax(highest, initial=0.0)) or 1.0
    ax.set_xlim(0, min(top * 1.03, 1.0) if measure == "share" else top * 1.03)
    _name_values(ax, measure, lang, top, width)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.spines["left"].set_color(GREY)


def _name_values(ax: Axes, measure: str, lang: str, top: float, width: float) -> None:
    whole = measure.startswith("n_")
    room = max(1, int(width / (text_width(write_value(top, measure, lang)) + 0.3)))
    ticks = MaxNLocator(nbins=min(4, room), steps=[1, 2, 2.5, 5, 10], integer=whole).tick_values(0, top)
    shown = [float(tick) for tick in ticks if 0 <= tick <= ax.get_xlim()[1]]
    ax.set_xticks(shown, [write_value(tick, measure, lang) for tick in shown])
    ax.grid(axis="x")
