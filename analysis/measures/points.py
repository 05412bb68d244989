"""The sentences behind every point of a chart, chosen in one pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.measures.concordance import COLUMNS, Hit, OrderedHits, Span
from analysis.measures.observations import observe
from analysis.measures.quotable import QuotableSentences
from analysis.measures.scope import Scope

__all__ = ["find_points"]


def find_points(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    entries: Sequence[str],
    scope: Scope,
    quotable: QuotableSentences,
    *,
    column: str = "actor_id",
    limit: int = 20,
    parts: bool = False,
) -> pd.DataFrame:
    """Return the sentences behind each entry in each period of a scope.

    Parameters
    ----------
    hits, passages, documents : DataFrame
        Frames of those names.
    entries : sequence of str
        The entries, of the column ``column``.
    scope : Scope
        Its periods are the points.
    quotable : QuotableSentences
        What may be shown: the same sentences as in every other report.
    limit : int
        Sentences of a point at most.
    parts : bool
        As in `find_concordance`: for quotations.

    Returns
    -------
    DataFrame
        entry_id, period, rank (0 is shown first: any first part of a point's sentences is spread over its documents
        and its days) and the columns of `find_concordance`; n_found counts the hits of the point. Hits of which
        nothing may be shown have no row.
    """
    found = observe(hits, passages, documents, scope, entry=column, entries=entries).hits
    allowed = quotable.overlapping if parts else quotable.around
    ordered = OrderedHits(found, documents)

    def show(_: str, hit: Hit) -> Span | None:
        return allowed(str(hit["doc_id"]), int(hit["start"]), int(hit["end"]))

    rows: list[dict[str, Any]] = []
    points: Mapping[Any, Any] = ordered.frame.groupby(["entry_id", "period"]).indices
    for point in sorted(points):
        named = dict(zip(("entry_id", "period"), point, strict=True))
        chosen = ordered.choose(np.asarray(points[point], np.int64), limit, show)
        rows += [{**named, "rank": i, **row} for i, row in enumerate(chosen)]
    return pd.DataFrame(rows, columns=["entry_id", "period", "rank", *COLUMNS])
