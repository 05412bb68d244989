"""Frames → what dating reads of them, and days found → columns of frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.dating.deciding import DatedDocument
from analysis.corpus.dating.lines import Lines

__all__ = ["Rows", "days_in", "lines_of", "redated", "rows_by_document", "with_dates", "with_passage_dates"]

Rows = NDArray[np.int64]


def rows_by_document(passages: pd.DataFrame, row: NDArray[np.int64], documents: Sequence[int]) -> list[Rows]:
    """Return for each of the documents, given in their order, the rows of its passages in the order of the text."""
    start = passages["start"].to_numpy()
    wanted = np.arange(len(row))
    if not _is_in_order(row, start):
        wanted = np.flatnonzero(np.isin(row, documents))
        wanted = wanted[np.lexsort((start[wanted], row[wanted]))]
        row = row[wanted]
    first = np.searchsorted(row, documents, side="left").tolist()
    last = np.searchsorted(row, documents, side="right").tolist()
    return [wanted[a:b] for a, b in zip(first, last, strict=True)]


def _is_in_order(row: NDArray[np.int64], start: NDArray[np.int64]) -> bool:
    """Whether passages stand in the order of their texts, and those of a text in its order, as ours do."""
    further, later = row[1:] > row[:-1], start[1:] >= start[:-1]
    return bool(np.all(further | ((row[1:] == row[:-1]) & later)))


def lines_of(texts: Sequence[str], passages: pd.DataFrame, rows: Sequence[Rows]) -> Iterator[Lines]:
    """Yield the lines of texts, whose passages stand in these rows."""
    every = np.concatenate(rows) if rows else np.zeros(0, np.int64)
    if not np.array_equal(every, np.arange(len(passages))):
        passages = passages[["start", "end", "zone"]].take(every)
    starts, ends, zones = (passages[name].tolist() for name in ("start", "end", "zone"))
    begin = 0
    for text, own in zip(texts, rows, strict=True):
        end = begin + len(own)
        yield Lines(text, starts[begin:end], ends[begin:end], zones[begin:end])
        begin = end


def days_in(values: pd.Series) -> list[dt.date | None]:
    """Return the days of a column; None where there is none."""
    values = values if values.dtype.kind == "M" else pd.to_datetime(values)
    days: list[dt.date | None] = values.to_numpy("datetime64[D]").tolist()
    return days


_FIELDS: Final = {"date": "date", "date_earliest": "earliest", "date_latest": "latest"}


def with_dates(documents: pd.DataFrame, dated: Sequence[DatedDocument]) -> pd.DataFrame:
    """Return the documents with what was found of their days."""
    columns: dict[Hashable, Any] = {name: values.array for name, values in documents.items()}
    for column, field in _FIELDS.items():
        columns[column] = np.array([getattr(one, field) for one in dated], "datetime64[us]")
    columns["date_basis"] = pd.array([one.basis for one in dated], dtype="str")
    columns["date_evidence"] = pd.array([one.evidence for one in dated], dtype="str")
    return pd.DataFrame(columns, index=documents.index)  # to set column by column costs a copy of the labels each


def redated(documents: pd.DataFrame, places: Sequence[int], dated: Sequence[DatedDocument]) -> pd.DataFrame:
    """Return the documents with the days of those in some places found anew."""
    new = with_dates(documents.iloc[list(places)], dated)
    frame = documents.copy()
    for column in (*_FIELDS, "date_basis", "date_evidence"):
        values = frame[column].to_numpy(object if frame[column].dtype == "str" else None, copy=True)
        values[list(places)] = new[column].to_numpy()
        frame[column] = pd.Series(values, index=frame.index, dtype=frame[column].dtype)
    return frame


def with_passage_dates(
    passages: pd.DataFrame, rows: Sequence[Rows], dated: Sequence[DatedDocument], *, anew: bool = False
) -> pd.DataFrame:
    """Return the passages with their days; anew: none of those they had is kept."""
    if anew and "date" in passages.columns:
        passages = passages.drop(columns="date")
    known = "date" in passages.columns
    unknown = np.full(len(passages), "NaT", "datetime64[us]")
    days = passages["date"].to_numpy("datetime64[us]", copy=True) if known else unknown
    of_each = np.array([one.date for one in dated], "datetime64[us]")
    if rows:
        days[np.concatenate(rows)] = np.repeat(of_each, list(map(len, rows)))
    for own, one in zip(rows, dated, strict=True):
        if one.passage_dates.count(one.date) < len(own):  # a live blog has other days than its newest
            days[own] = np.array(one.passage_dates, "datetime64[us]")
    return passages.assign(date=days)
