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

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.comparing import Before, Compared, compare_pairs
from analysis.corpus.copies.prints import Prints
from analysis.corpus.copies.repeats import CONTAINED, Near, find_repeated
from analysis.corpus.copies.shelf import Shelf, shelve

__all__ = [
    "CONTAINED",
    "Pairs",
    "compare_shelf",
    "count_pairs",
    "distinct_texts",
    "find_repeated_passages",
    "find_stories",
    "match_shelf",
    "match_stories",
    "name_copies",
    "worth_comparing",
]

_CANDIDATE: Final = 0.15

Places = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Pairs = tuple[Places, Places]
"""Publication ranks of the later and of the earlier of two texts."""


def find_stories(
    documents: pd.DataFrame, passages: pd.DataFrame, prints: Prints | None = None, row: Places | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both frames with their copies named.

    Parameters
    ----------
    documents : DataFrame
        Frame ``documents``: ``doc_id``, ``date`` and ``text`` are read.
    passages : DataFrame
        Frame ``passages``: ``doc_id``, ``passage_id``, ``start``, ``end`` and ``zone`` are read. Only
        title and body are compared: two pages of one site share their menu and are not copies.
    prints : Prints, optional
        The fingerprints of the documents, if they were taken before.
    row : int64 array, optional
        For each passage the position of its document, if it is known.

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
    shelf = shelve(documents, passages, prints, row)
    return name_copies(shelf, compare_shelf(shelf))[:2]


def name_copies(
    shelf: Shelf, compared: Compared, before: Near | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, Near]:
    """Return what `find_stories` returns, of texts that are compared already (`compare_shelf`), and near repeats."""
    stories = _stories(shelf, compared)
    repeated, near = find_repeated(shelf, stories, before)
    index = shelf.documents.index
    matched = {name: stories[name].set_axis(index) for name in stories.columns if name != "doc_id"}
    return shelf.documents.assign(**matched), shelf.passages.assign(duplicate_of=repeated), near


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
    return match_shelf(shelve(documents, passages, None))


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
    shelf = shelve(documents, passages, None)
    return find_repeated(shelf, match_shelf(shelf) if stories is None else stories)[0]


def match_shelf(shelf: Shelf, pairs: Pairs | None = None, before: Before | None = None) -> pd.DataFrame:
    """Return what `match_stories` returns, of texts in their order of publication.

    Parameters
    ----------
    shelf : Shelf
        The texts. Where pairs are given, all texts of the stories they may make, and no sampled fingerprints.
    pairs : Pairs, optional
        The ranks on the shelf worth comparing, where they were found before (`count_pairs`, `worth_comparing`).
    before : Before, optional
        What was compared before.
    """
    return _stories(shelf, compare_shelf(shelf, pairs, before))


def compare_shelf(shelf: Shelf, pairs: Pairs | None = None, before: Before | None = None) -> Compared:
    """Compare the texts that may be copies of each other, and those of the same words with themselves.

    Parameters
    ----------
    shelf, pairs
        As for `match_shelf`.
    before : Before, optional
        What was compared in an earlier run.

    Returns
    -------
    Compared
        By the rows of the shelf's documents, in order of publication.
    """
    leader = distinct_texts(shelf.prints.document[shelf.order])
    distinct = leader == np.arange(len(leader))
    later, earlier = _candidates(shelf, np.flatnonzero(distinct)) if pairs is None else pairs
    # A text is long enough for copies if it is one of itself.
    firsts = np.unique(leader[~distinct])
    later, earlier = np.concatenate((later, firsts)), np.concatenate((earlier, firsts))
    share = compare_pairs(shelf, later, earlier, before)
    return Compared(shelf.order[later], shelf.order[earlier], share)


def _stories(shelf: Shelf, compared: Compared) -> pd.DataFrame:
    documents = shelf.documents
    n = len(shelf.order)
    leader, share = np.arange(n), np.full(n, np.nan)
    for rank, (other, contained) in sorted(_best_matches(shelf, compared).items()):
        # In order of publication, so that the copy of a copy finds the first; two stories are never joined.
        leader[rank], share[rank] = leader[other], contained
    ids = documents["doc_id"].astype("str").reset_index(drop=True)
    story = ids.iloc[shelf.order].iloc[leader].iloc[shelf.rank].reset_index(drop=True)
    first = story.where(story != ids)
    columns = {"doc_id": ids, "story_id": story, "duplicate_of": first, "copied_share": share[shelf.rank]}
    return pd.DataFrame(columns)


def _best_matches(shelf: Shelf, compared: Compared) -> dict[int, tuple[int, float]]:
    """Return, for each rank that is a copy, the earlier one it shares most with, and how much."""
    copies = np.flatnonzero(compared.share)
    later, earlier = shelf.rank[compared.later[copies]], shelf.rank[compared.earlier[copies]]
    best: dict[int, tuple[int, float]] = {}
    for rank, other, contained in zip(later.tolist(), earlier.tolist(), compared.share[copies].tolist(), strict=True):
        if rank != other and (rank not in best or contained > best[rank][1]):
            best[rank] = (other, contained)
    leader = distinct_texts(shelf.prints.document[shelf.order])
    same = np.flatnonzero(leader != np.arange(len(leader)))
    copied = set(later[later == earlier].tolist())
    firsts = zip(same.tolist(), leader[same].tolist(), strict=True)
    return best | {rank: (first, 1.0) for rank, first in firsts if first in copied}


def distinct_texts(document: Hashes) -> Places:
    """Return for each text, in order of publication, the rank of the first one of the same words.

    Texts of the same words are compared once: all but the first are copies of the first.

    Parameters
    ----------
    document : uint64 array
        Their hashes (`Prints.document`); 0 where there are no words.

    Examples
    --------
    >>> distinct_texts(np.array([7, 0, 7, 0], np.uint64)).tolist()
    [0, 1, 0, 3]
    """
    _, first, group = np.unique(document, return_index=True, return_inverse=True)
    leader: Places = np.where(document == 0, np.arange(len(document)), first[group])
    return leader


def _candidates(shelf: Shelf, ranks: Places) -> Pairs:
    """Return the pairs worth comparing."""
    wanted = np.zeros(len(shelf.order), np.bool_)
    wanted[shelf.order[ranks]] = True
    row = np.repeat(np.arange(len(shelf.order)), shelf.prints.n_sampled)
    kept = wanted[row]
    values, owner = shelf.prints.sampled[kept], shelf.rank[row[kept]]
    n = len(shelf.order)
    pairs, counts = count_pairs(values, owner, n)
    return worth_comparing(pairs, counts, np.bincount(owner, minlength=n))


def count_pairs(values: Hashes, owner: Places, n: int) -> tuple[Places, Places]:
    """Count the sampled shingles that two texts share: never more than two pairs for each shingle of a text.

    A shingle of a hundred copies must not cost ten thousand pairs: each text is paired with the
    first that has the shingle and with the one before it. The shingles may be counted bucket by bucket, if all
    texts that have one are in its bucket; the counts are then added.

    Parameters
    ----------
    values : uint64 array
        Sampled shingles, of distinct texts only.
    owner : int64 array
        For each the publication rank of its text.
    n : int
        How many texts there are.

    Returns
    -------
    pairs, counts : int64 arrays
        Later rank times ``n`` plus earlier rank, ascending; how many shingles they share.
    """
    if not values.size:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    values, owner = _shared(values, owner)
    again = np.flatnonzero((values[1:] == values[:-1]) & (owner[1:] != owner[:-1])) + 1
    opens = np.diff(values, prepend=~values[:1]) != 0
    run = np.maximum.accumulate(np.where(opens, np.arange(values.size), 0))
    to_first = owner[again] * np.int64(n) + owner[run[again]]
    to_previous = owner[again] * np.int64(n) + owner[again - 1]
    both = np.concatenate((to_first, to_previous[to_previous != to_first]))
    return np.unique(both, return_counts=True)


def worth_comparing(pairs: Places, counts: Places, sampled: Places) -> Pairs:
    """Return the pairs that share enough of the smaller text's sampled shingles.

    Parameters
    ----------
    pairs, counts : int64 arrays
        What `count_pairs` gave, over all buckets.
    sampled : int64 array
        By rank, how many shingles were sampled of each text.
    """
    n = max(len(sampled), 1)
    later, earlier = pairs // n, pairs % n
    smaller = np.minimum(sampled[later], sampled[earlier])
    worth = (later != earlier) & (counts >= np.maximum(1, _CANDIDATE * smaller))
    return later[worth], earlier[worth]


def _shared(values: Hashes, owner: Places) -> tuple[Hashes, Places]:
    """Sort by value, then owner, what more than one text has; most shingles stand in one text alone."""
    kept = _seen_again(values)
    values, owner = values[kept], owner[kept]
    order = np.lexsort((owner, values))
    values, owner = values[order], owner[order]
    same = np.concatenate(([False], values[1:] == values[:-1], [False]))
    kept = (same[1:] | same[:-1])[: len(values)]
    return values[kept], owner[kept]


def _seen_again(values: Hashes) -> NDArray[np.bool_]:
    """Return which values may come more than once, all that do among them: those whose last bits do."""
    bits = min(26, max(10, (2 * len(values)).bit_length()))
    slot = (values & np.uint64((1 << bits) - 1)).astype(np.int64)
    return np.bincount(slot)[slot] > 1
