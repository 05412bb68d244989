"""Runs cut into pieces that may be names: titles, links and words that only open a sentence fall away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from analysis.matching.names.name_words import (
    AGENCIES,
    ASIAN_SURNAMES,
    FUNCTION,
    HONORIFICS,
    MONTHS_AND_DAYS,
    OPENERS,
    ROLES,
    is_first_name,
    plain_word,
    word_list,
)  # fmt: skip
from analysis.matching.unlisted.around import bare, words_before
from analysis.matching.unlisted.context import Context, is_demonym
from analysis.matching.unlisted.full_names import is_given
from analysis.matching.unlisted.runs import Run, Spans, Token

__all__ = ["Piece", "cut_pieces", "is_no_name"]

_PARTING = AGENCIES | MONTHS_AND_DAYS
_OPENING = HONORIFICS | OPENERS
_SON_OF = frozenset({"ben", "bin", "ibn"})
# What stands behind a photographer's name and says what the picture is.
_OF_PICTURES = frozenset({"illustration", "illustrations", "archive", "archives", "photo", "photos", "file"})
_TITLES_AND_SURNAMES = word_list("titles and surnames")
# "le ministre adjoint de l'Énergie et des Mines X Y": what stands behind the article is his department.
_DEPARTMENT = re.compile(
    r"(?:[Mm]inistre|[Ss]ecrétaire d['’][EÉeé]tat)\b[^.,;:!?«»“”\"()\n]{0,60}?"
    r"\b(?:de la |de l['’]|du |des |à l['’]|à la |aux? )$"
)

_Cuts = tuple[tuple[int, int, bool], ...]
"""Of each part of a run its first token, the one behind its last, and whether it is settled (`_is_settled`)."""
_MOST_CUTS = 1 << 14
_LEADING_ON = ("la ", "l'", "l’", "du ", "des ", "au ", "aux ")


@dataclass(slots=True)
class Piece:
    """Part of a run that may be a name."""

    tokens: list[Token]
    opens: bool
    led: ClassVar[bool] = True  # by the words of its run, if not by those before that

    @property
    def start(self) -> int:
        """Where the piece begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return self.tokens[-1].end


def cut_pieces(context: Context, run: Run, taken: Spans) -> list[Piece]:
    """Cut a run of several words at titles, English links, organisations; drop what only opens a sentence."""
    demonyms, covered = context.known.demonyms, taken.hit(run.start, run.end)
    if covered and covered[0] <= run.start and run.end <= covered[1]:
        return []
    cuts = _cuts(run, demonyms, taken) if covered else _remembered_cuts(run, demonyms)
    pieces = []
    for first, beyond, settled in cuts:
        part, opens = run.tokens[first:beyond], not first and run.opens
        if not settled:
            pieces.append(_trimmed(context, part, opens))
        elif len(part) > 1 and (first or run.led) and _is_of_department(context.text, part[0].start):
            pieces.append(Piece(part[1:], False))
        else:
            pieces.append(Piece(part, opens))
    return pieces


def _remembered_cuts(run: Run, demonyms: frozenset[str]) -> _Cuts:
    """Cut a run that holds no organisation: its letters alone tell where, and names come again and again."""
    known, surface = _known_cuts(demonyms), run.text[run.start : run.end]
    cuts = known.get(surface)
    if cuts is None:
        if len(known) >= _MOST_CUTS:
            known.clear()
        cuts = known[surface] = _cuts(run, demonyms, None)
    return cuts


@lru_cache(maxsize=4)
def _known_cuts(demonyms: frozenset[str]) -> dict[str, _Cuts]:
    """Give the cuts of runs met so far, by their letters; with other demonyms they are others."""
    return {}


def _cuts(run: Run, demonyms: frozenset[str], covering: Spans | None) -> _Cuts:
    """Tell where the parts of a run begin and end."""
    parts: list[tuple[int, int]] = []
    current: list[Token] = []
    last = ""
    for at, token in enumerate(run.tokens):
        plain = token.plain
        if covering and covering.hit(token.start, token.end):
            current = []
            continue
        if plain in _OPENING:
            # A honorific that is a first name too ("Prince", "Marquis") opens a name only before a surname.
            # "Badr bin Sultan": behind "son of" a title is a name.
            titled = plain in HONORIFICS and token.join not in _SON_OF and not _is_surname(current, run, token)
            if titled or (not current and _only_opens(token, last)):
                current, last = [], plain
                continue
        last = plain
        if plain in _PARTING or is_demonym(plain, demonyms):
            current = []
            continue
        if not current or token.join.startswith("=") or _parts(current, token):
            current = []
            parts.append((at, at + 1))
        current.append(token)
        parts[-1] = parts[-1][0], at + 1
    return tuple([(first, beyond, _is_settled(run.tokens[first:beyond])) for first, beyond in parts])


def _is_settled(tokens: Sequence[Token]) -> bool:
    """Whether the words alone tell that nothing can be trimmed from a part but a minister's department."""
    if len(tokens) == 1:
        return True
    role = tokens[0].plain in ROLES and not is_first_name(tokens[0].word)
    return len(tokens) == 2 and not role and not _ends_a_phrase(tokens[-1])


@lru_cache(maxsize=1 << 15)
def is_no_name(word: str, demonyms: frozenset[str]) -> bool:
    """Whether a word that stands alone is a title, an opener, an agency, a month, a day or a people."""
    plain = plain_word(word)
    if plain in HONORIFICS or plain in _PARTING or is_demonym(plain, demonyms):
        return True
    return plain in OPENERS and not is_first_name(word)


def _only_opens(token: Token, last: str) -> bool:
    """Whether a word opens a phrase and no name; behind "M." the article of "La Tour" belongs to it."""
    if last in ("m.", "mme", "mm.", "me") and token.plain in ("la", "le", "du", "de", "des"):
        return False
    return token.plain in OPENERS and not is_first_name(token.word)


def _is_surname(current: Sequence[Token], run: Run, token: Token) -> bool:
    """Whether a title is somebody's surname: "Emmanuelle Maître"."""
    return (
        bool(current) and not token.join and token is run.tokens[-1] and is_first_name(current[0].word)
        and token.plain in _TITLES_AND_SURNAMES
    )  # fmt: skip


def _parts(current: Sequence[Token], token: Token) -> bool:
    """Whether "de" parts two names rather than joining one: only first names lead to "de Villiers"."""
    join = token.join
    if join and join in ("de", "du", "des", "de la", "d'", "l'", "la"):
        return len(current) > 2 or not all(is_given(t.word) for t in current)
    if join == "y":
        return not is_given(current[0].word)
    # Two names in a row, one in capitals: "AFP JEAN DUPONT Paris".
    before = current[-1].word
    return len(current) > 1 and before.isupper() and len(before) > 3 and not token.word.isupper()


def _trimmed(context: Context, tokens: list[Token], opens: bool) -> Piece:
    while len(tokens) > 1 and _opens_only(context, tokens, opens):
        tokens, opens = tokens[1:], False
    while len(tokens) > 1 and _ends_a_phrase(tokens[-1]):
        tokens = tokens[:-1]
    if len(tokens) > 2 and tokens[-1].plain in _OF_PICTURES:
        tokens = tokens[:-1]
    return Piece(tokens, opens)


def _ends_a_phrase(last: Token) -> bool:
    return last.plain in FUNCTION and last.plain not in ("ba", "on", "de", "son")


def _is_of_department(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is a minister's department, not his name."""
    return text.endswith(_LEADING_ON, 0, start) and bool(_DEPARTMENT.search(text, max(0, start - 90), start))


def _belongs_to_role(context: Context, first: Token) -> bool:
    before = words_before(context.text, first.start, 30, 2)
    return len(before) > 1 and before[0] in ("de", "du", "d'", "chez") and bare(before[1]) in ROLES


def _opens_only(context: Context, tokens: list[Token], opens: bool) -> bool:
    """Whether the first word has its capital from the sentence, or is a role or a minister's department."""
    first = tokens[0]
    if _is_of_department(context.text, first.start):
        return True
    if first.plain in ROLES and not is_first_name(first.word):
        return True
    unknown = len(tokens) > 2 and not is_given(first.word) and is_first_name(tokens[1].word)
    if unknown and _belongs_to_role(context, first):
        return True  # "actionnaire de Tui Alexeï …"
    if not opens or len(tokens) < 3 or is_given(first.word) or not is_first_name(tokens[1].word):
        return False
    return first.plain not in ASIAN_SURNAMES
