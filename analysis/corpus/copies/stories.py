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

import numpy as np
import pandas as pd

from analysis.corpus.copies.candidates import Pairs, distinct_texts, find_candidates
from analysis.corpus.copies.comparing import Before, Compared, compare_pairs
from analysis.corpus.copies.repeats import Near, find_repeated
from analysis.corpus.copies.shelf import Shelf, shelve

__all__ = ["compare_shelf", "find_stories", "name_copies", "name_stories"]


def find_stories(documents: pd.DataFrame, passages: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both frames with their copies named.

    A passage of at least eight words is a repeat where an earlier publication, or the same text before it, has the
    same words; and, inside one story, where an earlier publication has at least half of its shingles.

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
        With the columns of `name_stories`.
    passages : DataFrame
        With ``duplicate_of``: ``"doc_id#passage_id"`` of the passage that published its words first, missing where the
        passage is the first itself, or not counted.

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
    shelf = shelve(documents, passages)
    return name_copies(shelf, compare_shelf(shelf))[:2]


def name_copies(
    shelf: Shelf, compared: Compared, before: Near | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, Near]:
    """Return what `find_stories` returns, of texts that are compared already (`compare_shelf`), and near repeats."""
    stories = name_stories(shelf, compared)
    repeated, near = find_repeated(shelf, stories, before)
    index = shelf.documents.index
    matched = {name: stories[name].set_axis(index) for name in stories.columns if name != "doc_id"}
    return shelf.documents.assign(**matched), shelf.passages.assign(duplicate_of=repeated), near


def compare_shelf(shelf: Shelf, pairs: Pairs | None = None, before: Before | None = None) -> Compared:
    """Compare the texts that may be copies of each other, and those of the same words with themselves.

    Parameters
    ----------
    shelf : Shelf
        The texts. Where pairs are given, all texts of the stories they may make, and no sampled fingerprints.
    pairs : Pairs, optional
        Those worth comparing, where they were found before (`count_pairs`, `worth_comparing`).
    before : Before, optional
        What was compared in an earlier run.

    Returns
    -------
    Compared
        By the rows of the shelf's documents, in order of publication.
    """
    leader = distinct_texts(shelf.prints.document[shelf.order])
    distinct = leader == np.arange(len(leader))
    later, earlier = find_candidates(shelf, np.flatnonzero(distinct)) if pairs is None else pairs
    # A text is long enough for copies if it is one of itself.
    firsts = np.unique(leader[~distinct])
    later, earlier = np.concatenate((later, firsts)), np.concatenate((earlier, firsts))
    share = compare_pairs(shelf, later, earlier, before)
    return Compared(shelf.order[later], shelf.order[earlier], share)


def name_stories(shelf: Shelf, compared: Compared) -> pd.DataFrame:
    """Return, for every document, the story it belongs to.

    Parameters
    ----------
    shelf : Shelf
    compared : Compared
        What `compare_shelf` returned.

    Returns
    -------
    DataFrame
        One row per document, in the order of ``shelf.documents``: ``doc_id``; ``story_id``, the doc_id of the
        story's first publication (earliest date, undated last, then doc_id); ``duplicate_of``, the same,
        missing where the document is the first itself; ``copied_share``, the share (0-1) of the smaller
        text's three-word shingles found in the other, NaN where the document is no copy.
    """
    documents = shelf.documents
    n = len(shelf.order)
    leader, share = np.arange(n), np.full(n, np.nan)
    for rank, (other, contained) in sorted(_best_matches(shelf, compared).items()):
        # In order of publication, so that the copy of a copy finds the first; two stories are never joined.
        leader[rank], share[rank] = leader[other], contained
    ids = documents["doc_id"].astype("str").reset_index(drop=True)
    story = ids.iloc[shelf.order].iloc[leader].iloc[shelf.rank].reset_index(drop=True)
    first = story.where(story != ids)
    return pd.DataFrame({"doc_id": ids, "story_id": story, "duplicate_of": first, "copied_share": share[shelf.rank]})


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
