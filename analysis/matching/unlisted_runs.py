"""One pass over a text: its capitalised words, and the runs that they form.

A run is a row of capitalised words with nothing between them but a space or a particle of names ("de", "ben",
"van der", "al-"). Everything else that looks for unlisted names looks at runs only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.matching.unlisted_words import plain_word

__all__ = ["LETTER", "UPPER", "Run", "Spans", "Token", "find_runs", "opens_sentence", "words_after", "words_before"]

_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "[" + "".join(letter for letter in _LATIN if letter.isupper()) + "]"
LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?<![\w@#])(?:(?:[LJCST]|Qu)['’](?={UPPER}))?"
    rf"({UPPER}\.(?:-?{UPPER}\.)*(?!\w)|{UPPER}[\w]*(?:(?:['’‑-]|&(?=\w))\w+)*)"
)
_ADDRESS = re.compile(r"(?:https?:|www\.|\w\.\w|[@=_])\S*$")
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


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalised word; ``join`` is the particle before it in its run ("" where only a space)."""

    start: int
    end: int
    word: str
    join: str = ""

    @property
    def plain(self) -> str:
        """Give the word folded."""
        return plain_word(self.word)


@dataclass(slots=True)
class Run:
    """Neighbouring capitalised words of one line, none of them part of a listed name."""

    tokens: list[Token]
    opens: bool = False

    @property
    def start(self) -> int:
        """Where the run begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the run ends."""
        return self.tokens[-1].end


class Spans:
    """Spans of a text that do not overlap, for asking what lies where."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._ends = [end for _, end in self._spans]

    def hit(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first span that overlaps ``start``–``end``."""
        index = bisect_right(self._ends, start)
        return self._spans[index] if index < len(self._spans) and self._starts[index] < end else None

    def starting(self, at: int) -> tuple[int, int] | None:
        """Return the span that starts at ``at``."""
        index = bisect_left(self._starts, at)
        return self._spans[index] if index < len(self._starts) and self._starts[index] == at else None


def find_runs(text: str, taken: Spans) -> list[Run]:
    """Group the capitalised words that no span of ``taken`` covers."""
    runs: list[Run] = []
    current: list[Token] = []
    for token in _tokens(text):
        if taken.hit(token.start, token.end):
            if current:
                runs.append(_run(text, current))
                current = []
            continue
        if current:
            join = _join(text, current[-1], token)
            if join is not None:
                current.append(Token(token.start, token.end, token.word, join))
                continue
            runs.append(_run(text, current))
        current = [token]
    if current:
        runs.append(_run(text, current))
    return runs


def _run(text: str, tokens: list[Token]) -> Run:
    return Run(tokens, opens_sentence(text, tokens[0].start))


def _join(text: str, last: Token, token: Token) -> str | None:
    gap = text[last.end : token.start]
    if gap == " ":
        return ""
    return _JOINS.get(gap.translate(_BLANKS)) if len(gap) < 12 else None


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        start, end = match.span(1)
        word = match[1]
        if start > 1 and text[start - 1] in "./_=\\+" and text[start - 2].islower() and _in_address(text, start):
            continue
        if end < len(text) and (text[end] in "@_=" or (text[end] == "." and text[end + 1 : end + 2].islower())):
            continue
        if len(word) > 4 and word[-2:] in ("'s", "’s"):
            word, end = word[:-2], end - 2
        if word[0] == "D" and word[1:2] in ("'", "’") and word[2:3].isupper() and opens_sentence(text, start):
            start, word = start + 2, word[2:]
        if not _is_ordinary(word):
            yield Token(start, end, word)


def _in_address(text: str, start: int) -> bool:
    return bool(_ADDRESS.search(text, max(0, start - 80), start))


@lru_cache(maxsize=1 << 16)
def _is_ordinary(word: str) -> bool:
    return bool(("'" in word or "’" in word) and _ELIDED.match(word)) or ("-" in word and bool(_INVERTED.match(word)))


def opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at ``start`` may be due to the beginning of a sentence, a quotation or a line."""
    at = start - 1
    while at >= 0 and text[at] in " \u00a0\u202f\t'’":
        at -= 1
    if at >= 1 and text[at] in "lLdDjJcCsSqQuUtTnN" and text[at + 1] in "'’":
        return at < 1 or opens_sentence(text, at)  # "L’Institut": the article opens the sentence
    return at < 0 or text[at] in '.!?…\n:«»"“”•–—-·|>*('


_BLANK = (" ", "\u00a0", "\u202f")
_WORD = re.compile(r"(?:\b(?:[^\W\d_]|M[mr]e?s?|MM|Dr|Pr|Lt|Gal|Col|Mgr)\.)|\w+(?:['’‑-]\w+)*|[^\w\s]")
_SPLIT = re.compile(r"^(?:[ldjcstnm]|qu)['’](?=\w{2})")


def words_before(text: str, start: int, reach: int = 90) -> list[str]:
    """Give the folded words and marks before ``start``, nearest first, up to the line's beginning."""
    from_ = max(text.rfind("\n", 0, start) + 1, start - reach)
    words = _WORD.findall(text, from_, start)
    words.reverse()
    if len(words) > 1 and words[0] in ("'", "’"):
        words[:2] = [words[1] + "'"]  # "d’" before the name
    return [plain_word(word) for word in words]


def last_word(text: str, start: int) -> str:
    """Give the word before ``start``, folded, where only a blank lies between; else nothing."""
    word = text[max(0, start - 24) : start - 1].rpartition(" ")[2] if text[start - 1 : start] in _BLANK else ""
    return plain_word(word)


def words_after(text: str, end: int, reach: int = 70) -> list[str]:
    """Give the folded words and marks behind ``end``, nearest first, up to the line's end."""
    stop = text.find("\n", end, end + reach)
    return [plain_word(word) for word in _WORD.findall(text, end, stop if stop >= 0 else min(len(text), end + reach))]


def bare(word: str) -> str:
    """Drop an elided word: "l'analyste" is "analyste"."""
    return _SPLIT.sub("", word)
