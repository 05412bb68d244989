"""Which hits are a name cut short, or stand in a longer name that the lexicon does not have.

Decided before anything else, so that "ministère de la Défense du Soudan du Sud" is no evidence for Sudan either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from analysis.matching.names.name_words import is_first_name
from analysis.matching.names.senses import Candidate, Names
from analysis.text.normalise import fold

__all__ = ["OF_STATES", "is_institution", "is_presidency", "whole_names"]

_NAMED = frozenset({"name", "alias"})
OF_STATES = frozenset({"name", "alias", "mask"})
"""The kinds of a state's names and of longer names that hold one."""
# First words of bodies that every state has: "la police nationale d'Haïti" is not the French one.
_INSTITUTIONS = frozenset("""
armee armees assemblee autorite banque bureau centres chambre chancellerie commission conseil corps cour departement
direction etat forces front garde gendarmerie legion ligue marine ministere office organisation parlement parquet parti
police presidence senat service union
""".split())  # fmt: skip
# Peoples and lands with institutions of their own that are parts of a state.
_PEOPLES = (
    "vaudoise? genevoise? valaisan(?:ne)? neuch[âa]teloise? fribourgeoise? tessinoise? bernoise? zurichoise? bâloise? "
    "jurassien(?:ne)? québécoise? ontarien(?:ne)? albertain corse sarde sicilien(?:ne)? basque catalane? andalouse? "
    "galicien(?:ne)? madrilène flamande? wallon(?:ne)? bruxelloise? écossaise? galloise? nord-irlandaise? bavaroise? "
    "saxon(?:ne)? hessoise? tyrolien(?:ne)? tchétchène tatare? daghestanaise? kurde ouïgh?oure? tibétaine? texane? "
    "californien(?:ne)? floridien(?:ne)? new-yorkaise? calédonien(?:ne)? polynésien(?:ne)? groenlandaise? zanzibarite "
    "cantonale? provinciale? départementale? municipale? diocésaine? étudiante?"
).split()  # fmt: skip
_LANDS = (
    "catalogne écosse galles irlande.du.nord flandres? wallonie bavière saxe basse-saxe thuringe hesse brandebourg "
    "rhénanie hambourg québec ontario alberta manitoba colombie-britannique corse bretagne galice andalousie "
    "navarre vaud genève valais neuchâtel fribourg tessin zurich bâle crimée tchétchénie daghestan tatarstan "
    "kurdistan tibet californie texas floride virginie new.york nouvelle-calédonie polynésie groenland sardaigne "
    "sicile lombardie zanzibar somaliland puntland chypre.du.nord"
).split()  # fmt: skip
_OF_LANDS = r"(?:de_(?:l['’]|la_)?|du_(?:pays_de_)?|d['’])"
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"


def _compiled(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern in which ``_`` stands for a blank."""
    return re.compile(pattern.replace("_", "[ \u00a0]"), flags)


_OF_A_PART = _compiled(
    rf"_(?:(?:{'|'.join(_PEOPLES)})s?\b|{_OF_LANDS}(?:{'|'.join(_LANDS)})\b|du_(?:canton|land|pays_basque)\b"
    r"|des_(?:jeunes|enfants|étudiants|lycéens|élèves)\b|de_la_(?:jeunesse|musique|mer)\b)"
)
# "Liban-Sud", "Australie-Méridionale" are other places; "Chine-Russie" is not.
_HYPHENATED = re.compile(r"-(?:Sud|Nord|Est|Ouest|Méridionale|Occidentale|Orientale|Bissau|Britannique)\b")
# What leads from "rue" to its name: where none of it stands, no pattern need be asked.
_OF = tuple(
    ending.replace("_", blank).replace("'", mark)
    for ending in ("de_la_", "de_l'", "d'", "du_", "des_", "de_") for blank in " \u00a0" for mark in "'’"
)  # fmt: skip
_STREET = _compiled(r"\b(?:rue|avenue|boulevard|quai|square|impasse)_(?:de_la_|de_l['’]|d['’]|du_|des_|de_)$")
# The chair of an organisation ("la présidence turque du G20"), held for a while, and the office one runs for; "du 3
# mai" is only a day.
_CHAIR = _compiled(rf"_(?:tournante|d['’]|de_|des_|du_(?!\d|1er|{_DAYS}))")
_RUN_FOR = _compiled(
    r"\b(?:sous|brigu\w+|candidate?s?_à|course_à|élection_à|accéd\w+_à|accession_à|élue?_à)_(?:la_)?$"
)
# "la RN 12", "jouer à FIFA 23": a road, a game; "RN 33, LR 12" are seats.
_NUMBER = _compiled(
    r"_\d{1,3}(?!\w|[,.]\d|_?%)(?!_(?!(?:à|près|entre|vers|sur|et|est|a)\b)[a-zà-ÿ])", re.RegexFlag(0)
)
_NUMBERED = _compiled(r"\b(?:la|sur|à|route|nationale|jeu|vidéo)_$")
_FIRST_NAME = _compiled(r"\b([A-ZÀ-Þ][\w'’-]+)_(?:v[oa]n_)?$", re.RegexFlag(0))
_LINKS = ("von", "van")
_PLACES = frozenset("carolina chad florence france georgia jordan lorraine santiago sydney victoria virginie".split())
# "France 2, Italie 1", "France 3 - Brésil 0"
_VERSUS = _compiled(r"_?[,–—-]_?")
_GOALS = _compiled(r"_\d\b")


def whole_names(text: str, names: Names, countries: Mapping[str, str]) -> tuple[Names, list[Candidate]]:
    """Leave out hits whose words are part of a longer name, whatever they stand for elsewhere.

    Parameters
    ----------
    text : str
        The stored text of one document.
    names : Names
        Its hits of name kinds, masks included.
    countries : mapping from actor id to state id
        The state an actor belongs to; a state belongs to itself.

    Returns
    -------
    Names
        Those that are left, in the order given.
    list of Candidate
        Of these the names of states that share letters with others.
    """
    hits = names.hits
    left_out: set[int] = set()
    parts: dict[tuple[int, int, str, bool, bool], bool] = {}  # fifty parliaments share a name
    for index in names.asked:
        start, end, sense, _ = hits[index]
        key = start, end, sense.kind, sense.spaced, countries.get(sense.target) == sense.target
        if key not in parts:
            parts[key] = _is_part(text, index, names, countries)
        if parts[key]:
            left_out.add(index)
    if not names.states:
        return names.without(left_out), []
    spans = {(start, end) for start, end, _, _ in map(hits.__getitem__, names.states) if not text[start:end].isalpha()}
    for first, last in spans:
        for index, (start, end, sense, _) in enumerate(hits):
            if start > first:
                break
            # "Soudan" in "Soudan du Sud", "République de Corée" in "République de Corée du Nord"
            if first < end < last and sense.kind != "mask":
                left_out.add(index)
    named = [hits[index] for index in names.states if hits[index].sense.kind in _NAMED and index not in left_out]
    return names.without(left_out), named


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a name says by itself: whether it is a word in small letters, ends in a number, is a body's or an office."""

    is_word: bool
    is_numbered: bool
    is_short: bool
    is_institution: bool
    is_presidency: bool


@lru_cache(maxsize=1 << 14)
def _shape_of(surface: str) -> _Shape:
    word = not surface.isupper() and surface.isalpha()
    return _Shape(word, surface[-1].isdigit(), len(surface) <= 4, is_institution(surface), is_presidency(surface))


@lru_cache(maxsize=1 << 14)
def is_institution(name: str) -> bool:
    """Whether a name begins like that of a body every state has: "Conseil d'État", not "Hezbollah"."""
    return fold(name).split()[0] in _INSTITUTIONS


def is_presidency(name: str) -> bool:
    """Whether a name is that of a presidency: "Présidence de la République"."""
    return fold(name).startswith("presidence ")


def _is_of_state(hit: Candidate, countries: Mapping[str, str]) -> bool:
    """Whether a hit is a state's name or a longer name that holds one ("Irlande du Nord")."""
    target = hit.sense.target
    return countries.get(target) == target and hit.sense.kind in OF_STATES


def _is_part(text: str, index: int, names: Names, countries: Mapping[str, str]) -> bool:
    start, end, sense, _ = names.hits[index]
    if text[max(0, start - 6) : start].lower().endswith(_OF) and _STREET.search(text, max(0, start - 24), start):
        return True
    after = text[end : end + 1]
    if after == "-":
        return bool(_HYPHENATED.match(text, end))
    shape = _shape_of(text[start:end])
    if shape.is_word and not sense.spaced and sense.kind in _NAMED and _is_surname(text, start):
        return countries.get(sense.target) != sense.target
    if shape.is_numbered:
        return _is_score(text, end, names.hits, countries)
    if not sense.is_full:
        return False
    if after != " " and after != "\u00a0":
        return shape.is_presidency and _is_run_for(text, start)
    if shape.is_short and _NUMBER.match(text, end):
        return bool(_NUMBERED.search(text, max(0, start - 10), start))
    if not shape.is_institution:
        return False
    if _OF_A_PART.match(text, end):
        return True
    return shape.is_presidency and (bool(_CHAIR.match(text, end)) or _is_run_for(text, start))


def _is_score(text: str, end: int, candidates: Iterable[Candidate], countries: Mapping[str, str]) -> bool:
    """Whether another team and its goals follow a name that ends in a number."""
    versus = _VERSUS.match(text, end)
    if versus is None:
        return False
    behind = [hit.end for hit in candidates if hit.start == versus.end() and _is_of_state(hit, countries)]
    return bool(behind) and bool(_GOALS.match(text, min(behind)))


def _is_surname(text: str, start: int) -> bool:
    """Whether a first name stands before a name of one word: "Louis Renault", "Werner von Siemens"."""
    head = text[text.rfind(" ", max(0, start - 24), start - 1) + 1 : start - 1] if start else ""
    if head.islower() and head not in _LINKS:
        return False  # most names stand behind a word in small letters
    before = _FIRST_NAME.search(text, max(0, start - 24), start)
    return before is not None and fold(before[1]).strip() not in _PLACES and is_first_name(before[1])


def _is_run_for(text: str, start: int) -> bool:
    """Whether a presidency is the office that somebody runs for, or a term of it."""
    return bool(_RUN_FOR.search(text, max(0, start - 28), start))
