"""The grammar of one passage: who is the subject of a verb, whom a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar, cast

from analysis.matching.speakers.claims import Agent
from analysis.matching.speakers.clauses import (
    before_fillers,
    clause_end,
    clause_start,
    first_pronoun,
    is_impersonal,
)
from analysis.matching.speakers.cues import Cue
from analysis.matching.speakers.layout import Layout
from analysis.matching.speakers.phrases import Mention, Phrase
from analysis.text.quotes import Quotation

__all__ = ["Passage"]

T = TypeVar("T")
_UNASKED: Final = object()

_COMPLEMENT: Final = re.compile(
    r"(?: [a-z]+){0,4}? (?:de|du|des|d|aupres de|aupres du|a|au|aux|pour|en)(?: (?:la|le|l|les))? ?"
)
_COMME: Final = re.compile(r"(?:^|[ ,])(?:comme|ainsi que) (?:l|le|la|les)$")  # "comme l'a rappelé X"
_UNKNOWN: Final = re.compile(r"[ \u00a0](?:le |la |l['’])?([A-ZÀ-Þ][\w’'-]+)")
_SAYS: Final = re.compile(r"(?:declar|dit\b|estim|ajout|expliqu|affirm|assur|indiqu|precis|not|observ|pours|conclu)")
_ARTICLES: Final = (" l", " le", " la", " les")
_INSERTION: Final = re.compile(
    r"\s*(?:qui|dont|ou|en|apres|avant|lors|accompagne\w*|contrairement|aux cotes|avec|comme|entoure\w*|"
    r"(?:une?|le|la|l) (?:ancienne? )?(?:conseill\w+|porte|proche|alliee?|bras|collabora\w+|representante?|emissaire|"
    r"envoyee?|adjointe?|direct\w+|secretaire|membre)|"
    r"a l instar|face|devant|interroge\w*|flanque\w*|recu\w*|suivi\w*|invite\w*|venue?)\b"
)
_NO_ASIDE: Final = re.compile(r"\s*(?:que\b|qu |:|[«“\"]|et |ou )")
_PRONOUN: Final = re.compile(r"\b(il|elle|ils|elles|on|qui|je|nous)$")
_MARK: Final = "«»“”\"„"


class Passage(Layout):
    """A passage, what was found in it, and what is answered of it."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        demonyms: frozenset[str] = frozenset(),
        quotations: Sequence[Quotation] | None = None,
    ) -> None:
        super().__init__(text, mentions, demonyms, quotations)
        self._asides: dict[tuple[int, int], tuple[Cue, Agent] | None] = {}
        self._inversions: dict[tuple[int, int], bool] = {}
        self._topics: dict[tuple[int, int], Agent | None] = {}
        self._answers: dict[tuple[object, Quotation], Any] = {}

    def once(self, ask: Callable[[Passage, Quotation], T], quotation: Quotation) -> T:
        """Return the answer to a question about a quotation: a passage that comes again is not asked again."""
        key = ask, quotation
        answer = self._answers.get(key, _UNASKED)
        if answer is _UNASKED:
            answer = self._answers[key] = ask(self, quotation)
        return cast("T", answer)

    def within(self, quotation: Quotation) -> Passage:
        """Lay out the words of a quotation themselves, for an aside that stands inside the marks."""
        start, end = quotation.start, quotation.end
        inner = [
            m._replace(start=m.start - start, end=m.end - start)
            for m in self._all_mentions
            if start <= m.start and m.end <= end
        ]
        return Passage(self.text[start:end], inner, self._demonyms, ())

    def is_inversion(self, cue: Cue, low: int) -> bool:
        """Whether a finite verb is an aside behind what is said: "…, a déclaré X", "…, dit-il"."""
        if cue.kind != "finite":
            return False
        key = cue.start, low
        if key not in self._inversions:
            self._inversions[key] = bool(cue.pronoun) or self._is_inverted(cue, low)
        return self._inversions[key]

    def _is_inverted(self, cue: Cue, low: int) -> bool:
        head = self.folded[low : cue.start].rstrip()
        if head.endswith(_ARTICLES) and _COMME.search(head):
            return self.subject_behind(cue, len(self.folded)) is not None
        if not head or head[-1] not in "," + _MARK + "!?–-)":
            return False
        if _NO_ASIDE.match(self.folded, cue.end):
            return False
        if head[-1] == "," and not self._says_next(cue) and self._elided(cue, low):
            return False
        return self.subject_behind(cue, len(self.folded)) is not None

    def _says_next(self, cue: Cue) -> bool:
        """Whether who speaks stands right behind a verb that takes no person as object: "X, a déclaré le chef"."""
        if not _SAYS.match(self.folded, cue.verb):
            return False
        return any(p.is_person and p.start - cue.end < 2 for p in self.phrases_in(cue.end, cue.end + 2))

    def _elided(self, cue: Cue, low: int) -> bool:
        """Whether ", a déclaré" goes on with the subject before: X, qui …, a déclaré que."""
        head = self.folded[low : cue.start].rstrip(" ,")
        phrases = self.phrases_in(low, cue.start)
        apposed = self._touching(phrases, low + len(head))
        if apposed and not apposed.actor_id and self.folded[low : apposed.start].rstrip().endswith(","):
            return True  # "X, président de Y, a déclaré"
        for phrase in reversed(phrases):
            if phrase.governed:
                continue
            if phrase.end >= low + len(head):
                return True
            # An insertion between commas right behind the subject: "X, en visite à Y, a déclaré".
            between = self.folded[phrase.end : cue.start].strip()
            quoted = any(mark in self.text[phrase.end : cue.start] for mark in _MARK)
            if between.startswith(",") and between.endswith(",") and between.count(",") <= 3 and not quoted:
                return not any(c.kind == "finite" for c in self.cues_in(phrase.end, cue.start))
            return False
        return False

    def subject_behind(self, cue: Cue, high: int) -> Agent | None:
        """Return the subject that follows an inverted verb."""
        if cue.pronoun:
            return Agent(None, cue.pronoun, cue.start, inverted=True)
        reach = clause_end(self.folded, cue.end, high)
        unknown = _UNKNOWN.match(self.text, cue.end)
        if unknown and not self.phrases_in(cue.end, unknown.end()):
            # "a déclaré le JCS": who speaks is named, but nobody known.
            return Agent(Phrase(unknown.start(1), unknown.end(), None, False, False), at=unknown.start(1))
        for phrase in self.phrases_in(cue.end, reach):
            if not phrase.governed:
                return self.apposed(phrase, reach)
        return None

    def apposed(self, phrase: Phrase, high: int) -> Agent:
        """Prefer a person apposed behind an office or a body: "la ministre, X"."""
        if phrase.actor_id is None or not phrase.is_person:
            people = (p for p in self.phrases if p.start >= phrase.end and p.is_person and p.actor_id)
            following = next((p for p in people if not p.governed), None)
            if following and following.start < high:
                between = self.folded[phrase.end : following.start]
                if between.count(",") <= 1 and len(between) < 90 and between.rstrip().endswith(","):
                    return Agent(following, at=phrase.start)
        return Agent(phrase, at=phrase.start)

    def subject_before(self, cue: Cue, low: int) -> Agent | None:
        """Return the subject that stands before a finite verb."""
        end = before_fillers(self.folded, low, cue.start)
        head = self.folded[low:end]
        pronoun = _PRONOUN.search(head)
        if pronoun and pronoun[1] == "qui":
            return self._antecedent_of_qui(low, low + pronoun.start()) or Agent(None, "on", low + pronoun.start())
        if pronoun:
            return Agent(None, pronoun[1], low + pronoun.start())
        phrases = self.phrases_in(low, cue.start)
        touching = self._touching(phrases, end)
        if touching:
            return Agent(self._head_of(touching, phrases), at=touching.start)
        clause = clause_start(self.folded, low, cue.start)
        free = next((p for p in phrases if p.start >= clause and not p.governed), None)
        first = first_pronoun(self.folded, clause, cue.start)
        if first and (free is None or first.start() < free.start):
            return Agent(None, first[0], first.start())
        if free is None and clause > low and head[: clause - low].endswith("qui"):
            return self._antecedent_of_qui(low, clause - 3)  # "l'organisme, qui dépend de X, dénonce"
        return Agent(free, at=free.start) if free else None

    def _touching(self, phrases: Sequence[Phrase], end: int) -> Phrase | None:
        """Return the phrase that ends where the verb begins, complements climbed: "le chef de sa diplomatie"."""
        held = [p for p in phrases if p.end >= end]
        phrase = held[-1] if held else None
        while phrase is not None and phrase.governed:
            earlier = [p for p in phrases if p.end <= phrase.start]
            gap = self.folded[earlier[-1].end : phrase.start] if earlier else ""
            if not earlier or not _COMPLEMENT.fullmatch(gap):
                return None
            phrase = earlier[-1]
        if phrase is not None and "," in self.folded[phrase.end : end + 2]:
            return self._before_insertion(phrases, phrase)
        return phrase

    def _before_insertion(self, phrases: Sequence[Phrase], phrase: Phrase) -> Phrase:
        """Return the subject before an insertion that ends in a phrase: "X, qui recevait Y, a promis"."""
        comma = self.folded.rfind(",", 0, phrase.start)
        if comma < 0 or not _INSERTION.match(self.folded, comma + 1):
            return phrase
        held = [p for p in phrases if p.end <= comma and not self.folded[p.end : comma].strip() and not p.governed]
        return held[-1] if held else phrase

    def _head_of(self, phrase: Phrase, phrases: Sequence[Phrase]) -> Phrase:
        """Return the name to which an unnamed phrase is apposed: "X, le chef de la diplomatie, …"."""
        if phrase.actor_id is None:
            for earlier in reversed(phrases):
                if earlier.end <= phrase.start and earlier.is_person and earlier.actor_id and not earlier.governed:
                    return earlier if self.folded[earlier.end : phrase.start].strip() == "," else phrase
        return phrase

    def _antecedent_of_qui(self, low: int, at: int) -> Agent | None:
        phrases = self.phrases_in(low, at)
        if not phrases:
            return None
        nearest = phrases[-1]
        if not self.folded[nearest.end : at].strip(" ,") and not nearest.governed:
            return Agent(nearest, at=nearest.start)
        person = next((p for p in reversed(phrases) if p.is_person and p.actor_id and at - p.end < 140), None)
        if nearest.governed and not self.folded[nearest.end : at].strip() and not nearest.is_person:
            return Agent(nearest, at=nearest.start)
        chosen = person or nearest
        return Agent(chosen, at=chosen.start)

    def aside(self, low: int, high: int) -> tuple[Cue, Agent] | None:
        """Return the first inverted verb of a sentence with its subject."""
        if not self.cues:
            return None
        if (low, high) not in self._asides:
            self._asides[low, high] = self._aside_of(self.cues_in(low, high), low, high)
        return self._asides[low, high]

    def last_aside(self, low: int, high: int) -> tuple[Cue, Agent] | None:
        """Return the last inverted verb of a sentence with its subject."""
        return self._aside_of(reversed(self.cues_in(low, high)), low, high)

    def _aside_of(self, cues: Iterable[Cue], low: int, high: int) -> tuple[Cue, Agent] | None:
        for cue in cues:
            agent = self.subject_behind(cue, high) if self.is_inversion(cue, low) else None
            if agent:
                return cue, agent
        return None

    def topic(self, low: int, high: int) -> Agent | None:
        """Return whom a sentence is about: the subject of its aside, else its first free phrase or pronoun."""
        if (low, high) not in self._topics:
            self._topics[low, high] = self._find_topic(low, high)
        return self._topics[low, high]

    def _find_topic(self, low: int, high: int) -> Agent | None:
        aside = self.aside(low, high)
        if aside:
            return aside[1]
        free = next((p for p in self.phrases_in(low, high) if not p.governed), None)
        pronoun = first_pronoun(self.folded, low, high if free is None else free.start)
        if pronoun and pronoun[0] in {"il", "elle"} and not is_impersonal(self.folded, pronoun.end()):
            return Agent(None, pronoun[0], pronoun.start())
        return Agent(free, at=free.start) if free else None
