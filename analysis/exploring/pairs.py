"""Who is mentioned with whom."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.corpus.selection import Day, Given
from analysis.exploring.choosing import Queries, choose, find_window, resolve_sources
from analysis.measures.co_mention import Window, count_co_mentions
from analysis.measures.scope import Copies
from analysis.schemas import COUNTED_ZONES

__all__ = ["co_mentions"]


def co_mentions(
    corpus: Corpus,
    *,
    actors: Given = None,
    themes: Given = None,
    query: Queries = None,
    labels: pd.DataFrame | None = None,
    window: Window = "passage",
    minimum: int = 3,
    start: Day | None = None,
    end: Day | None = None,
    source: Given = None,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
) -> pd.DataFrame:
    """Count the passages, or the texts, that hold two of the chosen, and say whether that is by chance.

    Parameters
    ----------
    corpus, actors, themes, query, labels, start, end, source, zones, copies
        As in :func:`count`. Actors and themes may be mixed.
    window : {"passage", "document"}
        What two must share.
    minimum : int
        Pairs found together less often are left out.

    Returns
    -------
    DataFrame
        One row per pair, the strongest association first: entry_a, entry_b, label_a, label_b, n_a, n_b, n_both,
        n_units, g2, pmi, p, q; see `analysis.measures.co_mention`.

    Examples
    --------
    >>> import analysis as an
    >>> pairs = an.co_mentions(an.load_corpus("sample"), minimum=2)
    >>> bool((pairs["n_both"] >= 2).all())
    True
    """
    chosen = choose(corpus, actors=actors, themes=themes, query=query, labels=labels)
    first, last = find_window(corpus, start, end, "day")
    pairs = count_co_mentions(
        chosen.hits, corpus.passages, corpus.documents, entry=chosen.column, entries=chosen.entries, window=window,
        minimum=minimum, start=first, end=last, zones=zones, copies=copies, sources=resolve_sources(corpus, source),
    )  # fmt: skip
    for side in ("a", "b"):
        names = pairs[f"entry_{side}"].map(lambda entry: chosen.labels.get(entry, entry)).astype("str")
        pairs.insert(1 + 2 * (side == "b"), f"label_{side}", names)
    return pairs
