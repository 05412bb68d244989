"""Which figures of two editions differ, where, and what can explain it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["Difference", "compare_tables", "find_reasons"]

_SHOWN: Final = 3


@dataclass(frozen=True)
class Difference:
    """One table that differs.

    Parameters
    ----------
    id : str
        The figure or table.
    what : str
        How: missing, new, or the first values that differ.
    """

    id: str
    what: str

    def __str__(self) -> str:
        return f"{self.id}: {self.what}"


def compare_tables(received: Mapping[str, bytes], made: Mapping[str, bytes]) -> list[Difference]:
    r"""Return the tables that are not the same byte for byte.

    Examples
    --------
    >>> [str(d) for d in compare_tables({"tables/a.csv": b"x,n\nONU,3\n"}, {"tables/a.csv": b"x,n\nONU,4\n"})]
    ["a: 1 value differs (row 1 'ONU', n: '3' received, '4' recomputed)"]
    """
    found = []
    for name in sorted({*received, *made}):
        id = name.removeprefix("tables/").removesuffix(".csv")
        if name not in made:
            found.append(Difference(id, "received, and not made by this report"))
        elif name not in received:
            found.append(Difference(id, "recomputed, and missing from what was received"))
        elif received[name] != made[name]:
            found.append(Difference(id, _cells(received[name], made[name])))
    return found


def _cells(received: bytes, made: bytes) -> str:
    old, new = (list(csv.reader(io.StringIO(data.decode("utf-8", "replace")))) for data in (received, made))
    if old[:1] != new[:1]:
        return f"other columns ({', '.join(old[0] if old else [])} received)"
    if len(old) != len(new):
        return f"{len(old) - 1} rows received, {len(new) - 1} recomputed"
    head = old[0]
    cells = [
        (row, head[column] if column < len(head) else str(column), a, b, before[0])
        for row, (before, after) in enumerate(zip(old[1:], new[1:], strict=True), start=1)
        for column, (a, b) in enumerate(zip(before, after, strict=False))
        if a != b
    ]
    told = "; ".join(
        f"row {row} {name[:40]!r}, {column}: {a[:40]!r} received, {b[:40]!r} recomputed"
        for row, column, a, b, name in cells[:_SHOWN]
    )
    more = f"; and {len(cells) - _SHOWN} more" if len(cells) > _SHOWN else ""
    return f"{len(cells)} value{'s differ' if len(cells) != 1 else ' differs'} ({told}{more})"


def find_reasons(received: Mapping[str, Any], here: Mapping[str, Any], same_notebook: bool) -> list[str]:
    """Return what is not the same: corpus, lexicon, notebook, program, libraries, in the order of their weight."""
    reasons = []
    for key, words in (("corpus", "the corpus has changed"), ("lexicon", "the lexicon has changed")):
        pair = [str(p.get("hashes", {}).get(key, "")) for p in (received, here)]
        if pair[0] != pair[1]:
            reasons.append(f"{words} ({pair[0][:12] or 'none'} received, {pair[1][:12] or 'none'} here)")
    if not same_notebook:
        reasons.append("the notebook of that name is another one here")
    old, new = (p.get("versions", {}) for p in (received, here))
    for library in sorted({*old, *new}, key=lambda name: (name not in ("presscope", "python"), name)):
        if old.get(library) != new.get(library):
            reasons.append(f"another version of {library} ({old.get(library)} received, {new.get(library)} here)")
    commits = [p.get("commit") for p in (received, here)]
    if all(commits) and commits[0] != commits[1]:
        reasons.append(f"other code ({str(commits[0])[:12]} received, {str(commits[1])[:12]} here)")
    return reasons
