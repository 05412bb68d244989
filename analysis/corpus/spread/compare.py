"""Texts of a spread corpus that are worth comparing → those that are copies, a partition of later texts at a time.

Every partition writes the shingles of its texts that are in pairs. The pairs of a partition's texts are then compared
in the order of the other text, whose shingles are read one after the other: nobody holds more than a partition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.comparing import Compared, distinct_shingles, share_of
from analysis.corpus.spread.files import Layout, load_array, new_file, read_part, save_array
from analysis.corpus.spread.pairs import Buckets
from analysis.distinct import distinct

__all__ = ["PairTask", "cut_pairs", "export_shingles", "keep_copies", "save_compared", "save_starts"]

Places = NDArray[np.int64]
Hashes = NDArray[np.uint64]


@dataclass(frozen=True)
class PairTask:
    """Pairs whose later text lies in one partition: numbers of texts, in the order of the earlier one."""

    later: Places
    earlier: Places


@dataclass(frozen=True)
class _Members:
    """Texts as `distinct_shingles` asks for them."""

    documents: pd.DataFrame
    passages: pd.DataFrame
    row: Places


def save_compared(folder: Path, later: Places, earlier: Places) -> Places:
    """Save the numbers of the texts that are in pairs, for `export_shingles`; return them, ascending."""
    compared = distinct(np.concatenate((later, earlier)))
    save_array(folder / "compared.npy", compared)
    return compared


def export_shingles(at: int, shared: Buckets) -> NDArray[np.int64]:
    """Write the shingles of the texts of a partition that are in pairs; return how many each has."""
    layout, (start, end) = shared.layout, shared.layout.numbers(at)
    compared = load_array(layout.folder / "compared.npy")
    places = np.asarray(compared[slice(*np.searchsorted(compared, [start, end]).tolist())]) - start
    part = read_part(layout.found(at), layout.taken(at), ("passages",))
    table = part.tables["passages"]
    sizes = []
    with new_file(_shingles_of(layout, at)) as made, made.open("wb") as sink:
        for own in distinct_shingles(_Members(part.documents, table.frame, table.owner), places):
            sizes.append(len(own))
            sink.write(own.tobytes())
    return np.array(sizes, np.int64)


def save_starts(folder: Path, sizes: list[NDArray[np.int64]]) -> None:
    """Save where the shingles of each text that is in pairs start in its file, and how many there are."""
    every = np.concatenate([np.empty(0, np.int64), *sizes])
    starts = np.concatenate([np.empty(0, np.int64), *(np.cumsum(own) - own for own in sizes)])
    save_array(folder / "shingles.npy", np.stack((starts, every)))


def cut_pairs(layout: Layout, later: Places, earlier: Places) -> list[PairTask]:
    """Return the pairs of each partition's texts."""
    at = np.searchsorted(layout.offsets, later, side="right") - 1
    order = np.lexsort((earlier, at))
    cuts = np.flatnonzero(np.diff(at[order])) + 1
    return [PairTask(later[own], earlier[own]) for own in np.split(order, cuts) if len(own)]


def keep_copies(task: PairTask, shared: Buckets) -> Compared:
    """Return the pairs the later text of which is a copy of the earlier one, by number, and what they share."""
    own = distinct(task.later)
    sets = dict(zip(own.tolist(), _read_shingles(own, shared.layout), strict=True))
    others, of = np.unique(task.earlier, return_inverse=True)
    bounds = np.searchsorted(of, np.arange(len(others) + 1))
    share = np.zeros(len(of))
    for k, other in enumerate(_read_shingles(others, shared.layout)):
        for place in range(bounds[k], bounds[k + 1]):
            share[place] = share_of(sets[int(task.later[place])], other)
    kept = np.flatnonzero(share)
    return Compared(task.later[kept], task.earlier[kept], share[kept])


def _read_shingles(numbers: Places, layout: Layout) -> Iterator[Hashes]:
    """Give the shingles of texts by number, ascending."""
    compared, where = (load_array(layout.folder / f"{name}.npy") for name in ("compared", "shingles"))
    places = np.searchsorted(compared, numbers)
    starts, sizes = (where[row, places].tolist() for row in range(2))
    parts = np.searchsorted(layout.offsets, numbers, side="right") - 1
    for at in np.unique(parts).tolist():
        with _shingles_of(layout, at).open("rb") as source:
            for k in np.flatnonzero(parts == at).tolist():
                source.seek(8 * starts[k])
                yield np.fromfile(source, np.uint64, sizes[k])


def _shingles_of(layout: Layout, at: int) -> Path:
    return layout.folder / "shingles" / f"{at}.bin"
