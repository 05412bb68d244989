"""Zones of lines seen on news pages: authors, lost labels, links without a blank, rows of a bar, legends."""

from __future__ import annotations

import pytest

from analysis.text.zones.cues import cue_of
from analysis.text.zones.segmenting import segment

BODY = "Les dockers ont repris le travail sans attendre, et les grues tournent de nouveau sur les quais du port."
MORE = "Le maire de la ville s'est félicité de la reprise, que les commerçants attendaient avec impatience."


def zones(text: str) -> dict[str, str]:
    return {text[p.start : p.end]: p.zone for p in segment(text)}


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("A.K.", "byline"),
        ("C.d.S, C.M.", "byline"),
        ("Vidéo par : Anne LORME", "byline"),
        ("par Virelac 24 FR", "byline"),
        ("par 20Heures", "byline"),
        ("Prise de son : Anne Lorme.", "byline"),
        ("Publié dans La Gazette le 12 - 05 - 2021", "date"),
        ("information fournie par la Gazette avec ses agences 27/02/2023 à 12:16", "date"),
        ("Anne Lorme , Mis à jour le", "date"),
        ("À LireLe port de Virelac : que pèse la grève ?", "link"),
        ("Ce live est à présent terminé.", "chrome"),
        ("Loading...", "chrome"),
        ("Le port rouvre    Un pont ferme ses voies    La mairie recrute    Deux écoles en travaux", "chrome"),
        ("The post Le port rouvre appeared first on Gazette.", "source"),
        ("L'espace des commentaires est ouvert aux inscrits.", "chrome"),
        ("Par 20 voix contre 3", ""),
        ("La Chine.", ""),
        ("A. Lorme", ""),
        ("Le port a été mis à jour le mois dernier", ""),
    ],
)
def test_a_line_says_what_it_is(line: str, cue: str) -> None:
    assert cue_of(line, len(line.split())) == cue


def test_a_legend_says_who_stands_where() -> None:
    legend = "Le maire de Virelac (à droite) avec le préfet, lors de la visite des quais."
    assert zones(f"Le port rouvre\n\n{BODY}\n\n{legend}\n\n{MORE}")[legend] == "caption"


def test_the_items_of_a_list_of_links_are_page() -> None:
    items = ["- Le port voisin attend encore ses grues neuves", "- Un pont de la vallée ferme pour deux ans"]
    found = zones("\n".join(["Le port rouvre", BODY, "La rédaction vous conseille", *items, MORE]))
    assert [found[item] for item in items] == ["boilerplate"] * 2
    assert found[MORE] == "body"


def test_an_entry_of_a_live_blog_under_a_link_heading_keeps_its_title() -> None:
    entry = "22h45 : Les grues tournent de nouveau sur les quais"
    assert zones(f"Le port rouvre\n\n{BODY}\n\nA LIRE AUSSI\n\n{entry}\n\n{MORE}")[entry] == "title"


def test_a_standfirst_of_two_sentences_leaves_the_headline_above_it() -> None:
    standfirst = "Pas moins de dix cargos attendent au large du port. Un beau succès, même si le plus dur reste à faire"
    found = zones(f"Logo\n\nRégion\n\nPort. Un premier pas vers la reprise\n\n{standfirst}\n\n{BODY}\n\n{MORE}")
    assert found["Port. Un premier pas vers la reprise"] == "title"
