"""Each guarantee of a schedule, and the fault that would break it, made on purpose."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import InputError
from analysis.notices.notice import Notice
from analysis.scheduling.by_hand import run_by_hand
from analysis.scheduling.jobs import Job, Result
from analysis.scheduling.locks import try_lock
from analysis.scheduling.passes import serve
from analysis.scheduling.runs import MOST_INTERRUPTIONS
from analysis.scheduling.state import open_state


def test_a_schedule_seen_for_the_first_time_owes_nothing_before(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-03-15 12:00")
    assert world.jobs == []
    world.at("2024-04-01 05:01")
    assert world.editions("acteurs") == ["2024-03"]


def test_a_schedule_with_a_since_owes_from_then(world: Any) -> None:
    world.plan("acteurs", every="month", since="2024-01-01")
    world.at("2024-03-15 12:00")
    assert world.editions("acteurs") == ["2023-12", "2024-01", "2024-02"]


def test_missed_periods_are_caught_up_once_each_after_a_downtime(world: Any) -> None:
    world.plan("acteurs", every="week")
    world.at("2024-01-02 00:00")
    world.at("2024-02-14 00:00")
    assert [job.period.key for job in world.jobs] == [f"2024-W{week:02d}" for week in range(1, 7)]
    world.after(hours=1)
    assert len(world.jobs) == 6


def test_the_run_is_given_the_days_of_its_period(world: Any) -> None:
    world.plan("acteurs", every="quarter", keep=3)
    world.at("2024-03-31 00:00")
    world.at("2024-04-02 00:00")
    (job,) = world.jobs
    assert (job.parameters["start"], job.parameters["end"], job.keep) == ("2024-01-01", "2024-03-31", 3)


def test_times_that_fall_into_one_period_make_one_run(world: Any) -> None:
    world.plan("acteurs", cron="0 * * * *", period="previous_month")
    world.at("2024-01-31 20:30")
    for _ in range(50):
        world.after(hours=1)
    assert [job.period.key for job in world.jobs] == ["2023-12", "2024-01"]


def test_a_run_killed_after_its_edition_was_published_is_not_made_again(world: Any) -> None:
    def killed_after(job: Job) -> Result:
        if not job.adopt:
            world.write(job)
            raise world.Killed
        return Result("published")

    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.render = killed_after
    with pytest.raises(world.Killed):
        world.at("2024-02-01 12:00")
    written = (world.place.out / "acteurs" / "2024-01" / "provenance.json").stat().st_ino
    world.after(minutes=5)
    assert [job.adopt for job in world.jobs] == [False, True]
    assert world.states() == {"acteurs 2024-01": "published"}
    assert (world.place.out / "acteurs" / "2024-01" / "provenance.json").stat().st_ino == written


def test_a_taken_over_edition_whose_ending_fails_is_still_not_made_again(world: Any) -> None:
    def published_then_troubled(job: Job) -> Result:
        if not job.adopt:
            world.write(job)
            raise world.Killed
        return Result("failed", "disk", "Le disque est plein") if len(world.jobs) < 3 else Result("published")

    world.plan("acteurs", every="month", retries=1)
    world.at("2024-01-31 12:00")
    world.render = published_then_troubled
    with pytest.raises(world.Killed):
        world.at("2024-02-01 12:00")
    world.after(minutes=5)
    world.after(minutes=30)
    assert [job.adopt for job in world.jobs] == [False, True, True]
    assert world.states() == {"acteurs 2024-01": "published"}


def test_a_run_killed_before_its_edition_was_published_is_made_again(world: Any) -> None:
    def killed(job: Job) -> Result:
        raise world.Killed

    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.render = killed
    with pytest.raises(world.Killed):
        world.at("2024-02-01 12:00")
    assert world.states() == {"acteurs 2024-01": "running"}
    world.render = None
    world.after(minutes=5)
    assert world.states() == {"acteurs 2024-01": "published"}
    assert [job.adopt for job in world.jobs] == [False, False]


def test_an_older_edition_of_the_period_is_not_taken_for_the_one_a_killed_run_made(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.at("2024-02-01 12:00")
    state = open_state(world.place.state)
    state.connection.execute("UPDATE runs SET state = 'due', next_try = slot, started = NULL")

    def killed(job: Job) -> Result:
        raise world.Killed

    world.render = killed
    with pytest.raises(world.Killed):
        world.after(minutes=5)
    world.render = None
    world.after(minutes=5)
    assert [job.adopt for job in world.jobs] == [False, False, False]
    state.close()


def test_a_run_that_kills_its_scheduler_every_time_is_given_up_and_told(world: Any) -> None:
    def killed(job: Job) -> Result:
        raise world.Killed

    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.render = killed
    world.clock.time = world.clock.time.replace(month=2, day=1)
    for _ in range(MOST_INTERRUPTIONS + 1):
        with pytest.raises(world.Killed):
            world.after(minutes=5)
    world.after(minutes=5)
    assert world.states() == {"acteurs 2024-01": "failed"}
    assert world.kinds() == ["failure"]


def test_two_schedulers_never_run_one_report_at_a_time(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.clock.time = world.clock.time.replace(month=2, day=1)
    inner: list[Any] = []

    def another_scheduler_comes(job: Job) -> Result:
        inner.append(world.look())  # a whole pass: the first one is under way
        runner = world.runner()
        inner.append(runner.attempt(world.plans["acteurs"], "2024-01", by_hand=True))  # one report, by hand
        runner.state.close()
        world.write(job)
        return Result("published")

    world.render = another_scheduler_comes
    world.look()
    assert inner[0].busy
    assert inner[1] == "busy"
    assert len(world.jobs) == 1


def test_without_the_lock_two_schedulers_would_run_it_twice(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import contextmanager

    @contextmanager
    def no_lock(*_: Any, **__: Any) -> Any:
        yield True

    monkeypatch.setattr("analysis.scheduling.passes.try_lock", no_lock)
    monkeypatch.setattr("analysis.scheduling.runs.try_report", no_lock)
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.clock.time = world.clock.time.replace(month=2, day=1)

    def another_scheduler_comes(job: Job) -> Result:
        if len(world.jobs) < 2:
            world.look()
        return Result("published")

    world.render = another_scheduler_comes
    world.look()
    assert len(world.jobs) == 2


def test_a_render_process_that_outlived_its_scheduler_keeps_the_report(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    with try_lock(world.place.locks / "acteurs.rendering.lock"):
        assert world.at("2024-02-01 12:00").ended == {("acteurs", "2024-01"): "busy"}
    assert world.jobs == []
    world.after(minutes=5)
    assert world.states() == {"acteurs 2024-01": "published"}


def test_retries_come_with_growing_waits_and_then_one_notice(world: Any) -> None:
    world.plan("acteurs", every="month", retries=2, backoff="10min")
    world.at("2024-01-31 12:00")
    world.render = world.failing()
    tried = []
    world.clock.time = world.clock.time.replace(month=2, day=1)
    for minute in range(0, 60, 5):
        before = len(world.jobs)
        world.after(minutes=5)
        tried += [minute] * (len(world.jobs) - before)
    assert tried == [0, 10, 30]
    assert world.kinds() == ["failure"]
    assert world.states() == {"acteurs 2024-01": "failed"}


def test_a_failed_period_is_not_lost_once_its_cause_is_mended(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.render = world.failing()
    world.at("2024-02-01 12:00")
    world.after(minutes=30)
    assert len(world.jobs) == 1
    world.after(days=10)
    world.render = None
    world.after(days=1)
    assert world.states() == {"acteurs 2024-01": "published"}
    assert world.kinds() == ["failure", "recovery"]


def test_a_failure_keeps_the_last_good_edition(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.at("2024-02-01 12:00")
    world.render = world.failing()
    world.at("2024-03-01 12:00")
    assert world.editions("acteurs") == ["2024-01"]
    assert world.states() == {"acteurs 2024-01": "published", "acteurs 2024-02": "failed"}


def test_a_renderer_that_raises_has_failed_and_the_pass_goes_on(world: Any) -> None:
    def broken(job: Job) -> Result:
        if job.name == "acteurs":
            raise ValueError("un passage du texte")
        return Result("published")

    world.plan("acteurs", every="month")
    world.plan("themes", every="month")
    world.at("2024-01-31 12:00")
    world.render = broken
    report = world.at("2024-02-01 12:00")
    assert set(report.ended.values()) == {"failed", "published"}
    assert report.exit_code == 1
    assert "un passage" not in str(world.sent) + world.place.journal.read_text()


def test_forty_reports_that_fail_for_one_corpus_are_one_notice(world: Any) -> None:
    for number in range(40):
        world.plan(f"rapport-{number:02d}", every="week")
    world.at("2024-01-31 12:00")
    world.render = world.failing()
    world.at("2024-02-05 12:00")
    ((notice, channel),) = world.sent
    assert (notice.kind, channel, len(notice.reports)) == ("failure", "operations", 40)
    assert notice.subject == "40\xa0rapports"
    world.at("2024-02-12 12:00")
    assert len(world.sent) == 1  # the next period fails for what is known
    world.render = None
    world.at("2024-02-13 12:00")
    assert world.kinds() == ["failure", "recovery"]


def test_two_causes_in_one_pass_are_one_notice_with_both(world: Any) -> None:
    world.plan("acteurs", every="week")
    world.plan("themes", every="week")
    world.at("2024-01-31 12:00")
    world.render = lambda job: Result("failed", f"cause {job.name}", f"Motif de {job.name}")
    world.at("2024-02-05 12:00")
    ((notice, _),) = world.sent
    assert sum("Motif de" in line for line in notice.lines) == 2


def test_a_withheld_edition_goes_to_the_editor_and_exits_with_3(world: Any) -> None:
    world.plan("acteurs", every="week")
    world.at("2024-01-31 12:00")
    world.render = lambda job: Result("withheld", "min_documents:presse", "3 textes pour 20 demandés")
    report = world.at("2024-02-05 12:00")
    ((notice, channel),) = world.sent
    assert (notice.kind, channel, report.exit_code) == ("withheld", "redaction", 3)
    assert world.editions("acteurs") == []


def test_a_failure_beside_a_withheld_edition_exits_with_1(world: Any) -> None:
    world.plan("acteurs", every="week")
    world.plan("themes", every="week")
    world.at("2024-01-31 12:00")
    world.render = lambda job: Result("withheld" if job.name == "themes" else "failed", "x", "Motif")
    assert world.at("2024-02-05 12:00").exit_code == 1
    assert sorted(world.kinds()) == ["failure", "withheld"]


def test_a_withheld_edition_is_looked_at_again_for_a_month_and_no_longer(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.render = lambda job: Result("withheld", "min_documents:presse", "3 textes pour 20 demandés")
    world.at("2024-02-01 12:00")
    for _ in range(60):
        world.after(hours=12)
    seen = sum(job.period.key == "2024-01" for job in world.jobs)
    assert 28 <= seen <= 32
    for _ in range(60):
        world.after(hours=12)
    assert sum(job.period.key == "2024-01" for job in world.jobs) <= 32
    assert world.kinds() == ["withheld"]


def test_a_later_edition_ends_what_withheld_an_earlier_one_and_the_next_time_is_told_again(world: Any) -> None:
    bad = {"2024-W05", "2024-W07"}

    def scarce(job: Job) -> Result:
        return Result("withheld", "min_documents:p", "trop peu") if job.period.key in bad else Result("published")

    world.plan("acteurs", every="week")
    world.at("2024-02-04 12:00")
    world.render = scarce
    for day in (5, 12, 19):
        world.at(f"2024-02-{day:02d} 12:00")
    assert world.kinds() == ["withheld", "recovery", "withheld"]


def test_a_since_that_is_written_later_counts_too(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.at("2024-02-01 12:00")
    world.replan("acteurs", since=dt.date(2023, 11, 1))
    world.at("2024-02-02 12:00")
    assert world.editions("acteurs") == ["2023-10", "2023-11", "2023-12", "2024-01"]
    assert [job.period.key for job in world.jobs] == ["2024-01", "2023-10", "2023-11", "2023-12"]


def test_an_edition_withheld_after_a_long_stop_is_waited_for_as_long_as_any(world: Any) -> None:
    world.plan("acteurs", every="year")
    world.at("2023-12-30 12:00")
    world.render = lambda job: Result("withheld", "silent_source:presse:x", "La source x se tait")
    world.at("2024-03-01 12:00")  # the machine was off for two months
    world.render = None
    world.at("2024-03-03 12:00")
    assert world.editions("acteurs") == ["2023"]


def test_a_success_is_told_only_if_asked(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.plan("themes", every="month", notify_success=True)
    world.at("2024-01-31 12:00")
    world.at("2024-02-01 12:00")
    ((notice, channel),) = world.sent
    assert (notice.kind, notice.reports, channel) == ("success", ("themes",), "redaction")
    assert notice.link.endswith("themes/2024-01/themes.html")


def test_a_notice_that_cannot_be_sent_breaks_no_pass_and_is_sent_by_the_next(world: Any) -> None:
    def down(_notice: Notice, _channel: str) -> None:
        raise ConnectionRefusedError("smtp")

    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.render = world.failing()
    world.at("2024-02-01 12:00", send=down)
    assert world.sent == []
    world.after(minutes=5)
    world.after(minutes=5)
    assert world.kinds() == ["failure"]


def test_a_scheduler_killed_before_it_told_leaves_it_to_the_next(world: Any) -> None:
    def fails_then_dies(job: Job) -> Result:
        if job.name == "themes":
            raise world.Killed
        return Result("failed", "corpus", "Le corpus est illisible")

    world.plan("acteurs", every="month")
    world.plan("themes", every="month")
    world.at("2024-01-31 12:00")
    world.render = fails_then_dies
    with pytest.raises(world.Killed):
        world.at("2024-02-01 12:00")
    assert world.sent == []
    world.render = None
    world.after(minutes=5)
    assert world.kinds() == ["failure"]


def test_a_scheduler_killed_while_it_sends_tells_the_same_again_rather_than_nothing(world: Any) -> None:
    def sends_and_dies(notice: Notice, channel: str) -> None:
        world.send(notice, channel)
        raise world.Killed

    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.render = world.failing()
    with pytest.raises(world.Killed):
        world.at("2024-02-01 12:00", send=sends_and_dies)
    world.after(minutes=5)
    first, second = (notice for notice, _ in world.sent)
    assert first == second
    assert any("incident n°" in line for line in first.lines)


def test_each_channel_is_told_of_what_concerns_it(world: Any) -> None:
    world.plan("acteurs", every="month", channels=("a",))
    world.plan("themes", every="month", channels=("a", "b"))
    world.at("2024-01-31 12:00")
    world.render = world.failing()
    world.at("2024-02-01 12:00")
    assert {channel: notice.reports for notice, channel in world.sent} == {
        "a": ("acteurs", "themes"),
        "b": ("themes",),
    }


def test_a_changed_schedule_counts_from_the_next_pass_and_loses_nothing(world: Any) -> None:
    world.plan("acteurs", every="month")
    world.at("2024-01-31 12:00")
    world.replan("acteurs", every="week")
    world.at("2024-02-06 12:00")
    assert world.editions("acteurs") == ["2024-W05"]


def test_a_clock_set_back_runs_nothing_twice(world: Any) -> None:
    world.plan("acteurs", every="day")
    world.at("2024-01-31 12:00")
    world.at("2024-02-02 12:00")
    world.at("2024-01-30 12:00")
    world.at("2024-02-02 13:00")
    assert [job.period.key for job in world.jobs] == ["2024-01-31", "2024-02-01"]


def test_serve_makes_pass_after_pass_and_outlives_a_broken_definition(world: Any) -> None:
    plan = world.plan("acteurs", every="day")
    world.at("2024-01-31 12:00")
    seen: list[int] = []

    def read() -> list[Any]:
        seen.append(1)
        if len(seen) == 2:
            raise InputError("half saved")
        return [plan]

    runner = world.runner()
    serve(runner, read, world.send, every=86400, passes=3)
    runner.state.close()
    assert world.editions("acteurs") == ["2024-01-31", "2024-02-01"]


def test_a_state_of_another_version_is_not_touched(tmp_path: Path) -> None:
    state = open_state(tmp_path / "s.sqlite")
    state.connection.execute("PRAGMA user_version = 7")
    state.close()
    with pytest.raises(InputError, match="version 7"):
        open_state(tmp_path / "s.sqlite")


def test_a_state_that_is_no_database_is_an_error_of_the_input(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_text("rien" * 300)
    with pytest.raises(InputError, match=r"s\.sqlite"):
        open_state(tmp_path / "s.sqlite")


def test_what_a_person_ran_before_its_time_is_owed_all_the_same_once_it_has_come(world: Any) -> None:
    plan = world.plan("acteurs", every="month")
    world.at("2024-01-15 12:00")
    runner = world.runner()
    assert run_by_hand(runner, plan, "2024-01")[0] == "published"  # January is not over yet
    runner.state.close()
    world.after(days=1)
    assert len(world.jobs) == 1
    world.at("2024-02-01 12:00")
    assert [job.period.key for job in world.jobs] == ["2024-01", "2024-01"]
    assert [job.adopt for job in world.jobs] == [False, False]
    world.after(days=1)
    assert len(world.jobs) == 2


def test_a_run_by_hand_is_for_the_last_period_that_was_due(world: Any) -> None:
    plan = world.plan("acteurs", every="quarter")
    world.at("2024-05-15 12:00")
    runner = world.runner()
    ended, run = run_by_hand(runner, plan)
    runner.state.close()
    assert (ended, run.period.key) == ("published", "2024-Q1")


def test_a_run_by_hand_that_fails_is_not_tried_again_by_itself(world: Any) -> None:
    plan = world.plan("acteurs", every="quarter")
    world.at("2024-05-15 12:00")
    world.render = world.failing()
    runner = world.runner()
    assert run_by_hand(runner, plan, "2022-Q1")[0] == "failed"
    runner.state.close()
    world.after(days=3)
    assert len(world.jobs) == 1
    assert world.sent == []
