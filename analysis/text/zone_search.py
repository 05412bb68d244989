"""Many phrases in one search, and nothing but a look at the letters where none of them can stand.

An alternation of a hundred patterns is tried at every letter of a line. Almost every pattern has a run of plain
letters, or one of a few, and those are all looked for at once; only a pattern whose letters are there is tried by
itself.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from analysis.text.zone_patterns import lines_of

__all__ = ["Phrases", "plain_run", "plain_runs"]

_GROUP: Final = re.compile(r"\([^()]*\)(?:[?*+]|\{[^}]*\})?")
_NOT_PLAIN: Final = re.compile(r"\[[^\]]*\](?:[?*+]|\{[^}]*\})?|\\.(?:[?*+]|\{[^}]*\})?|.(?:[?*]|\{[^}]*\})|[.^$+]")
# A group of alternatives, none of them grouped, that every match has.
_CHOICE: Final = re.compile(r"\(\?:([^()\[]*\|[^()\[]*)\)(?![?*+{])")
_ESCAPED: Final = re.compile(r"\.")
_CUT: Final = "\0"
_LEAST: Final = 3


def plain_run(pattern: str) -> str:
    r"""Return the longest run of plain letters that every match of ``pattern`` has.

    Examples
    --------
    >>> plain_run(r"\babonne(?:z|r)"), plain_run("offres? (?:pro|speciales?)"), plain_run(r"\d+ (?:vues|mots)$")
    ('abonne', 'offre', ' ')
    """
    while (outer := _GROUP.sub(_CUT, pattern)) != pattern:
        pattern = outer
    return max(_NOT_PLAIN.sub(_CUT, pattern).split(_CUT), key=len)


def plain_runs(pattern: str) -> frozenset[str]:
    r"""Return runs of plain letters one of which every match of ``pattern`` has: few, and seldom met.

    Examples
    --------
    >>> sorted(plain_runs(r"\d+ (?:vues?|mots)$")), sorted(plain_runs(r"\babonne(?:z|r)"))
    (['mots', 'vue'], ['abonne'])
    """
    choices: list[tuple[str, ...]] = [(plain_run(pattern),)]
    for group in _CHOICE.finditer(pattern):
        before = _ESCAPED.sub("", pattern[: group.start()])
        if before.count("(") == before.count(")"):
            choices.append(tuple(map(plain_run, group[1].split("|"))))
    return frozenset(max(choices, key=lambda runs: min(map(_weight, runs))))


def _weight(run: str) -> int:
    # A sign says more than a letter, a blank says nothing.
    return sum(1 if letter.isalnum() else 0 if letter == " " else 3 for letter in run)


def _runs_worth(pattern: str) -> frozenset[str]:
    runs = plain_runs(pattern)
    return runs if min(map(_weight, runs)) >= _LEAST else frozenset()


class Phrases:
    """The patterns of a block (see `alternatives`), each without an alternative outside of its groups."""

    def __init__(self, block: str) -> None:
        self._block = block

    def search(self, text: str) -> bool:
        """Say whether one of the patterns stands in ``text``."""
        found = self._runs.find_matches_as_indexes(text, overlapping=True)
        if found and any(self._patterns[at].search(text) for n in {n for n, _, _ in found} for at in self._places[n]):
            return True
        return bool(self._unlettered) and any(self._patterns[at].search(text) for at in self._unlettered)

    def found(self, text: str) -> set[str]:
        """Return the distinct words that the patterns find in ``text``, from left to right."""
        # As one alternation would: the leftmost first, of two in one place the one above, and on behind it.
        matches = [match for place in sorted(self._may_stand(text)) if (match := self._patterns[place].search(text))]
        words: set[str] = set()
        while matches:
            first = min(matches, key=re.Match.start)
            words.add(first.group())
            end = first.end()
            matches = [m for m in (m if m.start() >= end else m.re.search(text, end) for m in matches) if m]
        return words

    def _may_stand(self, text: str) -> frozenset[int]:
        # The places of the patterns whose letters are in the text, and of those with too few to be looked for.
        found = self._runs.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return self._unlettered
        return self._unlettered.union(*(self._places[number] for number in {number for number, _, _ in found}))

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return list(map(re.compile, lines_of(self._block)))

    @cached_property
    def _letters(self) -> list[str]:
        return sorted(set().union(*filter(None, map(_runs_worth, lines_of(self._block)))))

    @cached_property
    def _runs(self) -> AhoCorasick:
        return AhoCorasick(self._letters, implementation=Implementation.DFA)

    @cached_property
    def _unlettered(self) -> frozenset[int]:
        return frozenset(self._places.get(-1, ()))

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        """The places of the patterns in the block by the number of their letters; -1 for those with too few."""
        number_of = {run: number for number, run in enumerate(self._letters)}
        places: dict[int, list[int]] = {}
        for place, line in enumerate(lines_of(self._block)):
            for run in _runs_worth(line) or [""]:
                places.setdefault(number_of.get(run, -1), []).append(place)
        return places
