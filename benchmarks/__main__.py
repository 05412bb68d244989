"""All measures in one run, as Markdown tables on stdout.

Absolute times say as much of the machine as of the program: what counts are the ratios within one table.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from benchmarks.bench_engines import measure_engines
from benchmarks.bench_explore import measure_exploring
from benchmarks.bench_rendering import measure_rendering
from benchmarks.bench_stage import measure_growth, measure_kinds, measure_steps
from benchmarks.bench_store import measure_runs
from benchmarks.tables import markdown
from benchmarks.texts import write_corpus


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--texts", type=int, default=2000, help="texts of 3.5 kB in the corpus")
    parser.add_argument("--varied", type=float, default=0.12, help="share of words exchanged; 0: lines come again")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each engine; the best counts")
    parser.add_argument("--explored", type=int, nargs="+", default=[112, 10_000], help="texts the panel is measured on")
    args = parser.parse_args()
    print(f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors\n")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        write_corpus(corpus, args.texts, args.varied)
        os.environ["PRESSCOPE_CACHE"] = str(Path(folder) / "cache")
        engines = measure_engines(corpus, args.rounds)
        for title, head, rows in (
            ("Finding names", ("engine", "MB/s", "presscope is faster by", "hits"), engines),
            ("The corpus stage, one process", ("step", "texts/s", "share of the time"), measure_steps(corpus)),
            ("The corpus stage by kind", ("texts", "kB each", "texts/s", "by remembering lines"), measure_kinds()),
            ("Growth, all processors", ("texts", "seconds", "texts/s", "peak memory, MB"), measure_growth(corpus)),
            ("Runs on one corpus", ("run", "seconds", "faster by"), measure_runs(corpus)),
            ("Rendering one report", ("way", "seconds", "CPU seconds", "ratio"), measure_rendering()),
            ("The panel", ("texts", "change", "seconds", "limit"), measure_exploring(args.explored)),
        ):
            print(f"### {title}\n\n{markdown(head, rows)}\n", flush=True)


if __name__ == "__main__":
    main()
