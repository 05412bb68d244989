"""Stamps as French pages print them, in the noise of their pages: right, or no date, never a wrong one."""

from __future__ import annotations

import itertools

import pytest

from analysis.corpus.dating.deciding import date_document
from analysis.text.zones.segmenting import segment

DAY = "2022-03-12"
MENU = "Accueil\nPolitique\nMonde\nÉconomie\nSport\nSe connecter\nS'abonner"
TITLE = "Le pont de Virelac rouvre après deux ans de travaux"
FIRST = (
    "Le maire de Virelac a coupé le ruban devant une foule nombreuse, en présence du préfet et des ouvriers du "
    "chantier. Il a salué la patience des riverains."
)
SECOND = (
    "Les entreprises ont dû reprendre deux piles fragilisées par la crue, ce qui a retardé la livraison. En 2014, "
    "le pont avait déjà été fermé."
)
THIRD = (
    "Une passerelle réservée aux cyclistes doit encore être posée. Les services techniques espèrent la livrer "
    "avant la fin de la saison, sans avancer de calendrier."
)
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"

STAMPS = (
    "Par Anne Lorme, le 12/03/2022 à 18:05",
    "Mise en ligne : 12/03/2022",
    "Mis en ligne le 12.03.22",
    "12.03.22",
    "12/03/22",
    "Le 12.03.22 à 18h05",
    "Publié : 12/03/2022 - 18:05 Modifié : 13/03/2022 - 07:10",
    "Modifié le 13 mars 2022 à 18:05 - Publié le 12 mars 2022",
    "12 mars 2022, mis à jour le 13 mars 2022",
    "le 12 mars 2022 à 18:05\nmodifié le 13 mars 2022 à 07:10",
    "12 mars 2022 18:05",
    "12 mars 2022 à 18 h 05",
    "Article mis à jour le 12 mars 2022 à 19h",
    "Le 12 mars 2022 à 18h05",
    "sam. 12 mars 2022",
    "Sat, 12 Mar 2022",
    "March 12, 2022",
    "12 Mar 2022 18:05",
    "2022-03-12T18:05:00+01:00",
    "18:05 - 12 mars 2022",
    "[12/03/2022 18:05:33]",
    "Anne Lorme12 mars 2022",
    "Anne Lorme12/03/2022",
    "Publié le12 mars 2022",
    "Publié leSamedi 12 mars 2022",
    "Publié dans La Gazette le 12 - 03 - 2022",
    "Écrit par Anne Lorme\nPublication : 12 mars 2022\nAffichages : 1250",
    "Région | 12 mars 2022 | 3 commentaires",
    "12 mars 2022 • 4 min de lecture",
    "Publié le\n12 mars 2022",
    "Publié le 12\nmars 2022",
    "12\nmars\n2022",
    "12 mars\n2022",
    "Première publication : 12/03/2022 - 18:05 Dernière modification : 13/03/2022 - 07:10",
    "Publié le 12 mars 2022 à 18h05 | Mis à jour : il y a 2 jours",
)
TICKER = "Une braderie pour tous\n5 mai 2024\nUn loto\n4 mai 2024\nUn bal\n3 mai 2024"
COMMENTS = "Commentaires\nJeanne\n15 mars 2022 à 10:12\nBravo !"
RELATED = "À lire aussi\nPublié le 6 mai 2024\nUne braderie\nPublié le 5 mai 2024\nUn bal"
NOISE = {
    "plain": f"{TITLE}\n\n%s\n\n{BODY}",
    "menu": f"{MENU}\n\n{TITLE}\n\n%s\n\n{BODY}\n\nMentions légales\n© 2003-2024 La Gazette de Virelac",
    "today": f"mardi 7 mai 2024\n{MENU}\n\n{TITLE}\n\n%s\n\n{BODY}\n\n{COMMENTS}",
    "ticker": f"{MENU}\n{TICKER}\n\n{TITLE}\n\n%s\n\n{BODY}",
    "bars": f"{MENU}\n\n{TITLE}\n\nPartager sur Facebook\nImprimer\n\n%s\n\nCrédit photo : Anne Lorme\n\n{BODY}",
    "related": f"{MENU}\n\n{TITLE}\n\n%s\n\n{BODY}\n\n{RELATED}",
}


def dated(text: str) -> str:
    return str(date_document(text, segment(text)).date)


@pytest.mark.parametrize(("noise", "stamp"), list(itertools.product(NOISE, STAMPS)))
def test_a_stamp_under_the_headline_dates_the_page(noise: str, stamp: str) -> None:
    assert dated(NOISE[noise].replace("%s", stamp)) == DAY


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_over_the_headline_gives_its_day_or_none(stamp: str) -> None:
    page = f"{MENU}\n\n{stamp}\n\n{TITLE}\n\n{BODY}\n\nÀ lire aussi\nUne braderie\n6 mai 2024"
    assert dated(page) in (DAY, "None")


NO_STAMPS = (
    "il y a 3 jours",
    "Publié il y a 3 jours",
    "Publié aujourd'hui à 18h05",
    "Hier à 18:05",
    "Mercredi 12 mars 2022",
    "32 mars 2022",
    "© 2022 La Gazette",
    "Consulté le 12 mars 2022",
    "Page générée le 12 mars 2022 à 18:05",
    "Concert le 3 avril 2022 à 20h",
    "Date limite : 3 avril 2022",
    "Date de sortie : 3 avril 2022",
    "Inscrit le 03/04/2012",
    "Loi du 3 avril 2021",
    "Décret n° 2021-45 du 3 avril 2021",
    "Le 8 mars 2022, journée internationale",
    "Le maire de Virelac, le 3 avril 2021, devant le pont. © La Gazette",
    "Créé le 12 mars 2010 dans la vallée, le club rassemble cent membres et autant d'amis du pont.",
    "Version 12.03.22",
    "Tél. 02.03.22.11.45",
    "12/03/2022 - 15/03/2022",
    "(3 avril 1954 - 12 mars 2022)",
)


@pytest.mark.parametrize("line", NO_STAMPS)
def test_a_line_that_says_another_day_dates_nothing(line: str) -> None:
    assert dated(f"{MENU}\n\n{TITLE}\n\n{line}\n\n{BODY}\n\nMentions légales") == "None"


AROUND = {
    "today": "samedi 7 septembre 2024\nRubriques\nVidéos\nMétéo\n{page}",
    "today below the menu": "Rubriques\nVidéos\nBoutique\nMétéo\nsamedi 7 septembre 2024\nRecherche\n{page}",
    "agenda above": "Agenda\n12 mars 2022 Concert\n13 mars 2022 Braderie\n14 mars 2022 Loto\n{page}",
    "comment": "{page}\n\n1 commentaire\nPosté par Jeanne le 15 mars 2022 à 10:12\nBravo !",
    "related": "{page}\n\nÀ lire aussi\nPublié le 6 mai 2024\nUne braderie pour tous",
    "neighbour": "{page}\n\nArticle précédent\nUne braderie pour tous\n6 mai 2024",
    "site": "{page}\n\nDernière mise à jour du site le 6 mai 2024",
    "terms": "{page}\n\nConditions générales mises à jour le 6 mai 2024",
}


@pytest.mark.parametrize("name", AROUND)
def test_days_of_the_page_around_the_article_date_nothing(name: str) -> None:
    assert dated(AROUND[name].format(page=f"{TITLE}\n\n{BODY}")) == "None"


@pytest.mark.parametrize("stamp", ["Mars 2022", "Numéro 45 – mars 2022", "Revue de Virelac n° 45, mars 2022"])
def test_the_month_of_an_issue_bounds_an_undated_text(stamp: str) -> None:
    text = f"{MENU}\n\n{TITLE}\n\n{stamp}\n\n{BODY}\n\nMentions légales"
    result = date_document(text, segment(text))
    assert (result.date, result.basis, result.evidence) == (None, "none", stamp)
    assert (str(result.earliest), str(result.latest)) == ("2022-03-01", "2022-03-31")


def test_two_months_bound_nothing() -> None:
    text = f"{MENU}\n\n{TITLE}\n\nMars 2022\n\nAvril 2022\n\n{BODY}"
    assert date_document(text, segment(text)).latest is None
