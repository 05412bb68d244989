"""What stands at the head of a text and gives its day: speeches, minutes, reviews of the press, closing sources."""

from __future__ import annotations

import pytest

from analysis.corpus.dating.deciding import date_document
from analysis.text.zones.segmenting import segment

BODY = (
    "La fanfare de Lorvenne se retrouve chaque semaine dans la salle des fêtes, où la mairie a fait refaire le sol "
    "et les deux loges du fond.\n\n"
    "Le chef promet un concert pour la fin de l'automne et cherche encore deux clarinettes pour compléter le pupitre "
    "des bois, resté dégarni depuis la crue."
)
DATED = (
    f"Extrait du point de presse (12 mars 2022)\n\n{BODY}",
    f"Communiqué intersyndical du 12 mars 2022\n\n{BODY}",
    "Déclaration de la préfète de la vallée sur la reconstruction du pont, les aides aux riverains et la reprise des "
    f"répétitions de la fanfare, à Lorvenne le 12 mars 2022.\n\nTexte intégral\n\n{BODY}",
    "La fanfare reprend ses répétitions\n\nLa préfète de la vallée est venue saluer les musiciens et leur chef dans la "
    f"salle des fêtes, où le plancher a été refait. 12.03.2022, Agence Vallée\n\n{BODY}",
    "Samedi 12 mars 2022\n\n- Présidence de Mme Aline Morvan, présidente -\n\nLa réunion est ouverte à 15 h 00.\n\n"
    f"Reconstruction du pont - Audition du chef de chantier\n\n{BODY}",
    f"SÉANCE\ndu samedi 12 mars 2022\n6e séance de la session ordinaire\nLa séance est ouverte à 10 h 35.\n\n{BODY}",
    f"Les quotidiens du samedi 12 mars 2022 s'intéressent surtout à la fanfare de Lorvenne, qui reprend.\n\n{BODY}",
    f"La fanfare reprend\n\n[Article publié le samedi 12 mars 2022 à 09h11 et mis à jour à 13h07]. {BODY}",
    f"Report de la fête du 25 mars 2022\n\n12 mars 2022\n\nReport de la fête du 25 mars 2022\n\n{BODY}",
    f"Aline Morvan\n\nAbonnée\n\n12 Billets\n\nBillet de blog 12 mars 2022\n\nLa fanfare reprend\n\n{BODY}",
    f"La fanfare reprend ses répétitions\n12 mars 202201\n{BODY}",
    f"La fanfare reprend\n\nla-gazette.fr / Vallée · Saturday, 12 March, 2022 - 21:49 · 3 minutes\n\n{BODY}",
    f"La fanfare reprend\n\nAuthor: Aline Morvan\n\nPublished at: 2022-03-12 16:47:40\n\n{BODY}",
    f"La fanfare\n\n12 - Mars - 2022\n\n{BODY}\n\nAutres actualités\n\n14 - Mars - 2022\n\nLe marché change\n\n"
    "Les forains disent avoir été surpris par la décision prise en conseil, sans réunion publique.\n\n13 - Mars - 2022",
)
FLAT = (
    "Cet article date de plus de deux ans. La fanfare reprend ses répétitions Publié le 12/03/2022 16:25 Mis à jour le "
    "01/04/2022 15:52 Temps de lecture : 1 min. Article rédigé par La Gazette Voir les commentaires Partager l'article"
)
NOT_DATED = (
    f"Un maire raconte la bataille du pont (12 mars 2022)\n\n{BODY}",
    "Déclaration de la préfète de la vallée sur la reconstruction du pont, après la réunion publique de la commune de "
    f"Lorvenne du 12 mars 2022.\n\nTexte intégral\n\n{BODY}",
    f"La séance est ouverte à quinze heures.\n\nLe compte rendu de la séance du 12 mars 2022 a été publié.\n\n{BODY}",
    f"Les quotidiens du samedi 12 mars avaient annoncé la fin de la fanfare de Lorvenne, qui reprend.\n\n{BODY}",
    f"La fanfare reprend\n\nUn rapport, publié le 12 mars 2022 et mis à jour, avait alerté la ville.\n\n{BODY}",
    f"Accueil La fanfare reprend. Publié le 12 mars 2022, ce rapport avait fait grand bruit à Lorvenne.\n\n{BODY}",
    f"{BODY}\n\n*sondage Vallée, Les habitants et leur fanfare, 12 mars 2022",
    f"La fanfare reprend\n\nUn groupe de musiciens devant la salle des fêtes de Lorvenne le 12 mars 2022\n\n{BODY}",
)


def _date(text: str) -> str:
    dated = date_document(text, segment(text))
    return str(dated.date) if dated.date else ""


@pytest.mark.parametrize("text", [*DATED, FLAT])
def test_a_head_that_says_the_day_dates_the_text(text: str) -> None:
    assert _date(text) == "2022-03-12"


@pytest.mark.parametrize("text", NOT_DATED)
def test_a_head_that_says_another_day_does_not(text: str) -> None:
    assert _date(text) == ""


def test_a_paragraph_cut_short_is_read_although_its_zone_is_chrome() -> None:
    text = (
        "La fanfare reprend ses répétitions\n"
        "C'est ce samedi 12 mars que les musiciens de Lorvenne ont retrouvé la salle des fêtes, où la mairie a refait "
        "le plancher et les deux loges du fond […]\nACTUALITÉ CULTURE\n"
    )
    assert _date(text) == "2022-03-12"
