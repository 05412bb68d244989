from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import nbformat
import pandas as pd
import pytest

from analysis.errors import ExportError
from analysis.exhibits import EXHIBIT_MIME, Answer, Column, Figure, Identity, Note, Table, Text
from analysis.rendering.content import Content, read_content
from analysis.rendering.outputs import Figure as FigureBlock
from analysis.rendering.outputs import Prose, Verbatim
from analysis.rendering.outputs import Table as TableBlock

v4: Any = nbformat.v4


Read = Callable[..., Content]
Draw = Callable[..., Figure]


def raw(**data: str) -> Any:
    return v4.new_output("display_data", data={key.replace("__", "/"): value for key, value in data.items()})


@pytest.fixture
def read(report: Callable[..., Any]) -> Read:
    return lambda *cells, **options: read_content(report(*cells), **options)


def a_table(id: str = "fanfares", **options: Any) -> Table:
    frame = pd.DataFrame({"nom": ["Orphéon"], "n": [3], "url": ["https://example.org/"]})
    return Table(frame, id=id, caption="Les fanfares.", columns={"nom": "Nom", "n": "Nombre"}, **options)


def test_the_first_heading_and_the_question_become_the_title_block(read: Read) -> None:
    content = read("# Les fanfares\n\nQui joue *fort* ?\n\nSuite.", "## Méthode")
    assert (content.identity.title, content.identity.question) == ("Les fanfares", "Qui joue fort ?")
    assert [h.anchor for h in content.headings] == ["methode"]


def test_a_given_title_goes_before_the_notebook_s_own(read: Read) -> None:
    assert read("# A", title="B").identity.title == "B"


def test_the_answer_before_any_section_leads(read: Read) -> None:
    content = read("# T", Answer("Quatre."), "## Suite", Answer("Plus loin."))
    assert [block.kind for block in content.lead if isinstance(block, Prose)] == ["answer"]
    assert len(content.body) == 2


def test_headings_never_skip_a_level_and_anchors_are_unique(read: Read) -> None:
    headings = read("# T", "#### Profond\n\n## Même\n\n## Même").headings
    assert [(h.level, h.anchor) for h in headings] == [(2, "profond"), (2, "meme"), (2, "meme-2")]


def test_figures_and_tables_are_numbered_apart(read: Read, a_figure: Draw) -> None:
    blocks = read(a_table("a"), a_figure("b"), a_table("c")).blocks
    assert [b.number for b in blocks if isinstance(b, TableBlock)] == [1, 2]
    assert [b.number for b in blocks if isinstance(b, FigureBlock)] == [1]


def test_footnotes_of_several_cells_are_numbered_through(read: Read) -> None:
    from analysis.rendering.prose import walk

    content = read("Un[^1].\n\n[^1]: Première.", "Deux[^1].\n\n[^1]: Seconde.")
    found = [t["attrs"]["index"] for b in content.blocks if isinstance(b, Prose) for t in walk(b.tokens)
             if t["type"] == "footnote_ref"]  # fmt: skip
    assert found == [1, 2]


def test_a_plain_pandas_table_is_drawn(read: Read) -> None:
    frame = pd.DataFrame({"nom": ["Orphéon", "Lyre"], "n": [3, 12]})
    (block,) = read(raw(text__html=frame.to_html(), text__plain="")).blocks
    assert isinstance(block, TableBlock)
    assert block.payload["header"] == ["", "nom", "n"]
    assert block.payload["rows"] == [["0", "Orphéon", "3"], ["1", "Lyre", "12"]]
    assert block.payload["align"] == ["right", "left", "right"]


def test_printed_text_is_kept_as_it_is_and_standard_error_is_not(read: Read) -> None:
    content = read(
        v4.new_output("stream", name="stdout", text="ok\n"), v4.new_output("stream", name="stderr", text="!")
    )
    assert content.blocks == [Verbatim(1, "ok")]


STYLED = (
    '<style>#T_1 { color: red }</style><table id="T_1"><tr><td id="T_1_row0" class="data">1</td></tr></table>'
)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (v4.new_output("error", ename="ValueError", evalue="", traceback=[]), "ValueError"),
        (raw(image__png=base64.b64encode(b"x").decode()), "without alternative text"),
        (raw(text__html=STYLED), "more than one plain table"),
        (raw(text__html="<table><tr><td colspan='2'>a</td></tr></table>"), "colspan"),
        (raw(text__html="<table><tr><td><b>a</b></td></tr></table>"), "<b>"),
        (raw(text__html="<p>bonjour</p>"), "plain table"),
        (raw(text__latex="$x$", text__plain="x"), "text/latex"),
        (raw(text__plain="<Axes: >"), "text/plain"),
        (v4.new_output("display_data", data={"application/vnd.jupyter.widget-view+json": {}}), "widget"),
        ("Une formule $$x^2$$.", "formula"),
        ("Une formule $x^2$.", "formula"),
        ("Du <b>gras</b>.", "HTML"),
        ("<div>bloc</div>", "HTML"),
        ("![image](x.png)", "an image"),
        ("[lien](javascript:x)", "javascript"),
        ("[lien](#nulle-part)", "nowhere"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_cell(read: Read, cell: Any, said: str) -> None:
    with pytest.raises(ExportError) as caught:
        read("Texte sans défaut à 5 $.", cell)
    (fault,) = caught.value.faults
    assert "cell 2" in str(fault)
    assert said in str(fault)


def test_all_faults_are_listed_at_once(read: Read) -> None:
    with pytest.raises(ExportError) as caught:
        read("<b>a</b>", "$$x$$", a_table("a"), a_table("a"))
    assert len(caught.value.faults) == 3


def test_a_comment_in_markdown_is_dropped(read: Read) -> None:
    assert read("<!-- pour nous -->").blocks == []


def test_a_bare_figure_needs_alternative_text_in_its_metadata(read: Read) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    bare = v4.new_output("display_data", data={"image/svg+xml": svg}, metadata={"alt": "Un carré."})
    (block,) = read(bare).blocks
    assert isinstance(block, FigureBlock)
    assert block.payload["alt"] == "Un carré."


def test_the_identity_gives_language_period_and_counts(read: Read) -> None:
    import datetime as dt

    shown = Identity(title="T", corpus="C", start=dt.date(2021, 1, 1), end=dt.date(2021, 2, 1), lang="en",
                     counts={"texts": 2}, sample=True)  # fmt: skip
    identity = read(shown, Text("Hello"), Note("Careful")).identity
    assert (identity.lang, identity.sample, dict(identity.counts)) == ("en", True, {"texts": 2})
    assert identity.as_of == dt.date(2021, 2, 1)


def test_a_link_in_a_table_may_lead_to_an_exhibit_of_the_report(read: Read, a_figure: Draw) -> None:
    frame = pd.DataFrame({"nom": ["Lyre"], "vers": ["#courbe"]})
    table = Table(frame, id="liens", caption="Liens.", columns={"nom": Column("Nom", link="vers")})
    assert len(read(table, a_figure("courbe")).blocks) == 2
    with pytest.raises(ExportError, match="courbe"):
        read(table)


def test_the_bundle_of_a_figure_reads_without_our_exporters(a_figure: Draw) -> None:
    data, _ = a_figure(table=a_table())._repr_mimebundle_()
    assert {EXHIBIT_MIME, "image/svg+xml", "text/html", "text/plain"} == set(data)
    assert 'alt="Une droite qui monte."' in data["text/html"]
