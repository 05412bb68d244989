"""Is a rise real? A change of share split into what sources did, who published, and what was copied."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from analysis.measures.observations import observe
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["decompose_change", "find_panel"]

Span = tuple[Day, Day]


def decompose_change(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    entries: Sequence[str],
    *,
    before: Span,
    after: Span,
    entry: str = "actor_id",
    zones: Sequence[str] = COUNTED_ZONES,
    sources: Collection[str] | None = None,
) -> pd.DataFrame:
    """Split the change of each entry's share of documents between two spans of days.

    Parameters
    ----------
    entries : sequence of str
        The entries.
    before, after : (first day, last day)
        The spans compared.

    Returns
    -------
    DataFrame
        One row per entry: entry_id, share_before, share_after, change = within + mix + syndication.
        ``within`` is what the same sources did differently among unique stories, ``mix`` comes from
        sources publishing more or less, or at one time only, ``syndication`` is what copies add to the
        change. NaN where a span has no documents.

    Notes
    -----
    Kitagawa (1955), "Components of a difference between two rates", JASA 50: each part is weighted by
    the mean of the two spans, so that they add up without a rest.
    """
    tables = {
        copies: [_by_source(hits, passages, documents, entries, entry, span, zones, copies, sources)
                 for span in (before, after)]
        for copies in ("all", "unique")
    }  # fmt: skip
    rows = []
    for name in entries:
        first, last = (_share(table, name) for table in tables["all"])
        within, mix = _split(tables["unique"][0], tables["unique"][1], name)
        rows.append({"entry_id": name, "share_before": first, "share_after": last, "change": last - first,
                     "within": within, "mix": mix, "syndication": last - first - within - mix})  # fmt: skip
    return pd.DataFrame(rows).astype({"entry_id": "str"})


def find_panel(coverage: pd.DataFrame) -> list[str]:
    """Return the sources that published in every period of a coverage table: the fixed panel."""
    silent = coverage[coverage["coverage"] == "none"]["source"]
    return [str(source) for source in coverage["source"].drop_duplicates() if source not in set(silent)]


def _by_source(
    hits: pd.DataFrame, passages: pd.DataFrame, documents: pd.DataFrame, entries: Sequence[str], entry: str,
    span: Span, zones: Sequence[str], copies: Copies, sources: Collection[str] | None,
) -> pd.DataFrame:  # fmt: skip
    """Return one row per source: documents in all (``total``), and with each entry."""
    scope = Scope.of(WINDOW, *span, zones, copies, sources)
    seen = observe(hits, passages, documents, scope, entry=entry, entries=entries)
    table = pd.DataFrame({"total": seen.passages.groupby("source")["document"].nunique()})
    for name in entries:
        found = seen.hits[seen.hits["entry_id"] == name].groupby("source")["document"].nunique()
        table[name] = found.reindex(table.index, fill_value=0)
    return table


def _share(table: pd.DataFrame, name: str) -> float:
    total = int(table["total"].sum())
    return float(table[name].sum() / total) if total else float("nan")


def _split(before: pd.DataFrame, after: pd.DataFrame, name: str) -> tuple[float, float]:
    if before.empty or after.empty:
        return float("nan"), float("nan")
    sources = before.index.union(after.index)
    old, new = (table.reindex(sources, fill_value=0) for table in (before, after))
    old_share, new_share = (table[name] / table["total"].where(table["total"] > 0) for table in (old, new))
    # A source that published at one time only has changed the mix, not its habits.
    old_share, new_share = old_share.fillna(new_share), new_share.fillna(old_share)
    old_weight, new_weight = (table["total"] / table["total"].sum() for table in (old, new))
    within = ((new_share - old_share) * (new_weight + old_weight) / 2).sum()
    mix = ((new_weight - old_weight) * (new_share + old_share) / 2).sum()
    return float(within), float(mix)
