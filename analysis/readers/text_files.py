"""A .txt file → one record; ``metadata.csv`` beside the texts → their fields (the TXM convention)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

from analysis.errors import CorpusError, Fault
from analysis.readers.csv_rows import read_rows
from analysis.readers.encoding import UndecodableError, decode
from analysis.readers.fields import find_fields, parse_day, typed_fields
from analysis.readers.records import NULS, UNCLOSED, FileReport, Reading, Record, Remark, file_of, stored_text
from analysis.readers.unwrapping import UNWRAPPED, join_wrapped

__all__ = [
    "LEFT_OVER",
    "METADATA_NAME",
    "UNDESCRIBED",
    "Metadata",
    "apply_metadata",
    "left_over",
    "read_metadata",
    "read_text_file",
    "row_name",
]

METADATA_NAME: Final = "metadata.csv"
#: Kind of a remark: a text that the metadata.csv of its folder does not describe.
UNDESCRIBED: Final = "text without its row"
#: Kinds of remarks on a table and all texts of its folder, not on what a text is described as.
LEFT_OVER: Final = ("row without id", "row without its text", UNDESCRIBED, UNCLOSED)


@dataclass
class Metadata:
    """The rows of a ``metadata.csv``, by the name of the text they describe."""

    origin: str
    columns: dict[str, str] = field(default_factory=dict)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def read_text_file(path: Path, origin: str) -> Reading:
    """Read one .txt file; what cannot be decoded or is empty becomes a rejection.

    Lines that were broken at a fixed width are joined into paragraphs, single NULs left out, and both are remarked.
    """
    reading = Reading()
    data = path.read_bytes()
    try:
        decoded = decode(data)
    except UndecodableError as error:
        reading.reject(origin, f"not readable as text: {error}", data[:60].decode("ascii", "replace"))
        return reading
    if decoded.n_nuls:
        reading.remarks.append(Remark(origin, NULS, str(decoded.n_nuls)))
    text, n_joined = join_wrapped(stored_text(decoded.text))
    if n_joined:
        reading.remarks.append(Remark(origin, UNWRAPPED, str(n_joined)))
    if text.strip():
        reading.records.append(Record(text=text, origin=origin, format="txt"))
    else:
        reading.reject(origin, "the file holds no text")
    n_read = len(reading.records)
    reading.files.append(FileReport(origin, "txt", decoded.encoding, decoded.decided_by, 1, n_read))
    return reading


def read_metadata(path: Path, origin: str) -> Metadata:
    """Read a ``metadata.csv``: comma, semicolon or tab; UTF-8, with BOM, or cp1252.

    Raises
    ------
    CorpusError
        If it cannot be decoded, has no column that names the text, or describes one text twice.
    """
    try:
        decoded = decode(path.read_bytes())
    except UndecodableError as error:
        raise CorpusError(f"{origin} cannot be read: {error}.") from error
    unclosed: list[Remark] = []
    header, rows = read_rows(
        io.StringIO(stored_text(decoded.text), newline=""),
        lambda line, n: unclosed.append(Remark(f"{origin}:{line}", UNCLOSED, str(n))),
    )
    columns = find_fields(header)
    if "id" not in columns:
        raise CorpusError(
            f"{origin} does not say which text a row describes.",
            [Fault(f"{origin}, line 1", f"the columns {', '.join(map(repr, header))}", "a column 'id'",
                   "Name the column with the file names (with or without .txt) 'id'")],
        )  # fmt: skip
    metadata = Metadata(origin, columns)
    twice = []
    for number, row in rows:
        key = row_name(row[columns["id"]])
        if not key:
            metadata.remarks.append(Remark(origin, "row without id", f"line {number}"))
        elif key in metadata.rows:
            twice.append(Fault(f"{origin}, line {number}", f"{key!r} again", "one row per text",
                               "Remove one of the rows"))  # fmt: skip
        else:
            metadata.rows[key] = row
    metadata.remarks += unclosed
    if twice:
        raise CorpusError(f"{origin} describes a text more than once.", twice)
    return metadata


def apply_metadata(records: Iterable[Record], metadata: Metadata) -> tuple[list[Record], list[Remark]]:
    """Give each record the fields of its row.

    Returns
    -------
    records, remarks
        A remark for each date that cannot be read, each row without its text and each text without its row.
    """
    described, remarks, origins = [], list[Remark](), list[str]()
    for record in records:
        name = row_name(record.origin)
        origins.append(record.origin)
        if name not in metadata.rows:
            described.append(record)
            continue
        row, columns = metadata.rows[name], metadata.columns
        described.append(_describe(record, name, row, columns, remarks))
    return described, remarks + left_over(metadata, origins)


def left_over(metadata: Metadata, origins: Iterable[str]) -> list[Remark]:
    """Remark the rows that name no text, those whose text is not among ``origins``, and texts that have no row.

    Parameters
    ----------
    metadata : Metadata
    origins : iterable of str
        Of all texts of its folder.
    """
    by_origin = {origin: row_name(origin) for origin in origins}
    used, folder = set(by_origin.values()), metadata.origin.rpartition("/")[0]
    unused = (name for name in metadata.rows if name not in used)
    # No row can describe one article of several in a file.
    undescribed = sorted(
        origin
        for origin, name in by_origin.items()
        if name not in metadata.rows and origin.rpartition("/")[0] == folder and file_of(origin) == origin
    )
    return [
        *metadata.remarks,
        *(Remark(metadata.origin, "row without its text", repr(name)) for name in unused),
        # A table without rows is one that nobody filled in yet.
        *(Remark(origin, UNDESCRIBED, metadata.origin) for origin in undescribed if metadata.rows),
    ]


def _describe(
    record: Record, name: str, row: Mapping[str, str], columns: Mapping[str, str], remarks: list[Remark]
) -> Record:
    values = {field: row[column].strip() for field, column in columns.items() if row.get(column)}
    stated = values.get("date", "")
    day = parse_day(stated) if stated else None
    if stated and day is None:
        remarks.append(Remark(record.origin, "unreadable date", repr(stated)))
    return replace(record, doc_id=name, date=day or record.date, **typed_fields(values))


def row_name(path: str) -> str:
    """Return what stands for a text in ``metadata.csv``: its file name, with or without ``.txt``."""
    name = PurePosixPath(path.strip().replace("\\", "/")).name
    return name[:-4] if name.lower().endswith(".txt") else name
