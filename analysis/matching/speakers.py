"""PASSAGES, MENTIONS → QUOTES: what is quoted, and who says it.

The speaker is looked for, in this order: behind the quotation ("…», a déclaré X"), behind "selon", as
the subject of the last verb of speech before it, as the person a pronoun points back to, as the speaker
of the quotation before in the same passage. Nobody is guessed beyond that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.lexicon.reading import Lexicon
from analysis.matching.speech_cues import ACCORDING, find_speech_verbs, plain
from analysis.schemas import conform
from analysis.text.quotes import Quotation, find_quotations, mask_quotations
from analysis.text.sentences import split_sentences

__all__ = ["find_quotes"]

_SCARE_WORDS = 2
_TITLED = re.compile(
    r"\b(?:intitulee?s?|baptisee?s?|denommee?s?|nommee?s?|surnommee?s?|titree?|le titre|film|livre|ouvrage|roman|serie|operation|exercices?|"
    r"programme|revue|chanson|album|documentaire|slogan|appelee?s?|dits?|dites?)\s*$"
)
_PRONOUN_AFTER = re.compile(r"^\s*(?:t\s+)?(il|elle|ils|elles|on)\b")
_PRONOUN_SUBJECT = re.compile(r"\b(il|elle|ils|elles|celui ci|celle ci|ce dernier|cette derniere|l interesse|qui)\b")
_INSERTION = re.compile(
    r"^\s*(?:contrairement|comme|avec|apres|avant|aux cotes|a l instar|face|devant|en presence|lors|selon|accompagnee? d|"
    r"aupres|pour|dans|sur|au cours|a l issue|par|en|depuis|malgre|outre|grace|sous|entouree? d|interrogee? par)\b"
)


@dataclass(frozen=True)
class _Name:
    """A mention that may speak, at its place in the passage."""

    start: int
    end: int
    actor_id: str
    is_person: bool


@dataclass(frozen=True)
class _Attribution:
    speaker_id: str | None
    kind: str
    cue: str


_NOBODY = _Attribution(None, "none", "")


def find_quotes(
    documents: pd.DataFrame, passages: pd.DataFrame, mentions: pd.DataFrame, lexicon: Lexicon
) -> pd.DataFrame:
    """Find every quotation and its speaker.

    Returns
    -------
    DataFrame
        The frame ``quotes``. One or two words between marks without an attribution are scare quotes
        and titles, and left out; fragments of speech stay.
    """
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    names = _names_by_passage(mentions)
    rows: list[tuple[object, ...]] = []
    last: dict[str, str] = {}
    columns = (passages[c].tolist() for c in ("doc_id", "passage_id", "start", "end", "zone"))
    for doc_id, passage_id, start, end, zone in zip(*columns, strict=True):
        here = names.get((doc_id, passage_id), [])
        if zone == "boilerplate":
            continue
        text = texts[doc_id][start:end]
        local = [_Name(n.start - start, n.end - start, n.actor_id, n.is_person) for n in here]
        if any(mark in text for mark in "«»“”\"„") or "''" in text:
            for quotation, found in _attribute(text, local, last.get(doc_id)):
                rows.append((doc_id, passage_id, start + quotation.start, start + quotation.end,
                             text[quotation.start : quotation.end], found.speaker_id, found.kind, found.cue))  # fmt: skip
                if found.speaker_id:
                    last[doc_id] = found.speaker_id
        people = [n for n in local if n.is_person]
        if people:
            last[doc_id] = people[-1].actor_id if doc_id not in last or not _speaks(text) else last[doc_id]
    names_of = ["doc_id", "passage_id", "start", "end", "surface", "speaker_id", "attribution", "cue"]
    return conform(pd.DataFrame(rows, columns=names_of), "quotes")


def _speaks(text: str) -> bool:
    return "«" in text or '"' in text or "“" in text


def _names_by_passage(mentions: pd.DataFrame) -> dict[tuple[str, int], list[_Name]]:
    """Return the resolved mentions of each passage, sorted."""
    named = mentions[mentions["actor_id"].notna()]
    found: dict[tuple[str, int], list[_Name]] = {}
    columns = (named[c].tolist() for c in ("doc_id", "passage_id", "start", "end", "actor_id", "actor_type"))
    for doc_id, passage_id, start, end, actor_id, kind in zip(*columns, strict=True):
        found.setdefault((doc_id, passage_id), []).append(_Name(start, end, actor_id, kind == "person"))
    return found


def _attribute(
    text: str, names: Sequence[_Name], before: str | None
) -> list[tuple[Quotation, _Attribution]]:
    quotations = find_quotations(text)
    masked = mask_quotations(text, quotations)
    folded = plain(masked)
    sentences = split_sentences(masked)
    outside = [n for n in names if not any(q.start <= n.start < q.end for q in quotations)]
    found: list[tuple[Quotation, _Attribution]] = []
    for quotation in quotations:
        low, high = _sentence_around(sentences, quotation, len(text))
        within = [n for n in outside if low <= n.start < high]
        answer = (
            _behind(folded, quotation, high, within, outside, before)
            or _according(folded, quotation, low, high, within)
            or _ahead(folded, quotation, low, within, outside, before)
            or _chained(found, quotation, low)
            or _NOBODY
        )
        is_short = len(text[quotation.start : quotation.end].split()) <= _SCARE_WORDS
        titled = bool(_TITLED.search(folded[max(0, quotation.outer_start - 30) : quotation.outer_start]))
        if titled or (is_short and answer.kind == "none"):
            continue
        found.append((quotation, answer))
        before = answer.speaker_id or before
    return found


def _sentence_around(
    sentences: Sequence[tuple[int, int]], quotation: Quotation, length: int
) -> tuple[int, int]:
    low = max((s for s, _ in sentences if s <= quotation.outer_start), default=0)
    high = min((e for _, e in sentences if e >= quotation.outer_end), default=length)
    return low, high


def _behind(
    folded: str, quotation: Quotation, high: int, within: Sequence[_Name], outside: Sequence[_Name], before: str | None
) -> _Attribution | None:
    """Read "…», a déclaré X" and "…», a-t-il ajouté"."""
    # The closing mark may have ended the sentence for the splitter; the frame goes on behind it.
    rest_end = max(high, _clause_end(folded, quotation.outer_end))
    rest = folded[quotation.outer_end : rest_end]
    verbs = [v for v in find_speech_verbs(rest) if v[0] <= 48]
    if not verbs or re.match(r"\s*[.;]|\s*(?:et|mais|qui|que|dont|pour|afin|dans)\b", rest):
        return None
    start, end = verbs[0]
    if "," in rest[1:start].lstrip() and "," in rest[2:start]:
        return None
    if re.search(r"\b(?:que|qui|dont)\b", rest[:start]):
        return None
    pronoun = _PRONOUN_AFTER.match(rest[end:]) or re.search(r"\b(?:t\s+)(il|elle|on)\s+(?:\w+\s+){0,2}$", rest[:start])
    cue = rest[start:end]
    if pronoun or re.search(r"\b(?:il|elle)\s+(?:a|avait|s est)?\s*(?:\w+\s+)?$", rest[:start]):
        person = _last_person(outside, quotation.outer_start) or before
        return _Attribution(person, "pronoun" if person else "none", cue)
    offset = quotation.outer_end + end
    reach = [n for n in outside if offset <= n.start < offset + 160 and n.start < rest_end]
    clause = next((i for i, ch in enumerate(rest[end:]) if ch in "«»\"“"), len(rest))
    reach = [n for n in reach if n.start < offset + clause]
    if reach:
        return _Attribution(_subject(reach, folded).actor_id, "explicit", cue)
    return None


def _clause_end(folded: str, start: int) -> int:
    stop = re.compile(r"[.;!?\n]").search(folded, start)
    return stop.start() if stop else len(folded)


def _subject(reach: Sequence[_Name], folded: str) -> _Name:
    """Prefer the first name, unless a person apposed to it follows: "le ministère …, X"."""
    first = reach[0]
    person = next((n for n in reach if n.is_person), None)
    if person is None or first.is_person:
        return first
    between = folded[first.end : person.start]
    return first if re.search(r"\b(?:dans|lors|a|apres|avant|de|du|avec|sur)\b|[.;]", between) else person


def _according(
    folded: str, quotation: Quotation, low: int, high: int, within: Sequence[_Name]
) -> _Attribution | None:
    """Read "selon X", before or behind the quotation."""
    for match in ACCORDING.finditer(folded, low, high):
        if match[0].startswith("pour") and match.start() > low + 3:
            continue
        named = [n for n in within if match.end() <= n.start < match.end() + 90]
        gap = folded[match.end() : named[0].start] if named else ""
        clause = folded[min(match.end(), quotation.outer_end) : max(match.start(), quotation.outer_start)]
        if named and "," not in gap[:-2] and ";" not in clause:
            return _Attribution(_subject(named, folded).actor_id, "explicit", match[0].strip())
    return None


def _ahead(
    folded: str, quotation: Quotation, low: int, within: Sequence[_Name], outside: Sequence[_Name], before: str | None
) -> _Attribution | None:
    """Read "X a déclaré que «…»": the subject of the last verb of speech before the quotation."""
    head = folded[low : quotation.outer_start]
    verbs = find_speech_verbs(head)
    ahead = [n for n in within if n.end <= quotation.outer_start]
    passive = re.search(r"\bpar\s+(?:l\s+|le\s+|la\s+|les\s+)?$", folded[low : ahead[-1].start]) if ahead else None
    if passive and re.search(r"\b(?:comme|de|d)\s*[«\"“]?\s*$", head):
        return _Attribution(ahead[-1].actor_id, "explicit", "par")
    for start, end in reversed(verbs):
        named = [n for n in ahead if n.end <= low + start]
        chosen = _grammatical(named, folded, low, low + start)
        pronoun = list(_PRONOUN_SUBJECT.finditer(head[:start]))
        if pronoun and pronoun[-1][0] != "qui" and (chosen is None or low + pronoun[-1].start() > chosen.end):
            person = _last_person(outside, low) or before
            if person:
                return _Attribution(person, "pronoun", head[start:end])
        if chosen:
            return _Attribution(chosen.actor_id, "explicit", head[start:end])
        inverted = [n for n in ahead if n.start >= low + end]
        if inverted and not head[end:].lstrip().startswith(("que", "qu ", ":")):
            return _Attribution(inverted[0].actor_id, "explicit", head[start:end])
    people = [n for n in ahead if n.is_person]
    if people and not verbs:
        return _Attribution(people[0].actor_id, "explicit", "")
    return None


def _grammatical(named: Sequence[_Name], folded: str, low: int, verb: int) -> _Name | None:
    """Return the likely subject of the verb: the nearest person outside an insertion, else the nearest name."""
    candidates = [n for n in named if not _inserted(folded, low, verb, n)] or list(named)
    people = [n for n in candidates if n.is_person]
    return (people or candidates or [None])[-1]  # type: ignore[list-item]


def _inserted(folded: str, low: int, verb: int, name: _Name) -> bool:
    """Whether a name stands in an insertion between commas: "X, contrairement à Y, a souligné"."""
    left = folded.rfind(",", low, name.start)
    right = folded.find(",", name.end, verb)
    return left >= 0 and right >= 0 and bool(_INSERTION.match(folded[left + 1 : right]))


def _chained(
    found: Sequence[tuple[Quotation, _Attribution]], quotation: Quotation, low: int
) -> _Attribution | None:
    """Return the speaker of the quotation before, in the same passage."""
    if not found or not found[-1][1].speaker_id:
        return None
    return _Attribution(found[-1][1].speaker_id, "pronoun", "")


def _last_person(names: Sequence[_Name], offset: int) -> str | None:
    at = bisect_left([n.start for n in names], offset)
    people = [n for n in names[:at] if n.is_person]
    return people[-1].actor_id if people else None
