"""Whose a head's bare title is by the land the press writes for.

Papers written in French say "le chef de l'État" of their own president, "le dirigeant chinois" of others'. A state that
has no press in French has nobody who is called so beside the French president.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from analysis.matching.roles.turnover import RoleTurnover
from analysis.text.normalise import fold

__all__ = ["FRANCOPHONE", "RolePress"]

#: States with news in French of their own.
FRANCOPHONE: Final = frozenset("""
france belgique suisse luxembourg monaco canada haiti liban algerie maroc tunisie mauritanie senegal mali burkina-faso
niger tchad guinee cote-d-ivoire benin togo cameroun gabon congo rdc centrafrique madagascar djibouti comores rwanda
burundi guinee-equatoriale guinee-bissau cap-vert maurice seychelles vanuatu cambodge vietnam andorre egypte
""".split())
_OWN: Final = frozenset(
    fold(title)
    for title in (
        "président de la République", "présidente de la République", "chef de l'État", "cheffe de l'État",
        "chef d'État",
    )
)  # fmt: skip
_HOME: Final = "france"
_OFFICE: Final = "france-president"
# What places a text in France where no land is named: its towns, regions, prefects and parties.
_FRENCH: Final = re.compile(
    r"\b(?:préfectures?|préf[eè]te?s?|sous-préf[eè]te?s?|conseil (?:départemental|régional)|49\.3|CRS|gendarmerie|CGT"
    r"|CFDT|FNSEA|LFI|Insoumis|macronistes?|lepénistes?|Renaissance|Les Républicains|Bercy|Beauvau|Matignon"
    r"|Palais-Bourbon|Paris|Marseille|Lyon|Toulouse|Nice|Nantes|Montpellier|Strasbourg|Bordeaux|Lille|Rennes|Reims|Toulon|Saint-Étienne"
    r"|Le Havre|Grenoble|Dijon|Angers|Nîmes|Clermont-Ferrand|Brest|Limoges|Amiens|Perpignan|Metz|Besançon|Orléans|Rouen"
    r"|Mulhouse|Caen|Nancy|Calais|Avignon|Poitiers|Bayonne|Mayotte|La Réunion|Guadeloupe|Martinique|Guyane|Calédonie"
    r"|Corse|Bretagne|Normandie|Île-de-France|Occitanie|Alsace|Lorraine|Aquitaine|Picardie|Bourgogne|Savoie|Gironde|Vendée"
    r"|Seine-Saint-Denis|Bouches-du-Rhône|Isère|Hérault|Finistère|Dordogne|Aude|Tarn|Yvelines|Essonne)\b"
)
# Bodies of France whose names those of other states are as well, as their ids begin.
_SHARED: Final = (
    "conseil-constitutionnel", "assemblee-nationale", "senat", "conseil-d-etat", "cour-", "gendarmerie",
    "police", "conseil-national", "tribunal",
)  # fmt: skip
_WEIGHT: Final = 5.0


class RolePress(RoleTurnover):
    """What one text has said so far, with whom its own press calls by a bare title."""

    def own_head(self, key: str, day: dt.date | None) -> str | None:
        """Return the French president where a title is one kept for the own head and the text has to do with him."""
        if key not in _OWN or _OFFICE not in self.holders.offices:
            return None
        head = self.holder_on(_OFFICE, day)
        return head if head in self._spoken_of or self._names_own_seat else None

    @cached_property
    def _names_own_seat(self) -> bool:
        seats = self.holders.seats
        return any(seats.get(actor) == _OFFICE for _, actor in self._others)

    def weight_of_own(self, key: str, day: dt.date | None, rivals: Iterable[str]) -> dict[str, float]:
        """Return what speaks for the own head among those whom the text names: nothing beside one of another press."""
        head = self.own_head(key, day)
        others = {self._nation(actor) for actor in rivals if actor != head}
        return {head: _WEIGHT} if head and others.isdisjoint(FRANCOPHONE) else {}

    def instead_of(self, nation: str | None, key: str, day: dt.date | None) -> str | None:
        """Return the own head where a title would otherwise be that of a nation whose own press is in no French."""
        return None if nation is None or nation in FRANCOPHONE else self.own_head(key, day)

    @cached_property
    def home_land(self) -> str | None:
        """The land of a text that names none: France, where two of its towns, prefects, parties stand in it."""
        if self.evidence.nations:
            return None
        return _HOME if len({found[0] for found in _FRENCH.finditer(self.text)}) > 1 else None

    @cached_property
    def not_meant(self) -> frozenset[str]:
        """France, where only bodies that others have too name it: "le Conseil constitutionnel", at Dakar."""
        there = self.evidence.itself()
        if _HOME in there or there.isdisjoint(FRANCOPHONE):
            return frozenset()
        french = {actor for _, actor in (*self._said, *self._others) if self._nation(actor) == _HOME}
        return frozenset({_HOME}) if all(actor.startswith(_SHARED) for actor in french) else frozenset()
