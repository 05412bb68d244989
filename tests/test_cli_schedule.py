from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.errors import DefinitionError, ParameterError
from analysis.rendering.schedule_fields import ScheduleFields
from analysis.scheduling.child import render_job
from analysis.scheduling.clocks import SystemClock
from analysis.scheduling.jobs import Job, Result
from analysis.scheduling.logical import parse_period
from analysis.scheduling.process import ProcessRenderer

RUN = CliRunner()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "definitions").mkdir()
    told = tmp_path / "told.json"
    (tmp_path / "presscope.yaml").write_text(
        f"corpus: sample\nnotify:\n  bureau:\n    kind: command\n    command: [tee, -a, '{told}']\n"
    )
    (tmp_path / "definitions" / "acteurs.yaml").write_text(
        "notebook: 02_actors.ipynb\nschedule:\n  every: quarter\n  since: 2023-06-30\n  retries: 0\n  notify: bureau\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answer(monkeypatch: pytest.MonkeyPatch, state: str, reason: str = "") -> list[Job]:
    jobs: list[Job] = []

    def render(_self: Any, job: Job) -> Result:
        jobs.append(job)
        return Result(state, state, reason)  # type: ignore[arg-type]

    monkeypatch.setattr(ProcessRenderer, "__call__", render)
    return jobs


def invoke(*arguments: str) -> Any:
    return RUN.invoke(app, ["schedule", *arguments])


def test_due_runs_what_is_due_and_exits_with_0(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = answer(monkeypatch, "published")
    assert invoke("due").exit_code == 0
    assert [job.period.key for job in jobs][:2] == ["2023-Q2", "2023-Q3"]
    assert invoke("due").exit_code == 0
    assert len(jobs) == len({job.period.key for job in jobs})
    assert invoke("health").exit_code == 0


@pytest.mark.parametrize(("state", "code", "kind"), [("failed", 1, "failure"), ("withheld", 3, "withheld")])
def test_failed_and_withheld_have_codes_and_notices_of_their_own(
    project: Path, monkeypatch: pytest.MonkeyPatch, state: str, code: int, kind: str
) -> None:
    answer(monkeypatch, state, "Motif en clair")
    assert invoke("due").exit_code == code
    assert invoke("health").exit_code == code
    told = json.loads((project / "told.json").read_text())
    assert kind in json.dumps(told)


def test_run_makes_one_period_and_says_where_it_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = answer(monkeypatch, "published")
    done = invoke("run", "acteurs", "--period", "2023-T3")
    assert (done.exit_code, done.output.strip()) == (0, str(project / "reports" / "site" / "acteurs" / "2023-Q3"))
    assert jobs[0].parameters["start"] == "2023-07-01"


def test_run_by_hand_exits_with_what_happened_and_tells_nobody(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "withheld", "Trop peu de textes")
    done = invoke("run", "acteurs", "--period", "2022-Q3")
    assert (done.exit_code, "Trop peu" in done.output) == (3, True)
    assert not (project / "told.json").exists()
    jobs = answer(monkeypatch, "failed")
    assert invoke("run", "acteurs", "--period", "2022-Q3", "--anyway").exit_code == 1
    assert (jobs[0].min_documents, jobs[0].silent_source_days) == (None, None)


def test_a_published_period_stays_published_if_a_run_by_hand_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "published")
    invoke("due")
    answer(monkeypatch, "failed")
    assert invoke("run", "acteurs", "--period", "2023-Q3").exit_code == 1
    assert invoke("health").exit_code == 0


def test_a_period_of_the_future_is_refused(project: Path) -> None:
    done = invoke("run", "acteurs", "--period", "2999-Q1")
    assert isinstance(done.exception, ParameterError) and "has begun" in str(done.exception)


def test_what_failed_is_tried_at_once_where_someone_asks_for_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = answer(monkeypatch, "failed")
    assert invoke("due").exit_code == 1
    n = len(jobs)
    assert (invoke("due").exit_code, len(jobs)) == (0, n)
    assert (invoke("due", "--again").exit_code, len(jobs)) == (1, 2 * n)
    answer(monkeypatch, "published")
    assert invoke("due", "--again").exit_code == 0
    assert invoke("health").exit_code == 0


def test_where_nothing_is_planned_every_command_says_so(project: Path) -> None:
    (project / "definitions" / "acteurs.yaml").write_text("notebook: 02_actors.ipynb\n")
    for command in ("check", "list", "due", "health"):
        done = invoke(command)
        assert (done.exit_code, "Aucun rapport n’est planifié" in done.output) == (0, True), command


def test_the_list_counts_what_is_to_be_caught_up(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(line for line in invoke("list").output.splitlines() if "acteurs" in line)
    waiting = int(row.split("│")[-2])
    jobs = answer(monkeypatch, "published")
    invoke("due")
    assert len(jobs) == waiting >= 2
    row = next(line for line in invoke("list").output.splitlines() if "acteurs" in line)
    assert int(row.split("│")[-2]) == 0


def test_unknown_reports_and_periods_are_refused(project: Path) -> None:
    assert isinstance(invoke("run", "acteur").exception, DefinitionError)
    assert isinstance(invoke("run", "acteurs", "--period", "2023").exception, ParameterError)


def test_check_and_list_say_what_is_planned(project: Path) -> None:
    done = invoke("check")
    assert (done.exit_code, "No fault in 1 schedule." in done.output) == (0, True)
    assert "acteurs" in invoke("list").output
    (project / "definitions" / "b.yaml").write_text("notebook: none.ipynb\n")
    broken = invoke("check")
    assert isinstance(broken.exception, DefinitionError)
    assert broken.exception.exit_code == 2


def test_log_prints_words_or_the_json_as_it_is_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "published")
    invoke("run", "acteurs", "--period", "2023-Q3")
    assert "édition publiée" in invoke("log", "acteurs").output
    assert json.loads(invoke("log", "acteurs", "-n", "1", "--json").output)["step"] == "published"


@pytest.mark.parametrize("kind", ["systemd", "cron"])
def test_export_prints_or_writes_what_makes_the_passes(project: Path, kind: str) -> None:
    assert "schedule due --state" in invoke("export", kind).output
    assert invoke("export", kind, "--to", "units").exit_code == 0
    assert list((project / "units").iterdir())


@pytest.fixture
def small_project(project: Path) -> Path:
    """A corpus of two texts and a notebook that hardly does anything."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    lines = ['corpus: str = "sample"  # c', 'start: str = "2021-01-01"  # s', 'end: str = "2024-12-31"  # e',
             'lang: str = "fr"  # l', 'lexicon: str = ""  # x']  # fmt: skip
    cells = [
        new_markdown_cell("# Un petit rapport", id="title"),
        new_code_cell("\n".join(lines), id="parameters", metadata={"tags": ["parameters"]}),
        new_code_cell("print(start, end)", id="work"),
    ]
    (project / "corpus").mkdir()
    for day in ("2023-05-02", "2023-06-12"):
        text = f"{day}\n\nLe préfet a inauguré la halle du marché devant les habitants du bourg.\n"
        (project / "corpus" / f"{day}.txt").write_text(text)
    (project / "notebooks").mkdir()
    nbformat.write(new_notebook(cells=cells), project / "notebooks" / "petit.ipynb")
    settings = project / "presscope.yaml"
    settings.write_text(settings.read_text().replace("corpus: sample", "corpus: corpus"))
    plan = "notebook: petit.ipynb\nschedule: {every: quarter, since: 2023-06-30, retries: 0, min_documents: 2}\n"
    (project / "definitions" / "acteurs.yaml").write_text(plan)
    return project


@pytest.mark.slow
def test_a_real_run_gives_the_same_bytes_again_and_a_period_without_texts_is_withheld(small_project: Path) -> None:
    folder = small_project / "reports" / "site" / "acteurs" / "2023-Q2"
    assert invoke("run", "acteurs", "--period", "2023-Q2").exit_code == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert b"2023-04-01 2023-06-30" in first["acteurs.ipynb"]
    assert invoke("run", "acteurs", "--period", "2023-Q2").exit_code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == first
    definition = small_project / "definitions" / "acteurs.yaml"
    period = parse_period("2023-Q3", ScheduleFields(every="quarter"))
    given = {"corpus": str(small_project / "corpus")}
    withheld = render_job(Job("acteurs", definition, period, given, small_project / "site", min_documents=2))
    assert (withheld.state, withheld.reason[:13]) == ("withheld", "0\xa0texte daté ")
    missing = render_job(Job("acteurs", definition, period, {"corpus": "/absent"}, small_project / "site"))
    assert (missing.state, missing.cause) == ("failed", "CorpusError:'/absent'")


@pytest.mark.slow
def test_due_catches_up_several_real_reports_tells_of_them_and_then_has_nothing_to_do(
    small_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemClock, "now", lambda _self: datetime(2025, 1, 15, tzinfo=UTC))
    settings = small_project / "presscope.yaml"
    settings.write_text(settings.read_text() + "schedule: {editor: [bureau]}\n")
    recent = "since: 2023-06-30, retries: 0, keep: 1, notify_success: true"
    (small_project / "definitions" / "acteurs.yaml").write_text(
        f"title: Acteurs\nnotebook: petit.ipynb\nschedule: {{every: year, {recent}}}\n"
    )
    (small_project / "definitions" / "themes.yaml").write_text(
        "title: Thèmes\nnotebook: petit.ipynb\nschedule: {every: year, since: 2024-06-30, min_documents: 9}\n"
    )
    assert invoke("due").exit_code == 3  # the other report has too few texts
    site = small_project / "reports" / "site"
    years = sorted(path.name for path in (site / "acteurs").glob("2*"))
    assert years == ["2023", "2024"]
    assert [(site / "acteurs" / year / "removed.json").exists() for year in years] == [True, False]
    assert (site / "acteurs" / "latest").resolve() == (site / "acteurs" / years[-1]).resolve()
    assert not (site / "themes").exists()
    told = (small_project / "told.json").read_text()
    assert told.count('"kind": "success"') == told.count('"kind": "withheld"') == 1
    journal = (small_project / "reports" / "schedule.log.jsonl").read_text()
    assert invoke("due").exit_code == 0
    assert (small_project / "reports" / "schedule.log.jsonl").read_text() == journal
    assert invoke("health").exit_code == 3
    (small_project / "definitions" / "themes.yaml").write_text(
        "title: Thèmes\nnotebook: petit.ipynb\nschedule: {every: year, since: 2024-06-30}\n"
    )
    assert invoke("due", "--again").exit_code == 0
    assert (site / "themes" / "latest" / "themes.html").is_file()
    assert invoke("health").exit_code == 0
