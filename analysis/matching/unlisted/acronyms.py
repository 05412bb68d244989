"""Acronyms: introduced in brackets behind a long name or before it, or used as an organisation is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from analysis.matching.names.name_words import HEADS, LOWER_HEADS, NO_ACRONYM, ROLES, SPEECH, plain_word, word_list
from analysis.matching.unlisted.around import bare, word_before, words_after, words_before
from analysis.matching.unlisted.capitals import UPPER
from analysis.matching.unlisted.context import Context, Found
from analysis.matching.unlisted.extent import measure
from analysis.matching.unlisted.runs import Run, Token
from analysis.text.word_memory import WordMemory

__all__ = ["link_acronyms"]

_SHAPE = re.compile(rf"(?=(?:.*{UPPER}){{2}}){UPPER}\w*(?:[.&-][\w]+)*")
_SOFT_SHAPE = re.compile(r"[A-ZÉ][a-zéè]{2,7}")
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|ème)?")
_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_PARTS = re.compile(r"[.;:!?«»()]")
_BEHIND_NAME = " \u00a0\u202f»”\""  # "le « Comité de salut » (CS)"
_APPOSED = re.compile(r",[ \u00a0](?:l['’]|(?:le|la)[ \u00a0])")
_APPOSED_BEFORE = re.compile(_APPOSED.pattern + r"\Z")
_ARTICLES = frozenset({"l'", "le", "la", "les", "du", "au", "aux", "des"})
_REACH = 60
_HEADS = HEADS | LOWER_HEADS | word_list("heads of long names")


def link_acronyms(context: Context, found: Sequence[Found]) -> list[Found]:
    """Add acronyms to the organisations found, each with the label of its long name."""
    openings = _openings(context.text)
    meaning, added = _explained(context, found, openings)
    if openings:
        found = [_as_listed(context, name) for name in found]
        added += _before_listed(context, openings, {name.end for name in found})
    for token in _asked(context, meaning):
        if any(name.start <= token.start < name.end for name in (*added, *found)):
            continue
        label, actor = meaning.get(token.word, (token.word, None))
        added.append(Found(token.start, token.end, label, "organisation", actor))
    return _ordered([*found, *added]) if added else list(found)


def _asked(context: Context, meaning: Container[str]) -> list[Token]:
    """List the words whose meaning is known, and those that stand alone and are used as organisations are."""
    alone = [tokens[0] for tokens, _, _ in context.runs if len(tokens) == 1 and tokens[0].word.isupper()]
    used = [token for token in alone if token.word not in meaning and _is_used_as_one(context, token)]
    return [*used, *(t for run in context.runs for t in run.tokens if t.word in meaning)] if meaning else used


def _openings(text: str) -> list[int]:
    """List what follows the opening brackets of a text."""
    openings = []
    at = text.find("(") + 1
    while at:
        openings.append(at)
        at = text.find("(", at) + 1
    return openings


def _explained(
    context: Context, found: Sequence[Found], openings: Sequence[int]
) -> tuple[dict[str, tuple[str, str | None]], list[Found]]:
    """Tell what the acronyms of a text mean, label and actor, and list the long names found on their account."""
    meaning: dict[str, tuple[str, str | None]] = {}
    added: list[Found] = []
    beside = _beside_names(context, [name.start for name in found], openings)
    if not beside:
        return meaning, added
    ends = {name.end: name for name in found}
    by_start = {name.start: name for name in found}
    for token in beside:
        long_name = _introduced(context, token, ends, by_start) if _is_acronym(token.word) else None
        if long_name is not None:
            meaning.setdefault(token.word, (long_name.label, long_name.actor_id))
            known = by_start.get(long_name.start)
            if long_name.actor_id is None and (known is None or known.end < long_name.end):
                added.append(long_name)
    return meaning, added


def _beside_names(context: Context, starts: Iterable[int], openings: Sequence[int]) -> list[Token]:
    """List, in order, the words in brackets, and those that brackets or a comma part from a name behind them."""
    text, runs = context.text, context.runs
    beside: dict[int, Token] = {}

    def add(at: int) -> None:
        """Add the word that ends at ``at``: it is the last of its run, as one behind a bracket is the first."""
        index = bisect_left(runs, at, key=_start_of) - 1
        if index >= 0 and runs[index].end == at:
            token = runs[index].tokens[-1]
            beside[token.start] = token

    for at in openings:
        index = bisect_left(runs, at, key=_start_of)
        if index < len(runs) and runs[index].start == at:
            beside[at] = runs[index].tokens[0]
    opened = set(openings)
    for start in starts:
        if start in opened and text[start - 2 : start - 1] == " ":
            add(start - 2)
        elif apposed := _APPOSED_BEFORE.search(text, max(0, start - 5), start):
            add(apposed.start())
    return [beside[start] for start in sorted(beside)]


def _start_of(run: Run) -> int:
    return run.tokens[0].start


def _bracketed(context: Context, at: int) -> tuple[int, int, str] | None:
    """Find the listed organisation whose acronym stands alone in brackets that open at ``at``: its place and actor."""
    text = context.text
    hit = context.taken.starting(at + 1) if text[at : at + 1] == "(" else None
    if hit is None or text[hit[1] : hit[1] + 1] not in (")", ",") or context.types[hit[0]] != "organisation":
        return None
    return (*hit, context.targets[hit[0]]) if _SHAPE.fullmatch(text[hit[0] : hit[1]]) else None


def _as_listed(context: Context, name: Found) -> Found:
    """Make a long name whose acronym is listed that listed actor."""
    hit = _bracketed(context, name.end + 1)
    return replace(name, actor_id=hit[2], label=context.known.labels[hit[2]]) if hit else name


def _before_listed(context: Context, openings: Sequence[int], known_ends: set[int]) -> list[Found]:
    """Find long names, not found otherwise, before the listed acronym that they spell."""
    names = []
    for opening in openings:
        hit = _bracketed(context, opening - 1) if opening > 4 else None
        end = opening - 2
        if hit is None or end in known_ends or end in context.ends:
            continue
        long_name = _by_initials(context, context.text[hit[0] : hit[1]], end)
        if long_name is not None:
            names.append(replace(long_name, actor_id=hit[2], label=context.known.labels[hit[2]]))
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
    low = max(0, end - 120)
    words = list(_WORD.finditer(text, max(low, text.rfind("\n", low, end) + 1), end))[-16:]
    plains = [plain_word(word[0]) for word in words]
    letters = _letters(acronym)
    for at in range(len(words) - 1, -1, -1):
        plain = plains[at]
        if plain[0] != letters[0] or not (plain in _HEADS or (words[at][0][0].isupper() and len(words) - at > 1)):
            continue
        start, stop = words[at].span()
        if start and text[stop : stop + 1] == ".":
            continue
        if _PARTS.search(text, start, end):
            return None
        if _spells(plains[at:], letters) and _may_be_named(context, plain, start, end):
            return Found(start, end, text[start:end], "organisation")
    return _by_head(context, words, plains, end, letters[0])


def _by_head(
    context: Context, words: Sequence[re.Match[str]], plains: Sequence[str], end: int, initial: str
) -> Found | None:
    """Find the words before the bracket from a head noun on, if a name that begins there ends at the bracket."""
    text = context.text
    for word, plain in zip(reversed(words), reversed(plains), strict=True):
        if plain in _HEADS and measure(text, plain, word.end(), context.owner).end == end > word.end():
            return Found(word.start(), end, text[word.start() : end], "organisation")
    last = words[-1] if words else None
    if last is None or last.end() != end or not last[0][0].isupper() or len(last[0]) < 10:
        return None
    if plains[-1][0] != initial:
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


def _may_act(word: str) -> bool:
    shaped = 3 <= len(word) <= 7 and word.isupper() and word.isalpha() and _is_acronym(word)
    return shaped and plain_word(word) not in NO_ACRONYM


_ACTING = WordMemory(_may_act)


def _is_used_as_one(context: Context, token: Token) -> bool:
    """Whether an acronym nobody explains acts or has people as an organisation does."""
    if not _ACTING[token.word]:
        return False
    text, start, end = context.text, token.start, token.end
    if text[start - 1] == "(" and text[end : end + 1] == ")":
        return False
    elided = text[start - 2 : start].lower() in ("l’", "l'")
    if not elided and word_before(text, start, _REACH) not in _ARTICLES:
        return False
    if context.turned_down.hit(start, end):
        return False
    if any(bare(w) in ROLES for w in words_before(text, start, _REACH, 6)[1:6]):
        return True
    after = words_after(text, end, 40)
    return any(w in SPEECH for w in after[:3]) and (not after or after[0] not in (",", "."))
