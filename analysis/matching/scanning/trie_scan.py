"""The automaton with numba: prepares what `trie_kernel` reads, and asks it text by text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.matching.scanning.forms import FormTable
from analysis.matching.scanning.trie import build_trie, character_bits
from analysis.matching.scanning.trie_kernel import scan_texts
from analysis.text import normalise

__all__ = ["TrieScanner"]

Ints = NDArray[np.int64]

_OVERLAPS: Final = {"none": 0, "starts": 1, "all": 2}
_ROOM: Final = 1 << 17  # rows gathered before they are handed on


class TrieScanner:
    """Find the keys of a `FormTable` in UTF-8 buffers (see `analysis.matching.scanning.automaton`)."""

    def __init__(self, table: FormTable) -> None:
        trie = build_trie(table.keys)
        # Mask beside child and key, so that a step of the walk costs one line of the cache.
        pointers = (trie.child.astype(np.uint64) << np.uint64(32)) | (trie.key + 1).astype(np.uint64)
        self._trie = np.ascontiguousarray(np.column_stack([trie.mask, pointers]))
        self._forms = (
            _keys_with_case(table), table.first, table.entry_form, table.entry_mode, table.entry_skip,
            table.entry_caption, table.pattern_start, table.pattern,
        )  # fmt: skip
        tables = (normalise.class_table(), normalise.case_table())
        self._text = (*tables, character_bits(), _spelled(), _elided())
        self._longest = max(map(len, table.keys), default=0) + 1

    def scan(
        self, data: NDArray[np.uint8], offsets: Ints, overlap: str
    ) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
        """Yield (row, start, end, form) for runs of texts; text i is ``data[offsets[i]:offsets[i + 1]]``."""
        room, row = _ROOM, 0
        scratch = (
            np.empty(self._longest, np.int32),
            np.empty(self._longest, np.int64),
            np.empty(self._longest, np.uint8),
        )
        while row < len(offsets) - 1:
            out = np.empty((4, room), np.int64)
            written, done = scan_texts(  # type: ignore[no-untyped-call]
                data, offsets, row, _OVERLAPS[overlap], self._text, self._trie, self._forms, scratch, out
            )
            if done == row:
                room *= 2  # one text alone has more rows than there is room for
            yield out[0, :written], out[1, :written], out[2, :written], out[3, :written]
            row = done


def _keys_with_case(table: FormTable) -> NDArray[np.bool_]:
    """Say for each key whether any of its entries looks at case."""
    if not table.keys:
        return np.zeros(0, np.bool_)
    return np.maximum.reduceat(table.entry_mode, table.first[:-1]) > 0


def _spelled() -> NDArray[np.uint8]:
    """Give for each class how many letters it spells, then their classes (256 × 5)."""
    spelled = np.ones((256, 5), np.uint8)
    for i, letters in enumerate(normalise.EXPANSIONS):
        kinds = [normalise.class_of(letter) for letter in letters]
        spelled[normalise.OTHER + 1 + i, : len(kinds) + 1] = [len(kinds), *kinds]
    return spelled


def _elided() -> Ints:
    """Give the elided words as numbers, their last letter first."""
    codes = []
    for word in sorted(normalise.ELIDED):
        code = 0
        for letter in reversed(word):
            code = code * 64 + normalise.class_of(letter) - normalise.WORD_FIRST + 1
        codes.append(code)
    return np.array(codes, np.int64)
