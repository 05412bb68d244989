"""One passage laid out for the search of speakers: quotations blanked, sentences, phrases, cues.

The grammatical questions are answered here: who is the subject of a verb, whom a sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from analysis.matching.speakers_phrases import Mention, Phrase, find_phrases
from analysis.matching.speech_cues import Cue, find_cues, plain
from analysis.text.quotes import Quotation, find_quotations, mask_quotations
from analysis.text.sentences import split_sentences

__all__ = ["ANYONE", "Agent", "Scene"]

#: The pronoun of an agent who is simply whoever spoke before ("Et d'ajouter : …").
ANYONE: Final = "*"


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts: a phrase, or a pronoun still to be resolved, found at an offset; ``inverted`` as in "dit-il"."""

    phrase: Phrase | None
    pronoun: str = ""
    at: int = 0
    inverted: bool = False


# What may stand between a subject and its verb without being one.
_FILLER: Final = re.compile(
    r"(?:[ ,]+(?:ne|n|y|en|se|s|le|la|l|les|lui|leur|nous|vous|me|m|pas|aussi|egalement|encore|ensuite|enfin|deja|meme|ainsi|"
    r"donc|alors|toutefois|cependant|neanmoins|pourtant|notamment|par ailleurs|pour sa part|pour leur part|quant a (?:lui|elle|eux|elles)|"
    r"de son cote|de leur cote|de meme|en outre|a son tour|lui meme|elle meme|lui aussi|elle aussi|a nouveau|de nouveau|d ailleurs|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd hui|soir|matin|ce|mais|toujours|souvent|bien|[a-z]+ment))*[ ,]*$"
)
_COMPLEMENT: Final = re.compile(r"(?: [a-z]+){0,4}? (?:de|du|des|d|aupres de|aupres du|a|au|aux|pour|en)(?: (?:la|le|l|les))? ?")
_PRONOUN: Final = re.compile(r"\b(il|elle|ils|elles|on|qui|je|nous)$")
_BREAK: Final = re.compile(r"[;:]|\b(?:que|qu|qui|dont|ou|lorsque|lorsqu|quand|tandis que|alors que|car|mais|parce que|puisque|si|comme)\b")
_MARK: Final = "«»“”\"„"


class Scene:
    """A passage and what was found in it."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        demonyms: frozenset[str] = frozenset(),
        quotations: Sequence[Quotation] | None = None,
    ) -> None:
        self.text = text
        self.quotations = find_quotations(text) if quotations is None else list(quotations)
        self._all_mentions = mentions
        self._mentions = [m for m in mentions if not any(q.start <= m.start < q.end for q in self.quotations)]
        self._demonyms = demonyms
        self.masked = mask_quotations(text, self.quotations)
        self.folded = plain(self.masked)

    def within(self, quotation: Quotation) -> Scene:
        """Lay out the words of a quotation themselves, for an aside that stands inside the marks."""
        start, end = quotation.start, quotation.end
        inner = [
            replace(m, start=m.start - start, end=m.end - start)
            for m in self._all_mentions
            if start <= m.start and m.end <= end
        ]
        return Scene(self.text[start:end], inner, self._demonyms, ())

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences, a quotation being part of the one that frames it."""
        pieces, at = [], 0
        for quotation in self.quotations:
            # Letters in place of what is quoted: a capital may begin a sentence, a stop may end it.
            letter = "X" if self.text[quotation.start].isupper() else "x"
            last = self.masked[quotation.end - 1].strip() or letter
            size = quotation.end - quotation.start - 1
            pieces += [self.text[at : quotation.start], letter * size, last]
            at = quotation.end
        return split_sentences("".join([*pieces, self.text[at:]])) or [(0, len(self.text))]

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The noun phrases outside quotations."""
        return find_phrases(self.text, self.folded, self._mentions, self._demonyms)

    @cached_property
    def cues(self) -> list[Cue]:
        """The verbs of speech outside quotations."""
        return find_cues(self.masked, self.folded)

    def sentence_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence that holds a span, joined to those the span runs over."""
        low = max((s for s, _ in self.sentences if s <= start), default=0)
        high = min((e for _, e in self.sentences if e >= end), default=len(self.text))
        return low, high

    def cues_in(self, low: int, high: int) -> list[Cue]:
        """The cues that begin in a span."""
        return [c for c in self.cues if low <= c.start < high]

    def phrases_in(self, low: int, high: int) -> list[Phrase]:
        """The phrases that begin in a span."""
        return [p for p in self.phrases if low <= p.start < high]

    # -- subjects ---------------------------------------------------------------------------------------

    def is_inversion(self, cue: Cue, low: int) -> bool:
        """Whether a finite verb is an aside behind what is said: "…, a déclaré X", "…, dit-il"."""
        if cue.kind != "finite":
            return False
        if cue.pronoun:
            return True
        head = self.folded[low : cue.start].rstrip()
        head = re.sub(r"[ ,]+(?:mais|et|l|le|les|la|y|en|ainsi|qu|que|comme|comme l|comme le)$", "", head) if head.endswith(("comme l", "comme le", "ainsi que l", "qu")) else head
        if not head or head[-1] not in "," + _MARK + "!?–-)":
            return False
        after = self.folded[cue.end : cue.end + 24]
        if re.match(r"\s*(?:que\b|qu |:|[«“\"])", after) or re.match(r" (?:et|ou) ", after):
            return False
        if head[-1] in "," and self._elided(cue, low):
            return False
        return self.behind(cue, len(self.folded)) is not None

    def _elided(self, cue: Cue, low: int) -> bool:
        """Whether ", a déclaré" goes on with the subject before: X, qui …, a déclaré que."""
        head = self.folded[low : cue.start].rstrip(" ,")
        for phrase in reversed(self.phrases_in(low, cue.start)):
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

    def behind(self, cue: Cue, high: int) -> Agent | None:
        """Return the subject that follows an inverted verb."""
        if cue.pronoun:
            return Agent(None, cue.pronoun, cue.start, inverted=True)
        stop = re.compile(r"[;:.!?«»“”\"\n]|, (?!(?:le|la|l|un|une|son|sa|m|mme) |[^,]{0,60},)[a-z]+ant\b|\b(?:que|qui|dont)\b").search(
            self.folded, cue.end, high
        )
        reach = stop.start() if stop else high
        # "M. X" holds a stop that ends nothing.
        while stop and stop[0] == "." and re.search(r"\b(?:m|mm|dr|pr|[a-z])$", self.folded[: stop.start()]):
            stop = re.compile(r"[;:.!?«»“”\"\n]|\b(?:que|qui|dont)\b").search(self.folded, stop.end(), high)
            reach = stop.start() if stop else high
        for phrase in self.phrases_in(cue.end, reach):
            if not phrase.governed:
                return self.apposed(phrase, reach)
        return None

    def apposed(self, phrase: Phrase, high: int) -> Agent:
        """Prefer a person apposed behind an office or a body: "la ministre, X"."""
        if phrase.actor_id is None or not phrase.is_person:
            following = next((p for p in self.phrases if p.start >= phrase.end and p.is_person and p.actor_id), None)
            if following and following.start < high and not following.governed:
                between = self.folded[phrase.end : following.start]
                if between.count(",") <= 1 and len(between) < 90 and between.rstrip().endswith(","):
                    return Agent(following, at=phrase.start)
        return Agent(phrase, at=phrase.start)

    def before(self, cue: Cue, low: int) -> Agent | None:
        """Return the subject that stands before a finite verb."""
        end = low + len(_FILLER.sub("", self.folded[low : cue.start]))
        head = self.folded[low:end]
        pronoun = _PRONOUN.search(head)
        if pronoun and pronoun[1] == "qui":
            return self._antecedent_of_qui(low, low + pronoun.start())
        if pronoun:
            return Agent(None, pronoun[1], low + pronoun.start())
        phrases = self.phrases_in(low, cue.start)
        touching = self._touching(phrases, end)
        if touching:
            return Agent(self._head_of(touching, phrases), at=touching.start)
        clause = max((low + m.end() for m in _BREAK.finditer(self.folded[low : cue.start])), default=low)
        free = [p for p in phrases if p.start >= clause and not p.governed]
        pronouns = [m for m in re.finditer(r"\b(il|elle|ils|elles)\b", self.folded[clause : cue.start]) if "quant a" not in self.folded[clause + m.start() - 8 : clause + m.start()]]
        if pronouns and (not free or clause + pronouns[0].start() < free[0].start):
            return Agent(None, pronouns[0][1], clause + pronouns[0].start())
        if free:
            return Agent(free[0], at=free[0].start)
        return None

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
        return phrase

    def _head_of(self, phrase: Phrase, phrases: Sequence[Phrase]) -> Phrase:
        """Return the name to which an unnamed phrase is apposed: "X, le chef de la diplomatie, …"."""
        if phrase.actor_id is None:
            for earlier in reversed(phrases):
                if earlier.end <= phrase.start and earlier.is_person and earlier.actor_id and not earlier.governed:
                    return earlier if self.folded[earlier.end : phrase.start].strip() == "," else phrase
        return phrase

    def _antecedent_of_qui(self, low: int, at: int) -> Agent | None:
        phrases = [p for p in self.phrases_in(low, at)]
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
        for cue in self.cues_in(low, high):
            if self.is_inversion(cue, low):
                agent = self.behind(cue, high)
                if agent:
                    return cue, agent
        return None

    def topic(self, low: int, high: int) -> Agent | None:
        """Return whom a sentence is about: the subject of its aside, else its first free phrase or pronoun."""
        aside = self.aside(low, high)
        if aside:
            return aside[1]
        pronoun = re.search(r"\b(il|elle)\b", self.folded[low:high])
        free = next((p for p in self.phrases_in(low, high) if not p.governed), None)
        if pronoun and (free is None or low + pronoun.start() < free.start):
            verb = self.folded[low + pronoun.end() : low + pronoun.end() + 14]
            impersonal = re.match(r" (?:n |ne |y |s )*(?:faut|est |a fallu|agit|existe|reste|etait|convient|suffit)", verb)
            if not impersonal and "quant a" not in self.folded[max(low, low + pronoun.start() - 8) : low + pronoun.start()]:
                return Agent(None, pronoun[1], low + pronoun.start())
        return Agent(free, at=free.start) if free else None
