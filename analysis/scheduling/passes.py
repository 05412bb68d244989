"""A pass: see what is due, do it, tell what people must know, give a sign of life."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from analysis.scheduling.enrolling import enroll, unsettled
from analysis.scheduling.heartbeat import call_heartbeat
from analysis.scheduling.locks import try_lock
from analysis.scheduling.places import Schedule
from analysis.scheduling.runs import Runner
from analysis.scheduling.state import State, to_text
from analysis.scheduling.telling import Send, deliver, prepare_notices

__all__ = ["PassReport", "make_pass", "serve"]

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


def make_pass(
    runner: Runner, schedules: Sequence[Schedule], send: Send, *, again: bool = False
) -> PassReport:
    """Make one pass.

    Parameters
    ----------
    runner : Runner
    schedules : sequence of Schedule
    send : callable
        Sends a notice to a channel.
    again : bool
        Try what failed or is withheld at once, without waiting for its next try.

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
        for schedule in unsettled(state, schedules, runner.clock.now()):
            new = enroll(state, schedule, runner.clock.now())
            if new:
                journal.write("enrolled", report=schedule.name, n=len(new), first=new[0].key, last=new[-1].key)
        if again:
            state.hasten(runner.clock.now())
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
