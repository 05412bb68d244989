from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.alt_text import (
    LIMIT,
    describe_coverage,
    describe_dots,
    describe_heatmap,
    describe_matrix,
    describe_over_time,
    describe_ranking,
    describe_timeline,
)


def test_a_timeline_is_told_by_its_highest_point(press, labels):
    words = describe_timeline(press, entries=["russie"], labels=labels)
    assert words == (
        "Courbe, part des textes, par mois, janv. 2021 – juin 2021. Maximum\u00a0: "
        "Russie 25\u00a0% en févr. 2021. Périodes sans texte\u00a0: 1."
    )


def test_a_timeline_is_told_in_english_too(press, labels):
    words = describe_timeline(press, labels=labels, lang="en")
    assert words.startswith("Line charts, share of texts, per month, Jan 2021 – Jun 2021. Highest: ")
    assert "OTAN 50% in Feb 2021" in words


def test_the_highest_point_told_is_the_one_named_in_the_chart(frequencies):
    # The period with two texts stands at 100 %, and is not the headline.
    thin = frequencies([50, 2, 50], {"otan": [5, 2, 10]})
    assert "OTAN 20\u00a0% en mars 2021" in describe_timeline(thin, labels={"otan": "OTAN"})


def test_a_small_corpus_is_told_in_counts(frequencies):
    few = frequencies([1, 0, 3, 1], {"otan": [1, 0, 2, 0]}, period="year")
    assert describe_over_time(few) == describe_dots(few)
    assert "otan 3 sur 5" in describe_dots(few)
    assert "%" not in describe_dots(few)


def test_a_ranking_is_told_in_its_order(frequencies, labels):
    totals = frequencies([1200], {"otan": [600], "russie": [300]}, period="year")
    assert describe_ranking(totals, labels=labels) == (
        "Classement, part des textes (sur 1\u202f200 textes), 2 lignes\u00a0: "
        "OTAN 50\u00a0%, Russie 25\u00a0%."
    )


def test_a_heat_map_names_the_highest_row_first(press, labels):
    words = describe_heatmap(press, entries=["russie", "otan"], labels=labels)
    assert words.index("OTAN 50") < words.index("Russie 25")


def test_a_pair_of_a_matrix_is_said_once():
    table = pd.DataFrame([[0, 3], [3, 0]], index=["a", "b"], columns=["a", "b"])
    assert describe_matrix(table).count("×") == 1


def test_silent_periods_of_a_source_are_told():
    coverage = pd.DataFrame({
        "source": ["Gazette", "Gazette"], "period": pd.to_datetime(["2021-01-01", "2022-01-01"]),
        "n_documents": [1200, 0], "coverage": ["full", "none"],
    })  # fmt: skip
    assert "Gazette 1\u202f200 (1 sans texte)" in describe_coverage(coverage)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=20, unique=True))
def test_no_alternative_text_is_longer_than_its_limit(names):
    from analysis.charts.series import Series

    starts = pd.to_datetime(["2021-01-01", "2021-02-01"])
    frame = pd.DataFrame([
        {"period": start, "entry_id": f"e{i}", "n_documents": 2, "n_documents_total": 9, "share": 2 / 9,
         "coverage": "full"}
        for start in starts for i in range(len(names))
    ])  # fmt: skip
    labels = {f"e{i}": name for i, name in enumerate(names)}
    assert Series.of(frame).entries
    for describe in (describe_timeline, describe_dots, describe_heatmap):
        for lang in ("fr", "en"):
            assert 0 < len(describe(frame, labels=labels, lang=lang)) <= LIMIT
    assert 0 < len(describe_ranking(frame.head(len(names)), labels=labels)) <= LIMIT
