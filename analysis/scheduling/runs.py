"""One run: begun, rendered, ended, each step kept in the state before the next.

Killed at any point, it is taken up by the next scheduler: an edition that already stands is not made again, anything
else is.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from analysis.scheduling.clocks import Clock
from analysis.scheduling.incidents import close_incidents, open_incidents
from analysis.scheduling.jobs import Job, Renderer, Result, edition_stands
from analysis.scheduling.journal import Journal
from analysis.scheduling.locks import try_report
from analysis.scheduling.places import Place, Schedule
from analysis.scheduling.state import Run, State, to_text
from analysis.scheduling.wording import explain

__all__ = ["Runner"]

#: So often may the scheduler die during one run before the run itself is held to be the reason.
MOST_INTERRUPTIONS: Final = 20
_DAY: Final = timedelta(days=1)
#: A withheld edition is looked at again every day for so long; late texts may have come.
_WITHHELD_FOR: Final = timedelta(days=30)


@dataclass(frozen=True)
class Runner:
    """What every run needs.

    Parameters
    ----------
    place : Place
    state : State
    clock : Clock
    render : Renderer
    journal : Journal
    """

    place: Place
    state: State
    clock: Clock
    render: Renderer
    journal: Journal

    def attempt(self, schedule: Schedule, period: str, *, by_hand: bool = False, anyway: bool = False) -> str:
        """Try one run and return the state it is in then; ``busy`` if another process has the report.

        Parameters
        ----------
        schedule : Schedule
        period : str
            The key of the period, which must be owed.
        by_hand : bool
            Run it whatever its state is, once; a failure leaves the state as it was and tells nobody.
        anyway : bool
            Publish though too few texts or a silent source would withhold it.
        """
        name = schedule.name
        with try_report(self.place.locks, name) as held:
            if not held:
                self.journal.write("report_busy", report=name, period=period)
                return "busy"
            # Read under the lock: another scheduler may have done it since it was listed.
            run = self.state.run(name, period)
            now = self.clock.now()
            if run is None or not (by_hand or _is_due(run, now)):
                return run.state if run else "due"
            return self._run(schedule, run, by_hand, anyway)

    def _run(self, schedule: Schedule, run: Run, by_hand: bool, anyway: bool) -> str:
        job = self._job(schedule, run, anyway)
        interruptions = run.interruptions
        if run.state == "running":
            interruptions += 1
            self.journal.write("interrupted", report=run.name, period=run.period.key)
        elif by_hand:
            run = replace(run, started=None)  # asked for by a person: made, not taken over
        # It was not there when this run began and is there now: the run was stopped after it had published.
        stands = edition_stands(self.place.out, run.name, run.period.key)
        taken_over = run.state != "published" and run.started is not None and not run.stood
        job = replace(job, adopt=taken_over and stands)
        self._begin(run, interruptions, job.adopt)
        began = time.monotonic()
        if interruptions > MOST_INTERRUPTIONS:
            result = Result("failed", "interrupted", "Le rendu est interrompu à chaque essai", retry=False)
        else:
            result = self._rendered(job)
        seconds = round(time.monotonic() - began, 1)
        return self._end(schedule, run, result, job.adopt, by_hand, seconds)

    def _rendered(self, job: Job) -> Result:
        try:
            return self.render(job)
        except Exception as error:  # a fault of the renderer must not end the pass
            return Result("failed", *explain(error))

    def _job(self, schedule: Schedule, run: Run, anyway: bool) -> Job:
        fields = schedule.fields
        days = {"start": run.period.start.isoformat(), "end": run.period.end.isoformat()}
        return Job(
            run.name, schedule.definition, run.period, {**schedule.parameters, **days}, self.place.out,
            timeout=fields.timeout, keep=fields.keep,
            min_documents=None if anyway else fields.min_documents or None,
            silent_source_days=None if anyway else fields.silent_source_days, failed=self.place.failed,
        )  # fmt: skip

    def _begin(self, run: Run, interruptions: int, adopt: bool) -> None:
        stood = not adopt and edition_stands(self.place.out, run.name, run.period.key)
        self.state.connection.execute(
            "UPDATE runs SET state = 'running', started = ?, stood = ?, interruptions = ?"
            " WHERE name = ? AND period = ?",
            (to_text(self.clock.now()), stood, interruptions, run.name, run.period.key),
        )
        self.journal.write("started", report=run.name, period=run.period.key, attempt=run.failures + 1)

    def _end(self, schedule: Schedule, run: Run, result: Result, adopted: bool, by_hand: bool, seconds: float) -> str:
        now, withheld = self.clock.now(), run.withheld
        if result.state == "published":
            state, next_try, failures, withheld = "published", None, 0, None
        elif by_hand:
            state, next_try, failures = _as_before(run, result), run.next_try, run.failures
        elif result.state == "withheld":
            withheld = withheld or now  # caught up after a long stop, late texts are waited for just as long
            state, next_try, failures = "withheld", now + _DAY if now < withheld + _WITHHELD_FOR else None, 0
        else:
            state, next_try, failures = _after_failure(schedule, run, result, now)
        with self.state.change() as db:
            db.execute(
                "UPDATE runs SET state = ?, next_try = ?, failures = ?, interruptions = 0, ended = ?, cause = ?,"
                " reason = ?, withheld = ? WHERE name = ? AND period = ?",
                (state, next_try and to_text(next_try), failures, to_text(now), result.cause, result.reason,
                 withheld and to_text(withheld), run.name, run.period.key),
            )  # fmt: skip
            _tell(db, schedule, run, result, state, by_hand, now)
        step = "retry" if state == "due" else "adopted" if adopted and state == "published" else result.state
        self.journal.write(step, report=run.name, period=run.period.key, cause=result.cause, reason=result.reason,
                           seconds=seconds, next_try=next_try and to_text(next_try))  # fmt: skip
        return result.state if by_hand else state


def _is_due(run: Run, now: datetime) -> bool:
    if run.state == "running":
        return True  # its lock is free: whoever ran it is dead
    return run.state != "published" and run.next_try is not None and run.next_try <= now


def _as_before(run: Run, result: Result) -> str:
    return result.state if run.state in ("due", "running") else run.state


def _after_failure(schedule: Schedule, run: Run, result: Result, now: datetime) -> tuple[str, datetime, int]:
    """Return state, next try and number of failures: soon while retries are left, then seldom, but never never."""
    told = run.reported.removeprefix("failure:") if run.reported.startswith("failure:") else None
    # A failed run that now fails for another cause has its retries again before anyone is told of that one.
    failures = 1 if told is not None and told == run.cause != result.cause else run.failures + 1
    wait = timedelta(seconds=min(schedule.fields.backoff * 2.0 ** min(failures - 1, 30), _DAY.total_seconds()))
    if result.retry and failures <= schedule.fields.retries and told != result.cause:
        return "due", now + wait, failures
    return "failed", now + max(wait, timedelta(hours=1)), failures


def _tell(
    db: sqlite3.Connection, schedule: Schedule, run: Run, result: Result, state: str, by_hand: bool, now: datetime
) -> None:
    """Open or close incidents: at a change, never while a run stays as it was."""
    if state == "published" and result.state == "published":
        close_incidents(db, run, now)
        if schedule.fields.notify_success and not by_hand:
            open_incidents(db, run, "success", result, schedule.editor, now)
        reported = ""
    elif state in ("failed", "withheld") and not by_hand:
        kind = "failure" if state == "failed" else "withheld"
        reported = f"{kind}:{result.cause}"
        if reported != run.reported:
            channels = schedule.operator if kind == "failure" else schedule.editor
            open_incidents(db, run, kind, result, channels, now)
    else:
        return
    db.execute("UPDATE runs SET reported = ? WHERE name = ? AND period = ?", (reported, run.name, run.period.key))
