"""Persons that the lexicon lacks, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pandas as pd
import pytest
import unlisted_marking as marking
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.lexicon.reading import load_lexicon
from analysis.matching.names.name_words import first_names, is_first_name
from analysis.matching.unlisted import persons as unlisted_persons
from analysis.matching.unlisted.finding import find_unlisted

FULL_NAMES = [
    "« Rien ne presse », tempère [[Clotilde Vasseur-Maes]], chercheuse en droit de la mer.",
    "Selon [[Oyelaran Adebiyi-Cole]], analyste à Lagos, la junte gagne du temps.",
    "Le porte-parole de la préfecture [[Kifaya Zerrouqi]] a démenti l'information.",
    "Interrogée par nos soins, [[Dagny Halvorsdottir]], ingénieure, confirme la panne.",
    "L'avocate [[Sunniva Brekkestad]] plaidera mardi devant la juridiction locale.",
    "Le général [[Yerlan Toktaguloff]] commandait la place.",
    "La directrice du port, [[Ludmilla Pérez-Oroz]], attend un remorqueur.",
    "« Personne ne dort », raconte au téléphone [[Svitlana Horpynenko]], comptable à Soumy.",
    "[[Anh Tuyet Pham-Lecoz]], pêcheuse, 52 ans, a tout vu depuis la digue.",
    "[[Kim Hyeon-tak]], professeur de science politique, y voit un signal.",
    "Le journaliste [[Zhou Peiran]] a été libéré jeudi.",
    "L'imam [[Abou Yahia al-Mansalti]] a prêché le calme.",
    "Le romancier [[Charles-Edmond d'Escorailles]] et le peintre [[Piet van der Hoeven]] signent l'appel.",
    "[[Thorvald von Rautenfeld]], diplomate à la retraite, raconte ses négociations.",
    "[[Mohamed Ould Cheikhna]], éleveur, craint la saison sèche.",
    "Le militant [[Ramón Echeverri y Soto]] refuse de parler.",
    "Il est reçu par le prince [[Nayef bin Sultan bin Qassem Al Mrayti]], gouverneur de la province.",
    "AP Photo/[[Wilfried Dortmann]] Illustration - Un quai vide.",
    "[[J. D. Rochambault]] et [[Marie-Ange O'Donnellan]] cosignent la tribune.",
    "L'ancienne ministre [[Ndèye Fatou N'Diongue]] quitte la politique.",
    "Un habitant, [[Issoufou Garba-Maty]], montre les impacts sur le mur.",
    "Le député [[Aurélien DESCHAMBRE]] (opposition) a quitté la salle.",
    "La guide [[Dilnoza Yuldachkhonova]] accompagne encore quelques voyageurs.",
    "« C'est un tournant », a jugé [[Sixten Ahlqvistson]], docker à Karlskrona.",
    "Il s'appuie sur les travaux de [[Béatrice Lanoy]] et de [[Umberto Sgarlata]].",
    "Le président russe Vladimir Poutine a reçu [[Ignacy Wolanski]], négociateur.",
    "Autour de la table, [[Fatou Binetou Sarr-Lo]] a pris la parole la première.",
    "[[Hadja Mariam Sylla-Keïta]] (42 ans) vend des beignets près du marché.",
    "Le Franco-Malien [[Bakary Traoré-Lemoine]] est arrivé lundi à Bamako.",
    "Tué en mission, le soldat [[Maxime Blaskowitz]] avait 24 ans.",
    "L'économiste [[Jean-Noël Tranchant]] ([[université de Namur]]) nuance.",
    # The department of a minister is no first name.
    "L'ancien ministre de l'Énergie [[Abdelmadjid Bouzraine]] y croit.",
    "Le ministre délégué de l'Économie et des Finances [[Robert Castagnier]] a signé.",
    "La ministre de la Santé [[Odile Perronet-Lass]] visite le port.",
]  # fmt: skip

SHORT_FORMS = [
    "Le chercheur [[Théobald Marquenterre]] doute. « Trop tôt », dit M. [[Marquenterre]]. [[Marquenterre]] conclut.",
    "[[Marquenterre]] doute encore\n\nLe chercheur [[Théobald Marquenterre]] ne croit pas à la trêve.",
    "Mme [[Kowalewiczowa]] a refusé de répondre.",
    "Le colonel [[Sanogoba]] a été arrêté, selon des témoins.",
    "M. [[de La Brosse]] est parti ; la veille, [[Aymeric de La Brosse]] l'avait annoncé.",
    "« On a tout perdu », raconte [[Olesia]], 34 ans, réfugiée à Lviv.",
    "[[Olesia Kovtunenko]] attend un train. À la gare, [[Olesia]] a revu son frère.",
    "Le capitaine [[Wendlassida]] a pris la parole à la télévision.",
    "[[Otto von Hagenbeck]] se tait. Deux jours plus tard, [[von Hagenbeck]] démissionne.",
    "[[Zhou Peiran]] enseigne ; M. [[Zhou]] préfère l'histoire.",
]  # fmt: skip

CREDITS = [
    "SPORAC/[[MIRELLE TERENTCHOUK]] - Le port au petit matin",
    "Photo : [[Anselme Guirbal]]",
    "Le port au petit matin, le 9 juin. [[ANSELME GUIRBAL]]/SPOUTNIK/AFP",
    "© [[Ysaline Corbucci]]",
    "Propos recueillis par [[Ambroise Kerouédan]]",
    "Par [[Léopoldine Strauss-Ménard]]",
    "Le port au petit matin ([[Anselme Guirbal]]/AFP)",
]  # fmt: skip

NOBODY = [
    "Le camp militaire Général Ambroise Tolédano a été visé.",
    "Il atterrit à l'aéroport international du roi Mirzabek dans la nuit.",
    "Le convoi a quitté Nijni Novgorod pour Rostov-sur-le-Don, puis longé la mer d'Azov.",
    "Pendant la Seconde Guerre mondiale, au Moyen Âge et sous la Révolution française.",
    "Les Jeux olympiques, la Coupe du monde et le Forum économique ont été annulés.",
    "L'Accord de Paris, le Traité sur l'interdiction des armes nucléaires et le Pacte de Varsovie.",
    "Les chars Leopard 2, les batteries Patriot et les avions Rafale sont arrivés.",
    "La rue Victor-Hugo, le lycée Jean Moulin et le porte-avions Charles de Gaulle.",
    "Le quartier de Port-Bouët, la baie de Walvis et le cap Nord.",
    "Les Ukrainiens, les Occidentaux et les Européens se concertent ; Noël approche.",
    "Lundi Matin, Mardi Gras et le Nouvel An.",
    "Après Kidal et Tessalit, les combats gagnent l'Adrar des Ifoghas.",
    "La Maison des journalistes, le Code pénal et la Constitution.",
    "Est-il trop tard ? Va-t-on vers une trêve ? Qu'en pense Aujourd'hui la rue ?",
    "Voir https://www.exemple.fr/Jean-Dupont/Marie.html et @MarieDurand pour la suite.",
    "New York, Los Angeles et Buenos Aires accueilleront la rencontre à Abou Dhabi.",
    "L'ouragan Fiona et la tempête Alex ont frappé la côte.",
    "Quinze Leopard, deux Abrams : Berlin hésite, Washington promet.",
]  # fmt: skip


@pytest.mark.parametrize("marked", FULL_NAMES)
def test_a_full_name_with_evidence_is_found(marked: str) -> None:
    marking.check(marked, FULL_NAMES)


@pytest.mark.parametrize("marked", SHORT_FORMS)
def test_a_person_is_also_found_by_shorter_names(marked: str) -> None:
    marking.check(marked, SHORT_FORMS)


@pytest.mark.parametrize("marked", CREDITS)
def test_credits_name_people(marked: str) -> None:
    _, spans = marking.unmark(marked)
    found = marking.found_in(tuple(CREDITS))
    people = found[(found["actor_type"] == "person") & (found["doc_id"] == marked)]
    assert list(zip(people["start"].tolist(), people["end"].tolist(), strict=True)) == spans


@pytest.mark.parametrize("marked", NOBODY)
def test_capitals_alone_make_no_name(marked: str) -> None:
    marking.check(marked, NOBODY)


def test_all_names_of_a_person_have_one_id() -> None:
    text = (
        "Théobald Marquenterre, historien, publie un livre. M. Marquenterre y travaillait depuis 2015.\n"
        "« Enfin ! », sourit Marquenterre."
    )
    found = marking.unlisted(text)
    assert found["surface"].tolist() == ["Théobald Marquenterre", "Marquenterre", "Marquenterre"]
    assert set(found["actor_id"]) == {"nl-theobald-marquenterre"}
    assert set(found["label"]) == {"Théobald Marquenterre"}


def test_a_surname_means_whoever_was_named_last() -> None:
    text = "L'avocat Cyprien Delorge plaide. Delorge s'assoit. Puis la juge Ombeline Delorge entre. Delorge sourit."
    ids = marking.unlisted(text)["actor_id"].tolist()
    assert ids == ["nl-cyprien-delorge"] * 2 + ["nl-ombeline-delorge"] * 2


def test_capitals_of_a_credit_do_not_change_the_id() -> None:
    text = "SPORAC/MIRELLE TERENTCHOUK - Le port\nLa photographe Mirelle Terentchouk y vit."
    found = marking.unlisted(text)
    people = found[found["actor_type"] == "person"]
    assert people["actor_id"].unique().tolist() == ["nl-mirelle-terentchouk"]


def test_a_listed_surname_in_another_name_is_no_listed_person() -> None:
    found = marking.unlisted("L'acteur Hunter Bidenko et la chanteuse Lucette Macronel répètent.")
    assert found["surface"].tolist() == ["Hunter Bidenko", "Lucette Macronel"]


def test_first_names_of_many_origins_are_known() -> None:
    assert len(first_names()) >= 1500
    names = "Clotilde Liam Serguei Oleksandr Mohammed Mehmet Giovanni Joaquín Jürgen Ngozi Yitzhak Agnieszka"
    assert all(map(is_first_name, names.split()))
    assert not is_first_name("Conférence")


@settings(deadline=None)
@given(st.text(alphabet="AÉMDdelaru ’'-.«»,()/\n1é", max_size=80))
def test_any_text_is_read_without_overlaps(text: str) -> None:
    found = list(find_unlisted(text, [], [], load_lexicon()))
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end, *_ in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_a_surname_behind_a_title_that_differs_in_a_letter_is_the_same_persons(
    mentions: Callable[..., pd.DataFrame],
) -> None:
    frame = mentions("Selon Bogdan Terentchouk, la trêve tient. Le général Terentchuk en doute. M. Tarentchouk rit.")
    ids = dict(zip(frame["surface"], frame["actor_id"], strict=True))
    assert ids["Terentchuk"] == ids["Bogdan Terentchouk"] != ids["Tarentchouk"]


def test_a_title_before_the_last_name_of_a_listed_person_named_in_full_is_that_person(
    mentions: Callable[..., pd.DataFrame],
) -> None:
    frame = mentions("Le général Salifou Mody est à Bamako. Le général Mody y reste.")
    assert frame.loc[frame["surface"] == "Mody", "actor_id"].tolist() == ["salifou-mody"]


NAMES = st.lists(st.sampled_from(["jean", "j.", "marie", "dupont", "al-hadi", "noel"]), min_size=2, max_size=4)


@given(NAMES.map(tuple), NAMES.map(tuple))
def test_names_of_one_person_share_their_first_word_or_their_last(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert not unlisted_persons._same(one, other) or one[0] == other[0] or one[-1] == other[-1]
