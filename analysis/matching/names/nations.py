"""Which nation a text is speaking of, at any of its points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from analysis.matching.names.senses import Candidate, Sense

__all__ = ["Evidence", "Told", "nation_told"]

Told = tuple[list[int], list[str], frozenset[int]]
"""What a text tells of nations: where, which, and where a state itself stands, its capital or its demonym."""

_OF = re.compile(r"\s+(?:d['’]|(?:à|de|du|des|de\s+la)\s+|de\s+l['’])")
_WHOSE = re.compile(r"\s+(?:(?:d['’]|(?:de|du|des|de\s+la)\s+|de\s+l['’]))?")
# "lors d'un voyage en Chine, le ministère …": where somebody is says less than who acts.
_WITHIN = re.compile(r"(?<=[\w,]\s)(?:en|aux?|vers|depuis)\s(?:la\s|l['’])?$")
_LEADS = re.compile(r"(?:^|[.!?»\n]\s*)(?:En|Aux?)\s([A-ZÀ-Þ][\w'’ -]{2,30}),\s(?:l[ea]\s|les\s|l['’])$", re.MULTILINE)


def nation_told(sense: Sense, countries: Mapping[str, str]) -> str | None:
    """Return the nation that a sense tells of wherever it stands; an acronym tells of a state's own (RDC) alone."""
    if not sense.tells_nation:
        return None
    nation = countries.get(sense.target)
    return None if nation != sense.target and sense.kind == "acronym" else nation


@dataclass(frozen=True)
class Evidence:
    """Where states, their capitals, demonyms, institutions and persons stand, in order."""

    text: str
    starts: list[int]
    nations: list[str]
    states: frozenset[int] = frozenset()  # where the state itself stands, its capital or its demonym

    @classmethod
    def of(cls, text: str, candidates: Iterable[Candidate], countries: Mapping[str, str]) -> Evidence:
        """Gather what names a nation without a condition; a capital does even where it is a place."""
        found: set[tuple[int, str]] = set()
        states: list[int] = []
        for start, _, sense, _ in candidates:
            if sense.tells_nation and (nation := nation_told(sense, countries)):
                found.add((start, nation))
                if nation == sense.target:
                    states.append(start)
        pairs = sorted(found)
        return cls(text, [start for start, _ in pairs], [nation for _, nation in pairs], frozenset(states))

    def nation_at(self, offset: int, among: AbstractSet[str], *, strict: bool, end: int) -> str | None:
        """Return the nation a shared name at ``offset`` belongs to, if it is one of ``among``.

        The one right behind it ("ministère de la Défense de Moscou"), the last named before it in its
        paragraph, then the next in its sentence, then the one the text names most. With ``strict`` the nation
        nearest in the paragraph must be one of ``among``; without, others are skipped.
        """
        behind = bisect_left(self.starts, end)
        if behind < len(self.starts) and _OF.fullmatch(self.text[end : self.starts[behind]]):
            return self.nations[behind] if self.nations[behind] in among else None
        if adjective := self.nation_behind(end):
            return adjective if adjective in among else None
        near = self.nation_near(offset) if strict else self._nearest(offset, among)
        if near:
            return near if near in among else None
        counts = Counter(nation for nation in self.nations if strict or nation in among)
        if not counts:
            return None
        most, n = counts.most_common(1)[0]
        return most if most in among and 2 * n > counts.total() else None

    def nation_behind(self, end: int) -> str | None:
        """Return the nation named right behind ``end``: "d'Haïti", "haïtienne", but not "de Jean-Claude Duvalier"."""
        behind = bisect_left(self.starts, end)
        if behind == len(self.starts) or self.starts[behind] not in self.states:
            return None
        between = self.text[end : self.starts[behind]]
        return self.nations[behind] if between in {" ", "\u00a0"} or _OF.fullmatch(between) else None

    def nation_leading(self, start: int) -> str | None:
        """Return the nation that the sentence is set in, right before a name: "En Italie, le …"."""
        if "," not in self.text[max(0, start - 6) : start]:
            return None
        led = _LEADS.search(self.text, max(0, start - 48), start)
        found = self.within(led.start(1), start) if led else set()
        return found.pop() if len(found) == 1 else None

    def owners_behind(self, end: int) -> set[str]:
        """Return the nations that an adjective or a name right behind ``end`` may mean: "roumain", "du Mali"."""
        behind = bisect_left(self.starts, end)
        if behind == len(self.starts) or not _WHOSE.fullmatch(self.text, end, self.starts[behind]):
            return set()
        start = self.starts[behind]
        return set(self.nations[behind : bisect_left(self.starts, start + 1)])

    def nation_near(self, offset: int) -> str | None:
        """Return the nation named last before ``offset`` in its paragraph, or next in its sentence."""
        return self._nearest(offset, None)

    def _nearest(self, offset: int, among: AbstractSet[str] | None) -> str | None:
        return self._search(offset, among, acting=True) or self._search(offset, among, acting=False)

    def _search(self, offset: int, among: AbstractSet[str] | None, *, acting: bool) -> str | None:
        line = self.text.rfind("\n", 0, offset) + 1
        at = bisect_left(self.starts, offset)
        for index in range(at - 1, -1, -1):
            if self.starts[index] < line:
                break
            if self._fits(index, among, acting):
                return self.nations[index]
        stop = min((end for mark in (". ", "\n") if (end := self.text.find(mark, offset)) >= 0), default=len(self.text))
        for index in range(at, len(self.starts)):
            if self.starts[index] >= stop:
                break
            if self._fits(index, among, acting):
                return self.nations[index]
        return None

    def _fits(self, index: int, among: AbstractSet[str] | None, acting: bool) -> bool:
        return (among is None or self.nations[index] in among) and not (acting and self._is_place(self.starts[index]))

    def _is_place(self, start: int) -> bool:
        """Whether somebody or something is there: "lors d'un voyage en Chine"."""
        return _WITHIN.search(self.text, max(0, start - 14), start) is not None

    def within(self, start: int, end: int) -> set[str]:
        """Return the nations named from ``start`` on, before ``end``."""
        return set(self.nations[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def anywhere(self, nation: str | None) -> bool:
        """Whether a nation is named in the text."""
        return nation in self.nations

    def itself(self) -> set[str]:
        """Return the nations that are named themselves, not only by a body or a person of theirs."""
        return {nation for start, nation in zip(self.starts, self.nations, strict=True) if start in self.states}

    def main(self, start: int = 0, end: int | None = None, without: frozenset[str] = frozenset()) -> str | None:
        """Return the nation that most of the evidence between two offsets names, if more than half of it does."""
        last = None if end is None else bisect_left(self.starts, end)
        nations = self.nations[bisect_left(self.starts, start) : last]
        if without:
            nations = [nation for nation in nations if nation not in without]
        if not nations:
            return None
        nation, n = Counter(nations).most_common(1)[0]
        return nation if 2 * n > len(nations) else None
