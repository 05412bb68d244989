"""Reading → corpus: parts of it are worked on side by side, then compared with each other."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.corpus.comparing import Before, Compared
from analysis.corpus.corpus import WINDOW, Corpus
from analysis.corpus.dating_frames import date_by_sharing
from analysis.corpus.duplicates import compare_shelf, name_copies
from analysis.corpus.engines import Engine
from analysis.corpus.export_columns import export_columns
from analysis.corpus.finding import find_on_days
from analysis.corpus.funnel import trace_funnel
from analysis.corpus.gathering import Known, Track, gather, untracked, warm_up
from analysis.corpus.parts import Part, Table
from analysis.corpus.prints import Prints
from analysis.corpus.shelf import shelve
from analysis.lexicon.reading import Lexicon
from analysis.readers.records import FileReport, Reading, Record, Rejection, Remark
from analysis.schemas import conform

__all__ = [
    "Built",
    "Track",
    "build",
    "build_corpus",
    "date_by_others",
    "list_reports",
    "untracked",
    "warm_up",
    "window_of",
    "with_fields",
]


@dataclass(frozen=True)
class Built:
    """A corpus and what a later run can use.

    Parameters
    ----------
    corpus : Corpus
    prints : Prints
        Of its documents and passages.
    contents : list of str
        For each document a hash of all that the rows of a text depend on, but for code and lexicon.
    redated : list of int
        Documents dated by other texts: their dates do not depend on their content alone.
    n_new : int
        Texts that were worked on in this run.
    compared : Compared
        What pairs of documents share, by their rows.
    """

    corpus: Corpus
    prints: Prints
    contents: list[str]
    redated: list[int] = field(default_factory=list)
    n_new: int = 0
    compared: Compared = field(default_factory=Compared.none)


def build_corpus(reading: Reading, lexicon: Lexicon, *, name: str, licence: str = "", notice: str = "") -> Corpus:
    """Make the frames of a corpus from what the readers read."""
    return build(reading, lexicon, name=name, naming={"licence": licence, "notice": notice}).corpus


def build(
    reading: Reading,
    lexicon: Lexicon,
    *,
    name: str,
    naming: Mapping[str, Any] | None = None,
    known: Known | None = None,
    engine: Engine | None = None,
    track: Track = untracked,
) -> Built:
    """Make the frames of a corpus, with the rows of known texts taken over.

    Parameters
    ----------
    reading : Reading
        The texts.
    lexicon : Lexicon
        What is looked for.
    name : str
        What reports call the corpus.
    naming : mapping, optional
        More fields of the corpus: its licence, its notice, what lies beside the texts.
    known : Known, optional
        What is known of some of them.
    engine : Engine, optional
        Where the parts are worked on; by default in as many processes as there are processors, in this one for few
        texts.
    track : callable, optional
        Wraps the list of parts, to show progress.
    """
    records = reading.records
    contents = [_content(record) for record in records]
    source, wanted, n_new = gather(records, contents, lexicon, known, engine, track)
    part = source.take(wanted, pd.Index([record.doc_id for record in records], dtype="str"))
    part, redated = date_by_others(part, lexicon)
    documents = with_fields(part.documents, records)
    table = part.tables["passages"]
    shelf = shelve(documents, table.frame.drop(columns="found_on"), part.prints, table.owner)
    compared = compare_shelf(shelf, before=_compared_before(known, contents))
    documents, passages = name_copies(shelf, compared)
    documents, passages = conform(documents, "documents"), conform(passages, "passages")
    mentions, themes, quotes = (conform(part.tables[table].frame, table) for table in ("mentions", "themes", "quotes"))
    corpus = Corpus(
        name=name,
        documents=documents,
        passages=passages,
        mentions=mentions,
        themes=themes,
        quotes=quotes,
        funnel=trace_funnel(
            reading.n_found, documents, passages, mentions, window_of(naming or {}), n_twice=len(reading.twice)
        ),
        files=list_reports(reading.files, FileReport),
        rejections=list_reports(reading.rejections, Rejection),
        remarks=list_reports(reading.remarks, Remark),
        twice=list_reports(reading.twice, Rejection),
        lexicon=lexicon,
        **(naming or {}),
    )
    return Built(corpus, part.prints, contents, redated, n_new, compared)


def _compared_before(known: Known | None, contents: Sequence[str]) -> Before | None:
    """Return the pairs that were compared before, with the place that each text of today had then."""
    if known is None or known.compared is None:
        return None
    return Before(known.compared, np.array([known.places.get(content, -1) for content in contents], np.int64))


def window_of(naming: Mapping[str, Any]) -> tuple[dt.date, dt.date]:
    """Return the first and last day that the description beside the texts names, or those of the reports."""
    about = naming.get("about")
    return WINDOW if about is None or about.window is None else (about.window.start, about.window.end)


def _content(record: Record) -> str:
    stated = (record.title, record.language, str(record.date or ""), record.text)
    return hashlib.sha256("\x1f".join(stated).encode("utf-8", "surrogatepass")).hexdigest()


def date_by_others(part: Part, lexicon: Lexicon) -> tuple[Part, list[int]]:
    """Date texts by the dated texts that share passages with them, and find anew what depends on it."""
    table = part.tables["passages"]
    documents, passages, changed = date_by_sharing(
        part.documents, table.frame, lexicon.parts["dates"], part.prints, table.owner
    )
    part = replace(part, documents=documents, tables={**part.tables, "passages": Table(passages, table.owner)})
    day, found_on = passages["date"], passages["found_on"]
    places = np.unique(table.owner[((day != found_on) & ~(day.isna() & found_on.isna())).to_numpy()])
    if not len(places):
        return part, changed
    ids = pd.Index(documents["doc_id"])
    return part.with_texts(places, find_on_days(part.take(places, ids[places]), lexicon)), changed


def with_fields(documents: pd.DataFrame, records: Sequence[Record]) -> pd.DataFrame:
    """Add what the readers say of each text; the fields only an export has come last."""
    stated = {name: [getattr(record, name) for record in records] for name in ("source", "author", "url", "origin")}
    columns = {name: pd.Series(values, dtype="str") for name, values in stated.items()}
    for name in ("source", "author", "url"):
        columns[name] = columns[name].mask(columns[name] == "")
    known = [name for name in documents.columns if name not in ("n_counted_passages", *columns)]
    return pd.DataFrame({
        **{name: documents[name] for name in known},
        **columns,
        "n_counted_passages": documents["n_counted_passages"],
        **export_columns(records),
    })  # fmt: skip


def list_reports(items: Sequence[object], kind: type) -> pd.DataFrame:
    """Return what the readers report of one ``kind``, a row each."""
    columns = [one.name for one in fields(kind)]
    frame = pd.DataFrame([tuple(vars(item).values()) for item in items], columns=columns)
    return frame.astype({name: "Int64" if name == "n_announced" else frame[name].dtype for name in columns})
