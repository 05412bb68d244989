"""Copies between texts: which documents are one story, and which passages were published before.

Syndicated copies are found although words were changed, the end was cut or a header was added: from
the title and body of each text, shingles of three words are sampled by winnowing (Schleimer, Wilkerson &
Aiken 2003, "Winnowing: local algorithms for document fingerprinting", SIGMOD); documents that share
sampled shingles are compared by containment (Broder 1997, "On the resemblance and containment of
documents"): the share of the smaller text's shingles that stand in the other. MinHash on whole
texts finds one copy in five where a tenth of the words was changed; containment of short shingles does not
depend on the texts being alike as wholes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.shingles import hash_words, shingles_of, winnow
from analysis.schemas import COUNTED_ZONES

__all__ = ["CONTAINED", "find_repeated_passages", "find_stories", "match_stories"]

CONTAINED: Final = 0.5
"""Share of the smaller text's shingles that must stand in the other for the two to be one story."""

_CUT_CONTAINED: Final = 0.8
_CUT_RATIO: Final = 0.5
_LEAST_RATIO: Final = 0.1
_LEAST_GROWTH: Final = 0.4
_LEAST_SHINGLES: Final = 12
_PASSAGE_WORDS: Final = 8
_CANDIDATE: Final = 0.15
_BATCH_CHARS: Final = 1_000_000

Places = NDArray[np.int64]
Hashes = NDArray[np.uint64]


@dataclass(frozen=True)
class _Shelf:
    """The counted passages of the documents, in order of publication."""

    order: Places  # publication rank → row of `documents`
    spans: list[list[tuple[int, int, int]]]  # per rank: (start, end, row of `passages`)
    texts: list[str]  # per rank


def find_stories(documents: pd.DataFrame, passages: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both frames with their copies named.

    Parameters
    ----------
    documents : DataFrame
        Frame ``documents``: ``doc_id``, ``date`` and ``text`` are read.
    passages : DataFrame
        Frame ``passages``: ``doc_id``, ``passage_id``, ``start``, ``end`` and ``zone`` are read. Only
        title and body are compared: two pages of one site share their menu and are not copies.

    Returns
    -------
    documents : DataFrame
        With the columns of `match_stories`.
    passages : DataFrame
        With the column of `find_repeated_passages`.

    Examples
    --------
    >>> words = "le port de la ville basse a rouvert lundi après une semaine de grève des dockers du quai"
    >>> documents = pd.DataFrame({
    ...     "doc_id": ["b", "a"], "text": [words + " hier", words],
    ...     "date": pd.to_datetime(["2022-03-02", "2022-03-01"])})
    >>> passages = pd.DataFrame({
    ...     "doc_id": ["b", "a"], "passage_id": [1, 1], "start": [0, 0],
    ...     "end": documents["text"].str.len(), "zone": ["body", "body"]})
    >>> documents, passages = find_stories(documents, passages)
    >>> documents["story_id"].tolist(), passages["duplicate_of"].tolist()
    (['a', 'a'], ['a#1', nan])
    """
    stories = match_stories(documents, passages)
    repeated = find_repeated_passages(documents, passages, stories)
    matched = {name: stories[name].set_axis(documents.index) for name in stories.columns if name != "doc_id"}
    return documents.assign(**matched), passages.assign(duplicate_of=repeated)


def match_stories(documents: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Return, for every document, the story it belongs to.

    Returns
    -------
    DataFrame
        One row per document, in the order of ``documents``: ``doc_id``; ``story_id``, the doc_id of the
        story's first publication (earliest date, undated last, then doc_id); ``duplicate_of``, the same,
        missing where the document is the first itself; ``copied_share``, the share (0-1) of the smaller
        text's three-word shingles found in the other, NaN where the document is no copy.
    """
    shelf = _shelve(documents, passages)
    n = len(shelf.order)
    leader, share = np.arange(n), np.full(n, np.nan)
    for rank, (other, contained) in sorted(_best_matches(shelf).items()):
        # In order of publication, so that the copy of a copy finds the first; two stories are never joined.
        leader[rank], share[rank] = leader[other], contained
    back = np.argsort(shelf.order)
    ids = documents["doc_id"].astype("str").reset_index(drop=True)
    story = ids.iloc[shelf.order].iloc[leader].iloc[back].reset_index(drop=True)
    first = story.where(story != ids)
    columns = {"doc_id": ids, "story_id": story, "duplicate_of": first, "copied_share": share[back]}
    return pd.DataFrame(columns)


def find_repeated_passages(
    documents: pd.DataFrame, passages: pd.DataFrame, stories: pd.DataFrame | None = None
) -> pd.Series:
    """Return, for every passage, the passage that published its words first.

    A passage of at least eight words is a repeat where an earlier publication, or the same text before
    it, has the same words; and, inside one story, where an earlier publication has at least half of
    its shingles.

    Parameters
    ----------
    documents, passages : DataFrame
        As for `find_stories`.
    stories : DataFrame, optional
        What `match_stories` returned for them.

    Returns
    -------
    Series of str
        Named ``duplicate_of``, on the index of ``passages``: ``"doc_id#passage_id"``, missing where
        the passage is the first of its words, or not counted.
    """
    stories = match_stories(documents, passages) if stories is None else stories
    shelf = _shelve(documents, passages, (*COUNTED_ZONES, "duplicate"))
    story = stories["story_id"].to_numpy(dtype=object)[shelf.order]
    copied = set(stories.loc[stories["duplicate_of"].notna(), "story_id"])
    known = _Known({}, {}, {})
    for ranks in _batches(shelf):
        spans = [(rank, *span) for rank in ranks for span in shelf.spans[rank]]
        words = hash_words([shelf.texts[rank][start:end] for rank, start, end, _ in spans])
        bounds = np.searchsorted(words.piece, np.arange(len(spans) + 1))
        for k, (rank, _, _, row) in enumerate(spans):
            hashes = words.hashes[bounds[k] : bounds[k + 1]]
            if hashes.size >= _PASSAGE_WORDS:
                known.place(row, rank, hashes, story[rank] if story[rank] in copied else None)
    labels = passages["doc_id"].astype("str") + "#" + passages["passage_id"].astype("str")
    column = pd.Series(pd.NA, index=passages.index, dtype="str", name="duplicate_of")
    if known.origins:
        column.iloc[list(known.origins)] = labels.iloc[list(known.origins.values())].to_numpy()
    return column


@dataclass
class _Known:
    """The passages published so far: by all their words, and by the shingles within each story."""

    by_words: dict[tuple[int, int], int]
    by_shingle: dict[object, dict[int, tuple[int, int]]]  # story → shingle → (row, rank of the text)
    origins: dict[int, int]  # row of a repeat → row of the first publication

    def place(self, row: int, rank: int, hashes: Hashes, story: object | None) -> None:
        """Find the origin of the passage in ``row``, and let later ones find it."""
        weights = np.arange(1, 2 * hashes.size, 2, dtype=np.uint64)
        key = (hashes.size, int((hashes * weights).sum(dtype=np.uint64)))
        first = self.by_words.setdefault(key, row)
        if first != row:
            self.origins[row] = self.origins.get(first, first)
        elif story is not None:
            self._place_in_story(row, rank, hashes, self.by_shingle.setdefault(story, {}))

    def _place_in_story(
        self, row: int, rank: int, hashes: Hashes, index: dict[int, tuple[int, int]]
    ) -> None:
        values = shingles_of(hashes, np.zeros(hashes.size, np.int64))[0].tolist()
        found = (index[value] for value in values if value in index)
        seen = Counter(earlier for earlier, owner in found if owner != rank)
        if seen:
            origin, shared = min(seen.items(), key=lambda item: (-item[1], item[0]))
            if shared >= CONTAINED * len(values):
                self.origins[row] = origin
        for value in values:
            index.setdefault(value, (self.origins.get(row, row), rank))


def _shelve(
    documents: pd.DataFrame, passages: pd.DataFrame, zones: tuple[str, ...] = COUNTED_ZONES
) -> _Shelf:
    ids = documents["doc_id"].astype("str")
    key = pd.DataFrame({"date": pd.to_datetime(documents["date"]).to_numpy(), "doc_id": ids.to_numpy()})
    order = key.sort_values(["date", "doc_id"], na_position="last", kind="stable").index.to_numpy(np.int64)
    rank = pd.Series(np.argsort(order), index=pd.Index(ids))
    rows = np.flatnonzero(passages["zone"].isin(zones).to_numpy())
    owner = rank.reindex(passages["doc_id"].astype("str").to_numpy()[rows]).to_numpy(np.int64)
    starts, ends = (passages[name].to_numpy(np.int64)[rows].tolist() for name in ("start", "end"))
    spans: list[list[tuple[int, int, int]]] = [[] for _ in range(len(order))]
    for place, start, end, row in zip(owner.tolist(), starts, ends, rows.tolist(), strict=True):
        spans[place].append((start, end, row))
    texts = documents["text"].to_numpy(dtype=object)[order].tolist()
    return _Shelf(order, spans, texts)


def _batches(shelf: _Shelf) -> Iterator[range]:
    start, size = 0, 0
    for rank, spans in enumerate(shelf.spans):
        size += sum(end - begin for begin, end, _ in spans)
        if size >= _BATCH_CHARS:
            yield range(start, rank + 1)
            start, size = rank + 1, 0
    if start < len(shelf.spans):
        yield range(start, len(shelf.spans))


def _shingle(shelf: _Shelf, ranks: list[int] | range) -> tuple[Hashes, Places]:
    """Return the shingles of some texts and the rank of the text each stands in."""
    words = hash_words(["\n".join([shelf.texts[r][a:b] for a, b, _ in shelf.spans[r]]) for r in ranks])
    values, starts = shingles_of(words.hashes, words.piece)
    return values, np.asarray(ranks, np.int64)[words.piece[starts]]


def _best_matches(shelf: _Shelf) -> dict[int, tuple[int, float]]:
    """Return, for each text that is a copy, the earlier text it shares most with, and how much."""
    later, earlier = _candidates(shelf)
    if not later.size:
        return {}
    sets = _shingle_sets(shelf, np.union1d(later, earlier))
    best: dict[int, tuple[int, float]] = {}
    for rank, other in zip(later.tolist(), earlier.tolist(), strict=True):
        contained = _containment(sets[rank], sets[other])
        if contained and (rank not in best or contained > best[rank][1]):
            best[rank] = (other, contained)
    return best


def _candidates(shelf: _Shelf) -> tuple[Places, Places]:
    """Return the pairs worth comparing: never more than two for each sampled shingle of a text.

    A shingle of a hundred copies must not cost ten thousand pairs: each text is paired with the
    first that has the shingle and with the one before it.
    """
    values_of, ranks_of = [], []
    for ranks in _batches(shelf):
        values, owner = _shingle(shelf, ranks)
        kept = winnow(values, owner)
        values_of.append(values[kept])
        ranks_of.append(owner[kept])
    if not values_of:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    values, owner = np.concatenate(values_of), np.concatenate(ranks_of)
    sampled = np.bincount(owner, minlength=len(shelf.spans))
    by_value = np.lexsort((owner, values))
    values, owner = values[by_value], owner[by_value]
    again = np.flatnonzero((values[1:] == values[:-1]) & (owner[1:] != owner[:-1])) + 1
    opens = np.diff(values, prepend=~values[:1]) != 0
    run = np.maximum.accumulate(np.where(opens, np.arange(values.size), 0))
    n = np.int64(len(shelf.spans))
    to_first = owner[again] * n + owner[run[again]]
    to_previous = owner[again] * n + owner[again - 1]
    both = np.concatenate((to_first, to_previous[to_previous != to_first]))
    pairs, counts = np.unique(both, return_counts=True)
    later, earlier = pairs // n, pairs % n
    smaller = np.minimum(sampled[later], sampled[earlier])
    worth = (later != earlier) & (counts >= np.maximum(1, _CANDIDATE * smaller))
    return later[worth], earlier[worth]


def _shingle_sets(shelf: _Shelf, ranks: Places) -> dict[int, Hashes]:
    sets: dict[int, Hashes] = {}
    for chunk in np.array_split(ranks, max(1, len(ranks) // 2000)):
        values, owner = _shingle(shelf, chunk.tolist())
        bounds = np.searchsorted(owner, chunk, side="left"), np.searchsorted(owner, chunk, side="right")
        for rank, start, end in zip(chunk.tolist(), *(b.tolist() for b in bounds), strict=True):
            sets[rank] = np.unique(values[start:end])
    return sets


def _containment(later: Hashes, earlier: Hashes) -> float:
    """Return the share of the smaller text that the other has, 0.0 where the later is no copy.

    A copy cut to a tenth is a copy. The reverse is not: a text that holds an earlier one among as
    much again of its own is news, so a much longer later text is a story of its own.
    """
    small, large = sorted((later.size, earlier.size))
    least = _LEAST_RATIO if later.size == small else _LEAST_GROWTH
    if small < _LEAST_SHINGLES or small < least * large:
        return 0.0
    contained = float(np.intersect1d(later, earlier, assume_unique=True).size / small)
    needed = CONTAINED if small >= _CUT_RATIO * large else _CUT_CONTAINED
    return contained if contained >= needed else 0.0
