"""PASSAGES, MENTIONS → QUOTES: what is quoted, and who says it.

Each quotation is claimed by a rule of grammar (`speakers_rules`) in its passage (`speakers_scene`); a
pronoun, or a noun such as "le diplomate", is led back to the last fitting subject (`speakers_memory`).
Nobody is guessed beyond that.
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from dataclasses import replace
from functools import lru_cache, partial
from typing import cast

import pandas as pd

from analysis.lexicon.reading import Lexicon
from analysis.matching.speakers_document import Document
from analysis.matching.speakers_memory import Facts
from analysis.matching.speakers_phrases import Mention
from analysis.matching.speakers_scenes import Place, Scenes
from analysis.matching.speech_cues import plain
from analysis.schemas import conform, empty
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
    quoting = [
        (doc_id, text)
        for doc_id, text in zip(documents["doc_id"].tolist(), documents["text"].tolist(), strict=True)
        if has_marks(text)
    ]
    if not quoting:
        return empty("quotes").assign(surface=pd.Series(dtype="str"))
    wanted = {doc_id for doc_id, _ in quoting}
    places: dict[str, list[Place]] = defaultdict(list)
    some = passages if len(wanted) == len(documents) else passages[passages["doc_id"].isin(wanted)]
    columns = (some[c].tolist() for c in ("doc_id", "passage_id", "start", "end", "zone"))
    for doc_id, *rest in zip(*columns, strict=True):
        places[doc_id].append(Place(*rest))
    named = _Mentions(mentions, wanted)
    listed = _facts_of(lexicon)
    rows: list[tuple[object, ...]] = []
    for doc_id, text in quoting:
        scenes = Scenes(text, places[doc_id], partial(named.inside, doc_id), listed.adjectives)
        for said in Document(scenes, named.facts(doc_id, listed)).said():
            start, end = said.place.start + said.quotation.start, said.place.start + said.quotation.end
            rows.append((doc_id, said.place.passage_id, start, end, text[start:end],
                         said.speaker_id, said.attribution, said.cue))  # fmt: skip
    names_of = ["doc_id", "passage_id", "start", "end", "surface", "speaker_id", "attribution", "cue"]
    return conform(pd.DataFrame(rows, columns=names_of).astype({"surface": "str"}), "quotes")


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
    """The mentions of many documents, made ready only for the passages that are laid out."""

    def __init__(self, mentions: pd.DataFrame, wanted: set[str]) -> None:
        some = mentions[mentions["doc_id"].isin(wanted)]
        names = ("start", "end", "actor_id", "actor_type", "form")
        self._columns = [some[name].tolist() for name in names]
        self._rows: dict[tuple[str, int], list[int]] = defaultdict(list)
        doc_ids = some["doc_id"].tolist()
        for row, key in enumerate(zip(doc_ids, some["passage_id"].tolist(), strict=True)):
            self._rows[key].append(row)
        # What a document itself shows of its actors: never what stands in the documents beside it.
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        self._people: dict[str, set[str]] = defaultdict(set)
        shown = (some[name].tolist() for name in ("actor_id", "actor_type", "label", "listed"))
        for doc_id, actor, kind, label, listed in zip(doc_ids, *shown, strict=True):
            if isinstance(actor, str):
                if not listed:
                    self._names[doc_id][actor] = label
                if kind == "person":
                    self._people[doc_id].add(actor)

    def facts(self, doc_id: str, listed: Facts) -> Facts:
        """Return what is known of the actors of one document."""
        names = ChainMap(self._names.get(doc_id, {}), cast("dict[str, str]", listed.names))
        return replace(listed, names=names, people=frozenset(self._people.get(doc_id, ())))

    def inside(self, doc_id: str, place: Place) -> list[Mention]:
        """Return those of one passage, sorted, offsets the passage's."""
        start, end, actor, kind, form = self._columns
        return [
            Mention(
                start[row] - place.start,
                end[row] - place.start,
                actor[row] if isinstance(actor[row], str) else None,
                kind[row] == "person",
                form[row] == "role",
            )
            for row in self._rows.get((doc_id, place.passage_id), ())
        ]
