"""What is shown → files, and the report that shows the same."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml

from analysis.errors import DefinitionError
from analysis.rendering.definitions import read_definition
from analysis.rendering.parameters import check_parameters, read_parameters
from analysis.widgets.choice import make_choice, open_choice
from analysis.widgets.exporting import export_view, suggest_name, write_definition
from analysis.widgets.index import Index
from analysis.widgets.looking import View, look


@pytest.fixture
def view(sample: Index) -> View:
    asked = {"actors": ["otan"], "query": "drone* | \"oui: non\"", "period": "year", "sources": "L’Écho du Ponant"}
    return look(sample, make_choice(sample, open_choice(sample), **asked))


def test_a_view_is_saved_as_csv_with_every_number(view: View, project: Path) -> None:
    path = export_view(view, "csv", "essai")
    assert path == project / "reports" / "exploration" / "essai.csv"
    read = pd.read_csv(path, encoding="utf-8-sig", parse_dates=["period"])
    assert read["n_documents"].tolist() == view.frequencies["n_documents"].tolist()
    assert list(read.columns) == list(view.frequencies.columns)


def test_a_view_is_saved_as_a_drawing(view: View, tmp_path: Path) -> None:
    assert export_view(view, "png", "a", tmp_path).read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in export_view(view, "svg", "a", tmp_path).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "a.svg"]


def test_a_definition_is_valid_and_says_what_is_shown(sample: Index, view: View, project: Path) -> None:
    path = write_definition(view, "mon-suivi", sample.corpus)
    assert path == project / "definitions" / "mon-suivi.yaml"
    definition = read_definition(path)
    checked = check_parameters(read_parameters(definition.notebook), definition.parameters)
    assert checked["actors"] == ["otan"]
    assert checked["query"] == "drone* | \"oui: non\""
    assert checked["sources"] == ["L’Écho du Ponant"]
    assert (checked["period"], checked["measure"]) == ("year", "share")
    assert "corpus" not in checked
    assert definition.schedule is None


def test_a_definition_can_say_when_it_is_made(sample: Index, view: View, project: Path) -> None:
    definition = read_definition(write_definition(view, "chaque-semaine", sample.corpus, every="week"))
    assert definition.schedule is not None
    assert definition.schedule.rule == (26, "week")
    set_apart = write_definition(view, "plus-tard", sample.corpus).read_text(encoding="utf-8")
    uncommented = "\n".join(line.removeprefix("# ") for line in set_apart.split("\n") if "«" not in line)
    assert yaml.safe_load(uncommented)["schedule"]["period"] == "last_12_months"
    with pytest.raises(DefinitionError, match="month"):
        write_definition(view, "x", sample.corpus, every="moth")


def test_a_definition_names_a_corpus_that_is_not_the_projects(
    sample: Index, view: View, project: Path, tmp_path: Path
) -> None:
    (project / "presscope.yaml").write_text("corpus: presse\n", encoding="utf-8")
    assert read_definition(write_definition(view, "a", sample.corpus)).parameters["corpus"] == "sample"
    own = write_definition(view, "b", sample.corpus, place=str(project / "presse"))
    assert "corpus" not in read_definition(own).parameters
    other = write_definition(view, "c", sample.corpus, place="../ailleurs")
    assert read_definition(other).parameters["corpus"] == str((tmp_path / "../ailleurs").resolve())


def test_a_definition_of_the_user_is_never_overwritten(sample: Index, view: View, project: Path) -> None:
    path = write_definition(view, "mon-suivi", sample.corpus)
    path.write_text("title: retouché\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match="Choose another name"):
        write_definition(view, "mon-suivi", sample.corpus)
    assert path.read_text(encoding="utf-8") == "title: retouché\n"


@pytest.mark.parametrize("name", ["", "Été", "../x", "a b", "-a"])
def test_a_name_that_cannot_be_one_writes_nothing(sample: Index, view: View, project: Path, name: str) -> None:
    with pytest.raises(DefinitionError):
        export_view(view, "csv", name)
    with pytest.raises(DefinitionError):
        write_definition(view, name, sample.corpus)
    assert [path.name for path in project.iterdir()] == ["presscope.yaml"]


def test_a_name_is_offered_that_can_be_one(sample: Index, view: View, tmp_path: Path) -> None:
    assert suggest_name(view) == "otan-drone-oui-non-year"
    export_view(view, "csv", suggest_name(view), tmp_path)
