"""Many phrases in one search find what each of them finds alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import zone_phrases
from analysis.text.zone_patterns import alternatives, lines_of
from analysis.text.zone_search import Phrases, plain_run

BLOCKS = {name: getattr(zone_phrases, name) for name in ("PAYWALL", "SURE", "WEAK", "STRONG")}
RUNS = sorted({plain_run(line) for block in BLOCKS.values() for line in lines_of(block._block)})
ENDS = [" ", "s", "z", "12 ", "€ par mois", "2024", "x dit :", "aux", "la suite", "vues", "un compte", "'", "-", "."]
PIECES = [*RUNS, *ENDS]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sampled_from(sorted(BLOCKS)))
def test_a_search_for_many_phrases_finds_what_the_alternation_finds(text: str, name: str) -> None:
    phrases, whole = BLOCKS[name], re.compile(alternatives(BLOCKS[name]._block))
    assert phrases.found(text) == {match.group() for match in whole.finditer(text)}
    assert phrases.search(text) == (whole.search(text) is not None)


@pytest.mark.parametrize(
    ("pattern", "run"),
    [
        (r"\bnewsletters?\b", "newsletter"),
        (r"partage[rz]? (?:cet article|la page)", "partage"),
        (r"\d+ ?(?:€|euros?) ?par mois", "par mois"),
        (r"^(?!il |on )[\w .-]{2,25} dit ?:$", " dit"),
        (r"n'engage(?:nt)? que", "n'engage"),
        (r"\d+ ?(?:€|(?:euro|franc)s?)", ""),
    ],
)
def test_the_plain_run_is_in_every_match(pattern: str, run: str) -> None:
    assert plain_run(pattern) == run


def test_a_pattern_without_letters_of_its_own_is_always_tried() -> None:
    assert Phrases("\n    \\d+ €\n    merci de votre visite\n").found("soit 30 € le kilo") == {"30 €"}
