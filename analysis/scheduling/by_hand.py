"""One run because a person wants it, whatever the schedule says."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from analysis.errors import Fault, ParameterError, RunError
from analysis.scheduling.logical import parse_period, period_for
from analysis.scheduling.places import Schedule
from analysis.scheduling.runs import Runner
from analysis.scheduling.state import Run
from analysis.scheduling.times import next_slot, previous_slot

__all__ = ["run_by_hand"]


def run_by_hand(runner: Runner, schedule: Schedule, period: str = "", *, anyway: bool = False) -> tuple[str, Run]:
    """Run a report for one period, once, and return how it ended and what is known of the run.

    Parameters
    ----------
    runner : Runner
    schedule : Schedule
    period : str
        Its key; by default the last one that was due.
    anyway : bool
        Publish what would be withheld.

    Raises
    ------
    ParameterError
        If the schedule makes no such period, or it lies in the future.
    """
    now, fields = runner.clock.now(), schedule.fields
    if period:
        wanted = parse_period(period, fields)
        if wanted.start > now.astimezone(fields.zone).date():
            fault = Fault("--period", repr(period), "a period that has begun")
            raise ParameterError("There is nothing to report on yet.", [fault])
    else:
        slot = previous_slot(fields, now) or now
        wanted = period_for(fields, slot.astimezone(fields.zone).date())
    over = datetime.combine(wanted.end + timedelta(days=1), time(), fields.zone) - timedelta(seconds=1)
    runner.state.owe(schedule.name, wanted, min(now, next_slot(fields, over)), by_hand=True)
    ended = runner.attempt(schedule, wanted.key, by_hand=True, anyway=anyway)
    run = runner.state.run(schedule.name, wanted.key)
    if run is None:
        raise RunError("The state of the schedules has lost a run.")
    return ended, run
