"""A piece of the corpus → partitions on the disk, and the few facts that the others must know of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray

from analysis.corpus.dating.frames import date_each, days_of_news
from analysis.corpus.dating.lines import COUNTED
from analysis.corpus.finding import cut_texts, find_all
from analysis.corpus.parts import FOUND, Part, Table
from analysis.corpus.spread.files import new_folder, passage_keys, write_part
from analysis.corpus.texts import contents_of, describe_records, number_copies, with_fields
from analysis.distinct import distinct
from analysis.lexicon.reading import Lexicon
from analysis.readers.outlets import Outlets
from analysis.readers.pieces import Piece, read_piece
from analysis.readers.publications import Claim, DatingRule, settle_each
from analysis.readers.records import Reading, Record
from analysis.readers.text_files import LEFT_OVER
from analysis.schemas import empty

__all__ = ["NO_DAY", "Facts", "Found", "Wanted", "days_of", "find_piece", "read_claims"]

NO_DAY: Final = np.iinfo(np.int32).max
"""What stands for the day of an undated text: behind all others."""

_CLAIM: Final = ("doc_id", "origin", "export_id", "format", "source", "text_hash", "first")


@dataclass(frozen=True)
class Wanted:
    """What is done with every piece.

    Parameters
    ----------
    folder : Path
        Where the work lies.
    n : int
        Texts of a partition.
    lexicon, rule, outlets
        As for `analysis.corpus.build.load_corpus`.
    is_dated_only : bool
        Whether texts are cut and dated and nothing is looked for in them.
    """

    folder: Path
    n: int
    lexicon: Lexicon
    rule: DatingRule
    outlets: Outlets
    is_dated_only: bool = False


@dataclass(frozen=True)
class Facts:
    """What the whole must know of a partition: some dozen bytes a text.

    Parameters
    ----------
    name : str
    doc_ids : Arrow array of str
        As the texts state them.
    days : int32 array
        Days since 1970, `NO_DAY` where a text is undated.
    n_sampled : int32 array
        Fingerprints of each text.
    document, id_keys, text_keys : uint64 arrays
        Hashes of the words, of the id, and of source, day and text (0 where they are not known).
    undated : uint64 array
        Fingerprints of the passages of undated texts.
    """

    name: str
    doc_ids: Any
    days: NDArray[np.int32]
    n_sampled: NDArray[np.int32]
    document: NDArray[np.uint64]
    id_keys: NDArray[np.uint64]
    text_keys: NDArray[np.uint64]
    undated: NDArray[np.uint64]


@dataclass(frozen=True)
class Found:
    """What a piece gave: its partitions, and what its readers report, without the records."""

    facts: list[Facts]
    reading: Reading


def find_piece(task: tuple[int, Piece], wanted: Wanted) -> Found:
    """Read a piece, find all that can be found in its texts by themselves, and write it to partitions."""
    number, piece = task
    reading = read_piece(piece)
    remarks = [remark for remark in reading.remarks if remark.kind not in LEFT_OVER]
    records = settle_each(reading.records, wanted.rule, wanted.outlets, remarks)
    facts = []
    for at in range(0, len(records), wanted.n):
        name = f"{number:07}-{at // wanted.n:05}"
        facts.append(_find(records[at : at + wanted.n], name, wanted))
    return Found(facts, replace(reading, records=[], remarks=remarks))


def days_of(column: pd.Series) -> NDArray[np.int32]:
    """Return days as numbers."""
    days = column.to_numpy("datetime64[D]")
    return np.where(np.isnat(days), NO_DAY, days.astype(np.int64)).astype(np.int32)


def _find(records: Sequence[Record], name: str, wanted: Wanted) -> Facts:
    part = _find_once(records, wanted)
    part = replace(part, documents=with_fields(part.documents, describe_records(records)))
    claims = _claims(records)
    with new_folder(wanted.folder / "parts" / name) as folder:
        write_part(folder, part)
        claims.to_parquet(folder / "claims.parquet", index=False)
        _write_prints(folder, part)
    stated = claims["source"] + "\x1f" + claims["date"].astype("str") + "\x1f" + claims["text_hash"]
    known = (claims["source"] != "") & claims["date"].notna()
    return Facts(
        name,
        pa.array(claims["doc_id"].tolist(), pa.large_string()),
        days_of(part.documents["date"]),
        part.prints.n_sampled.astype(np.int32),
        part.prints.document,
        _hashes(claims["doc_id"]),
        np.where(known.to_numpy(bool), _hashes(stated), np.uint64(0)),
        _undated(part),
    )


def _find_once(records: Sequence[Record], wanted: Wanted) -> Part:
    """Find what can be found in texts by themselves; copies to the letter are worked on once."""
    number, first = number_copies(contents_of(records))
    # Two texts may state one id until all ids are known: here each is named by its place.
    placed = [replace(records[place], doc_id=str(place)) for place in first.tolist()]
    part = (_date_all if wanted.is_dated_only else find_all)(placed, wanted.lexicon)
    if len(first) == len(records):
        return part
    return part.take(number, pd.Index([str(place) for place in range(len(records))], dtype="str"))


def _date_all(records: Sequence[Record], lexicon: Lexicon) -> Part:
    """Cut and date texts; the tables of what else might be found in them are empty."""
    part = cut_texts(records)
    table = part.tables["passages"]
    stated = np.array([record.date for record in records], "datetime64[us]")
    documents, dated = date_each(part.documents.assign(date=stated), table.frame, lexicon, table.owner)
    none = np.empty(0, np.int64)
    found = {name: Table(empty(name), none) for name in FOUND if name != "passages"}
    passages = Table(dated.assign(found_on=days_of_news(documents, dated, table.owner)), table.owner)
    return replace(part, documents=documents, tables={**found, "passages": passages})


def _claims(records: Sequence[Record]) -> pd.DataFrame:
    claims = [Claim.of(record) for record in records]
    for claim in claims:
        claim.hashed()
    columns: dict[str, Any] = {
        name: pd.Series([getattr(claim, name) for claim in claims], dtype="str") for name in _CLAIM
    }
    days = np.array([claim.date for claim in claims], "datetime64[us]")
    return pd.DataFrame({**columns, "date": days, "length": [claim.length for claim in claims]})


def read_claims(folder: Path, rows: NDArray[np.int64]) -> list[Claim]:
    """Read what some texts of a partition claim to be."""
    frame = pd.read_parquet(folder / "claims.parquet").take(rows)
    days: list[dt.date | None] = frame["date"].to_numpy("datetime64[D]").tolist()
    return [
        Claim(date=day, **dict(zip(frame.columns.drop("date"), row, strict=True)))
        for day, row in zip(days, frame.drop(columns="date").itertuples(index=False), strict=True)
    ]


def _hashes(column: pd.Series) -> NDArray[np.uint64]:
    return np.asarray(pd.util.hash_pandas_object(column, index=False), np.uint64)


def _undated(part: Part) -> NDArray[np.uint64]:
    table = part.tables["passages"]
    undated = part.documents["date"].isna().to_numpy()[table.owner] & table.frame["zone"].isin(COUNTED).to_numpy()
    hashes: NDArray[np.uint64] = distinct(part.prints.passage[undated])
    known: NDArray[np.uint64] = hashes[hashes != 0]
    return known


def _write_prints(folder: Path, part: Part) -> None:
    """Write the fingerprints in the order of the texts, and those that are compared in their own order."""
    prints, table = part.prints, part.tables["passages"]
    np.save(folder / "document.npy", prints.document)
    np.save(folder / "passage.npy", prints.passage)
    order = np.argsort(prints.sampled, kind="stable")
    owner = np.repeat(np.arange(len(part), dtype=np.int32), prints.n_sampled)
    np.save(folder / "values.npy", prints.sampled[order])
    np.save(folder / "owners.npy", owner[order])
    rows = np.flatnonzero(prints.passage)
    rows = rows[np.argsort(prints.passage[rows], kind="stable")]
    keys = passage_keys(table.owner[rows], table.frame["passage_id"].to_numpy(np.int64)[rows])
    np.save(folder / "words.npy", prints.passage[rows])
    np.save(folder / "places.npy", keys)
