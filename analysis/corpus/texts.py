"""What the readers say of each text, as columns: of texts read now, and of those whose files are as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.export_columns import EXPORT_COLUMNS, export_columns
from analysis.readers.records import Record

__all__ = ["FIELDS", "Texts", "contents_of", "describe_records", "number_copies", "with_fields"]

Places = NDArray[np.int64]

_STATED: Final = ("source", "author", "url", "origin")
FIELDS: Final = (*_STATED, *EXPORT_COLUMNS)
"""Columns of the frame ``documents`` that hold what the readers say."""


@dataclass(frozen=True)
class Texts:
    """The texts of a corpus, in order.

    Parameters
    ----------
    doc_ids : Series of str
    fields : DataFrame
        The columns `FIELDS`.
    stated : datetime64 array
        The day that the metadata state, NaT where they state none.
    contents : str array
        For each text a hash of all that its rows depend on, but for code and lexicon.
    records : mapping
        Place → record, of the texts that were read in this run.
    """

    doc_ids: pd.Series
    fields: pd.DataFrame
    stated: NDArray[np.datetime64]
    contents: NDArray[Any]
    records: Mapping[int, Record] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.doc_ids)

    @classmethod
    def of(cls, records: Sequence[Record]) -> Texts:
        """Return the texts of records, in their order."""
        return cls(
            pd.Series([record.doc_id for record in records], dtype="str"),
            describe_records(records),
            np.array([record.date for record in records], "datetime64[us]"),
            contents_of(records),
            dict(enumerate(records)),
        )

    def take(self, places: Places) -> Texts:
        """Return the texts at some places, in that order."""
        return Texts(
            self.doc_ids.take(places).reset_index(drop=True),
            self.fields.take(places).reset_index(drop=True),
            self.stated[places],
            self.contents[places],
            {new: self.records[old] for new, old in enumerate(places.tolist()) if old in self.records}
            if self.records else {},
        )  # fmt: skip

    def join(self, other: Texts) -> Texts:
        """Return these texts and others behind them."""
        if not len(other):
            return self
        return Texts(
            pd.concat([self.doc_ids, other.doc_ids], ignore_index=True),
            pd.concat([self.fields, other.fields], ignore_index=True),
            np.concatenate((self.stated, other.stated)),
            np.concatenate((self.contents, other.contents)),
            {**self.records, **{len(self) + place: record for place, record in other.records.items()}},
        )


def describe_records(records: Sequence[Record]) -> pd.DataFrame:
    """Return the columns `FIELDS`, a row per record; what is not stated is missing."""
    stated = {name: pd.Series([getattr(record, name) for record in records], dtype="str") for name in _STATED}
    for name in ("source", "author", "url"):
        stated[name] = stated[name].mask(stated[name] == "")
    return pd.DataFrame({**stated, **export_columns(records)})


def with_fields(documents: pd.DataFrame, fields: pd.DataFrame) -> pd.DataFrame:
    """Add what the readers say of each text; the fields only an export has come last."""
    known = [name for name in documents.columns if name != "n_counted_passages" and name not in _STATED]
    return pd.DataFrame({
        **{name: documents[name] for name in known},
        **{name: fields[name] for name in _STATED},
        "n_counted_passages": documents["n_counted_passages"],
        **{name: fields[name] for name in EXPORT_COLUMNS},
    })  # fmt: skip


def contents_of(records: Iterable[Record]) -> NDArray[Any]:
    """Return for each record a hash of all that its rows depend on, but for code and lexicon."""
    return np.array([_content(record) for record in records], object)


def number_copies(contents: NDArray[Any]) -> tuple[Places, Places]:
    """Return for each text the number of its content, and for each content the first text that has it.

    Examples
    --------
    >>> number, first = number_copies(np.array(["Le sommet", "La grève", "Le sommet"], object))
    >>> number.tolist(), first.tolist()
    ([0, 1, 0], [0, 1])
    """
    number = pd.factorize(contents)[0]
    return number, np.unique(number, return_index=True)[1]


def _content(record: Record) -> str:
    stated = (record.title, record.language, str(record.date or ""), record.text)
    return hashlib.sha256("\x1f".join(stated).encode("utf-8", "surrogatepass")).hexdigest()
