"""Where the rows of one frame stand in another: documents by their id, passages by id and number."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

__all__ = ["Rows", "find_ids", "find_passages"]

Rows = NDArray[np.int64]


def find_ids(wanted: pd.Series, known: pd.Series) -> Rows:
    """Return for each id its position among those known, each of which is there once; -1 where it is not.

    Examples
    --------
    >>> find_ids(pd.Series(["b", "c", "b"]), pd.Series(["a", "b"])).tolist()
    [1, -1, 1]
    """
    # Looked up as Arrow has them: an index of pandas makes a Python object of each id first, in seven times the time.
    held, asked = (pa.array(ids, type=pa.large_string(), from_pandas=True) for ids in (known, wanted))
    return np.asarray(pc.fill_null(pc.index_in(asked, value_set=held), -1), dtype=np.int64)


def find_passages(frame: pd.DataFrame, passages: pd.DataFrame, doc_ids: pd.Series) -> Rows:
    """Return for each row of a frame the position of its passage, -1 where there is none.

    Parameters
    ----------
    frame, passages : DataFrame
        Each with the columns doc_id and passage_id.
    doc_ids : Series
        The documents that count: of another neither a passage nor a row is found.

    Examples
    --------
    >>> passages = pd.DataFrame({"doc_id": ["a", "a", "b"], "passage_id": [1, 2, 1]})
    >>> hits = pd.DataFrame({"doc_id": ["b", "a", "b"], "passage_id": [1, 2, 2]})
    >>> find_passages(hits, passages, pd.Series(["a", "b"])).tolist()
    [2, 1, -1]
    """
    # One integer per passage: an index of two columns takes several times as long on millions of rows.
    numbers = [each["passage_id"].to_numpy(dtype=np.int64) for each in (passages, frame)]
    width = 1 + max((int(each.max()) for each in numbers if len(each)), default=0)
    known, wanted = (find_ids(each["doc_id"], doc_ids) for each in (passages, frame))
    held = np.flatnonzero(known >= 0)
    place = pd.Index(known[held] * width + numbers[0][held]).get_indexer(pd.Index(wanted * width + numbers[1]))
    found = (wanted >= 0) & (place >= 0)
    rows = np.full(len(frame), -1, dtype=np.int64)
    rows[found] = held[place[found]]
    return rows
