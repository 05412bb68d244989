"""Zones of pages saved as text with all that stands around the article, each tag perhaps on a line of its own."""

from __future__ import annotations

import pytest
from invented_article import BODY, MORE, TITLE

from analysis.text.zones.cues import cue_of
from analysis.text.zones.segmenting import segment

END = "La chambre de commerce estime à deux millions le coût de la grève pour les entreprises de la vallée du Sorn."
SITE = [
    "Nous sommes une association de riverains qui écrit sur la vallée, ses usines et ses élus depuis dix ans déjà.",
    "Le site vit de vos dons et de ceux qui y écrivent, sans chef ni publicité, avec le temps que chacun peut donner.",
    "Pour écrire ici, il suffit de créer un compte et de proposer un texte, que deux d'entre nous relisent ensuite.",
]


def zones(text: str) -> dict[str, str]:
    return {text[p.start : p.end]: p.zone for p in segment(text)}


def counted(text: str) -> list[str]:
    return [text[p.start : p.end] for p in segment(text) if p.zone in ("title", "heading", "body")]


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Tous vos commentaires (11)", "comments"),
        ("Compléments d'info à l'article", "comments"),
        ("Derniers articles de la rubrique « Vallée » :", "end"),
        ("Pour citer cet article :", "end"),
        ("Autres vidéos", "end"),
        ("Vidéo suivante dans 5 secondes", "end"),
        ("Abonnez-vous pour accéder à tous nos contenus, c'est simple !", "end"),
        ("Voir en ligne : le communiqué de la mairie", "link"),
        ("Revivez le direct du conseil municipal avec vos questions.", "link"),
        ("En savoir plusCoupe du Sorn : Virelac et Ostrane à égalité", "link"),
        ("14 Sep 2022", "date"),
        ("Anne Lorme Vallée 20 mai 202220 mai 2022port, grève 0 Comment", "date"),
        ("La Gazette | 04.05.2022 à 13h36 • Mis à jour le 05.05.2022 à 20h13 | Par Anne Lorme (avec J. Vasse)", "date"),
        ("La Gazette - Sorn - - Vallée -", "byline"),
        ("Suivi assuré par la rédaction de nuit", "byline"),
        ("Séparez les adresses de vos contacts par des virgules.", "chrome"),
        ("Table des matières", "chrome"),
        ("AccueilValléePortLe port de Virelac rouvre après une semaine", "chrome"),
        ("Le maire a répondu le 3 mai aux dockers du port", ""),
        ("Retrouvez le calme après la grève", ""),
    ],
)
def test_a_line_of_a_raw_page_says_what_it_is(line: str, cue: str) -> None:
    assert cue_of(line, len(line.split())) == cue


def test_a_sentence_cut_at_each_tag_stays_in_the_article() -> None:
    pieces = ["Le préfet a parlé d'un «", " ", "accord historique", " ", "», signé avec les dockers de la",
              "CRT", " du port. Les syndicats", "du Sorn", ", eux, ont demandé (", "trois fois",
              ") la présence de", "Jean Vasse", ", leur doyen."]  # fmt: skip
    found = zones("\n".join([TITLE, "", BODY, "", *pieces, "", MORE, "", "Partager", "Mentions légales"]))
    kept = ("accord historique", "», signé avec les dockers de la", "CRT", "du Sorn", "trois fois", "Jean Vasse")
    assert {found[piece] for piece in kept} == {"body"}


def test_a_menu_whose_items_end_with_commas_is_no_sentence() -> None:
    menu = ["Droit et justice,", "Économie,", "Environnement,", "Médias,", "Politique,", "Société"]
    found = zones("\n".join([TITLE, "", BODY, "", MORE, "", "Mentions légales", *menu]))
    assert {found[item] for item in menu} == {"boilerplate"}


def test_a_count_of_comments_above_the_article_leaves_the_standfirst_to_it() -> None:
    standfirst = "Les dockers du port ont repris le travail lundi. La grève aura duré une semaine et coûté cher à tous."
    bar = ["Partager", "Imprimer", "36 commentaires", "77 avis"]
    found = zones("\n".join(["Vallée", TITLE, "27 juin 2022", "Par Anne Lorme", standfirst, *bar, "", BODY, "", MORE]))
    assert found[standfirst] == "body"
    assert found["36 commentaires"] == "boilerplate"


def test_answers_of_readers_end_the_article_without_a_heading() -> None:
    said = "Il faudrait tout de même que la mairie réponde un jour aux habitants du quai, qui attendent encore."
    answers = [line for n in range(4) for line in (f"Soumis par lecteur{n}, le lundi {n + 3} mai 2022 à 15h46", said)]
    assert said not in counted("\n".join([TITLE, "", BODY, "", MORE, "", END, "", "Un avis", *answers]))


def test_one_name_under_the_date_is_no_answer_of_a_reader() -> None:
    text = "\n".join([TITLE, "", "Soumis par admin le ven, 06/05/2022 - 14:05", "", BODY, "", MORE, "", END])
    assert END in counted(text)


def test_what_a_site_says_of_itself_above_the_headline_is_page() -> None:
    text = "\n".join(["Contact", "Se connecter", "Texte d'intention", "", *SITE, "", "Lire la suite", "Infos locales",
                      TITLE, "Publié le 9 juin 2022", "", BODY, "", MORE, "", END])  # fmt: skip
    found = counted(text)
    assert found[0] == TITLE
    assert not set(SITE) & set(found)


def test_paragraphs_between_two_dates_stay_where_a_page_has_several_articles() -> None:
    text = "\n".join(["Publié le 8 mai 2022", "", BODY, "", MORE, "", "Un pont ferme", "Publié le 9 mai 2022", "", END])
    assert BODY in counted(text)


@pytest.mark.parametrize("above", [["Par", "Anne Lorme"], ["Partager", "Imprimer", "Envoyer"]])
def test_a_list_of_links_under_the_author_or_the_share_bar_ends_the_article(above: list[str]) -> None:
    teaser = "La revue du Sorn revient sur dix ans de grèves au port. Un dossier qui interroge la place des dockers."
    links = ["", "A lire aussi :", "", teaser, "", END + teaser]
    text = "\n".join([TITLE, "", BODY, "", MORE, "", END, "", *above, *links])
    assert teaser not in counted(text)


def test_a_link_between_paragraphs_leaves_the_rest_of_the_article() -> None:
    text = "\n".join([TITLE, "", BODY, "", MORE, "", "A lire aussi :", "Le port voisin attend ses grues", "", END])
    assert END in counted(text)


def test_a_ticker_below_the_article_is_page() -> None:
    quake = "Un léger tremblement de terre a été ressenti hier soir dans la vallée du Sorn. Il n'a fait aucun blessé."
    ticker = ["14:44 Un pont ferme ses voies", "14:10 Séisme.", quake]
    found = counted("\n".join([TITLE, "", BODY, "", MORE, "", END, "", "Recevoir la newsletter", "Direct", *ticker]))
    assert not set(ticker) & set(found)


def test_openings_of_other_articles_one_under_the_other_are_page() -> None:
    teasers = [f"Vallée : le pont numéro {n} ferme pour deux ans, et les riverains du quartier s'en…" for n in range(3)]
    found = counted("\n".join([TITLE, "", BODY, "", MORE, "", END, *teasers]))
    assert not set(teasers) & set(found)
    assert END in found


def test_a_list_of_dated_headlines_ends_the_article() -> None:
    items = ["- Un pont de la vallée ferme pour deux ans - 30 janvier 2024", "- Ostrane recrute - 29 janvier 2024"]
    said = "Je me demande ce que la mairie attend encore pour répondre aux habitants du quai de la rade."
    assert said not in counted("\n".join([TITLE, "", BODY, "", MORE, "", END, *items, "", said, said[::-1]]))


def test_the_headline_stands_above_a_list_of_other_articles() -> None:
    others = ["Sur le même sujet", "Reportage", "A Virelac, la rade sous pression", "Par Jean Vasse"]
    bar = ["Facebook", "Twitter", "Imprimer"]
    text = "\n".join(["Monde", "Société", TITLE, "30 avril 2022 à 07:19", *bar, *others, "", BODY, "", MORE])
    found = zones(text)
    assert found[TITLE] == "title"
    assert found["A Virelac, la rade sous pression"] == "boilerplate"


def test_an_intertitle_in_capitals_is_no_name() -> None:
    found = zones("\n".join([TITLE, "", BODY, "", "LA BATAILLE DES QUAIS", "", MORE, "", END]))
    assert found["LA BATAILLE DES QUAIS"] == "title"


def test_a_dated_legend_over_its_credit_is_a_legend_across_an_empty_line() -> None:
    legend = "Des dockers attendent à l'entrée du port de Virelac, le 17 novembre 2022."
    found = zones("\n".join([legend, "", "© Anne LORME / AFP", "VALLÉE", TITLE, "", BODY, "", MORE]))
    assert found[legend] == "caption"
