from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.charts.time_axis import draw_time_axis, infer_period, place_day, runs
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
