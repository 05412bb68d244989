"""The documents of a corpus in order of publication, with the fingerprints they are compared by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.prints import Prints, take_prints
from analysis.corpus.places import rows_of_documents

__all__ = ["Shelf", "shelve"]

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Shelf:
    """The documents in order of publication, what they are told apart by, and where their words stand."""

    order: Places  # publication rank → row of `documents`
    rank: Places  # row of `documents` → publication rank
    row: Places  # row of `passages` → row of `documents`
    prints: Prints
    documents: pd.DataFrame
    passages: pd.DataFrame


def shelve(
    documents: pd.DataFrame, passages: pd.DataFrame, prints: Prints | None = None, row: Places | None = None
) -> Shelf:
    """Put documents in order of publication: earliest date, undated last, then doc_id."""
    ids = documents["doc_id"].astype("str")
    key = pd.DataFrame({"date": pd.to_datetime(documents["date"]).to_numpy(), "doc_id": ids.to_numpy()})
    order = key.sort_values(["date", "doc_id"], na_position="last", kind="stable").index.to_numpy(np.int64)
    row = rows_of_documents(documents, passages) if row is None else row
    if prints is None:
        prints = take_prints(documents["text"].tolist(), passages, row)
    return Shelf(order, np.argsort(order), row, prints, documents, passages)
