"""Words: names of forms, periods and parts, and English names."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.lexicon.reading import load_lexicon
from analysis.reporting.english import THEMES, english_name
from analysis.reporting.wording import (
    basis_words,
    form_words,
    period_words,
    shorten,
    type_words,
    when_words,
    zone_words,
)
from analysis.schemas import ACTOR_TYPES, DATE_BASES, FORMS, ZONES


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_value_of_the_frames_has_words(lang: str) -> None:
    for words, values in (
        (zone_words, ZONES),
        (basis_words, DATE_BASES),
        (form_words, FORMS),
        (type_words, ACTOR_TYPES),
    ):
        assert all(words(value, lang) for value in values)


@pytest.mark.parametrize(
    ("period", "french", "english"),
    [
        ("day", "le 1er\u00a0juillet 2022", "on 1\u00a0July 2022"),
        ("month", "en juillet 2022", "in July 2022"),
        ("quarter", "au 3e\u00a0trimestre 2022", "in Q3 2022"),
        ("year", "en 2022", "in 2022"),
    ],
)
def test_a_period_is_written_as_in_a_sentence(period: str, french: str, english: str) -> None:
    day = pd.Timestamp("2022-07-01")
    assert when_words(day, period, "fr") == french
    assert when_words(day, period, "en") == english


def test_zero_is_singular_in_french_and_plural_in_english() -> None:
    assert period_words(0, "quarter", "fr") == "0\u00a0trimestre"
    assert period_words(0, "quarter", "en") == "0\u00a0quarters"


def test_every_theme_of_the_lexicon_has_an_english_name() -> None:
    assert set(load_lexicon().themes) == set(THEMES)


def test_every_state_of_the_lexicon_has_an_english_name() -> None:
    states = {actor.label for actor in load_lexicon().actors.values() if actor.type == "state"}
    same = {label for label in states if english_name(label) == label}
    assert "Russie" not in same
    assert {label for label in same if "é" in label or "è" in label} == set()


def test_a_text_is_cut_at_a_word() -> None:
    assert shorten("Un mot", 10) == "Un mot"
    assert shorten("Une phrase  trop longue", 12) == "Une phrase\u00a0…"
