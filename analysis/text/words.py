"""Counting words as a French reader counts them."""

from __future__ import annotations

import re

__all__ = ["count_words", "word_spans"]

# An elided word and its noun are two words (l’été), a hyphenated word is one (porte-parole).
_WORD = re.compile(r"[^\W_]+(?:[-‐‑.][^\W_]+)*")


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the span of each word: a run of letters or digits, hyphens inside it included.

    Examples
    --------
    >>> [("l’été à Saint-Malo")[s:e] for s, e in word_spans("l’été à Saint-Malo")]
    ['l', 'été', 'à', 'Saint-Malo']
    """
    return [match.span() for match in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """Count the words of a text.

    Examples
    --------
    >>> count_words("Aujourd’hui, 3 porte-parole.")
    4
    """
    return len(_WORD.findall(text))
