"""A run in a process of its own, which can be ended with everything it started.

A notebook kernel makes itself a session of its own: ending the process group is not enough. Everything a run starts
inherits a mark in its environment, and whatever carries it is ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.scheduling.jobs import Job, Result
from analysis.scheduling.locks import child_lock
from analysis.scheduling.wording import duration_words

__all__ = ["MARK", "ProcessRenderer", "end_run"]

#: The environment variable that everything a run starts inherits.
MARK: Final = "PRESSCOPE_RUN"
_MODULE: Final = (sys.executable, "-m", "analysis.scheduling.child")


@dataclass(frozen=True)
class ProcessRenderer:
    """Renders each job in a new process.

    Parameters
    ----------
    locks : Path
        The folder of the locks; the process holds one as long as it lives.
    command : sequence of str
        What is run; it reads the job from its standard input up to the first line end, writes the result as the last
        line of its standard output, and ends when its standard input does.
    """

    locks: Path
    command: Sequence[str] = _MODULE

    def __call__(self, job: Job) -> Result:
        """Run a job and return how it ended.

        A run that takes longer than its time, or whose process dies, has failed.
        """
        mark = uuid.uuid4().hex
        environment = {**os.environ, MARK: mark}
        lock = child_lock(self.locks, job.name)
        lock.parent.mkdir(parents=True, exist_ok=True)
        process = subprocess.Popen(
            [*self.command, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment, start_new_session=True,
        )  # fmt: skip
        try:
            answer = _answer(process, job)
        except subprocess.TimeoutExpired:
            reason = f"Le rendu a dépassé le temps accordé ({duration_words(job.timeout)})"
            return Result("failed", f"timeout:{job.timeout:g}", reason)
        finally:
            end_run(process.pid, mark)
            process.communicate()
        return answer or _died(process.returncode)


def _answer(process: subprocess.Popen[bytes], job: Job) -> Result | None:
    """Hand over the job and wait. The pipe stays open: that it closes tells the child that we are gone."""
    assert process.stdin is not None
    deadline = time.monotonic() + job.timeout
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(job.to_json().encode() + b"\n")
        process.stdin.flush()
    for line in reversed(_read(process, deadline).split(b"\n")):
        with contextlib.suppress(ValueError, TypeError):
            raw = json.loads(line)
            return Result(**{**raw, "pages": tuple(raw.get("pages", ()))})
    process.wait(max(0.0, deadline - time.monotonic()))
    return None


def _read(process: subprocess.Popen[bytes], deadline: float) -> bytes:
    """Return what the child writes until it ends; what it has started may hold the pipe open longer."""
    assert process.stdout is not None
    handle, found = process.stdout.fileno(), b""
    with selectors.DefaultSelector() as selector:
        selector.register(handle, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise subprocess.TimeoutExpired(process.args, 0)
            ended = process.poll() is not None
            if selector.select(0 if ended else min(left, 0.5)):
                data = os.read(handle, 65536)
                if not data:
                    return found
                found += data
            elif ended:
                return found


def _died(code: int | None) -> Result:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            name = signal.Signals(-code).name
            return Result("failed", f"died:{name}", f"Le processus de rendu a été arrêté (signal {name})")
    return Result("failed", f"died:{code}", f"Le processus de rendu s’est arrêté sans réponse (code {code})")


def end_run(pid: int, mark: str) -> None:
    """End a run and whatever it started, in whatever session it is.

    Parameters
    ----------
    pid : int
        The process of the run, the leader of its group.
    mark : str
        The value of :data:`MARK` it was started with.
    """
    itself = pid == os.getpid()
    if not itself:
        _signal(os.kill, pid, signal.SIGSTOP)  # so that it starts nothing more
    for _ in range(10):
        left = [process for process in _marked(mark) if process != pid]
        for process in left:
            _signal(os.kill, process, signal.SIGKILL)
        if not left:
            break
        time.sleep(0.02)
    _signal(os.killpg, pid, signal.SIGKILL)


def _signal(send: Callable[[int, int], None], pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        send(pid, number)


def _marked(mark: str) -> Iterator[int]:
    """Yield the processes of this user that carry a mark."""
    import psutil  # type: ignore[import-untyped]

    for process in psutil.process_iter():
        try:
            if process.status() != psutil.STATUS_ZOMBIE and process.environ().get(MARK) == mark:
                yield process.pid
        except (psutil.Error, OSError):
            continue
