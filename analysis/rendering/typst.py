"""The nbconvert exporter that writes a report as a tagged PDF, through Typst.

No font, file or package of the machine is used: the text font is in the ``typst`` wheel, the charts'
fonts are matplotlib's own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import typst
from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode
from traitlets import default

from analysis.errors import ExportError, Fault
from analysis.exhibits import format_value
from analysis.rendering.content import Content, Identity, read_content
from analysis.rendering.isolation import can_fork, run_forked
from analysis.rendering.locations import template_dir
from analysis.rendering.outputs import Block, Figure, Points, Prose, Sentences, Table, Verbatim
from analysis.rendering.prose import plain_text
from analysis.rendering.typst_markup import FONT_DIR, blocks, destination, literal, text
from analysis.rendering.typst_tables import TURNED, table_piece
from analysis.rendering.wording import long_date, long_period, words

__all__ = ["ReportPDFExporter", "compile_pdf", "typst_source"]

_REGIONS: Final = {"fr": "FR", "en": "GB"}
_TIMEOUT: Final = 300.0
_TEXT_WIDTH: Final = 6.6  # inches between the margins of report.typ
# Charts are drawn for a phone, with letters of 10.5 points. On paper 8.4 suit the text around them, and more
# charts find room on the page they belong to.
_ON_PAPER: Final = 0.8
_FEW_LINES: Final = 300  # letters


class ReportPDFExporter(Exporter):
    """Notebook → PDF/UA-1. ``resources`` may hold ``title``, ``lang`` and ``provenance``."""

    export_from_notebook = "presscope PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _extension(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert states a notebook, but means any output
        self, nb: NotebookNode, resources: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the PDF and the resources.

        Raises
        ------
        ExportError
            If the notebook shows what cannot be drawn, or Typst refuses the result.
        """
        given = dict(resources or {})
        content = read_content(nb, title=given.get("title", ""), lang=given.get("lang", "fr"))
        source, files = typst_source(content, given.get("provenance", ()))
        return compile_pdf(source, files), given


def typst_source(
    content: Content, provenance: Iterable[tuple[str, str]] = ()
) -> tuple[str, dict[str, bytes]]:
    """Return the Typst text of a report and the images it needs, by file name."""
    return _Document(content).write(list(provenance))


def compile_pdf(source: str, files: Mapping[str, bytes]) -> bytes:
    """Return the PDF of a Typst text; the same bytes for the same text.

    Raises
    ------
    ExportError
        With what Typst says, where it refuses.
    """
    if not can_fork():
        return _compile(source, files)
    # Typst leaves a pool of threads behind. A child forked later has the pool but not its threads and
    # would wait for them for ever, so no process that may fork again ever runs Typst itself.
    (outcome,) = run_forked([lambda: _compile(source, files)], timeout=_TIMEOUT)
    if outcome.error is not None:
        raise outcome.error
    if outcome.stopped:
        fault = Fault("Typst", outcome.stopped, f"a document set within {_TIMEOUT:g} seconds")
        raise ExportError("The PDF could not be set.", [fault])
    return bytes(outcome.value)


def _compile(source: str, files: Mapping[str, bytes]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="presscope-") as scratch:
        folder = Path(scratch)
        style = (template_dir() / "report.typ").read_bytes()
        for name, data in {**files, "report.typ": style, "main.typ": source.encode()}.items():
            (folder / name).write_bytes(data)
        try:
            pdf = typst.compile(
                str(folder / "main.typ"), root=str(folder), format="pdf", pdf_standards=["ua-1"],
                font_paths=[str(FONT_DIR)], ignore_system_fonts=True,
            )  # fmt: skip
        except typst.TypstError as error:
            fault = Fault(
                "Typst", repr(error.message), "a document that meets PDF/UA-1", " ".join(error.hints)
            )
            raise ExportError("The PDF could not be set.", [fault]) from None
    assert isinstance(pdf, bytes)
    return pdf


class _Document:
    """One report on its way to paper."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.words = words(content.identity.lang)
        self.files: dict[str, bytes] = {}
        self.anchors = {
            block.table.payload["id"]: block.payload["id"]
            for block in content.blocks
            if isinstance(block, Figure) and block.table and not block.payload["print_table"]
        }
        points = [item for block in content.blocks if isinstance(block, Points) for item in block.items]
        self.points: dict[str, dict[str, str]] = {item["anchor"]: item for item in points}
        # Paper shows the sentences of an entry, not those of each of its points.
        self.anchors |= {anchor: item["paper"] for anchor, item in self.points.items()}

    def write(self, provenance: list[tuple[str, str]]) -> tuple[str, dict[str, bytes]]:
        identity = self.content.identity
        pieces = [_masthead(identity), *self._pieces(self.content.lead)]
        listed = self.content.contents
        if len(listed) > 3:
            depth = max(heading.level for heading in listed)
            pieces.append(f"stays(contents({literal(self.words['contents'])}, depth: {depth}))")
        pieces += self._pieces(self.content.body)
        if provenance:
            pieces.append(self._provenance(provenance))
            if self.content.body and isinstance(self.content.body[-1], Table):
                # The provenance never stands on a last page of its own.
                pieces[-2:] = [f"closed({pieces[-2]}, {pieces[-1]})"]
        listing = "".join(f"  {piece},\n" for piece in pieces)
        source = f'#import "report.typ": *\n\n{_opening(identity)}\n\n#set-pieces(\n{listing})\n'
        return source, self.files

    def _provenance(self, provenance: list[tuple[str, str]]) -> str:
        colon = self.words["colon"].rstrip(" ")
        entries = "".join(f"({literal(name + colon)}, {literal(value)}), " for name, value in provenance)
        return f"stays(provenance({literal(self.words['provenance'])}, ({entries})))"

    def _pieces(self, listed: list[Block]) -> list[str]:
        followers = [*listed[1:], None]
        return [piece for pair in zip(listed, followers, strict=False) for piece in self._block(*pair)]

    def _block(self, block: Block, follower: Block | None) -> list[str]:
        if isinstance(block, Prose):
            return [self._prose(block, _is_led(follower) and (_is_short(block) or _is_folded(follower)))]
        if isinstance(block, Sentences):
            return [f"flows[{self._sentences(block)}]"]
        if isinstance(block, Points):
            return []
        if isinstance(block, Verbatim):
            return [f"flows(raw(block: true, {literal(block.text)}))"]
        if isinstance(block, Table):
            drawn = self._table(block, self._label("table", block.number))
            # Lines that name tables stand together.
            return [f"stays(kept(({drawn}.draw)()))" if _is_folded(block) and _is_folded(follower) else drawn]
        return self._figure(block)

    def _label(self, kind: str, number: int) -> str:
        return f"{self.words[kind]}\u00a0{number}." if number else ""

    def _prose(self, block: Prose, leads: bool) -> str:
        tokens = block.tokens
        leads = leads and block.kind == "text" and tokens[-1]["type"] in ("heading", "paragraph")
        if leads and tokens[-1]["type"] == "paragraph":
            # The words that introduce a figure are not left alone at the foot of a page.
            body = f"{blocks(tokens[:-1], self.anchors)}\n\n#kept[{blocks(tokens[-1:], self.anchors)}]"
        else:
            body = blocks(tokens, self.anchors)
        # A page turned sideways cannot be measured on another.
        kind = "turned" if TURNED in body else "leads" if leads else "flows"
        if block.mark:
            body = f"#metadata(none) #label({literal(block.mark)})\n{body}"
        if block.lang:
            body = f"#[#set text(lang: {literal(block.lang)})\n{body}]"
        if block.kind != "text":
            body = f"#{block.kind}({literal(self.words[block.kind])})[{body}]"
        return f"{kind}[{body}]"

    def _sentences(self, block: Sentences) -> str:
        items = []
        for item in block.items:
            before, keyword, after = (text(item[part], item["lang"]) for part in ("left", "keyword", "right"))
            if item.get("second"):
                between, second = (text(item[part], item["lang"]) for part in ("between", "second"))
                after = f"{between} + strong({second}) + {after}"
            cite = f", text({literal(item['cite'])})" if item["cite"] else ""
            items.append(f"sentence({before}, {keyword}, {after}{cite})")
        return f"#list({', '.join(items)})"

    def _table(self, table: Table, label: str) -> str:
        if table.payload.get("folded"):
            told = self.words["folded"].format(caption=table.payload["caption"], id=table.payload["id"])
            mark = f" #label({literal(table.payload['id'])})" if table.payload["id"] else ""
            return f"stays[#empty-table({literal(label)}, {literal(told)}, \"\"){mark}]"
        return table_piece(table.payload, label, literal, lambda url: destination(url, self.anchors))

    def _figure(self, block: Figure) -> list[str]:
        payload = block.payload
        name = f"figure-{len(self.files) + 1}.{block.format}"
        self.files[name] = block.paper
        # In points, not as a share of the line: the line is shorter where the words stand beside the chart.
        width = f"{72 * min(_TEXT_WIDTH, _ON_PAPER * payload['width']):.4g}pt" if payload["width"] else "100%"
        source = self.words["data_file"].format(id=payload["id"]) if payload["data"] else ""
        label = self._label("figure", block.number)
        mark = f" #label({literal(payload['id'])})" if payload["id"] else ""
        pieces = [
            f"scaled(share => [#chart({literal(name)}, {literal(payload['alt'])}, share * {width}, "
            f"{literal(label)}, {literal(payload['caption'])}, {literal(payload['reading'])}, "
            f"{literal(source)}, {self._pages(payload)}){mark}])"
        ]
        if block.table is not None and payload["print_table"]:
            pieces.append(self._table(block.table, ""))
        return pieces

    def _pages(self, payload: Mapping[str, Any]) -> str:
        """Return what says on which page the sentences behind a chart stand, entry by entry."""
        found: dict[str, str] = {}
        for spot in payload.get("spots", []):
            point = self.points.get(spot["href"][1:])
            if point is not None and point["paper"]:
                found.setdefault(point["paper"], point["entry"])
        if not found:
            return "none"
        entries = "".join(f"(label({literal(anchor)}), {literal(entry)}), " for anchor, entry in found.items())
        head = literal(self.words["behind"] + self.words["colon"])
        return f"page-references({head}, {literal(self.words['page_short'])}, ({entries}))"


def _is_short(block: Prose) -> bool:
    """Say whether a text ends with a few lines, which look lost at the foot of a page."""
    return len(plain_text(block.tokens[-1:])) <= _FEW_LINES


def _is_folded(block: Block | None) -> bool:
    """Say whether paper shows but a line of a table, which looks lost at the head of a page."""
    return isinstance(block, Table) and bool(block.payload.get("folded"))


def _is_led(follower: Block | None) -> bool:
    """Say whether a block should not be parted from the words before it."""
    if isinstance(follower, Prose):
        first = follower.tokens[0]
        return bool(first["type"] == "heading" and first["attrs"]["level"] > 2)
    return isinstance(follower, (Figure, Table, Sentences))


def _opening(identity: Identity) -> str:
    lang = identity.lang
    wording = words(lang)
    page, _, total = wording["page"].partition(" {page} ")
    return (
        "#show: report.with("
        f"title: {literal(identity.title)}, corpus: {literal(identity.corpus)}, "
        f"sample: {literal(_sample(identity))}, lang: {literal(lang)}, "
        f"region: {literal(_REGIONS.get(lang, 'FR'))}, "
        f"page-words: ({literal(page)}, {literal(total.partition(' ')[0])}))"
    )


def _masthead(identity: Identity) -> str:
    lang = identity.lang
    wording = words(lang)
    period = long_period(identity.start, identity.end, lang) if identity.start and identity.end else ""
    counts = [f"{format_value(n, 'count', lang)}\u00a0{what}" for what, n in identity.counts.items()]
    edition = wording["edition"].format(date=long_date(identity.as_of, lang)) if identity.as_of else ""
    edition = edition.replace(" ", "\u00a0")
    meta = "".join(f"{literal(text)}, " for text in (period, identity.corpus, *counts, edition))
    return (
        f"stays(masthead({literal(identity.title)}, {literal(identity.question)}, ({meta}), "
        f"{literal(_sample(identity))}))"
    )


def _sample(identity: Identity) -> str:
    return words(identity.lang)["sample"] if identity.sample else ""
