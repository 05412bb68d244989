"""What else a text calls the persons it names in full, and who has no other name in it than a short one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from analysis.matching.names.name_words import (
    COMMON_SURNAMES,
    FUNCTION,
    NEVER_PERSON,
    OPENERS,
    ROLES,
    is_first_name,
    plain_word,
)  # fmt: skip
from analysis.matching.unlisted.around import words_after
from analysis.matching.unlisted.context import Context, Found, is_demonym
from analysis.matching.unlisted.evidence import (
    is_apposed,
    is_medium,
    is_titled,
    may_introduce,
    may_speak,
    speaks,
    thing_before,
)  # fmt: skip
from analysis.matching.unlisted.pieces import Piece, is_no_name
from analysis.matching.unlisted.runs import Run, Spans, Token
from analysis.text.word_memory import WordMemory

__all__ = ["Person", "Single", "in_small_letters", "may_be_name", "short_forms", "surname_start"]

_NO_SURNAME_FIRST = COMMON_SURNAMES | FUNCTION
_NO_NAME, _OF_SOMEBODY, _OF_ANYBODY, _FIRST_NAME = range(4)
_SURNAME_LEAD = re.compile(
    r"(?<![\w-])(?:(?:ben|bin|ibn|abou|abu|ould)[ \u00a0])?(?:(?:al|el|as|ad|ar|at|az|an|ul|ash)-|"
    r"(?:von der|van der|van den|van de|von|van|ben|bin|ould|al|el|di|della|da|dos)[ \u00a0])$"
)
_TITLE_LEAD = re.compile(
    r"(?:\bM\.|\bMme|\bMM\.|\bMmes|\bMe|\bgénéral|\bcolonel)[ \u00a0\u202f]"
    r"((?:de[ \u00a0](?:la[ \u00a0])?|du[ \u00a0]|des[ \u00a0]|d['’]))$"
)


Single = Piece | Run
"""All of a run or of what is left of a piece, where that is one word."""


@dataclass(slots=True)
class Person:
    """Someone the text names in full, and the shorter forms that stand for him or her from then on."""

    label: str
    words: tuple[str, ...]
    surnames: tuple[str, ...]
    at: int
    actor_id: str | None = None
    found: list[Found] = field(default_factory=list)


@lru_cache(maxsize=4)
def _kinds(demonyms: frozenset[str]) -> WordMemory[int]:
    """Give what tells of a word alone whether it is no name (0), that of somebody named before, or of anybody."""
    return WordMemory(partial(_kind_alone, demonyms))


def _kind_alone(demonyms: frozenset[str], word: str) -> int:
    if is_no_name(word, demonyms):
        return _NO_NAME
    plain = plain_word(word)
    short = len(word) < 2 or (word.isupper() and len(word) < 3)
    known = plain in NEVER_PERSON or plain in OPENERS or is_demonym(plain, demonyms) or plain in ROLES
    if short or known or any(letter.isdigit() for letter in plain):
        return _OF_SOMEBODY
    return _FIRST_NAME if is_first_name(word) and not word.isupper() else _OF_ANYBODY


@lru_cache(maxsize=1 << 14)
def in_small_letters(surface: str) -> str:
    """Write a name in capitals as names are written: "JEAN DUPONT" → "Jean Dupont"."""
    flat = surface.replace("\u00a0", " ").replace("\u202f", " ")
    words = [word.title() if word.isupper() and len(word) > 2 and "." not in word else word for word in flat.split(" ")]
    return " ".join(words)


def may_be_name(context: Context, one: Single, taken: Spans) -> bool:
    """Whether a word alone is no word that only opens a sentence and no part of an organisation of ``taken``."""
    token = one.tokens[0]
    alone = isinstance(one, Piece) or _kinds(context.known.demonyms)[token.word] > _NO_NAME
    return alone and not taken.hit(token.start, token.end)


def short_forms(context: Context, people: Sequence[Person], single: Sequence[Single], taken: Spans) -> list[Found]:
    """Find what stands for ``people`` alone, and whom a title or a verb of speech makes a person."""
    by_surname: dict[str, list[Person]] = {}
    by_first: dict[str, list[Person]] = {}
    for person in people:
        for surname in person.surnames:
            by_surname.setdefault(surname, []).append(person)
        by_first.setdefault(person.words[0], []).append(person)
    found: list[Found] = []
    text, kind_of = context.text, _kinds(context.known.demonyms)
    called = {*by_surname, *by_first}
    for one in single:
        start, end, word, plain, _ = one.tokens[0]
        if plain not in called:
            # The word beside somebody not named so far hardly ever tells a name, and no more need be asked.
            kind = kind_of[word]
            if kind < _OF_ANYBODY:
                continue
            introduced = (one.led or text[start - 2 : start - 1] == ".") and may_introduce(text, start)
            if not introduced and (kind != _FIRST_NAME or not may_speak(text, end)):
                continue
        # Last, for of ten words hardly one gets here.
        name = _short_form(context, one, by_surname, by_first) if may_be_name(context, one, taken) else None
        if name is not None:
            found.append(name)
            if plain not in by_surname:
                called.add(plain)
                by_surname[plain] = [Person(name.label, (plain,), (plain,), name.start, name.actor_id)]
    return found


def _short_form(
    context: Context, one: Single, by_surname: dict[str, list[Person]], by_first: dict[str, list[Person]]
) -> Found | None:
    token, text = one.tokens[0], context.text
    if len(token.word) < 2 or (token.word.isupper() and len(token.word) < 3):
        return None
    bearers = by_surname.get(token.plain)
    if bearers:
        titled = is_titled(text, token.start)
        if one.opens and token.plain in _NO_SURNAME_FIRST and not titled:
            return None
        place = context.turned_down_as(token.start, token.end) == "metonym" and not titled
        if place or token.plain in OPENERS or thing_before(text, token.start):
            return None
        return _as(_latest(bearers, token.start), context, token, titled)
    first = by_first.get(token.plain)
    if first and len(first) == 1 and first[0].at < token.start and _stands_alone(context, token):
        return _as(first[0], context, token, False)
    if not _may_be_single(context, token):
        return None
    medium = not one.opens and not is_first_name(token.word) and is_medium(text, token.start, token.end)
    if medium and f"à {token.word}" not in text:  # where things happen is a place
        return Found(token.start, token.end, token.word, "organisation")
    titled = is_titled(text, token.start) and not thing_before(text, token.start)
    if titled and (near := _spelled_almost(by_surname, token.plain)):
        return _as(_latest(by_surname[near], token.start), context, token, titled)
    if titled or _is_first_name_of_witness(context, token):
        start = surname_start(text, token, titled)
        return Found(start, token.end, in_small_letters(text[start : token.end]), "person", None)
    return None


def _spelled_almost(surnames: Iterable[str], plain: str) -> str | None:
    """Find the surname that differs in one letter: "général Serdiukof" behind "Ivan Serdiukoff"."""
    if len(plain) < 6:
        return None
    alike = (name for name in surnames if name[:3] == plain[:3] and abs(len(name) - len(plain)) <= 1 and name != plain)
    return next((name for name in alike if _one_letter_apart(*sorted((name, plain), key=len))), None)


def _one_letter_apart(short: str, long: str) -> bool:
    at = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def _as(person: Person, context: Context, token: Token, titled: bool) -> Found:
    return Found(surname_start(context.text, token, titled), token.end, person.label, "person", person.actor_id)


def surname_start(text: str, token: Token, titled: bool) -> int:
    """Tell where a surname begins with its particle: "van der", "al-"; "de" behind a title."""
    match = _SURNAME_LEAD.search(text, max(0, token.start - 14), token.start)
    if match:
        return match.start()
    lead = _TITLE_LEAD.search(text, max(0, token.start - 20), token.start) if titled else None
    return lead.start(1) if lead else token.start


def _latest(bearers: Sequence[Person], at: int) -> Person:
    before = [person for person in bearers if person.at <= at]
    return before[-1] if before else bearers[0]


def _stands_alone(context: Context, token: Token) -> bool:
    return context.turned_down_as(token.start, token.end) is None and not (
        context.ends.get(token.start - 1) or context.taken.starting(token.end + 1)
    )


def _may_be_single(context: Context, token: Token) -> bool:
    """Whether a word alone may be a surname: no place, no demonym, no word of the language that leads a phrase."""
    if _kinds(context.known.demonyms)[token.word] < _OF_ANYBODY:
        return False
    return context.turned_down_as(token.start, token.end) in (None, "surname")


def _is_first_name_of_witness(context: Context, token: Token) -> bool:
    """Whether reports know somebody by the first name: "Olena, 34 ans", "raconte Olena"."""
    if not is_first_name(token.word) or token.word.isupper():
        return False
    after = words_after(context.text, token.end, 30, 3)
    if len(after) > 2 and after[0] in (",", "(") and after[1].isdigit() and after[2] in ("ans", "mois"):
        return True
    spoken = speaks(context.text, token.start, token.end) or is_apposed(context.text, token.end)
    return spoken and context.turned_down_as(token.start, token.end) is None
