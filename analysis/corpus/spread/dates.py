"""Undated texts of a spread corpus that share passages with dated ones, wherever those lie.

What the dated texts printed goes to the partitions of the undated ones as witnesses: for each passage two texts of its
words, of the first and of the last day it was printed. `date_by_sharing` sees no difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.assembly import date_by_others
from analysis.corpus.copies.prints import Prints
from analysis.corpus.dating.lines import COUNTED
from analysis.corpus.parts import FOUND, Part, Table, join_parts
from analysis.corpus.spread.files import Layout, is_among, load_array, new_folder, read_part, save_array, write_part
from analysis.corpus.spread.find import days_of
from analysis.distinct import distinct
from analysis.lexicon.reading import Lexicon

__all__ = ["Printed", "merge_printed", "print_days", "redate", "save_undated"]

_KEYS = ["words", "length"]


@dataclass(frozen=True)
class Printed:
    """What both steps share.

    Parameters
    ----------
    layout : Layout
        Its folder holds ``kept.npy``, ``undated.npy`` (fingerprints of the passages of undated texts) and, for the
        second step, ``printed.npy``.
    lexicon : Lexicon
    """

    layout: Layout
    lexicon: Lexicon


def print_days(at: int, shared: Printed) -> pd.DataFrame:
    """Return when the dated texts of a partition printed the passages of undated ones.

    Returns
    -------
    DataFrame
        ``words`` (fingerprint), ``length`` in code points, ``first`` and ``last`` day.
    """
    layout, (start, end) = shared.layout, shared.layout.numbers(at)
    days = pd.read_parquet(layout.taken(at) / "documents.parquet", columns=["date"])["date"]
    table = pd.read_parquet(layout.taken(at) / "passages.parquet", columns=["doc_id", "start", "end", "zone"])
    owner, words = table["doc_id"].to_numpy(np.int64), np.load(layout.taken(at) / "passage.npy")
    dated = days.notna().to_numpy() & load_array(layout.folder / "kept.npy")[start:end]
    wanted = dated[owner] & (words != 0) & table["zone"].isin(COUNTED).to_numpy()
    wanted &= is_among(words, load_array(layout.folder / "undated.npy"))
    day = days.to_numpy()[owner[wanted]]
    length = (table["end"] - table["start"]).to_numpy()[wanted]
    return _span(pd.DataFrame({"words": words[wanted], "length": length, "first": day, "last": day}))


def merge_printed(layout: Layout, found: Iterable[pd.DataFrame]) -> NDArray[np.uint64]:
    """Put together what the partitions printed, for `redate`; return the fingerprints, ascending."""
    merged: pd.DataFrame | None = None
    waiting: list[pd.DataFrame] = []
    for one in found:
        waiting += [one] if len(one) else []
        # Only where as much waits as there is: what is there is gone through a few times, not for every partition.
        if sum(map(len, waiting)) > (0 if merged is None else len(merged)):
            merged, waiting = _span(pd.concat([*([] if merged is None else [merged]), *waiting], ignore_index=True)), []
    if merged is None:
        return np.empty(0, np.uint64)
    merged = _span(pd.concat([merged, *waiting], ignore_index=True))
    words = merged["words"].to_numpy(np.uint64)
    first, last = (merged[name].to_numpy("datetime64[us]").view(np.int64) for name in ("first", "last"))
    columns = (words.view(np.int64), merged["length"].to_numpy(np.int64), first, last)
    save_array(layout.folder / "printed.npy", np.stack(columns))
    return distinct(words)


def redate(at: int, shared: Printed) -> tuple[int, NDArray[np.int64], NDArray[np.int32]]:
    """Date the undated texts of a partition by what was printed, and find anew what depends on it.

    Returns
    -------
    at, rows, days
        Which texts of the partition have a day now.
    """
    layout, (start, end) = shared.layout, shared.layout.numbers(at)
    part = read_part(layout.taken(at), layout.taken(at))
    kept = load_array(layout.folder / "kept.npy")[start:end]
    # What was exported twice neither dates others nor is dated.
    words = np.where(kept[part.tables["passages"].owner], part.prints.passage, np.uint64(0))
    part = replace(part, prints=replace(part.prints, passage=words))
    n = len(part)
    dated, by = date_by_others(join_parts([part, _witnesses(part, _printed_of(words, layout))]), shared.lexicon)
    if not by.is_dated.any():
        return at, np.empty(0, np.int64), np.empty(0, np.int32)
    dated = dated.take(np.arange(n), pd.Index([str(place) for place in range(n)]))
    with new_folder(layout.redated(at)) as folder:
        write_part(folder, dated)
    rows = np.flatnonzero(by.is_dated)
    return at, rows, days_of(dated.documents["date"])[rows]


def save_undated(layout: Layout, undated: Iterable[NDArray[np.uint64]]) -> int:
    """Save the fingerprints of the passages of undated texts, for `print_days`; return how many there are."""
    hashes = distinct(np.concatenate([np.empty(0, np.uint64), *undated]))
    save_array(layout.folder / "undated.npy", hashes)
    return len(hashes)


def _span(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.groupby(_KEYS, as_index=False).agg({"first": "min", "last": "max"})


def _printed_of(words: NDArray[np.uint64], layout: Layout) -> pd.DataFrame:
    """Return when some passages were printed; only their part of all that was is read."""
    table = load_array(layout.folder / "printed.npy")
    every, own = table[0].view(np.uint64), distinct(words)
    starts, ends = (np.searchsorted(every, own, side).tolist() for side in ("left", "right"))
    rows = np.concatenate([np.empty(0, np.int64), *(np.arange(*span) for span in zip(starts, ends, strict=True))])
    first, last = (np.asarray(table[row, rows]).view("datetime64[us]") for row in (2, 3))
    return pd.DataFrame({"words": every[rows], "length": table[1, rows], "first": first, "last": last})


def _witnesses(part: Part, printed: pd.DataFrame) -> Part:
    """Return texts that stand for the dated ones of other partitions: one passage each, on one day."""
    n = 2 * len(printed)
    none = np.zeros(n, np.int64)
    days = printed[["first", "last"]].to_numpy("datetime64[us]").ravel()
    unknown = np.full(n, "NaT", "datetime64[us]")
    told = {"date": days, "date_earliest": unknown, "date_latest": unknown}
    documents = part.documents.take(none).assign(text="", **told).reset_index(drop=True)
    tables = {name: Table(part.tables[name].frame.iloc[:0], none[:0]) for name in FOUND}
    length = np.repeat(printed["length"].to_numpy(np.int64), 2)
    passages = part.tables["passages"].frame.take(none)
    passages = passages.assign(start=0, end=length, zone="body", date=unknown, found_on=unknown)
    passages = passages.astype(part.tables["passages"].frame.dtypes).reset_index(drop=True)
    words = np.repeat(printed["words"].to_numpy(np.uint64), 2)
    return Part(
        documents,
        {**tables, "passages": Table(passages, np.arange(n))},
        Prints(np.empty(0, np.uint64), none, np.zeros(n, np.uint64), words),
    )
