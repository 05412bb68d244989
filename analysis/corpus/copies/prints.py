"""Fingerprints of texts: the few numbers by which copies are found, without the texts themselves.

They depend on nothing but the words of each text alone, so that they can be taken part by part of a
corpus, kept from one run to the next and compared all together (`analysis.corpus.copies.stories`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.shingles import hash_words, shingles_of, winnow
from analysis.distinct import distinct
from analysis.schemas import COUNTED_ZONES

__all__ = ["Prints", "ranges", "sequence_keys", "shingle_sets", "take_prints"]

Places = NDArray[np.int64]
Hashes = NDArray[np.uint64]

PASSAGE_WORDS: Final = 8
"""A passage of fewer words is nobody's property."""

_BATCH_CHARS: Final = 500_000
_COMPARED: Final = (*COUNTED_ZONES, "duplicate")


@dataclass(frozen=True)
class Prints:
    """The fingerprints of some documents and their passages.

    Parameters
    ----------
    sampled : uint64 array
        The winnowed shingles of title and body, document by document.
    n_sampled : int64 array, one per document
        How many of them belong to each document.
    document : uint64 array, one per document
        Hash of all words of title and body in their order.
    passage : uint64 array, one per passage
        Hash of its words; 0 where the passage has fewer than eight, or is not compared.
    """

    sampled: Hashes
    n_sampled: Places
    document: Hashes
    passage: Hashes

    @classmethod
    def join(cls, prints: Sequence[Prints]) -> Prints:
        """Put the fingerprints of parts one behind the other."""
        return cls(
            np.concatenate([one.sampled for one in prints]),
            np.concatenate([one.n_sampled for one in prints]),
            np.concatenate([one.document for one in prints]),
            np.concatenate([one.passage for one in prints]),
        )

    def take(self, wanted: Places, owner: Places) -> Prints:
        """Return those of the ``wanted`` documents; ``owner`` is the document of each passage, ascending."""
        n_passages = np.bincount(owner, minlength=len(self.document))
        return Prints(
            self.sampled[ranges(self.n_sampled, wanted)],
            self.n_sampled[wanted],
            self.document[wanted],
            self.passage[ranges(n_passages, wanted)],
        )


def ranges(counts: Places, wanted: Places) -> Places:
    """Return the places of the rows of the ``wanted`` owners, where each owner has ``counts`` rows in a row.

    Examples
    --------
    >>> ranges(np.array([2, 0, 3]), np.array([2, 0])).tolist()
    [2, 3, 4, 0, 1]
    """
    of = counts[wanted]
    shift = np.repeat((np.cumsum(counts) - counts)[wanted] - (np.cumsum(of) - of), of)
    places: Places = np.arange(len(shift)) + shift
    return places


def take_prints(texts: Sequence[str], passages: pd.DataFrame, row: Places) -> Prints:
    """Return the fingerprints of documents.

    Parameters
    ----------
    texts : sequence of str
        The stored texts.
    passages : DataFrame
        ``start``, ``end`` and ``zone`` are read.
    row : int64 array
        For each passage the position of its text in ``texts``.
    """
    codes, zones = pd.factorize(passages["zone"])
    counted = _are(zones, COUNTED_ZONES)[codes]
    compared = np.flatnonzero(_are(zones, _COMPARED)[codes])
    compared = compared[np.argsort(row[compared], kind="stable")]
    whole, document = np.zeros(len(passages), np.uint64), np.zeros(len(texts), np.uint64)
    sampled, n_sampled = [np.empty(0, np.uint64)], np.zeros(len(texts), np.int64)
    for places, pieces in _batches(texts, passages, row, compared):
        words = hash_words(pieces)
        whole[places] = sequence_keys(words.hashes, words.piece, len(pieces), PASSAGE_WORDS)
        kept = counted[places][words.piece]
        hashes, owner = words.hashes[kept], row[places][words.piece[kept]]
        if not hashes.size:
            continue
        first = int(owner[0])
        keys = sequence_keys(hashes, owner - first, int(owner[-1]) - first + 1, 1)
        document[first : first + keys.size] |= keys
        values, starts = shingles_of(hashes, owner)
        picked = winnow(values, owner[starts])
        sampled.append(values[picked])
        n_sampled += np.bincount(owner[starts[picked]], minlength=len(texts))
    return Prints(np.concatenate(sampled), n_sampled, document, whole)


def _are(zones: pd.Index, wanted: Collection[str]) -> NDArray[np.bool_]:
    return np.array([zone in wanted for zone in zones], np.bool_)


def shingle_sets(texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> list[Hashes]:
    """Return the distinct shingles of each text, sorted; ``spans`` are its counted passages."""
    words = hash_words(["\n".join([t[a:b] for a, b in s]) for t, s in zip(texts, spans, strict=True)])
    values, starts = shingles_of(words.hashes, words.piece)
    bounds = np.searchsorted(words.piece[starts], np.arange(len(texts) + 1))
    return [distinct(values[a:b]) for a, b in pairwise(bounds.tolist())]


def _batches(
    texts: Sequence[str], passages: pd.DataFrame, row: Places, compared: Places
) -> Iterator[tuple[Places, list[str]]]:
    """Give the compared passages, whole documents at a time: their rows, and their words."""
    owner = row[compared]
    starts, ends = (passages[name].to_numpy(np.int64)[compared] for name in ("start", "end"))
    done = np.cumsum(ends - starts)
    i = 0
    while i < len(compared):
        last = int(np.searchsorted(done, (done[i - 1] if i else 0) + _BATCH_CHARS))
        j = int(np.searchsorted(owner, owner[min(last, len(owner) - 1)], side="right"))
        spans = zip(owner[i:j].tolist(), starts[i:j].tolist(), ends[i:j].tolist(), strict=True)
        yield compared[i:j], [texts[place][start:end] for place, start, end in spans]
        i = j


def sequence_keys(hashes: Hashes, group: Places, n_groups: int, least: int) -> Hashes:
    """Hash the words of each group, as they follow each other; 0 for a group of fewer than ``least`` words."""
    sizes = np.bincount(group, minlength=n_groups)
    starts = np.cumsum(sizes) - sizes
    # Odd weights by place within the group: 1, 3, 5, …
    weights = (2 * (np.arange(hashes.size) - starts[group]) + 1).astype(np.uint64)
    sums = np.zeros(n_groups, np.uint64)
    full = sizes > 0
    if hashes.size:
        sums[full] = np.add.reduceat(hashes * weights, starts[full])
    mixed = (sums ^ (sizes.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))) | np.uint64(1)
    return np.where(sizes >= max(least, 1), mixed, np.uint64(0))
