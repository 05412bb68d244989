from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.association import adjust_p, log_likelihood, log_ratio, p_value, pmi


@pytest.mark.parametrize(
    ("ab", "a_only", "b_only", "neither", "expected"),
    [
        # Dunning (1993), table 1: the bigrams of a text on Switzerland.
        (110, 2442, 111, 29114, 270.72),
        (29, 13, 123, 31612, 263.90),
    ],
)
def test_log_likelihood_gives_the_published_examples(ab, a_only, b_only, neither, expected):
    total = ab + a_only + b_only + neither
    assert log_likelihood(ab, ab + a_only, ab + b_only, total) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("both", "x", "y", "expected"), [(8, 1105, 44, 11.3), (30, 1105, 241, 10.7)])
def test_mutual_information_gives_the_published_examples(both, x, y, expected):
    # Church & Hanks (1990), table 1: doctors and dentists, doctors and nurses.
    assert pmi(both, x, y, 15_000_000) == pytest.approx(expected, abs=0.05)


def test_independence_is_zero_and_avoidance_is_negative():
    assert log_likelihood(10, 20, 50, 100) == pytest.approx(0)
    assert pmi(10, 20, 50, 100) == pytest.approx(0)
    assert log_likelihood(1, 20, 50, 100) < 0
    assert np.isnan(pmi([0], [20], [50], [100]))[0]


@given(st.tuples(*[st.integers(0, 300)] * 4).filter(lambda cells: sum(cells) > 0))
def test_log_likelihood_agrees_with_scipy_where_scipy_can_tell(cells):
    from scipy.stats import chi2_contingency

    a, b, c, d = cells
    g2 = log_likelihood(a, a + b, a + c, a + b + c + d)
    assert np.isfinite(g2)
    table = np.array([[a, b], [c, d]])
    if (table.sum(axis=0) > 0).all() and (table.sum(axis=1) > 0).all():
        theirs = chi2_contingency(table, correction=False, lambda_="log-likelihood")
        assert abs(g2) == pytest.approx(theirs.statistic, abs=1e-6)
        assert p_value(g2) == pytest.approx(theirs.pvalue, abs=1e-6)


def test_the_log_ratio_is_a_power_of_two_and_zero_is_half():
    value, low, high = log_ratio([8, 0], 1000, [2, 4], 1000)
    assert value.tolist() == [2.0, -3.0]
    assert (low < value).all() and (value < high).all()


def test_corrected_p_values_are_those_of_the_step_up_procedure():
    # Benjamini & Hochberg (1995), section 3.2: four of fifteen are significant at 5 %.
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
         0.6528, 0.7590, 1.0000]  # fmt: skip
    assert (adjust_p(p) <= 0.05).sum() == 4
    assert adjust_p([]).tolist() == []
