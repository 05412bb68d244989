"""Words: what one is, and that counts add up."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.words import count_words, count_words_in_spans, word_spans

PARTS = ["l", "d", "qu", "Aujourd", "hui", "e\u0301te\u0301", "3", "5", "États", "Unis", "漢", "s", "x\u00ad"]
MARKS = ["'", "’", "-", "–", " ", "\u00a0", "\n", ",", ".", "", "'’", "--", "\u0301", "…"]
texts_of = st.lists(st.sampled_from(PARTS + MARKS), max_size=20).map("".join) | st.text()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'accord d’hier, qu'il a lu.", ["L", "accord", "d", "hier", "qu", "il", "a", "lu"]),
        ("aujourd'hui prud’homme O'Brien", ["aujourd'hui", "prud’homme", "O'Brien"]),
        ("Putin's war", ["Putin", "s", "war"]),
        ("a-t-il vu les États-Unis – non", ["a-t-il", "vu", "les", "États-Unis", "non"]),
        ("3,5 % en 2.500 mots, fin.Début", ["3,5", "en", "2.500", "mots", "fin", "Début"]),
        ("« Oui » - 'non' --", ["Oui", "non"]),
        ("Pou\u00adtine 漢字 COP26", ["Pou\u00adtine", "漢字", "COP26"]),
        ("", []),
        ("\u0301 …", []),
    ],
)
def test_words_are_what_a_reader_calls_words(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == words
    assert count_words(text) == len(words)


@given(texts_of)
def test_spans_are_in_order_apart_and_hold_a_letter_or_digit(text: str) -> None:
    spans = word_spans(text)
    assert all(a < b for a, b in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(any(unicodedata.category(c)[0] in "LN" for c in text[a:b]) for a, b in spans)
    inside = {i for a, b in spans for i in range(a, b)}
    assert all(i in inside for i, c in enumerate(text) if c.isascii() and c.isalnum())


@given(texts_of)
def test_the_count_does_not_depend_on_the_normal_form(text: str) -> None:
    text = "".join(c for c in text if ord(c) < 0x250)
    assert count_words(unicodedata.normalize("NFD", text)) == count_words(unicodedata.normalize("NFC", text))


@given(st.lists(texts_of, max_size=5), st.data())
def test_counts_of_the_parts_add_up_to_the_whole(texts: list[str], data: st.DataObject) -> None:
    rows, starts, ends = [], [], []
    for i, text in enumerate(texts):
        cuts = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=3))})
        for start, end in pairwise(cuts):
            rows.append(i)
            starts.append(start)
            ends.append(end)
    row = np.array(rows, np.int64)
    counts = count_words_in_spans(texts, row, np.array(starts, np.int64), np.array(ends, np.int64))
    assert [int(counts[row == i].sum()) for i in range(len(texts))] == [count_words(text) for text in texts]


@given(texts_of)
def test_lines_are_counted_as_they_are_alone(text: str) -> None:
    assert sum(map(count_words, text.split("\n"))) == count_words(text)
