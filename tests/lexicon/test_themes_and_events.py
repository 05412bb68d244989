from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest

from analysis.lexicon.reading import load_lexicon
from analysis.matching.themes.finding import find_themes

LEXICON = load_lexicon()
THEMES = [
    "ordre-mondial", "otan", "dialogue", "guerre-ukraine", "russie-occident", "chine-russie",
    "chine-occident", "cooperation-militaire", "maitrise-armements", "nucleaire", "capacites-defense",
    "terrorisme", "cyber-information", "pandemie", "climat-resilience", "economie-sanctions",
    "securite-regionale", "eurasie-brics", "paramilitaires",
]  # fmt: skip


def hits(texts: list[str]) -> pd.DataFrame:
    """Find all themes in sentences, each a document of one passage."""
    ids = [str(i) for i in range(len(texts))]
    documents = pd.DataFrame({"doc_id": ids, "text": texts})
    passages = pd.DataFrame(
        {"doc_id": ids, "passage_id": 1, "start": 0, "end": [len(t) for t in texts], "zone": "body"}
    )
    return find_themes(documents, passages, LEXICON)


def test_the_themes_are_those_of_the_codebook():
    assert list(LEXICON.themes) == THEMES


@pytest.mark.parametrize("theme_id", THEMES)
def test_a_theme_is_found_in_its_examples_and_not_in_its_counterexamples(theme_id):
    examples = LEXICON.themes[theme_id].examples
    assert len(examples.yes) >= 3 and len(examples.no) >= 2
    plain = [re.sub(r"[\[\]]", "", text) for text in examples.yes]
    found = hits([*plain, *examples.no])
    found = found[found["theme_id"] == theme_id]
    surfaces = [found.loc[found["doc_id"] == str(i), "surface"].tolist() for i in range(len(plain))]
    assert surfaces == [re.findall(r"\[(.*?)\]", text) for text in examples.yes]
    missed_traps = found.loc[found["doc_id"].astype(int) >= len(plain), ["doc_id", "surface"]]
    assert missed_traps.empty, missed_traps


@pytest.mark.parametrize(
    "text",
    [
        "L'ordre du jour mondial de la rencontre est chargé.",
        "Leur coopération se poursuit depuis dix ans.",
        "Le dialogue du film est drôle.",
        "Les infrastructures du port sont anciennes.",
        "Les forces vives de la région sont réunies.",
        "Le ministre de l'Intérieur a ouvert le congrès.",
        "Le secrétaire général de l'ONU est arrivé à Genève.",
        "Elle a traversé le Mali et le Niger à vélo.",
        "La Russie et les États-Unis ont lancé un satellite.",
        "Le climat de travail se dégrade dans l'usine.",
    ],
)
def test_a_bare_ambiguous_word_carries_no_theme(text):
    assert hits([text]).empty


def test_an_agenda_of_regions_is_the_security_of_regions():
    found = hits(["Au menu : la sécurité en Europe, en Asie, en Afrique et en Amérique latine."])
    assert "securite-regionale" in set(found["theme_id"])


def test_every_edition_ends_after_it_starts_and_editions_follow_each_other():
    for series in LEXICON.series.values():
        starts = [edition.start for edition in series.editions]
        assert starts == sorted(starts), series.id
        numbers = [edition.number for edition in series.editions if edition.number is not None]
        assert numbers == sorted(numbers), series.id


@pytest.mark.parametrize(
    ("series", "number", "start", "end"),
    [
        ("conference-moscou-securite", 9, "2021-06-22", "2021-06-24"),
        ("conference-moscou-securite", 10, "2022-08-16", "2022-08-16"),
        ("conference-moscou-securite", 11, "2023-08-15", "2023-08-15"),
        ("brics", 16, "2024-10-22", "2024-10-24"),
        ("g7", 47, "2021-06-11", "2021-06-13"),
        ("g20", 18, "2023-09-09", "2023-09-10"),
        ("communaute-politique-europeenne", 1, "2022-10-06", "2022-10-06"),
        ("munich", 58, "2022-02-18", "2022-02-20"),
    ],
)
def test_known_editions_have_their_days(series, number, start, end):
    edition = next(e for e in LEXICON.series[series].editions if e.number == number)
    assert (edition.start.isoformat(), edition.end.isoformat()) == (start, end)


def test_a_first_summit_is_known_by_who_came_for_the_first_time():
    first = [e for e in LEXICON.series["otan-sommet"].editions if "joe-biden" in e.first_of]
    assert [edition.start for edition in first] == [dt.date(2021, 6, 14)]


def test_what_texts_recall_for_years_dates_no_text():
    assert not LEXICON.series["invasion-ukraine"].dating
    assert LEXICON.series["otan-sommet"].dating
    assert all(LEXICON.series[s].dating for s in ("g7", "g20", "brics", "ocs", "munich"))


def test_a_timeline_shows_a_handful_of_events_a_year():
    marks = [e.start.year for series in LEXICON.series.values() for e in series.editions if e.overlay]
    assert 20 <= len(marks) <= 30
    assert set(marks) == {2021, 2022, 2023, 2024}


def test_event_names_are_written_plainly():
    names = [name for series in LEXICON.series.values() for name in series.names]
    names += [name for s in LEXICON.series.values() for e in s.editions for name in e.names]
    assert not [name for name in names if re.search(r"[(){}|@]", name)]
