"""First and later runs on one corpus: what the store saves."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.corpus import build
from benchmarks.processors import cpu_seconds
from benchmarks.tables import times

__all__ = ["measure_runs"]

_THEME = """valid_through: 2024-12-31
themes:
- id: bench
  label: Mesure
  covers: un mot de plus
  terms: [marché couvert]
"""


class _Spent(NamedTuple):
    """Seconds on the wall, and of all processors."""

    wall: float
    cpu: float


def measure_runs(corpus: Path) -> Iterator[tuple[str, str, str]]:
    """Give the time of `load_corpus` on a new corpus, an unchanged and a changed one, and with another lexicon."""
    build.load_corpus()  # imports, lexicon and machine code are not what is measured
    first = _spent(corpus)
    yield "first", f"{first.wall:.2f} (CPU {first.cpu:.2f})", ""
    yield _compared("unchanged", first, min(_spent(corpus) for _ in range(3)))
    paths, rng = sorted(corpus.glob("*.txt")), random.Random(1)
    few = max(1, len(paths) // 100)
    for path in rng.sample(paths, few):
        path.write_text(path.read_text(encoding="utf-8") + "\nLa Chine a protesté.\n", encoding="utf-8")
    yield _compared("one text in a hundred changed", first, _settled(corpus))
    for number, path in enumerate(rng.sample(paths, few)):
        path.rename(corpus / f"renamed-{number}.txt")
    yield _compared("one text in a hundred renamed", first, _settled(corpus))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "themes.yaml").write_text(_THEME, encoding="utf-8")
        yield _compared("one theme added to the lexicon", first, _spent(corpus, Path(folder)))


def _compared(name: str, first: _Spent, now: _Spent) -> tuple[str, str, str]:
    ratios = f"{times(first.wall / now.wall)} (CPU {times(first.cpu / now.cpu)})"
    return name, f"{now.wall:.2f} (CPU {now.cpu:.2f})", ratios


def _settled(corpus: Path) -> _Spent:
    time.sleep(0.2)  # a file is believed to be whole once it is a tenth of a second old
    return _spent(corpus)


def _spent(corpus: Path, lexicon: Path | None = None) -> _Spent:
    build._LOADED.clear()
    wall, cpu = time.perf_counter(), cpu_seconds()
    build.load_corpus(corpus, lexicon=lexicon)
    return _Spent(time.perf_counter() - wall, cpu_seconds() - cpu)
