"""The capitalised words of a text are the same by machine code as by the pattern."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.unlisted import capitals as unlisted_capitals
from analysis.matching.unlisted.capitals import BESIDE, LED, beside, capitals, is_of_address
from analysis.matching.unlisted.runs import Spans, find_runs

pytest.importorskip("numba", reason="numba has no wheel here")

PARTS = (
    *"L’ l' Qu’ Qu' C' D’ J.-P. J. A.B. U.S.A É Œu Ž Jean-Noël N’Diaye AT&T & Macron's Institut de la al- 7e".split(),
    *(" ", " ", "\u00a0", "\n", ". ", ".", ",", " (", "@", "#", "_", "=", "/", "-", "‑", "'", "’", "www."),
    *("é", "ʼ", "𝐀", "\ud800"),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)


def test_the_numbers_of_the_machine_code_are_those_of_the_module() -> None:
    from analysis.matching.unlisted import capital_kernel

    assert (capital_kernel.BESIDE, capital_kernel.LED) == (BESIDE, LED)


@given(st.one_of(TEXTS, st.text(max_size=20)))
def test_machine_code_finds_the_words_of_the_pattern(text: str) -> None:
    by_pattern = [(start, end) for start, end, _ in unlisted_capitals._by_pattern(text)]
    assert [(start, end) for start, end, _ in unlisted_capitals._by_machine_code(text)] == by_pattern


@given(TEXTS)
def test_machine_code_overlooks_nothing_beside_a_word(text: str) -> None:
    for start, end, look in unlisted_capitals._by_machine_code(text):
        assert look & LED == beside(text, start) & LED
        assert look & BESIDE or not is_of_address(text, start, end)


@given(TEXTS, st.lists(st.integers(0, 40), max_size=4))
def test_runs_are_the_same_with_the_pattern(text: str, edges: list[int]) -> None:
    edges = sorted(set(edges))
    taken = Spans(list(zip(edges[::2], edges[1::2], strict=False)))
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, "numba")
        by_pattern = find_runs(text, taken)
    assert find_runs(text, taken) == by_pattern


@pytest.mark.parametrize(
    ("text", "words"),
    [("", []), ("J.-P. Durand", ["J.-P.", "Durand"]), ("L’Institut", ["Institut"]), ("Qu’Alain", ["Alain"])],
)
def test_an_article_without_its_vowel_belongs_to_no_word(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end, _ in capitals(text)] == words


@pytest.mark.parametrize(
    ("text", "led"), [("dit Marie", True), ("dit, Marie", False), ("fin\nMarie", False), ("l’ONU", True)]
)
def test_a_mark_or_a_line_end_parts_a_word_from_those_before_it(text: str, led: bool) -> None:
    run = find_runs(text, Spans([]))[-1]
    assert bool(run.led) == led
