"""From the points of a chart to their sentences, on the page and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from analysis.errors import ExportError
from analysis.exhibits import Figure, Point, Points, Sentence, Sentences, Spot, Table, Text
from analysis.rendering.content import read_content
from analysis.rendering.html import ReportHTMLExporter
from analysis.rendering.typst import ReportPDFExporter, typst_source

Draw = Callable[..., Figure]


def a_point(anchor: str = "point-chine-2022", **options: Any) -> Point:
    sentence = Sentence("La ", "Chine", " & co. <b>", "Le Phare, 3 mai 2022", "es")
    fields = {"title": "Chine, 2022", "entry": "Chine", "found": "1 sur 312 mentions", "paper": "phrases-chine"}
    return Point(anchor=anchor, sentences=[sentence], **{**fields, **options})


def cells(a_figure: Draw, href: str = "#point-chine-2022") -> list[Any]:
    spot = Spot(0, None, None, None, None, href, "Chine, 2022")
    section = Text("### Chine", anchor="phrases-chine")
    shown = Sentences([Sentence("", "Chine", "")])
    return ["# T", a_figure(spots=[spot]), "## Phrases", section, shown, Points([a_point()])]


def page(notebook: Any) -> str:
    return str(ReportHTMLExporter().from_notebook_node(notebook, {})[0])


def test_a_chart_leads_to_the_sentences_of_its_point_and_back(report, a_figure: Draw) -> None:
    html = page(report(*cells(a_figure)))
    assert re.search(r'<a href="#point-chine-2022" tabindex="-1"[^>]*><rect ', html)
    point = re.search(r'<section class="point" id="point-chine-2022".*?</section>', html, re.DOTALL)
    assert point is not None
    assert '<span lang="es">La <mark>Chine</mark> &amp; co. &lt;b&gt;</span>' in point[0]
    assert "1 sur 312 mentions" in point[0].replace("&nbsp;", " ")
    assert '<a href="#courbe"' in point[0]


def test_a_chart_is_one_named_image_without_tab_stops(report, a_figure: Draw) -> None:
    html = page(report(*cells(a_figure)))
    overlay = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert overlay is not None
    assert 'aria-hidden="true"' in overlay[0]
    assert 'focusable="false"' in overlay[0]
    assert overlay[0].count("<a ") == overlay[0].count('tabindex="-1"') == 1
    assert len(re.findall(r"<img ", html)) == 1


def test_a_page_without_links_has_no_overlay(report, a_figure: Draw) -> None:
    assert "<svg" not in page(report("# T", a_figure()))


def test_a_part_that_leads_nowhere_is_refused(report, a_figure: Draw) -> None:
    with pytest.raises(ExportError, match="point-france"):
        read_content(report(*cells(a_figure, "#point-france")))


def test_a_part_leads_to_no_other_address(report, a_figure: Draw) -> None:
    with pytest.raises(ExportError, match=r"example\.org"):
        read_content(report(*cells(a_figure, "https://example.org/")))


def test_on_paper_a_chart_says_on_which_page_its_sentences_stand(report, a_figure: Draw) -> None:
    notebook = report(*cells(a_figure))
    source, _ = typst_source(read_content(notebook))
    called = 'page-references("Phrases : ", "p. ", ((label("phrases-chine"), "Chine"), ))'
    assert called in source.replace("\u00a0", " ")
    assert "312" not in source
    pdf, _ = ReportPDFExporter().from_notebook_node(notebook, {})
    assert pdf.startswith(b"%PDF")


def test_a_folded_table_is_folded_on_the_page_and_named_on_paper(report) -> None:
    table = Table(pd.DataFrame({"nom": ["Lyre"]}), id="lexique", caption="Le lexique.", folded=True)
    html = page(report("# T", table))
    assert re.search(r"<details><summary><span class=\"label\">Tableau 1\.</span> Le lexique\.</summary>", html)
    source, _ = typst_source(read_content(report("# T", table)))
    assert "tables/lexique.csv" in source
    assert "Lyre" not in source
