"""Where the rows of one frame stand in another: documents by their id, passages by id and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

if TYPE_CHECKING:
    from analysis.corpus.corpus import Corpus

__all__ = ["rows_of_documents", "rows_of_passages"]

Ints = NDArray[np.int64]


def rows_of_documents(documents: pd.DataFrame, frame: pd.DataFrame) -> Ints:
    """Return for each row of a frame the position in ``documents`` of its document, -1 where there is none."""
    return np.asarray(pd.Index(documents["doc_id"]).get_indexer(pd.Index(frame["doc_id"])), dtype=np.int64)


def rows_of_passages(corpus: Corpus, frame: pd.DataFrame) -> Ints:
    """Return for each row of a frame the position of its passage, -1 where the corpus has none."""
    # One integer per passage: an index of two columns takes several times as long on millions of rows.
    passages = corpus.passages
    numbers = [each["passage_id"].to_numpy(dtype=np.int64) for each in (passages, frame)]
    width = 1 + max((int(each.max()) for each in numbers if len(each)), default=0)
    known, wanted = (rows_of_documents(corpus.documents, each) for each in (passages, frame))
    keys = np.where(wanted < 0, -1, wanted * width + numbers[1])
    return np.asarray(pd.Index(known * width + numbers[0]).get_indexer(pd.Index(keys)), dtype=np.int64)
