"""What was found in a corpus, kept on this machine so that the next run finds it.

One folder for each corpus place, in the user's cache folder, readable by this user alone. A *snapshot* is a folder of
Parquet files under a name of its own; its manifest, with the number of rows of every file, is written last. The file
``current`` names the snapshot that counts and is replaced in one step, under a lock. So a run that is cut short leaves
nothing that is believed, and of two that write at once the last counts, whole. A snapshot that cannot be read is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import uuid
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from analysis.cache_place import cache_folder, make_private
from analysis.corpus.workers import count_processors

__all__ = ["FOLDERS", "Snapshot", "Store", "code_version"]


#: What the folders of corpora are called.
FOLDERS: Final = "corpus-*"

_FORMAT: Final = 4
_ABANDONED: Final = 86_400  # seconds after which a snapshot without a manifest is nobody's
_POINTER: Final = "current"
_MANIFEST: Final = "manifest.json"
#: What the rows of a text are made by. The other rooms only read them.
_ROOMS: Final = ("text", "lexicon", "readers", "matching", "corpus")
_LIBRARIES: Final = ("ahocorasick-rs", "numpy", "pandas", "py3langid", "pyarrow", "trafilatura")


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return a hash of the code and the libraries that the rows of a corpus are made by."""
    package = Path(__file__).parents[2]
    digest = hashlib.sha256()
    files = [package / "schemas.py"]
    for room in _ROOMS:
        files += [path for path in sorted((package / room).rglob("*")) if path.suffix in {".py", ".txt"}]
    files.append(package / "readers" / "sources.yaml")
    for path in files:
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for name in _LIBRARIES:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    return digest.hexdigest()


@dataclass(frozen=True)
class Snapshot:
    """One run's results on the disk."""

    folder: Path
    manifest: Mapping[str, Any]
    _read: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    def frame(self, name: str) -> pd.DataFrame:
        """Read one frame, once.

        Raises
        ------
        OSError
            If it is not there, or not what the manifest says.
        """
        if name in self._read:
            return self._read[name]
        path = self.folder / f"{name}.parquet"
        try:
            table = pq.read_table(path, memory_map=True)
        except pa.ArrowException as error:
            raise OSError(f"{path} cannot be read: {error}") from error
        if table.num_rows != self.manifest["rows"][name]:
            raise OSError(f"{path} does not have the rows it was written with")
        self._read[name] = table.to_pandas()
        return self._read[name]


class Store:
    """The snapshots of one corpus place.

    Parameters
    ----------
    place : Path
        The folder or file of the corpus.
    """

    def __init__(self, place: Path) -> None:
        self.place = place.resolve()
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", self.place.name)[:40]
        self.folder = cache_folder() / f"corpus-{name}-{hashlib.sha256(os.fsencode(self.place)).hexdigest()[:16]}"

    def open(self) -> Snapshot | None:
        """Return the snapshot that counts, if there is one that this code wrote."""
        try:
            name = (self.folder / _POINTER).read_text(encoding="ascii").strip()
            folder = self.folder / name
            manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
            known = manifest["format"] == _FORMAT and manifest["code"] == code_version()
            return Snapshot(folder, manifest) if known and manifest["place"] == str(self.place) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(
        self, frames: Mapping[str, pd.DataFrame], about: Mapping[str, Any], like: Snapshot | None = None
    ) -> None:
        """Write a snapshot and let it count; a disk that is full or read-only leaves the one before.

        Parameters
        ----------
        frames : mapping
            The frames by their names.
        about : mapping
            What else the manifest says.
        like : Snapshot, optional
            An earlier snapshot whose other frames this one shares. Their files are linked, not copied: no file is ever
            changed once it is written.
        """
        folder = self.folder / f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
        try:
            make_private(self.folder)
            folder.mkdir(mode=0o700)
            with ThreadPoolExecutor(count_processors()) as pool:
                paths = [folder / f"{name}.parquet" for name in frames]
                deque(pool.map(_write_frame, frames.values(), paths), maxlen=0)
            rows = {name: len(frame) for name, frame in frames.items()}
            if like is not None:
                shared = {name: n for name, n in like.manifest["rows"].items() if name not in frames}
                for name in shared:
                    _link(like.folder / f"{name}.parquet", folder / f"{name}.parquet")
                rows |= shared
            head = {"format": _FORMAT, "code": code_version(), "place": str(self.place), "rows": rows}
            with _one_at_a_time(self.folder):
                (folder / _MANIFEST).write_text(json.dumps({**about, **head}), encoding="utf-8")
                pointer = folder / _POINTER
                pointer.write_text(folder.name, encoding="ascii")
                pointer.replace(self.folder / _POINTER)
                self._drop_others(folder)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)

    def _drop_others(self, kept: Path) -> None:
        """Remove older snapshots; one without a manifest may still be being written, and is given a day."""
        for other in self.folder.iterdir():
            if other.is_dir() and other != kept:
                age = kept.stat().st_mtime - other.stat().st_mtime
                if (other / _MANIFEST).exists() or age > _ABANDONED:
                    shutil.rmtree(other, ignore_errors=True)


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other process is changing which snapshot counts; the system ends the lock of one that dies."""
    with (folder / "lock").open("a+b") as lock:
        if sys.platform == "win32":
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _link(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:  # a file system without links; what is not there fails once more
        shutil.copyfile(path, to)


def _write_frame(frame: pd.DataFrame, path: Path) -> None:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    # Texts and their hashes never come twice; a dictionary of them would only cost time.
    repeated = [name for name in table.column_names if name not in {"text", "sha256", "content", "sampled"}]
    pq.write_table(table, path, compression="lz4", use_dictionary=repeated, write_statistics=False)
