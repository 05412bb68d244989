"""A path or a DataFrame → one reading: which reader a file gets, and what a folder adds up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from analysis.errors import CorpusError, Fault
from analysis.readers.listing import ListedFile, list_files
from analysis.readers.records import Reading, Record, Remark
from analysis.readers.tables import read_csv_file, read_frame, read_jsonl_file, read_parquet_file
from analysis.readers.text_files import METADATA_NAME, apply_metadata, read_metadata, read_text_file
from analysis.readers.web_pages import read_web_page

__all__ = ["READERS", "read_corpus", "read_file"]

Track = Callable[[list[ListedFile]], Iterable[ListedFile]]
ReadFile = Callable[[Path, str], Reading]

READERS: dict[str, Callable[[Path, str], Reading]] = {
    ".txt": read_text_file,
    ".jsonl": read_jsonl_file,
    ".ndjson": read_jsonl_file,
    ".csv": read_csv_file,
    ".tsv": read_csv_file,
    ".parquet": read_parquet_file,
    ".html": read_web_page,
    ".htm": read_web_page,
}
# Companions of a corpus that are never texts.
_COMPANIONS = {METADATA_NAME, "corpus.yaml", "sources.yaml", "totals.csv", "readme.md", "readme.txt", "licence.txt",
               "license.txt", "license"}  # fmt: skip


def read_corpus(
    where: Path | pd.DataFrame,
    *,
    text: str | None = None,
    date: str | None = None,
    track: Track = iter,
    read: ReadFile | None = None,
) -> Reading:
    """Read a folder, a file or a DataFrame as a corpus.

    Parameters
    ----------
    where : Path or DataFrame
        A folder is read with everything beneath it; a file by its format.
    text, date : str, optional
        Column names, for a DataFrame that calls them otherwise.
    track : callable, optional
        Wraps the list of files, to show progress.
    read : callable, optional
        Reads one file in place of `read_file`, for a caller that knows what some files hold.

    Returns
    -------
    Reading
        Records in the order of their paths. One bad file never loses the others: it is a rejection.

    Raises
    ------
    CorpusError
        If the path does not exist, holds nothing that can be read, or two texts share an id.
    """
    if isinstance(where, pd.DataFrame):
        reading = read_frame(where, text=text, date=date)
    elif where.is_dir():
        reading = _read_folder(where, track, read or read_file)
    elif where.is_file():
        reading = (read or read_file)(where, where.name)
    else:
        raise CorpusError(
            f"There is no corpus at {str(where)!r}.",
            [Fault("corpus", repr(str(where)), "a folder, a file, or 'sample'", "Check the path")],
        )
    _refuse_nothing(reading, where)
    reading.records = _with_ids(reading.records)
    return reading


def _read_folder(folder: Path, track: Track, read: ReadFile) -> Reading:
    reading = Reading(name=folder.name)
    files = list_files(folder)
    # The rows of a metadata.csv describe the texts of its own folder.
    by_folder: dict[str, Reading] = {}
    for file in track([file for file in files if file.name.lower() not in _COMPANIONS]):
        here = by_folder.setdefault(_folder_of(file), Reading())
        if file.suffix in READERS:
            here.extend([read(Path(file.path), file.origin)])
        else:
            here.remarks.append(Remark(file.origin, "format not read", file.suffix or "no suffix"))
    for file in files:
        if file.name.lower() == METADATA_NAME and _folder_of(file) in by_folder:
            here = by_folder[_folder_of(file)]
            here.records, remarks = apply_metadata(here.records, read_metadata(Path(file.path), file.origin))
            here.remarks += remarks
    reading.extend(by_folder.values())
    reading.records.sort(key=lambda record: _natural(record.origin))
    return reading


def _folder_of(file: ListedFile) -> str:
    return file.origin.rpartition("/")[0]


def read_file(path: Path, origin: str) -> Reading:
    """Read one file by its format; what cannot be opened is a rejection."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise CorpusError(
            f"{origin} is in a format presscope does not read.",
            [Fault(origin, repr(path.suffix or "no suffix"), known, "Export it in one of these formats")],
        )
    try:
        reading = reader(path, origin)
    except OSError as error:
        reading = Reading()
        reading.reject(origin, f"cannot be opened: {error.strerror or error}")
    reading.name = path.stem
    return reading


def _refuse_nothing(reading: Reading, where: Path | pd.DataFrame) -> None:
    if reading.records:
        return
    place = "the DataFrame" if isinstance(where, pd.DataFrame) else str(where)
    faults: list[Fault | str] = [
        Fault(item.origin, repr(item.first_characters), "a readable text", item.reason)
        for item in reading.rejections
    ]
    formats = ", ".join(sorted(READERS))
    faults += [Fault(r.origin, r.detail, formats) for r in reading.remarks if r.kind == "format not read"]
    if not faults:
        faults = [Fault(place, "no text", f"texts in one of {formats}", "Put the texts there")]
    raise CorpusError(f"{place} holds no text that can be read.", faults)


def _with_ids(records: list[Record]) -> list[Record]:
    """Give each record its id; two texts with one id are a fault of the corpus."""
    from dataclasses import replace

    named = [record if record.doc_id else replace(record, doc_id=record.origin) for record in records]
    counts = Counter(record.doc_id for record in named)
    clashes = [
        Fault(record.origin, f"the id {record.doc_id!r}", "one text per id", "Give each text its own id")
        for record in named
        if counts[record.doc_id] > 1
    ]
    if clashes:
        raise CorpusError("Some texts share an id.", clashes)
    return named


def _natural(origin: str) -> tuple[str, int]:
    # "export.csv:10" comes after "export.csv:9".
    place, _, number = origin.rpartition(":")
    return (place, int(number)) if place and number.isdigit() else (origin, 0)
