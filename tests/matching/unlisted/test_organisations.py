"""Organisations that the lexicon lacks, in invented sentences."""

from __future__ import annotations

import pytest
import unlisted_marking as marking

from analysis.matching.unlisted.extent import is_adjective

NAMES = [
    "L'[[Institut méridional d'analyse prospective]] annonce un rapport pour l'été.",
    "Le [[Centre d'études et de recherches fluviales]] publie ses cartes.",
    "La [[Fondation Hortense Malaval]] finance le chantier.",
    "Il enseigne à l'[[université de Charleroi]] depuis dix ans.",
    "Elle dirige l'[[Observatoire sahélien des droits des éleveurs]], installé à Maradi.",
    "Le [[ministère de la Pêche artisanale]] a suspendu les licences.",
    "Le [[ministère tchadien de l'Élevage]] dément.",
    "Le [[Parti rural progressiste]] a perdu trois sièges.",
    "Le [[Front uni des riverains du delta]] a tiré des roquettes.",
    "Le [[Comité permanent de la pêche et des affaires du littoral]] a entendu le ministre.",
    "La [[Cour constitutionnelle]] a tranché, le [[Conseil supérieur des magistrats]] s'est tu.",
    "La [[Compagnie ivoirienne des sucres]] embauche.",
    "La [[Banque centrale du Lesotho]] relève son taux, selon l'[[Agence de presse des hauts plateaux]].",
    "La [[Haute Autorité du fleuve]] tranchera.",
    "Le [[Comité de vigilance citoyenne]] et le [[Collectif des mères de Soumy]] défilent.",
    "L'ONG [[Semences Claires]] dénonce des saisies.",
    "Le quotidien [[El Mostaqbal el-Djadid]] titre sur la sécheresse.",
    "Selon la chaîne [[Kanal Nord]], le pont est coupé.",
    "Ils fondent un « [[Comité provisoire du salut des marais]] » ([[CPSM]]), et le [[CPSM]] a décrété le couvre-feu.",
    "Le parti [[Élan Citoyen]] se retire.",
    "L'entreprise française [[Hydrolane Systèmes]] fournit les pompes.",
    "L'agence de presse officielle [[Zentrapress]] annonce une visite.",
    "Le cabinet d'analyse [[Trois Fleuves]] revoit ses prévisions.",
    "Le think tank [[Nordkap Policy Forum]] table sur une trêve.",
    "L'association [[Puits et Écoles]] et le collectif [[Kilowatt sans frontières]] agissent.",
    "Des chercheurs du [[Balkan River Institute]] et de la [[Waterways Foundation]] l'assurent.",
    "Le [[Center for Alpine and Arctic Studies]] chiffre les pertes.",
    "Le [[Mouvement patriotique pour la sauvegarde et la restauration]] est né en caserne.",
]  # fmt: skip

ACRONYMS = [
    "Le [[Réseau d'observation des marées]] ([[ROM]]) alerte. Pour le [[ROM]], la digue ne tiendra pas.",
    "L'[[IPAM]] ([[Institut de prospective appliquée aux marées]]) publie peu.",
    "Le [[Groupement des armateurs du Ponant]] ([[GAP]]) se félicite ; le [[GAP]] recrute.",
    "Le [[Kalmar Maritime Council]] ([[KMC]]) se tait.",
    "Un chercheur de l'[[ORVAL]] le confirme.",
]  # fmt: skip

NONE = [
    "Le chef de la Commission de l'époque s'en souvient.",
    "Il parle au Congrès national de son parti.",
    "Le produit intérieur brut (PIB) recule, la taxe sur la valeur ajoutée (TVA) aussi.",
    "Le Traité de réduction des arsenaux (TRA) n'est pas signé.",
    "L'intelligence artificielle (IA) et le GPS changent la guerre ; l'ADN parle.",
    "Au Conseil des ministres, le Premier ministre a parlé. Le front de l'Est tient.",
    "La société civile et la communauté internationale attendent.",
    "Les universités ferment, les ministères aussi ; un institut rouvre.",
    "Le parti a gagné. Le groupe a perdu. La banque a fermé.",
    "En XIXe siècle, sous un roi, au XXe Congrès.",
    "La Coupe d'Afrique des nations et la Ligue des champions reprennent.",
    "L'Union sacrée n'aura pas lieu.",
    "Le Garde des Sceaux a reçu les syndicats des prisons.",
]  # fmt: skip


@pytest.mark.parametrize("marked", NAMES)
def test_an_organisation_is_found_with_its_whole_name(marked: str) -> None:
    marking.check(marked, NAMES)


@pytest.mark.parametrize("marked", ACRONYMS)
def test_an_acronym_is_found_where_the_text_explains_it(marked: str) -> None:
    marking.check(marked, ACRONYMS)


@pytest.mark.parametrize("marked", NONE)
def test_what_is_no_organisation_is_left_alone(marked: str) -> None:
    marking.check(marked, NONE)


def test_a_long_name_and_its_acronym_have_one_id() -> None:
    found = marking.unlisted("Le Réseau d'observation des marées (ROM) alerte. Le ROM insiste, dit un élu du ROM.")
    assert found["actor_id"].unique().tolist() == ["nl-reseau-d-observation-des-marees"]
    assert found["actor_type"].unique().tolist() == ["organisation"]
    assert len(found) == 4


def test_a_name_is_kept_whole_around_the_name_of_a_person() -> None:
    found = marking.unlisted("La Fondation Hortense Malaval et la présidente, Hortense Malaval, invitent.")
    assert found["actor_type"].tolist() == ["organisation", "person"]


def test_a_state_without_article_belongs_to_the_name() -> None:
    from analysis.lexicon.reading import load_lexicon
    from analysis.matching.actors import find_mentions

    text = "La Chambre des comptes de Malte et la Chambre des mines du Lesotho."
    mentions = find_mentions(*marking.frames(text), load_lexicon())
    assert mentions["surface"].tolist() == ["Chambre des comptes de Malte", "Chambre des mines du Lesotho", "Lesotho"]


def test_an_agency_in_a_credit_is_an_organisation() -> None:
    found = marking.unlisted("SPORAC/MIRELLE TERENTCHOUK - Le port")
    assert found["surface"].tolist() == ["SPORAC", "MIRELLE TERENTCHOUK"]
    assert found["actor_type"].tolist() == ["organisation", "person"]


def test_verbs_are_no_adjectives() -> None:
    assert is_adjective("internationale") and is_adjective("franco-allemand") and is_adjective("strategiques")
    assert not any(is_adjective(word) for word in ("annonce", "explique", "arrive", "publie", "revendique", "maintien"))
