"""Organisations that the lexicon lacks, by what French names of organisations look like."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from analysis.matching.unlisted_acronyms import link_acronyms
from analysis.matching.unlisted_context import Context, Found
from analysis.matching.unlisted_extent import is_adjective, measure
from analysis.matching.unlisted_full_names import is_given
from analysis.matching.unlisted_runs import Run, Token, bare, last_word, word_before, words_before
from analysis.matching.unlisted_words import (
    BEHIND,
    BEHIND_OF,
    ENGLISH_END,
    FUNCTION,
    HEADS,
    HONORIFICS,
    LOWER_HEADS,
    MONTHS_AND_DAYS,
    NO_ORGANISATION,
    NO_ORGANISATION_ALONE,
    OPENERS,
    ROLES,
    is_first_name,
    plain_word,
    word_list,
)  # fmt: skip

__all__ = ["find_organisations"]

_HEAD = r"universités?|ministère|institut|fondation|académie|observatoire|école"
_LOWER_HEADS = _HEAD.replace("s?", "").split("|")
_REACH = 60
_MARKS = frozenset(".,;:!?…()[]»”–—-•|>*/")
_LOWER_HEAD = re.compile(
    rf"\b({_HEAD})"
    r"((?:[ \u00a0](?!de\b|du\b|des\b)[a-zà-öø-ÿœ-]+){0,2}[ \u00a0]"
    r"(?:de[ \u00a0](?:la[ \u00a0]|l['’])?|du[ \u00a0]|des[ \u00a0]|d['’])?)$"
)
_ARTICLE_BEFORE = re.compile(r"(?:\(|\b(?:L|l|d|D|qu)['’]|\b(?:[LlDd]es|[Ll][ae]|[Dd]u|[Aa]ux?)[ \u00a0])$")
_BRACKET = re.compile(r"[ \u00a0]\(([A-Z][\w.&’'-]{1,11})[,)]")
_LEGAL_FORMS = frozenset({"SA", "SAS", "AG", "AB", "NV", "BV", "PLC", "LLC", "SE", "ASA", "OAO", "TV", "FM"})
_ARTICLES = frozenset({"le", "la", "les", "the", "el", "los", "las"})


_LEADING = frozenset({"chez", "la", "l'", "de", "du", "d'"})
_HEADS_OF_FIRMS = word_list("heads of firms")
_NO_BEGINNING = OPENERS | HONORIFICS | ROLES | word_list("menu")
_NO_NAME = (FUNCTION - _ARTICLES) | HONORIFICS | MONTHS_AND_DAYS
_MINISTER_OF = re.compile(r"\bministres?[ \u00a0]des[ \u00a0]$")
_POSSESSED = re.compile(r"[ \u00a0]d(?:e|u|es)[ \u00a0](?:son|sa|ses|leurs?|notre|nos|mon|ma|mes|votre|vos)\b")
_REGIONS = frozenset({"centre"})
_HIGH = frozenset({"ecole", "autorite", "cour", "conseil", "commissariat", "comite", "commission"})


def find_organisations(context: Context) -> list[Found]:
    """Find the organisations of one document, in order, without overlaps."""
    found: list[Found] = []
    for run in context.runs:
        names = _within(context, run) if len(run.tokens) > 1 or run.tokens[0].plain in HEADS else []
        for name in names or _announced(context, run):
            if not found or name.start >= found[-1].end:
                found.append(name)
    return link_acronyms(context, found)


def _within(context: Context, run: Run) -> list[Found]:
    """Find the organisations that the words of a run themselves tell."""
    names: list[Found] = []
    reach = -1
    for index, token in enumerate(run.tokens):
        if token.start < reach:
            continue
        if token.word in ("ONG", "SARL") and index + 1 < len(run.tokens) and not run.tokens[index + 1].join:
            reach = run.end
            names.append(_found(context.text, run.tokens[index + 1].start, run.end))
            continue
        end = _headed(context, run, index) if token.plain in HEADS else None
        if end is None and index + 1 < len(run.tokens):
            end = _foreign(context, run, index)
        if end is not None:
            reach = end
            names.append(_found(context.text, token.start, end))
    return names


def _found(text: str, start: int, end: int) -> Found:
    return Found(start, end, text[start:end], "organisation")


def _headed(context: Context, run: Run, index: int) -> int | None:
    """Follow a French name from its capitalised head on."""
    text, token = context.text, run.tokens[index]
    if token.word.isupper() and text[token.end + 1 : token.end + 2].isupper():
        return None  # a line in capitals does not say where a name ends
    if any(join.startswith("=") for join in (t.join for t in run.tokens[index + 1 : index + 3])):
        return None  # "Center for …" is followed in English
    if index == 0 and run.opens and not _ARTICLE_BEFORE.search(text, max(0, token.start - 5), token.start):
        return None
    head = token
    if token.plain in ("haut", "haute") and index + 1 < len(run.tokens) and run.tokens[index + 1].plain in _HIGH:
        head = run.tokens[index + 1]
    extent = measure(text, head.plain, head.end, context.owner)
    if not extent.parts:
        return None
    if head.plain in _REGIONS and context.owner(head.end, extent.end) == "state":
        return None  # "le Centre du Mali" is a part of it
    if _POSSESSED.match(text, extent.end):
        return None  # "au Congrès national de son parti" is one of many
    if head.plain == "forces" and _MINISTER_OF.search(text, max(0, token.start - 20), token.start):
        return None  # "ministre des Forces armées" is an office
    plain = plain_word(text[token.start : extent.end])
    bracket = _BRACKET.match(text, extent.end)
    if (plain.startswith(NO_ORGANISATION) or plain in NO_ORGANISATION_ALONE) and not bracket:
        return None
    return extent.end


def _foreign(context: Context, run: Run, index: int) -> int | None:
    """Follow an English name, told by the word it ends in: "Middle East Institute"."""
    tokens = run.tokens
    if tokens[index].plain in _NO_BEGINNING or context.is_demonym(tokens[index].plain):
        return None
    last = None
    for at in range(index, len(tokens)):
        if at > index and tokens[at].join and not tokens[at].join.startswith("="):
            break
        if tokens[at].plain in ENGLISH_END or (at > index and tokens[at].word in _LEGAL_FORMS):
            last = at
    if last is None:
        return None
    while last + 1 < len(tokens) and tokens[last + 1].join.startswith("="):
        last += 1
        while last + 1 < len(tokens) and not tokens[last + 1].join:
            last += 1
    plain = plain_word(context.text[tokens[index].start : tokens[last].end])
    return tokens[last].end if last > index and not plain.startswith(NO_ORGANISATION) else None


def _announced(context: Context, run: Run) -> list[Found]:
    """Find the organisation that the words before a run announce."""
    text, first = context.text, run.tokens[0]
    if first.start < 2 or _is_mark(text[first.start - 2 : first.start]):
        return []  # no word there that could announce a name
    head = _lower_head(text, first.start)
    if head and plain_word(head[1]).rstrip("s") in LOWER_HEADS:
        name = plain_word(head[1]).rstrip("s")
        between = head[2].split()
        if between and any(w not in ("de", "la", "du", "des", "d'", "d’", "l'") and not is_adjective(plain_word(w))
                           for w in (w.replace("l’", "").replace("l'", "") for w in between) if w):  # fmt: skip
            return []
        extent = measure(text, name, head.end(1), context.owner)
        return [_found(text, head.start(1), extent.end)] if extent.end > first.start else []
    nearest = word_before(text, first.start, _REACH)
    if nearest in _LEADING and _is_headed(context, run):
        return [_found(text, first.start, _before_first_name(run))]
    if not _may_lead(nearest, context.known.demonyms):
        return []
    if stands_behind_organisation(text, first.start, context.known.demonyms):
        start = first.start - 2 if text[first.start - 2 : first.start] in ("L’", "L'") else first.start
        end = _name_end(run)
        if end is not None and not _is_place(context, run):
            return [_found(text, start, _prolonged(text, end))]
    return []


@lru_cache(maxsize=1 << 14)
def _is_mark(pair: str) -> bool:
    """Whether the two letters before a name are a mark, or a line end, and a blank at most."""
    before, last = pair[0], pair[1]
    if last == "\n":
        return before not in " \u00a0'’"
    return last in _MARKS or (before in _MARKS and last in " \u00a0")


def _lower_head(text: str, start: int) -> re.Match[str] | None:
    """Find the noun in small letters that the name at ``start`` goes on from: "université de Lille"."""
    places = _places_of_heads(text)
    at = bisect_left(places, start - _REACH)
    if at == len(places) or places[at] >= start:
        return None
    return _LOWER_HEAD.search(text, max(0, start - _REACH), start)


@lru_cache(maxsize=2)
def _places_of_heads(text: str) -> list[int]:
    places = []
    for head in _LOWER_HEADS:
        at = text.find(head)
        while at >= 0:
            places.append(at)
            at = text.find(head, at + 1)
    return sorted(places)


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
    return len(before) > 1 and before[0] in ("de", "du", "d'") and bare(before[1]) in _HEADS_OF_FIRMS


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


def stands_behind_organisation(text: str, start: int, demonyms: frozenset[str]) -> bool:
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


_SKIPPED = frozenset({"«", '"', "“", "l'", "l"})


def _may_lead(nearest: str, demonyms: frozenset[str]) -> bool:
    """Whether such a noun may stand before the word nearest to a name, or is this word."""
    return nearest in _SKIPPED or _may_announce(nearest) or bare(nearest) in demonyms


@lru_cache(maxsize=1 << 15)
def _may_announce(word: str) -> bool:
    plain = bare(word)
    return plain in BEHIND or plain in BEHIND_OF or _may_describe(plain)


def _may_describe(word: str) -> bool:
    return word == "et" or is_adjective(word) or word in ("public", "prive", "base", "local")

