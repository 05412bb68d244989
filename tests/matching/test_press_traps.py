"""Traps met on press pages, each in an invented sentence: what is a name there, and what is not."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

Read = Callable[..., list[tuple[str, str | None]]]

NAMES = [
    # A place, not the state.
    ("(Agence du Lac) – Nairobi, 5 novembre 2024. Le sommet s'ouvre.", []),
    ("Elle enseigne à l'université Paris-Dauphine.", []),
    ("Le salon a lieu au Patriot Park de Moscou.", []),
    ("Il veut se rendre à la fois à Kiev et à Moscou.", []),
    # Words that hold a name and are none.
    ("Le bloc politico-militaire se tait.", []),
    ("La photo est sur pic.twitter.com/abc.", []),
    ("La Russie cède son année de présidence russe du club.", [("Russie", "russie")]),
    # Another nation's institution.
    ("La police nationale d'Haïti et la police nationale haïtienne cherchent.", [("Haïti", "haiti")]),
    ("La Police nationale française cherche.", [("Police nationale", "police-nationale-france")]),
    # Without a blank behind a full stop a name is still one.
    ("L'accord est signé.La France s'en félicite.", [("France", "france")]),
    # Whose ministry: of whom the paragraph speaks, not where somebody travels.
    ("Le ministre turc est retenu lors du voyage en Chine par le budget du ministère des Affaires étrangères.",
     [("Chine", "chine"), ("ministère des Affaires étrangères", "ministere-affaires-etrangeres-turquie")]),
    # A place or a people before a full name is no part of it; a first name more is.
    ("Le ministre accueille à Paris Rustem Umerov et l'Ukrainien Oleksii Reznikov.",
     [("Rustem Umerov", "roustem-oumerov"), ("Oleksii Reznikov", "oleksii-reznikov")]),
    ("Le Sud-Soudan et le Soudan du Sud sont un.",
     [("Sud-Soudan", "soudan-du-sud"), ("Soudan du Sud", "soudan-du-sud")]),
    ("Le Hezbollah libanais se tait.", [("Hezbollah", "hezbollah")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_trap_of_the_press_is_read_as_a_reader_would(names: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


UNLISTED = [
    "L'établissement hospitalier de Versailles (Yvelines) est visé.",
    "La rencontre au Bürgenstock (NW) est close.",
    "Des mercenaires sont dans le Centre du Mali.",
    "Les ministères de la Défense des pays participants se parlent.",
    "La mise en garde vient du porte-parole de M. Guterres.",
]


@pytest.mark.parametrize("text", UNLISTED)
def test_a_place_a_part_of_a_state_or_an_address_is_no_unlisted_name(
    mentions: Callable[..., pd.DataFrame], text: str
) -> None:
    frame = mentions(text)
    assert frame.loc[~frame["listed"], "surface"].tolist() == []
