"""One frame of a corpus with columns of the others: the merge that everybody needs first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.corpus.naming import as_list
from analysis.corpus.places import rows_of_documents, rows_of_passages
from analysis.errors import Fault, ParameterError, closest

if TYPE_CHECKING:
    from analysis.corpus.corpus import Corpus

__all__ = ["TABLES", "add_columns"]

TABLES: Final = ("documents", "passages", "mentions", "themes", "quotes")


def add_columns(corpus: Corpus, name: str, add: str | Sequence[str]) -> pd.DataFrame:
    """Return a frame with columns of passages and documents added; see :meth:`Corpus.table`."""
    if name not in TABLES:
        fault = Fault("table", repr(name), ", ".join(TABLES), closest(name, TABLES))
        raise ParameterError("There is no such table.", [fault])
    frame: pd.DataFrame = getattr(corpus, name).copy()
    wanted = [column for column in as_list(add) if column not in frame.columns]
    passages = [] if name in ("documents", "passages") else _columns_of(corpus.passages, frame)
    documents = [] if name == "documents" else [c for c in _columns_of(corpus.documents, frame) if c not in passages]
    labels = ["label"] if name in ("themes", "quotes") else []
    known = [*frame.columns, *passages, *documents, *labels]
    faults = [
        Fault("add", repr(column), ", ".join(known), closest(column, known)) for column in wanted if column not in known
    ]
    if faults:
        raise ParameterError(f"The table {name!r} cannot take these columns.", faults)
    for column in wanted:
        if column in labels:
            frame[column] = _labels(corpus, name, frame)
        elif column in passages:
            frame[column] = corpus.passages[column].array.take(rows_of_passages(corpus, frame))
        else:
            frame[column] = corpus.documents[column].array.take(rows_of_documents(corpus.documents, frame))
    return frame


def _columns_of(other: pd.DataFrame, frame: pd.DataFrame) -> list[str]:
    return [str(column) for column in other.columns if column not in frame.columns]


def _labels(corpus: Corpus, name: str, frame: pd.DataFrame) -> pd.Series:
    if name == "themes":
        labels = {theme.id: theme.label for theme in corpus.lexicon.themes.values()}
        return frame["theme_id"].map(labels).astype("str")
    mentions = corpus.mentions.dropna(subset=["actor_id"]).drop_duplicates("actor_id")
    known = dict(zip(mentions["actor_id"], mentions["label"], strict=True))
    known |= {actor.id: actor.label for actor in corpus.lexicon.actors.values()}
    return frame["speaker_id"].map(known).astype("str")
