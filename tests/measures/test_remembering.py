from __future__ import annotations

import gc
from collections.abc import Callable

import pandas as pd
import pytest

from analysis.measures.remembering import FrameMemo


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame({"n": [1, 2, 3], "word": ["un", "deux", "trois"], "on": [True, False, True]})


class Counted:
    """Says how often it was asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, *frames: pd.DataFrame) -> int:
        self.calls += 1
        return self.calls


def test_the_same_frames_are_asked_once(frame: pd.DataFrame) -> None:
    made = Counted()
    memo, other = FrameMemo(made), frame.copy()
    assert [memo(frame, other), memo(frame, other)] == [1, 1]
    assert memo(other, frame) == 2


def test_an_equal_frame_is_another(frame: pd.DataFrame) -> None:
    memo = FrameMemo(Counted())
    assert memo(frame) != memo(frame.copy())


def _rename(frame: pd.DataFrame) -> None:
    frame.columns = pd.Index(["a", "b", "c"])


WRITES: list[Callable[[pd.DataFrame], object]] = [
    lambda f: f.loc.__setitem__((0, "n"), 9),
    lambda f: f.iloc.__setitem__((1, 1), "zwei"),
    lambda f: f.at.__setitem__((2, "on"), False),
    lambda f: f.__setitem__("n", [4, 5, 6]),
    lambda f: f.__setitem__("new", 1),
    lambda f: f.pop("word"),
    lambda f: f.insert(0, "first", 0),
    lambda f: f.update(pd.DataFrame({"n": [7, 8, 9]})),
    _rename,
]


@pytest.mark.parametrize("write", WRITES)
def test_a_frame_that_was_written_into_is_asked_again(
    frame: pd.DataFrame, write: Callable[[pd.DataFrame], object]
) -> None:
    memo = FrameMemo(Counted())
    memo(frame)
    write(frame)
    assert memo(frame) == 2
    assert memo(frame) == 2


def test_reading_a_frame_changes_nothing(frame: pd.DataFrame) -> None:
    memo = FrameMemo(Counted())
    memo(frame)
    frame.groupby("word").size(), frame["n"].sum(), frame.copy(deep=False), frame.values  # noqa: PD011
    assert memo(frame) == 1


def test_what_was_made_goes_with_the_frame() -> None:
    class Big:
        pass

    frame, alive = pd.DataFrame({"n": [1]}), []
    memo = FrameMemo(lambda _: alive.append(Big()) or alive[-1])
    memo(frame)
    assert len(memo) == 1
    del frame
    gc.collect()
    assert len(memo) == 0


def test_only_the_last_ones_are_kept_and_none_of_large_frames(frame: pd.DataFrame) -> None:
    memo = FrameMemo(Counted(), most=2)
    frames = [frame.copy() for _ in range(3)]
    for one in frames:
        memo(one)
    assert len(memo) == 2
    assert memo(frames[0]) == 4
    small = FrameMemo(Counted(), most_rows=2)
    assert [small(frame), small(frame)] == [1, 2]
