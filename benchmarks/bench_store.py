"""First and later runs on one corpus: what the store saves."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from analysis.corpus import build
from benchmarks.tables import times

__all__ = ["measure_runs"]

_THEME = """valid_through: 2024-12-31
themes:
- id: bench
  label: Mesure
  covers: un mot de plus
  terms: [marché couvert]
"""


def measure_runs(corpus: Path) -> Iterator[tuple[str, str, str]]:
    """Give the time of `load_corpus` on a new corpus, an unchanged and a changed one, and with another lexicon."""
    build.load_corpus()  # imports, lexicon and machine code are not what is measured
    first = _seconds(corpus)
    yield "first", f"{first:.2f}", ""
    again = min(_seconds(corpus) for _ in range(3))
    yield "unchanged", f"{again:.2f}", times(first / again)
    paths = sorted(corpus.glob("*.txt"))
    for path in random.Random(1).sample(paths, max(1, len(paths) // 100)):
        path.write_text(path.read_text(encoding="utf-8") + "\nLa Chine a protesté.\n", encoding="utf-8")
    time.sleep(0.2)  # a file is believed to be whole once it is a tenth of a second old
    changed = _seconds(corpus)
    yield "one text in a hundred changed", f"{changed:.2f}", times(first / changed)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "themes.yaml").write_text(_THEME, encoding="utf-8")
        edited = _seconds(corpus, Path(folder))
    yield "one theme added to the lexicon", f"{edited:.2f}", times(first / edited)


def _seconds(corpus: Path, lexicon: Path | None = None) -> float:
    build._LOADED.clear()
    began = time.perf_counter()
    build.load_corpus(corpus, lexicon=lexicon)
    return time.perf_counter() - began
