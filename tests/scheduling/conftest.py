"""A small world: definitions in code, a clock that is moved, a renderer that writes files, a sender that remembers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from analysis.notices.notice import Notice
from analysis.rendering.schedule_fields import ScheduleFields
from analysis.scheduling.clocks import ManualClock
from analysis.scheduling.jobs import Job, Result
from analysis.scheduling.journal import Journal
from analysis.scheduling.passes import PassReport, make_pass
from analysis.scheduling.places import Place, Schedule
from analysis.scheduling.runs import Runner
from analysis.scheduling.state import open_state


class Killed(BaseException):
    """What a SIGKILL is to the code: nothing after it runs, no one catches it."""


def write_fake_edition(job: Job) -> None:
    """Write an edition whole, by a rename, the way the real one is put in place."""
    target = job.out / job.name / job.period.key
    scratch = target.with_name(f".{job.period.key}-{os.getpid()}")
    scratch.mkdir(parents=True, exist_ok=True)
    for name in ("provenance.json", f"{job.name}.html"):
        (scratch / name).write_text(f"{job.name} {job.parameters['start']} {job.parameters['end']}\n")
    if target.exists():
        shutil.rmtree(target)
    scratch.rename(target)


@dataclass
class World:
    """A scheduler in a folder."""

    folder: Path
    clock: ManualClock
    render: Callable[[Job], Result] | None = None
    heartbeat_url: str = ""
    jobs: list[Job] = field(default_factory=list)
    sent: list[tuple[Notice, str]] = field(default_factory=list)
    plans: dict[str, Schedule] = field(default_factory=dict)

    Killed = Killed
    write = staticmethod(write_fake_edition)

    @staticmethod
    def failing(cause: str = "corpus", reason: str = "Le corpus est illisible") -> Callable[[Job], Result]:
        return lambda _job: Result("failed", cause, reason)

    @property
    def place(self) -> Place:
        return Place(self.folder / "site", self.folder / "schedule.sqlite", self.folder, None, self.heartbeat_url)

    def plan(self, name: str, **fields: Any) -> Schedule:
        fields = {"retries": 0, **fields}
        channels = fields.pop("channels", ("operations",)), fields.pop("editors", ("redaction",))
        found = Schedule(name, self.folder / f"{name}.yaml", ScheduleFields(**fields), {}, *channels)
        self.plans[name] = found
        return found

    def replan(self, name: str, **fields: Any) -> None:
        self.plans[name] = replace(self.plans[name], fields=self.plans[name].fields.model_copy(update=fields))

    def _render(self, job: Job) -> Result:
        self.jobs.append(job)
        if self.render is not None:
            return self.render(job)
        if not job.adopt:
            write_fake_edition(job)
        return Result("published")

    def send(self, notice: Notice, channel: str) -> None:
        self.sent.append((notice, channel))

    def runner(self) -> Runner:
        state = open_state(self.place.state, durable=False)
        journal = Journal(self.place.journal, self.clock)
        return Runner(self.place, state, self.clock, self._render, journal)

    def look(self, send: Any = None) -> PassReport:
        """Make one pass as a new process would: with nothing in memory."""
        runner = self.runner()
        try:
            return make_pass(runner, list(self.plans.values()), send or self.send)
        finally:
            runner.state.close()

    def at(self, text: str, send: Any = None) -> PassReport:
        self.clock.time = datetime.fromisoformat(text).replace(tzinfo=UTC)
        return self.look(send)

    def after(self, **delta: float) -> PassReport:
        self.clock.time += timedelta(**delta)
        return self.look()

    def states(self) -> dict[str, str]:
        state = open_state(self.place.state, durable=False)
        try:
            return {f"{run.name} {run.period.key}": run.state for run in state.runs()}
        finally:
            state.close()

    def editions(self, name: str) -> list[str]:
        folder = self.place.out / name
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    def kinds(self) -> list[str]:
        return [notice.kind for notice, _ in self.sent]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield World(tmp_path, ManualClock(datetime(2024, 1, 1, 0, tzinfo=UTC)))
