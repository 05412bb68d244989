"""Sensitivity: the same ranking under other choices of what is counted.

A finding that holds under one choice alone is a finding about the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from analysis.measures.intervals import wilson
from analysis.measures.observations import Observations, observe
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


@dataclass(frozen=True)
class _Frames:
    hits: pd.DataFrame
    passages: pd.DataFrame
    documents: pd.DataFrame
    scope: Scope
    entry: str
    unlisted: tuple[str, ...] = ()

    @cached_property
    def observed(self) -> Observations:
        """What is counted; several choices count the same in another way."""
        return observe(
            self.hits, self.passages, self.documents, self.scope, entry=self.entry, entries=list(self.unlisted) or None
        )


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
    frames = _Frames(hits, passages, documents, scope, entry)
    tables = [_tabulate(choice, frames, list(entries)) for choice in ("base", *choices)]
    return pd.concat(tables, ignore_index=True).astype({"choice": "str", "entry_id": "str"})


def _tabulate(choice: str, frames: _Frames, entries: list[str]) -> pd.DataFrame:
    counted, total = CHOICES[choice](frames)
    n = counted.reindex(entries, fill_value=0)
    if choice == "equal-sources":
        unknown = np.full(len(entries), np.nan)
        units, shares, low, high = unknown, n.to_numpy(dtype=np.float64), unknown, unknown
    else:
        units = n.to_numpy(dtype=np.float64)
        shares = units / total if total else np.full(len(entries), np.nan)
        low, high = wilson(units, np.full(len(entries), total))
    # Where nothing at all is found, nobody is first.
    known = total > 0 and bool((counted > 0).any())
    better = [float((counted > value).sum() + 1) if known else np.nan for value in n]
    return pd.DataFrame({
        "choice": choice, "entry_id": entries, "n": units, "n_total": total, "share": shares, "share_low": low,
        "share_high": high, "rank": better,
    })  # fmt: skip


Counted = tuple[pd.Series, int]


def _by_text(frames: _Frames) -> Counted:
    seen = frames.observed
    return seen.hits.groupby("entry_id")["document"].nunique(), int(seen.passages["document"].nunique())


def _stated_dates(frames: _Frames) -> Counted:
    stated = frames.documents["date_basis"].isin(STATED)
    return _by_text(replace(frames, documents=frames.documents[stated].reset_index(drop=True)))


def _stories(frames: _Frames) -> Counted:
    # The other of the two counts, whichever the report takes.
    other: Copies = "all" if frames.scope.copies == "unique" else "unique"
    return _by_text(replace(frames, scope=replace(frames.scope, copies=other)))


def _passages(frames: _Frames) -> Counted:
    seen = frames.observed
    pairs = seen.hits[["entry_id", "document", "passage_id"]].drop_duplicates()
    return pairs.groupby("entry_id").size(), len(seen.passages[["document", "passage_id"]].drop_duplicates())


def _in_zones(*zones: str) -> Callable[[_Frames], Counted]:
    return lambda frames: _by_text(replace(frames, scope=replace(frames.scope, zones=zones)))


def _without_form(form: str) -> Callable[[_Frames], Counted]:
    return lambda frames: _by_text(replace(frames, hits=frames.hits[frames.hits["form"] != form]))


def _unlisted(frames: _Frames) -> Counted:
    names = tuple(str(name) for name in frames.hits[frames.entry].dropna().unique())
    return _by_text(replace(frames, unlisted=names))


def _without_largest(frames: _Frames) -> Counted:
    passages = frames.observed.passages
    sources = passages[passages["source"] != ""].groupby("source")["document"].nunique()
    if sources.empty:
        return pd.Series(dtype="int64"), 0
    kept = frames.documents["source"].ne(str(sources.idxmax())) | frames.documents["source"].isna()
    return _by_text(replace(frames, documents=frames.documents[kept].reset_index(drop=True)))


def _equal_sources(frames: _Frames) -> Counted:
    seen = frames.observed
    texts = seen.passages[seen.passages["source"] != ""].groupby("source")["document"].nunique()
    if texts.empty:
        return pd.Series(dtype="float64"), 0
    found = seen.hits[seen.hits["source"] != ""].groupby(["entry_id", "source"])["document"].nunique()
    shares = found / texts.reindex(found.index.get_level_values("source")).to_numpy()
    # A source without the entry has a share of 0, and weighs as much as the others.
    return shares.groupby(level="entry_id").sum() / len(texts), int(texts.sum())


def _two_terms(frames: _Frames) -> Counted:
    seen = frames.observed
    twice = seen.hits.groupby(["entry_id", "document"]).size()
    return twice[twice >= 2].groupby(level="entry_id").size(), int(seen.passages["document"].nunique())


CHOICES: Final[dict[str, Callable[[_Frames], Counted]]] = {
    "base": _by_text,
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
