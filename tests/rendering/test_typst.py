from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ExportError
from analysis.exhibits import Answer, Column, Figure, Identity, Note, Table, Text
from analysis.rendering.content import read_content
from analysis.rendering.typst import ReportPDFExporter, compile_pdf, typst_source
from analysis.rendering.typst_markup import literal
from analysis.rendering.typst_tables import SIDEWAYS, UPRIGHT, lay_out

Draw = Callable[..., Figure]
Set = Callable[..., bytes]

EVERYTHING = """## Une section

Du **gras**, de l’*italique*, du `code`, [un lien](https://example.org/), une note[^1].

- a
- b
    1. un
    2. deux

> Une citation.

```
verbatim #let x = 1
```

| nom | n |
|-----|--:|
| a   | 1 |

---

[^1]: Le texte de la note.
"""


@pytest.fixture(scope="session")
def pdf(report: Callable[..., Any]) -> Set:
    def write(*cells: Any, **resources: Any) -> bytes:
        return bytes(ReportPDFExporter().from_notebook_node(report(*cells), resources)[0])

    return write


@pytest.fixture(scope="session")
def source(report: Callable[..., Any]) -> Callable[..., str]:
    return lambda *cells: typst_source(read_content(report(*cells)))[0]


def roles(document: pikepdf.Pdf) -> list[str]:
    """Return the roles of the structure tree, depth first."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(str(node.S))
            walk(node.get("/K", pikepdf.Array()))

    walk(document.Root.StructTreeRoot.K)
    return found


def an_identity(**options: Any) -> Identity:
    start, end = dt.date(2021, 1, 1), dt.date(2024, 12, 31)
    return Identity(title="Les fanfares", corpus="Essai", start=start, end=end, **options)


def test_the_pdf_is_tagged_with_language_title_alt_text_and_outline(pdf: Set, a_figure: Draw) -> None:
    table = Table(pd.DataFrame({"nom": ["Lyre"], "n": [3]}), id="t", caption="Les fanfares.")
    made = pdf(an_identity(sample=True), Answer("Quatre."), EVERYTHING, a_figure(), table, Note("Attention."))
    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.Root.Lang) == "fr-FR"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert document.docinfo["/Title"] == "Les fanfares"
        assert "/CreationDate" not in document.docinfo
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()
        with document.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Les fanfares"]
            assert [item.title for item in outline.root[0].children] == ["Une section"]
        found = roles(document)
    assert {
        "/H1",
        "/H2",
        "/Table",
        "/TH",
        "/TD",
        "/Figure",
        "/Caption",
        "/L",
        "/LI",
        "/Link",
        "/Note",
    } <= set(found)
    assert "Une droite qui monte.".encode("utf-16-be") in made or b"Une droite qui monte." in _plain(made)


def _plain(made: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False,
                      stream_decode_level=pikepdf.StreamDecodeLevel.all)  # fmt: skip
    return target.getvalue()


def test_every_font_is_embedded(pdf: Set, a_figure: Draw) -> None:
    with pikepdf.open(io.BytesIO(pdf("# T", EVERYTHING, a_figure()))) as document:
        found = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
        assert found
        assert all("/FontFile2" in o or "/FontFile3" in o for o in found)


def test_the_same_notebook_gives_the_same_bytes(pdf: Set, a_figure: Draw) -> None:
    cells = ["# T", Answer("Quatre."), a_figure(), Text("Bonjour.")]
    assert pdf(*cells) == pdf(*cells)


@settings(deadline=None, max_examples=25)
@given(st.text())
def test_no_text_is_read_as_typst(source: Callable[..., str], text: str) -> None:
    hostile = f'#panic("x") $x$ *a* _b_ `c` <d> @e \\ {text} "); #panic("y'
    table = Table(pd.DataFrame({"a": [hostile]}), id="t", caption=hostile, notes=hostile)
    made = source("# T", Text("Texte."), table)
    outside = re.sub(r'"(?:\\.|[^"\\])*"', '""', made)
    assert "panic" not in outside


def test_hostile_text_is_set_as_it_stands(pdf: Set) -> None:
    hostile = 'a " b \\ c #panic("x") $ * _ ` < @ ] [ // /* é 北京 🔴 \u202f\u200b\x07'
    table = Table(pd.DataFrame({"a": [hostile]}), id="t", caption=hostile)
    assert pdf("# T", table).startswith(b"%PDF")


@given(st.text())
def test_a_literal_is_one_typst_string(text: str) -> None:
    made = literal(text)
    assert made[0] == made[-1] == '"'
    assert not re.search(r'(?<!\\)(?:\\\\)*"', made[1:-1])
    assert not re.search(r"\\[^\"\\n]", made.replace("\\\\", ""))


def test_what_no_font_can_draw_becomes_a_square() -> None:
    assert literal("Kyïv 🔴 Владимир") == '"Kyïv □ Владимир"'


def test_the_sample_stands_on_every_page(pdf: Set) -> None:
    from subprocess import run
    from tempfile import NamedTemporaryFile

    made = pdf(an_identity(sample=True), *["Une phrase de plus. " * 200] * 4)
    with pikepdf.open(io.BytesIO(made)) as document:
        pages = len(document.pages)
    assert pages > 2
    try:
        with NamedTemporaryFile(suffix=".pdf") as file:
            file.write(made)
            file.flush()
            text = run(["pdftotext", file.name, "-"], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    assert all("Corpus d’exemple, textes inventés" in page for page in text.split("\f")[:pages])
    assert f"Page 2 sur {pages}" in text


def test_a_table_longer_than_a_page_repeats_its_header(source: Callable[..., str], pdf: Set) -> None:
    long = Table(pd.DataFrame({"nom": [f"n{i}" for i in range(120)], "n": range(120)}), id="t", caption="C.",
                 columns={"nom": "Fanfare", "n": "Nombre"})  # fmt: skip
    assert 'captioned-table("broken"' in source("# T", long)
    with pikepdf.open(io.BytesIO(pdf("# T", long))) as document:
        assert len(document.pages) >= 3


def wide(columns: int, cell: str = "1 234,5 %") -> dict[str, Any]:
    frame = pd.DataFrame({"nom": ["Orphéon de la vallée"]} | {f"y{i}": [cell] for i in range(columns)})
    shown: dict[str, str | Column] = {"nom": "Fanfare"}
    shown |= {f"y{i}": Column(f"Année {i}", align="right") for i in range(columns)}
    return Table(frame, id="t", caption="C.", columns=shown).payload()


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 60), st.integers(1, 40))
def test_no_part_of_a_table_is_wider_than_its_page(columns: int, length: int) -> None:
    layout = lay_out(wide(columns, "9" * length))
    room = SIDEWAYS if layout.sideways else UPRIGHT
    for part in layout.parts:
        fixed = [float(layout.widths[c][:-2]) for c in part if layout.widths[c].endswith("pt")]
        assert sum(fixed) <= room or len(part) <= 2
        assert part[0] == 0
    assert sorted({c for part in layout.parts for c in part}) == list(range(columns + 1))


def test_a_wide_table_is_set_smaller_then_sideways_then_in_parts() -> None:
    layouts = [lay_out(wide(columns)) for columns in (5, 9, 12, 40)]
    assert [layout.sideways for layout in layouts] == [False, False, True, True]
    assert layouts[1].size <= layouts[0].size
    assert [len(layout.parts) > 1 for layout in layouts] == [False, False, False, True]


def test_short_words_are_never_broken() -> None:
    frame = pd.DataFrame({"nom": ["Orphéon"], "nature": ["organisation"], "motif": ["un motif bien long " * 12]})
    layout = lay_out(Table(frame, id="t", caption="C.").payload())
    assert float(layout.widths[1][:-2]) >= len("organisation") * 0.5 * layout.size


def test_a_table_in_parts_is_set(pdf: Set) -> None:
    frame = pd.DataFrame({"nom": ["Lyre"]} | {f"annee_{i}": [12345.6] for i in range(40)})
    assert pdf("# T", Table(frame, id="t", caption="C.")).startswith(b"%PDF")


def test_a_table_without_rows_says_so(source: Callable[..., str]) -> None:
    table = Table(pd.DataFrame({"a": []}), id="t", caption="Sans date.", empty="Tous datés.")
    assert "Tous datés." in source("# T", table)


def test_a_link_to_a_folded_table_leads_to_its_figure(source: Callable[..., str], a_figure: Draw) -> None:
    table = Table(pd.DataFrame({"n": [1]}), id="donnees", caption="Nombres.")
    made = source("# T", Text("[voir](#donnees)"), a_figure(table=table))
    assert 'link(label("courbe"))' in made


def test_what_typst_refuses_is_told_as_an_export_error() -> None:
    with pytest.raises(ExportError, match="PDF"):
        compile_pdf("#panic()", {})
