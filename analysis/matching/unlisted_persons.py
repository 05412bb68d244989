"""Persons that the lexicon lacks: full names first, each with evidence, then what else the text calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.matching.unlisted_context import Context, Found
from analysis.matching.unlisted_evidence import is_titled
from analysis.matching.unlisted_full_names import in_capitals, is_full_name, is_given, may_be_person
from analysis.matching.unlisted_pieces import Piece, cut_pieces
from analysis.matching.unlisted_runs import Spans, Token
from analysis.matching.unlisted_short_forms import (
    Person,
    Single,
    in_small_letters,
    kind_alone,
    short_forms,
    surname_start,
)  # fmt: skip
from analysis.matching.unlisted_words import ASIAN_SURNAMES, is_first_name, plain_word

__all__ = ["find_persons"]


def find_persons(context: Context, taken: Spans) -> list[Found]:
    """Find the persons of one document outside of ``taken``, the organisations found before."""
    full: list[Piece] = []
    pending: list[Piece] = []
    single: list[Single] = []
    demonyms, any_taken = context.known.demonyms, bool(taken)
    for run in context.runs:
        tokens = run.tokens
        if len(tokens) == 1:
            token = tokens[0]
            if kind_alone(token.word, demonyms) and not (any_taken and taken.hit(token.start, token.end)):
                single.append(run)
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
    return found + short_forms(context, [*people, *_listed_in_full(context)], single)


def _listed_in_full(context: Context) -> list[Person]:
    """List the persons of the lexicon whom it knows by no surname and the text names in full: "général X", then."""
    people: dict[str, Person] = {}
    without_surname = context.known.without_surname
    for name in context.names:
        actor = name.sense.target
        if actor not in without_surname or actor in people:
            continue
        words = re.findall(r"[^\s,]+", context.text[name.start : name.end])
        plains = tuple(plain_word(word) for word in words)
        if len(words) > 1 and len(plains[-1]) > 2 and not _NO_SURNAME.fullmatch(plains[-1]):
            people[actor] = Person(context.known.labels[actor], plains, plains[-1:], name.start, actor)
    return list(people.values())


_NO_SURNAME = re.compile(r"[ivx]+|pere|jr|ier")


def _by_company(
    context: Context, full: Sequence[Piece], pending: Sequence[Piece], single: Sequence[Single]
) -> list[Piece]:
    """Add full names whose surname the text also uses with "M.", or that share it with somebody certain."""
    if not pending:
        return []
    wanted = {piece.tokens[-1].plain for piece in pending}
    named = [token for piece in single if (token := piece.tokens[0]).plain in wanted]
    titled = {token.plain for token in named if is_titled(context.text, token.start)}
    families = {piece.tokens[-1].plain for piece in full}
    certain = {tuple(token.plain for token in piece.tokens) for piece in full}
    tails = {words[at:] for words in certain for at in range(len(words) - 1)}
    added: list[Piece] = []
    for piece in pending:
        words = tuple([token.plain for token in piece.tokens])
        related = words[-1] in titled or (words[-1] in families and len(words) == 2)
        if words in tails or (
            related and len(words) < 5 and may_be_person(context, piece.tokens) and not in_capitals(piece.tokens)
        ):
            added.append(piece)
    return added


def _people(context: Context, full: Sequence[Piece]) -> list[Person]:
    people: list[Person] = []
    for piece in full:
        start = _with_particle(context.text, piece)
        if is_titled(context.text, piece.start):
            start = surname_start(context.text, piece.tokens[0], True)
        words = tuple(token.plain for token in piece.tokens)
        surface = context.text[start : piece.end]
        person = next((p for p in reversed(people) if _same(p.words, words)), None)
        if person is None:
            actor = _listed_variant(context, piece)
            label = context.known.labels[actor] if actor else in_small_letters(surface)
            person = Person(label, words, _surnames(piece.tokens), start, actor)
            people.append(person)
        person.found.append(Found(start, piece.end, person.label, "person", person.actor_id))
    return people


def _with_particle(text: str, piece: Piece) -> int:
    """Take in what belongs to a name before its first capital: "al-", "abou "."""
    start = piece.start
    match = _LEADING.search(text, max(0, start - 6), start) if text[start - 1 : start] == "-" else None
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


def _surnames(tokens: Sequence[Token]) -> tuple[str, ...]:
    """List the words that may stand for the person alone, most usual first."""
    words = [token.plain for token in tokens]
    if words[0] in ASIAN_SURNAMES and not is_first_name(tokens[0].word):
        return tuple(words[:1] + words[-1:])
    if len(words) >= 3 and is_given(tokens[0].word):
        middle = (token.plain for token in tokens[1:-1] if not is_given(token.word))
        return tuple(dict.fromkeys([words[-1], *middle]))
    return (words[-1],)


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
