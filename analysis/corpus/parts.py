"""Parts of a corpus: some texts and everything found in them, each part by itself.

A part is what one process works on at a time. Its rows hang on the place of a text in it, so that parts can be
put one behind the other, and rows taken from them for any list of texts: for copies of one text, for the texts
that were known from the run before, in any order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.prints import Prints, ranges

__all__ = ["FOUND", "Part", "Table", "join_parts"]

Places = NDArray[np.int64]

FOUND: Final = ("passages", "mentions", "themes", "quotes")
"""The tables with many rows a text."""


@dataclass(frozen=True)
class Table:
    """Rows and the place of the text each belongs to, in ascending order.

    Parameters
    ----------
    frame : DataFrame
    owner : int64 array
    """

    frame: pd.DataFrame
    owner: Places

    @classmethod
    def of(cls, frame: pd.DataFrame, doc_ids: pd.Index) -> Table:
        """Find the owners by ``doc_id`` and put the rows in their order."""
        owner = np.asarray(doc_ids.get_indexer(pd.Index(frame["doc_id"])), np.int64)
        if np.any(owner[1:] < owner[:-1]):
            order = np.argsort(owner, kind="stable")
            frame, owner = frame.iloc[order].reset_index(drop=True), owner[order]
        return cls(frame, owner)

    def take(self, wanted: Places, doc_ids: pd.Index, n_owners: int) -> Table:
        """Return the rows of the ``wanted`` texts, in that order, under the ids given."""
        counts = np.bincount(self.owner, minlength=n_owners)
        owner = np.repeat(np.arange(len(wanted)), counts[wanted])
        frame = self.frame
        if not _is_all(wanted, n_owners):
            frame = frame.take(ranges(counts, wanted))
        ids = pd.Series(doc_ids, dtype="str").take(owner)
        return Table(frame.assign(doc_id=ids.array).reset_index(drop=True), owner)


@dataclass(frozen=True)
class Part:
    """Some texts and what was found in them.

    Parameters
    ----------
    documents : DataFrame
        One row per text: what is known of it without the rest of the corpus.
    tables : mapping
        The tables named in `FOUND`.
    prints : Prints
        The fingerprints of the texts and their passages.
    """

    documents: pd.DataFrame
    tables: Mapping[str, Table]
    prints: Prints

    def __len__(self) -> int:
        return len(self.documents)

    def take(self, wanted: Places, doc_ids: pd.Index, names: Sequence[str] = FOUND) -> Part:
        """Return the part of the ``wanted`` texts, in that order, under the ids given."""
        n = len(self)
        tables = {name: self.tables[name].take(wanted, doc_ids, n) for name in names if name in self.tables}
        documents = self.documents if _is_all(wanted, n) else self.documents.take(wanted)
        ids = pd.Series(doc_ids, dtype="str")
        prints = self.prints.take(wanted, self.tables["passages"].owner)
        return Part(documents.assign(doc_id=ids.array).reset_index(drop=True), tables, prints)

    def with_texts(self, places: Places, anew: Part) -> Part:
        """Return the part with the texts at ``places`` exchanged for those of ``anew``, in their order."""
        wanted = np.arange(len(self))
        wanted[places] = len(self) + np.arange(len(places))
        return join_parts([self, anew]).take(wanted, pd.Index(self.documents["doc_id"]))


def join_parts(parts: Sequence[Part]) -> Part:
    """Put parts one behind the other."""
    if len(parts) == 1:
        return parts[0]
    shifts = np.cumsum([0, *map(len, parts)])
    return Part(
        pd.concat([part.documents for part in parts], ignore_index=True),
        {
            name: Table(
                pd.concat([part.tables[name].frame for part in parts], ignore_index=True),
                np.concatenate([part.tables[name].owner + shift for part, shift in zip(parts, shifts, strict=False)]),
            )
            for name in parts[0].tables
        },
        Prints.join([part.prints for part in parts]),
    )


def _is_all(wanted: Places, n: int) -> bool:
    return len(wanted) == n and bool((wanted == np.arange(n)).all())
