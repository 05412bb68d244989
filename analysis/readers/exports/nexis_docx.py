"""Nexis Uni exports in Word: a cover, then articles that end with ``End of Document``."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from analysis.readers.encoding import Decoded
from analysis.readers.exports.gathering import Gathering
from analysis.readers.exports.nexis_articles import END, add_nexis_article, part_articles, part_cover
from analysis.readers.records import Reading

__all__ = ["NAME", "paragraphs_of", "read_nexis_docx", "recognises_nexis_docx"]

NAME = "nexis-uni"

_DOCUMENT: Final = "word/document.xml"
#: A text of this size unpacked, or packed this much, is no export but a trap.
_LARGEST: Final = 300_000_000
_MOST_PACKED: Final = 400
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Bytes of a member's header before its name.
_HEADER: Final = 30
_WORD_PARTS = ("[Content_Types].xml", "_rels/", "docProps/", "word/", "customXml/")


class _TooLargeError(ValueError):
    """The text unpacks to more than any export holds."""


def recognises_nexis_docx(head: bytes, name: str) -> bool:
    """Tell whether a file is a Word document, by the parts of its container.

    Only Nexis Uni exports articles in Word; that it holds none is said aloud by the reader.
    """
    if not head.startswith(b"PK\x03\x04"):
        return False
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")].decode("utf-8", "replace")
    is_office = first.startswith(_WORD_PARTS)
    return is_office and b"word/" in head and b"xl/workbook" not in head and b"ppt/" not in head


def read_nexis_docx(path: Path, origin: str) -> Reading:
    """Read every article of a Nexis Uni export."""
    damage: Exception | None = None
    try:
        paragraphs = paragraphs_of(path)
    except (ValueError, KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        damage, paragraphs = error, [] if isinstance(error, _TooLargeError) else _salvaged_paragraphs(path)
    gathering = Gathering(origin, NAME, Decoded("\n".join(paragraphs[:60]), "utf-8", "Office Open XML"))
    if damage is not None and not any(paragraph.strip() for paragraph in paragraphs):
        gathering.reject(gathering.place(), f"not readable as a Word document: {damage}")
        return gathering.finish()
    announced, rest = part_cover(paragraphs)
    articles = [article for article in part_articles(rest) if any(paragraph.strip() for paragraph in article)]
    for article in articles:
        add_nexis_article(article, gathering)
    ends = [at for at, paragraph in enumerate(rest) if END.fullmatch(paragraph.strip())]
    if ends and any(paragraph.strip() for paragraph in rest[ends[-1] + 1 :]):
        gathering.cut_short()
    if damage is not None:
        gathering.reject(gathering.place(), f"damaged archive, read as far as it goes: {damage}")
    return gathering.finish(announced)


def paragraphs_of(path: Path) -> list[str]:
    """Return the paragraphs of a Word document, blank ones as empty, those of tables in their place.

    Raises
    ------
    ValueError
        If it is no Word document, or one that unpacks to more than any export holds.
    zipfile.BadZipFile
        If the container is damaged.
    """
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo(_DOCUMENT)
        if part.file_size > _LARGEST or part.file_size > _MOST_PACKED * max(part.compress_size, 1024):
            raise _TooLargeError(f"its text unpacks from {part.compress_size} to {part.file_size} bytes")
    try:
        return [line for text in _texts_of(path) for line in text.split("\n")]
    except Exception:  # whatever another part of the container raises, the text may be sound
        with zipfile.ZipFile(path) as archive:
            return _bare_lines(archive.read(_DOCUMENT))


def _texts_of(path: Path) -> Iterator[str]:
    import docx

    yield from _within(docx.Document(str(path)))


def _within(holder: Any) -> Iterator[str]:
    for item in holder.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows:
                for cell in row.cells:
                    yield from _within(cell)
        else:
            yield item.text


def _salvaged_paragraphs(path: Path) -> list[str]:
    """Return the paragraphs of a container that was cut or damaged, as far as its text unpacks; none without any."""
    data = path.read_bytes()
    at = data.find(_DOCUMENT.encode())
    while at > _HEADER and data[at - _HEADER : at - _HEADER + 4] != b"PK\x03\x04":
        at = data.find(_DOCUMENT.encode(), at + 1)
    if at < _HEADER:
        return []
    start = at + len(_DOCUMENT) + int.from_bytes(data[at - 2 : at], "little")
    unpacking, parts, size = zlib.decompressobj(-zlib.MAX_WBITS), list[bytes](), 0
    try:
        for place in range(start, len(data), 1024):
            parts.append(unpacking.decompress(data[place : place + 1024]))
            size += len(parts[-1])
            if unpacking.eof or size > min(_LARGEST, _MOST_PACKED * max(place - start, 1024)):
                break
    except zlib.error:
        pass
    try:
        return _bare_lines(b"".join(parts))
    except ValueError:
        return []


def _bare_lines(data: bytes) -> list[str]:
    """Return the paragraphs of the text alone, where styles, images or links of the container are damaged."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("its text is no XML")
    lines: list[str] = []
    for paragraph in root.iter(f"{_W}p"):
        parts = (node.text or "" if node.tag == f"{_W}t" else "\n" if node.tag == f"{_W}br" else "\t"
                 for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"))  # fmt: skip
        lines += "".join(parts).split("\n")
    return lines
