"""What the word right before a role or a name says of it: "le", "son", "un", "Mme".

Nearly always that is one of a few hundred words, and what it says is found once for each of them. Only where an
adjective stands between ("le nouveau président") are the patterns asked with more of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = [
    "BEFORE", "BEGIN", "B", "Beside", "any_of", "article_start", "beside", "gender_of", "gender_said", "is_definite",
    "is_indefinite", "is_possessive", "listed",
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
_ARTICLE = re.compile(
    rf"{BEGIN}(?:l[ea]|l['’]|les|une?|du|aux?|des|son|sa|ses|leurs?|ce|cet|cette){B}*{BEFORE}", re.IGNORECASE
)
_DEFINITE = re.compile(rf"{BEGIN}(?:le|la|l['’]|du|au|ce|cette){B}*{BEFORE}", re.IGNORECASE)
_POSSESSIVE = re.compile(rf"{BEGIN}(?:son|sa|ses|leurs?){B}+{BEFORE}", re.IGNORECASE)
_SOME = any_of("un, une, d'un, d'une, plusieurs, deux, trois, quelques, certains, chaque, aucun, aucune, quel, quelle")
_INDEFINITE = re.compile(rf"{BEGIN}{_SOME}{B}+{BEFORE}", re.IGNORECASE)
# "Les porte-parole du Kremlin" are several: the plural of this title looks like one.
_SEVERAL = re.compile(rf"{BEGIN}(?:des|les|aux|ces|ses|leurs|nos){B}+{BEFORE}", re.IGNORECASE)
_GENDERED = re.compile(
    rf"{BEGIN}(?:(?P<f>la|une|Mmes?|cette|sa|madame)|le|du|un|au|MM?\.|M\.|ce|monsieur){B}*{BEFORE}", re.IGNORECASE
)
_BETWEEN_ENDS = (*(word.split()[-1] for word in listed(_ADJECTIVES)), "d'état,", "d’état,", "d'etat,", "d’etat,")
_WOMANLY = ("première", "présidente", "cheffe", "chancelière", "1re ", "1ère ", "dirigeante", "patronne")
_FORMER_ENDS = ("ex", "ancien", "anciens", "ancienne", "anciennes", "alors")
_HELPER_ENDS = ("du", "la", "l'", "l’", "de")
# What a word ends with that any of the patterns is about.
_DETERMINERS = tuple(
    "le la l' l’ les un une du au aux des son sa ses leur leurs nos ce ces cet cette mme mmes madame m. mm. monsieur"
    " plusieurs deux trois quelques certains chaque aucun aucune quel quelle".split()
)
_WINDOW = 20  # no pattern looks less far


class Beside(NamedTuple):
    """What one word says of the role or the name right behind it.

    ``article`` is where "le" or "la" begins in the word. The last two only say that it can be the end of more words
    of a kind.
    """

    definite: bool = False
    possessive: bool = False
    indefinite: bool = False
    several: bool = False
    gender: str | None = None
    article: int = -1
    ends_former: bool = False
    ends_helper: bool = False


_NOTHING = Beside()


def beside(text: str, start: int) -> Beside | None:
    """Return what the word before ``start`` says; ``None`` where it alone does not tell."""
    floor = start - _WINDOW
    return _said_near(text[floor:start], False) if floor > 0 else _said_near(text[:start], True)


@lru_cache(maxsize=1 << 12)
def _said_near(near: str, is_all: bool) -> Beside | None:
    """Return what the last word of some letters says: the rules ask half a dozen times what stands before one role."""
    words = near.rsplit(None, 1)
    if len(words) == 2 or is_all:
        return _said_by(words[-1], near[-1].isspace()) if words else _NOTHING
    return None


@lru_cache(maxsize=1 << 13)
def _said_by(word: str, is_apart: bool) -> Beside | None:
    plain = word.rstrip("-").lower()
    if not plain or plain.endswith(_BETWEEN_ENDS):
        return None
    former, helper = plain.endswith(_FORMER_ENDS), plain.endswith(_HELPER_ENDS)
    if not word.lower().endswith(_DETERMINERS):
        return Beside(ends_former=former, ends_helper=helper)
    before = f" {word} " if is_apart else f" {word}"
    return Beside(
        bool(_DEFINITE.search(before)),
        bool(_POSSESSIVE.search(before)),
        bool(_INDEFINITE.search(before)),
        bool(_SEVERAL.search(before)),
        _gender(before, 0, len(before)),
        _article(before, 0, len(before)) - 1,
        former,
        helper,
    )


def _article(text: str, floor: int, start: int) -> int:
    match = _ARTICLE.search(text, floor, start)
    words = match[0].split() if match else []
    first = words[0].lower() if words else ""
    is_own = first in {"le", "la", "les"} or first.startswith(("l'", "l’"))
    return match.start() if match and is_own else -1


def _gender(text: str, floor: int, start: int) -> str | None:
    match = _GENDERED.search(text, floor, start)
    return None if match is None else "f" if match["f"] else "m"


def article_start(text: str, start: int) -> int:
    """Return where a role begins with its article; one fused with a preposition ("du") stays outside."""
    word = beside(text, start)
    if word is None:
        at = _article(text, max(0, start - 40), start)
        return at if at >= 0 else start
    if word.article < 0:
        return start
    near = text[max(0, start - _WINDOW) : start]
    last = near.rsplit(None, 1)[-1]
    return start - len(near) + near.rfind(last) + word.article


def is_definite(text: str, start: int) -> bool:
    """Whether "le", "du", "au" stands before: a bare title needs it."""
    word = beside(text, start)
    return bool(_DEFINITE.search(text, max(0, start - 40), start)) if word is None else word.definite


def is_indefinite(text: str, start: int) -> bool:
    """Whether the role is one of several: "un porte-parole de la Maison-Blanche" names nobody."""
    word, floor = beside(text, start), max(0, start - 30)
    if text[start : start + 12].lower() == "porte-parole":
        several = _SEVERAL.search(text, floor, start) if word is None else word.several
        if several:
            return True
    return bool(_INDEFINITE.search(text, floor, start)) if word is None else word.indefinite


def is_possessive(text: str, start: int) -> bool:
    """Whether "son" or "leur" stands before."""
    word = beside(text, start)
    return bool(_POSSESSIVE.search(text, max(0, start - 40), start)) if word is None else word.possessive


def gender_of(text: str, start: int) -> str | None:
    """Return "f" or "m" where the article before a title or the "Mme" before a name tells."""
    word = beside(text, start)
    return _gender(text, max(0, start - 40), start) if word is None else word.gender


def gender_said(text: str, start: int) -> str | None:
    """Return what a title says itself of its holder before its article does: "Première ministre", "cheffe"."""
    return "f" if text[start : start + 12].lower().startswith(_WOMANLY) else gender_of(text, start)
