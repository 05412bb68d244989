"""Organisations that the lexicon lacks, by what French names of organisations look like."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.matching.names.name_words import (
    ENGLISH_END,
    HEADS,
    HONORIFICS,
    NO_ORGANISATION,
    NO_ORGANISATION_ALONE,
    OPENERS,
    ROLES,
    plain_word,
    word_list,
)  # fmt: skip
from analysis.matching.unlisted.acronyms import link_acronyms
from analysis.matching.unlisted.announced import announced, may_be_announced
from analysis.matching.unlisted.context import Context, Found
from analysis.matching.unlisted.extent import measure
from analysis.matching.unlisted.runs import Run, opens_sentence

__all__ = ["find_organisations"]

_ARTICLE_BEFORE = re.compile(r"(?:\(|\b(?:L|l|d|D|qu)['’]|\b(?:[LlDd]es|[Ll][ae]|[Dd]u|[Aa]ux?)[ \u00a0])$")
_BRACKET = re.compile(r"[ \u00a0]\(([A-Z][\w.&’'-]{1,11})[,)]")
_LEGAL_FORMS = frozenset({"SA", "SAS", "AG", "AB", "NV", "BV", "PLC", "LLC", "SE", "ASA", "OAO", "TV", "FM"})
_BEFORE_NAMES = ("ONG", "SARL")
_NO_BEGINNING = OPENERS | HONORIFICS | ROLES | word_list("menu")
_MINISTER_OF = re.compile(r"\bministres?[ \u00a0]des[ \u00a0]$")
_POSSESSED = re.compile(r"[ \u00a0]d(?:e|u|es)[ \u00a0](?:son|sa|ses|leurs?|notre|nos|mon|ma|mes|votre|vos)\b")
_REGIONS = frozenset({"centre"})
_HIGH = frozenset({"ecole", "autorite", "cour", "conseil", "commissariat", "comite", "commission"})


# A run of several words without any of these names no organisation by itself.
_TELLING = HEADS | ENGLISH_END | {"ong", "sarl"} | {form.lower() for form in _LEGAL_FORMS}


def find_organisations(context: Context) -> list[Found]:
    """Find the organisations of one document, in order, without overlaps."""
    text, demonyms = context.text, context.known.demonyms
    found: list[Found] = []
    reach = 0
    for run in context.runs:
        tokens, _, led = run
        start, _, _, plain, _ = tokens[0]
        tells = plain in HEADS if len(tokens) == 1 else not _TELLING.isdisjoint([token.plain for token in tokens])
        names = _within(context, run) if tells else []
        if not names:
            if not led or not may_be_announced(text, start, demonyms):
                continue
            if announcement := announced(context, run):
                names = [announcement]
        for name in names:
            if name.start >= reach:
                found.append(name)
                reach = name.end
    return link_acronyms(context, found)


def _within(context: Context, run: Run) -> list[Found]:
    """Find the organisations that the words of a run themselves tell."""
    names: list[Found] = []
    tokens = run.tokens
    if len(tokens) == 1:
        end = _headed(context, run, 0)
        return names if end is None else [_found(context.text, run.start, end)]
    foreign = any(token.plain in ENGLISH_END or token.word in _LEGAL_FORMS for token in tokens)
    reach, last = -1, len(tokens) - 1
    for index, (start, _, word, plain, _) in enumerate(tokens):
        if start < reach:
            continue
        if word in _BEFORE_NAMES and index < last and not tokens[index + 1].join:
            names.append(_found(context.text, tokens[index + 1].start, run.end))
            break
        end = _headed(context, run, index) if plain in HEADS else None
        if end is None and foreign and index < last:
            end = _foreign(context, run, index)
        if end is not None:
            reach = end
            names.append(_found(context.text, start, end))
    return names


def _found(text: str, start: int, end: int) -> Found:
    return Found(start, end, text[start:end], "organisation")


def _headed(context: Context, run: Run, index: int) -> int | None:
    """Follow a French name from its capitalised head on."""
    text, token = context.text, run.tokens[index]
    if token.word.isupper() and text[token.end + 1 : token.end + 2].isupper():
        return None  # a line in capitals does not say where a name ends
    for following in run.tokens[index + 1 : index + 3]:
        if following.join.startswith("="):
            return None  # "Center for …" is followed in English
    start = token.start
    if index == 0 and opens_sentence(text, start) and not _ARTICLE_BEFORE.search(text, max(0, start - 5), start):
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
    if _is_none(text[token.start : extent.end]) and not _BRACKET.match(text, extent.end):
        return None
    return extent.end


@lru_cache(maxsize=1 << 14)
def _is_none(name: str) -> bool:
    """Whether what looks like an organisation's name is none: "Force de frappe", "Centre du pays"."""
    plain = plain_word(name)
    return plain.startswith(NO_ORGANISATION) or plain in NO_ORGANISATION_ALONE


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
    if last == index or plain_word(context.text[tokens[index].start : tokens[last].end]).startswith(NO_ORGANISATION):
        return None
    return tokens[last].end
