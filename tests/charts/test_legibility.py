"""Every chart at every size it meets: nothing clipped, nothing small, nothing over something else."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
import readable_checks as readable

from analysis.charts.dots import plot_dots
from analysis.charts.matrices import plot_heatmap, plot_matrix
from analysis.charts.rankings import plot_ranking
from analysis.charts.strips import plot_coverage_strip
from analysis.charts.style import PALETTE, WIDTH, luminance
from analysis.charts.timelines import plot_timeline

NAMES = [
    "OTAN", "Ordre international et multipolarité", "Russie",
    "Agence internationale de l’énergie atomique", "Chine", "Organisation des Nations unies", "Mali",
    "Climat, technologies, résilience", "Volodymyr Zelensky", "Organisations eurasiatiques et BRICS",
    "Union européenne", "Wagner", "G7", "Taïwan", "Maîtrise des armements",
]  # fmt: skip
SHAPES = [(5, "month", 48), (5000, "month", 48), (300, "quarter", 16), (100, "year", 4)]
EVENTS = pd.DataFrame({
    "date": pd.to_datetime(["2021-01-02", "2022-02-24", "2022-06-29", "2022-07-05", "2024-07-09"]),
    "label": ["Rencontre", "Début de la guerre", "Sommet de juin", "Conférence", "Sommet de l’été"],
})  # fmt: skip


def corpus(frequencies, documents, period, n, entries):
    rng = np.random.default_rng(7)
    totals = rng.multinomial(documents, np.full(n, 1 / n)).tolist()
    counts = {f"e{i}": rng.binomial(totals, 0.6 / (1 + i / 3)).tolist() for i in range(entries)}
    return frequencies(totals, counts, period=period)


LABELS = {f"e{i}": name for i, name in enumerate(NAMES)}


@pytest.mark.parametrize("entries", [1, 6, 15])
@pytest.mark.parametrize(("documents", "period", "n"), SHAPES)
@pytest.mark.parametrize("plot", [plot_timeline, plot_dots, plot_heatmap])
def test_charts_over_time_can_be_read(frequencies, plot, documents, period, n, entries):
    frame = corpus(frequencies, documents, period, n, entries)
    events = {} if plot is plot_heatmap else {"events": EVENTS}
    fig = plot(frame, labels=LABELS, **events)
    assert readable.faults(fig) == []
    # With its caption it stands on one page of A4.
    assert fig.get_size_inches()[1] <= 9.6


@pytest.mark.parametrize("entries", [1, 6, 15])
@pytest.mark.parametrize("documents", [5, 100, 5000, 2_000_000])
def test_rankings_can_be_read(frequencies, documents, entries):
    frame = corpus(frequencies, documents, "year", 1, entries)
    for measure in (None, "per_10k", "n_mentions"):
        assert readable.faults(plot_ranking(frame, labels=LABELS, measure=measure)) == []


def test_matrices_and_strips_can_be_read():
    square = pd.DataFrame(np.arange(144).reshape(12, 12), index=list(LABELS)[:12], columns=list(LABELS)[:12])
    assert readable.faults(plot_matrix(square, labels=LABELS)) == []
    assert readable.faults(plot_matrix(square.iloc[:, :9], labels=LABELS)) == []
    periods = pd.date_range("2021-01-01", periods=48, freq="MS")
    strip = pd.DataFrame([
        {"source": name, "period": period, "n_documents": 1234, "coverage": "full"}
        for name in NAMES for period in periods
    ])  # fmt: skip
    assert readable.faults(plot_coverage_strip(strip)) == []


def test_text_stays_seven_points_high_on_a_phone():
    # 390 pixels less the page's margins; a point is 4/3 of a pixel.
    assert 10.5 * (390 - 32) / (WIDTH * 96) >= 7


def test_colours_differ_in_greyscale():
    steps = sorted(luminance(color) for color in PALETTE)
    assert all((b + 0.05) / (a + 0.05) > 1.15 for a, b in pairwise(steps))
