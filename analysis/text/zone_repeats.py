"""Passages that repeat an earlier passage of the same text."""

from __future__ import annotations

from collections import Counter
from typing import Final

from analysis.text.zone_lines import Line

__all__ = ["mark_repeats"]

_MIN_WORDS: Final = 5
_NEAR_WORDS: Final = 12
_NEAR: Final = 0.75
_COMPARED: Final = frozenset({"title", "body", "caption"})

Grams = tuple[tuple[str, ...], ...]


def mark_repeats(lines: list[Line]) -> None:
    """Give the zone ``duplicate`` to each passage that says again what an earlier one said.

    The comparison is of words, without case, punctuation and figures. From 12 words on, a passage of
    which at least three quarters of the trigrams are shared with an earlier one (Jaccard) is a repeat too: a
    bulletin put up again with a word changed. A passage contained in a longer one is not.
    """
    exact: set[tuple[str, ...]] = set()
    seen: set[tuple[str, ...]] = set()
    earlier: list[Grams] = []
    for line in lines:
        if line.zone not in _COMPARED or line.n < _MIN_WORDS:
            continue
        key = tuple(line.words)
        if key in exact:
            line.zone = "duplicate"
            continue
        exact.add(key)
        if line.n < _NEAR_WORDS:
            continue
        grams = tuple(zip(key, key[1:], key[2:], strict=False))
        known = len(seen.intersection(grams))
        # Almost every passage shares next to nothing with what came before and is compared with nothing.
        if known >= _NEAR * 0.8 * len(grams) and any(_alike(grams, other) for other in earlier):
            line.zone = "duplicate"
            continue
        seen.update(grams)
        earlier.append(grams)


def _alike(here: Grams, there: Grams) -> bool:
    size = len(here) + len(there)
    if min(len(here), len(there)) < _NEAR * max(len(here), len(there)):
        return False
    shared = (Counter(here) & Counter(there)).total()
    return shared >= _NEAR * (size - shared)
