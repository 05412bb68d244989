"""Where the name of a listed person is a thing's ("lycée X", "tour X") or that of somebody else ("Mme X").

The words right before and behind a hit decide, by the lists of ``name_words.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from analysis.matching.names.name_words import OPENERS, PLACE_CONTEXT, is_first_name, plain_word, word_list
from analysis.matching.names.senses import Sense

__all__ = ["is_homonym", "is_namesake", "names_a_thing", "word_before"]

StatesAt = Callable[[int], set[str] | None]
_BLANKS: Final = " \u00a0\u202f"
_BEFORE: Final = frozenset(_BLANKS + "'’")
_REACH: Final = 60
_NEAR: Final = 24  # longer than any word of the lists
_ELIDED: Final = re.compile(r"^[ldcs]['’](?=\w)")
_THINGS: Final = (PLACE_CONTEXT | word_list("more things") | word_list("shops")) - word_list("not things of persons")
_BETWEEN: Final = word_list("between thing and name")
_ONLY_BEHIND: Final = (
    dict.fromkeys(word_list("behind feminine"), word_list("feminine before"))
    | dict.fromkeys(word_list("behind masculine"), word_list("masculine before"))
)  # fmt: skip
_NOT_BEFORE_PLACE: Final = word_list("not before place")
_WAYS: Final = word_list("ways")
_THINGS_BEHIND: Final = word_list("things behind")
_OF_A_TOWN: Final = word_list("of a town")
_KIN: Final = word_list("kin")
_TRADES: Final = word_list("trades")
_OTHERS: Final = _KIN | _TRADES | word_list("other people")
_MONARCHS: Final = frozenset({"roi", "reine"})
_NOBLES: Final = word_list("nobles")
_KINGS_OF_OLD: Final = word_list("kings of old")
_WOMEN: Final = word_list("women")
_MEN: Final = word_list("men")
_OF_A_WOMAN: Final = frozenset({"mme", "mme.", "madame", "mlle", "mademoiselle"})
_OF_A_MAN: Final = frozenset({"m.", "monsieur"})
_ADDRESS: Final = _OF_A_WOMAN | _OF_A_MAN
_LEADS: Final = _THINGS | _ONLY_BEHIND.keys() | _BETWEEN | frozenset({"chez", "du", "de", "d'"})

_WORD_BEHIND: Final = re.compile(rf"[{_BLANKS}]([^\W\d_][\w’'-]*)")
_HYPHENATED: Final = re.compile(
    r"[-‐‑](?:(?:(?:le|la|les|du|de|en|sur|sous|lès)[-‐‑]|d['’])(?=[A-ZÀ-Þ])|([A-ZÀ-Þ][\w’']+))"
)
_PARTNERS: Final = re.compile(rf"[{_BLANKS}](?:et|&)[{_BLANKS}](?:[Aa]ssociée?s)\b")
# A trade, but not a figure of speech: "X, peintre de la France d'en bas".
_TRADE_BEHIND: Final = re.compile(rf",[{_BLANKS}]([a-zà-ÿœ-]+)\b(?![’'-]|[{_BLANKS}](?:du\b|des\b|de l[a'’]|d['’]))")
_NUMERAL: Final = re.compile(r"(?:[IVX]+|Ier|I[eè]re)\b")
_OF_A_LAND: Final = re.compile(
    rf"[{_BLANKS}](?:de[{_BLANKS}](?:la[{_BLANKS}]|l['’])?|du[{_BLANKS}]|des[{_BLANKS}]|d['’])(?=[A-ZÀ-Þ])"
)
_SURNAMED: Final = re.compile(rf"[{_BLANKS}](?:le|la)[{_BLANKS}]([A-ZÀ-Þ]\w+)")


def names_a_thing(text: str, start: int, end: int, lead: str | None = None) -> bool:
    """Whether a thing bears the name: "le lycée X", "l'avenue du président X", "porte le nom de X", "X Golf Trophy".

    ``lead`` is the word before, where the caller has it (`word_before`).

    Examples
    --------
    >>> [names_a_thing(s, s.index("X"), s.index("X") + 1) for s in ("la tour X", "au second tour X", "le camp X")]
    [True, False, False]
    """
    if text[end + 1 : end + 2].isupper():
        behind = _WORD_BEHIND.match(text, end)
        if behind and plain_word(behind[1]) in _THINGS_BEHIND:
            return True
    if lead is None:
        lead = word_before(text, start)
    return lead in _LEADS and _leads_to_thing(_words_before(text, start))


def is_namesake(
    text: str, start: int, end: int, lead: str, sense: Sense, introduced: bool, home: str | None, states_at: StatesAt
) -> bool:
    """Whether a name that a listed person bears is somebody else's here, or part of a longer name.

    Parameters
    ----------
    text, start, end
        The name in its text.
    lead : str
        The word before it (`word_before`).
    sense : Sense
        The person it may stand for.
    introduced : bool
        Whether the text names the person in full somewhere.
    home : str, optional
        The state the person belongs to.
    states_at : callable
        The states whose name begins at an offset; ``None`` where no listed form at all does.
    """
    if sense.kind == "surname":
        return _is_anothers_surname(text, start, end, lead, sense, introduced, states_at)
    surface = text[start:end]
    reigns = _reigns(surface)
    if not sense.spaced or reigns:
        behind = _WORD_BEHIND.match(text, end)
        if behind and _continues(behind[1]) and (states_at(behind.start(1)) is None or _NUMERAL.match(behind[1])):
            return True
    if reigns:
        return _is_king_of_old(text, end, lead) or not _is_of(text, end, home, states_at)
    return sense.spaced and is_homonym(text, start, end, lead)


def is_homonym(text: str, start: int, end: int, lead: str | None = None) -> bool:
    """Whether the text says, where it first has the name, that it is a painter's, a baker's: from then on too.

    Examples
    --------
    >>> is_homonym("Ana X, potière, expose. Ana X vit ici.", 24, 29), is_homonym("Ana X vit ici.", 0, 5)
    (True, False)
    """
    name = text[start:end]
    if lead is not None and text.find(name) == start:
        return _has_trade(text, end, lead)
    return _is_tradesman(text, name)


@lru_cache(maxsize=1 << 7)
def _is_tradesman(text: str, name: str) -> bool:
    """Whether a trade stands beside a name where the text first has it; asked once of each name in a text."""
    first = text.find(name)
    return _has_trade(text, first + len(name), word_before(text, first))


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    return _ELIDED.sub("", plain_word(word.strip("«»\"“”(")))


def word_before(text: str, start: int) -> str:
    """Give the folded word before ``start``, or nothing; an opening quotation mark is looked past.

    Examples
    --------
    >>> word_before("Le Président Roca", 13), word_before("Roca", 0)
    ('president', '')
    """
    if text[start - 1 : start] not in _BEFORE:
        return ""
    low = start - _NEAR if start > _NEAR else 0
    at = text.rfind(" ", low, start - 1) + 1 or low
    # The word alone is one that has been met before; only behind two blanks must more be looked at.
    lead = _last_word(text[at:start]) or _last_word(text[low:start])
    return lead or next(iter(_words_before(text, start)), "")


@lru_cache(maxsize=1 << 14)
def _last_word(head: str) -> str:
    chunks = head[head.rfind("\n") + 1 :].rsplit(None, 1)
    return _plain(chunks[-1]) if chunks else ""


def _words_before(text: str, start: int) -> list[str]:
    """Give the folded words before ``start``, nearest first, where only a blank or an apostrophe parts them."""
    head = text[max(0, start - _REACH) : start]
    chunks = head[head.rfind("\n") + 1 :].split()[-5:]
    words = [_plain(chunk) for chunk in reversed(chunks)]
    return [word for at, word in enumerate(words) if word or at > 1]


def _leads_to_thing(words: list[str]) -> bool:
    """Whether the words before a name make it a thing's, a shop's or a town's."""
    if words[0] in ("de", "d'"):
        named = words[1:3] in (["nom", "le"], ["nom", "son"]) and words[3:4] and words[3].startswith("port")
        return bool(named) or (len(words) > 1 and words[1] in _OF_A_TOWN)
    if words[0] == "du":
        return len(words) > 1 and words[1] in _WAYS
    if words[0] == "chez":
        return len(words) > 1 and words[1] in _THINGS
    if words[0] in _BETWEEN and len(words) > 1:
        words = words[1:]
        if words[0] == "du":
            return len(words) > 1 and words[1] in _WAYS
    before = words[1] if len(words) > 1 else ""
    if words[0] in _ONLY_BEHIND:
        return not before or before in _ONLY_BEHIND[words[0]]
    if words[0] == "place":
        return before not in _NOT_BEFORE_PLACE and words[1:3] != ["la", "a"]
    return words[0] in _THINGS


def _is_anothers_surname(
    text: str, start: int, end: int, lead: str, sense: Sense, introduced: bool, states_at: StatesAt
) -> bool:
    if text[start - 1 : start] == "-" and _is_second_half(text, start, states_at):
        return True
    if _PARTNERS.match(text, end) or (lead in _ADDRESS and _is_other_gender(text, start, sense.target)):
        return True
    if sense.safe and not introduced and (lead in _OTHERS or _has_trade(text, end, lead)):
        return True
    joined = _HYPHENATED.match(text, end)
    if joined is None:
        return False
    if not joined[1] or plain_word(joined[1]) in _THINGS | _THINGS_BEHIND:
        return True
    # "Mme X-Dupont" is one surname; "le sommet X-Poutine" holds two.
    return (lead in _ADDRESS or lead in _OTHERS) and states_at(joined.start(1)) is None


def _is_other_gender(text: str, start: int, target: str) -> bool:
    """Whether "Mme" stands before a man's surname, or "M." before a woman's; "M. et Mme X" holds them both."""
    words = _words_before(text, start)
    if words[1:2] == ["et"]:
        return False
    return target.split("-")[0] in (_MEN if words[0] in _OF_A_WOMAN else _WOMEN)


def _is_second_half(text: str, start: int, states_at: StatesAt) -> bool:
    """Whether a surname ends a double one: "Claire Dupont-X", "M. Dupont-X", but not "Claire X-Y" of two listed."""
    chunks = text[max(0, start - _REACH) : start - 1].split()
    if len(chunks) < 2 or not chunks[-1].istitle() or not chunks[-2][0].isupper():
        return False
    leads = is_first_name(chunks[-2]) or _plain(chunks[-2]) in _ADDRESS
    return leads and states_at(start - 1 - len(chunks[-1])) is None


def _has_trade(text: str, end: int, lead: str) -> bool:
    """Whether an everyday trade stands right before a name or in apposition: "Le peintre X", "X, maçon,"."""
    if lead in _TRADES:
        return True
    if text[end : end + 1] != ",":
        return False
    behind = _TRADE_BEHIND.match(text, end)
    return behind is not None and plain_word(behind[1]) in _TRADES


def _continues(word: str) -> bool:
    """Whether a word behind "Hirohito" or "roi Philippe" makes a longer name of it."""
    if not word[0].isupper() or word.isupper() or len(word) < 4:
        return bool(_NUMERAL.fullmatch(word))
    return plain_word(word) not in OPENERS


@lru_cache(maxsize=1 << 12)
def _reigns(name: str) -> bool:
    """Whether a name is a monarch's or a pope's: "Charles III", "roi Philippe"."""
    words = name.split()
    return len(words) > 1 and (bool(_NUMERAL.fullmatch(words[-1])) or plain_word(words[0]) in _MONARCHS)


def _is_king_of_old(text: str, end: int, lead: str) -> bool:
    surnamed = _SURNAMED.match(text, end)
    if surnamed and plain_word(surnamed[1]) in _KINGS_OF_OLD:
        return True
    return lead in _NOBLES


def _is_of(text: str, end: int, home: str | None, states_at: StatesAt) -> bool:
    """Whether nothing behind a king's name makes him another land's: "Charles III de Lorraine", "d'Espagne"."""
    land = _OF_A_LAND.match(text, end)
    if land is None:
        return True
    states = states_at(land.end())
    return states is not None and (not states or home in states)
