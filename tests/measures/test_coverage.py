from __future__ import annotations

import pandas as pd

from analysis.measures.coverage import judge_pace, measure_coverage, measure_overall_coverage

WINDOW = {"period": "month", "start": "2021-01-01", "end": "2021-04-20"}


def press(toy):
    """The Gazette publishes 4, 4, 1, 0 texts, the Écho 1, 0, 0, 1."""
    corpus = toy()
    for month, number in ((1, 4), (2, 4), (3, 1)):
        for i in range(number):
            corpus.add(f"g{month}{i}", f"2021-0{month}-1{i}", [])
    for month in (1, 4):
        corpus.add(f"e{month}", f"2021-0{month}-03", [], source="Écho")
    return corpus.frames[1:]


def test_each_source_is_judged_by_its_own_pace(toy):
    coverage = measure_coverage(*press(toy), **WINDOW)
    by_source = {str(name): rows for name, rows in coverage.groupby("source", sort=False)}
    assert list(by_source) == ["Gazette", "Écho"]
    assert by_source["Gazette"]["coverage"].tolist() == ["full", "full", "partial", "none"]
    assert by_source["Gazette"]["n_documents"].tolist() == [4, 4, 1, 0]
    assert by_source["Écho"]["coverage"].tolist() == ["full", "none", "none", "full"]
    assert by_source["Gazette"]["usual"].unique().tolist() == [4.0]


def test_all_sources_together_are_judged_by_their_common_pace(toy):
    overall = measure_overall_coverage(*press(toy), **WINDOW)
    assert overall["n_documents"].tolist() == [5, 4, 1, 1]
    assert overall["n_sources"].tolist() == [2, 1, 1, 1]
    assert overall["coverage"].tolist() == ["full", "full", "partial", "partial"]
    assert overall["complete"].tolist() == [True, True, True, False]


def test_half_of_the_usual_pace_is_still_full():
    assert judge_pace(pd.Series([4, 4, 2])).tolist() == ["full", "full", "full"]
    assert judge_pace(pd.Series([0, 0])).tolist() == ["none", "none"]


def test_a_text_without_a_source_has_its_own_row(toy):
    _, passages, documents = toy().add("a", "2021-01-05", [], source=None).frames
    assert measure_coverage(passages, documents, **WINDOW)["source"].unique().tolist() == [""]


def test_an_empty_corpus_has_no_source_and_a_silent_calendar(toy):
    _, passages, documents = toy().frames
    assert measure_coverage(passages, documents, **WINDOW).empty
    assert measure_overall_coverage(passages, documents, **WINDOW)["coverage"].tolist() == ["none"] * 4
