"""The automaton without a compiler: fold with NumPy, search with Aho-Corasick, keep whole words.

Same rows as `trie_scan`, an order of magnitude slower; used where numba has no wheel.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from ahocorasick_rs import BytesAhoCorasick
from numpy.typing import NDArray

from analysis.matching.scanning.forms import ANY, FormTable, case_fits
from analysis.text import normalise
from analysis.text.normalise import APOSTROPHE, HARD, IGNORED, MARK, OTHER, SOFT, WORD_FIRST

__all__ = ["AhoScanner"]

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_JOINED: Final = 255  # an apostrophe inside a word
_BLOCK: Final = 1 << 22  # bytes folded at a time: the arrays of one block take some 40 times that
_ELIDED: Final = [bytes(map(normalise.class_of, word)) for word in sorted(normalise.ELIDED)]
_S: Final = normalise.class_of("s")


@dataclass(frozen=True, eq=False)
class _Block:
    """Some texts, folded: one element per folded character, each text behind a HARD one."""

    kinds: Bytes  # class, apostrophes told apart
    keys: bytes  # class, as keys spell it
    cases: Bytes
    places: Ints  # code point in the block
    ends: Ints  # code point after the character and its marks
    text_starts: Ints  # first code point of each text of the block


class AhoScanner:
    """Find the keys of a `FormTable` in UTF-8 buffers (see `analysis.matching.scanning.automaton`)."""

    def __init__(self, table: FormTable) -> None:
        self._table = table
        self._search = BytesAhoCorasick(table.keys) if table.keys else None

    def scan(self, data: Bytes, offsets: Ints, overlap: str) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
        """Yield (row, start, end, form) for runs of texts; text i is ``data[offsets[i]:offsets[i + 1]]``."""
        first = 0
        while self._search is not None and first < len(offsets) - 1:
            behind = int(np.searchsorted(offsets, offsets[first] + _BLOCK, "right")) - 1
            last = min(max(behind, first + 1), len(offsets) - 1)
            row, start, end, form = self._scan_block(_fold_block(data, offsets[first : last + 1]), overlap)
            yield row + first, start, end, form
            first = last

    def _scan_block(self, block: _Block, overlap: str) -> tuple[Ints, Ints, Ints, Ints]:
        assert self._search is not None
        found = self._search.find_matches_as_indexes(block.keys, overlapping=True)
        key, begin, behind = np.array(found, np.int64).reshape(-1, 3).T
        before, after = block.kinds[begin - 1], block.kinds[np.minimum(behind, len(block.kinds) - 1)]
        after = np.where(behind == len(block.kinds), HARD, after)
        whole = (before < WORD_FIRST) & ((after < WORD_FIRST) | (block.kinds[behind - 1] < WORD_FIRST))
        begin, behind, form = self._fitting(block, key[whole], begin[whole], behind[whole])
        kept = _resolve(begin, behind, overlap)
        begin, behind, form = begin[kept], behind[kept], form[kept]
        start, end = block.places[begin], block.ends[behind - 1]
        row = np.searchsorted(block.text_starts, start, "right") - 1
        shift = block.text_starts[row]
        return row, start - shift, end - shift, form

    def _fitting(self, block: _Block, key: Ints, begin: Ints, behind: Ints) -> tuple[Ints, Ints, Ints]:
        """Give begin, end and form, sorted, of every entry whose case rule its surface satisfies."""
        table = self._table
        counts = table.first[key + 1] - table.first[key]
        hit = np.repeat(np.arange(len(key)), counts)
        entry = np.arange(len(hit)) - np.repeat(np.cumsum(counts) - counts, counts) + table.first[key[hit]]
        fits = table.entry_mode[entry] == ANY
        for i in np.flatnonzero(~fits).tolist():
            span = slice(begin[hit[i]], behind[hit[i]])
            letters = (block.kinds[span] >= WORD_FIRST) & (block.kinds[span] != _JOINED)
            fits[i] = case_fits(table, entry[i], block.cases[span][letters].tobytes())
        begin, behind, form = begin[hit[fits]], behind[hit[fits]], table.entry_form[entry[fits]]
        order = np.lexsort((form, behind, begin))
        return begin[order], behind[order], form[order].astype(np.int64)


def _resolve(begin: Ints, behind: Ints, overlap: str) -> NDArray[np.bool_]:
    """Say which of the sorted spans the overlap rule keeps."""
    if overlap == "all":
        return np.ones(len(begin), np.bool_)
    last = np.searchsorted(begin, begin, "right") - 1
    longest: NDArray[np.bool_] = behind == behind[last]
    if overlap == "none":
        free = 0
        taken = set()
        for place, end in zip(begin[longest].tolist(), behind[longest].tolist(), strict=True):
            if place >= free:
                taken.add(place)
                free = end
        longest &= np.isin(begin, np.fromiter(taken, np.int64, len(taken)))
    return longest


def _fold_block(data: Bytes, offsets: Ints) -> _Block:
    """Fold the texts between the offsets."""
    raw = data[offsets[0] : offsets[-1]]
    codes = np.frombuffer(raw.tobytes().decode("utf-8").encode("utf-32-le"), np.uint32)
    leads = np.concatenate([[0], np.cumsum((raw & 0xC0) != 0x80)])
    text_starts = leads[offsets[:-1] - offsets[0]]
    kinds = np.insert(normalise.class_table()[codes], text_starts, HARD)
    cases = np.insert(normalise.case_table()[codes], text_starts, normalise.CASELESS)
    text_starts = text_starts + np.arange(1, len(text_starts) + 1)
    places = np.flatnonzero(kinds > IGNORED)
    ends = _ends_with_marks(kinds, places)
    kept = _part_apostrophes(kinds[places])
    gap = (kept == SOFT) | (kept == APOSTROPHE) | (kept == _JOINED)
    alone = np.ones(len(kept), np.bool_)
    alone[1:] = ~(gap[1:] & gap[:-1])
    source, keys, nth = _spell_out(np.where(gap, SOFT, kept).astype(np.uint8)[alone])
    source = np.flatnonzero(alone)[source]
    return _Block(
        kinds=kept[source],
        keys=keys.tobytes(),
        cases=np.where(nth == 0, cases[places[source]], normalise.CASELESS).astype(np.uint8),
        places=places[source],
        ends=ends[source],
        text_starts=text_starts,
    )


def _ends_with_marks(kinds: Bytes, places: Ints) -> Ints:
    """Give for each kept character the code point after it and the marks that belong to it."""
    behind = np.append(places[1:], len(kinds))
    marks = np.concatenate([[0], np.where(kinds == MARK, np.arange(1, len(kinds) + 1), 0)])
    last_mark: Ints = np.maximum.accumulate(marks)[behind]
    return np.maximum(places + 1, last_mark)


def _part_apostrophes(kinds: Bytes) -> Bytes:
    """Mark the apostrophes that stand inside a word (`analysis.text.normalise.parts_words`)."""
    padded = np.concatenate([np.full(8, HARD, np.uint8), kinds, np.full(2, HARD, np.uint8)])
    at = np.flatnonzero(padded == APOSTROPHE)
    at = at[(padded[at - 1] >= WORD_FIRST) & (padded[at + 1] >= WORD_FIRST)]
    parts = (padded[at + 1] == _S) & (padded[np.minimum(at + 2, len(padded) - 1)] < WORD_FIRST)
    for word in _ELIDED:
        same = padded[at - len(word) - 1] < WORD_FIRST
        for i, letter in enumerate(word):
            same &= padded[at - len(word) + i] == letter
        parts |= same
    padded[at[~parts]] = _JOINED
    return padded[8:-2]


def _spell_out(kinds: Bytes) -> tuple[Ints, Bytes, Ints]:
    """Spell ligatures: source of each letter, its class, and which letter of its source it is."""
    lengths = np.ones(256, np.int64)
    spelled = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 4, axis=1)
    for i, letters in enumerate(normalise.EXPANSIONS):
        lengths[OTHER + 1 + i] = len(letters)
        spelled[OTHER + 1 + i, : len(letters)] = [normalise.class_of(letter) for letter in letters]
    repeats = lengths[kinds]
    source = np.repeat(np.arange(len(kinds)), repeats)
    nth = np.arange(len(source)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    return source, spelled[kinds[source], nth], nth
