"""Records → columns of the store, and back: without their text, which the frame ``documents`` holds."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd

from analysis.readers.records import Record

__all__ = ["records_frame", "records_from"]

_FIELDS: Final = (
    "doc_id", "source", "title", "author", "url", "language", "export_id", "section", "page", "edition", "source_raw",
    "format",
)  # fmt: skip
#: Fields of a record that only exports fill, and that are no text: kept together, as JSON.
_TYPED: Final = ("date_in_id", "date_in_header", "stated_words", "subjects", "also_in")
_KEPT: Final = ("origin", "date", "typed", *_FIELDS)


def records_frame(records: Iterable[tuple[int, int, Record]]) -> pd.DataFrame:
    """Return a row for each record: ``source_number`` (its file), ``document`` (the row of its text), its fields."""
    rows = [
        (number, row, record.origin, record.date.isoformat() if record.date else "", _typed_to_json(record),
         *[getattr(record, name) for name in _FIELDS])
        for number, row, record in records
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["source_number", "document", *_KEPT])
    return frame.astype({"source_number": "int64", "document": "int64", **dict.fromkeys(_KEPT, "str")})


def records_from(frame: pd.DataFrame, texts: Sequence[str]) -> list[Record]:
    """Return the records of a frame again; ``texts`` are those of the documents."""
    columns = [frame[name].tolist() for name in ("document", *_KEPT)]
    return [
        Record(
            texts[row], origin, date=dt.date.fromisoformat(date) if date else None,
            **dict(zip(_FIELDS, fields, strict=True)), **(_typed_from_json(typed) if typed else {}),
        )
        for row, origin, date, typed, *fields in zip(*columns, strict=True)
    ]  # fmt: skip


def _typed_to_json(record: Record) -> str:
    values = {name: value for name in _TYPED if (value := getattr(record, name)) not in (None, ())}
    return json.dumps(values, ensure_ascii=False, default=str) if values else ""


def _typed_from_json(stored: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(stored)
    for name, value in values.items():
        if name.startswith("date"):
            values[name] = dt.date.fromisoformat(value)
        elif isinstance(value, list):
            values[name] = tuple(value)
    return values
