"""The themes of a lexicon, compiled for matching: which form plays which part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.lexicon.expansion import expand, expand_group, theme_forms
from analysis.lexicon.models import Term
from analysis.lexicon.reading import Lexicon
from analysis.matching.automaton import Automaton
from analysis.matching.forms import Form

__all__ = ["Ints", "Kind", "ThemePlan", "plan_themes"]

Ints = NDArray[np.int64]
Kind = Literal["term", "group", "not"]


@dataclass(frozen=True, eq=False)
class ThemePlan:
    """Forms and the parts they play: carry a theme, stand beside a term, or take a term back.

    Attributes
    ----------
    automaton : Automaton
        Finds every form of every theme and group.
    theme_ids : tuple of str
        The themes, in the order of the lexicon; elsewhere a theme is its position here.
    terms : tuple of Term
        The terms of all themes; elsewhere a term is its position here.
    theme_of : int64 array
        The theme of each term.
    near, unless : tuple
        For each term the groups that must stand beside it, and the one that must not (-1: none).
    """

    automaton: Automaton
    theme_ids: tuple[str, ...]
    terms: tuple[Term, ...]
    theme_of: Ints
    near: tuple[tuple[int, ...], ...]
    unless: tuple[int, ...]
    parts: Mapping[Kind, tuple[Ints, Ints]]

    @property
    def conditional(self) -> list[int]:
        """The terms that count only in some company."""
        return [i for i in range(len(self.terms)) if self.near[i] or self.unless[i] >= 0]

    def parts_of(self, kind: Kind, form: Ints) -> tuple[Ints, Ints]:
        """Give, for hits by their form, all parts of one kind: (position of the hit, number of the part)."""
        offsets, numbers = self.parts[kind]
        counts = offsets[form + 1] - offsets[form]
        hit = np.repeat(np.arange(len(form)), counts)
        step = np.arange(len(hit)) - np.repeat(np.cumsum(counts) - counts, counts)
        return hit, numbers[offsets[form][hit] + step]


@lru_cache(maxsize=4)
def plan_themes(lexicon: Lexicon) -> ThemePlan | None:
    """Compile the themes of a lexicon, once per process; None where it has none."""
    builder = _Builder(lexicon)
    for number, theme in enumerate(lexicon.themes.values()):
        seen: dict[Term, int] = {}
        for form, term in theme_forms(theme, lexicon.groups):
            if term not in seen:
                seen[term] = builder.add_term(number, term)
            builder.add(form, "term", seen[term], exact=term.exact)
        for pattern in theme.not_in:
            for form in expand(pattern):
                builder.add(form, "not", number)
    return builder.plan()


class _Builder:
    """Collect forms and the parts they play."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._forms: dict[tuple[str, bool], int] = {}
        self._parts: dict[Kind, list[tuple[int, int]]] = {"term": [], "group": [], "not": []}
        self._groups: dict[tuple[str, ...], int] = {}
        self._terms: list[tuple[int, Term, tuple[int, ...], int]] = []

    def add(self, form: str, kind: Kind, number: int, *, exact: bool = False) -> None:
        index = self._forms.setdefault((form, exact), len(self._forms))
        self._parts[kind].append((index, number))

    def add_term(self, theme: int, term: Term) -> int:
        near = tuple(self._group((f"@{name}",)) for name in term.near)
        self._terms.append((theme, term, near, self._group(term.unless) if term.unless else -1))
        return len(self._terms) - 1

    def _group(self, words: tuple[str, ...]) -> int:
        """Give a list of words and @groups its number, adding its forms the first time."""
        if words not in self._groups:
            self._groups[words] = number = len(self._groups)
            for word in words:
                groups = self._lexicon.groups
                for form in expand_group(word[1:], groups) if word.startswith("@") else expand(word):
                    self.add(form, "group", number)
        return self._groups[words]

    def plan(self) -> ThemePlan | None:
        if not self._terms:
            return None
        forms = [Form(text, 0, "exact" if exact else "any") for text, exact in self._forms]
        return ThemePlan(
            automaton=Automaton(forms),
            theme_ids=tuple(self._lexicon.themes),
            terms=tuple(term for _, term, _, _ in self._terms),
            theme_of=np.array([theme for theme, *_ in self._terms], np.int64),
            near=tuple(near for _, _, near, _ in self._terms),
            unless=tuple(unless for *_, unless in self._terms),
            parts={kind: _sparse(pairs, len(forms)) for kind, pairs in self._parts.items()},
        )


def _sparse(pairs: list[tuple[int, int]], n_forms: int) -> tuple[Ints, Ints]:
    """Lay (form, part) pairs out as offsets per form, and parts."""
    table = np.array(sorted(set(pairs)), np.int64).reshape(-1, 2)
    offsets = np.concatenate([[0], np.cumsum(np.bincount(table[:, 0], minlength=n_forms))]).astype(np.int64)
    return offsets, table[:, 1]
