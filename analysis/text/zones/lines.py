"""The lines of a text and what can be measured on each of them alone.

A passage is one non-empty line. Everything here looks at one line and, for the flow of sentences over
a line end, at its neighbour; the decision what is article and what is page comes later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from analysis.text.language import FRENCH, words_of_lines
from analysis.text.line_memory import LineMemory
from analysis.text.zones.captions import legend_of
from analysis.text.zones.cues import LONGEST, SHORT, cue_of_folded
from analysis.text.zones.flow import join_flowing
from analysis.text.zones.folding import fold, fold_lines
from analysis.text.zones.letters import Letters
from analysis.text.zones.phrases import HINTS
from analysis.text.zones.signs import LONG, PHRASE, POINT, signs_of_lines

__all__ = ["OUTSIDE", "Line", "Measures", "folds_to", "read_lines", "stems_of"]

_AFTER_STOP: Final = " \"'”’»)]*\u00a0\u202f"
# "… (…) »" is a quotation shortened, not a teaser.
_TRUNCATED: Final = re.compile(
    r"(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\))[\s.…>→]*$"
    r"|(?:…|\.\.\.)[\])]?\s*(?:lire )?(?:plus|la suite|suite)[\s»”\".…>→]*$",
    re.IGNORECASE,
)
_STOPS: Final = frozenset(".!?…")
_BULLETS: Final = frozenset("•·▪◦●‣*-–—+o")
_BULLET: Final = re.compile(r"(?:[•·▪◦●‣*]|[-–—+o](?=\s))\s*")
# What stands between the paragraphs of an article, as often as the site sells the place.
_ADVERTS: Final = frozenset({
    "publicité", "annonce", "advertisement", "contenu de l article", "après cette publicité", "après la publicité",
    "la suite après cette publicité", "la suite après la publicité", "suite après la publicité", "publicités",
})  # fmt: skip
OUTSIDE: Final = "boilerplate"
"""The zone of a line until another is found."""
_TOLD_BY: Final = FRENCH | HINTS
_PROSE: Final = 0.2
_THIN: Final = 0.15
_LONG: Final = 25


class Line:
    """One non-empty line of a text, trimmed, with its measures.

    Parameters
    ----------
    start, end : int
        Code points in the text, half-open, without the blanks around the line.
    text : str
        ``text[start:end]``.
    gap : bool
        Whether an empty line stands before it.
    words : list of str
        Its words in lower case.
    n : int
        How many they are.
    stops : float
        Share of French function words, 0-1.
    cue : str
        One of `cues.CUES`, or ``""``.
    signs : int
        What `analysis.text.zones.signs` gives.
    legend : bool or None
        Whether it is the legend or the credit of a picture; None where its neighbours decide.
    weight : float
        How much it speaks for article text: about its words where it is prose, negative for
        what looks like page chrome.
    letters : Letters
        What else its letters say.
    """

    __slots__ = (
        "bullet", "closed", "cue", "end", "flows", "gap", "language", "legend", "letters", "n", "signs", "start",
        "stops", "text", "truncated", "weight", "words", "zone",
    )  # fmt: skip

    def __init__(self, start: int, text: str, gap: bool, measures: Measures) -> None:
        self.start, self.end, self.text, self.gap = start, start + len(text), text, gap
        (
            self.words, self.n, self.stops, self.cue, self.closed, self.truncated, self.bullet, self.signs,
            self.legend, self.weight, self.letters,
        ) = measures  # fmt: skip
        self.flows = False
        self.language = "fr"
        self.zone = OUTSIDE

    @property
    def prose(self) -> bool:
        """Whether the line reads like a sentence of French, or the piece of one."""
        return self.weight > 0


def read_lines(texts: Sequence[str]) -> list[list[Line]]:
    r"""Return the non-empty lines of each of some texts, split at ``\n`` alone, all measured together.

    Examples
    --------
    >>> (lines,) = read_lines(["Titre\n\n  Une phrase. \n"])
    >>> [(line.start, line.end, line.gap) for line in lines]
    [(0, 5, False), (9, 20, True)]
    """
    split = [text.split("\n") for text in texts]
    stripped = [list(map(str.strip, raws)) for raws in split]
    measures = iter(_MEASURED.of_each(list(filter(None, chain.from_iterable(stripped))), _measure_all))
    return [_placed(text, raws, bare, measures) for text, raws, bare in zip(texts, split, stripped, strict=True)]


def _placed(text: str, raws: list[str], stripped: list[str], measures: Iterator[Measures]) -> list[Line]:
    lines: list[Line] = []
    position, gap = 0, False
    for raw, bare in zip(raws, stripped, strict=True):
        if bare:
            start = position if bare is raw else position + raw.index(bare[0])
            lines.append(Line(start, bare, gap, next(measures)))
            gap = False
        else:
            gap = bool(lines)
        position += len(raw) + 1
    join_flowing(lines, text)
    return lines


def stems_of(lines: Iterable[Line]) -> set[str]:
    """Return the longer words of some lines by their first letters (`Letters.stems`)."""
    return set[str]().union(*[line.letters.stems() for line in lines])


def folds_to(line: Line, wanted: frozenset[str], edges: str) -> bool:
    """Say whether a line is one of some folded lines, which begin with a plain letter, but for its ``edges``."""
    first = line.words[0][0] if line.words else "0"
    # An accent may be dropped; but for those, the first letter is what it was.
    return (first > "z" or first in _firsts(wanted)) and fold(line.text).strip(edges) in wanted


@cache
def _firsts(wanted: frozenset[str]) -> frozenset[str]:
    return frozenset(one[0] for one in wanted)


Measures = tuple[list[str], int, float, str, bool, bool, bool, int, bool | None, float, Letters]
"""Of a line by itself, in the order of `Line`: words, n, stops, cue, closed and so on."""
_MEASURED: Final[LineMemory[str, Measures]] = LineMemory()


def _measure_all(texts: list[str]) -> Iterable[Measures]:
    all_words = words_of_lines(texts)
    # A long line is searched for phrases, and that only where it has a word of theirs.
    short = [at for at, words in enumerate(all_words) if len(words) <= LONGEST]
    lines = [texts[at] for at in short]
    folded = fold_lines(lines)
    cues = [(line, LONG) for line in texts]
    for at, line, signs in zip(short, folded, signs_of_lines(lines, folded), strict=True):
        cues[at] = line, signs
    return map(_measure, texts, all_words, cues)


def _measure(text: str, words: list[str], cued: tuple[str, int]) -> Measures:
    n = len(words)
    folded, signs = cued
    told = list(filter(_TOLD_BY.__contains__, words))
    of_hints = not HINTS.isdisjoint(told)
    hinted = signs & PHRASE != 0 and (n <= SHORT or of_hints)
    if hinted and n > LONGEST:
        folded = fold(text)
    cue = cue_of_folded(text, folded, n, signs, hinted)
    stops = (sum(map(FRENCH.__contains__, told)) if of_hints else len(told)) / n if n else 0.0
    last = text[-1]
    closed = last in _STOPS or (last in _AFTER_STOP and text.rstrip(_AFTER_STOP)[-1:] in _STOPS)
    end = text[-20:] if signs & POINT else ""
    truncated = ("…" in end or "..." in end) and _TRUNCATED.search(end) is not None
    bullet = text[0] in _BULLETS and last not in "-–—" and _BULLET.match(text) is not None
    if cue:
        weight = _weigh_cue(text, words, cue)
    elif truncated:
        weight = -4.0
    elif closed or last == ";":
        weight = _weigh_sentence(n, stops, last)
    else:
        weight = _weigh_open(text, n, stops, bullet)
    legend = cue == "caption" if cue else legend_of(text, words, signs)
    return words, n, stops, cue, closed, truncated, bullet, signs, legend, weight, Letters(text, words)


def _weigh_cue(text: str, words: list[str], cue: str) -> float:
    if cue == "chrome" and " ".join(words) in _ADVERTS:
        return -1.0
    # "36 commentaires" between the headline and the article counts them; they stand elsewhere.
    counted = cue == "comments" and len(words) == 1 and any(map(str.isdigit, text))
    return -4.0 if counted else _CUE_WEIGHTS[cue]


def _weigh_sentence(n: int, stops: float, last: str) -> float:
    if n < 6:
        return 1.0
    return (0.3 if last == "…" or (n >= 7 and stops < _THIN) else 1.0) * min(n, 90)


def _weigh_open(text: str, n: int, stops: float, bullet: bool) -> float:
    if (n >= 7 and stops < _THIN) or (n >= 8 and _mostly_capitals(text)):
        return -5.0
    if n >= _LONG and stops >= _PROSE:
        return min(0.9 * n, 80.0)
    if text[-1] == "," and n >= 2:
        return 2.0
    if (text[-1] == ":" and n >= 3) or (bullet and n >= 5):
        return 0.5 * n
    return -4.0 if n >= 5 else -3.0


def _mostly_capitals(text: str) -> bool:
    # A menu on one line: its items begin with capitals, as every fourth word of a sentence may.
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.5 * len(words)


_CUE_WEIGHTS: Final = {
    "chrome": -8.0, "end": -25.0, "comments": -25.0, "link": -3.0, "date": -4.0, "byline": -3.0,
    "caption": -2.0, "day": 0.0, "time": 0.0, "source": -8.0,
}  # fmt: skip
