"""A pass: see what is due, do it, tell what people must know, give a sign of life."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from analysis.scheduling.heartbeat import call_heartbeat
from analysis.scheduling.locks import try_lock
from analysis.scheduling.logical import Period, period_for
from analysis.scheduling.places import Schedule
from analysis.scheduling.runs import Runner
from analysis.scheduling.state import State, from_text, to_text
from analysis.scheduling.telling import Send, deliver, prepare_notices
from analysis.scheduling.times import iterate_slots

__all__ = ["PassReport", "enroll", "make_pass", "serve"]

ReadSchedules = Callable[[], Sequence[Schedule]]


@dataclass(frozen=True)
class PassReport:
    """What a pass did.

    Parameters
    ----------
    busy : bool
        Another pass was under way and nothing was done.
    ended : mapping
        The runs of the pass, ``(name, period)``, with the state each is in.
    """

    busy: bool = False
    ended: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """1 if a run failed, 3 if one was withheld and none failed, else 0."""
        states = set(self.ended.values())
        return 1 if "failed" in states else 3 if "withheld" in states else 0


def enroll(state: State, schedule: Schedule, now: datetime) -> list[Period]:
    """Note every period that has come due since the last look and return the new ones.

    A schedule seen for the first time owes nothing before now, unless it has a ``since``. Times that fall into one
    period make one run.
    """
    fields = schedule.fields
    known = state.rows("SELECT * FROM schedules WHERE name = ?", (schedule.name,))
    if known:
        seen_until = from_text(known[0]["seen_until"])
    elif fields.since is not None:
        midnight = datetime(fields.since.year, fields.since.month, fields.since.day, tzinfo=fields.zone)
        seen_until = midnight.astimezone(UTC) - timedelta(seconds=1)
    else:
        seen_until = now
    slots: list[datetime] = []
    following = now
    for following in iterate_slots(fields, seen_until):
        if following > now:
            break
        slots.append(following)
    new = []
    with state.change() as db:
        for slot in slots:
            period = period_for(fields, slot.astimezone(fields.zone).date())
            if state.owe(schedule.name, period, slot):
                new.append(period)
        db.execute(
            "INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?)",
            (schedule.name, _expression(schedule), to_text(max(now, seen_until)), to_text(following)),
        )
    return new


def _expression(schedule: Schedule) -> str:
    fields = schedule.fields
    return f"{fields.expression} {fields.timezone} {fields.period}"


def _unsettled(state: State, schedules: Sequence[Schedule], now: datetime) -> list[Schedule]:
    """Return the schedules that are new, that were changed, or whose time has come."""
    settled = {
        (row["name"], row["expression"])
        for row in state.rows("SELECT name, expression FROM schedules WHERE next > ?", (to_text(now),))
    }
    return [one for one in schedules if (one.name, _expression(one)) not in settled]


def make_pass(runner: Runner, schedules: Sequence[Schedule], send: Send) -> PassReport:
    """Make one pass.

    Parameters
    ----------
    runner : Runner
    schedules : sequence of Schedule
    send : callable
        Sends a notice to a channel.

    Returns
    -------
    PassReport
    """
    state, journal, place = runner.state, runner.journal, runner.place
    with try_lock(place.locks / "pass.lock") as held:
        if not held:
            journal.write("pass_busy")
            return PassReport(busy=True)
        state.note("pass_started", runner.clock.now())
        _tell(runner, send)  # what a scheduler that was killed had no time to tell
        by_name = {schedule.name: schedule for schedule in schedules}
        for schedule in _unsettled(state, schedules, runner.clock.now()):
            new = enroll(state, schedule, runner.clock.now())
            if new:
                journal.write("enrolled", report=schedule.name, n=len(new), first=new[0].key, last=new[-1].key)
        ended: dict[tuple[str, str], str] = {}
        for name, period in _due(state, runner.clock.now()):
            if name in by_name:
                ended[name, period] = runner.attempt(by_name[name], period)
        _tell(runner, send)
        state.note("pass_ended", runner.clock.now())
    call_heartbeat(place.heartbeat_url, journal)
    return PassReport(ended=ended)


def _due(state: State, now: datetime) -> list[tuple[str, str]]:
    rows = state.rows(
        "SELECT name, period FROM runs WHERE state = 'running'"
        " OR (state IN ('due', 'failed', 'withheld') AND next_try <= ?) ORDER BY slot, name",
        (to_text(now),),
    )
    return [(row["name"], row["period"]) for row in rows]


def _tell(runner: Runner, send: Send) -> None:
    now = runner.clock.now()
    prepare_notices(runner.state, now, runner.place.out)
    deliver(runner.state, send, runner.journal, now)


def serve(
    runner: Runner, read_schedules: ReadSchedules, send: Send, *, every: float = 60.0, passes: int | None = None
) -> None:
    """Make passes until the process is ended.

    Parameters
    ----------
    runner : Runner
    read_schedules : callable
        Called before each pass, so that a changed definition counts at once.
    send : callable
    every : float
        Seconds between two passes.
    passes : int, optional
        How many; endless if not given.
    """
    done = 0
    while passes is None or done < passes:
        try:
            make_pass(runner, read_schedules(), send)
        except Exception as error:  # a definition being edited, a state on a share that went away: the next pass may do
            runner.journal.write("pass_failed", cause=type(error).__name__)
        done += 1
        if passes is None or done < passes:
            runner.clock.sleep(every)
