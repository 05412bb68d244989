"""Automaton hits → name candidates that hold in their text: conditions, contexts, overlaps.

A candidate is one span with one sense. The conditions of the lexicon are decided here; which of the
names that remain are persons a role can lean on is the business of :mod:`analysis.matching.roles.resolving`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from analysis.matching.names.judging import Judge
from analysis.matching.names.nations import Evidence
from analysis.matching.names.senses import CERTAIN, TANGLED, Candidate, Names
from analysis.matching.names.surroundings import has_article

__all__ = ["confirm_names", "nested_states"]


def confirm_names(text: str, names: Names, evidence: Evidence, countries: Mapping[str, str]) -> list[Candidate]:
    """Keep the hits that are names in this text, longest first where they overlap.

    Parameters
    ----------
    text : str
        The stored text of one document.
    names : Names
        All its hits of name kinds; several senses may share a span.
    evidence : Evidence
        Where the text names which nation.
    countries : mapping from actor id to state id
        The state an actor belongs to; a state belongs to itself.

    Returns
    -------
    list of Candidate
        Sorted, not overlapping, one sense a span, masks left out.
    """
    kept: list[Candidate] = []
    judge = Judge(text, names, kept, evidence, countries)
    hits, standing = names.hits, names.standing
    for at, behind in pairwise(names.beginning):
        how, hit = standing[at], hits[at]
        if how == TANGLED:
            judge.settle(hits[at:behind])
        elif how == CERTAIN or judge.holds(hit.start, hit.end, hit.sense):
            kept.append(hit)
    return kept


def nested_states(
    text: str, names: Sequence[Candidate], states: Sequence[Candidate], countries: Mapping[str, str]
) -> list[Candidate]:
    """Find the states named at the end of an institution of theirs.

    "Conseil de sécurité de la Fédération de Russie" names its state as well; "Banque de France" does not, for
    there no article makes a state of it.

    Parameters
    ----------
    text : str
        The stored text of one document.
    names : sequence of Candidate
        Its confirmed names.
    states : sequence of Candidate
        Hits of states' names that share letters with others.
    countries : mapping from actor id to state id
    """
    nested: list[Candidate] = []
    for name in names if states else ():
        state = countries.get(name.sense.target)
        if state is None or state == name.sense.target:
            continue
        inside = [c for c in states if c.end == name.end and c.start > name.start and c.sense.target == state]
        whole = min(inside, key=lambda c: c.start, default=None)
        if whole and has_article(text, name.start, whole.start):
            nested.append(whole)
    return nested
