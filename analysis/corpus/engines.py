"""Where the parts of a corpus are worked on: in this process, in several, or on machines that Dask knows.

All three run the same function over the same parts and give the results in the order of the parts, so that the rows
are the same. Dask is the extra ``presscope[dask]``.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, Protocol, TypeVar

from analysis.corpus.workers import map_tasks
from analysis.errors import Fault, ParameterError, RunError, closest

__all__ = ["ENGINES", "DaskEngine", "Engine", "LocalEngine", "ProcessEngine", "choose_engine", "kept"]

A = TypeVar("A")
B = TypeVar("B")

ENGINES: Final = ("local", "processes", "dask")
_AHEAD: Final = 2  # parts in flight for each thread of the cluster: enough to keep it busy, few enough for memory
_RETRIES: Final = 3  # of a part whose worker was lost


class Engine(Protocol):
    """What runs one function over many parts."""

    def map(self, function: Callable[[A, Any], B], tasks: Sequence[A], shared: Any) -> Iterator[B]:
        """Yield ``function(task, shared)`` for every task, in the order of the tasks."""
        ...


@dataclass(frozen=True)
class LocalEngine:
    """One part after the other, in this process."""

    def map(self, function: Callable[[A, Any], B], tasks: Sequence[A], shared: Any) -> Iterator[B]:
        """See `Engine`."""
        return map_tasks(function, tasks, shared, 1)


@dataclass(frozen=True)
class ProcessEngine:
    """Parts side by side on this machine.

    Parameters
    ----------
    processes : int, optional
        How many; by default as many as there are processors.
    """

    processes: int | None = None

    def map(self, function: Callable[[A, Any], B], tasks: Sequence[A], shared: Any) -> Iterator[B]:
        """See `Engine`."""
        return map_tasks(function, tasks, shared, self.processes)


@dataclass(frozen=True)
class DaskEngine:
    """Parts on the workers of a Dask cluster; one that is lost has its parts done again by another.

    Parameters
    ----------
    scheduler : str
        Address of a running scheduler (``tcp://host:8786``); empty for a cluster of this machine's processors, which
        ends with the work.

    Raises
    ------
    ParameterError
        If the extra is not installed, or nobody answers at the address.
    RunError
        If a part fails on several workers.
    """

    scheduler: str = ""

    def map(self, function: Callable[[A, Any], B], tasks: Sequence[A], shared: Any) -> Iterator[B]:
        """See `Engine`."""
        with _client(self.scheduler) as client:
            # A task, not scattered data: where all workers that hold it are lost it can be made again.
            held = client.submit(pickle.loads, pickle.dumps(shared), pure=False)
            room = _AHEAD * max(1, sum(client.nthreads().values()))
            flying: deque[Any] = deque()
            for task in tasks:
                flying.append(client.submit(function, task, held, pure=False, retries=_RETRIES))
                if len(flying) >= room:
                    yield _result(flying.popleft())
            while flying:
                yield _result(flying.popleft())


def choose_engine(name: str = "", scheduler: str = "") -> Engine | None:
    """Return the engine called ``name``; None for no name, which leaves the choice to the size of the corpus.

    Raises
    ------
    ParameterError
        If there is none of that name, or an address is given to one that has no use for it.
    """
    faults = []
    if name and name not in ENGINES:
        faults.append(Fault("--engine", repr(name), ", ".join(ENGINES), closest(name, ENGINES)))
    elif scheduler and name != "dask":
        faults.append(Fault("--scheduler", repr(scheduler), "an address, with --engine dask", "Add --engine dask"))
    if faults:
        raise ParameterError("The work cannot be shared out like this.", faults)
    made: dict[str, Engine] = {"local": LocalEngine(), "processes": ProcessEngine(), "dask": DaskEngine(scheduler)}
    return made.get(name)


@contextmanager
def kept(engine: Engine) -> Iterator[Engine]:
    """Give an engine for several maps: a Dask cluster of this machine is started once for all of them."""
    if not isinstance(engine, DaskEngine) or engine.scheduler:
        yield engine
        return
    with _client("") as client:
        yield DaskEngine(str(client.scheduler.address))


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        distributed: Any = import_module("distributed")  # states no types
    except ImportError:
        fault = Fault("--engine", "'dask'", "the extra 'dask' installed", "Run: pip install 'presscope[dask]'")
        raise ParameterError("Dask is not installed.", [fault]) from None
    if not scheduler:
        cluster = distributed.LocalCluster(threads_per_worker=1, dashboard_address=None)
        with cluster, distributed.Client(cluster) as client:
            yield client
        return
    try:
        client = distributed.Client(scheduler, timeout="10s")
    except (OSError, ValueError, TimeoutError) as error:
        found = f"{scheduler!r} ({' '.join(str(error).split()) or type(error).__name__})"
        fault = Fault("--scheduler", found, "the address of a running Dask scheduler, such as tcp://host:8786")
        raise ParameterError("No Dask scheduler answers.", [fault]) from None
    with client:
        yield client


def _result(future: Any) -> Any:
    try:
        return future.result()
    except import_module("distributed").KilledWorker as error:
        raise RunError("A part of the corpus ended several Dask workers, perhaps for lack of memory.") from error
