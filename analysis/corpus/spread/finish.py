"""A partition of a spread corpus → its final tables: ids, copies and repeats named, and its lines of the funnel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.export import write_frame
from analysis.corpus.funnel import trace_funnel, trace_head
from analysis.corpus.parts import FOUND, Part
from analysis.corpus.spread.files import (
    load_array,
    new_file,
    passage_keys,
    read_ids,
    read_part,
    save_array,
    split_keys,
)
from analysis.corpus.spread.pairs import Buckets, find_origins
from analysis.corpus.spread.stories import Matched
from analysis.matching.unlisted.confirmation import confirm_unlisted
from analysis.schemas import conform

__all__ = ["Finish", "add_funnels", "documents_of", "finish_partition", "save_matches"]

Places = NDArray[np.int64]
_IDS = "ids.arrow"


@dataclass(frozen=True)
class Finish:
    """What all partitions share.

    Parameters
    ----------
    buckets : Buckets
        Its folder holds what `save_matches` wrote.
    out : Path
        Where the tables go: a folder for each, a file for each partition.
    window : pair of dates
        Of the funnel.
    confirm_names : str
        As for `analysis.corpus.build.load_corpus`.
    """

    buckets: Buckets
    out: Path
    window: tuple[object, object]
    confirm_names: str

    def file(self, table: str, at: int) -> Path:
        """Return the file of a partition."""
        return self.out / table / f"part-{at + 1:04}.parquet"


def save_matches(folder: Path, matches: Sequence[Matched]) -> None:
    """Save the copies and near repeats of all groups, in the order of their numbers."""
    numbers, first, passage, origin = (
        np.concatenate([np.empty(0, np.int64), *(getattr(one, name) for one in matches)])
        for name in ("number", "first", "passage", "origin")
    )
    share = np.concatenate([np.empty(0), *(one.share for one in matches)])
    order = np.argsort(numbers)
    save_array(folder / "copies.npy", np.stack((numbers, first))[:, order])
    save_array(folder / "shares.npy", share[order])
    save_array(folder / "near.npy", np.stack((passage, origin))[:, np.argsort(passage)])


def finish_partition(at: int, shared: Finish) -> pd.DataFrame:
    """Write the tables of a partition; return its funnel."""
    documents, part, rows = documents_of(at, shared.buckets, FOUND)
    start, end = shared.buckets.layout.numbers(at)
    numbers = rows[part.tables["passages"].owner] + start
    passages = conform(_with_origins(part, numbers, start, end, shared.buckets), "passages")
    mentions, themes, quotes = (conform(part.tables[name].frame, name) for name in ("mentions", "themes", "quotes"))
    funnel = trace_funnel(len(documents), documents, passages, mentions, shared.window)
    if shared.confirm_names:
        mentions, quotes = confirm_unlisted(documents, passages, mentions, quotes, shared.confirm_names)
    frames = {"documents": documents, "passages": passages, "mentions": mentions, "themes": themes, "quotes": quotes}
    for name, frame in frames.items():
        with new_file(shared.file(name, at)) as made:
            write_frame(frame, made)
    return funnel


def documents_of(
    at: int, buckets: Buckets, tables: Sequence[str] = ("passages",)
) -> tuple[pd.DataFrame, Part, Places]:
    """Read a partition again, the texts that are kept, under their ids and with the stories they belong to.

    Returns
    -------
    documents : DataFrame
    part : Part
        With the ``tables`` asked for.
    rows : int64 array
        Which texts of the partition are kept.
    """
    layout = buckets.layout
    start, end = layout.numbers(at)
    rows = np.flatnonzero(load_array(layout.folder / "rank.npy")[start:end] >= 0)
    ids = read_ids(layout.folder / _IDS, rows + start)
    part = read_part(layout.found(at), layout.taken(at), tables)
    part = part.take(rows, pd.Index(ids, dtype="str"))
    documents = conform(_with_stories(part.documents, rows + start, layout.folder), "documents")
    return documents, part, rows


def add_funnels(funnels: Iterable[pd.DataFrame], n_found: int, n_twice: int) -> pd.DataFrame:
    """Add up the funnels of partitions, and say how many texts were found and exported twice."""
    counts = ["n_in", "n_dropped", "n_out"]
    total: pd.DataFrame | None = None
    for one in funnels:
        total = one if total is None else total.assign(**{name: total[name] + one[name] for name in counts})
    if total is None:
        raise ValueError("no partition, no funnel")
    # The first lines speak of what was found, and the partitions know of it only what they keep.
    n = int(total["n_out"].iloc[0])
    lines = trace_head(n_found, n_twice, n)
    return conform(pd.concat([lines, total.iloc[1:]], ignore_index=True), "funnel")


def _with_stories(documents: pd.DataFrame, numbers: Places, folder: Path) -> pd.DataFrame:
    copies, shares = load_array(folder / "copies.npy"), load_array(folder / "shares.npy")
    inside = slice(*np.searchsorted(copies[0], [numbers[0], numbers[-1] + 1]).tolist()) if len(numbers) else slice(0)
    rows = np.searchsorted(numbers, copies[0, inside])
    first: list[str | None] = [None] * len(documents)
    for row, name in zip(rows.tolist(), read_ids(folder / _IDS, np.asarray(copies[1, inside])), strict=True):
        first[row] = name
    share = np.full(len(documents), np.nan)
    share[rows] = shares[inside]
    duplicate_of = pd.Series(first, dtype="str")
    return documents.assign(
        story_id=duplicate_of.fillna(documents["doc_id"]), duplicate_of=duplicate_of, copied_share=share
    )


def _with_origins(part: Part, numbers: Places, start: int, end: int, buckets: Buckets) -> pd.DataFrame:
    """Name for every passage the first of its words, as `analysis.corpus.copies.repeats.find_repeated` does."""
    folder, frame = buckets.layout.folder, part.tables["passages"].frame.drop(columns="found_on")
    keys = passage_keys(numbers, frame["passage_id"].to_numpy(np.int64))
    origin = _looked_up(keys, *find_origins(start, end, buckets))
    near = load_array(folder / "near.npy")
    origin = _looked_up(origin, near[0], near[1])
    repeats = np.flatnonzero(origin != keys)
    text, passage = split_keys(origin[repeats])
    labels = [f"{name}#{number}" for name, number in zip(read_ids(folder / _IDS, text), passage.tolist(), strict=True)]
    column = pd.Series(pd.NA, index=frame.index, dtype="str")
    column.iloc[repeats] = labels
    return frame.assign(duplicate_of=column)


def _looked_up(keys: Places, known: Places, origins: Places) -> Places:
    """Return for each key its origin, itself where it is not known."""
    if not len(known):
        return keys
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, origins[at], keys)
