"""What is left of an article whose head was cut off with the beginning of the file: text that belongs to no article.

It is set aside with a reason, never passed over: whoever cut the file learns that an article is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from analysis.readers.exports.gathering import Gathering
from analysis.readers.exports.markup import blocks_of, parse_piece
from analysis.readers.records import Record

__all__ = [
    "HEADLESS",
    "is_prose",
    "is_rest",
    "keep_or_reject",
    "reject_rest",
    "visible_lines",
    "without_half_tag",
]

#: Fixed part of the reason; after a colon the number of characters follows.
HEADLESS: Final = "the file begins amid an article"

_SENTENCE: Final = re.compile(r"[.!?…»\"”]\W{0,3}$")
#: What stands below an article, in any of the databases.
_BELOW: Final = re.compile(
    r"^\W*(?:©|copyright\s*(?:©|\(c\)\s*)?(?:19|20)\d\d|\(c\)\s*(?:19|20)\d\d|num[ée]ro de document|document number"
    r"|load-date|date-chargement|ladedatum|publication-type|type-publication|language\s*:|langue\s*:|subject\s*:|sujet\s*:"
    r"|ce certificat est émis|this certificate is issued|end of document|fin du document"
    r"|(?:document|dokument|documento)\s+[A-Z0-9]{8,}\b)"
    r"|\btous droits r[ée]serv[ée]s\W*$|\ball rights reserved\W*$|\b[a-z]{2,12}·\d{8}·",
    re.IGNORECASE,
)
#: What a cover says: above it there is no article.
_COVER: Final = re.compile(
    r"^\W*(?:download request|demande de t[ée]l[ée]chargement|date and time|time of request|date et heure|terms\s*:"
    r"|search terms|termes de (?:la )?recherche|project id|job number|client/matter|documents? \(\d"
    r"|research information|combined source|number of documents|nombre de documents|requ[êe]te\s*:"
    r"|documents sauvegard[ée]s|dow jones factiva)",
    re.IGNORECASE,
)
#: A page that opens like this was not cut.
_WHOLE: Final = re.compile(r"\ufeff?\s*<(?:!doctype|html|\?xml|head|body|meta)\b|\ufeff?\s*<\?xml", re.IGNORECASE)
#: The end of a script, a style or a head that was cut within.
_SILENT_END: Final = re.compile(r"(?s)^.*</(?:style|script|head)\s*>", re.IGNORECASE)
#: Half a tag, and half a word of it.
_HALF_TAG: Final = re.compile(r"^[^<>]{0,300}>")


def without_half_tag(piece: str) -> str:
    """Return the source text of an article without the end of the tag in which its file begins.

    Examples
    --------
    >>> without_half_tag("ss='titre'>Le bac<p>"), without_half_tag("<p>Le bac")
    ('Le bac<p>', '<p>Le bac')
    """
    return _HALF_TAG.sub("", piece)


def visible_lines(source: str) -> list[str]:
    """Return what the source text of a page shows above its first article; nothing where the page is whole there."""
    if not source.strip() or _WHOLE.match(source):
        return []
    root = parse_piece(without_half_tag(_SILENT_END.sub("", source)))
    return [] if root is None else [part for block in blocks_of(root) for part in block.paragraphs]


def is_prose(lines: Sequence[str]) -> bool:
    """Whether a line is a sentence, or the end of one."""
    return any(len(line.split()) > 5 and _SENTENCE.search(line) for line in lines)


def is_rest(lines: Sequence[str]) -> bool:
    """Whether lines without an article's head are what is left of one: its sentences, or what stands below them.

    Examples
    --------
    >>> is_rest(["Le bac ne passe plus depuis lundi matin."]), is_rest(["LOAD-DATE: March 4, 2021"])
    (True, True)
    >>> is_rest(["Download Request: All Documents: 1-10", "Terms: le bac et la digue, partout."])
    False
    """
    if any(_COVER.match(line) for line in lines):
        return False
    return is_prose(lines) or any(_BELOW.search(line) for line in lines)


def reject_rest(lines: Sequence[str], gathering: Gathering, *, is_closed: bool = False) -> None:
    """Set aside what is left of an article, if the lines are that, or the end of one is marked below them."""
    if lines and (is_closed or is_rest(lines)):
        said = "\n".join(lines)
        gathering.reject(gathering.place(), f"{HEADLESS}: {len(said)} characters", said)


def keep_or_reject(record: Record, paragraphs: list[str], gathering: Gathering, id_of: str) -> None:
    """Keep the first article of a file that does not begin where an article does, or what makes it one was cut off.

    One that still has its title, its day or its outlet is kept; so is one with its number and sentences of its text.
    """
    has_head = bool(record.title or record.date or record.source)
    if not has_head and not (record.export_id and is_prose(paragraphs)):
        said = "\n".join(paragraphs) or record.export_id
        gathering.reject(record.origin, f"{HEADLESS}: {len(said)} characters", said)
        return
    if not record.title:
        gathering.remark(record.origin, HEADLESS, f"{sum(map(len, paragraphs))}")
    gathering.keep(record, paragraphs, id_of=id_of)
