"""One definition, many reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import DefinitionError
from analysis.publishing.matrix import expand_all, expand_matrix
from analysis.publishing.reports import _in_words as in_words
from analysis.rendering.definitions import Definition, find_definition, read_definition

STANDARD = "02_actors"


def a_definition(**fields: object) -> Definition:
    return find_definition(STANDARD).model_copy(update=fields)


def test_every_combination_is_a_report_of_its_own() -> None:
    axes = {"actor": ["russie", "Chine"], "source": ["Le Phare"], "year": ["2021", "2022"]}
    variants = expand_matrix(a_definition(matrix=axes))
    assert [v.name for v in variants] == [
        "02_actors-russie-le-phare-2021", "02_actors-russie-le-phare-2022",
        "02_actors-chine-le-phare-2021", "02_actors-chine-le-phare-2022",
    ]  # fmt: skip
    last = variants[-1]
    assert last.parameters == {"actors": ["Chine"], "sources": ["Le Phare"], "start": "2022-01-01", "end": "2022-12-31"}
    assert last.variant == {"actor": "Chine", "source": "Le Phare", "year": "2022"}


def test_any_parameter_may_be_an_axis() -> None:
    variants = expand_matrix(a_definition(matrix={"copies": ["all", "unique"]}))
    assert [v.parameters["copies"] for v in variants] == ["all", "unique"]


def test_a_definition_without_a_matrix_stays_as_it_is() -> None:
    definition = a_definition()
    assert expand_all([definition]) == [definition]


@pytest.mark.parametrize(
    ("axes", "said"),
    [
        ({"acteur": ["russie"]}, "Did you mean 'actor'?"),
        ({"year": ["21"]}, "a year such as 2021"),
        ({"copies": ["twice"]}, "unique"),
        ({"actor": []}, "values, each once"),
        ({"actor": ["a", "a"]}, "values, each once"),
        ({"actor": ["États-Unis", "etats unis"]}, "told apart by name"),
        ({"actor": [f"a{i}" for i in range(30)], "theme": [f"b{i}" for i in range(30)]}, "900 combinations"),
    ],
)
def test_a_wrong_axis_is_told_before_anything_runs(axes: dict[str, list[str]], said: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        expand_matrix(a_definition(matrix=axes))
    assert said in str(caught.value)


def test_the_faults_of_all_axes_and_definitions_come_at_once() -> None:
    wrong = a_definition(matrix={"acteur": ["x"], "year": ["21"]})
    with pytest.raises(DefinitionError) as caught:
        expand_all([wrong, wrong])
    assert len(caught.value.faults) == 4


def test_the_command_line_may_not_speak_of_an_axis() -> None:
    with pytest.raises(DefinitionError, match="the matrix, or -p"):
        expand_matrix(a_definition(matrix={"year": ["2021"]}), {"start": "2020-01-01"})


def test_a_matrix_is_read_from_a_definition(tmp_path: Path) -> None:
    path = tmp_path / "essai.yaml"
    path.write_text("notebook: 02_actors.ipynb\nmatrix:\n  actor: [NO, otan]\n  year: [2021]\n")
    assert read_definition(path).matrix == {"actor": ["NO", "otan"], "year": ["2021"]}
    path.write_text("notebook: 02_actors.ipynb\nmatrix:\n  actor: russie\n")
    with pytest.raises(DefinitionError, match=r"matrix\.actor"):
        read_definition(path)
    path.write_text("notebook: 02_actors.ipynb\nvariant: x\n")
    with pytest.raises(DefinitionError, match="variant"):
        read_definition(path)


def test_the_title_of_a_variant_names_its_entries_as_readers_know_them() -> None:
    assert in_words({"actor": "russie", "source": "Le Phare", "year": "2022"}, {}) == "Russie, Le Phare, 2022"
    assert in_words({"actor": "otan", "theme": "dialogue"}, {"lang": "en"}) == "NATO, Dialogue and negotiation"
