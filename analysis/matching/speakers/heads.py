"""Common nouns that may speak: "le diplomate", "la présidence", "son porte-parole", with their articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from analysis.matching.speakers.words import BODIES, PEOPLE, PREPOSITIONS
from analysis.text.plain import known_words

__all__ = [
    "BEFORE_HEADS", "Head", "find_heads", "gender_of_article", "gender_of_noun", "opens", "title_of", "word_before",
]  # fmt: skip


class Head(NamedTuple):
    """A noun with its article and the adjectives between.

    Parameters
    ----------
    start : int
        Where the phrase begins: at its article, or behind one that holds a preposition ("du", "aux").
    noun, end : int
        The noun itself.
    article : str
        The article, folded, or empty.
    is_person, is_plural : bool
        Whether it means a person, and whether several are meant.
    """

    start: int
    noun: int
    end: int
    article: str
    is_person: bool
    is_plural: bool


_NOUNS: Final = PEOPLE | BODIES
_ARTICLES: Final = frozenset(
    ["le", "la", "l", "un", "une", "son", "sa", "leur", "ce", "cet", "cette", "du", "au", "notre", "certains", "les",
     "des", "aux", "ces", "ses", "plusieurs", "nombreux"]
)  # fmt: skip
_BETWEEN: Final = frozenset(
    ["ex", "ancien", "ancienne", "nouveau", "nouvelle", "nouvel", "premier", "premiere", "vice", "actuel", "actuelle",
     "haut", "haute", "puissant", "futur", "future", "jeune", "porte", "sous", "contre", "tres", "grand", "principal",
     "principale", "meme", "propre"]
)  # fmt: skip
#: What the phrase of a noun begins with.
BEFORE_HEADS: Final = _ARTICLES | _BETWEEN | _NOUNS
_ACCENTED: Final = frozenset(["communique", "depute", "societe"])
_PLURAL: Final = frozenset(["les", "des", "aux", "ces", "ses", "plusieurs", "certains", "nombreux"])
_WITH_PREPOSITION: Final = frozenset(["du", "au", "des", "aux"])
_FEMININE: Final = frozenset(["la", "une", "sa", "cette", "mme", "mlle", "lady"])
_MASCULINE: Final = frozenset(["le", "un", "ce", "du", "au", "m", "sir", "lord"])
_FEMININE_NOUN: Final = re.compile(r"(?:ente|iere|rice|ante|euse|cheffe|elue|uee|eine|esse|enne|femme|gee)$")
# The adjectives of nation that may follow: "le dirigeant ukrainien".
_NATION: Final = re.compile(
    r" [a-z]+(?:ain|aine|ien|ienne|ais|aise|ois|oise|ol|ole|and|ande|usse|urc|urque|nois|ique|elge|abe)\b"
)


def find_heads(text: str, folded: str) -> list[Head]:
    """Find the nouns of persons and bodies in a passage and its folded image.

    Examples
    --------
    >>> folded = "l ancien ministre et les services du parquet"
    >>> [folded[head.start:head.end] for head in find_heads(folded, folded)]
    ['l ancien ministre', 'les services', 'parquet']
    """
    heads = []
    for noun, word in known_words(folded, _NOUNS):
        is_person = word in PEOPLE
        behind = noun + len(word)
        if (word == "parole" and not folded.endswith("porte ", 0, noun)) or (
            text[behind - 1] in "éÉ" and word not in _ACCENTED
        ):
            continue  # "prendre la parole"; "a jugé" is no judge
        begin, article = _opening(folded, noun)
        nation = _NATION.match(folded, behind)
        end = nation.end() if nation else behind
        heads.append(Head(begin, noun, end, article, is_person, article in _PLURAL))
    return heads


def word_before(folded: str, at: int) -> tuple[str, int]:
    """Return the word that ends one blank before ``at``, and where it begins; empty where there is none.

    Examples
    --------
    >>> word_before("dans la ville", 8)
    ('la', 5)
    """
    if at < 2 or folded[at - 1] != " ":
        return "", at
    begin = folded.rfind(" ", 0, at - 1) + 1
    word = folded[begin : at - 1]
    if word.isalpha():
        return word, begin
    begin = at - 1
    while begin and folded[begin - 1].isalpha():
        begin -= 1
    return folded[begin : at - 1], begin


def _opening(folded: str, noun: int) -> tuple[int, str]:
    """Return where the phrase of a noun begins, over adjectives and article, and the article."""
    begin = noun
    for _ in range(4):
        word, at = word_before(folded, begin)
        if word in _ARTICLES:
            return (begin if word in _WITH_PREPOSITION else at), word
        if word not in _BETWEEN:
            break
        begin = at
    return begin, ""


def gender_of_article(word: str) -> str:
    """Return ``f``, ``m`` or, where the article does not show it, an empty string."""
    return "f" if word in _FEMININE else "m" if word in _MASCULINE else ""


def gender_of_noun(words: str) -> str:
    """Return ``f`` where the first noun of a folded phrase is a feminine form ("dirigeante"), else empty."""
    return "f" if _FEMININE_NOUN.search(words.split(" ")[0]) else ""


def opens(folded: str, start: int) -> bool:
    """Whether a phrase without an article stands at a beginning: "…, chef de file …"."""
    head = folded[:start].rstrip()
    return not head or head[-1] in ".,;:!?…«»\"“”("


def title_of(heads: Sequence[Head], folded: str, low: int, start: int) -> Head | None:
    """Return the noun that begins the title before a name at ``start``, looking back to ``low``.

    Of "le conseiller du ministre X" it is the first; across a verb or an aside there is no title.
    """
    reach = [h for h in heads if h.is_person and low <= h.start and h.end <= start]
    for index in range(len(reach) - 1, -1, -1):
        head = reach[index]
        between = folded[head.end : start]
        if _is_no_title(between):
            return None
        earlier = reach[index - 1] if index else None
        if earlier and head.article in {"du", ""} and _SERVES.fullmatch(folded, earlier.end, head.noun):
            continue
        return head
    return None


#: "le conseiller (spécial) du ministre".
_SERVES: Final = re.compile(r" *(?:[a-z]{4,} du|[a-z]{0,3}) *")
_NOT_IN_TITLES: Final = re.compile(
    r"\b(?:est|sont|ont|qui|que|qu|dont|avait|etait|se|a) |[,(] .*,|, (?:et|mais|ou) |[;:.«»\"“”!?…]"
)


def _is_no_title(between: str) -> bool:
    words = between.split()
    if words and (words[-1] in PREPOSITIONS or words[-1] == "et"):
        return True
    return bool(_NOT_IN_TITLES.search(between + " ")) or ("," in between and between.rstrip()[-1:] != ",")
