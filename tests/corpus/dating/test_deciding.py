from __future__ import annotations

import datetime as dt

import pytest
from invented_events import edition, series

from analysis.corpus.dating.deciding import DatedDocument, date_document
from analysis.schemas import DATE_BASES
from analysis.text.zones.segmenting import Passage, segment

FORUM = series(
    "Forum des ports de Virelac",
    edition("2021-09-21", "2021-09-23", number=9, names=("forum de Brassac",)),
    edition("2022-09-13", number=10, first_of=("anne-lorme",)),
    edition("2023-09-12", number=11),
    names=("forum des ports de Virelac", "forum de Virelac"),
)
EVENTS = (FORUM,)
TITLE = "Les ports réunis à Virelac"
MORE = (
    "Les délégués doivent débattre des droits de mouillage et du dragage des chenaux, deux sujets qui "
    "divisent les ports de la façade depuis plusieurs années sans qu'un compromis se dessine."
)


def run(*paragraphs: str, **more: object) -> DatedDocument:
    text = "\n\n".join(paragraphs)
    return date_document(text, segment(text), events=EVENTS, **more)  # type: ignore[arg-type]


def test_metadata_come_first_and_date_every_passage() -> None:
    result = run(TITLE, "Publié le 3 mai 2022", MORE, metadata_date=dt.date(2022, 5, 4))
    assert (str(result.date), result.basis, result.evidence) == ("2022-05-04", "metadata", "date")
    assert set(result.passage_dates) == {dt.date(2022, 5, 4)}


@pytest.mark.parametrize(
    "words",
    [
        "la neuvième édition du forum des ports de Virelac",
        "la 9e édition du forum de Virelac",
        "le IXe Forum des ports de Virelac",
        "le IX Forum de Virelac",
        "le 9ème forum de Virelac",
        "le forum de Virelac 2021",
        "le forum de Virelac, dont l'édition 2021 attire du monde",
        "le forum de Brassac",
    ],
)
def test_an_edition_in_any_writing_gives_the_year_of_this_day(words: str) -> None:
    result = run(TITLE, f"Ce 22 septembre, les délégués participent à l'ouverture : {words}.", MORE)
    assert (str(result.date), result.basis) == ("2021-09-22", "event")
    assert result.evidence.startswith("ce 22 septembre + ")


def test_this_weekday_is_the_day_of_the_event() -> None:
    result = run(TITLE, "Les ports se réunissent ce mardi pour le 11e forum de Virelac.", MORE)
    assert (str(result.date), result.basis) == ("2023-09-12", "event")


def test_a_weekday_before_a_journey_still_to_come_is_the_last_before_it() -> None:
    first = "Lundi, la capitainerie a annoncé que sa directrice se rendra à Virelac du 11 au 16 septembre."
    result = run(TITLE, first, "Elle assistera au onzième forum des ports de Virelac. " + MORE)
    assert str(result.date) == "2023-09-11"
    assert (str(result.earliest), str(result.latest)) == ("2023-09-11", "2023-09-12")


def test_the_first_forum_of_a_person_is_an_edition() -> None:
    sentence = (
        "Lors du premier forum suivi par Anne Lorme, les ports de Virelac ce mardi ont adopté une charte."
    )
    assert str(run(TITLE, sentence, MORE).date) == "2022-09-13"
    assert run(TITLE, sentence.replace("Anne Lorme", "Jean Vasseur"), MORE).date is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Depuis la neuvième édition du forum de Virelac, les délégués attendent ce mardi des réponses.",
        "Les délégués parlent de la 9e et de la dixième édition du forum de Virelac.",
        "Les délégués préparent la onzième édition du forum de Virelac.",
        "Le 14e forum de Virelac se réunit ce mardi.",
    ],
)
def test_an_edition_looked_back_on_or_ahead_to_or_unknown_dates_nothing(sentence: str) -> None:
    assert run("Les ports s'inquiètent", sentence, MORE).basis == "none"


def test_an_event_under_way_dates_a_text_without_a_day() -> None:
    result = run(TITLE, "La neuvième édition du forum de Virelac s'ouvre dans une salle comble.", MORE)
    assert (str(result.date), str(result.earliest), str(result.latest)) == (
        "2021-09-21",
        "2021-09-21",
        "2021-09-23",
    )
    assert result.basis == "event"


POST = "Les délégués reprennent leurs travaux et passent au vote d'une charte commune des ports de la façade."


def test_day_headings_date_what_stands_beneath_them() -> None:
    text = f"Jeudi 23 septembre\n{POST}\n{POST} Bis.\nMercredi 22 septembre\n{POST} Ter.\n"
    text += f"Mardi 21 septembre\n{POST} Fin."
    passages = segment(text)
    result = date_document(text, passages)
    assert (str(result.date), str(result.earliest), result.basis) == ("2021-09-23", "2021-09-21", "weekday")
    assert [day.day for day in result.passage_dates if day] == [23, 23, 23, 22, 22, 21, 21]


def test_headings_take_their_year_from_the_metadata() -> None:
    text = f"Vendredi 1er janvier\n{POST}\nJeudi 31 décembre\n{POST} Bis."
    result = date_document(text, segment(text), dt.date(2016, 1, 1))
    assert [str(day) for day in result.passage_dates] == [
        "2016-01-01",
        "2016-01-01",
        "2015-12-31",
        "2015-12-31",
    ]
    assert result.basis == "metadata"


def test_a_lone_date_line_is_no_live_blog() -> None:
    text = f"Jeudi 23 septembre\n{POST}\n{POST} Bis."
    result = date_document(text, segment(text))
    assert str(result.date) == "2021-09-23"
    assert len(set(result.passage_dates)) == 1


def test_passages_in_any_order_keep_their_dates() -> None:
    text = f"Jeudi 23 septembre\n{POST}\nMercredi 22 septembre\n{POST} Bis."
    passages = segment(text)
    forwards, backwards = date_document(text, passages), date_document(text, passages[::-1])
    assert forwards.passage_dates == backwards.passage_dates[::-1]


def test_every_basis_is_one_of_the_schema() -> None:
    passages = [Passage(0, 4, "body", "fr")]
    assert date_document("Rien", passages).basis in DATE_BASES
    assert date_document("", []).passage_dates == ()


def test_days_on_which_one_edition_was_held_name_it() -> None:
    result = run(
        TITLE, "Le 22 septembre se tient une journée du forum de Virelac, devant une salle comble.", MORE
    )
    assert (str(result.date), result.basis) == ("2021-09-22", "event")


def test_the_only_day_the_first_paragraphs_tell_of_dates_the_text() -> None:
    told = "La directrice du port a estimé, vendredi 11 juin 2021, que la charte est une bonne nouvelle. "
    result = run(TITLE, told + MORE, MORE)
    assert (str(result.date), result.basis) == ("2021-06-11", "explicit")
    assert run(TITLE, told + MORE, "Les ports ont répondu, mardi 15 juin, par un refus. " + MORE).date is None
