"""Names: conditions, shared names, surnames, what is part of something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., list[tuple[str, str | None]]]

NAMES = [
    # Institutions that share a name go by the nation at hand …
    ("À Rome, le ministère de la Défense se tait.", [("ministère de la Défense", "ministere-defense-italie")]),
    ("La Hongrie hésite ; le ministère des Affaires étrangères attend.",
     [("Hongrie", "hongrie"), ("ministère des Affaires étrangères", "ministere-affaires-etrangeres-hongrie")]),
    ("L'Ukraine attend. Le ministère de la Défense de Moscou dément.",
     [("Ukraine", "ukraine"), ("ministère de la Défense", "ministere-defense-russie"), ("Moscou", "russie")]),
    # … after one the text has named in full.
    ("Le ministère turc de la Défense publie un bilan. La Grèce proteste, le ministère de la Défense répond.",
     [("ministère turc de la Défense", "ministere-defense-turquie"), ("Grèce", "grece"),
      ("ministère de la Défense", "ministere-defense-turquie")]),
    ("Le ministère de la Défense publie un bilan.", [("ministère de la Défense", "ministere-defense")]),
    # An institution of a state, named with its article, names the state too.
    ("Le Conseil de sécurité de la Fédération de Russie siège.",
     [("Conseil de sécurité de la Fédération de Russie", "conseil-securite-russie"),
      ("Fédération de Russie", "russie")]),
    ("La Banque de France publie ses chiffres.", [("Banque de France", "banque-de-france")]),
    # Surnames: a word that opens a sentence is no first name, a first name is another person's.
    ("Malgré Macron, rien ne change.", [("Macron", "emmanuel-macron")]),
    ("Pourquoi Poutine attend.", [("Poutine", "vladimir-poutine")]),
    ("Le frère, Bertrand Macron, attend.", []),
    ("La Chine attend : M. Wang Wenbin l'a dit, M. Wang l'a redit.",
     [("Chine", "chine"), ("Wang Wenbin", "wang-wenbin"), ("Wang", "wang-wenbin")]),
    ("Washington se tait, mais M. Kirby répond.", [("Washington", "etats-unis"), ("Kirby", "john-kirby")]),
    # Pairs, hashtags, capitals without accents.
    ("Le tandem Poutine-Macron et l'axe Moscou-Pékin.",
     [("Poutine", "vladimir-poutine"), ("Macron", "emmanuel-macron"), ("Moscou", "russie"), ("Pékin", "chine")]),
    ("Lu hier : #Ukraine, et l'Elysée se tait.", [("Ukraine", "ukraine"), ("Elysée", "elysee")]),
    ("MOSCOU DÉNONCE LES SANCTIONS, L'ELYSEE ATTEND", [("MOSCOU", "russie"), ("ELYSEE", "elysee")]),
    # Part of something else.
    ("Voir https://exemple.fr/ukraine/otan et @Ukraine sur le réseau.", []),
    ("Le Haut Conseil de sécurité siège à l'ONU, puis le Conseil de sécurité de l'ONU.",
     [("ONU", "onu"), ("Conseil de sécurité de l'ONU", "conseil-securite-onu")]),
    ("Le pont Charles-de-Gaulle est fermé.", []),
    # Where a sentence is set says whose institution it speaks of.
    ("En Italie, le Parti démocrate siège.", [("Italie", "italie")]),
    ("Au Congrès, le Parti démocrate siège.", [("Parti démocrate", "parti-democrate-etats-unis")]),
    # Two bodies of one acronym.
    ("La CEI publie les listes du scrutin.", [("CEI", "commission-electorale-independante")]),
    ("La CEI se réunit à Bichkek.", [("CEI", "cei")]),
    # A council that the text has named is meant where its votes are spoken of.
    ("Le Conseil de sécurité siège ; le Conseil a voté.",
     [("Conseil de sécurité", "conseil-securite-onu"), ("Conseil", "conseil-securite-onu")]),
    ("Le Conseil de sécurité siège. Le Conseil municipal a voté.", [("Conseil de sécurité", "conseil-securite-onu")]),
    ("Le traité OTAN 2030 n'existe pas ; une alliance de circonstance non plus.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_name_is_confirmed_by_what_stands_around_it(names: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_surname_waits_for_the_full_name_unless_nobody_else_bears_it(names: Read) -> None:
    assert names("On attend Johnson depuis midi.") == []
    assert names("Boris Johnson arrive. On attendait Johnson.")[-1] == ("Johnson", "boris-johnson")


def test_a_surname_is_that_of_the_person_the_text_has_named_in_full(names: Read) -> None:
    assert names("Ali Mahmoud Abbas arrive. Abbas se tait.")[-1] == ("Abbas", "ali-mahmoud-abbas")
    assert names("Mahmoud Abbas arrive. Abbas se tait.")[-1] == ("Abbas", "mahmoud-abbas")


def test_a_surname_two_persons_bear_is_the_one_named_last(names: Read) -> None:
    text = "William Burns parle, puis Nicholas Burns. Burns se tait."
    assert names(text)[-1] == ("Burns", "nicholas-burns")
