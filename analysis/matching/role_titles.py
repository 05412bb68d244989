"""Titles told apart by what a bare one of them can mean."""

from __future__ import annotations

from analysis.text.normalise import fold

__all__ = ["DIPLOMATIC", "HIGH", "LOCAL", "NEIGHBOURS"]

# Titles so high that the nation a text is about has one holder of them.
HIGH = frozenset(
    fold(title)
    for title in (
        "chef de l'État", "cheffe de l'État", "chef d'État", "président de la République",
        "présidente de la République", "Premier ministre", "Première ministre", "chef du gouvernement",
        "cheffe du gouvernement", "chancelier", "chancelière", "chef de la diplomatie", "cheffe de la diplomatie",
        "ministre des Affaires étrangères", "ministre de la Défense", "ministre des Armées",
    )
)  # fmt: skip


# Kinds of office whose holders are diplomats.
DIPLOMATIC = frozenset({"foreign-minister", "foreign-spokesperson", "un-ambassador", "official", "spokesperson"})
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
