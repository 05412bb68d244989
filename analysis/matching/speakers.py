"""PASSAGES, MENTIONS → QUOTES: what is quoted, and who says it.

Each quotation is claimed by a rule of grammar (`speakers_rules`) in its passage (`speakers_scene`); a
pronoun, or a noun such as "le diplomate", is led back to the last fitting subject (`speakers_memory`).
Nobody is guessed beyond that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from analysis.lexicon.reading import Lexicon
from analysis.matching.speakers_document import Document
from analysis.matching.speakers_memory import Facts
from analysis.matching.speakers_phrases import Mention
from analysis.matching.speakers_scenes import Place, Scenes
from analysis.matching.speech_cues import plain
from analysis.schemas import FRAMES, empty
from analysis.text.quotes import has_marks

__all__ = ["find_quotes"]


def find_quotes(
    documents: pd.DataFrame, passages: pd.DataFrame, mentions: pd.DataFrame, lexicon: Lexicon
) -> pd.DataFrame:
    """Find every quotation and its speaker.

    Returns
    -------
    DataFrame
        The frame ``quotes``. One or two words between marks that nobody is said to say are scare quotes and
        titles, and left out; fragments of speech stay.
    """
    texts = zip(documents["doc_id"].tolist(), documents["text"].tolist(), strict=True)
    quoting = [(doc_id, text) for doc_id, text in texts if has_marks(text)]
    if not quoting:
        return empty("quotes").assign(surface=pd.Series(dtype="str"))
    places = _places_of(passages, {doc_id for doc_id, _ in quoting})
    named = _Mentions(mentions)
    listed = _facts_of(lexicon)
    rows: list[tuple[object, ...]] = []
    for doc_id, text in quoting:
        mentioned = _Mentioned(named, doc_id)
        scenes = Scenes(text, places[doc_id], mentioned.inside, listed.adjectives)
        for said in Document(scenes, listed, mentioned).said():
            start, end = said.place.start + said.quotation.start, said.place.start + said.quotation.end
            rows.append((doc_id, said.place.passage_id, start, end,
                         said.speaker_id, said.attribution, said.cue, text[start:end]))  # fmt: skip
    return _frame_of(rows)


def _places_of(passages: pd.DataFrame, wanted: set[str]) -> dict[str, list[Place]]:
    """Return the passages of some documents, page chrome left aside."""
    places: dict[str, list[Place]] = defaultdict(list)
    columns = (passages[name].tolist() for name in ("doc_id", "zone", "passage_id", "start", "end"))
    for doc_id, zone, passage_id, start, end in zip(*columns, strict=True):
        if zone != "boilerplate" and doc_id in wanted:
            places[doc_id].append(Place(passage_id, start, end, zone))
    return places


def _frame_of(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    types: dict[str, Any] = {column.name: column.dtype for column in FRAMES["quotes"].columns} | {"surface": "str"}
    columns: Any = zip(*rows, strict=True) if rows else [()] * len(types)
    return pd.DataFrame({
        name: pd.array(list(values), dtype=dtype)
        for (name, dtype), values in zip(types.items(), columns, strict=True)
    })  # fmt: skip


@lru_cache(maxsize=4)
def _facts_of(lexicon: Lexicon) -> Facts:
    actors = lexicon.actors.values()
    return Facts(
        {a.id: a.label for a in actors},
        {a.id: a.country for a in actors if a.country},
        {a.id: a.article for a in actors if a.article},
        {plain(word): a.id for a in actors for word in a.adjectives},
        heads=_heads_of(lexicon),
    )


def _heads_of(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    heads: dict[str, set[str]] = defaultdict(set)
    for office in lexicon.offices.values():
        for holder in office.holders:
            heads[holder.actor].add(office.of)
    return {actor: frozenset(bodies) for actor, bodies in heads.items()}


class _Mentions:
    """The mentions of many documents, as lists."""

    def __init__(self, mentions: pd.DataFrame) -> None:
        def column(name: str) -> list[Any]:
            values: list[Any] = mentions[name].tolist()
            return values

        self.passages, self.starts, self.ends = map(column, ("passage_id", "start", "end"))
        self.actors, self.kinds, self.forms = map(column, ("actor_id", "actor_type", "form"))
        self.labels, self.listed = column("label"), column("listed")
        self.rows: dict[str, list[int]] = defaultdict(list)
        for row, doc_id in enumerate(column("doc_id")):
            self.rows[doc_id].append(row)


class _Mentioned:
    """Those of one document: what it shows of its actors, made ready once it is asked for."""

    def __init__(self, mentions: _Mentions, doc_id: str) -> None:
        self._all = mentions
        self._rows = mentions.rows.get(doc_id, [])

    @cached_property
    def names(self) -> dict[str, str]:
        """The labels of those that the lexicon does not list."""
        actors, listed, labels = self._all.actors, self._all.listed, self._all.labels
        return {actors[row]: labels[row] for row in self._rows if not listed[row] and isinstance(actors[row], str)}

    @cached_property
    def people(self) -> frozenset[str]:
        """Those that are persons."""
        actors, kinds = self._all.actors, self._all.kinds
        return frozenset(actors[row] for row in self._rows if kinds[row] == "person" and isinstance(actors[row], str))

    @cached_property
    def _by_passage(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for row in self._rows:
            found[self._all.passages[row]].append(row)
        return found

    def inside(self, place: Place) -> list[Mention]:
        """Return those of one passage in their order, offsets the passage's."""
        listed, shift = self._all, place.start
        return [
            Mention(
                listed.starts[row] - shift,
                listed.ends[row] - shift,
                listed.actors[row] if isinstance(listed.actors[row], str) else None,
                listed.kinds[row] == "person",
                listed.forms[row] == "role",
            )
            for row in self._by_passage.get(place.passage_id, ())
        ]
