"""The passages of a text and the zone each stands in.

A passage is one non-empty line. Its zone is title (headline, standfirst headline, intertitle), heading
(day heading of a live blog), body, caption (photo legend or credit), duplicate (repeats an earlier
passage of the same text) or boilerplate (site chrome, related links, forms, credits of the source).
Only the text is looked at, never HTML. See `analysis.text.zones.window` for the method and its sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple

from analysis.text.language import SAMPLE, SAMPLED, SHORT, identify, identify_words, words_of
from analysis.text.zones.lines import Line, read_lines
from analysis.text.zones.repeats import mark_repeats
from analysis.text.zones.roles import assign_zones
from analysis.text.zones.signs import FOREIGN

__all__ = ["Passage", "segment", "segment_texts"]

_BATCH_CHARS: Final = 20_000


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


_AS_PASSAGE: Final = partial(tuple.__new__, Passage)


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
    return segment_texts([text], [title])[0]


def segment_texts(texts: Sequence[str], titles: Sequence[str | None]) -> list[list[Passage]]:
    """Return what `segment` gives for each of some texts."""
    found: list[list[Passage]] = []
    for first, last in _batches(texts):
        batch = texts[first:last]
        for lines, text, title in zip(read_lines(batch), batch, titles[first:last], strict=True):
            if lines:
                _set_languages(lines, text)
                assign_zones(lines, title)
                mark_repeats(lines)
            found.append(_passages_of(lines))
    return found


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    # Measured together, but no more of them than the caches of a processor hold.
    first = size = 0
    for at, text in enumerate(texts):
        size += len(text)
        if size >= _BATCH_CHARS:
            yield first, at + 1
            first, size = at + 1, 0
    if first < len(texts):
        yield first, len(texts)


def _passages_of(lines: list[Line]) -> list[Passage]:
    # As `Passage._make` does, a line in a third of its time.
    columns = [line.start for line in lines], [line.end for line in lines], [line.zone for line in lines]
    return list(map(_AS_PASSAGE, zip(*columns, [line.language for line in lines], strict=True)))


def _set_languages(lines: list[Line], text: str) -> None:
    prose = [line for line in lines if line.weight > 0]
    whole = "fr"
    # Words, not lines: the menu of a page may have more of them than the article.
    if sum([line.n for line in prose if line.stops >= 0.25]) < 0.7 * sum([line.n for line in prose]):
        whole = _identify_whole(prose[:30]) if prose else identify(text)
    sure = 0.35 if whole == "fr" else 2.0
    for line in lines:
        if line.stops >= sure or (line.n < SHORT and not line.signs & FOREIGN):
            line.language = whole
        else:
            line.language = line.wording.language() or whole
    for here, after in pairwise(lines):
        # A heading of three words cannot be told; it speaks the language of the paragraph it stands on.
        if here.n < 5 and not after.gap and not here.stops and here.language == whole:
            here.language = after.language


def _identify_whole(prose: list[Line]) -> str:
    # As `identify` of the lines, one behind the other; their words are there already.
    words: list[str] = []
    left = SAMPLED
    for line in prose:
        if len(line.text) > left:
            words += words_of(line.text[: max(left, 0)])
            break
        words += line.words
        left -= len(line.text) + 1
    return identify_words(words[:SAMPLE], " ".join([line.text for line in prose]), "fr")
