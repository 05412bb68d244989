"""Parts of a corpus, worked on apart, give the rows that the whole gives."""

from __future__ import annotations

import multiprocessing as mp
import os
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import gathering, workers
from analysis.corpus.assembly import build
from analysis.corpus.copies.stories import find_stories
from analysis.corpus.corpus import Corpus
from analysis.corpus.dating.frames import date_each
from analysis.corpus.dating.sharing import date_by_sharing
from analysis.corpus.engines import DaskEngine, Engine, LocalEngine, ProcessEngine
from analysis.corpus.finding import cut_texts
from analysis.corpus.parts import Table
from analysis.corpus.said import Said
from analysis.errors import RunError
from analysis.lexicon.reading import Lexicon, load_lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.speakers.attribution import find_quotes
from analysis.matching.themes.finding import find_themes
from analysis.readers.records import Reading, Record

FRAMES = ("documents", "passages", "mentions", "themes", "quotes", "funnel")
SENTENCES = [
    "La Russie et la Chine ont signé mardi un accord sur le blé, selon le ministère des Affaires étrangères.",
    "Emmanuel Macron a déclaré : « Rien ne sera décidé avant le sommet de l'OTAN. »",
    "Publié le 3 mai 2022 à 10h",
    "Le secrétaire général de l'ONU, António Guterres, a appelé au calme dans une ville de l'est du pays.",
    "Jeudi 24 juin, les sanctions de l'Union européenne ont été reconduites pour six mois par les Vingt-Sept.",
    "Les pêcheurs du port attendent depuis onze jours la réouverture de la passe et comptent les filets perdus.",
    "« Nous avons perdu une saison », dit Anne Lorme, patronne de deux bateaux et mère de trois enfants.",
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(None)


@pytest.fixture(scope="module")
def reading() -> Reading:
    rng = np.random.default_rng(7)
    records = []
    for number in range(24):
        lines = [f"Titre du texte {number % 20}", *rng.choice(SENTENCES, 4)]
        name = f"t{(number * 7) % 24:02}"
        records.append(Record("\n\n".join(lines), f"{number}.txt", name, source="Gazette" if number % 3 else ""))
    records[5] = replace(records[4], doc_id="copie", origin="5.txt")
    return Reading(records)


def assert_same(found: Corpus, expected: Corpus) -> None:
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(found, name), getattr(expected, name), obj=name)


def test_parts_give_the_rows_of_the_whole(reading: Reading, lexicon: Lexicon) -> None:
    corpus = build(Said.of(reading), lexicon, name="essai").corpus
    part = cut_texts(reading.records)
    table = part.tables["passages"]
    stated = np.array([record.date for record in reading.records], "datetime64[us]")
    documents, passages = date_each(part.documents.assign(date=stated), table.frame, lexicon, table.owner)
    documents, passages, _ = date_by_sharing(documents, passages, lexicon, part.prints, table.owner)
    documents, passages = find_stories(documents, passages)
    mentions = find_mentions(documents, passages, lexicon)
    by_place = pd.Index(documents["doc_id"]).get_indexer(pd.Index(mentions["doc_id"])).argsort(kind="stable")
    for name in ("date", "date_basis", "n_words", "story_id", "duplicate_of", "title"):
        pd.testing.assert_series_equal(corpus.documents[name], documents[name])
    for name in ("start", "end", "zone", "date", "duplicate_of", "n_words"):
        pd.testing.assert_series_equal(corpus.passages[name], passages[name])
    pd.testing.assert_frame_equal(corpus.mentions, mentions.iloc[by_place].reset_index(drop=True))
    pd.testing.assert_frame_equal(corpus.themes, find_themes(documents, passages, lexicon))
    pd.testing.assert_frame_equal(corpus.quotes, find_quotes(documents, passages, mentions, lexicon))


@pytest.mark.parametrize("engine", [LocalEngine(), ProcessEngine(2)], ids=["local", "processes"])
def test_any_number_of_parts_and_processes_gives_the_same_rows(
    reading: Reading, lexicon: Lexicon, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(Said.of(reading), lexicon, name="essai").corpus
    monkeypatch.setattr(gathering, "_WORTH_SHARING", 2)
    monkeypatch.setattr(gathering, "_PART", 3)
    assert_same(build(Said.of(reading), lexicon, name="essai", engine=engine).corpus, whole)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Dask warns of what its own cluster does
def test_a_dask_cluster_gives_the_same_rows(
    reading: Reading, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    whole = build(Said.of(reading), lexicon, name="essai").corpus
    monkeypatch.setattr(gathering, "_WORTH_SHARING", 2)
    assert_same(build(Said.of(reading), lexicon, name="essai", engine=DaskEngine()).corpus, whole)


@pytest.mark.slow
def test_processes_that_import_everything_anew_give_the_same_rows(
    reading: Reading, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(Said.of(reading), lexicon, name="essai").corpus
    monkeypatch.setattr(gathering, "_WORTH_SHARING", 2)
    monkeypatch.setattr(mp, "get_all_start_methods", lambda: ["spawn"])
    assert_same(build(Said.of(reading), lexicon, name="essai", engine=ProcessEngine(2)).corpus, whole)


def test_copies_to_the_letter_are_worked_on_once_and_each_has_its_rows(reading: Reading, lexicon: Lexicon) -> None:
    built = build(Said.of(reading), lexicon, name="essai")
    assert built.n_new == len(set(built.texts.contents)) < len(reading.records)
    original, copy = reading.records[4].doc_id, "copie"
    for frame in (built.corpus.passages, built.corpus.mentions, built.corpus.themes):
        one, other = (frame[frame["doc_id"] == doc_id].reset_index(drop=True) for doc_id in (original, copy))
        columns = [name for name in frame.columns if name not in ("doc_id", "duplicate_of", "date")]
        pd.testing.assert_frame_equal(one[columns], other[columns])


def test_a_process_that_is_ended_is_an_error_that_says_so() -> None:
    with pytest.raises(RunError, match="ended from outside"):
        list(workers.map_tasks(_end, [1, 2], None, processes=2))


def _end(_task: int, _shared: object) -> None:
    os._exit(9)


@given(st.lists(st.integers(0, 3), max_size=6), st.lists(st.integers(0, 5), max_size=8))
def test_rows_are_taken_for_any_list_of_texts(counts: Sequence[int], wanted: Sequence[int]) -> None:
    wanted = [place for place in wanted if place < len(counts)]
    owner = np.repeat(np.arange(len(counts)), counts).astype(np.int64)
    frame = pd.DataFrame({"doc_id": [f"d{i}" for i in owner], "row": np.arange(len(owner))}).astype({"doc_id": "str"})
    ids = pd.Index([f"n{k}" for k in range(len(wanted))], dtype="str")
    taken = Table(frame, owner).take(np.array(wanted, np.int64), ids, len(counts))
    expected = [(f"n{k}", row) for k, place in enumerate(wanted) for row in np.flatnonzero(owner == place).tolist()]
    assert list(zip(taken.frame["doc_id"], taken.frame["row"], strict=True)) == expected
    assert taken.owner.tolist() == [k for k, place in enumerate(wanted) for _ in range(counts[place])]
