"""Is a rise real? A change of share split into what sources did, who published, and what was copied."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.distinct import each_once
from analysis.measures.observations import mark
from analysis.measures.scope import WINDOW, Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["decompose_change", "find_panel"]

Span = tuple[Day, Day]
Numbers = npt.NDArray[np.float64]


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
    spans = {
        copies: [_by_source(hits, passages, documents, entries, entry, span, zones, copies, sources)
                 for span in (before, after)]
        for copies in ("all", "unique")
    }  # fmt: skip
    first, last = (span.shares for span in spans["all"])
    within, mix = _split(*spans["unique"])
    return pd.DataFrame({
        "entry_id": pd.Series(list(entries), dtype="str"), "share_before": first, "share_after": last,
        "change": last - first, "within": within, "mix": mix, "syndication": last - first - within - mix,
    })  # fmt: skip


def find_panel(coverage: pd.DataFrame) -> list[str]:
    """Return the sources that published in every period of a coverage table: the fixed panel."""
    silent = coverage[coverage["coverage"] == "none"]["source"]
    return [str(source) for source in coverage["source"].drop_duplicates() if source not in set(silent)]


@dataclass(frozen=True)
class _Publishing:
    """What sources published in a span: texts in all, by source, and with each entry, entries × sources."""

    total: pd.Series
    found: pd.DataFrame

    @property
    def shares(self) -> Numbers:
        """The share of all texts with each entry, NaN without texts."""
        total = int(self.total.sum())
        texts = self.found.to_numpy(dtype=np.float64).sum(axis=1)
        return texts / total if total else np.full(len(texts), np.nan)

    def among(self, sources: pd.Index) -> tuple[Numbers, Numbers]:
        """Return how much each of these sources published, of 1, and in how much of it each entry is."""
        total = self.total.reindex(sources, fill_value=0).to_numpy(dtype=np.float64)
        found = self.found.reindex(columns=sources, fill_value=0).to_numpy(dtype=np.float64)
        return total / total.sum(), np.divide(found, total, out=np.full(found.shape, np.nan), where=total > 0)


def _by_source(
    hits: pd.DataFrame, passages: pd.DataFrame, documents: pd.DataFrame, entries: Sequence[str], entry: str,
    span: Span, zones: Sequence[str], copies: Copies, sources: Collection[str] | None,
) -> _Publishing:  # fmt: skip
    scope = Scope.of(WINDOW, *span, zones, copies, sources)
    marks = mark(hits, passages, documents, scope, entry=entry, entries=entries)
    ground, (code, names) = marks.ground, marks.named
    source, outlets = ground.source
    published = each_once(source[marks.kept], ground.document[marks.kept])[0]
    n_texts = np.bincount(published, minlength=len(outlets))
    total = pd.Series(n_texts, index=outlets.rename("source"))[n_texts > 0]
    wanted = pd.Index(list(entries)).get_indexer(names)[code]
    who, where, _ = each_once(wanted, source[marks.row], ground.document[marks.row])
    found = np.zeros((len(entries), len(outlets)), dtype=np.int64)
    np.add.at(found, (who, where), 1)
    return _Publishing(total, pd.DataFrame(found[:, n_texts > 0], index=pd.Index(entries), columns=total.index))


def _split(before: _Publishing, after: _Publishing) -> tuple[Numbers, Numbers]:
    """Return for each entry what the same sources did differently, and what the mix of sources did."""
    if before.total.empty or after.total.empty:
        unknown = np.full(len(before.found), np.nan)
        return unknown, unknown
    sources = before.total.index.union(after.total.index)
    (old_weight, old_share), (new_weight, new_share) = before.among(sources), after.among(sources)
    # A source that published at one time only has changed the mix, not its habits.
    old_share, new_share = (
        np.where(np.isnan(old_share), new_share, old_share), np.where(np.isnan(new_share), old_share, new_share),
    )  # fmt: skip
    within = ((new_share - old_share) * (new_weight + old_weight) / 2).sum(axis=1)
    mix = ((new_weight - old_weight) * (new_share + old_share) / 2).sum(axis=1)
    return within, mix
