"""Words that tell names from other capitalised words, all folded by :func:`plain_word`.

The lists stand in ``name_words.txt``, first names in ``first_names.txt``.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Final

__all__ = [
    "AGENCIES", "ASIAN_SURNAMES", "BEHIND", "BEHIND_OF", "COMMON_SURNAMES", "ENGLISH_END", "FUNCTION", "HEADS",
    "HONORIFICS", "LOWER_HEADS", "MONTHS_AND_DAYS", "NEVER_PERSON", "NO_ACRONYM", "NO_ORGANISATION",
    "NO_ORGANISATION_ALONE", "OPENERS",
    "PLACES", "PLACE_CONTEXT", "ROLES", "SPEECH", "first_names", "is_first_name", "plain_word", "word_list",
]  # fmt: skip

_LETTERS: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "’": "'", "ʼ": "'", "ð": "d", "þ": "th"}
)




def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


# Of what French and most names are written in, so that hardly a word need be taken apart.
_PLAIN: Final = {code: _without_marks(chr(code)) for code in (*range(0x80, 0x250), 0x2019)}


@lru_cache(maxsize=1 << 16)
def plain_word(word: str) -> str:
    """Give a word in lower case without accents; hyphens stay.

    Examples
    --------
    >>> plain_word("Désirée"), plain_word("N’Diaye"), plain_word("Kılıçdaroğlu")
    ('desiree', "n'diaye", 'kilicdaroglu')
    """
    word = word.lower()
    if word.isascii():
        return word
    plain = word.translate(_PLAIN)
    return plain if plain.isascii() else _without_marks(word)


def _lines(name: str) -> list[str]:
    text = resources.files("analysis.matching.names").joinpath(name).read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@cache
def first_names() -> frozenset[str]:
    """Read the first names of ``first_names.txt``."""
    return frozenset(plain_word(name) for line in _lines("first_names.txt") for name in line.split())


@lru_cache(maxsize=1 << 16)
def is_first_name(word: str) -> bool:
    """Whether a word is a known first name, or a compound that begins with one.

    Examples
    --------
    >>> is_first_name("Jean-Noël"), is_first_name("Volodymyr"), is_first_name("Sommet")
    (True, True, False)
    """
    plain = plain_word(word)
    names = first_names()
    return plain in names or ("-" in plain and plain.split("-")[0] in names and not plain.split("-")[-1].isdigit())


@cache
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in _lines("name_words.txt"):
        if line.startswith("["):
            sections[line[1:-1]] = []
        else:
            sections[next(reversed(sections))].append(line)
    return sections


def word_list(section: str) -> frozenset[str]:
    """Give the words, or the phrases, of a section of ``name_words.txt``.

    Examples
    --------
    >>> "lundi" in word_list("months and days"), "force de frappe" in word_list("no organisation")
    (True, True)
    """
    text = " ".join(_sections()[section])
    return frozenset(part.strip() for part in text.split(";")) if ";" in text else frozenset(text.split())


MONTHS_AND_DAYS: Final = word_list("months and days")
FUNCTION: Final = word_list("function")
OPENERS: Final = word_list("openers") | FUNCTION | MONTHS_AND_DAYS
HONORIFICS: Final = word_list("honorifics")
ROLES: Final = word_list("roles") | HONORIFICS
SPEECH: Final = word_list("speech")
NEVER_PERSON: Final = word_list("never person") | MONTHS_AND_DAYS
PLACE_CONTEXT: Final = word_list("place context")
PLACES: Final = word_list("no person")
ASIAN_SURNAMES: Final = word_list("asian surnames")
COMMON_SURNAMES: Final = word_list("common surnames")
AGENCIES: Final = word_list("agencies")
HEADS: Final = word_list("heads")
LOWER_HEADS: Final = word_list("lower heads")
BEHIND: Final = word_list("behind")
BEHIND_OF: Final = word_list("behind of")
ENGLISH_END: Final = word_list("english end")
NO_ACRONYM: Final = word_list("no acronym")
NO_ORGANISATION: Final = tuple(sorted(word_list("no organisation")))
NO_ORGANISATION_ALONE: Final = word_list("no organisation alone")
