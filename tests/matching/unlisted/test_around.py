"""The words around a name: however they are looked for, and however few are looked at, they are the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.names.name_words import plain_word
from analysis.matching.unlisted import around as unlisted_around
from analysis.matching.unlisted.around import first_word, word_before, words_after, words_before
from analysis.matching.unlisted.evidence import is_apposed, is_medium, is_titled, may_introduce, may_speak, speaks

BLANKS = st.sampled_from([" ", " ", " ", "\u00a0", "\u202f", "-", "’", "'", ", ", ". ", "\n", "  ", "\t", " « ", "("])
WORDS = st.sampled_from(
    "M. Mme MM. me de du des la d l le président colonel analyste selon rapporte annonce déclaré dit à au entretien "
    "a 34 ans journaliste Olena J.-P. gouvernementalement aujourd’hui".split()
)
PHRASES = st.lists(st.tuples(WORDS, BLANKS), max_size=8).map(lambda pairs: "".join(a + b for a, b in pairs))


@given(PHRASES, st.integers(24, 90))
def test_the_word_before_is_the_first_of_the_words_before(text: str, reach: int) -> None:
    assert word_before(text, len(text), reach) == next(iter(words_before(text, len(text), reach)), "")


@given(PHRASES, st.integers(5, 90))
def test_words_behind_are_those_of_the_line_as_a_whole(text: str, reach: int) -> None:
    line = ("X" + text)[1 : 1 + reach].split("\n")[0]
    text = "X " + text
    words = [plain_word(word) for word in unlisted_around._WORD.findall(line)]
    assert words_after(text, 2, reach) == words


@given(PHRASES)
def test_the_first_word_behind_is_the_first_of_them(text: str) -> None:
    words = words_after(f"X {text.replace(chr(10), ' ')}", 1, 80)
    assert first_word(f"X {text}", 1) == next(iter(words), "")


@given(PHRASES, PHRASES)
def test_a_word_that_introduces_nobody_spares_the_search_for_titles_and_verbs(before: str, after: str) -> None:
    text = f"{before}Olena {after}"
    start, end = len(before), len(before) + 5
    if start and (before[-1].isalnum() or before[-1] in "._"):
        return  # no name begins within a word
    if not may_introduce(text, start):
        assert not is_titled(text, start)
        assert not is_medium(text, start, end)
        if not may_speak(text, end):
            assert not speaks(text, start, end)
            assert not is_apposed(text, end)


def test_a_title_before_a_particle_is_seen() -> None:
    for title in ("M. de ", "M. d’", "Mme du ", "MM. des ", "M. de la ", "le colonel ", "l’analyste "):
        text = f"Hier, {title}Varenne a parlé."
        assert is_titled(text, text.index("Varenne")), title
        assert may_introduce(text, text.index("Varenne")), title


def test_a_pattern_for_words_takes_no_blank() -> None:
    assert not any(re.search(r"\s", word) for word in unlisted_around._WORD.findall("M. X, d’une main « sûre »\u00a0!"))
