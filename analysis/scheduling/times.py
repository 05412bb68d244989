"""When a schedule comes: cronsim computes it, on the clock of the schedule, and every time comes once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from analysis.rendering.schedule_fields import ScheduleFields

__all__ = ["iterate_slots", "next_slot", "previous_slot"]

# The naive clock of cronsim may stand up to an hour beside the true one at a clock change.
_MARGIN = timedelta(hours=3)


def iterate_slots(fields: ScheduleFields, after: datetime) -> Iterator[datetime]:
    """Yield the times after ``after``, in UTC, each later than the one before.

    A time that the spring clock change skips comes when the clock has passed it (02:30 at 03:00); one that the
    autumn change repeats comes at its first passing.

    Examples
    --------
    >>> fields = ScheduleFields(cron="30 2 * * *", period="previous_day")
    >>> slots = iterate_slots(fields, datetime(2024, 3, 30, 12, tzinfo=UTC))
    >>> [f"{next(slots).astimezone(fields.zone):%d %H:%M}" for _ in range(2)]
    ['31 03:00', '01 02:30']
    """
    from cronsim import CronSim

    last = after
    for local in CronSim(fields.expression, (after - _MARGIN).astimezone(fields.zone)):
        slot = local.astimezone(UTC)
        # Several times of a skipped hour fall together, and cronsim may begin in a repeated one.
        if slot > last:
            last = slot
            yield slot


def next_slot(fields: ScheduleFields, after: datetime) -> datetime:
    """Return the first time after ``after``, in UTC."""
    return next(iterate_slots(fields, after))


def previous_slot(fields: ScheduleFields, until: datetime) -> datetime | None:
    """Return the last time not after ``until``, in UTC; None if there was none in the last years."""
    from cronsim import CronSim

    backwards = CronSim(fields.expression, (until + _MARGIN).astimezone(fields.zone), reverse=True)
    for local in backwards:
        slot = local.astimezone(UTC)
        if slot <= until:
            return slot
    return None
