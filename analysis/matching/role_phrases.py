"""Hits of titles and composed roles → the role phrases of a text, each with all it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.matching.candidates import Candidate
from analysis.matching.role_extent import end_of_portfolio
from analysis.matching.senses import Sense

__all__ = ["RolePhrase", "phrases_of"]


@dataclass(frozen=True)
class RolePhrase:
    """One role phrase of a text and all it may be.

    ``bare`` are the bare titles it begins with; ``composed`` is one that says itself of which state.
    """

    start: int
    end: int
    reach: int
    senses: tuple[Sense, ...]
    bare: tuple[str, ...]
    composed: bool = False

    @property
    def offices(self) -> list[str]:
        """The offices that the phrase names itself."""
        return [sense.target for sense in self.senses if sense.kind == "role"]


def phrases_of(text: str, candidates: Sequence[Candidate]) -> list[RolePhrase]:
    """Group candidates by span, keep the longest at each place, and let a minister have more portfolios than one."""
    groups: dict[tuple[int, int], list[Candidate]] = {}
    alone: dict[int, list[str]] = {}
    for candidate in candidates:
        groups.setdefault((candidate.start, candidate.end), []).append(candidate)
        if candidate.sense.kind == "alone":
            alone.setdefault(candidate.start, []).append(candidate.sense.target)
    kept: list[RolePhrase] = []
    for start, end in sorted(groups, key=lambda span: (span[0], -span[1])):
        group = groups[start, end]
        if not kept or start >= kept[-1].end:
            bare = alone.get(start, ())
            reach = max(end, *(c.reach for c in group))
            senses = tuple(dict.fromkeys(c.sense for c in group))
            far = end_of_portfolio(text, start, reach)
            if far > reach == end:
                end = far
            kept.append(RolePhrase(start, end, max(far, reach), senses, tuple(bare), any(c.reach >= 0 for c in group)))
    return kept
