"""Sensitivity: the same ranking under other choices of what is counted.

A finding that holds under one choice alone is a finding about the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.distinct import distinct
from analysis.measures.grounds import Flags, Ground, Places, ground_of, places_of
from analysis.measures.intervals import wilson
from analysis.measures.observations import known_hits
from analysis.measures.scope import Copies, Scope
from analysis.schemas import ZONES

__all__ = ["ACTOR_CHOICES", "CHOICES", "THEME_CHOICES", "count_under_choices"]

#: Bases on which a date is stated and not inferred.
STATED: Final = ("metadata", "dateline", "explicit")

ACTOR_CHOICES: Final = (
    "dates", "stories", "passages", "title", "zones", "no-metonyms", "no-roles", "unlisted",
)  # fmt: skip
THEME_CHOICES: Final = (
    "dates", "stories", "passages", "title", "zones", "no-largest", "equal-sources", "two-terms",
)  # fmt: skip


Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Field:
    """One corpus as arrays, of which each choice is a mask.

    Parameters
    ----------
    names, code : list of str, array of int
        The entries, and the position among them of the entry of each hit, -1 where it has none.
    """

    hits: pd.DataFrame
    ground: Ground
    places: Places
    scope: Scope
    entry: str
    names: list[str]
    code: Rows

    @classmethod
    def of(
        cls, hits: pd.DataFrame, passages: pd.DataFrame, documents: pd.DataFrame, scope: Scope, entry: str
    ) -> _Field:
        code, names = pd.factorize(hits[entry])
        ground, places = ground_of(passages, documents), places_of(hits, passages, documents)
        return cls(hits, ground, places, scope, entry, [str(name) for name in names], code)

    def seen(
        self, scope: Scope | None = None, *, among: Flags | None = None, hits: Flags | None = None,
        unlisted: bool = False,
    ) -> _Seen:  # fmt: skip
        """Return what is counted in another scope, among these documents, of these hits."""
        kept = self.ground.keep(scope or self.scope, among)
        listed = self.code >= 0 if unlisted else known_hits(self.hits, self.entry)
        chosen = self.places.seen(kept) & self.places.default & listed
        return _Seen(self, kept, chosen if hits is None else chosen & hits)

    @cached_property
    def base(self) -> _Seen:
        """What the report counts; several choices count the same in another way."""
        return self.seen()

    @cached_property
    def sources(self) -> tuple[Rows, list[str]]:
        """The source of each document as a position among the sources, -1 where none is named."""
        code, names = pd.factorize(self.ground.documents["source"].replace("", None), sort=True)
        return code, [str(name) for name in names]


@dataclass(frozen=True)
class _Seen:
    """Passages and hits of a field, as masks."""

    field: _Field
    passages: Flags
    hits: Flags

    @property
    def documents(self) -> Rows:
        """The documents with a passage, each once."""
        return distinct(self.field.ground.document[self.passages])

    def pairs(self, units: Rows) -> tuple[Rows, Rows, Rows]:
        """Return the entries and the units (one a passage) in which they are, each pair once, and the hits of it."""
        width = max(1, len(units), len(self.field.ground.documents))
        row = self.field.places.passage[self.hits]
        keys, n = np.unique(self.field.code[self.hits] * width + units[row], return_counts=True)
        return keys // width, keys % width, n

    def count(self, entries: Rows) -> Numbers:
        """Count how often each entry of the field is among ``entries``."""
        return np.bincount(entries, minlength=len(self.field.names)).astype(np.float64)

    def by_text(self) -> Counted:
        """Count the texts with each entry, and all texts."""
        return self.count(self.pairs(self.field.ground.document)[0]), len(self.documents)


Counted = tuple[Numbers, int]


def count_under_choices(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    scope: Scope,
    *,
    entry: str = "actor_id",
    entries: Sequence[str],
    choices: Sequence[str] = ACTOR_CHOICES,
) -> pd.DataFrame:
    """Count entries as the report does (choice ``base``) and under other choices, one changed at a time.

    Choices: ``dates`` texts with a stated date only · ``stories`` unique stories (all
    publications where the report counts stories) · ``passages`` share of
    passages, not of texts · ``title`` titles only · ``zones`` every zone of the page · ``no-metonyms``
    without capitals and seats · ``no-roles`` without offices · ``unlisted`` names outside the lexicon
    compete too · ``no-largest`` without the source with most texts · ``equal-sources`` the mean of the
    sources' shares · ``two-terms`` a text counts from two hits on.

    Returns
    -------
    DataFrame
        One row per choice × entry: choice, entry_id, n (units with the entry), n_total (units), share,
        share_low, share_high (NaN for the mean of shares), rank (among all entries that occur under the
        choice; ties share the better rank; NaN where there are no units, or none with any entry).
    """
    field, names = _Field.of(hits, passages, documents, scope, entry), list(entries)
    tables = [_tabulate(choice, field, names) for choice in ("base", *choices)]
    frame = pd.DataFrame({name: np.concatenate([table[name] for table in tables]) for name in tables[0]})
    return frame.astype({"choice": "str", "entry_id": "str"})


def _tabulate(choice: str, field: _Field, entries: list[str]) -> dict[str, npt.NDArray[Any]]:
    counted, total = CHOICES[choice](field)
    by_name = dict(zip(field.names, counted, strict=True))
    n = np.array([by_name.get(name, 0.0) for name in entries], dtype=np.float64)
    unknown, totals = np.full(len(entries), np.nan), np.full(len(entries), total)
    if choice == "equal-sources":
        units, shares, low, high = unknown, n, unknown, unknown
    else:
        units, shares = n, n / total if total else unknown
        low, high = wilson(units, totals)
    # Where nothing at all is found, nobody is first.
    known = total > 0 and bool((counted > 0).any())
    better = [float((counted > value).sum() + 1) if known else np.nan for value in n]
    return {
        "choice": np.full(len(entries), choice, dtype=object), "entry_id": np.array(entries, dtype=object), "n": units,
        "n_total": totals, "share": shares, "share_low": low, "share_high": high, "rank": np.array(better),
    }  # fmt: skip


def _stated_dates(field: _Field) -> Counted:
    stated = field.ground.documents["date_basis"].isin(STATED).to_numpy(dtype=bool)
    return field.seen(among=stated).by_text()


def _stories(field: _Field) -> Counted:
    # The other of the two counts, whichever the report takes.
    other: Copies = "all" if field.scope.copies == "unique" else "unique"
    return field.seen(replace(field.scope, copies=other)).by_text()


def _passages(field: _Field) -> Counted:
    seen = field.base
    return seen.count(seen.pairs(np.arange(len(seen.passages)))[0]), int(seen.passages.sum())


def _in_zones(*zones: str) -> Callable[[_Field], Counted]:
    return lambda field: field.seen(replace(field.scope, zones=zones)).by_text()


def _without_form(form: str) -> Callable[[_Field], Counted]:
    return lambda field: field.seen(hits=(field.hits["form"] != form).to_numpy(dtype=bool)).by_text()


def _unlisted(field: _Field) -> Counted:
    return field.seen(unlisted=True).by_text()


def _texts_of_sources(field: _Field) -> Rows:
    code, names = field.sources
    own = code[field.base.documents]
    return np.bincount(own[own >= 0], minlength=len(names))


def _without_largest(field: _Field) -> Counted:
    texts = _texts_of_sources(field)
    if not texts.any():
        return np.zeros(len(field.names)), 0
    return field.seen(among=field.sources[0] != texts.argmax()).by_text()


def _equal_sources(field: _Field) -> Counted:
    texts = _texts_of_sources(field)
    publishing = texts > 0
    entries, documents, _ = field.base.pairs(field.ground.document)
    own = field.sources[0][documents]
    found = np.zeros((len(field.names), len(texts)))
    np.add.at(found, (entries[own >= 0], own[own >= 0]), 1)
    # A source without the entry has a share of 0, and weighs as much as the others.
    shares = found[:, publishing] / texts[publishing]
    # Summed without loss: the same shares in another order are no other rank.
    return np.array([fsum(own) for own in shares]) / max(1, publishing.sum()), int(texts.sum())


def _two_terms(field: _Field) -> Counted:
    entries, _, n = field.base.pairs(field.ground.document)
    return field.base.count(entries[n >= 2]), len(field.base.documents)


CHOICES: Final[dict[str, Callable[[_Field], Counted]]] = {
    "base": lambda field: field.base.by_text(),
    "dates": _stated_dates,
    "stories": _stories,
    "passages": _passages,
    "title": _in_zones("title"),
    "zones": _in_zones(*ZONES),
    "no-metonyms": _without_form("metonym"),
    "no-roles": _without_form("role"),
    "unlisted": _unlisted,
    "no-largest": _without_largest,
    "equal-sources": _equal_sources,
    "two-terms": _two_terms,
}
