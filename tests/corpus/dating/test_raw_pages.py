"""Dates of raw pages: which of several stamps, what is over, what a picture says."""

from __future__ import annotations

import pytest
from invented_article import BODY, MORE

from analysis.corpus.dating.deciding import date_document
from analysis.text.zones.segmenting import segment

TITLE = "Le port de Virelac rouvre"


def day(*lines: str) -> str:
    text = "\n\n".join(lines)
    found = date_document(text, segment(text)).date
    return str(found) if found else ""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # A stamp with its time opens the page.
        (("22 février 2022, 13h43", "Partager", BODY, MORE), "2022-02-22"),
        # The head of a bulletin.
        (("Édition du mardi 8 novembre 2022", "Ports", TITLE, BODY, MORE), "2022-11-08"),
        # A section glued to the only date of the page.
        (("Défense2 février 2022", "Avenir du port", TITLE, BODY, MORE), "2022-02-02"),
        # Published and changed without a blank between them.
        ((TITLE, "20 mai 202021 mai 2020", BODY, MORE), "2020-05-20"),
        # Published, then changed, on one line with those who wrote it.
        ((TITLE, "La Gazette | 04.05.2022 à 13h36 • Mis à jour le 05.05.2022 à 20h13 | Par Anne Lorme", BODY, MORE),
         "2022-05-04"),
        # The date alone beats the date of what the article hands on.
        ((TITLE, BODY, "jeudi 12 mai 2022", "Communiqué du conseil de la rade - 11 mai 2022", BODY + MORE, MORE),
         "2022-05-12"),
        # Signed by its date, though the text tells of an older day.
        ((TITLE, BODY, "Le port avait ouvert le 4 décembre 1985. " + MORE, "le 01/12/2022 à 15h45"), "2022-12-01"),
        # The date of the last item of a list of other pages is not.
        ((TITLE, BODY, MORE, "9 novembre 2024 - La Gazette"), ""),
    ],
)  # fmt: skip
def test_the_stamp_of_the_article_is_found(lines: tuple[str, ...], expected: str) -> None:
    assert day(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TITLE, "Le préfet a annoncé hier mardi 24 août 2021 la reprise. " + BODY, MORE), "2021-08-25"),
        ((TITLE, "Le préfet a annoncé, hier mardi 24 août, la reprise. " + BODY, MORE), "2021-08-25"),
        # A long headline without a stop.
        (("Lors de ses voeux au port, hier 19 décembre 2024, le préfet a promis des grues neuves aux dockers", MORE),
         "2024-12-20"),
        # Two such days: nothing is sure.
        ((TITLE, "Le préfet a parlé hier mardi 24 août 2021. " + BODY, "Et hier lundi 23 août 2021. " + MORE), ""),
    ],
)  # fmt: skip
def test_what_was_said_yesterday_was_written_the_day_after(lines: tuple[str, ...], expected: str) -> None:
    assert day(*lines) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "La mairie a averti encore une fois. C'était le mercredi 29 septembre 2021. ",
        "Les grutiers avaient jusqu'à ce dimanche 6 août 2023 pour reprendre le travail. ",
        "La rupture prend effet depuis ce mardi 24 août. ",
        "Le congrès des ports débute lundi 15 février. ",
        "Le préfet a confirmé, mercredi 12 octobre sur France 2, la reprise du travail. ",
        "Le préfet a confirmé, mercredi 12 octobre au soir, la reprise du travail. ",
    ],
)
def test_a_day_that_may_be_another_than_the_day_of_writing_dates_nothing(sentence: str) -> None:
    assert day(TITLE, sentence + BODY, MORE) == ""


@pytest.mark.parametrize(
    "legend",
    [
        "Photo publiée le 6 janvier 2022 par l'agence de la rade, qui la présente comme celle d'une grue.",
        "Anne Lorme, porte-parole du port autonome, Virelac, 23 juin 2021",
    ],
)
def test_the_day_of_a_picture_is_not_the_day_of_the_text(legend: str) -> None:
    assert day(legend, TITLE, BODY, MORE) == ""


def test_a_bare_date_above_long_after_the_days_of_the_article_is_the_day_of_fetching() -> None:
    told = "Tôt matin ce jeudi 16 mars, les grutiers sont revenus sur les quais. " + BODY
    assert day("27 juillet 2024", told, MORE) == "2023-03-16"
    assert day("17 mars 2023", told, MORE) == "2023-03-17"
    assert day("27 juillet 2024", BODY, MORE) == "2024-07-27"
