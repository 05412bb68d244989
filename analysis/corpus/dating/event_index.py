"""The events table as dating asks for it: the names of all its series, looked for at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from ahocorasick_rs import BytesAhoCorasick, Implementation

from analysis.corpus.dating.lines import COUNTED, Lines
from analysis.lexicon.models import Series
from analysis.lexicon.reading import Lexicon
from analysis.text.dates.folding import fold

__all__ = ["FIRST_LETTERS", "EventIndex", "content_of", "index_events", "plain_name"]

FIRST_LETTERS: Final = "premi"
"""What "premier" and "première" begin with, folded; looked for together with the names."""
_SMALL: Final = frozenset(
    ("de", "du", "des", "la", "le", "les", "l", "d", "sur", "et", "en", "a", "au", "aux", "pour", "avec")
)


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


class EventIndex:
    """The names of an events table, all looked for at once.

    Parameters
    ----------
    events : sequence of Series
    people : mapping from actor id to names, optional
        The names of those for whom an edition was the first ("le premier sommet de …"); an id without names is read as
        a name ("joe-biden").

    Attributes
    ----------
    recalled : set of dates
        The days of the events that texts recall for years; they date nothing.
    since : dict
        Name of an event that happened once, folded → its day: who says it wrote since then.
    """

    def __init__(self, events: Sequence[Series], people: Mapping[str, Sequence[str]] | None = None) -> None:
        self.people = people or {}
        self._events = events
        self._names_of = [frozenset(map(plain_name, _all_names(series))) - {""} for series in events]
        recalled = [place for place, series in enumerate(events) if not series.dating]
        self.recalled = {edition.start for place in recalled for edition in events[place].editions}
        once = [place for place in recalled if len(events[place].editions) == 1]
        self.since = {name: events[place].editions[0].start for place in once for name in self._names_of[place]}
        self._holders: dict[str, list[int]] = {}
        self._with_first: dict[str, list[int]] = {}
        for place, series in enumerate(events):
            if not series.dating:
                continue
            for name in self._names_of[place]:
                self._holders.setdefault(name, []).append(place)
            if any(edition.first_of for edition in series.editions):
                for word in {words[0] for words in map(content_of, series.names) if words}:
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

    def names_by_line(self, lines: Lines) -> dict[int, set[str]]:
        """Return by the places of lines of title and body the names that stand in them, if any do."""
        return _found_in(self, lines)[0]

    def firsts_in(self, lines: Lines) -> list[int]:
        """Return where `FIRST_LETTERS` stand in the folded text of these lines."""
        return _found_in(self, lines)[1]

    def search(self, lines: Lines) -> tuple[dict[int, set[str]], list[int]]:
        """Return what `names_by_line` and `firsts_in` do, searched for together."""
        names, firsts = self._find(lines.folded.replace("-", " "))
        found: dict[int, set[str]] = {}
        for name, start, end in names:
            place = lines.place_of(start, end)
            if place >= 0 and lines.zones[place] in COUNTED:
                found.setdefault(place, set()).add(name)
        if lines.origins is not None:
            # Where letters are decomposed a line has its own folding, which may keep a mark.
            each = {place: self.names_in(lines[place].plain().replace("-", " ")) for place in sorted(found)}
            found = {place: names for place, names in each.items() if names}
        return found, firsts

    def calls_first(self, word: str) -> bool:
        """Whether an edition of a series that this word names was a first one."""
        return word in self._with_first

    def series_with(self, names: Iterable[str], firsts: Iterable[str]) -> list[tuple[Series, frozenset[str]]]:
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


@lru_cache(maxsize=1)
def _found_in(index: EventIndex, lines: Lines) -> tuple[dict[int, set[str]], list[int]]:
    """Search a text once: several questions are asked of it one after the other."""
    return index.search(lines)


@lru_cache(maxsize=4)
def index_events(lexicon: Lexicon) -> EventIndex:
    """Return the index of a lexicon's events, made once."""
    wanted = {who for series in lexicon.series.values() for edition in series.editions for who in edition.first_of}
    actors = [lexicon.actors[who] for who in sorted(wanted) if who in lexicon.actors]
    people = {actor.id: [actor.label, *actor.surnames] for actor in actors}
    return EventIndex(tuple(lexicon.series.values()), people)


def _all_names(series: Series) -> list[str]:
    return [*series.names, series.label, *(name for edition in series.editions for name in edition.names)]
