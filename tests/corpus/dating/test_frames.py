"""Dates of frames: what an undated text tells of, and what it is counted on."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.corpus.build import load_corpus
from analysis.corpus.corpus import Corpus

REST = "Les ouvriers attendent encore la pierre promise par la préfecture, et le quai reste fermé au public."


def read(told: str) -> Corpus:
    news = f"Le président français a promis {told}, devant les ouvriers, un chantier bref."
    text = f"La digue de Lorvenne\n\n{news}\n\n{REST}"
    return load_corpus(pd.DataFrame([{"id": "a", "text": text}]))


@pytest.mark.parametrize(
    ("told", "holder"),
    [
        ("jeudi 14 avril", "emmanuel-macron"),  # a Thursday in 2022 alone
        ("jeudi", None),
        ("le 14 avril", None),
    ],
)
def test_a_role_in_an_undated_text_is_its_holders_on_the_day_it_tells_of(told: str, holder: str | None) -> None:
    corpus = read(told)
    assert corpus.documents["date"].isna().all() and corpus.passages["date"].isna().all()
    roles = corpus.mentions[corpus.mentions["surface"].str.casefold() == "le président français"]
    assert [None if pd.isna(who) else who for who in roles["actor_id"]] == [holder]


def test_what_an_undated_text_tells_of_puts_it_on_no_day() -> None:
    (text,) = read("jeudi 14 avril").documents.itertuples()
    assert pd.isna(text.date) and text.date_basis == "none"
    assert (str(text.date_earliest.date()), str(text.date_latest.date())) == ("2022-04-14", "2022-04-23")
