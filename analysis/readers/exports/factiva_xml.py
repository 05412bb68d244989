"""Factiva exports in XML, as the database gave them until 2012."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from analysis.readers.exports.cuts import Cutter
from analysis.readers.exports.decoding import decode_export, plain_head
from analysis.readers.exports.factiva_fields import keep_article, record_of
from analysis.readers.exports.gathering import BROKEN_MARKUP, Gathering
from analysis.readers.exports.rests import reject_rest, visible_lines
from analysis.readers.records import Reading

__all__ = ["NAME", "read_factiva_xml", "recognises_factiva_xml"]

NAME = "factiva-xml"

_TRACES = (b"ppsarticle", b"ppsresponse", b"global.factiva.com/pps")
_CUTTER = Cutter(
    r"<(?:[\w.-]+:)?article(?=[\s>])",
    r"</(?:[\w.-]+:)?article\s*>|<(?:[\w.-]+:)?ppsarticle\b",
    (r"<(?:[\w.-]+:)?accessionNo\b", r"<(?:[\w.-]+:)?headline\b"),
    r"</(?:[\w.-]+:)?article\s*>",
    r"<(?:[\w.-]+:)?(?:accessionNo|headline|leadParagraph|tailParagraphs)\b",
)
_COUNT = re.compile(r"<(?:[\w.-]+:)?ppsarticleResultSet\b[^<>]*\bcount\s*=\s*[\"'](\d{1,6})[\"']", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]+:)?article\s*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?(?:[\w.-]+:)?(?:paragraph|\w+Paragraphs?)\b[^<>]*>", re.IGNORECASE)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z]{2,8}\d{0,2});")
# Names without their prefix: a piece has lost what declares it.
_PREFIX = re.compile(r"(</?)[A-Za-z][\w.-]*:(?=[A-Za-z])")
#: The label of the same field in other exports ← the element.
_ELEMENTS = {
    "accessionno": "AN", "baselanguage": "LA", "headline": "HD", "byline": "BY", "publicationdate": "PD",
    "sourcename": "SN", "sectionname": "SE", "pages": "PG", "edition": "ED", "wordcount": "WC",
    "leadparagraph": "LP", "tailparagraphs": "TD",
}  # fmt: skip
_CODED = {"newssubject": "NS", "industry": "IN", "company": "CO", "region": "RE"}


def recognises_factiva_xml(head: bytes, name: str) -> bool:
    """Tell whether a file is a Factiva export in XML, by its elements."""
    plain = plain_head(head)
    return b"<" in plain and any(trace in plain for trace in _TRACES)


def read_factiva_xml(path: Path, origin: str) -> Reading:
    """Read every article of a Factiva export in XML; a document type and its entities are never read."""
    decoded = decode_export(path.read_bytes())
    gathering = Gathering(origin, NAME, decoded)
    above, pieces = _CUTTER.part(decoded.text)
    reject_rest(visible_lines(_PARAGRAPH.sub("<p></p>", above)), gathering, is_closed=bool(_END.search(above)))
    is_cut = not above and bool(pieces) and not _CUTTER.begins(pieces[0])
    for number, piece in enumerate(pieces):
        place = gathering.place()
        root = _parse(piece)
        if root is None:
            gathering.reject(place, BROKEN_MARKUP, piece)
            continue
        fields = _fields_of(root)
        record = record_of({label: " | ".join(parts) if label in _CODED.values() else " ".join(parts)
                            for label, parts in fields.items()}, place)  # fmt: skip
        keep_article(record, fields, gathering, headless=bool(is_cut and not number))
    if pieces and not _END.search(pieces[-1]):
        gathering.cut_short()
    said = _COUNT.search(decoded.text)
    return gathering.finish(int(said.group(1)) if said else None)


def _parse(piece: str) -> etree._Element | None:
    if end := _END.search(piece, 1):
        piece = piece[: end.end()]
    piece = _NAMED.sub(lambda name: html.escape(html.unescape(name.group())), _PREFIX.sub(r"\1", piece))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        return etree.fromstring(f"<piece>{piece}</piece>".encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _fields_of(root: etree._Element) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for element in root.iter():
        name = _name(element)
        if label := _ELEMENTS.get(name):
            fields.setdefault(label, []).extend(_paragraphs(element))
        elif label := _CODED.get(name):
            said = next((_text(child) for child in element if _name(child) in ("name", "descriptor")), "")
            code = (element.get("code") or "").strip()
            if coded := " : ".join(filter(None, (code, said or (element.get("name") or "").strip()))):
                fields.setdefault(label, []).append(coded)
    return fields


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """Give the texts of the elements in an element, or its own: an unclosed one hides none of those below it."""
    inner = [child for child in element if _name(child) in ("paragraph", "datetime", "date", "p")]
    if _name(element) == "publicationdate":
        inner = inner[:1]
    for part in inner or [element]:
        if text := _text(part):
            yield text


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split(" ")).strip()


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
