"""What each file of a corpus gave when it was read, so that only files that changed are read again."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.said import REPORTS
from analysis.corpus.store.records import records_frame, records_from
from analysis.corpus.store.snapshots import Snapshot
from analysis.readers.companions import is_companion
from analysis.readers.listing import ListedFile
from analysis.readers.publications import RENAMED
from analysis.readers.reading import read_file
from analysis.readers.records import Reading, Record
from analysis.readers.text_files import METADATA_NAME

__all__ = ["OWNED", "FileMemory", "Remembered", "TextRows", "reading_order", "state_of", "unchanged"]

_UNSURE: Final = 100_000_000  # nanoseconds; a file this young may change once more under the same time
_CHANGED: Final = (-1, -1, -1)
_STAMP: Final = ("size", "mtime", "ctime")
OWNED: Final = ("files", "rejections", "remarks")
"""The frames of reports whose rows belong to files."""


@dataclass(frozen=True)
class Remembered:
    """The files of a corpus as the store keeps them.

    Parameters
    ----------
    sources : DataFrame
        A row for each file, in the order in which the reports speak of them: ``origin``, the stamp (-1 where it is to
        be read again), ``n_records`` and the ``rest`` of what it gave.
    records : DataFrame
        See `analysis.corpus.store.records.records_frame`.
    owners : mapping
        For each of the frames `OWNED` the file that each row is of, -1 where it is of none.
    is_plain : bool
        Whether every record is a text of its own, and no id was given for the sake of another text: the others then
        stay as they are when a file changes.
    """

    sources: pd.DataFrame
    records: pd.DataFrame
    owners: Mapping[str, NDArray[np.int64]]
    is_plain: bool


def state_of(files: Iterable[ListedFile]) -> str:
    """Return a hash of the names, sizes and times of files."""
    lines = "".join(f"{file.origin}\0{file.stamp}\n" for file in files)
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def reading_order(files: Iterable[ListedFile]) -> list[ListedFile]:
    """Return the files that hold texts in the order in which the readers report on them: folder by folder."""
    folders: dict[str, list[ListedFile]] = {}
    for file in files:
        if not is_companion(file.name):
            folders.setdefault(file.folder, []).append(file)
    return [file for folder in folders.values() for file in folder]


class FileMemory:
    """What each file gave when it was read, and which files are as they were.

    Parameters
    ----------
    files : sequence of ListedFile
        The files as they are now.
    """

    def __init__(self, files: Sequence[ListedFile]) -> None:
        young = time.time_ns() - _UNSURE
        self.files = reading_order(files)
        self.stamps = {file.origin: file.stamp if max(file.stamp[1:]) < young else _CHANGED for file in files}
        self.state = state_of(files)
        self.metadata = [file for file in files if file.name.lower() == METADATA_NAME]
        beside = [file for file in files if is_companion(file.name)]
        self.companions = "" if any(self.stamps[file.origin] == _CHANGED for file in beside) else state_of(beside)
        self.is_unsure = any(stamp[0] < 0 for stamp in self.stamps.values())
        self.readings: dict[str, Reading] = {}

    def recall(self, snapshot: Snapshot) -> None:
        """Remember what the files gave that are as they were when the snapshot was taken.

        Raises
        ------
        OSError
            If the snapshot cannot be read.
        """
        self.readings = {**_recall(snapshot, self.stamps), **self.readings}

    def read(self, path: Path, origin: str) -> Reading:
        """Read a file, or remember it where it has not changed."""
        reading = self.readings.get(origin) or read_file(path, origin)
        # A copy, for metadata are laid over the records later.
        self.readings[origin] = _copied(reading)
        return reading

    def remember(self, reading: Reading) -> Remembered:
        """Return what the store keeps of the files, all of which were read into ``reading``."""
        origins = [*dict.fromkeys((*(file.origin for file in self.files), *self.readings))]
        rows = TextRows(enumerate(reading.records))
        sources, records = self.describe(origins, rows)
        rows_known = records["document"].to_numpy()
        is_plain = (
            len(records) == len(reading.records) == len(np.unique(rows_known[rows_known >= 0]))
            and not any(remark.kind == RENAMED for remark in reading.remarks)
        )  # fmt: skip
        return Remembered(sources, records, self.owners(origins, reading), is_plain)

    def describe(self, origins: Sequence[str], rows: TextRows) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the frames of `Remembered` for some files; one that gave nothing is read again in any case."""
        sources, records = [], list[tuple[int, int, Record]]()
        for number, origin in enumerate(origins):
            reading, stamp = self.readings.get(origin), self.stamps.get(origin, _CHANGED)
            own = [(number, rows.find(record.text), record) for record in reading.records] if reading else []
            # A text that no document has cannot be remembered; its file is read again.
            if reading is None or any(row < 0 for _, row, _ in own):
                stamp = _CHANGED
            sources.append((origin, *stamp, len(own), _rest_to_json(reading) if reading else ""))
            records += own
        return pd.DataFrame(sources, columns=["origin", *_STAMP, "n_records", "rest"]), records_frame(records)

    def owners(self, origins: Sequence[str], reading: Reading) -> dict[str, NDArray[np.int64]]:
        """Return for each of the frames `OWNED` the file that each row of a reading is of, -1 where it is of none."""
        number = {origin: place for place, origin in enumerate(origins)}
        # What is no reader's own word is said of a file that could not be used at all, or of several files.
        unused = {origin: place for origin, place in number.items() if origin not in self.readings}
        owners = {}
        for name in OWNED:
            own = {id(row): number[origin] for origin, one in self.readings.items() for row in getattr(one, name)}
            said = getattr(reading, name)
            owners[name] = np.array([own.get(id(row), unused.get(row.origin, -1)) for row in said], np.int64)
        return owners


class TextRows:
    """Which document has a text: by the object, and for an equal one by its letters."""

    def __init__(self, records: Iterable[tuple[int, Record]]) -> None:
        self._texts = [(row, record.text) for row, record in records]
        self._by_object = {id(text): row for row, text in self._texts}

    @cached_property
    def _by_letters(self) -> dict[str, int]:
        return {text: row for row, text in self._texts}

    def find(self, text: str) -> int:
        """Return its row, -1 where no document has it."""
        row = self._by_object.get(id(text))
        return self._by_letters.get(text, -1) if row is None else row


def unchanged(sources: pd.DataFrame, stamps: Mapping[str, tuple[int, int, int]]) -> NDArray[np.bool_]:
    """Return which files are as they were."""
    found = zip(sources["origin"].tolist(), *(sources[name].tolist() for name in _STAMP), strict=True)
    same = (stamp[0] >= 0 and stamps.get(origin) == tuple(stamp) for origin, *stamp in found)
    return np.fromiter(same, np.bool_, len(sources))


def _recall(snapshot: Snapshot, stamps: Mapping[str, tuple[int, int, int]]) -> dict[str, Reading]:
    """Return what the files gave that are as they were."""
    sources = snapshot.frame("sources")
    is_same = unchanged(sources, stamps)
    if not is_same.any():
        return {}
    records = records_from(snapshot.frame("records"), snapshot.frame("documents")["text"].tolist())
    ends = np.cumsum(sources["n_records"].to_numpy(np.int64)).tolist()
    rows = zip(sources["origin"].tolist(), sources["rest"].tolist(), [0, *ends], ends, strict=False)
    return {
        origin: _reading_from(rest, records[first:end])
        for (origin, rest, first, end), same in zip(rows, is_same.tolist(), strict=True)
        if same
    }


def _rest_to_json(reading: Reading) -> str:
    lists = {name: [vars(one) for one in getattr(reading, name)] for name in REPORTS}
    return json.dumps({**lists, "name": reading.name}, ensure_ascii=False)


def _reading_from(rest: str, records: list[Record]) -> Reading:
    stored = json.loads(rest)
    lists: dict[str, Any] = {name: [kind(**one) for one in stored[name]] for name, kind in REPORTS.items()}
    return Reading(records, name=stored["name"], **lists)


def _copied(reading: Reading) -> Reading:
    return Reading(
        list(reading.records), list(reading.rejections), list(reading.remarks), list(reading.files), reading.name,
        list(reading.twice),
    )  # fmt: skip
