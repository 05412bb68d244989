"""The panel and the calls of a cell: how long everything that is shown takes to follow, on the sample and on more."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis.charts.numbers import format_count
from analysis.corpus import build
from analysis.corpus.corpus import Corpus
from analysis.exploring.comparing import compare
from analysis.exploring.counting import count
from analysis.exploring.kwic import concordance
from analysis.exploring.pairs import co_mentions
from analysis.widgets.choice import open_choice
from analysis.widgets.index import Index
from analysis.widgets.panel import Panel

__all__ = ["measure_exploring", "repeat_corpus"]

_T = TypeVar("_T")
_LIMITS = {112: 0.3, 100_000: 1.0}
_AGAIN = 5


def measure_exploring(sizes: Sequence[int] = (112, 10_000)) -> Iterator[tuple[str, str, str, str]]:
    """Give for each size and change the median seconds until chart, coverage, sentences and table follow; the limit.

    Larger corpora are the sample over and over; drawing the page in the browser is not in it.
    """
    sample = build.load_corpus()
    for size in sizes:
        corpus = repeat_corpus(sample, size)
        texts, limit = format_count(len(corpus.documents), "en"), f"{_LIMITS.get(size, 1.0):.1f}"
        index, seconds = _timed(lambda corpus=corpus: _prepared(corpus))  # type: ignore[misc]
        yield texts, "prepared once: arrays", f"{seconds:.2f}", ""
        _, seconds = _timed(lambda corpus=corpus, index=index: (corpus.words, index._searched))  # type: ignore[misc]
        yield texts, "prepared once: words, for searches", f"{seconds:.2f}", ""
        panel = Panel(index, open_choice(index))
        for name, changes in _changes(index).items():
            took = [_timed(lambda panel=panel, one=one: panel.set(**one))[1] for one in changes * _AGAIN]  # type: ignore[misc]
            yield texts, name, f"{statistics.median(took):.2f}", limit
        for name, call in _calls(corpus).items():
            took = [_timed(call)[1] for _ in range(_AGAIN)]
            yield texts, f"in a cell: {name}", f"{statistics.median(took):.2f}", limit


def _prepared(corpus: Corpus) -> Index:
    index = Index(corpus)
    assert index.actors and index.themes and index.names and index.labels
    return index


def _calls(corpus: Corpus) -> dict[str, Callable[[], object]]:
    return {
        "count, every actor": lambda: count(corpus),
        "count, by source": lambda: count(corpus, actors="otan", by="source"),
        "count, a search": lambda: count(corpus, query="cyber* | nucléaire"),
        "concordance": lambda: concordance(corpus, actor="russie"),
        "co_mentions": lambda: co_mentions(corpus),
        "compare, two years": lambda: compare(corpus, {"end": "2022-12-31"}),
    }


def _changes(index: Index) -> dict[str, list[dict[str, object]]]:
    """Return changes to and fro, so that none is a repetition of what is shown."""
    actors, sources = index.by_texts("actors")[:6], index.by_texts("sources")[:2]
    theme = index.by_texts("themes")[0]
    return {
        "an actor": [{"actors": actors[:1]}, {"actors": actors[1:2]}],
        "three actors": [{"actors": actors[:3]}, {"actors": actors[3:6]}],
        "a theme": [{"themes": [theme]}, {"themes": []}],
        "a source": [{"sources": sources[:1]}, {"sources": sources[1:]}],
        "all sources, another window": [{"sources": [], "start": "2022-01-01"}, {"start": "2021-01-01"}],
        "another period": [{"period": "month"}, {"period": "quarter"}],
        "another measure": [{"measure": "per_10k"}, {"measure": "share"}],
        "a search": [{"query": "cyber* | nucléaire"}, {"query": '"conseil de sécurité"'}],
    }


def _timed(run: Callable[[], _T]) -> tuple[_T, float]:
    began = time.perf_counter()
    result = run()
    return result, time.perf_counter() - began


def repeat_corpus(corpus: Corpus, size: int) -> Corpus:
    """Return a corpus of so many texts: those of another over and over, each time under other ids."""
    times = -(-size // len(corpus.documents))
    if times == 1:
        return corpus
    frames = {name: _repeat(getattr(corpus, name), times) for name in ("documents", "passages", "mentions", "themes")}
    frames["documents"]["story_id"] = frames["documents"]["doc_id"]
    kept = frames["documents"]["doc_id"].iloc[:size]
    frames = {name: frame[frame["doc_id"].isin(kept)].reset_index(drop=True) for name, frame in frames.items()}
    return corpus.with_frames(**frames, quotes=corpus.quotes.iloc[:0])


def _repeat(frame: pd.DataFrame, times: int) -> pd.DataFrame:
    whole = pd.concat([frame] * times, ignore_index=True)
    turn = pd.Series(np.repeat(np.arange(times), len(frame)).astype(str), dtype="str")
    return whole.assign(doc_id=whole["doc_id"] + "-" + turn)
