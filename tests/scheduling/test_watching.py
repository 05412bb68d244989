"""Heartbeat, health, journal and check: whether a person sees that something did not happen."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import DefinitionError
from analysis.scheduling.checking import check_schedules
from analysis.scheduling.health import judge_health, list_standings
from analysis.scheduling.jobs import Result
from analysis.scheduling.journal import read_journal
from analysis.scheduling.places import find_place
from analysis.scheduling.state import open_state

NOW = datetime(2023, 7, 3, 12, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Any]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.server.calls.append(self.path)  # type: ignore[attr-defined]
            self.send_response(self.server.answer)  # type: ignore[attr-defined]
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            return

    found = HTTPServer(("127.0.0.1", 0), Handler)
    found.calls, found.answer = [], 200  # type: ignore[attr-defined]
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield found
    found.shutdown()
    found.server_close()
    thread.join()


def steps(world: Any) -> list[str]:
    return [entry["step"] for entry in read_journal(world.place.journal)]


def test_the_heartbeat_is_called_after_each_pass(world: Any, server: Any) -> None:
    world.heartbeat_url = f"http://127.0.0.1:{server.server_port}/ping/secret"
    world.look()
    world.after(minutes=5)
    assert server.calls == ["/ping/secret"] * 2
    assert "secret" not in world.place.journal.read_text()


def test_a_heartbeat_that_fails_breaks_no_pass(world: Any, server: Any) -> None:
    server.answer = 500
    world.heartbeat_url = f"http://127.0.0.1:{server.server_port}/"
    world.plan("acteurs", every="day")
    world.look()
    world.heartbeat_url = "http://127.0.0.1:1/nobody"
    world.after(days=1)
    assert steps(world).count("heartbeat_failed") == 2
    assert world.editions("acteurs") == ["2023-12-31"]


def test_no_heartbeat_is_given_where_no_pass_was_made(world: Any, server: Any) -> None:
    world.heartbeat_url = f"http://127.0.0.1:{server.server_port}/"
    world.plan("acteurs", every="day")
    world.look()
    world.render = lambda job: (_ for _ in ()).throw(world.Killed)
    with pytest.raises(world.Killed):
        world.after(days=1)
    assert len(server.calls) == 1


def judged(world: Any, **given: Any) -> Any:
    state = open_state(world.place.state, durable=False)
    try:
        return judge_health(list(world.plans.values()), state, world.clock.now(), **given)
    finally:
        state.close()


def test_health_tells_that_no_pass_ever_took_place(world: Any) -> None:
    world.plan("acteurs", every="day")
    assert (judged(world).exit_code, "aucun passage" in judged(world).failures[0]) == (1, True)


def test_health_tells_of_a_schedule_that_no_pass_has_seen(world: Any) -> None:
    world.look()  # nothing was planned yet
    world.plan("acteurs", every="day").definition.write_text("notebook: x.ipynb\n")
    hours_ago = (world.clock.now() - timedelta(hours=3)).timestamp()
    os.utime(world.folder / "acteurs.yaml", (hours_ago, hours_ago))
    assert "aucun passage n’a encore pris" in judged(world).failures[0]
    world.look()
    assert judged(world).failures == ()


def test_health_tells_that_a_run_did_not_happen(world: Any) -> None:
    world.plan("acteurs", every="day")
    world.look()
    assert judged(world).exit_code == 0
    world.clock.time += timedelta(days=2)
    assert "2024-01-01 07:00" in judged(world).failures[0]
    world.look()
    assert judged(world).exit_code == 0


def test_health_tells_that_the_scheduler_is_silent_though_nothing_is_due(world: Any) -> None:
    world.plan("acteurs", every="year")
    world.look()
    world.clock.time += timedelta(hours=3)
    assert judged(world).exit_code == 0
    assert judged(world, most_silent=timedelta(hours=1)).failures == ("pas de passage depuis 3\xa0h",)


def test_health_tells_a_failure_from_a_withheld_edition(world: Any) -> None:
    world.plan("acteurs", every="day")
    world.look()
    world.render = lambda job: Result("withheld", "c", "Trop peu de textes")
    world.after(days=1)
    assert (judged(world).exit_code, judged(world).failures) == (3, ())
    world.render = world.failing()
    world.after(days=1)
    assert judged(world).exit_code == 1
    assert "Le corpus est illisible" in judged(world).failures[0]


def test_health_tells_of_a_run_that_never_ended(world: Any) -> None:
    world.plan("acteurs", every="year")
    world.look()
    state = open_state(world.place.state)
    state.connection.execute(
        "INSERT INTO runs (name, period, first, last, slot, state, started) VALUES"
        " ('acteurs', '2022', '2022-01-01', '2022-12-31', '2023-01-01T06:00:00Z', 'running', '2023-01-01T06:00:00Z')"
    )
    state.close()
    assert "jamais terminé" in judged(world).failures[0]


def test_the_list_shows_next_and_last_run(world: Any) -> None:
    world.plan("acteurs", every="week")
    world.look()
    world.after(days=8)
    state = open_state(world.place.state)
    (one,) = list_standings(list(world.plans.values()), state, world.clock.now())
    state.close()
    assert (one.next_period, one.last and one.last.period.key) == ("2024-W02", "2024-W01")


def test_the_journal_has_one_json_line_a_step_and_survives_a_cut_line(world: Any) -> None:
    world.plan("acteurs", every="day")
    world.look()
    world.after(days=1)
    lines = world.place.journal.read_text().splitlines()
    assert [json.loads(line)["step"] for line in lines] == ["enrolled", "started", "published"]
    with world.place.journal.open("a") as file:
        file.write('{"time": "2024-')
    assert len(read_journal(world.place.journal, "acteurs")) == 3
    assert read_journal(world.place.journal, "themes") == []


def project(folder: Path, settings: str = "corpus: sample\n", **definitions: str) -> Path:
    (folder / "presscope.yaml").write_text(settings)
    (folder / "definitions").mkdir()
    for name, block in definitions.items():
        (folder / "definitions" / f"{name}.yaml").write_text(f"notebook: 02_actors.ipynb\n{block}")
    return folder


def test_check_tells_all_faults_of_all_definitions_at_once(tmp_path: Path) -> None:
    root = project(
        tmp_path, "corpus: absent\nschedule:\n  editor: redacteur\nnotify:\n  redaction:\n    kind: pigeon\n",
        a="schedule:\n  every: fortnight\n", b="parameters: {perod: month}\nschedule:\n  every: week\n",
        c="title: sans calendrier\n",
    )  # fmt: skip
    checked = check_schedules(find_place(start=root), NOW)
    text = "\n".join(map(str, checked.faults))
    assert [schedule.name for schedule in checked.schedules] == ["b"]
    for part in ("a.yaml, schedule.every", "'fortnight'", "perod", "absent", "'redacteur'", "pigeon"):
        assert part in text


def test_a_channel_with_a_fault_is_there_for_those_who_name_it(tmp_path: Path) -> None:
    settings = "corpus: sample\nnotify:\n  bureau:\n    kind: pigeon\n"
    root = project(tmp_path, settings, a="schedule:\n  every: week\n  notify: bureau\n")
    (fault,) = check_schedules(find_place(start=root), NOW).faults
    assert "notify.bureau.kind" in str(fault)


def test_a_sound_schedule_has_no_fault(tmp_path: Path) -> None:
    settings = "corpus: sample\nnotify:\n  bureau:\n    kind: command\n    command: ['true']\n"
    root = project(tmp_path, settings, a="schedule:\n  every: week\n  notify: bureau\n")
    checked = check_schedules(find_place(start=root), NOW)
    assert (checked.faults, checked.warnings) == ([], [])


def test_check_warns_of_periods_beyond_the_lexicon_of_gaps_and_of_nobody_told(tmp_path: Path) -> None:
    root = project(
        tmp_path, a="schedule:\n  every: month\n  period: previous_week\n",
        b="schedule:\n  every: day\n  period: previous_month\n",
    )  # fmt: skip
    later = check_schedules(find_place(start=root), datetime(2025, 3, 1, tzinfo=UTC)).warnings
    (lexicon,) = [w for w in later if "lexique a été vérifié" in w]
    assert lexicon.startswith("a (2025-W") and ", b (2025-" in lexicon and "décembre 2024" in lexicon
    assert any(w.startswith("a\xa0: entre 2025-W") for w in later)
    assert any(w.startswith("b\xa0: plusieurs échéances") for w in later)
    assert sum("personne n’est prévenu" in w for w in later) == 2
    before = check_schedules(find_place(start=root), NOW).warnings
    assert not any("lexique" in w for w in before)


def test_the_project_file_says_where_state_and_heartbeat_are(tmp_path: Path) -> None:
    project(tmp_path, "corpus: textes\nschedule:\n  state: etat.sqlite\n  heartbeat_url: https://x.example/1\n",
            a="schedule:\n  every: week\n")  # fmt: skip
    place = find_place(start=tmp_path)
    assert (place.state, place.heartbeat_url) == (tmp_path / "etat.sqlite", "https://x.example/1")
    assert place.schedules()[0].parameters["corpus"] == str(tmp_path / "textes")


def test_unknown_settings_are_faults_with_the_nearest_name(tmp_path: Path) -> None:
    project(tmp_path, "schedule:\n  heartbeat: https://x.example\n  heartbeat_url: ftp://x\n")
    with pytest.raises(DefinitionError) as raised:
        find_place(start=tmp_path)
    assert "Did you mean 'heartbeat_url'?" in raised.value.message
    assert "'ftp://x'" in raised.value.message


def test_the_example_of_the_documentation_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSCOPE_SMTP", "invented")
    page = (Path(__file__).parents[2] / "docs" / "planification.md").read_text(encoding="utf-8")
    definition, settings = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    project(tmp_path, settings)
    (tmp_path / "presse").mkdir()
    (tmp_path / "definitions" / "acteurs-hebdo.yaml").write_text(definition)
    checked = check_schedules(find_place(start=tmp_path), NOW)
    assert (len(checked.schedules), checked.faults, checked.warnings) == (1, [], [])
