"""Acronyms: introduced in brackets behind a long name or before it, or used as an organisation is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from analysis.matching.unlisted_context import Context, Found
from analysis.matching.unlisted_extent import measure
from analysis.matching.unlisted_runs import UPPER, Token, bare, words_after, words_before
from analysis.matching.unlisted_words import HEADS, LOWER_HEADS, NO_ACRONYM, ROLES, SPEECH, plain_word, word_list

__all__ = ["link_acronyms"]

_SHAPE = re.compile(rf"(?=(?:.*{UPPER}){{2}}){UPPER}\w*(?:[.&-][\w]+)*")
_SOFT_SHAPE = re.compile(r"[A-ZÉ][a-zéè]{2,7}")
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|ème)?")
_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_BEHIND_NAME = " \u00a0\u202f»”\""  # "le « Comité de salut » (CS)"
_APPOSED = re.compile(r",[ \u00a0](?:l['’]|(?:le|la)[ \u00a0])")
_ARTICLES = ("l'", "le", "la", "les", "du", "au", "aux", "des")
_HEADS = HEADS | LOWER_HEADS | word_list("heads of long names")


def link_acronyms(context: Context, found: Sequence[Found]) -> list[Found]:
    """Add acronyms to the organisations found, each with the label of its long name."""
    ends = {name.end: name for name in found}
    by_start = {name.start: name for name in found}
    meaning: dict[str, tuple[str, str | None]] = {}
    added: list[Found] = []
    candidates = [(run, token) for run in context.runs for token in run.tokens if _is_acronym(token.word)]
    for _, token in candidates:
        long_name = _introduced(context, token, ends, by_start)
        if long_name is not None:
            meaning.setdefault(token.word, (long_name.label, long_name.actor_id))
            known = by_start.get(long_name.start)
            if long_name.actor_id is None and (known is None or known.end < long_name.end):
                added.append(long_name)
    found = [_as_listed(context, name) for name in found]
    added += _before_listed(context, {name.end for name in found})
    for run, token in candidates:
        explained = token.word in meaning
        if not explained and not (len(run.tokens) == 1 and _is_used_as_one(context, token)):
            continue
        if any(name.start <= token.start < name.end for name in (*added, *found)):
            continue
        label, actor = meaning.get(token.word, (token.word, None))
        added.append(Found(token.start, token.end, label, "organisation", actor))
    return _ordered([*found, *added])


def _bracketed(context: Context, at: int) -> str | None:
    """Find the listed organisation whose acronym stands alone in brackets that open at ``at``."""
    text = context.text
    hit = context.taken.starting(at + 1) if text[at : at + 1] == "(" else None
    if hit is None or text[hit[1] : hit[1] + 1] not in (")", ",") or context.types[hit[0]] != "organisation":
        return None
    return context.targets[hit[0]] if _SHAPE.fullmatch(text[hit[0] : hit[1]]) else None


def _as_listed(context: Context, name: Found) -> Found:
    """Make a long name whose acronym is listed that listed actor."""
    actor = _bracketed(context, name.end + 1)
    return replace(name, actor_id=actor, label=context.known.labels[actor]) if actor else name


def _before_listed(context: Context, known_ends: set[int]) -> list[Found]:
    """Find long names, not found otherwise, before the listed acronym that they spell."""
    names = []
    for name in context.names:
        opening = name.start - 1
        actor = _bracketed(context, opening) if opening > 3 else None
        end = opening - 1
        if actor is None or end in known_ends or end in context.ends:
            continue
        long_name = _by_initials(context, context.text[name.start : name.end], end)
        if long_name is not None:
            names.append(replace(long_name, actor_id=actor, label=context.known.labels[actor]))
    return names


def _ordered(names: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


@lru_cache(maxsize=1 << 15)
def _is_acronym(word: str) -> bool:
    shaped = _SHAPE.fullmatch(word) or _SOFT_SHAPE.fullmatch(word)
    return 2 <= len(word) <= 12 and bool(shaped) and not _ROMAN.fullmatch(word)


def _introduced(
    context: Context, token: Token, ends: dict[int, Found], by_start: dict[int, Found]
) -> Found | None:
    """Find the long name of an acronym that stands in brackets behind it, or that brackets explain."""
    text = context.text
    if text[token.start - 1 : token.start] != "(" and not text.startswith((",", " ("), token.end):
        return None
    if text[token.start - 1 : token.start] == "(" and text[token.end : token.end + 1] in (")", ","):
        end = token.start - 1
        while end and text[end - 1] in _BEHIND_NAME:
            end -= 1
        if end in ends:
            return ends[end]
        if end in context.ends:
            start = context.ends[end]
            if context.types[start] == "organisation" and _SHAPE.fullmatch(token.word):
                return Found(start, end, text[start:end], "organisation", context.targets[start])
        name = _by_initials(context, token.word, end)
        # "Versailles (Yvelines)" is a place in its department, "Ennahda (ENN)" a party.
        return name if name is None or " " in name.label or _SHAPE.fullmatch(token.word) else None
    apposed = _APPOSED.match(text, token.end)
    if apposed and apposed.end() in by_start and _SHAPE.fullmatch(token.word):
        name = by_start[apposed.end()]
        return name if _spells([plain_word(w) for w in _WORD.findall(name.label)], _letters(token.word)) else None
    if text[token.end : token.end + 2] == " (" and token.end + 2 in by_start and _SHAPE.fullmatch(token.word):
        name = by_start[token.end + 2]
        return name if text[name.end : name.end + 1] in (")", ",") else None
    return None


def _by_initials(context: Context, acronym: str, end: int) -> Found | None:
    """Find the words before the bracket whose initials spell the acronym, from a head noun on."""
    text = context.text
    begin = max(text.rfind("\n", 0, end) + 1, end - 120)
    words = list(_WORD.finditer(text, begin, end))[-16:]
    letters = _letters(acronym)
    for at in range(len(words) - 1, -1, -1):
        first = words[at][0]
        plain = plain_word(first)
        head = plain in _HEADS or (first[0].isupper() and len(words) - at > 1)
        if not head or plain[0] != letters[0] or (words[at].start() and text[words[at].end() :][:1] == "."):
            continue
        if re.search(r"[.;:!?«»()]", text[words[at].start() : end]):
            return None
        start = words[at].start()
        if _spells([plain_word(w[0]) for w in words[at:]], letters) and _may_be_named(context, plain, start, end):
            return Found(start, end, text[start:end], "organisation")
    return _by_head(context, words, end, letters[0])


def _by_head(context: Context, words: Sequence[re.Match[str]], end: int, initial: str) -> Found | None:
    """Find the words before the bracket from a head noun on, if a name that begins there ends at the bracket."""
    for word in reversed(words):
        plain = plain_word(word[0])
        if plain in _HEADS and measure(context.text, plain, word.end(), context.owner).end == end > word.end():
            return Found(word.start(), end, context.text[word.start() : end], "organisation")
    last = words[-1] if words else None
    if last is None or last.end() != end or not last[0][0].isupper() or len(last[0]) < 10:
        return None
    if plain_word(last[0])[0] != initial:
        return None  # "Bürgenstock (NW)" is a place and its canton
    return None if context.taken.hit(last.start(), end) else Found(last.start(), end, last[0], "organisation")


def _letters(acronym: str) -> list[str]:
    return [plain_word(letter) for letter in acronym if letter.isalpha()]


def _may_be_named(context: Context, head: str, start: int, end: int) -> bool:
    owner = context.owner(start, end)
    if owner in ("person", "organisation"):
        return False
    return head in _HEADS or all(w[0].isupper() or len(w) < 5 for w in _WORD.findall(context.text[start:end]))


def _spells(words: list[str], letters: list[str]) -> bool:
    """Whether the letters are, in order, letters of words, the first of each word at the latest where it must be."""
    at = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
            for letter in word[1:4]:  # "Ifri", "Unesco": more than one letter of a word
                if at < len(letters) and len(letters) > len(words) and letter == letters[at]:
                    at += 1
    return at == len(letters)


@lru_cache(maxsize=1 << 15)
def _may_act(word: str) -> bool:
    return 3 <= len(word) <= 7 and word.isupper() and word.isalpha() and plain_word(word) not in NO_ACRONYM


def _is_used_as_one(context: Context, token: Token) -> bool:
    """Whether an acronym nobody explains acts or has people as an organisation does."""
    if not _may_act(token.word):
        return False
    if context.turned_down.hit(token.start, token.end):
        return False
    before = words_before(context.text, token.start, 60, 6)
    if context.text[token.start - 1] == "(" and context.text[token.end : token.end + 1] == ")":
        return False
    elided = context.text[token.start - 2 : token.start].lower() in ("l’", "l'")
    if not elided and not (before and before[0] in _ARTICLES):
        return False
    if any(bare(w) in ROLES for w in before[1:6]):
        return True
    after = words_after(context.text, token.end, 40)
    return any(w in SPEECH for w in after[:3]) and (not after or after[0] not in (",", "."))

