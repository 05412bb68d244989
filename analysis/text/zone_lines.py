"""The lines of a text and what can be measured on each of them alone.

A passage is one non-empty line. Everything here looks at one line and, for the flow of sentences over
a line end, at its neighbour; the decision what is article and what is page comes later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from analysis.text.language import FRENCH, words_of_lines
from analysis.text.line_memory import LineMemory
from analysis.text.zone_cues import cue_of_folded, fold_lines
from analysis.text.zone_flow import join_flowing
from analysis.text.zone_phrases import HINTS

__all__ = ["Line", "read_lines"]

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
_PROSE: Final = 0.2
_THIN: Final = 0.15
_LONG: Final = 25


@dataclass(slots=True)
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
        One of `zone_cues.CUES`, or ``""``.
    weight : float
        How much it speaks for article text: about its words where it is prose, negative for
        what looks like page chrome.
    """

    start: int
    end: int
    text: str
    gap: bool
    words: list[str]
    n: int
    stops: float
    cue: str
    closed: bool
    truncated: bool
    bullet: bool
    flows: bool = False
    weight: float = 0.0
    language: str = "fr"
    zone: str = field(default="")

    @property
    def prose(self) -> bool:
        """Whether the line reads like a sentence of French, or the piece of one."""
        return self.weight > 0


def read_lines(text: str) -> list[Line]:
    r"""Return the non-empty lines of ``text``, split at ``\n`` alone, measured.

    Examples
    --------
    >>> [(line.start, line.end, line.gap) for line in read_lines("Titre\n\n  Une phrase. \n")]
    [(0, 5, False), (9, 20, True)]
    """
    texts: list[str] = []
    places: list[tuple[int, bool]] = []
    position, gap = 0, False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            texts.append(stripped)
            places.append((position + raw.index(stripped[0]), gap))
            gap = False
        else:
            gap = bool(texts)
        position += len(raw) + 1
    measures = _MEASURED.of_each(texts, _measure_all)
    lines = [
        Line(start, start + len(line), line, gap, *measured)
        for line, (start, gap), measured in zip(texts, places, measures, strict=True)
    ]
    join_flowing(lines, text)
    for line in lines:
        line.weight = _weigh(line)
    return lines


# Of a line by itself: words, n, stops, cue, closed, truncated, bullet.
_Measures = tuple[list[str], int, float, str, bool, bool, bool]
_MEASURED: Final[LineMemory[str, _Measures]] = LineMemory()


def _measure_all(texts: list[str]) -> Iterable[_Measures]:
    return map(_measure, texts, words_of_lines(texts), fold_lines(texts))


def _measure(text: str, words: list[str], folded: str) -> _Measures:
    n = len(words)
    return (
        words, n,
        sum(map(FRENCH.__contains__, words)) / n if n else 0.0,
        cue_of_folded(text, folded, n, not HINTS.isdisjoint(words)),
        text.rstrip(_AFTER_STOP)[-1:] in _STOPS,
        ("…" in text[-20:] or "..." in text[-20:]) and _TRUNCATED.search(text[-20:]) is not None,
        text[0] in _BULLETS and text[-1] not in "-–—" and _BULLET.match(text) is not None,
    )  # fmt: skip


def _weigh(line: Line) -> float:
    if line.cue == "chrome" and " ".join(line.words) in _ADVERTS:
        return -1.0
    if line.cue:
        # "36 commentaires" between the headline and the article counts them; they stand elsewhere.
        counted = line.cue == "comments" and line.n == 1 and any(map(str.isdigit, line.text))
        return -4.0 if counted else _CUE_WEIGHTS[line.cue]
    n = line.n
    if line.flows:
        return max(1.0, 0.7 * n)
    if line.truncated:
        return -4.0
    thin = n >= 7 and line.stops < _THIN
    if line.closed or line.text[-1] == ";":
        if n < 6:
            return 1.0
        return (0.3 if thin or line.text[-1] == "…" else 1.0) * min(n, 90)
    if thin:
        return -5.0
    if n >= 8 and _mostly_capitals(line.text):
        return -5.0
    if n >= _LONG and line.stops >= _PROSE:
        return min(0.9 * n, 80.0)
    if line.text[-1] == "," and n >= 2:
        return 2.0
    if (line.text[-1] == ":" and n >= 3) or (line.bullet and n >= 5):
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
