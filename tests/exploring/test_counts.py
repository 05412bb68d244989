"""Counting, comparing and charting in a cell."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.corpus.corpus import Corpus
from analysis.errors import ParameterError
from analysis.exploring.charts import plot_heatmap, plot_ranking, plot_timeline
from analysis.exploring.comparing import compare
from analysis.exploring.counting import count
from analysis.exploring.pairs import co_mentions
from analysis.measures.grounds import places_of
from analysis.schemas import FRAMES


def by_entry(frame: pd.DataFrame, column: str) -> dict[str, int]:
    return frame.groupby("entry_id", sort=False)[column].sum().to_dict()


def test_actors_themes_and_searches_are_counted_in_one_frame(corpus: Corpus) -> None:
    frame = count(corpus, actors=["OTAN", "onu"], query={"Drones": "drone*"}, by="year")
    assert list(frame.columns[: len(FRAMES["frequencies"].names)]) == FRAMES["frequencies"].names
    assert by_entry(frame, "n_documents") == {"otan": 3, "onu": 2, "Drones": 3}
    assert by_entry(frame, "n_mentions") == {"otan": 3, "onu": 3, "Drones": 3}
    assert frame["label"].unique().tolist() == ["OTAN", "ONU", "Drones"]
    assert frame["n_documents_total"].tolist() == [3, 3, 3, 2, 2, 2]


def test_without_a_choice_all_listed_actors_are_counted(corpus: Corpus) -> None:
    frame = count(corpus, by="window")
    assert frame["entry_id"].tolist()[:3] == ["mali", "otan", "onu"]


def test_labels_of_ones_own_count_like_themes(corpus: Corpus) -> None:
    labels = pd.DataFrame({"doc_id": ["a1", "a3", "a4"], "label": ["alerte", "alerte", "calme"]})
    frame = count(corpus, labels=labels, by="year")
    assert by_entry(frame, "n_documents") == {"alerte": 2, "calme": 1}
    assert frame["share"].tolist() == pytest.approx([2 / 3, 0, 0, 1 / 2])


def test_labels_of_passages_count_in_their_passages_alone(corpus: Corpus) -> None:
    labels = pd.DataFrame({"doc_id": ["a1"], "passage_id": [2], "label": ["alerte"]})
    pairs = co_mentions(corpus, actors=["otan", "onu", "mali"], labels=labels, minimum=1)
    assert {frozenset(pair) for pair in zip(pairs["entry_a"], pairs["entry_b"], strict=True)} >= {
        frozenset(("alerte", "onu")), frozenset(("alerte", "mali")),
    }  # fmt: skip
    assert not ((pairs["entry_a"] == "otan") & (pairs["entry_b"] == "alerte")).any()


def test_what_is_asked_alone_counts_what_it_counts_beside_another_kind(sample: Corpus) -> None:
    # Alone the frame of the corpus is counted as it is; of two kinds the hits of the entries are put together.
    unlisted = str(sample.mentions.loc[~sample.mentions["listed"] & sample.mentions["counted"], "actor_id"].iloc[0])
    for kind, names in (("actors", ["otan", "mali", unlisted]), ("themes", ["nucleaire"])):
        alone = count(sample, **{kind: names}, by="year")
        beside = count(sample, **{kind: names}, query={"Drones": "drone*"}, by="year")
        beside = beside[beside["entry_id"] != "Drones"].reset_index(drop=True)
        pd.testing.assert_frame_equal(alone, beside)
    every = count(sample, by="window", start="2021-01-01", end="2024-12-31")
    some = count(sample, actors="*", query={"Drones": "drone*"}, by="window", start="2021-01-01", end="2024-12-31")
    pd.testing.assert_frame_equal(every, some[some["entry_id"] != "Drones"].reset_index(drop=True))


def test_the_places_of_mentions_are_found_once_for_all_questions(sample: Corpus) -> None:
    count(sample, actors="otan")
    known = len(places_of)
    for actors in ("mali", ["otan", "onu"], "*"):
        count(sample, actors=actors, by="year")
        co_mentions(sample, actors=actors)
    assert len(places_of) == known


def test_counts_by_source_have_a_row_for_each_source(corpus: Corpus) -> None:
    frame = count(corpus, actors="otan", by="source").set_index("source")
    assert frame["n_documents"].to_dict() == {"La Digue": 2, "Le Phare": 1}
    assert frame["n_documents_total"].to_dict() == {"La Digue": 3, "Le Phare": 2}


def test_wrong_names_are_told_at_once_with_the_closest_that_is_known(corpus: Corpus) -> None:
    with pytest.raises(ParameterError) as caught:
        count(corpus, actors=["ottan", "zzz"], themes="otann", labels=pd.DataFrame({"doc": [], "label": []}))
    message = str(caught.value)
    assert message.count("\n") == 4
    assert "'otan'" in message
    assert "'doc_id'" in message
    with pytest.raises(ParameterError, match="quarter"):
        count(corpus, by="quater")


def test_two_parts_are_compared_by_the_difference_of_their_shares(corpus: Corpus) -> None:
    frame = compare(corpus, {"source": "La Digue"}, actors=["otan", "mali"]).set_index("entry_id")
    assert frame.loc["otan", ["n_first", "total_first", "n_second", "total_second"]].tolist() == [2, 3, 1, 2]
    assert frame.loc["otan", "difference"] == pytest.approx(2 / 3 - 1 / 2)
    assert frame.loc["otan", "difference_low"] < frame.loc["otan", "difference"] < frame.loc["otan", "difference_high"]
    assert frame.index.tolist() == ["otan", "mali"]


def test_what_is_in_both_parts_is_left_out_of_both(corpus: Corpus) -> None:
    frame = compare(corpus, {"actor": "otan"}, {"actor": "mali"}, query="drone")
    assert frame.attrs["n_left_out"] == 4
    assert frame[["n_first", "total_first", "n_second", "total_second"]].iloc[0].tolist() == [1, 1, 0, 1]
    with pytest.raises(ParameterError, match="no dated text"):
        compare(corpus, {"actor": "otan"}, {"actor": "onu"})


def test_words_typical_of_a_period_are_found(corpus: Corpus) -> None:
    frame = compare(corpus, {"start": "2023-01-01"}, words=True, minimum=2).set_index("item")
    assert frame.loc["drone", ["n_target", "n_reference"]].tolist() == [2, 1]
    assert frame.loc["drone", "log_ratio"] > 0 > frame.loc["onu", "log_ratio"]


def test_a_condition_that_is_not_known_is_told(corpus: Corpus) -> None:
    with pytest.raises(ParameterError, match="'source'"):
        compare(corpus, {"sorce": "La Digue"})


def test_a_chart_is_drawn_onto_axes_of_ones_own(corpus: Corpus) -> None:
    ax = Figure().subplots()
    assert plot_timeline(corpus, actors="otan", by="year", ax=ax) is ax
    assert len(ax.lines) > 0


def test_charts_take_counts_or_a_corpus(corpus: Corpus) -> None:
    frame = count(corpus, actors=["otan", "onu"], by="quarter")
    drawn = plot_timeline(frame)
    words = {text.get_text() for text in drawn.findobj(match=lambda a: hasattr(a, "get_text"))}
    assert any("ONU" in each for each in words)
    assert isinstance(plot_timeline(corpus), Figure)
    assert isinstance(plot_ranking(corpus, limit=3), Figure)
    assert isinstance(plot_heatmap(corpus, themes="*", by="year"), Figure)
    with pytest.raises(ParameterError, match=r"'actors='.*count\(\)"):
        plot_timeline(frame, actors="otan")
