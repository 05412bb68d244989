"""The themes of a lexicon, compiled for matching: which form plays which part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from analysis.lexicon.expansion import expand, expand_group, theme_forms
from analysis.lexicon.models import Term
from analysis.lexicon.reading import Lexicon
from analysis.matching.scanning.automaton import Automaton
from analysis.matching.scanning.forms import Form

__all__ = ["Ints", "Kind", "ThemePlan", "plan_themes"]

Ints = NDArray[np.int64]
Kind = Literal["term", "group", "not", "near"]


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
    unless : int64 array
        For each term the group that must not stand beside it; -1: none.
    has_near : bool array
        Whether other groups must.
    window : array of str
        Where each term looks for them.
    parts : mapping
        For each form the terms it carries ("term"), the groups it belongs to ("group") and the themes whose terms it
        takes back ("not"); for each term the groups that must stand beside it ("near").
    """

    automaton: Automaton
    theme_ids: tuple[str, ...]
    terms: tuple[Term, ...]
    theme_of: Ints
    unless: Ints
    has_near: NDArray[np.bool_]
    window: NDArray[np.str_]
    parts: Mapping[Kind, tuple[Ints, Ints]]

    @cached_property
    def n_groups(self) -> int:
        """How many groups words belong to; one where they belong to none."""
        return int(self.parts["group"][1].max(initial=0)) + 1

    @cached_property
    def ids(self) -> ExtensionArray:
        """The themes as a column."""
        return pd.array(self.theme_ids, dtype="str")

    @cached_property
    def in_sentence(self) -> NDArray[np.bool_]:
        """Whether each term looks for them in its sentence."""
        return np.asarray(self.window == "sentence", np.bool_)

    @cached_property
    def is_far(self) -> NDArray[np.bool_]:
        """Whether each term looks for them in the whole text."""
        return np.asarray(self.window == "text", np.bool_)

    @cached_property
    def conditional(self) -> NDArray[np.bool_]:
        """Whether each term counts only in some company."""
        return self.has_near | (self.unless >= 0)

    def parts_of(self, kind: Kind, form: Ints) -> tuple[Ints, Ints]:
        """Give, for hits by their form, all parts of one kind: (position of the hit, number of the part).

        For anchors by their term, the groups that must stand beside them ("near").
        """
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
        forms = [Form(text, "exact" if exact else "any") for text, exact in self._forms]
        near = [(term, group) for term, (_, _, groups, _) in enumerate(self._terms) for group in groups]
        by_form = {kind: _sparse(pairs, len(forms)) for kind, pairs in self._parts.items()}
        return ThemePlan(
            automaton=Automaton(forms),
            theme_ids=tuple(self._lexicon.themes),
            terms=tuple(term for _, term, _, _ in self._terms),
            theme_of=np.array([theme for theme, *_ in self._terms], np.int64),
            unless=np.array([unless for *_, unless in self._terms], np.int64),
            has_near=np.array([bool(groups) for *_, groups, _ in self._terms], np.bool_),
            window=np.array([term.window for _, term, *_ in self._terms]),
            parts={**by_form, "near": _sparse(near, len(self._terms))},
        )


def _sparse(pairs: list[tuple[int, int]], n: int) -> tuple[Ints, Ints]:
    """Lay (form, part) pairs out as offsets per form, and parts."""
    table = np.array(sorted(set(pairs)), np.int64).reshape(-1, 2)
    offsets = np.concatenate([[0], np.cumsum(np.bincount(table[:, 0], minlength=n))]).astype(np.int64)
    return offsets, table[:, 1]
