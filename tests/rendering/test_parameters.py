from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.rendering.parameters import check_parameters, parse_parameters, read_parameters

CELL = """period: str = "month"  # pas du temps {day|month|year}
n: int = 3  # combien d’acteurs
share: float = 0.5
unique: bool = False
actors: list = []
zones: list[str] = ["title", "body"]
start: str = "2021-01-01"
end: str = "2024-12-31"  # dernier jour
"""


def test_a_line_of_the_cell_gives_type_default_help_and_allowed_values() -> None:
    period = parse_parameters(CELL)["period"]
    assert (period.kind, period.default, period.help) == ("str", "month", "pas du temps")
    assert period.allowed == ("day", "month", "year")


def test_help_after_an_accented_default_is_read_whole() -> None:
    assert parse_parameters('corpus: str = "élève"  # dossier à lire')["corpus"].help == "dossier à lire"


def test_a_literal_type_is_a_closed_list() -> None:
    assert parse_parameters('copies: Literal["all", "unique"] = "all"')["copies"].allowed == ("all", "unique")


def test_texts_of_the_command_line_become_what_the_type_says() -> None:
    given = {"n": "7", "share": "0.25", "unique": "true", "actors": "onu, otan", "start": "2022-01-01"}
    assert check_parameters(parse_parameters(CELL), given) == {
        "n": 7, "share": 0.25, "unique": True, "actors": ["onu", "otan"], "start": "2022-01-01",
    }  # fmt: skip


def test_every_fault_is_listed_at_once_with_the_closest_name() -> None:
    given = {"perid": "month", "period": "mois", "n": "beaucoup", "unique": "peut-être",
             "start": "2023-02-30", "zones": "titre"}  # fmt: skip
    with pytest.raises(ParameterError) as caught:
        check_parameters(parse_parameters(CELL), given)
    assert len(caught.value.faults) == 6
    message = str(caught.value)
    assert "Did you mean 'period'?" in message
    assert "'mois'; allowed: day, month, year" in message
    assert "There is no such day" in message
    assert caught.value.exit_code == 2


def test_a_period_that_ends_before_it_begins_is_a_fault_even_against_a_default() -> None:
    with pytest.raises(ParameterError, match="not before start"):
        check_parameters(parse_parameters(CELL), {"start": "2025-01-01"})


@pytest.mark.parametrize("value", [True, 1.5, "1.5", None, ["3"]])
def test_only_a_whole_number_is_a_whole_number(value: object) -> None:
    with pytest.raises(ParameterError):
        check_parameters(parse_parameters(CELL), {"n": value})


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1)))
def test_a_list_survives_its_way_through_the_command_line(items: list[str]) -> None:
    assert check_parameters(parse_parameters(CELL), {"actors": ",".join(items)}) == {"actors": items}


@pytest.mark.parametrize(
    "line", ["n = 3", "n: int", "n: int = f()", "n: Date = 3", "import os", "n: int = 3\nn: int = 4"]
)
def test_a_line_that_is_no_parameter_is_refused(line: str) -> None:
    with pytest.raises(ParameterError):
        parse_parameters(line)


def test_a_missing_notebook_names_the_nearest(notebook: Callable[..., Path]) -> None:
    path = notebook(name="actors.ipynb")
    with pytest.raises(ParameterError, match="Did you mean 'actors'"):
        read_parameters(path.with_name("actor.ipynb"))


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text("bonjour")
    with pytest.raises(ParameterError, match=r"x\.ipynb"):
        read_parameters(path)
