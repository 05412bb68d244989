"""Persons that the lexicon lacks: full names first, each with evidence, then what else the text calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.matching.unlisted_context import Context, Found
from analysis.matching.unlisted_evidence import is_apposed, is_medium, is_titled, speaks, thing_before
from analysis.matching.unlisted_full_names import in_capitals, is_full_name, is_given, may_be_person
from analysis.matching.unlisted_pieces import Piece, cut_pieces, is_no_name
from analysis.matching.unlisted_runs import Spans, Token, words_after
from analysis.matching.unlisted_words import (
    ASIAN_SURNAMES,
    COMMON_SURNAMES,
    FUNCTION,
    NEVER_PERSON,
    OPENERS,
    ROLES,
    is_first_name,
    plain_word,
)  # fmt: skip

__all__ = ["find_persons"]

_NO_SURNAME_FIRST = COMMON_SURNAMES | FUNCTION


@dataclass(slots=True)
class _Person:
    """Someone the text names in full, and the shorter forms that stand for him or her from then on."""

    label: str
    words: tuple[str, ...]
    surnames: tuple[str, ...]
    at: int
    actor_id: str | None = None
    found: list[Found] = field(default_factory=list)


def find_persons(context: Context, taken: Spans) -> list[Found]:
    """Find the persons of one document outside of ``taken``, the organisations found before."""
    full: list[Piece] = []
    pending: list[Piece] = []
    single: list[Piece] = []
    demonyms = context.known.demonyms
    for run in context.runs:
        if len(run.tokens) == 1:
            token = run.tokens[0]
            if not is_no_name(token.word, demonyms) and not taken.hit(token.start, token.end):
                single.append(Piece(run.tokens, run.opens))
            continue
        for piece in cut_pieces(context, run, taken):
            if len(piece.tokens) == 1:
                single.append(piece)
            elif is_full_name(context, piece.tokens, piece.opens):
                full.append(piece)
            else:
                pending.append(piece)
    full += _by_company(context, full, pending, single)
    people = _people(context, sorted(full, key=lambda piece: piece.start))
    found = [name for person in people for name in person.found]
    return found + _short_forms(context, [*people, *_listed_in_full(context)], single)


def _listed_in_full(context: Context) -> list[_Person]:
    """List the persons of the lexicon whom it knows by no surname and the text names in full: "général X", then."""
    people: dict[str, _Person] = {}
    for name in context.names:
        actor = name.sense.target
        if actor not in context.known.without_surname or actor in people:
            continue
        words = re.findall(r"[^\s,]+", context.text[name.start : name.end])
        plains = tuple(plain_word(word) for word in words)
        if len(words) > 1 and len(plains[-1]) > 2 and not _NO_SURNAME.fullmatch(plains[-1]):
            people[actor] = _Person(context.known.labels[actor], plains, plains[-1:], name.start, actor)
    return list(people.values())


_NO_SURNAME = re.compile(r"[ivx]+|pere|jr|ier")


def _by_company(
    context: Context, full: Sequence[Piece], pending: Sequence[Piece], single: Sequence[Piece]
) -> list[Piece]:
    """Add full names whose surname the text also uses with "M.", or that share it with somebody certain."""
    if not pending:
        return []
    wanted = {piece.tokens[-1].plain for piece in pending}
    named = (piece for piece in single if piece.tokens[0].plain in wanted)
    titled = {piece.tokens[0].plain for piece in named if is_titled(context.text, piece.start)}
    families = {piece.tokens[-1].plain for piece in full}
    certain = {tuple(token.plain for token in piece.tokens) for piece in full}
    tails = {words[at:] for words in certain for at in range(len(words) - 1)}
    added: list[Piece] = []
    for piece in pending:
        words = tuple(token.plain for token in piece.tokens)
        if words in tails:
            added.append(piece)
        elif len(words) > 4 or not may_be_person(context, piece.tokens) or in_capitals(piece.tokens):
            continue
        elif words[-1] in titled or (words[-1] in families and len(words) == 2):
            added.append(piece)
    return added


def _people(context: Context, full: Sequence[Piece]) -> list[_Person]:
    people: list[_Person] = []
    for piece in full:
        start = _with_particle(context.text, piece)
        if is_titled(context.text, piece.start):
            start = _surname_start(context.text, piece.tokens[0], True)
        words = tuple(token.plain for token in piece.tokens)
        surface = context.text[start : piece.end]
        person = next((p for p in reversed(people) if _same(p.words, words)), None)
        if person is None:
            actor = _listed_variant(context, piece)
            label = context.known.labels[actor] if actor else _label(surface)
            person = _Person(label, words, _surnames(piece.tokens), start, actor)
            people.append(person)
        person.found.append(Found(start, piece.end, person.label, "person", person.actor_id))
    return people


def _with_particle(text: str, piece: Piece) -> int:
    """Take in what belongs to a name before its first capital: "al-", "abou "."""
    match = _LEADING.search(text, max(0, piece.start - 6), piece.start)
    return match.start() if match else piece.start


_LEADING = re.compile(r"(?<![\w-])(?:al|el|as|ad|ar|at|az|an|ul)-$")
_SURNAME_LEAD = re.compile(
    r"(?<![\w-])(?:(?:ben|bin|ibn|abou|abu|ould)[ \u00a0])?(?:(?:al|el|as|ad|ar|at|az|an|ul|ash)-|"
    r"(?:von der|van der|van den|van de|von|van|ben|bin|ould|al|el|di|della|da|dos)[ \u00a0])$"
)
_TITLE_LEAD = re.compile(
    r"(?:\bM\.|\bMme|\bMM\.|\bMmes|\bMe|\bgénéral|\bcolonel)[ \u00a0\u202f]"
    r"((?:de[ \u00a0](?:la[ \u00a0])?|du[ \u00a0]|des[ \u00a0]|d['’]))$"
)


def _same(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: equal, one an initial of the other, or one within the other."""
    if known == words:
        return True
    if known[-1] == words[-1] and known[0][:1] == words[0][:1] and ("." in known[0] + words[0] or known[0] == words[0]):
        return True
    shorter, longer = sorted((known, words), key=len)
    return 1 < len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :])


def _surnames(tokens: Sequence[Token]) -> tuple[str, ...]:
    """List the words that may stand for the person alone, most usual first."""
    words = [token.plain for token in tokens]
    if words[0] in ASIAN_SURNAMES and not is_first_name(tokens[0].word):
        return tuple(words[:1] + words[-1:])
    if len(words) >= 3 and is_given(tokens[0].word):
        middle = (token.plain for token in tokens[1:-1] if not is_given(token.word))
        return tuple(dict.fromkeys([words[-1], *middle]))
    return (words[-1],)


def _label(surface: str) -> str:
    """Write a name in capitals as names are written: "JEAN DUPONT" → "Jean Dupont"."""
    flat = re.sub(r"[\u00a0\u202f]", " ", surface)
    words = [word.title() if word.isupper() and len(word) > 2 and "." not in word else word for word in flat.split(" ")]
    return " ".join(words)


def _listed_variant(context: Context, piece: Piece) -> str | None:
    """Find the listed person whose surname ends the name and whose first name is spelled almost like this one."""
    last = piece.tokens[-1]
    for candidate in context.rejected.get((last.start, last.end), ()):
        label = context.known.labels.get(candidate.sense.target, "")
        if candidate.sense.kind == "surname" and _alike(plain_word(label.split(" ")[0]), piece.tokens[0].plain):
            return candidate.sense.target
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two first names are spellings of one: their consonants agree in sound, or one lost its end."""
    short, long = sorted((one, other), key=len)
    cut = len(short) > 2 and long.startswith(short) and "-" not in long
    return cut or (_skeleton(one) == _skeleton(other) and one[0] == other[0])


def _skeleton(word: str) -> str:
    word = re.sub(r"[^a-z]", "", word.replace("ou", "u").replace("tch", "ch").replace("kh", "k").replace("dj", "j"))
    bones = re.sub(r"[aeiouyhw]", "", word.replace("j", "").replace("x", "ks").replace("d", "t"))
    return re.sub(r"(.)\1+", r"\1", bones)


def _short_forms(context: Context, people: Sequence[_Person], single: Sequence[Piece]) -> list[Found]:
    by_surname: dict[str, list[_Person]] = {}
    by_first: dict[str, list[_Person]] = {}
    for person in people:
        for surname in person.surnames:
            by_surname.setdefault(surname, []).append(person)
        by_first.setdefault(person.words[0], []).append(person)
    found: list[Found] = []
    for piece in single:
        name = _short_form(context, piece, by_surname, by_first)
        if name is not None:
            found.append(name)
            if piece.tokens[0].plain not in by_surname:
                plain = piece.tokens[0].plain
                by_surname[plain] = [_Person(name.label, (plain,), (plain,), name.start, name.actor_id)]
    return found


def _short_form(
    context: Context, piece: Piece, by_surname: dict[str, list[_Person]], by_first: dict[str, list[_Person]]
) -> Found | None:
    token, text = piece.tokens[0], context.text
    if len(token.word) < 2 or (token.word.isupper() and len(token.word) < 3):
        return None
    bearers = by_surname.get(token.plain)
    if bearers:
        titled = is_titled(text, token.start)
        if piece.opens and token.plain in _NO_SURNAME_FIRST and not titled:
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
    medium = not piece.opens and not is_first_name(token.word) and is_medium(text, token.start, token.end)
    if medium and f"à {token.word}" not in text:  # where things happen is a place
        return Found(token.start, token.end, token.word, "organisation")
    titled = is_titled(text, token.start) and not thing_before(text, token.start)
    if titled and (near := _spelled_almost(by_surname, token.plain)):
        return _as(_latest(by_surname[near], token.start), context, token, titled)
    if titled or _is_first_name_of_witness(context, token):
        start = _surname_start(text, token, titled)
        return Found(start, token.end, _label(text[start : token.end]), "person", None)
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


def _as(person: _Person, context: Context, token: Token, titled: bool) -> Found:
    return Found(_surname_start(context.text, token, titled), token.end, person.label, "person", person.actor_id)


def _surname_start(text: str, token: Token, titled: bool) -> int:
    match = _SURNAME_LEAD.search(text, max(0, token.start - 14), token.start)
    if match:
        return match.start()
    lead = _TITLE_LEAD.search(text, max(0, token.start - 20), token.start) if titled else None
    return lead.start(1) if lead else token.start


def _latest(bearers: Sequence[_Person], at: int) -> _Person:
    before = [person for person in bearers if person.at <= at]
    return before[-1] if before else bearers[0]


def _stands_alone(context: Context, token: Token) -> bool:
    return context.turned_down_as(token.start, token.end) is None and not (
        context.ends.get(token.start - 1) or context.taken.starting(token.end + 1)
    )


def _may_be_single(context: Context, token: Token) -> bool:
    """Whether a word alone may be a surname: no place, no demonym, no word of the language that leads a phrase."""
    plain = token.plain
    kind = context.turned_down_as(token.start, token.end)
    if kind is not None and kind != "surname":
        return False
    if plain in NEVER_PERSON or plain in OPENERS or context.is_demonym(plain) or plain in ROLES:
        return False
    return plain.isalpha() or not any(letter.isdigit() for letter in plain)


def _is_first_name_of_witness(context: Context, token: Token) -> bool:
    """Whether reports know somebody by the first name: "Olena, 34 ans", "raconte Olena"."""
    if not is_first_name(token.word) or token.word.isupper():
        return False
    after = words_after(context.text, token.end, 30)
    if len(after) > 2 and after[0] in (",", "(") and after[1].isdigit() and after[2] in ("ans", "mois"):
        return True
    spoken = speaks(context.text, token.start, token.end) or is_apposed(context.text, token.end)
    return spoken and context.turned_down_as(token.start, token.end) is None
