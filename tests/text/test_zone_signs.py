"""A pattern that is asked only of lines with a sign fits no line without it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text import zone_cues, zone_patterns, zone_phrases
from analysis.text.zone_patterns import lines_of
from analysis.text.zone_search import plain_runs

BLOCKS = [getattr(zone_phrases, name)._block for name in ("PAYWALL", "SURE", "WEAK", "STRONG")]
PHRASES = sorted({line for block in [*BLOCKS, zone_patterns.STAMPS] for line in lines_of(block)})


RUNS = sorted(set().union(*map(plain_runs, lines_of(zone_patterns.STAMPS))))
PIECES = ["il y a une heure", "il y a deux jours", "le", "a", "et", "es", "e", "par la redaction", "gmt", "ce", "lundi"]


def has_figure(line: str) -> bool:
    return zone_cues._FIGURE.search(line) is not None


def has_stamp(line: str) -> bool:
    return has_figure(line) or bool(zone_cues._STAMPS.find_matches_as_indexes(line))


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("FOLIO", has_figure), ("DATED_ITEM", has_figure), ("DAY", has_figure), ("TIME", has_figure),
        ("LEGAL", has_figure), ("FULL_DATE", has_figure),
        ("PLACE_AND_DATE", lambda line: has_figure(line) and "," in line),
        ("STAMP_AT_END", lambda line: has_figure(line) or line.endswith("le")),
        ("WITH_AGENCY", lambda line: "avec " in line), ("CREDITS", lambda line: ":" in line),
    ],
)  # fmt: skip
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_what_a_pattern_fits_has_the_sign_it_is_asked_by(name: str, needed: object, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(getattr(zone_patterns, name), fullmatch=True))
    assert callable(needed)
    assert needed(line.rstrip("\n"))


@given(st.lists(st.sampled_from([*PIECES, *RUNS, *"-|:., "]), max_size=6).map(" ".join))
@settings(max_examples=300)
def test_a_date_line_has_a_figure_or_the_letters_of_a_stamp(line: str) -> None:
    assert has_stamp(line) or not zone_patterns.DATE_LINE.fullmatch(line)


@given(st.lists(st.sampled_from(["A", "B.", "C-D", ". ", "d.", " ", "et", "(", ")", "K"]), max_size=8).map("".join))
def test_initials_have_a_point(line: str) -> None:
    assert "." in line or not zone_patterns.INITIALS.fullmatch(line)


@given(st.sampled_from(PHRASES).flatmap(lambda phrase: st.tuples(st.just(phrase), st.from_regex(phrase))))
@settings(max_examples=150, deadline=None)
def test_every_match_of_a_phrase_has_one_of_its_runs(case: tuple[str, str]) -> None:
    phrase, text = case
    assert any(run in text for run in plain_runs(phrase))


@pytest.mark.parametrize(
    ("pattern", "runs"),
    [
        (r"\d+ (?:vues?|partages?)$", {"vue", "partage"}),
        (r"sur (?:la page|le fil) pour", {"la page", "le fil"}),
        (r"votre (?:nom|prenom)? ici", {"votre "}),
        (r"(?:un (?:petit|grand) )?pas", {"pas"}),
        (r"a\((?:b|c)\)\d", {"a", "b"} & set()),
    ],
)
def test_the_runs_of_a_pattern_are_of_a_group_that_every_match_has(pattern: str, runs: set[str]) -> None:
    if runs:
        assert plain_runs(pattern) == runs
    else:
        assert all(re.search(pattern, "a(b)1") and run in "a(b)1a(c)1" for run in plain_runs(pattern))
