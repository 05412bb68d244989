"""Reading → corpus: parts of it are worked on side by side, then compared with each other."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, TypeVar

import numpy as np
import pandas as pd

from analysis.corpus.corpus import WINDOW, Corpus
from analysis.corpus.dating_frames import date_by_sharing
from analysis.corpus.duplicates import find_stories
from analysis.corpus.engines import Engine, LocalEngine, ProcessEngine
from analysis.corpus.export_columns import export_columns
from analysis.corpus.finding import find_all, find_in_texts, find_on_days
from analysis.corpus.funnel import trace_funnel
from analysis.corpus.parts import Part, Places, Table, join_parts
from analysis.corpus.prints import Prints
from analysis.corpus.workers import count_processors
from analysis.lexicon.reading import Lexicon
from analysis.matching.automaton import search_compiled
from analysis.readers.records import FileReport, Reading, Record, Rejection, Remark
from analysis.schemas import conform

__all__ = [
    "Built",
    "Known",
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

T = TypeVar("T")
Track = Callable[[Sequence[Any], str], Iterable[Any]]

_WORTH_SHARING: Final = 500  # texts, below which one process is done before a second has started
_PART: Final = 1000  # texts


def untracked(items: Sequence[T], _what: str) -> Iterable[T]:
    """Show no progress."""
    return items


@dataclass(frozen=True)
class Known:
    """What an earlier run found, by content.

    Parameters
    ----------
    part : Part
        Texts and what was found in them.
    places : mapping
        Content (`Built.contents`) → place in ``part``.
    lexicon : str
        Version of the lexicon it was found with. With another one only passages and fingerprints are used.
    """

    part: Part
    places: Mapping[str, int]
    lexicon: str


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
    """

    corpus: Corpus
    prints: Prints
    contents: list[str]
    redated: list[int] = field(default_factory=list)
    n_new: int = 0


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
    source, wanted, n_new = _gather(records, contents, lexicon, known, engine, track)
    part = source.take(wanted, pd.Index([record.doc_id for record in records], dtype="str"))
    part, redated = date_by_others(part, lexicon)
    documents = with_fields(part.documents, records)
    table = part.tables["passages"]
    documents, passages = find_stories(documents, table.frame.drop(columns="found_on"), part.prints, table.owner)
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
    return Built(corpus, part.prints, contents, redated, n_new)


def window_of(naming: Mapping[str, Any]) -> tuple[dt.date, dt.date]:
    """Return the first and last day that the description beside the texts names, or those of the reports."""
    about = naming.get("about")
    return WINDOW if about is None or about.window is None else (about.window.start, about.window.end)


def _content(record: Record) -> str:
    stated = (record.title, record.language, str(record.date or ""), record.text)
    return hashlib.sha256("\x1f".join(stated).encode("utf-8", "surrogatepass")).hexdigest()


def _gather(
    records: Sequence[Record],
    contents: Sequence[str],
    lexicon: Lexicon,
    known: Known | None,
    engine: Engine | None,
    track: Track,
) -> tuple[Part, Places, int]:
    """Return a part with every distinct text, the place in it of each record's, and how many are new.

    Copies to the letter are worked on once.
    """
    first = {content: number for number, content in reversed(list(enumerate(contents)))}
    places = known.places if known is not None else {}
    new = [number for content, number in sorted(first.items(), key=lambda item: item[1]) if content not in places]
    old = [number for content, number in sorted(first.items(), key=lambda item: item[1]) if content in places]
    parts: list[Part] = []
    at: dict[str, int] = {}
    if known is not None and old:
        kept, at = known.part, {contents[number]: places[contents[number]] for number in old}
        if known.lexicon != lexicon.version:
            ids = pd.Index([records[number].doc_id for number in old], dtype="str")
            cut = known.part.take(np.array([places[contents[n]] for n in old], np.int64), ids, ("passages",))
            kept = _find_anew(cut, [records[number] for number in old], lexicon, engine, track)
            at = {contents[number]: place for place, number in enumerate(old)}
        parts.append(kept)
    if new:
        shift = len(parts[0]) if parts else 0
        at |= {contents[number]: shift + place for place, number in enumerate(new)}
        step = _step(len(new))
        chunks = [[records[number] for number in new[i : i + step]] for i in range(0, len(new), step)]
        parts += _work(_find_all, chunks, lexicon, len(new), engine, track)
    return join_parts(parts), np.array([at[content] for content in contents], np.int64), len(new)


def _find_anew(
    cut: Part, records: Sequence[Record], lexicon: Lexicon, engine: Engine | None, track: Track
) -> Part:
    ids = pd.Index(cut.documents["doc_id"])
    step = _step(len(cut))
    tasks = []
    for i in range(0, len(cut), step):
        places = np.arange(i, min(i + step, len(cut)))
        stated = [record.date for record in records[i : i + step]]
        tasks.append((cut.take(places, ids[i : i + step], ("passages",)), stated))
    return join_parts(_work(_find_in, tasks, lexicon, len(cut), engine, track))


def _step(n: int) -> int:
    """Return how many texts make a part: a few parts for each processor, none too large for memory."""
    return min(_PART, max(1, -(-n // (4 * count_processors())))) if n >= _WORTH_SHARING else max(n, 1)


def _work(
    function: Callable[[Any, Lexicon], Part],
    tasks: Sequence[Any],
    lexicon: Lexicon,
    n: int,
    engine: Engine | None,
    track: Track,
) -> list[Part]:
    if engine is None:
        engine = ProcessEngine() if n >= _WORTH_SHARING else LocalEngine()
    warm_up(lexicon, n)
    results = engine.map(function, tasks, lexicon)
    return [next(results) for _ in track(tasks, "Analyse")]


def warm_up(lexicon: Lexicon, n: int) -> None:
    """Compile the lexicon here, for ``n`` texts: processes forked from this one find it in memory."""
    if n >= _WORTH_SHARING:
        search_compiled()
    find_all([Record("Rien.", "", "warm-up")], lexicon)


def _find_all(records: Sequence[Record], lexicon: Lexicon) -> Part:
    return find_all(records, lexicon)


def _find_in(task: tuple[Part, Sequence[object]], lexicon: Lexicon) -> Part:
    return find_in_texts(*task, lexicon)


def date_by_others(part: Part, lexicon: Lexicon) -> tuple[Part, list[int]]:
    """Date texts by the dated texts that share passages with them, and find anew what depends on it."""
    table = part.tables["passages"]
    documents, passages, changed = date_by_sharing(
        part.documents, table.frame, lexicon, part.prints, table.owner
    )
    part = replace(part, documents=documents, tables={**part.tables, "passages": Table(passages, table.owner)})
    day, found_on = passages["date"], passages["found_on"]
    places = np.unique(table.owner[((day != found_on) & ~(day.isna() & found_on.isna())).to_numpy()])
    if not len(places):
        return part, changed
    ids = pd.Index(documents["doc_id"])
    anew = find_on_days(part.take(places, ids[places]), lexicon)
    wanted = np.arange(len(part))
    wanted[places] = len(part) + np.arange(len(places))
    return join_parts([part, anew]).take(wanted, ids), changed


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
