"""The nbconvert exporter that writes a report as one HTML file: no network, no script, no code."""

from __future__ import annotations

import base64
import copy
import hashlib
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from jinja2 import Environment
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import Unicode, default

from analysis.exhibits import format_value
from analysis.rendering.content import Content, read_content
from analysis.rendering.locations import template_dir
from analysis.rendering.outputs import Block, Figure, Points, Prose, Sentences, Table, Verbatim
from analysis.rendering.prose import to_html
from analysis.rendering.sanitising import sanitise
from analysis.rendering.templates import COMPILED
from analysis.rendering.wording import long_date, long_period, words

__all__ = ["ReportHTMLExporter"]

_LONG = 30
_NAME = 14
Origins = dict[str, list[tuple[str, str, int]]]


class ReportHTMLExporter(TemplateExporter):
    """Notebook → one HTML page.

    The template is ``reports/template/index.html.j2``; it draws
    :class:`analysis.rendering.content.Content`. ``resources`` may hold ``title``, ``lang`` and
    ``provenance`` (lines of label and text for the footer).
    """

    export_from_notebook = "presscope HTML"
    output_mimetype = "text/html"
    template_file = Unicode("index.html.j2").tag(config=True, affects_template=True)

    @default("file_extension")
    def _extension(self) -> str:
        return ".html"

    @default("template_name")
    def _name(self) -> str:
        return template_dir().name

    @default("extra_template_basedirs")
    def _basedirs(self) -> list[str]:
        return [str(template_dir().parent)]

    def from_notebook_node(  # type: ignore[override]  # nbconvert states a notebook, but means any output
        self, nb: NotebookNode, resources: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page and the resources.

        Raises
        ------
        ExportError
            If the notebook shows what cannot be drawn.
        """
        given = dict(resources or {})
        content = read_content(nb, title=given.get("title", ""), lang=given.get("lang", "fr"))
        given |= page_context(content, given.get("provenance", ()))
        bare = copy.copy(nb)  # the template draws the content that was read
        bare.cells = []
        page, out = super().from_notebook_node(bare, given, **kwargs)
        return page, out

    def _preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Hand on what is given: nbconvert would copy and check the notebook again for preprocessors without work."""
        return nb, resources

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.bytecode_cache = COMPILED
        return environment


def page_context(content: Content, provenance: Any = ()) -> dict[str, Any]:
    """Return what the template draws: identity, blocks as dicts, headings, wording, style."""
    lang = content.identity.lang
    identity = content.identity
    style = (template_dir() / "report.css").read_text(encoding="utf-8")
    origins = _origins(content)
    return {
        "identity": identity,
        "edition": long_date(identity.as_of, lang) if identity.as_of else "",
        "period": long_period(identity.start, identity.end, lang) if identity.start and identity.end else "",
        "lead": [_drawn(block, origins) for block in content.lead],
        "body": [_drawn(block, origins) for block in content.body],
        "headings": content.contents,
        "words": words(lang),
        "style": style,
        "csp": content_security_policy(style),
        "provenance": list(provenance),
        "clean": sanitise,
        "number": lambda value: format_value(value, "count", lang),
    }


def content_security_policy(style: str) -> str:
    """Return a policy that allows this style and images in the page, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _origins(content: Content) -> Origins:
    """Return the figures and tables, each with its kind and number, from which one comes to an anchor."""
    found: Origins = {}
    for block in content.blocks:
        if not isinstance(block, (Figure, Table)) or not block.payload["id"]:
            continue
        for url in dict.fromkeys(block.links):
            found.setdefault(url[1:], []).append((block.payload["id"], block.payload["kind"], block.number))
    return found


def _drawn(block: Block, origins: Origins) -> dict[str, Any]:
    if isinstance(block, Prose):
        return {"kind": block.kind, "html": to_html(block.tokens), "lang": block.lang, "id": block.mark}
    if isinstance(block, Sentences):
        return {"kind": "sentences", "items": block.items}
    if isinstance(block, Points):
        items = [{**item, "origins": origins.get(item["anchor"], [])} for item in block.items]
        return {"kind": "points", "items": items}
    if isinstance(block, Verbatim):
        return {"kind": "verbatim", "text": block.text}
    if isinstance(block, Table):
        return {"kind": "table", "number": block.number, "table": _table(block)}
    table = _table(block.table) if block.table else None
    drawn = {**block.payload, **_pixels(block.payload), "number": block.number, "src": block.screen}
    return {**drawn, "size": _size(block.payload), "table": table, "spots": block.payload.get("spots", [])}


def _pixels(payload: Mapping[str, Any]) -> dict[str, int | None]:
    """Return the size at which letters of a chart are as large as they were drawn (96 pixels an inch)."""
    return {side: round(96 * payload[side]) if payload[side] else None for side in ("width", "height")}


def _size(payload: Mapping[str, Any]) -> str:
    """Return how a chart meets a narrow screen: shrunk as far as its letters stay readable, then scrolled.

    Charts are drawn for a width of 5.4 inches, at which a telephone shows letters of 10 points as 7.
    """
    width = payload["width"] or 7.0
    return "large" if width > 8.5 else "small" if width <= 5.6 else ""


def _table(table: Table) -> dict[str, Any]:
    payload = table.payload
    groups = [(label, len(list(columns))) for label, columns in groupby(payload["groups"])]
    rows = [[{"text": cell} if isinstance(cell, str) else cell for cell in row] for row in payload["rows"]]
    columns = len(payload["header"])
    # On a telephone, columns of words would become towers of single ones: they scroll instead.
    roomy = columns > 3 and any(len(cell["text"]) > _LONG for row in rows for cell in row)
    named = any(len(row[0]["text"]) > _NAME for row in rows)
    return {**payload, "group_spans": groups, "rows": rows, "wide": columns > 7, "roomy": roomy, "named": named}
