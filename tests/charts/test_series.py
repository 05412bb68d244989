"""A frame of counts becomes tables of periods × entries."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.charts.series import Series


def test_entries_stand_in_the_order_asked_for_and_periods_in_that_of_time(press):
    series = Series.of(press.sample(frac=1, random_state=1, ignore_index=True), ["russie", "otan"])
    assert series.entries == ["russie", "otan"]
    assert series.starts.is_monotonic_increasing
    np.testing.assert_allclose(series.measured["otan"], [0.1, 0.5, np.nan, 0.5, 0.1, 0.0])
    assert series.counts["russie"].tolist() == [20, 20, 0, 20, 4, 20]
    assert series.totals.tolist() == [100, 80, 0, 90, 20, 100]
    assert series.thin.tolist() == [False, False, False, False, True, False]
    assert series.period == "month"


def test_a_measure_without_an_interval_has_none_and_one_that_was_smoothed_has_its_means(press):
    plain = Series.of(press, measure="n_mentions")
    assert plain.low.isna().all(axis=None)
    assert plain.smoothed is None
    smoothed = Series.of(press.assign(share_smoothed=0.25)).smoothed
    assert smoothed is not None
    assert (smoothed == 0.25).all(axis=None)


def test_a_frame_that_does_not_say_which_periods_are_cut_has_whole_ones(frequencies):
    cut = frequencies([50] * 4, {"otan": [5] * 4}, cut=True)
    assert Series.of(cut).thin.tolist() == [False, False, False, True]
    assert not Series.of(cut.drop(columns="complete")).thin.any()


def test_an_entry_that_stands_twice_in_a_period_is_refused(press):
    with pytest.raises(ValueError, match="twice"):
        Series.of(pd.concat([press, press.head(1)], ignore_index=True))
