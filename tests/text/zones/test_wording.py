"""What is found of the wording of a line is found once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.language import identify, words_of
from analysis.text.zones.wording import STEM, Wording


def wording_of(line: str) -> Wording:
    return Wording(line, words_of(line))


@pytest.mark.parametrize("line", ["Jeanne Mirval", "Jeanne Mirval et Claire Duvallon", "JEANNE DE MIRVAL"])
def test_a_line_of_two_names_or_more_is_an_author(line: str) -> None:
    assert wording_of(line).is_name()


HEADINGS = ["Jeanne", "LA BATAILLE DES CHIFFRES", "Afrique et migrations", "Le port rouvre", "A. B. C. D. E. F. G."]


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_is_no_author(line: str) -> None:
    assert not wording_of(line).is_name()


PIECES = ["Le", "port", "L’accord", "de", "inquiétude", "Œuvre", "24", "-", "the"]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_is_asked_again_is_what_was_found(pieces: list[str]) -> None:
    wording = wording_of(" ".join(pieces))
    stems = [word[:STEM] for word in wording.words if len(word) > 3]
    for _ in range(2):
        assert wording.stems() == stems
        assert wording.known_by() == set(stems)
        assert wording.distinct() == set(wording.words)
        assert (wording.language() or "nl") == identify(wording.text, "nl")
