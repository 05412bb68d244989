from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.intervals import bootstrap_rates, wilson


@pytest.mark.parametrize(
    ("successes", "total", "low", "high"),
    [
        # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_examples(successes, total, low, high):
    ends = wilson([successes], [total])
    assert ends[0][0] == pytest.approx(low, abs=5e-5)
    assert ends[1][0] == pytest.approx(high, abs=5e-5)


def test_a_period_without_documents_has_no_interval():
    low, high = wilson([0, 1], [0, 2])
    assert np.isnan(low[0]) and np.isnan(high[0])
    assert 0 < low[1] < 0.5 < high[1] < 1


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_a_share(pair):
    k, n = pair
    low, high = wilson([k], [n])
    assert 0 <= low[0] <= k / n + 1e-12 and k / n - 1e-12 <= high[0] <= 1


def test_the_bootstrap_interval_holds_the_rate_and_narrows_with_more_documents():
    rng = np.random.default_rng(1)
    hits, words = rng.poisson(3, 400)[:, None], rng.integers(200, 600, 400)
    rate = 10_000 * hits.sum() / words.sum()
    few = bootstrap_rates(hits[:40], words[:40])
    many = bootstrap_rates(hits, words)
    assert many[0][0] < rate < many[1][0]
    assert many[1][0] - many[0][0] < few[1][0] - few[0][0]


def test_the_bootstrap_agrees_with_scipy():
    from scipy.stats import bootstrap

    rng = np.random.default_rng(2)
    hits, words = rng.poisson(2, 60), rng.integers(100, 300, 60)
    theirs = bootstrap(
        (hits, words), lambda h, w, axis: 1e4 * h.sum(axis=axis) / w.sum(axis=axis), paired=True,
        method="percentile", n_resamples=5000, rng=np.random.default_rng(3),
    ).confidence_interval  # fmt: skip
    low, high = bootstrap_rates(hits[:, None], words, resamples=5000)
    assert low[0] == pytest.approx(theirs.low, rel=0.03)
    assert high[0] == pytest.approx(theirs.high, rel=0.03)


def test_the_bootstrap_says_nothing_about_what_was_not_seen():
    low, high = bootstrap_rates([[0, 1], [0, 2], [0, 0]], [100, 100, 100], resamples=50)
    assert np.isnan(low[0]) and np.isnan(high[0])
    assert np.isfinite(low[1])
    assert np.isnan(bootstrap_rates([[5]], [100])[0]).all()


def test_documents_without_words_raise_no_warning():
    low, high = bootstrap_rates([[1], [0]], [0, 100], resamples=200)
    assert low[0] <= high[0]
    assert np.isnan(bootstrap_rates([[1], [1]], [0, 0])[0]).all()
