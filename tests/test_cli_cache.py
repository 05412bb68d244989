"""``presscope cache`` and ``--no-cache``."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.cache_place import cache_folder
from analysis.cli import app
from analysis.corpus import build


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSCOPE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("PRESSCOPE_NO_CACHE", raising=False)
    build._LOADED.clear()
    folder = tmp_path / "presse"
    folder.mkdir()
    text = "Les ports réunis\n\nL'OTAN a reçu mardi une délégation de la Chine.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return folder


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_what_is_kept_is_listed_and_removed(place: Path, tmp_path: Path) -> None:
    assert "0 corpora" in run("cache", "info")
    run("tables", place, "--out", tmp_path / "tables")
    listed = run("cache", "info")
    assert "1 corpus" in listed and "1 text " in listed and str(place.resolve()) in listed
    assert "Removed 0 corpora" in run("cache", "clear", tmp_path)
    assert "Removed 1 corpus" in run("cache", "clear", place)
    assert "0 corpora" in run("cache", "info")
    assert (place / "a.txt").exists()


def test_nothing_is_kept_with_no_cache(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSCOPE_NO_CACHE", "")  # put back after the test
    run("tables", place, "--out", tmp_path / "tables", "--no-cache")
    assert not list(cache_folder().glob("*"))
    assert (tmp_path / "tables" / "mentions.csv").exists()
