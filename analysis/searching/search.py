"""A query over passages → a frame like ``mentions``, to be counted and charted like any actor."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.schemas import COUNTED_ZONES, conform
from analysis.searching.query import parse_query
from analysis.searching.spans import answer_node
from analysis.searching.words import WordIndex

__all__ = ["search_passages"]


def search_passages(query: str, index: WordIndex) -> pd.DataFrame:
    """Find what answers a query; a query is asked of each passage by itself.

    Parameters
    ----------
    query : str
        See `analysis.searching.query`.
    index : WordIndex
        Of the documents and passages searched.

    Returns
    -------
    DataFrame
        The frame ``mentions``, in the order of the texts: one row per word or phrase found, ``actor_id`` and ``label``
        being the query, ``actor_type`` missing, ``form`` a name, ``counted`` true in title and body.

    Raises
    ------
    ParameterError
        Where the query cannot be read; the message shows the place.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc_id": ["a"], "text": ["Des cyberattaques visent l’État-major."]})
    >>> line = {"doc_id": "a", "passage_id": 1, "start": 0, "end": 38, "zone": "body"}
    >>> found = search_passages('cyber* & "etat major"', WordIndex(documents, pd.DataFrame([line])))
    >>> found["surface"].tolist()
    ['cyberattaques', 'État-major']
    """
    answer = answer_node(parse_query(query), index)
    where = index.passages.iloc[answer.passage]
    start, end = index.start[answer.first].astype(np.int64), index.end[answer.last].astype(np.int64)
    row = index.row[answer.passage]
    texts = index.texts
    surface = [texts[r][s:e] for r, s, e in zip(row.tolist(), start.tolist(), end.tolist(), strict=True)]
    n = len(start)
    label = pd.Series([query], dtype="str").repeat(n).array
    return conform(
        pd.DataFrame({
            "doc_id": where["doc_id"].array, "passage_id": where["passage_id"].to_numpy(np.int64),
            "start": start, "end": end, "surface": pd.Series(surface, dtype="str").array,
            "actor_id": label, "label": label, "actor_type": pd.Series([None] * n, dtype="str").array,
            "form": pd.Series(["name"], dtype="str").repeat(n).array, "listed": np.ones(n, bool),
            "counted": where["zone"].isin(COUNTED_ZONES).to_numpy(bool),
        }),
        "mentions",
    )  # fmt: skip
