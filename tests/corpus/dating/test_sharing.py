"""Texts without a day of their own that share passages with dated ones."""

from __future__ import annotations

import pandas as pd

from analysis.corpus.copies.prints import take_prints
from analysis.corpus.dating.frames import date_each
from analysis.corpus.dating.sharing import date_by_sharing
from analysis.corpus.places import rows_of_documents
from analysis.lexicon.reading import Lexicon
from analysis.text.zones.segmenting import segment

TITLE = "Les ports réunis à Virelac"
MORE = (
    "Les délégués doivent débattre des droits de mouillage et du dragage des chenaux, deux sujets qui "
    "divisent les ports de la façade depuis plusieurs années sans qu'un compromis se dessine."
)
POST = "Les délégués reprennent leurs travaux et passent au vote d'une charte commune des ports de la façade."
LEXICON = Lexicon()


def frames(**texts: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [
        (doc, number, p.start, p.end, p.zone, p.language)
        for doc, text in texts.items()
        for number, p in enumerate(segment(text), 1)
    ]
    documents = pd.DataFrame({"doc_id": list(texts), "text": list(texts.values()), "date": pd.NaT})
    return documents, pd.DataFrame(rows, columns=["doc_id", "passage_id", "start", "end", "zone", "language"])


def date_all(documents: pd.DataFrame, passages: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    row = rows_of_documents(documents, passages)
    documents, passages = date_each(documents, passages, LEXICON, row)
    prints = take_prints(documents["text"].tolist(), passages, row)
    return date_by_sharing(documents, passages, LEXICON, prints, row)[:2]


def test_a_text_takes_its_date_from_a_dated_text_that_shares_a_passage() -> None:
    dated, copy = f"{TITLE}\n\nPublié le 3 mai 2022\n\n{MORE}\n\n{POST}", f"Autre titre\n\n{MORE}\n\n{POST}"
    documents, passages = date_all(*frames(a=dated, b=copy, c=f"Rien\n\n{POST * 2}"))
    assert documents["date"].dt.strftime("%Y-%m-%d").tolist()[:2] == ["2022-05-03", "2022-05-03"]
    assert documents["date_basis"].tolist() == ["dateline", "duplicate", "none"]
    assert passages.loc[passages["doc_id"] == "c", "date"].isna().all()
    assert str(documents["date"].dtype) == str(passages["date"].dtype) == "datetime64[us]"


def test_a_weekday_is_counted_from_the_day_of_the_dated_text() -> None:
    dated = f"{TITLE}\n\nPublié le 3 mai 2022\n\n{MORE}"
    news = (
        "Les ports de la façade ont signé ce mercredi une charte devant la presse et devant leurs délégués."
    )
    later = f"Une charte pour les ports\n\n{news}\n\n{MORE}\n\n{POST}"
    documents, _ = date_all(*frames(a=dated, b=later))
    assert documents["date_basis"].tolist() == ["dateline", "relative"]
    assert str(documents["date"].iloc[1].date()) == "2022-05-04"


def test_copies_dated_years_apart_date_nothing() -> None:
    one, two = (f"{TITLE}\n\nPublié le 3 mai {year}\n\n{MORE}" for year in (2021, 2023))
    documents, _ = date_all(*frames(a=one, b=two, c=f"Autre titre\n\n{MORE}"))
    assert documents["date_basis"].tolist() == ["dateline", "dateline", "none"]


def test_texts_without_passages_and_empty_corpora_are_dated_too() -> None:
    documents, passages = frames(a="")
    result, _ = date_all(documents, passages)
    assert result["date"].isna().all()
    assert result["date_basis"].tolist() == ["none"]
    empty, none = date_all(documents.iloc[:0], passages)
    assert (len(empty), len(none)) == (0, 0)
