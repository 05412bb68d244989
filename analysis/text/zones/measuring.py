"""What can be measured on a line by itself: words, stops, cue, and how much it speaks for article text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from analysis.text.language import FRENCH, words_of_lines
from analysis.text.zones.captions import legend_of
from analysis.text.zones.cues import LONGEST, SHORT, cue_of_folded
from analysis.text.zones.folding import fold_lines
from analysis.text.zones.phrases import HINTS
from analysis.text.zones.signs import LONG, PHRASE, POINT, signs_of_lines
from analysis.text.zones.wording import Wording

__all__ = ["Measures", "measure"]

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
_CUE_WEIGHTS: Final = {
    "chrome": -8.0, "end": -25.0, "comments": -25.0, "link": -3.0, "date": -4.0, "byline": -3.0,
    "caption": -2.0, "day": 0.0, "time": 0.0, "source": -8.0,
}  # fmt: skip

Measures = tuple[list[str], int, float, str, bool, bool, bool, int, bool | None, float, Wording]
"""Of a line by itself, in the order of `Line`: words, n, stops, cue, closed and so on."""


def measure(lines: Sequence[str]) -> Iterator[Measures]:
    r"""Measure each of many lines, none of which is empty or holds a ``\n``."""
    words = words_of_lines(lines)
    folded, signs = list(lines), [LONG] * len(lines)
    # A long line is searched for phrases alone, and folded where it has a word of theirs.
    short = [at for at, own in enumerate(words) if len(own) <= LONGEST]
    bare = [lines[at] for at in short]
    plain = fold_lines(bare)
    for at, one, own in zip(short, plain, signs_of_lines(bare, plain), strict=True):
        folded[at], signs[at] = one, own
    return map(_measure, lines, folded, words, signs)


def _measure(text: str, folded: str, words: list[str], signs: int) -> Measures:
    n, last = len(words), text[-1]
    stops = len(list(filter(FRENCH.__contains__, words))) / n if n else 0.0
    hinted = signs & PHRASE != 0 and (n <= SHORT or not HINTS.isdisjoint(words))
    if hinted and n > LONGEST:
        (folded,) = fold_lines([text])
    cue = cue_of_folded(text, folded, n, signs, hinted)
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
    return words, n, stops, cue, closed, truncated, bullet, signs, legend, weight, Wording(text, words)


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
    letters = [word[0] for word in text.split() if word[0].isalpha()]
    return sum(map(str.isupper, letters)) > 0.5 * len(letters)
