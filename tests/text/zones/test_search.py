"""Many phrases in one search find what each of them finds alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.zones import phrases as zone_phrases
from analysis.text.zones.patterns import alternatives, lines_of
from analysis.text.zones.search import LineLetters, Phrases, plain_runs

BLOCKS = {name: getattr(zone_phrases, name) for name in ("PAYWALL", "SURE", "WEAK", "STRONG")}
RUNS = sorted({run for block in BLOCKS.values() for line in lines_of(block._block) for run in plain_runs(line)})
ENDS = [" ", "s", "z", "12 ", "€ par mois", "2024", "x dit :", "aux", "la suite", "vues", "un compte", "'", "-", "."]
PIECES = [*RUNS, *ENDS]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sampled_from(sorted(BLOCKS)))
def test_a_search_for_many_phrases_finds_what_the_alternation_finds(text: str, name: str) -> None:
    phrases, whole = BLOCKS[name], re.compile(alternatives(BLOCKS[name]._block))
    assert phrases.found(text) == {match.group() for match in whole.finditer(text)}
    assert phrases.search(text) == (whole.search(text) is not None)


def test_a_pattern_without_letters_of_its_own_is_always_tried() -> None:
    assert Phrases("\n    \\d+ €\n    merci de votre visite\n").found("soit 30 € le kilo") == {"30 €"}


WORDS = st.lists(st.sampled_from(["le port", "ouvre", "ouvrier", "x", " "]), max_size=4).map("".join)


@given(st.lists(WORDS, max_size=5))
def test_letters_are_found_in_the_line_they_stand_in(lines: list[str]) -> None:
    runs = {1: ["le port", "x"], 2: ["ouvr"], 4: ["ouvrier", "le port"]}
    expected = [sum(bit for bit, some in runs.items() if any(run in line for run in some)) for line in lines]
    assert LineLetters(runs).of_lines(lines) == expected


def test_a_pattern_without_letters_may_stand_in_any_line() -> None:
    assert LineLetters({1: plain_runs(r"\d+|page"), 2: plain_runs("page")}).of_lines(["Accueil", "page 3"]) == [1, 3]


@pytest.mark.parametrize(
    ("pattern", "runs"),
    [
        (r"(?:a )?\(?(?:re)?-?\)?(?:lire|voir)(?: aussi)?", {"lire", "voir"}),
        (r"[(\[]?(?:photo|image)s?\s?[:©]", {"photo", "image"}),
        (r"credits?|(?:un |le )?dessin (?:de|:)", {"credit", "dessin "}),
        (r"(?:(?:gros|petit) titre|legende)", {" titre", "legende"}),
        (r"(?!jamais)(?<=toujours) rien{2}", {" rie"}),
        (r"\bnewsletters?\b", {"newsletter"}),
        (r"partage[rz]? (?:cet article|la page)", {"partage"}),
        (r"\d+ ?(?:€|euros?) ?par mois", {"par mois"}),
        (r"^(?!il |on )[\w .-]{2,25} dit ?:$", {" dit"}),
        (r"n'engage(?:nt)? que", {"n'engage"}),
        (r"\d+ ?(?:€|(?:euro|franc)s?)", {"€", "euro", "franc"}),
    ],
)
def test_every_match_of_a_pattern_has_one_of_its_runs_of_letters(pattern: str, runs: set[str]) -> None:
    assert plain_runs(pattern) == runs
