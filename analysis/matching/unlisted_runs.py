"""One pass over a text: its capitalised words, and the runs that they form.

A run is a row of capitalised words with nothing between them but a space or a particle of names ("de", "ben",
"van der", "al-"). Everything else that looks for unlisted names looks at runs only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.matching.unlisted_words import plain_word

__all__ = [
    "LETTER", "UPPER", "Run", "Spans", "Token", "bare", "find_runs", "last_word", "opens_sentence", "word_before",
    "words_after", "words_before",
]  # fmt: skip

_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "[" + "".join(letter for letter in _LATIN if letter.isupper()) + "]"
LETTER = r"[^\W\d_]"
_REST = rf"(?:\.(?:-?{UPPER}\.)*(?!\w)|\w*(?:(?:['’‑-]|&(?=\w))\w+)*)"
# An initial or a word; of "L'Institut" the group. The capital comes first in the pattern, what stands before it is
# asked afterwards: so the search for capitals is one loop over the text.
_TOKEN = re.compile(
    rf"{UPPER}(?<![\w@#].)(?:(?:(?<=[LJCST])|(?<=Q)u)['’](?={UPPER})({UPPER}{_REST})|{_REST})"
)
_APOSTROPHES = ("'", "’")
_GLUED = frozenset("./_=\\+")
_GOES_ON = frozenset("@_=.")
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
    last = -_LONGEST_JOIN
    for start, end, word, plain in _capitalised(text, taken):
        # A capitalised word left out between two tokens parts them: no join has a capital.
        join = _join_of(text[last:start]) if start - last < _LONGEST_JOIN else None
        # The class is called dozens of times a text; made from whole tuples it costs half.
        token = _new(Token, (start, end, word, plain, join or ""))
        if join is None:
            current = [token]
            runs.append(_new(Run, (current, opens_sentence(text, start))))
        else:
            current.append(token)
        last = end
    return runs


@lru_cache(maxsize=1 << 14)
def _join_of(gap: str) -> str | None:
    return _JOINS.get(gap.translate(_BLANKS))


def _capitalised(text: str, taken: Spans) -> Iterator[tuple[int, int, str, str]]:
    """Give start, end, and the word as written and folded, of the capitalised words that no span covers."""
    starts, ends = taken.bounds()
    at, n = 0, len(ends)
    for match in _TOKEN.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        while at < n and ends[at] <= start:
            at += 1
        if at < n and starts[at] <= start and end <= ends[at]:
            continue  # two of three capitalised words belong to a listed name, and nothing else need be asked
        word = match[group]
        if start > 1 and text[start - 1] in _GLUED and text[start - 2].islower() and _in_address(text, start):
            continue
        after = text[end : end + 1]
        if after in _GOES_ON and (after != "." or text[end + 1 : end + 2].islower()):
            continue
        if word[-1] == "s" and len(word) > 4 and word[-2] in _APOSTROPHES:
            word, end = word[:-2], end - 2
        if word[0] == "D" and word[1:2] in _APOSTROPHES and word[2:3].isupper() and opens_sentence(text, start):
            start, word = start + 2, word[2:]
        while at < n and ends[at] <= start:
            at += 1
        plain = None if at < n and starts[at] < end else _name_word(word)
        if plain is not None:
            yield start, end, word, plain


def _in_address(text: str, start: int) -> bool:
    return bool(_ADDRESS.search(text, max(0, start - 80), start))


@lru_cache(maxsize=1 << 16)
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


_BLANK = (" ", "\u00a0", "\u202f")
_NEAR = 24  # less than any reach
_WORD = re.compile(r"(?:\b(?:[^\W\d_]|M[mr]e?s?|MM|Dr|Pr|Lt|Gal|Col|Mgr)\.)|\w+(?:['’‑-]\w+)*|[^\w\s]")
_SPLIT = re.compile(r"^(?:[ldjcstnm]|qu)['’](?=\w{2})")


def words_before(text: str, start: int, reach: int = 90, most: int = 90) -> list[str]:
    """Give the folded words and marks before ``start``, nearest first, up to the line's beginning.

    As many as ``most`` are looked for at least; what lies farther back may be left out.
    """
    low = max(0, start - reach)
    low = max(text.rfind("\n", low, start) + 1, low)
    # An apostrophe makes one word of two.
    chunks = text[low:start].rsplit(None, most + 1)
    if not chunks:
        return []
    words: list[str] = []
    for chunk in chunks[:0:-1]:
        words += _words_of(chunk)
    if len(chunks) <= most + 1:  # else more than was asked for lies in what is not parted
        words += _words_behind(text, low, chunks[0])
    if len(words) > 1 and chunks[-1][-1] in _APOSTROPHES:
        words[:2] = [words[1] + "'"]  # "d’" before the name
    return words


def _words_behind(text: str, low: int, chunk: str) -> Sequence[str]:
    """Give the words of the chunk at ``low``: where that lies within a word, one letter and a stop are no initial."""
    if low and "." in chunk and not text[low].isspace() and not text[low - 1].isspace():
        return [plain_word(word) for word in reversed(_WORD.findall(text, low, low + len(chunk)))]
    return _words_of(chunk)


@lru_cache(maxsize=1 << 16)
def _words_of(chunk: str) -> tuple[str, ...]:
    """Give the words and marks of what has no blanks, folded, the last one first."""
    return tuple(plain_word(word) for word in reversed(_WORD.findall(chunk)))


def word_before(text: str, start: int, reach: int) -> str:
    """Give the first of `words_before`, or nothing; most rules need no other to say no.

    Examples
    --------
    >>> text = "Selon l'ONG Phare"
    >>> word_before(text, 12, 60), words_before(text, 12, 60), word_before(text, 8, 60)
    ("l'ong", ["l'ong", 'selon'], "l'")
    """
    head = text[max(0, start - _NEAR) : start]
    line = head.rfind("\n") + 1
    chunks = head[line:].rsplit(None, 1)
    whole = line or start <= _NEAR or len(chunks) > 1  # else its beginning may lie farther back
    word = _last_of(chunks[-1]) if chunks and whole else None
    if word is None:
        return "" if whole and not chunks else next(iter(words_before(text, start, reach)), "")
    return word


@lru_cache(maxsize=1 << 16)
def _last_of(chunk: str) -> str | None:
    """Give the last word of what has no blanks, folded; ``None`` for an apostrophe that belongs to words before it."""
    words = _words_of(chunk)
    if chunk[-1] in _APOSTROPHES:
        return words[1] + "'" if len(words) > 1 else None
    return words[0]


def last_word(text: str, start: int) -> str:
    """Give the word before ``start``, folded, where only a blank lies between; else nothing."""
    word = text[max(0, start - 24) : start - 1].rpartition(" ")[2] if text[start - 1 : start] in _BLANK else ""
    return plain_word(word)


def words_after(text: str, end: int, reach: int = 70) -> list[str]:
    """Give the folded words and marks behind ``end``, nearest first, up to the line's end."""
    stop = text.find("\n", end, end + reach)
    words = _WORD.findall(text, end, stop if stop >= 0 else min(len(text), end + reach))
    return list(map(plain_word, words))


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """Drop an elided word: "l'analyste" is "analyste"."""
    return _SPLIT.sub("", word)
