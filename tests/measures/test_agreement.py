from __future__ import annotations

import numpy as np
import pytest

from analysis.measures.agreement import measure_kappa, score_found


def test_precision_recall_and_f1_can_be_checked_by_hand():
    table = score_found(9, 1, 3).set_index("measure")
    assert table["value"].tolist() == pytest.approx([0.9, 0.75, 18 / 22])
    assert table["n"].tolist() == [10, 12, 22]
    assert table.loc["precision", "low"] < 0.9 < table.loc["precision", "high"]
    assert np.isnan(table.loc["f1", "low"])


def test_a_share_of_nothing_is_not_a_number():
    assert np.isnan(score_found(0, 0, 0)["value"]).all()
    assert score_found(0, 0, 4)["value"].tolist()[1:] == [0.0, 0.0]


def test_kappa_gives_the_textbook_example():
    # Fifty grants, two readers: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no give 0.4.
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    value, low, high = measure_kappa(first, second)
    assert value == pytest.approx(0.4)
    assert low < value < high
    assert np.isnan(measure_kappa(["a"], ["a"])[0])
