"""The sample corpus, whose true days we know, dated and cut into zones as readers will see it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.build import load_corpus
from analysis.corpus.corpus import Corpus

TRUTH = Path(__file__).parents[1] / "data" / "sample_truth.csv"
CHROME = ("Mentions légales", "Laisser un commentaire", "Publié le", "Lire aussi", "Activer les alertes", "Actualis",
          "Accueil |", "Partager |", "Inscrivez-vous")  # fmt: skip


@pytest.fixture(scope="session")
def sample() -> Corpus:
    """Load the sample once."""
    return load_corpus("sample")


@pytest.fixture(scope="session")
def dated(sample: Corpus) -> pd.DataFrame:
    """Return the documents beside the truth, a row for each text."""
    truth = pd.read_csv(TRUTH, dtype=str, keep_default_na=False).set_index("id").add_prefix("true_")
    documents = sample.documents.assign(id=sample.documents["origin"].map(lambda name: Path(name).stem))
    joined = truth.join(documents.set_index("id"), how="left")
    joined["said"] = joined["date"].dt.strftime("%Y-%m-%d").fillna("")
    return joined


@pytest.fixture(scope="session")
def passages(sample: Corpus) -> pd.DataFrame:
    """Return the passages with their words and the name of their text."""
    documents = sample.documents.set_index("doc_id")
    frame = sample.passages.copy()
    texts = frame["doc_id"].map(documents["text"])
    frame["words"] = [t[a:b] for t, a, b in zip(texts, frame["start"], frame["end"], strict=True)]
    frame["id"] = frame["doc_id"].map(documents["origin"]).map(lambda name: Path(name).stem)
    return frame


def test_every_text_of_the_sample_is_there(dated: pd.DataFrame) -> None:
    assert dated["doc_id"].notna().all()


def test_no_text_gets_a_wrong_date(dated: pd.DataFrame) -> None:
    wrong = dated[(dated["said"] != "") & (dated["said"] != dated["true_date"])]
    assert wrong[["said", "true_date"]].to_dict("index") == {}


def test_what_cannot_be_dated_is_not(dated: pd.DataFrame) -> None:
    undatable = dated[dated["true_undatable"] == "true"]
    assert set(undatable["said"]) == {""}
    assert set(undatable["date_basis"]) == {"none"}
    assert undatable["date_earliest"].isna().all()


def test_nearly_all_others_are_dated(dated: pd.DataFrame) -> None:
    datable = dated[dated["true_undatable"] == "false"]
    assert len(datable) == 106
    assert (datable["said"] != "").sum() >= 104


def test_dates_rest_on_what_they_were_written_to_rest_on(dated: pd.DataFrame) -> None:
    found = dated[dated["said"] != ""]
    other = found[found["date_basis"] != found["true_basis"]]
    assert other[["date_basis", "true_basis"]].to_dict("index") == {}


def test_each_date_lies_in_its_interval_and_shows_its_words(dated: pd.DataFrame) -> None:
    found = dated[dated["said"] != ""]
    assert (found["date_earliest"] <= found["date"]).all()
    assert (found["date"] <= found["date_latest"]).all()
    assert (found.loc[found["date_basis"] != "duplicate", "date_evidence"] != "").all()


def test_every_passage_of_a_dated_text_has_a_day(dated: pd.DataFrame, passages: pd.DataFrame) -> None:
    found = set(dated.index[dated["said"] != ""])
    assert passages.loc[passages["id"].isin(found), "date"].notna().all()
    assert passages.loc[~passages["id"].isin(found), "date"].isna().all()


def test_every_text_has_a_headline(passages: pd.DataFrame) -> None:
    without = set(passages["id"]) - set(passages.loc[passages["zone"] == "title", "id"])
    assert without == set()


def test_headlines_of_the_metadata_are_titles(dated: pd.DataFrame, passages: pd.DataFrame) -> None:
    titles = passages[passages["zone"] == "title"].groupby("id")["words"].agg(set)
    missed = [
        name for name, title in dated["title"].dropna().items() if name in titles and title not in titles[name]
    ]
    assert len(missed) <= 2


def test_menus_stamps_and_buttons_are_never_counted(passages: pd.DataFrame) -> None:
    chrome = passages[passages["words"].str.startswith(CHROME) & (passages["words"].str.len() < 110)]
    assert len(chrome) > 40
    assert set(chrome["zone"]) == {"boilerplate"}


def test_paragraphs_are_body(passages: pd.DataFrame) -> None:
    long = passages[passages["words"].str.len() > 200]
    assert (long["zone"].isin(["body", "duplicate"])).mean() > 0.99
