"""The mentions of a document are found by passage, in whatever order the rows stand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.matching.speakers.mentioned import Mentioned, Mentions
from analysis.matching.speakers.phrases import Mention
from analysis.schemas import FRAMES, conform

ROWS = [
    ("a", 1, 0, 5, "brecourt", "Odon Brécourt", "person", "name", False),
    ("a", 1, 9, 14, None, None, "person", "role", True),
    ("a", 3, 60, 66, "ligue", "Ligue du Ponant", "organisation", "name", True),
    ("b", 2, 30, 34, "vellore", "Maria Vellore", "person", "name", True),
]
COLUMNS = ["doc_id", "passage_id", "start", "end", "actor_id", "label", "actor_type", "form", "listed"]


def mentions(rows: list[tuple[object, ...]]) -> Mentions:
    frame = pd.DataFrame(rows, columns=COLUMNS).assign(surface="x", counted=True)
    return Mentions(conform(frame[FRAMES["mentions"].names], "mentions"))


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [2, 0, 1, 3], [3, 0, 2, 1]])
def test_those_of_a_passage_are_found_with_the_offsets_of_the_passage(order: list[int]) -> None:
    found = mentions([ROWS[row] for row in order])
    first = Mentioned(found, "a")
    assert first.inside(1, 0) == (Mention(0, 5, "brecourt", True), Mention(9, 14, None, True, True))
    assert first.inside(3, 50) == (Mention(10, 16, "ligue", False),)
    assert first.inside(2, 20) == ()
    assert Mentioned(found, "b").inside(2, 20) == (Mention(10, 14, "vellore", True),)


def test_a_document_shows_its_own_persons_and_the_names_of_those_nobody_lists() -> None:
    found = mentions(ROWS)
    assert Mentioned(found, "a").people == {"brecourt"}
    assert Mentioned(found, "a").names == {"brecourt": "Odon Brécourt"}
    assert Mentioned(found, "b").people == {"vellore"}
    assert Mentioned(found, "b").names == {}


def test_a_document_without_mentions_shows_nobody() -> None:
    for some in (mentions(ROWS), mentions([])):
        nobody = Mentioned(some, "c")
        assert (nobody.inside(1, 0), nobody.people, nobody.names) == ((), frozenset(), {})
