"""Tables: what they count, their captions, and what stands in place of an empty one."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.rejections import REASONS
from analysis.exhibits import Note, Table, Text
from analysis.reporting.audit import audit_matches, list_gaps, mentions_in_scope
from analysis.reporting.method import identify, show_funnel
from analysis.reporting.overview import show_copies, show_dating, show_languages, show_zones
from analysis.reporting.paragraph import describe_method
from analysis.reporting.sections import list_themes, section
from analysis.reporting.subjects import labels_of
from analysis.reporting.texts import list_texts
from analysis.reporting.trust import show_rejections, show_validation

NBSP = "\u00a0"
READERS = Path(__file__).parents[2] / "analysis" / "readers"


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\u202f", " ")


def test_the_texts_are_listed_where_they_are_few_and_only_there(study) -> None:
    table = list_texts(study("small"))
    assert table is not None
    days = [line[0].replace(NBSP, " ") for line in table.payload()["rows"]]
    assert days == ["14 juin 2021", "2 mars 2022", "21 septembre 2022"]
    assert table.payload()["rows"][0][2] == f"Russie{NBSP}(2), Chine{NBSP}(1)"
    assert list_texts(study("large")) is None


def test_an_undated_text_is_listed_with_the_days_it_may_be_of(study) -> None:
    small = study("small")
    texts = small.corpus.documents.copy()
    texts["date"] = pd.NaT
    days = {"date_earliest": pd.Timestamp("2022-01-13"), "date_latest": pd.Timestamp("2022-01-22")}
    texts = texts.assign(**{name: [day, pd.NaT, pd.NaT] for name, day in days.items()})
    table = list_texts(replace(small, corpus=small.corpus.with_frames(documents=texts)))
    assert table is not None
    assert [line[0] for line in table.payload()["rows"]] == ["– (13/01/2022–22/01/2022)", "–", "–"]


@pytest.mark.parametrize("kind", ["actors", "themes"])
def test_the_funnel_loses_nothing_and_ends_with_what_the_figures_count(study, kind) -> None:
    seen = study("large")
    frame = show_funnel(seen, kind).frame
    assert (frame["n_in"] == frame["n_out"] + frame["n_dropped"]).all()
    identity = identify(seen, "Titre", kind=kind)
    assert list(identity.counts.values())[-1] == frame["n_out"].iloc[-1]
    assert f"{frame['n_out'].iloc[-1]} compt" in plain(show_funnel(seen, kind).caption)


def test_the_counts_of_the_head_keep_their_order(study) -> None:
    labels = [label for label, _ in identify(study("large"), "Titre").payload()["counts"]]
    assert labels == ["textes lus", "textes de la période", "mentions comptées"]


def test_the_head_of_a_report_on_one_text_is_in_the_singular(study) -> None:
    assert [label for label, _ in identify(study("one"), "Titre").payload()["counts"]][:2] == [
        "texte lu", "texte de la période",
    ]  # fmt: skip
    assert [label for label, _ in identify(study("none", lang="en"), "T", kind="themes").payload()["counts"]] == [
        "text read", "text of the period", "terms counted",
    ]  # fmt: skip


def test_the_audit_shows_other_forms_than_the_name_with_an_example(study) -> None:
    table = audit_matches(study("small"))
    assert isinstance(table, Table)
    row = table.frame.iloc[0]
    assert (row["surface"], row["actor_id"], row["n_mentions"]) == ("Moscou", "russie", 2)
    assert plain(row["example"]) == "Moscou annonce une mobilisation partielle …"


def test_the_audit_counts_what_the_scope_holds(study) -> None:
    seen = study("small")
    found = mentions_in_scope(seen)
    listed = found[found["listed"] & found["actor_id"].notna()]
    table = audit_matches(seen)
    assert plain(table.caption).startswith(f"{table.frame['n_mentions'].sum()} mentions sur {len(listed)} passent")


def test_an_audit_of_names_alone_says_so(study) -> None:
    assert isinstance(audit_matches(study("large")), Note)
    assert isinstance(audit_matches(study("none")), Note)


def test_gaps_are_tables_or_a_sentence(study) -> None:
    for name in ("large", "small", "none"):
        assert all(isinstance(item, (Table, Text)) for item in list_gaps(study(name)).items)


def test_dating_gives_the_denominator_and_leaves_out_what_is_zero(study) -> None:
    table = show_dating(study("large"))
    assert table.frame["n"].tolist() == [48]
    assert "Dénominateur : 48 textes" in plain(table.notes)
    assert plain(table.caption) == "Base la plus fréquente : métadonnées, pour 48 textes sur 48."


@pytest.mark.parametrize("show", [show_dating, show_zones])
def test_shares_are_left_out_of_a_small_corpus(study, show) -> None:
    assert "share" in show(study("large")).columns
    assert "share" not in show(study("small")).columns


def test_one_language_needs_no_table(study) -> None:
    assert show_languages(study("small")) is None


def test_no_copies_are_said_in_a_sentence(study) -> None:
    assert plain(show_copies(study("small")).markdown) == "Aucun des 3 textes n’en reprend un autre."
    assert plain(show_copies(study("small", lang="en")).markdown) == "None of the 3 texts repeats another."


def test_copies_are_told_with_stories_and_texts(corpora) -> None:
    from analysis.corpus.build import load_corpus
    from analysis.reporting.study import open_study

    text = "La Russie a réagi mardi par une longue note remise à la presse en fin de journée, sans autre commentaire."
    frame = pd.DataFrame(
        {
            "id": ["a", "b"],
            "date": ["2021-06-14", "2021-06-15"],
            "source": ["Le Phare", "La Digue"],
            "text": [text, text],
        }
    )
    table = show_copies(open_study(load_corpus(frame)))
    assert plain(table.caption) == "1 récit paru plusieurs fois, 1 reprise sur 2 textes."
    assert table.payload()["rows"][0][1:] == ["2", "Le Phare", "La Digue"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_themes_are_listed_with_their_texts(study, lang) -> None:
    table = list_themes(study("small", lang=lang))
    assert len(table.frame) == 19
    assert table.frame.set_index("label")["n_documents"].max() == 2


def test_every_reason_of_the_readers_has_words_for_readers() -> None:
    reasons = set()
    for path in READERS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "reject":
                said = node.args[1]
                first = next(ast.iter_child_nodes(said)) if isinstance(said, ast.JoinedStr) else said
                if isinstance(first, ast.Constant):
                    reasons.add(str(first.value).split(":")[0].strip())
    assert reasons
    assert reasons <= set(REASONS)


def test_a_rejected_file_is_shown_with_its_reason_in_french(corpora) -> None:
    from analysis.reporting.study import open_study

    rejected = pd.DataFrame(
        {"origin": ["a.txt"], "reason": ["not readable as text: NUL at byte 3"], "first_characters": [""]}
    )
    table = show_rejections(open_study(corpora["small"].with_frames(rejections=rejected)))
    assert table.payload()["rows"][0][1] == "ce n’est pas du texte, ou son encodage est inconnu"
    assert plain(table.caption) == "1 fichier écarté, avec sa raison."


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_validation_is_a_table_of_numbers_and_says_on_how_many_texts(study, lang) -> None:
    shown = show_validation(study("small", lang=lang))
    assert isinstance(shown, (Table, Note))
    if isinstance(shown, Table):
        assert set(shown.frame["n_documents"]) == {shown.frame["n_documents"].iloc[0]}
        assert str(shown.frame["n_documents"].iloc[0]) in shown.notes
        assert not [cell for line in shown.payload()["rows"] for cell in line if "%" in str(cell)]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_method_has_the_numbers_of_the_corpus(study, lang) -> None:
    told = plain(describe_method(study("large", lang=lang)).markdown)
    assert ("48 textes" if lang == "fr" else "48 texts") in told
    assert "Wilson" in told
    assert "Wilson" not in describe_method(study("small", lang=lang)).markdown


def test_a_section_is_a_heading_and_its_words(study) -> None:
    assert section(study("one"), "Qui ?", "Who?", "Voici.", "Here.").markdown == f"## Qui{NBSP}?\n\nVoici."
    assert section(study("one", lang="en"), "Qui ?", "Who?").markdown == "## Who?"


def test_names_and_definitions_are_printed_with_the_apostrophes_of_print(study) -> None:
    seen = study("small")
    shown = [*labels_of(seen, "actors").values(), *list_themes(seen).frame["covers"]]
    assert any("’" in words for words in shown) and not any("'" in words for words in shown)
