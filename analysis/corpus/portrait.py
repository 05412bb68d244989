"""How a corpus presents itself in a cell: size, window, sources, share dated, a small timeline."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.charts.numbers import format_count, format_percent
from analysis.periods import calendar, period_label, period_start
from analysis.schemas import COUNTED_ZONES

if TYPE_CHECKING:
    from analysis.corpus.corpus import Corpus

__all__ = ["draw_bars", "portray", "portray_html"]

_BARS: Final = "▁▂▃▄▅▆▇█"
_MOST_BARS: Final = 60
_SHOWN: Final = 5
_NBSP: Final = "\u00a0"


def portray(corpus: Corpus) -> str:
    """Return a corpus in a few lines of French."""
    title, lines = _said(corpus)
    return "\n".join([title, *(f"  {line}" for line in lines)])


def portray_html(corpus: Corpus) -> str:
    """Return the same as HTML."""
    title, lines = _said(corpus)
    said = "<br>".join(escape(line) for line in lines)
    return f"<div><strong>{escape(title)}</strong><br>{said}</div>"


def _said(corpus: Corpus) -> tuple[str, list[str]]:
    documents = corpus.documents
    n = len(documents)
    dates = documents["date"].dropna()
    name = corpus.name or "sans nom"
    words = _number(int(documents["n_words"].sum()), "mot")
    title = f"Corpus «{_NBSP}{name}{_NBSP}»{_NBSP}: {_number(n, 'texte')}, {words}"
    lines = [_sources(documents["source"])]
    if len(dates):
        span = f"{dates.min():%d/%m/%Y} – {dates.max():%d/%m/%Y}"
        share = f"{format_percent(len(dates) / n)} ({format_count(len(dates))} textes)"
        lines.append(f"{span}{_NBSP}; datés{_NBSP}: {share}")
        lines.append(_timeline(dates))
    else:
        lines.append("aucun texte daté")
    counted = corpus.mentions[corpus.mentions["counted"] & corpus.mentions["listed"]]
    passages = int(corpus.passages["zone"].isin(COUNTED_ZONES).sum())
    actors = counted["actor_id"].nunique()
    lines.append(
        f"{_number(passages, 'passage compté', 'passages comptés')}, {_number(len(counted), 'mention')} de"
        f" {_number(actors, 'acteur')}, {_number(len(corpus.quotes), 'citation')}"
    )
    return title, lines


def _sources(sources: pd.Series) -> str:
    counts = sources.value_counts()
    shown = [f"{source} ({format_count(int(number))})" for source, number in counts.head(_SHOWN).items()]
    rest = len(counts) - len(shown)
    tail = [f"{format_count(rest)} autre{'s' * (rest > 1)}"] if rest > 0 else []
    listed = ", ".join([*shown, *tail])
    return f"{_number(len(counts), 'source')}{_NBSP}: {listed}" if len(counts) else "aucune source nommée"


def _timeline(dates: pd.Series) -> str:
    names = {"month": "mois", "quarter": "trimestre", "year": "année"}
    calendars = {period: calendar(dates.min(), dates.max(), period) for period in names}
    period = next((each for each, starts in calendars.items() if len(starts) <= _MOST_BARS), "year")
    starts, name = calendars[period], names[period]
    counts = period_start(dates, period).value_counts().reindex(starts, fill_value=0)
    first, last = (period_label(day, period, "fr") for day in (starts[0], starts[-1]))
    return f"{draw_bars(counts.tolist())}  par {name}, {first} – {last}"


def draw_bars(values: list[int]) -> str:
    """Return numbers as a row of bars, a blank for zero.

    Examples
    --------
    >>> draw_bars([0, 1, 4, 8])
    ' ▁▄█'
    """
    most = max([*values, 1])
    return "".join(_BARS[max(0, -(-value * len(_BARS) // most) - 1)] if value else " " for value in values)


def _number(n: int, noun: str, plural: str = "") -> str:
    return f"{format_count(int(n))}{_NBSP}{noun if n < 2 else plural or noun + 's'}"
