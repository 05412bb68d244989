"""Words in letters: measured and laid out as matplotlib does, each once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from analysis.charts.lettering import FAMILY, Letters

PROP = FontProperties(family=[FAMILY], size=10.5)


def font_of(letters: Any) -> Any:
    return letters._get_font(PROP)


@given(st.text(alphabet="aéŒ 1%\u00a0Vœ", max_size=12))
def test_words_are_as_wide_as_matplotlib_says_each_time(words: str) -> None:
    letters = Letters()
    plain = TextToPath().get_text_width_height_descent(words, PROP, ismath=False)
    assert [letters.get_text_width_height_descent(words, PROP, False) for _ in range(2)] == [plain, plain]


def test_the_same_words_are_measured_once_for_each_size_and_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    measure = TextToPath.get_text_width_height_descent

    def counting(self: Any, s: str, prop: Any, ismath: Any) -> Any:
        asked.append(s)
        return measure(self, s, prop, ismath)

    monkeypatch.setattr(TextToPath, "get_text_width_height_descent", counting)
    letters, bold = Letters(), FontProperties(family=[FAMILY], size=10.5, weight="bold")
    widths = {letters.get_text_width_height_descent("Onze", prop, False)[0] for prop in (PROP, PROP, bold, bold)}
    assert len(widths) == len(asked) == 2
    # A generic family may become another font: it is asked for each time.
    other = FontProperties(family="sans-serif", size=10.5)
    letters.get_text_width_height_descent("Onze", other, False)
    letters.get_text_width_height_descent("Onze", other, False)
    assert len(asked) == 4


def test_letters_lie_where_matplotlib_puts_them_and_their_outlines_come_once() -> None:
    letters, plain = Letters(), TextToPath()
    for words in ("Été 2021", "2021", "Été 2021"):
        placed, outlines, boxes = letters.get_glyphs_with_font(font_of(letters), words)
        expected, drawn, _ = plain.get_glyphs_with_font(font_of(plain), words)
        assert (placed, list(outlines), boxes) == (expected, list(drawn), [])
        for letter, (points, codes) in drawn.items():
            np.testing.assert_array_equal(outlines[letter][0], points)
            np.testing.assert_array_equal(outlines[letter][1], codes)
    known = dict(drawn)
    _, new, _ = letters.get_glyphs_with_font(font_of(letters), "2023", known, return_new_glyphs_only=True)
    assert len(new) == 1, "the three is all that was not drawn yet"


def test_what_was_learnt_is_known() -> None:
    letters = Letters()
    letters.learn(["50\u00a0%"], 10.5)
    assert len(letters._extents) == len(letters._placed) == 1
    letters.get_text_width_height_descent("50\u00a0%", PROP, False)
    letters.get_glyphs_with_font(font_of(letters), "50\u00a0%", features=None, language=None)
    assert len(letters._extents) == len(letters._placed) == 1
