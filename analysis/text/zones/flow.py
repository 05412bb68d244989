"""Sentences that run over a line end: broken by a fixed width, or because each link stood in a tag of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from analysis.text.zones.lines import Line

__all__ = ["join_flowing"]

_HANGING: Final = frozenset({
    "à", "au", "aux", "avec", "chez", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les",
    "ou", "par", "pour", "qu", "que", "selon", "sous", "sur", "un", "une", "vers",
})  # fmt: skip
_OPENERS: Final = "«([“"
_CLOSERS: Final = ",;.)»”"
_ENDED: Final = ":»”"
# A line that begins so is the rest of a sentence, even over a line of blanks: ", dit-il", ". Plus tard", "», soit".
_REST: Final = re.compile(r"[,;)\]]|\.(?!\.)(?:\s|$)|[?!]\s[A-ZÀ-Þ«]|[»”]\s?(?:[,;:.)(]|[a-zà-ÿ])")
_RESTS: Final = ",;.)]?!»”"
# One blank before or behind the line end is what stood around a link: "le juge" / " Lorme a dit".
_SEAM: Final = re.compile("[ \u00a0\u202f]\n|\n[ \u00a0\u202f]|[ \u00a0\u202f]\n[ \u00a0\u202f]")
_CUT: Final = 4  # rests of sentences on a page of which every tag was put on a line of its own
_SENTENCE: Final = 5
_STOPS: Final = 0.25


def join_flowing(lines: Sequence[Line], text: str) -> None:
    """Mark the lines between which a sentence goes on; they are prose, whatever they are by themselves.

    Parameters
    ----------
    lines : sequence of Line
        The lines of ``text``, measured.
    text : str
        The text itself, for the blanks between its lines.
    """
    cut = sum(_REST.match(line.text) is not None for line in lines if line.text[0] in _RESTS) >= _CUT
    for before, after in pairwise(lines):
        if (after.gap and not cut) or before.cue or after.cue:
            continue
        if after.gap:
            # Between two tags stands a line of blanks too.
            goes_on = before.text[-1] in _OPENERS or _is_rest(after)
        else:
            goes_on = _goes_on(before, after) or (cut and _is_seam(before, after, text))
        if goes_on:
            for line in (before, after):
                line.flows, line.weight = True, max(1.0, 0.7 * line.n)


def _is_rest(line: Line) -> bool:
    return line.text[0] in _RESTS and _REST.match(line.text) is not None


def _goes_on(before: Line, after: Line) -> bool:
    last = before.text[-1]
    if last in _OPENERS or _is_rest(after):
        return True
    if before.closed or last in _ENDED:
        return False
    # "o Agriculture" is an item of a list within a list.
    first = after.text[0]
    if (first.islower() and not after.bullet) or first in _CLOSERS:
        return True
    # Figures are no words: "l'armistice de 1918" hangs on nothing.
    return bool(before.words) and before.words[-1] in _HANGING and not last.isdigit()


def _is_seam(before: Line, after: Line, text: str) -> bool:
    if before.closed or not _SEAM.fullmatch(text[before.end : after.start]):
        return False
    return before.flows or any(line.n >= _SENTENCE and line.stops >= _STOPS for line in (before, after))
