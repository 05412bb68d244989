"""The known words of a text are found where a look at each of its words finds them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.speakers.known_words import known_words

KNOWN = frozenset(["dit", "dite", "a", "redit", "non"])
TEXTS = st.lists(st.sampled_from([*KNOWN, "dites", "edit", " ", " ", ",", "é", "1", "x"]), max_size=30).map("".join)


@given(TEXTS)
def test_known_words_are_found_whole_and_in_order(folded: str) -> None:
    words = re.finditer("[a-z]+", folded)
    assert known_words(folded, KNOWN) == [(word.start(), word[0]) for word in words if word[0] in KNOWN]
