"""The lines of a text, each with what was measured on it alone (`analysis.text.zones.measuring`).

A passage is one non-empty line. Only for the flow of sentences over a line end is its neighbour looked at; the
decision what is article and what is page comes later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from analysis.text.line_memory import LineMemory
from analysis.text.zones.flow import join_flowing
from analysis.text.zones.folding import fold
from analysis.text.zones.measuring import Measures, measure

__all__ = ["OUTSIDE", "Line", "folds_to", "read_lines", "stems_of"]

OUTSIDE: Final = "boilerplate"
"""The zone of a line until another is found."""
_MEASURED: Final[LineMemory[str, Measures]] = LineMemory()


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
    wording : Wording
        What else its words say.
    """

    __slots__ = (
        "bullet", "closed", "cue", "end", "flows", "gap", "language", "legend", "n", "signs", "start", "stops",
        "text", "truncated", "weight", "wording", "words", "zone",
    )  # fmt: skip

    def __init__(self, start: int, text: str, gap: bool, measures: Measures) -> None:
        self.start, self.end, self.text, self.gap = start, start + len(text), text, gap
        (
            self.words, self.n, self.stops, self.cue, self.closed, self.truncated, self.bullet, self.signs,
            self.legend, self.weight, self.wording,
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
    measures = iter(_MEASURED.of_each(list(filter(None, chain.from_iterable(stripped))), measure))
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
    """Return the longer words of some lines by their first letters (`Wording.stems`)."""
    return set[str]().union(*[line.wording.stems() for line in lines])


def folds_to(line: Line, wanted: frozenset[str], edges: str) -> bool:
    """Say whether a line is one of some folded lines, but for its ``edges``."""
    return fold(line.text).strip(edges) in wanted
