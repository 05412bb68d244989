"""How time and memory grow with the corpus: ``python -m benchmarks.bench_growth 1000 10000 100000``.

Every size is measured in a process of its own, on texts of its own, nothing kept. What counts is the processor time of
all processes: the time on the wall says as much of what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from analysis.corpus.build import load_corpus
from analysis.corpus.spread.check import spread_sheet
from analysis.corpus.spread.tables import spread_tables
from benchmarks.processors import cpu_seconds
from benchmarks.tables import markdown
from benchmarks.texts import write_corpus

__all__ = ["measure_sizes"]

_WAYS: Final[dict[str, Callable[[Path, Path], object]]] = {
    "tables": lambda corpus, out: spread_tables(corpus, out),
    "check": lambda corpus, _out: spread_sheet(corpus),
    "load": lambda corpus, _out: load_corpus(corpus),
}
_HEAD: Final = (
    "texts", "seconds", "CPU seconds", "CPU ms a text", "over linear", "driver, MB", "worker, MB",
)  # fmt: skip


def measure_sizes(sizes: Sequence[int], way: str, size: int, varied: float) -> Iterator[tuple[str, ...]]:
    """Give the time and the peak memory of one way to work on corpora of several sizes.

    Parameters
    ----------
    sizes : sequence of int
        Texts, ascending.
    way : {"tables", "check", "load"}
        In partitions with everything, in partitions with dates and copies alone, or all at once.
    size : int
        Bytes of a text.
    varied : float
        See `benchmarks.texts.write_corpus`.
    """
    known: list[tuple[int, float]] = []
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder) / "corpus", n, varied, size)
            command = [sys.executable, "-m", "benchmarks.bench_growth", "--measure", folder, "--way", way]
            said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        known.append((n, said["cpu"]))
        yield (
            f"{n:,}", f"{said['wall']:.1f}", f"{said['cpu']:.1f}", f"{1000 * said['cpu'] / n:.2f}",
            _over_linear(known), f"{said['driver']:,.0f}", f"{said['worker']:,.0f}",
        )  # fmt: skip


def _over_linear(known: Sequence[tuple[int, float]]) -> str:
    """Say how much more the last size took than the one before it would by its size; getting ready counts too."""
    if len(known) < 2:
        return ""
    (n_before, before), (n, now) = known[-2:]
    return f"{now / before / (n / n_before):.2f}"


def _measure(folder: Path, way: str) -> None:
    os.environ["PRESSCOPE_NO_CACHE"] = "1"
    began, spent = time.perf_counter(), cpu_seconds()
    _WAYS[way](folder / "corpus", folder / "out")
    peaks = [resource.getrusage(who).ru_maxrss / 1e3 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    said = {"wall": time.perf_counter() - began, "cpu": cpu_seconds() - spent, "driver": peaks[0], "worker": peaks[1]}
    print(json.dumps(said))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_growth", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000], help="texts")
    parser.add_argument("--way", choices=_WAYS, default="tables")
    parser.add_argument("--size", type=int, default=350, help="bytes of a text")
    parser.add_argument("--varied", type=float, default=0.3, help="share of words exchanged")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        _measure(args.measure, args.way)
    else:
        print(markdown(_HEAD, measure_sizes(args.sizes, args.way, args.size, args.varied)))


if __name__ == "__main__":
    main()
