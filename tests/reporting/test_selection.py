"""A corpus chosen by a query, the share of what was published, and two days for one text."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.exhibits import Figure, Table
from analysis.readers.description import Description
from analysis.reporting.dating_rules import show_dating_rule
from analysis.reporting.overview import show_dating
from analysis.reporting.paragraph import describe_method
from analysis.reporting.published import show_published_share
from analysis.reporting.ranking import rank
from analysis.reporting.selection import named_in_query
from analysis.reporting.study import Study, open_study


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def queried(corpora) -> Study:
    about = Description.model_validate({
        "query": "(russ* OR « mer Noire ») AND sanctions", "database": "Europresse", "exported": "2024-09-11",
        "known_gaps": "La Digue manque en mai", "window": {"start": "2021-01-01", "end": "2022-12-31"},
    })  # fmt: skip
    return open_study(replace(corpora["large"], about=about))


def test_the_method_of_every_report_says_how_the_texts_were_chosen(queried, study) -> None:
    said = plain(describe_method(queried).payload()["markdown"])
    assert "requête « " in said and "base Europresse" in said and "exporté le 11 septembre 2024" in said
    assert "Les parts se rapportent aux articles retenus par la requête" in said
    assert "Lacunes connues : La Digue manque en mai" in said
    assert "Constitution" not in str(describe_method(study("large")).payload())


def test_the_denominator_is_what_the_query_kept(queried, study) -> None:
    assert "articles retenus par la requête" in plain(show_dating(queried).notes)
    assert "retenus" not in plain(show_dating(study("large")).notes)


def test_an_actor_named_in_the_query_is_marked_in_the_ranking_and_the_mark_explained(queried, study) -> None:
    assert "russie" in named_in_query(queried, "actors") and "chine" not in named_in_query(queried, "actors")
    table = rank(queried, "actors").table
    labels = [line[0] for line in table.payload()["rows"]]
    assert any("Russie\u00a0†" in str(label) for label in labels)
    assert not any("Chine\u00a0†" in str(label) for label in labels)
    assert "† : nommé dans la requête" in plain(table.notes)
    assert "†" not in plain(rank(study("large"), "actors").table.notes)


def test_the_share_of_all_published_articles_is_a_figure_where_totals_are_known(corpora, study) -> None:
    assert show_published_share(study("large")) is None
    days = pd.to_datetime([f"{year}-{month:02}-01" for year in (2021, 2022) for month in range(1, 13)])
    published = pd.DataFrame({"day": days, "source": "Le Phare", "articles": 200}).astype(
        {"day": "datetime64[us]", "source": "str"}
    )
    figure = show_published_share(open_study(replace(corpora["large"], published=published)))
    assert isinstance(figure, Figure)
    frame = figure.table.frame
    assert frame["n_documents_total"].sum() == 24 * 200
    assert frame["n_documents"].sum() == 24 and frame["share"].max() <= 1
    assert (frame["n_documents_total"] % 600 == 0).all()  # quarters, as the report
    assert frame.loc[frame["n_documents_total"] == 0, "share"].isna().all()


def test_totals_by_year_are_charted_by_year(corpora) -> None:
    published = pd.DataFrame(
        {"day": pd.to_datetime(["2021-01-01", "2022-01-01"]), "source": "", "articles": [1000, 2000]}
    )
    published = published.astype({"day": "datetime64[us]", "source": "str"})
    figure = show_published_share(open_study(replace(corpora["large"], published=published)))
    frame = figure.table.frame
    assert frame.loc[frame["n_documents_total"] > 0, "n_documents_total"].tolist() == [1000, 2000]


def test_two_days_for_one_text_are_counted_under_both_rules(corpora, study) -> None:
    assert show_dating_rule(study("small")) is None
    corpus = corpora["small"]
    days = corpus.documents["date"]
    moved = days.where(corpus.documents["doc_id"] != "t2", pd.Timestamp(2022, 4, 1))
    documents = corpus.documents.assign(date_in_header=days, date_in_id=moved.astype("datetime64[us]"))
    table = show_dating_rule(open_study(corpus.with_frames(documents=documents)))
    assert isinstance(table, Table)
    assert table.frame[["header", "id", "difference"]].to_numpy().tolist() == [[1, 0, -1], [0, 1, 1]]
    assert "1 texte sur 3 porte deux jours différents" in plain(table.caption)
