"""The errors of a corpus in which nothing can be read: what was found there, and what it looks like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.errors import CorpusError, Fault, closest
from analysis.readers.companions import is_companion
from analysis.readers.first_lines import first_lines
from analysis.readers.listing import list_files
from analysis.readers.recognition import format_names

if TYPE_CHECKING:
    from analysis.readers.records import Reading

__all__ = ["refuse_missing", "refuse_nothing"]

#: Faults that one message lists.
_MOST_SHOWN: Final = 30


def refuse_missing(where: Path) -> CorpusError:
    """Return the error of a place that is not there, with what lies beside it and is called nearly so."""
    try:
        beside = sorted(path.name for path in where.parent.iterdir())
    except OSError:
        beside = []
    near = closest(where.name, ["sample", *beside]) or "Check the path"
    fault = Fault("corpus", repr(str(where)), "a folder, a file, or 'sample'", near)
    return CorpusError(f"There is no corpus at {str(where)!r}.", [fault])


def refuse_nothing(reading: Reading, where: Path | pd.DataFrame) -> None:
    """Raise an error that shows what was found, where nothing was read."""
    if reading.records:
        return
    place = "the DataFrame" if isinstance(where, pd.DataFrame) else str(where)
    faults: list[Fault | str] = [
        Fault(item.origin, repr(item.first_characters), "a readable text", item.reason)
        for item in reading.rejections[:_MOST_SHOWN]
    ]
    unread = [remark for remark in reading.remarks if remark.kind == "format not read"]
    faults += [Fault(remark.origin, remark.detail, format_names()) for remark in unread[:_MOST_SHOWN]]
    more = len(reading.rejections) + len(unread) - len(faults)
    if more > 0:
        faults.append(f"… and {more} more")
    if not faults:
        faults = [Fault(place, "no text", f"texts in one of {format_names()}", "Put the texts there")]
    if isinstance(where, Path) and (shown := _look(where)):
        faults.append(f"What it looks like:\n{shown}")
    raise CorpusError(f"{place} holds no text that can be read.", faults)


def _look(where: Path) -> str:
    """Return the first lines of the file, or of the first one of a folder."""
    files = list_files(where) if where.exists() else []
    chosen = next((Path(file.path) for file in files if not is_companion(file.name)), None)
    try:
        return f"{chosen.name}\n{first_lines(chosen)}" if chosen else ""
    except OSError:
        return ""
