"""What has been found of lines of text, for lines that come again.

Half the lines of a folder of web pages are the site's: its menu, its tickers and its legal lines come hundreds of
times, and a paragraph of an agency in every paper that prints it. What follows from the letters of a line alone is
found once for all of them. A folder of articles has hardly a line twice: so nothing is kept of a line before it is met
again, and there the memory costs a look.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Generic, TypeVar, cast
from weakref import WeakSet

__all__ = ["LINES", "LineMemory", "forgetting"]

LINES: Final = 1 << 14
"""Lines that a memory keeps at most, half of them the last that were met: the menus of two hundred sites."""

_LONGEST: Final = 4000  # letters of a line worth keeping: what is longer is a whole text, which comes once
_MET: Final = 1 << 17  # lines known to have been met once

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class LineMemory(Generic[K, T]):
    """Findings by line, or by a line and what else they rest on; those not met for long are forgotten.

    Two generations: what is met moves to the young one, and once that holds ``lines`` / 2 it becomes the old one
    and what was old is dropped. Findings are shared by all who ask: nobody may change them.

    Parameters
    ----------
    lines : int
        How many lines are kept at most.

    Examples
    --------
    >>> memory: LineMemory[str, int] = LineMemory()
    >>> [memory.of_each(["Menu", "Partager"], lambda lines: map(len, lines)) for _ in range(2)]
    [[4, 8], [4, 8]]
    >>> memory.get("Menu"), memory.get("Politique")
    (4, None)
    """

    __slots__ = ("__weakref__", "_half", "_longest", "_met", "_old", "_young")

    def __init__(self, lines: int = LINES) -> None:
        self._half = lines // 2
        self._longest = _LONGEST
        self._met: set[int] = set()
        self._young: dict[K, T] = {}
        self._old: dict[K, T] = {}
        _ALL.add(self)

    def get(self, key: K) -> T | None:
        """Return what is kept of a line; None where nothing is."""
        found = self._young.get(key)
        if found is None and self._old and (found := self._old.pop(key, None)) is not None:
            self._put(key, found)
        return found

    def _put(self, key: K, found: T) -> None:
        if len(self._young) >= self._half:
            self._old, self._young = self._young, {}
        self._young[key] = found

    def keep(self, key: K, found: T, n_letters: int) -> T:
        """Keep what was found of a line of so many letters if it is not met for the first time, and return it."""
        # Two lines with one hash do no harm: the second is kept a meeting too soon.
        code = hash(key)
        if code not in self._met:
            if len(self._met) >= _MET:
                self._met.clear()
            self._met.add(code)
        elif n_letters <= self._longest:
            self._put(key, found)
        return found

    def of_each(self: LineMemory[str, T], lines: Sequence[str], find: Callable[[list[str]], Iterable[T]]) -> list[T]:
        """Return what is found of each line; ``find`` is given those of which nothing is kept, each once, together."""
        found = list(map(self._young.get, lines))
        new = [at for at, known in enumerate(found) if known is None]
        if self._old and new:
            for at in new:
                found[at] = self.get(lines[at])
            new = [at for at in new if found[at] is None]
        if new:
            unknown = list(dict.fromkeys(map(lines.__getitem__, new)))
            now = dict(zip(unknown, find(unknown), strict=True))
            met, longest = self._met, self._longest
            if len(met) + len(new) > _MET:
                met.clear()
            for at in new:
                line = lines[at]
                found[at] = one = now[line]
                if (code := hash(line)) not in met:
                    met.add(code)
                elif len(line) <= longest:
                    self._put(line, one)
        return cast("list[T]", found)


_ALL: Final[WeakSet[LineMemory[Any, Any]]] = WeakSet()


@contextmanager
def forgetting() -> Iterator[None]:
    """Work as if every line came for the first time: to measure what remembering does, and that it changes no row.

    Examples
    --------
    >>> memory: LineMemory[str, int] = LineMemory()
    >>> with forgetting():
    ...     [memory.of_each(["Menu"], lambda lines: map(len, lines)) for _ in range(3)], memory.get("Menu")
    ([[4], [4], [4]], None)
    """
    kept = [(memory, memory._young, memory._old, memory._longest) for memory in _ALL]
    for memory, *_ in kept:
        memory._young, memory._old, memory._longest = {}, {}, 0
    try:
        yield
    finally:
        for memory, young, old, longest in kept:
            memory._young, memory._old, memory._longest = young, old, longest
