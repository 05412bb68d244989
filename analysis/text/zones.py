"""The passages of a text and the zone each stands in.

A passage is one non-empty line. Its zone is title (headline, standfirst headline, intertitle), heading
(day heading of a live blog), body, caption (photo legend or credit), duplicate (repeats an earlier
passage of the same text) or boilerplate (site chrome, related links, forms, credits of the source).
Only the text is looked at, never HTML. See `analysis.text.zone_window` for the method and its sources.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from analysis.text.language import SHORT, identify, identify_words
from analysis.text.zone_lines import Line, read_lines
from analysis.text.zone_repeats import mark_repeats
from analysis.text.zone_roles import assign_zones
from analysis.text.zone_signs import FOREIGN

__all__ = ["Passage", "segment"]


class Passage(NamedTuple):
    """One line of a text.

    Parameters
    ----------
    start, end : int
        Code points, half-open, without the blanks around the line.
    zone : str
        One of `analysis.schemas.ZONES`.
    language : str
        ISO 639-1 code.
    """

    start: int
    end: int
    zone: str
    language: str


def segment(text: str, title: str | None = None) -> list[Passage]:
    r"""Return the passages of ``text`` in their order, each with its zone and language.

    Parameters
    ----------
    text : str
        The stored text; lines end at ``\n`` alone.
    title : str, optional
        The headline where the metadata have it. A line that repeats it is the title.

    Examples
    --------
    >>> page = "Le port rouvre\n\nLe port a rouvert lundi après une semaine de grève.\n\nPartager"
    >>> [(p.zone, page[p.start:p.end][:7]) for p in segment(page)]
    [('title', 'Le port'), ('body', 'Le port'), ('boilerplate', 'Partage')]
    """
    lines = read_lines(text)
    if not lines:
        return []
    _set_languages(lines, text)
    assign_zones(lines, title)
    mark_repeats(lines)
    return [Passage(line.start, line.end, line.zone, line.language) for line in lines]


def _set_languages(lines: list[Line], text: str) -> None:
    prose = [line for line in lines if line.weight > 0]
    whole = "fr"
    # Words, not lines: the menu of a page may have more of them than the article.
    if sum(line.n for line in prose if line.stops >= 0.25) < 0.7 * sum(line.n for line in prose):
        whole = identify(" ".join(line.text for line in prose[:30]) or text)
    french = whole == "fr"
    for line in lines:
        if (french and line.stops >= 0.35) or (line.n < SHORT and not line.signs & FOREIGN):
            line.language = whole
        else:
            line.language = identify_words(line.words, line.text, whole)
    for here, after in pairwise(lines):
        # A heading of three words cannot be told; it speaks the language of the paragraph it stands on.
        if here.n < 5 and not here.stops and here.language == whole and not after.gap:
            here.language = after.language
