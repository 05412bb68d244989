"""Which format a file is in: found by looking into it; its name decides only where the content leaves it open."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from analysis.readers.csv_rows import find_separator
from analysis.readers.exports import europresse, factiva_html, factiva_xml, lexis_html, nexis_docx
from analysis.readers.exports.catalogue import EXPORT_FORMATS, REFUSED_FORMATS
from analysis.readers.fields import find_fields
from analysis.readers.formats import Format, read_head
from analysis.readers.starred import is_starred, read_starred_file
from analysis.readers.tables import read_csv_file, read_json_file, read_parquet_file
from analysis.readers.text_files import read_text_file
from analysis.readers.web_pages import read_web_page
from analysis.readers.xml_files import is_scraped_xml, is_trafilatura_xml, read_scraped_xml, read_trafilatura_xml

__all__ = ["FORMATS", "find_format", "format_names"]

_PAGE: Final = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_OBJECT: Final = re.compile(r"(?:\[\s*)?\{\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:|\}|$)")
_TAGGED: Final = {europresse.NAME, factiva_html.NAME, factiva_xml.NAME, lexis_html.NAME, nexis_docx.NAME}
_TEXT_SUFFIXES: Final = {".txt", ".text", ".asc", ""}


def _suffix(name: str) -> str:
    # Asked for every file of a corpus: pathlib would take most of the time.
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    return f".{suffix.lower()}" if stem and dot else ""


@lru_cache(maxsize=1)
def _text(head: bytes) -> str:
    # Three formats ask it of each file in turn.
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")


def _is_page(head: bytes, name: str) -> bool:
    return bool(_PAGE.match(_text(head))) or _suffix(name) in {".html", ".htm", ".xhtml"}


def _is_json(head: bytes, name: str) -> bool:
    return bool(_OBJECT.match(_text(head))) or _suffix(name) in {".json", ".jsonl", ".ndjson"}


def _is_table(head: bytes, name: str) -> bool:
    if _suffix(name) in {".csv", ".tsv"}:
        return True
    first = _text(head).split("\n", 1)[0]
    cells = [cell.strip(' "') for cell in first.split(find_separator(first))]
    short = len(cells) > 1 and all(0 < len(cell) < 40 for cell in cells)
    return short and _suffix(name) in _TEXT_SUFFIXES and len(found := find_fields(cells)) > 1 and "text" in found


def _is_parquet(head: bytes, _name: str) -> bool:
    return head.startswith(b"PAR1")


def _is_text(head: bytes, name: str) -> bool:
    return _suffix(name) in _TEXT_SUFFIXES


#: In the order in which they are tried: databases first, then what is plain.
FORMATS: Final[tuple[Format, ...]] = (
    *EXPORT_FORMATS,
    *REFUSED_FORMATS,
    Format("trafilatura", is_trafilatura_xml, read_trafilatura_xml),
    Format("press-corpus-scraper", is_scraped_xml, read_scraped_xml),
    Format("iramuteq", is_starred, read_starred_file),
    Format("parquet", _is_parquet, read_parquet_file),
    Format("jsonl", _is_json, read_json_file),
    Format("html", _is_page, read_web_page),
    Format("csv", _is_table, read_csv_file),
    Format("txt", _is_text, read_text_file),
)

#: Those whose files may hold no ``<``.
_WITHOUT_MARKUP: Final = tuple(
    one for one in FORMATS if one.recognises not in {is_trafilatura_xml, is_scraped_xml} and one.name not in _TAGGED
)


def find_format(path: Path, name: str, head: bytes | None = None) -> Format | None:
    """Return the format of a file, None where presscope does not read it.

    Parameters
    ----------
    path : Path
    name : str
        What the file is called where it comes from.
    head : bytes, optional
        Its first bytes, if they were read before.
    """
    head = read_head(path) if head is None else head
    # Most texts hold no markup at all, and then two thirds of the formats need not be asked.
    asked = FORMATS if b"<" in head or head.startswith(b"PK") else _WITHOUT_MARKUP
    return next((one for one in asked if one.recognises(head, name)), None)


def format_names() -> str:
    """Return the names of all formats, for messages."""
    refused = {one.name for one in REFUSED_FORMATS}
    return ", ".join(sorted({one.name for one in FORMATS} - refused | {"zip", "gz"}))
