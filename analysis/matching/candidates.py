"""Automaton hits → name candidates that hold in their text: conditions, contexts, overlaps.

A candidate is one span with one sense. The conditions of the lexicon are decided here; which of the
names that remain are persons a role can lean on is the business of :mod:`analysis.matching.roles`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.matching.metonyms import stands_for_state
from analysis.matching.vocabulary import Sense
from analysis.text.normalise import fold

__all__ = ["Candidate", "confirm_names"]

_NAME_KINDS = frozenset({"name", "alias", "acronym", "metonym", "surname", "mask"})
# Capitalised words that may stand before a surname without being a first name.
_BEFORE_SURNAME = frozenset("""
m mm mme mmes mlle dr me president presidente premier premiere ministre chancelier chanceliere general colonel amiral
marechal roi reine prince princesse pape monsieur madame docteur professeur pr maitre sir lord senateur depute gouverneur
ambassadeur secretaire commissaire procureur juge guide cheikh emir sultan le la les l de du des d et ou a au aux en par pour
avec selon contre sur sous chez vers que qu quand si comme mais or donc car ni pourtant ainsi alors apres avant depuis
pendant entre sans dont ou lorsque puisque enfin aussi or hier lundi mardi mercredi jeudi vendredi samedi dimanche
administration galaxie clan camp affaire plan doctrine accord loi gouvernement equipe
""".split())  # fmt: skip
_TOKEN_BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)[ \u00a0\u202f]$")
_GOES_ON = re.compile(r"[ \u00a0\u202f](?:[A-ZÀ-Þ]\w|pour\b|des\b|entre\b)")
_TOKEN_AFTER = re.compile(r"[ \u00a0\u202f]([^\W\d_][\w’'-]*)")


@dataclass(frozen=True)
class Candidate:
    """A hit and one sense of it. ``start`` and ``end`` are code points of the document."""

    start: int
    end: int
    sense: Sense


def confirm_names(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep the candidates that are names in this text, longest first where they overlap.

    Parameters
    ----------
    text : str
        The stored text of one document.
    candidates : sequence of Candidate
        All its hits of name kinds, in any order; several senses may share a span.

    Returns
    -------
    list of Candidate
        Sorted, not overlapping, one sense a span, masks left out.
    """
    spans = _longest_spans([c for c in candidates if c.sense.kind in _NAME_KINDS])
    introduced = {
        sense.target
        for (start, end), senses in spans.items()
        for sense in senses
        if sense.kind in {"name", "alias", "acronym"} and not sense.introduced and not sense.context
        and not _part_of_longer_name(text, start, end, sense)
    }  # fmt: skip
    kept = []
    last_full: dict[str, int] = {}
    for (start, end), senses in sorted(spans.items()):
        # A mask hides only its own actor: "George Washington" is no capital, but he is a person.
        hidden = {sense.target for sense in senses if sense.kind == "mask"}
        open_senses = [s for s in senses if s.kind != "mask" and s.target not in hidden]
        holding = [s for s in open_senses if _holds(text, start, end, s, introduced)]
        if not holding:
            continue
        chosen = min(holding, key=lambda s: (_rank(s), -last_full.get(s.target, -1), s.target))
        last_full[chosen.target] = start
        kept.append(Candidate(start, end, chosen))
    return kept


def _longest_spans(candidates: Iterable[Candidate]) -> dict[tuple[int, int], list[Sense]]:
    """Group senses by span and drop each span that a longer or earlier one covers in part."""
    senses: dict[tuple[int, int], list[Sense]] = defaultdict(list)
    for candidate in candidates:
        senses[candidate.start, candidate.end].append(candidate.sense)
    kept: dict[tuple[int, int], list[Sense]] = {}
    reach = -1
    for start, end in sorted(senses, key=lambda span: (span[0], -span[1])):
        if start >= reach:
            kept[start, end] = senses[start, end]
            reach = end
    return kept


def _rank(sense: Sense) -> int:
    """Unconditional names first, then names the context or the text allows, surnames last."""
    if sense.kind == "surname":
        return 2 if sense.safe else 3
    return 1 if sense.introduced or sense.context else 0


def _holds(text: str, start: int, end: int, sense: Sense, introduced: set[str]) -> bool:
    if sense.introduced and sense.target not in introduced:
        return False
    if sense.context and not _in_context(text, start, end, sense.context):
        return False
    if sense.kind == "metonym":
        return not _between_capitals(text, start, end) and stands_for_state(text, start, end)
    return not _part_of_longer_name(text, start, end, sense)


def _in_context(text: str, start: int, end: int, words: Iterable[str]) -> bool:
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    passage = text[line:start] + " · " + text[end : len(text) if stop < 0 else stop]
    folded = f" {_letters_only(passage)} "
    return any(f" {_letters_only(word)} " in folded for word in words)


def _letters_only(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _part_of_longer_name(text: str, start: int, end: int, sense: Sense) -> bool:
    """Whether the words are part of a name that is not this actor's.

    A surname may be another person's ("Hunter Biden", "Michel Barnier"), a short name that the text has
    to introduce may begin a longer one ("Alliance pour le …").
    """
    if sense.kind == "surname":
        return _between_capitals(text, start, end)
    return sense.introduced and " " not in text[start:end] and bool(_GOES_ON.match(text, end))


def _between_capitals(text: str, start: int, end: int) -> bool:
    before = _TOKEN_BEFORE.search(text, max(0, start - 40), start)
    if before and before[1].endswith(".") and len(before[1]) > 4:
        before = None  # the full stop of the sentence before, not an initial
    if before and before[1][0].isupper() and not before[1].isupper():
        word = fold(before[1].rstrip(".")).strip()
        opens = _opens_sentence(text, before.start(1))
        if word.split(" ")[-1] not in _BEFORE_SURNAME and not opens:
            return True
        if opens and word.split(" ")[-1] not in _BEFORE_SURNAME and len(word) > 3 and "-" not in before[1]:
            return True
    after = _TOKEN_AFTER.match(text, end)
    return bool(after and after[1][0].isupper() and not after[1].isupper() and fold(after[1]) not in _BEFORE_SURNAME)


def _opens_sentence(text: str, start: int) -> bool:
    head = text[max(0, start - 3) : start].rstrip(" \u00a0\u202f")
    return not head or head[-1] in ".!?…\n:«»\"“”•-–—"
