"""Passage → the spans between quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.quote_marks import has_marks, marked_spans
from analysis.text.quotes import find_quotations, mask_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Nous partons», dit-elle.", ["Nous partons"]),
        ("« Nous partons », dit-elle.", ["Nous partons"]),
        ("\u00ab\u00a0Nous partons\u00a0\u00bb, dit-elle.", ["Nous partons"]),
        ("Un “bon début” et un \"vrai départ\".", ["bon début", "vrai départ"]),
        ("Il cite « un “vieux” proverbe ».", ["un “vieux” proverbe"]),
        ("Rien n'est dit.", []),
        ("“Nous partons demain matin », a-t-elle dit.", ["Nous partons demain matin"]),
        ("Il cite « un “vieux proverbe de marin » ce soir.", ["un “vieux proverbe de marin"]),
        ('Il est parti."Nous verrons bien", a-t-il dit.', ["Nous verrons bien"]),
        # A closing mark typed as an opening one.
        ("“Il faut parler, et parler encore “, a-t-il dit.", ["Il faut parler, et parler encore"]),
    ],
)  # fmt: skip
def test_the_span_is_inside_the_marks_without_blanks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_that_opens_with_a_closing_mark_is_found() -> None:
    assert quoted(" » Nous irons jusqu'au bout, quoi qu'il arrive. », a-t-il dit.") == [
        "Nous irons jusqu'au bout, quoi qu'il arrive."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"La digue est un "rempart" pour tous", dit-il.', ['La digue est un "rempart" pour tous']),
        ('Elle dit : "Gare à la "guerre des quais"".', ['Gare à la "guerre des quais"']),
        ('"Un mot "rude", un "doux"", dit-il, "avant la nuit".', ['Un mot "rude", un "doux"', "avant la nuit"]),
    ],
)
def test_straight_marks_within_straight_ones_belong_to_what_is_said(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_stray_straight_mark_that_never_closes_is_passed_over() -> None:
    text = '"Sur ce point, la ministre a promis une "nouvelle méthode" et un "calendrier clair".'
    assert quoted(text) == ["nouvelle méthode", "calendrier clair"]


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    assert quoted("La maire prévient : « Nous attendrons le printemps.") == ["Nous attendrons le printemps."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a noté qu'»à chaque marée» tout recommence.", ["à chaque marée"]),
        ("Il prend la parole.”Tout recommence ici”, dit-il.", ["Tout recommence ici"]),
        ("Il parle de « simple brise« , puis se tait.", ["simple brise"]),
        ('Elle dit que “tout est prêt", puis se tait.', ["tout est prêt"]),
        ('Elle dit que "tout est prêt”, puis se tait.', ["tout est prêt"]),
        ("La mer monte depuis des siècles\", a expliqué M. Untel.", ["La mer monte depuis des siècles"]),
        ("<< Tout est prêt >>, dit-elle.", ["Tout est prêt"]),
        ("Elle dit ''tout est prêt'', puis se tait.", ["tout est prêt"]),
        ("Elle parle d'un ‘vrai départ en mer’, puis se tait.", ["vrai départ en mer"]),
        ("L’été d’Aurore, c’est l’eau.", []),
        ("« Il m'a dit « viens » hier », raconte-t-elle.", ["Il m'a dit « viens » hier"]),
        ("« La règle est simple : « Chacun rame », a-t-il lancé.", ["La règle est simple : « Chacun rame"]),
        ("« Partons. » « Restons. »", ["Partons.", "Restons."]),
        ('Il répond :_"Nous partons au port."_a-t-il dit.', ["Nous partons au port."]),
        ('*"Partons"*, dit-elle, puis _"au large"_.', ["Partons", "au large"]),
        ("《Partons au large》, dit-elle.", ["Partons au large"]),
        ('Elle fait le point :"Nous partons au large."', ["Nous partons au large."]),
    ],
)  # fmt: skip
def test_marks_that_went_wrong_are_read_as_they_were_meant(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_passage_that_goes_on_is_closed_by_its_first_mark() -> None:
    text = "et nous verrons bien », a-t-elle conclu."
    (quotation,) = find_quotations(text, goes_on=True)
    assert text[quotation.start : quotation.end] == "et nous verrons bien"
    assert find_quotations("Et nous verrons bien, a-t-elle conclu.", goes_on=True) == []


@pytest.mark.parametrize("text", ["« a »", '"a"', "“a”", "‘a’", "<<a>>", "''a''"])
def test_every_kind_of_mark_is_seen_before_anything_is_searched(text: str) -> None:
    assert has_marks(text)
    assert not has_marks(text.strip("«»<>\"'“”‘’"))


@given(st.text(alphabet="ab .,«»\"“”' \u00a0", max_size=60))
def test_spans_are_inside_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text) for q in found)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(found))
    assert len(mask_quotations(text, found)) == len(text)


@given(st.lists(st.text(alphabet="ab«»\"“'<‘ ", max_size=8), max_size=8))
def test_the_lines_with_marks_are_those_that_hold_one_by_themselves(lines: list[str]) -> None:
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    ends = [start + len(line) for start, line in zip(starts, lines, strict=True)]
    marked = [index for index, line in enumerate(lines) if has_marks(line)]
    assert marked_spans("\n".join(lines), starts, ends) == marked
