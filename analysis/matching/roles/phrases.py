"""Hits of titles and composed roles → the role phrases of a text, each with all it may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, get_args

from analysis.matching.names.senses import Candidate, Kind, Sense
from analysis.matching.roles.extent import end_of_portfolio

__all__ = ["BareTitle", "RolePhrase", "phrases_of"]

_KINDS: Final = {kind: frozenset({kind}) for kind in get_args(Kind)}


@dataclass(slots=True)
class RolePhrase:
    """One role phrase of a text and all it may be.

    Parameters
    ----------
    start, end : int
        Where it stands, without its article.
    reach : int
        Where the words end that belong to it: in "les présidents russe et chinois" both roles reach to the last.
    senses : list of Sense
        What it may mean; ``kinds`` and ``offices`` are theirs.
    bare : sequence of str
        The bare titles it begins with.
    composed : bool
        Whether it says itself of which state.
    day : date or None
        The day of its passage, if known.
    stands : bool
        Whether it can be a mention by itself: a bare title in "un président du jury" cannot.
    """

    start: int
    end: int
    reach: int
    senses: list[Sense]
    kinds: frozenset[str]
    offices: list[str]
    bare: Sequence[str]
    composed: bool
    day: dt.date | None = None
    stands: bool = True


class BareTitle(NamedTuple):
    """A title that does not say itself of what: "le président".

    Parameters
    ----------
    start, end : int
        Where it stands, without its article.
    key : str
        The title, folded.
    day : date or None
        The day of its passage, if known.
    gender : str or None
        "f" or "m" where its words or the article tell.
    of_land : bool
        Whether "du pays" follows.
    """

    start: int
    end: int
    key: str
    day: dt.date | None = None
    gender: str | None = None
    of_land: bool = False


def phrases_of(text: str, candidates: Sequence[Candidate]) -> list[RolePhrase]:
    """Group candidates by span, keep the longest at each place, and let a minister have more portfolios than one."""
    groups: dict[tuple[int, int], list[Candidate]] = {}
    alone: dict[int, list[str]] = {}
    for candidate in candidates:
        start, end, sense, _ = candidate
        if (start, -end) in groups:
            groups[start, -end].append(candidate)
        else:
            groups[start, -end] = [candidate]
        if sense.kind == "alone":
            alone.setdefault(start, []).append(sense.target)
    kept: list[RolePhrase] = []
    last = 0
    for (start, negative), group in sorted(groups.items()) if len(groups) > 1 else groups.items():
        if start < last:
            continue
        last = end = -negative
        if len(group) == 1:
            _, _, sense, farthest = group[0]
            senses, kinds = [sense], _KINDS[sense.kind]
        else:
            farthest = max([candidate[3] for candidate in group])
            senses = list(dict.fromkeys([candidate[2] for candidate in group]))
            kinds = frozenset([sense.kind for sense in senses])
        reach = max(end, farthest)
        far = end_of_portfolio(text, start, reach)
        if far > reach:
            last, reach = far if reach == end else end, far
        offices = [sense.target for sense in senses if sense.kind == "role"] if "role" in kinds else []
        kept.append(RolePhrase(start, last, reach, senses, kinds, offices, alone.get(start, ()), farthest >= 0))
    return kept
