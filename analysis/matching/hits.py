"""The hits of many texts, sorted out: of each text its names, whole roles and parts of roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise, repeat
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from analysis.distinct import distinct
from analysis.matching.hit_facts import (
    BODY,
    KNOWN,
    MASK,
    NAME,
    OF_NATION,
    OF_STATE,
    ONE_WORD,
    PLAIN,
    PRESIDENCY,
    ROLE,
    SURE,
    TELLING,
)  # fmt: skip
from analysis.matching.hits_around import Letters, may_be_address, may_be_part
from analysis.matching.names.nations import Told, nation_told
from analysis.matching.names.senses import APART, NAME_KINDS, TANGLED, Candidate, Names
from analysis.matching.names.whole_names import OF_STATES, is_institution, is_presidency
from analysis.matching.roles.resolving import ROLE_KINDS
from analysis.matching.scanning.automaton import Hits
from analysis.matching.vocabulary import Vocabulary, forms_of

__all__ = ["TextHits", "sort_out"]

# A hit on one axis of all texts, and the nation it tells: no text is as long, no lexicon has as many nations.
_START_BITS: Final = 30
_NATION_BITS: Final = 12
Ints = NDArray[np.int64]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextHits:
    """What was found in one text."""

    names: Names
    roles: list[Candidate]
    parts: list[Candidate]
    told: Told


def sort_out(
    hits: Hits, vocabulary: Vocabulary, texts: Sequence[str], countries: Mapping[str, str]
) -> Iterator[TextHits]:
    """Tell names, whole roles and parts of roles from each other, text by text.

    What can be asked of all hits at once is: whether others lie on the same letters, whether the characters beside a
    name can make it part of a longer one or of an address.

    Parameters
    ----------
    hits : Hits
        Every form in every text (``overlap="all"``).
    vocabulary : Vocabulary
        What the forms stand for.
    texts : sequence of str
        The texts searched; one without hits has empty lists.
    countries : mapping from actor id to state id
        The state an actor belongs to; a state belongs to itself.
    """
    facts = _facts_of(vocabulary)
    known = facts.of(hits.form, countries)
    named = np.flatnonzero(known & NAME)
    groups = [named, np.flatnonzero(known & ROLE), np.flatnonzero((known & (NAME | ROLE)) == 0)]
    found, roles, parts = (_by_text(hits, group, vocabulary.senses, len(texts)) for group in groups)
    names = _names_of(found, hits, named, known[named], texts)
    told = facts.told(hits, known, len(texts))
    for own, whole, part, nation in zip(names, roles, parts, told, strict=True):
        yield TextHits(own, whole, part, nation)


def _names_of(
    found: Iterator[list[Candidate]], hits: Hits, named: NDArray[np.intp], known: NDArray[np.uint16],
    texts: Sequence[str],
) -> Iterator[Names]:  # fmt: skip
    """Say of the hits of names how they stand to each other, and of which of them the rules have to ask what."""
    letters = Letters(texts)
    row = hits.row[named]
    start, end = letters.places(row, hits.start[named]), letters.places(row, hits.end[named])
    addressed = may_be_address(letters, start, end)
    apart = _apart(start, end)
    standing = np.where(apart, APART + ((known & PLAIN > 0) & ~addressed), TANGLED)
    bounds = np.searchsorted(row, np.arange(len(texts) + 1))
    place = np.arange(len(row)) - bounds[row]
    first = np.ones(len(row), np.bool_)
    first[1:] = start[1:] != start[:-1]
    asked = may_be_part(letters, start, end, known) & (known & MASK == 0)
    states = (known & OF_STATE > 0) & ~apart
    asking = [(place, asked), (place, states), (place, known & (SURE | MASK) > 0), (hits.start[named], addressed)]
    begin, *questions = (
        _cut(values[at].tolist(), row[at], len(texts)) for values, at in [(place, first), *asking]
    )
    stands = _cut(standing.tolist(), row, len(texts))
    counts = np.diff(bounds).tolist()
    for own, how, beginning, n, *asks in zip(found, stands, begin, counts, *questions, strict=True):
        yield Names(own, how, [*beginning, n], *asks)


class _Facts:
    """What is known of each form of a vocabulary, found out when it is first met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._senses, self._forms = vocabulary.senses, forms_of(vocabulary.automaton)
        self._countries: Mapping[str, str] = {}
        self._bits = np.zeros(len(self._senses), np.uint16)
        self._nation_of = np.zeros(len(self._senses), np.int64)  # its number among all in order of the alphabet
        self._numbered: list[str] = []

    def of(self, form: Ints, countries: Mapping[str, str]) -> NDArray[np.uint16]:
        """Return the bits of each of some forms where the actors belong to some states."""
        if countries is not self._countries:
            self._countries = countries
            self._numbered = sorted(set(countries.values()))
            self._bits[:] = 0
        bits: NDArray[np.uint16] = self._bits[form]
        new = distinct(form[bits == 0])
        if not len(new):
            return bits
        for one in new.tolist():
            self._bits[one] = self._find(one)
        return self._bits[form]

    def told(self, hits: Hits, known: NDArray[np.uint16], n_texts: int) -> Iterator[Told]:
        """Give of each text where it names which nation without a condition (`analysis.matching.names.nations`)."""
        telling = np.flatnonzero(known & TELLING)
        form = hits.form[telling]
        place = hits.row[telling] << _START_BITS | hits.start[telling]
        at = distinct(place << _NATION_BITS | self._nation_of[form])
        places = at >> _NATION_BITS
        nations = list(map(self._numbered.__getitem__, (at & (1 << _NATION_BITS) - 1).tolist()))
        states = distinct(place[known[telling] & OF_NATION > 0])
        starts = (places & (1 << _START_BITS) - 1).tolist()
        own = _cut((states & (1 << _START_BITS) - 1).tolist(), states >> _START_BITS, n_texts)
        row = places >> _START_BITS
        return zip(_cut(starts, row, n_texts), _cut(nations, row, n_texts), map(frozenset, own), strict=True)

    def _find(self, form: int) -> int:
        sense = self._senses[form]
        kind = sense.kind
        known = KNOWN | (NAME if kind in NAME_KINDS else ROLE if kind in ROLE_KINDS else 0)
        known |= MASK if kind == "mask" else 0
        known |= PLAIN if sense.is_certain else 0
        known |= SURE if sense.is_sure_name else 0
        nation = nation_told(sense, self._countries)
        if nation:
            known |= TELLING | (OF_NATION if nation == sense.target else 0)
            self._nation_of[form] = bisect_left(self._numbered, nation)
        known |= ONE_WORD if kind in ("name", "alias") and not sense.spaced else 0
        known |= OF_STATE if kind in OF_STATES and self._countries.get(sense.target) == sense.target else 0
        if sense.is_full and is_institution(self._forms[form].text):
            known |= PRESIDENCY if is_presidency(self._forms[form].text) else BODY
        return known


@lru_cache(maxsize=2)
def _facts_of(vocabulary: Vocabulary) -> _Facts:
    return _Facts(vocabulary)


def _by_text(hits: Hits, chosen: NDArray[np.intp], senses: Sequence[Any], n_texts: int) -> Iterator[list[Candidate]]:
    of_hits = map(senses.__getitem__, hits.form[chosen].tolist())
    # The class is called a hundred times a text; made from whole tuples it costs half.
    rows = zip(hits.start[chosen].tolist(), hits.end[chosen].tolist(), of_hits, repeat(-1))
    return _cut(list(map(partial(tuple.__new__, Candidate), rows)), hits.row[chosen], n_texts)


def _cut(values: list[T], row: Ints, n_texts: int) -> Iterator[list[T]]:
    """Give the values of each text."""
    bounds = np.searchsorted(row, np.arange(n_texts + 1)).tolist()
    return (values[low:high] for low, high in pairwise(bounds))


def _apart(start: Ints, end: Ints) -> NDArray[np.bool_]:
    """Say of each hit whether it shares no letter with another."""
    free = np.ones(len(start) + 1, np.bool_)  # whether all hits before one end before it begins
    free[1:-1] = start[1:] >= np.maximum.accumulate(end)[:-1]
    return free[:-1] & free[1:]
