"""One passage laid out for the search of speakers: quotations blanked, sentences, phrases, cues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from analysis.matching.known_words import known_words
from analysis.matching.speakers_phrases import Mention, Phrase, find_phrases
from analysis.matching.speech_cues import ACCORDING, Cue, find_cues, plain
from analysis.text.quotes import Quotation, find_quotations, mask_quotations
from analysis.text.sentences import split_sentences

__all__ = ["Layout"]

_ACCORDING: Final = frozenset("selon apres yeux croire avis dixit pour dire dires aveu".split())


class Layout:
    """What stands in a passage, and where; phrases and cues are looked for once they are asked for."""

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
        self._mentions = _outside(mentions, self.quotations)
        self._demonyms = demonyms
        self.masked = mask_quotations(text, self.quotations)
        self.folded = plain(self.masked)
        self.sentences = self._cut()
        self._starts = [start for start, _ in self.sentences]
        self._ends = [end for _, end in self.sentences]
        self._phrases: list[Phrase] | None = None
        self._phrase_starts: list[int] = []
        self._cues: list[Cue] | None = None

    def _cut(self) -> list[tuple[int, int]]:
        """Return the sentences, a quotation being part of the one that frames it."""
        pieces, at = [], 0
        for quotation in self.quotations:
            # Letters in place of what is quoted: a capital may begin a sentence, a stop may end it.
            letter = "X" if self.text[quotation.start].isupper() else "x"
            last = self.masked[quotation.end - 1].strip() or letter
            size = quotation.end - quotation.start - 1
            pieces += [self.text[at : quotation.start], letter * size, last]
            at = quotation.end
        return split_sentences("".join([*pieces, self.text[at:]])) or [(0, len(self.text))]

    @property
    def phrases(self) -> list[Phrase]:
        """The noun phrases outside quotations, by where they begin."""
        if self._phrases is None:
            self._phrases = find_phrases(self.text, self.folded, self._mentions, self._demonyms)
            self._phrase_starts = [phrase.start for phrase in self._phrases]
        return self._phrases

    @property
    def cues(self) -> list[Cue]:
        """The verbs of speech outside quotations, by where they begin."""
        if self._cues is None:
            self._cues = find_cues(self.masked, self.folded)
        return self._cues

    def sentence_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence that holds a span, joined to those the span runs over."""
        first, last = bisect_right(self._starts, start), bisect_left(self._ends, end)
        low = self._starts[first - 1] if first else 0
        return low, self._ends[last] if last < len(self._ends) else len(self.text)

    def cues_in(self, low: int, high: int) -> list[Cue]:
        """Return the cues that begin in a span."""
        cues = self.cues
        return [c for c in cues if low <= c.start < high] if cues else []

    @cached_property
    def _according(self) -> list[re.Match[str]]:
        return list(ACCORDING.finditer(self.folded)) if known_words(self.folded, _ACCORDING) else []

    def according_in(self, low: int, high: int) -> list[re.Match[str]]:
        """Return the words such as "selon" in a span."""
        return [match for match in self._according if low <= match.start() and match.end() <= high]

    def phrases_in(self, low: int, high: int) -> list[Phrase]:
        """Return the phrases that begin in a span."""
        if low >= high:
            return []
        phrases, starts = self.phrases, self._phrase_starts
        return phrases[bisect_left(starts, low) : bisect_left(starts, high)]

    def first_in(self, low: int, high: int) -> Phrase | None:
        """Return the first phrase that begins in a span."""
        phrases = self.phrases
        at = bisect_left(self._phrase_starts, low)
        return phrases[at] if at < len(phrases) and phrases[at].start < high else None

    def names_behind(self, at: int) -> bool:
        """Whether a person is named from an offset on: where none is, no phrase need be found."""
        return any(m.start >= at and m.is_person and m.actor_id for m in self._mentions)


def _outside(mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> Sequence[Mention]:
    if not quotations:
        return mentions
    return [m for m in mentions if not any(q.start <= m.start < q.end for q in quotations)]
