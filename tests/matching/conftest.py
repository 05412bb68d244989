"""Reads sentences as the pipeline does and gives back what it marked."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from analysis.lexicon.reading import load_lexicon
from analysis.matching.actors import find_mentions

Marked = list[tuple[str, str | None]]


def mentions_of(text: str, day: str | None = "2023-02-03") -> pd.DataFrame:
    documents = pd.DataFrame({"doc_id": ["d"], "text": [text]})
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    passages = pd.DataFrame({
        "doc_id": "d", "passage_id": range(1, len(lines) + 1), "start": starts,
        "end": [start + len(line) for start, line in zip(starts, lines, strict=True)], "zone": "body",
        "date": pd.Series([pd.Timestamp(day) if day else pd.NaT] * len(lines)).astype("datetime64[us]"),
    })  # fmt: skip
    return find_mentions(documents, passages, load_lexicon())


def _pairs(frame: pd.DataFrame) -> Marked:
    ids = [None if pd.isna(actor) else str(actor) for actor in frame["actor_id"]]
    return list(zip(frame["surface"].tolist(), ids, strict=True))


@pytest.fixture(scope="session")
def mentions() -> Callable[..., pd.DataFrame]:
    """The frame of mentions of a text whose paragraphs are its lines."""
    return mentions_of


@pytest.fixture(scope="session")
def names() -> Callable[..., Marked]:
    """(surface, actor) of each listed name of a text."""

    def read(text: str, day: str | None = "2023-02-03") -> Marked:
        frame = mentions_of(text, day)
        return _pairs(frame[(frame["form"] != "role") & frame["listed"]])

    return read


@pytest.fixture(scope="session")
def roles() -> Callable[..., Marked]:
    """(surface, actor) of each role of a text."""

    def read(text: str, day: str | None = "2023-02-03") -> Marked:
        frame = mentions_of(text, day)
        return _pairs(frame[frame["form"] == "role"])

    return read
