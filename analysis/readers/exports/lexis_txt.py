"""LexisNexis exports in TXT: a cover, then articles wrapped at about 78 characters, each below its counter."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.readers.exports.decoding import decode_export, plain_head
from analysis.readers.exports.gathering import Gathering
from analysis.readers.exports.lexis_articles import add_article, announced_by, below_cover, part_articles
from analysis.readers.exports.lexis_labels import COUNTER, read_label
from analysis.readers.exports.rests import reject_rest
from analysis.readers.records import Reading
from analysis.readers.stated_days import opens_with_day

__all__ = ["NAME", "read_lexis_txt", "recognises_lexis_txt"]

NAME = "lexisnexis-txt"

_TRACE = re.compile(
    rb"^[ \t\f]*\d{1,6}[ \t]+(?:of|de|sur|von|di)[ \t]+\d{1,6}[ \t]+(?:documents?|dokumente?n?|documenti?)[ \t\r]*$",
    re.MULTILINE,
)
#: The other wording of the counter; alone it may be anyone's numbering.
_COUNTED = re.compile(
    rb"^[ \t\f]*do[ck]umento?[ \t]+\d{1,6}[ \t]+(?:of|de|sur|von|di)[ \t]+\d{1,6}[ \t\r]*$", re.MULTILINE
)
_LENGTH = re.compile(rb"^(?:length|longueur|l\S{1,2}nge|lunghezza|longitud)[ \t\xc2\xa0]*:", re.MULTILINE)
#: Lines below a counter among which the date stands.
_HEAD_LINES = 6
_MARKUP = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*<")


def recognises_lexis_txt(head: bytes, name: str) -> bool:
    """Tell whether a file is a LexisNexis export in TXT, by a line that counts its documents."""
    plain = plain_head(head)
    if b"document" not in plain and b"dokument" not in plain:
        return False  # what the counter says in every language; a search for beginnings of lines is slow
    is_counted = bool(_TRACE.search(plain) or (_COUNTED.search(plain) and _LENGTH.search(plain)))
    return is_counted and not _MARKUP.match(plain) and not plain.startswith((b"pk\x03\x04", b"%pdf"))


def read_lexis_txt(path: Path, origin: str) -> Reading:
    """Read every article of a LexisNexis export in TXT; wrapped lines become paragraphs again."""
    decoded = decode_export(path.read_bytes())
    gathering = Gathering(origin, NAME, decoded)
    totals: list[int] = []
    for article in part_articles(_paragraphs(decoded.text)):
        # What precedes the first counter is the cover, or what is left of an article.
        whole = below_cover(article)
        if not whole and not gathering.reading.n_found:
            reject_rest(article, gathering)
        elif whole or article:
            totals.append(add_article(whole or article, gathering))
    return gathering.finish(announced_by(totals))


def _paragraphs(text: str) -> list[str]:
    """Join the lines of each paragraph; counters, labels and dates are paragraphs of their own."""
    paragraphs: list[str] = []
    open_paragraph: list[str] = []
    n_since = _HEAD_LINES
    for raw in [*re.split(r"\r\n|\r|\n|\f", text), ""]:
        line = raw.strip(" \t\u00a0")
        n_since = 0 if COUNTER.match(line) else n_since + bool(line)
        # A line of a body may be nothing but a date by chance; above it, or after a blank line, it is none of it.
        is_date = len(line) < 60 and (n_since < _HEAD_LINES or not open_paragraph) and opens_with_day(line) is not None
        alone = is_date or bool(COUNTER.match(line))
        if open_paragraph and (not line or alone or read_label(line)):
            paragraphs.append(" ".join(open_paragraph))
            open_paragraph = []
        if alone:
            paragraphs.append(line)
        elif line:
            open_paragraph.append(" ".join(line.split()))
    return paragraphs
