from __future__ import annotations

import numpy as np
import pytest

from analysis.measures.scope import WINDOW, Scope
from analysis.measures.sensitivity import ACTOR_CHOICES, CHOICES, THEME_CHOICES, count_under_choices

SCOPE = Scope.of(WINDOW, "2021-01-01", "2021-12-31")


@pytest.fixture
def press(toy):
    corpus = toy().add("a", "2021-01-05", ["mali"], ["mali", "chine"], zones=["title", "body"], source="Phare")
    corpus.add("b", "2021-02-05", ["chine"], [], source="Phare")
    corpus.add("copy", "2021-02-06", ["chine"], copy_of="b", source="Digue")
    corpus.add("c", "2021-03-05", [], source="Digue")
    return corpus


def table(press, choices=ACTOR_CHOICES, entries=("chine", "mali")):
    found = count_under_choices(*press.frames, SCOPE, entries=list(entries), choices=choices)
    return found.set_index(["choice", "entry_id"])


def test_one_choice_is_changed_at_a_time(press):
    found = table(press)
    assert found.loc["base", ["n", "n_total", "rank"]].to_numpy().tolist() == [[3, 4, 1], [1, 4, 2]]
    assert found.loc["stories", ["n", "n_total"]].to_numpy().tolist() == [[2, 3], [1, 3]]
    assert found.loc["passages", ["n", "n_total"]].to_numpy().tolist() == [[3, 6], [2, 6]]
    assert found.loc["title", ["n", "n_total", "rank"]].to_numpy().tolist() == [[0, 1, 2], [1, 1, 1]]


def test_without_the_largest_source_and_with_equal_weights(press):
    found = table(press, THEME_CHOICES)
    assert found.loc["two-terms", "n"].tolist() == [0, 1]
    assert found.loc["no-largest", "n_total"].tolist() == [2, 2]
    # Chine: all of Phare's texts, half of Digue's; Mali: half of Phare's, none of Digue's.
    assert found.loc["equal-sources", "share"].tolist() == [0.75, 0.25]
    assert found.loc["equal-sources", "share_low"].isna().all()


def test_forms_that_are_left_out_do_not_count(press):
    press.hits[0]["form"] = "metonym"
    press.hits[1]["form"] = "role"
    found = table(press)
    assert found.loc[("no-metonyms", "mali"), "n"] == 1
    assert found.loc[("no-roles", "mali"), "n"] == 1


def test_names_outside_the_lexicon_may_take_the_first_place(press):
    for number, hit in enumerate([h for h in press.hits if h["actor_id"] == "chine"]):
        hit.update(actor_id="nl-port", listed=False, start=10 + number, end=11 + number)
    found = table(press, entries=("mali",))
    assert found.loc[("base", "mali"), "rank"] == 1
    assert found.loc[("unlisted", "mali"), "rank"] == 2


def test_a_choice_that_leaves_no_text_is_no_data_and_not_zero(toy):
    corpus = toy().add("a", "2021-01-05", ["mali"])
    found = count_under_choices(*corpus.frames, SCOPE, entries=["mali"], choices=["title", "no-largest"])
    empty = found[found["choice"] != "base"]
    assert empty["n_total"].tolist() == [0, 0]
    assert np.isnan(empty["share"]).all()
    assert np.isnan(empty["rank"]).all()


def test_every_choice_is_known():
    assert {*ACTOR_CHOICES, *THEME_CHOICES, "base"} == set(CHOICES)
    assert len(ACTOR_CHOICES) == len(THEME_CHOICES) == 8
