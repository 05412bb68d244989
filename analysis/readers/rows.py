"""Rows of a table, however they were written → records, one per row with a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from analysis.errors import CorpusError, Fault
from analysis.readers.fields import FIELD_NAMES, find_fields, fold_name, parse_day, typed_fields
from analysis.readers.records import FileReport, Reading, Record, Remark, stored_text

__all__ = ["Columns", "Row", "collect", "columns_of", "refuse_without_text"]

Row = Mapping[str, object]
Columns = Mapping[str, str]

# trafilatura calls the address "source" and the outlet "source-hostname".
_TRAFILATURA: Final[Columns] = {
    "text": "text", "title": "title", "author": "author", "date": "date", "url": "source",
    "source": "source-hostname", "id": "id", "language": "language", "subjects": "tags",
}  # fmt: skip
_TRAFILATURA_KEYS: Final = {"hostname", "fingerprint", "source-hostname", "raw_text", "excerpt", "filedate", "pagetype"}
# Lists of titles without texts: columns that no other table has together, and what they hold.
_MEDIA_CLOUD: Final = {"source": ("media_name", "media_url"), "date": ("publish_date",)}
_TITLE_LISTS: Final[dict[str, tuple[set[str], dict[str, tuple[str, ...]]]]] = {
    "mediacloud": ({"publish_date", "title", "url", "media_name"},
                   {**_MEDIA_CLOUD, "export_id": ("id", "stories_id")}),
    "mediacloud-old": ({"stories_id", "publish_date", "title", "url"}, {**_MEDIA_CLOUD, "export_id": ("stories_id",)}),
    "gdelt": ({"url", "title", "seendate", "domain"}, {"source": ("domain",), "date": ("seendate",)}),
}  # fmt: skip
#: Counts over time that a platform exports beside its articles.
_COUNTS: Final = ({"date", "count"}, {"source", "count"}, {"language", "count"}, {"term", "term_count"})


def columns_of(header: Iterable[str], origin: str) -> tuple[Columns, str]:
    """Say which column holds which field, and what kind of table it is.

    Returns
    -------
    columns : mapping from field to column
        Without ``text`` where no column holds one.
    kind : str
        Empty for a table of texts; ``trafilatura``, ``mediacloud``, ``mediacloud-old`` or ``gdelt``.

    Raises
    ------
    CorpusError
        If the table holds counts, not articles.
    """
    names = list(header)
    folded = {fold_name(name): name for name in names}
    if len(_TRAFILATURA_KEYS & set(names)) >= 3 and "text" in names:
        return {field: name for field, name in _TRAFILATURA.items() if name in names}, "trafilatura"
    columns = find_fields(names)
    if "text" in columns:
        return columns, ""
    for kind, (marks, fields) in _TITLE_LISTS.items():
        if marks <= set(folded):
            columns.pop("id", None)
            for field, candidates in fields.items():
                found = next((folded[name] for name in candidates if name in folded), None)
                if found:
                    columns[field] = found
            return {**columns, "text": columns["title"]}, kind
    if any(marks <= set(folded) for marks in _COUNTS) and len(folded) <= 6:
        raise CorpusError(
            f"{origin} is a table of counts, not of articles.",
            [Fault(f"{origin}, header", ", ".join(map(repr, names)), "a table with one article a row",
                   "Download the articles ('content' in Media Cloud), not the counts over time")],
        )  # fmt: skip
    return columns, ""


def refuse_without_text(header: Iterable[str], origin: str) -> CorpusError:
    """Return the error of a table in which no column holds texts."""
    names = ", ".join(map(repr, header)) or "no columns"
    return CorpusError(
        f"{origin} has no text column.",
        [Fault(f"{origin}, header", names, "one of " + ", ".join(FIELD_NAMES["text"]),
               "Rename the column that holds the articles 'text'")],
    )  # fmt: skip


def collect(
    rows: Iterable[tuple[str, Row]], columns: Callable[[Row], tuple[Columns, str]], report: FileReport
) -> Reading:
    """Make a record of every row with a text.

    Parameters
    ----------
    rows : iterable of (origin, row)
    columns : callable
        What `columns_of` says of a row's keys.
    report : FileReport
        The file's, its counts still to be filled in; a kind of table is added to its format.
    """
    reading, kinds = Reading(), dict[str, int]()
    for origin, row in rows:
        known, kind = columns(row)
        if _take(reading, origin, row, known):
            kinds[kind] = kinds.get(kind, 0) + 1
    reading.remarks += [Remark(report.origin, remark, str(n)) for kind, n in kinds.items() for remark in _noted(kind)]
    kind = max(kinds, key=lambda one: kinds[one], default="")
    name = kind.removesuffix("-old") or report.format
    n_read = len(reading.records)
    reading.files.append(
        FileReport(report.origin, name, report.encoding, report.decided_by, reading.n_found, n_read)
    )
    return reading


def _noted(kind: str) -> tuple[str, ...]:
    """Return what a user must know of a kind of table."""
    if kind == "trafilatura":
        return ("inferred date",)
    if kind == "gdelt":
        return ("titles only", "day seen, not published")
    return ("titles only",) if kind else ()


def _take(reading: Reading, origin: str, row: Row, columns: Columns) -> bool:
    values = {field: row.get(column) for field, column in columns.items()}
    body, title = _plain(values.get("text")), _plain(values.get("title"))
    if not body.strip():
        reading.reject(origin, "the text field is empty", title)
        return False
    stated = values.get("date")
    day = parse_day(stated) if stated not in ("", None) else None
    if day is None and str(stated or "").strip():
        reading.remarks.append(Remark(origin, "unreadable date", repr(str(stated))))
    # A title that a converter set apart is not in the text, and is not put there.
    apart = _plain(row.get("title_apart"))
    fields = typed_fields({**values, "title": apart or title})
    text = stored_text(body, "" if apart else title)
    doc_id = _plain(values.get("id")).strip()
    reading.records.append(Record(text=text, origin=origin, doc_id=doc_id, date=day, **fields))
    return True


def _plain(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value).strip()
