"""Finding the names of the lexicon in texts: presscope against what one would write instead."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from ahocorasick_rs import AhoCorasick

from analysis.lexicon.reading import load_lexicon
from analysis.matching.scanning.automaton import Automaton, make_scanner
from analysis.matching.scanning.forms import Form
from analysis.text.normalise import fold
from benchmarks.tables import times
from benchmarks.texts import read_texts

__all__ = ["measure_engines"]

_SLOW = 60  # texts for the engines that would take minutes on all


def measure_engines(corpus: Path, rounds: int) -> Iterator[tuple[str, str, str, str]]:
    """Give for each engine its speed, how much faster presscope is and what it found, all on the same names."""
    texts = read_texts(corpus)
    forms = {form for actor in load_lexicon().actors.values() for form in (actor.label, *_forms(actor))}
    names = sorted(form for form in forms if "|" not in fold(form))  # a bracket in a label is for readers
    automaton = Automaton([Form(name) for name in names])
    automaton._scanner = make_scanner(automaton._table)
    array, few = pa.array(texts, pa.large_string()), texts[:_SLOW]
    plain = Automaton(automaton.forms)
    plain._scanner = make_scanner(plain._table, compiled=False)
    search = AhoCorasick(names)
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))
    column = pd.Series(few)
    runs: dict[str, tuple[Callable[[], int], list[str]]] = {
        f"presscope, {len(names):,} names, whole words, any accents": (lambda: len(automaton.find(array)), texts),
        "presscope without numba": (lambda: len(plain.find(array)), texts),
        "ahocorasick_rs, exact letters, also within words": (
            lambda: sum(len(search.find_matches_as_indexes(text)) for text in texts), texts),
        "`re` alternation, exact letters": (lambda: sum(len(pattern.findall(text)) for text in few), few),
        "pandas `str.count`, a pattern for each name": (
            lambda: int(sum(column.str.count(rf"\b{re.escape(name)}\b").sum() for name in names)), few),
    }  # fmt: skip
    data = np.frombuffer(array.buffers()[2], np.uint8)
    runs["the limit: one sum over the bytes"] = (lambda: int(np.add.reduce(data, dtype=np.uint32)), texts)
    speeds: dict[str, float] = {}
    found: dict[str, int] = {}
    for name, (run, given) in runs.items():
        megabytes = sum(len(text.encode()) for text in given) / 1e6
        best = min(_seconds(run, found, name) for _ in range(rounds if given is texts else 1))
        speeds[name] = megabytes / best
    ours = next(iter(speeds.values()))
    for name, (_, given) in runs.items():
        hits = f"{found[name]:,}" if given is texts else f"{found[name]:,} in {len(given)} texts"
        hits = "" if name.startswith("the limit") else hits
        yield name, f"{speeds[name]:.3g}", times(ours / speeds[name]), hits


def _forms(actor: object) -> list[str]:
    return [alias.form for kind in ("aliases", "acronyms") for alias in getattr(actor, kind)]


def _seconds(run: Callable[[], int], found: dict[str, int], name: str) -> float:
    began = time.process_time()
    found[name] = run()
    return time.process_time() - began
