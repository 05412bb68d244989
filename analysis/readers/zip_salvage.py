"""A zip archive that has lost its directory, as one does whose download broke off: its files, found one by one.

Each file stands behind a header of its own, which says its name and how it is packed. That of the last one is there
too, though what follows it may be half of the file.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

__all__ = ["LocalFile", "list_local_files", "unpack_local"]

_HEADER: Final = struct.Struct("<4sHHHHHIIIHH")
_MARK: Final = b"PK\x03\x04"
_BEHIND: Final = b"PK\x07\x08"
_ENCRYPTED: Final = 0x1
_SIZES_BEHIND: Final = 0x8
_UTF8: Final = 0x800
_STORED: Final = 0
_DEFLATED: Final = 8
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class LocalFile:
    """One file of an archive without a directory.

    Parameters
    ----------
    name : str
    start, end : int
        Where its packed bytes are.
    size : int
        Bytes unpacked.
    method : int
        How it is packed.
    fault : str
        Why it cannot be read; empty where it can.
    """

    name: str
    start: int
    end: int
    size: int
    method: int
    fault: str = ""


def list_local_files(path: Path, most: int) -> tuple[LocalFile, ...]:
    """List the files of an archive by their own headers, folders left out.

    Parameters
    ----------
    path : Path
    most : int
        Bytes unpacked of all files, above which no further one is looked at.
    """
    status = path.stat()
    # Every piece of a large archive asks for the list, and all of it is unpacked to make it.
    return _list_once(path, most, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=2)
def _list_once(path: Path, most: int, _size: int, _changed: int) -> tuple[LocalFile, ...]:
    found: list[LocalFile] = []
    total = 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = data.find(_MARK)
        while 0 <= at <= len(data) - _HEADER.size and total <= most:
            one = _local_file(data, at, most - total)
            if one.name and not one.name.endswith("/"):
                found.append(one)
            total += one.size
            at = data.find(_MARK, max(one.end, at + 4))
    return tuple(found)


def unpack_local(path: Path, one: LocalFile) -> Iterator[bytes]:
    """Give the bytes of a file, a block at a time.

    Raises
    ------
    zlib.error
        If they are damaged.
    """
    with path.open("rb") as file:
        file.seek(one.start)
        left = one.end - one.start
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS) if one.method == _DEFLATED else None
        while left > 0 and (packed := file.read(min(_BLOCK, left))):
            left -= len(packed)
            yield unpacking.decompress(packed) if unpacking else packed


def _local_file(data: mmap.mmap, at: int, most: int) -> LocalFile:
    _, _, flags, method, _, _, crc, _, size, n_name, n_extra = _HEADER.unpack_from(data, at)
    start = at + _HEADER.size + n_name + n_extra
    raw = data[at + _HEADER.size : at + _HEADER.size + n_name]
    name = raw.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
        return LocalFile(name, start, start, 0, method, "encrypted member of an archive")
    if method == _DEFLATED:
        return _deflated(data, name, start, most, None if flags & _SIZES_BEHIND else crc)
    if flags & _SIZES_BEHIND:
        size, crc = _stated_behind(data, start)
    end = min(start + size, len(data))
    is_whole = start + size <= len(data) and zlib.crc32(data[start:end]) == crc
    return LocalFile(name, start, end, end - start, method, "" if is_whole else _CUT)


def _stated_behind(data: mmap.mmap, start: int) -> tuple[int, int]:
    """Return size and check sum of a file as they stand behind it; of one that was cut all that is left."""
    at = data.find(_BEHIND, start)
    while 0 <= at <= len(data) - 12:
        crc, size = struct.unpack_from("<II", data, at + 4)
        if size == at - start:
            return size, crc
        at = data.find(_BEHIND, at + 4)
    return len(data) - start + 1, 0


_CUT: Final = "damaged member of an archive: cut or changed"


def _deflated(data: mmap.mmap, name: str, start: int, most: int, crc: int | None) -> LocalFile:
    """Unpack a file to learn where it ends and whether it is whole; nothing of it is kept."""
    unpacking, at, size, check = zlib.decompressobj(-zlib.MAX_WBITS), start, 0, 0
    try:
        while not unpacking.eof and size <= most:
            block = unpacking.unconsumed_tail
            if not block:
                block = data[at : at + _BLOCK]
                at += len(block)
            if not block:
                break
            out = unpacking.decompress(block, _BLOCK)
            size, check = size + len(out), zlib.crc32(out, check)
    except zlib.error as error:
        return LocalFile(name, start, start, 0, _DEFLATED, f"damaged member of an archive: {error}")
    end = at - len(unpacking.unused_data) - len(unpacking.unconsumed_tail)
    is_whole = unpacking.eof and (crc is None or crc == check)
    return LocalFile(name, start, end, size, _DEFLATED, "" if is_whole else _CUT)
