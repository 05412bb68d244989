"""Europresse and Eureka exports in HTML, every generation since 2012.

Since 2014 an article is an ``<article>``, with the classes of two layouts; before, a table whose text is loose
between empty paragraphs (`analysis.readers.exports.europresse_tables`). Both may stand in one file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis.readers.exports.cuts import Cutter
from analysis.readers.exports.decoding import decode_export, plain_head
from analysis.readers.exports.europresse_header import Header, read_header
from analysis.readers.exports.europresse_ids import DocumentId, choose_id, document_ids
from analysis.readers.exports.europresse_tables import TABLE_MARKS, sort_table
from analysis.readers.exports.fields import author_named, looks_like_author, outlet_line
from analysis.readers.exports.gathering import BROKEN_MARKUP, Gathering
from analysis.readers.exports.markup import Block, blocks_of, one_line, parse_piece
from analysis.readers.exports.rests import keep_or_reject, reject_rest, visible_lines, without_half_tag
from analysis.readers.records import Reading, Record
from analysis.readers.stated_days import find_day

__all__ = ["NAME", "read_europresse", "recognises_europresse"]

NAME = "europresse"

_TRACES = (b"docpublicationname", b"cedrom-sni", b"titrearticlevisu", b"dococurrcontainer", b"public_lblnodoc",
           b"public-lblnodoc")  # fmt: skip
_CLASS = r"class\s*=\s*[\"']?(?:[^\"'<>]*\s)?{name}(?=[\s\"'>])"
_EVIDENCE = (
    r"class\s*=\s*[\"']?[^\"'<>]*(?:DocPublicationName|DocHeader|titreArticle|DocText|docOcurr)"
    r"|\b[a-z]{2,12}·\d{8}·"
)
_ONCE = tuple(_CLASS.format(name=name) for name in ("DocPublicationName", "titreArticleVisu", "DocHeader", "DocText"))
_CLOSES = r"\b[a-z]{2,12}·\d{8}·|</article"
_ARTICLES = Cutter(r"<article\b", r"</article\s*>|<header\b", _ONCE, _CLOSES, _EVIDENCE)
_TABLES = Cutter(
    r"(?!)",
    r"<table\b[^>]*\balign\s*=\s*[\"']?center|<(?=(?:span|div)\b[^<>]{0,80}DocPublicationName)",
    _ONCE,
    _CLOSES,
    r"class\s*=\s*[\"']?[^\"'<>]*(?:DocPublicationName|DocHeader|TitreArticleVisu)",
)
_MODERN = re.compile(r"<article\b|class\s*=\s*[\"']?[^\"'<>]*(?:DocText|docOcurr|rdp__)", re.IGNORECASE)

# What a block is, by the innermost mark that says so.
_ROLES = {
    ".docpublicationname": "outlet", ".rdp__docpublicationname": "outlet",
    ".docheader": "header", ".rdp__docheader": "header",
    ".titrearticlevisu": "title", ".rdp__articletitle": "title", ".titrearticle": "surtitle",
    ".rdp__subtitle": "subtitle", ".docauthors": "author", ".sm-margin-bottomnews": "byline",
    ".source-name-apd": "also", ".doc-urlref": "url",
    ".dococurrcontainer": "body", ".doctext": "body", ".transcript": "body", ".time": "aside",
    ".no-transcription": "aside", "aside": "aside", "footer": "end", ".doc-legalinfo": "end",
    ".rdp__newsdoc": "aside", ".apd-wrapper": "aside", ".link-not-hosted": "aside", "header": "head", "section": "body",
}  # fmt: skip
_ENDS = (".public-", ".public_", "#public-", "#public_", ".lblnodoc")
_ASIDES = (".apd-", ".icon", "#apd")
_OWN = frozenset(mark for mark in _ROLES if mark[0] == ".") | {".publiC-lblNodoc".lower()}
_ORIGINAL = re.compile(r"^\W*(?:cet article est paru|this article (?:was published|appeared))", re.IGNORECASE)
#: That line names an outlet and an address, no more.
_ORIGINAL_LENGTH = 400
_DAY_LINE = 60
#: A rubric above the title is a few words; a line that says more is text.
_RUBRIC = re.compile(r"(?=.{1,40}$)[^.!?…:;«»\"]+", re.DOTALL)
#: A page that is not in the database: its beginning, and where it stands.
_ELSEWHERE = re.compile(r"\s*\b(?:(?:voir|lire) l['’]article|(?:see|view|read) (?:the )?article)\s*$", re.IGNORECASE)
#: Left by programs: what separates the two texts of a page, an address hidden from robots.
_LEFT_OVER = re.compile(r"^\[Additional Text\]:?$|\[email[\s\u00a0]protected\]\s?")
#: A line broken amid a sentence.
_BROKEN_LINE = re.compile(r"(?<=[^\s.!?…:;])\s*\n\s*(?=[a-zà-öø-ÿœ»,;])")
_LINK_SHOWN = re.compile(r"\s*\((?:lien|link)\s*:\s*https?://[^\s)]*\s*\)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s)\"<>]+")
_LEGAL = re.compile(
    r"^(?:©|\(c\)\s|numéro de document\s*:|document number\s*:|ce certificat est émis|this certificate is issued"
    r"|date d['’]émission\s*:)|^[^.]{0,80}tous droits réservés\.?$",
    re.IGNORECASE,
)


@dataclass
class Sorted:
    """The blocks of one article, by what they are."""

    outlet: list[str] = field(default_factory=list)
    edition: str = ""
    header: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    rubrics: list[str] = field(default_factory=list)
    surtitles: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    bylines: list[tuple[str, bool]] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    url: str = ""


def recognises_europresse(head: bytes, name: str) -> bool:
    """Tell whether a file is an Europresse export, by the class names it uses."""
    plain = plain_head(head)
    return b"<" in plain and any(trace in plain for trace in _TRACES)


def read_europresse(path: Path, origin: str) -> Reading:
    """Read every article of an Europresse export.

    Raises
    ------
    OSError
        If the file cannot be opened; whatever it holds is a record, a rejection or a remark.
    """
    decoded = decode_export(path.read_bytes())
    text = decoded.text.replace("&middot;", "·").replace("&#183;", "·")
    gathering = Gathering(origin, NAME, decoded)
    cutter = _ARTICLES if re.search(r"<article\b", text, re.IGNORECASE) else _TABLES
    above, pieces = cutter.part(text)
    reject_rest(visible_lines(above), gathering, is_closed="</article" in above.lower())
    for number, piece in enumerate(pieces):
        for at, part in enumerate([piece] if cutter is _TABLES else _part_generations(piece)):
            is_cut = not number and not at and not above and not cutter.begins(part)
            _read_piece(without_half_tag(part) if is_cut else part, gathering, is_cut)
    closed = ["</article" in piece.lower() for piece in pieces]
    if any(closed) and not closed[-1]:
        gathering.cut_short()
    return gathering.finish()


def _part_generations(piece: str) -> list[str]:
    """Part an ``<article>`` from what follows it: the end of the page, or tables of an older generation."""
    if not _MODERN.search(piece):
        return _TABLES.cut(piece) or [piece]
    end = piece.lower().rfind("</article")
    tail = piece[end:]
    if end <= 0 or _MODERN.search(tail):
        return [piece]
    return [piece[:end], *_TABLES.cut(tail)]


def _read_piece(piece: str, gathering: Gathering, is_cut: bool = False) -> None:
    place = gathering.place()
    root = parse_piece(piece)
    if root is None:
        gathering.reject(place, BROKEN_MARKUP, piece)
        return
    ids = document_ids(one_line(" ".join(str(text) for text in root.itertext())))
    if _MODERN.search(piece):
        found = _sort(blocks_of(root, _OWN))
    else:
        found = Sorted(**sort_table(blocks_of(root, TABLE_MARKS)))
    header = read_header(one_line(" ".join(found.header)))
    chosen = choose_id(ids, header.day)
    if len({known.text for known in ids}) > 1:
        gathering.remark(place, "ids in conflict", ", ".join(dict.fromkeys(known.text for known in ids)))
    if header.day is None and header.text:
        gathering.remark(place, "unreadable date", repr(header.text))
    if is_cut:
        keep_or_reject(*_record_of(found, header, chosen, place), gathering, "europresse")
    else:
        gathering.keep(*_record_of(found, header, chosen, place), id_of="europresse")


def _record_of(found: Sorted, header: Header, chosen: DocumentId | None, place: str) -> tuple[Record, list[str]]:
    source = outlet_line(found.outlet[0]) if found.outlet else ""
    author, rest = _author_of(found)
    title = one_line(" ".join(found.title))
    section = header.section or next((line for line in rest if line.isupper() and len(line) < 40), "")
    rubrics = [line for line in found.rubrics if line.casefold() not in {section.casefold(), title.casefold()}]
    section = ", ".join(filter(None, [section, *dict.fromkeys(rubrics)]))
    said = {line.casefold() for line in (section, header.section, title, *rubrics)}
    opening = [line for line in rest if line.casefold() not in said]
    record = Record(
        text="", origin=place, title=title, source=source, author=author,
        section=section, page=header.page, edition=found.edition, date=header.day, stated_words=header.words,
        url=found.url,
        export_id=chosen.text if chosen else "", date_in_id=chosen.day if chosen else None,
        also_in=tuple(dict.fromkeys(found.also)),
    )  # fmt: skip
    return record, [*opening, *found.body] if found.body else []


def _author_of(found: Sorted) -> tuple[str, list[str]]:
    """Return the author, and the lines around the title that are none."""
    lines = [*found.above, *found.surtitles, *(line for line, _ in found.bylines), *found.below]
    if found.authors:
        return author_named("; ".join(found.authors)), lines
    named = [line for line, is_after in found.bylines[-1:] if looks_like_author(line, below_title=is_after)]
    loose = [line for line in found.below if looks_like_author(line)]
    chosen = next(iter([*named, *loose[-1:]]), "")
    return author_named(chosen), [line for line in lines if line != chosen]


def _sort(blocks: list[Block]) -> Sorted:
    found = Sorted()
    is_over = False
    for block in blocks:
        role = _role_of(block, found, is_over)
        is_over = is_over or role == "end"
        if role == "body":
            _add_body(block, found)
        elif role == "head":
            _add_to_head(one_line(block.text), found)
        elif role in ("subtitle", "surtitle"):
            (found.below if role == "subtitle" else found.surtitles).append(one_line(block.text))
        elif role == "byline":
            found.bylines.append((one_line(block.text), bool(found.title or found.surtitles)))
        elif role == "also":
            found.also += [outlet_line(line) for line in block.text.split("\n") if line.strip()]
        elif role == "url":
            found.url = found.url or _address_in(block)
        elif role in ("outlet", "header", "title", "author"):
            lists = {"outlet": found.outlet, "header": found.header, "title": found.title, "author": found.authors}
            if role == "outlet":
                # The edition is the line below the name.
                name, *below = [line for line in block.text.split("\n") if line.strip()]
                found.edition = found.edition or one_line(" ; ".join(below))
                lists[role].append(name if below else block.raw)
            else:
                lists[role].append(block.text)
    if not found.title and found.surtitles:
        # A title that lacks its own class is the last line in its place.
        found.title = [found.surtitles.pop()]
    if not found.header:
        _find_day_line(found)
    return found


def _find_day_line(found: Sorted) -> None:
    """Take the date of a report, which has no header, from the line that names it."""
    for lines in (found.above, found.below):
        for line in lines:
            if len(line) < _DAY_LINE and (stated := find_day(line)):
                found.header = [line[stated.start : stated.end]]
                lines.remove(line)
                return


def _add_to_head(line: str, found: Sorted) -> None:
    if found.title or found.surtitles:
        found.below.append(line)
        return
    found.above.append(line)
    if found.header and _RUBRIC.fullmatch(line) and len(line.split()) < 5:
        found.rubrics.append(line)


def _role_of(block: Block, found: Sorted, is_over: bool) -> str:
    for mark in block.marks:
        if mark.startswith(_ENDS):
            return "end"
        if mark.startswith(_ASIDES) and mark not in _ROLES:
            return "aside"
        if mark in _ROLES:
            role = _ROLES[mark]
            return "end" if role in ("body", "head") and is_over and mark in ("section", "header") else role
    if _LEGAL.search(block.text):
        return "end"
    # Stray closing tags leave text without its elements: what follows the head and precedes the end is the body.
    return "end" if is_over else "body" if found.title or found.header else "head"


def _add_body(block: Block, found: Sorted) -> None:
    if "\n" in block.text:
        block = replace(block, text=_BROKEN_LINE.sub(" ", block.text))
    for part in block.paragraphs:
        part = _LEFT_OVER.sub("", part)
        if block.links and _ELSEWHERE.search(part):
            found.url, part = found.url or block.links[-1], _ELSEWHERE.sub("", part)
        if _ORIGINAL.search(part) and len(part) < _ORIGINAL_LENGTH:
            found.url = _address_in(block) or found.url
        elif (kept := _LINK_SHOWN.sub("", part).strip()) and not _LEGAL.search(kept):
            found.body.append(kept)


def _address_in(block: Block) -> str:
    shown = _ADDRESS.search(block.text)
    return next((link for link in block.links if link.startswith("http")), shown.group() if shown else "")
