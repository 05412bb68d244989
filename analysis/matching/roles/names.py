"""What one text has said so far: whom it named and which titles it gave them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from analysis.matching.names.nations import Evidence
from analysis.matching.names.senses import Candidate
from analysis.matching.roles.determiners import gender_of
from analysis.matching.roles.given_names import gender_of_name
from analysis.matching.roles.holders import Holders
from analysis.matching.roles.titles import folded
from analysis.matching.unlisted.context import known

__all__ = ["NamedText", "RoleNames", "Term"]

Term = tuple[dt.date, dt.date]


class NamedText(NamedTuple):
    """One text and whom it names.

    Parameters
    ----------
    text : str
        The stored text.
    names : sequence of Candidate
        The confirmed names, sorted.
    evidence : Evidence
        Where the text names which nation.
    strangers : sequence of Candidate
        The persons whom the lexicon lacks, sorted: a bare title can lean on them too.
    term : pair of dates, optional
        The first and the last day that a text without a day can be of.
    """

    text: str
    names: Sequence[Candidate]
    evidence: Evidence
    strangers: Sequence[Candidate] = ()
    term: Term | None = None


class RoleNames:
    """The names of one text, in order, and who held what when."""

    def __init__(self, named: NamedText, holders: Holders) -> None:
        self.text, names, self.evidence, strangers, self._term = named
        self.holders = holders
        self._types = types = known(holders.lexicon).types
        people: list[Candidate] = []
        # Where the text names states and organisations.
        self._others: list[tuple[int, str]] = []
        for name in names:
            target = name[2].target
            if types[target] == "person":
                people.append(name)
            else:
                self._others.append((name[0], target))
        self.people = sorted((*people, *strangers), key=itemgetter(0)) if strangers else people
        self._said = [(person[0], person[2].target) for person in self.people]
        self.people_starts = [start for start, _ in self._said]
        self._named = {person for _, person in self._said}
        self._spoken_of = set(self._named)
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._gone: set[str] = set()
        self._given: dict[str, set[str]] = defaultdict(set)
        self._presumed: dict[str, set[str]] = {}
        self._untold: Callable[[Any], None] | None = None
        # What is told of offices is asked for once all titles of the text are read.
        self._told: dict[tuple[str, bool], str | None] = {}
        self._unknown: list[tuple[int, frozenset[str]]] = []
        self._called: dict[str, str] = {}
        self._addressed: dict[str, str | None] = {}

    @cached_property
    def _starts_of(self) -> dict[str, list[int]]:
        """Where the text names each person, the last place first."""
        starts: dict[str, list[int]] = {}
        for start, _, sense, _ in reversed(self.people):
            starts.setdefault(sense.target, []).append(start)
        return starts

    def gender_told(self, person: str) -> str | None:
        """Return "f" or "m" as the text speaks of a person: "la ministre X", else "Mme X" where it says so last."""
        if person in self._called:
            return self._called[person]
        if person not in self._addressed:
            at = self._starts_of.get(person, ())
            self._addressed[person] = next((gender for start in at if (gender := gender_of(self.text, start))), None)
        return self._addressed[person]

    def entitle(self, person: str, phrases: Iterable[str], gender: str | None) -> None:
        """Remember that the text gave a person a title beside the name: "le président déchu …"."""
        if person and gender:
            self._called[person] = gender
        for phrase in phrases if person else ():
            self._titles[folded(phrase)].add(person)

    def gender(self, person: str) -> str | None:
        """Return "f" or "m" as the text speaks of a person, else as the given name tells."""
        if told := self.gender_told(person):
            return told
        entry = self.holders.lexicon.actors.get(person)
        return gender_of_name(entry.label) if entry else None

    def is_man(self, person: str) -> bool:
        """Whether a person is a man for certain: no woman's title is his, whatever the article in the text."""
        entry = self.holders.lexicon.actors.get(person)
        return (gender_of_name(entry.label) if entry else None) == "m"

    def named_within(self, start: int, stop: int) -> set[str]:
        """Return the persons named between two offsets, in one line."""
        line_end = self.text.find("\n", start)
        stop = stop if line_end < 0 else min(stop, line_end)
        first, last = bisect_left(self.people_starts, start), bisect_left(self.people_starts, stop)
        return {name[2].target for name in self.people[first:last]}

    def leave_open(self, offset: int, offices: Sequence[str]) -> None:
        """Remember a role that nobody is known to hold: "son homologue" can lean on its office all the same."""
        self._unknown.append((offset, frozenset(offices)))

    def mention(self, offset: int, person: str) -> None:
        """Add a resolved role: a later title can lean on it."""
        insort(self._said, (offset, person))
        self._spoken_of.add(person)

    def _last(self, offset: int, fits: Callable[[str], bool]) -> str | None:
        return next((actor for _, actor in self._before(offset) if fits(actor)), None)

    def _before(self, offset: int, same_passage: bool = False) -> list[tuple[int, str]]:
        said, stop = self._said, bisect_left(self._said, (offset, ""))
        first = bisect_left(said, (self.text.rfind("\n", 0, offset) + 1, "")) if same_passage else 0
        return said[first:stop][::-1]

    def _everybody(self, offset: int) -> list[tuple[int, str]]:
        return sorted(((at, actor) for at, actor in (*self._said, *self._others) if at < offset), reverse=True)

    def _nation(self, actor: str) -> str | None:
        entry = self.holders.lexicon.actors.get(actor)
        return None if entry is None else entry.id if entry.type == "state" else entry.country

    def _sentence(self, offset: int) -> int:
        text, line = self.text, self.text.rfind("\n", 0, offset)
        ends = [text.rfind(mark, line + 1, offset) for mark in (". ", "! ", "? ")]
        return max(line, *ends) + 1

    def _sentence_end(self, offset: int) -> int:
        line = self.text.find("\n", offset)
        line = len(self.text) if line < 0 else line
        stop = self.text.find(". ", offset, line)
        return stop if stop >= 0 else line
