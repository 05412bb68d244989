"""Unit files and cron lines that make passes without anyone logged in, with no more rights than that needs."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.errors import Fault, ParameterError
from analysis.scheduling.places import Place, Schedule

__all__ = ["Host", "cron_lines", "systemd_units", "write_units"]

#: What a pass may need beyond the times of its reports: reading the corpus, sending notices.
_SLACK: Final = 900
_USER: Final = re.compile(r"[a-z_][a-z0-9_-]{0,30}")

_SERVICE: Final = """\
# Written by presscope schedule export systemd. One pass over the schedules of {root}.
[Unit]
Description=presscope: a pass over the schedules
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={user}
WorkingDirectory={root}
ExecStart={command}
# 3: an edition was withheld; the editor was told and the unit has not failed.
SuccessExitStatus=3
TimeoutStartSec={timeout}
KillMode=control-group
Nice=10
UMask=0027
# What libraries keep for themselves goes where the service may write.
Environment=PRESSCOPE_CACHE=/var/cache/presscope/corpora MPLCONFIGDIR=/var/cache/presscope/matplotlib
Environment=NUMBA_CACHE_DIR=/var/cache/presscope/numba IPYTHONDIR=/var/cache/presscope/ipython
Environment=JUPYTER_RUNTIME_DIR=/var/cache/presscope/jupyter
CacheDirectory=presscope
CacheDirectoryMode=0700
ReadWritePaths={writable}
NoNewPrivileges=true
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=true
PrivateDevices=true
ProtectKernelTunables=true
ProtectKernelModules=true
ProtectKernelLogs=true
ProtectControlGroups=true
ProtectClock=true
ProtectHostname=true
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=true
RestrictRealtime=true
RestrictSUIDSGID=true
LockPersonality=true
SystemCallArchitectures=native
SystemCallFilter=@system-service
"""
_TIMER: Final = """\
# Written by presscope schedule export systemd. presscope itself knows when each report is due; a time missed while
# the machine was off is made up for at the next start.
[Unit]
Description=presscope: looks every five minutes whether a report is due

[Timer]
OnCalendar=*:0/5
Persistent=true
AccuracySec=30s
RandomizedDelaySec=20s
Unit=presscope.service

[Install]
WantedBy=timers.target
"""


@dataclass(frozen=True)
class Host:
    """The machine that makes the passes.

    Parameters
    ----------
    user : str
        An account without rights that may read the corpus and write the reports.
    executable : Path
        The ``presscope`` command.
    """

    user: str
    executable: Path


def systemd_units(place: Place, schedules: list[Schedule], host: Host) -> dict[str, str]:
    """Return a service and its timer by file name.

    Raises
    ------
    ParameterError
        With every value that cannot stand in a unit.
    """
    _check(place, host)
    root = _root(place)
    # Reports wait for each other: a pass may take as long as all of them together.
    longest = sum(schedule.fields.timeout for schedule in schedules) or 3600.0
    beside = () if place.out.is_relative_to(place.state.parent) else (place.out,)
    writable = " ".join(_quoted(path) for path in (place.state.parent, *beside))
    return {
        "presscope.service": _SERVICE.format(
            user=host.user, root=_escaped(root), command=_systemd_command(place, host),
            timeout=f"{int(longest + _SLACK)}s", writable=writable,
        ),
        "presscope.timer": _TIMER,
    }  # fmt: skip


def cron_lines(place: Place, host: Host) -> str:
    """Return the lines of a crontab of the user.

    Raises
    ------
    ParameterError
        With every value that cannot stand in a crontab.
    """
    _check(place, host)
    command = shlex.join(["cd", str(_root(place))]) + " && " + shlex.join(_command(place, host))
    # A percent sign ends the command for cron.
    command = command.replace("%", r"\%")
    return (
        "# Écrit par presscope schedule export cron, pour la crontab d’un compte sans privilège.\n"
        "# presscope sait lui-même quand chaque rapport est dû ; ce qui a été manqué est rattrapé.\n"
        "MAILTO=\"\"\n"
        f"*/5 * * * * {command} >/dev/null 2>&1\n"
    )  # fmt: skip


def write_units(folder: Path, units: dict[str, str]) -> list[Path]:
    """Write the files and return them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in units.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in units]


def _root(place: Place) -> Path:
    return place.project.root if place.project else Path.cwd()


def _command(place: Place, host: Host) -> list[str]:
    return [str(host.executable), "schedule", "due", "--state", str(place.state), "--out", str(place.out)]


def _systemd_command(place: Place, host: Host) -> str:
    return " ".join(_quoted(Path(part)) if part.startswith("/") else part for part in _command(place, host))


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")


def _quoted(path: Path) -> str:
    text = _escaped(path).replace("\\", "\\\\").replace("$", "$$")
    return f'"{text}"' if re.search(r"[\s'\"]", text) else text


def _check(place: Place, host: Host) -> None:
    faults = []
    if not _USER.fullmatch(host.user):
        faults.append(Fault("--user", repr(host.user), "the name of an account: a-z, 0-9, _ and -"))
    if host.user in ("root", "nobody"):
        remedy = "Make one: adduser --system presscope"
        faults.append(Fault("--user", repr(host.user), "an account of its own without privileges", remedy))
    for path in (place.state, place.out, _root(place), host.executable):
        if any(mark in str(path) for mark in '\n\r"'):
            faults.append(Fault("path", repr(str(path)), "a path without line ends or quotation marks"))
    if faults:
        raise ParameterError("The units cannot be written.", faults)
