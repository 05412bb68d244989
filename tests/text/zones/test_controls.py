"""Buttons of live blogs, bars of controls, and the headline that stands alone under a menu."""

from __future__ import annotations

import pytest

from analysis.text.zones.cues import cue_of
from analysis.text.zones.segmenting import segment

TITLE = "EN DIRECT. La conférence des ports s'ouvre à Virelac"
POSTS = (
    "Les délégués ont repris leurs travaux dans la matinée, après une nuit de pourparlers qui n'a rien donné.",
    "Le ministre de la Pêche a promis un calendrier avant la fin du mois. Il a refusé d'en dire plus.",
    "Une commission doit se réunir pour fixer le prix du mouillage. Les ports du sud demandent une exception.",
)
CONTROLS = (
    "Activer les alertes | Partager",
    "Actualiser la page",
    "Actualisation automatique",
    "Rafraîchir la page · Partager",
    "Recevoir les alertes",
    "Suivre ce direct",
    "Ce direct est terminé",
    "Mise à jour automatique activée",
    "Trier par : plus récent",
    "Les plus récents d'abord",
    "12 mises à jour",
    "Réécouter l'édition | S'abonner au fil",
)


def zones(text: str) -> list[str]:
    return [passage.zone for passage in segment(text)]


@pytest.mark.parametrize("line", CONTROLS)
def test_controls_under_the_headline_of_a_live_blog_are_chrome(line: str) -> None:
    text = f"{TITLE}\n{line}\nJeudi 24 juin\n{POSTS[0]}\n{POSTS[1]}\nMercredi 23 juin\n{POSTS[2]}"
    assert zones(text) == ["title", "boilerplate", "heading", "body", "body", "heading", "body"]


@pytest.mark.parametrize("line", CONTROLS)
def test_controls_under_the_headline_of_an_article_are_chrome(line: str) -> None:
    assert zones("\n".join((TITLE, line, *POSTS))) == ["title", "boilerplate", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "DIRECT | Le port de Virelac rouvre",
        "Suivre la trace des loups",
        "Le direct fait son retour à la radio",
        "Une alerte activée dans le port",
        "Les plus anciens se souviennent",
    ],
)
def test_a_headline_with_the_words_of_a_button_is_none(line: str) -> None:
    assert cue_of(line, len(line.split())) == ""


@pytest.mark.parametrize("between", [(), ("ARCHIVES/GAZETTE - Un cargo à l'entrée du port",)])
def test_a_headline_alone_under_the_menu_is_the_title(between: tuple[str, ...]) -> None:
    menu = "La Gazette de Virelac | Mer | Ports | Archives"
    found = zones("\n\n".join((menu, "Six quais dont dépend votre assiette", *between, *POSTS, "Partager | Imprimer")))
    assert found == ["boilerplate", "title", *["caption"] * len(between), "body", "body", "body", "boilerplate"]


def test_a_copyright_line_with_its_years_is_chrome() -> None:
    assert cue_of("© 2015 La Gazette de Virelac", 5) == "chrome"
    assert cue_of("© La Gazette", 2) == "caption"
