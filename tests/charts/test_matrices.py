from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from analysis.charts.matrices import plot_heatmap, plot_matrix
from analysis.charts.style import SEQUENTIAL, luminance


def drawn(ax, kind):
    return [artist for artist in ax.collections if artist.get_gid() == kind]


def cells(ax, kind):
    return [path for artist in drawn(ax, kind) for path in artist.get_paths()]


def test_zero_no_data_and_values_look_different(press, labels):
    ax = plot_heatmap(press, labels=labels).axes[0]
    assert len(cells(ax, "no-data")) == 2
    assert len(cells(ax, "zero")) == 1
    assert len(cells(ax, "value")) == 9
    assert drawn(ax, "no-data")[0].get_hatch()
    assert to_rgb(drawn(ax, "zero")[0].get_facecolor()[0]) == (1, 1, 1)


def test_the_darker_the_more_also_in_greyscale():
    steps = [luminance(SEQUENTIAL(x)) for x in np.linspace(0, 1, 20)]
    assert all(earlier > later for earlier, later in pairwise(steps))
    # Next to white, the lightest step can be seen.
    assert 1.05 / (steps[0] + 0.05) > 1.25


def test_values_stand_in_wide_cells_and_not_in_narrow_ones(frequencies):
    years = plot_heatmap(frequencies([50, 0, 50], {"otan": [25, 0, 5]}, period="year"))
    assert [text.get_text() for text in years.axes[0].texts] == ["50\u00a0%", "10\u00a0%"]
    months = plot_heatmap(frequencies([50] * 48, {"otan": [25] * 48}))
    assert not months.axes[0].texts


def test_letters_differ_from_their_ground(frequencies):
    counts = list(range(1, 10))
    ax = plot_heatmap(frequencies([60] * 9, {"a": counts}, period="year"), measure="n_documents").axes[0]
    for ground, text in zip(drawn(ax, "value")[0].get_facecolors(), ax.texts, strict=True):
        one, other = luminance(ground), luminance(text.get_color())
        assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= 4


def test_rows_and_years_are_named(frequencies, labels):
    ax = plot_heatmap(frequencies([50] * 16, {"otan": [5] * 16}, period="quarter"), labels=labels).axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["OTAN"]
    assert [t.get_text() for t in ax.get_xticklabels(minor=True)] == ["2021", "2022", "2023", "2024"]


def test_the_key_names_what_is_there(press, frequencies):
    with_gap = [text.get_text() for text in plot_heatmap(press).texts]
    assert {"zéro", "aucun texte", "≤ 50\u00a0%"} <= set(with_gap)
    without = [text.get_text() for text in plot_heatmap(frequencies([9], {"a": [3]}, period="year")).texts]
    assert "aucun texte" not in without


def test_a_square_matrix_numbers_its_columns_like_its_rows(labels):
    table = pd.DataFrame([[np.nan, 3], [3, np.nan]], index=["otan", "russie"], columns=["otan", "russie"])
    ax = plot_matrix(table, labels=labels).axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["1  OTAN", "2  Russie"]
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["1", "2"]
    assert len(cells(ax, "no-data")) == 2


def test_an_oblong_matrix_names_its_columns(labels):
    table = pd.DataFrame([[1, 2, 0]], index=["otan"], columns=["nucleaire", "dialogue", "pandemie"])
    ax = plot_matrix(table, labels=labels, column_labels={"nucleaire": "Nucléaire"}).axes[0]
    assert next(tick.get_text() for tick in ax.get_xticklabels()) == "Nucléaire"
    assert [text.get_text() for text in ax.texts] == ["1", "2", "0"]


def test_nothing_but_zeros_and_nothing_at_all_are_drawn(frequencies):
    assert len(cells(plot_heatmap(frequencies([5], {"a": [0]})).axes[0], "zero")) == 1
    assert len(cells(plot_heatmap(frequencies([0], {"a": [0]})).axes[0], "no-data")) == 1
    with pytest.raises(Exception, match="at least one entry"):
        plot_heatmap(frequencies([5], {"a": [0]}), entries=[])
