"""Passages in their documents, and hits in their passages: what every scope looks at, put together once.

A report counts one corpus in dozens of ways. What does not depend on the way stands here, as arrays; a way of
counting is a mask over them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import Fault, SchemaError
from analysis.frame_rows import Rows, find_ids, find_passages
from analysis.measures.remembering import FrameMemo
from analysis.measures.scope import WINDOW, Scope
from analysis.schemas import COUNTED_ZONES

__all__ = ["Flags", "Ground", "Places", "Rows", "ground_of", "places_of"]

Flags = npt.NDArray[np.bool_]
#: Of how many periods, and choices of sources, a ground keeps what it found: a report asks for fewer.
_KEPT: Final = 8


class Ground:
    """The passages of a corpus, each with what its document says of it.

    Parameters
    ----------
    passages, documents : DataFrame
        Frames of those names; ``passages`` with the extra column ``n_words``.

    Raises
    ------
    SchemaError
        If the column is missing.
    """

    def __init__(self, passages: pd.DataFrame, documents: pd.DataFrame) -> None:
        self.documents = documents.copy(deep=False)
        self.passages = _place(passages, documents)
        self._ambiguous: dict[str, Flags] = {}
        self._periods: dict[tuple[str, pd.Timestamp | None], pd.Series] = {}
        self._firsts: dict[tuple[str, ...] | None, Flags] = {}

    @cached_property
    def document(self) -> Rows:
        """The position of the document of each passage."""
        return self.passages["document"].to_numpy(dtype=np.int64)

    @cached_property
    def words(self) -> Rows:
        """The number of words of each passage."""
        return self.passages["n_words"].to_numpy(dtype=np.int64)

    @cached_property
    def source(self) -> tuple[Rows, pd.Index]:
        """The source of each passage as a position among the sources, which are in their order."""
        return pd.factorize(self.passages["source"], sort=True)

    @cached_property
    def story(self) -> tuple[Rows, pd.Index]:
        """The story of each passage as a position among the stories, which are in their order."""
        return pd.factorize(self.passages["story_id"], sort=True)

    def period(self, scope: Scope) -> pd.Series:
        """Return the first day of the period of each passage, in a scope that may leave it out."""
        key = (scope.period, scope.start if scope.period == WINDOW else None)
        if key not in self._periods:
            _make_room(self._periods)
            self._periods[key] = scope.period_of(self.passages["date"])
        return self._periods[key]

    @cached_property
    def _zones(self) -> tuple[Rows, list[str]]:
        codes, names = pd.factorize(self.passages["zone"])
        return codes, [str(name) for name in names]

    def in_zones(self, zones: Sequence[str]) -> Flags:
        """Mark the passages of these zones."""
        codes, names = self._zones
        wanted = np.array([*(name in zones for name in names), False])  # the last is that of a passage without a zone
        return np.asarray(wanted[codes])

    @cached_property
    def _dates(self) -> npt.NDArray[np.datetime64]:
        return self.passages["date"].to_numpy()

    def steps(self, scope: Scope, among: Flags | None = None) -> dict[str, Flags]:
        """Return what a scope asks of a passage, in the order of the funnel, each with the passages it keeps.

        Parameters
        ----------
        scope : Scope
        among : array of bool, optional
            The documents there are, where the others are to be thought away.
        """
        steps: dict[str, Flags] = {}
        if scope.sources is not None:
            code, names = self.source
            steps["source"] = names.isin(scope.sources)[code]
        if scope.copies == "unique":
            steps["copy"] = self._first_publications(scope, among)[self.document]
        steps["zone"] = self.in_zones(scope.zones)
        steps["undated"] = ~np.isnat(self._dates)
        # A day that is missing is neither before nor after another.
        steps["window"] = (self._dates >= scope.start.to_numpy()) & (self._dates <= scope.end.to_numpy())
        steps["imprecise"] = ~self._imprecise(scope)
        return steps

    def keep(self, scope: Scope, among: Flags | None = None) -> Flags:
        """Mark the passages that a scope counts."""
        kept = np.logical_and.reduce(list(self.steps(scope, among).values()))
        return np.asarray(kept if among is None else kept & among[self.document])

    def _first_publications(self, scope: Scope, among: Flags | None) -> Flags:
        """Mark one document of each story: its first publication, among the sources asked for."""
        if among is not None:
            return self._first_among(scope, among)
        if scope.sources not in self._firsts:
            _make_room(self._firsts)
            self._firsts[scope.sources] = self._first_among(scope, None)
        return self._firsts[scope.sources]

    def _first_among(self, scope: Scope, among: Flags | None) -> Flags:
        documents = self.documents
        frame = pd.DataFrame({
            "story": documents["story_id"].fillna(documents["doc_id"]).array,
            "copy": documents["duplicate_of"].notna().array,
            "date": documents["date"].array,
            "doc_id": documents["doc_id"].array,
        })  # fmt: skip
        if scope.sources is not None:
            frame = frame[documents["source"].isin(scope.sources).to_numpy(dtype=bool)]
        if among is not None:
            frame = frame[among[frame.index]]
        first = frame.sort_values(["copy", "date", "doc_id"]).drop_duplicates("story").index
        chosen = np.zeros(len(documents), dtype=bool)
        chosen[first] = True
        return chosen

    def _imprecise(self, scope: Scope) -> Flags:
        """Mark passages whose date is known less precisely than the period.

        The range is the document's. A document whose passages have several dates, such as a live blog,
        is dated heading by heading: there the range is the span of the blog and not a doubt.
        """
        if scope.period == WINDOW:
            return np.zeros(len(self.passages), dtype=bool)
        if scope.period not in self._ambiguous:
            first = scope.period_of(self.documents["date_earliest"])
            last = scope.period_of(self.documents["date_latest"])
            wide = (first.notna() & last.notna() & (first != last)).to_numpy(dtype=bool)
            self._ambiguous[scope.period] = (wide & ~self._dated_inside)[self.document]
        return self._ambiguous[scope.period]

    @cached_property
    def _dated_inside(self) -> Flags:
        """The documents whose passages have several dates."""
        days = self.passages.groupby("document")["date"].nunique()
        several = np.zeros(len(self.documents), dtype=bool)
        several[days.index[days > 1].to_numpy()] = True
        return several


@dataclass(frozen=True)
class Places:
    """Where the hits of a frame stand on a ground, and which of them may count whatever the scope.

    Parameters
    ----------
    passage : array of int
        The position of the passage of each hit among those of the ground, -1 where it is not there.
    default : array of bool
        Hits that may count: the flag ``counted`` speaks for title and body, the scope for other zones.
    """

    passage: Rows
    default: Flags

    def seen(self, kept: Flags) -> Flags:
        """Mark the hits in the passages kept."""
        inside = self.passage >= 0
        inside[inside] = kept[self.passage[inside]]
        return inside


def _make_room(kept: dict[Any, Any]) -> None:
    while len(kept) >= _KEPT:
        del kept[next(iter(kept))]


def _place(passages: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Give each passage its source and story; passages of documents not given are left out."""
    if "n_words" not in passages.columns:
        fault = Fault("passages.n_words", "no such column", "int64", "Take them from the corpus")
        raise SchemaError("Passages without their number of words.", [fault])
    row = find_ids(passages["doc_id"], documents["doc_id"])
    spans = {"start": "passage_start", "end": "passage_end"}
    names = ["doc_id", "passage_id", "zone", "language", "date", "n_words", "duplicate_of", *spans]
    inside: pd.DataFrame = passages.loc[row >= 0, names].rename(columns=spans).reset_index(drop=True)
    row = row[row >= 0]
    inside["document"] = row
    inside["source"] = documents["source"].fillna("").array[row]
    inside["story_id"] = documents["story_id"].fillna(documents["doc_id"]).array[row]
    inside["original"] = inside.pop("duplicate_of").isna()
    return inside


def _find_places(hits: pd.DataFrame, passages: pd.DataFrame, documents: pd.DataFrame) -> Places:
    ground = ground_of(passages, documents)
    passage = find_passages(hits, ground.passages, documents["doc_id"])
    return Places(passage, _default(hits, passage, ground))


def _default(hits: pd.DataFrame, passage: Rows, ground: Ground) -> Flags:
    if "counted" not in hits.columns:
        return np.ones(len(hits), dtype=bool)
    inside = passage >= 0
    inside[inside] = ground.in_zones(COUNTED_ZONES)[passage[inside]]
    return np.asarray(hits["counted"].to_numpy(dtype=bool) | ~inside)


#: The ground of passages and documents, and the places of hits on it, made once for the same frames.
ground_of: FrameMemo[Ground] = FrameMemo(Ground)
places_of: FrameMemo[Places] = FrameMemo(_find_places, most=8)
