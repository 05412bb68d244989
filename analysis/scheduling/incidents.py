"""What went wrong and who was told: each cause once, and once that it is over.

An incident is one cause told to one channel. It is opened and closed in the same change of the state as the run it
comes from, and told by the pass: a scheduler that is killed between the two leaves it for the next one to tell.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from analysis.scheduling.jobs import Result
from analysis.scheduling.state import Run, to_text

__all__ = ["CLOSED", "NEW", "TOLD", "close_incidents", "open_incidents"]

#: ``told``: not yet, that it began, that it is over (or that it never had to be told).
NEW: Final = 0
TOLD: Final = 1
CLOSED: Final = 2


def open_incidents(
    db: sqlite3.Connection, run: Run, kind: str, result: Result, channels: Sequence[str], now: datetime
) -> None:
    """Record that a run ended in a way people must know.

    It joins what they were told already, if the cause is the same and not over.

    Parameters
    ----------
    db : Connection
        Within a change of the state.
    run : Run
    kind : {"failure", "withheld", "success"}
    result : Result
        Its cause and reason.
    channels : sequence of str
        Who reads it; none for the journal alone.
    now : datetime
    """
    _leave_others(db, run, kind, result.cause, now)
    for channel in channels or ("",):
        found = db.execute(
            "SELECT id FROM incidents WHERE kind = ? AND cause = ? AND channel = ? AND closed IS NULL",
            (kind, result.cause, channel),
        ).fetchone()
        if found is None:
            cursor = db.execute(
                "INSERT INTO incidents (kind, cause, channel, opened) VALUES (?, ?, ?, ?)",
                (kind, result.cause, channel, to_text(now)),
            )
            incident = cursor.lastrowid
        else:
            incident = found[0]
        db.execute(
            "INSERT OR REPLACE INTO members (incident, name, period, slot, reason) VALUES (?, ?, ?, ?, ?)",
            (incident, run.name, run.period.key, to_text(run.slot), result.reason),
        )


def _leave_others(db: sqlite3.Connection, run: Run, kind: str, cause: str, now: datetime) -> None:
    """Take a run out of what it was in for another cause; that is no recovery."""
    rows = db.execute(
        "SELECT incident FROM members JOIN incidents ON id = incident WHERE name = ? AND period = ?"
        " AND recovered = 0 AND closed IS NULL AND NOT (kind = ? AND cause = ?) AND kind != 'success'",
        (run.name, run.period.key, kind, cause),
    ).fetchall()
    for (incident,) in rows:
        where = (incident, run.name, run.period.key)
        db.execute("DELETE FROM members WHERE incident = ? AND name = ? AND period = ?", where)
        _close_if_over(db, incident, now)


def _close_if_over(db: sqlite3.Connection, incident: int, now: datetime) -> None:
    """Close an incident in which nobody is left; what was never told, or has no one to tell of, is not taken back."""
    n, recovered = db.execute(
        "SELECT count(*), coalesce(sum(recovered), 0) FROM members WHERE incident = ?", (incident,)
    ).fetchone()
    if recovered < n:
        return
    told = "CASE told WHEN 0 THEN 2 ELSE told END" if n else "2"
    db.execute(f"UPDATE incidents SET closed = ?, told = {told} WHERE id = ?", (to_text(now), incident))


def close_incidents(db: sqlite3.Connection, run: Run, now: datetime) -> None:
    """Record that a run was published: what kept the report from it, or from an earlier period, is over.

    An incident ends when its last report has recovered.
    """
    slot = to_text(run.slot)
    rows = db.execute(
        "SELECT DISTINCT incident FROM members JOIN incidents ON id = incident WHERE name = ? AND slot <= ?"
        " AND recovered = 0 AND closed IS NULL AND kind != 'success'",
        (run.name, slot),
    ).fetchall()
    for (incident,) in rows:
        db.execute(
            "UPDATE members SET recovered = 1 WHERE incident = ? AND name = ? AND slot <= ?",
            (incident, run.name, slot),
        )
        _close_if_over(db, incident, now)
