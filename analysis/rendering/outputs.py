"""One output of a cell, read into a block of a report."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Any, Final

from nbformat import NotebookNode

from analysis.exhibits import EXHIBIT_MIME
from analysis.rendering.foreign import read_html_table
from analysis.rendering.prose import Token, walk

__all__ = ["Block", "Figure", "Points", "Prose", "Sentences", "Table", "Verbatim", "read_output"]

_IMAGE = re.compile(r'<img src="(data:image/svg\+xml;base64,[A-Za-z0-9+/=]+)"')
_SCHEMES: Final = ("https://", "http://", "#")


@dataclass(frozen=True)
class Prose:
    """Text as Markdown tokens; ``kind`` is ``text``, ``answer`` or ``note``; ``anchor`` is its first heading's."""

    cell: int
    kind: str
    tokens: list[Token]
    lang: str = ""
    anchor: str = ""

    @property
    def mark(self) -> str:
        """The anchor of a text without a heading to bear it."""
        return "" if any(t["type"] == "heading" for t in walk(self.tokens)) else self.anchor

    @property
    def links(self) -> list[str]:
        """Where the text leads."""
        return [t["attrs"]["url"] for t in walk(self.tokens) if t["type"] == "link"]


@dataclass(frozen=True)
class Table:
    """A table: the payload of :class:`analysis.exhibits.Table`, and its number in the report."""

    cell: int
    payload: dict[str, Any]
    number: int = 0

    @property
    def ids(self) -> list[str]:
        """Its anchor, if it has one."""
        return [self.payload["id"]] if self.payload["id"] else []

    @property
    def links(self) -> list[str]:
        """Where its cells lead."""
        cells = (cell for row in self.payload["rows"] for cell in row)
        return [cell["href"] for cell in cells if isinstance(cell, dict) and "href" in cell]


@dataclass(frozen=True)
class Figure:
    """A drawing: for paper (SVG with text, or PNG), for screens (an address), payload and number."""

    cell: int
    payload: dict[str, Any]
    paper: bytes
    format: str
    screen: str
    number: int = 0

    @property
    def table(self) -> Table | None:
        """The table under the figure."""
        return Table(self.cell, self.payload["table"]) if self.payload["table"] else None

    @property
    def ids(self) -> list[str]:
        """Its anchor and that of its table."""
        own = [self.payload["id"]] if self.payload["id"] else []
        return own + (self.table.ids if self.table else [])

    @property
    def links(self) -> list[str]:
        """Where its parts and the cells of its table lead."""
        spots = [spot["href"] for spot in self.payload.get("spots", [])]
        return spots + (self.table.links if self.table else [])


@dataclass(frozen=True)
class Verbatim:
    """Printed text, shown as it is."""

    cell: int
    text: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentences:
    """Sentences of the corpus: the items of :class:`analysis.exhibits.Sentences`."""

    cell: int
    items: list[dict[str, str]]
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Points:
    """The sentences behind the points of the figures: the items of :class:`analysis.exhibits.Points`."""

    cell: int
    items: list[dict[str, Any]]

    @property
    def ids(self) -> list[str]:
        """The anchor of each point."""
        return [item["anchor"] for item in self.items]

    @property
    def links(self) -> list[str]:
        """Where the points stand on paper, as far as they do."""
        return [f"#{item['paper']}" for item in self.items if item["paper"]]


Block = Prose | Table | Figure | Verbatim | Sentences | Points


def read_output(output: NotebookNode, cell: int) -> Block | dict[str, Any] | None:
    """Return what an output shows.

    Returns
    -------
    Block, dict or None
        A payload as it is for text, answers, notes and the identity; None for standard error.

    Raises
    ------
    ValueError
        If it cannot be drawn, in words.
    """
    if output.output_type == "error":
        raise ValueError(f"an error: {output.ename}")
    if output.output_type == "stream":
        return Verbatim(cell, output.text.rstrip("\n")) if output.name == "stdout" else None
    data = output.get("data", {})
    if EXHIBIT_MIME in data:
        return _exhibit(data, cell)
    if "image/svg+xml" in data or "image/png" in data:
        return _bare_figure(data, output.get("metadata", {}), cell)
    if "text/html" in data:
        return Table(cell, read_html_table(data["text/html"]))
    if "text/markdown" in data:
        return {"kind": "text", "markdown": data["text/markdown"], "lang": ""}
    if set(data) == {"text/plain"} and not data["text/plain"].startswith("<"):
        return Verbatim(cell, data["text/plain"])
    raise ValueError(f"an output of type {', '.join(sorted(data)) or 'nothing'}")


def _exhibit(data: dict[str, Any], cell: int) -> Block | dict[str, Any]:
    payload = data[EXHIBIT_MIME]
    if payload["kind"] == "table":
        return _checked(Table(cell, payload))
    if payload["kind"] == "sentences":
        return Sentences(cell, list(payload["items"]))
    if payload["kind"] == "points":
        return Points(cell, list(payload["items"]))
    if payload["kind"] != "figure":
        return dict(payload)
    screen = _IMAGE.search(data["text/html"])
    if screen is None:
        raise ValueError(f"the figure {payload['id']!r} without its image for screens")
    figure = Figure(cell, payload, data["image/svg+xml"].encode(), "svg", screen[1])
    if figure.table is not None:
        _checked(figure.table)
    for spot in payload.get("spots", []):
        if not spot["href"].startswith("#"):
            raise ValueError(f"a part of the figure {payload['id']!r} with a link to {spot['href']!r}")
    return figure


def _checked(table: Table) -> Table:
    for url in table.links:
        if not url.startswith(_SCHEMES):
            raise ValueError(f"a table cell with a link to {url!r}")
    return table


def _bare_figure(data: dict[str, Any], metadata: dict[str, Any], cell: int) -> Figure:
    """Return a drawing that is no exhibit: its metadata must say what it shows."""
    mime = "image/svg+xml" if "image/svg+xml" in data else "image/png"
    told = {**metadata, **metadata.get(mime, {})}
    if not told.get("alt"):
        raise ValueError("a figure without alternative text")
    payload = {
        "kind": "figure", "id": "", "caption": told.get("caption", ""), "alt": told["alt"], "width": None,
        "height": None, "table": None, "print_table": False, "reading": "", "data": None,
    }  # fmt: skip
    if mime == "image/png":
        raw = base64.b64decode(data[mime])
        return Figure(cell, payload, raw, "png", f"data:image/png;base64,{base64.b64encode(raw).decode()}")
    raw = data[mime].encode()
    return Figure(cell, payload, raw, "svg", f"data:image/svg+xml;base64,{base64.b64encode(raw).decode()}")
