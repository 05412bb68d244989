"""Factiva exports as plain text: the formatted export or the page, saved as text, with its labels at line starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from analysis.readers.exports.decoding import decode_export, plain_head
from analysis.readers.exports.factiva_fields import LABELS, article_number, record_of
from analysis.readers.exports.gathering import Gathering
from analysis.readers.exports.markup import one_line
from analysis.readers.exports.rests import reject_rest
from analysis.readers.records import Reading

__all__ = ["NAME", "read_factiva_txt", "recognises_factiva_txt"]

NAME = "factiva-txt"

# A browser that saves a page as text puts stars around what is bold.
_LABEL: Final = re.compile(r"^[ \t]{0,4}(\*?)([A-Z]{2,3})\1[ \u00a0]*(?:$|[\t\u00a0]|(?<=[ \u00a0]) )[\s\u00a0]*(.*)$")
_TRACES: Final = tuple(
    re.compile(rb"^[ \t]{0,4}\*?" + name + rb"\*?(?:[ \xa0\xc2]*[\t\r\n]|[ \xa0\xc2]{2})", re.MULTILINE)
    for name in (b"hd", b"pd", b"sn", b"(?:lp|td)")
)
_STARRED: Final = re.compile(r"(?<!\*)\*([^*\n]{1,200})\*(?!\*)")
_BODY: Final = ("LP", "TD")
#: A line longer than this was never wrapped: it is a paragraph.
_WRAPPED_AT: Final = 120

Fields = dict[str, list[str]]


def recognises_factiva_txt(head: bytes, name: str) -> bool:
    """Tell whether a file is a Factiva export as text, by its labels at the beginning of lines."""
    plain = plain_head(head)
    # A search for beginnings of lines is slow, and hardly a text holds the letters of all labels.
    if not (b"hd" in plain and b"pd" in plain and b"sn" in plain):
        return False
    return all(trace.search(plain) for trace in _TRACES) and b"<td" not in plain and b"<html" not in plain


def read_factiva_txt(path: Path, origin: str) -> Reading:
    """Read every article of a Factiva export that was saved as text."""
    decoded = decode_export(path.read_bytes())
    gathering = Gathering(origin, NAME, decoded)
    lines = re.split(r"\r\n|\r|\n", decoded.text)
    first = next((at for at, line in enumerate(lines) if _label(line)), len(lines))
    reject_rest(_parts(lines[:first]), gathering)
    n_numbered, is_last_numbered = 0, True
    for fields in _articles(lines[first:]):
        place = gathering.place()
        record = record_of({label: " ".join(lines) for label, lines in fields.items() if label not in _BODY}, place)
        if record.date is None and fields.get("PD"):
            gathering.remark(place, "unreadable date", repr(one_line(" ".join(fields["PD"]))))
        body = [part for label in _BODY for part in _paragraphs(fields.get(label, []))]
        gathering.keep(record, body, id_of="factiva")
        n_numbered, is_last_numbered = n_numbered + bool(record.export_id), bool(record.export_id)
    if n_numbered and not is_last_numbered:
        gathering.cut_short()
    return gathering.finish()


def _articles(lines: list[str]) -> Iterator[Fields]:
    """Give the lines of each article by label; one ends with its number, or where a field comes again."""
    fields, label = Fields(), ""
    is_starred = any(match.group(1) for line in lines if (match := _label(line)))
    for line in lines:
        match = _label(line)
        if match is None:
            if label:
                fields[label].append(_STARRED.sub(r"\1", line) if is_starred else line)
            if label == "AN" and article_number(line):
                label = ""
            continue
        label = match.group(2)
        if fields and (label in fields or "AN" in fields):
            yield from _whole(fields)
            fields = Fields()
        said = match.group(3)
        fields[label] = [_STARRED.sub(r"\1", said) if is_starred else said]
        if label == "AN" and article_number(said):
            label = ""
    yield from _whole(fields)


def _parts(lines: list[str]) -> list[str]:
    return [one_line(part) for part in re.split(r"\n\s*\n", "\n".join(lines)) if part.strip()]


def _label(line: str) -> re.Match[str] | None:
    match = _LABEL.match(line)
    return match if match and match.group(2) in LABELS else None


def _whole(fields: Fields) -> Iterator[Fields]:
    # A label alone is a word of the page around the articles.
    if fields.keys() & {"HD", "LP", "TD", "AN"}:
        yield fields


def _paragraphs(lines: list[str]) -> list[str]:
    """Join wrapped lines; where lines are longer than any page is wide, each is a paragraph."""
    text = "\n".join(line.strip(" \t\u00a0") for line in lines)
    if any(len(line) > _WRAPPED_AT for line in lines):
        return [one_line(line) for line in text.split("\n") if line.strip()]
    parts = re.split(r"\n\s*\n", text)
    return [one_line(re.sub(r"(?<=\w)-\n(?=\w)", "-", part)) for part in parts if part.strip()]
