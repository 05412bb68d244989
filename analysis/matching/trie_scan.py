"""The automaton compiled: a walk over UTF-8 bytes, no Python object per hit.

Importing this module imports numba (half a second), so that only a first search does it. Machine
code is kept in numba's cache: beside this file, else in the user's cache folder; where neither can
be written it is compiled anew by each process.

Texts are read word by word. At each word start the trie is walked as far as it goes, keys that end
at a word end are stacked, and only then is looked at what is rare: apostrophes, case, offsets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

import numba
import numpy as np
from numba.extending import intrinsic
from numpy.typing import NDArray

from analysis.matching.forms import FormTable
from analysis.matching.trie import build_trie, character_bits
from analysis.text import normalise

__all__ = ["TrieScanner"]

Ints = NDArray[np.int64]
F = TypeVar("F", bound=Callable[..., Any])

# numba freezes globals into its cache, which is renewed when *this* file changes: the classes stand
# here as numbers, and the assertion below fails if `normalise` changes without them.
_MARK: Final = 0
_IGNORED: Final = 1
_HARD: Final = 2
_SOFT: Final = 3
_APOSTROPHE: Final = 4
_WORD_FIRST: Final = 14
_OTHER: Final = 50
_S: Final = 42
_CASELESS: Final = 0
_LOWER: Final = 1
_CAPITAL: Final = 1
_EXACT: Final = 2
_OVERLAPS: Final = {"none": 0, "starts": 1, "all": 2}
_ROOM: Final = 1 << 17  # rows gathered before they are handed on

assert (
    (_MARK, _IGNORED, _HARD, _SOFT, _APOSTROPHE) == (
        normalise.MARK, normalise.IGNORED, normalise.HARD, normalise.SOFT, normalise.APOSTROPHE)
    and (_WORD_FIRST, _OTHER, _S) == (normalise.WORD_FIRST, normalise.OTHER, normalise.class_of("s"))
    and (_CASELESS, _LOWER) == (normalise.CASELESS, normalise.LOWER)
), "the classes of analysis.text.normalise have changed: renew the numbers above"  # fmt: skip


def _compiled(function: F) -> F:
    """Compile, with a cache where one can be written."""
    try:
        return numba.njit(nogil=True, cache=True)(function)  # type: ignore[no-any-return]
    except RuntimeError:  # numba: "no locator available"
        return numba.njit(nogil=True)(function)  # type: ignore[no-any-return]


_inlined = numba.njit(nogil=True, inline="always")


@intrinsic  # type: ignore[untyped-decorator]
def _popcount(_context: Any, _number: Any) -> Any:
    """Count the bits of a uint64: one machine instruction."""
    signature = numba.types.uint64(numba.types.uint64)
    return signature, lambda _context, builder, _signature, args: builder.ctpop(args[0])


@_inlined
def _decode(data, p):  # type: ignore[no-untyped-def]
    """Give the code point at byte p and its width (unsigned indices: numba then tests no sign)."""
    b = np.int64(data[np.uint64(p)])
    if b < 0x80:
        return np.uint64(b), 1
    c = np.int64(data[np.uint64(p + 1)] & 0x3F)
    if b < 0xE0:
        return np.uint64(((b & 0x1F) << 6) | c), 2
    d = np.int64(data[np.uint64(p + 2)] & 0x3F)
    if b < 0xF0:
        return np.uint64(((b & 0x0F) << 12) | (c << 6) | d), 3
    return np.uint64(((b & 0x07) << 18) | (c << 12) | (d << 6) | np.int64(data[np.uint64(p + 3)] & 0x3F)), 4


@_compiled
def _before(data, low, p, kinds):  # type: ignore[no-untyped-def]
    """Give the class of the last visible character before byte p, and its byte."""
    while p > low:
        p -= 1
        while data[p] & 0xC0 == 0x80:
            p -= 1
        kind = kinds[_decode(data, p)[0]]
        if kind > _IGNORED:
            return kind, p
    return np.uint8(_HARD), p


@_compiled
def _after(data, high, p, kinds):  # type: ignore[no-untyped-def]
    """Give the class of the first visible character from byte p on, its byte and the byte after it."""
    while p < high:
        code, width = _decode(data, p)
        kind = kinds[code]
        if kind > _IGNORED:
            return kind, p, p + width
        p += width
    return np.uint8(_HARD), high, high


@_inlined
def _may_join(data, p, kinds):  # type: ignore[no-untyped-def]
    """Say whether byte p can be of an apostrophe: the quick question before `_joins`."""
    b = data[np.uint64(p)]
    return b >= 0x80 or kinds[b] == _APOSTROPHE


@_compiled
def _joins(data, low, high, p, kinds, elided):  # type: ignore[no-untyped-def]
    """Say whether the apostrophe at byte p stands inside a word (`normalise.parts_words`)."""
    kind, _, behind = _after(data, high, p + _decode(data, p)[1], kinds)
    if kind < _WORD_FIRST:
        return False
    if kind == _S and _after(data, high, behind, kinds)[0] < _WORD_FIRST:
        return False
    code = np.int64(0)
    letters = 0
    kind, q = _before(data, low, p, kinds)
    while kind >= _WORD_FIRST and letters < 8:
        code = code * 64 + (np.int64(kind) - _WORD_FIRST + 1)
        letters += 1
        kind, q = _before(data, low, q, kinds)
    if letters == 0:
        return False
    for word in elided:  # noqa: SIM110  (a generator does not compile)
        if word == code:
            return False
    return True


@_compiled
def _read_cases(data, p, end, kinds, cases, spelled, found):  # type: ignore[no-untyped-def]
    """Write the case of each folded letter of a surface to ``found``; give their number."""
    n = 0
    while p < end:
        code, width = _decode(data, p)
        kind = kinds[code]
        if kind >= _WORD_FIRST:
            found[n] = cases[code]
            n += 1
            for _ in range(1, spelled[kind, 0]):
                found[n] = _CASELESS
                n += 1
        p += width
    return n


@_compiled
def _fits(entry, forms, found, n):  # type: ignore[no-untyped-def]
    """Say whether a surface with these cases satisfies an entry (`forms.case_fits`)."""
    _, _, _, modes, skips, captions, starts, pattern = forms
    if modes[entry] == _CAPITAL:
        return skips[entry] >= n or found[skips[entry]] != _LOWER
    if modes[entry] == _EXACT:
        as_written, lower = True, False
        for i in range(n):
            wanted = pattern[starts[entry] + i]
            as_written &= found[i] == wanted or found[i] == _CASELESS or wanted == _CASELESS
            lower |= found[i] == _LOWER
        return as_written or (captions[entry] and not lower)
    return True


@_inlined
def _walk(data, p, high, kinds, bits, spelled, nodes, stack_key, stack_end):  # type: ignore[no-untyped-def]
    """Walk the trie from the word at byte p; stack the keys that end at a word end.

    Gives how many were stacked and the byte up to which the first word was read.
    """
    node, depth, first_gap = np.uint64(0), 0, np.int64(-1)
    code, width = _decode(data, p)
    kind = kinds[code]
    while True:
        if kind <= _OTHER:
            bit, mask = bits[kind], nodes[node, 0]
            if mask & bit == 0:
                break
            node = (nodes[node, 1] >> np.uint64(32)) + _popcount(mask & (bit - np.uint64(1)))
        else:
            alive = True
            for i in range(1, 1 + spelled[kind, 0]):
                bit, mask = bits[spelled[kind, i]], nodes[node, 0]
                alive = mask & bit != 0
                if not alive:
                    break
                node = (nodes[node, 1] >> np.uint64(32)) + _popcount(mask & (bit - np.uint64(1)))
            if not alive:
                break
        if kind < _WORD_FIRST and first_gap < 0:
            first_gap = p
        p += width
        end, last = p, kind
        in_gap = last == _SOFT or last == _APOSTROPHE
        kind = np.uint8(_HARD)
        while p < high:
            code, width = _decode(data, p)
            kind = kinds[code]
            if kind > _IGNORED and not (in_gap and (kind == _SOFT or kind == _APOSTROPHE)):
                break
            p += width
            if kind == _MARK:
                end = p
            kind = np.uint8(_HARD)
        key = np.int64(nodes[node, 1] & np.uint64(0xFFFFFFFF)) - 1
        if key >= 0 and (kind < _WORD_FIRST or last < _WORD_FIRST):
            stack_key[depth] = key
            stack_end[depth] = end
            depth += 1
        if p >= high:
            break
    return depth, p if first_gap < 0 else first_gap


@_compiled
def _count_points(data, p, end):  # type: ignore[no-untyped-def]
    """Count the code points of a run of bytes."""
    n = 0
    for i in range(np.uint64(p), np.uint64(end)):
        n += (data[i] & 0xC0) != 0x80
    return n


@_compiled
def _scan(data, offsets, row, overlap, text, nodes, forms, scratch, out):  # type: ignore[no-untyped-def]
    """Search the texts from ``row`` on until all are done or ``out`` is full.

    Gives the number of rows written and the first text not searched.
    """
    kinds, cases, bits, spelled, elided = text
    cased, first, entry_form = forms[0], forms[1], forms[2]
    stack_key, stack_end, found = scratch
    written = 0
    while row < len(offsets) - 1:
        low, high = offsets[row], offsets[row + 1]
        p, counted, points, kept = low, low, 0, written
        while True:
            while p < high:  # to the next word
                code, width = _decode(data, p)
                if kinds[code] >= _WORD_FIRST:
                    break
                p += width
            if p >= high:
                break
            depth, read = _walk(data, p, high, kinds, bits, spelled, nodes, stack_key, stack_end)
            taken = np.int64(-1)
            if depth > 0 and p > low and _may_join(data, p - 1, kinds):
                kind, at = _before(data, low, p, kinds)
                if kind == _APOSTROPHE and _joins(data, low, high, at, kinds, elided):
                    depth = 0
            for step in range(depth):
                i = step if overlap == 2 else depth - 1 - step
                end = stack_end[i]
                if end < high and _may_join(data, end, kinds):
                    kind, at, _ = _after(data, high, end, kinds)
                    if kind == _APOSTROPHE and _joins(data, low, high, at, kinds, elided):
                        continue
                n, case_counts = 0, cased[stack_key[i]]
                if case_counts:
                    n = _read_cases(data, p, end, kinds, cases, spelled, found)
                for entry in range(first[stack_key[i]], first[stack_key[i] + 1]):
                    if case_counts and not _fits(entry, forms, found, n):
                        continue
                    if written == out.shape[1]:
                        return kept, row
                    points += _count_points(data, counted, p)
                    counted = p
                    out[0, written] = row
                    out[1, written] = points
                    out[2, written] = points + _count_points(data, p, end)
                    out[3, written] = entry_form[entry]
                    written += 1
                    taken = end
                if taken >= 0 and overlap != 2:
                    break
            if taken >= 0 and overlap == 0:
                p = taken
                continue
            p = read
            while p < high:  # to the end of the word
                code, width = _decode(data, p)
                kind = kinds[code]
                if kind < _WORD_FIRST and kind > _IGNORED:
                    break
                p += width
        row += 1
    return written, row


class TrieScanner:
    """Find the keys of a `FormTable` in UTF-8 buffers (see `analysis.matching.automaton`)."""

    def __init__(self, table: FormTable) -> None:
        trie = build_trie(table.keys)
        # Mask beside child and key, so that a step of the walk costs one line of the cache.
        pointers = (trie.child.astype(np.uint64) << np.uint64(32)) | (trie.key + 1).astype(np.uint64)
        self._trie = np.ascontiguousarray(np.column_stack([trie.mask, pointers]))
        self._forms = (
            _keys_with_case(table), table.first, table.entry_form, table.entry_mode, table.entry_skip, table.entry_caption,
            table.pattern_start, table.pattern,
        )  # fmt: skip
        self._text = (
            normalise.class_table(), normalise.case_table(), character_bits(), _spelled(), _elided()
        )  # fmt: skip
        longest = max(map(len, table.keys), default=0) + 1
        self._longest = longest

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
            written, done = _scan(
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
    return np.maximum.reduceat(table.entry_mode, table.first[:-1]) > 0  # type: ignore[no-any-return]


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
