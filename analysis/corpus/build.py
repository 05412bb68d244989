"""Reading → corpus: passages, zones, dates, copies, mentions, themes and quotations."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.corpus.dating_frames import date_documents
from analysis.corpus.duplicates import find_stories
from analysis.corpus.funnel import trace_funnel
from analysis.lexicon.reading import Lexicon, load_lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.speakers import find_quotes
from analysis.matching.themes import find_themes
from analysis.readers.reading import read_corpus
from analysis.readers.records import FileReport, Reading, Record, Rejection, Remark
from analysis.readers.web_pages import CHROME_MARK
from analysis.sample import SAMPLE, SAMPLE_NAME, SAMPLE_NOTICE
from analysis.schemas import COUNTED_ZONES, conform
from analysis.text.words import count_words_in_spans
from analysis.text.zones import segment

__all__ = ["build_corpus", "load_corpus"]

T = TypeVar("T")
Track = Callable[[Sequence[T], str], Iterable[T]]


def _untracked(items: Sequence[T], _what: str) -> Iterable[T]:
    return items


def load_corpus(
    where: str | Path | pd.DataFrame = SAMPLE_NAME,
    *,
    text: str | None = None,
    date: str | None = None,
    lexicon: Path | None = None,
    track: Track = _untracked,  # type: ignore[type-arg]
) -> Corpus:
    """Read texts and find everything in them.

    Parameters
    ----------
    where : str, Path or DataFrame
        A folder, a file, or ``"sample"`` for the embedded sample corpus.
    text, date : str, optional
        Columns of a DataFrame that calls them otherwise.
    lexicon : Path, optional
        A folder whose files are merged over the embedded lexicon.
    track : callable, optional
        Wraps the steps that take long, to show progress.

    Raises
    ------
    CorpusError, LexiconError
        If the texts or the lexicon cannot be used; all faults are listed.

    Examples
    --------
    >>> corpus = load_corpus()
    >>> corpus.licence
    'CC0'
    """
    is_sample = isinstance(where, str) and where == SAMPLE_NAME
    if isinstance(where, pd.DataFrame):
        return _load(where, text, date, lexicon, is_sample, track)
    place = SAMPLE if is_sample else Path(where).expanduser()
    key = (place.absolute(), lexicon, load_lexicon(lexicon).version, _stamp(place))
    if key not in _LOADED:
        loaded = _load(place, text, date, lexicon, is_sample, track)
        _LOADED.clear()
        _LOADED[key] = loaded
    return _LOADED[key]


# The last corpus of this process: the reports of one run are forked from it and share its memory.
_LOADED: dict[object, Corpus] = {}


def _stamp(place: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when a text does: the name, time and size of each file."""
    files = sorted(place.rglob("*")) if place.is_dir() else [place]
    return tuple((str(f), (s := f.stat()).st_mtime_ns, s.st_size) for f in files if f.is_file())


def _load(
    place: Path | pd.DataFrame,
    text: str | None,
    date: str | None,
    lexicon: Path | None,
    is_sample: bool,
    track: Track,  # type: ignore[type-arg]
) -> Corpus:
    reading = read_corpus(place, text=text, date=date, track=lambda paths: track(paths, "Lecture"))
    return build_corpus(
        reading,
        load_lexicon(lexicon),
        name=SAMPLE_NAME if is_sample else reading.name or "DataFrame",
        licence="CC0" if is_sample else "",
        notice=SAMPLE_NOTICE if is_sample else "",
        track=track,
    )


def build_corpus(
    reading: Reading,
    lexicon: Lexicon,
    *,
    name: str,
    licence: str = "",
    notice: str = "",
    track: Track = _untracked,  # type: ignore[type-arg]
) -> Corpus:
    """Make the frames of a corpus from what the readers read."""
    passages = _passages(track(reading.records, "Zones"))
    documents = _documents(reading.records, passages)
    documents, passages = date_documents(documents, passages, lexicon)
    documents, passages = find_stories(documents, passages)
    documents = conform(documents, "documents")
    passages = conform(passages, "passages")
    mentions = find_mentions(documents, passages, lexicon)
    themes = find_themes(documents, passages, lexicon)
    quotes = find_quotes(documents, passages, mentions, lexicon)
    return Corpus(
        name=name,
        documents=documents,
        passages=passages,
        mentions=mentions,
        themes=themes,
        quotes=quotes,
        funnel=trace_funnel(reading.n_found, documents, passages, mentions),
        files=_table(reading.files, FileReport),
        rejections=_table(reading.rejections, Rejection),
        remarks=_table(reading.remarks, Remark),
        lexicon=lexicon,
        licence=licence,
        notice=notice,
    )


def _passages(records: Iterable[Record]) -> pd.DataFrame:
    texts: list[str] = []
    columns: list[list[object]] = [[] for _ in range(7)]
    doc_ids, rows, numbers, starts, ends, zones, languages = columns
    for row, record in enumerate(records):
        texts.append(record.text)
        chrome = record.text.find(f"\n{CHROME_MARK}\n")
        for number, passage in enumerate(segment(record.text, record.title or None), start=1):
            doc_ids.append(record.doc_id)
            rows.append(row)
            numbers.append(number)
            starts.append(passage.start)
            ends.append(passage.end)
            zones.append("boilerplate" if 0 <= chrome < passage.start else passage.zone)
            languages.append(passage.language)
    row, start, end = (np.array(values, np.int64) for values in (rows, starts, ends))
    frame = {"doc_id": doc_ids, "passage_id": numbers, "start": starts, "end": ends, "zone": zones}
    n_words = count_words_in_spans(texts, row, start, end)
    return pd.DataFrame({**frame, "language": languages, "n_words": n_words})


def _documents(records: Sequence[Record], passages: pd.DataFrame) -> pd.DataFrame:
    frame = pd.DataFrame([asdict(record) for record in records])
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[us]")
    for column in ("source", "author", "url", "title", "language"):
        frame[column] = frame[column].astype("str").replace("", pd.NA)
    counted = passages[passages["zone"].isin(COUNTED_ZONES)]
    by_document = counted.groupby("doc_id")
    frame["n_words"] = frame["doc_id"].map(by_document["n_words"].sum()).fillna(0).astype("int64")
    frame["n_counted_passages"] = frame["doc_id"].map(by_document.size()).fillna(0).astype("int64")
    frame["sha256"] = [hashlib.sha256(text.encode()).hexdigest() for text in frame["text"]]
    found_title, most_used = _titles(frame, passages), _languages(passages)
    frame["title"] = frame["title"].fillna(frame["doc_id"].map(found_title))
    frame["language"] = frame["language"].fillna(frame["doc_id"].map(most_used))
    return frame


def _titles(frame: pd.DataFrame, passages: pd.DataFrame) -> dict[str, str]:
    """Return the first title passage of each text that states no title."""
    first = passages[passages["zone"] == "title"].drop_duplicates("doc_id")
    texts = dict(zip(frame["doc_id"], frame["text"], strict=True))
    return {row.doc_id: texts[row.doc_id][row.start : row.end] for row in first.itertuples()}


def _languages(passages: pd.DataFrame) -> dict[str, str]:
    """Return the language most words of each text are in."""
    words = passages.groupby(["doc_id", "language"])["n_words"].sum()
    best = words.sort_values(kind="stable").groupby("doc_id").tail(1)
    return dict(best.index.to_flat_index().tolist())


def _table(items: Sequence[object], kind: type) -> pd.DataFrame:
    columns = list(kind.__dataclass_fields__)
    return pd.DataFrame([asdict(item) for item in items], columns=columns)  # type: ignore[call-overload]
