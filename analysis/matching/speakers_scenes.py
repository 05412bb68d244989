"""The passages of one document, laid out only where a quotation needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from analysis.matching.speakers_phrases import Mention
from analysis.matching.speakers_scene import Scene
from analysis.text.line_memory import LineMemory
from analysis.text.quotes import Quotation, find_quotations, marked_spans

__all__ = ["Place", "Scenes"]

_REACH: Final = 5
# A scene knows nothing but its passage, who is mentioned in it and where it quotes: those are its key.
_LaidOut = tuple[str, tuple[Mention, ...], tuple[Quotation, ...], frozenset[str]]
_SCENES: Final[LineMemory[_LaidOut, Scene]] = LineMemory(1 << 12)
_QUOTATIONS: Final[LineMemory[tuple[str, bool], list[Quotation]]] = LineMemory()


class Place(NamedTuple):
    """A passage: where it stands in the text, and its zone."""

    passage_id: int
    start: int
    end: int
    zone: str


class Scenes:
    """The passages of one document: their quotations, and their scenes once they are asked for.

    Parameters
    ----------
    text : str
        The stored text.
    places : sequence of Place
        Its passages; page chrome is left aside.
    mentions_in : callable
        Passage → its mentions in order, offsets the passage's.
    demonyms : frozenset of str
        Folded demonyms.
    """

    def __init__(
        self, text: str, places: Sequence[Place], mentions_in: Callable[[Place], Sequence[Mention]],
        demonyms: frozenset[str],
    ) -> None:  # fmt: skip
        self.places = [place for place in places if place.zone != "boilerplate"]
        self._text, self._mentions_in, self._demonyms = text, mentions_in, demonyms
        self._scenes: dict[int, Scene] = {}
        self._quotations: dict[int, list[Quotation]] = {}
        self._marked = marked_spans(text, [(place.start, place.end) for place in self.places])

    def scene(self, index: int) -> Scene | None:
        """Return the laid-out passage at a position."""
        if not 0 <= index < len(self.places):
            return None
        if index not in self._scenes:
            place = self.places[index]
            text = self._text[place.start : place.end]
            self._scenes[index] = self._laid_out(text, self._mentions_in(place), self.quotations(index))
        return self._scenes[index]

    def _laid_out(self, text: str, mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> Scene:
        key = text, tuple(mentions), tuple(quotations), self._demonyms
        return _SCENES.get(key) or _SCENES.keep(key, Scene(text, mentions, self._demonyms, quotations), len(text))

    def quotations(self, index: int) -> list[Quotation]:
        """Return the quotations of the passage at a position, those that go on from the passage before too."""
        if index not in self._quotations:
            place = self.places[index]
            goes_on = self._goes_on(index)
            if not goes_on and not self._marked[index]:
                self._quotations[index] = []
                return []
            text = self._text[place.start : place.end]
            if self._marked[index]:
                self._quotations[index] = _quotations_of(text, goes_on)
            else:
                within = goes_on and self._is_closed(index)
                self._quotations[index] = [Quotation(0, len(text), 0, len(text))] if within else []
        return self._quotations[index]

    def _goes_on(self, index: int) -> bool:
        """Whether a quotation was left open before this passage."""
        for back in range(index - 1, max(-1, index - 1 - _REACH), -1):
            place = self.places[back]
            if self._marked[back]:
                found = self.quotations(back)
                return bool(found) and found[-1].end == found[-1].outer_end == place.end - place.start
        return False

    def _is_closed(self, index: int) -> bool:
        """Whether the next passage with marks closes what is open."""
        for ahead in range(index + 1, min(len(self.places), index + 1 + _REACH)):
            place = self.places[ahead]
            if self._marked[ahead]:
                found = _quotations_of(self._text[place.start : place.end], True)
                return bool(found) and found[0].outer_start == found[0].start == 0
        return False


def _quotations_of(text: str, goes_on: bool) -> list[Quotation]:
    key = text, goes_on
    return _QUOTATIONS.get(key) or _QUOTATIONS.keep(key, find_quotations(text, goes_on=goes_on), len(text))
