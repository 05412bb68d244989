"""The quick looks into a passage never refuse what the search behind them would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.speakers.layout import Layout
from analysis.matching.speakers.phrases import Mention

NAMES = {"Odon Brécourt": True, "Maria Vellore": True, "le chef de la flotte": True, "Agence Corail": False}
PIECES = st.sampled_from([
    *NAMES, "« Oui »", "«", " », ", '"', ", ", ". ", " ", "M. ", "Mme ", "général ", "le ", "la ", "du ", "l'",
    "l'ancien ", "ministre ", "conseillère ", "du président ", "son porte-parole ", "ex-", "Ponantais",
    "ce dernier ", "selon ", "a déclaré ", "dit-il", "\n",
])  # fmt: skip


def laid_out(text: str) -> Layout:
    mentions = [
        Mention(at, at + len(name), name, is_person)
        for name, is_person in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return Layout(text, sorted(mentions), frozenset(["ponantais"]))


@given(st.lists(PIECES, max_size=14).map("".join))
def test_wherever_a_phrase_names_a_person_one_may_be_named(text: str) -> None:
    layout = laid_out(text)
    for phrase in layout.phrases:
        if phrase.is_person and phrase.actor_id:
            assert layout.may_name(phrase.start)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_passage_whose_phrases_name_an_actor_names_somebody(text: str) -> None:
    layout = laid_out(text)
    assert layout.names_somebody or not any(phrase.actor_id for phrase in layout.phrases)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_sentence_with_a_quotation_is_the_one_that_holds_its_span(text: str) -> None:
    layout = laid_out(text)
    for quotation in layout.quotations:
        for _ in range(2):
            assert layout.sentence_with(quotation) == layout.sentence_of(quotation.outer_start, quotation.outer_end)


def test_a_title_before_a_name_lets_a_person_be_named_there() -> None:
    layout = laid_out("« Oui », le ministre Odon Brécourt et Maria Vellore.")
    assert layout.may_name(9)
    assert not layout.may_name(layout.text.index("et Maria"))
    assert not layout.may_name(len(layout.text))
