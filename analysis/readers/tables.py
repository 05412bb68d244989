"""JSON, CSV, Parquet and DataFrames → records, one per row with a text. Rows are read one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import CorpusError, Fault, closest
from analysis.readers.csv_rows import read_rows
from analysis.readers.encoding import UndecodableError
from analysis.readers.fields import find_fields
from analysis.readers.records import EXCESS, UNCLOSED, FileReport, Reading, Remark
from analysis.readers.rows import Columns, Row, collect, columns_of, refuse_without_text
from analysis.readers.streams import Stretch, open_lines

__all__ = ["has_object_lines", "read_csv_file", "read_frame", "read_json_file", "read_parquet_file"]

_BY_LINE = {".jsonl", ".ndjson"}
#: Letters of a value that a remark shows.
_SHOWN = 80


def read_csv_file(path: Path, origin: str) -> Reading:
    """Read a CSV file with a text column, or a list of titles; separator and encoding are found out."""
    try:
        with open_lines(path) as (encoding, decided_by, lines):
            remarks: list[Remark] = []
            header, rows = read_rows(
                _universal(lines), lambda line, n: remarks.append(Remark(f"{origin}:{line}", UNCLOSED, str(n)))
            )
            if not header:
                return _empty(origin)
            known = columns_of(header, origin)
            if "text" not in known[0]:
                raise refuse_without_text(header, origin)
            numbered = ((f"{origin}:{number}", row) for number, row in rows)
            whole = numbered if "" in header else _watched(numbered, remarks)
            reading = collect(whole, lambda _row: known, FileReport(origin, "csv", encoding, decided_by, 0, 0))
            reading.remarks += remarks
            return reading
    except UndecodableError as error:
        return _undecodable(origin, error)


def _watched(rows: Iterable[tuple[str, dict[str, str]]], remarks: list[Remark]) -> Iterator[tuple[str, Row]]:
    """Remark the rows that say more than the header has room for: an article whose commas stand in no quotation."""
    for origin, row in rows:
        if excess := row.get("", "").strip(",;\t| "):
            remarks.append(Remark(origin, EXCESS, repr(excess[:_SHOWN])))
        yield origin, row


def _empty(origin: str) -> Reading:
    reading = Reading()
    reading.reject(origin, "the file holds no text")
    return reading


def _universal(lines: Iterable[str]) -> Iterator[str]:
    """Give lines that end in LF, whatever ended them."""
    for line in lines:
        if "\r" in line:
            whole = line.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
            yield from (part + "\n" for part in whole.split("\n"))
        else:
            yield line


def has_object_lines(path: Path) -> bool:
    """Whether every line of a JSON file is an object by itself, so that it can be read from any line on."""
    if path.suffix.lower() in _BY_LINE:
        return True
    with open_lines(path) as (_, _, lines):
        return _loads(next((line for line in lines if line.strip()), "")) is not None


def read_json_file(path: Path, origin: str, stretch: Stretch | None = None) -> Reading:
    """Read JSON: one object with a text field a line, one object, or a list; what is broken loses only itself.

    Of a file that `has_object_lines` a stretch can be read alone; its texts are numbered by the lines of the file.
    """
    broken = Reading()
    try:
        with open_lines(path, stretch=stretch) as (encoding, decided_by, lines):
            by_line = stretch is not None or path.suffix.lower() in _BY_LINE
            rows = _objects(lines, origin, broken, by_line, stretch.line if stretch else 0)
            by_keys: dict[tuple[str, ...], tuple[Columns, str]] = {}
            seen: dict[str, None] = {}

            def columns(row: Row) -> tuple[Columns, str]:
                keys = tuple(row)
                if keys not in by_keys:
                    by_keys[keys] = columns_of(keys, origin)
                    seen.update(dict.fromkeys(keys))
                return by_keys[keys]

            reading = collect(rows, columns, FileReport(origin, "jsonl", encoding, decided_by, 0, 0))
    except UndecodableError as error:
        return _undecodable(origin, error)
    # What a whole file may be refused for, one stretch of it may not.
    if by_keys and stretch is None and not any("text" in known for known, _ in by_keys.values()):
        raise refuse_without_text(seen, origin)
    return reading.extend([broken])


def _objects(
    lines: Iterator[str], origin: str, broken: Reading, by_line: bool, before: int
) -> Iterator[tuple[str, Row]]:
    """Give each object with its place, ``origin:line``, or ``origin#number`` in a list."""
    first = ""
    for first in lines:
        before += 1
        if first.strip():
            break
    if by_line or _loads(first) is not None:
        yield from _objects_by_line(first, before, lines, origin, broken)
    else:
        yield from _objects_of_list(first + "".join(lines), origin, broken)


def _loads(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line, strict=False)
    except (json.JSONDecodeError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _objects_by_line(
    first: str, before: int, lines: Iterator[str], origin: str, broken: Reading
) -> Iterator[tuple[str, Row]]:
    number, line = before, first
    while True:
        if line.strip():
            place = f"{origin}:{number}"
            try:
                row = json.loads(line, strict=False)
            except json.JSONDecodeError as error:
                broken.reject(place, f"not JSON: {error.msg} at character {error.pos + 1}", line)
            except RecursionError:
                broken.reject(place, "not JSON: nested too deep", line)
            else:
                if isinstance(row, dict):
                    yield place, row
                else:
                    broken.reject(place, "the line is no JSON object", line)
        following = next(lines, None)
        if following is None:
            return
        number, line = number + 1, following


def _objects_of_list(text: str, origin: str, broken: Reading) -> Iterator[tuple[str, Row]]:
    """Read objects one after the other; after a broken one, go on at the next that opens a line or a brace."""
    decoder = json.JSONDecoder(strict=False)
    at, number = text.find("{"), 0
    while at >= 0:
        number += 1
        place = f"{origin}#{number}"
        try:
            row, at_end = decoder.raw_decode(text, at)
            yield place, row
        except (json.JSONDecodeError, RecursionError) as error:
            broken.reject(place, f"not JSON: {getattr(error, 'msg', 'nested too deep')}", text[at : at + 200])
            after = [p + 1 for mark in ("\n{", "},{", "}, {", "\n  {") if (p := text.find(mark, at + 1)) >= 0]
            at_end = min(after, default=len(text))
        at = text.find("{", at_end)


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
    known = ({**find_fields(header), **named}, "") if named else columns_of(header, origin)
    if "text" not in known[0]:
        raise refuse_without_text(header, origin)
    plain = frame.set_axis(header, axis=1).astype(object)
    plain = plain.where(plain.notna(), "")
    columns = [plain[name].tolist() for name in header]
    rows = (
        (f"{origin}:{number}", dict(zip(header, row, strict=True)))
        for number, row in enumerate(zip(*columns, strict=True), start=1)
    )
    return collect(rows, lambda _row: known, FileReport(origin, file_format, "", "", 0, 0))


def _undecodable(origin: str, error: UndecodableError) -> Reading:
    reading = Reading()
    reading.reject(origin, f"not readable as text: {error}")
    return reading
