"""Where the words of a list stand in a folded text, without a look at each word of it."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import Final

__all__ = ["known_words"]

_WORD: Final = re.compile(r"[a-z]+")


def known_words(folded: str, known: Set[str]) -> list[tuple[int, str]]:
    """Return the words of ``folded`` that are known, each with where it begins, from left to right.

    Parameters
    ----------
    folded : str
        Small letters without accents; a word is a run of the letters a to z.
    known : set of str
        Words.

    Examples
    --------
    >>> known_words("il dit oui, elle dit non", {"dit", "non", "ou"})
    [(3, 'dit'), (17, 'dit'), (21, 'non')]
    """
    places = []
    for word in known & _words_of(folded):
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            # The letters are plain, but others may touch them that are none of a word here.
            if not "a" <= folded[start - 1 : start] <= "z" and not "a" <= folded[end : end + 1] <= "z":
                places.append((start, word))
            start = folded.find(word, end)
    places.sort()
    return places


@lru_cache(maxsize=4)
def _words_of(folded: str) -> frozenset[str]:
    # Asked for verbs and for nouns in turn.
    return frozenset(_WORD.findall(folded))
