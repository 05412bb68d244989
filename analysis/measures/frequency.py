"""Frequencies: documents, shares and rates of each entry, by period and over the window."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.coverage import judge_pace
from analysis.measures.intervals import bootstrap_rates, wilson
from analysis.measures.observations import Observations, observe
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES, conform

__all__ = ["Tally", "count_frequencies", "count_totals", "frequency_funnel", "tabulate", "tally", "with_completeness"]


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
    frame = tabulate(tally(seen), scope.periods, entries)
    if resamples:
        frame = frame.merge(_resampled(seen, frame, resamples), on=["period", "entry_id"], how="left")
    return with_completeness(frame, scope)


def with_completeness(frame: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Add ``complete``: whether each period lies wholly in the window."""
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
    frame = tabulate(tally(seen), pd.DatetimeIndex([pd.Timestamp(start)], name="period"), entries)
    if resamples:
        frame = frame.merge(_resampled(seen, frame, resamples), on=["period", "entry_id"], how="left")
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


@dataclass(frozen=True)
class Tally:
    """Counts that may be added, if no document is in two of them.

    Parameters
    ----------
    hits : DataFrame
        By ``period`` and ``entry_id``: ``n_mentions``, ``n_documents``.
    periods : DataFrame
        By ``period``: ``n_documents_total``, ``n_words_total``.
    entries : DataFrame
        By ``entry_id``: ``documents`` and ``mentions`` of the whole window.
    """

    hits: pd.DataFrame
    periods: pd.DataFrame
    entries: pd.DataFrame

    def __add__(self, other: Tally) -> Tally:
        """Return the counts of both."""
        hits, periods, entries = (
            pd.concat([mine, its]).groupby(level=list(range(mine.index.nlevels))).sum()
            for mine, its in ((self.hits, other.hits), (self.periods, other.periods), (self.entries, other.entries))
        )
        return Tally(hits, periods, entries)


def tally(seen: Observations) -> Tally:
    """Count what was observed."""
    grouped, found = seen.hits.groupby(["period", "entry_id"]), seen.hits.groupby("entry_id")
    here = seen.passages.groupby("period")
    return Tally(
        pd.DataFrame({"n_mentions": grouped.size(), "n_documents": grouped["document"].nunique()}),
        pd.DataFrame({"n_documents_total": here["document"].nunique(), "n_words_total": here["n_words"].sum()}),
        pd.DataFrame({"documents": found["document"].nunique(), "mentions": found.size()}),
    )


def tabulate(counts: Tally, periods: pd.DatetimeIndex, entries: Sequence[str] | None) -> pd.DataFrame:
    """Return the frequencies, periods × entries, those without documents too."""
    names = list(entries) if entries is not None else _by_documents(counts.entries)
    grid = pd.MultiIndex.from_product([periods, names], names=["period", "entry_id"]).to_frame(index=False)
    keys = ["period", "entry_id"]
    frame = grid.astype({"entry_id": "str"}).merge(counts.hits.reset_index(), on=keys, how="left")
    totals = counts.periods.reindex(periods, fill_value=0)
    totals["coverage"] = judge_pace(totals["n_documents_total"])
    frame = frame.merge(totals.rename_axis("period").reset_index(), on="period", how="left")
    whole = ["n_mentions", "n_documents", "n_documents_total", "n_words_total"]
    frame[whole] = frame[whole].fillna(0).astype("int64")
    total = frame["n_documents_total"].where(frame["n_documents_total"] > 0)
    frame["share"] = frame["n_documents"] / total
    frame["share_low"], frame["share_high"] = wilson(frame["n_documents"], frame["n_documents_total"])
    words = frame["n_words_total"].where(frame["n_words_total"] > 0)
    frame["per_10k"] = 10_000 * frame["n_mentions"] / words
    return frame


def _by_documents(entries: pd.DataFrame) -> list[str]:
    """Return the entries that occur, the one in most documents first, ties by mentions and by name."""
    order = entries.reset_index().sort_values(
        ["documents", "mentions", "entry_id"], ascending=[False, False, True]
    )
    return [str(name) for name in order["entry_id"]]


def _resampled(seen: Observations, frame: pd.DataFrame, resamples: int) -> pd.DataFrame:
    """Bootstrap the rates of each period by story, which is the document where nothing is copied."""
    rows, names = [], frame["entry_id"].drop_duplicates().tolist()
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
