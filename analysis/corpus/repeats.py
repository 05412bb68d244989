"""Passages that an earlier publication printed already."""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.shelf import Shelf
from analysis.corpus.shingles import hash_words, shingles_of

__all__ = ["CONTAINED", "find_near_repeats", "find_repeated"]

CONTAINED: Final = 0.5
"""Share of the smaller text's shingles that must stand in the other for the two to be one story."""

_AT_ONCE: Final = 1000
Places = NDArray[np.int64]


def find_repeated(shelf: Shelf, stories: pd.DataFrame) -> pd.Series:
    """Name for every passage the first of its words (see `duplicates.find_repeated_passages`)."""
    passages, whole = shelf.passages, shelf.prints.passage
    rows = np.flatnonzero(whole)
    rows = rows[np.argsort(shelf.rank[shelf.row[rows]], kind="stable")]
    _, first, group = np.unique(whole[rows], return_index=True, return_inverse=True)
    origin = np.arange(len(passages))
    origin[rows] = rows[first[group]]
    for row, other in find_near_repeats(shelf, stories, rows[np.sort(first)]).items():
        origin[row] = other
    # A repeat of a near repeat goes back to where that one comes from.
    origin = origin[origin]
    repeats = np.flatnonzero(origin != np.arange(len(origin)))
    column = pd.Series(pd.NA, index=passages.index, dtype="str", name="duplicate_of")
    if repeats.size:
        named = passages.iloc[origin[repeats]]
        labels = named["doc_id"].astype("str") + "#" + named["passage_id"].astype("str")
        column.iloc[repeats] = labels.to_numpy()
    return column


def find_near_repeats(shelf: Shelf, stories: pd.DataFrame, rows: Places) -> dict[int, int]:
    """Return, within each story that has copies, the passages with half of an earlier one's shingles.

    Parameters
    ----------
    shelf : Shelf
    stories : DataFrame
        What `duplicates.match_stories` returned.
    rows : int64 array
        The passages that are the first of their words, in order of publication.

    Returns
    -------
    dict
        Row of a passage → row of the one it comes from, which comes from no other.
    """
    copied = set(stories.loc[stories["duplicate_of"].notna(), "story_id"])
    named = stories["story_id"].isin(copied).to_numpy()
    rows = rows[named[shelf.row[rows]]]
    owner = shelf.row[rows]
    texts = dict(zip(owner.tolist(), shelf.documents["text"].iloc[owner].tolist(), strict=True))
    story = stories["story_id"].iloc[owner].tolist()
    starts, ends = (shelf.passages[name].to_numpy(np.int64)[rows].tolist() for name in ("start", "end"))
    known: dict[str, dict[int, tuple[int, int]]] = {}
    origins: dict[int, int] = {}
    for first in range(0, len(rows), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        places = list(zip(owner[part].tolist(), starts[part], ends[part], strict=True))
        words = hash_words([texts[place][a:b] for place, a, b in places])
        values, places_of = shingles_of(words.hashes, words.piece)
        bounds = np.searchsorted(words.piece[places_of], np.arange(len(places) + 1))
        for k, (place, _, _) in enumerate(places):
            row = int(rows[first + k])
            index = known.setdefault(story[first + k], {})
            origin = _place(row, place, values[bounds[k] : bounds[k + 1]].tolist(), index)
            if origin is not None:
                origins[row] = origin
    return origins


def _place(row: int, owner: int, values: list[int], index: dict[int, tuple[int, int]]) -> int | None:
    """Find the origin of one passage among those of its story, and let later ones find it."""
    found = (index[value] for value in values if value in index)
    seen = Counter(earlier for earlier, place in found if place != owner)
    origin = None
    if seen:
        first, shared = min(seen.items(), key=lambda item: (-item[1], item[0]))
        if shared >= CONTAINED * len(values):
            origin = first
    for value in values:
        index.setdefault(value, (row if origin is None else origin, owner))
    return origin
