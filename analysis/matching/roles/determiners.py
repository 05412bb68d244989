"""What the determiner before a role or a name says of it: "le", "son", "un", "Mme".

One pattern finds it, over adjectives that may stand between ("le nouveau président"); the rest follows from the word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

__all__ = [
    "BEFORE", "BEGIN", "B", "any_of", "article_start", "gender_of", "gender_said", "is_definite", "is_indefinite",
    "is_possessive", "listed",
]  # fmt: skip

B: Final = r"[\s\u00a0\u202f]"
"""A blank, in patterns."""
BEGIN: Final = r"(?:^|(?<=[\s«“\"'’(\u00a0\u202f-]))"


def listed(words: str) -> list[str]:
    """Return words set apart by commas or line ends."""
    return [word.strip() for word in re.split(r"[,\n]", words) if word.strip()]


def any_of(words: str) -> str:
    """Make one pattern of words set apart by commas or line ends; a blank in them is any blank."""
    return "(?:" + "|".join(re.escape(w).replace("\\ ", B).replace("'", "['’]") for w in listed(words)) + ")"


_ADJECTIVES = """
nouveau, nouvelle, tout nouveau, toute nouvelle, actuel, actuelle, puissant, puissante, très influent, très influente,
jeune, vieux, inamovible, indéboulonnable, éphémère, propre
"""
# "le ministre d'État, ministre de la Défense" is one title.
BEFORE: Final = rf"(?:{any_of(_ADJECTIVES)}{B}+){{0,2}}(?:ministre{B}d['’][ée]tat,{B})?$"
"""What may stand between the determiner and the role."""
_OWN = frozenset({"le", "la", "l'", "les"})
_DEFINITE = frozenset({"le", "la", "l'", "du", "au", "ce", "cette"})
_POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs"})
# "un" is that of "d'un" and "qu'un" too.
_INDEFINITE = frozenset(
    "un une plusieurs deux trois quelques certains chaque aucun aucune quel quelle".split()
)
_SEVERAL = frozenset({"des", "les", "aux", "ces", "ses", "leurs", "nos"})
_GENDERS = dict.fromkeys("la une mme mmes cette sa madame".split(), "f") | dict.fromkeys(
    "le du un au m. mm. ce monsieur".split(), "m"
)
_WORDS = _OWN | _DEFINITE | _POSSESSIVE | _INDEFINITE | _SEVERAL | _GENDERS.keys()
_WORD = f"{BEGIN}({any_of(','.join(sorted(_WORDS)))})"
_RIGHT_BEFORE = re.compile(f"{_WORD}$", re.IGNORECASE)
# "Lejeune" is a name: only behind an apostrophe does a word begin without a blank.
_FARTHER_OFF = re.compile(f"{_WORD}(?:{B}+|(?<=['’])){BEFORE}", re.IGNORECASE)
# What stands right before a role where its determiner stands farther off.
_BETWEEN = (*(words.split()[-1] for words in listed(_ADJECTIVES)), "d'état,", "d’état,", "d'etat,", "d’etat,")
_LONGEST = max(map(len, _WORDS))
_WOMANLY = ("première", "présidente", "cheffe", "chancelière", "1re ", "1ère ", "dirigeante", "patronne")
_REACH: Final = 40  # letters before a role in which its determiner stands


def _determiner(text: str, start: int) -> tuple[str, int]:
    """Return the determiner before ``start`` in small letters, and how far before it begins; none is empty."""
    # Half a dozen rules ask it of one role. A letter more than is searched tells whether a word begins with the others.
    return _last_of(text[max(0, start - _REACH - 1) : start])


@lru_cache(maxsize=1 << 12)
def _last_of(near: str) -> tuple[str, int]:
    words, first = near.rstrip(), 1 if len(near) > _REACH else 0
    is_apart = words != near or words.endswith(("'", "’"))
    match = _RIGHT_BEFORE.search(words, max(first, len(words) - _LONGEST)) if is_apart else None
    if match is None and words.lower().endswith(_BETWEEN):
        match = _FARTHER_OFF.search(near, first)
    return (match[1].lower().replace("’", "'"), len(near) - match.start()) if match else ("", 0)


def article_start(text: str, start: int) -> int:
    """Return where a role begins with its article; one fused with a preposition ("du") stays outside.

    Examples
    --------
    >>> article_start("Oui, dit le ministre", 12), article_start("Au nom du ministre", 10)
    (9, 10)
    """
    word, length = _determiner(text, start)
    return start - length if word in _OWN else start


def is_definite(text: str, start: int) -> bool:
    """Whether "le", "du", "au" stands before: a bare title needs it."""
    return _determiner(text, start)[0] in _DEFINITE


def is_indefinite(text: str, start: int) -> bool:
    """Whether the role is one of several: "un porte-parole de la Maison-Blanche" names nobody."""
    word, _ = _determiner(text, start)
    # "Les porte-parole du Kremlin" are several: the plural of this title looks like one.
    return word in _INDEFINITE or (word in _SEVERAL and text[start : start + 12].lower() == "porte-parole")


def is_possessive(text: str, start: int) -> bool:
    """Whether "son" or "leur" stands before."""
    return _determiner(text, start)[0] in _POSSESSIVE


def gender_of(text: str, start: int) -> str | None:
    """Return "f" or "m" where the article before a title or the "Mme" before a name tells."""
    return _GENDERS.get(_determiner(text, start)[0])


def gender_said(text: str, start: int) -> str | None:
    """Return what a title says itself of its holder before its article does: "Première ministre", "cheffe"."""
    return "f" if text[start : start + 12].lower().startswith(_WOMANLY) else gender_of(text, start)
