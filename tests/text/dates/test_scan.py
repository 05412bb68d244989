"""What is asked of a number first loses no date: shapes by what follows it, months by the word before a year."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.text.dates import patterns
from analysis.text.dates.folding import fold
from analysis.text.dates.scan import _figure_starts, in_bytes, join_broken, may_be_broken, scan

PARTS = (
    *patterns.MONTHS, "1er", "1 er", "3", "12", "31", "3rd", "2nd", "21st", "2022", "1998", "22", "au", "a", "et", "de",
    "del", "jusqu'au", "-", "–", "/", ".", ",", "mardi", "mercredi", "sam.", "le", "10h05", "personnes", "\n", "e3",
)  # fmt: skip
texts = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(("", " ", "  "))), max_size=9).map(
    lambda pairs: "".join(map("".join, pairs))
)


@given(texts)
def test_a_number_begins_no_shape_but_those_of_what_follows_it(text: str) -> None:
    for number in patterns.NUMBER.finditer(text):
        own = patterns.SHAPES[number.lastgroup or ""]
        others = [shape for shapes in patterns.SHAPES.values() for shape in shapes if shape not in own]
        assert not any(pattern.match(text, number.start()) for _, pattern in others)


@given(texts)
def test_the_word_before_a_year_says_which_shapes_may_end_there(text: str) -> None:
    before = f"{text} "
    ending = {name for name, pattern in patterns.BEFORE_YEAR if pattern.search(before)}
    assert not ending or ending <= {name for name, _ in patterns.may_precede_year(before.split()[-1])}


@given(texts)
def test_hits_come_by_their_start_and_the_longest_first(text: str) -> None:
    hits = [(hit.start, -hit.end) for hit in scan(text)]
    assert hits == sorted(hits)


@given(texts)
def test_figures_begin_where_runs_of_digits_do(text: str) -> None:
    folded = fold(text)[0]
    assert _figure_starts(in_bytes(folded)) == [run.start() for run in re.finditer(r"[0-9]+", folded)]


WEEK = st.lists(st.sampled_from((*(word for word, _, _ in patterns.WORDS), "lun", "passe", " ", "e", "é")), max_size=9)


@given(WEEK.map("".join))
def test_words_found_at_once_are_those_that_begin_behind_no_letter(text: str) -> None:
    folded = fold(text)[0]
    words = [word for word, _, _ in patterns.WORDS]
    each = {(n, at.start()) for n, word in enumerate(words) for at in re.finditer(f"(?={word})", folded)}
    found = {(n, at) for n, at, _ in patterns.WORDS_AT_ONCE.find_matches_as_indexes(in_bytes(folded))}
    assert {(n, at) for n, at in each if not folded[max(0, at - 1) : at].isalpha()} <= found <= each


@given(texts)
def test_a_date_broken_over_lines_is_seen_by_how_the_next_line_begins(text: str) -> None:
    folded = fold(text)[0]
    assert may_be_broken(in_bytes(folded)) or join_broken(folded) == folded


def test_a_stamp_on_three_lines_is_seen() -> None:
    for month in patterns.MONTHS:
        for text in (f"publie le 12\n{month}\n2022\n", f"le 12\n\n{month} 2022", f"12 {month}\n\n2022 a 10h"):
            assert may_be_broken(in_bytes(text)) or join_broken(text) == text
