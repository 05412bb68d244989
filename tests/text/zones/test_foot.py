"""Zones of pages that are half chrome: boxes within the article, and what stands below it without a heading."""

from __future__ import annotations

import pytest
from invented_article import BODY, MORE, TITLE

from analysis.text.zones.cues import cue_of
from analysis.text.zones.segmenting import segment

END = (
    "La chambre de commerce estime à deux millions le coût de la grève pour les entreprises du port de Virelac, où "
    "les dockers demandent encore que la région tienne la promesse faite aux syndicats sur les grues et les quais."
)
LAST = "Le préfet doit recevoir les dockers du port de Virelac dès lundi."
MENU = ["Accueil", "Vallée", "Économie", "Sport", "Culture", "Se connecter", "S'abonner", "Newsletter", "Météo"]
FOOT = ["Mentions légales", "Plan du site", "Nous contacter", "Politique de confidentialité"]
KEPT = ("title", "heading", "body", "caption")


def page(*article: str) -> str:
    return "\n".join([*MENU, "", TITLE, "Par Anne Lorme", "Publié le 9 mai 2022 à 10:12", *article, *FOOT])


def kept(text: str) -> list[str]:
    return [text[p.start : p.end] for p in segment(text) if p.zone in KEPT]


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Sur le même sujetLa rade sous pression", "link"),
        (">> Relire : la rade de Virelac sous pression", "link"),
        ("3 réponses", "comments"),
        ("Un message, un commentaire ?", "comments"),
        ("Poursuivez votre lecture", "end"),
        ("Voir les autres épisodes", "end"),
        ("Article rédigé par Anne Lorme", "byline"),
        ("- Un accord fragile -", ""),
        ("Trois réponses du maire", ""),
    ],
)
def test_a_line_of_a_heavy_page_says_what_it_is(line: str, cue: str) -> None:
    assert cue_of(line, len(line.split())) == cue


@pytest.mark.parametrize("times", [1, 2])
def test_a_box_of_other_articles_leaves_the_article_beneath_it(times: int) -> None:
    headline = "Ostrane : la grève des bus gagne trois dépôts de la ville"
    teaser = "Les conducteurs demandent des horaires revus, un article réservé aux abonnés de la Gazette"
    box = ["Sur le même sujet", *[headline] * times, *[teaser] * (times - 1)]
    found = kept(page(BODY, MORE, *box, END, BODY.replace("Virelac", "Sorn")))
    assert headline not in found
    assert teaser not in found
    assert END in found


def test_a_list_of_other_articles_and_their_openings_ends_the_article() -> None:
    heads = [f"Ostrane : le dépôt numéro {n} des bus rejoint la grève de la ville" for n in range(3)]
    tale = "Les conducteurs du dépôt {} demandent des horaires revus et une prime pour le travail de nuit en ville."
    box = [line for n, head in enumerate(heads) for line in (head, head, tale.format(n))]
    found = kept(page(BODY, MORE, END, "Sur le même sujet", *box))
    assert found[-1] == END


def test_comments_that_only_name_who_speaks_end_a_short_article() -> None:
    said = "Il faudrait tout de même que la mairie réponde un jour aux habitants du quai, qui attendent encore."
    comments = [line for n in range(3) for line in (f"Lecteur{n} dit :", f"{n + 3} mai 2022 à 15:46", said)]
    found = kept(page(BODY, *comments))
    assert BODY in found
    assert said not in found


def test_what_the_site_says_of_itself_below_author_and_tags_is_page() -> None:
    praise = "Chaque abonnement aide une petite équipe à enquêter, sans publicité ni actionnaire, toute une année."
    tags = ["Anne Lorme", "Grève", "Transports", "Économie locale", "Partager"]
    found = kept(page(BODY, MORE, END, *tags, praise))
    assert END in found
    assert praise not in found


def test_a_section_of_one_short_paragraph_stays() -> None:
    found = kept(page(BODY, MORE, "Un préfet attendu", LAST, "Des grues neuves", BODY.replace("Virelac", "Sorn"), END))
    assert {"Un préfet attendu", LAST, "Des grues neuves"} <= set(found)


def test_openings_of_other_articles_cut_with_points_are_page() -> None:
    teasers = [f"Vallée : le pont numéro {n} ferme pour deux ans, et les riverains s'en..." for n in range(3)]
    assert not set(teasers) & set(kept(page(BODY, MORE, END, *teasers)))


def test_a_numbered_list_that_the_article_announces_stays() -> None:
    numbered = [f"{n}. Le quai {place} sera dragué avant l'hiver" for n, place in enumerate(("nord", "sud", "est"), 1)]
    found = kept(page(BODY, MORE, END, "L'accord prévoit trois chantiers dans la rade :", *numbered))
    assert set(numbered) <= set(found)


def test_a_legend_said_twice_on_its_line_is_a_legend() -> None:
    legend = "Les grues du port de Virelac au petit matin, avant la reprise du travail."
    text = page(BODY, f"{legend} {legend}", MORE, END)
    assert {p.zone for p in segment(text) if text[p.start : p.end].startswith(legend)} == {"caption"}


def test_a_paragraph_that_takes_up_its_beginning_towards_its_end_is_no_legend() -> None:
    told = (
        "La capitaine du port de Virelac, Jeanne Aubrin, a annoncé la reprise du travail sur les trois quais. "
        "Les navires entreront dès mardi. La capitaine du port de Virelac, Jeanne Aubrin, a précisé :"
    )
    text = page(told, BODY, MORE, END)
    assert {p.zone for p in segment(text) if text[p.start : p.end] == told} == {"body"}


def test_two_sentences_that_open_alike_are_no_legend() -> None:
    said = "Voilà douze semaines que ce port attend. Voilà douze semaines que ce port est vide."
    text = page(BODY, said, MORE, END)
    assert {p.zone for p in segment(text) if text[p.start : p.end] == said} == {"body"}


def test_what_a_source_said_to_an_agency_is_no_legend() -> None:
    said = "Les dockers et les syndicats reprendront leurs échanges dès lundi dans la rade – a annoncé la préfecture."
    text = page(BODY, said, MORE, END)
    assert {p.zone for p in segment(text) if text[p.start : p.end] == said} == {"body"}


def test_a_subheading_may_stand_beneath_a_box() -> None:
    headline = "Ostrane : la grève des bus gagne trois dépôts de la ville"
    found = kept(page(BODY, MORE, "Sur le même sujet", headline, headline, "Un accord fragile", END, LAST))
    assert {"Un accord fragile", END, LAST} <= set(found)
    assert headline not in found


def test_the_last_paragraph_stays_beneath_a_bare_list_of_headlines() -> None:
    links = ["A lire aussi", "Un pont de la vallée ferme pour deux ans", "Ostrane recrute trente conducteurs de bus"]
    close = (
        "Une cérémonie aura lieu lundi devant la capitainerie, où chacun pourra venir écouter la fanfare municipale "
        "puis goûter aux sardines grillées que les restaurateurs offrent chaque printemps."
    )
    found = kept(page(BODY, MORE, END, *links, close, "Les sujets associés"))
    assert close in found
    assert not set(links) & set(found)


def test_what_is_said_twice_with_a_name_behind_a_dash_is_a_legend() -> None:
    legend = "Les grues du port ont repris leur ballet dans la matinée."
    text = page(legend, f"{legend} — Anne Lorme", BODY, MORE, END)
    found = {text[p.start : p.end]: p.zone for p in segment(text)}
    assert found[legend] == "caption"
    assert found[TITLE] == "title"


def test_a_standfirst_without_a_full_stop_under_date_and_share_bar_is_no_headline() -> None:
    standfirst = "Après une semaine de grève, le port de Virelac accueille de nouveau les navires de toute la région"
    bar = ["Écouter", "Réagir", "Voir sur la carte", "Partager"]
    text = page(*bar, standfirst, BODY, MORE, END)
    assert kept(text)[:2] == [TITLE, standfirst]
    assert {text[p.start : p.end] for p in segment(text) if p.zone == "title"} == {TITLE}


@pytest.mark.parametrize(
    "line", ["Voir cette publication sur Instagram", "Une publication partagée par Anne (@anne)", "Retour à l'accueil"]
)
def test_what_frames_a_picture_of_another_site_is_page(line: str) -> None:
    assert cue_of(line, len(line.split())) == "chrome"
