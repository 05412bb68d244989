"""Texts that share a paragraph are compared a partition at a time; only copies are brought together."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.corpus import build, spread_steps
from analysis.corpus.engines import LocalEngine
from analysis.corpus.spread import spread_tables

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
    for name, sides in (("save_compared", (1, 2)), ("gather_groups", (0, 1))):
        step = getattr(spread_steps, name)

        def spy(*args: object, step: object = step, name: str = name, sides: tuple[int, int] = sides) -> object:
            seen[name] = set(np.concatenate([args[side] for side in sides]).tolist())  # type: ignore[arg-type]
            return step(*args)  # type: ignore[operator]

        monkeypatch.setattr(spread_steps, name, spy)
    spread_tables(press, tmp_path / "out", 7, engine=LocalEngine())
    assert len(seen["save_compared"]) > 55
    assert seen["gather_groups"] == {0, 1, 2, 3, 60, 61, 62, 63}
    build._LOADED.clear()
    whole = build.load_corpus(press, engine=LocalEngine())
    found = pd.read_parquet(tmp_path / "out/documents").set_index("doc_id")["duplicate_of"].dropna()
    expected = whole.documents.set_index("doc_id")["duplicate_of"].dropna()
    assert len(found) == 4
    pd.testing.assert_series_equal(found.sort_index(), expected.sort_index())
