"""PASSAGES laid out by document, and the names found in the documents placed in them: the frame ``mentions``."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray

from analysis.lexicon.reading import Lexicon
from analysis.matching.mention import Mention
from analysis.matching.unlisted.context import known
from analysis.schemas import COUNTED_ZONES, FRAMES

__all__ = ["Layout", "Layouts", "lay_out", "place"]

# Positions of all texts on one axis: document * STRIDE + offset. No text is as long as this.
_STRIDE: Final = np.int64(1) << 34
_TEXT: Final = pd.StringDtype("pyarrow", na_value=np.nan)
Ints = NDArray[np.int64]
_Named = tuple[str | None, str, str | None, str | None]
"""All that a mention says but its span: actor id, form, label and type."""


@dataclass(frozen=True, eq=False)
class Layouts:
    """The passages of some documents, those of each together and in order: column by column, one row a passage.

    Parameters
    ----------
    index
        Id of a document → its place here; its passages are the rows from ``first[place]`` to ``first[place + 1]``.
    on_axis
        Where each passage begins on one axis for all documents.
    """

    index: dict[str, int]
    first: list[int]
    starts: list[int]
    ends: list[int]
    days: NDArray[np.datetime64]
    doc: Ints
    ids: Ints
    on_axis: Ints
    counted: NDArray[np.bool_]

    def get(self, doc_id: str) -> Layout | None:
        """Return the layout of one document, if it has passages."""
        place = self.index.get(doc_id)
        return None if place is None else Layout(self, self.first[place], self.first[place + 1])


@dataclass(frozen=True)
class Layout:
    """The passages of one document, for looking up where an offset lies: rows of all from ``first`` to ``stop``."""

    all: Layouts
    first: int
    stop: int

    def day(self, offset: int) -> dt.date | None:
        """Return the day of the passage that holds ``offset``."""
        row = bisect_right(self.all.starts, offset, self.first, self.stop) - 1
        if row < self.first or offset >= self.all.ends[row]:
            return None
        day: dt.date | None = self.all.days[row].item()
        return day


def lay_out(passages: pd.DataFrame) -> Layouts:
    """Return the passages of each document, as they follow each other in it."""
    doc, names = pd.factorize(passages["doc_id"])
    on_axis = doc * _STRIDE + passages["start"].to_numpy(np.int64)
    if np.any(on_axis[1:] < on_axis[:-1]):
        order = np.argsort(on_axis, kind="stable")
        passages, doc, on_axis = passages.iloc[order], doc[order], on_axis[order]
    ids, starts, ends = (passages[name].to_numpy(np.int64) for name in ("passage_id", "start", "end"))
    return Layouts(
        index={name: place for place, name in enumerate(names.tolist())},
        first=np.searchsorted(doc, np.arange(len(names) + 1)).tolist(),
        starts=starts.tolist(), ends=ends.tolist(), days=passages["date"].to_numpy("datetime64[D]"),
        doc=doc, ids=ids, on_axis=on_axis, counted=passages["zone"].isin(COUNTED_ZONES).to_numpy(np.bool_),
    )  # fmt: skip


def place(
    found: Sequence[tuple[int, Sequence[Mention]]], doc_ids: Sequence[str], texts: Sequence[str], layouts: Layouts,
    lexicon: Lexicon,
) -> pd.DataFrame:  # fmt: skip
    """Return what was found as the frame ``mentions``, without what no single passage holds all of.

    ``found`` are positions of documents, each with what was found in it.
    """
    rows = [mention for _, mentions in found for mention in mentions]
    text = np.repeat(np.array([at for at, _ in found], np.int64), [len(mentions) for _, mentions in found])
    start, end = (np.fromiter(map(itemgetter(i), rows), np.int64, len(rows)) for i in (0, 1))
    # The same few are named again and again: each is described once.
    numbers: dict[_Named, int] = {}
    named = np.fromiter([numbers.setdefault(row[2:], len(numbers)) for row in rows], np.int64, len(rows))
    actors, labels, types, forms, listed = _described(numbers, lexicon)

    passage, held = _passages_of(text, start, end, doc_ids, layouts)
    rank = {doc_id: place for place, doc_id in enumerate(sorted(doc_ids))}
    ranks = np.array([rank[doc_id] for doc_id in doc_ids], np.int64)
    by_form = sorted(set(forms))
    last = end * len(by_form) + np.array([by_form.index(form) for form in forms], np.int64)[named]
    kept = np.flatnonzero(held)
    order = kept[np.lexsort((last[kept], (ranks[text] * _STRIDE + start)[kept]))]
    text, start, end, named, passage = (column[order] for column in (text, start, end, named, passage))
    spans = zip(text.tolist(), start.tolist(), end.tolist(), strict=True)
    columns: dict[str, Any] = {
        "doc_id": _strings(doc_ids, text),
        "passage_id": layouts.ids[passage], "start": start, "end": end,
        "surface": _strings([texts[row][begin:stop] for row, begin, stop in spans]),
        "actor_id": _strings(actors, named),
        "label": _strings(labels, named),
        "actor_type": _strings(types, named),
        "form": _strings(forms, named),
        "listed": np.array(listed, np.bool_)[named],
        "counted": layouts.counted[passage],
    }  # fmt: skip
    return pd.DataFrame(columns, columns=FRAMES["mentions"].names)


def _described(named: Iterable[_Named], lexicon: Lexicon) -> tuple[list[Any], ...]:
    """Return actor id, label, type, form and whether it is listed of what is named: what a row says behind its span."""
    labels, types = known(lexicon).labels, known(lexicon).types
    described: list[tuple[object, ...]] = []
    for actor, form, label, kind in named:
        if label is None and actor is not None:
            label, kind = labels[actor], types[actor]
        # Who holds a role is a person, whoever it is; a listed one under an unknown spelling is listed all the same.
        described.append((actor, label, kind or "person", form, actor is None or actor in types))
    return tuple(list(column) for column in zip(*described, strict=True)) or ([],) * 5


def _strings(values: Sequence[str | None], at: Ints | None = None) -> pd.api.extensions.ExtensionArray:
    """Return strings, or those at some places, as a column of a frame."""
    strings = pa.array(values, pa.large_string())
    chosen = strings if at is None else strings.take(pa.array(at))
    return pd.arrays.ArrowStringArray(chosen, dtype=_TEXT)  # type: ignore[call-arg]


def _passages_of(
    text: Ints, start: Ints, end: Ints, doc_ids: Sequence[str], layouts: Layouts
) -> tuple[Ints, NDArray[np.bool_]]:
    """Return for each span the row of the passage it begins in, and whether that holds all of it."""
    doc = np.array([layouts.index.get(doc_id, -1) for doc_id in doc_ids], np.int64)[text]
    row = np.searchsorted(layouts.on_axis, doc * _STRIDE + start, side="right") - 1
    passage = np.maximum(row, 0)
    ends = np.array(layouts.ends, np.int64)
    return passage, (row >= 0) & (layouts.doc[passage] == doc) & (end <= ends[passage])
