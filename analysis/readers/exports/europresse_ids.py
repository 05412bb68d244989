"""The ids of Europresse articles, ``news·20240911·SRC·nnn``, and the day within them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

__all__ = ["DocumentId", "choose_id", "document_ids"]

# The separator is a middle dot; read in the wrong encoding somewhere on the way, it has a companion.
_ID = re.compile(
    r"(?<![\w·])([a-z]{2,12})(?:Â)?[·•](\d{8})(?:Â)?[·•](\w{1,12})(?:Â)?[·•]([^\s·•()\[\]<>\"',;]*\w)", re.IGNORECASE
)


@dataclass(frozen=True)
class DocumentId:
    """An id and its day."""

    text: str
    day: dt.date | None


def document_ids(text: str) -> list[DocumentId]:
    """Return the ids that a text shows, in order.

    Examples
    --------
    >>> document_ids("Numéro de document : news·20210304·LLI·01-2")
    [DocumentId(text='news·20210304·LLI·01-2', day=datetime.date(2021, 3, 4))]
    >>> document_ids("news·20210304·LLI·1×20×98eco")[0].text
    'news·20210304·LLI·1×20×98eco'
    """
    return [DocumentId("·".join(match.groups()), _day(match.group(2))) for match in _ID.finditer(text)]


def choose_id(ids: list[DocumentId], day: dt.date | None) -> DocumentId | None:
    """Return the id of an article that shows several: the first of its own day, else the first.

    An old export shows one in the text and one in its certificate, and they may differ.
    """
    return next((known for known in ids if day and known.day == day), ids[0] if ids else None)


def _day(digits: str) -> dt.date | None:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
