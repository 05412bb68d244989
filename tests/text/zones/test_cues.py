"""What a line says of itself: the cues of page text, and the news that must not be taken for one."""

from __future__ import annotations

import pytest

from analysis.text.language import words_of
from analysis.text.zones.cues import CUES, cue_of


@pytest.mark.parametrize(
    "line",
    [
        "La Charte de l'ONU l'interdit.",
        "Créée le 4 avril 1949, l'organisation compte trente membres.",
        "Publié en 2019, le rapport n'a eu aucun effet.",
        "Avec ce traité, les deux pays tournent la page.",
        "« Nous agirons avec nos partenaires. »",
        "Les soldats sont entrés sans le consentement de la capitale.",
        "Voir le pays rejoindre l'Union reste un rêve.",
        "Envoyé à Valmer, le ministre a plaidé pour la paix.",
        "Traduit en justice, le général nie les faits.",
        "Les dernières informations font état de douze blessés.",
        "La gestion des frontières divise les Vingt.",
        "Un accès illimité aux sites nucléaires a été accordé.",
        "L'inscription à la liste noire a été votée.",
        "Le « oui » et le « non » au coude à coude dans les sondages",
        "VIDÉO. Guerre en Ordanie : un village sous les bombes",
        "Source de tensions, le barrage sera inauguré lundi.",
        "Journaliste à Valmer, il a tout perdu.",
    ],
)
def test_what_an_article_may_say_is_not_a_cue(line: str) -> None:
    assert cue_of(line, len(words_of(line))) == ""


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Publié le 12 juillet 2023 à 05h30, modifié le 12 juillet 2023 à 11h48", "date"),
        ("par L. Castagnier · Publié 22 septembre 2022 · Mis à jour 23 septembre 2022", "date"),
        ("Il y a 3 heures", "date"),
        ("Par Élise Marchetti (Arvelle, envoyée spéciale)", "byline"),
        ("(avec AFP)", "byline"),
        ("14h32", "time"),
        ("Jeudi 24 juin", "day"),
        ("Il vous reste 42.7% de cet article à lire. La suite est réservée aux abonnés.", "end"),
        ("Les plus lus", "end"),
        ("Laisser un commentaire Annuler la réponse", "comments"),
        ("Accueil > Monde > Europe", "chrome"),
        ("Votre e-mail, avec votre consentement, est utilisé pour recevoir nos newsletters.", "chrome"),
        ("window.dataLayer = window.dataLayer || [];", "chrome"),
        ("Source à l’adresse Le Courrier", "source"),
        ("© Tous droits réservés", "caption"),
    ],
)
def test_cues_are_known_in_the_shapes_of_many_sites(line: str, cue: str) -> None:
    assert cue_of(line, len(words_of(line))) == cue


def test_every_answer_is_in_the_list_of_cues() -> None:
    lines = ("Partager", "Lire aussi", "Photo : Lena Ristic", "Les plus lus", "3 commentaires", "Par Lena Ristic")
    assert {cue_of(line, len(words_of(line))) for line in lines} <= set(CUES)
