"""Where a command cannot write, and what is said of it: no traceback, before the work, with a sensible exit code."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import cli, cli_out
from analysis.cli import main
from analysis.errors import CorpusError, Fault, InputError, RunError, closest, explain_unwritten


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSCOPE_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "presse"
    folder.mkdir()
    (folder / "a.txt").write_text("Publié le 3 mai 2022\n\nL’OTAN se réunit à Madrid.\n", encoding="utf-8")
    return folder


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("Une note.\n", encoding="utf-8")
    return path


def fail(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Run a command that must fail in words; an exception of another kind fails the test."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0), capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["tables", "TEXTS", "--out", "NOTE"], "--out"),
        (["tables", "TEXTS", "--out", "NOTE/inside"], "--out"),
        (["convert", "TEXTS", "--to", "txm", "--out", "NOTE"], "--out"),
        (["check", "TEXTS", "--html", "TEXTS"], "--html"),
        (["check", "TEXTS", "--csv", "NOTE/sheet.csv"], "--csv"),
        (["gold", "new", "TEXTS", "--out", "NOTE"], "--out"),
        (["validate", "TEXTS", "--gold", "TEXTS", "--out", "NOTE"], "--out"),
        (["report", "02_actors", "--corpus", "TEXTS", "--out", "NOTE"], "--out"),
        (["site", "--out", "NOTE"], "--out"),
        (["share", "02_actors", "--out", "TEXTS"], "--out"),
        (["schedule", "export", "cron", "--to", "NOTE"], "--to"),
        (["new", "NOTE/project"], "folder"),
    ],
    ids=" ".join,
)
def test_a_place_that_cannot_be_written_to_is_told_before_the_work(
    command: list[str], option: str, texts: Path, note: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the corpus was read first")

    monkeypatch.setattr("analysis.corpus.build.load_corpus", never)
    given = [part.replace("TEXTS", str(texts)).replace("NOTE", str(note)) for part in command]
    code, said = fail(capsys, *given)
    assert code == 2 and "cannot be written" in said and f"- {option}: found" in said
    assert note.read_text(encoding="utf-8") == "Une note.\n"


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["tables", "TEXTS", "--out", "TEXTS"], "--out"),
        (["tables", "TEXTS", "--out", "TEXTS/tables"], "--out"),
        (["convert", "TEXTS", "--to", "jsonl", "--out", "TEXTS/autre"], "--out"),
        (["check", "TEXTS", "--html", "TEXTS/check.html"], "--html"),
        (["check", "TEXTS", "--csv", "TEXTS/check.csv"], "--csv"),
        (["gold", "new", "TEXTS", "--out", "TEXTS/codage"], "--out"),
    ],
    ids=" ".join,
)
def test_nothing_is_written_among_the_texts_it_is_made_of(
    command: list[str], option: str, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = fail(capsys, *(part.replace("TEXTS", str(texts)) for part in command))
    assert code == 2 and "would be read as its texts" in said and f"- {option}: found" in said
    assert [path.name for path in texts.iterdir()] == ["a.txt"]


def test_a_folder_that_does_not_exist_yet_is_not_made_by_looking(tmp_path: Path, texts: Path) -> None:
    with pytest.raises(SystemExit):
        main(["tables", str(tmp_path / "nowhere"), "--out", str(tmp_path / "neu" / "tables")])
    assert not (tmp_path / "neu").exists()


@pytest.mark.parametrize("name", ["x" * 300])
def test_a_name_no_file_can_have_is_told_in_words(
    name: str, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = fail(capsys, "tables", texts, "--out", str(tmp_path / name))
    assert code == 2 and "cannot be written" in said


def test_a_disk_that_is_full_is_a_failed_run_and_no_traceback(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("analysis.corpus.export.write_tables", full)
    code, said = fail(capsys, "tables", texts, "--out", tmp_path / "tables")
    assert code == 1 and os.strerror(errno.ENOSPC) in said and "Make room" in said


def test_an_error_of_a_file_names_the_file_and_one_of_no_file_is_not_hidden() -> None:
    with pytest.raises(SystemExit) as ended, cli_out.errors_in_words():
        raise PermissionError(errno.EACCES, "Permission denied", "/etude/lexique.yaml")
    assert ended.value.code == 2
    with pytest.raises(ConnectionRefusedError), cli_out.errors_in_words():
        raise ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")


@pytest.mark.parametrize("command", [
    ["report", "02_actors", "--corpus", "TEXTS"], ["check", "TEXTS"], ["tables", "TEXTS", "--out", "OUT"],
    ["convert", "TEXTS", "--to", "txm", "--out", "OUT"],
], ids=lambda command: command[0])  # fmt: skip
def test_what_is_interrupted_says_so_and_leaves_with_the_code_of_an_interruption(
    command: list[str], texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.corpus.build.load_corpus", interrupt)
    monkeypatch.setattr("analysis.publishing.batches.publish_reports", interrupt)
    monkeypatch.chdir(tmp_path)
    given = [part.replace("TEXTS", str(texts)).replace("OUT", str(tmp_path / "o")) for part in command]
    code, said = fail(capsys, *given)
    assert code == 130 and said.strip().startswith("Interrupted (Ctrl+C)")


def test_a_lab_that_is_ended_by_ctrl_c_lacks_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("subprocess.call", interrupt)
    monkeypatch.chdir(tmp_path)
    assert fail(capsys, "lab") == (0, "")


def test_an_interruption_before_the_command_begins_is_told_as_well(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupt)
    code, said = fail(capsys, "check", "sample")
    assert code == 130 and "Interrupted" in said


def test_an_interruption_within_code_made_from_a_string_does_not_end_the_process_by_its_signal() -> None:
    script = (
        "import signal\nfrom analysis.cli_out import errors_in_words\n"
        "with errors_in_words():\n    eval('signal.raise_signal(signal.SIGINT)')\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr.startswith("Interrupted")) == (130, True)


def test_other_exits_keep_their_code() -> None:
    with pytest.raises(SystemExit) as ended, cli_out.errors_in_words():
        raise SystemExit(3)
    assert ended.value.code == 3


def test_what_a_corpus_says_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit), cli_out.errors_in_words():
        raise CorpusError("Des textes", [Fault("a.txt", "\x1b[2J\u202evidé\x07", "un texte\u00a0: lisible")])
    said = capsys.readouterr().err
    assert "\x1b" not in said and "\u202e" not in said and "\x07" not in said
    assert "un texte\u00a0: lisible.\n" in said


def test_a_terminal_without_french_letters_ends_no_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "screen").open("w", encoding="latin-1") as screen:
        monkeypatch.setattr(sys, "stdout", screen)
        cli_out.steady_streams()
        print("│ vœu │ été")
    assert (tmp_path / "screen").read_text(encoding="latin-1") == "? v?u ? été\n"


def test_the_reason_of_the_file_system_is_part_of_what_is_said() -> None:
    assert isinstance(explain_unwritten(IsADirectoryError(errno.EISDIR, "Is a directory"), "--html", "x"), InputError)
    assert isinstance(explain_unwritten(OSError(errno.EIO, "Input/output error"), "--out", "x"), RunError)


def test_a_fault_that_ends_with_a_question_has_no_full_stop_behind_it() -> None:
    fault = Fault("zone", "'Europe/Pari'", "an IANA time zone. Did you mean 'Europe/Paris'?")
    assert str(fault) == "zone: found 'Europe/Pari'; allowed: an IANA time zone. Did you mean 'Europe/Paris'?"
    assert str(Fault("a", "b", "c.", "Do it.")) == "a: found b; allowed: c. Do it."


def test_the_nearest_name_is_found_whatever_its_capitals_and_accents() -> None:
    assert closest("makron", ["maroc", "Macron"]) == "Did you mean 'Macron'?"
    assert closest("etats unis", ["Étas-Unis", "États-Unis"]) == "Did you mean 'États-Unis'?"
    assert closest("OTAM", ["otan", "OTAN"]) == "Did you mean 'OTAN'?"
    assert closest("ottan", ["OTAN", "otan"]) == "Did you mean 'otan'?"


@pytest.mark.parametrize(("word", "meant"), [
    ("année", "year"), ("Trimestre", "quarter"), ("mois", "month"), ("semaine", "week"), ("jours", "day"),
])  # fmt: skip
def test_a_period_in_french_is_known_where_periods_are_allowed_and_nowhere_else(word: str, meant: str) -> None:
    assert closest(word, ["day", "week", "month", "quarter", "year"]) == f"Did you mean {meant!r}?"
    assert closest(word, ["otan", "onu"]) == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "02_actors", "--formats", " , "], "html, pdf, office"),
        (["report", "02_actors", "-p", "start=2021-01-01", "-p", "start=2022-01-01"], "'start' more than once"),
        (["schedule", "health", "--max-age", "-3"], "--max-age"),
        (["schedule", "log", "acteur"], "'acteur'"),
        (["check", "sampel"], "Did you mean 'sample'?"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_wrong_use_is_told_with_what_is_allowed(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    code, message = fail(capsys, *arguments)
    assert code == 2 and said in message


def test_the_floor_is_read_before_the_corpus(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "show_progress", lambda: pytest.fail("the work began"))
    code, said = fail(capsys, "validate", texts, "--gold", texts, "--floor", tmp_path / "none.yaml")
    assert code == 2 and "The floor cannot be read." in said
