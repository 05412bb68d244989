"""The hits of many texts, sorted out: of each text its names, whole roles and parts of roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise, repeat
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from analysis.matching.automaton import Hits
from analysis.matching.hits_around import BODY, ONE_WORD, PRESIDENCY, Letters, may_be_part
from analysis.matching.roles import ROLE_KINDS
from analysis.matching.senses import APART, NAME_KINDS, TANGLED, Candidate, Names
from analysis.matching.vocabulary import Vocabulary, forms_of
from analysis.matching.whole_names import is_institution, is_presidency

__all__ = ["TextHits", "sort_out"]

_ROLE, _NAME, _MASK, _CERTAIN = 1, 2, 4, 8  # beside those of `hits_around`
Ints = NDArray[np.int64]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextHits:
    """What was found in one text."""

    names: Names
    roles: list[Candidate]
    parts: list[Candidate]


def sort_out(hits: Hits, vocabulary: Vocabulary, texts: Sequence[str]) -> Iterator[TextHits]:
    """Tell names, whole roles and parts of roles from each other, text by text.

    What can be asked of all hits at once is: whether others lie on the same letters, whether the characters beside a
    name can make it part of a longer one.

    Parameters
    ----------
    hits : Hits
        Every form in every text (``overlap="all"``).
    vocabulary : Vocabulary
        What the forms stand for.
    texts : sequence of str
        The texts searched; one without hits has empty lists.
    """
    facts = _facts_of(vocabulary)
    known = np.fromiter(map(facts.__getitem__, hits.form.tolist()), np.uint8, len(hits))
    named = np.flatnonzero(known & _NAME)
    groups = [named, np.flatnonzero(known & _ROLE), np.flatnonzero((known & (_NAME | _ROLE)) == 0)]
    names, roles, parts = (_by_text(hits, group, facts.senses, len(texts)) for group in groups)
    standing, asked = (
        _cut(values, hits.row[named], len(texts)) for values in _surroundings(hits, named, known[named], texts)
    )
    for own, stands, questions, whole, part in zip(names, standing, asked, roles, parts, strict=True):
        yield TextHits(Names(own, stands, questions), whole, part)


def _surroundings(
    hits: Hits, named: NDArray[np.intp], known: NDArray[np.uint8], texts: Sequence[str]
) -> tuple[list[int], list[bool]]:
    """Give for each hit of a name how it stands to the others, and whether it may be part of a longer name."""
    letters = Letters(texts)
    row = hits.row[named]
    start, end = letters.places(row, hits.start[named]), letters.places(row, hits.end[named])
    asked = may_be_part(letters, start, end, known) & (known & _MASK == 0)
    certain = (known & _CERTAIN > 0) & (letters.codes[end] != ord("."))
    return np.where(_apart(start, end), APART + certain, TANGLED).tolist(), asked.tolist()


class _Facts(dict[int, int]):
    """What is known of each form of a vocabulary, found out when it is first met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.senses, self._forms = vocabulary.senses, forms_of(vocabulary.automaton)

    def __missing__(self, form: int) -> int:
        sense = self.senses[form]
        kind = sense.kind
        known = _NAME if kind in NAME_KINDS else _ROLE if kind in ROLE_KINDS else 0
        known |= _MASK if kind == "mask" else 0
        known |= _CERTAIN if sense.is_certain else 0
        known |= ONE_WORD if kind in ("name", "alias") and not sense.spaced else 0
        if sense.is_full and is_institution(self._forms[form].text):
            known |= PRESIDENCY if is_presidency(self._forms[form].text) else BODY
        self[form] = known
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
