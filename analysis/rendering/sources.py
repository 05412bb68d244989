"""The notebooks reports are made from, as they stand on disk: each is read once, until its file changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

__all__ = ["read_source"]


def read_source(notebook: Path) -> NotebookNode:
    """Return a notebook as its file has it now, to be looked at and not to be changed.

    A batch asks for the parameters of one notebook several times a report; children find it read by their parent.

    Raises
    ------
    OSError
        If there is no such file.
    ValueError, AttributeError, nbformat.ValidationError
        If the file is no notebook.
    """
    state = notebook.stat()
    return _read(notebook, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=32)
def _read(notebook: Path, *_state: int) -> NotebookNode:
    nb: NotebookNode = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    return nb
