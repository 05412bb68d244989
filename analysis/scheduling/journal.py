"""The journal: one JSON line for each step, and the same for people on a terminal. Never a text of the corpus."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from analysis.scheduling.clocks import Clock
from analysis.scheduling.state import to_text
from analysis.scheduling.wording import step_words

__all__ = ["Journal", "read_journal", "step_line"]

#: Beyond this size the file is put aside as ``.1`` and a new one begun.
_LARGEST: Final = 5_000_000


@dataclass
class Journal:
    """Where steps are written.

    Parameters
    ----------
    path : Path, optional
        None for nowhere.
    clock : Clock
    tell : callable, optional
        Takes each line for people.
    """

    path: Path | None
    clock: Clock
    tell: Callable[[str], None] | None = None

    def write(self, step: str, **facts: Any) -> None:
        """Write a step; facts are ids, numbers and causes. A journal that cannot be written stops nothing."""
        said = {name: value for name, value in facts.items() if value not in ("", None)}
        entry = {"time": to_text(self.clock.now()), "step": step, **said}
        if self.tell is not None:
            self.tell(step_line(entry))
        if self.path is None:
            return
        line = (json.dumps(entry, ensure_ascii=False) + "\n").encode()
        try:
            if not self.path.parent.is_dir():
                self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > _LARGEST:
                self.path.replace(self.path.with_name(self.path.name + ".1"))
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
            try:
                os.write(handle, line)  # one call: lines of two processes never mix
            finally:
                os.close(handle)
        except OSError:
            return


def read_journal(path: Path, name: str = "", last: int = 50) -> list[dict[str, Any]]:
    """Return the last steps, of one report or of all; a line cut short by a crash is left out."""
    found: list[dict[str, Any]] = []
    for entry in _entries(path):
        if not name or entry.get("report") == name:
            found.append(entry)
    return found[-last:]


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    for place in (path.with_name(path.name + ".1"), path):
        if not place.is_file():
            continue
        for line in place.read_text(encoding="utf-8", errors="replace").split("\n"):
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict):
                yield entry


def step_line(entry: dict[str, Any]) -> str:
    """Write a step for people.

    Examples
    --------
    >>> step_line({"time": "2024-01-01T07:00:00Z", "step": "published", "report": "acteurs", "period": "2023-12"})
    '2024-01-01 07:00 UTC  acteurs 2023-12\u00a0: édition publiée'
    """
    who = " ".join(str(entry[key]) for key in ("report", "period") if key in entry)
    when = f"{entry['time'][:10]} {entry['time'][11:16]} UTC"
    words = step_words(entry)
    return f"{when}  {who}\u00a0: {words}" if who else f"{when}  {words}"
