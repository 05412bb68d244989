"""Which language a text or a line is in.

Most lines of a French corpus need no model: their function words decide. Only where the function
words of two languages tie is py3langid asked, limited to the languages that French pages mix in.
A line too short to tell takes the language of its text, which is the caller's to pass on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from analysis.text.letter_table import LetterTable

__all__ = [
    "FRENCH", "LIKELY", "SAMPLE", "SAMPLED", "SHORT", "identify", "identify_words", "words_of", "words_of_lines",
]  # fmt: skip

LIKELY: Final = ("fr", "en", "es", "de", "it", "pt", "nl", "ru", "uk", "ar")
"""The languages that may be answered (ISO 639-1)."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


FRENCH: Final = _set_of(
    "a à au aucun aussi autre autres aux avant avec c ça car ce cela celle celles celui ces cet cette ceux"
    " chez comme comment contre d dans de depuis des deux dont du elle elles en encore entre est et été"
    " étaient était être eu eux fait font il ils j je jusqu l la le les leur leurs lors lorsqu lui m mais"
    " me même moins n ne ni nos notre nous on ont ou où par parce pas pendant peu peut plus pour pourrait"
    " puis qu quand que quelque qui quoi s sa sans se selon sera serait ses si soit son sont sous sur t"
    " tandis tant tous tout toute toutes très un une vers vos votre vous y ainsi alors après afin avait"
    " avaient avoir ayant cependant déjà doit donc face fois toujours trois"
)
"""French function words, lower case, split at apostrophes."""

_OTHERS: Final[dict[str, frozenset[str]]] = {
    "en": _set_of(
        "the of and to in is was for that with as by it from at are this be has have not an were which his"
        " its will their they he she but had who would been or more after about also said between than"
        " into"
    ),
    "es": _set_of(
        "el los las del y que en un una por con para su sus al lo como más pero fue ha han este esta entre"
        " sobre también o sin desde cuando ser son está muy tras hasta donde ya si no le tu te de la es"
    ),
    "de": _set_of(
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an"
        " werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war"
        " haben nur"
    ),
    "it": _set_of(
        "il di che e la in un per è una sono con del non da dei al lo le si della nel alla più ha gli come"
        " anche su dal ma delle i ai nella dalla questo questa tra dopo stato"
    ),
    "pt": _set_of(
        "o os a as de do da em um uma para que com não por mais dos como mas foi ao ele das tem à seu sua"
        " ou ser quando muito nos já está também pelo pela até entre era depois são na no e"
    ),
}
_WORD: Final = re.compile(r"[^\W\d_]+")
# For many lines at once, ten times as fast; a letter that grows or depends on its neighbours is left to the pattern.
_LETTERS_OF_LINES: Final = LetterTable(
    lambda char: char if char == "\n" else None if char == "Σ" else char.lower() if _WORD.fullmatch(char) else " "
)
_ANY_OTHER: Final = frozenset().union(*_OTHERS.values())
_FAR: Final = re.compile("[^\0-\u036f]")
SHORT: Final = 5
"""Words of a line that is not too short to tell."""
_ASKED: Final = 12  # a credit or a headline of fewer words, most of them names, tells a model nothing
SAMPLE: Final = 400
"""Words of a text that are looked at."""
SAMPLED: Final = SAMPLE * 8
"""Letters in which they are looked for."""
_AMBIGUOUS: Final = 0.12


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, split at apostrophes, hyphens and digits.

    Examples
    --------
    >>> words_of("L’accord, dit-il")
    ['l', 'accord', 'dit', 'il']
    """
    return _WORD.findall(text.lower())


def words_of_lines(lines: Sequence[str]) -> list[list[str]]:
    r"""Return what `words_of` gives for each of many lines, none of which holds a ``\n``.

    Examples
    --------
    >>> words_of_lines(["L’accord", "24 juin", "2021"])
    [['l', 'accord'], ['juin'], []]
    """
    letters = _LETTERS_OF_LINES.apply("\n".join(lines))
    if letters is None:
        return [words_of(line) for line in lines]
    return [line.split() for line in letters.split("\n")]


def identify(text: str, fallback: str = "fr") -> str:
    """Return the ISO 639-1 code of the language of ``text``, one of `LIKELY`.

    Parameters
    ----------
    text : str
        A text or a line; only its first 400 words are looked at.
    fallback : str
        What a text of fewer than five words is taken for: the language of the whole it is part of.

    Examples
    --------
    >>> identify("La délégation a quitté la salle avant la fin de la séance.")
    'fr'
    >>> identify("El ministro llegó a la capital con su delegación.")
    'es'
    """
    return identify_words(words_of(text[:SAMPLED])[:SAMPLE], text, fallback)


def identify_words(words: Sequence[str], text: str, fallback: str = "fr") -> str:
    """Return what `identify` does, for a caller that has the words of ``text`` already."""
    if len(words) < SHORT:
        return fallback if text.isascii() or not _other_script(text) else _ask(text)
    french = sum(map(FRENCH.__contains__, words))
    if french >= 0.35 * len(words):
        return "fr"
    known = list(filter(_ANY_OTHER.__contains__, words))
    others = len(known)
    if french > others + 1:
        return "fr"
    few = len(words) < _ASKED
    if few and french <= 1 and others <= french + 1:  # no language can win
        return fallback if not _other_script(text) else _ask(_without_names(text))
    counts = {code: sum(map(own.__contains__, known)) for code, own in _OTHERS.items()}
    best = max(counts, key=lambda code: counts[code])
    if french > counts[best] + 1:
        return "fr"
    if counts[best] > french + 1 and sorted(counts.values())[-2] < counts[best]:
        return best
    few = few or max(french, counts[best]) < _AMBIGUOUS * len(words)
    if few and not _other_script(text):
        return fallback
    return _ask(_without_names(text))


def _without_names(text: str) -> str:
    # Names carry the language of their bearer, not of the line; a credit in capitals carries none.
    plain = [word for word in text[:600].split() if not word[:1].isupper()]
    return " ".join(plain) if len(plain) >= 3 else text[:600]


def _other_script(text: str) -> bool:
    return sum(map(str.isalpha, _FAR.findall(text[:200]))) > 8


@lru_cache(maxsize=8192)
def _ask(text: str) -> str:
    # The lines of a site come again on each of its pages.
    return _classifier()(text)[0]


@lru_cache(maxsize=1)
def _classifier() -> Callable[[str], tuple[str, float]]:
    # Imported here because the model takes 0.2 s to load and most texts never need it. The module's own
    # two functions are used, not its classes: they are what its releases keep.
    import py3langid  # type: ignore[import-untyped]

    py3langid.set_languages(list(LIKELY))
    return py3langid.classify  # type: ignore[no-any-return]
