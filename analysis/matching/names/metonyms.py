"""Is a capital the state, a place, or part of an event's name? Decided by the words around it.

A capital counts as its state where it acts, speaks, is addressed or is dealt with ("Pékin a dénoncé",
"l'aide à Kiev", "entre Moscou et Minsk"); it does not where somebody or something is there ("à Moscou",
"dans les rues de Kiev") and not inside an event's name ("conférence de Moscou").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from analysis.matching.names.metonym_words import (
    AWAY,
    CITY_PARTS,
    DATIVE,
    EVENT_NOUNS,
    GLUE,
    ON,
    PLACE_BEFORE,
    PLACE_NOUNS,
    TOWARDS,
    VENUE,
)  # fmt: skip

__all__ = ["stands_for_state"]


def _or_many(words: frozenset[str]) -> frozenset[str]:
    """Add the plural of each word."""
    return words | {word + end for word in words for end in "sx"}


_PLACES, _EVENTS, _GLUE, _VENUES = map(_or_many, (PLACE_NOUNS, EVENT_NOUNS, GLUE, VENUE))
_STOPS = frozenset(".;:!?()")
_DECIDING = _STOPS | {"à", "aux", "guerre", "rendre", "rend"} | DATIVE | _VENUES
# The first mark behind a capital without which it has neither a dateline nor a longer name, nor is explained.
_TELLING = frozenset("(/,–—-:")
_QUOTES = frozenset('«»"“”')
_COORDINATES = frozenset({"et", "ou", ",", "ni", "comme", "que", "/"})
# Endings of the one adjective that may stand between a noun and "de <capital>".
_ADJECTIVE = ("al", "ale", "ales", "aux", "ique", "iques", "el", "elle", "els", "elles", "en", "enne", "ens", "ennes",
              "ain", "aine", "ains", "aines", "ais", "aise", "ois", "oise", "if", "ive")  # fmt: skip
_WORD = re.compile(r"[\w-]+|[^\w\s]")
_DAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_DATELINE = re.compile(rf"^\s*(\([\w ,./-]+\)|/\s*[A-ZÀ-Þ]|,\s+(le\s+)?\d|,\s+({_DAY})\b|\s*[–—-]\s)", re.IGNORECASE)
_AGENCY_FIRST = re.compile(r"\s*\([\w .’'-]{2,40}\)\s?[–—-]?\s?")  # "(Agence X) – Nairobi, 5 novembre."
_WITH_LAND = re.compile(r"\s*,\s+[A-ZÀ-Þ][\w' -]{2,30}\s\([\w .-]{2,20}\)\s?[–—-]")  # "QUITO, Équateur (AP) – "
_AGENCY = re.compile(r"\s*\((AFP|Reuters|AP|TASS|Xinhua|Belga|APS|EFE|dpa|Anadolu|Sputnik)\b", re.I)
# "l'entrée de Stockholm dans l'Alliance" is the state's, "l'entrée de Kiev" the city's.
_ENVOYS = _or_many(frozenset({"ambassadeur", "ambassadrice", "diplomate", "consul"}))
# Words and marks right before a capital behind which more than one word decides.
_TURNING = frozenset({"à", "au", "de", "d", "et", "ou", ",", "/", "-", "(", "vers", "sur", "pour", "par"})
# Before "de <capital>", words behind which more is looked for than the nearest words tell.
_LOOKED_PAST = _ENVOYS | _QUOTES | {"et", "ou", ","}
_JOINING = frozenset({"entree", "sortie", "retrait", "retour"})
_JOINS = re.compile(r"\s+(?:à\s+l|au\b|aux\b|dans\b)")
_INTO = re.compile(r"\s+(?:dans|au sein|en tant|de l|du|des|sous la présidence)\b")
_NEAR = 6
_HYPHENED = re.compile(r"[-–](\w+)")
_LIST_ENDS = re.compile(r"\s*(,|et\b|ou\b|[.;)]|$)")
_LINE_ENDS = re.compile(r"\s*(\||>|»\s*$|\s*$)")
# "Kiev est encerclée", "Kaboul aux mains des talibans": a town can be taken or hit, a state is not.
_TAKEN = re.compile(
    r"\s+(?:(?:est|était|a été|avait été|serait|sera)\s+)?(?:de nouveau\s+)?(?:(?:re)?tomb(?:e|ée?|er|ait|era|a)\b|"
    r"(?:entre les|aux) mains\b|(?:assiégée?|encerclée?|bombardée?|pilonnée?|libérée?|évacuée?|reprise)\b)"
)
_COMMUNE = frozenset({"la", "une", "cette"})
_OF_A_LAND = frozenset({"de", "du", "d", "des", "la", "l"})
_CLOSED = re.compile(r"\s*(?:[,.;:)»]|$|et\b)")
_SUPPLIES = ("livr", "fourni", "octroy")
_IS_A_CITY = re.compile(r"\s*,\s+(?:(?:la|l['’])\s*)?(?:capitale|ville|où)\b", re.I)


def stands_for_state(text: str, start: int, end: int) -> bool:
    """Decide whether the capital at ``text[start:end]`` stands for its state.

    Parameters
    ----------
    text : str
        The passage, or a text around the capital.
    start, end : int
        The capital in it.

    Examples
    --------
    >>> def ask(text, city):
    ...     return stands_for_state(text, text.index(city), text.index(city) + len(city))
    >>> ask("Pékin a dénoncé cette décision.", "Pékin")
    True
    >>> ask("Il est arrivé à Kiev dans la nuit.", "Kiev"), ask("L'aide à Kiev sera prolongée.", "Kiev")
    (False, True)
    >>> ask("La conférence de Moscou s'est ouverte.", "Moscou")
    False
    """
    stop = text.find("\n", end, end + 60)
    after = text[end : stop if stop >= 0 else end + 60]
    mark = after.lstrip()[:1]
    if _is_told_behind(text, start, end, mark, after) if mark in _TELLING else _TAKEN.match(after):
        return False
    low = max(0, start - 90)
    head = text[max(low, text.rfind("\n", low, start) + 1) : start]
    return not _is_place(head, after)


def _is_told_behind(text: str, start: int, end: int, mark: str, after: str) -> bool:
    """Whether the mark behind a capital makes it no state: a dateline's, ", capitale de …", a longer name's hyphen."""
    if _AGENCY.match(after) or _IS_A_CITY.match(after) or _city_part(after):
        return True
    line = text.rfind("\n", 0, start) + 1
    if start != line and not _AGENCY_FIRST.fullmatch(text, line, start):
        return False
    return bool(_WITH_LAND.match(after) or _DATELINE.match(after)) or (mark == ":" and text[start:end].isupper())


def _city_part(after: str) -> bool:
    match = _HYPHENED.match(after)
    return bool(match and _plain(match[1]) in CITY_PARTS)


def _is_place(head: str, after: str) -> bool:
    parted = head.replace("'", " ").replace("’", " ")
    chunks = parted.rsplit(None, 2)[-2:]
    if not chunks:
        return _alone_on_its_line(after)
    before = _words_of(chunks[-1])
    last = before[-1]
    if last not in _TURNING:
        # "la capitale, Kiev", "la capitale malienne Bamako".
        return last in PLACE_BEFORE or "capitale" in (*_words_of(chunks[0]), *before)[-2:]
    return _is_place_behind(last, parted, after)


def _is_place_behind(last: str, head: str, after: str) -> bool:
    """Decide where the last word before a capital is one behind which more than one word decides."""
    chunks = head.split()
    before = _words(chunks[-_NEAR:])
    if last == "à" or (last == "au" and len(before) > 1):
        if before[-2:-1] == ["jusqu"]:
            return True
        told = _governed(_unquoted(before[:-1]), 2)
        return not (_addressed(_words(chunks)[:-1]) if told is None else told)
    if last in {"de", "d"}:
        if before[-2:-1] and before[-2] in _LOOKED_PAST:
            before = _words(chunks)
        return _inside_or_event(before[:-1], after)
    if last in {"et", "ou", ",", "/"}:
        if last != "," or _LIST_ENDS.match(after) or _CLOSED.match(after):
            before = _words(chunks)
        return _joined_to_place(before[:-1], last, after)
    if last == "-":
        return False
    if last == "(":
        return after.lstrip().startswith(")")
    if last in {"vers", "sur"}:
        return not any(word in (TOWARDS if last == "vers" else ON) for word in before[-6:-1])
    if last in {"pour", "par"}:
        # "les régions contrôlées en partie par Moscou" are on no journey.
        return any(word in AWAY and before[-2 - at : -1 - at] != ["en"] for at, word in enumerate(before[-2:-4:-1], 1))
    return "capitale" in before[-2:]


def _alone_on_its_line(after: str) -> bool:
    return bool(_LINE_ENDS.match(after))


def _addressed(before: list[str]) -> bool:
    """Whether a verb or noun of giving, asking or opposing governs the "à" (at most six words back).

    Another "à" on the way has taken that verb's place ("le soutien à l'Ukraine annoncé à Paris"), unless the
    two are coordinated; a meeting, a journey or somebody who stays there makes it a place.
    """
    words = _unquoted(before)
    told = _governed(words, 0)
    if told is not None:
        return told
    # "avait livré des lance-roquettes et des batteries de missiles à": what is supplied may be a long list.
    far = words[-17:-9]
    return any(word.startswith(_SUPPLIES) for word in far) and _STOPS.isdisjoint(far)


def _unquoted(words: list[str]) -> list[str]:
    return words if _QUOTES.isdisjoint(words) else [word for word in words if word not in _QUOTES]


def _governed(words: list[str], first: int) -> bool | None:
    """Tell by the seven words before an "à", from ``first`` on, whether it addresses; ``None`` if none of them does."""
    joined = bool(words) and words[-1] in _COORDINATES
    for index in range(len(words) - 1, max(first - 1, len(words) - 8), -1):
        word = words[index]
        if word not in _DECIDING:
            continue
        if word in _STOPS:
            return False
        if word in {"à", "aux"} and not joined:
            return False
        if word == "guerre" and any(other.startswith("declar") for other in words[max(0, index - 2) : index]):
            return True
        if word in {"rendre", "rend"} and words[index - 1 : index] in (["se"], ["s"], ["y"]):
            return False
        if word in DATIVE:
            return True
        if word in _VENUES:
            return False
    return None


def _inside_or_event(before: list[str], after: str = "") -> bool:
    """Whether "… de <capital>" hangs on a place, an event or a movement (glue words skipped)."""
    tail = [word for word in before[-5:] if word not in _QUOTES][-4:]
    if tail and tail[-1] in _ENVOYS and any(word.startswith("rappel") for word in before[-9:-1]):
        return True  # "rappeler son ambassadeur de Lima": from where
    if tail and tail[-1] in _JOINING and _INTO.match(after):
        return False
    if len(tail) > 2 and tail[-1] in {"et", "ou", ","} and tail[-3] in {"de", "d"}:
        return _inside_or_event(before[:-3])  # "les processus de Luanda et de Nairobi"
    for index in range(len(tail) - 1, -1, -1):
        word = tail[index]
        if word == "communes" or (word == "commune" and index and tail[index - 1] not in _COMMUNE):
            return False  # "les manœuvres communes de Lima et Quito"
        if word in _PLACES or word in _EVENTS:
            return True
        if word == "controle" and any(other.startswith(("pri", "prend", "repri")) for other in tail[:index]):
            return True  # "ils ont pris le contrôle de Kaboul"
        if word not in _GLUE and not word.isdigit():
            # One adjective may stand between: "le centre historique de", "la conférence annuelle de".
            noun = tail[index - 1] if index else ""
            if noun in {"de", "des", "du", "d"} and index > 1:
                # "le salon des armes de Lima", but "le protocole d'adhésion de Lima à l'Alliance".
                return tail[index - 2] in _EVENTS and not _JOINS.match(after)
            return noun in _EVENTS or (word.endswith(_ADJECTIVE) and noun in _PLACES)
    return False


def _joined_to_place(before: list[str], link: str, after: str) -> bool:
    """Whether the capital is coordinated with a place: "à Kharkiv et Kiev", "entre" excepted.

    What stands before the name coordinated with it decides; behind a comma the list must go on or end there, for
    "à Genève, Washington a proposé" starts anew.
    """
    if link == "," and _CLOSED.match(after) and _is_capital_of(before):
        return True
    if link == "," and not _LIST_ENDS.match(after):
        return "capitale" in before[-2:]
    if "entre" in before[-5:]:
        return False
    if "capitale" in before[-2:]:
        return True
    for size in (1, 2):
        if len(before) <= size:
            return False
        head = before[-size - 1]
        if head in _STOPS or not all(isinstance(word, _Capital) for word in before[-size:]):
            return False  # "depuis lors, Lima et Quito": what is coordinated must be a name
        if head == "à":
            return not _addressed(before[: -size - 1])
        if head in {"de", "d"}:
            return _inside_or_event(before[: -size - 1])
        if head in {",", "et"}:
            return _joined_to_place(before[: -size - 1], head, ",")
        if head in PLACE_BEFORE:
            return True
    return False


def _is_capital_of(before: list[str]) -> bool:
    """Whether "la capitale du Yémen" stands there: the name behind its comma is the town's."""
    near = before[-6:]
    if "capitale" not in near:
        return False
    named = near[near.index("capitale") + 1 :]
    return len(named) > 1 and named[0] in _OF_A_LAND and not _STOPS.intersection(named)


class _Capital(str):
    """A plain word that had a capital."""

    __slots__ = ()


_ACCENTED = {"à": "à", "À": "à", "A": "à", "où": "où", "Où": "où", "oÙ": "où", "OÙ": "où"}


@lru_cache(maxsize=1 << 15)
def _words_of(chunk: str) -> tuple[str, ...]:
    plain = [(word, _ACCENTED.get(word) or _plain(word)) for word in _WORD.findall(chunk)]
    return tuple([_Capital(folded) if word[0].isupper() else folded for word, folded in plain])


def _words(chunks: list[str]) -> list[str]:
    """Give the plain words and marks of chunks without apostrophes; "à" alone keeps its accent, also a capital's."""
    return list(chain.from_iterable(map(_words_of, chunks)))


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.lower().replace("œ", "oe"))
    return "".join([letter for letter in letters if not unicodedata.combining(letter)])
