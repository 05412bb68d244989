"""How far a French organisation's name goes: head, adjectives, complements, and no verb.

"l'Institut français d'analyse stratégique annonce …": the name ends before "annonce", for no adjective ends
like that and no preposition leads there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from analysis.matching.unlisted_heads import ADJECTIVE_OUT
from analysis.matching.unlisted_runs import UPPER
from analysis.matching.unlisted_words import FUNCTION, is_first_name, plain_word

__all__ = ["Extent", "is_adjective", "measure"]

_GAP = r"[ \u00a0\u202f]"
_WORD = re.compile(rf"{_GAP}(\w+(?:[-‑]\w+)*(?:['’]\w+)?)")
_OF = re.compile(rf"{_GAP}(de{_GAP}la{_GAP}|de{_GAP}l['’]|du{_GAP}|des{_GAP}|de{_GAP}|d['’])(?=\w)", re.IGNORECASE)
_FOR = re.compile(
    rf"{_GAP}(pour|sur|contre|aux|au|à|en|entre|sans)(?:{_GAP}(?:la|le|les)(?={_GAP})|{_GAP}l(?=['’]))?(?:{_GAP}|['’])(?=\w)"
)
_AND = re.compile(rf"{_GAP}et(?={_GAP})")
_NAME = re.compile(rf"{UPPER}[\w]*(?:['’‑-]\w+)*(?:{_GAP}(?:(?:de|des|du|la|le|von|van|ben|al){_GAP}|d['’])?{UPPER}[\w]*(?:['’‑-]\w+)*)*")
_NOUN = re.compile(r"\w+(?:[-‑'’]\w+)*")
_DATE = re.compile(r"\d{1,2}(?:er)?[ \u00a0](?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)")
_ADJECTIVE = re.compile(
    r"\w{2,}(?:ales?|al|aux|iques?|iens?|iennes?|ais|aises?|ois|oises?|ifs?|ives?|aires?|els?|elles?|eux|euses?|ains?|aines?|ins?|ines?"
    r"|istes?|ates?|ides?|ards?|ques?|graphes?|sophes?|nautes?)"
)
_ADJECTIVES = frozenset("""
uni unis unie unies armee armees arme armes associe associes unifie unifiee libre libres vert verte verts vertes rouge noir noire jaune bleu
independant independante independants permanent permanente superieur superieure superieurs mondial suprême supreme haut haute public publique publics
publiques prive privee prives transatlantique europeen arabe arabes kurde kurdes russe russes turc turque turcs grec grecque suisse belge
slovaque tcheque slovene croate serbe bulgare malgache kazakh kazakhe ouzbek ouzbeke tadjik kirghize afghan afghane mongol mongole somali
corse basque breton catalan catalane druze sunnite chiite juif juive ouvrier ouvriere paysan paysanne humain humaine jeune avancee avancees
avance avances appliquee appliquees uniforme technique vivant vivantes ensemble intergouvernemental interarmees interarmes strategique
insoumis insoumise populaire nationaliste nouveau durable durables militant renove islamique islamiste ancien resistant travailliste
congolais uighour ouighour ouighoure ouighours yemenite saoudite sahraoui sahraouie soufi maronite copte orthodoxe catholique protestant
protestante evangelique lutherien anglican reforme reformee laique citoyen citoyenne citoyens non-alignes reunis reunies
""".split())  # fmt: skip
# Nouns behind which "pour", "sur", "aux" still lead on inside a name.
_LEADING_ON = frozenset("""
recherche recherches etude etudes action aide information documentation cooperation solidarite lutte appui analyse reflexion commissariat
haut-commissariat international internationale europeen europeenne strategique strategiques independant
""".split())  # fmt: skip
_HELD_BY_NAMES = frozenset("""
fondation institut universite centre laboratoire groupe collectif association ecole cercle club academie banque agence societe compagnie
brigade bataillon regiment musee
""".split())  # fmt: skip
_BEFORE_NOUN = frozenset("""
deux trois quatre cinq six sept huit neuf dix grand grande grands grandes petit petite petits petites haut haute hauts hautes jeune jeunes
nouveau nouvelle nouveaux nouvelles premier premiere premiers premieres libre-echange bon bonne bonnes anciens anciennes vieux
""".split())  # fmt: skip
# Heads that no proper name follows directly: "Marine Dupont" is no navy.
_NEVER_NAMED = frozenset("""
marine armee force forces garde service services cour parlement congres etat-major office direction haut haute bureau coordination
assemblee conseil commission comite secretariat autorite
""".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extent:
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
    return word not in ADJECTIVE_OUT and (word in _ADJECTIVES or ("-" in word and is_adjective(word.split("-")[-1])) or (
        bool(_ADJECTIVE.fullmatch(word)) and word not in FUNCTION
    ))  # fmt: skip


class _Walk:
    """One walk from a head to the end of its name."""

    def __init__(self, text: str, head: str, at: int, owner: Owner) -> None:
        self.text, self.head, self.owner = text, head, owner
        self.end, self.parts = at, 0
        self.last = head
        self.of = ""
        self.closed = False

    def run(self) -> Extent:
        steps = 0
        while not self.closed and steps < 12 and (self.adjective() or self.name() or self.of_complement()
                                                  or self.for_complement() or self.coordination()):  # fmt: skip
            steps += 1
        return Extent(self.end, self.parts)

    def adjective(self) -> bool:
        match = _WORD.match(self.text, self.end)
        if not match or not match[1][0].islower() or not is_adjective(plain_word(match[1])):
            return False
        self._take(match.end(1), plain_word(match[1]))
        return True

    def name(self) -> bool:
        """A capitalised name right behind the head: "Institut Montaigne"."""
        if self.parts and self.last != self.head and not is_adjective(self.last):
            return False
        match = _NAME.match(self.text, self.end + 1) if self.text[self.end : self.end + 1] in (" ", "\u00a0") else None
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
        self.of = match[1].split()[0].rstrip("’'").lower()
        return self._complement(match.end())

    def for_complement(self) -> bool:
        match = _FOR.match(self.text, self.end)
        described = self.parts and not self.of and is_adjective(self.last)  # "Mouvement patriotique pour la …"
        if not match or (self.parts and self.last not in _LEADING_ON and not (described and match[1] in ("pour", "contre"))):
            return False
        word = _NOUN.match(self.text, match.end())
        plain = plain_word(word[0]) if word else ""
        if match[1] in ("à", "en", "au", "entre", "sans") and not (
            plain in ("sciences", "education", "developpement", "enfance", "frontieres") or self.head == "haut-commissariat"
        ):
            return False
        bare = match[0].strip() == match[1]
        if bare and match[1] not in ("aux", "au") and plain.endswith(("er", "ir", "re")):
            return False  # an infinitive: a purpose, not a name
        return self._complement(match.end())

    def coordination(self) -> bool:
        """A second adjective or complement: "politiques et stratégiques", "d'études et de recherches"."""
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
        word = _WORD.match(self.text, both.end())
        if word and word[1][0].islower() and is_adjective(self.last) and is_adjective(plain_word(word[1])):
            self._take(word.end(1), plain_word(word[1]))
            return True
        if word and self.head == "ministere" and word[1][0].isupper():
            self._take(word.end(1), plain_word(word[1]))
            return True
        return False

    def _complement(self, at: int) -> bool:
        date = _DATE.match(self.text, at)
        if date:
            self._take(date.end(), "")
            return True
        word = _NOUN.match(self.text, at)
        if not word:
            return False
        if word[0][0].isupper():
            return self._capital_complement(at)
        plain = plain_word(word[0])
        if word[0][0].isdigit() or plain in FUNCTION or len(plain) < 3:
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
        if kind in ("person", "organisation") or (is_first_name(first) and " " in match[0] and self.head not in _HELD_BY_NAMES):
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
    return ("de", "d") if of in ("de", "d") else ("des", "du", "de", "d")


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
