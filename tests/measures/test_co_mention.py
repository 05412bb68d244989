from __future__ import annotations

import numpy as np
import pytest

from analysis.errors import ParameterError
from analysis.measures.co_mention import count_co_mentions, lay_out_matrix

WINDOW = {"start": "2021-01-01", "end": "2021-12-31"}


@pytest.fixture
def press(toy):
    return (
        toy()
        .add("a", "2021-01-05", ["otan", "russie", "otan"], ["mali"])
        .add("b", "2021-02-05", ["otan", "russie"])
        .add("c", "2021-03-05", ["otan"], ["russie"])
        .add("d", "2021-04-05", [])
    )


def test_a_pair_counts_once_a_passage(press):
    (pair,) = count_co_mentions(*press.frames, minimum=1, **WINDOW).to_dict("records")
    assert {pair["entry_a"], pair["entry_b"]} == {"otan", "russie"}
    assert (pair["n_a"], pair["n_b"], pair["n_both"], pair["n_units"]) == (3, 3, 2, 6)
    assert pair["pmi"] == pytest.approx(np.log2(2 * 6 / 9))
    assert pair["g2"] > 0


def test_a_document_is_a_wider_window(press):
    pairs = count_co_mentions(*press.frames, window="document", minimum=1, **WINDOW)
    found = {frozenset((r.entry_a, r.entry_b)): (r.n_both, r.n_units) for r in pairs.itertuples()}
    assert found == {
        frozenset(("otan", "russie")): (3, 4), frozenset(("otan", "mali")): (1, 4),
        frozenset(("russie", "mali")): (1, 4),
    }  # fmt: skip


def test_rare_pairs_are_left_out(press):
    pairs = count_co_mentions(*press.frames, window="document", minimum=3, **WINDOW)
    assert pairs["n_both"].tolist() == [3]


def test_the_matrix_is_square_and_blank_on_its_diagonal(press):
    pairs = count_co_mentions(*press.frames, window="document", minimum=2, **WINDOW)
    table = lay_out_matrix(pairs, ["mali", "otan", "russie"])
    assert table.loc["otan", "russie"] == table.loc["russie", "otan"] == 3
    assert table.loc["mali", "otan"] == 0
    assert np.isnan(np.diag(table)).all()


def test_nothing_found_is_an_empty_table(toy):
    assert count_co_mentions(*toy().frames, **WINDOW).empty


def test_another_window_is_refused(press):
    with pytest.raises(ParameterError, match="passage or document"):
        count_co_mentions(*press.frames, window="sentence", **WINDOW)
