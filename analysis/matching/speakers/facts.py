"""What the lexicon knows of those who may speak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.lexicon.reading import Lexicon
from analysis.text.plain import plain

__all__ = ["Facts", "facts_of"]


@dataclass(frozen=True)
class Facts:
    """What the lexicon knows of actors.

    Parameters
    ----------
    names : mapping from actor id to label
    countries : mapping from actor id to the id of its state
    articles : mapping from the id of a state to its article
    demonyms : mapping from a folded demonym to the id of its state
    heads : mapping from actor id to the ids of the bodies and states it heads, or headed
    """

    names: Mapping[str, str]
    countries: Mapping[str, str]
    articles: Mapping[str, str]
    demonyms: Mapping[str, str]
    heads: Mapping[str, frozenset[str]]

    @cached_property
    def states(self) -> frozenset[str]:
        """The actors that are states."""
        return frozenset([*self.articles, *self.countries.values(), *self.demonyms.values()])

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """The folded demonyms alone."""
        return frozenset(self.demonyms)


@lru_cache(maxsize=4)
def facts_of(lexicon: Lexicon) -> Facts:
    """Gather what a lexicon knows of its actors, once."""
    actors = lexicon.actors.values()
    return Facts(
        names={a.id: a.label for a in actors},
        countries={a.id: a.country for a in actors if a.country},
        articles={a.id: a.article for a in actors if a.article},
        demonyms={plain(word): a.id for a in actors for word in a.adjectives},
        heads=_heads_of(lexicon),
    )


def _heads_of(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    heads: dict[str, set[str]] = defaultdict(set)
    for office in lexicon.offices.values():
        for holder in office.holders:
            heads[holder.actor].add(office.of)
    return {actor: frozenset(bodies) for actor, bodies in heads.items()}
