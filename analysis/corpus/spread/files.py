"""Where a spread corpus lies while it is worked on: a folder per partition, arrays that are read in slices.

A partition is some texts and all that was found in them, as Parquet files, with its fingerprints beside it, sorted,
so that a bucket of them is a slice. Every file is written under another name and renamed: a worker that is killed
leaves nothing that could be believed, and whoever does its work again may find it done.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray
from pandas.api.types import is_object_dtype

from analysis.corpus.copies.prints import Prints
from analysis.corpus.parts import FOUND, Part, Table

__all__ = [
    "Layout",
    "is_among",
    "load_array",
    "new_file",
    "new_folder",
    "passage_keys",
    "read_ids",
    "read_part",
    "save_array",
    "slice_of",
    "split_keys",
    "write_ids",
    "write_part",
]

Places = NDArray[np.int64]
_PASSAGE_BITS: Final = 24  # passages of one text: sixteen millions


@dataclass(frozen=True)
class Layout:
    """The partitions of a corpus and the numbers of their texts.

    Parameters
    ----------
    folder : Path
        All files of the work lie here; every worker must see it under this path.
    names : tuple of str
        The partitions, in the order of their texts.
    offsets : int64 array
        For each partition the number of its first text; and how many texts there are.
    """

    folder: Path
    names: tuple[str, ...]
    offsets: Places

    def numbers(self, at: int) -> tuple[int, int]:
        """Return the numbers of the first text of a partition and of the first one after it."""
        return int(self.offsets[at]), int(self.offsets[at + 1])

    def found(self, at: int) -> Path:
        """Return the folder of what is known of a partition now: with the days that other texts gave, if any did."""
        dated = self.redated(at)
        return dated if dated.is_dir() else self.taken(at)

    def redated(self, at: int) -> Path:
        """Return the folder of a partition some texts of which other texts dated."""
        return self.folder / "redated" / self.names[at]

    def taken(self, at: int) -> Path:
        """Return the folder with the fingerprints of a partition."""
        return self.folder / "parts" / self.names[at]


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a path to write to; the file has its name when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{uuid.uuid4().hex}{path.suffix}")
    try:
        yield made
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a folder to fill; it has its name when it is whole. One that is there already stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{uuid.uuid4().hex}")
    made.mkdir()
    try:
        yield made
        if not path.exists():
            made.rename(path)
    except FileExistsError:  # two workers did the same
        pass
    except OSError:
        if not path.is_dir():
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)


def save_array(path: Path, array: NDArray[Any]) -> None:
    """Save an array."""
    with new_file(path) as made:
        np.save(made, array)


def load_array(path: Path) -> NDArray[Any]:
    """Open an array; only what is taken of it is read."""
    return cast("NDArray[Any]", np.load(path, mmap_mode="r"))


def slice_of(keys: NDArray[Any], low: int, high: int | None) -> slice:
    """Return where, of ascending keys, those from ``low`` to below ``high`` stand; None is without end."""
    start = int(np.searchsorted(keys, keys.dtype.type(low)))
    return slice(start, len(keys) if high is None else int(np.searchsorted(keys, keys.dtype.type(high))))


def is_among(values: NDArray[Any], ascending: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell which values are among ascending ones; these may be many, and are not gone through.

    Examples
    --------
    >>> is_among(np.array([3, 4, 9]), np.array([1, 3, 7])).tolist()
    [True, False, False]
    """
    if not len(ascending):
        return np.zeros(len(values), np.bool_)
    at = np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)
    return np.asarray(ascending[at] == values)


def write_part(folder: Path, part: Part) -> None:
    """Write a part, whose texts are named by their place in it, to a folder that is being made."""
    part.documents.to_parquet(folder / "documents.parquet", index=False)
    for name in FOUND:
        frame = part.tables[name].frame
        # A column of texts in which there are none must have the type it has in the other partitions.
        texts = [column for column, dtype in frame.dtypes.items() if is_object_dtype(dtype)]
        frame.astype(dict.fromkeys(texts, "str")).to_parquet(folder / f"{name}.parquet", index=False)


def read_part(folder: Path, prints: Path, tables: Sequence[str] = FOUND) -> Part:
    """Read a part again, or some of its tables; ``prints`` is where its fingerprints lie."""
    documents = pd.read_parquet(folder / "documents.parquet")
    frames = {name: pd.read_parquet(folder / f"{name}.parquet") for name in tables}
    found = {name: Table(frame, frame["doc_id"].to_numpy(np.int64)) for name, frame in frames.items()}
    document, passage = (np.load(prints / f"{name}.npy") for name in ("document", "passage"))
    return Part(
        documents, found, Prints(np.empty(0, np.uint64), np.zeros(len(documents), np.int64), document, passage)
    )


def write_ids(path: Path, doc_ids: Sequence[Any]) -> None:
    """Save the ids of all texts, in chunks of Arrow strings, so that a few can be looked up."""
    table = pa.table({"doc_id": pa.chunked_array(doc_ids, pa.large_string())}).combine_chunks()
    with new_file(path) as made, pa.ipc.new_file(made, table.schema) as sink:
        sink.write_table(table)


def read_ids(path: Path, numbers: Places) -> list[str]:
    """Return the ids of some texts."""
    with pa.memory_map(str(path)) as source:
        column = pa.ipc.open_file(source).read_all().column("doc_id")
        return cast("list[str]", column.take(pa.array(numbers)).to_pylist())


def passage_keys(number: Places, passage_id: Places) -> Places:
    """Return one number for each passage: of its text, and within it."""
    return (number << np.int64(_PASSAGE_BITS)) | passage_id


def split_keys(keys: Places) -> tuple[Places, Places]:
    """Return the numbers of text and passage again.

    Examples
    --------
    >>> number, passage = split_keys(passage_keys(np.array([5]), np.array([3])))
    >>> int(number[0]), int(passage[0])
    (5, 3)
    """
    return keys >> np.int64(_PASSAGE_BITS), keys & np.int64((1 << _PASSAGE_BITS) - 1)
