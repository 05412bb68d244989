"""Rates per 10,000 words with their intervals, drawn by story."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from analysis.distinct import distinct
from analysis.measures.intervals import bootstrap_rates
from analysis.measures.observations import Marks, mark
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["rates_by_story", "resample_rates"]


def resample_rates(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    entries: Sequence[str],
    *,
    entry: str = "actor_id",
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    resamples: int = 2000,
) -> pd.DataFrame:
    """Return the interval of the rate of each entry over the whole window, as `count_totals` does beside its counts.

    Parameters
    ----------
    entries : sequence of str
        The entries, of the column ``entry``.
    resamples : int
        Draws of the bootstrap.

    Returns
    -------
    DataFrame
        One row per entry: entry_id, per_10k_low, per_10k_high.
    """
    scope = Scope.of(WINDOW, start, end, zones, copies, sources)
    marks = mark(hits, passages, documents, scope, entry=entry, entries=entries)
    return rates_by_story(marks, entries, resamples).drop(columns="period")


def rates_by_story(marks: Marks, entries: Sequence[str], resamples: int) -> pd.DataFrame:
    """Bootstrap the rates of each period by story, which is the document where nothing is copied.

    Returns
    -------
    DataFrame
        period, entry_id, per_10k_low and per_10k_high (mentions per 10,000 words); periods without a passage have no
        row.
    """
    ground, (code, found) = marks.ground, marks.named
    days, starts = pd.factorize(ground.period(marks.scope).array, sort=True)
    names, story = pd.Index(list(entries), dtype="str"), ground.story[0]
    column = names.get_indexer(found)[code]
    rows = []
    for day in distinct(days[marks.kept]):
        inside = marks.kept & (days == day)
        stories, place = np.unique(story[inside], return_inverse=True)
        here = (days[marks.row] == day) & (column >= 0)
        counts = np.zeros((len(stories), len(names)))
        np.add.at(counts, (np.searchsorted(stories, story[marks.row[here]]), column[here]), 1)
        sizes = np.bincount(place, weights=ground.words[inside])
        low, high = bootstrap_rates(counts, sizes, resamples=resamples)
        rows.append(
            pd.DataFrame({"period": starts[day], "entry_id": names, "per_10k_low": low, "per_10k_high": high})
        )
    columns = ["period", "entry_id", "per_10k_low", "per_10k_high"]
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=columns)
