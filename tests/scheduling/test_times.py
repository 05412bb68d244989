"""Clock changes, ends of months, leap days, and Monday."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.rendering.schedule_fields import UNITS, ScheduleFields
from analysis.scheduling.logical import parse_period, period_for
from analysis.scheduling.times import iterate_slots, next_slot, previous_slot


def local(fields: ScheduleFields, after: str, n: int) -> list[str]:
    begin = dt.datetime.fromisoformat(after).replace(tzinfo=dt.UTC)
    return [f"{slot.astimezone(fields.zone):%a %d %b %H:%M}" for slot in islice(iterate_slots(fields, begin), n)]


def test_half_past_two_is_not_lost_on_the_sunday_that_has_no_such_time() -> None:
    fields = ScheduleFields(every="day", at="02:30")
    assert local(fields, "2024-03-30 00:00", 3) == ["Sat 30 Mar 02:30", "Sun 31 Mar 03:00", "Mon 01 Apr 02:30"]


def test_half_past_two_comes_once_on_the_sunday_that_has_it_twice() -> None:
    fields = ScheduleFields(every="day", at="02:30")
    assert local(fields, "2024-10-26 00:00", 3) == ["Sat 26 Oct 02:30", "Sun 27 Oct 02:30", "Mon 28 Oct 02:30"]


@pytest.mark.parametrize("minute", range(0, 60, 10))
def test_a_look_at_any_moment_of_the_repeated_hour_gives_half_past_two_once(minute: int) -> None:
    fields = ScheduleFields(every="day", at="02:30")
    for hour in (0, 1):  # UTC: both passings of two o'clock
        moment = dt.datetime(2024, 10, 27, hour, minute, tzinfo=dt.UTC)
        first = dt.datetime(2024, 10, 27, 0, 30, tzinfo=dt.UTC)
        following = next_slot(fields, moment)
        assert following == (first if moment < first else dt.datetime(2024, 10, 28, 1, 30, tzinfo=dt.UTC))


def test_quarters_of_an_hour_that_are_skipped_fall_together() -> None:
    fields = ScheduleFields(cron="0,15,30,45 2 * * *", period="previous_day")
    assert local(fields, "2024-03-31 00:00", 2) == ["Sun 31 Mar 03:00", "Mon 01 Apr 02:00"]


def test_monday_is_monday() -> None:
    assert local(ScheduleFields(every="week", at="07:00"), "2024-02-27 00:00", 1) == ["Mon 04 Mar 07:00"]
    by_cron = ScheduleFields(cron="0 7 * * 1", period="previous_week")
    assert local(by_cron, "2024-02-27 00:00", 1) == ["Mon 04 Mar 07:00"]
    assert local(ScheduleFields(every="week", weekday="sunday"), "2024-02-27 00:00", 1) == ["Sun 03 Mar 07:00"]


def test_the_last_day_of_a_month_is_found_in_february_of_a_leap_year_too() -> None:
    fields = ScheduleFields(cron="0 20 L * *", period="previous_day")
    assert local(fields, "2024-01-30 12:00", 4) == [
        "Wed 31 Jan 20:00", "Thu 29 Feb 20:00", "Sun 31 Mar 20:00", "Tue 30 Apr 20:00",
    ]  # fmt: skip


def test_the_first_of_march_is_after_the_leap_day() -> None:
    fields = ScheduleFields(every="day")
    assert period_for(fields, dt.date(2024, 3, 1)).key == "2024-02-29"
    assert period_for(fields, dt.date(2023, 3, 1)).key == "2023-02-28"
    assert period_for(ScheduleFields(every="month"), dt.date(2023, 3, 31)).end == dt.date(2023, 2, 28)


def test_a_week_at_the_turn_of_the_year_has_the_year_of_its_thursday() -> None:
    assert period_for(ScheduleFields(every="week"), dt.date(2021, 1, 4)).key == "2020-W53"
    assert period_for(ScheduleFields(every="week"), dt.date(2025, 1, 6)).key == "2025-W01"


@given(st.dates(dt.date(2020, 1, 1), dt.date(2026, 12, 31)), st.sampled_from(UNITS), st.integers(1, 400))
@settings(max_examples=150, deadline=None)
def test_a_period_ends_before_its_day_and_its_name_is_read_back(day: dt.date, unit: str, number: int) -> None:
    rule = f"previous_{unit}" if number == 1 else f"last_{number}_{unit}s"
    fields = ScheduleFields(every="day", period=rule)
    try:
        period = period_for(fields, day)
    except (OverflowError, ValueError):
        return
    assert period.start <= period.end < day
    assert parse_period(period.key, fields) == period


@given(
    st.datetimes(dt.datetime(2021, 1, 1), dt.datetime(2025, 12, 31)),
    st.sampled_from(["30 2 * * *", "0 7 * * 1", "15 */6 * * *", "*/20 * * * *", "59 23 L * *"]),
)
@settings(max_examples=60, deadline=None)
def test_times_only_rise_and_the_one_before_the_next_is_the_previous(moment: dt.datetime, cron: str) -> None:
    fields = ScheduleFields(cron=cron, period="previous_day")
    after = moment.replace(tzinfo=dt.UTC, microsecond=0)
    slots = list(islice(iterate_slots(fields, after), 5))
    assert [after, *slots] == sorted({after, *slots})
    assert previous_slot(fields, slots[1]) == slots[1]
    assert previous_slot(fields, slots[1] - dt.timedelta(seconds=1)) == slots[0]


@pytest.mark.parametrize("text", ["2023", "2023-Q5", "2023-13", "", "2023-Q3 ", "2023-W33"])
def test_a_period_that_a_schedule_does_not_make_is_refused(text: str) -> None:
    if text.strip() == "2023-Q3":
        assert parse_period(text, ScheduleFields(every="quarter")).key == "2023-Q3"
        return
    with pytest.raises(ParameterError, match="2023-Q3"):
        parse_period(text, ScheduleFields(every="quarter"))


def test_a_span_of_another_length_is_refused() -> None:
    fields = ScheduleFields(every="week", period="last_90_days")
    with pytest.raises(ParameterError, match="90 days"):
        parse_period("2023-07-01_2023-07-31", fields)


def test_a_pass_over_both_sundays_makes_each_day_once(world: Any) -> None:
    world.plan("acteurs", every="day", at="02:30")
    for day in ("2024-03-29", "2024-10-25"):
        world.at(f"{day} 12:00")
        for _ in range(24 * 4 * 4):
            world.clock.time += dt.timedelta(minutes=15)
            if world.clock.time.hour < 3:
                world.look()
    keys = [job.period.key for job in world.jobs]
    assert keys == sorted(set(keys))
    assert {"2024-03-30", "2024-03-31", "2024-10-26", "2024-10-27"} <= set(keys)
