"""Spans of terms and words in texts, and which words stand beside which terms in a sentence, a passage or a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.matching.themes.plan import Ints, ThemePlan

__all__ = ["Flags", "Found", "Windows"]

Flags = NDArray[np.bool_]
_NOWHERE: Final = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Found:
    """Spans in texts, with the passage each lies in."""

    row: Ints
    start: Ints
    end: Ints
    passage: Ints

    @classmethod
    def of(cls, parts: Sequence[Found]) -> Found:
        """Return the spans of some parts, one part after the other."""
        columns = zip(*((one.row, one.start, one.end, one.passage) for one in parts), strict=True)
        return parts[0] if len(parts) == 1 else cls(*map(np.concatenate, columns))

    def take(self, index: Ints | Flags | slice) -> Found:
        """Return some of them."""
        return Found(self.row[index], self.start[index], self.end[index], self.passage[index])

    def __len__(self) -> int:
        return len(self.row)


class Windows:
    """For each window that an anchor asks for, and each group: where the first word ends and the last one begins."""

    def __init__(self, plan: ThemePlan, asked: Ints, window: Ints, words: Found, group: Ints) -> None:
        self._plan = plan
        self._lowest = int(asked.min()) if len(asked) else 0
        is_asked = np.zeros(int(asked.max()) - self._lowest + 1 if len(asked) else 0, np.bool_)
        is_asked[asked - self._lowest] = True
        self._number = np.cumsum(is_asked) - 1
        place = window - self._lowest
        near = np.flatnonzero((place >= 0) & (place < len(is_asked)))
        near = near[is_asked[place[near]]]
        cell = self._number[place[near]] * plan.n_groups + group[near]
        n_cells = int(np.count_nonzero(is_asked)) * plan.n_groups
        self._first_end = np.full(n_cells, _NOWHERE)
        self._last_start = np.full(n_cells, -1)
        np.minimum.at(self._first_end, cell, words.end[near])
        np.maximum.at(self._last_start, cell, words.start[near])

    def asked(self, anchors: Found, window: Ints, term: Ints, words: Ints, group: Ints) -> Flags:
        """Say which words are of a group that an anchor in their window asks for, by their windows and groups."""
        is_asked = np.zeros(len(self._first_end), np.bool_)
        anchor, near = self._plan.parts_of("near", term)
        unless = self._plan.unless[term]
        is_asked[self._cells(window[anchor], near)] = True
        is_asked[self._cells(window, unless)[unless >= 0]] = True
        return is_asked[self._cells(words, group)]

    def hold(self, anchors: Found, window: Ints, term: Ints) -> Flags:
        """Say which anchors have a word of each near group beside them, and none of their unless words."""
        return self.hold_near(anchors, window, term) & self.hold_no_unless(anchors, window, term)

    def hold_near(self, anchors: Found, window: Ints, term: Ints) -> Flags:
        """Say which anchors have a word of each near group beside them."""
        keep = np.ones(len(anchors), np.bool_)
        anchor, group = self._plan.parts_of("near", term)
        keep[anchor[~self._beside(anchors.take(anchor), window[anchor], group)]] = False
        return keep

    def hold_no_unless(self, anchors: Found, window: Ints, term: Ints) -> Flags:
        """Say which anchors have none of their unless words beside them."""
        group = self._plan.unless[term]
        return (group < 0) | ~self._beside(anchors, window, group)

    def _beside(self, anchors: Found, window: Ints, group: Ints) -> Flags:
        """Say which anchors have a word of their group in their window that is not their own."""
        cell = self._cells(window, group)
        found: Flags = (self._first_end[cell] <= anchors.start) | (self._last_start[cell] >= anchors.end)
        return found

    def _cells(self, window: Ints, group: Ints) -> Ints:
        cells: Ints = self._number[window - self._lowest] * self._plan.n_groups + group
        return cells
