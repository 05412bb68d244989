"""The letters in which the patterns of page text are written: lower case, no accents, plain marks.

A text folded so may be longer or shorter than it was: no offset is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from analysis.text.letter_table import LetterTable

__all__ = ["fold", "fold_lines"]

_PLAIN: Final = str.maketrans(
    {
        **{chr(code): None for code in range(0x300, 0x370)},
        **{char: unicodedata.normalize("NFD", char)[0] for char in "àáâãäåçèéêëìíîïñòóôõöùúûüýÿšžčćğışţ"},
        **dict.fromkeys("’‘ʼ`", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        "œ": "oe",
        "æ": "ae",
    }
)


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, with straight apostrophes and plain spaces.

    Examples
    --------
    >>> fold("À LIRE AUSSI : l’été") == "a lire aussi : l'ete"
    True
    """
    lowered = text.lower()
    return lowered if lowered.isascii() else lowered.translate(_PLAIN)


# Ligatures, which fold to two letters, are spelt out behind the table; what folds by its neighbours is left to `fold`.
_FOLDED: Final = LetterTable(lambda char: None if char in "Σ`" else char.lower() if char in "œŒæÆ" else fold(char))


def fold_lines(lines: Sequence[str]) -> list[str]:
    r"""Return what `fold` gives for each of many lines, none of which holds a ``\n``.

    Examples
    --------
    >>> fold_lines(["À LIRE", "Le cœur"])
    ['a lire', 'le coeur']
    """
    folded = _FOLDED.apply("\n".join(lines)) if lines else None
    if folded is None:
        return [fold(line) for line in lines]
    return folded.replace("œ", "oe").replace("æ", "ae").split("\n")
