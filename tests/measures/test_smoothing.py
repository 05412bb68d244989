from __future__ import annotations

import numpy as np
import pytest

from analysis.errors import ParameterError
from analysis.measures.frequency import count_frequencies
from analysis.measures.smoothing import smooth_frequencies


@pytest.fixture
def series(toy):
    """Shares 1/1, 0/3, none, 1/1."""
    press = toy().add("a", "2021-01-05", ["otan"])
    for i in range(3):
        press.add(f"b{i}", f"2021-02-0{i + 1}", [])
    press.add("c", "2021-04-05", ["otan"])
    return count_frequencies(*press.frames, period="month", start="2021-01-01", end="2021-04-30")


def test_a_trailing_window_ends_at_its_period(series):
    smoothed = smooth_frequencies(series, window=2)["share_smoothed"]
    np.testing.assert_allclose(smoothed, [np.nan, 1 / 4, 0 / 3, 1 / 1])


def test_a_centred_window_has_its_period_in_its_midst(series):
    smoothed = smooth_frequencies(series, window=3, alignment="centred")
    np.testing.assert_allclose(smoothed["share_smoothed"], [np.nan, 1 / 4, 1 / 4, np.nan])
    np.testing.assert_allclose(smoothed["share"], series["share"])
    assert smoothed["per_10k_smoothed"].iloc[1] == pytest.approx(1e4 / 400)


def test_a_window_that_looks_ahead_or_is_even_in_the_midst_is_refused(series):
    with pytest.raises(ParameterError, match="trailing or centred"):
        smooth_frequencies(series, alignment="leading")
    with pytest.raises(ParameterError, match="odd number"):
        smooth_frequencies(series, window=4, alignment="centred")
