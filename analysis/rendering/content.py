"""What an executed notebook shows, in order, ready to be drawn by any exporter.

Everything that an exporter cannot draw is refused here, all at once and by cell: an error output,
a figure without alternative text, a Styler's colours, a formula, raw HTML, a widget.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any, Final

from nbformat import NotebookNode

from analysis.errors import ExportError, Fault
from analysis.rendering.outputs import Block, Figure, Points, Prose, Table, read_output
from analysis.rendering.prose import Token, heading_anchor, parse_markdown, plain_text, walk

__all__ = ["Content", "Heading", "Identity", "read_content"]

# A longer contents list is no help on a telephone, nor on the first page.
_MOST_LISTED: Final = 12


@dataclass(frozen=True)
class Identity:
    """The head of a report (see :class:`analysis.exhibits.Identity`)."""

    title: str
    question: str = ""
    corpus: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    as_of: dt.date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)
    sample: bool = False
    lang: str = "fr"


@dataclass(frozen=True)
class Heading:
    """A heading for the contents list: ``level`` 2 or deeper, its words, its anchor."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Content:
    """A report to draw.

    Parameters
    ----------
    identity : Identity
    lead : list of Block
        What comes before the contents list: the answer and what it must be read with.
    body : list of Block
        Everything else.
    headings : list of Heading
    """

    identity: Identity
    lead: list[Block]
    body: list[Block]
    headings: list[Heading]

    @property
    def contents(self) -> list[Heading]:
        """The headings the contents list shows: of level 2, and of level 3 where they are few."""
        listed = [heading for heading in self.headings if heading.level <= 3]
        return listed if len(listed) <= _MOST_LISTED else [h for h in listed if h.level == 2]

    @property
    def blocks(self) -> list[Block]:
        """Every block in order."""
        return [*self.lead, *self.body]


def read_content(nb: NotebookNode, *, title: str = "", lang: str = "fr") -> Content:
    """Read what ``nb`` shows.

    Parameters
    ----------
    nb : NotebookNode
        An executed notebook.
    title : str, optional
        The title, where it is not the one the notebook gives itself.
    lang : {"fr", "en"}
        The language, where the notebook shows no identity.

    Raises
    ------
    ExportError
        With every cell that holds something that cannot be drawn.
    """
    return _Reading(title, lang).read(nb)


class _Reading:
    """The state of one pass over a notebook: faults, numbers, anchors."""

    def __init__(self, title: str, lang: str) -> None:
        self.title = title
        self.lang = lang
        self.blocks: list[Block] = []
        self.faults: list[Fault] = []
        self.identity: dict[str, Any] = {}
        self.notes = 1
        self.number = 0

    def read(self, nb: NotebookNode) -> Content:
        for cell in nb.cells:
            if "injected-parameters" not in cell.metadata.get("tags", []):
                self.number += 1
            if cell.cell_type == "markdown":
                self._guard(lambda source=cell.source: self._prose("text", source))
            for output in cell.get("outputs", []):
                self._guard(lambda output=output: self._output(output))
        self._check_ids()
        heading, question = self._take_title()
        headings = self._anchor()
        self._check_links()
        self._count()
        if self.faults:
            raise ExportError("The report holds what cannot be drawn.", self.faults)
        lead = self._lead_length()
        identity = self._identity(heading, question)
        return Content(identity, self.blocks[:lead], self.blocks[lead:], headings)

    def _guard(self, step: Any) -> None:
        try:
            step()
        except ValueError as error:
            self._refuse(self.number, str(error))

    def _refuse(self, cell: int, found: str) -> None:
        allowed = "figures, tables and text of analysis.exhibits, plain pandas tables, Markdown without HTML"
        self.faults.append(Fault(f"cell {cell}", found, allowed))

    def _prose(self, kind: str, source: str, lang: str = "", anchor: str = "") -> None:
        tokens = parse_markdown(source, self.notes)
        self.notes += sum(token["type"] == "footnote_item" for token in walk(tokens))
        if tokens:
            self.blocks.append(Prose(self.number, kind, tokens, lang, anchor))

    def _output(self, output: NotebookNode) -> None:
        found = read_output(output, self.number)
        if found is None:
            return
        if isinstance(found, dict):
            if found["kind"] == "identity":
                self.identity = found
            else:
                self._prose(found["kind"], found["markdown"], found["lang"], found.get("anchor", ""))
            return
        self.blocks.append(found)

    def _check_ids(self) -> None:
        seen: dict[str, int] = {}
        for block in self.blocks:
            for name in _ids(block):
                if name in seen:
                    self._refuse(block.cell, f"the id {name!r}, which cell {seen[name]} has too")
                seen.setdefault(name, block.cell)

    def _take_title(self) -> tuple[str, str]:
        """Remove the notebook's first heading, and the question under it, from the blocks."""
        first = self.blocks[0] if self.blocks else None
        if not isinstance(first, Prose) or first.kind != "text":
            return "", ""
        tokens = first.tokens
        if tokens[0]["type"] != "heading" or tokens[0]["attrs"]["level"] != 1:
            return "", ""
        rest, question = tokens[1:], ""
        if rest and rest[0]["type"] == "paragraph":
            question, rest = plain_text(rest[:1]), rest[1:]
        self.blocks[:1] = [Prose(first.cell, "text", rest, first.lang)] if rest else []
        return plain_text(tokens[:1]), question

    def _anchor(self) -> list[Heading]:
        """Give every heading an anchor and the level it has under the title."""
        # Anchors of exhibits are given; those of headings give way.
        taken = {"contenu", "sommaire"}
        taken |= {i for b in self.blocks for i in _ids(b)}
        headings: list[Heading] = []
        depth = 1
        given = self._given_anchors()
        for token in self._top_headings():
            # Only the title is level 1; a level is never skipped on the way down (PDF/UA).
            depth = min(max(2, token["attrs"]["level"]), depth + 1)
            text = plain_text([token])
            anchor = given.get(id(token)) or heading_anchor(text, taken)
            token["attrs"] = {"level": depth, "id": anchor}
            headings.append(Heading(depth, text, token["attrs"]["id"]))
        return headings

    def _given_anchors(self) -> dict[int, str]:
        """Return the anchor that a text states for its first heading, by the identity of its token."""
        found: dict[int, str] = {}
        for block in self.blocks:
            if isinstance(block, Prose) and block.anchor:
                heading = next((t for t in walk(block.tokens) if t["type"] == "heading"), None)
                if heading is not None:
                    found[id(heading)] = block.anchor
        return found

    def _top_headings(self) -> list[Token]:
        prose = [block for block in self.blocks if isinstance(block, Prose)]
        return [t for block in prose for t in walk(block.tokens) if t["type"] == "heading"]

    def _check_links(self) -> None:
        """Refuse links within the report that lead nowhere."""
        known = {t["attrs"].get("id") for t in self._top_headings()}
        known |= {i for b in self.blocks for i in _ids(b)}
        for block in self.blocks:
            for url in block.links:
                if url.startswith("#") and url[1:] not in known:
                    self._refuse(block.cell, f"a link to {url!r}, which is nowhere in the report")

    def _count(self) -> None:
        """Give a number to the figures and tables that have a caption, each kind from 1."""
        for kind in (Figure, Table):
            number = 0
            for position, block in enumerate(self.blocks):
                if isinstance(block, kind) and block.payload["caption"]:
                    number += 1
                    self.blocks[position] = replace(block, number=number)

    def _lead_length(self) -> int:
        """Return how many blocks there are up to the answer and the notes on it, if it comes before any heading."""
        for position, block in enumerate(self.blocks):
            if isinstance(block, Prose) and any(t["type"] == "heading" for t in walk(block.tokens)):
                break
            if isinstance(block, Prose) and block.kind == "answer":
                rest = self.blocks[position + 1 :]
                notes = takewhile(lambda b: isinstance(b, Prose) and b.kind == "note", rest)
                return position + 1 + sum(1 for _ in notes)
        return 0

    def _identity(self, heading: str, question: str) -> Identity:
        given = self.identity
        day = {key: dt.date.fromisoformat(given[key]) for key in ("start", "end", "as_of") if key in given}
        return Identity(
            title=self.title or given.get("title") or heading or "Rapport",
            question=given.get("question") or question,
            corpus=given.get("corpus", ""),
            counts=dict(given.get("counts", {})),
            hashes=given.get("hashes", {}),
            sample=bool(given.get("sample", False)),
            lang=given.get("lang", self.lang),
            **day,
        )


def _ids(block: Block) -> list[str]:
    """Return the anchors a block states for itself."""
    if isinstance(block, (Figure, Points, Table)):
        return block.ids
    return [block.anchor] if isinstance(block, Prose) and block.anchor else []
