"""Round trips: what is written for another tool is read again as it was."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.assembly import build
from analysis.corpus.build import load_corpus
from analysis.corpus.conversion import TARGETS, convert_corpus
from analysis.corpus.corpus import Corpus
from analysis.corpus.reconciliation import reconcile
from analysis.corpus.said import Said
from analysis.errors import CorpusError
from analysis.lexicon.reading import load_lexicon
from analysis.readers.outlets import load_outlets
from analysis.readers.publications import settle
from analysis.readers.reading import read_corpus
from analysis.readers.records import Reading, Record, Rejection, Remark

DAY = dt.date(2024, 9, 11)
RECORDS = [
    Record("Les grues\n\nLes grues ont tourné, dit-on en Chine.\n\n\nPuis plus rien.", "e.html:1", "news·1", DAY,
           "Ouest-France - Édition de Rennes", "Les grues", "Ève Mallet", export_id="news·1", section="Ville",
           page="12",
           date_in_id=dt.date(2024, 9, 12), stated_words=812, subjects=("Port", "Grues"), also_in=("Le Phare", "AFP"),
           format="europresse"),
    Record("**** ce texte s’ouvre mal\n-*ainsi\nLa suite de l’été.", "b.txt", date=dt.date(2023, 1, 2),
           source="L’Écho du port", title="Un titre qui n’est pas dans le texte", format="txt"),
    Record("Un texte sans rien.", "c/b.txt", format="txt"),
]  # fmt: skip


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    reading = settle(Reading(list(RECORDS)), "header", load_outlets())
    reading.rejections.append(Rejection("x.html:3", "the article has no text", "Un titre"))
    reading.twice.append(Rejection("y.html:1", "exported twice: e.html:1", "Les grues"))
    reading.remarks.append(Remark("p.xml", "inferred date", "3"))
    return build(Said.of(reading), load_lexicon(None), name="essai").corpus


def test_the_fields_of_an_export_are_typed_columns_behind_the_designed_ones(corpus: Corpus) -> None:
    documents = corpus.documents
    assert documents.columns.get_loc("section") > documents.columns.get_loc("sha256")
    first, second = documents.iloc[0], documents.iloc[1]
    assert (first["source"], first["source_raw"], first["edition"]) == (
        "Ouest-France", "Ouest-France - Édition de Rennes", "Rennes",
    )  # fmt: skip
    assert (first["section"], first["page"], first["stated_words"], first["subjects"]) == (
        "Ville",
        "12",
        812,
        "Port ; Grues",
    )
    assert (first["also_in"], first["n_also_in"]) == ("Le Phare ; AFP", 2)
    assert first["date_in_id"] == pd.Timestamp(2024, 9, 12) and pd.isna(second["date_in_id"])
    assert pd.isna(second["stated_words"]) and pd.isna(second["section"]) and second["n_also_in"] == 0
    assert str(documents["stated_words"].dtype) == "Int64" and str(documents["date_in_id"].dtype) == "datetime64[us]"


@pytest.mark.parametrize("target", list(TARGETS))
def test_texts_days_and_outlets_come_back(corpus: Corpus, target: str, tmp_path: Path) -> None:
    written = convert_corpus(corpus, target, tmp_path / "out")  # type: ignore[arg-type]
    assert all(path.is_file() for path in written)
    read = {record.text.strip(): record for record in read_corpus(tmp_path / "out").records}
    documents = corpus.documents
    for text, day, source in zip(documents["text"], documents["date"], documents["source"], strict=True):
        record = read[text.replace("**** ", " **** ", 1).replace("-*", " -*").strip() if target == "iramuteq" else text]
        assert record.date == (None if pd.isna(day) else day.date())
        assert record.source == ("" if pd.isna(source) else source)


@pytest.mark.parametrize("target", ["txm", "jsonl"])
def test_the_fields_of_an_export_come_back_too(corpus: Corpus, target: str, tmp_path: Path) -> None:
    convert_corpus(corpus, target, tmp_path)  # type: ignore[arg-type]
    record = next(r for r in read_corpus(tmp_path).records if r.title == "Les grues")
    assert (record.export_id, record.section, record.page, record.stated_words) == ("news·1", "Ville", "12", 812)
    assert (record.subjects, record.also_in) == (("Port", "Grues"), ("Le Phare", "AFP"))
    assert record.date_in_id == dt.date(2024, 9, 12) and record.author == "Ève Mallet"


def test_the_sheet_accounts_for_every_text_found(corpus: Corpus) -> None:
    sheet = reconcile(corpus, load_outlets())
    n = dict(zip(sheet["item"], sheet["n"], strict=True))
    assert n["textes trouvés"] == n["textes lus"] + n["textes rejetés"] + n["textes exportés deux fois"] == 5
    said = [
        f"{item}|{detail}".replace("\u00a0", " ") for item, detail in zip(sheet["item"], sheet["detail"], strict=True)
    ]
    assert "exporté deux fois|y.html:1 = e.html:1 — « Les grues »" in said
    assert "rejeté|x.html:3 : l’article n’a pas de texte — « Un titre »" in said
    conflict = "e.html:1 : 2024-09-11 en tête, 2024-09-12 dans l’identifiant ; l’en-tête l’emporte"
    assert f"dates en conflit|{conflict}" in said
    assert "aussi publiés ailleurs, selon l’export|2 parutions hors du corpus : e.html:1" in said
    assert n["source sans notice (à ajouter dans sources.yaml)"] == 1
    assert "source sans notice (à ajouter dans sources.yaml)|L’Écho du port" in said


def test_the_funnel_has_a_line_for_what_was_exported_twice(corpus: Corpus) -> None:
    funnel = corpus.funnel
    assert (funnel["n_in"] == funnel["n_out"] + funnel["n_dropped"]).all()
    assert funnel.iloc[0][["step", "n_in", "n_out"]].tolist() == ["publications", 5, 4]


def test_the_sheet_says_in_french_what_a_cut_archive_lost(tmp_path: Path) -> None:
    texts = [f'{{"id": "{n}", "text": "Le bac {n} traverse la rade."}}' for n in range(200)]
    packed = gzip.compress("\n".join(texts).encode())
    (tmp_path / "bacs.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    lines = reconcile(load_corpus(tmp_path)).astype(str).agg(" | ".join, axis=1)
    (told,) = [line for line in lines if line.startswith("archive")]
    assert told == "archive endommagée, lue jusqu’à la coupure | 1 | bacs.jsonl.gz"


def test_a_refused_print_export_is_named_by_what_it_begins_with(tmp_path: Path) -> None:
    (tmp_path / "export.pdf").write_bytes(b"%PDF-1.7\n% rien de plus")
    with pytest.raises(CorpusError) as told:
        load_corpus(tmp_path)
    assert "found '%PDF-1.7'" in str(told.value)
