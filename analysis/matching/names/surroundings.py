"""What stands around a span and makes its words another name, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from analysis.matching.names.name_words import is_first_name
from analysis.text.normalise import fold

__all__ = [
    "addressed_by_title", "begins_before", "first_name_before", "goes_on", "has_article", "in_address", "in_context",
    "in_longer_name", "is_possessed", "named_after",
]  # fmt: skip

# Capitalised words that may stand before a surname without being a first name.
_BEFORE_SURNAME = frozenset("""
a accord administration affaire ainsi alors ambassadeur amiral apres au aussi aux avant avec ayatollah camp capitaine
car chancelier chanceliere cheikh chez clan colonel commandant comme commissaire contre d de depuis depute des
dimanche docteur doctrine donc dont dr du emir en enfin entre equipe et galaxie general gouvernement gouverneur guide
hier jeudi juge l la le les lieutenant loi lord lorsque lundi m madame mais maitre mardi marechal me mercredi ministre
mlle mm mme mmes mollah monsieur ni or ou pape par pendant plan pour pourtant pr premier premiere president presidente
prince princesse procureur professeur puisque qu quand que reine roi samedi sans secretaire selon senateur si sir sous
sultan sur vendredi vers vice-president vice-presidente
""".split())  # fmt: skip
_BLANK = " \u00a0\u202f"
_TOKEN_BACKWARDS = re.compile(r"[\w’'.-]*[^\W\d_]")
_REACH = 40
_NEAR = 5000  # letters: more than a paragraph of the press has
_FIRST_BEFORE = re.compile(rf"(?:\b(à|À|A|de|en|vers)[{_BLANK}])?([A-ZÀ-Þ][\w’'-]+)[{_BLANK}]$")
_GOES_ON = re.compile(rf"[{_BLANK}](?:[A-ZÀ-Þ]\w|pour\b|des\b|entre\b)")
_TOKEN_AFTER = re.compile(rf"[{_BLANK}]([^\W\d_][\w’'-]*)")
_TITLE = re.compile(
    rf"(?:\b(?:MM?|Mmes?|Mlle|Dr|Me)\.?|\b(?:présidente?|ministre|chanceli(?:er|ère)|général|colonel|amiral|capitaine|"
    rf"commandant|sénat(?:eur|rice)|député|gouverneure?|ambassad(?:eur|rice)|secrétaire d['’][ÉEée]tat|monsieur|"
    rf"madame))[{_BLANK}]$",
    re.IGNORECASE,
)
_POSSESSED = re.compile(rf"\b(?:son|sa|leur|votre|mon|ma)[{_BLANK}]$", re.IGNORECASE)
_OF_THE = re.compile(
    r"[\s\u00a0\u202f-](?:de[\s\u00a0]la[\s\u00a0]|du[\s\u00a0]|des[\s\u00a0]|de[\s\u00a0]l['’])$", re.IGNORECASE
)
_DOMAIN = re.compile(r"\.(?:com|fr|org|net|info|eu|ru|ch|be|ca|me)\b")
_LETTERS = re.compile(r"\w+")
_NOT_BLANK = re.compile(r"\S*")


def _plain_letter(code: int) -> int:
    """Give what a letter folds to; a question mark where that is no single letter."""
    folded = fold(f"a{chr(code)}a")[1:-1]
    return ord(folded) if len(folded) == 1 and folded.isascii() and code != ord("?") else ord("?")


_PLAIN = bytes(map(_plain_letter, range(256)))


def in_context(text: str, start: int, end: int, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the same paragraph, outside the span itself.

    Of a paragraph without end, as in a text that has lost its line breaks, only what stands near is looked at.
    """
    low, high = max(0, start - _NEAR), min(len(text), end + _NEAR)
    line, stop = text.rfind("\n", low, start), text.find("\n", end, high)
    # At the edge of what is near a word may be cut in two: its rest is no word.
    if line < 0 and low:
        line = text.find(" ", low, start)
    if stop < 0 and high < len(text):
        stop = text.rfind(" ", end, high)
    passage = text[max(low, line + 1) : start] + " · " + text[end : high if stop < 0 else stop]
    if not _may_hold(passage, words):
        return False
    folded = f" {_letters_only(passage)} "
    return any(f" {_word_letters(word)} " in folded for word in words)


def _may_hold(passage: str, words: Iterable[str]) -> bool:
    """Whether the first word of any of some phrases may stand in a passage, also within another word."""
    plain = passage.replace("’", " ").replace("–", " ").encode("latin-1", "replace").translate(_PLAIN)
    return b"?" in plain or any(_first_word(word) in plain for word in words)


@lru_cache(maxsize=1 << 12)
def _first_word(phrase: str) -> bytes:
    word = _letters_only(phrase).partition(" ")[0]
    return word.encode() if word.isascii() else b""


def _letters_only(text: str) -> str:
    return " ".join(_LETTERS.findall(fold(text)))


_word_letters = lru_cache(maxsize=1 << 12)(_letters_only)


def in_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word beside the span makes it part of a longer name.

    A word that opens its sentence has its capital from there; it counts only where it is a known first name.
    """
    if begins_before(text, start):
        return True
    if not text[end + 1 : end + 2].isupper():
        return False
    after = _TOKEN_AFTER.match(text, end)
    return bool(after and not after[1].isupper() and fold(after[1]) not in _BEFORE_SURNAME)


def begins_before(text: str, start: int) -> bool:
    """Whether the word before belongs to the name: capitalised, no title, and not so because it opens a sentence."""
    if _in_small_letters(text, start):
        return False
    low = max(0, start - _REACH)
    head = text[low:start].removesuffix("\n")
    if not head or head[-1] not in _BLANK:
        return False
    backwards = _TOKEN_BACKWARDS.match(head[-2::-1]) if len(head) > 1 else None
    if backwards is None:
        return False
    before = backwards[0][::-1]
    if not _may_begin_name(before):
        return False
    return is_first_name(before) or not _opens_sentence(text, low + len(head) - 1 - len(before))


def first_name_before(text: str, start: int) -> bool:
    """Whether a first name more stands before a full name; "à Paris, Ana Roca" written without its comma has none.

    Examples
    --------
    >>> [first_name_before(s, len(s)) for s in ("hier Marie ", "reçoit à Florence ", "selon Reuters ")]
    [True, False, False]
    """
    if _in_small_letters(text, start):
        return False
    before = _FIRST_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None and before[1] is None and is_first_name(before[2])


def _in_small_letters(text: str, start: int) -> bool:
    """Whether a word in small letters stands before, as most often: the quick question before others."""
    return start > 1 and text[text.rfind(" ", max(0, start - _REACH), start - 1) + 1 : start - 1].islower()


@lru_cache(maxsize=1 << 14)
def _may_begin_name(word: str) -> bool:
    """Whether a word is capitalised and no title; one in capitals is an acronym."""
    # A long word with a full stop closes the sentence before; a short one is an initial.
    if not word[0].isupper() or word.isupper() or (word.endswith(".") and len(word) > 4):
        return False
    folded = fold(word.rstrip(".")).strip()
    return folded.split(" ")[-1] not in _BEFORE_SURNAME and folded.replace(" ", "-") not in _BEFORE_SURNAME


def _opens_sentence(text: str, start: int) -> bool:
    head = text[max(0, start - 3) : start].rstrip(_BLANK)
    return not head or head[-1] in '.!?…\n:«»"“”•-–—'


def goes_on(text: str, end: int) -> bool:
    """Whether a short name is the beginning of a longer one: "Alliance pour …"."""
    return bool(_GOES_ON.match(text, end))


def has_article(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` closes with "de la", "du", "des" or "de l'"."""
    return bool(_OF_THE.search(text, start, end))


def named_after(text: str, start: int, end: int) -> bool:
    """Whether a name of several words is written with hyphens alone: "aéroport Charles-de-Gaulle"."""
    name = text[start:end]
    return "-" in name and not any(blank in name for blank in _BLANK + "\n")


def addressed_by_title(text: str, start: int) -> bool:
    """Whether "M.", "le président" or the like stands right before."""
    before = text[text.rfind(" ", 0, start - 1) + 1 : start] if start else ""
    if _is_title(before):
        return True
    # "secrétaire d'État", or a title at the end of the line before.
    farther = before[-4:-1].lower() == "tat" or before == "\n"
    return farther and bool(_TITLE.search(text, max(0, start - 24), start))


@lru_cache(maxsize=1 << 12)
def _is_title(before: str) -> bool:
    """Whether a word and the blank behind it are such a title."""
    return bool(_TITLE.search(before))


def is_possessed(text: str, start: int) -> bool:
    """Whether "son" or "leur" stands right before: another's council is not the one the text has named."""
    return bool(_POSSESSED.search(text, max(0, start - 7), start))


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the span is part of a web address, an e-mail address or an @account; a #hashtag is none of these."""
    head = text[max(0, start - 80) : start].removesuffix("\n")
    left = head.split()[-1] if head and not head[-1].isspace() else ""
    right = _NOT_BLANK.match(text, end)
    token = left + text[start:end] + (right[0] if right else "")
    if "@" in token or "://" in token or token.lower().lstrip("(«\"'").startswith("www."):
        return True
    # "pic.twitter.com/…", but not "la junte.Le Niger" without a blank.
    return bool(left.endswith((".", "/")) and right and _DOMAIN.match(right[0]))
