"""JSONL, CSV, Parquet and DataFrames → records, one per row with a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import CorpusError, Fault, closest
from analysis.readers.encoding import UndecodableError, decode
from analysis.readers.fields import FIELD_NAMES, find_fields, parse_day, read_rows
from analysis.readers.records import FileReport, Reading, Record, Remark, stored_text

__all__ = ["read_csv_file", "read_frame", "read_jsonl_file", "read_parquet_file"]


def read_csv_file(path: Path, origin: str) -> Reading:
    """Read a CSV file with a text column; separator and encoding are found out."""
    try:
        decoded = decode(path.read_bytes())
    except UndecodableError as error:
        return _undecodable(origin, error)
    header, rows = read_rows(stored_text(decoded.text))
    columns = _columns_of(header, origin)
    numbered = ((f"{origin}:{number}", row) for number, row in enumerate(rows, start=2))
    return _collect(numbered, columns, FileReport(origin, "csv", decoded.encoding, decoded.decided_by, 0, 0))


def read_jsonl_file(path: Path, origin: str) -> Reading:
    """Read a JSONL file: one object with a text field a line; a broken line loses only itself."""
    try:
        decoded = decode(path.read_bytes())
    except UndecodableError as error:
        return _undecodable(origin, error)
    broken = Reading()
    rows: list[tuple[str, Mapping[str, object]]] = []
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            broken.reject(f"{origin}:{number}", f"not JSON: {error.msg} at character {error.pos + 1}", line)
            continue
        if isinstance(row, dict):
            rows.append((f"{origin}:{number}", row))
        else:
            broken.reject(f"{origin}:{number}", "the line is no JSON object", line)
    header = list(dict.fromkeys(str(key) for _, row in rows for key in row))
    report = FileReport(origin, "jsonl", decoded.encoding, decoded.decided_by, 0, 0)
    if not rows:
        broken.files.append(report)
        return broken
    return _collect(rows, _columns_of(header, origin), report).extend([broken])


def read_parquet_file(path: Path, origin: str) -> Reading:
    """Read a Parquet file with a text column."""
    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        reading = Reading()
        reading.reject(origin, f"not readable as Parquet: {error}")
        return reading
    return read_frame(frame, origin=origin, file_format="parquet")


def read_frame(
    frame: pd.DataFrame,
    *,
    text: str | None = None,
    date: str | None = None,
    origin: str = "DataFrame",
    file_format: str = "DataFrame",
) -> Reading:
    """Read a DataFrame, one text a row.

    Parameters
    ----------
    frame : DataFrame
        Columns are found by their usual names; ``text`` and ``date`` name them otherwise.

    Raises
    ------
    CorpusError
        If there is no text column, or a named column is missing.
    """
    header = [str(column) for column in frame.columns]
    named = {field: column for field, column in (("text", text), ("date", date)) if column is not None}
    missing = [
        Fault(f"{origin}, {field}=", repr(column), ", ".join(map(repr, header)), closest(column, header))
        for field, column in named.items()
        if column not in header
    ]
    if missing:
        raise CorpusError(f"{origin} lacks a named column.", missing)
    columns = {**find_fields(header), **named}
    if "text" not in columns:
        columns = _columns_of(header, origin)
    plain = frame.set_axis(header, axis=1).astype(object)
    plain = plain.where(plain.notna(), "")
    records: list[Any] = plain.to_dict("records")
    rows = ((f"{origin}:{number}", row) for number, row in enumerate(records, start=1))
    return _collect(rows, columns, FileReport(origin, file_format, "", "", 0, 0))


def _columns_of(header: list[str], origin: str) -> dict[str, str]:
    columns = find_fields(header)
    if "text" not in columns:
        names = ", ".join(map(repr, header)) or "no columns"
        raise CorpusError(
            f"{origin} has no text column.",
            [Fault(f"{origin}, header", names, "one of " + ", ".join(FIELD_NAMES["text"]),
                   "Rename the column that holds the articles 'text'")],
        )  # fmt: skip
    return columns


def _collect(
    rows: Iterable[tuple[str, Mapping[str, object]]], columns: Mapping[str, str], report: FileReport
) -> Reading:
    reading = Reading()
    for origin, row in rows:
        values = {field: _plain(row.get(column)) for field, column in columns.items()}
        body = values.pop("text", "")
        if not body.strip():
            reading.reject(origin, "the text field is empty", values.get("title", ""))
            continue
        stated = row.get(columns.get("date", ""), "")
        values.pop("date", None)
        day = parse_day(stated) if stated not in ("", None) else None
        if day is None and str(stated or "").strip():
            reading.remarks.append(Remark(origin, "unreadable date", repr(str(stated))))
        doc_id = values.pop("id", "")
        title = values.get("title", "")
        reading.records.append(
            Record(text=stored_text(body, title), origin=origin, doc_id=doc_id, date=day, **values)
        )
    n_read = len(reading.records)
    reading.files.append(
        FileReport(report.origin, report.format, report.encoding, report.decided_by, reading.n_found, n_read)
    )
    return reading


def _plain(value: object) -> str:
    return "" if value is None else str(value).strip() if not isinstance(value, str) else value


def _undecodable(origin: str, error: UndecodableError) -> Reading:
    reading = Reading()
    reading.reject(origin, f"not readable as text: {error}")
    return reading
