"""Passages that repeat an earlier passage of the same text."""

from __future__ import annotations

from collections import Counter
from typing import Final

from analysis.text.zones.lines import Line

__all__ = ["is_cut_opening", "mark_repeats"]

_MIN_WORDS: Final = 5
_NEAR_WORDS: Final = 12
_NEAR: Final = 0.75
_KNOWN: Final = 0.8 * _NEAR
_UNKNOWN: Final = 1 - _NEAR
_COMPARED: Final = frozenset({"title", "body", "caption"})

Grams = tuple[tuple[str, ...], ...]


def mark_repeats(lines: list[Line]) -> None:
    """Give the zone ``duplicate`` to each passage that says again what an earlier one said.

    The comparison is of words, without case, punctuation and figures. From 12 words on, a passage of
    which at least three quarters of the trigrams are shared with an earlier one (Jaccard) is a repeat too: a
    bulletin put up again with a word changed. A passage contained in a longer one is not.
    """
    earlier, legends = _Earlier(), _Earlier()
    known: set[str] = set()
    for line in lines:
        words, n = line.words, line.n
        if n < _MIN_WORDS or line.zone not in _COMPARED:
            continue
        long, legend = n >= _NEAR_WORDS, line.zone == "caption"
        may_repeat = _may_be_alike(words, known) if long else all(map(known.__contains__, words))
        known.update(words)
        if may_repeat:
            key = tuple(words)
            if earlier.has(key) or legends.has(key):
                line.zone = "duplicate"
                continue
            # A paragraph may take up the words of a legend; the other way round, the legend repeats.
            if long and (earlier.has_like(key) or (legend and legends.has_like(key))):
                line.zone = "duplicate"
                earlier.note(key)
                continue
        (legends if legend else earlier).add(words)


def is_cut_opening(lines: list[Line], i: int, first: int) -> bool:
    """Whether line ``i`` is the opening of the text at ``first``, broken off within a word: a teaser."""
    words = lines[i].words
    if len(words) <= _NEAR_WORDS:
        return False
    opening = next((line.words for line in lines[first : first + 2] if line.words[:3] == words[:3]), [])
    if len(words) >= len(opening) or opening[: len(words) - 1] != words[:-1]:
        return False
    return opening[len(words) - 1] != words[-1]


def _may_be_alike(words: list[str], known: set[str]) -> bool:
    # Of an alike passage three trigrams in four are known. A word that is not takes one of them at least; and of
    # every third word each takes three others.
    most = _UNKNOWN * (len(words) - 2)
    asked = words[2:-2:3]
    if 3 * (len(asked) - sum(map(known.__contains__, asked))) > most:
        return False
    return len(words) - sum(map(known.__contains__, words)) <= most


class _Earlier:
    """The passages seen so far. Their keys and trigrams are made only once a passage is worth comparing."""

    def __init__(self) -> None:
        self._new: list[list[str]] = []
        self._exact: set[tuple[str, ...]] = set()
        self._waiting: list[tuple[str, ...]] = []
        self._trigrams: set[tuple[str, ...]] = set()
        self._passages: list[Grams] = []

    def add(self, words: list[str]) -> None:
        self._new.append(words)

    def note(self, words: tuple[str, ...]) -> None:
        """Know a passage again that is alike to an earlier one: it is compared with nothing else."""
        self._exact.add(words)

    def has(self, words: tuple[str, ...]) -> bool:
        """Say whether an earlier passage has the same words."""
        keys = list(map(tuple, self._new))
        self._new.clear()
        self._exact.update(keys)
        self._waiting += [key for key in keys if len(key) >= _NEAR_WORDS]
        return words in self._exact

    def has_like(self, words: tuple[str, ...]) -> bool:
        """Say whether an earlier passage is alike, for a caller that has asked whether one is the same."""
        for waiting in self._waiting:
            grams = _trigrams(waiting)
            self._trigrams.update(grams)
            self._passages.append(grams)
        self._waiting.clear()
        here = _trigrams(words)
        # Almost every passage shares next to nothing with what came before and is compared with nothing.
        known = len(self._trigrams.intersection(here))
        return known >= _KNOWN * len(here) and any(_alike(here, other) for other in self._passages)


def _trigrams(words: tuple[str, ...]) -> Grams:
    return tuple(zip(words, words[1:], words[2:], strict=False))


def _alike(here: Grams, there: Grams) -> bool:
    size = len(here) + len(there)
    if min(len(here), len(there)) < _NEAR * max(len(here), len(there)):
        return False
    shared = (Counter(here) & Counter(there)).total()
    return shared >= _NEAR * (size - shared)
