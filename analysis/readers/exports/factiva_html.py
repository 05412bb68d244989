"""Factiva exports in HTML: a table an article, a row a field, known by its two-letter label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from analysis.readers.exports.cuts import Cutter
from analysis.readers.exports.decoding import decode_export, plain_head
from analysis.readers.exports.factiva_fields import LABELS, article_number, keep_article, record_of
from analysis.readers.exports.factiva_lines import fields_without_index
from analysis.readers.exports.gathering import BROKEN_MARKUP, Gathering
from analysis.readers.exports.markup import Block, blocks_of, parse_piece
from analysis.readers.exports.rests import reject_rest, visible_lines, without_half_tag
from analysis.readers.records import Reading

__all__ = ["NAME", "read_factiva_html", "recognises_factiva_html"]

NAME = "factiva-html"

# The languages of the database: any two letters would take in the classes of ordinary web pages.
_LANGUAGES = "(ar|bg|ca|cs|da|de|en|es|fi|fr|hu|id|it|ja|ko|ms|nl|no|pl|pt|ru|sk|sv|th|tr|zhc[nt]|zh)"
_ARTICLE = rf"class\s*=\s*[\"']?\s*article\s+{_LANGUAGES}article\b"
_TRACE = re.compile(
    rf"{_ARTICLE}|\bclass\s*=\s*[\"']?(?:articleparagraph\s+{_LANGUAGES}articleparagraph|{_LANGUAGES}headline)\b".encode()
)
_CUTTER = Cutter(
    # Newer pages wrap an article, and the wrapping bears its number.
    rf"<div\b[^<>]*\bid\s*=\s*[\"']?article-[^<>]*>(?:\s*<div\b[^<>]*>)?|<div\b[^<>]*{_ARTICLE}",
    r"</table\s*>|<table\b|<span>\s*</span>|<div\b[^<>]*>\s*<p>\s*</p>",
    (r"<b>\s*HD\s*</b>", r"<b>\s*AN\s*</b>", r"class\s*=\s*[\"']?[a-z]{2,4}Headline\b"),
    r"Do[ck]umento?\s+[A-Z0-9]{8}|</table",
    r"<b>\s*(?:HD|SE|SN|PD|LP|TD|AN)\s*</b>|class\s*=\s*[\"'][a-z ]*(?:Headline|articleParagraph)\b",
)
_LANGUAGE = re.compile(_ARTICLE, re.IGNORECASE)
#: Half a megabyte of scripts and styles, which may quote the markup of articles, precedes the page.
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_JOINED = re.compile(r"([A-Z]{2,3})\u00a0\s*(.+)", re.DOTALL)
_PARAGRAPH = re.compile(r"\.[a-z]{2,4}?articleparagraph$")


def recognises_factiva_html(head: bytes, name: str) -> bool:
    """Tell whether a file is a Factiva export in HTML, by its classes."""
    return bool(_TRACE.search(plain_head(head)))


def read_factiva_html(path: Path, origin: str) -> Reading:
    """Read every article of a Factiva export in HTML; one that is there again is a record again."""
    decoded = decode_export(path.read_bytes())
    gathering = Gathering(origin, NAME, decoded)
    page = _below_head(decoded.text)
    above, pieces = _CUTTER.part(page)
    if len(page) == len(decoded.text):
        reject_rest(visible_lines(above), gathering)
    n_numbered, is_last_numbered = 0, True
    is_cut = not above and bool(pieces) and not _CUTTER.begins(pieces[0])
    for number, piece in enumerate(pieces):
        place = gathering.place()
        root = parse_piece(without_half_tag(piece) if is_cut and not number else piece)
        if root is None:
            gathering.reject(place, BROKEN_MARKUP, piece)
            continue
        fields: dict[str, list[str]] = {}
        for label, parts in _fields_of(root):
            fields.setdefault(label, parts)
        if not fields.keys() - {"AN", "CY"}:
            fields = fields_without_index(blocks_of(root), piece)
        said = _LANGUAGE.search(piece)
        record = record_of({label: " ".join(parts) for label, parts in fields.items()}, place,
                           said.group(1) if said else "")  # fmt: skip
        keep_article(record, fields, gathering, headless=bool(is_cut and not number))
        n_numbered, is_last_numbered = n_numbered + bool(record.export_id), bool(record.export_id)
    if n_numbered and not is_last_numbered:
        gathering.cut_short()
    return gathering.finish()


def _below_head(text: str) -> str:
    head = _HEAD_END.search(text)
    return text if head is None or _LANGUAGE.search(text, 0, head.start()) else text[head.end() :]


def _fields_of(root: etree._Element) -> Iterator[tuple[str, list[str]]]:
    """Give the fields of an article in order; what follows a label belongs to it until the next one."""
    label, parts = "", list[str]()
    for block in _cells(root):
        if _is_label(block):
            if parts:
                yield label, parts
            label, parts = block.text, []
        elif label:
            parts += block.paragraphs
            if label == "AN" and article_number(block.text):
                yield label, parts
                label, parts = "", []
    if label and parts:
        yield label, parts


def _cells(root: etree._Element) -> Iterator[Block]:
    for block in blocks_of(root):
        # A value that lost its cell stands behind its label, which a hard space follows.
        joined = _JOINED.match(block.text)
        if joined and joined.group(1) in LABELS:
            yield Block(joined.group(1), block.marks)
            yield Block(joined.group(2), block.marks, block.links)
        else:
            yield block


def _is_label(block: Block) -> bool:
    return block.text in LABELS and not any(_PARAGRAPH.match(mark) for mark in block.marks)
