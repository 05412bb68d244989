"""A pattern that is asked only of lines with a sign fits no line without it."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.text.zones import agencies as zone_agencies
from analysis.text.zones import captions as zone_captions
from analysis.text.zones import cues as zone_cues
from analysis.text.zones import folding as zone_folding
from analysis.text.zones import foot as zone_foot
from analysis.text.zones import patterns as zone_patterns
from analysis.text.zones import phrases as zone_phrases
from analysis.text.zones import signs as zone_signs
from analysis.text.zones.patterns import lines_of
from analysis.text.zones.search import plain_runs

BLOCKS = [getattr(zone_phrases, name)._block for name in ("PAYWALL", "SURE", "WEAK", "STRONG")]
NAMED = ["BYLINE", "CAPTION", "CHANGED", "COMMENTS", "CREDITS", "END", "LINK", "SAME", "SOURCE", "STAMPED"]
PHRASES = sorted({line for block in [*BLOCKS, zone_patterns.STAMPS] for line in lines_of(block)})
PHRASES += [getattr(zone_patterns, name).pattern for name in NAMED] + [zone_phrases.CONTROLS.pattern]


PATTERNS = [
    "BYLINE", "CAPTION", "CHANGED", "COMMENTS", "CREDITS", "CRUMBS", "DATED_ITEM", "DATE_LINE", "DAY", "DESKS", "END",
    "FOLIO", "GLUED_LINK", "LEGAL", "LINK", "PHOTO_BY", "PLACE_AND_DATE", "SAME", "SCRIPT", "SIGNED",
    "SOURCE", "STAMPED", "STAMP_AT_END", "TIME", "TRAIL", "WITH_AGENCY",
]  # fmt: skip
PIECES = [
    "il y a une heure", "il y a deux jours", "le", "a", "et", "es", "par la rédaction", "gmt", "Publié", "Lire",
    "mis à jour le", "aussi", ":", "|", ">", "/", "-", "–", "«", "3", "mai 2022", "Par", "Photo", "in France, Monde",
    "AFP", "voir", "Commentaires", "sur le même sujet", "À lire", "vos abonnements", "(", ")", ".", "…", "function (",
    "   ", "🔴", "Я", "A. B.", "(C.D.)",
]  # fmt: skip
EVERY = ~zone_signs.SPOKEN  # all signs but the one that a pattern is not asked of


def is_as_with_every_sign(line: str, n_words: int) -> bool:
    folded = zone_folding.fold(line)
    if n_words > 14 and folded.strip(zone_cues._EDGES) in zone_phrases.WHOLE:
        return True  # none of them has so many words
    signs = zone_signs.signs_of(line, folded)
    every = EVERY | signs
    return zone_cues.cue_of_folded(line, folded, n_words, signs, True) == zone_cues.cue_of_folded(
        line, folded, n_words, every, True
    )


@pytest.mark.parametrize("name", PATTERNS)
@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_line_that_a_pattern_fits_is_not_passed_over_for_want_of_a_sign(name: str, data: st.DataObject) -> None:
    pattern = getattr(zone_patterns, name)
    line = data.draw(st.from_regex(pattern, fullmatch=name not in ("SCRIPT", "STAMPED"))).strip().replace("\n", " ")
    if line:
        assert all(is_as_with_every_sign(line, n_words) for n_words in (1, 8, 20, 40, 60))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map(" ".join), st.integers(1, 60))
@settings(max_examples=300, deadline=None)
def test_signs_change_no_cue(line: str, n_words: int) -> None:
    assert not line.strip() or is_as_with_every_sign(line.strip(), n_words)


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join).map(str.strip), max_size=6))
@settings(max_examples=100, deadline=None)
def test_the_signs_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    lines = list(filter(None, lines))
    folded = zone_folding.fold_lines(lines)
    of_credits = zone_signs.CREDIT | zone_signs.DASHED
    found = [signs & ~of_credits for signs in zone_signs.signs_of_lines(lines, folded)]
    assert found == [zone_signs.signs_of(line, key) for line, key in zip(lines, folded, strict=True)]


@pytest.mark.parametrize("name", ["_TRAILING", "_CREDIT", "_BEHIND_DASH"])
@given(data=st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_credit_has_the_sign_of_one(name: str, data: st.DataObject) -> None:
    pattern = getattr(zone_captions, name)
    line = data.draw(st.from_regex(pattern)).replace("\n", " ").strip()
    if pattern.search(line):
        signs = zone_signs.signs_of_lines([line], [zone_folding.fold(line)])[0]
        assert signs & (zone_signs.CREDIT | zone_signs.DASHED)
        assert signs & zone_signs.CREDIT or zone_captions._BEHIND_DASH.search(line)
        assert zone_captions._MARKED.search(line) or name == "_CREDIT" or zone_captions._BEHIND_STOP.search(line)


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


@pytest.mark.parametrize("word", sorted(zone_foot._SPOKEN))
def test_a_line_that_may_head_a_comment_has_the_sign_of_one(word: str) -> None:
    line = f"Jeanne {word} :"
    assert zone_signs.signs_of(line, zone_folding.fold(line)) & zone_signs.TALK


@pytest.mark.parametrize("name", zone_agencies.AGENCIES)
def test_every_agency_is_known_as_one(name: str) -> None:
    assert re.fullmatch(zone_agencies.AGENCY, name)
    assert re.fullmatch(zone_agencies.AGENCY, name.upper())
