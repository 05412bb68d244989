"""Frequencies: documents, shares and rates of each entry, by period and over the window."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.coverage import judge_pace
from analysis.measures.intervals import bootstrap_rates, wilson
from analysis.measures.observations import Observations, observe
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES, conform

__all__ = ["count_frequencies", "count_totals", "frequency_funnel"]


def count_frequencies(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    entry: str = "actor_id",
    period: str,
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    entries: Sequence[str] | None = None,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    resamples: int = 0,
) -> pd.DataFrame:
    """Count each entry in each period of the whole window.

    A document counts once in each period in which it has a counted passage; a mention counts on its
    passage's date. A period without documents has share NaN and coverage ``none``; a period with
    documents of which none has the entry has share 0.

    Parameters
    ----------
    hits : DataFrame
        A mentions or themes frame.
    passages, documents : DataFrame
        Frames of those names; ``passages`` with the extra column ``n_words``.
    entry : str
        Column of ``hits`` that names the entry: ``actor_id``, ``theme_id`` or ``speaker_id``.
    period, start, end
        Width of a period; first and last day of the window, both included.
    zones, copies, sources
        What is counted, as `Scope` says.
    entries : sequence of str, optional
        The entries, in the order wanted; without it all that occur, most documents first.
    resamples : int
        If not 0, columns per_10k_low and per_10k_high: bootstrap by story with so many draws.

    Returns
    -------
    DataFrame
        A frequencies frame, periods in order, each with all entries; and ``complete``: whether the
        period lies wholly in the window.

    Notes
    -----
    share is n_documents / n_documents_total with its Wilson (1927) interval; per_10k is a ratio of
    sums, never a mean of ratios.
    """
    scope = Scope.of(period, start, end, zones, copies, sources)
    seen = observe(hits, passages, documents, scope, entry=entry, entries=entries)
    frame = _tabulate(seen, scope.periods, entries, resamples)
    whole = pd.DataFrame({"period": scope.periods, "complete": scope.complete})
    return conform(frame.merge(whole, on="period", how="left"), "frequencies")


def count_totals(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    entry: str = "actor_id",
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    entries: Sequence[str] | None = None,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    resamples: int = 0,
) -> pd.DataFrame:
    """Count each entry over the whole window, the one with most documents first.

    Parameters are those of `count_frequencies`, without a period.

    Returns
    -------
    DataFrame
        A frequencies frame with one row per entry, ``period`` being the first day of the window, and
        the three counts that stand side by side, whatever ``copies`` says: n_publications (documents),
        n_stories (distinct stories), n_original_passages (passages that repeat no other text).
    """
    arguments = (start, end, zones)
    seen = observe(
        hits, passages, documents, Scope.of(WINDOW, *arguments, copies, sources), entry=entry, entries=entries
    )
    frame = _tabulate(seen, pd.DatetimeIndex([pd.Timestamp(start)], name="period"), entries, resamples)
    if copies != "all":
        everything = Scope.of(WINDOW, *arguments, "all", sources)
        seen = observe(hits, passages, documents, everything, entry=entry, entries=entries)
    frame = frame.merge(_three_counts(seen.hits), on="entry_id", how="left")
    counts = ["n_publications", "n_stories", "n_original_passages"]
    frame[counts] = frame[counts].fillna(0).astype("int64")
    order = frame.sort_values(["n_documents", "n_mentions", "entry_id"], ascending=[False, False, True])
    return conform(order, "frequencies")


def frequency_funnel(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    entry: str = "actor_id",
    period: str,
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    lang: str = "fr",
) -> pd.DataFrame:
    """Return what `count_frequencies` takes in and leaves out, step by step, as a funnel frame.

    First the passages (sources, copies, zones, undated, outside the window, date less precise than the
    period), then the mentions or term hits (not in a counted passage, set apart, not in the lexicon).
    """
    scope = Scope.of(period, start, end, zones, copies, sources)
    return observe(hits, passages, documents, scope, entry=entry, lang=lang).funnel


def _tabulate(
    seen: Observations, periods: pd.DatetimeIndex, entries: Sequence[str] | None, resamples: int
) -> pd.DataFrame:
    """Return the frequencies of ``seen``, periods × entries, those without documents too."""
    names = list(entries) if entries is not None else _by_documents(seen.hits)
    grid = pd.MultiIndex.from_product([periods, names], names=["period", "entry_id"]).to_frame(index=False)
    keys = ["period", "entry_id"]
    grouped = seen.hits.groupby(keys)
    counts = pd.DataFrame({"n_mentions": grouped.size(), "n_documents": grouped["document"].nunique()})
    frame = grid.astype({"entry_id": "str"}).merge(counts.reset_index(), on=keys, how="left")
    frame = frame.merge(_totals(seen.passages, periods), on="period", how="left")
    whole = ["n_mentions", "n_documents", "n_documents_total", "n_words_total"]
    frame[whole] = frame[whole].fillna(0).astype("int64")
    total = frame["n_documents_total"].where(frame["n_documents_total"] > 0)
    frame["share"] = frame["n_documents"] / total
    frame["share_low"], frame["share_high"] = wilson(frame["n_documents"], frame["n_documents_total"])
    words = frame["n_words_total"].where(frame["n_words_total"] > 0)
    frame["per_10k"] = 10_000 * frame["n_mentions"] / words
    if resamples:
        frame = frame.merge(_resampled(seen, names, resamples), on=keys, how="left")
    return frame


def _by_documents(hits: pd.DataFrame) -> list[str]:
    """Return the entries that occur, the one in most documents first, ties by mentions and by name."""
    grouped = hits.groupby("entry_id")
    counts = pd.DataFrame({"documents": grouped["document"].nunique(), "mentions": grouped.size()})
    order = counts.reset_index().sort_values(
        ["documents", "mentions", "entry_id"], ascending=[False, False, True]
    )
    return [str(name) for name in order["entry_id"]]


def _totals(passages: pd.DataFrame, periods: pd.DatetimeIndex) -> pd.DataFrame:
    grouped = passages.groupby("period")
    totals = pd.DataFrame({
        "n_documents_total": grouped["document"].nunique(), "n_words_total": grouped["n_words"].sum(),
    }).reindex(periods, fill_value=0)  # fmt: skip
    totals["coverage"] = judge_pace(totals["n_documents_total"])
    return totals.rename_axis("period").reset_index()


def _resampled(seen: Observations, names: list[str], resamples: int) -> pd.DataFrame:
    """Bootstrap the rates of each period by story, which is the document where nothing is copied."""
    rows = []
    words = seen.passages.groupby(["period", "story_id"])["n_words"].sum()
    hits = seen.hits.groupby(["period", "story_id", "entry_id"]).size()
    for period, sizes in words.groupby(level="period"):
        sizes = sizes.droplevel("period")
        counts = _counts_by_story(hits, period, sizes.index, names)
        low, high = bootstrap_rates(counts, sizes, resamples=resamples)
        block = {"period": period, "entry_id": names, "per_10k_low": low, "per_10k_high": high}
        rows.append(pd.DataFrame(block))
    columns = ["period", "entry_id", "per_10k_low", "per_10k_high"]
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=columns)


def _counts_by_story(
    hits: pd.Series, period: object, stories: pd.Index, names: list[str]
) -> npt.NDArray[np.float64]:
    if period not in hits.index.get_level_values("period"):
        return np.zeros((len(stories), len(names)))
    grid = pd.MultiIndex.from_product([stories, names])
    counts = hits.xs(period, level="period").reindex(grid, fill_value=0)
    return counts.to_numpy(dtype=np.float64).reshape(len(stories), len(names))


def _three_counts(hits: pd.DataFrame) -> pd.DataFrame:
    grouped = hits.groupby("entry_id")
    original = hits[hits["original"]].drop_duplicates(["entry_id", "document", "passage_id"])
    return pd.DataFrame({
        "n_publications": grouped["document"].nunique(),
        "n_stories": grouped["story_id"].nunique(),
        "n_original_passages": original.groupby("entry_id").size(),
    }).reset_index()  # fmt: skip
