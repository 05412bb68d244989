"""Passages that an earlier publication printed already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.comparing import CONTAINED
from analysis.corpus.copies.prints import sequence_keys
from analysis.corpus.copies.shelf import Shelf
from analysis.corpus.copies.shingles import hash_words, shingles_of

__all__ = ["Near", "find_near_repeats", "find_repeated"]

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
    """Name for every passage the first of its words (see `analysis.corpus.copies.stories.find_stories`).

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
        What `analysis.corpus.copies.stories.name_stories` returned.
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
    later, earlier = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for start, end in _whole_stories(story):
        found = _look_within(shelf, rows[start:end], story[start:end])
        later.append(found[0] + start)
        earlier.append(found[1] + start)
    return np.concatenate(later), np.concatenate(earlier)


def _whole_stories(story: Places) -> Iterator[tuple[int, int]]:
    """Cut passages into runs of about a thousand; a story is never cut."""
    ends = np.flatnonzero(np.diff(story, append=-1)) + 1
    start = 0
    for end in ends.tolist():
        if end - start >= _AT_ONCE or end == len(story):
            yield start, end
            start = end


def _look_within(shelf: Shelf, rows: Places, story: Places) -> tuple[Places, Places]:
    owner = shelf.row[rows]
    codes, sizes = _number_shingles(shelf, rows, owner)
    # A shingle that comes once is of no other passage.
    again = np.bincount(codes) > 1
    bounds = np.cumsum(np.bincount(np.repeat(np.arange(len(rows)), sizes)[again[codes]], minlength=len(rows))).tolist()
    codes, needed = codes[again[codes]], (CONTAINED * sizes).tolist()
    opens = np.maximum.accumulate(np.where(np.diff(story, prepend=-1) != 0, np.arange(len(rows)), 0)).tolist()
    # Where each shingle was first printed, and by which text; lists, since a story may have a million passages.
    printed, printer = [-1] * len(again), [-1] * len(again)
    origins: dict[int, int] = {}
    for row, own in enumerate(owner.tolist()):
        values = codes[bounds[row - 1] if row else 0 : bounds[row]].tolist()
        known = (value for value in values if printed[value] >= opens[row] and printer[value] != own)
        origin = _origin(Counter(map(printed.__getitem__, known)), needed[row])
        for value in values:
            if printed[value] < opens[row]:
                printed[value], printer[value] = row if origin is None else origin, own
        if origin is not None:
            origins[row] = origin
    return np.array(list(origins.keys()), np.int64), np.array(list(origins.values()), np.int64)


def _origin(seen: Counter[int], needed: float) -> int | None:
    """Return the passage seen most, the first of several, if it is seen often enough."""
    if not seen:
        return None
    first, shared = min(seen.items(), key=lambda item: (-item[1], item[0]))
    return first if shared >= needed else None


def _number_shingles(shelf: Shelf, rows: Places, owner: Places) -> tuple[NDArray[np.int32], Places]:
    """Return the shingles of passages, numbered from 0, and how many each passage has."""
    found, sizes = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    starts, ends = (shelf.passages[name].to_numpy(np.int64) for name in ("start", "end"))
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        # Each text once: a thousand passages of one text of some megabytes would be some gigabytes.
        distinct, which = np.unique(owner[first : first + _AT_ONCE], return_inverse=True)
        texts = shelf.documents["text"].take(distinct).tolist()
        spans = zip(which.tolist(), starts[part].tolist(), ends[part].tolist(), strict=True)
        words = hash_words([texts[own][start:end] for own, start, end in spans])
        values, places = shingles_of(words.hashes, words.piece)
        found.append(values)
        sizes.append(np.bincount(words.piece[places], minlength=len(part)))
    values = np.concatenate(found)
    found.clear()
    order = np.argsort(values)
    values = values[order]
    codes = np.empty(len(order), np.int32)
    codes[order] = np.cumsum(np.diff(values, prepend=values[:1]) != 0, dtype=np.int32)
    return codes, np.concatenate(sizes)
