"""How much of one text stands in another, and what an earlier run knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.prints import shingle_sets
from analysis.corpus.copies.shelf import Shelf
from analysis.distinct import distinct
from analysis.schemas import COUNTED_ZONES

__all__ = ["CONTAINED", "Before", "Compared", "compare_pairs", "distinct_shingles", "share_of"]

CONTAINED: Final = 0.5
"""Share of the smaller text's shingles that must stand in the other for the two to be one story."""

_CUT_CONTAINED: Final = 0.8
_CUT_RATIO: Final = 0.5
_LEAST_RATIO: Final = 0.1
_LEAST_GROWTH: Final = 0.4
_LEAST_SHINGLES: Final = 12
_COMPARED_AT_ONCE: Final = 1000

Places = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Shares = NDArray[np.float64]


class Compareable(Protocol):
    """Texts and where their words stand: a shelf, or a part of one."""

    @property
    def documents(self) -> pd.DataFrame: ...
    @property
    def passages(self) -> pd.DataFrame: ...
    @property
    def row(self) -> Places: ...


@dataclass(frozen=True)
class Compared:
    """Pairs of texts and what they share.

    Parameters
    ----------
    later, earlier : int64 arrays
        Places of the texts.
    share : float64 array
        Share (0-1) of the smaller text's shingles in the other, 0 where the later one is no copy.
    """

    later: Places
    earlier: Places
    share: Shares

    @classmethod
    def none(cls) -> Compared:
        """Return no pairs."""
        return cls(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))

    def join(self, *others: Compared) -> Compared:
        """Return these pairs and those of others."""
        every = (self, *others)
        sides = (np.concatenate([getattr(one, name) for one in every]) for name in ("later", "earlier", "share"))
        return Compared(*sides)

    def take(self, rows: Places) -> Compared:
        """Return some of the pairs."""
        return Compared(self.later[rows], self.earlier[rows], self.share[rows])

    def look_up(self, later: Places, earlier: Places) -> Shares:
        """Return what pairs share; NaN for those that were not compared, and for those of a text at -1."""
        shares = np.full(len(later), np.nan)
        known = np.flatnonzero((later >= 0) & (earlier >= 0))
        if not len(self.share) or not len(known):
            return shares
        width = np.int64(max(self.later.max(), self.earlier.max(), later.max(), earlier.max()) + 1)
        keys, first = np.unique(self.later * width + self.earlier, return_index=True)
        asked = later[known] * width + earlier[known]
        at = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
        same = keys[at] == asked
        shares[known[same]] = self.share[first[at[same]]]
        return shares


@dataclass(frozen=True)
class Before:
    """What was compared in an earlier run, and the place each document had there; -1 for a new one."""

    pairs: Compared
    place: Places


def compare_pairs(shelf: Shelf, later: Places, earlier: Places, before: Before | None = None) -> Shares:
    """Return the share of the smaller text of each pair that stands in the other, 0 where the later is no copy.

    Parameters
    ----------
    shelf : Shelf
    later, earlier : int64 arrays
        Publication ranks of the texts of each pair.
    before : Before, optional
        By the rows of the shelf's documents. What two texts share depends on nothing else, and is not counted again.
    """
    shares = np.full(len(later), np.nan)
    if before is not None:
        shares = before.pairs.look_up(before.place[shelf.order[later]], before.place[shelf.order[earlier]])
    new = np.flatnonzero(np.isnan(shares))
    ranks = distinct(np.concatenate((later[new], earlier[new])))
    sets = dict(zip(ranks.tolist(), distinct_shingles(shelf, shelf.order[ranks]), strict=True))
    pairs = zip(later[new].tolist(), earlier[new].tolist(), strict=True)
    shares[new] = [share_of(sets[rank], sets[other]) for rank, other in pairs]
    return shares


def distinct_shingles(texts: Compareable, places: Places) -> Iterator[Hashes]:
    """Give the distinct shingles of title and body, sorted, of the texts at some places; a thousand texts at a time."""
    spans = _counted_spans(texts, places)
    for first in range(0, len(places), _COMPARED_AT_ONCE):
        part = places[first : first + _COMPARED_AT_ONCE]
        own = texts.documents["text"].take(part).tolist()
        yield from shingle_sets(own, [spans[place] for place in part.tolist()])


def _counted_spans(texts: Compareable, places: Places) -> dict[int, list[tuple[int, int]]]:
    wanted = np.zeros(len(texts.documents), np.bool_)
    wanted[places] = True
    counted = texts.passages["zone"].isin(COUNTED_ZONES).to_numpy()
    rows = np.flatnonzero(counted & wanted[texts.row])
    spans: dict[int, list[tuple[int, int]]] = {place: [] for place in places.tolist()}
    starts, ends = (texts.passages[name].to_numpy(np.int64)[rows].tolist() for name in ("start", "end"))
    for place, start, end in zip(texts.row[rows].tolist(), starts, ends, strict=True):
        spans[place].append((start, end))
    return spans


def share_of(later: Hashes, earlier: Hashes) -> float:
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
