"""Charts of counts: a figure of its own, or drawn onto axes that the user has made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import matrices, rankings, timelines
from analysis.corpus.corpus import Corpus
from analysis.errors import Fault, ParameterError
from analysis.exploring.asking import in_words
from analysis.exploring.counting import count
from analysis.exploring.display import show_figures

__all__ = ["plot_heatmap", "plot_ranking", "plot_timeline"]

_PANELS = 6
_ROWS = 20
_BEHIND = "What is counted goes to count(), or behind a corpus"


def plot_timeline(
    counts: Corpus | pd.DataFrame,
    *,
    unit: str | None = None,
    labels: Mapping[str, str] | None = None,
    lang: str = "fr",
    events: pd.DataFrame | None = None,
    ax: Axes | None = None,
    **what: Any,
) -> Figure | Axes:
    """Draw how often something is named over time, with its interval and the texts it rests on.

    Parameters
    ----------
    counts : DataFrame or Corpus
        What :func:`count` returns; or a corpus, with the arguments of :func:`count` behind it (without a choice the six
        actors in most texts are drawn).
    unit : {"share", "per_10k", "n_documents", "n_mentions"}, optional
        What is drawn; by default what the count was made for, and in a small corpus the texts themselves as dots.
    labels : mapping, optional
        Other names for the entries.
    lang : {"fr", "en"}
    events : DataFrame, optional
        ``date`` and ``label`` of events to mark.
    ax : Axes, optional
        Draw one entry onto these.

    Returns
    -------
    Figure or Axes
        The axes if ``ax`` was given.

    Examples
    --------
    >>> import analysis as an
    >>> from matplotlib.figure import Figure
    >>> ax = an.plot_timeline(an.load_corpus("sample"), actors="otan", by="year", ax=Figure().subplots())
    >>> type(ax).__name__
    'Axes'
    """
    frame, names = _counted(counts, what, labels, "quarter", 1 if ax is not None else _PANELS)
    measure = unit or str(frame.attrs.get("unit", "share"))
    drawn: dict[str, Any] = {"labels": names, "measure": measure, "lang": lang, "events": events}
    if ax is not None:
        timelines.plot_timeline(frame, ax=ax, **drawn)
        return ax
    if unit is None and measure == "share":
        return timelines.plot_over_time(frame, **drawn)
    return timelines.plot_timeline(frame, **drawn)


def plot_ranking(
    counts: Corpus | pd.DataFrame,
    *,
    unit: str | None = None,
    labels: Mapping[str, str] | None = None,
    limit: int = _ROWS,
    lang: str = "fr",
    ax: Axes | None = None,
    **what: Any,
) -> Figure | Axes:
    """Draw entries one under the other by how many texts have them, each with its interval.

    Parameters
    ----------
    counts : DataFrame or Corpus
        What :func:`count` returns with ``by="window"``; or a corpus, with the arguments of :func:`count` behind it.
    unit, labels, lang, ax
        As in :func:`plot_timeline`.
    limit : int
        Entries drawn at most.

    Returns
    -------
    Figure or Axes
        The axes if ``ax`` was given.

    Examples
    --------
    >>> import analysis as an
    >>> type(an.plot_ranking(an.load_corpus("sample"), themes="*", limit=5)).__name__
    'Figure'
    """
    frame, names = _counted(counts, what, labels, "window", None)
    drawn = rankings.plot_ranking(frame, labels=names, measure=unit, limit=limit, lang=lang, ax=ax)
    return drawn if ax is None else ax


def plot_heatmap(
    counts: Corpus | pd.DataFrame,
    *,
    unit: str | None = None,
    labels: Mapping[str, str] | None = None,
    lang: str = "fr",
    ax: Axes | None = None,
    **what: Any,
) -> Figure | Axes:
    """Draw a row per entry and a cell per period, the darker the more.

    Parameters
    ----------
    counts, unit, labels, lang, ax
        As in :func:`plot_timeline`; of a corpus without a choice the twenty actors in most texts are drawn.

    Returns
    -------
    Figure or Axes
        The axes if ``ax`` was given.

    Examples
    --------
    >>> import analysis as an
    >>> type(an.plot_heatmap(an.load_corpus("sample"), themes="*", by="year")).__name__
    'Figure'
    """
    frame, names = _counted(counts, what, labels, "quarter", _ROWS)
    measure = unit or str(frame.attrs.get("unit", "share"))
    drawn = matrices.plot_heatmap(frame, labels=names, measure=measure, lang=lang, ax=ax)
    return drawn if ax is None else ax


def _counted(
    counts: Corpus | pd.DataFrame, what: Mapping[str, Any], labels: Mapping[str, str] | None, by: str, most: int | None
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return counts and the names of their entries; of more entries than can be drawn those in most texts."""
    show_figures()
    if isinstance(counts, Corpus):
        frame = in_words(count)(counts, **{"by": by, **what})
    elif what:
        faults = [Fault("keyword", f"'{name}='", "unit, labels, lang, ax beside counts", _BEHIND) for name in what]
        raise ParameterError("The chart cannot be drawn.", faults)
    else:
        frame = counts
    names = {**frame.attrs.get("labels", {}), **(labels or {})}
    chosen = any(what.get(name) not in (None, "*") for name in ("actors", "themes", "query")) or "labels" in what
    if isinstance(counts, Corpus) and not chosen and most is not None:
        entries = frame.groupby("entry_id")["n_documents"].sum().sort_values(ascending=False, kind="stable")
        kept = [str(entry) for entry in entries.index[:most]]
        attrs = frame.attrs
        order = frame["entry_id"].map({entry: i for i, entry in enumerate(kept)})
        frame = frame[order.notna()].assign(_order=order).sort_values(["period", "_order"]).drop(columns="_order")
        frame = frame.reset_index(drop=True)
        frame.attrs = attrs
    return frame, names
