"""Figures and tables for Word and Excel."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from analysis.exhibits import Column, Figure, Identity, Table
from analysis.rendering.content import Content, read_content
from analysis.rendering.office import DPI, office_files, write_workbook

Draw = Callable[..., Figure]

openpyxl = pytest.importorskip("openpyxl")
PROVENANCE = {"versions": {"presscope": "0.1.0"}}
HOSTILE = ["=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"https://example.org\")", "\t=1"]


def a_content(report: Callable[..., Any], *exhibits: Any) -> Content:
    identity = Identity(title="Les fanfares", corpus="Essai", start=dt.date(2021, 1, 1), end=dt.date(2021, 12, 31),
                        counts={"textes": 12}, hashes={"corpus": "ab" * 32})  # fmt: skip
    return read_content(report(identity, *exhibits))


def book(content: Content) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(content, PROVENANCE)))


def test_numbers_are_numbers_days_are_days_and_texts_stay_texts(report) -> None:
    frame = pd.DataFrame({"jour": pd.to_datetime(["2021-01-01", "2021-02-01"]), "part": [0.25, None], "n": [3, 12],
                          "code": ["007", "12"], "oui": [True, False]})  # fmt: skip
    sheet = book(a_content(report, Table(frame, id="essai", caption="C.")))["essai"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("jour", "part", "n", "code", "oui")
    assert rows[1] == (dt.datetime(2021, 1, 1), 0.25, 3, "007", True)
    assert rows[2][1] is None


def test_a_cell_that_begins_like_a_formula_never_runs(report) -> None:
    frame = pd.DataFrame({"a": HOSTILE})
    content = a_content(report, Table(frame, id="essai", caption=HOSTILE[0], columns={"a": Column(HOSTILE[1])}))
    for sheet in book(content).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    written = [row[0] for row in book(content)["essai"].iter_rows(values_only=True)][1:]
    assert [str(value).strip() for value in written] == [text.strip() for text in HOSTILE]


def test_the_first_sheet_says_what_it_is_its_n_and_its_columns(report) -> None:
    frame = pd.DataFrame({"label": ["Lyre"], "n_documents": [3]})
    table = Table(frame, id="essai", caption="La Lyre mène.", columns={"label": "Fanfare", "n_documents": "Textes"})
    made = book(a_content(report, table))
    cells = list(made.worksheets[0].iter_rows(values_only=True))
    assert made.sheetnames == ["À lire", "essai"]
    assert ("n, textes", 12, None, None) in cells
    told = {row[1]: row[2] for row in cells if row[0] == "essai"}
    assert told["n_documents"].replace("\u00a0", " ") == "Textes : textes où l’entrée figure au moins une fois"
    assert any(row[3] == "La Lyre mène." for row in cells)


def test_the_figures_are_drawn_at_300_dpi_and_as_vectors_the_same_each_time(report, a_figure: Draw) -> None:
    from PIL import Image

    content = a_content(report, a_figure(table=Table(pd.DataFrame({"n": [1]}), id="t", caption="C.")))
    files = office_files(content, PROVENANCE, "fanfares")
    assert sorted(files) == ["fanfares.xlsx", "figures/courbe.png", "figures/courbe.svg"]
    image = Image.open(io.BytesIO(files["figures/courbe.png"]))
    assert abs(image.size[0] - 3 * DPI) <= 1
    assert round(image.info["dpi"][0]) == DPI
    assert b"<svg" in files["figures/courbe.svg"]
    assert office_files(content, PROVENANCE, "fanfares") == files
