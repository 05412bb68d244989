from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.measures.decomposition import decompose_change, find_panel

SPANS = {"before": ("2021-01-01", "2021-12-31"), "after": ("2022-01-01", "2022-12-31")}


def press(toy, plan):
    """``plan``: year, source, texts with OTAN, texts without."""
    corpus = toy()
    for year, source, found, other in plan:
        for i in range(found + other):
            corpus.add(f"{source}{year}{i}", f"{year}-03-01", ["otan"] if i < found else [], source=source)
    return corpus


def parts(corpus):
    return decompose_change(*corpus.frames, ["otan"], **SPANS).iloc[0]


def test_a_source_that_writes_more_of_it_is_a_change_within(toy):
    row = parts(press(toy, [(2021, "A", 1, 3), (2022, "A", 3, 1)]))
    assert (row["change"], row["within"], row["mix"], row["syndication"]) == (0.5, 0.5, 0.0, 0.0)


def test_a_source_that_publishes_more_is_a_change_of_mix(toy):
    row = parts(press(toy, [(2021, "A", 4, 0), (2021, "B", 0, 12), (2022, "A", 12, 0), (2022, "B", 0, 4)]))
    assert row["change"] == 0.5
    assert row["within"] == pytest.approx(0)
    assert row["mix"] == pytest.approx(0.5)


def test_a_source_that_was_not_there_before_changes_the_mix(toy):
    row = parts(press(toy, [(2021, "A", 1, 1), (2022, "A", 1, 1), (2022, "B", 2, 0)]))
    assert row["within"] == pytest.approx(0)
    assert row["mix"] == pytest.approx(row["change"]) == pytest.approx(0.25)


def test_copies_are_syndication(toy):
    corpus = press(toy, [(2021, "A", 1, 1), (2022, "A", 1, 1)])
    for i in range(2):
        corpus.add(f"copy{i}", "2022-03-02", ["otan"], source="A", copy_of="A20220")
    row = parts(corpus)
    assert row["within"] == pytest.approx(0)
    assert row["syndication"] == pytest.approx(row["change"]) == pytest.approx(0.25)


def test_the_parts_add_up_and_silence_is_no_change(toy):
    row = parts(press(toy, [(2021, "A", 1, 3), (2021, "B", 2, 2), (2022, "A", 2, 5), (2022, "C", 1, 1)]))
    assert row["within"] + row["mix"] + row["syndication"] == pytest.approx(row["change"])
    assert np.isnan(parts(press(toy, [(2021, "A", 1, 3)]))["change"])


def test_the_fixed_panel_is_who_never_fell_silent():
    coverage = pd.DataFrame({"source": ["A", "A", "B", "B"], "coverage": ["full", "partial", "full", "none"]})
    assert find_panel(coverage) == ["A"]
