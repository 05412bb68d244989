"""The engines: the same function over the same parts gives the same rows, wherever it runs."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from analysis.corpus.engines import DaskEngine, LocalEngine, ProcessEngine, choose_engine
from analysis.errors import ParameterError

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask warns of what its own cluster does


def add(task: int, shared: dict[str, int]) -> tuple[int, int]:
    return task, task + shared["added"]


def die_once(task: int, shared: str) -> int:
    """End the process that works on the third part, the first time."""
    flag = Path(shared)
    if task == 2 and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02)
    return task * 10


@pytest.mark.parametrize("engine", [LocalEngine(), ProcessEngine(2)], ids=["local", "processes"])
def test_results_come_in_the_order_of_the_parts(engine: Any) -> None:
    assert list(engine.map(add, range(5), {"added": 3})) == [(n, n + 3) for n in range(5)]


@pytest.mark.slow
def test_dask_gives_the_same_results_in_the_same_order() -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    assert list(DaskEngine().map(add, range(9), {"added": 3})) == [(n, n + 3) for n in range(9)]


@pytest.mark.slow
def test_a_part_whose_worker_is_killed_is_done_by_another(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    flag = tmp_path / "died"
    assert list(DaskEngine().map(die_once, range(6), str(flag))) == [0, 10, 20, 30, 40, 50]
    assert flag.exists()


def test_an_unknown_engine_is_told_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"--engine: found 'dsk'; allowed: local, processes, dask\. Did you mean"):
        choose_engine("dsk")


def test_an_address_without_dask_is_a_fault() -> None:
    with pytest.raises(ParameterError, match="--scheduler: found 'tcp://a:1'"):
        choose_engine("processes", "tcp://a:1")


def test_no_name_leaves_the_choice_to_the_size_of_the_corpus() -> None:
    assert choose_engine() is None


def test_a_scheduler_that_does_not_answer_is_a_fault_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")

    def refuse(*_args: object, **_options: object) -> None:
        raise OSError("Timed out trying to connect")

    monkeypatch.setattr(distributed, "Client", refuse)
    with pytest.raises(ParameterError, match="No Dask scheduler answers"):
        list(DaskEngine("tcp://127.0.0.1:9").map(add, [1], {"added": 1}))
