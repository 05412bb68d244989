"""Many phrases in one search, and nothing but a look at the letters where none of them can stand.

An alternation of a hundred patterns is tried at every letter of a line. Almost every pattern has a run of plain
letters, or one of a few, and those are all looked for at once; only a pattern whose letters are there is tried by
itself, and only if one of them fits is the alternation asked.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from analysis.text.zone_patterns import alternatives, lines_of

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
        return self._may_stand(text)

    def found(self, text: str) -> set[str]:
        """Return the distinct words that the patterns find in ``text``, from left to right."""
        return {match.group() for match in self._whole.finditer(text)} if self._may_stand(text) else set()

    def _may_stand(self, text: str) -> bool:
        if self._unlettered is not None and self._unlettered.search(text):
            return True
        found = self._runs.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return False
        return any(part.search(text) for number in {number for number, _, _ in found} for part in self._parts[number])

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(alternatives(self._block))

    @cached_property
    def _letters(self) -> list[str]:
        return sorted(set().union(*filter(None, map(_runs_worth, lines_of(self._block)))))

    @cached_property
    def _runs(self) -> AhoCorasick:
        return AhoCorasick(self._letters, implementation=Implementation.DFA)

    @cached_property
    def _unlettered(self) -> re.Pattern[str] | None:
        """The patterns with too few letters to be looked for, as one."""
        parts = [part.pattern for part in self._parts.get(-1, ())]
        return re.compile("|".join(f"(?:{part})" for part in parts)) if parts else None

    @cached_property
    def _parts(self) -> dict[int, list[re.Pattern[str]]]:
        """The patterns by the number of their letters; -1 for those with too few."""
        number_of = {run: number for number, run in enumerate(self._letters)}
        parts: dict[int, list[re.Pattern[str]]] = {}
        for line in lines_of(self._block):
            for run in _runs_worth(line) or [""]:
                parts.setdefault(number_of.get(run, -1), []).append(re.compile(line))
        return parts
