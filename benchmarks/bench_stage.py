"""The corpus stage: where the time goes, and how it grows."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from statistics import median
from typing import Any

from analysis.corpus import finding
from analysis.corpus.assembly import build
from analysis.corpus.said import Said
from analysis.lexicon.reading import load_lexicon
from analysis.readers.reading import read_corpus
from analysis.readers.records import Reading, Record
from analysis.text.line_memory import forgetting
from benchmarks.texts import write_corpus, write_pages

__all__ = ["measure_growth", "measure_kinds", "measure_steps"]

_STEPS = {
    "_segment": "zones, languages",
    "count_words_in_spans": "words",
    "_documents": "fields and hashes",
    "take_prints": "fingerprints",
    "date_each": "dates",
    "find_themes": "themes",
    "find_mentions": "mentions",
    "find_quotes": "quotations",
}
_MEASURED = 400
_KINDS: dict[str, Callable[[Path, int], None]] = {
    "articles, hardly a line twice": lambda folder, n: write_corpus(folder, n, 1.0),
    "articles of paragraphs that come again": lambda folder, n: write_corpus(folder, n, 0.0),
    "web pages of twenty sites": write_pages,
}
_CHUNK = 50


def measure_steps(corpus: Path) -> Iterator[tuple[str, str, str]]:
    """Give the speed of each step on a few hundred texts, by processor time, warm."""
    lexicon = load_lexicon()
    began = time.process_time()
    records = read_corpus(corpus).records
    spent = {"reading": (time.process_time() - began) / len(records) * _MEASURED}
    finding.find_all(records[:20], lexicon)
    originals = {name: getattr(finding, name) for name in _STEPS}
    for name, step in originals.items():
        setattr(finding, name, _timed(step, _STEPS[name], spent))
    try:
        texts = records[-_MEASURED:]
        finding.find_all(texts, lexicon)
    finally:
        for name, step in originals.items():
            setattr(finding, name, step)
    n, total = len(texts), sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        yield name, f"{n / seconds:,.0f}", f"{seconds / total:.0%}"
    yield "all", f"{n / total:,.0f}", ""


def _timed(step: Any, name: str, spent: dict[str, float]) -> Any:
    def run(*args: Any, **named: Any) -> Any:
        began = time.process_time()
        result = step(*args, **named)
        spent[name] = spent.get(name, 0.0) + time.process_time() - began
        return result

    return run


def measure_kinds(n: int = 1200) -> Iterator[tuple[str, str, str, str]]:
    """Give the speed on articles and on pages by processor time, warm, and what remembering lines does for it.

    Chunks of texts are worked on twice in turn, with what is remembered of lines and without.
    """
    lexicon = load_lexicon()
    for kind, write in _KINDS.items():
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / "texts", n)
            records = read_corpus(Path(folder) / "texts").records
        size = sum(len(record.text.encode()) for record in records) / len(records)
        finding.find_all(records[: n // 2], lexicon)
        spent: dict[bool, list[float]] = {True: [], False: []}
        for number, first in enumerate(range(n // 2, n, _CHUNK)):
            for remembering in (True, False) if number % 2 else (False, True):
                spent[remembering].append(_spent_on(records[first : first + _CHUNK], lexicon, remembering))
        ratio = median(without / by for by, without in zip(spent[True], spent[False], strict=True))
        yield kind, f"{size / 1e3:.1f}", f"{_CHUNK / median(spent[True]):,.0f}", f"{ratio:.2f} ×"


def _spent_on(records: list[Record], lexicon: Any, remembering: bool) -> float:
    with nullcontext() if remembering else forgetting():
        began = time.process_time()
        finding.find_all(records, lexicon)
        return time.process_time() - began


def measure_growth(corpus: Path) -> Iterator[tuple[str, str, str, str]]:
    """Give the time of the whole stage, reading included, for a quarter, a half and all of the texts."""
    lexicon = load_lexicon()
    reading = read_corpus(corpus)
    whole = len(reading.records)
    for n in (whole // 4, whole // 2, whole):
        part = Reading(reading.records[:n], files=reading.files[:n])
        began = time.perf_counter()
        build(Said.of(part), lexicon, name="bench")
        seconds = time.perf_counter() - began
        memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        yield f"{n:,}", f"{seconds:.1f}", f"{n / seconds:,.0f}", f"{memory / 1e3:,.0f}"
