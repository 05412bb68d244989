"""One pass over a text: its capitalised words, and the runs that they form.

A run is a row of capitalised words with nothing between them but a space or a particle of names ("de", "ben",
"van der", "al-"). Everything else that looks for unlisted names looks at runs only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.matching.names.name_words import plain_word
from analysis.matching.unlisted.capitals import BESIDE, LED, beside, capitals, is_of_address
from analysis.text.word_memory import WordMemory

__all__ = ["Run", "Spans", "Token", "find_runs", "opens_sentence"]

_APOSTROPHES = ("'", "’")
_ELIDED = re.compile(r"(?:[LJCSTDNM]|Qu|Jusqu|Lorsqu|Puisqu|Quoiqu|Aujourd)['’][a-zà-ÿœ]")
_INVERTED = re.compile(r".+-(?:t-)?(?:il|elle|on|ils|elles|ce|je|nous|vous|la|le|là|ci|même|moi|toi)$")
_PARTICLES = (
    *("de", "du", "des", "von", "van", "zu", "zum", "der", "den", "ter", "af", "ben", "bin", "ibn", "bint"),
    *("ould", "mint", "ag", "al", "el", "ul", "ud", "ur", "abou", "abu", "di", "da", "do", "dos", "das"),
    *("del", "della", "dello", "dal", "y", "de la", "van der", "van den", "van de", "von der", "von dem"),
    *("bin al", "ben al", "ibn al", "de los", "de las"),
)
# Joins of organisations' names in English: "Center for Strategic and International Studies".
_LINKS = ("of", "of the", "for", "for the", "and", "on", "in", "&", "to", "the", "at")
_ARTICLES = (
    "al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ul", "ur", "ed", "es", "ez", "er", "ech", "ach", "is", "il",
)  # fmt: skip
_SONS = ("ben ", "bin ", "ibn ", "abou ", "abu ", "ould ")
_BLANKS = str.maketrans("\u00a0\u202f\u2009’‑", "   '-")


def _joins() -> dict[str, str]:
    joins = {" ": ""}
    joins |= {f" {word} ": word for word in _PARTICLES}
    joins |= {f" {word} ": "=" + word for word in _LINKS}
    joins |= {f" {mark}'": mark + "'" for mark in ("d", "dell", "l")}
    for article in _ARTICLES:
        joins |= {f" {before}{article}-": f"{before}{article}-" for before in ("", *_SONS)}
    return joins


_JOINS = _joins()
_LONGEST_JOIN = 12
_new = tuple.__new__


class Token(NamedTuple):
    """A capitalised word, as written and folded; ``join`` is the particle before it in its run ("": only a space)."""

    start: int
    end: int
    word: str
    plain: str
    join: str = ""


class Run(NamedTuple):
    """Neighbouring capitalised words of one line, none of them part of a listed name.

    ``led`` tells whether neither a mark nor a line end parts it from the words before it.
    """

    tokens: list[Token]
    text: str
    led: int

    @property
    def start(self) -> int:
        """Where the run begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the run ends."""
        return self.tokens[-1].end

    @property
    def opens(self) -> bool:
        """Whether its first capital may be due to the beginning of a sentence; few are asked."""
        return opens_sentence(self.text, self.tokens[0].start)


class Spans:
    """Spans of a text that do not overlap, for asking what lies where."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._ends = [end for _, end in self._spans]

    def __bool__(self) -> bool:
        """Whether there is any span."""
        return bool(self._spans)

    def hit(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first span that overlaps ``start``–``end``."""
        index = bisect_right(self._ends, start)
        return self._spans[index] if index < len(self._spans) and self._starts[index] < end else None

    def bounds(self) -> tuple[list[int], list[int]]:
        """Return where the spans start and where they end."""
        return self._starts, self._ends

    def starting(self, at: int) -> tuple[int, int] | None:
        """Return the span that starts at ``at``."""
        index = bisect_left(self._starts, at)
        return self._spans[index] if index < len(self._starts) and self._starts[index] == at else None


def find_runs(text: str, taken: Spans) -> list[Run]:
    """Group the capitalised words that no span of ``taken`` covers."""
    runs: list[Run] = []
    current: list[Token] = []
    starts, ends = taken.bounds()
    beyond = len(text) + 1  # one span behind the text, which nothing reaches
    starts, ends = [*starts, beyond], [*ends, beyond]
    folded, joins = _FOLDED, _GAPS
    at, last = 0, -_LONGEST_JOIN
    for start, end, look in capitals(text):
        while ends[at] <= start:
            at += 1
        if starts[at] <= start and end <= ends[at]:
            continue  # a third of the capitalised words belong to listed names, and nothing else need be asked
        if look < 0:
            look = beside(text, start)
        if look & BESIDE and is_of_address(text, start, end):
            continue
        word = text[start:end]
        plain = folded[word]
        if plain:
            if starts[at] < end:
                continue
        elif plain is None:
            continue
        else:
            start, end, word, plain = _cut(text, start, end, word)
            if plain is None or taken.hit(start, end):
                continue
            look = beside(text, start)
        # A capitalised word left out between two tokens parts them: no join has a capital.
        join = joins[text[last:start]] if start - last < _LONGEST_JOIN else None
        # The classes are called dozens of times a text; made from whole tuples they cost half.
        if join is None:
            current = [_new(Token, (start, end, word, plain, ""))]
            runs.append(_new(Run, (current, text, look & LED)))
        else:
            current.append(_new(Token, (start, end, word, plain, join)))
        last = end
    return runs


def _join_of(gap: str) -> str | None:
    return _JOINS.get(gap.translate(_BLANKS))


_CUT = ""


def _folded(word: str) -> str | None:
    """Fold a word as `_name_word` does; what has letters at either end that may be no part of it is `_CUT`."""
    end = word[-1] == "s" and len(word) > 4 and word[-2] in _APOSTROPHES
    beginning = word[0] == "D" and word[1:2] in ("'", "’") and word[2:3].isupper()
    return _CUT if end or beginning else _name_word(word)


def _cut(text: str, start: int, end: int, word: str) -> tuple[int, int, str, str | None]:
    """Leave out the end of "Macron's", and "D'" where it opens a sentence."""
    if word[-1] == "s" and len(word) > 4 and word[-2] in _APOSTROPHES:
        word, end = word[:-2], end - 2
    if word[0] == "D" and word[1:2] in _APOSTROPHES and word[2:3].isupper() and opens_sentence(text, start):
        start, word = start + 2, word[2:]
    return start, end, word, _name_word(word)


def _name_word(word: str) -> str | None:
    """Fold a word that may belong to a name; ``None`` for "L'an" and "Dit-il"."""
    if (("'" in word or "’" in word) and _ELIDED.match(word)) or ("-" in word and _INVERTED.match(word)):
        return None
    return plain_word(word)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at ``start`` may be due to the beginning of a sentence, a quotation or a line."""
    at = start - 1
    if at > 0 and text[at] == " " and text[at - 1].isalnum():
        return False
    while at >= 0 and text[at] in " \u00a0\u202f\t'’":
        at -= 1
    if at >= 1 and text[at] in "lLdDjJcCsSqQuUtTnN" and text[at + 1] in "'’":
        return at < 1 or opens_sentence(text, at)  # "L’Institut": the article opens the sentence
    return at < 0 or text[at] in '.!?…\n:«»"“”•–—-·|>*('


_FOLDED = WordMemory(_folded)
_GAPS = WordMemory(_join_of)
