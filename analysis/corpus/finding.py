"""Records → a part: passages, dates, mentions, themes and quotations of some texts, without the others."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus.dating_frames import date_each, days_of_news, terms_of_news
from analysis.corpus.parts import Part, Table
from analysis.corpus.prints import take_prints
from analysis.garbage import collecting_seldom
from analysis.lexicon.reading import PARTS, Lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.speakers import find_quotes
from analysis.matching.themes import find_themes
from analysis.readers.records import Record
from analysis.readers.web_pages import CHROME_MARK
from analysis.schemas import COUNTED_ZONES
from analysis.text.words import count_words_in_spans
from analysis.text.zones import segment

__all__ = ["cut_texts", "find_all", "find_anew", "find_in_texts", "find_on_days"]


@collecting_seldom()
def find_all(records: Sequence[Record], lexicon: Lexicon) -> Part:
    """Do all that can be done with some texts by themselves."""
    return find_in_texts(cut_texts(records), [record.date for record in records], lexicon)


def cut_texts(records: Sequence[Record]) -> Part:
    """Cut texts into passages and take their fingerprints: what does not depend on the lexicon."""
    ids = pd.Index([record.doc_id for record in records], dtype="str")
    passages = _passages(records)
    documents = _documents(records, passages.frame, passages.owner, ids)
    texts = [record.text for record in records]
    return Part(documents, {"passages": passages}, take_prints(texts, passages.frame, passages.owner))


@collecting_seldom()
def find_in_texts(part: Part, stated: Sequence[object], lexicon: Lexicon) -> Part:
    """Date cut texts and find mentions, themes and quotations in them.

    Parameters
    ----------
    part : Part
        What `cut_texts` gave.
    stated : sequence of date or None
        The day the metadata of each text state.
    lexicon : Lexicon
    """
    return find_anew(part, stated, lexicon, PARTS)


@collecting_seldom()
def find_anew(part: Part, stated: Sequence[object], lexicon: Lexicon, what: Collection[str]) -> Part:
    """Find again what depends on some parts of the lexicon, and leave the rest as it is.

    Each step is given no more of the lexicon than the part it is known by (`analysis.lexicon.reading.PARTS`). After
    dates alone, mentions still rest on the days they were found on.

    Parameters
    ----------
    part, stated, lexicon
        As for `find_in_texts`.
    what : collection of {"dates", "names", "themes"}
        The parts of the lexicon that were other.
    """
    table = part.tables["passages"]
    if "dates" in what:
        days = np.array(stated, "datetime64[us]")
        documents, passages = date_each(part.documents.assign(date=days), table.frame, lexicon.parts["dates"])
        part = replace(part, documents=documents, tables={**part.tables, "passages": Table(passages, table.owner)})
    if "themes" in what:
        themes = find_themes(part.documents, table.frame, lexicon.parts["themes"])
        found = Table.of(themes, pd.Index(part.documents["doc_id"]))
        part = replace(part, tables={**part.tables, "themes": found})
    return find_on_days(part, lexicon) if "names" in what else part


@collecting_seldom()
def find_on_days(part: Part, lexicon: Lexicon) -> Part:
    """Find what depends on the days of the passages: mentions, and the quotations of who is mentioned.

    The days (`analysis.corpus.dating_frames.days_of_news`) are kept as ``found_on``: a passage whose day changes later
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


def _passages(records: Sequence[Record]) -> Table:
    columns: tuple[list[object], ...] = tuple([] for _ in range(7))
    doc_ids, rows, numbers, starts, ends, zones, languages = columns
    for row, record in enumerate(records):
        chrome = record.text.find(f"\n{CHROME_MARK}\n")
        found = segment(record.text, record.title or None)
        doc_ids += [record.doc_id] * len(found)
        rows += [row] * len(found)
        numbers += range(1, len(found) + 1)
        starts += [passage.start for passage in found]
        ends += [passage.end for passage in found]
        zones += ["boilerplate" if 0 <= chrome < passage.start else passage.zone for passage in found]
        languages += [passage.language for passage in found]
    owner, start, end = (np.array(values, np.int64) for values in (rows, starts, ends))
    n_words = count_words_in_spans([record.text for record in records], owner, start, end)
    frame = pd.DataFrame({
        "doc_id": pd.Series(doc_ids, dtype="str"), "passage_id": pd.Series(numbers, dtype="int64"),
        "start": start, "end": end, "zone": pd.Series(zones, dtype="str"),
        "language": pd.Series(languages, dtype="str"), "n_words": n_words,
    })  # fmt: skip
    return Table(frame, owner)


def _documents(
    records: Sequence[Record], passages: pd.DataFrame, owner: np.ndarray[tuple[int], np.dtype[np.int64]], ids: pd.Index
) -> pd.DataFrame:
    counted = passages["zone"].isin(COUNTED_ZONES).to_numpy()
    n = len(records)
    n_words = np.bincount(owner[counted], passages["n_words"].to_numpy()[counted], minlength=n)
    titles = _titles(records, passages, owner)
    languages = _languages(passages, owner, n)
    return pd.DataFrame({
        "doc_id": pd.Series(ids, dtype="str"),
        "title": pd.Series([r.title or titles.get(i) for i, r in enumerate(records)], dtype="str"),
        "language": pd.Series([r.language or languages.get(i) for i, r in enumerate(records)], dtype="str"),
        "text": pd.Series([r.text for r in records], dtype="str"),
        "n_words": n_words.astype(np.int64),
        "n_counted_passages": np.bincount(owner[counted], minlength=n).astype(np.int64),
        "sha256": pd.Series([hashlib.sha256(r.text.encode()).hexdigest() for r in records], dtype="str"),
    })  # fmt: skip


def _titles(
    records: Sequence[Record], passages: pd.DataFrame, owner: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> dict[int, str]:
    """Return the first title passage of each text."""
    rows = np.flatnonzero(passages["zone"].to_numpy() == "title")
    starts, ends = (passages[name].to_numpy()[rows].tolist() for name in ("start", "end"))
    found: dict[int, str] = {}
    for place, start, end in zip(owner[rows].tolist(), starts, ends, strict=True):
        if place not in found:
            found[place] = records[place].text[start:end]
    return found


def _languages(
    passages: pd.DataFrame, owner: np.ndarray[tuple[int], np.dtype[np.int64]], n: int
) -> dict[int, str]:
    """Return the language most words of each text are in; of two as frequent, the last by its code."""
    codes, names = pd.factorize(passages["language"], sort=True)
    words = np.zeros((n, len(names)))
    np.add.at(words, (owner, codes), passages["n_words"].to_numpy())
    present = np.zeros((n, len(names)), np.bool_)
    present[owner, codes] = True
    best = np.where(present, words, -1)[:, ::-1].argmax(axis=1) if len(names) else np.zeros(n, np.int64)
    return {i: str(names[len(names) - 1 - k]) for i, k in enumerate(best.tolist()) if present[i].any()}
