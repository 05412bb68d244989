"""What spares a rule about roles its work never changes what the rule says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon.reading import load_lexicon
from analysis.matching.names.senses import Candidate, Sense
from analysis.matching.roles import bare as role_bare
from analysis.matching.roles import extent as role_extent
from analysis.matching.roles import resolving as roles
from analysis.matching.roles.clauses import partners
from analysis.matching.roles.determiners import is_definite, is_possessive
from analysis.matching.roles.grammar import compile_grammar
from analysis.matching.roles.phrases import phrases_of
from analysis.matching.roles.syntax import is_former

Marked = list[tuple[str, str | None]]
Read = Callable[..., Marked]
BLANKS = st.sampled_from([" ", " ", "\u00a0", "\n", "  ", ", ", "-", ""])
WORDS = st.sampled_from(
    "le La un du son l' l’ ancien ex- nouveau puissant « M. et ET de la l'Énergie Santé des sports chargé De d'extrême"
    " d’extrême droite par intérim SORTANT sortante démocrate Pro-russe turc destitué en mai".split()
)


@st.composite
def phrases(draw: st.DrawFn) -> str:
    return "".join(word + blank for word, blank in draw(st.lists(st.tuples(WORDS, BLANKS), max_size=7)))


@given(st.sampled_from(["", " ", ", ", "\u202f", ",\n"]), phrases())
def test_a_further_portfolio_is_seen_by_its_first_letters(link: str, behind: str) -> None:
    text, end = f"ministre de la Justice{link}{behind}", len("ministre de la Justice")
    more = role_extent._MORE.match(text, end)
    assert (role_extent.end_of_portfolio(text, 0, end) > end) == bool(more)


@given(phrases())
def test_no_title_is_passed_over_that_the_word_before_it_lets_stand_alone(head: str) -> None:
    text, start = f"{head}président.", len(head)
    (phrase,) = phrases_of(text, [Candidate(start, start + 9, Sense("alone", "président"))])
    asked = is_definite(text, start) or is_possessive(text, start) or is_former(text, start)
    assert role_bare.may_be_bare(text, phrase, frozenset()) or not asked


def test_a_title_that_can_stand_for_nobody_still_ends_the_role_before_it_and_gives_it_to_a_name(roles: Read) -> None:
    both = "le garde des Sceaux, ministre de la Justice"
    assert roles(f"Selon {both}, c'est assez. Un ministre attend.") == [(both, "eric-dupond-moretti")]
    assert roles(f"{both}, Éric Dupond-Moretti, hésite. Un ministre attend.") == []


@pytest.mark.parametrize(
    ("text", "day", "times"),
    [
        ("Le président russe attend.", "2023-02-03", 0),
        ("Le président russe attend. Le Premier ministre britannique hésite.", None, 1),
        ("Un président attend.", None, 0),
    ],
)
def test_titles_are_read_once_and_only_where_something_rests_on_them(
    mentions: Callable[..., object], monkeypatch: pytest.MonkeyPatch, text: str, day: str | None, times: int
) -> None:
    read: list[int] = []
    monkeypatch.setattr(roles, "read_titles", lambda *_: read.append(1))
    mentions(text, day)
    assert len(read) == times


def test_who_is_named_farther_off_than_a_clause_goes_is_no_partner() -> None:
    for between in (" va au lac" * 3, " va au lac" * 9):
        text = f"Luc Mas{between} avec le président"
        assert bool(partners(text, len(text) - 9, [(0, "mas")])) == (len(text) - 9 <= 80)


def test_a_title_and_a_state_make_the_same_role_each_time_they_meet() -> None:
    grammar, _ = compile_grammar(load_lexicon())
    text = "Le président russe, le ministre turc de la Défense et les présidents russe et chinois"
    parts = sorted(
        Candidate(at, at + len(word), Sense(kind, target))  # type: ignore[arg-type]
        for word, kind, target in (
            ("président", "title", "president"), ("russe", "demonym", "russie"), ("ministre", "title", "ministre"),
            ("turc", "demonym", "turquie"), ("chinois", "demonym", "chine"), ("présidents", "titles", "president"),
            ("de la Défense", "tail", "de la defense"),
        )
        for at in [found.start() for found in re.finditer(rf"{word}\b", text)]
    )  # fmt: skip
    first, second = (grammar.compose(text, parts) for _ in range(2))
    assert first == second
    assert {text[role.start : role.end] for role in first} == {
        "président russe", "ministre turc", "ministre turc de la Défense", "présidents russe", "chinois",
    }  # fmt: skip
