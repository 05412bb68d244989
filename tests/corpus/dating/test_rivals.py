"""Dates that others of the page outdo: visits, files announced above, embedded posts, legends, lists."""

from __future__ import annotations

import pytest
from invented_article import BODY, MORE

from analysis.corpus.dating.deciding import date_document
from analysis.text.zones.segmenting import segment

TITLE = "Le port de Virelac rouvre"
LEAD = "Les grues tournent de nouveau sur les quais de la rade, après un accord salué par le préfet et par le maire."
MENU = ("Accueil", "Politique", "Économie", "Sports", "Culture", "Météo", "Annonces", "Abonnement", "Boutique",
        "Podcasts", "Vidéos", "Archives", "Contact", "Jeux")  # fmt: skip

PICTURE = ("Le préfet serre la main du maire sur les quais de la", "Rade, le 17 septembre 2021. AFP/Anne Lorme")


def day(*lines: str) -> str:
    text = "\n\n".join(lines)
    found = date_document(text, segment(text)).date
    return str(found) if found else ""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # The day of the visit, later and over the headline.
        (("mercredi, 29 novembre 2023, 11:42", TITLE, "24.11.2023 13:45", BODY, MORE), "2023-11-24"),
        # Both say the same.
        (("mercredi 29 novembre 2023, 11:42", TITLE, "29.11.2023 13:45", BODY, MORE), "2023-11-29"),
        # A label over the headline is no clock.
        (("Publié le mercredi 29 novembre 2023, 11:42", TITLE, "Par Anne Lorme", BODY, MORE), "2023-11-29"),
        # The line over the headline is the earlier one: no visit is before its article, and neither is sure.
        (("vendredi 24 novembre 2023, 11:42", TITLE, "29.11.2023 13:45", BODY, MORE), ""),
    ],
)  # fmt: skip
def test_the_stamp_below_the_headline_beats_a_later_clock_above_it(lines: tuple[str, ...], expected: str) -> None:
    assert day(*lines) == expected


def test_a_file_announced_among_the_menus_dates_nothing_beside_a_stamp_of_its_own() -> None:
    announced = ("Dossier : les ports en hiver", "Paru le 04.01.2022")
    assert day(*announced, *MENU, TITLE, "04.01.2019, par", "Anne Lorme", BODY, MORE) == "2019-01-04"
    # Without another stamp, the label counts wherever it stands.
    assert day("Paru le 04.01.2022", *MENU, TITLE, "Par Anne Lorme", BODY, MORE) == "2022-01-04"
    # Close to the headline it is the article's own.
    assert day("Paru le 04.01.2022", TITLE, "04.01.2019, par", "Anne Lorme", BODY, MORE) == "2022-01-04"


def test_news_of_one_day_around_the_headline_is_a_list() -> None:
    items = [
        line for n in range(5) for line in ("Le courrier", f"La recette numéro {n}", "4 janvier 2024", "05 min")
    ]
    assert day("Le réveil de la rade", "1 décembre 2023", "Épisode", *items, TITLE, BODY, MORE) != "2024-01-04"
    # The same stamp twice is the article's.
    assert day("4 janvier 2024", TITLE, "4 janvier 2024", BODY, MORE) == "2024-01-04"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # A post shown in the article is not the article's stamp, nor against it.
        ((TITLE, "31 mai 2022", BODY, "— Anne Lorme (@alorme) May 27, 2022", MORE, MORE + BODY), "2022-05-31"),
        ((TITLE, BODY, "— Anne Lorme (@alorme) May 27, 2022", MORE, MORE + BODY), ""),
        # An author's name without the handle of a network signs.
        ((TITLE, BODY, "— Anne Lorme 27 mai 2022", MORE, MORE + BODY), "2022-05-27"),
        # The legend of a picture, its place on the line above.
        ((TITLE, LEAD, *PICTURE, *PICTURE, "Réagir", "Partager", BODY, MORE), ""),
        ((TITLE, "Virelac, le 17 septembre 2017. AFP/Anne Lorme", BODY, MORE), ""),
        ((TITLE, "Virelac, le 17 septembre 2017. Anne Lorme / REUTERS", BODY, MORE), ""),
        ((TITLE, "Virelac, le 17 septembre 2021.", BODY, MORE), "2021-09-17"),
        # What a site says of itself has a time; the picture's owner and day have none.
        ((TITLE, "© Gazette - mardi 03 mai 2022 - 11:30", "Grues", BODY, MORE), "2022-05-03"),
        ((TITLE, "© Anne Lorme - 3 mai 2022", "Grues", BODY, MORE), ""),
        ((TITLE, "© photo Anne Lorme - mardi 03 mai 2022 - 11:30", "Grues", BODY, MORE), ""),
    ],
)  # fmt: skip
def test_posts_and_pictures_are_told_from_stamps(lines: tuple[str, ...], expected: str) -> None:
    assert day(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Over an older post of the page, its headline and paragraphs; over a standfirst it is the day of the visit.
        (("dim. 08/05/2022", *MENU, TITLE, BODY, "Par La rédaction - 3 mai 2022 à 12:27 - Temps de lecture :", MORE,
          BODY + MORE), "2022-05-03"),
        (("8 mai 2022", "Une autre nouvelle", BODY, MORE, TITLE, "3 mai 2022", MORE, BODY), ""),
        # Section, author and day beneath the standfirst.
        ((TITLE, BODY, "Sécurité et stabilité des ports - Anne Lorme - 26 octobre 2023", MORE, BODY + MORE),
         "2023-10-26"),
        # A headline that ends so tells where and when something is.
        (("Le grand marché des ports - Quai Sud - 26 octobre 2023", LEAD, BODY, MORE), ""),
        # What is to be is no stamp.
        ((TITLE, BODY, "Concert et spectacles de la rade - Anne Lorme - 26 octobre 2023", MORE, BODY + MORE), ""),
        # Paragraphs of the standfirst part no stamp from its headline.
        ((TITLE, "Analyse", LEAD[:-1], "et par tous les syndicats.", "* Anne Lorme,", "* le 28/12/2022 à 17:13", *MENU,
          BODY, MORE), "2022-12-28"),
        # Lines of chrome do.
        ((TITLE, "Analyse", "Les ports", "La rade", "* Anne Lorme,", "* le 28/12/2022 à 17:13", *MENU, BODY, MORE), ""),
    ],
)  # fmt: skip
def test_a_stamp_beneath_the_standfirst_is_the_articles(lines: tuple[str, ...], expected: str) -> None:
    assert day(*lines) == expected


def test_an_item_of_a_list_is_no_dateline() -> None:
    item = (
        "30/08/2017 à 18:01 - Virelac : après la navette sans chauffeur, place au taxi sur la rade, que la ville a "
        "promis depuis longtemps à ses habitants"
    )
    stamp = "Dimanche 30 avril 2023 à 13h00"
    assert day(stamp, TITLE, BODY, MORE, MORE, BODY, "Sur le même sujet", item) == "2023-04-30"
    # At the head of the article a day and a stroke are one.
    assert day(TITLE, "30/08/2022 - " + BODY, MORE) == "2022-08-30"


def test_a_day_at_the_head_and_alone_at_the_foot_is_the_articles() -> None:
    head = "Anne Lorme 24 mai 2022 Anne Lorme L'invitée Articles Ports Société Mer Vidéos Rade"
    foot = ("24 mai 2022", "Partager", "Anne Lorme")
    assert day("8 juin 2022", *MENU, TITLE, head, BODY, MORE, *foot) == "2022-05-24"
    # At the foot alone, beside another day of the page, it may be anything's.
    assert day("8 juin 2022", *MENU, TITLE, "Anne Lorme", BODY, MORE, *foot) == ""


def test_pictures_between_the_last_paragraph_and_the_signature_do_not_part_them() -> None:
    signed = ("par Anne Lorme", "Journaliste", "le 17 mai 2022")
    assert day(TITLE, BODY, MORE, "Image du site La Gazette Image du site La Gazette", *signed) == "2022-05-17"
    assert day(TITLE, BODY, MORE, "Les ports du Nord se préparent aux tempêtes", *signed) == ""


def test_the_legend_of_another_article_says_nothing_against_the_stamp() -> None:
    page = (TITLE, "3 mai 2022 à 11h54", BODY, MORE, "Lire le journal", "Voir tous les commentaires", "International")
    shown = "Des affiches montrent les dockers partis le 7 mai, le 21 novembre 2022, à Virelac (Rade). Le port dort."
    assert day(*page, f"{shown} Reuters/Anne Lorme") == "2022-05-03"
    # News of a later day are no legend.
    assert day(TITLE, "3 mai 2022 à 11h54", BODY, MORE + " Les dockers étaient repartis le 21 novembre 2022.") == ""


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        ("Publié le 26/05/2022", "2022-05-26"),
        # Weeks later it is another page's, and within a line of more words it is not the page's own.
        ("Publié le 26/09/2022", "2022-05-25"),
        ("", "2022-05-25"),
    ],
)
def test_the_label_beneath_the_last_paragraph_outdoes_the_day_of_the_statement(foot: str, found: str) -> None:
    assert day(TITLE, "25 mai 2022", BODY, MORE, foot, "Haut de la page") == found


def test_days_with_bullets_under_each_item_of_a_chronology_date_no_text() -> None:
    items = (BODY, "• 28 janvier 2022", MORE, "• 17 février 2022 • Source", LEAD, "• 19 février 2022 • Source")
    assert day(TITLE, *items) == ""
    assert day(TITLE, "• 28 janvier 2022", BODY, MORE) == "2022-01-28"
