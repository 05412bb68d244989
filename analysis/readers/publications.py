"""What was read → publications: which id each has, which day, which outlet; and what was exported twice.

Exported twice is not published twice. The same export id with the same text is one publication, in however many files
it stands; so are the same source, day and text in two files, unless the export gives them two ids. One id with
different texts is two publications: of an export the longest text keeps the id, the others have a hash of their text
behind it; an id of the user's own, such as the number of a row in each of two tables, names none of them for certain,
and all have the hash. So no id depends on the names or the order of files.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from analysis.errors import Fault, ParameterError, closest
from analysis.readers.fields import fold_name
from analysis.readers.outlets import Outlets
from analysis.readers.records import FIRST_CHARACTERS, Reading, Record, Rejection, Remark, file_of

__all__ = [
    "DATING_RULES",
    "RENAMED",
    "Claim",
    "DatingRule",
    "Verdict",
    "check_rule",
    "judge",
    "list_twice",
    "list_unknown",
    "settle",
    "settle_each",
]

DatingRule = Literal["header", "id"]
DATING_RULES: Final[tuple[DatingRule, ...]] = ("header", "id")

#: Formats of one file a text, or tables: without an id of its own a text has its place as id.
_PLACED: Final = {"txt", "csv", "jsonl", "parquet", "html", "DataFrame", "", "trafilatura", "mediacloud", "gdelt"}
RENAMED: Final = "one id, different texts"
"""The remark on a text that does not keep the id it came with."""
#: Signs of the hash behind a shared id; a column that is no id at all may give one to a hundred thousand texts.
_EXPORTED_HASH: Final = 6
_OWN_HASH: Final = 12


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
    """
    reading.records = settle_each(reading.records, rule, outlets, reading.remarks)
    reading.remarks += list_unknown(Counter(record.source for record in reading.records), outlets)
    _judge_reading(reading)
    return reading


def settle_each(
    records: Iterable[Record], rule: DatingRule, outlets: Outlets, remarks: list[Remark]
) -> list[Record]:
    """Give each record its id, its day and its outlet, without regard to the others; remarks are added."""
    return [_settled(record, rule, outlets, remarks) for record in records]


@dataclass
class Claim:
    """What is asked of a text to tell whether it was exported before, and which id it may keep.

    Parameters
    ----------
    doc_id, origin, export_id, format, source : str
        As the record has them.
    date : date or None
    length : int
        Characters of the text.
    text : str
        The text, where its hash was not taken yet.
    text_hash : str
        Hash of its words; taken when first asked for.
    first : str
        Its title or first characters, by which a reader knows it.
    """

    doc_id: str
    origin: str
    export_id: str
    format: str
    source: str
    date: dt.date | None
    length: int
    text: str = field(default="", repr=False)
    text_hash: str = ""
    first: str = ""

    @classmethod
    def of(cls, record: Record) -> Claim:
        """Return the claim of one record."""
        return cls(
            record.doc_id, record.origin, record.export_id, record.format, record.source, record.date,
            len(record.text), record.text, first=_first_characters(record),
        )  # fmt: skip

    def hashed(self) -> str:
        """Return the hash of the text, white space apart."""
        if not self.text_hash:
            self.text_hash = _hash(self.text)
        return self.text_hash

    @property
    def may_repeat(self) -> bool:
        """Whether its source and day are known, so that a text in another file may be the same publication."""
        return bool(self.source) and self.date is not None


@dataclass
class Verdict:
    """What `judge` says.

    Parameters
    ----------
    ids : list of str
        The id each claim keeps.
    same_as : dict
        Place of a claim that was exported twice → place of the one that counts.
    remarks : list of Remark
    """

    ids: list[str]
    same_as: dict[int, int] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def judge(claims: Sequence[Claim]) -> Verdict:
    """Say which texts were exported twice, and which id each of the others has.

    Texts that share neither an id nor source, day and words with another need not be among the claims.
    """
    verdict = Verdict([claim.doc_id for claim in claims])
    _one_of_each_id(claims, verdict)
    _one_of_each_text(claims, verdict)
    return verdict


def _judge_reading(reading: Reading) -> None:
    records = reading.records
    claims = [Claim.of(record) for record in records]
    verdict = judge(claims)
    reading.remarks += verdict.remarks
    reading.twice += list_twice(claims, verdict)
    reading.records = [
        record if record.doc_id == verdict.ids[number] else replace(record, doc_id=verdict.ids[number])
        for number, record in enumerate(records)
        if number not in verdict.same_as
    ]


def _settled(record: Record, rule: DatingRule, outlets: Outlets, remarks: list[Remark]) -> Record:
    raw = record.source_raw or record.source
    outlet = outlets.resolve(raw)
    known = outlets.by_name.get(outlet.name)
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
        outlet_kind=known.kind if known else "",
        outlet_country=known.country if known else "",
        outlet_owner=known.owner if known else "",
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


def list_unknown(counts: Mapping[str, int], outlets: Outlets) -> list[Remark]:
    """Remark the outlets that are not known, by how many texts each has, with the one of the closest name."""
    unknown = Counter({name: n for name, n in counts.items() if name and not outlets.knows(name)})
    return [
        Remark(
            "sources.yaml", "unknown source", f"{name} ({n}){f' ~ {near}' if (near := outlets.closest(name)) else ''}"
        )
        for name, n in unknown.most_common()
    ]


def _one_of_each_id(claims: Sequence[Claim], verdict: Verdict) -> None:
    by_id: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        by_id.setdefault(claim.doc_id, []).append(number)
    for doc_id, numbers in by_id.items():
        if len(numbers) == 1:
            continue
        first_with: dict[str, int] = {}
        for number in numbers:
            first = first_with.setdefault(claims[number].hashed(), number)
            if first != number:
                verdict.same_as[number] = first
        ranked = sorted(first_with, key=lambda text: (-claims[first_with[text]].length, text))
        if all(_is_exported(claims[number]) for number in first_with.values()):
            renamed, length = ranked[1:], _EXPORTED_HASH
        else:
            renamed, length = ranked if len(ranked) > 1 else [], _OWN_HASH
        for text in renamed:
            own, number = f"{doc_id}~{text[:length]}", first_with[text]
            verdict.ids[number] = own
            verdict.remarks.append(Remark(claims[number].origin, RENAMED, f"{doc_id} → {own}"))


def _is_exported(claim: Claim) -> bool:
    return bool(claim.export_id) or claim.format not in _PLACED


def _one_of_each_text(claims: Sequence[Claim], verdict: Verdict) -> None:
    """Set apart what has the source, day and text of a text in another file, and no id that tells them apart."""
    left = [number for number in range(len(claims)) if number not in verdict.same_as]
    made = any(not claims[number].export_id and claims[number].format not in _PLACED for number in left)
    if not made and all(verdict.ids[number] != claims[number].origin for number in left):
        # Every text has an id: it says what is one publication. Ids made of the content say the same.
        return
    known: dict[tuple[str, dt.date | None, str], int] = {}
    for number in sorted(left, key=lambda n: not claims[n].export_id):
        claim = claims[number]
        if not claim.may_repeat:
            continue
        first = known.setdefault((claim.source, claim.date, claim.hashed()), number)
        told_apart = all(_has_own_id(claims[n], verdict.ids[n]) for n in (number, first))
        if first != number and not told_apart and file_of(claims[first].origin) != file_of(claim.origin):
            verdict.same_as[number] = first


def _has_own_id(claim: Claim, doc_id: str) -> bool:
    if claim.export_id:
        return True
    return claim.format in _PLACED and doc_id != claim.origin


def list_twice(claims: Sequence[Claim], verdict: Verdict) -> list[Rejection]:
    """List the texts that were exported twice, each with the place of the one that counts."""
    return [
        Rejection(claims[number].origin, f"exported twice: {claims[kept].origin}", claims[number].first)
        for number, kept in verdict.same_as.items()
    ]


def _first_characters(record: Record) -> str:
    return " ".join((record.title or record.text[: 4 * FIRST_CHARACTERS]).split())[:FIRST_CHARACTERS]
