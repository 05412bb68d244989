"""Sentences, anchors, readings and notes on their way to the page and to paper."""

from __future__ import annotations

import nbformat
import pytest

from analysis.errors import ExportError
from analysis.exhibits import Answer, Column, Note, Sentence, Sentences, Table, Text
from analysis.rendering.content import read_content
from analysis.rendering.html import ReportHTMLExporter
from analysis.rendering.typst import ReportPDFExporter, typst_source


def page(notebook: nbformat.NotebookNode) -> str:
    html, _ = ReportHTMLExporter().from_notebook_node(notebook, {"title": "T"})
    return str(html)


def a_linked_table(target: str) -> Table:
    import pandas as pd

    frame = pd.DataFrame({"name": ["Chine"], "link": [target]})
    return Table(frame, id="noms", caption="Un nom.", columns={"name": Column("Nom", link="link")})


def test_sentences_carry_their_language_and_mark_the_words(report) -> None:
    html = page(report(Sentences([Sentence("La ", "Chine", " & co.", "Le Phare", "es")])))
    assert '<span lang="es">La <mark>Chine</mark> &amp; co.</span> <cite>Le Phare</cite>' in html


def test_sentences_are_set_on_paper_as_texts_never_as_markup(report) -> None:
    notebook = report(Text("## Phrases"), Sentences([Sentence("#pagebreak() ", "*Chine*", "", "Le Phare", "es")]))
    source, _ = typst_source(read_content(notebook))
    assert 'text(lang: "es", "#pagebreak() ")' in source
    pdf, _ = ReportPDFExporter().from_notebook_node(notebook, {"title": "T"})
    assert pdf.startswith(b"%PDF")


def test_both_names_of_a_pair_are_marked_on_the_page_and_on_paper(report) -> None:
    shown = Sentences([Sentence("La ", "Chine", " se tait.", between=" et l’", second="Inde <b>")])
    assert "<mark>Chine</mark> et l’<mark>Inde &lt;b&gt;</mark> se tait." in page(report(shown))
    notebook = report(Text("## Phrases"), shown)
    source, _ = typst_source(read_content(notebook))
    assert 'strong(text("Inde <b>"))' in source
    pdf, _ = ReportPDFExporter().from_notebook_node(notebook, {"title": "T"})
    assert pdf.startswith(b"%PDF")


def test_a_table_leads_to_the_anchor_of_a_text(report) -> None:
    html = page(report(a_linked_table("#phrases-chine"), Text("### Chine (3)", anchor="phrases-chine")))
    assert 'href="#phrases-chine"' in html
    assert 'id="phrases-chine"' in html


def test_a_link_to_an_anchor_that_is_not_there_is_refused(report) -> None:
    with pytest.raises(ExportError, match="phrases-chine"):
        read_content(report(a_linked_table("#phrases-chine")))


def test_two_texts_cannot_share_an_anchor(report) -> None:
    with pytest.raises(ExportError, match="phrases-chine"):
        read_content(report(Text("## A", anchor="phrases-chine"), Text("## B", anchor="phrases-chine")))


def test_the_notes_on_the_answer_come_before_the_contents(report) -> None:
    content = read_content(report(Answer("Oui."), Note("Mais."), Text("## Suite"), Note("Plus tard.")))
    assert [block.kind for block in content.lead] == ["answer", "note"]


def test_a_long_contents_list_keeps_to_the_sections(report) -> None:
    few = read_content(report(Text("## A\n\n### B")))
    many = read_content(report(Text("## A\n\n" + "\n\n".join(f"### {n}" for n in range(20)))))
    assert [heading.level for heading in few.contents] == [2, 3]
    assert [heading.level for heading in many.contents] == [2]
    assert len(many.headings) == 21


def test_how_to_read_a_figure_stands_under_its_caption(report, a_figure) -> None:
    notebook = report(a_figure(reading="Lecture : cela monte."))
    html = page(notebook)
    assert html.index("</figcaption>") < html.index("Lecture : cela monte.") < html.index("</figure>")
    assert "Lecture : cela monte." in typst_source(read_content(notebook))[0]


def test_the_counts_of_the_head_stay_in_their_order(report) -> None:
    import datetime as dt

    from analysis.exhibits import Identity

    counts = {"textes": 12, "mentions": 3, "aaa": 1}
    identity = Identity(title="T", corpus="C", start=dt.date(2021, 1, 1), end=dt.date(2021, 2, 1), counts=counts)
    assert list(read_content(report(identity)).identity.counts) == ["textes", "mentions", "aaa"]


def test_words_of_a_table_are_not_broken_where_they_fit() -> None:
    from analysis.rendering.typst_tables import lay_out

    cells = ["gouvernementale", "Organisations eurasiatiques", "multipolarité", "une phrase longue pour deux lignes"]
    wide = {"header": ["a", "b", "c", "d"], "align": ["left"] * 4, "rows": [cells] * 3}
    assert not lay_out(wide).hyphenate
