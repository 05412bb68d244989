"""One document: each of its quotations led to its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from analysis.matching.speakers.around import headlined, told_next
from analysis.matching.speakers.claims import Claim
from analysis.matching.speakers.facts import Facts
from analysis.matching.speakers.memory import Memory
from analysis.matching.speakers.mentioned import Mentioned
from analysis.matching.speakers.passage import Passage
from analysis.matching.speakers.passages import Passages, Place
from analysis.matching.speakers.rules import claim, introduces, told
from analysis.text.plain import plain
from analysis.text.quotes import Quotation

__all__ = ["Document", "Said"]

_SCARE_WORDS: Final = 2
_REACH: Final = 5
# Words of the shortest quotation that is known again where it is repeated, its article apart.
_ECHO: Final = 2
_ARTICLE: Final = re.compile(r"^(?:l|le|la|les|un|une|des|ce|cet|cette|ces) ")
_TITLED: Final = re.compile(
    r"\b(?:intitulee?s?|baptisee?s?|denommee?s?|nommee?s?|surnommee?s?|titree?s?|titre|film|livre|ouvrage|roman|serie|"
    r"operation|exercices?|programme|revue|chanson|album|documentaire|slogan|appelee?s?|dits?|dites?|theme|mention|"
    r"devise|intitule|emission|surnom|nom de code|rapport|podcast|magazine|quotidien|navire|fregate|missiles?|drones?)"
    r"\s*:?\s*$|\bappelle(?:nt)?(?: (?:le|la|les|l))? ?$"
)
# "a appelé « les parties à faire preuve de retenue »" is a call, not a name.
_CALLED: Final = re.compile(r"appelle(?:nt)?\b|appelee?s?\s*$")
_CALL: Final = 5
_WORDS: Final = re.compile(r"[a-z]{2}")
# "un exercice « d'encerclement total »" goes on with the sentence: no title does.
_PART: Final = re.compile(r"(?:de|du|des|à|au|aux|par|contre|visant|qui) |d['’]")


class Said(NamedTuple):
    """A quotation, its speaker if there is one, how the speaker is named and by what word."""

    place: Place
    quotation: Quotation
    speaker_id: str | None
    attribution: str
    cue: str


class Document:
    """The quotations of one document, and who speaks in it."""

    def __init__(self, passages: Passages, facts: Facts, mentioned: Mentioned) -> None:
        self._passages = passages
        self._memory = Memory(facts, mentioned, passages)

    def said(self) -> list[Said]:
        """Return the quotations of the document."""
        found: list[tuple[Said, str]] = []
        for index in self._passages.quotations:
            text = self._passages[index].text
            for said in self._said_in(index, self._passages.place(index)):
                found.append((said, text[said.quotation.start : said.quotation.end]))
        return _echoed(found)

    def _said_in(self, index: int, place: Place) -> Iterator[Said]:
        passage = self._passages[index]
        done: list[tuple[Quotation, Claim]] = []
        self._memory.learn(index)
        nobody = False
        for quotation in passage.quotations:
            found = claim(passage, quotation, done)
            if found is None and place.zone == "title":
                found = headlined(passage, quotation)
            if found is None:
                speaker, cue = (None, "") if nobody else self._going_on(index, quotation, place.zone)
                kind = "pronoun" if speaker else "none"
                if not speaker and _words_said(passage, quotation, _SCARE_WORDS) == _SCARE_WORDS:
                    cue = told(passage, quotation)
            else:
                speaker, kind = self._memory.resolve(found.agent, index)
                cue = found.cue
                nobody = speaker is None
                if speaker:
                    done.append((quotation, found))
            if _is_no_speech(passage, quotation, kind, cue):
                continue
            if speaker:
                self._memory.note(index, quotation.outer_start, speaker)
            yield Said(place, quotation, speaker, kind, cue)

    def _going_on(self, index: int, quotation: Quotation, zone: str) -> tuple[str | None, str]:
        """Return who speaks where the passage does not say: who was announced, or was speaking before."""
        low = self._passages[index].once(_stands_alone, quotation)
        if low is None:
            return None, ""
        found = self._announced(index, low) or self._named_later(index, quotation)
        if found or zone not in {"body", "duplicate"}:
            return found or (None, "")
        before = self._memory.last_speaker(index, quotation.outer_start)
        return before or self._said_on(index, quotation), ""

    def _said_on(self, index: int, quotation: Quotation) -> str | None:
        """Return who goes on in the next sentence, where nobody spoke before: "«…» Pour le reste, «…», dit X"."""
        passage = self._passages[index]
        behind = next((q for q in passage.quotations if q.outer_start >= quotation.outer_end), None)
        if behind is None or passage.folded[: quotation.outer_start].strip(" -"):
            return None
        _, end = passage.sentence_with(quotation)
        low, _ = passage.sentence_with(behind)
        found = claim(passage, behind, []) if not passage.folded[end:low].strip() else None
        return self._memory.resolve(found.agent, index)[0] if found else None

    def _announced(self, index: int, low: int) -> tuple[str | None, str] | None:
        """Return whom the passage before announces, where it ends in a colon."""
        before = self._passages.get(index - 1) if not self._passages[index].folded[:low].strip() else None
        if before is None or not before.folded.rstrip().endswith(":"):
            return None
        start, end = before.sentences[-1]
        return self._memory.resolve(introduces(before, start, end), index - 1)[0], ""

    def _named_later(self, index: int, quotation: Quotation) -> tuple[str | None, str] | None:
        """Return whom the passage behind names: it begins with the verb, or goes on with the quotation."""
        rest = self._passages[index].text[quotation.outer_end :].strip(" ,")
        after = self._passages.get(index + 1)
        if after is None or rest.strip("."):
            return None
        told_of = told_next(after)
        if told_of:
            return self._memory.resolve(told_of.agent, index + 1)[0], told_of.cue
        if rest:
            return None
        if after.text[:1].islower():
            cue = next((c for c in after.cues[:1] if c.start < 4), None)
            agent = after.subject_behind(cue, len(after.text)) if cue else None
            if cue and agent:
                return self._memory.resolve(agent, index + 1)[0], after.folded[cue.start : cue.end]
        for ahead in range(index + 1, index + 1 + _REACH):
            # Left open: the speaker may be named where it is closed.
            left_open = quotation.end == quotation.outer_end
            later = self._passages.get(ahead) if left_open else None
            if later is None or not later.quotations or later.quotations[0].outer_start > 2:
                return None
            quotation = later.quotations[0]
            found = claim(later, quotation, [])
            if found:
                return self._memory.resolve(found.agent, ahead)[0], found.cue
        return None


def _echoed(found: list[tuple[Said, str]]) -> list[Said]:
    """Give a quotation without a speaker the one who says the same elsewhere: a headline, a pull quote."""
    everything = [said for said, _ in found]
    if len([said for said in everything if said.speaker_id]) in {0, len(found)}:
        return everything
    known = [(plain(text).strip(" ."), said) for said, text in found if said.speaker_id]
    return [said if said.speaker_id else _as_elsewhere(said, text, known) for said, text in found]


def _as_elsewhere(said: Said, text: str, known: list[tuple[str, Said]]) -> Said:
    words = _core(text)
    if len(words.split(None, _ECHO)) >= _ECHO:
        for told_of, other in known:
            if words in told_of:
                return said._replace(speaker_id=other.speaker_id, attribution=other.attribution)
    return said


def _core(text: str) -> str:
    """Return what is said, folded, without its first article: "Des faits graves" is repeated by "ces faits graves"."""
    return _ARTICLE.sub("", plain(text).strip(" ."))


def _is_no_speech(passage: Passage, quotation: Quotation, kind: str, cue: str) -> bool:
    """Whether it is a title, which is announced as one, or a scare quote: one or two words nobody says."""
    if passage.once(_is_title, quotation):
        return "dit" not in cue
    if cue:
        return False
    n_words = _words_said(passage, quotation, _SCARE_WORDS)
    return n_words < _SCARE_WORDS or (n_words == _SCARE_WORDS and kind == "none")


def _words_said(passage: Passage, quotation: Quotation, most: int) -> int:
    """Return how many words are quoted, or that they are more than ``most``."""
    return len(passage.text[quotation.start : quotation.end].split(None, most))


def _is_title(passage: Passage, quotation: Quotation) -> bool:
    """Whether a quotation is announced as a title or a name."""
    head = passage.folded[max(0, quotation.outer_start - 30) : quotation.outer_start]
    titled = _TITLED.search(head)
    if titled is None or (_words_said(passage, quotation, _CALL) >= _CALL and _CALLED.match(titled[0])):
        return False
    return not _PART.match(passage.text, quotation.start)


def _stands_alone(passage: Passage, quotation: Quotation) -> int | None:
    """Return where the sentence of a quotation begins, if it has no other words."""
    low, high = passage.sentence_with(quotation)
    framed = passage.folded[low : quotation.outer_start].strip(" ,-–—•")
    return None if framed or _WORDS.search(passage.folded, quotation.outer_end, high) else low
