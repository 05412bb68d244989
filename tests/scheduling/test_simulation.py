"""A year of forty schedules in seconds: killed at random, in outages, over both clock changes, sometimes two at once.

The schedulers are processes that really receive SIGKILL; the clock is a file; the renderer writes editions as the real
one does, whole by a rename.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psutil
import pytest

from analysis.notices.notice import Notice
from analysis.scheduling.jobs import Job, Result
from analysis.scheduling.journal import read_journal
from analysis.scheduling.state import open_state

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the simulated schedulers are forked")

BEGIN = dt.datetime(2023, 12, 30, 12, tzinfo=dt.UTC)
END = dt.datetime(2025, 1, 6, 12, tzinfo=dt.UTC)
ZONE = ZoneInfo("Europe/Paris")
DAY = dt.timedelta(days=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEED = 20240331

#: First and last moment of an outage, its group of schedules, how it shows, and its cause.
OUTAGES = [
    (dt.datetime(2024, month, 27, tzinfo=dt.UTC), dt.datetime(2024, month, 27, tzinfo=dt.UTC) + days * DAY, group, kind,
     f"{kind}-corpus-{group}-{month:02d}")
    for month, days, group, kind in [
        (1, 5, 0, "failed"), (2, 4, 1, "failed"), (3, 6, 2, "failed"), (3, 6, 3, "withheld"), (5, 5, 0, "withheld"),
        (6, 6, 1, "failed"), (7, 5, 2, "failed"), (7, 5, 3, "failed"), (9, 6, 0, "failed"), (10, 6, 1, "failed"),
        (11, 5, 2, "withheld"),
    ]
]  # fmt: skip


def plan(world: Any) -> None:
    """Forty schedules: 1 of each day, 13 of each week, 18 of each month, 6 of each quarter, 2 of the year."""
    for number in range(40):
        at = f"{(number * 7) % 24:02d}:{(number * 13) % 60:02d}"
        common = {"retries": 1, "backoff": "10min", "at": at}
        name = f"rapport-{number:02d}"
        if number < 1:
            world.plan(name, every="day", **{**common, "at": "02:30"})  # the hour that is lost and comes twice
        elif number < 14:
            world.plan(name, every="week", weekday=WEEKDAYS[number % 7], **common)
        elif number < 32:
            world.plan(name, every="month", **common)
        elif number < 38:
            world.plan(name, every="quarter", **common)
        else:
            world.plan(name, every="year", **common)


def owed(every: str, weekday: str, at: str, until: dt.datetime) -> Iterator[str]:
    """Say by the calendar alone which periods a schedule owes: no cron, no state."""
    day = BEGIN.astimezone(ZONE).date() - DAY
    while dt.datetime.combine(day := day + DAY, dt.time.fromisoformat(at), ZONE) <= until:
        before = day - DAY
        if dt.datetime.combine(day, dt.time.fromisoformat(at), ZONE) <= BEGIN:
            continue
        if every == "day":
            yield before.isoformat()
        elif every == "week" and WEEKDAYS[day.weekday()] == weekday:
            year, week, _ = (day - 7 * DAY).isocalendar()
            yield f"{year}-W{week:02d}"
        elif every == "month" and day.day == 1:
            yield f"{before:%Y-%m}"
        elif every == "quarter" and day.day == 1 and day.month in (1, 4, 7, 10):
            yield f"{before.year}-Q{(before.month + 2) // 3}"
        elif every == "year" and (day.month, day.day) == (1, 1):
            yield f"{before.year}"


def append(path: Path, entry: dict[str, Any]) -> None:
    """Write a line in one call, so that a kill leaves it whole or not there."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(handle, (json.dumps(entry) + "\n").encode())
    os.close(handle)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


class Life:
    """What the simulated processes do; its methods run in forked children."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.folder: Path = world.folder
        self.clock_file = self.folder / "clock"
        world.render = self.render

    def render(self, job: Job) -> Result:
        now, key = self.world.clock.now(), f"{job.name}_{job.period.key}"
        group = int(job.name[-2:]) % 4
        for start, end, hit, kind, cause in OUTAGES:
            if hit == group and start <= now < end:
                append(self.folder / "returned", {"cause": cause, "run": key})
                (self.folder / f"stumbled_{key}").touch()  # one trouble at a time
                return Result(kind, cause, f"Motif {cause}")  # type: ignore[arg-type]
        if sum(key.encode()) % 7 == 0 and not (self.folder / f"stumbled_{key}").exists():
            (self.folder / f"stumbled_{key}").touch()
            return Result("failed", "passing", "Motif passager")
        there = (job.out / job.name / job.period.key).exists()
        if there and not job.adopt:
            append(self.folder / "twice", {"run": key})
        if not job.adopt:
            self.world.write(job)
        return Result("published")

    def send(self, notice: Notice, channel: str) -> None:
        append(self.folder / "sent", {"kind": notice.kind, "lines": notice.lines})

    def live(self, seed: int) -> None:
        """Make passes at random intervals until the year is over: minutes, hours, at times days without any."""
        rng = random.Random(seed)
        world = self.world
        while (now := dt.datetime.fromisoformat(self.clock_file.read_text())) < END:
            world.clock.time = now  # two schedulers have one clock
            if world.look(self.send).busy:
                time.sleep(0.002)  # time goes by for the one at work, too, and not because another waits for it
                continue
            hours = rng.choice([0.2, 6, 12, 18, 24]) if rng.random() < 0.97 else rng.uniform(30, 140)
            hours = -0.5 if rng.random() < 0.02 else hours  # someone set the clock back
            world.clock.time += dt.timedelta(hours=hours)
            scratch = self.folder / f"clock-{os.getpid()}"
            scratch.write_text(world.clock.time.isoformat())
            scratch.replace(self.clock_file)

    def fork(self, seed: int) -> int:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                self.live(seed)
                code = 0
            finally:
                os._exit(code)
        return pid


def let_work(life: Life, pids: list[int], days: float, seconds: float) -> None:
    """Wait until so many days of the year have passed, and into the next pass: a fast machine makes no other year."""
    end = time.monotonic() + 20
    until = dt.datetime.fromisoformat(life.clock_file.read_text()) + dt.timedelta(days=days)
    while time.monotonic() < end and dt.datetime.fromisoformat(life.clock_file.read_text()) < until:
        time.sleep(0.001)
        if any(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE for pid in pids):
            return  # one of them has seen the end of the year
    time.sleep(seconds)


def run_year(life: Life) -> int:
    """Fork schedulers, sometimes two, kill them at random, until one has seen the end of the year."""
    rng = random.Random(SEED)
    life.clock_file.write_text(BEGIN.isoformat())
    kills, done = 0, False
    while not done:
        pids = [life.fork(rng.randrange(10**9)) for _ in range(2 if rng.random() < 0.2 else 1)]
        let_work(life, pids, rng.uniform(0, 20), rng.uniform(0, 0.02))
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            if os.WIFSIGNALED(status):
                kills += 1
            else:
                assert os.WEXITSTATUS(status) == 0, "a scheduler died by itself"
                done = True
    return kills


@pytest.fixture
def in_memory() -> Iterator[Path]:
    """A folder that costs no disk: ten thousand small files are written."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="presscope-year-", dir=place) as folder:
        yield Path(folder)


def test_a_year_of_forty_schedules_publishes_every_period_once_and_tells_each_cause_once(
    world: Any, in_memory: Path
) -> None:
    world.folder, world.clock.time = in_memory, BEGIN
    plan(world)
    life = Life(world)
    kills = run_year(life)
    world.clock.time = END
    for hours in (24, 24, 24, 0.2, 0.2):  # what failed last is tried again within a day
        world.look(life.send)
        world.clock.time += dt.timedelta(hours=hours)
    world.look(life.send)
    until = world.clock.time

    assert kills >= 20
    state = open_state(world.place.state, durable=False)
    assert state.runs("state != 'published'") == []
    state.close()
    for name, schedule in world.plans.items():
        fields = schedule.fields
        wanted = sorted(owed(str(fields.every), fields.weekday, fields.at, until))
        assert [one for one in world.editions(name) if not one.startswith(".")] == wanted, name
        for key in wanted:
            folder = world.place.out / name / key
            assert {path.name for path in folder.iterdir()} == {"provenance.json", f"{name}.html"}
            assert (folder / f"{name}.html").read_text().endswith("\n")
    assert lines(world.folder / "twice") == []
    check_told(world)


def check_told(world: Any) -> None:
    """Each cause that outlived the retries was told once and taken back once; passing ones never were."""
    # A scheduler killed between sending and noting it sends the same notice again: one and the same.
    sent = {json.dumps(entry, sort_keys=True) for entry in lines(world.folder / "sent")}
    notices = [json.loads(entry) for entry in sent]
    returned = Counter((entry["cause"], entry["run"]) for entry in lines(world.folder / "returned"))
    journal = read_journal(world.place.journal, last=10**9)
    broken = Counter(f"{e['report']}_{e['period']}" for e in journal if e["step"] == "interrupted")
    told_of = 0
    for *_, kind, cause in OUTAGES:
        began = [n for n in notices if n["kind"] in ("failure", "withheld") and cause in "".join(n["lines"])]
        over = [n for n in notices if n["kind"] == "recovery" and cause in "".join(n["lines"])]
        assert len(began) == len(over) <= 1, (cause, began, over)
        enough = 2 if kind == "failed" else 1
        if any(n - broken[run] >= enough for (c, run), n in returned.items() if c == cause):
            assert len(began) == 1, cause
        told_of += len(began)
    assert told_of >= 6
    assert not any("passager" in line for notice in notices for line in notice["lines"])
