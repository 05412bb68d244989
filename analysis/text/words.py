"""Words: what is counted where something is said to occur « per 10,000 words ».

A word is a run of letters and digits (`analysis.text.normalise`). A hyphen between letters joins
(« États-Unis », « est-ce » are one word), as does a point or comma between two digits (« 3,5 »);
an apostrophe parts after an elided word (« l'OTAN » is two words) and joins elsewhere
(« aujourd'hui » is one). Accents as separate characters and invisible characters never part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from analysis.text import normalise

__all__ = ["count_words", "count_words_in_spans", "word_spans"]

# One character per code point, so that a span of the sketch is a span of the text.
_SKETCH: Final = {normalise.HARD: "|", normalise.SOFT: " ", normalise.APOSTROPHE: "'"}
_SKETCH[normalise.MARK] = _SKETCH[normalise.IGNORED] = "~"
_APOSTROPHES: Final = frozenset(
    chr(c) for c in range(0x10000) if normalise.class_of(chr(c)) == normalise.APOSTROPHE
)
_HYPHENS: Final = frozenset("-\u2010\u2011")


class _Sketch(dict[int, str]):
    """What each code point looks like to the word pattern, found out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = normalise.class_of(char)
        if char in _HYPHENS or char in ".,":
            sketch = "-" if char in _HYPHENS else ","
        elif kind >= normalise.WORD_FIRST:
            sketch = "0" if char.isdigit() else normalise.fold(char)[:1] if char.isalpha() else "x"
            sketch = sketch if sketch.isascii() and sketch.isalnum() else "x"
        else:
            sketch = _SKETCH.get(kind, "|")
        self[code] = sketch
        return sketch


_LOOKS: Final = _Sketch()
_ELIDED: Final = "|".join(sorted(normalise.ELIDED, key=len, reverse=True))
_LETTER: Final = "[a-z0-9]"
# An elided word alone, else letters joined by hyphens, apostrophes and points within numbers.
_WORD: Final = re.compile(
    rf"(?:{_ELIDED})(?='~*{_LETTER})"
    rf"|{_LETTER}(?:{_LETTER}|~+(?={_LETTER})|-(?!(?:{_ELIDED})'~*{_LETTER})(?={_LETTER})"
    rf"|'(?!s(?!{_LETTER}))(?={_LETTER})|(?<=0),(?=0))*~*"
)
