"""Invented events: the table that tests of dating date by."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from analysis.lexicon.models import Edition, Series


def edition(start: str, end: str = "", **more: Any) -> Edition:
    """Return an edition of these days, of one where no end is given."""
    return Edition(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end or start), **more)


def series(name: str, *editions: Edition, names: Sequence[str] = (), dating: bool = True) -> Series:
    """Return a series the press calls by a name, or by several."""
    return Series(id="invented", label=name, names=tuple(names) or (name,), editions=editions, dating=dating)
