"""Markdown tokens drawn as Typst: every text goes through a string literal, never in as markup."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any, Final

import matplotlib
from matplotlib.ft2font import FT2Font

from analysis.rendering.prose import Token, plain_text, walk
from analysis.rendering.typst_tables import table_source

__all__ = ["FONT_DIR", "blocks", "literal", "text"]

FONT_DIR: Final = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_MISSING: Final = "\u25a1"


@functools.cache
def _glyphs() -> frozenset[int]:
    """Return the characters that the fall-back font draws; the text font's are among them."""
    return frozenset(FT2Font(str(FONT_DIR / "DejaVuSans.ttf")).get_charmap())


def literal(value: str) -> str:
    r"""Return ``value`` as a Typst string; what no font can draw becomes a white square.

    PDF/UA refuses a page with a missing glyph, and one emoji in a headline must not cost the report.

    Examples
    --------
    >>> print(literal('Il dit : "#oui" 🔴'))
    "Il dit : \"#oui\" □"
    """
    glyphs = _glyphs()
    drawn = "".join(
        c if c == "\n" or ord(c) in glyphs else "" if not c.isprintable() and c != "\u202f" else _MISSING
        for c in value.replace("\t", " ")
    )
    return json.dumps(drawn, ensure_ascii=False)


def text(value: str, lang: str = "") -> str:
    """Return a Typst expression that shows ``value``, in its language where that is not the page's."""
    return f"text(lang: {literal(lang)}, {literal(value)})" if lang else f"text({literal(value)})"


class _Writer:
    """Draws tokens; knows the notes at the end of the text and the anchors of the report."""

    def __init__(self, tokens: list[Token], anchors: dict[str, str]) -> None:
        self.anchors = anchors
        self.notes = {
            token["attrs"]["index"]: token["children"]
            for token in walk(tokens)
            if token["type"] == "footnote_item"
        }

    def inline(self, tokens: list[Token]) -> str:
        """Return tokens within a paragraph as Typst markup."""
        return "".join(self._inline(token) for token in tokens)

    def _inline(self, token: Token) -> str:
        kind = token["type"]
        children = self.inline(token.get("children", []))
        if kind == "text":
            return f"#{text(token['raw'])};"
        if kind == "codespan":
            return f"#raw({literal(token['raw'])});"
        if kind in ("softbreak", "linebreak"):
            return " " if kind == "softbreak" else "#linebreak();"
        if kind == "footnote_ref":
            body = "".join(self.inline(t.get("children", [])) for t in self.notes[token["attrs"]["index"]])
            return f"#footnote[{body}];"
        if kind == "link":
            where = destination(token["attrs"]["url"], self.anchors)
            return f"#link({where})[{children}];" if where else f"#[{children}];"
        return {"strong": "#strong[", "emphasis": "#emph["}.get(kind, "#[") + children + "];"

    def blocks(self, tokens: list[Token]) -> str:
        """Return tokens that stand by themselves as Typst markup."""
        return "\n\n".join(filter(None, (self._block(token) for token in tokens)))

    def _block(self, token: Token) -> str:
        kind = token["type"]
        children: list[Token] = token.get("children", [])
        if kind == "heading":
            attrs = token["attrs"]
            mark = f" #label({literal(attrs['id'])})" if "id" in attrs else ""
            return f"#heading(level: {attrs['level']})[{self.inline(children)}]{mark}"
        if kind in ("paragraph", "block_text"):
            return self.inline(children)
        if kind == "list":
            items = ", ".join(f"[{self.blocks(item['children'])}]" for item in children)
            return f"#{'enum' if token['attrs'].get('ordered') else 'list'}({items})"
        if kind == "block_quote":
            return f"#quote(block: true)[{self.blocks(children)}]"
        if kind == "block_code":
            return f"#raw(block: true, {literal(token['raw'].rstrip())})"
        if kind == "thematic_break":
            return "#line(length: 100%, stroke: 0.4pt + luma(180))"
        if kind == "table":
            return self._table(token)
        return ""  # footnotes stand where they are referred to

    def _table(self, token: Token) -> str:
        head, *body = token["children"]
        rows = [[plain_text([cell]) for cell in row["children"]] for part in body for row in part["children"]]
        header = [plain_text([cell]) for cell in head["children"]]
        align = [cell["attrs"].get("align") or "left" for cell in head["children"]]
        payload: dict[str, Any] = {
            "id": "", "caption": "", "notes": "", "groups": [], "header": header, "align": align,
            "rows": rows,
        }  # fmt: skip
        return table_source(payload, literal, lambda url: destination(url, self.anchors))


def destination(url: str, anchors: dict[str, str]) -> str:
    """Return where a link leads: an address, or a label of the report; nothing where paper does not show it.

    Parameters
    ----------
    url : str
    anchors : dict of str to str
        The label each anchor has on paper: a table that is only folded into the page has its figure's.
    """
    if url.startswith("#"):
        label = anchors.get(url[1:], url[1:])
        return f"label({literal(label)})" if label else ""
    return literal(url)


def blocks(tokens: list[Token], anchors: dict[str, str]) -> str:
    """Return the tokens of one text as Typst markup."""
    return _Writer(tokens, anchors).blocks(tokens)
