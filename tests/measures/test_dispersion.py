from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.measures.dispersion import deviation_of_proportions, measure_dispersion

WINDOW = {"start": "2021-01-01", "end": "2021-12-31"}


def test_the_published_example():
    # Gries (2008): the letter a in five parts of a made-up corpus.
    assert deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == pytest.approx(0.18, abs=0.005)


def test_even_is_zero_and_piled_up_is_near_one():
    assert deviation_of_proportions([2, 4], [100, 200]) == 0
    assert deviation_of_proportions([0] * 99 + [7], [10] * 100) == pytest.approx(0.99)
    assert np.isnan(deviation_of_proportions([0, 0], [10, 10]))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=1, max_size=30))
def test_it_stays_between_zero_and_one(parts):
    dp = deviation_of_proportions([hits for hits, _ in parts], [size for _, size in parts])
    assert np.isnan(dp) or -1e-9 <= dp <= 1


def test_documents_sources_and_periods_are_parts(toy):
    press = toy().add("a", "2021-01-05", ["otan"], ["otan", "mali"])
    press.add("b", "2021-02-05", ["otan"], [], source="Écho")
    by_document = measure_dispersion(*press.frames, **WINDOW)
    assert by_document["entry_id"].tolist() == ["otan", "mali"]
    assert by_document["dp"].tolist() == pytest.approx([1 / 6, 1 / 2])
    assert by_document[["n_parts", "n_parts_total"]].to_numpy().tolist() == [[2, 2], [1, 2]]
    for part in ("source", "period"):
        table = measure_dispersion(*press.frames, part=part, **WINDOW)
        assert table["dp"].tolist() == pytest.approx([1 / 6, 1 / 2])
    with pytest.raises(ParameterError, match="author"):
        measure_dispersion(*press.frames, part="author", **WINDOW)
