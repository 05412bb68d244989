from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.errors import ParameterError, SchemaError
from analysis.measures.frequency import count_frequencies, count_totals, frequency_funnel
from analysis.measures.rates import resample_rates
from analysis.schemas import FRAMES

WINDOW = {"start": "2021-01-01", "end": "2021-04-30"}


def cell(frame, month, entry):
    rows = frame[(frame["period"] == pd.Timestamp(f"2021-{month:02d}-01")) & (frame["entry_id"] == entry)]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.fixture
def press(toy):
    """Four months: two texts, none, two, one that mentions nobody."""
    return (
        toy()
        .add("a", "2021-01-05", ["otan", "otan"], ["russie"])
        .add("b", "2021-01-20", ["otan"], source="Écho")
        .add("c", "2021-03-02", ["russie"])
        .add("d", "2021-03-09", [])
        .add("e", "2021-04-01", [])
    )


def test_the_calendar_holds_every_period_with_every_entry(press):
    frame = count_frequencies(*press.frames, period="month", **WINDOW)
    assert len(frame) == 4 * 2
    assert frame["period"].dt.month.tolist() == [1, 1, 2, 2, 3, 3, 4, 4]
    assert list(frame.columns[:11]) == FRAMES["frequencies"].names


def test_documents_mentions_and_words_can_be_counted_by_eye(press):
    january = cell(count_frequencies(*press.frames, period="month", **WINDOW), 1, "otan")
    assert (january["n_mentions"], january["n_documents"], january["n_documents_total"]) == (3, 2, 2)
    assert january["n_words_total"] == 300
    assert january["share"] == 1.0
    # A ratio of sums: 3 mentions in 300 words.
    assert january["per_10k"] == pytest.approx(100.0)


def test_no_documents_and_no_mention_are_different_things(press):
    frame = count_frequencies(*press.frames, period="month", **WINDOW)
    silent, unsaid = cell(frame, 2, "otan"), cell(frame, 4, "otan")
    assert np.isnan(silent["share"]) and np.isnan(silent["share_low"]) and np.isnan(silent["per_10k"])
    assert silent["coverage"] == "none"
    assert (unsaid["share"], unsaid["per_10k"], unsaid["coverage"]) == (0.0, 0.0, "full")


def test_a_document_counts_once_in_each_period_in_which_it_has_a_passage(toy):
    blog = toy().add("blog", "2021-02-01", ["otan"], ["otan"], ["otan"],
                     days=["2021-01-31", "2021-02-01", "2021-02-01"])  # fmt: skip
    frame = count_frequencies(*blog.frames, period="month", **WINDOW)
    assert cell(frame, 1, "otan")["n_documents"] == 1
    assert cell(frame, 2, "otan")["n_documents"] == 1
    assert cell(frame, 2, "otan")["n_mentions"] == 2
    assert cell(frame, 2, "otan")["n_words_total"] == 200


def test_numerator_and_denominator_use_the_same_zones(toy):
    page = toy().add("a", "2021-01-05", ["otan"], ["otan"], zones=["body", "caption"])
    page.add("b", "2021-01-06", ["otan"], zones=["caption"])
    default = cell(count_frequencies(*page.frames, period="month", **WINDOW), 1, "otan")
    assert (default["n_mentions"], default["n_documents"], default["n_documents_total"]) == (1, 1, 1)
    captions = cell(count_frequencies(*page.frames, period="month", zones=["caption"], **WINDOW), 1, "otan")
    assert (captions["n_mentions"], captions["n_documents_total"], captions["n_words_total"]) == (2, 2, 200)


def test_a_hit_that_is_not_counted_stays_out(press):
    hits, passages, documents = press.frames
    hits["counted"] = hits["actor_id"] != "russie"
    frame = count_frequencies(hits, passages, documents, period="month", entries=["russie"], **WINDOW)
    assert frame["n_mentions"].sum() == 0
    assert frame["share"].notna().sum() == 3


def test_names_outside_the_lexicon_count_only_where_they_are_asked_for(press):
    hits, passages, documents = press.frames
    hits["listed"] = hits["actor_id"] != "russie"
    default = count_frequencies(hits, passages, documents, period="month", **WINDOW)
    assert set(default["entry_id"]) == {"otan"}
    asked = count_frequencies(hits, passages, documents, period="month", entries=["russie"], **WINDOW)
    assert asked["n_documents"].sum() == 2


def test_entries_come_in_the_order_asked_for_and_may_be_unseen(press):
    frame = count_frequencies(*press.frames, period="year", entries=["mali", "otan"], **WINDOW)
    assert frame["entry_id"].tolist() == ["mali", "otan"]
    assert frame["n_documents"].tolist() == [0, 2]


def test_themes_are_counted_by_their_own_column(press):
    hits, passages, documents = press.frames
    themes = hits.rename(columns={"actor_id": "theme_id"}).drop(columns=["listed"])
    frame = count_frequencies(themes, passages, documents, entry="theme_id", period="year", **WINDOW)
    assert frame["n_documents"].tolist() == [2, 2]


def test_unique_stories_count_the_first_publication_alone(toy):
    agency = toy().add("first", "2021-01-05", ["otan"]).add("copy", "2021-01-06", ["otan"], copy_of="first",
                                                              source="Écho")  # fmt: skip
    every = cell(count_frequencies(*agency.frames, period="month", **WINDOW), 1, "otan")
    unique = cell(count_frequencies(*agency.frames, period="month", copies="unique", **WINDOW), 1, "otan")
    assert (every["n_documents"], every["n_documents_total"]) == (2, 2)
    assert (unique["n_documents"], unique["n_documents_total"]) == (1, 1)


def test_a_story_is_not_lost_where_only_its_copy_is_among_the_sources(toy):
    agency = toy().add("first", "2021-01-05", ["otan"]).add("copy", "2021-01-06", ["otan"], copy_of="first",
                                                              source="Écho")  # fmt: skip
    frame = count_frequencies(*agency.frames, period="month", copies="unique", sources=["Écho"], **WINDOW)
    assert cell(frame, 1, "otan")["n_documents"] == 1


def test_the_periods_that_the_window_cuts_are_not_complete(press):
    frame = count_frequencies(*press.frames, period="month", start="2021-01-10", end="2021-04-15")
    assert frame.groupby("period")["complete"].first().tolist() == [False, True, True, False]


def test_a_date_less_precise_than_the_period_is_set_apart(toy):
    doubt = toy().add("a", "2021-01-20", ["otan"], between=("2021-01-20", "2021-02-10"))
    months = count_frequencies(*doubt.frames, period="month", entries=["otan"], **WINDOW)
    quarters = count_frequencies(*doubt.frames, period="quarter", entries=["otan"], **WINDOW)
    assert months["n_documents_total"].sum() == 0
    assert quarters["n_documents_total"].sum() == 1


def test_a_live_blog_dated_by_its_headings_is_precise(toy):
    blog = toy().add("blog", "2021-02-01", ["otan"], ["otan"], days=["2021-01-31", "2021-02-01"],
                     between=("2021-01-31", "2021-02-01"))  # fmt: skip
    frame = count_frequencies(*blog.frames, period="month", **WINDOW)
    assert frame["n_documents_total"].tolist() == [1, 1, 0, 0]


def test_the_funnel_accounts_for_every_passage_and_mention(toy):
    mixed = (
        toy()
        .add("a", "2021-01-05", ["otan"], ["otan"], zones=["body", "boilerplate"])
        .add("b", None, ["otan"])
        .add("c", "2025-01-01", ["otan"])
        .add("d", "2021-01-20", ["otan"], between=("2021-01-20", "2021-02-10"))
    )
    funnel = frequency_funnel(*mixed.frames, period="month", **WINDOW)
    assert (funnel["n_in"] == funnel["n_out"] + funnel["n_dropped"]).all()
    passages = funnel[funnel["unit"] == "passages"].set_index("reason")["n_dropped"]
    assert passages["passages hors des zones comptées"] == 1
    assert passages["passages sans date"] == 1
    assert passages["passages datés hors de la fenêtre"] == 1
    assert passages["date moins précise que la période"] == 1
    for _, steps in funnel.groupby("unit"):
        assert (steps["n_out"].to_numpy()[:-1] == steps["n_in"].to_numpy()[1:]).all()
    assert funnel["n_out"].iloc[-1] == 1


def test_the_funnel_speaks_english_too(press):
    assert "passages without a date" in set(
        frequency_funnel(*press.frames, period="month", lang="en", **WINDOW)["reason"]
    )


def test_totals_rank_by_documents_and_show_three_counts(toy):
    agency = (
        toy()
        .add("first", "2021-01-05", ["otan"], ["otan"])
        .add("copy", "2021-01-06", ["otan"], ["otan"], copy_of="first")
        .add("own", "2021-02-06", ["russie"])
    )
    totals = count_totals(*agency.frames, **WINDOW)
    assert totals["entry_id"].tolist() == ["otan", "russie"]
    counts = totals.loc[0, ["n_publications", "n_stories", "n_original_passages"]].tolist()
    assert counts == [2, 1, 2]
    unique = count_totals(*agency.frames, copies="unique", **WINDOW)
    assert unique.loc[unique["entry_id"] == "otan", "n_documents"].item() == 1
    assert unique.loc[unique["entry_id"] == "otan", "n_publications"].item() == 2


def test_totals_keep_a_text_whose_month_is_not_known(toy):
    doubt = toy().add("a", "2021-01-20", ["otan"], between=("2021-01-20", "2021-02-10"))
    assert count_totals(*doubt.frames, **WINDOW)["n_documents"].tolist() == [1]


def test_the_bootstrap_adds_the_same_interval_each_time(press):
    first = count_frequencies(*press.frames, period="year", resamples=200, **WINDOW)
    again = count_frequencies(*press.frames, period="year", resamples=200, **WINDOW)
    pd.testing.assert_frame_equal(first, again)
    assert (first["per_10k_low"] <= first["per_10k"]).all()
    assert (first["per_10k"] <= first["per_10k_high"]).all()


def test_the_bootstrap_draws_stories_where_copies_are_counted(toy):
    # Ten copies of one story are one draw, so that nothing can be said about the spread.
    copies = toy().add("first", "2021-01-05", ["otan"])
    for i in range(10):
        copies.add(f"copy{i}", "2021-01-06", ["otan"], copy_of="first")
    frame = count_frequencies(*copies.frames, period="year", resamples=100, **WINDOW)
    assert frame["per_10k_low"].isna().all()


def test_an_empty_corpus_gives_an_empty_frame_and_not_an_error(toy):
    frames = toy().frames
    assert count_frequencies(*frames, period="month", **WINDOW).empty
    asked = count_frequencies(*frames, period="month", entries=["otan"], **WINDOW)
    assert asked["coverage"].tolist() == ["none"] * 4
    assert count_totals(*frames, **WINDOW).empty


def test_all_wrong_choices_are_named_at_once(press):
    with pytest.raises(ParameterError) as error:
        count_frequencies(
            *press.frames, period="semester", zones=["corps"], start="2022-01-01", end="2021-01-01"
        )
    assert len(error.value.faults) == 3


def test_passages_without_words_are_refused(press):
    hits, passages, documents = press.frames
    with pytest.raises(SchemaError, match="n_words"):
        count_frequencies(hits, passages.drop(columns="n_words"), documents, period="month", **WINDOW)
    with pytest.raises(SchemaError, match="theme_id"):
        count_frequencies(hits, passages, documents, entry="theme_id", period="month", **WINDOW)


def test_rates_alone_have_the_intervals_that_stand_beside_the_counts(press):
    totals = count_totals(*press.frames, resamples=100, **WINDOW).set_index("entry_id")
    names = totals.index.tolist()
    alone = resample_rates(*press.frames, names, resamples=100, **WINDOW).set_index("entry_id")
    columns = ["per_10k_low", "per_10k_high"]
    pd.testing.assert_frame_equal(alone[columns], totals.loc[names, columns], check_names=False)
