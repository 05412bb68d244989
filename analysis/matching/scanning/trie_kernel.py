"""The compiled part of the automaton: a walk over UTF-8 bytes, no Python object per hit.

Texts are read word by word. At each word start the trie is walked as far as it goes, keys that end
at a word end are stacked, and only then is looked at what is rare: apostrophes, case, offsets.

Importing this module imports numba (half a second), so that only a first search does it. Machine
code is kept in numba's cache: beside this file, else in the user's cache folder; where neither can
be written, each process compiles anew. All functions that call each other stand in this one file, for numba
renews the cache of a function only when the function's own file changes.
"""
# mypy: disable-error-code="no-untyped-def,no-untyped-call,call-arg"

from __future__ import annotations

from typing import Final

import numba
import numpy as np
from numba.extending import intrinsic

from analysis.machine_code import compiled, inlined
from analysis.text import normalise

__all__ = ["scan_texts"]

# numba freezes globals into its cache, which is renewed when *this* file changes: the classes stand
# here as numbers, and the test below fails if `normalise` changes without them.
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
_NONE: Final = 0  # the ways to overlap
_ALL: Final = 2

_NUMBERS: Final = (_MARK, _IGNORED, _HARD, _SOFT, _APOSTROPHE, _WORD_FIRST, _OTHER, _S, _CASELESS, _LOWER)
_CLASSES: Final = (
    normalise.MARK, normalise.IGNORED, normalise.HARD, normalise.SOFT, normalise.APOSTROPHE,
    normalise.WORD_FIRST, normalise.OTHER, normalise.class_of("s"), normalise.CASELESS, normalise.LOWER,
)  # fmt: skip
if _NUMBERS != _CLASSES:
    raise AssertionError("the classes of analysis.text.normalise have changed: renew the numbers above")


@intrinsic
def _popcount(_context, _number):
    """Count the bits of a uint64: one machine instruction."""
    signature = numba.types.uint64(numba.types.uint64)
    return signature, lambda _context, builder, _signature, args: builder.ctpop(args[0])


@inlined
def _decode(data, p):
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


@compiled
def _before(data, low, p, kinds):
    """Give the class of the last visible character before byte p, and its byte."""
    while p > low:
        p -= 1
        while data[p] & 0xC0 == 0x80:
            p -= 1
        kind = kinds[_decode(data, p)[0]]
        if kind > _IGNORED:
            return kind, p
    return np.uint8(_HARD), p


@compiled
def _after(data, high, p, kinds):
    """Give the class of the first visible character from byte p on, its byte and the byte after it."""
    while p < high:
        code, width = _decode(data, p)
        kind = kinds[code]
        if kind > _IGNORED:
            return kind, p, p + width
        p += width
    return np.uint8(_HARD), high, high


@inlined
def _may_join(data, p, kinds):
    """Say whether byte p can be of an apostrophe: the quick question before `_joins`."""
    b = data[np.uint64(p)]
    return b >= 0x80 or kinds[b] == _APOSTROPHE


@compiled
def _joins(data, low, high, p, kinds, elided):
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


@compiled
def _read_cases(data, p, end, kinds, cases, spelled, found):
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


@compiled
def _fits(entry, forms, found, n):
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


@inlined
def _walk(data, p, high, kind, width, kinds, bits, spelled, nodes, stack_key, stack_end):
    """Walk the trie from the word at byte p, whose first character is given; stack the keys that end at a word end.

    Gives how many were stacked and the byte up to which the first word was read.
    """
    node, depth, first_gap = np.uint64(0), 0, np.int64(-1)
    while True:
        if kind <= _OTHER:
            bit, mask = bits[kind], nodes[node, np.uint64(0)]
            if mask & bit == 0:
                break
            node = (nodes[node, np.uint64(1)] >> np.uint64(32)) + _popcount(mask & (bit - np.uint64(1)))
        else:
            alive = True
            for i in range(1, 1 + spelled[kind, 0]):
                bit, mask = bits[spelled[kind, i]], nodes[node, 0]
                alive = mask & bit != 0
                if not alive:
                    break
                node = (nodes[node, np.uint64(1)] >> np.uint64(32)) + _popcount(mask & (bit - np.uint64(1)))
            if not alive:
                break
        if kind < _WORD_FIRST and first_gap < 0:
            first_gap = p
        p += width
        end, last = p, kind
        in_gap = last in (_SOFT, _APOSTROPHE)
        kind = np.uint8(_HARD)
        while p < high:
            code, width = _decode(data, p)
            kind = kinds[code]
            if kind > _IGNORED and not (in_gap and kind in (_SOFT, _APOSTROPHE)):
                break
            p += width
            if kind == _MARK:
                end = p
            kind = np.uint8(_HARD)
        key = np.int64(nodes[node, np.uint64(1)] & np.uint64(0xFFFFFFFF)) - 1
        if key >= 0 and (kind < _WORD_FIRST or last < _WORD_FIRST):
            stack_key[np.uint64(depth)] = key
            stack_end[np.uint64(depth)] = end
            depth += 1
        if p >= high:
            break
    return depth, p if first_gap < 0 else first_gap


@compiled
def _count_points(data, p, end):
    """Count the code points of a run of bytes."""
    n = 0
    for i in range(np.uint64(p), np.uint64(end)):
        n += (data[i] & 0xC0) != 0x80
    return n


@compiled
def scan_texts(data, offsets, row, overlap, text, nodes, forms, scratch, out):
    """Search the texts from ``row`` on until all are done or ``out`` is full.

    Gives the number of rows written and the first text not searched. The arguments are those that
    `trie_scan.TrieScanner` prepares; ``out`` takes row, start, end, form in its four lines. Kept in
    one piece on purpose: with its loops in functions of their own it ran at 60 % of the speed.
    """
    kinds, cases, bits, spelled, elided = text
    cased, first, entry_form = forms[0], forms[1], forms[2]
    stack_key, stack_end, found = scratch
    written = 0
    while row < len(offsets) - 1:
        low, high = offsets[np.uint64(row)], offsets[np.uint64(row + 1)]
        p, counted, points, kept = low, low, 0, written
        while True:
            while p < high:  # to the next word
                code, width = _decode(data, p)
                if kinds[code] >= _WORD_FIRST:
                    break
                p += width
            if p >= high:
                break
            kind = kinds[code]
            depth, read = _walk(data, p, high, kind, width, kinds, bits, spelled, nodes, stack_key, stack_end)
            taken = np.int64(-1)
            if depth > 0 and p > low and _may_join(data, p - 1, kinds):
                kind, at = _before(data, low, p, kinds)
                if kind == _APOSTROPHE and _joins(data, low, high, at, kinds, elided):
                    depth = 0
            for step in range(depth):
                i = step if overlap == _ALL else depth - 1 - step
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
                if taken >= 0 and overlap != _ALL:
                    break
            if taken >= 0 and overlap == _NONE:
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
