"""A corpus as arrays of integers, made once, so that every choice is counted at once.

What is counted is a *spot*: one text on one day. Most texts have one; a live blog has one for each of its days. A spot
knows its text, day, source and words. An entry knows the spots of its hits. Every count of
`analysis.measures.frequency` is then a sum over a few arrays, and gives the same numbers (a test compares them).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.corpus import Corpus
from analysis.corpus.naming import names_of_actors, names_of_sources, names_of_themes
from analysis.corpus.places import rows_of_documents, rows_of_passages
from analysis.exploring.choosing import labels_of_corpus
from analysis.reporting.english import THEMES, english_name
from analysis.schemas import COUNTED_ZONES
from analysis.searching.query import parse_query
from analysis.searching.spans import answer_node
from analysis.widgets.days import NO_DAY, Calendar, number_days
from analysis.widgets.hits import Entries, Hits

__all__ = ["Index"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_DAYS = np.int64(1) << 24


class Index:
    """The compact arrays of one corpus.

    Parameters
    ----------
    corpus : Corpus

    Attributes
    ----------
    document, day, source, words : int arrays, one per spot
        Position of the text, days since 1970, position in ``sources``, words in its counted passages. Spots stand in
        the order of the texts, those of one text in the order of days.
    sources : list of str
        Every source, ``""`` where it is not known.
    seen : dict
        What `analysis.widgets.looking` has counted of windows and sources.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        passages, documents = corpus.passages, corpus.documents
        row, day = rows_of_documents(corpus.documents, passages), number_days(passages["date"])
        counted = passages["zone"].isin(COUNTED_ZONES).to_numpy(dtype=bool) & (day != NO_DAY) & (row >= 0)
        self._first = int(day[counted].min()) if counted.any() else 0
        keys, spot = np.unique(self._keys(row[counted], day[counted]), return_inverse=True)
        self._spot_keys = keys
        self.document: Ints = keys // _DAYS
        self.day: Ints = keys % _DAYS + self._first
        words = passages["n_words"].to_numpy(dtype=np.int64)[counted]
        self.words: Ints = np.bincount(spot, weights=words, minlength=len(keys)).astype(np.int64)
        codes, sources = pd.factorize(documents["source"].fillna(""), sort=True)
        self.sources = [str(source) for source in sources]
        self.source: Ints = codes.astype(np.int64)[self.document]
        self._passage_spot: Ints = np.full(len(passages), -1, dtype=np.int64)
        self._passage_spot[counted] = spot
        self._earliest, self._latest = (number_days(documents[name]) for name in ("date_earliest", "date_latest"))
        self._of_one_day = _of_one_day(row, day, len(documents))
        self.seen: dict[tuple[object, ...], Any] = {}
        self._periods: dict[str, tuple[Ints, Flags, Calendar]] = {}

    def __len__(self) -> int:
        return len(self.document)

    def _keys(self, row: Ints, day: Ints) -> Ints:
        return row * _DAYS + (day - self._first)

    @cached_property
    def actors(self) -> Entries:
        """The counted hits of every actor, those outside the lexicon too."""
        return self._entries(self.corpus.mentions, "actor_id")

    @cached_property
    def themes(self) -> Entries:
        """The counted hits of every theme."""
        return self._entries(self.corpus.themes, "theme_id")

    @cached_property
    def labels(self) -> dict[str, str]:
        """The names of actors and themes for readers."""
        return labels_of_corpus(self.corpus)

    def labels_in(self, lang: str) -> Mapping[str, str]:
        """Return the same in the language of the reader; what English has no name for stays as the lexicon has it."""
        return self._english if lang == "en" else self.labels

    def theme_labels(self, themes: Iterable[str], lang: str) -> dict[str, str]:
        """Return the names of some themes, of which one may go by the id of an actor."""
        known = self.corpus.lexicon.themes
        return {theme: THEMES[theme][0] if lang == "en" and theme in THEMES else known[theme].label for theme in themes}

    @cached_property
    def _english(self) -> dict[str, str]:
        actors, themes = self.corpus.lexicon.actors, self.corpus.lexicon.themes
        return {
            entry: english_name(label) if entry in actors
            else THEMES[entry][0] if entry in themes and entry in THEMES else label
            for entry, label in self.labels.items()
        }  # fmt: skip

    def names_in(self, lang: str) -> Mapping[str, Mapping[str, str]]:
        """Return what people may write for actors, themes and sources; English names too where they are shown."""
        return self._english_names if lang == "en" else self.names

    @cached_property
    def _english_names(self) -> dict[str, dict[str, str]]:
        spoken = {label: entry for entry, label in self._english.items()}
        known = {kind: set(names.values()) for kind, names in self.names.items()}
        return {
            kind: {label: entry for label, entry in spoken.items() if entry in known[kind]} | names
            for kind, names in self.names.items()
        }

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """What people may write for actors, themes and sources, with the ids."""
        corpus = self.corpus
        return {"actors": names_of_actors(corpus), "themes": names_of_themes(corpus),
                "sources": names_of_sources(corpus)}  # fmt: skip

    def by_texts(self, kind: str) -> list[str]:
        """Return the actors, themes or sources that occur, those in most texts first."""
        if kind == "sources":
            counts = np.bincount(self.source, minlength=len(self.sources))
            return [self.sources[i] for i in np.argsort(-counts, kind="stable") if self.sources[i]]
        return (self.actors if kind == "actors" else self.themes).by_texts

    def _entries(self, frame: pd.DataFrame, column: str) -> Entries:
        passage = rows_of_passages(self.corpus, frame)
        spot = np.where(passage >= 0, self._passage_spot[passage], -1)
        keep = (spot >= 0) & frame["counted"].to_numpy(dtype=bool) & frame[column].notna().to_numpy(dtype=bool)
        codes, names = pd.factorize(frame[column].array[keep])
        start, end = (frame[name].to_numpy(dtype=np.int64)[keep] for name in ("start", "end"))
        order = np.lexsort((start, spot[keep], codes))
        hits = Hits(spot[keep], passage[keep], start, end).where(order)
        return Entries([str(name) for name in names], codes[order], hits, self.document[hits.spot])

    def search(self, query: str) -> Hits:
        """Return the counted hits of a search.

        Raises
        ------
        ParameterError
            If it cannot be read.
        """
        index = self.corpus.words
        found = answer_node(parse_query(query), index)
        passage, spot = self._searched
        hits = Hits(spot[found.passage], passage[found.passage], index.start[found.first].astype(np.int64),
                    index.end[found.last].astype(np.int64))  # fmt: skip
        # The passages of a live blog follow the page, not the days.
        order = np.argsort(hits.spot, kind="stable")
        return hits.where(order[hits.spot[order] >= 0])

    @cached_property
    def _searched(self) -> tuple[Ints, Ints]:
        # The index of words has its own order of the passages.
        passage = rows_of_passages(self.corpus, self.corpus.words.passages)
        return passage, self._passage_spot[passage]

    def periods(self, width: str) -> tuple[Ints, Flags, Calendar]:
        """Return the number of the period of each spot, whether its day is known so precisely, and the calendar."""
        if width not in self._periods:
            known = [days[days != NO_DAY] for days in (self.day, self._earliest, self._latest)]
            ends = [(int(days.min()), int(days.max())) for days in known if len(days)] or [(0, 0)]
            dates = Calendar.of(min(a for a, _ in ends), max(b for _, b in ends), width)
            first, last = dates.number(self._earliest), dates.number(self._latest)
            wide = (first >= 0) & (last >= 0) & (first != last) & self._of_one_day
            self._periods[width] = dates.number(self.day), ~wide[self.document], dates
        return self._periods[width]


def _of_one_day(row: Ints, day: Ints, n: int) -> Flags:
    """Mark the texts whose passages, of whatever zone, have one day or none."""
    dated = (day != NO_DAY) & (row >= 0)
    first, last = np.full(n, np.iinfo(np.int64).max), np.full(n, NO_DAY)
    np.minimum.at(first, row[dated], day[dated])
    np.maximum.at(last, row[dated], day[dated])
    return np.asarray(first >= last)
