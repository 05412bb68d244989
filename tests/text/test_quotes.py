"""Passage → the spans between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ],
)  # fmt: skip
def test_the_span_is_inside_the_marks_without_blanks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_that_opens_with_a_closing_mark_is_found() -> None:
    assert quoted(" » Nous irons jusqu'au bout, quoi qu'il arrive. », a-t-il dit.") == [
        "Nous irons jusqu'au bout, quoi qu'il arrive."
    ]


def test_a_stray_straight_mark_that_never_closes_is_passed_over() -> None:
    text = '"Sur ce point, la ministre a promis une "nouvelle méthode" et un "calendrier clair".'
    assert quoted(text) == ["nouvelle méthode", "calendrier clair"]


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    assert quoted("La maire prévient : « Nous attendrons le printemps.") == ["Nous attendrons le printemps."]


@given(st.text(alphabet="ab .,«»\"“”' \u00a0", max_size=60))
def test_spans_are_inside_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text) for q in found)
    assert all(a.outer_end <= b.outer_start for a, b in zip(found, found[1:], strict=False))
    assert len(mask_quotations(text, found)) == len(text)
