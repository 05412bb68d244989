from __future__ import annotations

import pytest

from analysis.measures.observations import observe
from analysis.measures.scope import WINDOW, Scope

SCOPE = Scope.of("month", "2021-01-01", "2021-12-31")


@pytest.fixture
def press(toy):
    corpus = toy().add("a", "2021-01-05", ["mali"], ["chine"], zones=["title", "caption"], source="Phare")
    corpus.add("b", "2021-02-05", ["chine"], [], source="Digue")
    return corpus.add("undated", None, ["mali"])


def test_the_same_corpus_may_be_observed_in_many_ways_one_after_the_other(press):
    frames = press.frames
    found = [
        observe(*frames, scope).hits["entry_id"].tolist()
        for scope in (
            SCOPE,
            Scope.of("month", "2021-01-01", "2021-12-31", ("title", "body", "caption")),
            Scope.of(WINDOW, "2021-02-01", "2021-12-31"),
            Scope.of("year", "2021-01-01", "2021-12-31", sources=["Phare"]),
            SCOPE,
        )
    ]
    # Whether a caption counts is the scope's to say.
    assert found == [["mali", "chine"], ["mali", "chine", "chine"], ["chine"], ["mali"], ["mali", "chine"]]


def test_what_is_done_to_an_observation_is_not_seen_in_the_next(press):
    frames = press.frames
    first = observe(*frames, SCOPE)
    first.hits.loc[:, "entry_id"] = "x"
    first.passages["zone"] = "x"
    assert observe(*frames, SCOPE).hits["entry_id"].tolist() == ["mali", "chine"]
    assert set(observe(*frames, SCOPE).passages["zone"]) == {"title", "body"}


def test_a_corpus_that_was_written_into_is_observed_anew(press):
    mentions, passages, documents = press.frames
    observe(mentions, passages, documents, SCOPE)
    mentions.loc[0, "counted"] = False
    assert observe(mentions, passages, documents, SCOPE).hits["entry_id"].tolist() == ["chine"]
    documents.loc[0, "source"] = "Quai"
    assert "Quai" in set(observe(mentions, passages, documents, SCOPE).passages["source"])


def test_the_funnel_adds_up(press):
    funnel = observe(*press.frames, SCOPE).funnel
    assert (funnel["n_in"] == funnel["n_dropped"] + funnel["n_out"]).all()
    assert funnel.groupby("unit")["n_out"].last().to_dict() == {"mentions": 2, "passages": 3}
