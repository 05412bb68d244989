"""Which texts of a spread corpus are worth comparing, and which passages were printed before: bucket by bucket.

The fingerprints of each partition lie sorted, so that a bucket, all those between two values, is a slice of every
partition. What a bucket gives is sorted too: the next step takes slices of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from analysis.corpus.copies.candidates import Pairs, count_pairs, distinct_texts, worth_comparing
from analysis.corpus.spread.files import (
    Layout,
    load_array,
    passage_keys,
    save_array,
    slice_of,
    split_keys,
    write_ids,
)
from analysis.corpus.spread.ids import Register, publication_order

__all__ = ["Buckets", "add_pairs", "count_bucket", "find_origins", "order_texts", "print_bucket", "share_out"]

Places = NDArray[np.int64]
_BUCKET: Final = 200
"""Fingerprints of a bucket for each text of a partition: a bucket then takes no more memory than a partition."""


@dataclass(frozen=True)
class Buckets:
    """What the buckets share.

    Parameters
    ----------
    layout : Layout
        Its folder holds ``rank.npy`` (publication rank of each text, -1 where it was exported twice),
        ``distinct.npy`` (by rank, whether it is the first of its words) and ``sampled.npy`` (by rank).
    n : int
        How many buckets there are.
    """

    layout: Layout
    n: int

    def bounds(self, bucket: int) -> tuple[int, int | None]:
        """Return the values a bucket lies between."""
        width = (1 << 64) // self.n
        return bucket * width, (bucket + 1) * width if bucket + 1 < self.n else None

    def pairs(self, bucket: int) -> Path:
        """Return where the pairs of a bucket are."""
        return self.layout.folder / "pairs" / f"{bucket}.npy"

    def repeats(self, bucket: int) -> Path:
        """Return where the repeated passages of a bucket are."""
        return self.layout.folder / "repeats" / f"{bucket}.npy"


def order_texts(register: Register) -> tuple[Places, Places]:
    """Put the texts in order of publication and save what the buckets need of it.

    Returns
    -------
    order : int64 array
        Publication rank → number of the text.
    first : int64 array
        Publication rank → rank of the first text of the same words.
    """
    folder = register.layout.folder
    order = publication_order(register)
    rank = np.full(len(register.kept), -1, np.int64)
    rank[order] = np.arange(len(order))
    first = distinct_texts(register.document[order])
    distinct = first == np.arange(len(order))
    save_array(folder / "rank.npy", rank)
    save_array(folder / "distinct.npy", distinct)
    # As they are counted where all texts are compared at once: those of the first of each words.
    save_array(folder / "sampled.npy", np.where(distinct, register.n_sampled[order], 0).astype(np.int64))
    write_ids(folder / "ids.arrow", register.doc_ids.chunks)
    return order, first


def share_out(layout: Layout, n_sampled: int, n: int) -> Buckets:
    """Return as many buckets as keep each as small as a partition of ``n`` texts."""
    return Buckets(layout, max(1, -(-n_sampled // (_BUCKET * n))))


def count_bucket(bucket: int, shared: Buckets) -> int:
    """Count the pairs of a bucket of sampled shingles and save them; return how many there are."""
    folder = shared.layout.folder
    rank, distinct = load_array(folder / "rank.npy"), load_array(folder / "distinct.npy")
    values, numbers = _gather(bucket, shared, "values", "owners", keyed=False)
    owner = np.asarray(rank[numbers])
    wanted = owner >= 0
    wanted[wanted] = distinct[owner[wanted]]
    pairs, counts = count_pairs(values[wanted], owner[wanted], len(distinct))
    save_array(shared.pairs(bucket), np.stack((pairs, counts.astype(np.int64))))
    return len(pairs)


def add_pairs(task: tuple[int, int], shared: Buckets) -> Pairs:
    """Add up the pairs of all buckets whose later text has a rank from ``task[0]`` to below ``task[1]``."""
    sampled = load_array(shared.layout.folder / "sampled.npy")
    low, high = (rank * len(sampled) for rank in task)
    found = [np.empty((2, 0), np.int64)]
    for bucket in range(shared.n):
        pairs = load_array(shared.pairs(bucket))
        found.append(np.asarray(pairs[:, slice_of(pairs[0], low, high)]))
    every = np.concatenate(found, axis=1)
    keys, at = np.unique(every[0], return_inverse=True)
    counts = np.bincount(at, every[1], minlength=len(keys)).astype(np.int64)
    return worth_comparing(keys, counts, sampled)


def print_bucket(bucket: int, shared: Buckets) -> int:
    """Save the passages of a bucket that repeat an earlier one, and which; return how many there are."""
    rank = load_array(shared.layout.folder / "rank.npy")
    words, keys = _gather(bucket, shared, "words", "places", keyed=True)
    numbers, passage = split_keys(keys)
    of_text = np.asarray(rank[numbers])
    wanted = np.flatnonzero(of_text >= 0)
    order = wanted[np.lexsort((passage[wanted], of_text[wanted], words[wanted]))]
    words, keys = words[order], keys[order]
    opens = np.diff(words, prepend=~words[:1]) != 0
    first = np.maximum.accumulate(np.where(opens, np.arange(len(words)), 0))
    repeats = np.stack((keys[~opens], keys[first[~opens]]))
    save_array(shared.repeats(bucket), repeats[:, np.argsort(repeats[0])])
    return int(repeats.shape[1])


def find_origins(start: int, end: int, shared: Buckets) -> tuple[Places, Places]:
    """Return the repeated passages of the texts numbered ``start`` to below ``end``, ascending, and their firsts."""
    low, high = passage_keys(np.array([start, end]), np.zeros(2, np.int64)).tolist()
    found = [np.empty((2, 0), np.int64)]
    for bucket in range(shared.n):
        repeats = load_array(shared.repeats(bucket))
        found.append(np.asarray(repeats[:, slice_of(repeats[0], low, high)]))
    every = np.concatenate(found, axis=1)
    every = every[:, np.argsort(every[0])]
    return every[0], every[1]


def _gather(
    bucket: int, shared: Buckets, values: str, owners: str, keyed: bool
) -> tuple[NDArray[np.uint64], NDArray[Any]]:
    """Return the values of a bucket from all partitions, and their texts' numbers, or passages' keys."""
    low, high = shared.bounds(bucket)
    layout = shared.layout
    found, owner = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for at in range(len(layout.names)):
        here = load_array(layout.taken(at) / f"{values}.npy")
        inside = slice_of(here, low, high)
        if inside.start == inside.stop:
            continue
        found.append(np.asarray(here[inside]))
        own = load_array(layout.taken(at) / f"{owners}.npy")[inside].astype(np.int64)
        shift = layout.offsets[at : at + 1]
        owner.append(own + (passage_keys(shift, np.zeros(1, np.int64)) if keyed else shift))
    return np.concatenate(found), np.concatenate(owner)
