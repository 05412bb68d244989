"""What every reader gives: the records it read, the files it could not use, and what it noticed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = [
    "EXCESS", "NULS", "UNCLOSED", "FileReport", "Reading", "Record", "Rejection", "Remark", "file_of", "stored_text",
]  # fmt: skip

FIRST_CHARACTERS = 60
#: Kind of a remark: a quotation mark in a CSV file that would have swallowed so many rows.
UNCLOSED = "unclosed quotation mark"
EXCESS = "more values than columns"
#: Kind of a remark: a text that was read without so many null bytes in it.
NULS = "null bytes left out"

_NUMBER = re.compile(r"[:#]\d+$")


@dataclass(frozen=True)
class Record:
    """One text as a reader found it.

    ``text`` is the stored text: decoded, no BOM, LF line ends. ``date`` is what the file or its
    metadata states, if it could be read as a day. An export that states a second day, within the id it
    gives the text, has it in ``date_in_id``; ``date_in_header`` then keeps the first, whichever of the two
    is ``date``. ``also_in`` names the outlets that the export lists under "also published in".
    ``stated_words`` is the length as the export states it. ``source_raw`` is the source as the file writes
    it, ``source`` the outlet it stands for; readers set ``source`` alone. ``outlet_kind``, ``outlet_country`` and
    ``outlet_owner`` are what ``sources.yaml`` says of it. ``format`` is set by whoever chose the reader.
    """

    text: str
    origin: str
    doc_id: str = ""
    date: dt.date | None = None
    source: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    export_id: str = ""
    date_in_id: dt.date | None = None
    section: str = ""
    page: str = ""
    edition: str = ""
    stated_words: int | None = None
    subjects: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    source_raw: str = ""
    date_in_header: dt.date | None = None
    format: str = ""
    outlet_kind: str = ""
    outlet_country: str = ""
    outlet_owner: str = ""


@dataclass(frozen=True)
class Rejection:
    """A file, line or row that could not become a record, and why."""

    origin: str
    reason: str
    first_characters: str = ""


@dataclass(frozen=True)
class Remark:
    """Something a reader noticed and did not stop for: an unreadable date, a row without its text."""

    origin: str
    kind: str
    detail: str


@dataclass(frozen=True)
class FileReport:
    """How one file was read: its format, its encoding, how that was decided, and how many texts.

    ``n_announced`` is the number of texts that the export itself states on its cover, if it does.
    """

    origin: str
    format: str
    encoding: str
    decided_by: str
    n_found: int
    n_read: int
    n_announced: int | None = None


@dataclass
class Reading:
    """Everything one reading gave. ``n_found == len(records) + len(rejections) + len(twice)``, always.

    ``twice`` lists what was exported twice and published once: the same publication in two files, or twice in
    one. Its reason names where the one that was read stands.
    """

    records: list[Record] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    files: list[FileReport] = field(default_factory=list)
    name: str = ""
    twice: list[Rejection] = field(default_factory=list)

    @property
    def n_found(self) -> int:
        """Texts found: read, rejected or exported twice."""
        return len(self.records) + len(self.rejections) + len(self.twice)

    def extend(self, others: Iterable[Reading]) -> Reading:
        """Take in other readings, in order."""
        for other in others:
            self.records += other.records
            self.rejections += other.rejections
            self.remarks += other.remarks
            self.files += other.files
            self.twice += other.twice
        return self

    def reject(self, origin: str, reason: str, content: str = "") -> None:
        """Set one text aside with the reason and its first characters."""
        self.rejections.append(Rejection(origin, reason, " ".join(content.split())[:FIRST_CHARACTERS]))


def file_of(origin: str) -> str:
    """Return the file in which a text stands: its origin without its number among others.

    Examples
    --------
    >>> file_of("export.csv:10"), file_of("a.txt")
    ('export.csv', 'a.txt')
    """
    return _NUMBER.sub("", origin)


def stored_text(text: str, title: str = "") -> str:
    r"""Return the text as it is stored: LF line ends, no BOM, and a title field put first.

    A title that already opens the text is not put there twice.

    Examples
    --------
    >>> stored_text("Un.\r\nDeux.", title="Titre")
    'Titre\n\nUn.\nDeux.'
    >>> stored_text("Titre\n\nUn.", title="Titre")
    'Titre\n\nUn.'
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    title = " ".join(title.split())
    if not title or " ".join(plain.lstrip().split("\n", 1)[0].split()) == title:
        return plain
    return f"{title}\n\n{plain}"
