from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from analysis.charts.style import WIDTH
from analysis.charts.timelines import plot_over_time, plot_timeline
from analysis.errors import ParameterError


def drawn(ax, gid):
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


def titles(fig):
    return [ax.get_title(loc="left") for ax in fig.axes if ax.get_title(loc="left")]


def test_each_entry_has_a_panel_named_by_its_label(press, labels):
    fig = plot_timeline(press, labels=labels)
    assert titles(fig) == ["OTAN", "Russie"]
    assert fig.get_size_inches()[0] == pytest.approx(WIDTH)


def test_the_line_is_the_share_and_breaks_where_nothing_was_published(press, labels):
    ax = plot_timeline(press, entries=["otan"], labels=labels).axes[0]
    (line,) = drawn(ax, "line")
    np.testing.assert_allclose(line.get_ydata(), [0.1, 0.5, np.nan, 0.5, 0.1, 0.0])
    assert line.get_xdata().tolist() == [0, 1, 2, 3, 4, 5]


def test_the_axis_is_the_whole_window_and_the_same_in_every_panel(press, labels):
    fig = plot_timeline(press, labels=labels)
    assert {ax.get_xlim() for ax in fig.axes} == {(-0.5, 5.5)}
    assert len({ax.get_ylim() for ax in fig.axes[:2]}) == 1


def test_the_band_is_the_wilson_interval(press, labels):
    ax = plot_timeline(press, entries=["otan"], labels=labels).axes[0]
    (band,) = drawn(ax, "band")
    heights = np.concatenate([path.vertices[:, 1] for path in band.get_paths()])
    expected = press[press["entry_id"] == "otan"]
    assert heights.max() == pytest.approx(expected["share_high"].max())
    assert heights.min() == pytest.approx(expected["share_low"].min())
    # Two stretches, parted by the silent month.
    assert len(band.get_paths()) == 2


def test_a_silent_period_has_a_grey_ground_and_the_foot_says_so(press, labels):
    fig = plot_timeline(press, labels=labels)
    assert len(drawn(fig.axes[0], "no-data")) == 1
    assert any("fond gris\u00a0: aucun texte" in text.get_text() for text in fig.texts)


def test_hollow_markers_are_to_be_read_with_care(press, labels):
    ax = plot_timeline(press, entries=["otan"], labels=labels).axes[0]
    (care,) = drawn(ax, "care")
    (sure,) = drawn(ax, "markers")
    assert care.get_xdata().tolist() == [4]
    assert care.get_markerfacecolor() == "white"
    assert sure.get_xdata().tolist() == [0, 1, 3, 5]


def test_a_last_period_that_the_window_cuts_is_hollow(frequencies):
    cut = frequencies([50] * 6, {"otan": [5] * 6}, cut=True)
    (care,) = drawn(plot_timeline(cut).axes[0], "care")
    assert care.get_xdata().tolist() == [5]


def test_under_five_texts_are_hollow_too(frequencies):
    thin = frequencies([50, 4, 50], {"otan": [5, 2, 5]})
    (care,) = drawn(plot_timeline(thin).axes[0], "care")
    assert care.get_xdata().tolist() == [1]


def test_a_period_between_two_silent_ones_still_shows(frequencies):
    alone = frequencies([0, 50, 0, *[50] * 30], {"otan": [0, 20, 0, *[10] * 30]})
    ax = plot_timeline(alone).axes[0]
    assert drawn(ax, "markers")[0].get_xdata().tolist() == [1]
    assert len(drawn(ax, "interval")[0].get_segments()) == 1


def test_the_texts_of_each_period_stand_under_the_panels(press, labels):
    strip = plot_timeline(press, labels=labels).axes[-1]
    (full,), (partial,) = drawn(strip, "full"), drawn(strip, "partial")
    assert [path.vertices[:, 1].max() for path in full.get_paths()] == [100, 80, 90, 100]
    assert [path.vertices[:, 1].max() for path in partial.get_paths()] == [20]
    assert partial.get_hatch() and not full.get_hatch()


def test_numbers_and_months_are_french(press, labels):
    fig = plot_timeline(press, labels=labels)
    assert "50\u00a0%" in [text.get_text() for text in fig.axes[0].texts]
    assert "0\u00a0%" in [tick.get_text() for tick in fig.axes[0].get_yticklabels()]
    assert "janv. 2021" in [tick.get_text() for tick in fig.axes[-1].get_xticklabels()]
    assert fig.texts[0].get_text() == "Part des textes, par mois"


def test_english_is_complete(press, labels):
    fig = plot_timeline(press, labels=labels, lang="en")
    assert "50%" in [text.get_text() for text in fig.axes[0].texts]
    assert fig.texts[0].get_text() == "Share of texts, per month"
    assert any("grey ground: no text" in text.get_text() for text in fig.texts)


def test_four_years_are_named_once_each(frequencies):
    fig = plot_timeline(frequencies([50] * 48, {"otan": [5] * 48}))
    names = [tick.get_text() for tick in fig.axes[-1].get_xticklabels(minor=True)]
    assert names == ["2021", "2022", "2023", "2024"]


def test_events_are_numbered_in_the_panel_and_named_at_the_foot(press, labels):
    events = pd.DataFrame({
        "date": pd.to_datetime(["2021-05-02", "2021-02-15", "2035-01-01"]),
        "label": ["Sommet imaginaire", "Rencontre imaginaire", "Trop tard"],
    })  # fmt: skip
    fig = plot_timeline(press, entries=["otan"], labels=labels, events=events)
    marks = drawn(fig.axes[0], "event")
    assert [round(mark.get_xdata()[0], 2) for mark in marks] == [1.0, 3.53]
    assert {"1", "2"} <= {text.get_text() for text in fig.axes[0].texts}
    foot = fig.texts[-1].get_text().replace("\n", " ")
    assert "1\u00a0Rencontre imaginaire (févr.\u00a02021)" in foot
    assert "Trop tard" not in foot


def test_one_entry_can_be_drawn_onto_given_axes(press):
    ax = Figure().add_subplot()
    fig = plot_timeline(press, entries=["otan"], ax=ax)
    assert fig is ax.figure
    assert drawn(ax, "line")


def test_other_measures_have_their_own_words(press):
    fig = plot_timeline(press, measure="per_10k")
    assert fig.texts[0].get_text() == "Mentions pour 10\u202f000 mots, par mois"
    assert not drawn(fig.axes[0], "band")


def test_nothing_global_is_changed(press):
    before, figures = dict(plt.rcParams), plt.get_fignums()
    plot_timeline(press)
    assert dict(plt.rcParams) == before
    assert plt.get_fignums() == figures


def test_too_many_and_unknown_entries_are_refused(press, frequencies):
    crowd = frequencies([50] * 3, {f"e{i}": [1, 2, 3] for i in range(17)})
    with pytest.raises(ParameterError, match="heat map"):
        plot_timeline(crowd)
    with pytest.raises(ParameterError, match="Did you mean 'otan'"):
        plot_timeline(press, entries=["ottan"], measure="shares")
    with pytest.raises(ParameterError, match="fr or en"):
        plot_timeline(press, lang="de")


def test_a_small_corpus_is_drawn_in_dots(frequencies, press):
    small = frequencies([1, 0, 3, 1], {"otan": [1, 0, 2, 0]}, period="year")
    assert drawn(plot_over_time(small).axes[0], "dots")
    assert drawn(plot_over_time(press).axes[0], "line")


def test_a_measure_that_is_zero_everywhere_is_drawn(frequencies):
    assert drawn(plot_timeline(frequencies([50, 50], {"otan": [0, 0]})).axes[0], "line")
    assert drawn(plot_timeline(frequencies([0, 0], {"otan": [0, 0]})).axes[0], "line")


@pytest.mark.parametrize("alignment", ["centred", "trailing"])
def test_a_moving_mean_is_the_line_its_window_is_said_and_the_raw_points_stay(press, alignment):
    smoothed = press.assign(share_smoothed=0.25)
    fig = plot_timeline(smoothed, entries=["otan"], smoothing=(3, alignment))
    (line,) = drawn(fig.axes[0], "line")
    assert set(line.get_ydata()) == {0.25}
    raw = [y for gid in ("markers", "care") for marks in drawn(fig.axes[0], gid) for y in marks.get_ydata()]
    assert sorted(raw) == [0.0, 0.1, 0.1, 0.5, 0.5]
    said = " ".join(text.get_text() for text in fig.texts)
    assert ("centrée de 3 périodes" if alignment == "centred" else "3 périodes échues") in said
    assert "valeurs brutes" in said
