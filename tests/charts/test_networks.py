"""Networks, contrasts and choices: what is drawn is what the frame says, and it can be read."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import readable_checks as readable

from analysis.charts.alt_text import LIMIT, describe_choices, describe_contrast, describe_network
from analysis.charts.choices import plot_choices
from analysis.charts.contrasts import plot_contrast
from analysis.charts.networks import MOST_LINES, MOST_NAMES, choose_bonds, plot_network
from analysis.errors import ParameterError

LONG = [f"Organisation internationale numéro {i}" for i in range(40)]


def bonds(n: int, names: int) -> pd.DataFrame:
    rng = np.random.default_rng(3)
    pairs = [(a, b) for a in range(names) for b in range(a + 1, names)]
    chosen = [pairs[i] for i in rng.permutation(len(pairs))[:n]]
    return pd.DataFrame({"entry_a": [f"e{a}" for a, _ in chosen], "entry_b": [f"e{b}" for _, b in chosen],
                         "n_both": range(n, 0, -1), "g2": np.linspace(60, 4, n)})  # fmt: skip


def by_gid(fig, gid):
    return [artist for artist in fig.findobj() if getattr(artist, "get_gid", lambda: None)() == gid]


def test_a_line_is_as_wide_as_its_bond_is_strong():
    fig = plot_network(bonds(6, 5))
    widths = [line.get_linewidth() for line in by_gid(fig, "bond")]
    assert len(widths) == 6
    assert max(widths) == pytest.approx(5.0)
    assert min(widths) > 0.5


def test_a_network_is_never_a_hairball():
    kept = choose_bonds(bonds(300, 40))
    assert len(kept) <= MOST_LINES
    assert len({*kept["entry_a"], *kept["entry_b"]}) <= MOST_NAMES
    assert len(by_gid(plot_network(bonds(300, 40)), "bond")) == len(kept)


@pytest.mark.parametrize(("n", "names"), [(1, 2), (7, 14), (18, 12)])
def test_a_network_can_be_read_and_is_the_same_each_time(n, names):
    labels = {f"e{i}": name for i, name in enumerate(LONG)}
    fig, again = (plot_network(bonds(n, names), labels=labels) for _ in range(2))
    assert readable.faults(fig) == []
    assert [t.get_position() for t in readable.written(fig)] == [t.get_position() for t in readable.written(again)]


def test_a_network_of_nothing_is_refused():
    with pytest.raises(ParameterError, match="at least one pair"):
        plot_network(bonds(6, 5).iloc[:0])


def test_the_words_for_a_network_fit_and_name_the_strongest():
    told = describe_network(bonds(18, 12), labels={f"e{i}": name for i, name in enumerate(LONG)})
    assert len(told) <= LIMIT
    assert "numéro" in told


@pytest.fixture
def moved():
    return pd.DataFrame({
        "entry_id": ["a", "b"], "before": [0.1, 0.4], "after": [0.3, 0.2], "before_low": [0.05, 0.3],
        "before_high": [0.2, 0.5], "after_low": [0.2, 0.1], "after_high": [0.4, 0.3],
    })  # fmt: skip


def test_a_contrast_draws_both_values_and_their_intervals(moved):
    fig = plot_contrast(moved, first="before", second="after", names=("2021", "2024"))
    assert by_gid(fig, "first")[0].get_xdata().tolist() == [0.1, 0.4]
    assert by_gid(fig, "second")[0].get_xdata().tolist() == [0.3, 0.2]
    assert len(by_gid(fig, "interval")) == 2
    assert readable.faults(fig) == []
    told = describe_contrast(moved, first="before", second="after", names=("2021", "2024"), lang="en")
    assert told == "2021 and 2024, 2 rows: a 10% → 30%, b 40% → 20%."


def test_a_point_is_seen_within_the_ring_where_both_are_the_same(moved):
    fig = plot_contrast(moved, first="before", second="after", names=("2021", "2024"))
    (ring,), (point,) = by_gid(fig, "first"), by_gid(fig, "second")
    assert point.get_zorder() > ring.get_zorder() and point.get_markersize() < ring.get_markersize()


def test_a_contrast_of_nothing_is_refused(moved):
    with pytest.raises(ParameterError, match="at least one row"):
        plot_contrast(moved.iloc[:0], first="before", second="after", names=("1", "2"))


@pytest.fixture
def varied():
    rows = [(choice, entry, share, share / 2, min(1, share * 1.5))
            for choice, shares in {"base": (0.5, 0.4), "dates": (0.6, 0.2), "title": (np.nan, np.nan)}.items()
            for entry, share in zip("ab", shares, strict=True)]  # fmt: skip
    return pd.DataFrame(rows, columns=["choice", "entry_id", "share", "share_low", "share_high"])


def test_each_choice_has_a_panel_with_the_mark_of_the_report(varied):
    titles = {"base": "Choix du rapport", "dates": "Dates écrites seules", "title": "Titres seuls"}
    fig = plot_choices(varied, titles=titles, labels={"a": LONG[0], "b": "OTAN"})
    assert [line.get_xdata().tolist() for line in by_gid(fig, "points")][:2] == [[0.5, 0.4], [0.6, 0.2]]
    assert [line.get_xdata().tolist() for line in by_gid(fig, "base")] == [[0.5, 0.4]] * 3
    assert readable.faults(fig) == []
    # No text under a choice: a dash, and no dot at zero.
    assert readable.words(fig).count("–") == 2
    told = describe_choices(varied, titles=titles)
    assert "titres seuls\u00a0: –" in told
    assert len(told) <= LIMIT


def test_names_of_two_lines_beside_each_other_do_not_touch(varied):
    labels = {"a": "Économie et sanctions", "b": "Capacités de défense"}
    fig = plot_choices(varied, titles={"base": "Choix du rapport"}, labels=labels)
    readable.written(fig)
    above, below = (name.get_window_extent() for name in fig.axes[0].get_yticklabels())
    assert above.y0 > below.y1


def test_an_unknown_choice_is_refused(varied):
    with pytest.raises(ParameterError, match="cannot be drawn"):
        plot_choices(varied, titles={"base": "x", "moon": "y"})
