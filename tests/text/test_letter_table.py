"""A table folds a text as its function folds each letter; lines at once are what each line is alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.text.dates import folding as dates_folding
from analysis.text.language import words_of, words_of_lines
from analysis.text.letter_table import LetterTable
from analysis.text.zones.folding import fold, fold_lines

# French, what stands beside it on a page, and what no table knows: growing letters, final sigma, accents that combine.
LETTERS = st.text(
    st.sampled_from("aéÀÇœŒæÆªµ ’'‘«»“–—…_1²½×\t\u00a0\u202f\u0301\u0327İΣςŁşЖд中ﬁß🔴\x85\x9c\ud800.-")
    | st.characters(),
    max_size=60,
)
LINES = st.lists(LETTERS.map(lambda text: text.replace("\n", " ")), max_size=6)


@given(LETTERS)
def test_a_table_exchanges_each_letter_and_drops_those_with_nothing(text: str) -> None:
    table = LetterTable(lambda letter: "" if letter == "é" else letter.upper())
    grown = any(len(letter.upper()) > 1 for letter in text)
    assert table.apply(text) == (None if grown or "\0" in text else text.replace("é", "").upper())


def test_a_letter_without_an_answer_leaves_the_text_to_the_caller() -> None:
    table = LetterTable(lambda letter: None if letter == "Σ" else letter.lower())
    assert table.apply("ΠΡΟΣ") is None
    assert table.apply("🔴 DIRECT") == "🔴 direct"


@given(LINES)
def test_the_words_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    assert words_of_lines(lines) == ([words_of(line) for line in lines] or [[]])


@given(LINES.filter(bool))
def test_many_lines_fold_as_each_does(lines: list[str]) -> None:
    assert fold_lines(lines) == [fold(line) for line in lines]


@given(LETTERS)
def test_a_text_with_dates_folds_by_table_as_letter_by_letter(text: str) -> None:
    assert dates_folding._FOLDED.apply(text) in (None, dates_folding._letter_by_letter(text))
