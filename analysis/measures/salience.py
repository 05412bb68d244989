"""Salience: whether an entry stands in the headline, in the first passage, or anywhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.intervals import wilson
from analysis.measures.observations import observe
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["PLACES", "count_salience"]

PLACES = ("title", "first", "anywhere")


def count_salience(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    entry: str = "actor_id",
    start: Day,
    end: Day,
    entries: Sequence[str] | None = None,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
) -> pd.DataFrame:
    """Count the documents that have each entry in the headline, in the first passage, anywhere.

    The headline is the first title passage of a document if it stands before its first body passage;
    the first passage is that first body passage. Intertitles are no headlines.

    Returns
    -------
    DataFrame
        One row per entry × place (``title``, ``first``, ``anywhere``), entries by their documents:
        entry_id, place, n_documents, n_documents_total (documents that have such a place), share,
        share_low, share_high.
    """
    scope = Scope.of(WINDOW, start, end, COUNTED_ZONES, copies, sources)
    seen = observe(hits, passages, documents, scope, entry=entry, entries=entries)
    names = list(entries) if entries is not None else _by_documents(seen.hits)
    first = _first(seen.passages, "body")
    heads = _first(seen.passages, "title")
    heads = heads[heads < first.reindex(heads.index).fillna(np.inf)]
    places = {"title": heads, "first": first, "anywhere": None}
    rows = []
    for place, passage in places.items():
        chosen = seen.hits if passage is None else seen.hits[_stands(seen.hits, passage)]
        found = chosen.groupby("entry_id")["document"].nunique().reindex(names, fill_value=0)
        total = seen.passages["document"].nunique() if passage is None else len(passage)
        rows.append(pd.DataFrame({"entry_id": names, "place": place, "n_documents": found.to_numpy(),
                                  "n_documents_total": total}))  # fmt: skip
    frame = pd.concat(rows, ignore_index=True).astype({"entry_id": "str"})
    frame["share"] = frame["n_documents"] / frame["n_documents_total"].where(frame["n_documents_total"] > 0)
    frame["share_low"], frame["share_high"] = wilson(frame["n_documents"], frame["n_documents_total"])
    order = frame["entry_id"].map({name: i for i, name in enumerate(names)})
    return frame.iloc[np.argsort(order.to_numpy(dtype=np.int64), kind="stable")].reset_index(drop=True)


def _by_documents(hits: pd.DataFrame) -> list[str]:
    counts = hits.groupby("entry_id")["document"].nunique().sort_values(ascending=False, kind="stable")
    return [str(name) for name in counts.index]


def _first(passages: pd.DataFrame, zone: str) -> pd.Series:
    """Return the number of the first passage of a zone, by document."""
    return passages[passages["zone"] == zone].groupby("document")["passage_id"].min()


def _stands(hits: pd.DataFrame, passage: pd.Series) -> npt.NDArray[np.bool_]:
    return np.asarray(hits["document"].map(passage).eq(hits["passage_id"]), dtype=bool)
