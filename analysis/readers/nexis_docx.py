"""Nexis Uni exports in Word: a cover, then articles that end with ``End of Document``."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from analysis.readers.encoding import Decoded
from analysis.readers.export_gathering import Gathering
from analysis.readers.nexis_articles import add_nexis_article, part_articles, part_cover
from analysis.readers.records import Reading

__all__ = ["NAME", "paragraphs_of", "read_nexis_docx", "recognises_nexis_docx"]

NAME = "nexis-uni"

_DOCUMENT: Final = "word/document.xml"
#: A text of this size unpacked, or packed this much, is no export but a trap.
_LARGEST: Final = 300_000_000
_MOST_PACKED: Final = 400
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_PARTS = ("[Content_Types].xml", "_rels/", "docProps/", "word/", "customXml/")


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
    try:
        paragraphs = paragraphs_of(path)
    except (ValueError, KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        gathering = Gathering(origin, NAME, Decoded("", "", "Office Open XML"))
        gathering.reject(gathering.place(), f"not readable as a Word document: {error}")
        return gathering.finish()
    gathering = Gathering(origin, NAME, Decoded("\n".join(paragraphs[:60]), "utf-8", "Office Open XML"))
    announced, rest = part_cover(paragraphs)
    for article in part_articles(rest):
        if any(paragraph.strip() for paragraph in article):
            add_nexis_article(article, gathering)
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
            raise ValueError(f"its text unpacks from {part.compress_size} to {part.file_size} bytes")
    try:
        return [line for text in _texts_of(path) for line in text.split("\n")]
    except Exception:  # whatever another part of the container raises, the text may be sound
        return [line for text in _bare_texts(path) for line in text.split("\n")]


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


def _bare_texts(path: Path) -> Iterator[str]:
    """Give the paragraphs of the text alone, where styles, images or links of the container are damaged."""
    from lxml import etree  # type: ignore[import-untyped]

    with zipfile.ZipFile(path) as archive:
        data = archive.read(_DOCUMENT)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("its text is no XML")
    for paragraph in root.iter(f"{_W}p"):
        parts = (node.text or "" if node.tag == f"{_W}t" else "\n" if node.tag == f"{_W}br" else "\t"
                 for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"))  # fmt: skip
        yield "".join(parts)

