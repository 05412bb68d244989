"""How far a French organisation's name goes: head, adjectives, complements, and no verb.

"l'Institut français d'analyse stratégique annonce …": the name ends before "annonce", for no adjective ends
like that and no preposition leads there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from analysis.matching.names.name_words import FUNCTION, is_first_name, plain_word, word_list
from analysis.matching.unlisted.capitals import UPPER

__all__ = ["Extent", "is_adjective", "measure"]

_BLANKS = (" ", "\u00a0", "\u202f")
_GAP = r"[ \u00a0\u202f]"
_WORD = re.compile(rf"{_GAP}(\w+(?:[-‑]\w+)*(?:['’]\w+)?)")
_OF = re.compile(rf"{_GAP}(de{_GAP}la{_GAP}|de{_GAP}l['’]|du{_GAP}|des{_GAP}|de{_GAP}|d['’])(?=\w)", re.IGNORECASE)
_FOR = re.compile(
    rf"{_GAP}(pour|sur|contre|aux|au|à|en|entre|sans)(?:{_GAP}(?:la|le|les)(?={_GAP})|{_GAP}l(?=['’]))?(?:{_GAP}|['’])(?=\w)"
)
_SPACED = ("de ", "du ", "des ")
_LEADS = ("pour", "sur", "contre", "au", "à", "en", "sans")
_ARTICLE = re.compile(rf"{_GAP}(?:(?:la|le|les){_GAP}|l['’])(?=\w)")
_AND = re.compile(rf"{_GAP}et(?={_GAP})")
_PROPER = rf"{UPPER}\w*(?:['’‑-]\w+)*"
_NAME = re.compile(rf"{_PROPER}(?:{_GAP}(?:(?:de|des|du|la|le|von|van|ben|al){_GAP}|d['’])?{_PROPER})*")
_NOUN = re.compile(r"\w+(?:[-‑'’]\w+)*")
_DATE = re.compile(
    r"\d{1,2}(?:er)?[ \u00a0](?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_ENDINGS = (
    "ales? al aux iques? iens? iennes? ais aises? ois oises? ifs? ives? aires? els? elles? eux euses? ains? aines? "
    "ins? ines? iers? ieres? eens? eennes? istes? ates? ides? ards? ques? graphes? sophes? nautes?"
).split()
_ADJECTIVE = re.compile(rf"\w{{2,}}(?:{'|'.join(_ENDINGS)})")
_ADJECTIVES = word_list("adjectives")
# Nouns behind which "pour", "sur", "aux" still lead on inside a name.
_NO_ADJECTIVE = word_list("no adjective")
_LEADING_ON = word_list("leading on")
_HELD_BY_NAMES = word_list("held by names")
_BEFORE_NOUN = word_list("before noun")
_TIMES = frozenset({"epoque", "heure", "moment"})  # "la Commission de l'époque" has no longer name
# Heads that no proper name follows directly: "Marine Dupont" is no navy.
_NEVER_NAMED = word_list("never named")


class Extent(NamedTuple):
    """Where a name ends, and of how many parts besides its head it is made."""

    end: int
    parts: int


Owner = Callable[[int, int], str | None]
"""Tells the type of the listed name that lies somewhere in a span, if any."""


@lru_cache(maxsize=1 << 15)
def is_adjective(word: str) -> bool:
    """Whether a folded word looks like an adjective that may belong to a name.

    Examples
    --------
    >>> is_adjective("strategique"), is_adjective("explique"), is_adjective("annonce")
    (True, False, False)
    """
    if word in _NO_ADJECTIVE:
        return False
    if word in _ADJECTIVES or ("-" in word and is_adjective(word.split("-")[-1])):
        return True
    return word not in FUNCTION and bool(_ADJECTIVE.fullmatch(word))


class _Walk:
    """One walk from a head to the end of its name."""

    def __init__(self, text: str, head: str, at: int, owner: Owner) -> None:
        self.text, self.head, self.owner = text, head, owner
        self.end, self.parts = at, 0
        self.last = head
        self.of = ""
        self.bound = False  # "pour la …" has been taken
        self.closed = False

    def run(self) -> Extent:
        steps = 0
        while not self.closed and steps < 12 and self.step():
            steps += 1
        return Extent(self.end, self.parts)

    def step(self) -> bool:
        """Take what belongs to the name next; the letter behind the blank tells what that can be."""
        blank, letter = self.text[self.end : self.end + 1], self.text[self.end + 1 : self.end + 2]
        if blank not in _BLANKS or not letter:
            return False
        if letter == "d":
            spaced = self.text.startswith(_SPACED, self.end + 1)  # "de" and the like are no adjectives
            return (not spaced and self.adjective()) or self.of_complement()
        if letter.islower():
            return (
                self.adjective()
                or (self.text.startswith(_LEADS, self.end + 1) and self.for_complement())
                or (letter == "e" and self.coordination())
            )
        return self.name() or (letter == "D" and self.of_complement())

    def adjective(self) -> bool:
        word = _WORD.match(self.text, self.end)
        plain = plain_word(word[1]) if word else ""
        if not word or not is_adjective(plain):
            return False
        self._take(word.end(1), plain)
        return True

    def name(self) -> bool:
        """Take a capitalised name right behind the head: "Institut Montaigne"."""
        if self.parts and self.last != self.head and not is_adjective(self.last):
            return False
        match = _NAME.match(self.text, self.end + 1) if self.text[self.end] != "\u202f" else None
        if not match or self.owner(match.start(), match.end()):
            return False
        first = match[0].split()[0]
        if self.head in _NEVER_NAMED and not is_adjective(plain_word(first)):
            return False
        if is_first_name(first) and (self.parts or self.head not in _HELD_BY_NAMES):
            return False
        self._take(match.end(), "")
        self.closed = True
        return True

    def of_complement(self) -> bool:
        match = _OF.match(self.text, self.end)
        if not match:
            return False
        words = match[1].split()
        self.of = "la" if len(words) > 1 else words[0].rstrip("’'").lower()
        return self._complement(match.end())

    def for_complement(self) -> bool:
        match = _FOR.match(self.text, self.end)
        if not match:
            return False
        described = self.parts and not self.of and is_adjective(self.last)  # "Mouvement patriotique pour la …"
        if self.parts and self.last not in _LEADING_ON and not (described and match[1] in ("pour", "contre")):
            return False
        word = _NOUN.match(self.text, match.end())
        plain = plain_word(word[0]) if word else ""
        seldom = match[1] in ("à", "en", "au", "entre", "sans") and self.head != "haut-commissariat"
        seldom = seldom and not self.last.startswith(("applique", "consacre", "dedie"))
        if seldom and plain not in ("sciences", "education", "developpement", "enfance", "frontieres"):
            return False
        bare = match[0].strip() == match[1]
        if bare and match[1] not in ("aux", "au") and plain.endswith(("er", "ir", "re")):
            return False  # an infinitive: a purpose, not a name
        self.bound = not bare
        return self._complement(match.end())

    def coordination(self) -> bool:
        """Take a second adjective or complement: "politiques et stratégiques", "d'études et de recherches"."""
        both = _AND.match(self.text, self.end)
        if not both or not self.parts:
            return False
        of = _OF.match(self.text, both.end())
        if of:
            word = _NOUN.match(self.text, of.end())
            same = of[1].split()[0].rstrip("’'").lower() in _family(self.of)
            if not word or not same or (self.head not in ("ministere", "ministry") and word[0][0].isupper()):
                return False
            return self._complement(of.end())
        if self.bound and (more := _ARTICLE.match(self.text, both.end())):
            return self._complement(more.end())
        word = _WORD.match(self.text, both.end())
        if word and word[1][0].islower() and is_adjective(self.last) and is_adjective(plain_word(word[1])):
            self._take(word.end(1), plain_word(word[1]))
            return True
        if word and self.head == "ministere" and word[1][0].isupper():
            self._take(word.end(1), plain_word(word[1]))
            return True
        return False

    def _complement(self, at: int) -> bool:
        date = _DATE.match(self.text, at) if self.text[at : at + 1].isdigit() else None
        if date:
            self._take(date.end(), "")
            return True
        word = _NOUN.match(self.text, at)
        if not word:
            return False
        if word[0][0].isupper():
            return self._capital_complement(at)
        plain = plain_word(word[0])
        if word[0][0].isdigit() or plain in FUNCTION or plain in _TIMES or len(plain) < 3:
            return False
        if "'" in plain and plain.split("'")[0] in ("l", "d"):
            plain = plain.split("'")[1]
        follower = _WORD.match(self.text, word.end()) if plain in _BEFORE_NOUN else None
        self._take(follower.end(1) if follower else word.end(), plain_word(follower[1]) if follower else plain)
        return True

    def _capital_complement(self, at: int) -> bool:
        match = _NAME.match(self.text, at)
        assert match
        end, first = match.end(), match[0].split()[0]
        kind = self.owner(at, end)
        person = is_first_name(first) and " " in match[0] and self.head not in _HELD_BY_NAMES
        if person or kind in ("person", "organisation"):
            return False
        if self.head == "ministere":
            end = at + len(first)
        self._take(end, "" if self.head != "ministere" else plain_word(first))
        self.closed = self.head != "ministere"
        return True

    def _take(self, end: int, last: str) -> None:
        self.end, self.last = end, last
        self.parts += 1


def _family(of: str) -> tuple[str, ...]:
    """Prepositions that go on in the manner of ``of``."""
    return ("de", "d") if of in ("de", "d") else ("des", "du", "de", "d")  # behind "de la" any other


def measure(text: str, head: str, at: int, owner: Owner) -> Extent:
    """Follow an organisation's name from behind its head.

    Parameters
    ----------
    text : str
    head : str
        The head noun, folded.
    at : int
        Where the head ends.
    owner : callable
        (start, end) → the type of a listed name in it; a person's or an organisation's name ends the walk,
        a state's belongs to the complement.

    Examples
    --------
    >>> text = "L’Institut français d’analyse stratégique annonce un rapport"
    >>> text[2 : measure(text, "institut", 10, lambda start, end: None).end]
    'Institut français d’analyse stratégique'
    """
    return _Walk(text, head, at, owner).run()
