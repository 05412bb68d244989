"""Invented pages in the shapes of French news sites: one stamp among many other dates."""

from __future__ import annotations

import pytest
from invented_events import edition, series

from analysis.corpus.dating.deciding import date_document
from analysis.text.zones.segmenting import segment

MENU = "Accueil\nPolitique\nMonde\nÉconomie\nSport\nSe connecter\nS'abonner"
TITLE = "Le pont de Virelac rouvre après deux ans de travaux"
LEAD = (
    "Les habitants de la vallée peuvent de nouveau franchir la rivière sans détour, une attente que le maire "
    "jugeait devenue insupportable pour les commerçants."
)
BODY = (
    "Le maire de Virelac a coupé le ruban devant une foule nombreuse, en présence du préfet et des ouvriers "
    "du chantier. Il a salué la patience des riverains et la qualité des finitions.\n\n"
    "Les entreprises ont dû reprendre deux piles fragilisées par la crue, ce qui a retardé la livraison de "
    "plusieurs mois. Le budget final dépasse de peu les prévisions, selon la communauté de communes.\n\n"
    "Une passerelle réservée aux cyclistes doit encore être posée. Les services techniques espèrent la "
    "livrer avant la fin de la saison, sans avancer de calendrier plus précis."
)
FOOT = "À lire aussi\nLe marché couvert change de mains\nMentions légales\n© 2024 La Gazette de Virelac"


def page(*parts: str) -> str:
    return "\n\n".join(parts)


def article(*stamp: str, below: str = FOOT) -> str:
    return page(MENU, TITLE, *stamp, BODY, below)


STAMPED = {
    "label_and_time": (article("Publié le 12 mars 2022 à 18h32"), "2022-03-12"),
    "label_and_update": (
        article("Publié le 12/03/2022 à 18:32, mis à jour le 14/03/2022 à 09:10"),
        "2022-03-12",
    ),
    "update_before_publication": (
        article("Mis à jour le 14/03/2022 | 09:10\nPublié le 12/03/2022 | 18:32"),
        "2022-03-12",
    ),
    "label_on_its_own_line": (article("Publié\n,\nle\n12 mars 2022"), "2022-03-12"),
    "author_then_stamp": (article("Par Anne Lorme", "12/03/2022 à 18:32"), "2022-03-12"),
    "outlet_and_time": (article("La Gazette 12/03/2022 à 14:03"), "2022-03-12"),
    "weekday_stamp": (article("samedi 12 mars 2022, par Anne Lorme"), "2022-03-12"),
    "commas": (article("Samedi, 12 Mars, 2022"), "2022-03-12"),
    "month_first": (article("mars 12, 2022"), "2022-03-12"),
    "iso": (article("2022-03-12 18:32"), "2022-03-12"),
    "english_chrome": (article("Posted on March 12, 2022 by Anne Lorme"), "2022-03-12"),
    "drupal": (article("Soumis par anne le sam, 12/03/2022 - 18:32"), "2022-03-12"),
    "two_digit_year": (article("Publié le 12/03/22 à 11h36"), "2022-03-12"),
    "dots": (article("Mis en ligne le 12.03.2022"), "2022-03-12"),
    "after_the_standfirst": (article(LEAD, "Publié le 12 mars 2022 à 18h32"), "2022-03-12"),
    "year_only_in_the_update": (
        article("Publié le 12 mars à 18h32, mis à jour le 14 mars 2022"),
        "2022-03-12",
    ),
    "agency_dateline": (
        page(TITLE, "VIRELAC, 12 mars 2022 (AFP) - " + BODY),
        "2022-03-12",
    ),
    "stamp_under_the_article": (
        page(MENU, TITLE, BODY, "Publié le 12 mars 2022 dans Région", FOOT),
        "2022-03-12",
    ),
    "today_on_top_loses": (
        page("mardi 7 mai 2024", MENU, TITLE, "Publié le 12 mars 2022 à 18h32", BODY, FOOT),
        "2022-03-12",
    ),
    "today_on_top_loses_to_a_bare_date": (
        page("mardi 7 mai 2024", MENU, TITLE, "12 mars 2022", BODY, FOOT),
        "2022-03-12",
    ),
    "ticker_on_top_loses": (
        page(
            MENU,
            "06/05/2024 Un concert\n05/05/2024 Une braderie\n04/05/2024 Un marathon",
            MENU,
            TITLE,
            "Publié le 12 mars 2022",
            BODY,
            FOOT,
        ),
        "2022-03-12",
    ),
    "related_stamps_below_lose": (
        article("Publié le 12 mars 2022", below="Publié le 6 mai 2024\nUne braderie\nPublié le 2 mai 2024"),
        "2022-03-12",
    ),
    "comments_lose": (
        article("12 mars 2022", below="Jeanne\n15 mars 2022 à 10:12\nBravo !\nPaul\n16 mars 2022 à 08:40"),
        "2022-03-12",
    ),
    "event_box_loses": (
        article("Publié le 12 mars 2022", below="Agenda\nConcert le 3 avril 2022 à 20h"),
        "2022-03-12",
    ),
    "outside_the_window": (article("Publié le 3 octobre 2019 à 11h40"), "2019-10-03"),
    "wordpress_twice": (
        page(MENU, TITLE, "12 mars 2022 12 mars 2022 anne Laisser un commentaire", BODY),
        "2022-03-12",
    ),
}


@pytest.mark.parametrize("name", STAMPED)
def test_the_stamp_dates_the_page(name: str) -> None:
    text, expected = STAMPED[name]
    result = date_document(text, segment(text))
    assert (str(result.date), result.basis) == (expected, "dateline")
    assert result.evidence


UNDATED = {
    "no_date_at_all": page(MENU, TITLE, BODY, FOOT),
    "only_comments": page(
        MENU, TITLE, BODY, "Jeanne\n15 mars 2022 à 10:12\nBravo !\nPaul\n16 mars 2022 à 08:40"
    ),
    "only_related": page(
        MENU, TITLE, BODY, "Publié le 6 mai 2024\nUne braderie\nPublié le 2 mai 2024\nUn marathon"
    ),
    "report_published_on": page(
        TITLE, "Un rapport publié le 3 mai 2021 révèle que les piles étaient fragiles. " + BODY
    ),
    "creation": page(
        TITLE, "Créée le 4 avril 2012, l'association des riverains surveille le chantier. " + BODY
    ),
    "since": page(TITLE, "Fermé depuis le 24 février 2022, le pont manquait aux commerçants. " + BODY),
    "look_back": page(TITLE, "Le 24 février 2022, la crue emportait deux piles du pont. " + BODY),
    "deadline": page(TITLE, "La passerelle sera livrée le mardi 5 novembre 2024, promet le maire. " + BODY),
    "photo": page(TITLE, "Le pont de Virelac, le 12 mars 2022. PHOTO / Anne Lorme", BODY),
    "birthday": page(TITLE, "Né le 3 mai 1961 à Virelac, le maire connaît le pont depuis l'enfance. " + BODY),
    "only_today_on_top": page("mardi 7 mai 2024", MENU, TITLE, BODY, FOOT),
    "two_equal_stamps": article("12 mars 2022", "19 mars 2022"),
    "reader_joined": article("Inscrit le 12 mars 2015"),
    "stamp_before_its_own_news": page(
        MENU,
        TITLE,
        "12 mars 2020",
        BODY + "\n\nLe pont a été inspecté le 3 juin 2021 par deux experts venus de "
        "la capitale, qui ont rendu un avis favorable sur sa solidité et sur la qualité de ses appuis.",
        FOOT,
    ),
    "weekday_of_another_time": page(
        TITLE, "Mercredi 23 juin, le maire a coupé le ruban devant la foule. " + BODY, "© 2010 La Gazette"
    ),
}


@pytest.mark.parametrize("name", UNDATED)
def test_what_is_not_sure_stays_undated(name: str) -> None:
    result = date_document(UNDATED[name], segment(UNDATED[name]))
    # Its sentences may say since when it was written, and no more.
    assert (result.date, result.basis, result.latest) == (None, "none", None)
    assert set(result.passage_dates) == {None}


NEWS = {
    "explicit": (
        "Le vendredi 3 mai 2024, le préfet recevait les ouvriers du chantier. ",
        "2024-05-03",
        "explicit",
    ),
    "this_day": ("Le pont a rouvert ce jeudi 3 mars 2022 devant la foule. ", "2022-03-03", "explicit"),
    "weekday": ("Mercredi 23 juin, le maire a coupé le ruban devant la foule. ", "2021-06-23", "weekday"),
}


@pytest.mark.parametrize("name", NEWS)
def test_the_day_of_the_news_dates_the_text_where_no_stamp_does(name: str) -> None:
    sentence, expected, basis = NEWS[name]
    text = page(TITLE, sentence + BODY)
    result = date_document(text, segment(text))
    assert (str(result.date), result.basis) == (expected, basis)
    assert result.earliest == result.date
    assert result.latest is not None and result.date is not None
    assert (result.latest == result.date) is (name == "this_day")


def test_the_day_of_the_invasion_dates_nothing() -> None:
    war = series("invasion", edition("2022-02-24"), dating=False)
    text = page(TITLE, "Le jeudi 24 février 2022, les chars passaient la frontière. " + BODY)
    assert date_document(text, segment(text), events=[war]).date is None


@pytest.mark.parametrize("day", ["samedi 27 avril 2024", "samedi, avril 27, 2024"])
@pytest.mark.parametrize(("below", "found"), [("AccueilMondeLe pont rouvre", None), ("", "2024-04-27")])
def test_a_weekday_and_its_date_above_the_menu_are_the_day_of_the_visit(
    day: str, below: str, found: str | None
) -> None:
    text = f"{day}\n{below}\n\n{TITLE}\n\n{LEAD}\n\n{BODY}"
    date = date_document(text, segment(text)).date
    assert (str(date) if date else None) == found
