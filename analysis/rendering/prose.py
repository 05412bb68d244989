"""Markdown read into tokens that both exporters draw; what one of them could not draw is refused."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import mistune
from mistune.core import BlockState
from mistune.renderers.html import HTMLRenderer

__all__ = ["Token", "heading_anchor", "parse_markdown", "plain_text", "to_html"]

Token = dict[str, Any]
_PLUGINS: Final = ["table", "footnotes"]
_PARSER: Final = mistune.create_markdown(renderer=None, plugins=_PLUGINS)
_WRITER: Final = mistune.create_markdown(renderer=HTMLRenderer(escape=True), plugins=_PLUGINS)
_ALIGN = re.compile(r'(<t[hd]) style="text-align:(left|right|center)"')
_MATH = re.compile(r"\$\$|\\\(|\\\[|\\begin\{|(?<![\\\w])\$[^\s$][^$\n]*[\\^_{][^$\n]*\$")
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)
_SCHEMES: Final = ("http://", "https://", "mailto:", "#")
_KNOWN: Final = {
    "blank_line", "block_code", "block_quote", "block_text", "codespan", "emphasis", "footnote_item",
    "footnote_ref", "footnotes", "heading", "linebreak", "link", "list", "list_item", "paragraph",
    "softbreak", "strong", "table", "table_body", "table_cell", "table_head", "table_row", "text", "thematic_break",
}  # fmt: skip


def parse_markdown(source: str, first_note: int = 1) -> list[Token]:
    """Return the tokens of ``source``, footnotes numbered from ``first_note``.

    Raises
    ------
    ValueError
        If it holds raw HTML, an image, a formula or a link with a scheme other than http, https,
        mailto or ``#``; in words.

    Examples
    --------
    >>> [token["type"] for token in parse_markdown("# Titre")]
    ['heading']
    """
    tokens, _ = _PARSER.parse(source)
    assert isinstance(tokens, list)
    found = [token for token in tokens if token["type"] != "blank_line"]
    return [t for token in found for t in _checked(token, first_note - 1)]


def _checked(token: Token, shift: int) -> list[Token]:
    """Return ``token`` fit to draw, or nothing for a comment."""
    kind = token["type"]
    if kind in ("block_html", "inline_html") and _COMMENT.fullmatch(token["raw"]):
        return []
    if kind not in _KNOWN:
        raise ValueError(f"{_describe(kind)} in Markdown: {str(token.get('raw', ''))[:60]!r}")
    if kind == "text":
        token["raw"] = html.unescape(token["raw"])
        if _MATH.search(token["raw"]):
            raise ValueError(f"a formula in Markdown: {token['raw'][:60]!r}")
    if kind == "link" and not token["attrs"]["url"].startswith(_SCHEMES):
        raise ValueError(f"a link to {token['attrs']['url']!r} in Markdown")
    if kind in ("footnote_ref", "footnote_item"):
        token["attrs"]["index"] += shift
    if "children" in token:
        token["children"] = [t for child in token["children"] for t in _checked(child, shift)]
    return [token]


def _describe(kind: str) -> str:
    return {"image": "an image", "block_html": "HTML", "inline_html": "HTML"}.get(kind, kind)


def walk(tokens: list[Token]) -> Iterator[Token]:
    """Yield every token, depth first."""
    for token in tokens:
        yield token
        yield from walk(token.get("children", []))


def plain_text(tokens: list[Token]) -> str:
    """Return the words of ``tokens`` without markup.

    Examples
    --------
    >>> plain_text(parse_markdown("Un *titre* clair"))
    'Un titre clair'
    """
    drawn = {"softbreak": " ", "linebreak": " "}
    pieces = (
        drawn.get(t["type"], t.get("raw", "") if t["type"] in ("text", "codespan") else "")
        for t in walk(tokens)
    )
    return "".join(pieces)


def heading_anchor(text: str, taken: set[str]) -> str:
    """Return an anchor made of the words of ``text`` that is not in ``taken``, and add it.

    Examples
    --------
    >>> heading_anchor("Méthode et limites", set())
    'methode-et-limites'
    """
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "section"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor


def to_html(tokens: list[Token]) -> str:
    """Return ``tokens`` as HTML; every text is escaped."""
    renderer = _WRITER.renderer
    assert renderer is not None
    # The page's policy allows no style attributes: alignment is a class of report.css.
    return _ALIGN.sub(r'\1 class="\2"', str(renderer(tokens, BlockState())))
