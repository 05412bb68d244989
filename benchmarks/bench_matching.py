"""How fast are forms found? Paired measures in one process: python benchmarks/bench_matching.py --help.

Texts are invented unless ``--corpus`` names a folder of .txt, which is then repeated up to ``--mb``.
Each engine is run once to warm up; then all run in turn, round after round, and the best round of
each counts (the noise of a shared machine only ever slows down). Time is that of the processor.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from analysis.matching.scanning.automaton import Automaton, make_scanner
from analysis.matching.scanning.forms import Form

ONSETS = re.split(" ", "b c d f g l m n p r s t v br ch cl cr dr fr gr pl pr tr vr qu")
VOWELS = re.split(" ", "a e i o u é è ou ai an on in eu oi")
SMALL = re.split(" ", "de la le les des du et en à un une que qui dans pour sur par au avec ne pas son l' d'")


def invent_word(rng: random.Random) -> str:
    """Make up a word of two to four syllables."""
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.randint(2, 4)))


def invent_texts(rng: random.Random, megabytes: float) -> list[str]:
    """Make up texts of some 3.5 kB: half small words, the rest drawn by rank, one in ten a name."""
    words = [invent_word(rng) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    texts: list[str] = []
    for _ in range(int(megabytes * 1e6 / 3500)):
        drawn = rng.choices(words, weights, k=300)
        drawn = [word.capitalize() if rng.random() < 0.1 else word for word in drawn]
        marks = [""] * 9 + [",", ".", ".\n"]
        text = " ".join(f"{rng.choice(SMALL)} {word}{rng.choice(marks)}" for word in drawn)
        texts.append(text.replace("' ", "’"))
    return texts


def read_texts(folder: Path, megabytes: float) -> list[str]:
    """Read a folder of .txt and repeat it."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    size = sum(len(text.encode()) for text in texts)
    return texts * max(1, round(megabytes * 1e6 / size))


def choose_forms(rng: random.Random, texts: list[str], count: int) -> list[str]:
    """Take a fifth of the forms from the texts (runs of one to four words), invent the others."""
    forms: set[str] = set()
    tries = 0
    while len(forms) < count // 5 and tries < 20 * count:
        tries += 1
        words = re.findall(r"\w+", rng.choice(texts[:200]))
        at = rng.randrange(max(1, len(words) - 4))
        run = " ".join(words[at : at + rng.randint(1, 4)])
        if len(run) > 4 and run.isascii() and run[0].isupper():
            forms.add(run)
    while len(forms) < count:
        forms.add(" ".join(invent_word(rng).capitalize() for _ in range(rng.randint(1, 4))))
    return sorted(forms)


def load_prototype(path: Path) -> Any:
    """Import the prototype from its file."""
    spec = importlib.util.spec_from_file_location("mention_trie_prototype", path)
    assert spec and spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def engines(
    forms: list[str], texts: pa.Array, prototype: Path | None, slow: bool
) -> dict[str, Callable[[], int]]:
    """Give for each engine a call that searches the texts and counts its hits."""
    automaton = Automaton([Form(form) for form in forms])
    runs: dict[str, Callable[[], int]] = {
        "presscope, leftmost longest": lambda: len(automaton.find(texts)),
        "presscope, longest at every word": lambda: len(automaton.find(texts, "starts")),
        "presscope, every form": lambda: len(automaton.find(texts, "all")),
    }
    if prototype is not None:
        matcher = load_prototype(prototype).P2([(str(i), form, False) for i, form in enumerate(forms)])
        runs["prototype"] = lambda: len(matcher.run_arrow(texts)[0])
    if slow:
        fallback = Automaton(automaton.forms)
        fallback._scanner = make_scanner(fallback._table, compiled=False)
        runs["presscope without numba"] = lambda: len(fallback.find(texts))
    data = np.frombuffer(texts.buffers()[2], np.uint8)
    runs["one sum over the bytes"] = lambda: int(np.add.reduce(data, dtype=np.uint32))
    return runs


def main() -> None:
    """Measure and print one table per number of forms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder of .txt")
    parser.add_argument("--prototype", type=Path, help="a file with the class P2 of the first prototype")
    parser.add_argument("--mb", type=float, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--forms", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--slow", action="store_true", help="also the way without numba")
    args = parser.parse_args()
    rng = random.Random(2021)
    texts = read_texts(args.corpus, args.mb) if args.corpus else invent_texts(rng, args.mb)
    array = pa.array(texts, pa.large_string())
    size = array.nbytes / 1e6
    for count in args.forms:
        forms = choose_forms(rng, texts, count)
        began = time.process_time()
        automaton = Automaton([Form(form) for form in forms])
        automaton.find(["Un."])
        print(f"\n{count} forms, {size:.0f} MB, built in {time.process_time() - began:.2f} s")
        runs = engines(forms, array, args.prototype, args.slow)
        hits = {name: run() for name, run in runs.items()}
        best = dict.fromkeys(runs, float("inf"))
        for _ in range(args.rounds):
            for name, run in runs.items():
                began = time.process_time()
                run()
                best[name] = min(best[name], time.process_time() - began)
        for name, seconds in best.items():
            print(f"  {name:34} {size / seconds:8.1f} MB/s  {hits[name]:9} hits")


if __name__ == "__main__":
    main()
