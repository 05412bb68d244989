"""Frames conform to their schemas: what has its shape already is given back as it is, what has not is pinned."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import SchemaError
from analysis.schemas import FRAMES, conform, empty


def rows() -> pd.DataFrame:
    """Make two rows of quotations, without a speaker in one."""
    frame = pd.DataFrame({
        "doc_id": ["a", "b"], "passage_id": [1, 2], "start": [0, 4], "end": [3, 9], "speaker_id": ["x", None],
        "attribution": ["explicit", "none"], "cue": ["dit", None],
    })  # fmt: skip
    return frame.astype({column.name: column.dtype for column in FRAMES["quotes"].columns})


def test_a_frame_with_its_shape_is_the_same_as_one_that_is_pinned() -> None:
    ready = rows().assign(more=[1, 2])
    loose = ready.astype(object).assign(more=[1, 2])[["more", *FRAMES["quotes"].names]]
    pd.testing.assert_frame_equal(conform(ready, "quotes"), conform(loose, "quotes"))
    pd.testing.assert_frame_equal(conform(ready.set_index([[7, 3]]), "quotes"), conform(ready, "quotes"))
    pd.testing.assert_frame_equal(conform(empty("quotes"), "quotes"), empty("quotes"))


def test_a_frame_given_back_is_not_the_one_that_was_given() -> None:
    given = rows()
    made = conform(given, "quotes")
    made.loc[0, "start"] = 99
    assert given["start"].tolist() == [0, 4]


@pytest.mark.parametrize("value", ["nobody", ""])
def test_a_value_outside_its_list_is_a_fault_whatever_the_dtypes(value: str) -> None:
    ready = rows().assign(attribution=pd.array(["none", value], dtype="str"))
    for frame in (ready, ready.astype(object)):
        with pytest.raises(SchemaError, match="designed shape") as caught:
            conform(frame, "quotes")
        assert repr(value) in str(caught.value)
