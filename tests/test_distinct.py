from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.distinct import distinct, each_once

CODES = st.integers(0, 50)


@given(st.lists(st.integers(-9, 9)))
def test_values_are_there_once_and_ascend(values: list[int]) -> None:
    assert distinct(np.array(values, dtype=np.int64)).tolist() == sorted(set(values))


@given(st.lists(st.tuples(CODES, CODES, CODES)))
def test_rows_of_codes_are_there_once_in_their_order(rows: list[tuple[int, int, int]]) -> None:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    found = zip(*(column.tolist() for column in each_once(*columns)), strict=True)
    assert list(found) == sorted(set(rows))
