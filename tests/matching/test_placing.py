"""Where an offset lies among the passages, and what was found in the texts as a frame."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analysis.lexicon.reading import load_lexicon
from analysis.matching.mention import Mention
from analysis.matching.placing import lay_out, place
from analysis.schemas import conform

TEXTS = ["Le Mali dort. Luc Mas aussi.\nLe président parle.", "Paris veille."]
DAY = dt.date(2022, 3, 1)


@pytest.fixture
def passages() -> pd.DataFrame:
    columns = {
        "doc_id": ["b", "b", "a"], "passage_id": [1, 2, 1], "start": [0, 29, 0], "end": [28, 48, 13],
        "zone": ["title", "caption", "body"],
    }  # fmt: skip
    days = pd.Series([DAY, None, dt.date(2023, 1, 2)], dtype="datetime64[us]")
    return pd.DataFrame(columns).astype({"doc_id": "str", "zone": "str"}).assign(date=days)


def test_an_offset_has_the_day_of_its_passage(passages: pd.DataFrame) -> None:
    layout = lay_out(passages).get("b")
    assert layout is not None
    assert [layout.day(offset) for offset in (0, 27, 28, 29, 60)] == [DAY, DAY, None, None, None]


def test_passages_may_come_in_any_order(passages: pd.DataFrame) -> None:
    layouts = lay_out(passages.iloc[[2, 1, 0]])
    days = [layout.day(3) for name in ("a", "b") if (layout := layouts.get(name))]
    assert days == [dt.date(2023, 1, 2), DAY]
    assert layouts.get("c") is None


def test_what_was_found_is_a_frame_as_designed_sorted_and_without_what_no_passage_holds(passages: pd.DataFrame) -> None:
    found = [
        (0, [
            Mention(29, 41, None, "role"), Mention(3, 7, "mali", "name"), Mention(20, 33, "mali", "name"),
            Mention(14, 21, "x", "name", "Luc Mas", "person"),
        ]),
        (1, [Mention(0, 5, "x", "role", "Luc Mas", "person")]),
    ]  # fmt: skip
    mentions = place(found, ["b", "a"], TEXTS, lay_out(passages), load_lexicon())
    pd.testing.assert_frame_equal(mentions, conform(mentions, "mentions"))
    assert mentions["surface"].tolist() == ["Paris", "Mali", "Luc Mas", "Le président"[:12]]
    assert mentions["label"].fillna("?").tolist() == ["Luc Mas", "Mali", "Luc Mas", "?"]
    assert mentions["listed"].tolist() == [False, True, False, True]
    assert mentions["counted"].tolist() == [True, True, True, False]
    assert mentions["passage_id"].tolist() == [1, 1, 1, 2]


def test_nothing_found_is_a_frame_without_rows(passages: pd.DataFrame) -> None:
    for given in (passages, passages.iloc[:0]):
        mentions = place([], ["b", "a"], TEXTS, lay_out(given), load_lexicon())
        pd.testing.assert_frame_equal(mentions, conform(mentions, "mentions"))
        assert len(mentions) == 0


def test_who_holds_a_role_in_a_text_is_called_as_that_text_calls_him(passages: pd.DataFrame) -> None:
    found = [
        (0, [Mention(14, 21, "x", "name", "Luc Mas", "person"), Mention(29, 41, "x", "role", "Luc Mas", "person")]),
        (1, [Mention(0, 5, "x", "name", "Luc-Mas", "person")]),
    ]
    mentions = place(found, ["b", "a"], TEXTS, lay_out(passages), load_lexicon())
    assert mentions["label"].tolist() == ["Luc-Mas", "Luc Mas", "Luc Mas"]
    assert mentions["actor_type"].tolist() == ["person"] * 3
