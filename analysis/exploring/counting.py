"""How often, and in how many texts: counts by period, over the whole window, or by source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, Literal

import pandas as pd

from analysis.charts.series import MEASURES
from analysis.corpus.corpus import Corpus
from analysis.corpus.selection import Day, Given
from analysis.errors import Fault, ParameterError, closest
from analysis.exploring.choosing import Chosen, Queries, choose, find_window, resolve_sources
from analysis.measures.frequency import count_frequencies, count_totals
from analysis.measures.scope import Copies
from analysis.periods import PERIODS
from analysis.schemas import COUNTED_ZONES

__all__ = ["BY", "count"]

#: What can be counted by, beside the periods.
BY: Final = ("window", "source")
Unit = Literal["share", "per_10k", "n_documents", "n_mentions"]


def count(
    corpus: Corpus,
    *,
    actors: Given = None,
    themes: Given = None,
    query: Queries = None,
    labels: pd.DataFrame | None = None,
    by: str = "quarter",
    unit: str = "share",
    start: Day | None = None,
    end: Day | None = None,
    source: Given = None,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    resamples: int = 0,
) -> pd.DataFrame:
    """Count actors, themes, searches and labels of your own, in texts and in mentions.

    Parameters
    ----------
    corpus : Corpus
    actors, themes : str or several
        Ids, labels or aliases; ``"*"`` for all that occur. Without any choice: all actors.
    query : str, several, or mapping of name to str
        Searches, counted like actors; see `analysis.searching.query`.
    labels : DataFrame
        Your own: doc_id and label, and passage_id if single passages are labelled. Counted like themes.
    by : {"day", "week", "month", "quarter", "year", "window", "source"}
        Periods; the whole window; or one row per source over the whole window.
    unit : {"share", "per_10k", "n_documents", "n_mentions"}
        What a chart of the result draws; all of them are in it.
    start, end : day
        First and last day; by default the whole periods that the dated texts span.
    source : str or several
        Only these sources.
    zones, copies, resamples
        As in `analysis.measures.frequency.count_frequencies`.

    Returns
    -------
    DataFrame
        A frequencies frame (`analysis.schemas`) with the column ``label``; by source also ``source``. A period without
        texts has the share NaN, one with texts and no hit 0.

    Raises
    ------
    ParameterError
        With every name that is not known, and the closest one that is.

    Examples
    --------
    >>> import analysis as an
    >>> corpus = an.load_corpus("sample")
    >>> frame = an.count(corpus, actors=["OTAN", "ukraine"], by="year")
    >>> frame[["period", "entry_id", "n_documents", "n_documents_total"]].shape
    (8, 4)
    """
    allowed = (*PERIODS, *BY)
    faults = [Fault("by", repr(by), ", ".join(allowed), closest(str(by), allowed))] if by not in allowed else []
    if unit not in MEASURES:
        faults.append(Fault("unit", repr(unit), ", ".join(MEASURES), closest(str(unit), MEASURES)))
    if faults:
        raise ParameterError("The count cannot be made.", faults)
    chosen = choose(corpus, actors=actors, themes=themes, query=query, labels=labels)
    first, last = find_window(corpus, start, end, by)
    scope: dict[str, Any] = {"start": first, "end": last, "zones": zones, "copies": copies, "resamples": resamples}
    sources = resolve_sources(corpus, source)
    if by == "source":
        frame = _by_source(corpus, chosen, scope, sources)
    else:
        frame = _count(corpus, chosen, by, scope | {"sources": sources})
    frame["label"] = frame["entry_id"].map(lambda entry: chosen.labels.get(entry, entry)).astype("str")
    frame.attrs = {"labels": dict(zip(frame["entry_id"], frame["label"], strict=True)), "unit": unit, "by": by}
    return frame


def _count(corpus: Corpus, chosen: Chosen, by: str, scope: dict[str, Any]) -> pd.DataFrame:
    frames = (chosen.hits, corpus.passages, corpus.documents)
    if by == "window":
        return count_totals(*frames, entry=chosen.column, entries=chosen.entries, **scope)
    return count_frequencies(*frames, entry=chosen.column, entries=chosen.entries, period=by, **scope)


def _by_source(
    corpus: Corpus, chosen: Chosen, scope: dict[str, Any], sources: Sequence[str] | None
) -> pd.DataFrame:
    entries = chosen.entries
    if entries is None:
        entries = _count(corpus, chosen, "window", scope)["entry_id"].tolist()
    every = sources or sorted(set(corpus.documents["source"].dropna()))
    fixed = replace(chosen, entries=entries).alone
    parts = [_count(corpus, fixed, "window", scope | {"sources": [one]}).assign(source=one) for one in every]
    if not parts:
        fault = Fault("by", "'source'", "a corpus whose texts have sources", "Count by another unit")
        raise ParameterError("No text of the corpus names its source.", [fault])
    return pd.concat(parts, ignore_index=True).astype({"source": "str"})
