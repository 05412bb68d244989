from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.periods import PERIODS, calendar, is_complete, period_end, period_label, period_start

days = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2040, 12, 31))


def starts(values: list[str | None], period: str) -> list[str]:
    return period_start(pd.Series(pd.to_datetime(values)), period).dt.strftime("%Y-%m-%d").tolist()


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("day", "2024-02-29"),
        ("week", "2024-02-26"),
        ("month", "2024-02-01"),
        ("quarter", "2024-01-01"),
        ("year", "2024-01-01"),
    ],
)
def test_a_leap_day_falls_in_its_periods(period: str, expected: str) -> None:
    assert starts(["2024-02-29"], period) == [expected]


def test_new_year_may_belong_to_week_53_of_the_year_before() -> None:
    found = starts(["2021-01-01", "2021-01-03", "2021-01-04"], "week")
    assert found == ["2020-12-28", "2020-12-28", "2021-01-04"]
    assert period_label("2020-12-28", "week") == "sem. 53 2020"
    assert period_label("2021-01-04", "week") == "sem. 1 2021"


@pytest.mark.parametrize(
    ("day", "start"),
    [("2021-03-31", "2021-01-01"), ("2021-04-01", "2021-04-01"), ("2021-12-31", "2021-10-01")],
)
def test_quarters_end_with_march_june_september_and_december(day: str, start: str) -> None:
    assert starts([day], "quarter") == [start]


def test_a_missing_date_has_no_period_and_index_and_name_stay() -> None:
    dates = pd.Series(pd.to_datetime(["2022-05-05", None]), index=[7, 3], name="date")
    result = period_start(dates, "month")
    assert result.index.tolist() == [7, 3]
    assert result.name == "date"
    assert str(result.dtype) == "datetime64[us]"
    assert result.isna().tolist() == [False, True]


@given(days, st.sampled_from(PERIODS))
def test_a_day_lies_between_the_ends_of_its_period(day: dt.date, period: str) -> None:
    start = period_start(pd.Series([pd.Timestamp(day)]), period).iloc[0]
    assert start <= pd.Timestamp(day) <= period_end(start, period)
    assert (
        period_end(start, period) + pd.Timedelta(days=1)
        == calendar(start, period_end(start, period) + pd.Timedelta(days=1), period)[1]
    )


@given(days, days, st.sampled_from(("week", "month", "quarter", "year")))
def test_a_calendar_has_every_period_of_the_window_once(one: dt.date, other: dt.date, period: str) -> None:
    first, last = sorted((one, other))
    index = calendar(first, last, period)
    every_day = pd.Series(pd.date_range(first, last, freq="D"))
    assert index.tolist() == sorted(period_start(every_day, period).unique().tolist())


def test_a_calendar_covers_four_years() -> None:
    counts = {period: len(calendar("2021-01-01", "2024-12-31", period)) for period in PERIODS}
    assert counts == {"day": 1461, "week": 210, "month": 48, "quarter": 16, "year": 4}
    assert str(calendar("2021-01-01", "2021-01-01", "day").dtype) == "datetime64[us]"


def test_the_last_period_is_complete_only_with_its_last_day() -> None:
    assert is_complete("2024-12-01", "month", "2024-12-31")
    assert not is_complete("2024-12-01", "month", "2024-12-30")
    assert is_complete("2024-12-01", "month", pd.Timestamp("2024-12-31 08:00"))
    assert not is_complete("2020-12-28", "week", "2021-12-31", window_start="2021-01-01")
    assert is_complete("2021-01-04", "week", "2021-12-31", window_start="2021-01-01")


@pytest.mark.parametrize(
    ("period", "day", "french", "english"),
    [
        ("year", "2021-01-01", "2021", "2021"),
        ("quarter", "2021-10-01", "T4 2021", "Q4 2021"),
        ("month", "2023-02-01", "févr. 2023", "Feb 2023"),
        ("week", "2021-01-18", "sem. 3 2021", "week 3 2021"),
        ("day", "2021-08-01", "1er août 2021", "1 Aug 2021"),
        ("day", "2021-08-11", "11 août 2021", "11 Aug 2021"),
    ],
)
def test_labels_are_written_for_the_reader(period: str, day: str, french: str, english: str) -> None:
    assert period_label(day, period) == french
    assert period_label(pd.Timestamp(day), period, "en") == english


def test_an_unknown_period_or_language_says_what_is_allowed() -> None:
    with pytest.raises(ParameterError, match=r"'mont'.*day, week, month, quarter, year"):
        period_start(pd.Series(pd.to_datetime(["2021-01-01"])), "mont")
    with pytest.raises(ParameterError, match=r"'de'.*fr or en"):
        period_label("2021-01-01", "day", "de")
    with pytest.raises(ParameterError, match="a day from 2022-01-01 on"):
        calendar("2022-01-01", "2021-01-01", "day")
