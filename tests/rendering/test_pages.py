"""How a report fills its pages: where charts and tables stand, and what is done so that no page has a hole."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pikepdf
import pytest
from matplotlib.figure import Figure as Drawing

from analysis.exhibits import Column, Figure, Table
from analysis.rendering.content import read_content
from analysis.rendering.typst import ReportPDFExporter, typst_source
from analysis.rendering.typst_tables import lay_out, table_piece

Words = list[tuple[int, str, float, float, float]]

LOWEST = 842 - 54  # points from the head of the page to its bottom margin


@pytest.fixture(scope="module")
def pdf(report: Callable[..., Any]) -> Callable[..., bytes]:
    def write(*cells: Any, **resources: Any) -> bytes:
        return bytes(ReportPDFExporter().from_notebook_node(report(*cells), resources)[0])

    return write


@pytest.fixture(scope="module")
def words(pdf: Callable[..., bytes]) -> Callable[..., Words]:
    """Set a report and return its words in order: page, word, left, top and height, in points."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")

    def read(*cells: Any) -> Words:
        done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf(*cells), capture_output=True, check=True)
        return list(_found(done.stdout.decode()))

    return read


def _found(listing: str) -> Iterator[tuple[int, str, float, float, float]]:
    page = 0
    for line in listing.splitlines():
        page += "<page " in line
        box = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*)</word>', line)
        if box:
            left, top, bottom = map(float, box.groups()[:3])
            # Neither the head of a page nor its foot.
            if 54 <= top <= LOWEST:
                yield page, box[4], left, top, bottom - top


def chart(height: float, reading: str = "") -> Figure:
    drawing = Drawing(figsize=(5.4, height))
    axes = drawing.subplots()
    axes.plot([1, 2])
    axes.set_title("Chaleur")
    return Figure(drawing, id="courbe", caption="Cela monte.", alt="Une droite qui monte.", reading=reading)


def table(rows: int, folded: bool = False) -> Table:
    frame = pd.DataFrame({"nom": [f"rang{i}" for i in range(rows)], "n": range(rows)})
    columns = {"nom": "Fanfare", "n": "Nombre"}
    return Table(frame, id="t", caption="Les fanfares.", columns=columns, folded=folded)


def lines(n: int) -> str:
    return "\n\n".join(["Une phrase."] * n)


def where(found: Words, word: str) -> tuple[int, str, float, float, float]:
    return next(item for item in found if item[1] == word)


def test_the_words_of_a_chart_stand_beside_it_where_they_are_no_taller(words: Callable[..., Words]) -> None:
    _, _, left, top, _ = where(words("# T", chart(3.0)), "Cela")
    _, _, title_left, title_top, _ = where(words("# T", chart(3.0)), "Chaleur")
    assert left > title_left
    assert abs(top - title_top) < 30


def test_the_words_of_a_chart_stand_under_it_where_they_are_taller(words: Callable[..., Words]) -> None:
    found = words("# T", chart(1.2, "Une lecture bien longue. " * 20))
    _, _, left, top, _ = where(found, "Cela")
    _, _, title_left, title_top, _ = where(found, "Chaleur")
    assert left < title_left
    assert top > title_top + 50


def test_the_words_of_a_chart_are_its_caption_for_a_screen_reader(pdf: Callable[..., bytes]) -> None:
    with pikepdf.open(io.BytesIO(pdf("# T", chart(3.0)))) as document:
        found = [str(o.S) for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Alt")]
        captions = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Caption"]
        assert found == ["/Figure"]
        assert len(captions) == 1


def test_a_chart_that_would_just_not_fit_is_drawn_up_to_a_seventh_smaller(words: Callable[..., Words]) -> None:
    heights, pages = [], []
    for n in range(16, 32):
        page, _, _, _, height = where(words("# T", lines(n), chart(4.0)), "Chaleur")
        heights.append(height)
        pages.append(page)
    shares = [height / max(heights) for height in heights]
    smaller = [(page, share) for page, share in zip(pages, shares, strict=True) if share < 0.99]
    assert smaller
    assert min(shares) >= 0.84
    assert all(page == 1 for page, _ in smaller)
    assert pages[-1] == 2
    assert shares[-1] > 0.99


@pytest.mark.parametrize("rows", [14, 18, 30])
def test_no_table_leaves_half_a_page_empty(words: Callable[..., Words], rows: int) -> None:
    for n in range(8, 33, 6):
        found = words("# T", lines(n), table(rows))
        if max(page for page, *_ in found) > 1:
            assert max(top for page, _, _, top, _ in found if page == 1) > 0.6 * LOWEST


def test_a_table_of_a_few_rows_is_never_broken(words: Callable[..., Words]) -> None:
    for n in range(18, 34, 3):
        pages = {page for page, word, *_ in words("# T", lines(n), table(5)) if word.startswith("rang")}
        assert len(pages) == 1


def test_a_broken_table_begins_with_rows_and_has_its_header_again(words: Callable[..., Words]) -> None:
    found = words("# T", lines(22), table(30))
    rows = {page: sum(p == page and word.startswith("rang") for p, word, *_ in found) for page in (1, 2)}
    assert rows[1] >= 4
    assert rows[2] >= 2
    assert [page for page, word, *_ in found if word == "Fanfare"] == [1, 2]


def test_there_is_no_more_space_above_a_long_table_than_above_a_short_one(words: Callable[..., Words]) -> None:
    def gap(rows: int) -> float:
        found = words("# T", "Avant.", table(rows))
        return where(found, "fanfares.")[3] - where(found, "Avant.")[3]

    assert gap(40) == pytest.approx(gap(4), abs=4)


def test_the_words_before_a_table_are_kept_with_it_if_they_are_few(report: Callable[..., Any]) -> None:
    def source(words: str, folded: bool = False) -> str:
        return typst_source(read_content(report("# T", "## Section", words, table(4, folded=folded))))[0]

    long = "Une phrase de plus. " * 30
    assert "#kept[" in source("Peu de mots.")
    assert "#kept[" not in source(long)
    assert "#kept[" in source(long, folded=True)


def test_lines_that_only_name_a_table_stand_together_with_their_text(words: Callable[..., Words]) -> None:
    first, second = table(4, folded=True), table(4, folded=True)
    second.id = "u"
    for n in range(34, 46, 2):
        found = words("# T", lines(n), "## Limites", "Dernier mot.", first, second)
        assert len({page for page, word, *_ in found if word in ("Limites", "Dernier", "fanfares.")}) == 1


def test_the_estimated_height_of_a_table_grows_with_its_rows() -> None:
    def tall(rows: int) -> float:
        made = table_piece(table(rows).payload(), "", repr, repr)
        return float(re.search(r"\((\d+)pt", made)[1])  # type: ignore[index]

    assert tall(8) - tall(4) == pytest.approx(4 * 12.6, abs=2)


@pytest.mark.parametrize("columns", [12, 40])
def test_a_report_may_end_with_a_table_on_a_page_turned_sideways(pdf: Callable[..., bytes], columns: int) -> None:
    frame = pd.DataFrame({"nom": ["Lyre"]} | {f"y{i}": ["1 234,5 %"] for i in range(columns)})
    shown: dict[str, str | Column] = {"nom": "Fanfare"}
    shown |= {f"y{i}": Column(f"Année {i}", align="right") for i in range(columns)}
    wide = Table(frame, id="t", caption="C.", columns=shown)
    assert lay_out(wide.payload()).sideways
    with pikepdf.open(io.BytesIO(pdf("# T", wide, provenance=[("Corpus", "Essai")]))) as document:
        turned = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in document.pages]
    assert any(turned)
    assert not turned[-1]
