from __future__ import annotations

import pytest

from analysis.charts.dots import plot_dots
from analysis.charts.series import is_small


def drawn(ax, gid):
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


@pytest.fixture
def few(frequencies):
    return frequencies([1, 0, 3, 1], {"otan": [1, 0, 2, 0], "mali": [0, 0, 0, 0]}, period="year")


def test_a_dot_is_a_count_and_its_area_grows_with_it(few):
    first, _ = drawn(plot_dots(few).axes[0], "dots")
    assert first.get_offsets().tolist() == [[0, 0], [2, 0]]
    one, two = first.get_sizes()
    assert two == pytest.approx(2 * one)


def test_counts_stand_in_the_dots_and_not_percentages(few):
    fig = plot_dots(few, labels={"otan": "OTAN"})
    words = [text.get_text() for text in fig.axes[0].texts]
    assert words == ["1", "2", "3", "0"]
    assert not any("%" in text.get_text() for ax in fig.axes for text in ax.texts)


def test_a_zero_is_a_ring_and_no_text_is_a_grey_ground(few):
    ax = plot_dots(few).axes[0]
    rings = drawn(ax, "zero")
    assert rings[0].get_offsets().tolist() == [[3, 0]]
    assert rings[1].get_offsets().tolist() == [[0, 1], [2, 1], [3, 1]]
    assert len(drawn(ax, "no-data")) == 1


def test_rows_are_named_by_their_labels(few):
    ax = plot_dots(few, labels={"otan": "OTAN", "mali": "Mali"}).axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["OTAN", "Mali"]


def test_a_corpus_is_small_by_its_texts_or_by_its_periods(frequencies):
    assert is_small(frequencies([10, 10, 9], {"a": [1, 1, 1]}))
    assert not is_small(frequencies([10, 10, 10], {"a": [1, 1, 1]}))
    assert is_small(frequencies([2] * 48, {"a": [1] * 48}))
    assert is_small(frequencies([0, 0], {"a": [0, 0]}))
