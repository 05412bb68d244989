"""Frequencies: documents, shares and rates of each entry, by period and over the window."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.distinct import distinct, each_once
from analysis.measures.coverage import judge_pace
from analysis.measures.grounds import Rows
from analysis.measures.intervals import wilson
from analysis.measures.observations import Marks, mark
from analysis.measures.rates import rates_by_story
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
    marks = mark(hits, passages, documents, scope, entry=entry, entries=entries)
    frame = tabulate(tally(marks), scope.periods, entries)
    if resamples:
        rates = rates_by_story(marks, frame["entry_id"].drop_duplicates().tolist(), resamples)
        frame = frame.merge(rates, on=["period", "entry_id"], how="left")
    return with_completeness(frame, scope)


def with_completeness(frame: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Add ``complete``: whether each period lies wholly in the window."""
    whole = scope.complete[scope.periods.get_indexer(pd.DatetimeIndex(frame["period"]))]
    return conform(frame.assign(complete=whole), "frequencies")


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
    scope = Scope.of(WINDOW, start, end, zones, copies, sources)
    marks = mark(hits, passages, documents, scope, entry=entry, entries=entries)
    frame = tabulate(tally(marks), pd.DatetimeIndex([pd.Timestamp(start)], name="period"), entries)
    if resamples:
        rates = rates_by_story(marks, frame["entry_id"].drop_duplicates().tolist(), resamples)
        frame = frame.merge(rates, on=["period", "entry_id"], how="left")
    if copies != "all":
        marks = mark(hits, passages, documents, replace(scope, copies="all"), entry=entry, entries=entries)
    frame = frame.assign(**_three_counts(marks, pd.Index(frame["entry_id"])))
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
    return conform(pd.DataFrame(mark(hits, passages, documents, scope, entry=entry).account(lang)), "funnel")


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


def tally(marks: Marks) -> Tally:
    """Count what is marked."""
    ground, (entry, names) = marks.ground, marks.named
    days, starts = pd.factorize(ground.period(marks.scope).array, sort=True)
    here, inside = days[marks.kept], days[marks.row]
    point, document = inside * len(names) + entry, ground.document[marks.row]
    points, n_mentions = np.unique(point, return_counts=True)
    published = each_once(here, ground.document[marks.kept])[0]
    present, words = distinct(here), np.bincount(here, weights=ground.words[marks.kept])
    at: Any = np.divmod(points, max(1, len(names)))
    levels: Any = [starts, names]
    index = pd.MultiIndex(levels=levels, codes=at, names=["period", "entry_id"], verify_integrity=False)
    return Tally(
        pd.DataFrame({"n_mentions": n_mentions, "n_documents": _count_each(points, each_once(point, document)[0])},
                     index=index),
        pd.DataFrame({"n_documents_total": _count_each(present, published),
                      "n_words_total": words[present].astype(np.int64)},
                     index=pd.DatetimeIndex(starts[present], name="period")),
        pd.DataFrame({"documents": np.bincount(each_once(entry, document)[0], minlength=len(names)),
                      "mentions": np.bincount(entry, minlength=len(names))}, index=names.rename("entry_id")),
    )  # fmt: skip


def _count_each(wanted: npt.ArrayLike, found: Rows) -> Rows:
    """Return how often each of the codes wanted, which ascend and are all there are, was found."""
    return np.bincount(np.searchsorted(np.asarray(wanted), found), minlength=np.size(wanted))


def tabulate(counts: Tally, periods: pd.DatetimeIndex, entries: Sequence[str] | None) -> pd.DataFrame:
    """Return the frequencies, periods × entries, those without documents too."""
    names = pd.Index(list(entries) if entries is not None else _by_documents(counts.entries), dtype="str")
    found = _on_grid(counts.hits, periods, names)
    totals = counts.periods.reindex(periods, fill_value=0)
    total, words = (np.repeat(totals[c].to_numpy(np.int64), len(names)) for c in ("n_documents_total", "n_words_total"))
    low, high = wilson(found["n_documents"], total)
    unknown = np.full(len(total), np.nan)
    return pd.DataFrame({
        "period": periods.repeat(len(names)), "entry_id": np.tile(names.to_numpy(), len(periods)), **found,
        "n_documents_total": total, "n_words_total": words,
        "coverage": judge_pace(totals["n_documents_total"]).repeat(len(names)).array,
        "share": np.divide(found["n_documents"], total, out=unknown.copy(), where=total > 0),
        "share_low": low, "share_high": high,
        "per_10k": np.divide(10_000 * found["n_mentions"], words, out=unknown.copy(), where=words > 0),
    }).astype({"entry_id": "str"})  # fmt: skip


def _on_grid(hits: pd.DataFrame, periods: pd.DatetimeIndex, names: pd.Index) -> dict[str, Rows]:
    """Return the counts of each period and entry, one after the other, 0 where there are none."""
    once = names.unique()
    index: Any = hits.index
    days, entry = (own.get_indexer(level)[code]
                   for own, level, code in zip((periods, once), index.levels, index.codes, strict=True))  # fmt: skip
    inside = (days >= 0) & (entry >= 0)
    column = once.get_indexer(names)
    found = {}
    for count in ("n_mentions", "n_documents"):
        grid = np.zeros((len(periods), len(once)), dtype=np.int64)
        grid[days[inside], entry[inside]] = hits[count].to_numpy(np.int64)[inside]
        found[count] = grid[:, column].ravel()
    return found


def _by_documents(entries: pd.DataFrame) -> list[str]:
    """Return the entries that occur, the one in most documents first, ties by mentions and by name."""
    order = entries.reset_index().sort_values(
        ["documents", "mentions", "entry_id"], ascending=[False, False, True]
    )
    return [str(name) for name in order["entry_id"]]


def _three_counts(marks: Marks, entries: pd.Index) -> dict[str, Rows]:
    ground, (entry, names) = marks.ground, marks.named
    original = ground.passages["original"].to_numpy(dtype=bool)[marks.row]
    units = {
        "n_publications": (entry, ground.document[marks.row]),
        "n_stories": (entry, ground.story[0][marks.row]),
        "n_original_passages": (entry[original], marks.row[original]),
    }
    wanted = names.get_indexer(entries)
    # The last is that of an entry that was not found.
    counts = {name: np.bincount(each_once(*codes)[0], minlength=len(names) + 1) for name, codes in units.items()}
    return {name: found[wanted] for name, found in counts.items()}
