"""Writing that a killed process, a full disk or a cut of power never leaves half done."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from analysis.errors import explain_unwritten

__all__ = ["can_link", "digest", "put_link", "remove", "sync_folder", "told", "write_files", "write_over"]

_DIGITS: Final = 16


def digest(files: Mapping[str, bytes]) -> str:
    """Return a short name of these files: the same paths and bytes give the same.

    Examples
    --------
    >>> digest({"a": b"1", "b": b"2"}) == digest({"b": b"2", "a": b"1"})
    True
    """
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path}\0{hashlib.sha256(files[path]).hexdigest()}\n".encode())
    return whole.hexdigest()[:_DIGITS]


@contextmanager
def told(out: Path) -> Iterator[None]:
    """Say of an error of the file system what it means to someone who publishes into ``out``.

    Raises
    ------
    InputError
        If ``out`` cannot be written to.
    RunError
        If the disk is full or fails. What stood there before still stands.
    """
    try:
        yield
    except OSError as error:
        remedy = "The site stands as it did; make room and publish again"
        raise explain_unwritten(error, "--out", str(out), what="The site", remedy=remedy) from None


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into ``folder`` and have the disk confirm them: a link made afterwards leads to all of them."""
    folders = {folder}
    folder.mkdir(parents=True, exist_ok=True)
    for relative, data in files.items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(path.parent)
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for place in folders:
        sync_folder(place)


def sync_folder(folder: Path) -> None:
    """Have the disk confirm the names in ``folder``; Windows opens no folders and needs it less."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_link(path: Path, target: str) -> None:
    """Make ``path`` a link to ``target`` in one rename, whatever file or link stood there."""
    scratch = path.with_name(f".{path.name}.link")
    scratch.unlink(missing_ok=True)
    scratch.symlink_to(target)
    scratch.replace(path)


def write_over(path: Path, data: bytes) -> None:
    """Write a file in one rename, whatever file or link stood there."""
    scratch = path.with_name(f".{path.name}.new")
    remove(scratch)
    write_files(path.parent, {scratch.name: data})
    scratch.replace(path)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder; what cannot go now goes the next time."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return


def can_link(folder: Path) -> bool:
    """Say whether links can be made in ``folder``: not on FAT, nor on Windows without the right to."""
    probe = folder / ".probe.link"
    try:
        put_link(probe, "nowhere")
    except (NotImplementedError, PermissionError):
        return False
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL) or getattr(error, "winerror", 0) == 1314:
            return False
        raise
    probe.unlink()
    return True
