"""Unlisted names become lexicon entries to review."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import unlisted_marking as marking
import yaml

from analysis.lexicon.models import Actors
from analysis.lexicon.reading import load_lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.unlisted.suggestions import suggest_entries

TEXTS = {
    "a": "Théobald Marquenterre, historien, doute. M. Marquenterre publie un livre.",
    "b": "L'historien Théobald Marquenterre est à Brest.\nLe Réseau d'observation des marées (ROM) alerte.",
    "c": "Une ONG nommée «\u00a0Semences\u00a0» existe. La juge Ombeline Delorge-Roy rentre.",
}


@cache
def _found() -> tuple[pd.DataFrame, pd.DataFrame]:
    parts = [marking.frames(text, doc_id) for doc_id, text in TEXTS.items()]
    documents = pd.concat([documents for documents, _ in parts], ignore_index=True)
    documents["date"] = pd.to_datetime(["2022-03-01", "2023-05-02", None])
    passages = pd.concat([passages for _, passages in parts], ignore_index=True)
    return find_mentions(documents, passages, load_lexicon()), documents


def _frames() -> tuple[pd.DataFrame, pd.DataFrame]:
    mentions, documents = _found()
    return mentions.copy(), documents.copy()


def test_suggestions_fit_the_model_of_the_lexicon() -> None:
    actors = Actors.model_validate(yaml.load(suggest_entries(*_frames()), yaml.BaseLoader))
    assert actors.valid_through.isoformat() == "2023-05-02"
    first = actors.actors[0]
    assert (first.id, first.label, first.type) == ("theobald-marquenterre", "Théobald Marquenterre", "person")
    assert first.surnames == ("Marquenterre",)
    assert first.examples.yes == ("[Théobald Marquenterre], historien, doute.",)
    network = next(actor for actor in actors.actors if actor.type == "organisation")
    assert network.label == "Réseau d'observation des marées"
    assert [alias.form for alias in network.acronyms] == ["ROM"]


def test_the_most_widespread_name_comes_first_with_its_counts() -> None:
    text = suggest_entries(*_frames())
    assert text.index("# 2 textes, 3 mentions") < text.index("theobald-marquenterre") < text.index("# 1 texte")


def test_rare_names_can_be_left_out() -> None:
    text = suggest_entries(*_frames(), least_texts=2)
    assert "theobald-marquenterre" in text and "reseau" not in text
    assert suggest_entries(*_frames(), most_entries=0).count("- id:") == 0


def test_no_known_id_is_used_again() -> None:
    lexicon = load_lexicon()
    mentions, documents = _frames()
    mentions.loc[mentions["actor_id"] == "nl-ombeline-delorge-roy", "actor_id"] = "nl-otan"
    text = suggest_entries(mentions, documents, lexicon=lexicon)
    assert "- id: otan-2\n" in text


def test_a_suggested_entry_makes_the_name_listed(tmp_path: Path) -> None:
    mentions, documents = _frames()
    (tmp_path / "actors.yaml").write_text(suggest_entries(mentions, documents, lexicon=load_lexicon()), "utf-8")
    lexicon = load_lexicon(tmp_path)
    again = find_mentions(*marking.frames(TEXTS["a"]), lexicon)
    assert again.loc[again["surface"] == "Théobald Marquenterre", "listed"].all()
    assert set(again.loc[again["listed"], "actor_id"]) == {"theobald-marquenterre"}


def test_without_unlisted_names_the_file_is_empty_but_valid() -> None:
    mentions, documents = _frames()
    actors = Actors.model_validate(yaml.load(suggest_entries(mentions.iloc[:0], documents), yaml.BaseLoader))
    assert actors.actors == ()
