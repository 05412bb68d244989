"""A corpus of a few sentences, made by hand: what presscope found in them is written here, not computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.corpus import Corpus
from analysis.lexicon.reading import load_lexicon
from analysis.schemas import empty

OWN_GOLD = Path(__file__).parents[1] / "data" / "gold"
TEXT = "Titre\nLa Russie répond à Antony Blinken. Le président russe a parlé.\n« Nous verrons demain », dit Blinken."


@pytest.fixture
def write_gold(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes CSV files of annotations: name=(header, row, row …)."""

    def write(folder: str = "gold", **files: Iterable[str]) -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for name, lines in files.items():
            (place / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return place

    return write


@pytest.fixture
def make_corpus() -> Callable[..., Corpus]:
    """Return a function that puts frames together as a corpus; what is not given has no rows."""

    def make(**frames: pd.DataFrame) -> Corpus:
        names = ("documents", "passages", "mentions", "themes", "quotes", "funnel")
        every = {name: frames.get(name, empty(name)) for name in names}
        none = pd.DataFrame()
        return Corpus(name="essai", files=none, rejections=none, remarks=none, lexicon=load_lexicon(), **every)

    return make


@pytest.fixture
def documents() -> pd.DataFrame:
    row = {name: [None] for name in empty("documents").columns}
    row |= {"doc_id": ["a"], "text": [TEXT], "origin": ["un/a.txt"], "n_words": [20], "date_basis": ["metadata"]}
    return pd.DataFrame(row | {"date": [pd.Timestamp("2022-05-12")]})


@pytest.fixture
def passages() -> pd.DataFrame:
    cuts = [0, *(i for i, c in enumerate(TEXT) if c == "\n"), len(TEXT)]
    rows = [
        ("a", n, start + (n > 1), end, "title" if n == 1 else "body", "fr", pd.Timestamp("2022-05-12"), None, 8)
        for n, (start, end) in enumerate(pairwise(cuts), start=1)
    ]
    columns = ["doc_id", "passage_id", "start", "end", "zone", "language", "date", "duplicate_of", "n_words"]
    return pd.DataFrame(rows, columns=columns)
