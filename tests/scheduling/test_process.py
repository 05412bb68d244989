"""The process of a run: ended with everything it started, and with its scheduler."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from analysis.rendering.schedule_fields import ScheduleFields
from analysis.scheduling.jobs import Job, Result
from analysis.scheduling.locks import child_lock, try_lock, try_report
from analysis.scheduling.logical import parse_period
from analysis.scheduling.process import ProcessRenderer
from analysis.scheduling.wording import explain


def job(folder: Path, **given: Any) -> Job:
    period = parse_period("2023-Q3", ScheduleFields(every="quarter"))
    return Job("acteurs", folder / "acteurs.yaml", period, {"corpus": "sample"}, folder / "site", **given)


def renderer(folder: Path, program: str) -> ProcessRenderer:
    return ProcessRenderer(folder / "locks", (sys.executable, "-c", program))


def wait_for(condition: Any, seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


# A kernel makes a session of its own, which a signal to the process group does not reach.
KERNEL = """
import subprocess, sys, time, pathlib
kernel = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
pathlib.Path({pid!r}).write_text(str(kernel.pid))
time.sleep(600)
"""


def test_a_job_survives_its_way_into_another_process(tmp_path: Path) -> None:
    given = job(tmp_path, timeout=5.0, keep=3, min_documents=2)
    assert Job.from_json(given.to_json()) == given


def test_the_answer_is_the_last_line(tmp_path: Path) -> None:
    answer = json.dumps({"state": "withheld", "cause": "c", "reason": "r", "retry": True, "pages": ["a"]})
    program = f"import sys; sys.stdin.readline(); print('bruit'); print({answer!r})"
    assert renderer(tmp_path, program)(job(tmp_path)) == Result("withheld", "c", "r", True, ("a",))


def test_a_run_that_takes_too_long_is_ended_with_the_kernel_it_started(tmp_path: Path) -> None:
    pid = tmp_path / "kernel.pid"
    result = renderer(tmp_path, KERNEL.format(pid=str(pid)))(job(tmp_path, timeout=1.5))
    assert (result.state, result.cause) == ("failed", "timeout:1.5")
    assert "temps accordé" in result.reason
    assert wait_for(lambda: gone(int(pid.read_text())))


def test_a_signal_to_the_group_alone_would_leave_the_kernel(tmp_path: Path) -> None:
    pid = tmp_path / "kernel.pid"
    process = subprocess.Popen([sys.executable, "-c", KERNEL.format(pid=str(pid))], start_new_session=True)
    assert wait_for(lambda: pid.exists() and pid.read_text())
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kernel = int(pid.read_text())
    assert not gone(kernel)
    os.kill(kernel, signal.SIGKILL)


def test_a_process_that_dies_has_failed_and_says_how(tmp_path: Path) -> None:
    died = renderer(tmp_path, "import os; os.kill(os.getpid(), 9)")(job(tmp_path))
    assert (died.state, died.cause) == ("failed", "died:SIGKILL")
    silent = renderer(tmp_path, "raise SystemExit(4)")(job(tmp_path))
    assert (silent.state, silent.cause) == ("failed", "died:4")


CHILD = """
import sys, time
from analysis.scheduling import child
from analysis.scheduling.jobs import Result
def render(job):
    open({begun!r}, "w").close()
    time.sleep(600)
child.render_job = render
child.main(sys.argv[1:])
"""
SCHEDULER = """
import sys, pathlib
sys.path.insert(0, {root!r})
from analysis.scheduling.jobs import Job
from analysis.scheduling.process import ProcessRenderer
job = Job.from_json(pathlib.Path({job!r}).read_text())
ProcessRenderer(pathlib.Path({locks!r}), (sys.executable, "-c", {child!r}))(job)
"""


def test_a_run_ends_with_its_scheduler_and_frees_the_report(tmp_path: Path) -> None:
    begun, text = tmp_path / "begun", tmp_path / "job.json"
    text.write_text(job(tmp_path).to_json())
    locks, root = tmp_path / "locks", str(Path(__file__).parents[2])
    program = SCHEDULER.format(root=root, job=str(text), locks=str(locks), child=CHILD.format(begun=str(begun)))
    environment = {**os.environ, "PYTHONPATH": root}
    scheduler = subprocess.Popen([sys.executable, "-c", program], env=environment)
    assert wait_for(begun.exists, 60)
    with try_lock(child_lock(locks, "acteurs")) as alone:
        assert not alone
    scheduler.send_signal(signal.SIGKILL)
    scheduler.wait()

    def free() -> bool:
        with try_report(locks, "acteurs") as held:
            return held

    assert wait_for(free)


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    holding = tmp_path / "holding"
    pid = os.fork()
    if pid == 0:
        with try_lock(tmp_path / "acteurs.lock"):
            holding.touch()
            time.sleep(600)
        os._exit(0)
    assert wait_for(holding.exists)
    with try_lock(tmp_path / "acteurs.lock") as held:
        assert not held
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with try_lock(tmp_path / "acteurs.lock") as held:
        assert held


def test_what_an_error_says_is_never_told_only_its_kind() -> None:
    cause, reason = explain(RuntimeError("« Le ministre a dit que … »"))
    assert (cause, "ministre" in reason) == ("RuntimeError", False)
    assert explain(OSError(28, "No space left on device"))[1] == "Le disque est plein"


@pytest.mark.slow
def test_a_real_kernel_is_ended_with_its_run(tmp_path: Path) -> None:
    program = (
        "import sys, time, pathlib\n"
        "from jupyter_client.manager import KernelManager\n"
        "kernel = KernelManager(); kernel.start_kernel()\n"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(kernel.provisioner.pid))\n"
        "time.sleep(600)\n"
    )
    renderer(tmp_path, program)(job(tmp_path, timeout=8))
    if not (tmp_path / "pid").exists():
        pytest.skip("this machine is too busy to start a kernel in eight seconds")
    assert wait_for(lambda: gone(int((tmp_path / "pid").read_text())), 2)
