from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from analysis.charts.rankings import plot_ranking
from analysis.errors import ParameterError


def drawn(ax, gid):
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


@pytest.fixture
def totals(frequencies):
    return frequencies([1200], {"otan": [600], "russie": [300], "mali": [12]}, period="year")


def test_points_and_intervals_are_those_of_the_frame(totals, labels):
    ax = plot_ranking(totals, labels=labels).axes[0]
    assert drawn(ax, "points")[0].get_xdata().tolist() == [0.5, 0.25, 0.01]
    ends = [segment[:, 0].tolist() for segment in drawn(ax, "interval")[0].get_segments()]
    assert ends == totals[["share_low", "share_high"]].to_numpy().tolist()


def test_the_first_row_stands_on_top_and_rows_are_named(totals, labels):
    ax = plot_ranking(totals, labels=labels).axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["OTAN", "Russie", "mali"]
    bottom, top = ax.get_ylim()
    assert bottom > top


def test_value_and_number_of_texts_stand_at_the_end_of_each_row(totals):
    words = [text.get_text() for text in plot_ranking(totals).texts]
    assert words[0] == "Part des textes (sur 1\u202f200 textes)"
    assert {"50\u00a0%", "600", "1,0\u00a0%", "12"} <= set(words)


def test_a_small_corpus_is_ranked_by_counts(frequencies):
    few = frequencies([5], {"otan": [3], "mali": [0]}, period="year")
    fig = plot_ranking(few)
    assert [bar.get_width() for bar in fig.axes[0].patches] == [3, 0]
    assert fig.texts[0].get_text() == "Nombre de textes (sur 5 textes)"
    assert not any("%" in text.get_text() for text in fig.texts)


def test_a_long_ranking_is_cut_at_the_limit(frequencies):
    many = frequencies([100], {f"e{i}": [i] for i in range(40)}, period="year")
    assert len(plot_ranking(many, limit=10).axes[0].get_yticklabels()) == 10


def test_the_axis_of_a_share_never_passes_one(frequencies):
    whole = frequencies([100], {"otan": [100]}, period="year")
    assert plot_ranking(whole).axes[0].get_xlim() == (0, 1)


def test_it_can_be_drawn_onto_given_axes(totals):
    ax = Figure().add_subplot()
    assert plot_ranking(totals, ax=ax) is ax.figure


def test_an_empty_frame_and_an_unknown_measure_are_refused(totals):
    with pytest.raises(ParameterError, match="no entry"):
        plot_ranking(totals.iloc[:0], measure="share")
    with pytest.raises(ParameterError, match="Did you mean 'share'"):
        plot_ranking(totals, measure="shar")
