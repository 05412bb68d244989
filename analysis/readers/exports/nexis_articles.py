"""The paragraphs of a Nexis Uni export → articles: a cover to pass over, then lines of meta data and a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from analysis.readers.exports.gathering import Gathering
from analysis.readers.exports.lexis_articles import ERROR_DOCUMENT, lexis_record
from analysis.readers.exports.lexis_labels import AFTER_BODY, COPYRIGHT, is_error_document, read_label
from analysis.readers.stated_days import edition_beside_day, opens_with_day

__all__ = ["END", "add_nexis_article", "part_articles", "part_cover"]

#: What ends an article.
END: Final = re.compile(r"(?:end of (?:the )?document|fin (?:de|du) document|ende des dokuments|dokumentende|"
                        r"fine del documento|fin del documento)\.?", re.IGNORECASE)  # fmt: skip
_BODY: Final = re.compile(
    r"(?:body|text|texte|corps(?: (?:du texte|de l['’]article|du document))?|hauptteil|haupttext|textk[öo]rper|"
    r"volltext|corpo|testo|cuerpo|texto)\s*:?",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?:classification|klassifi[kz]\w+|classificazione|clasificaci[óo]n)\s*:?", re.IGNORECASE
)
_GRAPHIC: Final = re.compile(r"(?:graphic|graphiques?|grafik|grafica)\s*:?", re.IGNORECASE)
_ANNOUNCED: Final = re.compile(r"^\s*(?:documents?|dokumente?|documenti|documentos)\s*\((\d{1,6})\)\s*$", re.IGNORECASE)
_COVER: Final = re.compile(
    r"^\s*(?:date and time|job number|documents? \(\d|client/matter|search terms|search type|narrowed by|user name|"
    r"date et heure|num[ée]ro de (?:la t[âa]che|t[âa]che|travail)|termes de (?:la )?recherche|type de recherche|"
    r"affin[ée] par|datum und uhrzeit|suchbegriffe)\b",
    re.IGNORECASE,
)
#: Lines of meta data among which the date stands, and what may follow it.
_META: Final = 10


def part_cover(paragraphs: list[str]) -> tuple[int | None, list[str]]:
    """Return how many documents the cover announces, None without one, and the paragraphs below the cover."""
    said = [match for paragraph in paragraphs[:2000] if (match := _ANNOUNCED.match(paragraph))]
    announced = int(said[0].group(1)) if said else None
    last = next((at for at, paragraph in enumerate(paragraphs) if END.fullmatch(paragraph.strip())), len(paragraphs))
    covers = [at for at in range(last) if _COVER.match(paragraphs[at])]
    if not covers:
        return announced, paragraphs
    dated = next((at for at in range(covers[-1] + 1, last) if _is_dated(paragraphs, at)), None)
    if dated is None:
        return announced, paragraphs[_after_gap(paragraphs, covers[-1] + 1, last) :]
    return announced, paragraphs[_first_of(paragraphs, covers[-1] + 1, dated) :]


def part_articles(paragraphs: list[str]) -> Iterator[list[str]]:
    """Part paragraphs into articles, where one ends or, that line missing, at the body of a second one."""
    current: list[str] = []
    seen, closed = set[str](), 0
    for paragraph in paragraphs:
        line = paragraph.strip()
        if END.fullmatch(line):
            yield current
            current, seen, closed = [], set(), 0
            continue
        label = read_label(line, any_case=True)
        kind = "body" if _BODY.fullmatch(line) else label.field if label else ""
        if kind in ("body", "length"):
            if closed and kind in seen:
                yield current[:closed]
                current, seen, closed = current[closed:], set(), 0
            seen.add(kind)
        current.append(paragraph)
        if kind == "load" and seen:
            closed = len(current)
    yield current


def add_nexis_article(paragraphs: list[str], gathering: Gathering) -> None:
    """Read the paragraphs of one article into a gathering."""
    place = gathering.place()
    lines = [line for paragraph in paragraphs if (line := paragraph.strip())]
    if is_error_document("\n".join(lines)):
        gathering.reject(place, ERROR_DOCUMENT, "\n".join(lines))
        return
    dated = next((at for at, line in enumerate(lines[1:_META], 1) if opens_with_day(line)), None)
    n_head = _length_of_head(lines, dated)
    head, rest = lines[:n_head], lines[n_head:]
    fields, body, has_keyword = _sort(rest)
    title, source, edition, more = _name_lines(head, dated)
    date_line = lines[dated] if dated is not None else ""
    record = lexis_record(fields, place, title=title, source=source, date_line=date_line,
                          edition=fields.get("edition") or edition or edition_beside_day(date_line))  # fmt: skip
    if record.date is None:
        gathering.remark(place, "unreadable date", repr(" / ".join(head)))
    if body and not has_keyword:
        gathering.remark(place, "no heading above the body", repr(body[0][:60]))
    opening = [*more, *filter(None, [fields.get("highlight", "")])] if body else []
    gathering.keep(record, [*opening, *body], id_of="lexis")


def _is_dated(paragraphs: list[str], at: int) -> bool:
    """Whether a line is the date of an article: a label, a copyright or the body's heading follows soon."""
    if not opens_with_day(paragraphs[at]):
        return False
    near = [line for paragraph in paragraphs[at + 1 : at + 2 * _META] if (line := paragraph.strip())][:4]
    return any(COPYRIGHT.match(line) or _BODY.fullmatch(line) or read_label(line, any_case=True) for line in near)


def _first_of(paragraphs: list[str], lowest: int, dated: int) -> int:
    """Return where the article of a date begins: below three blank lines, else with the two lines above the date."""
    said = [at for at in range(lowest, dated) if paragraphs[at].strip()]
    if not said:
        return dated
    gaps = [at for at in said if at - lowest >= 3 and not any(p.strip() for p in paragraphs[at - 3 : at])]
    if gaps and len([at for at in said if at >= gaps[-1]]) > 1:
        return gaps[-1]
    return said[-2:][0]


def _after_gap(paragraphs: list[str], start: int, end: int) -> int:
    blank = 0
    for at in range(start, end):
        if paragraphs[at].strip():
            if blank > 2:
                return at
            blank = 0
        else:
            blank += 1
    return start


def _length_of_head(lines: list[str], dated: int | None) -> int:
    """Return how many lines name the article: those up to the date, else those above the first label."""
    if dated is not None:
        return dated + 1
    above = takewhile(lambda line: not (_BODY.fullmatch(line) or COPYRIGHT.match(line) or
                                        read_label(line, any_case=True)), lines[:_META])  # fmt: skip
    return min(len(list(above)), 2)


def _name_lines(head: list[str], dated: int | None) -> tuple[str, str, str, list[str]]:
    """Return title, outlet, edition and what else stands above the date."""
    names = head[:-1] if dated is not None else head
    if len(names) < 2:
        return (names[0] if names else ""), "", "", []
    if len(names) > 2 and re.search(r"\b(?:edition|édition|ausgabe|edizione)\b", names[-1], re.IGNORECASE):
        return names[0], names[-2], names[-1], names[1:-2]
    return names[0], names[-1], "", names[1:-1]


def _sort(lines: list[str]) -> tuple[dict[str, str], list[str], bool]:
    """Sort the lines below the date into labelled fields and body, and say whether a heading opens the body."""
    fields: dict[str, str] = {}
    heading = next((at for at, line in enumerate(lines[: 2 * _META]) if _BODY.fullmatch(line)), None)
    start = _start_of_body(lines) if heading is None else heading + 1
    end = _end_of_body(lines, start)
    for line in (*lines[:start], *lines[end:]):
        if label := read_label(line, any_case=True):
            fields[label.field] = f"{fields.get(label.field, '')} {label.value}".strip()
    return fields, lines[start:end], heading is not None


def _start_of_body(lines: list[str]) -> int:
    meta = takewhile(lambda line: COPYRIGHT.match(line) or read_label(line, any_case=True), lines)
    return len(list(meta))


def _end_of_body(lines: list[str], start: int) -> int:
    """Return where the classification begins; a line of the text may look like any single label of it."""
    end = len(lines)
    for at in range(start, len(lines)):
        label = read_label(lines[at], any_case=True)
        if _AFTER.fullmatch(lines[at]) or (label and label.field in ("load", "kind", "journal")):
            end = at
            break
    # Where its heading is missing, what precedes are labels of it.
    while end > start and (label := read_label(lines[end - 1], any_case=True)) and label.field in AFTER_BODY:
        end -= 1
    graphic = next((at for at in range(start, end) if _GRAPHIC.fullmatch(lines[at]) and end - at < _META), end)
    return graphic if end < len(lines) or graphic == end - 1 else end
