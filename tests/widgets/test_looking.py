"""The compact arrays count what the measures count."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.corpus.corpus import Corpus
from analysis.errors import ParameterError
from analysis.exploring.counting import count
from analysis.exploring.kwic import concordance
from analysis.measures.coverage import measure_coverage
from analysis.widgets.choice import Choice, make_choice, open_choice
from analysis.widgets.index import Index
from analysis.widgets.looking import LINES, look

CASES = [
    ("day", "2022-12-10", "2023-02-05"), ("week", "2021-01-01", "2024-12-31"), ("month", "2022-02-10", "2023-05-05"),
    ("quarter", "2019-01-01", "2026-06-30"), ("quarter", "2022-02-10", "2023-05-05"),
    ("year", "2021-01-01", "2024-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("period", "start", "end"), CASES)
def test_a_view_counts_what_the_measures_count(sample: Index, period: str, start: str, end: str) -> None:
    corpus = sample.corpus
    for sources in ((), tuple(sample.by_texts("sources")[:2])):
        choice = make_choice(sample, open_choice(sample), actors=["otan", "Nations unies"], themes="nucleaire",
                             query="cyber* | drone*", period=period, start=start, end=end, sources=sources)  # fmt: skip
        view = look(sample, choice)
        expected = count(corpus, actors=choice.actors, themes=choice.themes, query=choice.query, by=period, start=start,
                         end=end, source=sources or None)  # fmt: skip
        pd.testing.assert_frame_equal(view.frequencies, expected)
        cover = measure_coverage(corpus.passages, corpus.documents, period=period, start=start, end=end,
                                 sources=sources or None)  # fmt: skip
        keys = ["source", "period"]
        pd.testing.assert_frame_equal(
            view.coverage.sort_values(keys, ignore_index=True), cover.sort_values(keys, ignore_index=True)
        )
        assert view.n_documents == len({
            *corpus.passages.loc[_counted(corpus, choice), "doc_id"],
        })  # fmt: skip


def test_an_actor_and_a_theme_of_one_id_are_counted_apart(sample: Index) -> None:
    choice = make_choice(sample, open_choice(sample), actors=["otan"], themes=["otan"])
    view = look(sample, choice)
    beside = count(sample.corpus, actors="otan", themes="otan", start=choice.start, end=choice.end)
    pd.testing.assert_frame_equal(view.frequencies, beside)
    for kind, entry, label in (("actors", "otan", "OTAN"), ("themes", "otan (thème)", "OTAN et lien transatlantique")):
        alone = count(sample.corpus, **{kind: "otan"}, start=choice.start, end=choice.end)
        assert view.labels[entry] == label
        assert set(alone["label"]) == {label}
        own = beside[beside["entry_id"] == entry].reset_index(drop=True)
        pd.testing.assert_frame_equal(own.assign(entry_id="otan").astype({"entry_id": "str"}), alone)
    every = count(sample.corpus, actors="*", themes="*", by="window")
    assert {"otan", "otan (thème)"} <= set(every["entry_id"])


def _counted(corpus: Corpus, choice: Choice) -> pd.Series:
    from analysis.measures.observations import observe
    from analysis.measures.scope import Scope
    from analysis.schemas import empty

    scope = Scope.of(choice.period, str(choice.start), str(choice.end), sources=choice.sources or None)
    seen = observe(empty("themes"), corpus.passages, corpus.documents, scope, entry="theme_id").passages
    return corpus.passages["doc_id"].isin(seen["doc_id"])


def test_a_live_blog_counts_once_in_each_period_whatever_the_order_of_its_days(corpus: Corpus) -> None:
    # The passages of one text get days that go back and forth.
    passages, documents = corpus.passages.copy(), corpus.documents.copy()
    days = pd.to_datetime(["2022-03-02", "2022-01-05", "2022-03-09", "2022-01-20", "2022-03-11"])
    passages = passages.iloc[:5].assign(doc_id="b1", date=days.as_unit("us"), zone="body", passage_id=range(1, 6),
                                        start=[0, 10, 20, 30, 40], end=[9, 19, 29, 39, 49])  # fmt: skip
    documents = documents.iloc[:1].assign(text="un drone  un drone  un drone  un drone  un drone ")
    blog = corpus.with_frames(passages=passages, documents=documents, mentions=corpus.mentions.iloc[:0],
                              themes=corpus.themes.iloc[:0], quotes=corpus.quotes.iloc[:0])  # fmt: skip
    index = Index(blog)
    choice = Choice(pd.Timestamp("2022-01-01").date(), pd.Timestamp("2022-12-31").date(), query="drone", period="month")
    view = look(index, choice)
    pd.testing.assert_frame_equal(
        view.frequencies, count(blog, query="drone", by="month", start="2022-01-01", end="2022-12-31")
    )
    assert view.frequencies["n_documents"].tolist()[:3] == [1, 0, 1]


def test_an_actor_outside_the_lexicon_counts_where_it_is_asked_for(index: Index) -> None:
    view = look(index, make_choice(index, open_choice(index), actors="Ligue des phares"))
    assert view.frequencies["n_documents"].sum() == 3


def test_sentences_are_those_of_the_concordance(sample: Index) -> None:
    choice = make_choice(sample, open_choice(sample), actors=[], query='"conseil de sécurité"')
    lines = look(sample, choice).sentences
    whole = concordance(sample.corpus, '"conseil de sécurité"', start=choice.start, end=choice.end, window=12)
    pd.testing.assert_frame_equal(lines.table, whole.table)
    many = look(sample, open_choice(sample)).sentences
    assert len(many) == LINES < many.n_found
    assert many.table["date"].is_monotonic_increasing


def test_a_choice_of_nothing_and_a_window_without_texts_show_nothing(index: Index) -> None:
    base = open_choice(index)
    nothing = look(index, replace(base, actors=()))
    assert (len(nothing.frequencies), len(nothing.sentences), nothing.n_documents) == (0, 0, 5)
    early = look(index, make_choice(index, base, start="1990-01-01", end="1990-12-31"))
    assert early.n_documents == 0
    assert early.coverage.empty
    assert early.frequencies["share"].isna().all()


def test_the_first_choice_covers_the_window_of_the_corpus_or_else_its_days(index: Index, corpus: Corpus) -> None:
    assert (open_choice(index).start.year, open_choice(index).end.year) == (2021, 2024)
    old = {name: getattr(corpus, name).assign(**{
        column: getattr(corpus, name)[column] - pd.DateOffset(years=10)
        for column in getattr(corpus, name).columns if column.startswith("date") and column in
        ("date", "date_earliest", "date_latest")
    }) for name in ("documents", "passages")}  # fmt: skip
    choice = open_choice(Index(corpus.with_frames(**old)))
    assert (choice.start.year, choice.end.year) == (2012, 2013)
    assert choice.actors == ("mali", "otan", "onu")


def test_the_faults_of_a_choice_are_told_at_once_with_the_closest_name(index: Index) -> None:
    with pytest.raises(ParameterError) as caught:
        make_choice(index, open_choice(index), actors="ottan", period="quater", measur="share", end="1990-01-01")
    message = str(caught.value)
    assert message.count("\n") == 4
    assert "'otan'" in message
    assert "'quarter'" in message
    assert "'measure'" in message
    with pytest.raises(ParameterError, match="at most"):
        make_choice(index, open_choice(index), actors=list(index.corpus.lexicon.actors)[:17])


def test_a_search_that_cannot_be_read_is_refused(index: Index) -> None:
    with pytest.raises(ParameterError):
        look(index, make_choice(index, open_choice(index), query="drone ("))
