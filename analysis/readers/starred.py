"""IRaMuTeQ starred text → records: a line of variables opens each text (``**** *source_le_phare *date_2022-03-01``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from analysis.readers.encoding import UndecodableError
from analysis.readers.exports.rests import HEADLESS
from analysis.readers.fields import find_fields, parse_day, typed_fields
from analysis.readers.records import FileReport, Reading, Record, Remark, stored_text
from analysis.readers.streams import open_lines

__all__ = ["STARS", "is_starred", "read_starred_file"]

#: What opens the line of variables.
STARS: Final = "****"
_OPENING: Final = re.compile(r"\ufeff?\*{4}\s+\*\S")
#: In a file that was cut at the front the first such line stands below the rest of a text.
_BELOW_A_REST: Final = re.compile(r"^\*{4}\s+\*[^\W_]+_\S+(?:\s+\*\S+)*\s*$", re.MULTILINE)
# What IRaMuTeQ users call the columns that have other names in tables.
_NAMES: Final = {"journal": "source", "media": "source", "ident": "id", "titre": "title", "auteur": "author"}
_THEMATIC: Final = re.compile(r"-\*\S+\s*$")


def is_starred(head: bytes, _name: str) -> bool:
    """Whether a file begins with a line of variables, or has one below what is left of a text."""
    if STARS.encode() not in head:
        return False  # as almost every text
    start = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    return bool(_OPENING.match(start) or _BELOW_A_REST.search(start))


def read_starred_file(path: Path, origin: str) -> Reading:
    """Read a file of starred texts; a text without words is rejected."""
    reading = Reading()
    try:
        with open_lines(path) as (encoding, decided_by, lines):
            for number, variables, text in _texts(lines):
                if number:
                    _take(reading, f"{origin}:{number}", variables, text)
                elif rest := text.strip():
                    reading.reject(origin, f"{HEADLESS}: {len(rest)} characters", rest)
    except UndecodableError as error:
        reading.reject(origin, f"not readable as text: {error}")
        return reading
    found, read = reading.n_found, len(reading.records)
    reading.files.append(FileReport(origin, "iramuteq", encoding, decided_by, found, read))
    return reading


def _texts(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, str], str]]:
    """Give each text with its variables and the line they stand on; 0 for what precedes the first."""
    start, variables, body = 0, dict[str, str](), list[str]()
    for number, line in enumerate(lines, start=1):
        if _OPENING.match(line):
            yield start, variables, "".join(body)
            start, variables, body = number, _variables(line), []
        elif not _THEMATIC.match(line):
            body.append(line)
    yield start, variables, "".join(body)


def _variables(line: str) -> dict[str, str]:
    """Read the variables: the name ends at the first underscore, further ones stand for spaces."""
    found = {}
    for word in line.split()[1:]:
        name, _, value = word.lstrip("*").partition("_")
        if value:
            found[_NAMES.get(name.lower(), name)] = value
    return found


def _take(reading: Reading, origin: str, variables: Mapping[str, str], text: str) -> None:
    body = stored_text(text).strip("\n")
    if not body.strip():
        reading.reject(origin, "the text field is empty", " ".join(variables.values()))
        return
    columns = find_fields(variables)
    values: dict[str, object] = {field: variables[column].replace("_", " ") for field, column in columns.items()}
    stated = variables.get(columns.get("date", ""), "").replace("_", "-")
    day = parse_day(stated) if stated else None
    if stated and day is None:
        reading.remarks.append(Remark(origin, "unreadable date", repr(stated)))
    doc_id = variables.get(columns.get("id", ""), "")
    reading.records.append(Record(text=body, origin=origin, doc_id=doc_id, date=day, **typed_fields(values)))
