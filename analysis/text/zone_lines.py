"""The lines of a text and what can be measured on each of them alone.

A passage is one non-empty line. Everything here looks at one line and, for the flow of sentences over
a line end, at its neighbour; the decision what is article and what is page comes later.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from analysis.text.language import FRENCH, words_of_lines
from analysis.text.line_memory import LineMemory
from analysis.text.zone_cues import LONGEST, SHORT, cue_of_folded, fold, fold_lines
from analysis.text.zone_flow import join_flowing
from analysis.text.zone_phrases import HINTS
from analysis.text.zone_signs import LONG, PHRASE, POINT, signs_of_lines

__all__ = ["STEM", "Line", "folds_to", "read_lines", "stems_of"]

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
STEM: Final = 6
"""Letters by which a word is known in another of its forms."""
_SMALL: Final = 3


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
    signs : int
        What `analysis.text.zone_signs` gives.
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
    signs: int
    weight: float
    flows: bool = False
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
            moved = 0 if len(stripped) == len(raw) else raw.index(stripped[0])
            places.append((position + moved, gap))
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
        if line.flows:
            line.weight = max(1.0, 0.7 * line.n)
    return lines


def stems_of(lines: Iterable[Line]) -> set[str]:
    """Return the longer words of some lines by their first letters: "inquiète" above, "inquiétude" below."""
    return {word[:STEM] for word in set[str]().union(*(line.words for line in lines)) if len(word) > _SMALL}


def folds_to(line: Line, wanted: Collection[str], edges: str) -> bool:
    """Say whether a line is one of some folded lines, which begin with a plain letter, but for its ``edges``."""
    first = line.words[0][0] if line.words else "0"
    # An accent may be dropped; but for those, the first letter is what it was.
    return (first > "z" or any(one[0] == first for one in wanted)) and fold(line.text).strip(edges) in wanted


# Of a line by itself: words, n, stops, cue, closed, truncated, bullet, signs, weight.
_Measures = tuple[list[str], int, float, str, bool, bool, bool, int, float]
_MEASURED: Final[LineMemory[str, _Measures]] = LineMemory()


def _measure_all(texts: list[str]) -> Iterable[_Measures]:
    all_words = words_of_lines(texts)
    # A long line is searched for phrases, and that only where it has a word of theirs.
    short = [at for at, words in enumerate(all_words) if len(words) <= LONGEST]
    lines = [texts[at] for at in short]
    folded = fold_lines(lines)
    cues = [(line, LONG) for line in texts]
    for at, line, signs in zip(short, folded, signs_of_lines(lines, folded), strict=True):
        cues[at] = line, signs
    return map(_measure, texts, all_words, cues)


def _measure(text: str, words: list[str], cued: tuple[str, int]) -> _Measures:
    n = len(words)
    folded, signs = cued
    hinted = signs & PHRASE != 0 and (n <= SHORT or not HINTS.isdisjoint(words))
    if hinted and n > LONGEST:
        folded = fold(text)
    cue = cue_of_folded(text, folded, n, signs, hinted)
    stops = sum(map(FRENCH.__contains__, words)) / n if n else 0.0
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
    return words, n, stops, cue, closed, truncated, bullet, signs, weight


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
