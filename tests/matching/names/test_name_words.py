"""How words of names are folded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.names.name_words import plain_word

NAMES = st.text(st.characters(max_codepoint=0x24F) | st.sampled_from("’ʼẞﬁ\u0301\u0327ệЖ"), max_size=12)


@given(NAMES)
def test_a_folded_word_has_no_capital_and_no_mark(word: str) -> None:
    plain = plain_word(word)
    assert not any(unicodedata.combining(letter) for letter in plain)
    assert plain_word(plain) == plain or not plain.isascii()


@given(NAMES)
def test_letters_fold_alike_composed_and_taken_apart(word: str) -> None:
    assert plain_word(unicodedata.normalize("NFC", word)) == plain_word(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Łukasz", "lukasz"), ("Nguyễn", "nguyen"), ("Þórður", "thordur"), ("Œuvre-Noël", "oeuvre-noel"),
        ("Ǿrsted", "orsted"), ("Жуков", "жуков"),
    ],
)  # fmt: skip
def test_letters_beyond_french_are_folded_too(word: str, plain: str) -> None:
    assert plain_word(word) == plain
