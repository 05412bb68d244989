"""Records → a part: passages, dates, mentions, themes and quotations of some texts, without the others."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.prints import take_prints
from analysis.corpus.dating.frames import date_each, days_of_news, terms_of_news
from analysis.corpus.parts import Part, Table
from analysis.garbage import collecting_seldom
from analysis.lexicon.reading import PARTS, Lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.speakers.attribution import find_quotes
from analysis.matching.themes.finding import find_themes
from analysis.readers.records import Record
from analysis.readers.web_pages import CHROME_MARK
from analysis.schemas import COUNTED_ZONES
from analysis.text.words import count_words_in_spans
from analysis.text.zones.segmenting import Passage, segment_texts

__all__ = ["cut_texts", "find_all", "find_anew", "find_on_days"]

Places = NDArray[np.int64]


@collecting_seldom()
def find_all(records: Sequence[Record], lexicon: Lexicon) -> Part:
    """Do all that can be done with some texts by themselves."""
    return find_anew(cut_texts(records), [record.date for record in records], lexicon, PARTS)


def cut_texts(records: Sequence[Record]) -> Part:
    """Cut texts into passages and take their fingerprints: what does not depend on the lexicon."""
    ids = pd.Index([record.doc_id for record in records], dtype="str")
    texts = [record.text for record in records]
    cut = _segment(records)
    owner = np.repeat(np.arange(len(cut)), np.fromiter(map(len, cut), np.int64, len(cut)))
    starts, ends, zone, language = list(zip(*chain.from_iterable(cut), strict=True)) or ((),) * 4
    start, end = np.array(starts, np.int64), np.array(ends, np.int64)
    zones, languages = _Named.of(zone), _Named.of(language)
    n_words = count_words_in_spans(texts, owner, start, end)
    passages = pd.DataFrame({
        "doc_id": ids.array.take(owner),
        "passage_id": np.arange(len(owner)) - np.searchsorted(owner, owner) + 1,
        "start": start, "end": end, "zone": zones.column(), "language": languages.column(), "n_words": n_words,
    })  # fmt: skip
    first = _first_titles(zones, owner)
    titles = {row: texts[row][start[at] : end[at]] for row, at in first.items()}
    main = _main_of(languages, owner, n_words)
    documents = _documents(records, owner, n_words, zones.are(COUNTED_ZONES), titles, main)
    return Part(documents, {"passages": Table(passages, owner)}, take_prints(texts, passages, owner))


@collecting_seldom()
def find_anew(part: Part, stated: Sequence[object], lexicon: Lexicon, what: Collection[str]) -> Part:
    """Find again what depends on some parts of the lexicon, and leave the rest as it is.

    Each step is given no more of the lexicon than the part it is known by (`analysis.lexicon.reading.PARTS`). After
    dates alone, mentions still rest on the days they were found on.

    Parameters
    ----------
    part : Part
        What `cut_texts` gave, or an earlier run.
    stated : sequence of date or None
        The day the metadata of each text state.
    lexicon : Lexicon
    what : collection of {"dates", "names", "themes"}
        The parts of the lexicon that were other.
    """
    table = part.tables["passages"]
    if "dates" in what:
        days = np.array(stated, "datetime64[us]")
        anew = part.documents.assign(date=days)
        documents, passages = date_each(anew, table.frame, lexicon.parts["dates"], table.owner)
        part = replace(part, documents=documents, tables={**part.tables, "passages": Table(passages, table.owner)})
    if "themes" in what:
        themes = find_themes(part.documents, table.frame, lexicon.parts["themes"], table.owner)
        found = Table.of(themes, pd.Index(part.documents["doc_id"]))
        part = replace(part, tables={**part.tables, "themes": found})
    return find_on_days(part, lexicon) if "names" in what else part


@collecting_seldom()
def find_on_days(part: Part, lexicon: Lexicon) -> Part:
    """Find what depends on the days of the passages: mentions, and the quotations of who is mentioned.

    The days (`analysis.corpus.dating.frames.days_of_news`) are kept as ``found_on``: a passage whose day changes later
    is found to be stale by them.
    """
    documents, table = part.documents, part.tables["passages"]
    days = days_of_news(documents, table.frame, table.owner)
    passages, told = table.frame.assign(found_on=days), table.frame.assign(date=days)
    mentions = find_mentions(documents, told, lexicon.parts["names"], terms=terms_of_news(documents))
    quotes = find_quotes(documents, told, mentions, lexicon.parts["names"])
    ids = pd.Index(documents["doc_id"])
    found = {"mentions": Table.of(mentions, ids), "quotes": Table.of(quotes, ids)}
    return replace(part, tables={**part.tables, "passages": Table(passages, table.owner), **found})


def _segment(records: Sequence[Record]) -> list[list[Passage]]:
    found = segment_texts([record.text for record in records], [record.title or None for record in records])
    for at, record in enumerate(records):
        chrome = record.text.find(f"\n{CHROME_MARK}\n")
        if chrome >= 0:
            found[at] = [one._replace(zone="boilerplate") if one.start > chrome else one for one in found[at]]
    return found


@dataclass(frozen=True)
class _Named:
    """A column of few names, in order of the alphabet, and the number of the one in each row."""

    names: list[str]
    numbers: Places

    @classmethod
    def of(cls, values: Sequence[str]) -> _Named:
        names = sorted(set(values))
        number_of = {name: number for number, name in enumerate(names)}
        return cls(names, np.array([number_of[value] for value in values], np.int64))

    def column(self) -> pd.api.extensions.ExtensionArray:
        return _strings(self.names).take(self.numbers)

    def are(self, wanted: Collection[str]) -> NDArray[np.bool_]:
        """Say which rows have one of the ``wanted`` names."""
        return np.array([name in wanted for name in self.names], np.bool_)[self.numbers]


def _documents(
    records: Sequence[Record], owner: Places, n_words: Places, counted: NDArray[np.bool_], titles: Mapping[int, str],
    languages: Mapping[int, str],
) -> pd.DataFrame:  # fmt: skip
    n = len(records)
    return pd.DataFrame({
        "doc_id": _strings([r.doc_id for r in records]),
        "title": _strings([r.title or titles.get(i) for i, r in enumerate(records)]),
        "language": _strings([r.language or languages.get(i) for i, r in enumerate(records)]),
        "text": _strings([r.text for r in records]),
        "n_words": np.bincount(owner[counted], n_words[counted], minlength=n).astype(np.int64),
        "n_counted_passages": np.bincount(owner[counted], minlength=n).astype(np.int64),
        "sha256": _strings([hashlib.sha256(r.text.encode()).hexdigest() for r in records]),
    })  # fmt: skip


def _strings(values: list[str] | list[str | None]) -> pd.api.extensions.ExtensionArray:
    # An array: a series would be aligned with its frame first.
    array: pd.api.extensions.ExtensionArray = pd.Series(values, dtype="str").array
    return array


def _first_titles(zones: _Named, owner: Places) -> dict[int, int]:
    """Return the row of the first title passage of each text that has one."""
    rows = np.flatnonzero(zones.are({"title"}))
    texts, first = np.unique(owner[rows], return_index=True)
    return dict(zip(texts.tolist(), rows[first].tolist(), strict=True))


def _main_of(languages: _Named, owner: Places, n_words: Places) -> dict[int, str]:
    """Return the language most words of each text are in; of two as frequent, the last by its code."""
    many = len(languages.names)
    if not many:
        return {}
    cell, n_cells = owner * many + languages.numbers, (int(owner[-1]) + 1) * many
    words = np.bincount(cell, n_words, minlength=n_cells)
    words[np.bincount(cell, minlength=n_cells) == 0] = -1
    table = words.reshape(-1, many)
    best = many - 1 - table[:, ::-1].argmax(axis=1)
    return {row: languages.names[k] for row, k in enumerate(best.tolist()) if table[row, k] >= 0}
