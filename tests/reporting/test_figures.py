"""Figures: captions that state the finding with the numbers of the frame, a reading, a table, links."""

from __future__ import annotations

import re

import pytest

from analysis.exhibits import Figure, Note, Points
from analysis.reporting.courses import follow, map_periods
from analysis.reporting.coverage import show_coverage
from analysis.reporting.phrases import anchors_of, quote
from analysis.reporting.ranking import rank
from analysis.reporting.subjects import hits_of

NBSP = "\u00a0"
EXHIBITS = (rank, follow, map_periods)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", ["actors", "themes"])
@pytest.mark.parametrize("name", ["large", "small", "one"])
@pytest.mark.parametrize("show", EXHIBITS)
def test_a_figure_has_caption_reading_short_words_for_the_blind_and_data(study, show, name, kind, lang) -> None:
    shown = show(study(name, lang=lang), kind)
    assert isinstance(shown, Figure)
    assert shown.caption.endswith(".")
    assert shown.reading.startswith("Lecture" if lang == "fr" else "How to read")
    assert 20 <= len(shown.alt) <= 250
    assert shown.payload()["data"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("show", EXHIBITS)
def test_a_figure_of_nothing_is_a_note(study, show, lang) -> None:
    assert isinstance(show(study("none", lang=lang), "actors"), Note)


@pytest.mark.parametrize("name", ["small", "one"])
@pytest.mark.parametrize("show", EXHIBITS)
def test_a_figure_of_a_small_corpus_knows_no_percentage(study, show, name) -> None:
    shown = show(study(name), "actors")
    table = shown.table.payload()
    words = [shown.caption, shown.reading, shown.alt, *table["header"], table["notes"]]
    cells = [str(cell) for line in table["rows"] for cell in line]
    assert not [word for word in [*words, *cells] if "%" in word]


def test_the_caption_of_the_ranking_gives_the_counts_of_its_table(study) -> None:
    shown = rank(study("large"), "actors")
    frame = shown.table.frame.set_index("entry_id")
    n, total, second = (
        frame.loc["chine", "n_documents"],
        frame.loc["chine", "n_documents_total"],
        frame.loc["russie", "n_documents"],
    )
    assert plain(shown.caption) == f"Chine : {n} textes sur {total}, devant Russie ({second})."


def test_a_tie_is_said_in_the_caption(study) -> None:
    assert plain(rank(study("one"), "actors").caption) == "Russie et Chine à égalité, dans 1 texte sur 1 chacun."


def test_the_caption_of_the_course_says_what_changed_and_what_did_not(study) -> None:
    told = plain(follow(study("large"), "actors").caption)
    assert told.startswith("Russie, de 17 % des textes en 2021 (4 sur 24) à 100 % en 2022 (24 sur 24).")
    assert told.endswith("Pour l’autre, l’écart reste dans l’incertitude.")


def test_the_caption_of_the_map_names_its_highest_cell(study) -> None:
    shown = map_periods(study("large"), "actors")
    top = shown.data.sort_values(["share", "n_documents"], ascending=False, kind="stable").iloc[0]
    assert f"{top['n_documents']} textes sur {top['n_documents_total']} (100 %)" in plain(shown.caption)


def test_a_period_without_texts_has_no_number_while_a_zero_has_one(study) -> None:
    shown = map_periods(study("large"), "actors")
    lines = {line[0]: line for line in shown.table.payload()["rows"]}
    assert lines["T1 2021"][1:] == ["6", "6", "1"]
    assert lines["T1 2023"][1:] == ["0", "–", "–"]
    zero = map_periods(study("small"), "actors").table.payload()
    assert "0" in [cell for line in zero["rows"] if line[1] != "0" for cell in line]


def test_every_count_of_the_tables_stands_beside_its_denominator(study) -> None:
    seen = study("large")
    assert "Dénominateur : 48 textes" in plain(rank(seen, "actors").table.notes)
    assert "n_documents_total" in follow(seen, "actors").table.columns
    assert "total" in map_periods(seen, "actors").table.columns


def test_the_names_of_a_linked_table_lead_to_sentences_that_are_there(study) -> None:
    seen = study("large")
    *sections, points = quote(seen, "actors").items
    anchors = {f"#{item.anchor}" for item in points.items}
    for show in (rank, follow, map_periods):
        cells = [c for line in show(seen, "actors", linked=True).table.payload()["rows"] for c in line]
        links = {cell["href"] for cell in cells if isinstance(cell, dict)}
        assert links
        assert links <= anchors
    on_paper = {f"#{item.anchor}" for item in sections if getattr(item, "anchor", "")}
    assert set(anchors_of(seen, "actors").values()) == on_paper == {f"#{item.paper}" for item in points.items}


def sentences_of(block):
    if isinstance(block, Points):
        return [sentence for point in block.items for sentence in point.sentences]
    return getattr(block, "items", ())


def test_a_table_that_is_not_linked_leads_nowhere(study) -> None:
    cells = [c for line in rank(study("large"), "actors").table.payload()["rows"] for c in line]
    assert not [cell for cell in cells if isinstance(cell, dict)]


@pytest.mark.parametrize("name", ["large", "small"])
def test_sentences_hold_the_words_they_are_shown_for_and_say_where_they_stand(study, name) -> None:
    seen = study(name)
    surfaces = set(hits_of(seen, "actors")["surface"])
    items = [item for block in quote(seen, "actors").items for item in sentences_of(block)]
    assert items
    assert all(item.keyword in surfaces for item in items)
    assert all(re.search(r"(Le Phare|La Digue), \d{1,2}(er)?\u00a0\w+ 202\d", item.cite) for item in items)


def test_no_sentence_is_shown_twice_for_one_actor(study) -> None:
    for block in quote(study("large"), "actors").items:
        lists = [point.sentences for point in block.items] if isinstance(block, Points) else [sentences_of(block)]
        for items in lists:
            shown = [item.left + item.keyword + item.right for item in items]
            assert len(shown) == len(set(shown))


def test_silence_is_told_by_source(study) -> None:
    told = plain(show_coverage(study("large")).caption)
    assert told.startswith("2 sources sur 2 se taisent par moments")
    assert "(8 trimestres sans texte sur 16)" in told
    one = plain(show_coverage(study("small", lang="en")).caption)
    assert one == "The only source falls silent at times: Le Phare (13 quarters of 16 without a text)."


def test_a_corpus_that_names_no_source_is_told_so(study) -> None:
    import pandas as pd

    from analysis.corpus.build import load_corpus
    from analysis.reporting.study import open_study

    frame = pd.DataFrame({"id": ["a"], "date": ["2021-06-14"], "text": ["La Russie et la Chine se parlent à nouveau."]})
    told = plain(show_coverage(open_study(load_corpus(frame))).caption)
    assert told == "Aucun texte ne nomme sa source ; 15 trimestres sur 16 sont sans texte."
