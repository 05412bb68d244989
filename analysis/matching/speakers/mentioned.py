"""Who is mentioned in the passages of a document, and what the document shows of its actors."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.matching.speakers.phrases import Mention

__all__ = ["Mentioned", "Mentions"]

_STRIDE: Final = 1 << 32  # more than there are passages in a text
_new_mention: Final = partial(tuple.__new__, Mention)


class Mentions:
    """The mentions of many documents, as lists, those of a passage together."""

    def __init__(self, mentions: pd.DataFrame) -> None:
        doc, names = pd.factorize(mentions["doc_id"])
        number, actors = pd.factorize(mentions["actor_id"])
        self._unlisted = np.flatnonzero(~mentions["listed"].to_numpy(np.bool_) & (number >= 0))
        self._doc, self._number, self._labels = doc, number, mentions["label"].array
        place = doc * _STRIDE + mentions["passage_id"].to_numpy(np.int64)
        columns = [mentions["start"].to_numpy(), mentions["end"].to_numpy(), number,
                   _are(mentions["actor_type"], "person"), _are(mentions["form"], "role")]  # fmt: skip
        if np.any(place[1:] < place[:-1]):
            order = np.argsort(place, kind="stable")
            doc, place, columns = doc[order], place[order], [column[order] for column in columns]
        self.starts, self.ends, numbers, self.are_people, self.are_roles = (column.tolist() for column in columns)
        # The same few are named again and again; the last is nobody.
        self._known: list[str | None] = [*actors.tolist(), None]
        self.actors = list(map(self._known.__getitem__, numbers))
        self.documents = {name: number for number, name in enumerate(names.tolist())}
        self.first = np.searchsorted(doc, np.arange(len(names) + 1)).tolist()
        begins = np.flatnonzero(np.diff(place, prepend=-1))
        bounds = [*begins.tolist(), len(place)]
        #: A passage, by the number of its document and its own → the rows of its mentions.
        self.rows = dict(zip(place[begins].tolist(), pairwise(bounds), strict=True))

    @cached_property
    def names(self) -> dict[int, dict[str, str]]:
        """By the number of a document: the labels of those that the lexicon does not list."""
        found: dict[int, dict[str, str]] = {}
        columns = self._doc[self._unlisted], self._number[self._unlisted], self._labels.take(self._unlisted)
        for doc, number, label in zip(*(column.tolist() for column in columns), strict=True):
            found.setdefault(doc, {})[self._known[number]] = label
        return found


def _are(names: pd.Series, name: str) -> NDArray[np.bool_]:
    return np.asarray(names.array == name, np.bool_)


class Mentioned:
    """The mentions of one document and what it shows of its actors: never what the documents beside it do."""

    def __init__(self, mentions: Mentions, doc_id: str) -> None:
        self._all = mentions
        self._number = mentions.documents.get(doc_id, -1)

    @property
    def names(self) -> dict[str, str]:
        """The labels of those that the lexicon does not list."""
        return self._all.names.get(self._number, {})

    @cached_property
    def people(self) -> frozenset[str]:
        """Those that are persons."""
        if self._number < 0:
            return frozenset()
        first, last = self._all.first[self._number : self._number + 2]
        named = zip(self._all.actors[first:last], self._all.are_people[first:last], strict=True)
        return frozenset({actor for actor, is_person in named if is_person and actor is not None})

    def inside(self, passage_id: int, shift: int) -> tuple[Mention, ...]:
        """Return those of the passage that begins at ``shift`` in their order, offsets the passage's."""
        listed = self._all
        first, last = listed.rows.get(self._number * _STRIDE + passage_id, (0, 0))
        if first == last:
            return ()
        reach = slice(first, last)
        rows = zip(
            listed.starts[reach], listed.ends[reach], listed.actors[reach], listed.are_people[reach],
            listed.are_roles[reach], strict=True,
        )  # fmt: skip
        return tuple([
            _new_mention((start - shift, end - shift, actor, is_person, is_role))
            for start, end, actor, is_person, is_role in rows
        ])  # fmt: skip
