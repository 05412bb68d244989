"""A corpus larger than memory → its tables: partition by partition, on one machine or many.

The texts are cut into partitions; each is read, searched and written to the disk by whoever has a hand free. What
concerns several texts (exported twice, dated by others, copies, repeated passages) is settled over hashes: fingerprints
that lie in the same bucket are compared, and only texts that may be copies are brought together. At no time does one
process hold the texts or the mentions of more than a partition; the process that leads the work holds some dozen bytes
a text. The rows are those of `analysis.corpus.build.load_corpus`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import pandas as pd

from analysis.corpus.assembly import Track, untracked, warm_up, window_of
from analysis.corpus.build import settle_place
from analysis.corpus.engines import Engine, ProcessEngine, kept
from analysis.corpus.export import TABLES, describe_tables, write_frame
from analysis.corpus.spread_dates import Printed, merge_printed, print_days, redate, save_undated
from analysis.corpus.spread_files import Layout, save_array
from analysis.corpus.spread_find import Facts, Found, Wanted, find_piece
from analysis.corpus.spread_finish import Finish, add_funnels, finish_partition, save_matches
from analysis.corpus.spread_ids import Register, register_texts
from analysis.corpus.spread_pairs import Buckets, add_pairs, count_bucket, order_texts, print_bucket, share_out
from analysis.corpus.spread_stories import GroupTask, Matched, export_members, gather_groups, match_group
from analysis.errors import Fault, ParameterError
from analysis.lexicon.reading import Lexicon, load_lexicon
from analysis.readers.outlets import SOURCES_NAME, load_outlets
from analysis.readers.pieces import cut_corpus
from analysis.readers.reading import read_corpus, refuse_nothing
from analysis.readers.records import Reading
from analysis.sample import SAMPLE_NAME

__all__ = ["spread_tables"]

A = TypeVar("A")
B = TypeVar("B")

_MANY: Final = 10_000  # texts: as many as make it worth while to compile the search before processes are started


@dataclass(frozen=True)
class _Work:
    """Who does the work, and how it is followed."""

    engine: Engine
    track: Track
    folder: Path
    n: int
    lexicon: Lexicon

    def map(self, function: Callable[[A, Any], B], tasks: Sequence[A], shared: Any, what: str) -> list[B]:
        results = self.engine.map(function, tasks, shared)
        return [next(results) for _ in self.track(tasks, what)]


def spread_tables(
    where: str | Path,
    out: Path,
    n: int,
    *,
    lexicon: Path | None = None,
    dating_rule: str = "",
    confirm_names: str = "",
    engine: Engine | None = None,
    track: Track = untracked,
) -> list[Path]:
    """Read a corpus of any size and write its tables, in memory that depends on the partition alone.

    Parameters
    ----------
    where : str or Path
        A folder, a file, or ``"sample"``.
    out : Path
        A folder: ``documents/part-0001.parquet`` …, ``funnel.csv`` and ``datapackage.json``. The work lies there too
        while it lasts; with Dask all workers must see the folder, and the texts, under these paths.
    n : int
        Texts of a partition.
    lexicon, dating_rule, confirm_names, engine, track
        As for `analysis.corpus.build.load_corpus`.

    Returns
    -------
    list of Path
        The files, ``datapackage.json`` last.

    Raises
    ------
    CorpusError, LexiconError
        If the texts or the lexicon cannot be used.
    ParameterError
        If ``n`` is no number of texts, or the rule is none.
    """
    if n < 1:
        fault = Fault("--partition", repr(n), "a number of texts from 1 on", "1000 suits most machines")
        raise ParameterError("The corpus cannot be cut like this.", [fault])
    place, naming = settle_place(where, dating_rule)
    found = load_lexicon(lexicon)
    out = out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".presscope-", dir=out))
    try:
        warm_up(found, _MANY)
        with kept(engine or ProcessEngine()) as used:
            work = _Work(used, track, folder, n, found)
            n_found, register = _find(work, place, naming)
            buckets = _compare(work, register)
            finish = Finish(buckets, folder / "tables", window_of(naming), confirm_names)
            at = range(len(register.layout.names))
            funnels = work.map(finish_partition, at, finish, "Écriture")
        funnel = add_funnels(funnels, n_found, register.n_twice)
        return _publish(finish, out, funnel, _named(where, place, naming), found.version)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find(work: _Work, place: Path, naming: dict[str, Any]) -> tuple[int, Register]:
    """Read all texts and find what is in them; return how many were found, and the register of those read."""
    if not place.exists():
        read_corpus(place)  # says what is wrong
    own = next((p for p in place.iterdir() if p.name.lower() == SOURCES_NAME), None) if place.is_dir() else None
    wanted = Wanted(work.folder, work.n, work.lexicon, naming["dating_rule"], load_outlets(own))
    pieces = list(enumerate(cut_corpus(place, work.n)))
    found = work.map(find_piece, pieces, wanted, "Analyse")
    facts = [one for piece in found for one in piece.facts]
    if not facts:
        refuse_nothing(_unread(found), place)
    sizes = [len(one.days) for one in facts]
    layout = Layout(work.folder, tuple(one.name for one in facts), np.cumsum([0, *sizes], dtype=np.int64))
    register = register_texts(layout, facts)
    _date_by_sharing(work, register, facts)
    return sum(sizes) + sum(piece.n_rejected for piece in found), register


def _unread(found: Sequence[Found]) -> Reading:
    rejections = [one for piece in found for one in piece.rejections]
    return Reading(rejections=rejections, remarks=[one for piece in found for one in piece.remarks])


def _date_by_sharing(work: _Work, register: Register, facts: Sequence[Facts]) -> None:
    layout = register.layout
    save_array(layout.folder / "kept.npy", register.kept)
    if not save_undated(layout, [one.undated for one in facts]):
        return
    shared = Printed(layout, work.lexicon)
    words = merge_printed(layout, work.map(print_days, range(len(facts)), shared, "Dates"))
    concerned = [at for at, one in enumerate(facts) if np.isin(one.undated, words).any()]
    for at, rows, days in work.map(redate, concerned, shared, "Dates"):
        register.days[layout.offsets[at] + rows] = days


def _compare(work: _Work, register: Register) -> Buckets:
    """Find copies and repeated passages, and save what the partitions need of them."""
    layout = register.layout
    order, first = order_texts(register)
    buckets = share_out(layout, int(register.n_sampled.sum()), work.n)
    work.map(print_bucket, range(buckets.n), buckets, "Passages répétés")
    n_pairs = sum(work.map(count_bucket, range(buckets.n), buckets, "Reprises"))
    # Pairs are added up in as many parts as there are buckets full of them.
    cuts = np.linspace(0, len(order), 2 + n_pairs // (200 * work.n)).astype(int).tolist()
    worth = work.map(add_pairs, list(pairwise(cuts)), buckets, "Reprises")
    same = np.flatnonzero(first != np.arange(len(first)))
    later, earlier = (
        order[np.concatenate([*sides, own])]
        for sides, own in zip(zip(*worth, strict=True), (same, first[same]), strict=True)
    )
    save_matches(layout.folder, _match(work, buckets, later, earlier) if len(later) else [])
    return buckets


def _match(work: _Work, buckets: Buckets, later: Any, earlier: Any) -> list[Matched]:
    layout = buckets.layout
    members, pairs = gather_groups(later, earlier, layout.folder, work.n)
    concerned = np.unique(np.searchsorted(layout.offsets, members, side="right") - 1).tolist()
    batches: dict[int, list[tuple[int, int]]] = {group: [] for group in pairs}
    for at, groups in work.map(export_members, concerned, buckets, "Reprises"):
        for batch, group in enumerate(groups):
            batches[group].append((at, batch))
    tasks = [GroupTask(group, tuple(batches[group]), own) for group, own in pairs.items()]
    return work.map(match_group, tasks, buckets, "Reprises")


def _named(where: str | Path, place: Path, naming: dict[str, Any]) -> str:
    about = naming.get("about")
    if where == SAMPLE_NAME:
        return SAMPLE_NAME
    own = place.name if place.is_dir() else place.name.rpartition(".")[0] or place.name
    return (about.name if about is not None else "") or own


def _publish(finish: Finish, out: Path, funnel: pd.DataFrame, title: str, version: str) -> list[Path]:
    """Put the tables in place of those of an earlier run, and describe them."""
    written: list[Path] = []
    files: list[str | list[str]] = []
    frames = {"funnel": funnel}
    for name in TABLES[:-1]:
        made, target = finish.out / name, out / name
        shutil.rmtree(target, ignore_errors=True)
        made.replace(target)
        parts = sorted(target.iterdir())
        frames[name] = pd.read_parquet(parts[0])
        files.append([f"{name}/{part.name}" for part in parts])
        written += parts
    write_frame(funnel, out / "funnel.csv")
    described = {name: frames[name] for name in TABLES}
    package = describe_tables(out, title, described, [*files, "funnel.csv"], {"lexicon_sha256": version})
    return [*written, out / "funnel.csv", package]
