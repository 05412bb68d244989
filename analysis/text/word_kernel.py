"""The compiled part of `analysis.text.words`: one pass over code points, no arrays in between.

Importing this module imports numba, so that only a long text does it.
"""
# mypy: disable-error-code="no-untyped-def,no-untyped-call"

from __future__ import annotations

from typing import Final

import numpy as np

from analysis.machine_code import compiled

__all__ = ["word_starts"]

# The looks of `analysis.text.words`, as numbers that numba can freeze into its cache.
_APOSTROPHE: Final = 3
_HYPHEN: Final = 4
_POINT: Final = 5
_LETTER: Final = 6
_DIGIT: Final = 7


@compiled
def word_starts(codes, looks, kinds, elided, class_of_s, out):
    """Write the place of each word's first letter to ``out``; give their number.

    A letter begins a word unless a letter stands before it, or a mark that joins two letters.
    ``elided`` are the elided words, their classes as the bytes of a number (see `words._codes`).
    """
    n = 0
    last, before = 0, 0  # looks of the last two visible characters
    run = np.uint64(0)  # the letters of the current run, the last eight of them
    size, run_before, size_before = 0, np.uint64(0), 0
    for i in range(len(codes)):
        code = codes[i]
        look = looks[code]
        if look == 1 or look == 2:  # a combining mark, an invisible character
            continue
        if look < _LETTER:
            if last >= _LETTER:
                run_before, size_before = run, size
                run, size = np.uint64(0), 0
            before, last = last, look
            continue
        if last < _LETTER:
            starts = True
            if before >= _LETTER:
                if last == _HYPHEN:
                    starts = False
                elif last == _POINT:
                    starts = before != _DIGIT or look != _DIGIT
                elif last == _APOSTROPHE:
                    starts = False
                    if size_before <= 8:
                        for word in elided:
                            if word == run_before:
                                starts = True
                                break
                    if not starts and kinds[code] == class_of_s:
                        j = i + 1
                        while j < len(codes) and (looks[codes[j]] == 1 or looks[codes[j]] == 2):
                            j += 1
                        starts = j == len(codes) or looks[codes[j]] < _LETTER
            if starts:
                out[n] = i
                n += 1
        run = (run << np.uint64(8)) | np.uint64(kinds[code])
        size += 1
        before, last = last, look
    return n
