"""Which texts are worth comparing: those that share enough of their sampled shingles.

Of two texts of the same words only the first is paired with others. What is counted here may be counted bucket by
bucket (`analysis.corpus.spread.pairs`).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.corpus.copies.shelf import Shelf

__all__ = ["Pairs", "count_pairs", "distinct_texts", "find_candidates", "worth_comparing"]

_WORTH: Final = 0.15  # share of the smaller text's sampled shingles

Places = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Pairs = tuple[Places, Places]
"""Publication ranks of the later and of the earlier of two texts."""


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


def find_candidates(shelf: Shelf, ranks: Places) -> Pairs:
    """Return the pairs worth comparing among the texts of some publication ranks."""
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
    worth = (later != earlier) & (counts >= np.maximum(1, _WORTH * smaller))
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
