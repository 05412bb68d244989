"""Dates under an article: signed, sent or taken over there they date it; of readers and other articles they do not."""

from __future__ import annotations

import pytest

from analysis.corpus.dating.deciding import date_document
from analysis.text.zones.segmenting import segment

DAY = "2022-03-12"
BODY = (
    "La fanfare de Lorvenne se retrouve chaque semaine dans la salle des fêtes, où la mairie a fait refaire le sol "
    "et les deux loges du fond.\n\n"
    "Le chef promet un concert pour la fin de l'automne et cherche encore deux clarinettes pour compléter le pupitre "
    "des bois, resté dégarni depuis la crue."
)
PAGE = f"La fanfare reprend ses répétitions\n\n{BODY}\n\n"
FEET = (
    "12 mars 2022 - par Aline Morvan",
    "12 mars 2022 - par\nAline Morvan",
    "La fanfare reprend le chemin de la salle des fêtes de la commune\n12 mars 2022 - par\nAline Morvan",
    "10738 vues\n12 mars 2022 à 20:38\nLes commentaires sont fermés.",
    "...LORVENNE, 12 mars 2022 - 10H33 GMT [AGENCE VALLÉE]",
    "Fait à Lorvenne, le 12 mars 2022",
    "Lorvenne, le 12 mars 2022.\nTélécharger le communiqué en PDF",
    "Source : La Gazette de Lorvenne du 12/03/2022",
    "Lire la suite dans La Gazette de Lorvenne du samedi 12 mars 2022",
    "RETROUVEZ LA SUITE DE VOTRE ARTICLE DANS LE COURRIER DU SAMEDI 12 MARS 2022",
)
OTHERS = (
    "2 commentaires\n\nPaul, le 12 mars 2022 à 10:12\n\nBravo à toute la fanfare, j'y serai.",
    "À lire aussi\n\nLe marché change de place\n12 mars 2022 - par Aline Morvan",
    "Le marché change de place et les forains se disent surpris\n12 mars 2022",
    "12 mars 2022 - par Aline Morvan\nLe marché change de place\n14 mars 2022 - par Paul Rivel",
    "Vernissage, le 12 mars 2022 à 18h",
    "Concert à Lorvenne, le 12 mars 2022",
    "Prochain rendez-vous, le 12 mars 2022",
)


def _date(text: str) -> tuple[str, str]:
    dated = date_document(text, segment(text))
    return (str(dated.date), dated.basis) if dated.date else ("", dated.basis)


@pytest.mark.parametrize("foot", FEET)
def test_the_one_date_under_an_article_that_signs_it_dates_it(foot: str) -> None:
    assert _date(f"{PAGE}{foot}\n") == (DAY, "dateline")


@pytest.mark.parametrize("foot", OTHERS)
def test_the_date_of_readers_other_articles_or_meetings_does_not(foot: str) -> None:
    assert _date(f"{PAGE}{foot}\n")[0] == ""


def test_a_date_of_change_and_the_readers_dates_leave_the_foot_its_own() -> None:
    changed = "Cet article a été mis à jour pour la dernière fois le 14/03/2022 à 11:00."
    readers = "3 commentaires\n\nPaul, le 15 mars 2022 à 10:12\n\nBravo à toute la fanfare."
    assert _date(f"{PAGE}{changed}\n12 mars 2022 à 20:38\n\n{readers}\n") == (DAY, "dateline")


def test_a_call_signed_below_is_not_of_the_day_it_calls_for() -> None:
    call = "Le syndicat appelle tous les musiciens à se rassembler devant la mairie le 19 mars 2022, en tête."
    assert _date(f"{PAGE}{call}\n\nLorvenne, le 12 mars 2022.\n") == (DAY, "dateline")


def test_a_stamp_above_wins_over_the_place_and_day_a_notice_was_signed() -> None:
    page = f"La fanfare reprend ses répétitions\n\nPublié le 14 mars 2022\n\n{BODY}\n\nLorvenne, le 12 mars 2022.\n"
    assert _date(page)[0] == "2022-03-14"


def test_a_day_told_in_another_paper_is_not_the_paper_it_goes_on_in() -> None:
    told = "Tel est le titre d'un article de La Gazette de Lorvenne du samedi 12 mars 2022 qui mérite la lecture."
    assert _date(f"La fanfare reprend ses répétitions\n\n{told}\n\n{BODY}\n")[0] == ""
