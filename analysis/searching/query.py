"""What a user writes in a search box → a tree of words, phrases and what joins them.

::

    drone* armé*            both words in one passage (a space joins as ET does)
    "centrale nucléaire"    words that follow each other
    cyber* | nucléaire      one or the other: | OU OR
    otan & russie           both: & ET AND
    otan -russie            the first without the second: - SAUF NOT
    drone* NEAR/5 iran*     at most five words between them: NEAR/5 PRÈS/5
    (kiev | kyiv) frappe*   brackets

Operators are written in capitals, so that « et » and « ou » remain words; ``near/5`` can be no word. Case,
accents, ligatures, hyphens and apostrophes are of no account. ``*`` stands for any letters, ``?`` for one; a
``*`` alone in a phrase for one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from analysis.errors import Fault, ParameterError
from analysis.text.normalise import APOSTROPHE, IGNORED, MARK, WORD_FIRST, class_of, fold, parts_words

__all__ = ["And", "Near", "Node", "Not", "Or", "Phrase", "parse_query"]


@dataclass(frozen=True)
class Phrase:
    """Words that follow each other, folded, perhaps with wildcards; a single word is a phrase of one."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Near:
    """Two things with at most ``words`` words between them."""

    left: Node
    right: Node
    words: int


@dataclass(frozen=True)
class And:
    """All of the parts in one passage."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Or:
    """Any of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """A passage without the part."""

    part: Node
    at: int = 0


Node: TypeAlias = Phrase | Near | And | Or | Not

_TOKEN: Final = re.compile(
    r"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<or>\|+)|(?P<and>&+)"
    r"|(?P<not>[-!−](?=[^\s()|&]|\())|[\"“”](?P<quoted>[^\"“”]*)[\"“”]|«(?P<french>[^»]*)»"
    r"|(?P<loose>[\"“”«»])|(?P<word>[^\s()|&\"“”«»]+)"
)
_NEAR: Final = re.compile(r"(?:NEAR|PRES)\d*|(?i:NEAR|PRES)(?P<n>/.*)")
#: More words than any passage has: a number without end would not go into the arithmetic of positions.
_MOST_BETWEEN: Final = 1_000_000
_WORDS: Final = {"AND": "and", "ET": "and", "OR": "or", "OU": "or", "NOT": "not", "SAUF": "not", "NON": "not"}
_WILD: Final = "*?"
_A_WORD: Final = "a word, a phrase in quotation marks, or an opening bracket"


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    at: int


def parse_query(query: str) -> Node:
    """Read a query.

    Raises
    ------
    ParameterError
        Where it cannot be read; the message shows the place.

    Examples
    --------
    >>> parse_query('cyber* | "Défense nationale"')
    Or(parts=(Phrase(words=('cyber*',)), Phrase(words=('defense', 'nationale'))))
    >>> parse_query("otan & | russie")
    Traceback (most recent call last):
    analysis.errors.ParameterError: The search cannot be read:
        otan & | russie
               ^
      - character 8: found '|'; allowed: a word, a phrase in quotation marks, or an opening bracket.
    """
    parser = _Parser(query, list(_tokens(query)))
    node = parser.either()
    if parser.kind:
        parser.fail(f"an operator or the end behind {query[: parser.at].strip()[-20:]!r}")
    _need_words(node, parser)
    return node


def _tokens(query: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(query):
        kind, text, at = str(match.lastgroup), match[0], match.start()
        bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        near = _NEAR.fullmatch(bare)
        if kind == "word" and text in _WORDS:
            kind = _WORDS[text]
        elif kind == "word" and near:
            kind, text = "near", near["n"] or ""
        elif kind in ("quoted", "french"):
            kind, text = "phrase", match[kind]
        if kind != "space":
            yield _Token(kind, text, at)


class _Parser:
    """Go through the tokens, one rule of the grammar to a method."""

    def __init__(self, query: str, tokens: list[_Token]) -> None:
        self.query, self._tokens, self._next = query, tokens, 0

    @property
    def kind(self) -> str:
        """What stands next; nothing at the end."""
        return self._tokens[self._next].kind if self._next < len(self._tokens) else ""

    @property
    def at(self) -> int:
        return self._tokens[self._next].at if self._next < len(self._tokens) else len(self.query)

    def take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]

    def fail(self, allowed: str, remedy: str = "", at: int | None = None, found: str = "") -> None:
        """Raise with the query and a mark under the place."""
        place = self.at if at is None else at
        shown = re.sub(r"\s", " ", self.query)
        rest = self.query[place:].split()
        what = found or (repr(rest[0]) if rest else "the end")
        fault = Fault(f"character {place + 1}", what, allowed, remedy)
        raise ParameterError(f"The search cannot be read:\n    {shown}\n    {' ' * place}^", [fault])

    def either(self) -> Node:
        parts = [self.both()]
        while self.kind == "or":
            self.take()
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Node:
        parts = [self.without()]
        while self.kind in ("and", "not", "word", "phrase", "open"):
            if self.kind == "and":
                self.take()
            parts.append(self.without())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def without(self) -> Node:
        if self.kind == "not":
            at = self.take().at
            return Not(self.without(), at)
        return self.close()

    def close(self) -> Node:
        node = self.atom()
        while self.kind == "near":
            at, number = self.at, self.take().text
            if not re.fullmatch(r"/[0-9]+", number):
                found = repr(self.query[at:].split()[0]) if number else "NEAR without a number"
                self.fail("NEAR/5, with the most words that may stand between", at=at, found=found)
            node = Near(node, self.atom(), min(int(number[1:]), _MOST_BETWEEN))
        return node

    def atom(self) -> Node:
        if self.kind == "open":
            at = self.take().at
            node = self.either()
            if self.kind != "close":
                self.fail("a closing bracket", "Close the bracket that opens at the mark", at=at,
                          found="'(' without ')'")  # fmt: skip
            self.take()
            return node
        if self.kind == "loose":
            self.fail("a phrase between two quotation marks", "Close the quotation marks", found="a lone mark")
        if self.kind not in ("word", "phrase"):
            operator = self.kind in ("and", "or", "near")
            self.fail(_A_WORD, "Put ET, OU … in quotation marks where they are words" if operator and
                      self.query[self.at : self.at + 1].isalpha() else "")  # fmt: skip
        token = self.take()
        words = tuple(_fold_words(token.text))
        if not words:
            self.fail("letters or digits", at=token.at, found=repr(token.text))
        if all(set(word) <= set(_WILD) for word in words):
            self.fail("at least one letter or digit", "Every text would answer", at=token.at, found=repr(token.text))
        return Phrase(words)


def _fold_words(text: str) -> Iterator[str]:
    """Give the words of a text as the index has them, wildcards kept."""
    pieces: list[tuple[str, bool]] = []
    piece, apostrophe, broken = "", False, False
    for char in [*text, "\n"]:
        kind = class_of(char)
        if char in _WILD or kind >= WORD_FIRST:
            piece += char if char in _WILD else fold(char)
        elif kind not in (MARK, IGNORED):
            if piece:
                pieces.append((piece, apostrophe and not broken))
                piece, apostrophe, broken = "", False, False
            broken = broken or apostrophe or kind != APOSTROPHE
            apostrophe = apostrophe or kind == APOSTROPHE
    words: list[str] = []
    last = ""
    for piece, follows in pieces:
        if words and follows and not parts_words(last, piece):
            words[-1] += piece
        else:
            words.append(piece)
        last = piece
    yield from words


def _need_words(node: Node, parser: _Parser, negated: Not | None = None) -> bool:
    """Say whether a node finds words; raise where an alternative, or the whole, only excludes."""
    found = _positive(node)
    if not found:
        at = _first_not(node)
        parser.fail("words to find beside those to leave out", at=at, found="a search that only leaves out")
    for part in _below(node):
        if isinstance(node, Or | Near) or not isinstance(part, Not):
            _need_words(part, parser)
    return found


def _positive(node: Node) -> bool:
    if isinstance(node, Not):
        return False
    return isinstance(node, Phrase) or any(_positive(part) for part in _below(node))


def _first_not(node: Node) -> int:
    return node.at if isinstance(node, Not) else min((_first_not(part) for part in _below(node)), default=0)


def _below(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Near):
        return node.left, node.right
    return node.parts if isinstance(node, And | Or) else ()
