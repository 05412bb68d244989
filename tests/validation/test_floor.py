"""Figures that must not fall."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.validation.card import ValidationCard
from analysis.validation.floor import FloorError, check_floor, read_floor

FLOOR = Path(__file__).parents[1] / "gold_floor.yaml"


@pytest.fixture
def card() -> ValidationCard:
    rows = [("names", "f1", 0.9712, 0.9, 1.0, 50), ("zones", "right", 0.98996, 0.9, 1.0, 90)]
    figures = pd.DataFrame(rows, columns=["task", "measure", "value", "low", "high", "n"])
    none = pd.DataFrame()
    return ValidationCard("essai", 2, ("title", "body"), figures, none, none, none, none)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "floor.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_figure_at_its_floor_has_not_fallen(card: ValidationCard, tmp_path: Path) -> None:
    check_floor(card, write(tmp_path, "names.f1: 0.97\nzones.right: 0.99\n"))


def test_all_figures_that_fell_are_named_with_their_floor(card: ValidationCard, tmp_path: Path) -> None:
    path = write(tmp_path, "names.f1: 0.98\nzones.right: 0.995\nroles.recall: 0.85\n")
    with pytest.raises(FloorError) as caught:
        check_floor(card, path)
    assert caught.value.exit_code == 1
    assert caught.value.message.splitlines() == [
        f"3 figures have fallen below the floor in {str(path)!r}.",
        "  - names.f1: 0.9712, below the floor of 0.9800",
        "  - zones.right: 0.9900, below the floor of 0.9950",
        "  - roles.recall: not measured by these annotations; the floor is 0.8500",
    ]


def test_one_figure_that_fell_is_told_in_the_singular(card: ValidationCard, tmp_path: Path) -> None:
    with pytest.raises(FloorError, match="One figure has fallen below the floor"):
        check_floor(card, write(tmp_path, "names.f1: 0.98\n"))


def test_a_floor_file_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_floor(write(tmp_path, "names.f: 0.9\nzones.right: beaucoup\nthemes.f1: 95\n"))
    assert "floor.yaml, names.f: found no such figure" in caught.value.message
    assert "Did you mean 'names.f1'?" in caught.value.message
    assert "zones.right: found 'beaucoup'; allowed: a share from 0 to 1" in caught.value.message
    assert "themes.f1: found '95'" in caught.value.message
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["- names.f1", "names.f1: [", ""])
def test_a_floor_file_that_is_no_table_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="The floor cannot be read"):
        read_floor(write(tmp_path, text))


def test_our_floor_is_nowhere_below_what_the_project_asks_for() -> None:
    asked = {
        "names.f1": 0.99, "actors.right": 0.99, "counts.right": 0.98, "roles.recall": 0.85, "zones.right": 0.97,
        "passage_dates.right": 1, "dates.right": 1, "quotes.recall": 0.97, "speakers.right": 0.90, "themes.f1": 0.85,
        "names_everywhere.f1": 0.97,
    }  # fmt: skip
    floor = read_floor(FLOOR)
    assert {name: floor[name] for name, least in asked.items() if floor[name] < least} == {}
