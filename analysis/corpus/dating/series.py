"""The events table as dating asks for it: the names of all its series, looked for at once."""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Protocol

from ahocorasick_rs import BytesAhoCorasick, Implementation

from analysis.corpus.dating.lines import COUNTED, Line, Lines
from analysis.text.dates_words import fold

__all__ = [
    "FIRST_LETTERS", "EditionLike", "Index", "SeriesLike", "content_of", "index_of", "plain_name", "recalled_days",
]  # fmt: skip

FIRST_LETTERS: Final = "premi"
"""What "premier" and "première" begin with, folded; looked for together with the names."""
_SMALL: Final = frozenset(
    ("de", "du", "des", "la", "le", "les", "l", "d", "sur", "et", "en", "a", "au", "aux", "pour", "avec")
)


class EditionLike(Protocol):
    """What dating asks of an edition (see `analysis.lexicon.models.Edition`)."""

    @property
    def start(self) -> dt.date: ...  # noqa: D102
    @property
    def end(self) -> dt.date: ...  # noqa: D102
    @property
    def number(self) -> int | None: ...  # noqa: D102
    @property
    def names(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def first_of(self) -> Sequence[str]: ...  # noqa: D102


class SeriesLike(Protocol):
    """What dating asks of a series of events (see `analysis.lexicon.models.Series`)."""

    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def names(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def editions(self) -> Sequence[EditionLike]: ...  # noqa: D102


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return a name folded, its hyphens blanks."""
    return fold(name)[0].replace("-", " ")


@lru_cache(maxsize=4096)
def content_of(name: str) -> tuple[str, ...]:
    """Return the words of a name without the small ones."""
    return tuple(word for word in re.findall(r"[a-z0-9]+", plain_name(name)) if word not in _SMALL)


def _in_bytes(words: str) -> bytes:
    """One byte a letter, a question mark for those not of ASCII: what is found in them may be another letter."""
    return words.encode("ascii", "replace")


class Index:
    """The names of an events table, all looked for at once.

    ``recalled`` are the days of the events that texts recall for years, ``since`` the day from which each name of one
    that happened once was said.
    """

    def __init__(self, events: tuple[SeriesLike, ...]) -> None:
        self._events = events
        self._names_of = [frozenset(map(plain_name, _all_names(series))) - {""} for series in events]
        self._dating = [place for place, series in enumerate(events) if getattr(series, "dating", True)]
        self.recalled = {
            edition.start for place, series in enumerate(events) if place not in self._dating
            for edition in series.editions
        }  # fmt: skip
        alone = [
            place for place, series in enumerate(events) if place not in self._dating and len(series.editions) == 1
        ]
        self.since = {name: events[place].editions[0].start for place in alone for name in self._names_of[place]}
        self._holders: dict[str, list[int]] = {}
        self._with_first: dict[str, list[int]] = {}
        for place in self._dating:
            for name in self._names_of[place]:
                self._holders.setdefault(name, []).append(place)
            if any(edition.first_of for edition in events[place].editions):
                for word in {words[0] for words in map(content_of, events[place].names) if words}:
                    self._with_first.setdefault(word, []).append(place)
        self._names = sorted(set().union(*self._names_of))
        wanted = [*map(_in_bytes, self._names), FIRST_LETTERS.encode()]
        self._search = BytesAhoCorasick(wanted, implementation=Implementation.DFA)

    def names_in(self, words: str) -> set[str]:
        """Return the names that stand in folded words, also within longer ones."""
        return {name for name, _, _ in self._find(words)[0]}

    def _find(self, words: str) -> tuple[list[tuple[str, int, int]], list[int]]:
        """Return the names that stand in folded words, with their spans, and where `FIRST_LETTERS` do."""
        names, firsts = [], []
        for number, start, end in self._search.find_matches_as_indexes(_in_bytes(words), overlapping=True):
            if number == len(self._names):
                firsts.append(start)
            elif (name := self._names[number]).isascii() or words.startswith(name, start):
                names.append((name, start, end))
        return names, firsts

    def names_in_lines(self, lines: Sequence[Line]) -> dict[int, set[str]]:
        """Return by the places of lines of title and body the names that stand in them, if any do."""
        if not isinstance(lines, Lines):
            return self._names_in_each(line for line in lines if line.zone in COUNTED)
        return self._names_at_once(lines)[0]

    def firsts_in(self, lines: Lines) -> list[int]:
        """Return where `FIRST_LETTERS` stand in the folded text of these lines."""
        return self._names_at_once(lines)[1]

    def _names_at_once(self, lines: Lines) -> tuple[dict[int, set[str]], list[int]]:
        if lines.named is not None and lines.named[0] is self:
            return lines.named[1:]
        names, firsts = self._find(lines.folded.replace("-", " "))
        found: dict[int, set[str]] = {}
        for name, start, end in names:
            place = lines.place_of(start, end)
            if place >= 0 and lines.zones[place] in COUNTED:
                found.setdefault(place, set()).add(name)
        if lines.origins is not None:
            # Where letters are decomposed a line has its own folding, which may keep a mark.
            found = self._names_in_each(lines[place] for place in sorted(found))
        lines.named = self, found, firsts
        return found, firsts

    def _names_in_each(self, lines: Iterable[Line]) -> dict[int, set[str]]:
        each = {line.index: self.names_in(line.plain().replace("-", " ")) for line in lines}
        return {index: names for index, names in each.items() if names}

    def calls_first(self, word: str) -> bool:
        """Whether an edition of a series that this word names was a first one."""
        return word in self._with_first

    def series_with(
        self, names: Iterable[str], firsts: Iterable[str]
    ) -> list[tuple[SeriesLike, frozenset[str]]]:
        """Return the series that may date a text, each with its names.

        Parameters
        ----------
        names : iterable of str
            Names that the text has, of any of them.
        firsts : iterable of str
            What the text calls first ("premier sommet"): fits a series of which an edition was a first.
        """
        places = {place for name in names for place in self._holders.get(name, ())}
        places.update(place for word in firsts for place in self._with_first.get(word, ()))
        return [(self._events[place], self._names_of[place]) for place in sorted(places)]


def recalled_days(events: Sequence[SeriesLike]) -> set[dt.date]:
    """Return the days of the events that texts recall for years."""
    return index_of(tuple(events)).recalled


_INDICES: Final[dict[tuple[int, ...], Index]] = {}
_LAST: Final[deque[tuple[tuple[SeriesLike, ...], Index]]] = deque(maxlen=1)


def index_of(events: tuple[SeriesLike, ...]) -> Index:
    """Return the index of an events table, made once."""
    # By identity: the table of a lexicon is one and the same for every text, and comparing it would cost more.
    for table, index in _LAST:
        if table is events:
            return index
    key = tuple(map(id, events))
    if key not in _INDICES:
        if len(_INDICES) >= 8:
            _INDICES.clear()
        _INDICES[key] = Index(events)
    _LAST.append((events, _INDICES[key]))
    return _INDICES[key]


def _all_names(series: SeriesLike) -> list[str]:
    return [*series.names, series.label, *(name for edition in series.editions for name in edition.names)]
