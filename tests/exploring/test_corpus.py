"""A corpus: selected, joined, shown, searched; and its sentences."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.corpus.corpus import Corpus
from analysis.corpus.portrait import draw_bars
from analysis.errors import ParameterError
from analysis.exploring.kwic import concordance
from analysis.exploring.offers import suggest_names


def ids(corpus: Corpus) -> list[str]:
    return corpus.documents["doc_id"].tolist()


def test_a_selection_keeps_the_texts_that_meet_all_conditions(corpus: Corpus) -> None:
    assert ids(corpus.select(source="Le Phare")) == ["a1", "a2", "a6"]
    assert ids(corpus.select(source=["Le Phare", "La Digue"], actor="Nations unies")) == ["a1", "a3"]
    assert ids(corpus.select(start="2022-02-01", end="2022-12-31")) == ["a2", "a3"]
    assert ids(corpus.select(query='drone* | "au large"', start="2023-01-01")) == ["a4", "a5"]
    assert ids(corpus.select(actor=["onu", "otan"], query="drone")) == ["a1", "a4"]


def test_a_selection_holds_the_rows_of_its_texts_alone_and_tells_it_in_the_funnel(corpus: Corpus) -> None:
    part = corpus.select(actor="onu")
    for name in ("passages", "mentions", "themes", "quotes"):
        assert set(getattr(part, name)["doc_id"]) <= {"a1", "a3"}
    last = part.funnel.iloc[-1]
    assert (last["n_in"], last["n_dropped"], last["n_out"]) == (6, 4, 2)
    assert "actor = onu" in last["reason"]
    assert part.name.endswith("(sélection)")
    assert corpus.select() is corpus


def test_a_selection_of_nothing_is_an_empty_corpus(corpus: Corpus) -> None:
    part = corpus.select(start="1990-01-01", end="1990-12-31")
    assert len(part.documents) == len(part.passages) == 0
    assert "0" in repr(part)


def test_the_faults_of_a_selection_are_told_at_once(corpus: Corpus) -> None:
    with pytest.raises(ParameterError) as caught:
        corpus.select(source="Le Fare", actor="otann", theme="zzzz", start="hier", end="2022-13-01")
    assert str(caught.value).count("\n") == 5
    assert "'Le Phare'" in str(caught.value)
    with pytest.raises(ParameterError, match="Swap"):
        corpus.select(start="2023-01-01", end="2022-01-01")


def test_a_table_takes_the_columns_of_passages_and_documents(corpus: Corpus) -> None:
    table = corpus.table("mentions", add=["date", "source", "zone", "title"])
    assert len(table) == len(corpus.mentions)
    row = table[table["doc_id"] == "a3"].iloc[0]
    assert (row["date"], row["source"]) == (pd.Timestamp("2022-05-12"), "La Digue")
    assert list(table.columns[: len(corpus.mentions.columns)]) == list(corpus.mentions.columns)
    assert "date" not in corpus.mentions.columns


def test_a_column_that_is_not_known_is_told_with_the_closest(corpus: Corpus) -> None:
    with pytest.raises(ParameterError, match="'source'"):
        corpus.table("mentions", add="sorce")
    with pytest.raises(ParameterError, match="'mentions'"):
        corpus.table("mention")


def test_a_corpus_shows_size_window_sources_share_dated_and_a_timeline(corpus: Corpus) -> None:
    said = repr(corpus)
    for words in (
        "6\u00a0textes", "2\u00a0sources", "Le Phare (3)", "10/01/2022 – 14/03/2023", "83\u00a0%", "█", "par mois",
    ):  # fmt: skip
        assert words in said
    assert corpus._repr_html_().startswith("<div>")
    assert draw_bars([1, 0, 8]) == "▁ █"


def test_a_concordance_aligns_its_keywords(corpus: Corpus) -> None:
    lines = concordance(corpus, "drone* | cyber*", window=3)
    assert lines.table["keyword"].tolist() == ["drone", "cyberattaques", "drone", "drone"]
    assert lines.table["left"].tolist()[0] == "Un "
    assert lines.table["right"].tolist()[1] == " visent l’OTAN et…"
    shown = repr(lines).split("\n")
    assert shown[0].endswith("4 occurrences")
    assert len({line.index("[") for line in shown[1:]}) == 1
    html = lines._repr_html_()
    assert html.count("<tr>") == 4
    assert "text-align:right" in html


def test_a_concordance_is_of_a_search_an_actor_or_a_theme(corpus: Corpus) -> None:
    assert len(concordance(corpus, actor="OTAN", source="Le Phare")) == 2
    assert len(concordance(corpus, actor="OTAN", start="2022-01-01")) == 3
    lines = concordance(corpus, actor="otan", limit=2)
    assert (len(lines), lines.n_found, lines.heading) == (2, 4, "«\u00a0OTAN\u00a0»\u00a0: 2 sur 4 occurrences")
    with pytest.raises(ParameterError, match="one of them"):
        concordance(corpus, "drone", actor="otan")
    with pytest.raises(ParameterError, match="right"):
        concordance(corpus, "drone", sort="rigt")


def test_lines_are_sorted_by_the_words_beside_the_keyword(corpus: Corpus) -> None:
    right = concordance(corpus, "drone", sort="right").table["right"].tolist()
    assert right == sorted(right)
    left = concordance(corpus, "drone", sort="left").table["left"].tolist()
    assert left[0].strip().endswith("Aucun")


def test_names_that_the_lexicon_lacks_are_offered(corpus: Corpus) -> None:
    names = suggest_names(corpus, least_texts=1)
    assert names["n_documents"].is_monotonic_decreasing
    assert {"label", "actor_type", "forms"} <= set(names.columns)
