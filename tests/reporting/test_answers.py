"""The answers: good sentences in both languages, for none, one and many."""

from __future__ import annotations

import re

import pytest

from analysis.exhibits import Answer, Figure
from analysis.reporting.answers import answer
from analysis.reporting.changes import compare_years
from analysis.reporting.method import warn
from analysis.reporting.overview import answer_corpus
from analysis.reporting.subjects import totals_of

NBSP = "\u00a0"


def plain(shown: Answer) -> str:
    return shown.markdown.replace(NBSP, " ").replace("**", "")


def test_the_answer_names_the_first_with_number_denominator_share_and_interval(study) -> None:
    told = plain(answer(study("large"), "actors"))
    assert told.startswith(
        "En tête : Chine, dans 48 textes sur 48 (100 %, intervalle à 95 % de 93 à 100 %) ; puis Russie (28)."
    )


def test_the_answer_says_what_rose_from_how_many_to_how_many(study) -> None:
    told = plain(answer(study("large"), "actors"))
    assert "hausse la plus nette : Russie, de 17 % des textes en 2021 (4 sur 24) à 100 % en 2022 (24 sur 24)" in told
    assert "aucune baisse ne dépasse l’incertitude" in told


def test_the_answer_speaks_english(study) -> None:
    told = plain(answer(study("large", lang="en"), "actors"))
    assert told.startswith("First: China, in 48 of 48 texts (100%, 95% interval 93–100%); then Russia (28).")
    assert "clearest rise: Russia, from 17% of the texts in 2021 (4 of 24) to 100% in 2022 (24 of 24)" in told


def test_changes_are_those_of_the_frame(study) -> None:
    seen = study("large")
    row = compare_years(seen, seen.corpus.mentions, "actor_id").set_index("entry_id").loc["russie"]
    assert (row["n_first"], row["total_first"], row["n_last"], row["total_last"]) == (4, 24, 24, 24)
    assert row["certain"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["small", "one", "none"])
def test_a_small_corpus_is_told_without_percentages(study, name: str, lang: str) -> None:
    seen = study(name, lang=lang)
    shown = [
        answer(seen, "actors"),
        answer(seen, "themes"),
        warn(seen, "actors"),
        warn(seen, "themes"),
        answer_corpus(seen),
    ]
    assert not [item.markdown for item in shown if "%" in item.markdown]


def test_two_first_ones_are_named_together(study) -> None:
    told = plain(answer(study("one"), "actors"))
    assert told.startswith("En tête : Russie et Chine, dans 1 texte sur 1")


def test_nothing_found_is_said_and_not_counted_as_zero_percent(study) -> None:
    assert (
        plain(answer(study("none"), "actors")) == "Aucun acteur du lexique n’a été trouvé dans le texte de la période."
    )
    assert (
        plain(answer(study("none", lang="en"), "themes"))
        == "No theme of the lexicon was found in the text of the period."
    )


def test_a_window_without_texts_is_said(study) -> None:
    seen = study("small", start="2023-01-01", end="2023-12-31")
    assert plain(answer(seen, "actors")) == "Aucun texte n’est daté de la période."
    assert "Aucun texte n’est daté de la période." in plain(warn(seen))


def test_chosen_actors_are_told_apart_from_all(study) -> None:
    told = plain(answer(study("large", actors=["Russie", "Chine"]), "actors"))
    assert told.startswith("Parmi les 2 acteurs suivis, en tête : Chine")


def test_themes_stand_between_quotation_marks(study) -> None:
    assert "« Dialogue et négociation »" in plain(answer(study("small"), "themes"))
    assert "“Dialogue and negotiation”" in plain(answer(study("small", lang="en"), "themes"))


def test_the_texts_without_any_actor_have_their_share_on_the_first_page(study) -> None:
    assert "Dans 1 texte sur 1, aucun acteur du lexique n’a été trouvé." in plain(warn(study("none")))
    assert "Chaque texte de la période contient au moins un acteur" in plain(warn(study("large")))


def test_french_marks_are_held_by_no_break_spaces(study) -> None:
    for name in ("large", "small", "one"):
        text = answer(study(name), "actors").markdown + answer(study(name), "themes").markdown
        assert not re.search(r" [:;?!%»]|« ", text)


def test_the_corpus_is_told_with_texts_words_sources_and_dates(study) -> None:
    told = plain(answer_corpus(study("large")))
    assert told.startswith("48 textes sur 48 ont un passage daté de la période, soit ")
    assert "de 2 sources" in told
    assert "Chacun a une date" in told
    assert plain(answer_corpus(study("one"))).startswith("1 texte a un passage daté de la période")
    assert plain(answer_corpus(study("one", lang="en"))).startswith("1 text has a passage dated in the period")


def test_the_leader_of_the_answer_leads_the_totals(study) -> None:
    totals = totals_of(study("large"), "actors")
    assert totals["entry_id"].iloc[0] == "chine"
    assert int(totals["n_documents"].iloc[0]) == 48


def test_an_answer_is_an_answer_and_no_figure(study) -> None:
    assert isinstance(answer(study("large"), "actors"), Answer)
    assert not isinstance(answer(study("none"), "actors"), Figure)
