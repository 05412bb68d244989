"""The compiled part of `analysis.matching.unlisted.capitals`: one pass over the code points of a text.

Importing this module imports numba, so that only who has it already does it.
"""
# mypy: disable-error-code="no-untyped-def,no-untyped-call"

from __future__ import annotations

from typing import Final

from analysis.machine_code import compiled, inlined

__all__ = [
    "BARRING", "BESIDE", "BLANK", "CAPITAL", "GLUED", "GOES_ON", "JOINING", "LED", "MARK", "WORD", "capitalised_words",
]  # fmt: skip

# What a character may be, as bits. Numba freezes these numbers into its cache, which is renewed when this file changes.
WORD: Final = 1
CAPITAL: Final = 2
BARRING: Final = 4
JOINING: Final = 8
MARK: Final = 16
BLANK: Final = 32
GLUED: Final = 64
GOES_ON: Final = 128

# What may stand beside a word; a test holds them equal to those of `capitals`.
BESIDE: Final = 1
LED: Final = 2


@compiled
def _behind_elision(codes, kinds, at):
    """Give where the word proper begins: behind the article of "L'Institut", else here."""
    code, behind = codes[at], at + 1
    if code == ord("Q") and codes[behind] == ord("u"):
        behind += 1
    elif not (code == ord("L") or code == ord("J") or code == ord("C") or code == ord("S") or code == ord("T")):
        return at
    if behind + 1 < len(codes) and (codes[behind] == ord("'") or codes[behind] == 0x2019):
        return behind + 1 if kinds[codes[behind + 1]] & CAPITAL != 0 else at
    return at


@compiled
def _end_of_initials(codes, kinds, at):
    """Give where an initial ends, or the last of more ("J.-P."), where none of them begins a word; else -1."""
    end, size = -1, len(codes)
    while at + 1 < size and kinds[codes[at]] & CAPITAL != 0 and codes[at + 1] == ord("."):
        at += 2
        if at == size or kinds[codes[at]] & WORD == 0:
            end = at
        if at < size and codes[at] == ord("-"):
            at += 1
    return end


@inlined
def _is_led(before, look_before, last, look):
    """Say whether the two characters before a word leave it one of the words before it."""
    if last == ord("\n"):
        return look_before & BLANK != 0 or before == ord("'") or before == 0x2019
    return look & MARK == 0 and (look & BLANK == 0 or look_before & MARK == 0)


@compiled
def capitalised_words(codes, kinds, out):
    """Write start, end and what stands beside each capitalised word to the rows of ``out``; give their number.

    The words are those of the pattern in `capitals`. Functions that are given arrays are called where hardly
    any word leads: a call costs more than what it does.
    """
    n, at, size = 0, 0, len(codes)
    while at < size:
        if kinds[codes[at]] & CAPITAL == 0 or (at > 0 and kinds[codes[at - 1]] & BARRING != 0):
            at += 1
            continue
        start, end = at, -1
        if at + 2 < size and (codes[at + 1] == ord("'") or codes[at + 1] == 0x2019 or codes[at + 1] == ord("u")):
            start = _behind_elision(codes, kinds, at)
        at = start + 1
        if at < size and codes[at] == ord("."):
            end = _end_of_initials(codes, kinds, start)
        while end < 0:
            while at < size and kinds[codes[at]] & WORD != 0:
                at += 1
            if at + 1 < size and kinds[codes[at]] & JOINING != 0 and kinds[codes[at + 1]] & WORD != 0:
                at += 1
            else:
                end = at
        at, beside = end, 0
        if start > 1:
            last, before = codes[start - 1], codes[start - 2]
            look, look_before = kinds[last], kinds[before]
            if _is_led(before, look_before, last, look):
                beside = LED
            if look & GLUED != 0:
                beside |= BESIDE
        if end < size and kinds[codes[end]] & GOES_ON != 0:
            behind = codes[end + 1] if end + 1 < size else ord(" ")
            if codes[end] != ord(".") or not (behind == ord(" ") or behind == ord("\n")):
                beside |= BESIDE
        out[0, n], out[1, n], out[2, n] = start, end, beside
        n += 1
    return n
