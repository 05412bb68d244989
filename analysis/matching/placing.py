"""PASSAGES laid out by document, and the names found in the documents placed in them: the frame ``mentions``."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.lexicon.reading import Lexicon
from analysis.matching.unlisted_context import known
from analysis.schemas import COUNTED_ZONES, conform

__all__ = ["Layout", "Listed", "Placed", "Unlisted", "lay_out", "place"]

Listed = tuple[int, int, str | None, str]
"""Start, end, actor id, form."""
Unlisted = tuple[int, int, str, str, str]
"""Start, end, actor id, label, type."""
Placed = tuple[int, Sequence[Listed], Sequence[Unlisted]]
"""The position of a document, and what was found in it."""

# Positions of all texts on one axis: row * STRIDE + offset. No text is as long as this.
_STRIDE: Final = np.int64(1) << 34
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Layout:
    """The passages of one document, for looking up where an offset lies."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    zones: list[str]
    days: list[dt.date | None]

    def day(self, offset: int) -> dt.date | None:
        """Return the day of the passage that holds ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        return self.days[index] if index >= 0 and offset < self.ends[index] else None


def lay_out(passages: pd.DataFrame) -> dict[str, Layout]:
    """Return the passages of each document, as they follow each other in it."""
    days: list[dt.date | None] = passages["date"].to_numpy("datetime64[D]").tolist() if len(passages) else []
    columns = [passages[name].tolist() for name in ("doc_id", "passage_id", "start", "end", "zone")]
    grouped: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for doc_id, *rest in zip(*columns, days, strict=True):
        grouped[doc_id].append(tuple(rest))
    for rows in grouped.values():
        rows.sort(key=lambda row: row[1])
    return {doc_id: Layout(*map(list, zip(*rows, strict=True))) for doc_id, rows in grouped.items()}


def place(
    found: Sequence[Placed], doc_ids: Sequence[str], texts: Sequence[str], layouts: Mapping[str, Layout],
    lexicon: Lexicon,
) -> pd.DataFrame:  # fmt: skip
    """Return what was found as the frame ``mentions``, without what no single passage holds all of."""
    listed, unlisted = [one[1] for one in found], [one[2] for one in found]
    strangers = {row[2]: row[3] for rows in unlisted for row in rows}
    own = _of_listed(listed, strangers, lexicon)
    columns = [a + b for a, b in zip(own, _of_unlisted(unlisted, lexicon), strict=True)]
    docs = np.array([one[0] for one in found], np.int64)
    doc = np.concatenate([np.repeat(docs, list(map(len, listed))), np.repeat(docs, list(map(len, unlisted)))])
    start, end = (np.array(values, np.int64) for values in columns[:2])
    passage_id, zone, held = _passages_of(doc, start, end, doc_ids, layouts)
    form = np.array(columns[5], object)
    rank = {doc_id: place for place, doc_id in enumerate(sorted(doc_ids))}
    doc_rank = np.array([rank[doc_id] for doc_id in doc_ids], np.int64)[doc]
    order = np.lexsort((np.unique(form.astype(str), return_inverse=True)[1], end, start, doc_rank))
    order = order[held[order]]
    spans = zip(doc[order].tolist(), start[order].tolist(), end[order].tolist(), strict=True)
    texts_of: dict[str, Iterable[object]] = {
        "doc_id": np.array(doc_ids, object)[doc[order]],
        "surface": [texts[row][begin:stop] for row, begin, stop in spans],
        "actor_id": np.array(columns[2], object)[order],
        "label": np.array(columns[3], object)[order],
        "actor_type": np.array(columns[4], object)[order],
        "form": form[order],
    }
    frame: dict[str, Any] = {name: pd.Series(values, dtype="str") for name, values in texts_of.items()}
    frame |= {"start": start[order], "end": end[order], "passage_id": passage_id[order]}
    frame |= {"listed": np.array(columns[6], np.bool_)[order], "counted": np.isin(zone[order], COUNTED_ZONES)}
    return conform(pd.DataFrame(frame), "mentions")


def _of_listed(
    found: Sequence[Sequence[Listed]], strangers: Mapping[str, str], lexicon: Lexicon
) -> list[list[Any]]:
    """Return start, end, actor id, label, type, form, and whether it is listed, each of all that was found."""
    labels, types = known(lexicon).labels, known(lexicon).types
    start, end, actor, form = _columns(chain.from_iterable(found), 4)
    # Who is no actor of the lexicon is a person whose role the text tells.
    people = [types.get(one, "person") for one in actor]
    written = [labels.get(one, strangers.get(one)) for one in actor]
    return [start, end, actor, written, people, form, [one is None or one in types for one in actor]]


def _of_unlisted(found: Sequence[Sequence[Unlisted]], lexicon: Lexicon) -> list[list[Any]]:
    start, end, actor, label, kind = _columns(chain.from_iterable(found), 5)
    # A listed person under a spelling the lexicon lacks is listed all the same.
    return [start, end, actor, label, kind, ["name"] * len(start), [one in lexicon.actors for one in actor]]


def _columns(rows: Iterable[tuple[Any, ...]], n: int) -> list[list[Any]]:
    columns = [list(values) for values in zip(*rows, strict=True)]
    return columns or [[] for _ in range(n)]


def _passages_of(
    doc: Ints, start: Ints, end: Ints, doc_ids: Sequence[str], layouts: Mapping[str, Layout]
) -> tuple[Ints, NDArray[np.object_], NDArray[np.bool_]]:
    """Return for each span the id and zone of the passage it begins in, and whether that holds all of it."""
    own = [layouts.get(doc_id) for doc_id in doc_ids]
    row = np.repeat(np.arange(len(own)), [0 if one is None else len(one.ids) for one in own])
    laid_out = [one for one in own if one is not None]
    ids, starts, ends = (
        np.fromiter(chain.from_iterable(getattr(one, name) for one in laid_out), np.int64)
        for name in ("ids", "starts", "ends")
    )
    zones = np.array([zone for one in laid_out for zone in one.zones], object)
    at = np.searchsorted(row * _STRIDE + starts, doc * _STRIDE + start, side="right") - 1
    safe = np.maximum(at, 0)
    if not len(row):
        return np.zeros(len(doc), np.int64), np.zeros(len(doc), object), np.zeros(len(doc), np.bool_)
    held = (at >= 0) & (row[safe] == doc) & (start < ends[safe]) & (end <= ends[safe])
    return ids[safe], zones[safe], held
