"""What is owed and what was done, in one SQLite file that outlives every process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from analysis.errors import Fault, InputError
from analysis.scheduling.logical import Period

__all__ = ["Run", "State", "from_text", "open_state", "to_text"]

#: Raised with every change of the tables below; a file of another version is not touched.
_VERSION: Final = 2
_TABLES: Final = """
CREATE TABLE schedules (name TEXT PRIMARY KEY, expression TEXT NOT NULL, seen_until TEXT NOT NULL, next TEXT NOT NULL);
CREATE TABLE runs (
  name TEXT NOT NULL, period TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, slot TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'due', failures INTEGER NOT NULL DEFAULT 0, interruptions INTEGER NOT NULL DEFAULT 0,
  next_try TEXT, started TEXT, ended TEXT, stood INTEGER NOT NULL DEFAULT 0, cause TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '', reported TEXT NOT NULL DEFAULT '',
  by_hand INTEGER NOT NULL DEFAULT 0, withheld TEXT, PRIMARY KEY (name, period)
);
CREATE INDEX runs_by_state ON runs (state, next_try);
CREATE TABLE incidents (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, cause TEXT NOT NULL, channel TEXT NOT NULL, opened TEXT NOT NULL,
  closed TEXT, told INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX incidents_open ON incidents (told, closed);
CREATE TABLE members (
  incident INTEGER NOT NULL, name TEXT NOT NULL, period TEXT NOT NULL, slot TEXT NOT NULL, reason TEXT NOT NULL,
  recovered INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (incident, name, period)
);
CREATE INDEX members_by_name ON members (name, recovered);
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY, created TEXT NOT NULL, channel TEXT NOT NULL, notice TEXT NOT NULL, sent TEXT,
  tries INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def to_text(moment: datetime) -> str:
    """Write a moment so that the order of texts is the order of time.

    Examples
    --------
    >>> to_text(datetime(2024, 1, 1, 7, tzinfo=UTC))
    '2024-01-01T07:00:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_text(text: str) -> datetime:
    """Read what :func:`to_text` wrote."""
    return datetime.fromisoformat(text)


@dataclass(frozen=True)
class Run:
    """One report for one period, and where it stands.

    Parameters
    ----------
    name : str
    period : Period
    slot : datetime
        When it was first due.
    state : {"due", "running", "published", "failed", "withheld"}
        ``due`` also between two retries.
    failures, interruptions : int
        How often it failed, and how often its scheduler died while it ran.
    next_try, started, ended : datetime, optional
    stood : bool
        Whether its edition was there already when it started.
    cause, reason : str
        Why it is where it is.
    withheld : datetime, optional
        Since when it is withheld: late texts are waited for from then on, not from the day it was due.
    reported : str
        The kind and cause of the last incident it opened or joined; people are not told that twice.
    """

    name: str
    period: Period
    slot: datetime
    state: str
    failures: int
    interruptions: int
    next_try: datetime | None
    started: datetime | None
    ended: datetime | None
    stood: bool
    cause: str
    reason: str
    reported: str
    withheld: datetime | None = None


def _run(row: sqlite3.Row) -> Run:
    moments = ("next_try", "started", "ended", "withheld")
    next_try, started, ended, withheld = (from_text(row[key]) if row[key] else None for key in moments)
    period = Period(row["period"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
    return Run(
        row["name"], period, from_text(row["slot"]), row["state"], row["failures"], row["interruptions"],
        next_try, started, ended, bool(row["stood"]), row["cause"], row["reason"], row["reported"],
        withheld,
    )  # fmt: skip


class State:
    """The file; make one with :func:`open_state`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Make several changes that happen together or not at all, alone among all processes."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return the rows of a query."""
        return self.connection.execute(query, values).fetchall()

    def run(self, name: str, period: str) -> Run | None:
        """Return one run, or None."""
        found = self.rows("SELECT * FROM runs WHERE name = ? AND period = ?", (name, period))
        return _run(found[0]) if found else None

    def runs(self, where: str = "1", values: Sequence[Any] = ()) -> list[Run]:
        """Return the runs that fit a condition, the one due first in front."""
        return [_run(row) for row in self.rows(f"SELECT * FROM runs WHERE {where} ORDER BY slot, name", values)]

    def owe(self, name: str, period: Period, slot: datetime, *, by_hand: bool = False) -> bool:
        """Note that a period is owed and return whether that is new.

        What a person asked for before its time (``by_hand``) is not tried again by itself, and is owed all the same
        once its time has come: the period may not have been over.
        """
        text = to_text(slot)
        values = (name, period.key, str(period.start), str(period.end), text, None if by_hand else text, by_hand)
        cursor = self.connection.execute(
            "INSERT OR IGNORE INTO runs (name, period, first, last, slot, next_try, by_hand)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        if cursor.rowcount or by_hand:
            return bool(cursor.rowcount)
        cursor = self.connection.execute(
            "UPDATE runs SET by_hand = 0, started = NULL, slot = ?, next_try = ?,"
            " state = iif(state = 'running', state, 'due') WHERE name = ? AND period = ? AND by_hand = 1",
            (text, text, name, period.key),
        )
        return bool(cursor.rowcount)

    def hasten(self, now: datetime) -> None:
        """Let everything that waits for its next try, or was given up, be due now."""
        self.connection.execute(
            "UPDATE runs SET next_try = ? WHERE state IN ('due', 'failed', 'withheld') AND by_hand = 0",
            (to_text(now),),
        )

    def fact(self, name: str) -> datetime | None:
        """Return when something last happened."""
        found = self.rows("SELECT value FROM facts WHERE name = ?", (name,))
        return from_text(found[0][0]) if found else None

    def note(self, name: str, moment: datetime) -> None:
        """Keep when something happened."""
        self.connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, to_text(moment)))

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def open_state(path: Path, *, durable: bool = True) -> State:
    """Open the state, or begin one.

    Parameters
    ----------
    path : Path
    durable : bool
        False to survive the death of a process but not that of the machine, which is much faster.

    Raises
    ------
    InputError
        If the file cannot be used.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=60, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'OFF'}")
        state = State(connection)
        if _version_of(state) == 0:
            with state.change():
                if _version_of(state) == 0:  # another process may have been quicker
                    for statement in filter(str.strip, _TABLES.split(";")):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
        found = _version_of(state)
    except (OSError, sqlite3.DatabaseError) as error:
        fault = Fault(str(path), repr(str(error)), "a file presscope can write, in a folder it can write")
        raise InputError("The state of the schedules cannot be used.", [fault]) from None
    if found != _VERSION:
        fault = Fault(str(path), f"version {found}", f"version {_VERSION}", "Give another file with --state")
        raise InputError("The state of the schedules is of another version.", [fault])
    return state


def _version_of(state: State) -> int:
    return int(state.rows("PRAGMA user_version")[0][0])
