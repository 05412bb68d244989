"""A smaller corpus out of a corpus: the texts of some sources, of some days, that name some actors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.naming import as_list, names_of_actors, names_of_sources, names_of_themes, resolve
from analysis.corpus.places import rows_of_documents, rows_of_passages
from analysis.errors import Fault, ParameterError
from analysis.schemas import COUNTED_ZONES, conform

if TYPE_CHECKING:
    from analysis.corpus.corpus import Corpus

__all__ = ["Day", "Given", "parse_window", "select_corpus"]

Day = str | dt.date | pd.Timestamp
Given = str | Iterable[str] | None

_SPANS = ("mentions", "themes", "quotes")


def select_corpus(
    corpus: Corpus,
    *,
    source: Given = None,
    start: Day | None = None,
    end: Day | None = None,
    actor: Given = None,
    theme: Given = None,
    query: str | None = None,
) -> Corpus:
    """Return the part of a corpus that meets all conditions; see :meth:`Corpus.select`."""
    faults: list[Fault] = []
    sources = resolve("source", as_list(source), names_of_sources(corpus), faults)
    actors = resolve("actor", as_list(actor), names_of_actors(corpus), faults) if actor is not None else ()
    themes = resolve("theme", as_list(theme), names_of_themes(corpus), faults)
    first, last = parse_window(start, end, faults)
    if faults:
        raise ParameterError("The selection cannot be made.", faults)
    said = {"source": ", ".join(sources), "start": str(start or ""), "end": str(end or ""), "actor": ", ".join(actors),
            "theme": ", ".join(themes), "query": query or ""}  # fmt: skip
    found = corpus.search(query) if query is not None else None
    kept = corpus
    if sources:
        kept = _with_documents(kept, kept.documents["source"].isin(sources).to_numpy(dtype=bool))
    if first is not None or last is not None:
        kept = _within(kept, first, last)
    for hits, column, wanted in ((corpus.mentions, "actor_id", actors), (corpus.themes, "theme_id", themes)):
        if wanted:
            kept = _naming(kept, hits[hits["counted"] & hits[column].isin(wanted)])
    if found is not None:
        kept = _naming(kept, found[found["counted"]])
    return _told(corpus, kept, {key: words for key, words in said.items() if words})


def parse_window(start: Day | None, end: Day | None, faults: list[Fault]) -> tuple[Any, Any]:
    """Return two days as timestamps, None where not given; what is no day becomes a fault."""
    days: list[pd.Timestamp | None] = []
    for name, day in (("start", start), ("end", end)):
        try:
            days.append(None if day is None else pd.Timestamp(day).normalize().as_unit("us"))
        except (ValueError, TypeError):
            faults.append(Fault(name, repr(day), "a day such as 2021-01-31"))
            days.append(None)
    first, last = days
    if first is not None and last is not None and last < first:
        faults.append(Fault("end", repr(str(end)), f"{first:%Y-%m-%d} or later", "Swap start and end"))
    return first, last


def _with_documents(corpus: Corpus, keep: NDArray[np.bool_]) -> Corpus:
    documents = corpus.documents[keep].reset_index(drop=True)
    if len(documents) == len(corpus.documents):
        return corpus
    kept = corpus.with_frames(documents=documents)
    frames: dict[str, pd.DataFrame] = {name: getattr(corpus, name) for name in ("passages", *_SPANS)}
    frames = {name: f[rows_of_documents(documents, f) >= 0].reset_index(drop=True) for name, f in frames.items()}
    return kept.with_frames(**frames)


def _holding(corpus: Corpus, frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the documents that the rows of a frame are of."""
    # One more for the rows whose document the corpus does not have.
    held = np.zeros(len(corpus.documents) + 1, dtype=bool)
    held[rows_of_documents(corpus.documents, frame)] = True
    return held[:-1]


def _within(corpus: Corpus, first: pd.Timestamp | None, last: pd.Timestamp | None) -> Corpus:
    """Keep the passages of the days, and the documents that still have a counted one."""
    days = corpus.passages["date"]
    keep = days.notna()
    keep &= days >= first if first is not None else True
    keep &= days <= last if last is not None else True
    passages = corpus.passages[keep].reset_index(drop=True)
    smaller = corpus.with_frames(passages=passages)
    frames: dict[str, pd.DataFrame] = {name: getattr(corpus, name) for name in _SPANS}
    frames = {name: f[rows_of_passages(smaller, f) >= 0].reset_index(drop=True) for name, f in frames.items()}
    smaller = smaller.with_frames(**frames)
    return _with_documents(smaller, _holding(corpus, passages[passages["zone"].isin(COUNTED_ZONES)]))


def _naming(corpus: Corpus, hits: pd.DataFrame) -> Corpus:
    """Keep the documents with one of the hits in the passages that are left."""
    inside = rows_of_passages(corpus, hits) >= 0
    return _with_documents(corpus, _holding(corpus, hits[inside]))


def _told(corpus: Corpus, kept: Corpus, said: dict[str, str]) -> Corpus:
    """Write the selection into the funnel and the name, so that no report hides it."""
    if not said:
        return corpus
    words: Sequence[str] = [f"{key} = {value}" for key, value in said.items()]
    n, left = len(corpus.documents), len(kept.documents)
    line = pd.DataFrame([{"step": "textes retenus", "unit": "textes", "n_in": n, "n_dropped": n - left, "n_out": left,
                          "reason": "hors de la sélection : " + " ; ".join(words)}])  # fmt: skip
    funnel = conform(pd.concat([corpus.funnel, line], ignore_index=True), "funnel")
    name = corpus.name if corpus.name.endswith("(sélection)") else f"{corpus.name} (sélection)"
    return kept.with_frames(funnel=funnel, name=name)  # type: ignore[arg-type]
