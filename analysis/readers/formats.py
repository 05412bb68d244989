"""What a format is: how it is recognised by looking into a file, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.errors import CorpusError
from analysis.readers.records import Reading

__all__ = ["HEAD_BYTES", "Format", "UnreadFormatError", "read_head"]

#: How much of a file is looked at to know its format.
HEAD_BYTES: Final = 65_536
#: How far is read for it where scripts and styles come first: half a megabyte of them opens a Factiva page.
_READ_AT_MOST: Final = 4_000_000
_SILENT: Final = re.compile(rb"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|(?=<body\b))", re.IGNORECASE | re.DOTALL)
_ORPHAN: Final = re.compile(rb"[^<]*</(?:style|script)\s*>", re.IGNORECASE)
_HAS_SILENT: Final = re.compile(rb"<(?:script|style)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Format:
    """One file format.

    Parameters
    ----------
    name : str
        What reports call it, as in ``FileReport.format``.
    recognises : callable
        ``recognises(head, name)``: whether the first `HEAD_BYTES` of a file, whose name is a hint only, are in it.
    read : callable
        ``read(path, origin)``: the reading of such a file; raises `CorpusError` for what must be refused aloud.
    """

    name: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[Path, str], Reading]


def read_head(path: Path) -> bytes:
    """Return the first bytes of a file, enough to know its format by; those of a page without scripts and styles."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        is_page = path.suffix.lower() in (".html", ".htm") or _HAS_SILENT.search(head)
        if len(head) < HEAD_BYTES or not is_page:
            return head
        page = _SILENT.sub(b" ", head + file.read(_READ_AT_MOST - HEAD_BYTES))
    # A page that was cut may begin amid a style.
    orphan = _ORPHAN.match(page)
    return page[orphan.end() if orphan else 0 :][:HEAD_BYTES]


class UnreadFormatError(CorpusError):
    """A file in a format presscope does not read; beside others it is remarked and set apart."""
