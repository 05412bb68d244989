"""What is asked of a number first loses no date: shapes by what follows it, months by the word before a year."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.text import dates_words as words
from analysis.text.dates_scan import scan

PARTS = (
    *words.MONTHS, "1er", "1 er", "3", "12", "31", "3rd", "2nd", "21st", "2022", "1998", "22", "au", "a", "et", "de",
    "del", "jusqu'au", "-", "–", "/", ".", ",", "mardi", "mercredi", "sam.", "le", "10h05", "personnes", "\n", "e3",
)  # fmt: skip
texts = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(("", " ", "  "))), max_size=9).map(
    lambda pairs: "".join(map("".join, pairs))
)


@given(texts)
def test_a_number_begins_no_shape_but_those_of_what_follows_it(text: str) -> None:
    for number in words.NUMBER.finditer(text):
        own = words.SHAPES[number.lastgroup or ""]
        others = [shape for shapes in words.SHAPES.values() for shape in shapes if shape not in own]
        assert not any(pattern.match(text, number.start()) for _, pattern in others)


@given(texts)
def test_the_word_before_a_year_says_which_shapes_may_end_there(text: str) -> None:
    before = f"{text} "
    ending = {name for name, pattern in words.BEFORE_YEAR if pattern.search(before)}
    assert not ending or ending <= {name for name, _ in words.may_precede_year(before.split()[-1])}


@given(texts)
def test_hits_come_by_their_start_and_the_longest_first(text: str) -> None:
    hits = [(hit.start, -hit.end) for hit in scan(text)]
    assert hits == sorted(hits)
