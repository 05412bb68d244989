"""Sentences and anchors: what they hand to the exporters."""

from __future__ import annotations

import pytest

from analysis.errors import ParameterError
from analysis.exhibits import Sentence, Sentences, Text


def test_a_sentence_is_handed_on_word_for_word() -> None:
    shown = Sentences([Sentence("La ", "Chine", " se tait*.", "Le Phare", "es")]).payload()
    assert shown["kind"] == "sentences"
    assert shown["items"] == [
        {"left": "La ", "keyword": "Chine", "right": " se tait*.", "cite": "Le Phare", "lang": "es"}
    ]


def test_a_second_name_is_marked_too_and_handed_on() -> None:
    shown = Sentences([Sentence("La ", "Chine", " se tait.", between=" et l’", second="Inde")])
    assert shown.payload()["items"][0]["second"] == "Inde"
    told = shown.representations()
    assert told["text/markdown"] == "- La **Chine** et l’**Inde** se tait."
    assert told["text/plain"] == "La Chine et l’Inde se tait."


def test_markup_of_a_text_is_escaped_for_readers_of_markdown() -> None:
    told = Sentences([Sentence("*Non* ", "oui", " [1]")]).representations()["text/markdown"]
    assert told == r"- \*Non\* **oui** \[1\]"


def test_an_anchor_must_be_able_to_stand_in_an_address() -> None:
    assert Text("## A", anchor="phrases-russie").payload()["anchor"] == "phrases-russie"
    with pytest.raises(ParameterError):
        Text("## A", anchor="Phrases Russie")
