"""Rows are found where a plain dictionary finds them."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.frame_rows import find_ids, find_passages

IDS = st.sampled_from(["a", "b", "é", "", "doc-10", "doc-1"])
PLACE = st.tuples(IDS, st.integers(0, 4))


@given(wanted=st.lists(IDS), known=st.lists(IDS, unique=True), dtype=st.sampled_from(["str", "object"]))
def test_an_id_is_found_where_it_stands_and_one_that_is_not_there_nowhere(
    wanted: list[str], known: list[str], dtype: str
) -> None:
    found = find_ids(pd.Series(wanted, dtype=dtype), pd.Series(known, dtype="str"))
    assert found.tolist() == [known.index(each) if each in known else -1 for each in wanted]


@given(wanted=st.lists(PLACE), known=st.lists(PLACE, unique=True), documents=st.lists(IDS, unique=True))
def test_a_passage_is_found_by_id_and_number_if_its_document_counts(
    wanted: list[tuple[str, int]], known: list[tuple[str, int]], documents: list[str]
) -> None:
    rows = find_passages(_frame(wanted), _frame(known), pd.Series(documents, dtype="str"))
    assert rows.tolist() == [known.index(each) if each in known and each[0] in documents else -1 for each in wanted]


def test_ids_put_together_from_several_frames_are_found_too() -> None:
    # Such a column lies in several pieces.
    parts = [pd.Series([name], dtype="str") for name in ("a", "b", "c")]
    whole = pd.concat(parts, ignore_index=True)
    assert find_ids(whole.iloc[::-1], whole).tolist() == [2, 1, 0]


def _frame(places: list[tuple[str, int]]) -> pd.DataFrame:
    return pd.DataFrame(places, columns=["doc_id", "passage_id"]).astype({"doc_id": "str", "passage_id": "int64"})
