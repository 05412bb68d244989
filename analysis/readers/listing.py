"""What a corpus is made of on the disk: its files and what changes when one of them does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.projects import SITE_DATA

__all__ = ["ListedFile", "list_files", "shown_name"]


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file.

    Parameters
    ----------
    origin : str
        Its path within the corpus, with ``/``.
    path : str
        Where it is.
    stamp : tuple of int
        Size in bytes, times of the last change of content and of the file's entry, in nanoseconds.
    """

    origin: str
    path: str
    stamp: tuple[int, int, int]

    @property
    def name(self) -> str:
        """The name without the folders."""
        return self.origin.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The folder within the corpus, empty for the corpus itself."""
        return self.origin.rpartition("/")[0]

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot; empty where there is none."""
        return Path(self.name).suffix.lower()


def list_files(place: Path) -> list[ListedFile]:
    """List the files of a folder and all folders in it, or the one file, hidden ones left out.

    Returns
    -------
    list of ListedFile
        In the order of their origins. Links to folders are not followed; a site of reports is no text of the corpus.
    """
    if not place.is_dir():
        return [ListedFile(shown_name(place.name), str(place), _stamp(place.stat()))]
    # pathlib makes an object for every step: a tenth of the speed on a hundred thousand files.
    return sorted(_walk(str(place), ""), key=lambda file: file.origin)


def shown_name(name: str) -> str:
    r"""Return the name of a file as text: one from a disk with another encoding than ours as Western Europe wrote it.

    Examples
    --------
    >>> shown_name("été.txt"), shown_name("caf\udce9.txt")
    ('été.txt', 'café.txt')
    """
    if name.isascii():
        return name
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("latin-1")
    return name


def _walk(folder: str, prefix: str) -> Iterator[ListedFile]:
    # What was rendered beside the texts it is about would count them again. Asked first: a folder of a million texts
    # is gone through entry by entry, not held.
    if (Path(folder) / SITE_DATA).is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{shown_name(entry.name)}/")
            elif entry.is_file():
                yield ListedFile(prefix + shown_name(entry.name), entry.path, _stamp(entry.stat()))


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
