"""What stands where: the list of schedules, and whether something did *not* happen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from analysis.reporting.wording import typeset
from analysis.scheduling.enrolling import find_owed
from analysis.scheduling.logical import period_for
from analysis.scheduling.places import Schedule
from analysis.scheduling.state import Run, State, from_text
from analysis.scheduling.times import next_slot
from analysis.scheduling.wording import count, duration_words, moment_words

__all__ = ["Health", "Standing", "judge_health", "list_standings"]

#: A run may be so late before anyone worries.
GRACE: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Standing:
    """Where a schedule stands.

    Parameters
    ----------
    schedule : Schedule
    next_slot : datetime
    next_period : str
    last : Run or None
        The run of the latest period.
    waiting : int
        Periods that are due and have not appeared: to be caught up, failed or withheld.
    """

    schedule: Schedule
    next_slot: datetime
    next_period: str
    last: Run | None
    waiting: int = 0


def list_standings(schedules: Sequence[Schedule], state: State, now: datetime) -> list[Standing]:
    """Return next and last run of each schedule."""
    found = []
    for schedule in schedules:
        slot = next_slot(schedule.fields, now)
        key = period_for(schedule.fields, slot.astimezone(schedule.fields.zone).date()).key
        runs = state.runs("name = ?", (schedule.name,))
        waiting = sum(run.state != "published" for run in runs if run.next_try is not None or run.state == "running")
        waiting += len(find_owed(state, schedule, now).periods)
        found.append(Standing(schedule, slot, key, runs[-1] if runs else None, waiting))
    return found


@dataclass(frozen=True)
class Health:
    """What is wrong now.

    Parameters
    ----------
    failures, withheld : tuple of str
        In French, one line each.
    """

    failures: tuple[str, ...]
    withheld: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """1 if something failed or did not happen, 3 if editions are withheld, else 0."""
        return 1 if self.failures else 3 if self.withheld else 0


def judge_health(
    schedules: Sequence[Schedule], state: State, now: datetime, *, most_silent: timedelta | None = None
) -> Health:
    """Say what failed, what is withheld, and what should have happened and did not.

    Parameters
    ----------
    schedules : sequence of Schedule
    state : State
    now : datetime
    most_silent : timedelta, optional
        How long ago the last pass may be; without it only what is overdue tells that no pass takes place.
    """
    failures = [*_passes(schedules, state, now, most_silent)]
    withheld = []
    for schedule in schedules:
        runs = state.runs("name = ?", (schedule.name,))
        failures += [line for run in runs if (line := _late(schedule, run, now))]
        # What a person tried once and nobody owes is no alarm.
        failed = [run for run in runs if run.state == "failed" and run.next_try is not None]
        failures += [typeset(f"{run.name} {run.period.key} : en échec — {run.reason}") for run in failed]
        if runs and runs[-1].state == "withheld":
            withheld.append(typeset(f"{schedule.name} {runs[-1].period.key} : édition retenue — {runs[-1].reason}"))
    waiting = state.rows("SELECT count(*), max(tries) FROM outbox WHERE sent IS NULL AND tries > 0")[0]
    if waiting[0]:
        failures.append(f"{count(waiting[0], 'avis', 'avis')} en attente d’envoi après {count(waiting[1], 'essai')}")
    return Health(tuple(failures), tuple(withheld))


def _passes(
    schedules: Sequence[Schedule], state: State, now: datetime, most_silent: timedelta | None
) -> list[str]:
    if not schedules:
        return []
    last = state.fact("pass_ended")
    if last is None:
        return ["aucun passage n’a encore eu lieu\u00a0: presscope schedule due n’est appelé par personne"]
    if most_silent is not None and now - last > most_silent:
        return [f"pas de passage depuis {duration_words((now - last).total_seconds())}"]
    found = []
    known = {row["name"]: row for row in state.rows("SELECT name, next FROM schedules")}
    for schedule in schedules:
        row = known.get(schedule.name)
        if row is None and _written(schedule.definition, now) > GRACE:
            found.append(f"{schedule.name}\u00a0: aucun passage n’a encore pris ce calendrier en compte")
        if row is not None and (due := from_text(row["next"])) + GRACE < now:
            when = moment_words(due, schedule.fields.zone)
            found.append(f"{schedule.name}\u00a0: l’échéance du {when} n’a pas été prise en compte")
    return found


def _written(definition: Path, now: datetime) -> timedelta:
    """Return how long ago a definition was written."""
    if not definition.is_file():
        return timedelta()
    return now - datetime.fromtimestamp(definition.stat().st_mtime, UTC)


def _late(schedule: Schedule, run: Run, now: datetime) -> str:
    """Return a line for a run that should be over by now."""
    if run.state == "running" and run.started is not None:
        if run.started + timedelta(seconds=schedule.fields.timeout) + GRACE < now:
            return typeset(f"{run.name} {run.period.key} : commencé et jamais terminé")
    elif run.state == "due" and run.next_try is not None and run.next_try + GRACE < now:
        return typeset(f"{run.name} {run.period.key} : à faire et pas commencé")
    return ""
