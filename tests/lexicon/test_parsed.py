"""YAML that was parsed before: the same entries and the same messages, and no file that is believed blindly."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from analysis.cache_place import cache_folder
from analysis.lexicon import sources
from analysis.lexicon.models import Themes
from analysis.lexicon.sources import read_source

TEXT = """valid_through: 2024-12-31
themes:
- id: ports
  label: Ports
  covers: les ports de mer
  terms: [port de mer]
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSCOPE_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "themes.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_second_reading_parses_no_yaml_and_gives_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_source(path, Themes, "themes.yaml")
    with monkeypatch.context() as patch:
        patch.setattr(yaml, "compose", _fail)
        second = read_source(path, Themes, "themes.yaml")
    assert (second.raw, second.content, second.places) == (first.raw, first.content, first.places)
    assert second.where("themes", 0, "label") == first.where("themes", 0, "label") == "themes.yaml, line 4"


def _fail(*_args: object, **_named: object) -> None:
    raise AssertionError("YAML was parsed")


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff"])
def test_a_damaged_copy_is_not_believed(path: Path, damage: bytes) -> None:
    first = read_source(path, Themes, "themes.yaml")
    copy = next(cache_folder().glob("yaml/*.json"))
    copy.write_bytes(damage)
    assert read_source(path, Themes, "themes.yaml").content == first.content


def test_faults_are_found_at_every_reading(path: Path) -> None:
    path.write_text(TEXT.replace("  label: Ports\n", "  label: Ports\n  label: Mer\n"), encoding="utf-8")
    faults = [read_source(path, Themes, "themes.yaml").faults for _ in range(2)]
    assert faults[0] == faults[1] != ()
    path.write_text(TEXT.replace("terms:", "termes:"), encoding="utf-8")
    faults = [read_source(path, Themes, "themes.yaml").faults for _ in range(2)]
    assert faults[0] == faults[1] != ()


def test_a_changed_file_is_parsed_anew(path: Path) -> None:
    read_source(path, Themes, "themes.yaml")
    path.write_text(TEXT.replace("Ports", "Rades"), encoding="utf-8")
    content = read_source(path, Themes, "themes.yaml").content
    assert content is not None and content.themes[0].label == "Rades"
    assert sources.read_source(path, Themes, "themes.yaml").raw["themes"][0]["label"] == "Rades"
