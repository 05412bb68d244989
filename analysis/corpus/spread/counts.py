"""Frequencies of a corpus whose tables lie in partitions: counted part by part, then added.

No document is in two partitions, so that documents, mentions and words add up. Of a story several documents may lie
in several: where only first publications of some sources count, it is settled first which those are, and nothing but
the days and ids of copies is held for it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Final, Literal

import pandas as pd

from analysis.corpus.assembly import Track, untracked
from analysis.corpus.engines import Engine, LocalEngine, kept
from analysis.errors import CorpusError, Fault
from analysis.measures.frequency import Tally, tabulate, tally, with_completeness
from analysis.measures.observations import mark
from analysis.measures.scope import Copies, Day, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["count_partitions"]

Hits = Literal["mentions", "themes", "quotes"]
_STATED: Final = ["doc_id", "date", "source", "story_id", "duplicate_of", "date_earliest", "date_latest"]
_COPY: Final = ["story_id", "date", "doc_id"]


@dataclass(frozen=True)
class _Count:
    """What is counted of every partition; ``stories`` names the copies that count beside first publications."""

    folder: Path
    hits: Hits
    entry: str
    entries: Sequence[str] | None
    scope: Scope
    stories: pd.Series | None

    def read(self, table: str, part: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        return pd.read_parquet(self.folder / table / part, columns=list(columns) if columns else None)


def count_partitions(
    folder: Path,
    *,
    hits: Hits = "mentions",
    entry: str = "actor_id",
    period: str,
    start: Day,
    end: Day,
    zones: Sequence[str] = COUNTED_ZONES,
    entries: Sequence[str] | None = None,
    copies: Copies = "all",
    sources: Collection[str] | None = None,
    engine: Engine | None = None,
    track: Track = untracked,
) -> pd.DataFrame:
    """Count each entry in each period, as `analysis.measures.frequency.count_frequencies` does on the whole.

    Parameters
    ----------
    folder : Path
        What `analysis.corpus.spread.tables.spread_tables` wrote.
    hits : {"mentions", "themes", "quotes"}
        The table whose rows are counted.
    entry, period, start, end, zones, entries, copies, sources
        As for `count_frequencies`.
    engine, track
        As for `analysis.corpus.build.load_corpus`; by default one partition after the other.

    Returns
    -------
    DataFrame
        A frequencies frame.

    Raises
    ------
    CorpusError
        If there are no partitions in the folder.
    """
    parts = sorted(path.name for path in (folder / "documents").glob("part-*.parquet"))
    if not parts:
        fault = Fault(str(folder), "no documents/part-*.parquet", "what presscope tables --partition wrote")
        raise CorpusError("There are no tables in partitions here.", [fault])
    # Which copies count is settled here: a partition does not see whole stories.
    scope = replace(Scope.of(period, start, end, zones, copies, sources), copies="all")
    count = _Count(folder.absolute(), hits, entry, entries, scope, None)
    with kept(engine or LocalEngine()) as used:
        if copies == "unique":
            count = replace(count, stories=_settle_stories(used, parts, count, track))
        tallies = used.map(_tally_partition, parts, count)
        total = reduce(Tally.__add__, (next(tallies) for _ in track(parts, "Comptes")))
    return with_completeness(tabulate(total, scope.periods, entries), scope)


def _tally_partition(part: str, count: _Count) -> Tally:
    documents = count.read("documents", part, _STATED)
    if count.stories is not None:
        first = documents["duplicate_of"].isna() | (documents["story_id"].map(count.stories) == documents["doc_id"])
        documents = documents[first].reset_index(drop=True)
    passages, hits = count.read("passages", part), count.read(count.hits, part)
    return tally(mark(hits, passages, documents, count.scope, entry=count.entry, entries=count.entries))


def _settle_stories(engine: Engine, parts: Sequence[str], count: _Count, track: Track) -> pd.Series:
    """Return, of each story whose first publication is of another source, the document that counts in its stead."""
    if count.scope.sources is None:
        return pd.Series(dtype="str")
    found = engine.map(_earliest_copies, parts, count)
    first = pd.DataFrame({name: pd.Series(dtype="str") for name in _COPY})
    for one in (next(found) for _ in track(parts, "Récits")):
        first = _earliest(pd.concat([first, one], ignore_index=True)) if len(first) else one
    stories = first.set_index("story_id")["doc_id"]
    published = engine.map(_first_publications, parts, replace(count, stories=stories))
    return stories.drop([story for here in published for story in here])


def _earliest_copies(part: str, count: _Count) -> pd.DataFrame:
    documents = _of_sources(count.read("documents", part, _STATED), count.scope)
    return _earliest(documents.loc[documents["duplicate_of"].notna(), _COPY])


def _first_publications(part: str, count: _Count) -> list[str]:
    documents = _of_sources(count.read("documents", part, _STATED), count.scope)
    assert count.stories is not None
    own = documents["duplicate_of"].isna() & documents["story_id"].isin(count.stories.index)
    return documents.loc[own, "story_id"].tolist()


def _of_sources(documents: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    return documents[documents["source"].isin(scope.sources or ())]


def _earliest(copies: pd.DataFrame) -> pd.DataFrame:
    return copies.sort_values(["date", "doc_id"]).drop_duplicates("story_id").reset_index(drop=True)
