"""What follows from the words of a line alone and is asked of few lines: found when first asked for, and kept.

A line that comes again (`analysis.text.line_memory`) brings what was found of it along.
"""

from __future__ import annotations

import re
from typing import Final

from analysis.text.language import FRENCH, identify_words

__all__ = ["STEM", "Wording"]

STEM: Final = 6
"""Letters by which a word is known in another of its forms."""
_SMALL: Final = 3
_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w’'.-]*|d[’'][A-ZÀ-Þ][\w-]*|de|du|des|ben|el|al|van|von|et|la|le|les")
_PARTICLES: Final = frozenset({"de", "du", "le", "et", "d"})
_MOST_NAMES: Final = 6


class Wording:
    """A line by itself.

    Parameters
    ----------
    text : str
        The line.
    words : list of str
        Its words in lower case.

    Examples
    --------
    >>> line = Wording("Le port de Brume", ["le", "port", "de", "brume"])
    >>> line.stems(), line.is_name(), line.language()
    (['port', 'brume'], False, '')
    """

    __slots__ = ("_distinct", "_known", "_language", "_name", "_stems", "text", "words")

    def __init__(self, text: str, words: list[str]) -> None:
        self.text = text
        self.words = words
        self._stems: list[str] | None = None
        self._known: frozenset[str] | None = None
        self._distinct: frozenset[str] | None = None
        self._name: bool | None = None
        self._language: str | None = None

    def stems(self) -> list[str]:
        """Return the longer words by their first letters: "inquiète" above, "inquiétude" below."""
        found = self._stems
        if found is None:
            found = self._stems = [word[:STEM] for word in self.words if len(word) > _SMALL]
        return found

    def known_by(self) -> frozenset[str]:
        """Return `stems`, each once."""
        found = self._known
        if found is None:
            found = self._known = frozenset(self.stems())
        return found

    def distinct(self) -> frozenset[str]:
        """Return the words, each once."""
        found = self._distinct
        if found is None:
            found = self._distinct = frozenset(self.words)
        return found

    def language(self) -> str:
        """Return the language (`analysis.text.language`); ``""`` where the line is too short to tell."""
        found = self._language
        if found is None:
            found = self._language = identify_words(self.words, self.text, "")
        return found

    def is_name(self) -> bool:
        """Whether the line is the name of a person or a desk and nothing else: an author line."""
        found = self._name
        if found is None:
            found = self._name = _is_name(self.text, self.words)
        return found


def _is_name(text: str, words: list[str]) -> bool:
    parts = text.split(None, _MOST_NAMES)
    if not 2 <= len(parts) <= _MOST_NAMES or not parts[-1][:1].isupper():
        return False
    if text.isupper() and not _PARTICLES.issuperset(set(words) & FRENCH):
        # "LA BATAILLE DES CHIFFRES" is an intertitle.
        return False
    if "et" in parts and min(parts.index("et"), len(parts) - parts.index("et") - 1) < 2:
        # Two authors have two names each; "Afrique et migrations" heads a section.
        return False
    return all(map(_NAME.fullmatch, parts))
