"""Archives → the files in them, one after the other, each in a temporary file under a name of our own.

A name inside an archive is only a name: it is reported, and its suffix kept, but nothing is ever written to it.
"""

from __future__ import annotations

import gzip
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Final

from analysis.errors import CorpusError, Fault
from analysis.readers.zip_salvage import list_local_files, unpack_local

__all__ = [
    "MOST_BYTES",
    "MOST_FILES",
    "MOST_RATIO",
    "DamagedMemberError",
    "Member",
    "is_gzip",
    "is_zip",
    "list_members",
    "unpacked",
]

#: An archive that promises more is refused: text hardly ever shrinks to a hundredth.
MOST_RATIO: Final = 200
MOST_BYTES: Final = 20 * 2**30
MOST_FILES: Final = 500_000
#: Small files may shrink to anything: a run of spaces is no attack.
_FREE: Final = 10 * 2**20
_BLOCK: Final = 1 << 20
_ENCRYPTED: Final = 0x1
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class DamagedMemberError(Exception):
    """A file in an archive cannot be unpacked."""


class Member:
    """One file in a zip archive.

    Parameters
    ----------
    name : str
        As the archive writes it, with ``/``; never used as a path.
    size : int
        Bytes it announces, unpacked.
    blocks : callable
        Gives its bytes, a block at a time.
    fault : str
        Why it cannot be read; empty where it can.
    is_salvaged : bool
        Whether the archive has lost its directory, and the member was found by its own header.
    """

    def __init__(
        self, name: str, size: int, blocks: Callable[[], Iterator[bytes]], fault: str = "", is_salvaged: bool = False
    ) -> None:
        self.name = "/".join(part for part in name.replace("\\", "/").split("/") if part not in {"", "."})
        self.size, self.fault, self.is_salvaged = size, fault, is_salvaged
        self._blocks = blocks

    @classmethod
    def of(cls, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member:
        """Return an entry of an archive's directory."""
        fault = "encrypted member of an archive" if entry.flag_bits & _ENCRYPTED else ""
        return cls(entry.filename, entry.file_size, lambda: _blocks(archive, entry), fault)

    @contextmanager
    def spooled(self) -> Iterator[Path]:
        """Write the member to a temporary file and give its path.

        Raises
        ------
        DamagedMemberError
            If it cannot be unpacked, or holds more than it announces.
        """
        with tempfile.TemporaryDirectory(prefix="presscope-") as folder:
            path = Path(folder) / f"member{_suffix(self.name)}"
            try:
                with path.open("wb") as target:
                    _copy(self._blocks(), target, max(self.size, 0))
            except (_TooLargeError, *_DAMAGED) as error:
                raise DamagedMemberError(
                    f"damaged member of an archive: {error or 'more bytes than announced'}"
                ) from error
            yield path


@contextmanager
def list_members(path: Path, origin: str) -> Iterator[list[Member]]:
    """Open a zip archive and list its files, hidden ones left out.

    Raises
    ------
    CorpusError
        If it is damaged, or promises more files, bytes or a higher ratio than any archive of texts has.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        members = _salvaged(path, origin, error)
        yield [one for one in members if not _is_hidden(one.name)]
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _refuse_bombs(origin, len(entries), sum(e.file_size for e in entries), path.stat().st_size)
        members = [Member.of(archive, entry) for entry in entries]
        yield [one for one in members if not _is_hidden(one.name)]


def _salvaged(path: Path, origin: str, error: Exception) -> list[Member]:
    """Find the files of an archive that was cut by their own headers."""
    files = list_local_files(path, MOST_BYTES)
    if not any(not file.fault for file in files):
        raise CorpusError(
            f"{origin} cannot be opened as a zip archive.",
            [Fault(origin, str(error), "a whole zip archive", "Download or compress it again")],
        ) from error
    _refuse_bombs(origin, len(files), sum(file.size for file in files), path.stat().st_size)
    return [
        Member(file.name, file.size, partial(unpack_local, path, file), file.fault, is_salvaged=True) for file in files
    ]


@contextmanager
def unpacked(path: Path, origin: str) -> Iterator[tuple[Path, str]]:
    """Unpack a gzip file to a temporary one; of a damaged one what can be.

    Yields
    ------
    path, damage
        The temporary file, and what was wrong; empty where all was read.

    Raises
    ------
    CorpusError
        If it is damaged before its first byte, or unpacks to more than any text does.
    """
    damage = ""
    with tempfile.TemporaryDirectory(prefix="presscope-") as folder:
        inner = PurePosixPath(origin).name
        target_path = Path(folder) / f"member{_suffix(inner[:-3] if inner.lower().endswith('.gz') else inner)}"
        packed = path.stat().st_size
        limit = min(MOST_BYTES, max(_FREE, packed * MOST_RATIO))
        with target_path.open("wb") as target:
            try:
                with gzip.open(path) as source:
                    # read1 gives what is there: of a file that was cut, all but the last block.
                    _copy(iter(partial(source.read1, _BLOCK), b""), target, limit)
            except _TooLargeError:
                _refuse_bombs(origin, 1, limit + _FREE, packed)
            except _DAMAGED as error:
                damage = str(error)
                if not target.tell():
                    raise CorpusError(
                        f"{origin} cannot be unpacked.",
                        [Fault(origin, str(error), "a whole gzip file", "Download or compress it again")],
                    ) from error
        yield target_path, damage


def is_zip(head: bytes, _name: str) -> bool:
    """Whether a file is a zip archive, and not an office document."""
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    return not any(mark in head[:4096] for mark in (b"[Content_Types].xml", b"mimetypeapplication/", b"word/", b"xl/"))


def is_gzip(head: bytes, _name: str) -> bool:
    """Whether a file is packed by gzip."""
    return head.startswith(b"\x1f\x8b")


class _TooLargeError(Exception):
    """More came out than was promised or allowed."""


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as source:
        yield from iter(partial(source.read, _BLOCK), b"")


def _copy(blocks: Iterator[bytes], target: IO[bytes], limit: int) -> None:
    done = 0
    for block in blocks:
        done += len(block)
        if done > limit:
            raise _TooLargeError
        target.write(block)


def _refuse_bombs(origin: str, n_files: int, n_bytes: int, packed: int) -> None:
    faults = []
    if n_files > MOST_FILES:
        faults.append(Fault(origin, f"{n_files:,} files", f"at most {MOST_FILES:,}", "Split the archive"))
    if n_bytes > MOST_BYTES:
        faults.append(Fault(origin, f"{n_bytes:,} bytes unpacked", f"at most {MOST_BYTES:,}", "Split the archive"))
    if n_bytes > _FREE and n_bytes > MOST_RATIO * max(packed, 1):
        ratio = n_bytes // max(packed, 1)
        faults.append(Fault(origin, f"{ratio:,} times its size unpacked", f"at most {MOST_RATIO} times",
                            "Unpack it yourself if you trust it"))  # fmt: skip
    if faults:
        raise CorpusError(f"{origin} is larger than an archive of texts can be.", faults)


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    return suffix.lower() if suffix[1:].isalnum() and len(suffix) < 10 else ""


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__")) and part != ".." for part in name.split("/")) or not name
