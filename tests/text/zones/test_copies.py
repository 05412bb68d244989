"""Copies of headline, legend and opening that a page shows around its article."""

from __future__ import annotations

import pytest
from invented_article import BODY, FOOT, MENU, MORE, TITLE

from analysis.text.zones.segmenting import segment

LEGEND = "Les grues du port de Virelac tournent de nouveau, et dix cargos attendent encore au large de la rade."


def zones(*lines: str) -> list[tuple[str, str]]:
    text = "\n".join([*MENU, "", *lines, *FOOT])
    return [(text[p.start : p.end], p.zone) for p in segment(text)]


def of(found: list[tuple[str, str]], line: str) -> list[str]:
    return [zone for text, zone in found if text == line]


def test_a_legend_said_twice_with_its_photographer_is_no_headline() -> None:
    legend = f"{LEGEND} Jeanne Vasse"
    found = zones(TITLE, "Par Anne Lorme", "Le 9 mai 2022 à 10h12", legend, legend, "Partager", BODY, MORE)
    assert of(found, TITLE) == ["title"]
    assert set(of(found, legend)) <= {"caption", "duplicate"}


def test_a_legend_around_its_credit_is_no_article() -> None:
    found = zones(TITLE, "9 mai 2022 à 10h12", LEGEND, "Jeanne Vasse / AFP", LEGEND, BODY, MORE)
    assert of(found, LEGEND) == ["caption", "duplicate"]


def test_a_headline_around_a_credit_is_no_legend() -> None:
    found = zones(TITLE, "© Jeanne Vasse", TITLE, "9 mai 2022 à 10h12", BODY, MORE)
    assert "title" in of(found, TITLE)
    assert "caption" not in of(found, TITLE)


def test_a_headline_said_twice_over_author_and_day_is_no_legend() -> None:
    found = zones(TITLE, TITLE, "Anne Lorme", "09/05/2022", BODY, MORE)
    assert "title" in of(found, TITLE)


def test_a_paragraph_that_takes_up_a_legend_stays() -> None:
    again = f"Sachez que {LEGEND[0].lower()}{LEGEND[1:]}"
    found = zones(TITLE, "9 mai 2022 à 10h12", LEGEND, "Jeanne Vasse / AFP", LEGEND, BODY, again, MORE)
    assert of(found, again) == ["body"]


@pytest.mark.parametrize("credit", ["J. VASSE/RADE IMAGES", "@Pexels / Jeanne", "Studio Sorn/Stock.Adobe.com"])
def test_a_credit_alone_on_its_line_is_a_caption(credit: str) -> None:
    assert of(zones(TITLE, "9 mai 2022 à 10h12", BODY, credit, MORE), credit) == ["caption"]


def test_two_sections_side_by_side_are_no_credit() -> None:
    assert of(zones(TITLE, "9 mai 2022 à 10h12", BODY, MORE, "SOCIÉTÉ/MONDE"), "SOCIÉTÉ/MONDE") == ["boilerplate"]


def test_a_numbered_path_is_not_the_headline() -> None:
    found = zones(f"1. {TITLE}", "* Vallée", TITLE, "Publié le 9 mai 2022", "12 commentaires", BODY, MORE)
    assert of(found, TITLE) == ["title"]
    assert of(found, f"1. {TITLE}") == ["boilerplate"]


def test_a_numbered_path_above_author_and_day_is_not_the_headline() -> None:
    found = zones(f"5. {TITLE}", "Par Anne Lorme", "Publié le 9 mai 2022", TITLE, BODY, MORE)
    assert of(found, TITLE) == ["title"]


def test_an_opening_broken_off_within_a_word_is_no_headline() -> None:
    cut = BODY[: BODY.index("quais") + 3]
    found = zones(TITLE, "Publié le 9 mai 2022", "12 commentaires", cut, "Partager", BODY, MORE)
    assert of(found, TITLE) == ["title"]
    assert of(found, cut) == ["boilerplate"]


def test_a_headline_that_the_opening_takes_up_whole_stays_the_headline() -> None:
    head = "Le docker Jean Vasse, doyen des grutiers du port de Virelac, est mort à l'âge de 80 ans"
    found = zones(head, "Publié le 9 mai 2022", f"{head}, a annoncé lundi sa famille dans un message.", BODY, MORE)
    assert of(found, head) == ["title"]


def test_a_question_over_its_day_is_the_headline() -> None:
    head = "Grève au port : les armateurs vont-ils devoir rembourser les cargos ?"
    found = zones("Ostrane gagne la coupe du Sorn", "La rade sous pression", "Port", head, "9 mai 2022", BODY, MORE)
    assert of(found, head) == ["title"]


def test_a_headline_twice_over_is_no_legend_above_or_below_the_article() -> None:
    copy, other = f"{TITLE} {TITLE} - Gazette", "La rade d'Ostrane sous pression La rade d'Ostrane sous pression"
    found = zones(TITLE, copy, BODY, MORE, other)
    assert of(found, copy) == of(found, other) == ["boilerplate"]


def test_a_year_at_the_end_of_a_line_leaves_the_line_whole() -> None:
    head = "Sorn. Commémoration de l'armistice de 1918"
    found = zones("Hommages", head, f"{LEGEND} DR", "Publié le 9 mai 2022", BODY, MORE)
    assert of(found, head) == ["title"]
