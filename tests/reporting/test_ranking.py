"""The ranking: three counts, a share and a rate, each with its interval."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.exhibits import Figure
from analysis.reporting.ranking import rank
from analysis.reporting.study import Study

Make = Callable[..., Study]


@pytest.mark.parametrize("kind", ["actors", "themes"])
def test_a_rate_stands_within_its_interval(study: Make, kind: str) -> None:
    figure = rank(study("large"), kind)  # type: ignore[arg-type]
    assert isinstance(figure, Figure) and figure.table is not None
    rows = figure.table.data
    assert (rows["per_10k_low"] <= rows["per_10k"]).all() and (rows["per_10k"] <= rows["per_10k_high"]).all()
    assert "rééchantillonnage par récit" in figure.table.notes


def test_a_small_corpus_has_no_intervals(study: Make) -> None:
    figure = rank(study("small"), "actors")
    assert isinstance(figure, Figure) and figure.table is not None
    assert not {"per_10k_low", "share_low"} & set(figure.table.columns)
