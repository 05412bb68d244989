"""What was read → publications: which id each has, which day, which outlet; and what was exported twice.

Exported twice is not published twice. The same export id with the same text is one publication, in however many files
it stands; so are the same source, day and text in two files, unless the export gives them two ids. One id with
different texts is two publications: the longest text keeps the id, the others have a hash of their text behind it, so
that no id depends on the names or the order of files.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal, TypeVar

from analysis.errors import CorpusError, Fault, ParameterError, closest
from analysis.readers.fields import fold_name
from analysis.readers.outlets import Outlets
from analysis.readers.records import FIRST_CHARACTERS, Reading, Record, Rejection, Remark

__all__ = ["DATING_RULES", "DatingRule", "check_rule", "settle"]

DatingRule = Literal["header", "id"]
DATING_RULES: Final[tuple[DatingRule, ...]] = ("header", "id")

T = TypeVar("T")
#: Formats of one file a text, or tables: without an id of its own a text has its place as id.
_PLACED: Final = {"txt", "csv", "jsonl", "parquet", "html", "DataFrame", "", "trafilatura", "mediacloud", "gdelt"}
_NUMBER: Final = re.compile(r"[:#]\d+$")


def check_rule(rule: str) -> DatingRule:
    """Return the rule.

    Raises
    ------
    ParameterError
        If it is none.
    """
    for known in DATING_RULES:
        if rule == known:
            return known
    fault = Fault("dating_rule", repr(rule), ", ".join(DATING_RULES), closest(rule, DATING_RULES))
    raise ParameterError("There is no such dating rule.", [fault])


def settle(reading: Reading, rule: DatingRule, outlets: Outlets) -> Reading:
    """Give each record its id, its day and its outlet, and set apart what was exported twice.

    Parameters
    ----------
    reading : Reading
        What the readers gave; its lists are changed.
    rule : {"header", "id"}
        Which day counts where an export states two.
    outlets : Outlets
        The names of outlets.

    Raises
    ------
    CorpusError
        If two texts that come from no export share an id.
    """
    records = [_settled(record, rule, outlets, reading.remarks) for record in reading.records]
    reading.remarks += _unknown(records, outlets)
    records = _one_of_each_id(records, reading)
    reading.records = _one_of_each_text(records, reading)
    return reading


def _settled(record: Record, rule: DatingRule, outlets: Outlets, remarks: list[Remark]) -> Record:
    raw = record.source_raw or record.source
    outlet = outlets.resolve(raw)
    header, inside = record.date_in_header or record.date, record.date_in_id
    day = header
    if inside is not None:
        day = inside if rule == "id" or header is None else header
        if header is None:
            remarks.append(Remark(record.origin, "date in the id alone", f"{inside}"))
        elif header != inside:
            remarks.append(Remark(record.origin, "dates in conflict", f"{header} / {inside} / {rule}"))
    return replace(
        record,
        doc_id=_stated_id(record, outlet.name, header) or record.origin,
        date=day,
        date_in_header=header if inside is not None else None,
        source=outlet.name,
        source_raw=raw,
        edition=record.edition or outlet.edition,
        also_in=tuple(outlets.resolve(name).name for name in record.also_in),
    )


def _stated_id(record: Record, source: str, day: dt.date | None) -> str:
    """Return the id an export or the metadata give, or one made of the content of a text of an export."""
    if record.export_id or record.doc_id:
        return record.doc_id or record.export_id
    if record.format in _PLACED:
        return ""
    name = fold_name(source).replace("_", "-") or "sans-source"
    return f"{name}-{day or 'sans-date'}-{_hash(record.text)[:10]}"


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def _unknown(records: Iterable[Record], outlets: Outlets) -> list[Remark]:
    counts = Counter(record.source for record in records if record.source and not outlets.knows(record.source))
    return [
        Remark(
            "sources.yaml", "unknown source", f"{name} ({n}){f' ~ {near}' if (near := outlets.closest(name)) else ''}"
        )
        for name, n in counts.most_common()
    ]


def _one_of_each_id(records: Sequence[Record], reading: Reading) -> list[Record]:
    by_id: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        by_id.setdefault(record.doc_id, []).append(number)
    kept: dict[int, Record] = {}
    clashes: list[Fault] = []
    for doc_id, numbers in by_id.items():
        if len(numbers) == 1:
            kept[numbers[0]] = records[numbers[0]]
            continue
        first_with: dict[str, int] = {}
        for number in numbers:
            text = _hash(records[number].text)
            if text in first_with:
                reading.twice.append(_twice(records[number], records[first_with[text]]))
            else:
                first_with[text] = number
        if len(first_with) > 1 and not all(_is_exported(records[n]) for n in first_with.values()):
            clashes += [
                Fault(records[n].origin, f"the id {doc_id!r}", "one text per id", "Give each text its own id")
                for n in sorted(first_with.values())
            ]
            continue
        ranked = sorted(first_with, key=lambda text: (-len(records[first_with[text]].text), text))
        for place, text in enumerate(ranked):
            record = records[first_with[text]]
            own = doc_id if place == 0 else f"{doc_id}~{text[:6]}"
            kept[first_with[text]] = replace(record, doc_id=own)
            if place:
                reading.remarks.append(Remark(record.origin, "one id, different texts", f"{doc_id} → {own}"))
    if clashes:
        raise CorpusError("Some texts share an id.", clashes)
    return [kept[number] for number in sorted(kept)]


def _is_exported(record: Record) -> bool:
    return bool(record.export_id) or record.format not in _PLACED


def _one_of_each_text(records: list[Record], reading: Reading) -> list[Record]:
    """Set apart what has the source, day and text of a text in another file, and no id that tells them apart."""
    if all(record.doc_id != record.origin for record in records):
        # Every text has an id: it says what is one publication. Ids made of the content say the same.
        made = [record for record in records if not record.export_id and record.format not in _PLACED]
        if not made:
            return records
    known: dict[tuple[str, dt.date, str], Record] = {}
    dropped: set[int] = set()
    for number in sorted(range(len(records)), key=lambda n: not records[n].export_id):
        record = records[number]
        if not record.source or record.date is None:
            continue
        key = (record.source, record.date, _hash(record.text))
        first = known.setdefault(key, record)
        told_apart = _has_own_id(record) and _has_own_id(first)
        if first is not record and not told_apart and _file_of(first) != _file_of(record):
            dropped.add(number)
            reading.twice.append(_twice(record, first))
    return [record for number, record in enumerate(records) if number not in dropped]


def _has_own_id(record: Record) -> bool:
    if record.export_id:
        return True
    return record.format in _PLACED and record.doc_id != record.origin


def _file_of(record: Record) -> str:
    return _NUMBER.sub("", record.origin)


def _twice(record: Record, kept: Record) -> Rejection:
    first = " ".join((record.title or record.text[: 4 * FIRST_CHARACTERS]).split())[:FIRST_CHARACTERS]
    return Rejection(record.origin, f"exported twice: {kept.origin}", first)
