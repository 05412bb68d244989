"""Folding: two spellings of one French word become one key, and every key letter knows its place.

Folding drops case, accents and everything that is invisible, spells ligatures out (œ is oe) and
makes one space of any run of spaces, hyphens, apostrophes and underscores. What remains tells
*words*: letters and digits. Every code point has one class (a byte):

========== =================================================================== =============
class      what                                                                folded to
========== =================================================================== =============
MARK       combining marks (NFD accents, variation selectors)                  nothing
IGNORED    invisible format characters: soft hyphen, zero-width space, BOM     nothing
HARD       line breaks and all other punctuation and symbols                   ``|``
SOFT       spaces, tab, hyphens, en dash, underscore                           one space
APOSTROPHE ``'`` and its typographic and mistyped kinds                        one space
5 …        the marks of ``PUNCTUATION`` that stand inside names                themselves
14 …       digits, then the letters a to z                                     themselves
OTHER      a letter of another script                                          its lower case
51 …       a character that spells several letters, in order of ``EXPANSIONS`` those letters
========== =================================================================== =============

The em dash is HARD (it opens an aside), the en dash SOFT (it joins: « Russie–Occident »).
An apostrophe parts two words only after an elided word or before a final *s*; in « aujourd'hui »
and « Xi'an » it parts nothing (`parts_words`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from analysis.errors import Fault, InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "ALPHABET", "APOSTROPHE", "CASELESS", "ELIDED", "EXPANSIONS", "HARD", "IGNORED", "LOWER", "MARK",
    "OTHER", "PUNCTUATION", "SOFT", "UPPER", "WORD_FIRST", "case_of", "case_table", "class_of",
    "class_table", "fold", "fold_form", "fold_with_offsets", "parts_words",
]  # fmt: skip

MARK: Final = 0
IGNORED: Final = 1
HARD: Final = 2
SOFT: Final = 3
APOSTROPHE: Final = 4
PUNCTUATION: Final = ".&/+!@#:°"
"""Marks that are part of some names (« J.D. », « AT&T ») and match only themselves."""
WORD_FIRST: Final = 5 + len(PUNCTUATION)
"""Classes from here on are letters and digits."""
ALPHABET: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
OTHER: Final = WORD_FIRST + len(ALPHABET)
EXPANSIONS: Final = (
    "oe", "ae", "ss", "th", "fi", "fl", "ff", "ffi", "ffl", "st", "ij", "dz", "lj", "nj",
    "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii",
)  # fmt: skip
CASELESS: Final = 0
LOWER: Final = 1
UPPER: Final = 2

ELIDED: Final = frozenset(
    ["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
)
"""Words that lose their vowel before an apostrophe. « presqu » and « quelqu » are left out: they
stand only in presqu'île and quelqu'un, which are one word."""

_APOSTROPHES: Final = frozenset("'’‘‛ʼʻʹ′`´＇")
_SOFT_EXTRA: Final = frozenset("\t-_\u2010\u2011\u2012\u2013\ufe63\uff0d")
# Letters that Unicode does not decompose but a French keyboard writes plain (Kılıçdaroğlu, Støre).
_PLAIN: Final = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ð": "d", "ħ": "h", "ŧ": "t", "ə": "e"}
    | {"œ": "oe", "æ": "ae", "þ": "th"}
)
_CODES: Final = {"": MARK} | {letter: WORD_FIRST + i for i, letter in enumerate(ALPHABET)} | {
    letters: OTHER + 1 + i for i, letters in enumerate(EXPANSIONS)
}
_FINDABLE: Final = re.compile(f"[{ALPHABET}][ {re.escape(PUNCTUATION)}{ALPHABET}]*")
_BULK: Final = (
    (0x3400, 0x4DC0, OTHER), (0x4E00, 0xA000, OTHER), (0xAC00, 0xD7A4, OTHER), (0xD800, 0xF900, HARD),
    (0x20000, 0x2A6E0, OTHER), (0x33480, 0xE0000, HARD), (0xE01F0, 0x110000, HARD),
)  # fmt: skip
"""Ideographs, syllables and unused planes: not worth asking for each code point."""


def _letters(char: str) -> str:
    """Spell a letter or digit without case, accents and ligatures."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(c for c in folded if unicodedata.category(c)[0] != "M").translate(_PLAIN)


def class_of(char: str) -> int:
    r"""Give the class of one character (see the table above).

    Examples
    --------
    >>> class_of("\n") == HARD, class_of("\u202f") == SOFT, class_of("É") == class_of("e")
    (True, True, True)
    """
    if char in _APOSTROPHES:
        return APOSTROPHE
    if char in PUNCTUATION:
        return 5 + PUNCTUATION.index(char)
    category = unicodedata.category(char)
    if category in ("Ll", "Lu", "Lt", "Lm", "Nd", "Nl") or (category == "Lo" and char <= "ÿ"):
        return _CODES.get(_letters(char), OTHER)
    if category == "Zs" or char in _SOFT_EXTRA:
        return SOFT
    return {"Lo": OTHER, "Mn": MARK, "Mc": MARK, "Me": MARK, "Cf": IGNORED}.get(category, HARD)


def case_of(char: str) -> int:
    """Give ``UPPER``, ``LOWER`` or ``CASELESS``; a title-case digraph counts as upper."""
    return {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER}.get(unicodedata.category(char), CASELESS)


@cache
def class_table() -> NDArray[np.uint8]:
    """Give the class of every code point, one byte each (length 0x110000, read-only)."""
    import numpy as np

    table = np.empty(0x110000, np.uint8)
    done = 0
    for start, end, kind in _BULK:
        table[done:start] = np.frombuffer(bytes(map(class_of, map(chr, range(done, start)))), np.uint8)
        table[start:end] = kind
        done = end
    table.setflags(write=False)
    return table


@cache
def case_table() -> NDArray[np.uint8]:
    """Give the case of every code point, one byte each (length 0x110000, read-only)."""
    import numpy as np

    table = np.zeros(0x110000, np.uint8)
    table[:0x20000] = np.frombuffer(bytes(map(case_of, map(chr, range(0x20000)))), np.uint8)
    table.setflags(write=False)
    return table


class _Folded(dict[int, str]):
    """What each code point folds to, found out when first met (for ``str.translate``)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = class_of(char)
        if kind in (MARK, IGNORED):
            folded = ""
        elif kind == HARD:
            folded = "|"
        elif kind in (SOFT, APOSTROPHE):
            folded = " "
        else:
            folded = char if kind < WORD_FIRST else _letters(char)
        self[code] = folded
        return folded


_FOLDED: Final = _Folded()
_BLANKS: Final = re.compile(" +")


def fold(text: str) -> str:
    r"""Fold a text to the key that all its spellings share, without outer spaces.

    Examples
    --------
    >>> fold("L’État-major"), fold("Œuvre\u202f: NFD e\u0301")
    ('l etat major', 'oeuvre : nfd e')
    """
    folded = text.translate(_FOLDED)
    return (_BLANKS.sub(" ", folded) if "  " in folded else folded).strip(" ")


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold a text and say where each folded character comes from.

    Returns
    -------
    folded : str
        The folded text; outer spaces are kept.
    offsets : list of int
        For each folded character the code point of ``text`` it stands for; a run of separators
        is placed at its first, the letters of a ligature all at the ligature.

    Examples
    --------
    >>> fold_with_offsets("cœur – a")
    ('coeur a', [0, 1, 1, 2, 3, 4, 7])
    """
    folded: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(text):
        for letter in _FOLDED[ord(char)]:
            if letter == " " and folded and folded[-1] == " ":
                continue
            folded.append(letter)
            offsets.append(i)
    return "".join(folded), offsets


def parts_words(left: str, right: str) -> bool:
    """Say whether an apostrophe between two folded words parts them.

    It does after an elided word (« l'OTAN », « jusqu'à ») and before a final *s* (« Putin's », in
    foreign titles and captions); not in « aujourd'hui », « Xi'an », « O'Brien ».

    Examples
    --------
    >>> parts_words("l", "otan"), parts_words("aujourd", "hui"), parts_words("xi", "an")
    (True, False, False)
    """
    return left in ELIDED or right == "s"


def fold_form(form: str) -> tuple[str, ...]:
    """Fold a lexicon form to every key under which a text may hold it.

    Case, accents, separators and ligatures need no variants, for the text is folded too. Initials
    do: « J.D. Vance » is also found as « J. D. Vance » and the reverse.

    Raises
    ------
    InputError
        Where the form can never be found as a whole word: it is empty, does not begin with a
        letter or digit, holds a line break or a mark that ends a phrase, or another script.

    Examples
    --------
    >>> fold_form("Maison-Blanche"), fold_form("J.D. Vance")
    (('maison blanche',), ('j. d. vance', 'j.d. vance', 'j.d.vance'))
    """
    key = fold(form)
    if not _FINDABLE.fullmatch(key):
        raise InputError("A form of the lexicon can never be found in a text.", _form_faults(form, key))
    if "." not in key:
        return (key,)
    loose = re.sub(r"\.(?=[0-9a-z])", ". ", key)
    mixed = re.sub(r"(?<=\b[a-z]\.) (?=[a-z]\.)", "", loose)
    return tuple(sorted({key, loose, mixed, loose.replace(". ", ".")}))


def _form_faults(form: str, key: str) -> list[Fault]:
    """List what keeps a form from ever being found."""
    faults = []
    if not key or class_of(key[0]) < WORD_FIRST:
        faults.append(Fault("form", repr(form), "a form that begins with a letter or a digit"))
    bad = [char for char, _ in groupby(form) if class_of(char) in (HARD, OTHER)]
    if bad:
        allowed = f"Latin letters, digits, spaces, hyphens, apostrophes and {' '.join(PUNCTUATION)}"
        faults.append(Fault("form", f"{form!r} with {' '.join(map(repr, bad))}", allowed))
    return faults
