"""The source text of one article → its blocks of text, each with the marks of the elements around it.

Positions in the tree are not trusted, since a stray closing tag moves everything: a block is known by the
classes around it, from the inside out, and by what came before it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

__all__ = ["Block", "blocks_of", "one_line", "parse_piece"]

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table thead tbody tr td th section article header footer aside "
    "blockquote pre body html center form figure figcaption small hr address nav main".split()
)
_SILENT = frozenset("script style head title button svg noscript select iframe object".split())
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
# Markup that was escaped as if it were text.
_ESCAPED_TAG = re.compile(
    r"&lt;(/?(?:p|div|br|h[1-6]|b|i|em|strong|a|mark|span|ul|ol|li|blockquote)\b(?:(?!&lt;|<).){0,300}?)&gt;",
    re.IGNORECASE | re.DOTALL,
)
# Elements without a class, which only nest.
_BARE_TAG = re.compile(r"</?(div|span|font|b|i|u|em|strong|section|center|small|big|blockquote)\s*/?>", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """A run of text between two block boundaries.

    Parameters
    ----------
    text : str
        White space collapsed; a line end stands for each ``<br>``.
    marks : tuple of str
        Tags (``article``), classes (``.doctext``) and ids (``#nodoc``) of the elements around it in lower case,
        from the inside out.
    links : tuple of str
        Targets of the links in it.
    raw : str
        The text with its white space as it was.
    """

    text: str
    marks: tuple[str, ...]
    links: tuple[str, ...] = ()
    raw: str = ""

    @property
    def paragraphs(self) -> list[str]:
        """Its text, parted where two line breaks follow each other."""
        return [part.strip() for part in re.split(r"\n[ \n]*\n", self.text) if part.strip()]

    def has(self, *marks: str) -> bool:
        """Whether it stands within an element of one of the marks."""
        return any(mark in self.marks for mark in marks)


@dataclass
class _Pen:
    """Collects text until a block ends."""

    own: frozenset[str]
    done: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def end(self, marks: tuple[str, ...]) -> None:
        raw = "".join(self.parts)
        lines = [_SPACE.sub(" ", line).strip(" ") for line in raw.split("\x01")]
        text = "\n".join(lines).strip(" \n\u00a0")
        if text:
            self.done.append(Block(_unescaped(text), marks, tuple(self.links), raw.replace("\x01", "\n")))
        self.parts, self.links = [], []


def parse_piece(piece: str) -> etree._Element | None:
    """Parse the HTML of one article, whatever is broken in it.

    No network, no entities of its own, no document type; ``None`` where nothing is left. Markup that was escaped
    as text is markup again.
    """
    if piece.count("<!--") != piece.count("-->"):
        # An unclosed comment would hide all that follows.
        piece = re.sub(r"<!--.*?-->", " ", piece, flags=re.DOTALL).replace("<!--", " ")
    if len(_ESCAPED_TAG.findall(piece)) > 1:
        piece = _ESCAPED_TAG.sub(lambda tag: f"<{html.unescape(tag.group(1))}>", piece)
    root, is_whole = _parse(piece)
    if not is_whole:
        # Hundreds of unclosed elements, one in the other: without those that say nothing, the text is all there.
        root, is_whole = _parse(_BARE_TAG.sub(_without_depth, piece))
    return root if is_whole else None


def _parse(piece: str) -> tuple[etree._Element | None, bool]:
    """Return the tree, and whether the parser read to the end: too many levels stop it."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(f"<html><body>{piece}".encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    return root, not any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log)


def _without_depth(tag: re.Match[str]) -> str:
    return "<br><br>" if tag.group(1).lower() in _BLOCKS else ""


def blocks_of(root: etree._Element, own: frozenset[str] = frozenset()) -> list[Block]:
    r"""Return the blocks of a tree in the order of the text.

    Parameters
    ----------
    root : Element
        As `parse_piece` gives it.
    own : frozenset of str
        Marks of inline elements that are blocks of their own, as ``.docheader``.

    Examples
    --------
    >>> [block.text for block in blocks_of(parse_piece("Un <mark>m</mark>ot.<p></p>Deux<br>lignes"))]
    ['Un mot.', 'Deux\nlignes']
    """
    pen = _Pen(own)
    _walk(root, (), pen)
    pen.end(())
    return pen.done


def one_line(text: str) -> str:
    r"""Return a text on one line, with plain spaces.

    Examples
    --------
    >>> one_line(" Le Monde\u00a0 \n (site web)")
    'Le Monde (site web)'
    """
    return " ".join(text.split())


def _walk(element: etree._Element, outer: tuple[str, ...], pen: _Pen) -> None:
    tag = element.tag
    if not isinstance(tag, str):
        return
    tag = tag.lower()
    if tag in _SILENT:
        return
    if tag == "br":
        pen.parts.append("\x01")
        return
    own = tuple(_marks_of(element))
    marks = (*own, tag, *outer)
    is_block = tag in _BLOCKS or not pen.own.isdisjoint(own)
    if is_block:
        pen.end(outer)
    if tag == "a" and (target := (element.get("href") or "").strip()):
        pen.links.append(target)
    pen.parts.append(element.text or "")
    for child in element:
        _walk(child, marks, pen)
        pen.parts.append(child.tail or "")
    if is_block:
        pen.end(marks)


def _marks_of(element: etree._Element) -> Iterator[str]:
    for name in (element.get("class") or "").lower().split():
        yield f".{name}"
    if name := (element.get("id") or "").strip().lower():
        yield f"#{name}"


def _unescaped(text: str) -> str:
    """Undo one more escaping, where entities still stand in the text."""
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text
