"""Titles told apart by what a bare one of them can mean."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from analysis.text.normalise import fold

__all__ = [
    "ANONYMOUS", "DIPLOMATIC", "HEADS_OF_STATE", "HIGH", "LOCAL", "MILITARY", "NEIGHBOURS",
    "RARE", "folded", "is_of_union", "is_shared",
]  # fmt: skip

folded: Final = lru_cache(maxsize=1 << 11)(fold)
"""Fold a title: a text has a few of them, again and again."""

# Titles so high that the nation a text is about has one holder of them.
HIGH = frozenset(
    fold(title)
    for title in (
        "chef de l'État", "cheffe de l'État", "chef d'État", "président de la République",
        "présidente de la République", "Premier ministre", "Première ministre", "chef du gouvernement",
        "cheffe du gouvernement", "chancelier", "chancelière", "chef de la diplomatie", "cheffe de la diplomatie",
        "ministre des Affaires étrangères", "ministre de la Défense", "ministre des Armées",
        "ministre de la Défense nationale", "ministre de l'Intérieur", "ministre de la Justice",
        "ministre des Finances", "ministre de l'Économie", "chef de l'exécutif", "cheffe de l'exécutif",
        "chef du pouvoir exécutif", "roi", "reine", "souverain", "souveraine", "monarque", "raïs", "émir",
        "maréchal-président", "chef des armées", "président de la Confédération", "présidente de la Confédération",
        "président fédéral", "Guide suprême", "président de transition", "président de la transition",
        "présidente de la transition", "chef de la junte", "chef de la junte militaire",
        "chef de la junte au pouvoir", "chef de la junte militaire au pouvoir", "leader de la junte",
        "dirigeant de la junte", "homme fort de la junte", "secrétaire d'État", "secrétaire à la Défense",
        "chef d'état-major", "chef d'état-major des armées", "chef d'état-major de l'armée", "chef de l'armée",
        "chef d'état-major interarmées", "chef de l'état-major interarmées",
        "conseiller à la sécurité nationale", "gouverneur de la banque centrale", "porte-parole du gouvernement",
    )
)  # fmt: skip


# Titles that few states have: of several nations at hand the one that has it is meant.
RARE = frozenset(
    fold(title)
    for title in (
        "chancelier", "chancelière", "chef de la junte", "chef de la junte militaire", "leader de la junte",
        "conseiller à la sécurité nationale", "conseiller pour la sécurité nationale", "secrétaire d'État",
        "secrétaire à la Défense", "roi", "reine", "souverain", "monarque", "émir", "raïs", "Guide suprême",
        "prince héritier", "président fédéral", "vice-président du Conseil de sécurité",
        "secrétaire du Conseil de sécurité", "président de la Confédération", "garde des Sceaux",
    )
)  # fmt: skip


# Titles by which the press quotes people whom it does not name: "a dit un porte-parole".
ANONYMOUS = frozenset(fold(title) for title in ("porte-parole", "diplomate", "conseiller", "conseillère"))


def is_shared(key: str) -> bool:
    """Whether a folded title that the lexicon has of one state without saying so is used of others as well.

    Examples
    --------
    >>> is_shared("garde des sceaux"), is_shared("premier flic de france")
    (True, False)
    """
    return key.startswith(("garde des sceaux", "president de l assem", "presidente de l assem", "president du senat"))


def is_of_union(title: str, text: str) -> bool:
    """Whether a folded title is one that only the European Union has, in a text that has to do with it.

    Examples
    --------
    >>> [is_of_union("haut representant", text) for text in ("La sécurité européenne.", "La sécurité du lac.")]
    [True, False]
    """
    if not title.startswith(("haut representant", "haute representant")):
        return False
    return any(word in text for word in ("européen", "l'UE", "l’UE", "Bruxelles", "Vingt-Sept"))


# Titles of a head of state who was elected, or took power; a monarch bears none of them.
HEADS_OF_STATE = frozenset(
    fold(title)
    for title in (
        "président", "présidente", "président de la République", "présidente de la République", "chef de l'État",
        "cheffe de l'État", "chef d'État",
    )
)  # fmt: skip
# Kinds of office whose holders are diplomats.
DIPLOMATIC = frozenset({"foreign-minister", "foreign-spokesperson", "un-ambassador", "official", "spokesperson"})
# Kinds whose holders are generals.
MILITARY = frozenset({"staff-chief", "army-chief", "commander-in-chief", "commander"})
# Whether who is meant held the office before or after.
NEIGHBOURS = {fold("prédécesseur"): True, fold("prédécesseure"): True, "successeur": False, "successeure": False}
# Titles of one office among many of its kind; "le président du Sénat, X" says nothing of "le président".
LOCAL = frozenset(
    fold(title)
    for title in (
        "ministre", "porte-parole", "secrétaire général", "secrétaire générale", "directeur général",
        "directrice générale", "procureur", "procureure", "gouverneur", "gouverneure", "maire", "ambassadeur",
        "ambassadrice", "commissaire", "vice-ministre", "député", "députée", "sénateur", "sénatrice", "conseiller",
        "conseillère", "émissaire", "envoyé spécial", "envoyée spéciale", "rapporteur", "rapporteuse", "général",
        "générale", "colonel", "colonelle", "capitaine", "amiral", "vice-amiral", "maréchal",
    )
)  # fmt: skip
