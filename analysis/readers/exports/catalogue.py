"""The exports of press databases: which there are, how each is known by what it holds, and who reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from analysis.readers.exports import (
    europresse,
    factiva_html,
    factiva_txt,
    factiva_xml,
    lexis_html,
    lexis_txt,
    nexis_docx,
)
from analysis.readers.exports.decoding import plain_head
from analysis.readers.formats import Format, read_head
from analysis.readers.records import FileReport, Reading

__all__ = ["EXPORT_FORMATS", "REFUSED", "REFUSED_FORMATS", "Format"]

#: The formats of databases, in the order in which they are tried.
EXPORT_FORMATS: Final[tuple[Format, ...]] = (
    Format(nexis_docx.NAME, nexis_docx.recognises_nexis_docx, nexis_docx.read_nexis_docx),
    Format(europresse.NAME, europresse.recognises_europresse, europresse.read_europresse),
    Format(factiva_xml.NAME, factiva_xml.recognises_factiva_xml, factiva_xml.read_factiva_xml),
    Format(factiva_html.NAME, factiva_html.recognises_factiva_html, factiva_html.read_factiva_html),
    Format(factiva_txt.NAME, factiva_txt.recognises_factiva_txt, factiva_txt.read_factiva_txt),
    Format(lexis_html.NAME, lexis_html.recognises_lexis_html, lexis_html.read_lexis_html),
    Format(lexis_txt.NAME, lexis_txt.recognises_lexis_txt, lexis_txt.read_lexis_txt),
)

#: Fixed part of the reason for which a printed or formatted export is not read.
REFUSED: Final = "exported for printing"
_REMEDIES: Final = {
    "Europresse": "select the articles, « Enregistrer », format HTML (docs/exports/europresse.md)",
    "Factiva": "Full Article/Report plus Indexing, Format for Saving, save the page as HTML (docs/exports/factiva.md)",
    "LexisNexis": "deliver as HTML or TXT (docs/exports/lexisnexis.md)",
    "Nexis Uni": "download full documents as DOCX in one file (docs/exports/nexis-uni.md)",
}
_MARKS: Final = {
    "Europresse": (b"europresse", b"cedrom", b"eureka.cc"), "Factiva": (b"factiva", b"dow jones"),
    "Nexis Uni": (b"nexis uni", b"advance.lexis"), "LexisNexis": (b"lexisnexis", b"lexis nexis"),
}  # fmt: skip


def _is_pdf(head: bytes, name: str) -> bool:
    return b"%PDF-" in head[:1024]


def _is_rtf(head: bytes, name: str) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def _refuse(path: Path, origin: str, kind: str) -> Reading:
    """Reject a file that shows articles without saying where one ends, with how to export them instead."""
    first = read_head(path)
    head = plain_head(first)
    named = [base for base, marks in _MARKS.items() if any(mark in head for mark in marks)] or list(_REMEDIES)
    remedies = "; ".join(f"{base}: {_REMEDIES[base]}" for base in named)
    reason = f"{REFUSED}: {kind} does not say where an article begins and ends. Export it again. {remedies}"
    reading = Reading()
    reading.reject(origin, reason, first[:8].decode("ascii", "replace").strip())
    reading.files.append(FileReport(origin, kind.lower(), "", "", 1, 0))
    return reading


#: Recognised to be refused: their ``read`` gives one rejection that says how to export instead.
REFUSED_FORMATS: Final[tuple[Format, ...]] = (
    Format("pdf", _is_pdf, lambda path, origin: _refuse(path, origin, "PDF")),
    Format("rtf", _is_rtf, lambda path, origin: _refuse(path, origin, "RTF")),
)
