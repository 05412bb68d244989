"""The passages of one document, laid out only where a quotation needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from analysis.matching.speakers.passage import Passage
from analysis.matching.speakers.phrases import Mention
from analysis.text.line_memory import LineMemory
from analysis.text.quote_marks import marked_spans
from analysis.text.quotes import Quotation, find_quotations

__all__ = ["Passages", "Place", "Places"]

_REACH: Final = 5
# A passage laid out knows nothing but its text, who is mentioned in it and where it quotes: those are its key.
_LaidOut = tuple[str, tuple[Mention, ...], tuple[Quotation, ...], frozenset[str]]
_PASSAGES: Final[LineMemory[_LaidOut, Passage]] = LineMemory(1 << 12)
_QUOTATIONS: Final[LineMemory[str, tuple[Quotation, ...]]] = LineMemory()


class Place(NamedTuple):
    """A passage: where it stands in the text, and its zone."""

    passage_id: int
    start: int
    end: int
    zone: str


class Places(NamedTuple):
    """The passages of one document in their order, page chrome left aside: a column for each thing known of them."""

    passage_ids: Sequence[int] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    zones: Sequence[str] = ()


class Passages:
    """The passages of one document: their quotations, and each laid out once it is asked for.

    Parameters
    ----------
    text : str
        The stored text.
    places : Places
        Its passages.
    mentions_in : callable
        Number of a passage and where it begins → its mentions in order, offsets the passage's.
    demonyms : frozenset of str
        Folded demonyms.
    """

    def __init__(
        self, text: str, places: Places, mentions_in: Callable[[int, int], tuple[Mention, ...]],
        demonyms: frozenset[str],
    ) -> None:  # fmt: skip
        self._places = places
        self._text, self._mentions_in, self._demonyms = text, mentions_in, demonyms
        self._asked: dict[int, Passage] = {}
        #: Position of a passage → its quotations, those that go on from the passage before too.
        self.quotations: dict[int, Sequence[Quotation]] = {}
        self._find_quotations(marked_spans(text, places.starts, places.ends))

    def place(self, index: int) -> Place:
        """Return where the passage at a position stands."""
        ids, starts, ends, zones = self._places
        return Place(ids[index], starts[index], ends[index], zones[index])

    def __getitem__(self, index: int) -> Passage:
        """Return the laid-out passage at a position."""
        found = self._asked.get(index)
        if found is None:
            found = self._asked[index] = self._laid_out(index)
        return found

    def get(self, index: int) -> Passage | None:
        """Return the laid-out passage at a position; None before the first and behind the last."""
        return self[index] if 0 <= index < len(self._places.starts) else None

    def _laid_out(self, index: int) -> Passage:
        places = self._places
        text, mentions = self._text_at(index), self._mentions_in(places.passage_ids[index], places.starts[index])
        quotations = tuple(self.quotations.get(index, ()))
        key = text, mentions, quotations, self._demonyms
        return _PASSAGES.get(key) or _PASSAGES.keep(key, Passage(text, mentions, self._demonyms, quotations), len(text))

    def _text_at(self, index: int) -> str:
        return self._text[self._places.starts[index] : self._places.ends[index]]

    def _find_quotations(self, marked: Sequence[int]) -> None:
        """Read the passages with marks, and those between two of them that one quotation runs over."""
        before, is_open = -1, False
        for index in marked:
            text = self._text_at(index)
            if is_open:
                self._fill(before, index, text)
            goes_on = is_open and index - before <= _REACH
            found = find_quotations(text, goes_on=True) if goes_on else _quotations_of(text)
            is_open = bool(found) and found[-1].end == found[-1].outer_end == len(text)
            before = index
            if found:
                self.quotations[index] = found

    def _fill(self, opened: int, closed: int, text: str) -> None:
        """Take what stands between a passage that is left open and the next with marks, if that one closes it."""
        between = range(max(opened + 1, closed - _REACH), min(closed, opened + 1 + _REACH))
        found = find_quotations(text, goes_on=True) if between else []
        if found and found[0].outer_start == found[0].start == 0:
            for index in between:
                length = self._places.ends[index] - self._places.starts[index]
                self.quotations[index] = [Quotation(0, length, 0, length)]


def _quotations_of(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a passage that none before it is open into."""
    found = _QUOTATIONS.get(text)
    return _QUOTATIONS.keep(text, tuple(find_quotations(text)), len(text)) if found is None else found
