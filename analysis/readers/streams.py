"""A text file of any size, line by line: its encoding is decided first, and how far one is is shown."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from analysis.readers.encoding import decode

__all__ = ["Stretch", "Track", "cut_lines", "follow_bytes", "follow_items", "open_lines", "tracked"]

Track = Callable[[Sequence[Any], str], Iterable[Any]]

#: Files up to this size are decided on as a whole; of larger ones the start decides where they are not UTF-8.
_WHOLE: Final = 1 << 23
_STEP: Final = 1 << 20
_WORTH_SHOWING: Final = 1 << 24


def _untracked(items: Sequence[Any], _what: str) -> Iterable[Any]:
    return items


_track: ContextVar[Track] = ContextVar("track", default=_untracked)


@contextmanager
def tracked(track: Track) -> Iterator[None]:
    """Let ``track`` wrap the long lists of the readers, to show progress."""
    token = _track.set(track)
    try:
        yield
    finally:
        _track.reset(token)


def follow_items(items: Sequence[Any], what: str) -> Iterable[Any]:
    """Return the items, shown as progress."""
    return _track.get()(items, what)


def follow_bytes(size: int, what: str) -> Callable[[int], None]:
    """Return a function to be told how many bytes of ``size`` are done; small files show nothing."""
    if size < _WORTH_SHOWING:
        return lambda _done: None
    steps, at = iter(_track.get()(range(size // _STEP + 1), what)), 0

    def reach(done: int) -> None:
        nonlocal at
        while at <= done // _STEP:
            next(steps, None)
            at += 1

    return reach


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some whole lines of a text file.

    Parameters
    ----------
    start, end : int
        First byte, and first byte after it.
    line : int
        Lines before it.
    encoding, decided_by : str
        Of the whole file: a stretch alone may look like another.
    """

    start: int
    end: int
    line: int
    encoding: str
    decided_by: str


def cut_lines(path: Path, n: int, most: int | None = None) -> list[Stretch]:
    """Cut a text file into stretches of ``n`` lines, the last one shorter.

    Parameters
    ----------
    path : Path
    n : int
        Lines of a stretch.
    most : int, optional
        Bytes of a stretch: one that holds as many ends after the line that made it so.

    Returns
    -------
    list of Stretch
        Empty where the file cannot be cut at its bytes: in UTF-16 not every byte LF ends a line.

    Raises
    ------
    UndecodableError
        If its start is no text in any known encoding.
    """
    encoding, decided_by = _decide(path)
    if encoding.lower().replace("-", "").startswith(("utf16", "utf32")):
        return []
    bounds, at, n_lines = [(0, 0)], 0, 0
    with path.open("rb") as file:
        for line in _long_lines(file):
            at += len(line)
            n_lines += line.endswith(b"\n")
            start, before = bounds[-1]
            is_full = n_lines - before >= n or (most is not None and at - start >= most)
            if is_full and line.endswith(b"\n"):
                bounds.append((at, n_lines))
    if bounds[-1][0] < at:
        bounds.append((at, n_lines))
    return [
        Stretch(start, end, before, encoding, decided_by) for (start, before), (end, _) in pairwise(bounds)
    ]


def _long_lines(file: io.BufferedReader) -> Iterator[bytes]:
    """Give the lines of a file; of one that is longer than memory should hold, a piece at a time."""
    while line := file.readline(_STEP):
        yield line


@contextmanager
def open_lines(
    path: Path, what: str = "", stretch: Stretch | None = None
) -> Iterator[tuple[str, str, Iterator[str]]]:
    r"""Open a text file that is read once from start to end.

    Parameters
    ----------
    path : Path
    what : str
        What progress is shown under, for large files.
    stretch : Stretch, optional
        Give its lines alone.

    Yields
    ------
    encoding, decided_by, lines
        The lines end in ``\n`` alone, as they do in the file; a BOM is left out, and a byte that does not fit
        the encoding is U+FFFD.

    Raises
    ------
    UndecodableError
        If its start is no text in any known encoding.
    """
    if stretch is not None:
        with path.open("rb") as file:
            file.seek(stretch.start)
            held = io.BytesIO(file.read(stretch.end - stretch.start))
        encoding = "utf-8" if stretch.start and stretch.encoding == "utf-8-sig" else stretch.encoding
        own = io.TextIOWrapper(held, encoding, errors="replace", newline="\n")
        yield encoding, stretch.decided_by, (line.replace("\0", "\ufffd") for line in own)
        return
    encoding, decided_by = _decide(path)
    with path.open("rb") as raw:
        told = follow_bytes(path.stat().st_size, what or path.name)
        text = io.TextIOWrapper(raw, encoding, errors="replace", newline="\n")
        yield encoding, decided_by, _told(text, raw, told)


def _told(text: io.TextIOWrapper, raw: io.BufferedReader, told: Callable[[int], None]) -> Iterator[str]:
    for number, line in enumerate(text):
        if number % 100 == 0:
            told(raw.tell())
        line = line.replace("\0", "\ufffd") if "\0" in line else line
        yield line.removeprefix("\ufeff") if number == 0 else line
    told(raw.tell())


def _decide(path: Path) -> tuple[str, str]:
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(_WHOLE)
        if size > _WHOLE and not start.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
            if _is_utf8(file, start):
                bom = start.startswith(codecs.BOM_UTF8)
                return ("utf-8-sig", "BOM") if bom else ("utf-8", "valid UTF-8")
            # Cut after a line, so that no letter is cut in two.
            start = start[: start.rfind(b"\n") + 1] or start
    decoded = decode(start)
    return decoded.encoding, decoded.decided_by


def _is_utf8(file: io.BufferedReader, start: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    block = start
    try:
        while block:
            decoder.decode(block)
            block = file.read(_STEP)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return b"\0" not in start
