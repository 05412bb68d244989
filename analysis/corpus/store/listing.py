"""What the store holds, and how to be rid of it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from analysis.cache_place import cache_folder
from analysis.corpus.store.snapshots import FOLDERS, Store

__all__ = ["StoredCorpus", "clear_stored", "list_stored"]


@dataclass(frozen=True)
class StoredCorpus:
    """One corpus in the store.

    Parameters
    ----------
    folder : Path
        Where it is kept.
    place : str
        The corpus it was made from; empty where that cannot be read.
    n_texts, n_bytes : int
    written : datetime
    """

    folder: Path
    place: str
    n_texts: int
    n_bytes: int
    written: dt.datetime


def list_stored() -> list[StoredCorpus]:
    """List the corpora of the store, the last written first."""
    found = [_describe(folder) for folder in cache_folder().glob(FOLDERS) if folder.is_dir()]
    return sorted(found, key=lambda one: one.written, reverse=True)


def clear_stored(place: Path | None = None) -> list[StoredCorpus]:
    """Remove one corpus from the store, or all; the corpora themselves stay as they are.

    Returns
    -------
    list of StoredCorpus
        What was removed.
    """
    wanted = None if place is None else Store(place).folder
    removed = [one for one in list_stored() if wanted is None or one.folder == wanted]
    for one in removed:
        shutil.rmtree(one.folder, ignore_errors=True)
    return removed


def _describe(folder: Path) -> StoredCorpus:
    files = [path for path in folder.rglob("*") if path.is_file()]
    place, n_texts = "", 0
    for manifest in folder.glob("*/manifest.json"):
        try:
            about = json.loads(manifest.read_text(encoding="utf-8"))
            place, n_texts = str(about["place"]), int(about["rows"]["documents"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    written = max((path.stat().st_mtime for path in files), default=folder.stat().st_mtime)
    n_bytes = sum(path.stat().st_size for path in files)
    return StoredCorpus(folder, place, n_texts, n_bytes, dt.datetime.fromtimestamp(written))
