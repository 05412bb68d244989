"""The articles of one export file, as they come → its reading.

What was exported twice, and which of two dates counts, is settled for the whole corpus
(`analysis.readers.publications`), since the other copy may be in another file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from analysis.readers.encoding import Decoded
from analysis.readers.exports.fields import stable_id
from analysis.readers.records import FileReport, Reading, Record, Remark, stored_text

__all__ = ["BROKEN_MARKUP", "CUT_SHORT", "NOTHING_FOUND", "NO_BODY", "Gathering"]

#: Fixed parts of reasons; `analysis.corpus.rejections` words them for readers.
NO_BODY: Final = "the article has no text"
BROKEN_MARKUP: Final = "the markup of the article is broken"
NOTHING_FOUND: Final = "no article was found in the export"
#: Kind of a remark.
CUT_SHORT: Final = "the file ends amid an article"
_SHOWN: Final = 40


class Gathering:
    """Takes the articles of one file one by one and keeps count.

    Parameters
    ----------
    origin : str
        The file, as reports name it.
    name : str
        The format.
    decoded : Decoded
        Its encoding and what decided it; the text is its head where nothing is found.
    """

    def __init__(self, origin: str, name: str, decoded: Decoded) -> None:
        self.origin, self.name, self.decoded = origin, name, decoded
        self.reading = Reading()
        self._n = 0

    def place(self) -> str:
        """Name the place of the next article: the file and the article's number."""
        self._n += 1
        return f"{self.origin}:{self._n}"

    def remark(self, place: str, kind: str, detail: str) -> None:
        """Note something about an article."""
        self.reading.remarks.append(Remark(place, kind, detail))

    def reject(self, place: str, reason: str, content: str = "") -> None:
        """Set an article aside."""
        self.reading.reject(place, reason, content)

    def keep(self, record: Record, paragraphs: list[str], id_of: str = "") -> None:
        """Keep an article, unless it has no text.

        Parameters
        ----------
        record : Record
            Its fields; ``text`` is made here, ``origin`` is its place.
        paragraphs : list of str
            Its body.
        id_of : str
            What begins the id of an article whose export gives it none.
        """
        if not any(paragraph.strip() for paragraph in paragraphs):
            self.reject(record.origin, NO_BODY, record.title)
            return
        text = stored_text("\n\n".join(paragraphs), record.title)
        doc_id = record.doc_id or record.export_id or stable_id(
            id_of or "export", record.source, record.date, record.title or paragraphs[0]
        )
        raw = record.source_raw or record.source
        self.reading.records.append(replace(record, text=text, doc_id=doc_id, source_raw=raw, format=self.name))

    def cut_short(self) -> None:
        """Note that the file ends amid its last article; one that was rejected says enough."""
        records = self.reading.records
        if records and records[-1].origin == f"{self.origin}:{self._n}":
            self.remark(records[-1].origin, CUT_SHORT, repr(records[-1].text[-_SHOWN:]))

    def finish(self, n_announced: int | None = None) -> Reading:
        """Return the reading, with its report; an export without articles is one rejection that says so."""
        reading = self.reading
        n_found, n_read = reading.n_found, len(reading.records)
        if not n_found:
            reading.reject(self.origin, NOTHING_FOUND, self.decoded.text[:2000])
            n_found = 1
        reading.files.append(
            FileReport(self.origin, self.name, self.decoded.encoding, self.decoded.decided_by, n_found, n_read,
                       n_announced)
        )  # fmt: skip
        return reading
