"""The card on real annotations (where they are) and on our own, and what is made of it."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.corpus.build import load_corpus
from analysis.corpus.export import write_tables
from analysis.validation.card import ValidationCard, card_for_report, validate_corpus
from analysis.validation.figures import TASKS
from analysis.validation.floor import check_floor
from analysis.validation.measured import load_measured_card, record_card

TESTS = Path(__file__).parents[1]
OWN_GOLD = TESTS / "data" / "gold"
ZONES = ("title", "body")


@cache
def own_card() -> ValidationCard:
    return validate_corpus(load_corpus(OWN_GOLD / "texts"), OWN_GOLD)


@pytest.fixture(scope="module")
def tables(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables")
    write_tables(load_corpus(shared / "corpus"), out, "csv")
    return out


@pytest.mark.parametrize("zones", [ZONES, None], ids=["title and body", "every zone"])
def test_the_card_gives_the_figures_of_the_scorer(
    zones: tuple[str, ...] | None, shared: Path, tables: Path
) -> None:
    limit = ["--zones", ",".join(zones)] if zones else []
    command = [sys.executable, str(shared / "score.py"), str(tables), str(shared / "gold"), *limit]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = validate_corpus(load_corpus(shared / "corpus"), shared / "gold", zones=zones).by_name
    expected = {f"{task}.{m}": theirs[task][m[0] if m != "f1" else m]
                for task in ("names", "themes") for m in ("precision", "recall", "f1")}  # fmt: skip
    expected |= {
        "actors.right": theirs["names_linked"], "counts.right": 1 - theirs["count_error"],
        "persons.recall": theirs["recall_PER"], "organisations.recall": theirs["recall_ORG"],
        "states.recall": theirs["recall_STATE"], "roles_found.recall": theirs["roles_recall"],
        "roles.recall": theirs["roles_right"], "quotes.precision": theirs["quotes_precision"],
        "quotes.recall": theirs["quotes_recall"], "speakers.right": theirs["speakers_right"],
        "dates.right": theirs["dates_exact"] / 5, "dates_within.right": 1 - len(theirs["dates_wrong"]) / 5,
        "dates_given.right": 1 - len(theirs["dates_none"]) / 5, "zones.right": theirs["zones_right"],
        "passage_dates.right": theirs["passage_dates_right"],
    }  # fmt: skip
    assert {name: ours[name] for name in expected} == pytest.approx(expected, abs=6e-5)


def test_the_figures_on_the_annotated_texts_have_not_fallen(shared: Path) -> None:
    check_floor(validate_corpus(load_corpus(shared / "corpus"), shared / "gold"), TESTS / "gold_floor.yaml")


def test_the_figures_on_our_own_texts_have_not_fallen() -> None:
    check_floor(own_card(), OWN_GOLD / "floor.yaml")


def test_our_own_annotations_stand_where_they_say() -> None:
    assert own_card().remarks == ()
    assert own_card().n_documents >= 8


def test_every_error_stands_in_its_context() -> None:
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (OWN_GOLD / "texts").glob("*.txt")}
    errors = own_card().errors
    assert set(errors["error"]) <= {"manqué", "trouvé à tort", "autre réponse"}
    for row in errors.itertuples():
        flat = texts[row.file].replace("\n", " ")
        assert row.before + row.surface + row.after in flat
        assert len(row.before) <= 40 and len(row.after) <= 40


def test_the_tables_of_actors_and_themes_add_up_to_the_figures() -> None:
    card = own_card()
    for task, table in (("names", card.actors), ("themes", card.themes)):
        figures = card.figures[card.figures["task"] == task].set_index("measure")
        assert table["n_gold"].sum() == figures.loc["recall", "n"]
        assert table["n_found"].sum() == figures.loc["precision", "n"]
        hits = table["n_gold"].sum() - table["missed"].sum()
        assert hits / table["n_gold"].sum() == pytest.approx(figures.loc["recall", "value"])


def test_every_figure_lies_in_its_interval() -> None:
    known = own_card().figures.dropna()
    assert (known["low"] <= known["value"] + 1e-9).all() and (known["value"] <= known["high"] + 1e-9).all()
    assert own_card().figures["value"].between(0, 1).all()


def test_the_card_is_written_in_french_for_a_terminal() -> None:
    text = own_card().to_text(errors=1)
    assert "mesuré sur 10 textes annotés (titre et corps)" in text
    assert all(task.label in text for name, task in TASKS.items() if name in set(own_card().figures["task"]))
    assert "Erreurs en contexte" in text
    assert "Erreurs en contexte" not in own_card().to_text(errors=0)


def test_the_card_for_a_report_has_a_line_per_task() -> None:
    table = card_for_report(own_card())
    assert list(table.columns) == ["task", "n", "precision", "recall", "f1", "right", "low", "high", "n_documents"]
    names = table.set_index("task").loc["Noms"]
    assert names["low"] <= names["f1"] <= names["high"] and pd.isna(names["right"])
    assert pd.isna(table.set_index("task").loc["Zones", "f1"])


def test_recorded_figures_keep_their_day_until_one_of_them_changes(tmp_path: Path) -> None:
    path = tmp_path / "figures.yaml"
    assert record_card(own_card(), path, dt.date(2024, 5, 6))
    assert not record_card(own_card(), path, dt.date(2024, 6, 7))
    card = load_measured_card(path)
    assert card.attrs == {"note": "mesuré sur 10 textes annotés", "date": dt.date(2024, 5, 6)}
    expected = card_for_report(own_card())
    pd.testing.assert_frame_equal(card, expected.round(4), check_dtype=False, check_like=True)


def test_nothing_is_shown_where_nothing_was_measured(tmp_path: Path) -> None:
    assert load_measured_card(tmp_path / "none.yaml").empty


def test_shipped_figures_say_on_how_many_texts_they_were_measured() -> None:
    card = load_measured_card()
    assert len(card) >= 10
    assert card.attrs["note"] == f"mesuré sur {card['n_documents'].iloc[0]} textes annotés"


def test_the_command_prints_the_card_and_writes_its_tables(tmp_path: Path) -> None:
    command = ["validate", str(OWN_GOLD / "texts"), "--gold", str(OWN_GOLD), "--out", str(tmp_path), "--errors", "0"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "Bon acteur" in result.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["actors.csv", "errors.csv", "figures.csv", "themes.csv"]
