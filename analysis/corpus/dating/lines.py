"""A text as dating reads it: passages with the date expressions that stand in them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, Protocol, overload

from analysis.corpus.dating.asides import ends_aside
from analysis.corpus.window import WINDOW
from analysis.text.dates.expressions import DateExpression, only_year
from analysis.text.dates.finding import find_dates
from analysis.text.dates.folding import fold

__all__ = [
    "COUNTED", "DAYS", "Finding", "Line", "Lines", "PassageLike", "day_of", "is_aside", "read_lines",
]  # fmt: skip

COUNTED: Final = ("title", "body")
DAYS: Final = ("full", "weekday_day_month", "day_month")
_LONG_LINE: Final = 140
_LEAD: Final = 3  # paragraphs in which news is told
_NEXT_PARAGRAPH: Final = 6
_FEW: Final = 2
_SENTENCE_LENGTH: Final = 60
_TWO_SENTENCES: Final = re.compile(r"[a-z»]\.\s+[A-ZÀ-Ý«]")


class PassageLike(Protocol):
    """What dating asks of a passage."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def zone(self) -> str: ...  # noqa: D102


@dataclass(slots=True, eq=False)
class Line:
    """One passage: its place, its words folded, its date expressions (offsets of the whole text)."""

    index: int
    start: int
    end: int
    zone: str
    text: str
    dates: tuple[DateExpression, ...]
    folded: str | None = None  # its words folded, once they are known
    in_place: bool = True  # whether each letter kept its place in them
    of_others: bool | None = None  # what `shapes.is_of_others` said of it, once it was asked
    aside: bool | None = None  # whether it is a legend or points elsewhere, once asked
    prose: bool | None = None
    parts: dict[tuple[int, bool], str] | None = None  # what stands before and behind its dates, where letters moved

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph of an article rather than a line of chrome."""
        if self.prose is None:
            self.prose = self.end - self.start >= _LONG_LINE or _has_two_sentences(self.text, 0, len(self.text))
        return self.prose

    def before(self, expression: DateExpression) -> str:
        """Return the folded words of the line before the expression."""
        if self.folded is not None and self.in_place:
            return self.folded[: max(0, expression.start - self.start)]
        return self._folded_part(max(0, expression.start - self.start), is_before=True)

    def after(self, expression: DateExpression) -> str:
        """Return the folded words of the line behind the expression."""
        if self.folded is not None and self.in_place:
            return self.folded[expression.end - self.start :]
        return self._folded_part(expression.end - self.start, is_before=False)

    def _folded_part(self, place: int, *, is_before: bool) -> str:
        """Fold the letters before a place or those from it on; many ask for the same."""
        self.parts = {} if self.parts is None else self.parts
        part = self.parts.get((place, is_before))
        if part is None:
            part = self.parts[place, is_before] = fold(self.text[:place] if is_before else self.text[place:])[0]
        return part

    def plain(self) -> str:
        """Return the folded words of the line."""
        if self.folded is None:
            self.folded, self.in_place = fold(self.text)[0], False
        return self.folded

    def words(self, expression: DateExpression) -> str:
        """Return the expression as it is written."""
        return self.text[max(0, expression.start - self.start) : expression.end - self.start]


@dataclass(frozen=True, slots=True)
class Finding:
    """A day, or None where only the interval is known; what it rests on and the words."""

    day: dt.date | None
    earliest: dt.date
    latest: dt.date
    basis: str
    evidence: str


class Lines(Sequence[Line]):
    """The passages of a text in their order, each with the date expressions that end in it.

    A line is made when it is asked for: dating looks at those that have a date, at the headlines and at the head of
    the article, and at few of the others.

    Parameters
    ----------
    text : str
        The stored text.
    starts, ends, zones : sequence
        The spans and the zones of its passages, in the order of the text.

    Attributes
    ----------
    body, titles : list of int
        The places of the lines of these zones.
    """

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int], zones: Sequence[str]) -> None:
        self.text, self.starts, self.ends, self.zones = text, starts, ends, zones
        self._made: list[Line | None] = [None] * len(starts)
        self.folded, self.origins = folded = fold(text)
        self._dates: dict[int, list[DateExpression]] = {}
        self._holding: dict[tuple[str, ...], list[Line]] = {}
        for expression in find_dates(text, folded):
            # It belongs to the line it ends in.
            place = bisect_right(starts, expression.end - 1) - 1
            if place >= 0 and expression.end <= ends[place]:
                self._dates.setdefault(place, []).append(expression)
        if "body" not in zones:
            # What is cut ("[…]") or too short to be told from chrome: its one paragraph is what there is of an article.
            paragraphs = (place for place, zone in enumerate(zones) if zone == "boilerplate" and self.is_prose(place))
            few = list(islice(paragraphs, _FEW + 1))
            few = few if len(few) <= _FEW else []
            self.zones = ["body" if place in few else zone for place, zone in enumerate(zones)]
        self.body, self.titles = self._places_of("body"), self._places_of("title")
        self._article_start: int | None = None
        self._lead: list[Line] | None = None
        dates = chain.from_iterable(self._dates.values())
        self.has_days = any(date.kind in DAYS for date in dates)  # without one, no day is said but "lundi" or "hier"
        self.dated = [self[place] for place in self._dates]  # the lines with a date; dates come in the text's order

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        return self._made[index] or self._make(index)

    def __iter__(self) -> Iterator[Line]:
        return map(self.__getitem__, range(len(self._made)))

    def _make(self, index: int) -> Line:
        start, end = self.starts[index], self.ends[index]
        # The lines of a text without combining accents are cut from the folded text.
        folded = self.folded[start:end] if self.origins is None else None
        dates = tuple(self._dates.get(index, ()))
        line = Line(index, start, end, self.zones[index], self.text[start:end], dates, folded)
        self._made[index] = line
        return line

    def place_of(self, start: int, end: int) -> int:
        """Return the place of the line that holds these letters of the folded text; -1 where none holds all of them."""
        if self.origins is not None:
            start, end = int(self.origins[start]), int(self.origins[end - 1]) + 1
        place = bisect_right(self.starts, start) - 1
        return place if place >= 0 and end <= self.ends[place] else -1

    def is_prose(self, place: int) -> bool:
        """Whether a line is a paragraph of an article (`Line.is_prose`)."""
        start, end = self.starts[place], self.ends[place]
        return end - start >= _LONG_LINE or _has_two_sentences(self.text, start, end)

    def holding(self, *words: str) -> list[Line]:
        """Return the lines in whose letters one of these stands."""
        if (known := self._holding.get(words)) is not None:
            return known
        places = set()
        for word in words:
            at = self.text.find(word)
            while at >= 0:
                place = bisect_right(self.starts, at) - 1
                if place >= 0 and at + len(word) <= self.ends[place]:
                    places.add(place)
                # What else the line holds says no more.
                at = self.text.find(word, max(at + 1, self.ends[place] if place >= 0 else 0))
        found = self._holding[words] = [self[place] for place in sorted(places)]
        return found

    def _places_of(self, zone: str) -> list[int]:
        zones, places, place = self.zones, [], -1
        for _ in range(zones.count(zone)):
            place = zones.index(zone, place + 1)
            places.append(place)
        return places

    @property
    def article_start(self) -> int:
        """The place of the first paragraph of the article.

        The first body paragraph that has another one close below (a lone one may be a cookie notice);
        else the first paragraph, the first body line, the first long line; else 0.
        """
        if self._article_start is None:
            self._article_start = self._find_start()
        return self._article_start

    def _find_start(self) -> int:
        start = self._first_paragraph()
        # A short first paragraph belongs to the article, and so does the first half of a sentence.
        while start > 0 and self.zones[start] == self.zones[start - 1] == "body":
            if not _is_sentence(self[start - 1]) and not _goes_on(self[start].text):
                break
            start -= 1
        return start

    def _first_paragraph(self) -> int:
        first = last = None
        for index in self.body:
            if self.is_prose(index):
                if last is not None and index - last <= _NEXT_PARAGRAPH:
                    return last
                first, last = index if first is None else first, index
        if first is not None:
            return first
        if self.body:
            return self.body[0]
        return next((place for place, zone in enumerate(self.zones) if zone != "caption" and self.is_prose(place)), 0)

    @property
    def lead(self) -> list[Line]:
        """The headlines and the first paragraphs, in which news is told."""
        if self._lead is None:
            self._lead = self._find_lead()
        return self._lead

    def _find_lead(self) -> list[Line]:
        start, body = self.article_start, []
        for index in self.body[bisect_left(self.body, start) :]:
            if not is_aside(self[index]):
                body.append(self[index])
                if len(body) == _LEAD:
                    break
        return [*(self[index] for index in self.titles if index <= start), *body]


def read_lines(text: str, passages: Sequence[PassageLike]) -> Lines:
    """Return the passages in their order, each with the date expressions that end in it."""
    ordered = sorted(passages, key=lambda passage: passage.start)
    return Lines(text, [p.start for p in ordered], [p.end for p in ordered], [p.zone for p in ordered])


def _has_two_sentences(text: str, start: int, end: int) -> bool:
    return text.find(".", start, end) >= 0 and _TWO_SENTENCES.search(text, start, end) is not None


def is_aside(line: Line) -> bool:
    """Whether a paragraph ends with the credit of a photograph, or points to another page.

    "… le 3 mai 2022. Photo : AP / Anne Lorme", "--> Notre direct de ce vendredi 25 février est à retrouver ici."
    """
    if line.aside is None:
        line.aside = ends_aside(line.text[-_LONG_LINE:].rstrip())
    return line.aside


def _is_sentence(line: Line) -> bool:
    return line.end - line.start >= _SENTENCE_LENGTH and line.text.rstrip()[-1] in ".!?…»\""


def _goes_on(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",;.)»”"


def day_of(expression: DateExpression, year: int | None = None) -> dt.date | None:
    """Return the day an expression says: written in full, by its weekday in `WINDOW`, or with ``year``."""
    if expression.kind == "full":
        return expression.date()
    if expression.kind not in DAYS:
        return None
    if year is not None:
        day = expression.date(year)
        fits = day is not None and expression.weekday in (None, day.weekday())
        return day if fits else None
    return expression.date(only_year(expression, WINDOW[0].year, WINDOW[1].year))
