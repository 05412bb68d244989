"""What stands under the last paragraph of an article in the shape of paragraphs: an appeal for gifts, footnotes."""

from __future__ import annotations

import re
from typing import Final

from analysis.text.zones.folding import fold
from analysis.text.zones.lines import Line, folds_to

__all__ = ["without_tail"]

_NOTES: Final = frozenset({"notes", "note", "notes de bas de page", "notes et references", "references"})
_NOTE: Final = re.compile(r"(?:[*•·↑^–-]\s?)*[\[(]?\d{1,3}(?:[.)\]:]|\s[–-])?\s|(?:[*•·↑^–-]\s?)*\[?\d{1,3}[\])]")
_EDGES: Final = " .:*#"
_NUMBERED: Final = 0.6
_SOLID: Final = 80.0
_GIFT: Final = frozenset({
    "don", "dons", "soutien", "soutiens", "soutenez", "soutenir", "financé", "financée", "financés", "financer",
    "indépendant", "indépendante", "indépendants", "indépendance", "publicité", "actionnaire", "actionnaires",
    "milliardaire", "milliardaires", "gratuit", "accès", "adhérez", "abonnez", "donateurs", "défiscalisé",
})  # fmt: skip
_PRESS: Final = frozenset({
    "articles", "journal", "média", "médias", "journalisme", "journalistes", "rédaction", "enquêtes", "enquêtons",
    "information", "informer", "lecteurs", "lectrices", "publions", "presse", "reportages",
})  # fmt: skip
_ASKED: Final = frozenset({"vous", "votre", "vos"})
_NEWSROOM: Final = frozenset({"nous", "notre", "nos", "on"})
_TOPICS: Final = _GIFT | _PRESS
_ASK: Final = re.compile(r"\b(?:un|votre|vos|chaque) (?:don|dons|soutien)\b|\b(?:soutenez|faites un don|adherez)\b")
_QUOTES: Final = "«»“”"
_GAP: Final = 2  # lines of an appeal, one under the other, in which the newsroom names neither itself nor the reader
_LEAST: Final = 3
_SHORT: Final = 24
_SHARE: Final = 0.5


def without_tail(lines: list[Line], first: int, last: int) -> int:
    """Return where the article ends, an appeal for gifts and the footnotes beneath it left out.

    Parameters
    ----------
    lines : list of Line
        The page.
    first, last : int
        Between which lines the article was found, half-open.
    """
    return _without_appeal(lines, first, _without_notes(lines, first, last))


def _without_notes(lines: list[Line], first: int, last: int) -> int:
    # "Notes" alone on its line, and beneath it, down to the end, lines that open with their number.
    for i in range(last - 2, first, -1):
        if lines[i].n <= 5 and folds_to(lines[i], _NOTES, _EDGES):
            below = lines[i + 1 : last]
            numbered = sum(_NOTE.match(line.text) is not None for line in below)
            solid = sum(line.weight for line in lines[first:i] if line.weight > 0) >= _SOLID
            return i if solid and numbered >= _NUMBERED * len(below) and _NOTE.match(below[0].text) else last
    return last


def _without_appeal(lines: list[Line], first: int, last: int) -> int:
    # From the last line upwards: the newsroom speaks of itself to its readers, and nobody is quoted. It is an
    # appeal where gifts are asked for in so many words, and the press is named several times.
    start = last
    silent = 0
    for i in range(last - 1, first, -1):
        line = lines[i]
        if silent > _GAP or any(map(line.text.__contains__, _QUOTES)):
            break
        of_else = _TOPICS.isdisjoint(line.words)
        own = not _NEWSROOM.isdisjoint(line.words) and (line.n <= _SHORT or not of_else)
        if own or not _ASKED.isdisjoint(line.words):
            start, silent = i, 0
        elif not line.cue:
            silent += of_else
    if last - start < _LEAST:
        return last
    block = [line for line in lines[start:last] if not line.cue]
    said = {word for line in block for word in line.words}
    if len(block) < _LEAST or len(_GIFT & said) < _LEAST or len(_PRESS & said) < _LEAST or not _ASKED & said:
        return last
    size = sum(line.n for line in block)
    if size > _SHARE * sum(line.n for line in lines[first:start] if line.prose):
        return last
    return start if any(_ASK.search(fold(line.text)) for line in block) else last
