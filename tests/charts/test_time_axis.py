from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.charts.time_axis import draw_time_axis, infer_period, place_day, runs, shade_gaps
from analysis.periods import PERIODS, calendar


@pytest.mark.parametrize("period", PERIODS)
def test_the_width_of_periods_is_read_from_their_distance(period):
    assert infer_period(calendar("2021-01-01", "2024-12-31", period)) == period


def test_a_day_lies_in_its_period():
    starts = calendar("2021-01-01", "2021-12-31", "month")
    assert place_day(pd.Timestamp("2021-01-01"), starts, "month") == -0.5
    assert place_day(pd.Timestamp("2021-02-15"), starts, "month") == pytest.approx(1.0)
    assert place_day(pd.Timestamp("2020-05-01"), starts, "month") == -0.5
    assert place_day(pd.Timestamp("2025-05-01"), starts, "month") == 11.5


def test_runs_are_unbroken():
    assert runs([]) == []
    assert runs([True, False, True, True]) == [(0, 0), (2, 3)]


@pytest.mark.parametrize(
    ("start", "end", "period", "expected"),
    [
        ("2021-01-01", "2024-12-31", "year", ["2021", "2022", "2023", "2024"]),
        ("2023-01-01", "2023-12-31", "quarter", ["T1 2023", "T2 2023", "T3 2023", "T4 2023"]),
        ("2023-01-01", "2023-12-31", "month", ["janv. 2023", "avr. 2023", "juil. 2023", "oct. 2023"]),
    ],
)
def test_a_short_window_names_as_many_periods_as_fit(start, end, period, expected):
    ax = Figure().add_subplot()
    draw_time_axis(ax, calendar(start, end, period), period, "fr", 4.0)
    assert [tick.get_text() for tick in ax.get_xticklabels()] == expected


def test_a_year_of_which_the_window_has_a_few_days_is_not_named():
    ax = Figure().add_subplot()
    draw_time_axis(ax, calendar("2020-12-28", "2023-12-31", "week"), "week", "fr", 4.0)
    assert [tick.get_text() for tick in ax.get_xticklabels(minor=True)] == ["2021", "2022", "2023"]


@pytest.mark.parametrize(("end", "minor"), [("2023-12-31", True), ("2021-12-31", False)])
def test_ticks_without_names_stand_where_those_with_names_do_and_are_one_artist(end, minor):
    starts = calendar("2021-01-01", end, "month")
    named, bare = (Figure().add_subplot() for _ in range(2))
    draw_time_axis(named, starts, "month", "fr", 4.0)
    draw_time_axis(bare, starts, "month", "fr", 4.0, labels=False)
    (ticks,) = [line for line in bare.lines if line.get_gid() == "ticks"]
    assert list(ticks.get_xdata()) == list(named.get_xticks())
    assert bool(len(named.get_xticks(minor=True))) is minor
    assert not [*bare.get_xticks(), *bare.get_xticks(minor=True)]
    assert bare.get_xlim() == named.get_xlim()


def test_all_gaps_are_one_artist_as_high_as_the_axes():
    ax = Figure().add_subplot()
    shade_gaps(ax, [True, False, True, True])
    (gaps,) = ax.collections
    boxes = [path.get_extents().bounds for path in gaps.get_paths()]
    assert boxes == [(-0.5, 0, 1, 1), (1.5, 0, 2, 1)]
    assert gaps.get_transform() == ax.get_xaxis_transform()
