"""Many phrases in one search, and nothing but a look at the letters where none of them can stand.

An alternation of a hundred patterns is tried at every letter of a line. Almost every pattern has a run of plain
letters, or one of a few, and those are all looked for at once; only a pattern whose letters are there is tried by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from analysis.text.zones.patterns import lines_of

__all__ = ["LineLetters", "Phrases", "plain_runs"]

# What stands for a letter that is not one alone: a class, a mark behind a backslash, whatever may be left out.
_CLASS: Final = re.compile(r"(?:\\.|\[(?:\\.|[^\]\\])*\])(?:[?*+]|\{[^}]*\})?")
_NOT_PLAIN: Final = re.compile(r".(?:[?*]|\{[^}]*\})|[.^$+]")
_OPTIONAL: Final = ("?", "*", "{")
_CUT: Final = "\0"
_LEAST: Final = 3


def plain_runs(pattern: str) -> frozenset[str]:
    r"""Return runs of plain letters one of which every match of ``pattern`` has: few, and seldom met.

    Examples
    --------
    >>> sorted(plain_runs(r"\d+ (?:vues?|mots)$")), sorted(plain_runs(r"\babonne(?:z|r)|pub$"))
    (['mots', 'vue'], ['abonne', 'pub'])
    """
    return _runs_of(_CLASS.sub(_CUT, pattern))


def _runs_of(pattern: str) -> frozenset[str]:
    # Of one alternative: its own letters, or those of one of the groups that every match has.
    letters, groups = "", [""]
    alternatives: list[tuple[str, list[str]]] = []
    depth = start = 0
    for at, sign in enumerate(pattern + "|"):
        if sign == "(":
            start = at if not depth else start
            depth += 1
        elif sign == ")":
            depth -= 1
            if not depth:
                letters += _CUT
                needed = pattern.startswith("(?:", start) and not pattern.startswith(_OPTIONAL, at + 1)
                groups += [pattern[start + 3 : at]] if needed else []
        elif not depth and sign == "|":
            alternatives.append((letters, groups[1:]))
            letters, groups = "", [""]
        elif not depth:
            letters += sign
    return frozenset[str]().union(*(_best_of(letters, groups) for letters, groups in alternatives))


def _best_of(letters: str, groups: list[str]) -> frozenset[str]:
    runs = [frozenset([run]) for run in _NOT_PLAIN.sub(_CUT, letters).split(_CUT)]
    return max([*runs, *map(_runs_of, groups)], key=lambda some: min(map(_weight, some)))


def _weight(run: str) -> int:
    # A sign says more than a letter, a blank says nothing.
    return sum(1 if letter.isalnum() else 0 if letter == " " else 3 for letter in run)


class LineLetters:
    """One search for the letters of many patterns: which of them may stand in which of many lines.

    Parameters
    ----------
    runs : mapping
        Runs of letters by the bit that a line with one of them has (`plain_runs` of a pattern).

    Examples
    --------
    >>> letters = LineLetters({1: ["partage", "aime"], 2: ["commentaire"]})
    >>> letters.of_lines(["partager", "le port", "aimer, commentaires"])
    [1, 0, 3]
    """

    def __init__(self, runs: Mapping[int, Iterable[str]]) -> None:
        bits: dict[str, int] = {}
        for bit, some in runs.items():
            for run in some:
                bits[run] = bits.get(run, 0) | bit
        # A pattern without letters of its own may stand in any line.
        self._always = bits.pop("", 0)
        self._bits = list(bits.values())
        self._runs = AhoCorasick(list(bits), implementation=Implementation.DFA)

    def of_lines(self, lines: Sequence[str]) -> list[int]:
        r"""Return the bits of each line; none holds a ``\n``."""
        bits, ends = [self._always] * len(lines), list(accumulate(len(line) + 1 for line in lines))
        line = 0
        # By their ends, from left to right.
        for number, _, end in self._runs.find_matches_as_indexes("\n".join(lines), overlapping=True):
            while ends[line] <= end:
                line += 1
            bits[line] |= self._bits[number]
        return bits


def _runs_worth(pattern: str) -> frozenset[str]:
    runs = plain_runs(pattern)
    return runs if min(map(_weight, runs)) >= _LEAST else frozenset()


class Phrases:
    """The patterns of a block (see `alternatives`), each without an alternative outside of its groups."""

    def __init__(self, block: str) -> None:
        self._block = block

    def search(self, text: str) -> bool:
        """Say whether one of the patterns stands in ``text``."""
        for number in {number for number, _, _ in self._runs.find_matches_as_indexes(text, overlapping=True)}:
            for at in self._places[number]:
                if self._patterns[at].search(text):
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

    @property
    def lines(self) -> list[str]:
        """The patterns."""
        return lines_of(self._block)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return list(map(re.compile, self.lines))

    @cached_property
    def _letters(self) -> list[str]:
        return sorted(set().union(*filter(None, map(_runs_worth, self.lines))))

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
        for place, line in enumerate(self.lines):
            for run in _runs_worth(line) or [""]:
                places.setdefault(number_of.get(run, -1), []).append(place)
        return places
