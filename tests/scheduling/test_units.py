"""What the system's own parsers say of the files."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from cronsim import CronSim

from analysis.errors import ParameterError
from analysis.projects import Project
from analysis.rendering.schedule_fields import ScheduleFields
from analysis.scheduling.places import Place, Schedule
from analysis.scheduling.units import Host, cron_lines, systemd_units, write_units


def place(root: Path) -> Place:
    return Place(root / "reports" / "site", root / "reports" / "s.sqlite", root, Project(root))


def plan(seconds: float) -> Schedule:
    return Schedule("a", Path("a.yaml"), ScheduleFields(every="week", timeout=seconds))


def host(tmp_path: Path) -> Host:
    program = tmp_path / "presscope"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return Host("daemon", program)


def test_the_service_is_unprivileged_and_may_write_only_where_reports_go(tmp_path: Path) -> None:
    service = systemd_units(place(tmp_path), [plan(600), plan(1200)], host(tmp_path))["presscope.service"]
    for line in ("User=daemon", "NoNewPrivileges=true", "ProtectSystem=strict", "PrivateTmp=true",
                 "CapabilityBoundingSet=", "TimeoutStartSec=2700s", "SuccessExitStatus=3",
                 f"ReadWritePaths={tmp_path}/reports"):  # fmt: skip
        assert line in service.split("\n")


def test_the_timer_makes_up_for_what_was_missed(tmp_path: Path) -> None:
    assert "Persistent=true" in systemd_units(place(tmp_path), [], host(tmp_path))["presscope.timer"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here")
@pytest.mark.parametrize("folder", ["etude", "une étude à 50 %"])
def test_systemd_finds_no_fault_in_the_units(tmp_path: Path, folder: str) -> None:
    root = tmp_path / folder
    root.mkdir()
    written = write_units(tmp_path / "units", systemd_units(place(root), [plan(600)], host(root)))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", *map(str, written)], capture_output=True, text=True
    )
    ours = [line for line in done.stderr.split("\n") if "presscope." in line]
    assert (done.returncode, ours) == (0, []), done.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here")
def test_systemd_rates_the_service_as_well_protected(tmp_path: Path) -> None:
    service, _ = write_units(tmp_path, systemd_units(place(tmp_path), [plan(600)], host(tmp_path)))
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=35", str(service)]
    done = subprocess.run(command, capture_output=True, text=True)
    if "Unknown option" in done.stderr or "unrecognized" in done.stderr:
        pytest.skip("this systemd-analyze cannot rate files")
    assert done.returncode == 0, done.stdout[-400:] + done.stderr


def test_the_cron_line_is_one_that_cron_reads_and_comes_every_five_minutes(tmp_path: Path) -> None:
    root = tmp_path / "une étude à 50 %"
    text = cron_lines(place(root), Host("presscope", Path("/opt/presscope/bin/presscope")))
    (line,) = [line for line in text.split("\n") if line and not line.startswith("#") and "=" not in line.split()[0]]
    times, command = " ".join(line.split()[:5]), line.split(maxsplit=5)[5]
    slots = CronSim(times, dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    assert [next(slots).minute for _ in range(3)] == [5, 10, 15]
    assert "schedule due" in command
    assert r"50 \%" in command and "%" not in command.replace(r"\%", "")


def test_root_and_strange_names_are_refused(tmp_path: Path) -> None:
    for user in ("root", "nobody", "a b", "x\nExecStart=/bin/sh"):
        with pytest.raises(ParameterError, match="--user"):
            systemd_units(place(tmp_path), [], Host(user, tmp_path / "presscope"))
    with pytest.raises(ParameterError, match="path"):
        cron_lines(place(tmp_path / "a\nb"), Host("presscope", Path("/bin/presscope")))
