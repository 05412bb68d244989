"""A whole report as PDF/UA-1: by pikepdf, and by veraPDF where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from analysis.publishing.reports import render_report

pikepdf = pytest.importorskip("pikepdf")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = render_report("02_actors", {"corpus": "sample"}, tmp_path_factory.mktemp("site"), ["pdf"])
    return edition.path(".pdf")


def elements(node: Any) -> list[Any]:
    """Return the elements of a structure tree, depth first."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in elements(child)]
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        return [node, *elements(node.get("/K", pikepdf.Array()))]
    return []


def test_a_report_has_structure_language_title_alt_headings_and_bookmarks(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        found = elements(pdf.Root.StructTreeRoot.K)
        roles = [str(element.S) for element in found]
        assert str(pdf.Root.Lang) == "fr-FR"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"])
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        figures = [element for element in found if str(element.S) == "/Figure"]
        assert figures
        assert all(1 <= len(str(element.Alt)) <= 250 for element in figures)
        levels = [int(role[2:]) for role in roles if re.fullmatch(r"/H\d", role)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert {"/Table", "/TH", "/TD", "/L", "/LI", "/Link", "/Caption"} <= set(roles)
        with pdf.open_outline() as outline:
            assert len(outline.root[0].children) >= 4
        assert all("/StructParents" in page and page.Tabs == "/S" for page in pdf.pages)


def test_a_chart_leads_to_pages_of_the_same_file(made: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(["pdftotext", str(made), "-"], capture_output=True, text=True, check=True).stdout
    with pikepdf.open(made) as pdf:
        n = len(pdf.pages)
    pages = [int(number) for number in re.findall(r"\(p\.\s(\d+)\)", text)]
    assert len(pages) >= 12
    assert all(1 < number <= n for number in pages)


def test_verapdf_finds_no_fault(made: Path) -> None:
    program = shutil.which("verapdf")
    if program is None:
        pytest.skip("veraPDF is not installed")
    done = subprocess.run([program, "--flavour", "ua1", "--format", "text", str(made)], capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.stdout.startswith("PASS"), done.stdout
