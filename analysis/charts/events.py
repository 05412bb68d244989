"""Events over a chart: small numbers above dotted lines, and the key to them below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd
from babel.dates import format_date
from matplotlib.axes import Axes

from analysis.charts.layout import text_width
from analysis.charts.style import FONT, GREY, MUTED
from analysis.charts.time_axis import place_day

__all__ = ["draw_events", "number_events", "write_key"]

Event = tuple[pd.Timestamp, str]
MOST: Final = 9


def number_events(events: pd.DataFrame | None, starts: pd.DatetimeIndex, last: pd.Timestamp) -> list[Event]:
    """Return the events of the window in the order of their days, at most nine.

    Parameters
    ----------
    events : DataFrame, optional
        Columns ``date`` and ``label``.
    starts : DatetimeIndex
        First day of each period of the window.
    last : Timestamp
        Last day of the last period.
    """
    if events is None or events.empty:
        return []
    inside = events[events["date"].between(starts[0], last)].sort_values("date", kind="stable")
    rows = zip(inside["date"], inside["label"], strict=True)
    return [(pd.Timestamp(day), str(label)) for day, label in rows][:MOST]


def draw_events(
    ax: Axes, events: Sequence[Event], starts: pd.DatetimeIndex, period: str, width: float, *, numbers: bool
) -> None:
    """Draw a dotted line at each event, and its number above the axes if ``numbers``.

    Numbers that would touch are moved to the right; the line stays where the day is.
    """
    free = -0.5
    per_inch = len(starts) / width
    for number, (day, _) in enumerate(events, start=1):
        x = place_day(day, starts, period)
        ax.axvline(x, color=GREY, linewidth=0.9, linestyle=(0, (1, 2)), zorder=1, gid="event")
        if not numbers:
            continue
        half = (text_width(str(number)) / 2 + 0.03) * per_inch
        centre = min(max(x, free + half), len(starts) - 0.5)
        free = centre + half
        ax.annotate(
            str(number), (centre, 1), xycoords=("data", "axes fraction"), xytext=(0, 1.5),
            textcoords="offset points", ha="center", va="bottom", fontsize=FONT, color=MUTED,
        )  # fmt: skip


def write_key(events: Sequence[Event], lang: str) -> str:
    r"""Return the key: number, name and month of each event.

    Examples
    --------
    >>> write_key([(pd.Timestamp("2022-06-29"), "Sommet de Madrid")], "fr")
    '1\xa0Sommet de Madrid (juin\xa02022)'
    """
    parts = []
    for number, (day, label) in enumerate(events, start=1):
        month = format_date(day.date(), "MMM y", locale=lang).replace(" ", "\u00a0")
        parts.append(f"{number}\u00a0{label} ({month})")
    return "\u00a0· ".join(parts)
