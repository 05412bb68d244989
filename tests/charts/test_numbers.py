from __future__ import annotations

import math

import pytest

from analysis.charts.numbers import format_count, format_percent, format_rate
from analysis.errors import ParameterError


def test_french_numbers_hold_together_with_their_signs():
    assert format_count(1234567) == "1\u202f234\u202f567"
    assert format_percent(0.5) == "50\u00a0%"
    assert format_percent(0.0123) == "1,2\u00a0%"
    assert format_rate(2.25) == "2,2"


def test_a_share_that_is_not_zero_never_reads_as_zero():
    assert format_percent(0.0001) == "<\u00a00,1\u00a0%"
    assert format_percent(0.0001, "en") == "<0.1%"
    assert format_percent(0.0) == "0\u00a0%"


def test_no_data_is_a_dash_and_not_a_zero():
    assert format_percent(math.nan) == format_rate(math.nan) == "–"


def test_percentages_around_ten_do_not_jump():
    assert [format_percent(share, "en") for share in (0.0994, 0.0996, 0.104)] == ["9.9%", "10%", "10%"]


def test_other_languages_are_refused():
    with pytest.raises(ParameterError, match="fr or en"):
        format_count(3, "de")
