"""The plain image of a text has a letter for each of its letters; words are found in it as by a look at each."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.text.plain import known_words, plain

KNOWN = frozenset(["dit", "dite", "a", "redit", "non"])
TEXTS = st.lists(st.sampled_from([*KNOWN, "dites", "edit", " ", " ", ",", "é", "1", "x"]), max_size=30).map("".join)


@given(TEXTS)
def test_known_words_are_found_whole_and_in_order(folded: str) -> None:
    words = re.finditer("[a-z]+", folded)
    assert known_words(folded, KNOWN) == [(word.start(), word[0]) for word in words if word[0] in KNOWN]


@given(st.text(max_size=80))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_a_letter_folds_alike_whatever_letters_stand_beside_it() -> None:
    for code in (*range(0x20, 0x250), *range(0x2000, 0x2040), 0xFFFE):
        text = f"É{chr(code)}’"
        # A Georgian letter is on no page of Latin ones: with it a text is folded letter by letter.
        assert plain(text) == plain(f"{text}ა")[:-1]
        assert len(plain(text)) == len(text)
