"""Persons that the lexicon lacks: full names first, each with evidence, then what else the text calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.matching.names.name_words import ASIAN_SURNAMES, is_first_name, plain_word
from analysis.matching.unlisted.context import Context, Found
from analysis.matching.unlisted.evidence import is_titled
from analysis.matching.unlisted.full_names import in_capitals, is_full_name, is_given, may_be_person
from analysis.matching.unlisted.pieces import Piece, cut_pieces
from analysis.matching.unlisted.runs import Spans, Token
from analysis.matching.unlisted.short_forms import (
    Person,
    Single,
    in_small_letters,
    may_be_name,
    short_forms,
    surname_start,
)  # fmt: skip

__all__ = ["find_persons"]


def find_persons(context: Context, taken: Spans) -> list[Found]:
    """Find the persons of one document outside of ``taken``, the organisations found before."""
    full: list[Piece] = []
    pending: list[Piece] = []
    single: list[Single] = []
    for run in context.runs:
        if len(run.tokens) == 1:
            single.append(run)
            continue
        for piece in cut_pieces(context, run, taken):
            if len(piece.tokens) == 1:
                single.append(piece)
            elif is_full_name(context, piece.tokens, piece.opens):
                full.append(piece)
            else:
                pending.append(piece)
    full += _by_company(context, full, pending, single, taken)
    people = _people(context, sorted(full, key=lambda piece: piece.start))
    found = [name for person in people for name in person.found]
    return found + short_forms(context, [*people, *_listed_in_full(context)], single, taken)


def _listed_in_full(context: Context) -> list[Person]:
    """List the persons of the lexicon whom it knows by no surname and the text names in full: "général X", then."""
    people: dict[str, Person] = {}
    without_surname = context.known.without_surname
    for start, end, sense, _ in context.names:
        actor = sense.target
        if actor not in without_surname or actor in people:
            continue
        if words := _words_in_full(context.text[start:end]):
            people[actor] = Person(context.known.labels[actor], words, words[-1:], start, actor)
    return list(people.values())


_NO_SURNAME = re.compile(r"[ivx]+|pere|jr|ier")


@lru_cache(maxsize=1 << 12)
def _words_in_full(name: str) -> tuple[str, ...]:
    """Fold the words of a listed name; nothing where it has no surname."""
    words = tuple(map(plain_word, re.findall(r"[^\s,]+", name)))
    return words if len(words) > 1 and len(words[-1]) > 2 and not _NO_SURNAME.fullmatch(words[-1]) else ()


def _by_company(
    context: Context, full: Sequence[Piece], pending: Sequence[Piece], single: Sequence[Single], taken: Spans
) -> list[Piece]:
    """Add full names whose surname the text also uses with "M.", or that share it with somebody certain."""
    if not pending:
        return []
    wanted = {piece.tokens[-1].plain for piece in pending}
    named = [one for one in single if one.tokens[0].plain in wanted]
    titled = {
        one.tokens[0].plain for one in named
        if is_titled(context.text, one.start) and may_be_name(context, one, taken)
    }  # fmt: skip
    families: dict[str, list[tuple[str, ...]]] = {}
    for piece in full:
        words = _plains(piece.tokens)
        families.setdefault(words[-1], []).append(words)
    added: list[Piece] = []
    for piece in pending:
        family = families.get(piece.tokens[-1].plain)
        if family is None and piece.tokens[-1].plain not in titled:
            continue
        words = _plains(piece.tokens)
        within = family is not None and any(words == other[-len(words) :] for other in family)
        related = len(words) < 5 and (words[-1] in titled or len(words) == 2)
        if within or (
            related and may_be_person(context, piece.tokens) and not in_capitals([t.word for t in piece.tokens])
        ):
            added.append(piece)
    return added


def _plains(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple([token.plain for token in tokens])


def _people(context: Context, full: Sequence[Piece]) -> list[Person]:
    people: list[Person] = []
    ends: set[str] = set()  # one person's names have their first word or their last in common
    text = context.text
    for piece in full:
        tokens, start, end = piece.tokens, piece.start, piece.end
        if is_titled(text, start):
            start = surname_start(text, tokens[0], True)
        elif text[start - 1 : start] == "-":
            start = _with_particle(text, start)
        words = _plains(tokens)
        person = None
        if words[0] in ends or words[-1] in ends:
            person = next((p for p in reversed(people) if _same(p.words, words)), None)
        if person is None:
            actor = _listed_variant(context, piece)
            label = context.known.labels[actor] if actor else in_small_letters(text[start:end])
            person = Person(label, words, _surnames(tokens, words), start, actor)
            people.append(person)
            ends.update((words[0], words[-1]))
        person.found.append(Found(start, end, person.label, "person", person.actor_id))
    return people


def _with_particle(text: str, start: int) -> int:
    """Take in what belongs to a name before its first capital: "al-"."""
    match = _LEADING.search(text, max(0, start - 6), start)
    return match.start() if match else start


_LEADING = re.compile(r"(?<![\w-])(?:al|el|as|ad|ar|at|az|an|ul)-$")


def _same(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: equal, one an initial of the other, or one within the other."""
    if known == words:
        return True
    if known[-1] == words[-1] and known[0][:1] == words[0][:1] and ("." in known[0] + words[0] or known[0] == words[0]):
        return True
    shorter, longer = sorted((known, words), key=len)
    return 1 < len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :])


def _surnames(tokens: Sequence[Token], words: tuple[str, ...]) -> tuple[str, ...]:
    """List the words that may stand for the person alone, most usual first; ``words`` are all, folded."""
    if words[0] in ASIAN_SURNAMES and not is_first_name(tokens[0].word):
        return words[:1] + words[-1:]
    if len(words) >= 3 and is_given(tokens[0].word):
        middle = (token.plain for token in tokens[1:-1] if not is_given(token.word))
        return tuple(dict.fromkeys([words[-1], *middle]))
    return words[-1:]


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
