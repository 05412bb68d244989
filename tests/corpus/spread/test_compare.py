"""Texts that share a paragraph are compared a partition at a time; only copies are brought together."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.corpus import build
from analysis.corpus.copies.comparing import Compared
from analysis.corpus.engines import LocalEngine
from analysis.corpus.spread import steps as spread_steps
from analysis.corpus.spread.compare import save_compared
from analysis.corpus.spread.stories import gather_groups
from analysis.corpus.spread.tables import spread_tables

COMMON = "La rédaction rappelle que les commentaires sont ouverts jusqu'à minuit et que chacun en répond. "
WORDS = "quai digue phare brume treuil amarre balise chenal houle marée ancre voile écluse bassin grue sirène".split()


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Sixty texts of which each has a paragraph in common with all others, and four have a copy."""
    rng = random.Random(5)
    texts = []
    for _ in range(60):
        own = " ".join(f"{rng.choice(WORDS)}{rng.randrange(10_000)}" for _ in range(40))
        texts.append(f"{COMMON}\n\n{own}")
    texts += [text.replace("quai", "port") for text in texts[:4]]
    place = tmp_path / "presse.jsonl"
    rows = [{"id": f"r{n}", "date": f"2023-01-{1 + n % 28:02}", "text": text} for n, text in enumerate(texts)]
    place.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return place


def test_texts_that_share_a_paragraph_and_are_no_copies_are_not_brought_together(
    press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, set[int]] = {}

    def spy_on_compared(folder: Path, *sides: np.ndarray) -> np.ndarray:
        seen["save_compared"] = set(np.concatenate(sides).tolist())
        return save_compared(folder, *sides)

    def spy_on_groups(copies: Compared, *rest: Any) -> Any:
        seen["gather_groups"] = {*copies.later.tolist(), *copies.earlier.tolist()}
        return gather_groups(copies, *rest)

    monkeypatch.setattr(spread_steps, "save_compared", spy_on_compared)
    monkeypatch.setattr(spread_steps, "gather_groups", spy_on_groups)
    spread_tables(press, tmp_path / "out", 7, engine=LocalEngine())
    assert len(seen["save_compared"]) > 55
    assert seen["gather_groups"] == {0, 1, 2, 3, 60, 61, 62, 63}
    build._LOADED.clear()
    whole = build.load_corpus(press, engine=LocalEngine())
    found = pd.read_parquet(tmp_path / "out/documents").set_index("doc_id")["duplicate_of"].dropna()
    expected = whole.documents.set_index("doc_id")["duplicate_of"].dropna()
    assert len(found) == 4
    pd.testing.assert_series_equal(found.sort_index(), expected.sort_index())
