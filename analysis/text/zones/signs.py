"""The signs of a line: which patterns may fit it at all, found for all lines of a text at once.

Almost no pattern fits almost any line, and each needs a sign: a figure, a mark, or some run of its own letters. All
those are looked for in two passes over the whole text; a pattern is asked only of the lines that have its sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, reduce
from itertools import accumulate
from operator import or_
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analysis.text.zones import agencies, patterns, phrases
from analysis.text.zones.search import LineLetters, plain_runs

__all__ = [
    "ASIDE", "ASKED", "BARRED", "BYLINE", "CAPTION", "COMMENTS", "CREDIT", "CRUMBY", "DASHED", "END", "FIGURE",
    "FOREIGN", "JOINT", "LINK", "LONG", "NAMED", "PAID", "PAREN", "PHRASE", "POINT", "SAID", "SCRIPTED", "SHAPED",
    "SOURCE", "SPOKEN", "STAMP", "STAMPED", "STEPPED", "TALK", "WIDE", "WITH", "may_be_credit", "signs_of",
    "signs_of_lines",
]  # fmt: skip

# Of marks.
FIGURE: Final = 1 << 0
SPOKEN: Final = 1 << 1  # what a path has none of
POINT: Final = 1 << 2
JOINT: Final = 1 << 3
FOREIGN: Final = 1 << 4
"""A letter that no Latin script has."""
# Of letters, or of marks.
BARRED: Final = 1 << 5
STEPPED: Final = 1 << 6
CRUMBY: Final = 1 << 7
SCRIPTED: Final = 1 << 8
STAMP: Final = 1 << 9
BYLINE: Final = 1 << 10
WITH: Final = 1 << 11
COMMENTS: Final = 1 << 12
END: Final = 1 << 13
LINK: Final = 1 << 14
SOURCE: Final = 1 << 15
CAPTION: Final = 1 << 16
PAID: Final = 1 << 17
SAID: Final = 1 << 18
CREDIT: Final = 1 << 19
PAREN: Final = 1 << 20
DASHED: Final = 1 << 22
WIDE: Final = 1 << 21  # a gap of several blanks
TALK: Final = 1 << 23  # of readers' comments
STAMPED: Final = STAMP | FIGURE
NAMED: Final = COMMENTS | END | LINK | SOURCE
ASIDE: Final = STEPPED | CRUMBY | SCRIPTED
PHRASE: Final = PAID | SAID
ASKED: Final = ~(SPOKEN | FOREIGN | PHRASE | CREDIT | DASHED | WIDE | TALK)
"""Signs without which no pattern is asked that is asked for its sign, phrases and credits left aside."""
SHAPED: Final = FIGURE | NAMED | CAPTION | ASIDE
"""The same of patterns that fit lines of many words."""
LONG: Final = POINT | CREDIT | DASHED | PAREN | WIDE | PHRASE
"""Of a line too long for the other signs to matter: what it may have."""

_MARKS: Final[dict[str, int]] = {
    ".": SPOKEN | POINT, "…": POINT, "!": SPOKEN | CRUMBY, "?": SPOKEN, "«": SPOKEN, "|": BARRED | STEPPED,
    "·": BARRED | STEPPED, "•": BARRED | STEPPED, ">": STEPPED, "»": STEPPED, "›": STEPPED, "/": STEPPED | JOINT,
    "-": JOINT, "–": JOINT, "—": JOINT, "@": CRUMBY, "#": CRUMBY, ":": CRUMBY, "{": SCRIPTED, "}": SCRIPTED, "(": PAREN,
}  # fmt: skip
_SIZE: Final = 0x2200
_FAR: Final = FIGURE | FOREIGN  # of what lies behind, nothing but what it may be


def _sign_of(char: str) -> int:
    if char >= chr(_SIZE):
        return _FAR
    signs = _MARKS.get(char, 0) | (FIGURE if char.isdecimal() else 0)
    return signs | (FOREIGN if char > "\u036f" and char.isalpha() else 0)


@cache
def _table() -> NDArray[np.uint32]:
    return np.array([_sign_of(chr(code)) for code in range(_SIZE + 1)], np.uint32)


@cache
def _letters() -> LineLetters:
    """Give the search for the letters of the patterns, in folded lines."""
    return LineLetters({
        WIDE: ["   "], BARRED: _of(phrases.CONTROLS), CRUMBY: ["www", "home", "accueil"],
        TALK: ["soumis", "repond", "repons", "dit", "says"],
        SCRIPTED: ["function", "var ", "window", "=>", "@media", "push"],
        STAMP: ["il y a ", *_runs(patterns.lines_of(patterns.STAMPS)), *_of(patterns.STAMPED)],
        BYLINE: _of(patterns.BYLINE, patterns.CREDITS), WITH: _of(patterns.WITH_AGENCY),
        COMMENTS: _of(patterns.COMMENTS), END: _of(patterns.END, patterns.SAME),
        # The last five are of labels that lost the blank behind them, and of the arrows before a link.
        LINK: [*_of(patterns.LINK), "lire", "voir", "sur le meme ", ">>", "&gt;"],
        SOURCE: _of(patterns.SOURCE), CAPTION: [*_of(patterns.CAPTION), "photo"],
        PAID: _runs(phrases.PAYWALL.lines), SAID: _runs(phrases.SHORT.lines),
    })  # fmt: skip


@cache
def _credits() -> LineLetters:
    """Give the search for the letters of credits, in lines as they stand: agencies are known by their capitals."""
    return LineLetters({CREDIT: agencies.CREDITED, DASHED: agencies.DASHED})


def _of(*some: re.Pattern[str]) -> set[str]:
    return _runs([pattern.pattern for pattern in some])


def _runs(sources: list[str]) -> set[str]:
    return set[str]().union(*map(plain_runs, sources))


def signs_of_lines(lines: Sequence[str], folded: Sequence[str]) -> list[int]:
    r"""Return the signs of each of many lines, none of which holds a ``\n``.

    Parameters
    ----------
    lines, folded : sequences of str
        The lines, none of them empty, and `analysis.text.zones.folding.fold` of each.
    """
    if not lines:
        return []
    codes = np.frombuffer("\n".join(lines).encode("utf-32-le", "surrogatepass"), "<u4")
    starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
    marks = np.bitwise_or.reduceat(_table().take(codes, mode="clip"), starts).tolist()
    letters, credited = _letters().of_lines(folded), _credits().of_lines(lines)
    return [a | b | c for a, b, c in zip(marks, letters, credited, strict=True)]


def may_be_credit(line: str) -> bool:
    """Whether a line has the letters of a credit, that of a dash alone left aside."""
    return _credits().of_lines([line])[0] & CREDIT != 0


def signs_of(line: str, folded: str) -> int:
    """Return the signs of one line, those of a credit left aside."""
    return reduce(or_, map(_sign_of, set(line)), _letters().of_lines([folded])[0])
