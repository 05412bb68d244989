"""XML with texts → records: what trafilatura writes (its own XML, TEI) and what Press Corpus Scraper writes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from analysis.readers.encoding import UndecodableError, decode
from analysis.readers.exports.gathering import BROKEN_MARKUP, CUT_SHORT
from analysis.readers.exports.rests import HEADLESS, is_rest
from analysis.readers.fields import parse_day, typed_fields
from analysis.readers.records import FileReport, Reading, Record, Remark, stored_text

__all__ = ["is_scraped_xml", "is_trafilatura_xml", "read_scraped_xml", "read_trafilatura_xml"]

_ATTRIBUTES: Final = r"""(?:[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*')\s*)"""
_SCRAPED: Final = re.compile(rf"<text\s+({_ATTRIBUTES}+)>")
_ATTRIBUTE: Final = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TAG: Final = re.compile(r"<[^<>]*>")
_REFERENCE: Final = re.compile(r"""<ref\b[^>]*?target\s*=\s*["']([^"']*)["'][^>]*>.*?</ref>""", re.DOTALL)
_LINE: Final = re.compile(r"<lb\s*/?>\s*(?:</lb>)?|</?(?:p|div|head|item|list|quote)\b[^>]*>", re.IGNORECASE)
_DOCUMENT: Final = re.compile(r"<doc\b|<TEI\b")
_TEI: Final = "{http://www.tei-c.org/ns/1.0}"
#: TEI names the publisher with the host of his pages.
_HOST_BESIDE: Final = re.compile(r"(?<=\S)\s*\([\w-]+(?:\.[\w-]+)+\)$")


def is_scraped_xml(head: bytes, _name: str) -> bool:
    """Whether a file has a ``<text>`` with a source or date and a title among its attributes."""
    start = _start(head)
    if "<text" not in start or re.search(r"<html\b", start, re.I):
        return False
    # The first one may be damaged.
    openings = (set(_attributes(found[1])) for found in _SCRAPED.finditer(start))
    return any("title" in names and bool(names & {"source", "date"}) for names in openings)


def is_trafilatura_xml(head: bytes, _name: str) -> bool:
    """Whether a file is trafilatura's XML or TEI."""
    start = _start(head)
    if not start.startswith("<"):
        return False
    own = re.search(r"<doc\s[^>]*\b(?:sitename|hostname|fingerprint|title)\s*=", start) and "<main" in start
    return bool(own) or bool(re.search(r"<TEI\b", start) and "<teiHeader" in start)


def read_scraped_xml(path: Path, origin: str) -> Reading:
    """Read ``<text source= author= title= date=>``: not always XML, for titles hold tags as they are."""
    reading = Reading()
    text = _decoded(path, origin, reading)
    if text is None:
        return reading
    openings = list(_SCRAPED.finditer(text))
    rest = _content(text[: openings[0].start()] if openings else "")
    if is_rest(rest.split("\n")):
        reading.reject(origin, f"{HEADLESS}: {len(rest)} characters", rest)
    for number, opening in enumerate(openings, start=1):
        end = openings[number].start() if number < len(openings) else len(text)
        close = text.find("</text>", opening.end(), end)
        place = origin if len(openings) == 1 else f"{origin}#{number}"
        if close < 0 and "</text>" in text:
            reading.remarks.append(Remark(place, CUT_SHORT, repr(text[opening.end() : end].strip()[-40:])))
        _take_scraped(reading, place, _attributes(opening[1]), text[opening.end() : close if close >= 0 else end])
        behind = _content(text[close + len("</text>") : end]) if close >= 0 else ""
        if is_rest(behind.split("\n")):
            # A text whose opening is damaged.
            reading.reject(f"{place}+", BROKEN_MARKUP, behind)
    return _with_report(reading, "press-corpus-scraper")


def _take_scraped(reading: Reading, origin: str, attributes: dict[str, str], content: str) -> None:
    link = _REFERENCE.search(content)
    plain = _content(content)
    title = _words(attributes.pop("title", ""))
    fields = typed_fields({
        "title": title, "source": _words(attributes.get("source", "")), "author": _words(attributes.get("author", "")),
        "url": html.unescape(link[1]) if link else "", "language": attributes.get("xml:lang", ""),
    })  # fmt: skip
    _keep(reading, origin, plain, title, attributes.get("date", ""), attributes.get("id", ""), fields)


def _content(source: str) -> str:
    return _words(_LINE.sub("\n", _REFERENCE.sub("", source))).strip()


def read_trafilatura_xml(path: Path, origin: str) -> Reading:
    """Read one document or many; the dates are those trafilatura inferred, and it is remarked that they are."""
    reading = Reading()
    text = _decoded(path, origin, reading)
    if text is None:
        return reading
    parts = list(_documents(text))
    for number, part in enumerate(parts, start=1):
        place = origin if len(parts) == 1 else f"{origin}#{number}"
        root = _parse(part)
        if root is None:
            reading.reject(place, "not readable as XML", part)
        elif root.tag == f"{_TEI}TEI" or root.tag == "TEI":
            _take_tei(reading, place, root)
        else:
            _take_own(reading, place, root)
    n = sum(record.date is not None for record in reading.records)
    if n:
        reading.remarks.append(Remark(origin, "inferred date", str(n)))
    return _with_report(reading, "trafilatura")


def _documents(text: str) -> Iterator[str]:
    """Cut a file at the start of each document, so that a broken one does not lose the next."""
    starts = [found.start() for found in _DOCUMENT.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end]
        name = "TEI" if part.startswith("<TEI") else "doc"
        close = part.rfind(f"</{name}>")
        yield part if close < 0 else part[: close + len(name) + 3]


def _parse(part: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(part.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _take_own(reading: Reading, origin: str, root: Any) -> None:
    told = root.attrib
    fields = typed_fields({
        "title": told.get("title"), "author": told.get("author"), "url": told.get("url"),
        "source": told.get("sitename") or told.get("hostname"), "language": told.get("language"),
        "subjects": [one for name in ("categories", "tags") for one in told.get(name, "").split(";")],
    })  # fmt: skip
    main = root.find("main")
    body = _blocks(main if main is not None else root)
    _keep(reading, origin, body, told.get("title", ""), told.get("date", ""), told.get("id", ""), fields)


def _take_tei(reading: Reading, origin: str, root: Any) -> None:
    space = _TEI if root.tag.startswith("{") else ""

    def said(path: str) -> str:
        found = root.find(
            "/".join(f"{space}{step}" if step != "." and step != "" else step for step in path.split("/"))
        )
        return " ".join("".join(found.itertext()).split()) if found is not None else ""

    header = ".//teiHeader//"
    pointer = root.find(f".//{space}ptr[@target]")
    title = said(f"{header}titleStmt/title")
    date = (
        said(f"{header}biblFull/publicationStmt/date")
        or said(f"{header}publicationStmt/date")
        or said(f"{header}sourceDesc//date")
    )
    fields = typed_fields({
        "title": title, "author": said(f"{header}titleStmt/author") or said(f"{header}biblFull//author"),
        "source": _HOST_BESIDE.sub("", said(f"{header}biblFull/publicationStmt/publisher")),
        "url": pointer.get("target") if pointer is not None else "",
    })  # fmt: skip
    body = root.find(f".//{space}text")
    _keep(reading, origin, _blocks(body) if body is not None else "", title, date, "", fields)


_BLOCKS: Final = {"p", "head", "item", "quote", "cell", "ab", "fw", "code"}


def _blocks(element: Any) -> str:
    """Return the text of an element, a blank line between its paragraphs, headings and items."""
    pieces: list[str] = [""]

    def walk(node: Any) -> None:
        name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        apart = name in _BLOCKS
        if apart:
            pieces.append("")
        if isinstance(node.tag, str):
            pieces[-1] += "\n" if name == "lb" else node.text or ""
            for child in node:
                walk(child)
                pieces[-1] += child.tail or ""
        if apart:
            pieces.append("")

    walk(element)
    lines = ("\n".join(" ".join(line.split()) for line in piece.strip().split("\n")) for piece in pieces)
    return "\n\n".join(line for line in lines if line)


def _keep(
    reading: Reading, origin: str, body: str, title: str, stated: str, doc_id: str, fields: dict[str, Any]
) -> None:
    if not body:
        reading.reject(origin, "the text field is empty", title)
        return
    day = parse_day(stated) if stated.strip() else None
    if day is None and stated.strip():
        reading.remarks.append(Remark(origin, "unreadable date", repr(stated)))
    text = stored_text(body, title)
    reading.records.append(Record(text=text, origin=origin, doc_id=doc_id, date=day, **fields))


def _decoded(path: Path, origin: str, reading: Reading) -> str | None:
    try:
        decoded = decode(path.read_bytes())
    except UndecodableError as error:
        reading.reject(origin, f"not readable as text: {error}")
        return None
    reading.files.append(FileReport(origin, "xml", decoded.encoding, decoded.decided_by, 0, 0))
    return stored_text(decoded.text)


def _with_report(reading: Reading, name: str) -> Reading:
    (one,) = reading.files
    read = len(reading.records)
    reading.files = [FileReport(one.origin, name, one.encoding, one.decided_by, reading.n_found, read)]
    return reading


def _attributes(written: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(written)}


def _words(written: str) -> str:
    """Drop tags and read entities, those escaped twice too."""
    plain = html.unescape(_TAG.sub("", written))
    if re.search(r"&(?:\w+|#\d+);|</?(?:b|i|em|strong|mark|span)\b", plain):
        plain = html.unescape(_TAG.sub("", plain))
    return "\n".join(" ".join(line.split()) for line in plain.split("\n"))


def _start(head: bytes) -> str:
    return head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
