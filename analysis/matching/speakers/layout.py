"""One passage laid out for the search of speakers: quotations blanked, sentences, phrases, cues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from analysis.matching.speakers.cues import ACCORDING, Cue, find_cues
from analysis.matching.speakers.phrases import BEFORE_NAMES, Mention, Phrase, find_phrases
from analysis.text.plain import known_words, plain
from analysis.text.quotes import Quotation, find_quotations, mask_quotations
from analysis.text.sentences import split_sentences

__all__ = ["Layout"]

_LETTERS: Final = re.compile(r"[a-z]+")
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
        self._sentences: list[tuple[int, int]] = []
        self._bounds: tuple[tuple[int, ...], tuple[int, ...]] = (), ()
        self._phrases: list[Phrase] | None = None
        self._phrase_starts: list[int] = []
        self._cues: list[Cue] | None = None
        self._according: list[re.Match[str]] | None = None
        self._framing: dict[Quotation, tuple[int, int]] = {}

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences, a quotation being part of the one that frames it."""
        if not self._sentences:
            self._sentences = self._cut()
            starts, ends = zip(*self._sentences, strict=True)
            self._bounds = starts, ends
        return self._sentences

    def _cut(self) -> list[tuple[int, int]]:
        text, masked, at = self.text, self.masked, 0
        pieces: list[str] = []
        for start, end, _, _ in self.quotations:
            # Letters in place of what is quoted: a capital may begin a sentence, a stop may end it.
            letter = "X" if text[start].isupper() else "x"
            last = masked[end - 1]
            pieces += text[at:start], letter * (end - start - 1), letter if last == " " else last
            at = end
        pieces.append(text[at:])
        return split_sentences("".join(pieces)) or [(0, len(text))]

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
        if len(self.sentences) == 1:
            only = self._sentences[0]
            return only[0] if only[0] <= start else 0, only[1] if end <= only[1] else len(self.text)
        starts, ends = self._bounds
        first, last = bisect_right(starts, start), bisect_left(ends, end)
        return starts[first - 1] if first else 0, ends[last] if last < len(ends) else len(self.text)

    def sentence_with(self, quotation: Quotation) -> tuple[int, int]:
        """Return the sentence that frames a quotation."""
        found = self._framing.get(quotation)
        if found is None:
            found = self._framing[quotation] = self.sentence_of(quotation.outer_start, quotation.outer_end)
        return found

    def cues_in(self, low: int, high: int) -> list[Cue]:
        """Return the cues that begin in a span."""
        cues = self.cues
        return [c for c in cues if low <= c.start < high] if cues else []

    @property
    def according(self) -> list[re.Match[str]]:
        """The words such as "selon" outside quotations."""
        if self._according is None:
            found = ACCORDING.finditer(self.folded) if known_words(self.folded, _ACCORDING) else ()
            self._according = list(found)
        return self._according

    def according_in(self, low: int, high: int) -> list[re.Match[str]]:
        """Return the words such as "selon" in a span."""
        return [match for match in self.according if low <= match.start() and match.end() <= high]

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

    @property
    def names_somebody(self) -> bool:
        """Whether an actor is named outside quotations: where none is, no phrase names one."""
        return any(mention.actor_id for mention in self._mentions)

    def may_name(self, at: int) -> bool:
        """Whether a phrase that names a person may begin at an offset: where none can, no phrase need be found."""
        word = _LETTERS.match(self.folded, at)
        titled = word is not None and word[0] in BEFORE_NAMES
        for mention in self._mentions:
            if (mention.start == at or (titled and mention.start > at)) and mention.is_person and mention.actor_id:
                return True
        return False


def _outside(mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> Sequence[Mention]:
    if not quotations or not mentions:
        return mentions
    outside = []
    for mention in mentions:
        at = mention.start
        for start, end, _, _ in quotations:
            if start <= at < end:
                break
        else:
            outside.append(mention)
    return outside
