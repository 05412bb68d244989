"""Made-up frequencies whose shape is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

from analysis.measures.coverage import judge_pace
from analysis.measures.intervals import wilson
from analysis.periods import calendar
from analysis.schemas import conform


def made_up(
    totals: Sequence[int],
    counts: dict[str, Sequence[int]],
    *,
    period: str = "month",
    start: str = "2021-01-01",
    cut: bool = False,
) -> pd.DataFrame:
    """Return a frequencies frame with these documents per period; ``cut``: the window cuts the last."""
    starts = calendar(start, "2030-12-31", period)[: len(totals)]
    frame = pd.DataFrame([
        {"period": day, "entry_id": entry, "n_mentions": 2 * n[i], "n_documents": n[i],
         "n_documents_total": totals[i], "n_words_total": 400 * totals[i]}
        for i, day in enumerate(starts) for entry, n in counts.items()
    ])  # fmt: skip
    total = frame["n_documents_total"].where(frame["n_documents_total"] > 0)
    frame["share"] = frame["n_documents"] / total
    frame["share_low"], frame["share_high"] = wilson(frame["n_documents"], frame["n_documents_total"])
    frame["per_10k"] = 10_000 * frame["n_mentions"] / (400 * total)
    paces = dict(zip(starts, judge_pace(pd.Series(totals)), strict=True))
    frame["coverage"] = frame["period"].map(paces)
    frame["complete"] = (frame["period"] != starts[-1]) | (not cut)
    return conform(frame, "frequencies")


@pytest.fixture
def frequencies() -> Callable[..., pd.DataFrame]:
    return made_up


@pytest.fixture
def press() -> pd.DataFrame:
    """Six months of OTAN and Russie: the third silent, the fifth partial."""
    return made_up(
        [100, 80, 0, 90, 20, 100],
        {"otan": [10, 40, 0, 45, 2, 0], "russie": [20, 20, 0, 20, 4, 20]},
    )


LABELS = {"otan": "OTAN", "russie": "Russie"}


@pytest.fixture
def labels() -> dict[str, str]:
    return dict(LABELS)
