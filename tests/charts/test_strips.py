from __future__ import annotations

import pandas as pd

from analysis.charts.strips import plot_coverage_strip


def coverage(width):
    return pd.DataFrame({
        "source": ["Gazette"] * 3 + [""] * 3,
        "period": [*pd.to_datetime([f"202{i}-01-01" for i in (1, 2, 3)] if width == "year" else
                                   [f"2021-0{i}-01" for i in (1, 2, 3)])] * 2,
        "n_documents": [120, 0, 30, 4, 5, 6],
        "coverage": ["full", "none", "partial", "full", "full", "full"],
    })  # fmt: skip


def test_none_partial_and_full_look_different():
    ax = plot_coverage_strip(coverage("month")).axes[0]
    looks = {kind.get_gid(): (tuple(kind.get_facecolor()[0]), kind.get_hatch()) for kind in ax.collections}
    assert len(set(looks.values())) == 3
    assert {kind.get_gid(): len(kind.get_paths()) for kind in ax.collections} == {
        "full": 4, "none": 1, "partial": 1,
    }  # fmt: skip


def test_sources_are_named_and_the_number_of_texts_stands_where_there_are_any():
    ax = plot_coverage_strip(coverage("year")).axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["Gazette", "source inconnue"]
    assert [text.get_text() for text in ax.texts] == ["120", "30", "4", "5", "6"]


def test_the_key_is_in_the_language_asked_for():
    words = {text.get_text() for text in plot_coverage_strip(coverage("year"), lang="en").texts}
    assert {"usual pace", "partial", "no text", "Texts per year"} <= words
