from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

import analysis.rendering  # noqa: F401  (keeps rfc3987_syntax out before nbformat is imported)
from analysis.exhibits import Exhibit, Figure, Table

PARAMETERS = """corpus: str = "sample"  # dossier
start: str = "2021-01-01"  # premier jour
end: str = "2024-12-31"  # dernier jour
period: str = "month"  # pas {day|week|month|quarter|year}
actors: list = []  # acteurs
unique: bool = False  # textes uniques
lang: str = "fr"  # langue {fr|en}"""

IDENTITY = """import datetime as dt
import pandas as pd
from analysis.exhibits import *
Identity(title="Les fanfares", corpus="Essai", start=dt.date.fromisoformat(start),
         end=dt.date.fromisoformat(end), counts={"textes": 12}, hashes={"corpus": "ab" * 32}, sample=True)"""


@pytest.fixture
def notebook(tmp_path: Path) -> Callable[..., Path]:
    """Write a notebook of the given cells: sources that begin with # or a capital are Markdown."""

    def write(
        *cells: tuple[str, str], name: str = "essai.ipynb", metadata: dict[str, Any] | None = None
    ) -> Path:
        v4: Any = nbformat.v4
        made = [v4.new_code_cell(PARAMETERS, id="parameters", metadata={"tags": ["parameters"]})]
        for number, (kind, source) in enumerate(cells):
            make = v4.new_markdown_cell if kind == "md" else v4.new_code_cell
            made.append(make(source, id=f"cell-{number}"))
        if made[1:] and made[1].cell_type == "markdown":
            made[0], made[1] = made[1], made[0]
        path = tmp_path / name
        nbformat.write(v4.new_notebook(cells=made, metadata=metadata or {}), path)
        return path

    return write


@pytest.fixture
def identity() -> tuple[str, str]:
    return ("code", IDENTITY)


@pytest.fixture(scope="session")
def report() -> Callable[..., Any]:
    """Make an executed notebook: texts are Markdown cells, exhibits and outputs are shown by code cells."""
    v4: Any = nbformat.v4

    def shown(item: Any) -> Any:
        if not isinstance(item, Exhibit):
            return item
        data, metadata = item._repr_mimebundle_()
        return v4.new_output("display_data", data=data, metadata=metadata)

    def build(*cells: Any) -> Any:
        made = []
        for number, cell in enumerate(cells):
            if isinstance(cell, str):
                made.append(v4.new_markdown_cell(cell, id=f"cell-{number}"))
            elif "cell_type" in cell if isinstance(cell, dict) else False:
                made.append(cell)
            else:
                made.append(v4.new_code_cell("x", id=f"cell-{number}", outputs=[shown(cell)]))
        return v4.new_notebook(cells=made)

    return build


@pytest.fixture(scope="session")
def a_figure() -> Callable[..., Figure]:
    from matplotlib.figure import Figure as Drawing

    def draw(id: str = "courbe", table: Table | None = None, **options: Any) -> Figure:
        drawing = Drawing(figsize=(3, 2))
        drawing.subplots().plot([1, 2])
        return Figure(
            drawing, id=id, caption="Cela monte.", alt="Une droite qui monte.", table=table, **options
        )

    return draw
