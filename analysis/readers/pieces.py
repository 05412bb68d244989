"""A corpus on the disk, cut into pieces that are read one by one: each holds a bounded number of texts.

Small files are read in groups. A large file of JSON lines is cut at its lines, a zip archive between its files; any
other file (gzip, CSV, Parquet, one export with many articles) is one piece, however large.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from analysis.errors import CorpusError
from analysis.readers.archives import DamagedMemberError, is_gzip, is_zip, list_members
from analysis.readers.companions import is_companion
from analysis.readers.encoding import UndecodableError
from analysis.readers.formats import Format, read_head
from analysis.readers.listing import ListedFile, list_files
from analysis.readers.reading import item_of, read_as, read_file, read_items, read_members
from analysis.readers.recognition import find_format
from analysis.readers.records import Reading, Remark
from analysis.readers.streams import Stretch, cut_lines
from analysis.readers.tables import has_object_lines, read_json_file
from analysis.readers.text_files import METADATA_NAME, Metadata, left_over, read_metadata

__all__ = ["LARGE_CORPUS", "Piece", "cut_corpus", "is_large", "left_over_rows", "read_piece"]

T = TypeVar("T")

#: Files below this many bytes for each text of a piece are not opened to see whether they can be cut.
_SMALL: Final = 1_000
#: What a text of a group may hold on average.
_LARGE: Final = 10_000
#: How often French text shrinks by gzip.
_GZIPPED: Final = 3
LARGE_CORPUS: Final = 64 * 2**20
"""Bytes from which a corpus is worked on in pieces unless all of it is asked for at once."""


@dataclass(frozen=True)
class Piece:
    """A part of a corpus that is read by itself.

    Parameters
    ----------
    files : tuple of ListedFile
        The files, and the ``metadata.csv`` of their folders.
    in_folder : bool
        Whether they lie in the folder that is the corpus, or are the corpus.
    stretch : Stretch, optional
        Of the one file of JSON lines, what is read of it.
    members : tuple of int, optional
        Of the one archive, which of its files are read.
    """

    files: tuple[ListedFile, ...]
    in_folder: bool
    stretch: Stretch | None = None
    members: tuple[int, ...] | None = None


def cut_corpus(place: Path, n: int) -> list[Piece]:
    """Cut a corpus into pieces of about ``n`` texts, in the order of its texts.

    Raises
    ------
    CorpusError
        If there is nothing at ``place``.
    """
    if not place.is_dir():
        return list(_pieces_of(list_files(place)[0], (), False, n))
    listed = list_files(place.absolute())
    metadata = {_folder(file): file for file in listed if file.name.lower() == METADATA_NAME}
    pieces: list[Piece] = []
    texts = [file for file in listed if not is_companion(file.name)]
    for group in _groups(texts, lambda file: file.stamp[0], n):
        beside = tuple(metadata[folder] for folder in sorted({_folder(file) for file in group}) if folder in metadata)
        if len(group) == 1 and group[0].stamp[0] > _SMALL * n:
            pieces += _pieces_of(group[0], beside, True, n)
        else:
            pieces.append(Piece((*group, *beside), True))
    return pieces


def is_large(place: Path, least: int = LARGE_CORPUS) -> bool:
    """Whether the files of a corpus, unpacked, hold ``least`` bytes or more."""
    total = 0
    for file in list_files(place) if place.exists() else []:
        total += _unpacked_size(file)
        if total >= least:
            return True
    return False


def _unpacked_size(file: ListedFile) -> int:
    size = file.stamp[0]
    if size < _SMALL:
        return size
    try:
        with Path(file.path).open("rb") as opened:
            head = opened.read(4)
        if is_gzip(head, file.origin):
            return _GZIPPED * size
        if is_zip(head, file.origin):
            with list_members(Path(file.path), file.origin) as members:
                return sum(member.size for member in members)
    except (CorpusError, OSError):
        # Whoever reads it says what is wrong with it.
        pass
    return size


def read_piece(piece: Piece) -> Reading:
    """Read one piece; what `analysis.readers.reading.read_corpus` raises for a whole corpus it raises too."""
    read: Callable[[Path, str], Reading] = read_file
    if piece.stretch is not None:
        read = partial(_read_stretch, stretch=piece.stretch)
    elif piece.members is not None:
        read = partial(read_members, wanted=frozenset(piece.members))
    if not piece.in_folder:
        return read(Path(piece.files[0].path), piece.files[0].origin)
    return read_items([item_of(file) for file in piece.files], read)


def _folder(file: ListedFile) -> str:
    return file.origin.rpartition("/")[0]


def _groups(items: Iterable[T], size: Callable[[T], int], n: int) -> Iterator[list[T]]:
    """Group items in their order: ``n`` at most, of a bounded size, and large ones by themselves."""
    group: list[T] = []
    held = 0
    for item in items:
        large = size(item) > _SMALL * n
        if group and (large or len(group) >= n or held + size(item) > _LARGE * n):
            yield group
            group, held = [], 0
        group.append(item)
        held += size(item)
        if large:
            yield group
            group, held = [], 0
    if group:
        yield group


def _pieces_of(file: ListedFile, beside: tuple[ListedFile, ...], in_folder: bool, n: int) -> Iterator[Piece]:
    """Cut one file, if it can be cut."""
    path, files = Path(file.path), (file, *beside)
    try:
        head = read_head(path)
        if is_zip(head, file.origin):
            yield from (Piece(files, in_folder, members=group) for group in _member_groups(path, file.origin, n))
            return
        chosen = find_format(path, file.origin, head)
        if chosen is not None and chosen.name == "jsonl" and has_object_lines(path):
            stretches = cut_lines(path, n, _LARGE * n)
            yield from (Piece(files, in_folder, stretch=stretch) for stretch in stretches)
            if stretches:
                return
    except (CorpusError, OSError, UndecodableError):
        # Whoever reads it says what is wrong with it.
        pass
    yield Piece(files, in_folder)


def _member_groups(path: Path, origin: str, n: int) -> Sequence[tuple[int, ...]]:
    with list_members(path, origin) as members:
        names = [member.name.rpartition("/") for member in members]
        companions = {place: folder for place, (folder, _, name) in enumerate(names) if is_companion(name)}
        # By name, as the texts of a corpus are ordered.
        texts = sorted(set(range(len(members))) - set(companions), key=lambda place: members[place].name)
        groups = list(_groups(texts, lambda place: members[place].size, n))
        return [
            (*group, *(place for place, folder in companions.items() if folder in {names[p][0] for p in group}))
            for group in groups
        ]


def _read_stretch(path: Path, origin: str, stretch: Stretch) -> Reading:
    lines = Format("jsonl", lambda _head, _name: True, partial(read_json_file, stretch=stretch))
    return read_as(lines, path, origin)


def left_over_rows(place: Path, origins: Iterable[str]) -> list[Remark]:
    """Remark the rows of every ``metadata.csv`` that describe no text, and the texts beside it that have no row.

    A piece holds some texts of a folder and the whole table of it: only who knows all texts can tell.

    Parameters
    ----------
    place : Path
        The corpus.
    origins : iterable of str
        Of all texts that were read.
    """
    found = list(_all_metadata(place))
    texts: dict[str, list[str]] = {metadata.origin.rpartition("/")[0]: [] for metadata in found}
    for origin in origins if found else ():
        folder = origin.rpartition("/")[0]
        if folder in texts:
            texts[folder].append(origin)
    return [
        remark
        for metadata in found
        for remark in left_over(metadata, texts[metadata.origin.rpartition("/")[0]])
    ]


def _all_metadata(place: Path) -> Iterator[Metadata]:
    for file in list_files(place):
        path = Path(file.path)
        with suppress(CorpusError, OSError, DamagedMemberError):
            if place.is_dir() and file.name.lower() == METADATA_NAME:
                yield read_metadata(path, file.origin)
            elif is_zip(read_head(path), file.origin):
                with list_members(path, file.origin) as members:
                    for member in members:
                        if member.name.rpartition("/")[2].lower() == METADATA_NAME:
                            with member.spooled() as spooled:
                                yield read_metadata(spooled, f"{file.origin}/{member.name}")
