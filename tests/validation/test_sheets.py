"""Texts drawn for hand coding: every stratum is there, and what was found is not shown to the coder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.build import load_corpus
from analysis.corpus.corpus import Corpus
from analysis.errors import InputError
from analysis.validation.alignment import align
from analysis.validation.card import validate_corpus
from analysis.validation.gold import read_gold
from analysis.validation.sheets import draw_texts, write_sheets

OWN = Path(__file__).parents[1] / "data" / "gold" / "texts"


@cache
def corpus() -> Corpus:
    return load_corpus(OWN)


@cache
def press() -> Corpus:
    """A corpus of 240 invented lines: four sources, four years, three lengths, every tenth text silent."""
    n = 240
    ids = [f"t{i:03d}" for i in range(n)]
    documents = pd.DataFrame({
        "doc_id": ids, "source": [f"Journal {i % 4}" for i in range(n)], "n_words": [(i * 37) % 900 for i in range(n)],
        "date": [pd.Timestamp(2021 + i % 16 // 4, 1 + i % 12, 1) for i in range(n)], "duplicate_of": None,
        "origin": [f"{i}.txt" for i in ids], "text": "Une phrase de huit mots et rien de plus.",
    })  # fmt: skip
    documents.loc[documents.index % 24 == 7, "duplicate_of"] = "t000"
    passages = pd.DataFrame({"doc_id": ids, "passage_id": 1, "start": 0, "end": 40, "zone": "body", "n_words": 9})
    heard = pd.DataFrame({"doc_id": [d for i, d in enumerate(ids) if i % 10], "passage_id": 1})
    return corpus().with_frames(documents=documents, passages=passages, mentions=heard, themes=heard.iloc[:0])


def test_the_same_seed_draws_the_same_texts_and_another_seed_others() -> None:
    first, again, other = (draw_texts(press(), 30, seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first, again)
    assert set(first["doc_id"]) != set(other["doc_id"])


def test_every_source_year_and_length_is_drawn_in_its_proportion() -> None:
    draw = draw_texts(press(), 60, seed=1)
    assert len(draw) == draw["doc_id"].nunique() == 60
    for column in ("source", "year", "length"):
        shares = draw.loc[draw["drawn_for"] == "strate", column].value_counts(normalize=True)
        assert len(shares) == (3 if column == "length" else 4)
        assert shares.max() < 2 * shares.min()


def test_one_text_in_five_has_a_passage_in_which_nothing_was_found() -> None:
    draw = draw_texts(press(), 30, seed=3)
    silent = draw[draw["drawn_for"] == "sans correspondance"]
    assert len(silent) == 6
    assert (silent["n_silent_passages"] > 0).all()


def test_copies_of_a_story_are_not_drawn() -> None:
    copies = press().documents.dropna(subset="duplicate_of")["doc_id"]
    assert not draw_texts(press(), 240, seed=1)["doc_id"].isin(copies).any()


def test_a_corpus_smaller_than_the_draw_is_drawn_whole() -> None:
    assert len(draw_texts(corpus(), 30, seed=1)) == len(corpus().documents)


def test_no_text_cannot_be_drawn() -> None:
    with pytest.raises(InputError, match="--n: found 0; allowed: at least one text"):
        draw_texts(corpus(), 0, seed=1)


def test_the_sheets_hold_the_texts_and_nothing_that_was_predicted(tmp_path: Path) -> None:
    written = write_sheets(corpus(), tmp_path / "codage", n=4, seed=1)
    passages = pd.read_csv(tmp_path / "codage" / "passages.csv", keep_default_na=False)
    assert set(passages["zone"]) == set(passages["date"]) == {""}
    assert len(pd.read_csv(tmp_path / "codage" / "mentions.csv")) == 0
    texts = {p.read_text(encoding="utf-8") for p in written if p.suffix == ".txt"}
    assert texts <= set(corpus().documents["text"]) and len(texts) == 4
    guide = written[-1].read_text(encoding="utf-8")
    assert "Coder 4 textes" in guide and "presscope gold agree" in guide


def test_filled_sheets_can_be_validated(tmp_path: Path) -> None:
    write_sheets(corpus(), tmp_path, n=10, seed=1)
    passages = pd.read_csv(tmp_path / "passages.csv", keep_default_na=False)
    row = passages[passages["text"].str.contains("New START")].iloc[0]
    with (tmp_path / "mentions.csv").open("a", encoding="utf-8") as sheet:
        sheet.write(f"{row['file']},{row['passage']},Russie,Russie,STATE,name,,,\n")
    aligned = align(read_gold(tmp_path), corpus())
    (start,) = aligned.gold.mentions["start"]
    (doc_id,) = aligned.gold.mentions["doc_id"]
    assert aligned.texts[doc_id][start : start + 6] == "Russie"


def test_annotations_are_never_written_over(tmp_path: Path) -> None:
    write_sheets(corpus(), tmp_path, n=2, seed=1)
    with pytest.raises(InputError, match="would be written over"):
        write_sheets(corpus(), tmp_path, n=2, seed=1)


def test_sheets_in_which_nothing_is_filled_in_are_no_measure(tmp_path: Path) -> None:
    write_sheets(corpus(), tmp_path, n=2, seed=1)
    with pytest.raises(InputError, match=r"nothing is filled in; .* Fill in the sheets first"):
        validate_corpus(corpus(), tmp_path)
