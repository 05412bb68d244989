"""Pronouns of the third person are whole words, and those of "quant à lui" are none."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.speakers.clauses import first_pronoun

PIECES = st.sampled_from([
    "il", "ils", "elle", "elles", "el", "els", "ille", "ell", "mil", "pelle", "quant a ", " ", " ", "1", "_", "(", ".",
    "s",
])  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join), st.integers(0, 6), st.integers(0, 20))
def test_the_first_pronoun_is_the_first_whole_word_that_is_one(folded: str, low: int, high: int) -> None:
    words = re.compile(r"\b(?:il|elle|ils|elles)\b").finditer(folded, low, high)
    spans = [word.span() for word in words if not folded.endswith("quant a ", 0, word.start())]
    found = first_pronoun(folded, low, high)
    assert (found.span() if found else None) == (spans[0] if spans else None)


def test_a_name_such_as_el_is_no_pronoun() -> None:
    assert first_pronoun("selon el pais et ille et vilaine", 0, 32) is None
