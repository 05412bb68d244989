"""Passages that repeat an earlier passage of the same text."""

from __future__ import annotations

from collections import Counter
from typing import Final

from analysis.text.zone_lines import Line

__all__ = ["mark_repeats"]

_MIN_WORDS: Final = 5
_NEAR_WORDS: Final = 12
_NEAR: Final = 0.85
_COMPARED: Final = frozenset({"title", "body", "caption"})


def mark_repeats(lines: list[Line]) -> None:
    """Give the zone ``duplicate`` to each passage that says again what an earlier one said.

    The comparison is of words, without case, punctuation and figures. From 12 words on, a passage of
    which at least 85 % of the trigrams are shared with an earlier one (Jaccard) is a repeat too: a
    bulletin put up again with a word changed. A passage contained in a longer one is not.
    """
    exact: set[tuple[str, ...]] = set()
    near: list[tuple[int, Counter[tuple[str, ...]]]] = []
    index: dict[tuple[str, ...], list[int]] = {}
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
        grams = Counter(zip(key, key[1:], key[2:], strict=False))
        if _is_near(grams, near, index):
            line.zone = "duplicate"
            continue
        for gram in grams:
            index.setdefault(gram, []).append(len(near))
        near.append((grams.total(), grams))


def _is_near(
    grams: Counter[tuple[str, ...]],
    near: list[tuple[int, Counter[tuple[str, ...]]]],
    index: dict[tuple[str, ...], list[int]],
) -> bool:
    shared: Counter[int] = Counter()
    for gram in grams:
        shared.update(index.get(gram, ()))
    size = grams.total()
    for number, common in shared.most_common(3):
        other, counts = near[number]
        if common < _NEAR * min(len(grams), len(counts)) * 0.9:
            return False
        both = (grams & counts).total()
        if both >= _NEAR * (size + other - both):
            return True
    return False
