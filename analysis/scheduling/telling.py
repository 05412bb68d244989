"""Notices of a pass: what began and what is over, one message a channel and kind, each cause once.

A notice is kept in the state before it is sent and until it was: a mail server that is down delays it, a scheduler
that is killed does not lose it. Killed in the very moment between the sending and the note of it, it is sent a second
time, word for word; each has the number of its incident, so that the second is seen to be one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from analysis.notices.notice import Notice
from analysis.reporting.wording import typeset
from analysis.scheduling.announcing import announce, with_figure
from analysis.scheduling.incidents import CLOSED, NEW, TOLD
from analysis.scheduling.journal import Journal
from analysis.scheduling.state import State, to_text
from analysis.scheduling.wording import count

__all__ = ["Send", "deliver", "prepare_notices"]

#: Sends a notice to the channel of this name; raises if it could not.
Send = Callable[[Notice, str], None]

_NAMES_SHOWN: Final = 8
#: So many reports are named in the subject; more are counted.
_NAMED: Final = 3
_KINDS: Final = ("failure", "withheld", "success", "recovery")


@dataclass(frozen=True)
class _Cause:
    incident: int
    opened: str
    reports: list[str]
    reasons: list[str]
    periods: list[str]


def prepare_notices(state: State, now: datetime, out: Path) -> None:
    """Turn what has not been told into notices, one for each channel and kind, kept in the state to be sent."""
    with state.change() as db:
        for kind in _KINDS:
            by_channel: dict[str, list[_Cause]] = {}
            for incident in _untold(state, kind):
                by_channel.setdefault(incident["channel"], []).append(_cause(state, incident))
                over = kind in ("recovery", "success")
                db.execute("UPDATE incidents SET told = ?, closed = coalesce(closed, ?) WHERE id = ?" if over else
                           "UPDATE incidents SET told = ? WHERE id = ?",
                           (CLOSED, to_text(now), incident["id"]) if over else (TOLD, incident["id"]))  # fmt: skip
            for channel, causes in by_channel.items():
                notice, edition = _notice(kind, causes, out)
                told = {**asdict(notice), "edition": str(edition or "")}
                db.execute(
                    "INSERT INTO outbox (created, channel, notice) VALUES (?, ?, ?)",
                    (to_text(now), channel, json.dumps(told, default=str)),
                )


def _untold(state: State, kind: str) -> list[Any]:
    if kind == "recovery":
        return state.rows("SELECT * FROM incidents WHERE told = ? AND closed IS NOT NULL ORDER BY id", (TOLD,))
    return state.rows(
        "SELECT * FROM incidents WHERE told = ? AND closed IS NULL AND kind = ? ORDER BY id", (NEW, kind)
    )


def _cause(state: State, incident: Any) -> _Cause:
    members = state.rows("SELECT * FROM members WHERE incident = ? ORDER BY name, slot", (incident["id"],))
    names = list(dict.fromkeys(row["name"] for row in members))
    return _Cause(
        incident["id"], incident["opened"], names, list(dict.fromkeys(row["reason"] for row in members)),
        [f"{row['name']} {row['period']}" for row in members],
    )  # fmt: skip


def _notice(kind: str, causes: list[_Cause], out: Path) -> tuple[Notice, Path | None]:
    """Return a notice and, where one is shown, the folder of the edition whose figure goes with it."""
    if kind == "success":
        told = dict.fromkeys(period for cause in causes for period in cause.periods)
        return announce([(name, key) for name, _, key in (period.partition(" ") for period in told)], out)
    reports = tuple(dict.fromkeys(name for cause in causes for name in cause.reports))
    # The kind stands before it: « Échec : acteurs, themes ».
    subject = ", ".join(reports) if len(reports) <= _NAMED else count(len(reports), "rapport")
    lines = [line for cause in causes for line in _lines(kind, cause)]
    lines.append(_advice(kind, causes))
    told_lines = tuple(typeset(line) for line in lines if line)
    return Notice(kind, typeset(subject), told_lines, reports), None  # type: ignore[arg-type]


_ADVICE: Final = {
    "failure": "La dernière édition publiée reste en place ; le rendu sera tenté de nouveau. "
    "Détail : presscope schedule log {report} ; une fois la cause réparée : presscope schedule due --again.",
    "withheld": "La dernière édition publiée reste en place. Pour publier malgré tout : "
    "presscope schedule run {report} --period {period} --anyway.",
    "recovery": "",
}


def _advice(kind: str, causes: list[_Cause]) -> str:
    """Return what to do, as a command that can be copied where it is about one edition."""
    periods = [period for cause in causes for period in cause.periods]
    report, _, period = periods[0].partition(" ") if len(set(periods)) == 1 else ("RAPPORT", "", "PÉRIODE")
    return _ADVICE[kind].format(report=report, period=period)


def _lines(kind: str, cause: _Cause) -> list[str]:
    who = _shortened(cause.periods)
    what = _shortened(cause.reasons)
    if kind == "recovery":
        return [f"C’est réglé (incident n° {cause.incident}, ouvert le {cause.opened[:10]}) : {what} — {who}."]
    return [f"{what} (incident n° {cause.incident}) : {who}."]


def _shortened(items: list[str]) -> str:
    shown = ", ".join(items[:_NAMES_SHOWN])
    more = len(items) - _NAMES_SHOWN
    return shown if more <= 0 else f"{shown} et {more} autre{'s' if more > 1 else ''}"


def deliver(state: State, send: Send, journal: Journal, now: datetime) -> int:
    """Send what waits and return how many were sent; what cannot be sent waits for the next pass."""
    n = 0
    for row in state.rows("SELECT * FROM outbox WHERE sent IS NULL ORDER BY id"):
        raw, channel = json.loads(row["notice"]), row["channel"]
        notice = _read(raw)
        try:
            if channel:
                with with_figure(notice, raw["edition"]) as complete:
                    send(complete, channel)
        except Exception as error:  # whatever a mail library raises: the pass goes on
            journal.write("notice_failed", channel=channel, cause=type(error).__name__, tries=row["tries"] + 1)
            state.connection.execute("UPDATE outbox SET tries = tries + 1 WHERE id = ?", (row["id"],))
            continue
        state.connection.execute("UPDATE outbox SET sent = ? WHERE id = ?", (to_text(now), row["id"]))
        journal.write("notice_sent", channel=channel, kind=notice.kind, reports=list(notice.reports))
        n += 1
    return n


def _read(raw: Mapping[str, Any]) -> Notice:
    figure, pdf = (Path(raw[key]) if raw[key] else None for key in ("figure", "pdf"))
    return Notice(raw["kind"], raw["subject"], tuple(raw["lines"]), tuple(raw["reports"]), raw["link"], figure, pdf,
                  raw["lang"])  # fmt: skip
