"""One function over many tasks, on all processors this process may use, in their order."""

from __future__ import annotations

import multiprocessing as mp
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from analysis.errors import RunError

__all__ = ["count_processors", "map_tasks"]

A = TypeVar("A")
B = TypeVar("B")

_shared: Any = None


def count_processors() -> int:
    """Return how many processes are worth starting; 1 in a process that may start none."""
    if mp.current_process().daemon:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_tasks(
    function: Callable[[A, Any], B], tasks: Sequence[A], shared: Any, processes: int | None = None
) -> Iterator[B]:
    """Yield ``function(task, shared)`` for every task, in the order of the tasks.

    Parameters
    ----------
    function : callable
        A function of a module, for processes that import it anew.
    tasks : sequence
        Each is sent to the process that works on it.
    shared : object
        Sent once to each process; not at all where processes are forked.
    processes : int, optional
        As many as there are processors; 1 works in this process.

    Raises
    ------
    RunError
        If a process ends before its task, as it does where memory runs out.
    """
    n = min(count_processors() if processes is None else processes, len(tasks))
    if n <= 1:
        yield from (function(task, shared) for task in tasks)
        return
    # Forked processes find the compiled lexicon in memory; elsewhere each compiles it once.
    method = "fork" if "fork" in mp.get_all_start_methods() and sys.platform != "darwin" else "spawn"
    with warnings.catch_warnings():
        # From 3.12 on Python warns of forking beside threads; those of pyarrow are made for it.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            with ProcessPoolExecutor(n, mp.get_context(method), _take_over, (shared,)) as pool:
                yield from pool.map(_Call(function), tasks)
        except BrokenProcessPool as error:
            raise RunError("A process that reads texts was ended from outside, perhaps for lack of memory.") from error


class _Call:
    """The function with what is shared, as a process finds it."""

    def __init__(self, function: Callable[[Any, Any], Any]) -> None:
        self.function = function

    def __call__(self, task: Any) -> Any:
        return self.function(task, _shared)


def _take_over(shared: Any) -> None:
    global _shared
    _shared = shared
