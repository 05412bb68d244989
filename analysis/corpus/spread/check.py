"""A corpus larger than memory → its reconciliation sheet, and its documents one after the other.

Texts are read, cut and dated, and compared with each other; nothing is looked for in them. The process that leads the
work holds what the sheet is made of, some hundred bytes a text (place, day, language, outlet, hashes), and every
rejection and remark; the texts of a partition are held by whoever works on it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis.corpus.assembly import Track, untracked
from analysis.corpus.engines import Engine
from analysis.corpus.reconciliation import reconcile
from analysis.corpus.said import list_reports
from analysis.corpus.spread.files import new_file
from analysis.corpus.spread.finish import documents_of
from analysis.corpus.spread.pairs import Buckets
from analysis.corpus.spread.steps import PARTITION, Settled, settle_corpus
from analysis.readers.description import Description
from analysis.readers.pieces import left_over_rows
from analysis.readers.publications import list_unknown
from analysis.readers.records import FileReport, Reading, Rejection, Remark

__all__ = ["Account", "spread_documents", "spread_sheet"]

#: What the sheet says of documents; of the text its hash.
_TOLD: Final = ("origin", "date", "date_basis", "language", "source", "format", "duplicate_of", "n_also_in", "sha256")
#: Remarks whose detail counts texts: of a file that was read in pieces they are added up.
_COUNTED: Final = frozenset({"inferred date", "titles only", "day seen, not published"})


@dataclass(frozen=True)
class Account:
    """What the sheet is made of, without the texts; see `analysis.corpus.corpus.Corpus` for its fields."""

    documents: pd.DataFrame
    files: pd.DataFrame
    rejections: pd.DataFrame
    remarks: pd.DataFrame
    twice: pd.DataFrame
    about: Description | None
    window: tuple[dt.date, dt.date]

    @property
    def n_found(self) -> int:
        """Texts found: read, rejected or exported twice."""
        return len(self.documents) + len(self.rejections) + len(self.twice)


@dataclass(frozen=True)
class _Told:
    """What the partitions share; ``out`` is where whole documents are written, None where they are only described."""

    buckets: Buckets
    out: Path | None = None


def spread_sheet(
    where: str | Path,
    n: int = PARTITION,
    *,
    lexicon: Path | None = None,
    dating_rule: str = "",
    engine: Engine | None = None,
    track: Track = untracked,
) -> tuple[pd.DataFrame, str]:
    """Return the reconciliation sheet of a corpus of any size, and what the corpus is called.

    Parameters
    ----------
    where, n, lexicon, dating_rule, engine, track
        As for `analysis.corpus.spread.tables.spread_tables`.

    Returns
    -------
    sheet : DataFrame
        That of `analysis.corpus.reconciliation.reconcile`.
    name : str

    Raises
    ------
    CorpusError, LexiconError
        If the texts or the lexicon cannot be used.
    """
    asked: dict[str, Any] = {"lexicon": lexicon, "dating_rule": dating_rule, "engine": engine, "track": track}
    with settle_corpus(where, None, n, is_dated_only=True, **asked) as settled:
        told = settled.work.map(_tell, settled.partitions, _Told(settled.buckets), "Écriture")
        account = _account(settled, pd.concat(list(told), ignore_index=True))
        return reconcile(account, settled.outlets), settled.title


@contextmanager
def spread_documents(
    where: str | Path,
    near: Path,
    n: int = PARTITION,
    *,
    lexicon: Path | None = None,
    dating_rule: str = "",
    engine: Engine | None = None,
    track: Track = untracked,
) -> Iterator[Iterator[pd.DataFrame]]:
    """Give the documents of a corpus of any size, a partition at a time, as long as the context lasts.

    Parameters
    ----------
    where, n, lexicon, dating_rule, engine, track
        As for `analysis.corpus.spread.tables.spread_tables`.
    near : Path
        The folder in which the work lies while it lasts.
    """
    asked: dict[str, Any] = {"lexicon": lexicon, "dating_rule": dating_rule, "engine": engine, "track": track}
    with settle_corpus(where, near, n, is_dated_only=True, **asked) as settled:
        out = settled.work.folder / "documents"
        yield (
            pd.read_parquet(out / f"{at}.parquet")
            for at, _ in zip(
                settled.partitions,
                settled.work.map(_tell, settled.partitions, _Told(settled.buckets, out), "Écriture"),
                strict=True,
            )
        )


def _tell(at: int, shared: _Told) -> pd.DataFrame:
    """Describe the documents of a partition for the sheet, and write them if they are wanted whole."""
    documents, _, _ = documents_of(at, shared.buckets)
    if shared.out is not None:
        with new_file(shared.out / f"{at}.parquet") as made:
            documents.to_parquet(made, index=False)
        return pd.DataFrame()
    hashes = [int(value[:16], 16) for value in documents["sha256"]]
    return documents[list(_TOLD)].assign(sha256=np.array(hashes, np.uint64))


def _account(settled: Settled, documents: pd.DataFrame) -> Account:
    reading, register = settled.reading, settled.register
    counts: Counter[str] = Counter(documents["source"].dropna().tolist())
    # Texts exported twice were counted where a corpus is read at once.
    counts.update(register.twice_sources)
    remarks = [
        *_added_up(reading.remarks),
        *left_over_rows(settled.place, [*documents["origin"], *(one.origin for one in register.twice)]),
        *list_unknown(counts, settled.outlets),
        *register.remarks,
    ]
    return Account(
        documents,
        list_reports(_one_per_file(reading), FileReport),
        list_reports(reading.rejections, Rejection),
        list_reports(remarks, Remark),
        list_reports(register.twice, Rejection),
        settled.beside.about,
        settled.beside.window,
    )


def _added_up(remarks: Sequence[Remark]) -> list[Remark]:
    totals: Counter[tuple[str, str]] = Counter()
    kept = []
    for remark in remarks:
        if remark.kind in _COUNTED and remark.detail.isdecimal():
            totals[remark.origin, remark.kind] += int(remark.detail)
        else:
            kept.append(remark)
    return kept + [Remark(origin, kind, str(n)) for (origin, kind), n in totals.items()]


def _one_per_file(reading: Reading) -> list[FileReport]:
    """Add up the reports of a file that was read in pieces."""
    reports: dict[tuple[str, str], FileReport] = {}
    for one in reading.files:
        before = reports.setdefault((one.origin, one.format), one)
        if before is not one:
            n_found, n_read = before.n_found + one.n_found, before.n_read + one.n_read
            reports[one.origin, one.format] = replace(before, n_found=n_found, n_read=n_read)
    return list(reports.values())
