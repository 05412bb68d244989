"""The fields of a Factiva article, by their two-letter labels → a record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from analysis.readers.exports.fields import author_named, count_stated, split_subjects
from analysis.readers.exports.gathering import Gathering
from analysis.readers.exports.markup import one_line
from analysis.readers.exports.rests import keep_or_reject
from analysis.readers.fields import language_code
from analysis.readers.records import Record
from analysis.readers.stated_days import find_day

__all__ = ["LABELS", "article_number", "keep_article", "record_of"]

#: The labels of fields, in the order in which they stand.
LABELS: Final = frozenset(
    "SE HD BY CR WC PD ET SN SC NGC GC ED PG VOL LA CY LP TD ART CT RF CO IN NS RE IPC IPD PUB AN CLM DLN".split()
)
_SUBJECTS: Final = ("NS", "IN", "CO", "RE")
_NUMBER = re.compile(r"\b[A-Z][A-Z0-9]{1,9}0{2,4}(?:19|20)\d{6}[0-9a-z]+\b")


def article_number(text: str) -> str:
    """Return the whole number of an article; cut short, two articles would share one.

    Examples
    --------
    >>> article_number("Document GAZLIT0020210304eh340001r")
    'GAZLIT0020210304eh340001r'
    """
    line = one_line(text)
    found = _NUMBER.search(line)
    if found:
        return found.group()
    words = line.split()
    return words[-1] if 0 < len(words) <= 2 and any(ch.isdigit() for ch in words[-1]) else ""


def record_of(fields: Mapping[str, str], place: str, language: str = "") -> Record:
    """Make a record of the fields of an article.

    Parameters
    ----------
    fields : mapping of str to str
        By label; a missing one is empty.
    place : str
        Where the article stands.
    language : str
        Its language, where the field ``LA`` is missing.
    """
    said = {label: one_line(text) for label, text in fields.items()}
    stated = find_day(said.get("PD", ""))
    subjects = [part for label in _SUBJECTS for part in split_subjects(said.get(label, ""), "|")]
    return Record(
        text="", origin=place, title=said.get("HD", ""), author=author_named(said.get("BY", "")),
        source=said.get("SN", ""), date=stated.day if stated else None, section=said.get("SE", ""),
        page=said.get("PG", ""), edition=said.get("ED", ""), subjects=tuple(dict.fromkeys(subjects)),
        stated_words=_words(said.get("WC", "")), export_id=article_number(said.get("AN", "")),
        language=language_code(said.get("LA", "") or language) if said.get("LA") or language else "",
    )  # fmt: skip


def keep_article(
    record: Record, fields: Mapping[str, Sequence[str]], gathering: Gathering, *, headless: bool
) -> None:
    """Keep an article with its lead and its body; one whose beginning was cut off only if enough of it is left.

    Parameters
    ----------
    record : Record
        Made of the same fields; its origin is where the article stands.
    fields : mapping of str to sequence of str
        The parts of each field, by label.
    gathering : Gathering
        Takes the article, and what is odd about it.
    headless : bool
        Whether the file does not begin where an article does, and this is its first one.
    """
    if record.date is None and fields.get("PD"):
        gathering.remark(record.origin, "unreadable date", repr(one_line(" ".join(fields["PD"]))))
    body = [*fields.get("LP", ()), *fields.get("TD", ())]
    if headless:
        keep_or_reject(record, body, gathering, "factiva")
    else:
        gathering.keep(record, body, id_of="factiva")


def _words(text: str) -> int | None:
    return count_stated(text if re.search(r"[^\W\d]", text) else f"{text} mots")
