"""Text → its plain image, one letter for one, and the words that stand in it.

What is found in the image stands at the same offsets of the text: unlike :func:`~analysis.text.normalise.fold`, which
spells ligatures out and joins blanks.
"""

from __future__ import annotations

import unicodedata
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Set
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

__all__ = ["known_words", "plain"]


def _fold_table() -> dict[int, str]:
    table = {}
    for code in [*range(0x20, 0x250), *range(0x1E00, 0x1F00)]:
        character = chr(code)
        base = unicodedata.normalize("NFKD", character.lower())[:1]
        table[code] = base if base.strip() else " "
    return table | dict.fromkeys(map(ord, "'’ʼ-‐‑–—\u00a0\u202f\u2009\n\t"), " ") | {ord("œ"): "o", ord("Œ"): "o"}


_FOLDS: Final = _fold_table()
# The letters of nearly every French passage fit into a page of 256, by way of which a text is folded four times as fast
# as letter by letter.
_LATIN: Final = "".join(map(chr, [*range(0x80), *range(0xA0, 0x100)]))
_MORE: Final = "’‘“”„…–—‑‐œŒ€•Ÿ\u2009\u202fćčđēěğıłńňőōřśšşŞšūžŽŠż"
_PAGE: Final = "".join(dict.fromkeys(_LATIN + _MORE)).ljust(0x100, "\ufffe")
_TO_PAGE: Final = charmap_build(_PAGE)
_FOLDED_PAGE: Final = _PAGE.translate(_FOLDS)


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents, one character for one; joints become blanks.

    Examples
    --------
    >>> plain("L’Été, a-t-il dit")
    'l ete, a t il dit'
    """
    try:
        return charmap_decode(charmap_encode(text, "strict", _TO_PAGE)[0], "strict", _FOLDED_PAGE)[0]
    except UnicodeError:
        return text.translate(_FOLDS)


# All bytes but the letters a to z become blanks: three times as fast as a pattern that looks for words.
_LETTERS: Final = frozenset(ascii_lowercase.encode())
_BLANKED: Final = bytes(code if code in _LETTERS else 0x20 for code in range(0x100))


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
    found = known & _words_of(folded)
    if not found:
        return []
    places = []
    for word in found:
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
    return frozenset(folded.encode("utf-8", "replace").translate(_BLANKED).decode("ascii").split())
