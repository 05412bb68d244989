"""Letters in which dates are looked for: small, without the accents that matter to dates, one kind of space and dash.

Offsets are as before wherever letters are precomposed; `fold` says where they are not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.text.letter_table import LetterTable

__all__ = ["Origins", "fold"]

Origins = NDArray[np.int64]

_ACCENTS: Final = tuple(zip("éèêëûùüúáàâóôíîïñçᵉʳ", "eeeeuuuuaaaooiiincer", strict=True))
_MARKS: Final = (
    *((mark, " ") for mark in "\t\xa0\u2007\u2009\u202f\u2002\u2003"),
    ("\u2019", "'"), ("\u2018", "'"), ("\u2010", "-"), ("\u2011", "-"),
)  # fmt: skip


def _letter_by_letter(text: str) -> str:
    folded = text.lower()
    if len(folded) != len(text):
        # A few letters (İ) grow when made small; they are in no date.
        folded = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    if folded.isascii():
        return folded.replace("\t", " ")
    for written, plain in (*_ACCENTS, *_MARKS):
        folded = folded.replace(written, plain)
    return folded


# What a letter folds to alone, it folds to in any text, but for those that look at their neighbours or grow.
_FOLDED: Final = LetterTable(lru_cache(lambda letter: None if letter in "Σİ" else _letter_by_letter(letter)))


def fold(text: str) -> tuple[str, Origins | None]:
    """Return the text in small letters without accents, and where its characters came from.

    Returns
    -------
    folded : str
        The folded text.
    origins : int64 array or None
        For each folded character its offset in ``text``, and the length of ``text`` as a last item;
        None where the offsets are the same.

    Examples
    --------
    >>> fold("1ER AOÛT")
    ('1er aout', None)
    """
    if text.isascii():
        return text.lower().replace("\t", " "), None
    folded = _FOLDED.apply(text)
    if folded is None:
        folded = _letter_by_letter(text)
    if folded.isascii() or not any(map(folded.__contains__, "\u0301\u0300\u0302\u0308")):
        return folded, None
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), "<u4")
    origins = np.flatnonzero((codes < 0x300) | (codes > 0x36F))
    return codes[origins].tobytes().decode("utf-32-le", "surrogatepass"), np.append(origins, len(text))
