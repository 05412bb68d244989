from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import DefinitionError
from analysis.rendering.definitions import find_definition, list_definitions, read_definition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "carnet.ipynb").write_text("{}")
    return tmp_path


def test_a_definition_names_a_notebook_and_its_parameters(folder: Path) -> None:
    path = folder / "norvege.yaml"
    path.write_text(
        "title: Norvège\nnotebook: carnet.ipynb\nparameters:\n  actors: [NO, 'on']\n  period: year\n"
    )
    found = read_definition(path)
    assert (found.name, found.title, found.notebook) == ("norvege", "Norvège", folder / "carnet.ipynb")
    assert found.parameters == {"actors": ["NO", "on"], "period": "year"}


def test_every_fault_of_a_definition_is_listed(folder: Path) -> None:
    path = folder / "x.yaml"
    path.write_text("titel: A\nnotebook: carnt.ipynb\nparameters: [a]\n")
    with pytest.raises(DefinitionError) as caught:
        read_definition(path)
    message = str(caught.value)
    assert len(caught.value.faults) == 3
    assert "'titel'" in message
    assert "Did you mean 'title'?" in message
    assert "'carnt.ipynb'" in message


@pytest.mark.parametrize("text", ["a: [", "- a", "texte", "", "title: A"])
def test_what_is_no_definition_is_refused_with_the_file(folder: Path, text: str) -> None:
    path = folder / "x.yaml"
    path.write_text(text)
    with pytest.raises(DefinitionError, match=r"x\.yaml"):
        read_definition(path)


def test_the_faults_of_all_definitions_come_at_once(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text("rien: x\nnotebook: carnet.ipynb\n")
    with pytest.raises(DefinitionError) as caught:
        list_definitions(folder)
    assert len(caught.value.faults) == 2


def test_an_unknown_report_names_the_nearest() -> None:
    with pytest.raises(DefinitionError, match="Did you mean '02_actors'"):
        find_definition("02_actor")


def test_the_standard_reports_are_there() -> None:
    assert {"01_corpus", "02_actors", "03_themes"} <= {definition.name for definition in list_definitions()}
