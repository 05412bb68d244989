"""One run of a report at a time, whatever number of schedulers there are.

The system frees the lock of a process that dies, however it dies. A run goes on in a process of its own, which
holds a second lock: a scheduler that was killed may leave it behind for a moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

__all__ = ["child_lock", "try_lock", "try_report"]


@contextmanager
def try_lock(path: Path, wait: float = 0.0) -> Iterator[bool]:
    """Hold a lock, or say that another process does.

    Yields
    ------
    bool
        Whether it is held here.
    """
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, thread_local=False, is_singleton=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def child_lock(folder: Path, name: str) -> Path:
    """Return the lock of the process that renders a report."""
    return folder / f"{name}.rendering.lock"


@contextmanager
def try_report(folder: Path, name: str) -> Iterator[bool]:
    """Hold a report, unless another scheduler or a render process that outlived its scheduler does."""
    with try_lock(folder / f"{name}.lock") as held:
        if not held:
            yield False
            return
        with try_lock(child_lock(folder, name), wait=1.0) as alone:
            free = alone
        yield free
