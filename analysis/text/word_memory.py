"""What has been found of words, for words come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["WordMemory"]

T = TypeVar("T")


class WordMemory(dict[str, T]):
    """Findings by word, found when a word is first asked for and all forgotten once there are too many.

    A look costs what a look into a dictionary costs; `functools.lru_cache` renews an order at each, which reaches
    for memory all over the place.

    Examples
    --------
    >>> lengths = WordMemory(len, most=2)
    >>> [lengths[word] for word in ("Kiev", "Oslo", "Bamako", "Kiev")], sorted(lengths)
    ([4, 4, 6, 4], ['Bamako', 'Kiev'])
    """

    __slots__ = ("_find", "_most")

    def __init__(self, find: Callable[[str], T], most: int = 1 << 16) -> None:
        super().__init__()
        self._find, self._most = find, most

    def __missing__(self, word: str) -> T:
        """Find what is asked for the first time."""
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._find(word)
        return found
