"""LexisNexis exports in HTML, as the database gave them until about 2019: flat, nothing encloses an article."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.readers.exports.cuts import Cutter
from analysis.readers.exports.decoding import decode_export, plain_head
from analysis.readers.exports.gathering import BROKEN_MARKUP, Gathering
from analysis.readers.exports.lexis_articles import add_article, announced_by, below_cover, part_articles
from analysis.readers.exports.markup import blocks_of, parse_piece
from analysis.readers.exports.rests import reject_rest
from analysis.readers.records import Reading

__all__ = ["NAME", "read_lexis_html", "recognises_lexis_html"]

NAME = "lexisnexis-html"

_ANCHOR = r"<a\s+name\s*=\s*[\"']?DOC_ID_\d+"
_COUNTED = (r"\b\d{1,6}\s+(?:of|de|sur|von|di)\s+\d{1,6}\s+(?:DOCUMENT|DOKUMENT)"
            r"|>\s*(?:Document|Dokument)o?\s+\d{1,6}\s+(?:of|de|sur|von|di)\s+\d{1,6}\s*<")  # fmt: skip
_TRACE = re.compile(rb"doc_id_\d+_\d+|<doc\s+number\s*=")
_COUNT_TRACE = re.compile(rb">\s*\d{1,6}\s+[a-z]{2,4}\s+\d{1,6}\s+(?:DOCUMENT|DOKUMENT)[A-Z]{0,3}\s*<")
_CUTTER = Cutter(_ANCHOR, r"<!--\s*Hide XML section|<div\b", (_COUNTED,), r"(?!)", r"(?s).*<(?:p|span|div)\b")
# Its markup for programs stands in comments, which may be unclosed.
_HIDDEN = re.compile(
    r"<!--\s*Hide XML section(?:(?:(?!<div\b).)*?-->|(?:(?!<(?:div|br)\b).)*)",
    re.IGNORECASE | re.DOTALL,
)


def recognises_lexis_html(head: bytes, name: str) -> bool:
    """Tell whether a file is a LexisNexis export in HTML, by its anchors or its counters."""
    plain = plain_head(head)
    if _TRACE.search(plain):
        return True
    return bool(_COUNT_TRACE.search(head.replace(b"\x00", b"")))


def read_lexis_html(path: Path, origin: str) -> Reading:
    """Read every article of a LexisNexis export in HTML."""
    decoded = decode_export(path.read_bytes())
    gathering = Gathering(origin, NAME, decoded)
    totals: list[int] = []
    for number, piece in enumerate(_CUTTER.cut(decoded.text)):
        root = parse_piece(_HIDDEN.sub("", piece))
        if root is None:
            gathering.reject(gathering.place(), BROKEN_MARKUP, piece)
            continue
        # Within a paragraph lines are broken where the page was wide enough.
        blocks = [" ".join(part.split("\n")) for block in blocks_of(root) for part in block.paragraphs]
        is_cover = number == 0 and not re.match(_ANCHOR, piece, re.IGNORECASE)
        for article in part_articles(blocks):
            whole = below_cover(article)
            if not whole and is_cover:
                reject_rest(article, gathering)
            elif whole or article:
                totals.append(add_article(whole or article, gathering))
    return gathering.finish(announced_by(totals))
