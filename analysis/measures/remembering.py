"""What is made of frames, kept as long as the frames are there and as they were.

A report asks the same of one corpus dozens of times. The frames themselves are the key: no copy of them is compared,
and what was made goes when one of them goes.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pandas as pd

__all__ = ["FrameMemo"]

T = TypeVar("T")


@dataclass(frozen=True)
class _Entry(Generic[T]):
    value: T
    frames: tuple[weakref.ref[pd.DataFrame], ...]
    arrays: tuple[list[Any], ...]
    shares: tuple[pd.DataFrame, ...]

    def holds(self, frames: tuple[pd.DataFrame, ...]) -> bool:
        """Say whether these are the frames, and nothing was written into them since."""
        return all(
            known() is frame and _same(seen, _arrays(frame))
            for known, seen, frame in zip(self.frames, self.arrays, frames, strict=True)
        )


class FrameMemo(Generic[T]):
    """Calls a function of frames once for the same frames.

    Parameters
    ----------
    make : callable
        Makes the value of the frames, which it must not change.
    most : int
        How many values are kept, the oldest going first.
    most_rows : int
        Of frames with more rows in all nothing is kept: what is made of them would fill the memory. By default some
        three hundred thousand short texts, with what was found in them, are kept.

    Examples
    --------
    >>> total = FrameMemo(lambda frame: int(frame["n"].sum()))
    >>> frame = pd.DataFrame({"n": [1, 2]})
    >>> total(frame), total(frame)
    (3, 3)
    >>> frame.loc[0, "n"] = 5
    >>> total(frame)
    7
    """

    def __init__(self, make: Callable[..., T], *, most: int = 4, most_rows: int = 4_000_000) -> None:
        self._make = make
        self._most = most
        self._most_rows = most_rows
        self._entries: dict[tuple[int, ...], _Entry[T]] = {}

    def __call__(self, *frames: pd.DataFrame) -> T:
        """Return what is made of the frames, as kept where nothing was written into them since."""
        key = tuple(id(frame) for frame in frames)
        entry = self._entries.get(key)
        if entry is not None and entry.holds(frames):
            return entry.value
        value = self._make(*frames)
        if sum(len(frame) for frame in frames) <= self._most_rows:
            self._keep(key, frames, value)
        return value

    def __len__(self) -> int:
        """Return how many values are kept."""
        return len(self._entries)

    def _keep(self, key: tuple[int, ...], frames: tuple[pd.DataFrame, ...], value: T) -> None:
        self._entries.pop(key, None)
        while len(self._entries) >= self._most:
            self._entries.pop(next(iter(self._entries)), None)
        gone = [weakref.ref(frame, lambda _: self._entries.pop(key, None)) for frame in frames]
        # Copy-on-write: as long as a second frame shares the data, a write into the first gives it new arrays.
        shares = tuple(frame.copy(deep=False) for frame in frames)
        self._entries[key] = _Entry(value, tuple(gone), tuple(_arrays(frame) for frame in frames), shares)


def _arrays(frame: pd.DataFrame) -> list[Any]:
    """Return the names of the columns and the arrays that hold them, without a copy of anything."""
    manager: Any = frame._mgr
    return [frame.columns, *manager.arrays]


def _same(seen: list[Any], now: list[Any]) -> bool:
    return len(seen) == len(now) and all(one is other for one, other in zip(seen, now, strict=True))
