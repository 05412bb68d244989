"""Organisations announced by the words before their name: "l'ONG X", "le quotidien russe X", "PDG de X".

Nine names of ten have no such word before them. The words that stand before names are few and come again and again,
so what they may announce is asked once for each of them: first for the nearest, then for the one before it.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Final

from analysis.matching.names.name_words import (
    BEHIND,
    BEHIND_OF,
    FUNCTION,
    HONORIFICS,
    LOWER_HEADS,
    MONTHS_AND_DAYS,
    ROLES,
    is_first_name,
    plain_word,
    word_list,
)  # fmt: skip
from analysis.matching.unlisted.around import bare, last_word, word_before, words_before
from analysis.matching.unlisted.context import Context, Found
from analysis.matching.unlisted.extent import is_adjective, measure
from analysis.matching.unlisted.full_names import is_given
from analysis.matching.unlisted.runs import Run, Token
from analysis.text.word_memory import WordMemory

__all__ = ["announced", "may_be_announced"]

_HEAD = r"universités?|ministère|institut|fondation|académie|observatoire|école"
_ENDS_IN_HEAD = tuple(plain_word(head) for head in _HEAD.replace("s?", "|universités").split("|"))
_LOWER_HEAD = re.compile(
    rf"\b({_HEAD})"
    r"((?:[ \u00a0](?!de\b|du\b|des\b)[a-zà-öø-ÿœ-]+){0,2}[ \u00a0]"
    r"(?:de[ \u00a0](?:la[ \u00a0]|l['’])?|du[ \u00a0]|des[ \u00a0]|d['’])?)$"
)
_REACH = 60
_NEAR = 24  # no word that announces is as long
_ARTICLES = frozenset({"le", "la", "les", "the", "el", "los", "las"})
_OF = frozenset({"de", "du", "d'"})
_LEADING = _OF | {"chez", "la", "l'"}
_LINKING = _LEADING | {"des"}
_SKIPPED = frozenset({"«", '"', "“", "l'", "l"})
_DESCRIBING = frozenset({"et", "public", "prive", "base", "local"})
_HEADS_OF_FIRMS = word_list("heads of firms")
_NO_NAME = (FUNCTION - _ARTICLES) | HONORIFICS | MONTHS_AND_DAYS
_ANNOUNCING = BEHIND | BEHIND_OF

# What a word before a name must be for the name to be announced.
_FIRM: Final = 1  # "PDG", behind which "de" leads to a firm
_NOUN: Final = 2  # "quotidien", or "presse" behind "agence de"
_HEAD_NOUN: Final = 4  # "université"
_LINK: Final = 8  # "de", and before it such a firm: "PDG de la", "PDG de l'"
_ANY: Final = 15
_INDENTS: Final = 16  # nothing but blanks: most often what indents a line


def may_be_announced(text: str, start: int, demonyms: frozenset[str]) -> bool:
    """Whether the two words before ``start``, which no mark parts from it, leave it open that they announce a name."""
    blank = text.rfind(" ", start - _NEAR if start > _NEAR else 0, start - 1)
    if blank < 0:
        return True
    wanted_before, told_by = _natures(demonyms)
    chunk = text[blank + 1 : start]
    if "\n" in chunk:
        chunk = chunk[chunk.rfind("\n") :]
    wanted = wanted_before[chunk]
    if wanted >= _ANY:
        return wanted == _ANY or not text[text.rfind("\n", 0, start) + 1 : start].isspace()
    while wanted:
        farther = text.rfind(" ", blank - _NEAR if blank > _NEAR else 0, blank)
        told, beyond = told_by[text[farther + 1 : blank]]
        if wanted & told or farther < 0:
            return True
        blank, wanted = farther, wanted & beyond
        if wanted & _LINK:
            wanted ^= _LINK | _FIRM
    return False


@lru_cache(maxsize=4)
def _natures(demonyms: frozenset[str]) -> tuple[WordMemory[int], WordMemory[tuple[int, int]]]:
    """Give what is known of chunks right before a name, `_wanted`, and of those farther back, `_told`."""
    return WordMemory(partial(_wanted, demonyms=demonyms)), WordMemory(partial(_told, demonyms=demonyms))


def _wanted(chunk: str, demonyms: frozenset[str]) -> int:
    """Tell what must stand before the chunk right before a name for the name to be announced.

    A chunk has no space but at its end, and a line end at its beginning where it is a line's first.
    """
    if chunk.isspace():
        return _INDENTS
    line = chunk.removeprefix("\n")
    body = line[:-1] if line[-1:].isspace() else line
    if body.split() != [body] or body in ("'", "’"):
        return _ANY
    words = words_before(line, len(line))
    nearest = words[0]
    told, beyond = _nature(nearest, demonyms)
    leads = (told | beyond) & _NOUN and last_word(chunk, len(chunk)) not in FUNCTION
    small = beyond & _HEAD_NOUN or nearest in _LINKING
    if not leads and not small and not told & _HEAD_NOUN:
        return 0
    if len(words) > 1 or nearest == "chez" or told & (_NOUN | _HEAD_NOUN):
        return _ANY
    if line != chunk:
        return 0  # the first word of its line
    wanted = _FIRM if nearest in _OF else _LINK if nearest in _LEADING else 0
    return wanted | (_NOUN if leads else 0) | (_HEAD_NOUN if small else 0)


def _told(chunk: str, demonyms: frozenset[str]) -> tuple[int, int]:
    """Tell what a chunk farther back is, and what may stand before it."""
    words = words_before(chunk, len(chunk))
    told, beyond = _nature(words[0], demonyms) if words else (0, 0)
    if not chunk.strip("'’ \u00a0\u202f\t") or (beyond and len(words) > 1):
        return _ANY, 0  # what is wanted may stand in the chunk itself
    return told, beyond


def _nature(word: str, demonyms: frozenset[str]) -> tuple[int, int]:
    """Tell which of the words wanted a word is, and which of them may still stand before it."""
    plain = bare(word) if "'" in word else word
    told = _FIRM if plain in _HEADS_OF_FIRMS else 0
    if plain in _ANNOUNCING:
        told |= _NOUN
    if word.endswith(_ENDS_IN_HEAD):
        told |= _HEAD_NOUN
    beyond = _LINK if word in _OF else 0
    if _may_describe(plain):
        return told, beyond | _NOUN | _HEAD_NOUN
    if plain in demonyms or word in _SKIPPED:
        beyond |= _NOUN
    return told, beyond | _HEAD_NOUN if word in ("de", "la") else beyond


def announced(context: Context, run: Run) -> Found | None:
    """Find the organisation that the words before a run announce, where they may announce one."""
    text, first = context.text, run.tokens[0]
    head = _LOWER_HEAD.search(text, max(0, first.start - _REACH), first.start)
    if head and plain_word(head[1]).rstrip("s") in LOWER_HEADS:
        return _behind_head(context, first.start, head)
    nearest = word_before(text, first.start, _REACH)
    if nearest in _LEADING and _is_headed(context, run):
        return _found(text, first.start, _before_first_name(run))
    if not _may_lead(nearest, context.known.demonyms):
        return None
    if _stands_behind_organisation(text, first.start, context.known.demonyms):
        start = first.start - 2 if text[first.start - 2 : first.start] in ("L’", "L'") else first.start
        end = _name_end(run)
        if end is not None and not _is_place(context, run):
            return _found(text, start, _prolonged(text, end))
    return None


def _found(text: str, start: int, end: int) -> Found:
    return Found(start, end, text[start:end], "organisation")


def _behind_head(context: Context, start: int, head: re.Match[str]) -> Found | None:
    """Follow a name from its head in small letters beyond ``start``, where its first capital is."""
    between = head[2].split()
    if between and any(w not in ("de", "la", "du", "des", "d'", "d’", "l'") and not is_adjective(plain_word(w))
                       for w in (w.replace("l’", "").replace("l'", "") for w in between) if w):  # fmt: skip
        return None
    extent = measure(context.text, plain_word(head[1]).rstrip("s"), head.end(1), context.owner)
    return _found(context.text, head.start(1), extent.end) if extent.end > start else None


_PROLONGS = re.compile(
    r"[ \u00a0](?:sans[ \u00a0][a-zà-ÿ]{4,}|(?:contre|pour)[ \u00a0](?:(?:la|le|les|tous|toutes)[ \u00a0]|l['’])[\w-]+|"
    r"et[ \u00a0][A-ZÉÈÀ]\w+)"
)


def _prolonged(text: str, end: int) -> int:
    """Follow a name on into "sans frontières", "pour la paix", "et Écoles"."""
    match = _PROLONGS.match(text, end)
    return match.end() if match else end


def _before_first_name(run: Run) -> int:
    """Give where "Tui" ends in "actionnaire de Tui Alexeï …"."""
    at = next((at for at, token in enumerate(run.tokens) if at and is_first_name(token.word)), len(run.tokens))
    return run.tokens[at - 1].end


def _is_headed(context: Context, run: Run) -> bool:
    """Whether a role leads to an organisation: "PDG de X", "analyste chez X"."""
    first = run.tokens[0]
    if is_given(first.word) or context.turned_down_as(first.start, first.end) not in (None, "surname"):
        return False
    before = words_before(context.text, first.start, 40, 5)
    if before[:1] == ["chez"]:
        return any(bare(word) in ROLES for word in before[1:5])
    before = before[1:] if before[:1] in (["la"], ["l'"]) else before
    return len(before) > 1 and before[0] in _OF and bare(before[1]) in _HEADS_OF_FIRMS


def _is_place(context: Context, run: Run) -> bool:
    first = run.tokens[0]
    return len(run.tokens) == 1 and (
        context.turned_down_as(first.start, first.end) == "metonym" or first.plain in context.known.demonyms
    )


def _name_end(run: Run) -> int | None:
    """Where a name that a noun announces ends: at an English link or a honorific at the latest."""
    kept: list[Token] = []
    for token in run.tokens:
        plain = token.plain
        if kept and (plain in MONTHS_AND_DAYS or plain in HONORIFICS or token.join in ("de", "du", "des", "d'")):
            break
        kept.append(token)
    if not kept or kept[0].plain in _NO_NAME:
        return None
    return kept[-1].end if len(kept) > 1 or kept[0].plain not in FUNCTION else None


def _stands_behind_organisation(text: str, start: int, demonyms: frozenset[str]) -> bool:
    """Whether a noun such as "ONG", "quotidien" or "agence de presse russe" stands right before ``start``."""
    if start < 4 or text[start - 1] not in " \u00a0\u202f«\"“’'":
        return False
    if last_word(text, start) in FUNCTION:
        return False
    words = words_before(text, start, _REACH, 12)
    while words and words[0] in _SKIPPED:
        words = words[1:]
    at = 0
    while at < min(len(words), 5):
        word = bare(words[at])
        if word in BEHIND:
            return True
        if word in BEHIND_OF and at + 1 < len(words) and bare(words[at + 1]) in ("de", "d'", "d"):
            at += 2
            continue
        if words[at].startswith("d'") and word in BEHIND_OF:
            at += 1
            continue
        if not (word in demonyms or _may_describe(word)):
            return False
        at += 1
    return False


def _may_lead(nearest: str, demonyms: frozenset[str]) -> bool:
    """Whether such a noun may stand before the word nearest to a name, or is this word."""
    plain = bare(nearest)
    return plain in _ANNOUNCING or plain in demonyms or _may_describe(plain) or nearest in _SKIPPED


def _may_describe(word: str) -> bool:
    return word in _DESCRIBING or is_adjective(word)
