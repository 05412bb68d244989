"""Where the rows of a frame stand in the frames of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.frame_rows import Rows, find_ids, find_passages

if TYPE_CHECKING:
    from analysis.corpus.corpus import Corpus

__all__ = ["rows_of_documents", "rows_of_passages"]


def rows_of_documents(documents: pd.DataFrame, frame: pd.DataFrame) -> Rows:
    """Return for each row of a frame the position in ``documents`` of its document, -1 where there is none."""
    return find_ids(frame["doc_id"], documents["doc_id"])


def rows_of_passages(corpus: Corpus, frame: pd.DataFrame) -> Rows:
    """Return for each row of a frame the position of its passage, -1 where the corpus has none."""
    return find_passages(frame, corpus.passages, corpus.documents["doc_id"])
