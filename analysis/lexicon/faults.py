"""Find everything that is wrong with a lexicon, at once, each fault with its file and line."""

from __future__ import annotations

from pathlib import Path

from analysis.errors import Fault
from analysis.lexicon.sources import read_sources

__all__ = ["find_faults"]


def find_faults(folder: Path | None = None) -> list[Fault]:
    """List all faults of our lexicon, with the files of ``folder`` merged over it."""
    sources, faults = read_sources()
    if folder is not None:
        theirs, more = read_sources(folder)
        sources, faults = sources + theirs, faults + more
    return faults + [fault for source in sources for fault in source.faults]
