"""A folder of annotations: CSV files by the codebook, read with all their faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from analysis.errors import Fault, InputError

__all__ = ["GOLD_COLUMNS", "Gold", "GoldError", "read_gold", "stem"]

#: The files of a gold folder: the columns each must have, and those it may have.
GOLD_COLUMNS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "documents": (("file", "date"), ("earliest", "latest", "evidence")),
    "passages": (("file", "start", "end", "zone"), ("language", "date", "passage", "text")),
    "mentions": (("file", "start", "end", "surface", "actor", "type", "kind"), ("zone", "passage")),
    "mentions_contested": (("file", "start", "end", "surface", "actor", "type", "kind"), ("zone", "passage")),
    "themes": (("file", "theme", "status"), ("start", "end", "zone", "passage")),
    "quotes": (("file", "start", "end", "speaker"), ("text", "type", "zone", "passage")),
}


class GoldError(InputError):
    """A folder of annotations cannot be used."""


@dataclass(frozen=True, eq=False)
class Gold:
    """Annotations by the codebook, one frame per CSV file; a file that is absent has no rows.

    Parameters
    ----------
    documents, passages, mentions, contested, themes, quotes : DataFrame
        The columns of `GOLD_COLUMNS`, all of them text; ``start`` and ``end`` are numbers, -1 where the
        coder left them empty.
    by_passage : bool
        Whether themes are given by passage (offsets) rather than by text.
    present : frozenset of str
        The files that were there.
    """

    documents: pd.DataFrame
    passages: pd.DataFrame
    mentions: pd.DataFrame
    contested: pd.DataFrame
    themes: pd.DataFrame
    quotes: pd.DataFrame
    by_passage: bool
    present: frozenset[str]

    @property
    def files(self) -> set[str]:
        """The texts that any of the files speaks of, as they are called there."""
        frames = (self.documents, self.passages, self.mentions, self.themes, self.quotes)
        return {file for frame in frames for file in frame["file"]}


def stem(name: str) -> str:
    """Return the file name without folder and ending, by which annotations and texts find each other.

    Examples
    --------
    >>> stem("texts/a.b.txt")
    'a.b'
    """
    return Path(name).name.rsplit(".", 1)[0]


def read_gold(folder: Path) -> Gold:
    """Read a folder of annotations.

    Raises
    ------
    GoldError
        With every missing column and every offset that is no number; if the folder is not there or holds
        none of the files.
    """
    known = ", ".join(f"{name}.csv" for name in GOLD_COLUMNS)
    found = {name: folder / f"{name}.csv" for name in GOLD_COLUMNS if (folder / f"{name}.csv").is_file()}
    if not found:
        what = "no such folder" if not folder.is_dir() else "none of these files"
        raise GoldError("There are no annotations.", [Fault(f"gold folder {str(folder)!r}", what, known)])
    faults: list[Fault] = []
    frames = {name: _read(name, found.get(name), faults) for name in GOLD_COLUMNS}
    if faults:
        raise GoldError(f"The annotations in {str(folder)!r} cannot be used.", faults)
    themes = frames["themes"]
    return Gold(
        documents=frames["documents"],
        passages=frames["passages"],
        mentions=frames["mentions"],
        contested=frames["mentions_contested"],
        themes=themes,
        quotes=frames["quotes"],
        by_passage=bool((themes["start"] >= 0).any() or (themes["passage"] != "").any()),
        present=frozenset(found),
    )


def _read(name: str, path: Path | None, faults: list[Fault]) -> pd.DataFrame:
    needed, optional = GOLD_COLUMNS[name]
    offsets = {"start", "end"} & {*needed, *optional}
    if path is None:
        frame = pd.DataFrame(columns=[*needed, *optional], dtype="str")
    else:
        frame = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
        missing = [column for column in needed if column not in frame.columns]
        faults += [Fault(f"{path.name}, header", f"no column {c!r}", ", ".join(needed)) for c in missing]
        for column in (*missing, *(c for c in optional if c not in frame.columns)):
            frame[column] = "-1" if column in offsets and column in optional else ""
    for column in sorted(offsets):
        faults += list(_offset_faults(name, frame, column))
        numbers = pd.to_numeric(frame[column], errors="coerce")
        frame[column] = numbers.fillna(-1).astype("int64")
    frame["line"] = range(2, len(frame) + 2)
    return frame


def _offset_faults(name: str, frame: pd.DataFrame, column: str) -> Iterator[Fault]:
    for line, value in enumerate(frame[column], start=2):
        if value.strip() and not value.strip().lstrip("-").isdigit():
            allowed = "a number of code points, or nothing where the surface tells the place"
            yield Fault(f"{name}.csv, line {line}, {column}", repr(value), allowed)
