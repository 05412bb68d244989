"""From times to what is owed: each period that has come due is noted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from analysis.scheduling.logical import Period, period_for
from analysis.scheduling.places import Schedule
from analysis.scheduling.state import State, from_text, to_text
from analysis.scheduling.times import iterate_slots

__all__ = ["Owed", "enroll", "find_owed", "unsettled"]


@dataclass(frozen=True)
class Owed:
    """What has come due since the last look.

    Parameters
    ----------
    periods : dict of Period to datetime
        With the first time of each; times that fall into one period make one run.
    seen_until : datetime
        Up to when times were looked at before.
    following : datetime
        The next time.
    """

    periods: dict[Period, datetime]
    seen_until: datetime
    following: datetime


def find_owed(state: State, schedule: Schedule, now: datetime) -> Owed:
    """Return what a schedule owes that is not noted yet.

    A schedule seen for the first time owes nothing before now, unless it has a ``since``; one whose ``since`` was
    changed, or that was changed otherwise and has one, is looked at from there again.
    """
    fields = schedule.fields
    known = state.rows("SELECT * FROM schedules WHERE name = ?", (schedule.name,))
    seen_until = from_text(known[0]["seen_until"]) if known else now
    if fields.since is not None and (not known or known[0]["expression"] != _expression(schedule)):
        midnight = datetime(fields.since.year, fields.since.month, fields.since.day, tzinfo=fields.zone)
        first = midnight.astimezone(UTC) - timedelta(seconds=1)
        seen_until = min(seen_until, first) if known else first
    periods: dict[Period, datetime] = {}
    following = now
    for following in iterate_slots(fields, seen_until):
        if following > now:
            break
        periods.setdefault(period_for(fields, following.astimezone(fields.zone).date()), following)
    there = {row["period"] for row in state.rows(
        "SELECT period FROM runs WHERE name = ? AND by_hand = 0", (schedule.name,)
    )}  # fmt: skip
    new = {period: slot for period, slot in periods.items() if period.key not in there}
    return Owed(new, seen_until, following)


def enroll(state: State, schedule: Schedule, now: datetime) -> list[Period]:
    """Note every period that has come due since the last look and return the new ones."""
    owed = find_owed(state, schedule, now)
    with state.change() as db:
        new = [period for period, slot in owed.periods.items() if state.owe(schedule.name, period, slot)]
        db.execute(
            "INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?)",
            (schedule.name, _expression(schedule), to_text(max(now, owed.seen_until)), to_text(owed.following)),
        )
    return new


def unsettled(state: State, schedules: Sequence[Schedule], now: datetime) -> list[Schedule]:
    """Return the schedules that are new, that were changed, or whose time has come."""
    settled = {
        (row["name"], row["expression"])
        for row in state.rows("SELECT name, expression FROM schedules WHERE next > ?", (to_text(now),))
    }
    return [one for one in schedules if (one.name, _expression(one)) not in settled]


def _expression(schedule: Schedule) -> str:
    fields = schedule.fields
    return f"{fields.expression} {fields.timezone} {fields.period} {fields.since or ''}"
