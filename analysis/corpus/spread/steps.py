"""The steps by which a corpus larger than memory is settled: read and found, dated by others, compared.

Whoever leads the work holds some dozen bytes a text, and what the readers report; the texts lie in partitions on the
disk (`analysis.corpus.spread.files`).
"""

from __future__ import annotations

import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

from analysis.corpus.assembly import Track, untracked, warm_up
from analysis.corpus.beside import Beside, outlets_of, settle_place
from analysis.corpus.copies.comparing import Compared
from analysis.corpus.engines import Engine, ProcessEngine, kept
from analysis.corpus.spread.compare import cut_pairs, export_shingles, keep_copies, save_compared, save_starts
from analysis.corpus.spread.dates import Printed, merge_printed, print_days, redate, save_undated
from analysis.corpus.spread.files import Layout, is_among, save_array
from analysis.corpus.spread.find import Facts, Wanted, find_piece
from analysis.corpus.spread.finish import save_matches
from analysis.corpus.spread.ids import Register, register_texts
from analysis.corpus.spread.pairs import Buckets, add_pairs, count_bucket, order_texts, print_bucket, share_out
from analysis.corpus.spread.stories import GroupTask, Matched, export_members, gather_groups, match_group
from analysis.errors import Fault, ParameterError
from analysis.lexicon.reading import Lexicon, load_lexicon
from analysis.readers.outlets import Outlets
from analysis.readers.pieces import cut_corpus
from analysis.readers.publications import DatingRule
from analysis.readers.reading import read_corpus
from analysis.readers.records import Reading
from analysis.readers.refusals import refuse_nothing
from analysis.sample import SAMPLE_NAME

__all__ = ["PARTITION", "Settled", "Work", "settle_corpus"]

A = TypeVar("A")
B = TypeVar("B")

PARTITION: Final = 1000
"""Texts of a partition where nobody says how many."""
_MANY: Final = 10_000  # texts: as many as make it worth while to compile the search before processes are started


@dataclass(frozen=True)
class Work:
    """Who does the work, and how it is followed.

    Parameters
    ----------
    engine, track
        As for `analysis.corpus.build.load_corpus`.
    folder : Path
        Where the work lies.
    n : int
        Texts of a partition.
    lexicon : Lexicon
    is_dated_only : bool
        Whether texts are cut and dated and nothing is looked for in them.
    """

    engine: Engine
    track: Track
    folder: Path
    n: int
    lexicon: Lexicon
    is_dated_only: bool = False

    def map(self, function: Callable[[A, Any], B], tasks: Sequence[A], shared: Any, what: str) -> Iterator[B]:
        """Give the result of each task in their order."""
        results = self.engine.map(function, tasks, shared)
        return (next(results) for _ in self.track(tasks, what))


@dataclass(frozen=True)
class Settled:
    """A corpus of which everything is known but the final tables, which each partition writes by itself.

    Parameters
    ----------
    work : Work
    place : Path
    title : str
        What the corpus is called.
    beside : Beside
    outlets : Outlets
    reading : Reading
        What the readers report, without the records; of texts exported twice none is listed.
    register : Register
    buckets : Buckets
    """

    work: Work
    place: Path
    title: str
    beside: Beside
    outlets: Outlets
    reading: Reading
    register: Register
    buckets: Buckets

    @property
    def partitions(self) -> Sequence[int]:
        """The numbers of the partitions."""
        return range(len(self.register.layout.names))

    @property
    def n_found(self) -> int:
        """Texts found: read, rejected or exported twice."""
        return len(self.register.kept) + len(self.reading.rejections)


@contextmanager
def settle_corpus(
    where: str | Path,
    near: Path | None,
    n: int,
    *,
    lexicon: Path | None = None,
    dating_rule: str = "",
    engine: Engine | None = None,
    track: Track = untracked,
    is_dated_only: bool = False,
) -> Iterator[Settled]:
    """Do all that is done before the tables are written, in memory that depends on the partition alone.

    Parameters
    ----------
    where : str or Path
        A folder, a file, or ``"sample"``.
    near : Path, optional
        The folder in which the work lies while it lasts; by default where temporary files do.
    n : int
        Texts of a partition.
    lexicon, dating_rule, engine, track
        As for `analysis.corpus.build.load_corpus`.
    is_dated_only : bool
        Whether texts are cut and dated and nothing is looked for in them.

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
    place, beside = settle_place(where, dating_rule)
    found = load_lexicon(lexicon)
    if near is not None:
        near.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".presscope-", dir=near))
    try:
        if not is_dated_only:
            warm_up(found, _MANY)
        with kept(engine or ProcessEngine()) as used:
            work = Work(used, track, folder, n, found, is_dated_only)
            outlets = outlets_of(where)
            reading, register = _find(work, place, beside.dating_rule, outlets)
            title = _named(where, place, beside)
            yield Settled(work, place, title, beside, outlets, reading, register, _compare(work, register))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find(work: Work, place: Path, rule: DatingRule, outlets: Outlets) -> tuple[Reading, Register]:
    """Read all texts and find what is in them; return what the readers report, and the register of the texts."""
    if not place.exists():
        read_corpus(place)  # says what is wrong
    wanted = Wanted(work.folder, work.n, work.lexicon, rule, outlets, work.is_dated_only)
    pieces = list(enumerate(cut_corpus(place, work.n)))
    reading, facts = Reading(), list[Facts]()
    for piece in work.map(find_piece, pieces, wanted, "Analyse"):
        reading.extend([piece.reading])
        facts += piece.facts
    if not facts:
        refuse_nothing(reading, place)
    sizes = [len(one.days) for one in facts]
    layout = Layout(work.folder, tuple(one.name for one in facts), np.cumsum([0, *sizes], dtype=np.int64))
    register = register_texts(layout, facts)
    _date_by_sharing(work, register, facts)
    return reading, register


def _date_by_sharing(work: Work, register: Register, facts: Sequence[Facts]) -> None:
    layout = register.layout
    save_array(layout.folder / "kept.npy", register.kept)
    if not save_undated(layout, [one.undated for one in facts]):
        return
    shared = Printed(layout, work.lexicon)
    words = merge_printed(layout, work.map(print_days, range(len(facts)), shared, "Dates"))
    concerned = [at for at, one in enumerate(facts) if is_among(one.undated, words).any()]
    for at, rows, days in work.map(redate, concerned, shared, "Dates"):
        register.days[layout.offsets[at] + rows] = days


def _compare(work: Work, register: Register) -> Buckets:
    """Find copies and repeated passages, and save what the partitions need of them."""
    layout = register.layout
    order, first = order_texts(register)
    buckets = share_out(layout, int(register.n_sampled.sum()), work.n)
    deque(work.map(print_bucket, range(buckets.n), buckets, "Passages répétés"), maxlen=0)
    n_pairs = sum(work.map(count_bucket, range(buckets.n), buckets, "Reprises"))
    # Pairs are added up in as many parts as there are buckets full of them.
    cuts = np.linspace(0, len(order), 2 + n_pairs // (200 * work.n)).astype(int).tolist()
    worth = work.map(add_pairs, list(pairwise(cuts)), buckets, "Reprises")
    copies = _keep_copies(work, buckets, *(order[np.concatenate(sides)] for sides in zip(*worth, strict=True)))
    same = np.flatnonzero(first != np.arange(len(first)))
    # Texts of the same words are one story, and were not compared.
    pairs = copies.join(Compared(order[same], order[first[same]], np.full(len(same), np.nan)))
    save_matches(layout.folder, _match(work, buckets, pairs) if len(pairs.later) else [])
    return buckets


def _keep_copies(work: Work, buckets: Buckets, later: Any, earlier: Any) -> Compared:
    """Compare texts: only those that are copies are brought together."""
    layout = buckets.layout
    compared = save_compared(layout.folder, later, earlier)
    concerned = np.unique(np.searchsorted(layout.offsets, compared, side="right") - 1).tolist()
    save_starts(layout.folder, list(work.map(export_shingles, concerned, buckets, "Reprises")))
    return Compared.none().join(*work.map(keep_copies, cut_pairs(layout, later, earlier), buckets, "Reprises"))


def _match(work: Work, buckets: Buckets, copies: Compared) -> list[Matched]:
    layout = buckets.layout
    members, pairs = gather_groups(copies, layout.folder, work.n)
    concerned = np.unique(np.searchsorted(layout.offsets, members, side="right") - 1).tolist()
    batches: dict[int, list[tuple[int, int]]] = {group: [] for group in pairs}
    for at, groups in work.map(export_members, concerned, buckets, "Reprises"):
        for batch, group in enumerate(groups):
            batches[group].append((at, batch))
    tasks = [GroupTask(group, tuple(batches[group]), own) for group, own in pairs.items()]
    return list(work.map(match_group, tasks, buckets, "Reprises"))


def _named(where: str | Path, place: Path, beside: Beside) -> str:
    if where == SAMPLE_NAME:
        return SAMPLE_NAME
    own = place.name if place.is_dir() else place.name.rpartition(".")[0] or place.name
    return beside.name or own
