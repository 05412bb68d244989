"""An alias, a term, an actor: tried out, seen, saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.corpus import Corpus
from analysis.errors import InputError, LexiconError
from analysis.exploring.counting import count
from analysis.exploring.trials import try_actor, try_alias, try_term
from analysis.lexicon.reading import load_lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.themes.finding import find_themes


def test_an_alias_shows_what_changes_and_the_sentences_it_brings_in(corpus: Corpus) -> None:
    trial = try_alias(corpus, "OTAN", "Ligue des phares")
    own = trial.counts.iloc[0]
    assert (own["entry_id"], own["n_mentions_before"], own["n_mentions_after"]) == ("otan", 4, 8)
    assert (own["n_documents_before"], own["n_documents_after"]) == (4, 6)
    assert trial.sentences.table["keyword"].tolist() == ["Ligue des phares"] * 4
    assert "4 → 8" in repr(trial)
    assert "4 → 8" in trial._repr_html_()
    assert "La [Ligue des phares] salue le geste." in trial.examples


def test_nothing_changes_before_it_is_saved_but_the_corpus_of_the_trial(corpus: Corpus) -> None:
    before = corpus.mentions.copy()
    trial = try_alias(corpus, "otan", "Ligue des phares")
    pd.testing.assert_frame_equal(corpus.mentions, before)
    assert count(trial.corpus, actors="otan", by="window")["n_documents"].tolist() == [5]


@pytest.mark.parametrize(("kind", "name", "words"), [
    ("alias", "otan", "Ligue des phares"), ("alias", "mali", "son ambassadeur"), ("alias", "onu", "L’OTAN enquête"),
    ("actor", "Ligue des phares", ""), ("term", "otan", "drone(s)"), ("term", "otan", "{pêche|geste}"),
])  # fmt: skip
def test_a_trial_finds_what_the_whole_matching_finds(corpus: Corpus, kind: str, name: str, words: str) -> None:
    if kind == "actor":
        trial = try_actor(corpus, name)
    else:
        trial = (try_alias if kind == "alias" else try_term)(corpus, name, words)
    # With another version nothing is remembered: everything is compiled and matched anew.
    lexicon = replace(trial.corpus.lexicon, version=f"{trial.corpus.lexicon.version}-anew")
    find = find_themes if kind == "term" else find_mentions
    whole = find(corpus.documents, corpus.passages, lexicon)
    found = trial.corpus.themes if kind == "term" else trial.corpus.mentions
    pd.testing.assert_frame_equal(found, whole)


def test_what_an_actor_takes_from_unlisted_names_is_shown(corpus: Corpus) -> None:
    trial = try_actor(corpus, "Ligue des phares", type="organisation")
    assert trial.counts.set_index("entry_id").loc["ligue-des-phares", "n_mentions_after"] == 4
    assert set(trial.lost["actor_id"]) <= set(corpus.mentions["actor_id"])


@pytest.mark.parametrize(("actor", "alias", "said"), [
    ("ottan", "x", "'otan'"), ("otan", "ONU", "'onu'"), ("otan", "Alliance atlantique", "already"),
    ("otan", "a, b", "','"), ("ligue inconnue de personne", "x", "actor"),
])  # fmt: skip
def test_an_alias_that_cannot_be_is_refused_with_the_reason(corpus: Corpus, actor: str, alias: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        try_alias(corpus, actor, alias)


def test_a_term_with_faults_is_refused(corpus: Corpus) -> None:
    with pytest.raises(LexiconError, match="guerre"):
        try_term(corpus, "otan", "x", near=["gerre"])
    with pytest.raises(LexiconError, match="missing"):
        try_term(corpus, "otan", "x(")


def test_a_trial_is_saved_to_the_project_with_its_examples(corpus: Corpus, project: Path) -> None:
    path = try_alias(corpus, "otan", "Ligue des phares", exact=True).save()
    assert path == project / "lexicon" / "actors.yaml"
    entry = load_lexicon(project / "lexicon").actors["otan"]
    assert entry.aliases[-1].form == "Ligue des phares"
    assert entry.aliases[-1].exact
    assert entry.examples.yes[-1] == "La [Ligue des phares] salue le geste."


def test_without_a_project_a_folder_is_needed(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LexiconError, match="presscope new"):
        try_alias(corpus, "otan", "Ligue des phares").save()
