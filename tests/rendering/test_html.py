from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import nbformat
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.exhibits import Answer, Column, Figure, Identity, Table, Text
from analysis.rendering.html import ReportHTMLExporter
from analysis.rendering.sanitising import sanitise

v4: Any = nbformat.v4


Page = Callable[..., str]
Draw = Callable[..., Figure]


@pytest.fixture(scope="session")
def page(report: Callable[..., Any]) -> Page:
    def write(*cells: Any, **resources: Any) -> str:
        return str(ReportHTMLExporter().from_notebook_node(report(*cells), resources)[0])

    return write


def test_the_page_states_language_policy_and_title(page: Page) -> None:
    html = page("# Les fanfares", Text("Bonjour."))
    assert html.startswith("<!DOCTYPE html>")
    assert '<html lang="fr">' in html
    assert "default-src 'none'" in html
    assert "<title>Les fanfares" in html
    assert len(re.findall("<h1", html)) == 1


def test_the_page_loads_nothing_and_runs_nothing(page: Page, a_figure: Draw) -> None:
    html = page("# T", a_figure(), "[lien](https://example.org/)")
    assert "<script" not in html
    sources = re.findall(r'(?:src|srcset|data|poster)="([^"]{0,22})', html)
    assert sources == ["data:image/svg+xml;bas"]
    assert "url(" not in html
    assert "@import" not in html


def test_code_is_hidden(page: Page) -> None:
    assert "secret_call" not in page(v4.new_code_cell("secret_call()", outputs=[]))


def test_the_policy_allows_the_style_of_the_page_by_its_hash(page: Page) -> None:
    import base64
    import hashlib

    html = page("# T")
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in html
    assert " style=" not in html


def test_a_figure_has_alt_text_caption_number_and_its_table_folded(page: Page, a_figure: Draw) -> None:
    table = Table(pd.DataFrame({"n": [1]}), id="donnees", caption="Les nombres.")
    html = page(a_figure(table=table))
    assert 'alt="Une droite qui monte."' in html
    assert "Figure 1." in html
    folded = re.search(r"<details>(.*?)</details>", html, re.DOTALL)
    assert folded is not None
    assert 'id="donnees"' in folded[1]


def test_a_table_has_caption_scopes_and_right_aligned_numbers(page: Page) -> None:
    frame = pd.DataFrame({"nom": ["Lyre"], "n": [1234], "bas": [0.1]})
    shown = {"nom": "Nom", "n": "Nombre", "bas": Column("bas", "share", group="Intervalle")}
    table = Table(frame, id="t", caption="Les fanfares.", columns=shown)
    html = page(table)
    assert "Les fanfares.</span></caption>" in html
    assert '<th scope="col" class="right">Nombre</th>' in html
    assert '<th scope="row" class="left">Lyre</th>' in html
    assert '<td class="right">1\u202f234</td>' in html
    assert '<th scope="colgroup" colspan="1" class="group">Intervalle</th>' in html


def test_the_sample_is_named_at_the_head_and_the_foot(page: Page) -> None:
    import datetime as dt

    identity = Identity(
        title="T", corpus="C", start=dt.date(2021, 1, 1), end=dt.date(2021, 2, 1), sample=True
    )
    html = page(identity, provenance=[("Carnet", "x.ipynb")])
    assert html.count("Corpus d’exemple, textes inventés") == 2
    assert "Édition du 1er&nbsp;février&nbsp;2021" in html
    assert "<dt>Carnet</dt><dd>x.ipynb</dd>" in html


def test_an_english_report_has_no_french_word_of_ours(page: Page, a_figure: Draw) -> None:
    import datetime as dt

    identity = Identity(
        title="Bands", corpus="Press", start=dt.date(2021, 1, 1), end=dt.date(2021, 2, 1), lang="en"
    )
    table = Table(pd.DataFrame({"n": [1]}), id="data", caption="Numbers.", lang="en")
    html = page(identity, Answer("Four."), "## One", "## Two", a_figure(table=table), lang="en")
    for word in ("Sommaire", "Données", "Aller", "En bref", "Tableau", "Édition"):
        assert word not in html


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            if name == "href" and str(value).startswith("#"):
                self.targets.append(str(value)[1:])


def test_ids_are_unique_and_every_inner_link_arrives(page: Page, a_figure: Draw) -> None:
    noted = "## A\n\nUn[^1].\n\n[^1]: Note."
    html = page("# T", Answer("[voir](#courbe)"), noted, noted, a_figure())
    found = _Ids()
    found.feed(html)
    assert len(found.ids) == len(set(found.ids))
    assert set(found.targets) <= set(found.ids)


@settings(deadline=None, max_examples=25)
@given(st.text(min_size=1))
def test_no_text_becomes_markup(page: Page, text: str) -> None:
    payload = f"<script>alert(1)</script><img src=x onerror=y>{text}"
    table = Table(pd.DataFrame({"a": [payload]}), id="t", caption=payload, notes=payload)
    body = page(table).split("</head>")[1]
    assert "<script" not in body
    assert not re.search(r"<img src=.?x", body)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>x()</script>", "<img src=x onerror=x()>", "<a href='javascript:x()'>a</a>",
        "<svg onload=x()></svg>",
        "<iframe src='https://example.org'></iframe>", "<p style='background:url(https://example.org)'>a</p>",
        "<a href='data:text/html,<script>x()</script>'>a</a>", "<form action='/x'><input></form>",
    ],
)  # fmt: skip
def test_the_fence_lets_no_active_content_through(attack: str) -> None:
    clean = sanitise(attack)
    assert not re.search(r"script|onerror|onload|iframe|style=|data:|<form|<input", clean)


def test_the_fence_keeps_what_reports_are_made_of() -> None:
    head = '<thead><tr><th scope="col">h</th></tr></thead>'
    kept = f"<details><summary>a</summary><table><caption>c</caption>{head}</table></details>"
    assert sanitise(kept).replace("<tbody></tbody>", "") == kept


def test_the_same_notebook_gives_the_same_bytes(page: Page, a_figure: Draw) -> None:
    cells = ["# T", a_figure(), Text("Bonjour.")]
    assert page(*cells) == page(*cells)
