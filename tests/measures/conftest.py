"""Small corpora that can be counted by eye."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest

from analysis.schemas import conform, empty


@dataclass
class Toy:
    """A corpus written passage by passage."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    passages: list[dict[str, Any]] = field(default_factory=list)
    hits: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self,
        doc_id: str,
        day: str | None,
        *paragraphs: Sequence[str],
        source: str = "Gazette",
        copy_of: str | None = None,
        between: tuple[str, str] | None = None,
        zones: Sequence[str] | None = None,
        days: Sequence[str | None] | None = None,
        text: str = "",
    ) -> Toy:
        """Add a text: each paragraph is the list of the entries it mentions; 100 words each."""
        date = pd.Timestamp(day) if day else pd.NaT
        earliest, latest = (pd.Timestamp(d) for d in between) if between else (date, date)
        self.documents.append({
            "doc_id": doc_id, "date": date, "date_earliest": earliest, "date_latest": latest,
            "date_basis": "metadata" if day else "none", "source": source, "title": doc_id, "language": "fr",
            "text": text, "n_words": 100 * len(paragraphs), "duplicate_of": copy_of,
            "story_id": copy_of or doc_id,
        })  # fmt: skip
        for number, entries in enumerate(paragraphs, start=1):
            self.passages.append({
                "doc_id": doc_id, "passage_id": number, "start": 0, "end": 0, "language": "fr",
                "zone": zones[number - 1] if zones else "body", "n_words": 100,
                "date": pd.Timestamp(days[number - 1]) if days else date,
                "duplicate_of": f"{copy_of}#{number}" if copy_of else None,
            })  # fmt: skip
            for place, entry in enumerate(entries):
                self.hits.append({
                    "doc_id": doc_id, "passage_id": number, "start": place, "end": place + 1, "surface": "X",
                    "actor_id": entry, "label": entry, "actor_type": "state", "form": "name", "listed": True,
                    "counted": zones[number - 1] in ("title", "body") if zones else True,
                })  # fmt: skip
        return self

    @property
    def frames(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """The mentions, passages and documents frames."""
        return (
            _frame(self.hits, "mentions"),
            _frame(self.passages, "passages").assign(
                n_words=pd.Series([row["n_words"] for row in self.passages], dtype="int64")
            ),
            _frame(self.documents, "documents"),
        )


def _frame(rows: list[dict[str, Any]], name: str) -> pd.DataFrame:
    blank = empty(name)
    filled = pd.DataFrame(rows, columns=blank.columns) if rows else blank
    return conform(filled, name)


@pytest.fixture
def toy() -> Callable[[], Toy]:
    return Toy
