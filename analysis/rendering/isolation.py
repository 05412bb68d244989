"""Work done in forked children: a crash, a leak or a hang there does not reach this process.

A child starts with everything this process has imported, which makes a run cheap: one warm parent,
one child a report. Forking is only safe on Linux (macOS frameworks do not survive it); elsewhere
:func:`can_fork` is false and the caller runs a kernel instead.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Final

from analysis.errors import PresscopeError

__all__ = ["Outcome", "can_fork", "run_forked"]

#: How seldom a child looks for garbage: it lives for one task.
_SELDOM: Final = (20_000, 20, 20)


@dataclass(frozen=True)
class Outcome:
    """How the work of one child ended.

    Parameters
    ----------
    index : int
        Which of the tasks.
    value : object
        What the task returned.
    error : Exception or None
        What it raised: a :class:`PresscopeError` as it was, anything else in words.
    stopped : str
        Why the child ended without an answer (killed, timed out), in words; else empty.
    """

    index: int
    value: Any = None
    error: Exception | None = None
    stopped: str = ""


def can_fork() -> bool:
    """Say whether children can be forked here."""
    return sys.platform == "linux" and hasattr(os, "fork")


def _silence(log: Path | None) -> None:
    """Send what libraries write to the terminal by themselves to the log instead."""
    target = os.open(log if log is not None else os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(target, 1)
    os.dup2(target, 2)


def _answer(task: Callable[[], Any], sender: Connection, log: Path | None) -> None:
    _silence(log)
    # Ctrl+C in a terminal reaches the children too. The parent ends them; a cell that it stopped would count as failed.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parent made lives as long as the child: looked through for garbage again and again, it would cost a
    # twentieth of a report, and the memory that both share would be copied for it.
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    try:
        reply: tuple[Any, ...] = ("value", task())
    except PresscopeError as error:
        # Sent in parts: an exception is unpickled from its message alone and would lose its faults.
        reply = ("presscope", type(error), error.summary, error.faults, error.exit_code)
    except BaseException as error:  # the boundary of the process: everything must be told
        reply = ("other", f"{type(error).__name__}: {error}")
    sender.send(reply)
    sender.close()


def _outcome(index: int, reply: tuple[Any, ...]) -> Outcome:
    if reply[0] == "value":
        return Outcome(index, value=reply[1])
    if reply[0] == "presscope":
        error = reply[1](reply[2], reply[3])
        error.exit_code = reply[4]
        return Outcome(index, error=error)
    return Outcome(index, error=RuntimeError(reply[1]))


@dataclass
class _Child:
    index: int
    process: Any
    receiver: Connection
    deadline: float

    @classmethod
    def start(cls, index: int, task: Callable[[], Any], timeout: float, log: Path | None) -> _Child:
        context: Any = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(task, sender, log))
        with warnings.catch_warnings():
            # Python 3.12 warns where threads exist; ours (BLAS, Arrow) are idle and handle a fork.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        sender.close()
        return cls(index, process, receiver, time.monotonic() + timeout)

    def outcome(self, timeout: float) -> Outcome:
        """Return the answer of a child that has one, died or is out of time."""
        if not self.receiver.poll() and self.process.is_alive():
            self.stop()
            return Outcome(self.index, stopped=f"it took longer than {timeout:g} seconds")
        try:
            reply = self.receiver.recv()
        except EOFError:
            self.process.join()
            code = self.process.exitcode
            why = f"signal {-code}" if code < 0 else f"exit code {code}"
            return Outcome(self.index, stopped=f"its process ended ({why})")
        self.process.join()
        return _outcome(self.index, reply)

    def stop(self) -> None:
        """End the child, whatever it does."""
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.receiver.close()


def run_forked(
    tasks: Sequence[Callable[[], Any]], *, jobs: int = 1, timeout: float = 1800.0, log: Path | None = None
) -> Iterator[Outcome]:
    """Run each task in a forked child of this process and yield the outcomes as they come.

    Parameters
    ----------
    tasks : sequence of callables
        Without arguments; what they return must be picklable.
    jobs : int
        How many children run at the same time.
    timeout : float
        Seconds after which a child is ended.
    log : Path, optional
        Where the children's own writing to the terminal goes; by default nowhere.

    Examples
    --------
    >>> [outcome.value for outcome in run_forked([lambda: 6 * 7])]
    [42]
    """
    waiting = list(enumerate(tasks))
    running: dict[Connection, _Child] = {}
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                index, task = waiting.pop(0)
                child = _Child.start(index, task, timeout, log)
                running[child.receiver] = child
            soonest = min(child.deadline for child in running.values())
            ready = set(wait(list(running), max(0.0, soonest - time.monotonic())))
            for receiver, child in list(running.items()):
                if receiver in ready or time.monotonic() >= child.deadline:
                    del running[receiver]
                    yield child.outcome(timeout)
    finally:
        for child in running.values():
            child.stop()
