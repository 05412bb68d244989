"""Passages that an earlier publication printed already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.prints import sequence_keys
from analysis.corpus.shelf import Shelf
from analysis.corpus.shingles import hash_words, shingles_of

__all__ = ["CONTAINED", "Near", "find_near_repeats", "find_repeated"]

CONTAINED: Final = 0.5
"""Share of the smaller text's shingles that must stand in the other for the two to be one story."""

_AT_ONCE: Final = 1000
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Near:
    """The near repeats of stories, by what their passages are.

    Parameters
    ----------
    story : uint64 array
        Hash of the passages of a story, in order of publication, and of where a text begins among them.
    later, earlier : int64 arrays
        Places of a passage, and of the one it comes from, among those of the story; -1 for a story that has none.
    """

    story: NDArray[np.uint64]
    later: Places
    earlier: Places

    @classmethod
    def none(cls) -> Near:
        """Return the near repeats of no stories."""
        return cls(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.int64))


def find_repeated(shelf: Shelf, stories: pd.DataFrame, before: Near | None = None) -> tuple[pd.Series, Near]:
    """Name for every passage the first of its words (see `duplicates.find_repeated_passages`).

    Where the near repeats of an earlier run are given, only stories with other passages are looked through.
    """
    passages, whole = shelf.passages, shelf.prints.passage
    rows = np.flatnonzero(whole)
    rows = rows[np.argsort(shelf.rank[shelf.row[rows]], kind="stable")]
    _, first, group = np.unique(whole[rows], return_index=True, return_inverse=True)
    origin = np.arange(len(passages))
    origin[rows] = rows[first[group]]
    later, earlier, near = find_near_repeats(shelf, stories, rows[np.sort(first)], before)
    origin[later] = earlier
    # A repeat of a near repeat goes back to where that one comes from.
    origin = origin[origin]
    repeats = np.flatnonzero(origin != np.arange(len(origin)))
    column = pd.Series(pd.NA, index=passages.index, dtype="str", name="duplicate_of")
    if repeats.size:
        named = passages[["doc_id", "passage_id"]].take(origin[repeats])
        labels = named["doc_id"].astype("str") + "#" + named["passage_id"].astype("str")
        column.iloc[repeats] = labels.to_numpy()
    return column, near


def find_near_repeats(
    shelf: Shelf, stories: pd.DataFrame, rows: Places, before: Near | None = None
) -> tuple[Places, Places, Near]:
    """Return, within each story that has copies, the passages with half of an earlier one's shingles.

    Parameters
    ----------
    shelf : Shelf
    stories : DataFrame
        What `duplicates.match_stories` returned.
    rows : int64 array
        The passages that are the first of their words, in order of publication.
    before : Near, optional
        What an earlier run found.

    Returns
    -------
    later, earlier : int64 arrays
        Rows of passages and of those they come from, which come from no other.
    near : Near
        The same, for a later run.
    """
    copied = set(stories.loc[stories["duplicate_of"].notna(), "story_id"])
    named = stories["story_id"].isin(copied).to_numpy()
    rows = rows[named[shelf.row[rows]]]
    story = pd.factorize(stories["story_id"].take(shelf.row[rows]))[0].astype(np.int64)
    order = np.argsort(story, kind="stable")
    rows, story = rows[order], story[order]
    sizes = np.bincount(story)
    starts = np.cumsum(sizes) - sizes
    keys = _story_keys(shelf, rows, story, len(sizes))
    known, before = np.empty(0, np.int64), before or Near.none()
    later, earlier = (np.empty(0, np.int64) for _ in range(2))
    if len(before.story) and len(keys):
        at, kept = _placed(keys, before.story)
        known, found = at[kept], kept[before.later[kept] >= 0]
        later, earlier = (starts[at[found]] + places[found] for places in (before.later, before.earlier))
    is_new = ~np.isin(story, known)
    new = _look_through(shelf, rows[is_new], story[is_new])
    later, earlier = (
        np.concatenate((old, np.flatnonzero(is_new)[own])) for old, own in zip((later, earlier), new, strict=True)
    )
    return rows[later], rows[earlier], _near(keys, story, starts, later, earlier)


def _placed(keys: NDArray[np.uint64], asked: NDArray[np.uint64]) -> tuple[Places, Places]:
    """Return for each key asked for where it is, and which ones are there."""
    order = np.argsort(keys)
    at = order[np.minimum(np.searchsorted(keys, asked, sorter=order), len(keys) - 1)]
    return at, np.flatnonzero(keys[at] == asked)


def _story_keys(shelf: Shelf, rows: Places, story: Places, n: int) -> NDArray[np.uint64]:
    owner = shelf.row[rows]
    # The last bit of a fingerprint is always set: here it is cleared where another text begins.
    begins = np.diff(owner, prepend=-1) != 0
    return sequence_keys(shelf.prints.passage[rows] ^ begins.astype(np.uint64), story, n, 1)


def _near(keys: NDArray[np.uint64], story: Places, starts: Places, later: Places, earlier: Places) -> Near:
    of = story[later]
    without = np.setdiff1d(np.arange(len(keys)), of)
    nowhere = np.full(len(without), -1)
    places = (np.concatenate((side - starts[of], nowhere)) for side in (later, earlier))
    return Near(keys[np.concatenate((of, without))], *places)


def _look_through(shelf: Shelf, rows: Places, story: Places) -> tuple[Places, Places]:
    """Return the places in ``rows``, story by story, of near repeats and of what they come from."""
    owner = shelf.row[rows]
    texts = dict(zip(owner.tolist(), shelf.documents["text"].take(owner).tolist(), strict=True))
    starts, ends = (shelf.passages[name].to_numpy(np.int64)[rows].tolist() for name in ("start", "end"))
    index: dict[int, tuple[int, int]] = {}
    origins: dict[int, int] = {}
    for first in range(0, len(rows), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        places = list(zip(owner[part].tolist(), starts[part], ends[part], strict=True))
        words = hash_words([texts[place][a:b] for place, a, b in places])
        values, places_of = shingles_of(words.hashes, words.piece)
        bounds = np.searchsorted(words.piece[places_of], np.arange(len(places) + 1))
        for k, (place, _, _) in enumerate(places):
            row = first + k
            if row and story[row] != story[row - 1]:
                index = {}
            origin = _place(row, place, values[bounds[k] : bounds[k + 1]].tolist(), index)
            if origin is not None:
                origins[row] = origin
    return np.array(list(origins.keys()), np.int64), np.array(list(origins.values()), np.int64)


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
