"""A lexicon as a table: CSV or .xlsx with the columns id, label, type and alias, as made in a spreadsheet.

One row per name; rows with one id are one entry. ``type`` is a person, an organisation, a state or a theme; the
``alias`` of a theme is a term. A row with the id of a known entry adds its alias to that entry, and needs no label or
type. Columns and types may be named in French. Several names in one cell are parted by ``|`` or line breaks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from pydantic import BaseModel

from analysis.errors import Fault, closest
from analysis.lexicon.models import Actor, Actors, Theme, Themes
from analysis.lexicon.sources import Source, validate_source
from analysis.text.normalise import fold

__all__ = ["TableSource", "read_table"]

_COLUMNS: Final = {
    "id": ("id", "identifiant"), "label": ("label", "libelle", "nom", "name"), "type": ("type", "genre", "kind"),
    "alias": ("alias", "aliases", "forme", "formes", "terme", "term"),
}  # fmt: skip
_TYPES: Final = {
    "person": "person", "personne": "person", "organisation": "organisation", "organization": "organisation",
    "state": "state", "etat": "state", "pays": "state", "theme": "theme",
}  # fmt: skip
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_BYTES: Final = 20_000_000


@dataclass(frozen=True)
class TableSource(Source):
    """A table read as a file of the lexicon: places are rows of the table."""

    rows: Mapping[tuple[int | str, ...], int] = field(default_factory=dict)

    @property
    def adds_to_entries(self) -> bool:
        """Whether an id that stands in another file is no mistake."""
        return True

    def where(self, *path: int | str) -> str:
        """Name the table and the row that an entry, or a name of it, comes from."""
        for size in range(len(path), 0, -1):
            if path[:size] in self.rows:
                return f"{self.name}, row {self.rows[path[:size]]}"
        return self.name


@dataclass
class _Entry:
    """The rows of one id."""

    row: int
    label: str = ""
    type: str = ""
    names: dict[str, int] = field(default_factory=dict)


def read_table(path: Path, name: str, known: Iterable[Source], valid_through: object) -> list[Source]:
    """Read a table as one source of actors and one of themes.

    Parameters
    ----------
    path : Path
    name : str
        How messages call it.
    known : iterable of Source
        What was read before: ids of these are added to.
    valid_through : date
        The day up to which the entries count as checked: a table does not say.

    Returns
    -------
    list of Source
        What is wrong with the table becomes faults of the first.
    """
    faults: list[Fault] = []
    entries = _entries(path, name, faults)
    there = {(kind, entry.id): entry for source in known for kind in ("actors", "themes")
             for _, entry in source.entries(kind)}  # fmt: skip
    raw: dict[str, list[dict[str, Any]]] = {"actors": [], "themes": []}
    rows: dict[tuple[int | str, ...], int] = {}
    for entry_id, entry in entries.items():
        kind, written = _written(entry_id, entry, there, name, faults)
        if kind:
            place = len(raw[kind])
            raw[kind].append(written)
            listed = "terms" if kind == "themes" else "aliases"
            shift = len(written.get(listed, ())) - len(entry.names)
            rows[kind, place] = entry.row
            rows |= {(kind, place, listed, shift + i): row for i, row in enumerate(entry.names.values())}
    sources: list[Source] = []
    models: tuple[tuple[str, type[BaseModel]], ...] = (("actors", Actors), ("themes", Themes))
    for kind, model in models:
        content = {"valid_through": str(valid_through), kind: raw[kind]}
        own = () if sources else tuple(faults)
        sources.append(validate_source(TableSource(name, content, None, {}, own, None, rows), model))
    return sources


def _entries(path: Path, name: str, faults: list[Fault]) -> dict[str, _Entry]:
    """Gather the rows of each id."""
    table = list(_cells(path, name, faults))
    if not table:
        return {}
    header = [fold(cell) for cell in table[0][1]]
    at = {key: next((i for i, cell in enumerate(header) if cell in names), -1) for key, names in _COLUMNS.items()}
    missing = [key for key in ("id", "alias") if at[key] < 0 and not (key == "alias" and at["label"] >= 0)]
    if missing:
        found = ", ".join(map(repr, table[0][1])) or "no columns"
        place = f"{name}, row {table[0][0]}"
        faults += [Fault(place, found, f"a column {key!r}", closest(key, header)) for key in missing]
        return {}
    entries: dict[str, _Entry] = {}
    for row, cells in table[1:]:
        values = {key: cells[i].strip() if 0 <= i < len(cells) else "" for key, i in at.items()}
        if any(values.values()):
            _add_row(row, values, entries, name, faults)
    return entries


def _add_row(row: int, values: Mapping[str, str], entries: dict[str, _Entry], name: str, faults: list[Fault]) -> None:
    where = f"{name}, row {row}"
    if not _SLUG.fullmatch(values["id"]):
        allowed = "an id of lower-case ASCII letters, digits and single hyphens"
        proposal = "-".join(re.findall("[a-z0-9]+", fold(values["id"] or values["label"])))
        remedy = f"Write {proposal!r}" if proposal else "Give the row an id"
        faults.append(Fault(f"{where}, id", repr(values["id"]), allowed, remedy))
        return
    entry = entries.setdefault(values["id"], _Entry(row))
    kind = _TYPES.get(fold(values["type"]), "")
    if values["type"] and not kind:
        allowed = "person, organisation, state or theme"
        near = closest(fold(values["type"]), list(_TYPES))
        faults.append(Fault(f"{where}, type", repr(values["type"]), allowed, near))
    for key, value in (("label", values["label"]), ("type", kind)):
        before = getattr(entry, key)
        if value and before and value != before:
            allowed = f"{before!r}, as in row {entry.row}"
            faults.append(Fault(f"{where}, {key}", repr(value), allowed, "Write it once, or the same in all rows"))
        elif value:
            setattr(entry, key, value)
    for part in re.split(r"[|\n]", values["alias"]):
        if part.strip():
            entry.names.setdefault(" ".join(part.split()), row)


def _written(
    entry_id: str, entry: _Entry, there: Mapping[tuple[str, str], Any], name: str, faults: list[Fault]
) -> tuple[str, dict[str, Any]]:
    """Return the list an entry belongs to and its fields; no list where it cannot be made out."""
    where = f"{name}, row {entry.row}"
    # « otan » is an actor and a theme: the type decides, and without one the actor is meant.
    kinds = {"": ("actors", "themes"), "theme": ("themes",)}.get(entry.type, ("actors",))
    known = next((there[kind, entry_id] for kind in kinds if (kind, entry_id) in there), None)
    if known is not None:
        return _added(entry, known, where, faults)
    if not entry.type or not entry.label:
        lacking = " and ".join(key for key in ("label", "type") if not getattr(entry, key))
        allowed = f"a {lacking}, for the lexicon has no {entry_id!r} yet"
        faults.append(Fault(where, f"no {lacking}", allowed, "Fill it in once for the id"))
        return "", {}
    names = [form for form in entry.names if form != entry.label]
    if entry.type == "theme":
        entry.names = entry.names or {entry.label: entry.row}
        return "themes", {"id": entry_id, "label": entry.label, "covers": entry.label, "terms": list(entry.names)}
    entry.names = {form: entry.names[form] for form in names}
    return "actors", {"id": entry_id, "label": entry.label, "type": entry.type, "aliases": names}


def _added(
    entry: _Entry, known: Actor | Theme, where: str, faults: list[Fault]
) -> tuple[str, dict[str, Any]]:
    is_theme = isinstance(known, Theme)
    type_ = "theme" if isinstance(known, Theme) else known.type
    if entry.type and entry.type != type_:
        faults.append(Fault(f"{where}, type", repr(entry.type), f"{type_!r}, as {known.id!r} is in the lexicon"))
    written = known.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if entry.label:
        written["label"] = entry.label
    listed, key = ("terms", "term") if is_theme else ("aliases", "form")
    there = {fold(one[key]) for one in written.get(listed, [])} | {fold(written["label"])}
    entry.names = {form: row for form, row in entry.names.items() if fold(form) not in there}
    written[listed] = [*written.get(listed, []), *entry.names]
    return ("themes" if is_theme else "actors"), written


def _cells(path: Path, name: str, faults: list[Fault]) -> Iterator[tuple[int, Sequence[str]]]:
    """Give the rows that hold anything, as texts, with their numbers in the table."""
    size = path.stat().st_size
    if size > _MOST_BYTES:
        faults.append(Fault(name, f"{size:,} bytes", f"at most {_MOST_BYTES:,}"))
        return
    read = _workbook if path.suffix.lower() == ".xlsx" else _csv
    try:
        for number, cells in enumerate(read(path), start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except UnicodeDecodeError:
        faults.append(Fault(name, "bytes that are not text", "CSV in UTF-8 or Windows-1252", "Save it as CSV UTF-8"))
    except (OSError, ValueError, KeyError, csv.Error, BadZipFile) as error:
        faults.append(Fault(name, " ".join(str(error).split())[:120] or type(error).__name__, "a table that opens"))


def _csv(path: Path) -> Iterator[list[str]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")  # what a French spreadsheet writes as "CSV"
    first = text.split("\n", 1)[0]
    separator = max(";", ",", "\t", key=first.count)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _workbook(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else str(cell) for cell in row]
    finally:
        book.close()

