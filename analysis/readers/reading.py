"""A path or a DataFrame → one reading: which reader a file gets, and what a folder or an archive adds up to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis.errors import CorpusError, Fault
from analysis.readers.archives import DamagedMemberError, Member, is_gzip, is_zip, list_members, unpacked
from analysis.readers.companions import is_companion
from analysis.readers.formats import Format, UnreadFormatError, read_head
from analysis.readers.listing import ListedFile, list_files, shown_name
from analysis.readers.outlets import load_outlets, sources_beside
from analysis.readers.publications import DatingRule, settle
from analysis.readers.recognition import find_format, format_names
from analysis.readers.records import FileReport, Reading, Remark
from analysis.readers.refusals import refuse_missing, refuse_nothing
from analysis.readers.streams import Track, follow_items, tracked
from analysis.readers.tables import read_frame
from analysis.readers.text_files import METADATA_NAME, apply_metadata, read_metadata

__all__ = [
    "Item",
    "item_of",
    "read_as",
    "read_corpus",
    "read_file",
    "read_items",
    "read_members",
    "text_order",
]

ReadFile = Callable[[Path, str], Reading]

_NUMBERED = re.compile(r"(.+)[:#](\d+)$", re.DOTALL)
#: An archive may hold archives; those may hold none.
_DEEPEST = 2


@dataclass(frozen=True)
class Item:
    """A file to be read: in a folder, or in an archive."""

    origin: str
    opened: Callable[[], AbstractContextManager[Path]]
    fault: str = ""

    @property
    def name(self) -> str:
        """The name without folders, in lower case."""
        return self.origin.rpartition("/")[2].lower()

    @property
    def folder(self) -> str:
        """The folder it lies in, or the archive."""
        return self.origin.rpartition("/")[0]


def read_corpus(
    where: Path | pd.DataFrame,
    *,
    text: str | None = None,
    date: str | None = None,
    dating_rule: DatingRule = "header",
    track: Track | None = None,
    read: ReadFile | None = None,
) -> Reading:
    """Read a folder, a file or a DataFrame as a corpus.

    Parameters
    ----------
    where : Path or DataFrame
        A folder is read with everything beneath it; a file by its format.
    text, date : str, optional
        Column names, for a DataFrame that calls them otherwise.
    dating_rule : {"header", "id"}
        Which day counts where an export states two.
    track : callable, optional
        Wraps long lists, to show progress.
    read : callable, optional
        Reads one file in place of `read_file`, for a caller that knows what some files hold.

    Returns
    -------
    Reading
        Records in the order of their paths. One bad file never loses the others: it is a rejection.

    Raises
    ------
    CorpusError
        If the path does not exist or holds nothing that can be read.
    """
    own_sources = None if isinstance(where, pd.DataFrame) else sources_beside(where)
    with tracked(track) if track is not None else nullcontext():
        if isinstance(where, pd.DataFrame):
            reading = read_frame(where, text=text, date=date)
        elif where.is_dir():
            files = list_files(where)
            reading = read_items([item_of(file) for file in files], read or read_file)
            reading.name = shown_name(where.name)
        elif where.is_file():
            reading = (read or read_file)(where, shown_name(where.name))
        else:
            raise refuse_missing(where)
    refuse_nothing(reading, where)
    return settle(reading, dating_rule, load_outlets(own_sources))


def item_of(file: ListedFile) -> Item:
    """Return a file of a folder as something to be read."""
    return Item(file.origin, lambda: nullcontext(Path(file.path)))


def read_items(items: list[Item], read: ReadFile) -> Reading:
    """Read files one after the other; the rows of a metadata.csv describe the texts of its own folder."""
    reading = Reading()
    by_folder: dict[str, Reading] = {}
    for item in follow_items([item for item in items if not is_companion(item.name)], "Lecture"):
        here = by_folder.setdefault(item.folder, Reading())
        try:
            if item.fault:
                here.reject(item.origin, item.fault)
                continue
            with item.opened() as path:
                here.extend([read(path, item.origin)])
        except CorpusError as error:
            _set_aside(here, item.origin, error)
        except DamagedMemberError as error:
            here.reject(item.origin, str(error))
        except OSError as error:
            here.reject(item.origin, f"cannot be opened: {error.strerror or error}")
    for item in items:
        if item.name == METADATA_NAME and item.folder in by_folder:
            here = by_folder[item.folder]
            try:
                with item.opened() as path:
                    metadata = read_metadata(path, item.origin)
            except DamagedMemberError as error:
                here.remarks.append(Remark(item.origin, "metadata not read", str(error)))
                continue
            here.records, remarks = apply_metadata(here.records, metadata)
            here.remarks += remarks
    reading.extend(by_folder.values())
    reading.records.sort(key=lambda record: text_order(record.origin))
    return reading


def _set_aside(reading: Reading, origin: str, error: CorpusError) -> None:
    """Note a file that cannot be used at all: what is no text for presscope is remarked, the rest rejected."""
    fault = next((one for one in error.faults if isinstance(one, Fault)), None)
    if isinstance(error, UnreadFormatError):
        reading.remarks.append(Remark(origin, "format not read", fault.found.strip("'") if fault else ""))
        return
    said = " ".join(filter(None, (error.summary, fault.remedy if fault else "")))
    reading.reject(origin, f"the file cannot be used: {said}", fault.found if fault else "")


def read_file(path: Path, origin: str) -> Reading:
    """Read one file by what it holds.

    Returns
    -------
    Reading
        What cannot be opened is a rejection.

    Raises
    ------
    CorpusError
        If nothing in it can be read as articles.
    """
    return _read_at_depth(path, origin, 0)


def _read_at_depth(path: Path, origin: str, depth: int) -> Reading:
    reading = Reading()
    try:
        head = read_head(path)
        if is_zip(head, origin):
            reading = _read_zip(path, origin, depth)
        elif is_gzip(head, origin):
            reading = _read_gzip(path, origin, depth)
        else:
            reading = _read_plain(path, origin, head)
    except OSError as error:
        reading.reject(origin, f"cannot be opened: {error.strerror or error}")
    name = origin.rpartition("/")[2]
    reading.name = name.rpartition(".")[0] or name
    return reading


def _read_plain(path: Path, origin: str, head: bytes) -> Reading:
    chosen = find_format(path, origin, head)
    if chosen is None:
        found = Path(origin).suffix or "no suffix"
        raise UnreadFormatError(
            f"{origin} is in a format presscope does not read.",
            [Fault(origin, repr(found), format_names(), "Export it in one of these formats")],
        )
    return read_as(chosen, path, origin)


def read_as(chosen: Format, path: Path, origin: str) -> Reading:
    """Read a file as what it was found to be."""
    try:
        reading = chosen.read(path, origin)
    except (CorpusError, OSError):
        raise
    except Exception as error:  # no file, however broken, may lose the others
        reading = Reading()
        reading.reject(origin, f"cannot be read as: {chosen.name}, {type(error).__name__} {error}")
    if any(not record.format for record in reading.records):
        named = {report.format for report in reading.files}
        name = named.pop() if len(named) == 1 else chosen.name
        reading.records = [record if record.format else replace(record, format=name) for record in reading.records]
    return reading


def read_members(path: Path, origin: str, wanted: Collection[int]) -> Reading:
    """Read some files of a zip archive, by their places in `list_members`."""
    return _read_zip(path, origin, 0, wanted)


def _read_zip(path: Path, origin: str, depth: int, wanted: Collection[int] | None = None) -> Reading:
    if depth >= _DEEPEST:
        reading = Reading()
        reading.reject(origin, "an archive within archives")
        return reading
    with list_members(path, origin) as members:
        asked = [member for place, member in enumerate(members) if wanted is None or place in wanted]
        items = [_member(member, origin) for member in asked]
        reading = read_items(items, lambda inner, name: _read_at_depth(inner, name, depth + 1))
        if members and members[-1].is_salvaged:
            detail = f"{sum(not member.fault for member in members)} ; {members[-1].name}"
            reading.remarks.append(Remark(origin, "archive without a directory", detail))
    n_read = len(reading.records)
    reading.files.append(FileReport(origin, "zip", "", "", reading.n_found, n_read))
    return reading


def _member(member: Member, origin: str) -> Item:
    return Item(f"{origin}/{member.name}", member.spooled, member.fault)


def _read_gzip(path: Path, origin: str, depth: int) -> Reading:
    if depth >= _DEEPEST:
        reading = Reading()
        reading.reject(origin, "an archive within archives")
        return reading
    with unpacked(path, origin) as (inner, damage):
        # A name that hides what it holds: "export.jsonl.gz" is read as "export.jsonl".
        name = origin[:-3] if origin.lower().endswith(".gz") else origin
        reading = _read_at_depth(inner, name, depth + 1)
    if damage:
        reading.remarks.append(Remark(origin, "damaged archive, read as far as it goes", damage))
    return reading


def text_order(origin: str) -> tuple[str, int]:
    """Return what texts are ordered by: ``export.csv:10`` comes after ``export.csv:9``."""
    found = _NUMBERED.match(origin)
    return (found[1], int(found[2])) if found else (origin, 0)
