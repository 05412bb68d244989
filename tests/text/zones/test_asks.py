"""What a site asks of its reader, beside what an article says of letters, gifts, questions and notes."""

from __future__ import annotations

import pytest
from invented_article import BODY, FOOT, MENU, MORE, TITLE

from analysis.text.language import words_of
from analysis.text.zones.cues import cue_of
from analysis.text.zones.segmenting import segment

APPEAL = [
    "Vous venez de lire une enquête de la Gazette du Sorn, en accès libre comme toutes les autres.",
    "Nos journalistes travaillent sans actionnaire ni publicité.",
    "Il n'y a pas de débat sans information libre.",
    "Nous n'avons que nos lectrices et nos lecteurs pour rester un média indépendant.",
    "Votre don, même petit, paie les reportages de demain.",
]
ASSOCIATION = [
    "Nous demandons à la région de financer les grues promises, car le soutien des dockers ne suffira pas.",
    "Notre collectif est indépendant, et nous refusons les dons des armateurs comme ceux des partis.",
    "Vous qui vivez du port, venez le dire avec nous lundi devant la préfecture.",
]
NOTES = ["1. Accord de branche signé à Ostrane.", "2. Direction des affaires du port.", "3. Entretien avec l'auteur."]


def page(*article: str) -> str:
    return "\n".join([*MENU, "", TITLE, "Par Anne Lorme", "Publié le 9 mai 2022 à 10:12", *article, *FOOT])


def kept(text: str) -> list[str]:
    return [text[p.start : p.end] for p in segment(text) if p.zone in ("title", "heading", "body", "caption")]


def cue(line: str) -> str:
    words = words_of(line)
    return cue_of(line, len(words))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Et si vous receviez chaque soir les nouvelles du port ?", "chrome"),
        ("Recevez le meilleur de la vallée du Sorn.", "chrome"),
        ("Veuillez laisser ce champ vide", "chrome"),
        ("Nous ne spammons pas !", "chrome"),
        ("Voir mon actu Suivre la Gazette", "chrome"),
        ("la grève Suivre ce thème Suivi", "chrome"),
        ("Consultez l'actualité en vidéo", "chrome"),
        ("Soutenez une presse libre et locale", "chrome"),
        ("Je soutiens Gazette", "chrome"),
        ("Cet article vous a plu ? Dites-le.", "chrome"),
        ("Envoyez-nous vos photos de la grève", "chrome"),
        ("Vous avez une question ? Posez-la à la rédaction.", "chrome"),
        ("Vous avez été témoin de la scène ? Écrivez-nous.", "chrome"),
        ("Une erreur est survenue, veuillez réessayer plus tard.", "chrome"),
        ("Grue miniature 45 € Voir l'offre", "chrome"),
        ("Suivez la Gazette : vous utilisez Google Actualités ? Ajoutez-la.", "chrome"),
        ("in PORT, GRÈVES, La vallée", "chrome"),
        ("* https://gazette.example/p", "chrome"),
        ("Plus d'articles du même thème", "end"),
        ("Dans la même rubrique", "end"),
        ("À découvrir sur le même thème", "end"),
        ("En lien avec cette émission", "end"),
        ("Thèmes associés à l'article", "end"),
        ("Contenus de nos partenaires", "end"),
        (">>> Ostrane : la grève des bus gagne trois dépôts", "link"),
        ("&gt;&gt; Ostrane : la grève des bus gagne trois dépôts", "link"),
        ("Par Anne Lorme Publié le 19 Nov 23 à 13:10", "date"),
        ("Photo by Anne Lorme/Rade Images", "caption"),
    ],
)
def test_a_line_that_asks_or_announces_says_so(line: str, kind: str) -> None:
    assert cue(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "« Soutenez la presse libre », a lancé la ministre devant les élèves.",
        "Le maire a dit : soutenez le journal de la vallée.",
        "Les habitants reçoivent le meilleur accueil au port.",
        "Je soutiens la grève",
        "Je soutiens l'armateur",
        "Le préfet promet de suivre ce sujet",
        "Dossiers liés à l'immigration",
        "Les dockers d'Ostrane veulent voir l'offre",
        "Le blé se vend au meilleur prix depuis dix ans, 300 €",
        "Vous avez été témoin de la scène ?",
        "Vous avez une question sur la retraite ? Voici les réponses.",
        "« Envoyez-nous vos enfants », ont écrit les maires de la vallée.",
        "Ils n'ont rien raté de la même rubrique que leurs rivaux.",
        "Dans le même port, trois cargos attendent.",
        ">> Le maire a refusé de répondre.",
        "Le même thème revient dans trois discours.",
        "Photo de famille au sommet d'Ostrane, avant le dîner des chefs d'État",
        "Par le port, publié dans trois langues, le guide a trouvé ses lecteurs",
        "In extremis, les dockers signent",
    ],
)
def test_a_sentence_that_speaks_of_gifts_or_letters_is_none(line: str) -> None:
    assert cue(line) == ""


def test_a_long_call_for_questions_is_no_article() -> None:
    call = (
        "Vous cherchez une réponse à une question de la vie de tous les jours, ou vous doutez d'une nouvelle que vous "
        "avez lue ? Envoyez-nous vos questions par ce formulaire et consultez nos réponses, que la rédaction met en "
        "ligne chaque semaine dans une rubrique qui porte le nom de la rade de Virelac."
    )
    assert call not in kept(page(BODY, MORE, call))


def test_a_long_line_that_asks_for_gifts_is_no_article() -> None:
    ask = (
        "Envie de soutenir la Gazette autrement qu'en l'achetant ? Faites un don et déduisez-le de vos impôts, car "
        "même quelques euros font vivre une petite équipe de la vallée."
    )
    told = (
        "« Faites un don et nous tiendrons », a lancé le doyen des dockers à nos voisins d'Ostrane, qui ont versé en "
        "une heure quelques milliers d'euros à la caisse de grève."
    )
    found = kept(page(BODY, told, MORE, ask))
    assert told in found
    assert ask not in found


def test_an_appeal_for_gifts_ends_the_article() -> None:
    found = kept(page(BODY, MORE, BODY.replace("Virelac", "Sorn"), *APPEAL))
    assert MORE in found
    assert not set(APPEAL) & set(found)


@pytest.mark.parametrize("last", [ASSOCIATION, [f"« {line[:-1]} », a dit le directeur." for line in APPEAL]])
def test_what_others_say_of_gifts_stays_in_the_article(last: list[str]) -> None:
    found = kept(page(BODY, MORE, BODY.replace("Virelac", "Sorn"), *last))
    assert set(last) <= set(found)


def test_footnotes_end_the_article() -> None:
    found = kept(page(BODY, MORE, BODY.replace("Virelac", "Sorn"), "Notes", *NOTES))
    assert MORE in found
    assert not {"Notes", *NOTES} & set(found)


def test_numbered_demands_under_another_heading_are_no_footnotes() -> None:
    found = kept(page(BODY, MORE, "Les trois demandes", *NOTES))
    assert set(NOTES) <= set(found)


def test_notes_of_the_school_are_no_footnotes() -> None:
    found = kept(page(BODY, "Notes", MORE, BODY.replace("Virelac", "Sorn")))
    assert MORE in found


def test_the_picture_of_an_announced_article_goes_with_it() -> None:
    other = (
        "« Je n'ai jamais vu la rade si calme » : la capitaine du port raconte une semaine sans un seul cargo, "
        "seule dans sa tour, avec la radio et un chat pour toute compagnie"
    )
    found = kept(page(BODY, MORE, other, "À lire aussi", other))
    assert MORE in found
    assert other not in found
