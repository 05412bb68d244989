"""Stories of a spread corpus: texts that may be copies of each other are brought together and compared.

Pairs of texts join to components; components are put together to groups as large as a partition. The partitions write
the texts of their members, a batch for each group; each group is then matched by the same rule as a whole corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray
from scipy.sparse import coo_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

from analysis.corpus.copies.candidates import Pairs
from analysis.corpus.copies.comparing import Before, Compared
from analysis.corpus.copies.prints import Prints
from analysis.corpus.copies.repeats import find_near_repeats
from analysis.corpus.copies.shelf import Shelf, shelve
from analysis.corpus.copies.stories import compare_shelf, name_stories
from analysis.corpus.parts import Part
from analysis.corpus.spread.files import load_array, new_file, passage_keys, read_ids, read_part, save_array
from analysis.corpus.spread.pairs import Buckets, find_origins

__all__ = ["GroupTask", "Matched", "export_members", "gather_groups", "match_group"]

Places = NDArray[np.int64]


@dataclass(frozen=True)
class GroupTask:
    """The members of a group and its pairs.

    Parameters
    ----------
    group : int
    members : tuple of (int, int)
        Partition and batch of its file.
    pairs : Compared
        Numbers of the later and of the earlier text, and what they share.
    """

    group: int
    members: tuple[tuple[int, int], ...]
    pairs: Compared


@dataclass(frozen=True)
class Matched:
    """The copies of a group.

    Parameters
    ----------
    number, first : int64 arrays
        Each copy and the first publication of its story.
    share : float64 array
    passage, origin : int64 arrays
        The keys of near repeats and of the passages they come from.
    """

    number: Places
    first: Places
    share: NDArray[np.float64]
    passage: Places
    origin: Places


def gather_groups(copies: Compared, folder: Any, n: int) -> tuple[Places, dict[int, Compared]]:
    """Put texts that may be copies of each other into groups of about ``n``.

    Parameters
    ----------
    copies : Compared
        Numbers of texts: the pairs that are copies and those of the same words.
    folder : Path
        ``members.npy`` and ``groups.npy`` are saved there: the numbers of the texts, ascending, and their groups.
    n : int
        Texts of a group; one component is never cut.

    Returns
    -------
    members : int64 array
    pairs : dict
        Group → its pairs.
    """
    members = np.unique(np.concatenate((copies.later, copies.earlier)))
    ends = [np.searchsorted(members, side) for side in (copies.later, copies.earlier)]
    graph = coo_array((np.ones(len(copies.later), np.int8), tuple(ends)), shape=(len(members),) * 2)
    _, component = connected_components(graph, directed=False)
    sizes = np.bincount(component, minlength=1)
    group = ((np.cumsum(sizes) - sizes) // n)[component].astype(np.int64)
    save_array(folder / "members.npy", members)
    save_array(folder / "groups.npy", group)
    of_pair = group[ends[0]]
    order = np.argsort(of_pair, kind="stable")
    cuts = np.flatnonzero(np.diff(of_pair[order])) + 1
    pairs = {int(of_pair[own[0]]): copies.take(own) for own in np.split(order, cuts) if len(own)}
    return members, pairs


def export_members(at: int, shared: Buckets) -> tuple[int, list[int]]:
    """Write the texts of a partition that belong to groups; return the partition and its groups, a batch for each."""
    layout, (start, end) = shared.layout, shared.layout.numbers(at)
    members, group = (load_array(layout.folder / f"{name}.npy") for name in ("members", "groups"))
    inside = slice(*np.searchsorted(members, [start, end]).tolist())
    numbers, own = np.asarray(members[inside]), np.asarray(group[inside])
    part = read_part(layout.found(at), layout.taken(at), ("passages",))
    wanted = numbers - start
    documents = part.documents[["date", "text"]].take(wanted)
    documents = documents.assign(
        number=numbers, group=own, doc_id=read_ids(layout.folder / "ids.arrow", numbers),
        document=part.prints.document[wanted],
    )  # fmt: skip
    passages = _passages_of(part, wanted, start, end, shared)
    groups: list[int] = np.unique(own).tolist()
    _write_batches(layout.folder / "members" / f"{at}.arrow", documents, groups)
    passages["group"] = own[np.searchsorted(numbers, passages["number"])]
    _write_batches(layout.folder / "members" / f"{at}-passages.arrow", passages, groups)
    return at, groups


def match_group(task: GroupTask, shared: Buckets) -> Matched:
    """Find the stories of a group and the passages repeated with few changes inside them."""
    documents, passages = (_read_batches(shared, name, task.members) for name in ("{}.arrow", "{}-passages.arrow"))
    number = documents["number"].to_numpy(np.int64)
    row = np.searchsorted(number, passages["number"].to_numpy(np.int64))
    prints = Prints(
        np.empty(0, np.uint64), np.zeros(len(documents), np.int64),
        documents["document"].to_numpy(np.uint64), passages["words"].to_numpy(np.uint64),
    )  # fmt: skip
    shelf = shelve(documents, passages, prints, row)
    stories = name_stories(shelf, compare_shelf(shelf, *_ranked(shelf, number, task.pairs)))
    copies = np.flatnonzero(stories["duplicate_of"].notna().to_numpy())
    ids = pd.Index(documents["doc_id"])
    first = number[ids.get_indexer(pd.Index(stories["story_id"]))]
    firsts = np.flatnonzero(passages["is_first"].to_numpy())
    firsts = firsts[np.argsort(shelf.rank[row[firsts]], kind="stable")]
    later, earlier, _ = find_near_repeats(shelf, stories, firsts)
    keys = passage_keys(passages["number"].to_numpy(np.int64), passages["passage_id"].to_numpy(np.int64))
    repeats, origins = keys[later], keys[earlier]
    return Matched(number[copies], first[copies], stories["copied_share"].to_numpy()[copies], repeats, origins)


def _passages_of(part: Part, wanted: Places, start: int, end: int, shared: Buckets) -> pd.DataFrame:
    table = part.tables["passages"]
    rows = np.flatnonzero(np.isin(table.owner, wanted))
    frame = table.frame[["passage_id", "start", "end", "zone"]].take(rows)
    number, words = table.owner[rows] + start, part.prints.passage[rows]
    keys = passage_keys(number, frame["passage_id"].to_numpy(np.int64))
    repeated, _ = find_origins(start, end, shared)
    return frame.assign(number=number, words=words, is_first=(words != 0) & ~np.isin(keys, repeated))


def _write_batches(path: Any, frame: pd.DataFrame, groups: Sequence[int]) -> None:
    table = pa.Table.from_pandas(frame.drop(columns="group"), preserve_index=False)
    group = frame["group"].to_numpy()
    with new_file(path) as made, pa.ipc.new_file(made, table.schema) as sink:
        for one in groups:
            # One batch a group, the empty ones too: batches are found by their place.
            rows = table.take(pa.array(np.flatnonzero(group == one))).combine_chunks()
            sink.write_batch(pa.record_batch([c.combine_chunks() for c in rows.columns], schema=table.schema))


def _read_batches(shared: Buckets, name: str, members: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """Return the texts of a group, or their passages."""
    frames: list[pd.DataFrame] = []
    for at, batch in members:
        with pa.memory_map(str(shared.layout.folder / "members" / name.format(at))) as source:
            frames.append(pa.ipc.open_file(source).get_batch(batch).to_pandas())
    return pd.concat(frames, ignore_index=True)


def _ranked(shelf: Shelf, number: Places, copies: Compared) -> tuple[Pairs, Before]:
    """Return pairs of numbers as pairs of ranks, in the order in which a whole corpus compares them, and their shares.

    Texts of the same words belong to a group together, and are not compared.
    """
    copies = copies.take(np.flatnonzero(~np.isnan(copies.share)))
    rows = Compared(np.searchsorted(number, copies.later), np.searchsorted(number, copies.earlier), copies.share)
    later, earlier = shelf.rank[rows.later], shelf.rank[rows.earlier]
    order = np.lexsort((earlier, later))
    return (later[order], earlier[order]), Before(rows, np.arange(len(number)))
