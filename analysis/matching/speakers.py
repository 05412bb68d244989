"""PASSAGES, MENTIONS → QUOTES: what is quoted, and who says it.

Each quotation is claimed by a rule of grammar (`speakers_rules`) in its passage (`speakers_scene`); a
pronoun, or a noun such as "le diplomate", is led back to the last fitting subject (`speakers_memory`).
Nobody is guessed beyond that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pandas as pd

from analysis.lexicon.reading import Lexicon
from analysis.matching.speakers_memory import Facts, Memory
from analysis.matching.speakers_phrases import Mention
from analysis.matching.speakers_rules import Claim, claim, introduces
from analysis.matching.speakers_scene import Scene
from analysis.matching.speech_cues import plain
from analysis.schemas import conform
from analysis.text.quotes import Quotation, find_quotations, has_marks

__all__ = ["find_quotes"]

_SCARE_WORDS: Final = 2
_TITLED: Final = re.compile(
    r"\b(?:intitulee?s?|baptisee?s?|denommee?s?|nommee?s?|surnommee?s?|titree?|le titre|film|livre|ouvrage|roman|serie|operation|exercices?|"
    r"programme|revue|chanson|album|documentaire|slogan|appelee?s?|dits?|dites?|theme|mention|devise|intitule|emission|surnom|nom de code)\s*:?\s*$"
)
_WORDS: Final = re.compile(r"[a-z]{2}")
_SPOKEN: Final = frozenset({"title", "heading", "body", "caption", "duplicate"})
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    passage_id: int
    start: int
    end: int
    zone: str


def find_quotes(
    documents: pd.DataFrame, passages: pd.DataFrame, mentions: pd.DataFrame, lexicon: Lexicon
) -> pd.DataFrame:
    """Find every quotation and its speaker.

    Returns
    -------
    DataFrame
        The frame ``quotes``. One or two words between marks that nobody is said to say are scare quotes and
        titles, and left out; fragments of speech stay.
    """
    places: dict[str, list[_Place]] = defaultdict(list)
    columns = (passages[c].tolist() for c in ("doc_id", "passage_id", "start", "end", "zone"))
    for doc_id, *rest in zip(*columns, strict=True):
        places[doc_id].append(_Place(*rest))
    quoting = [
        (doc_id, text) for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True) if has_marks(text)
    ]
    named = _mentions_of(mentions, {doc_id for doc_id, _ in quoting})
    facts = _facts(lexicon, mentions)
    rows: list[Row] = []
    for doc_id, text in quoting:
        rows += _Document(doc_id, text, places[doc_id], named.get(doc_id, {}), facts).rows()
    names_of = ["doc_id", "passage_id", "start", "end", "surface", "speaker_id", "attribution", "cue"]
    return conform(pd.DataFrame(rows, columns=names_of), "quotes")


def _facts(lexicon: Lexicon, mentions: pd.DataFrame) -> Facts:
    listed = _facts_of(lexicon)
    unlisted = mentions.loc[~mentions["listed"] & mentions["actor_id"].notna(), ["actor_id", "label"]]
    names = dict(zip(unlisted["actor_id"], unlisted["label"], strict=True)) if len(unlisted) else {}
    people = frozenset(mentions.loc[mentions["actor_type"] == "person", "actor_id"].dropna())
    return Facts({**listed.names, **names}, listed.countries, listed.articles, listed.demonyms, people)


@lru_cache(maxsize=4)
def _facts_of(lexicon: Lexicon) -> Facts:
    actors = lexicon.actors.values()
    return Facts(
        {a.id: a.label for a in actors},
        {a.id: a.country for a in actors if a.country},
        {a.id: a.article for a in actors if a.article},
        {plain(word): a.id for a in actors for word in a.adjectives},
    )


def _mentions_of(mentions: pd.DataFrame, wanted: set[str]) -> dict[str, dict[int, list[Mention]]]:
    """Return the mentions of each passage of the wanted documents, sorted, offsets still the document's."""
    found: dict[str, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    some = mentions[mentions["doc_id"].isin(wanted)]
    columns = (some[c].tolist() for c in ("doc_id", "passage_id", "start", "end", "actor_id", "actor_type", "form"))
    for doc_id, passage_id, start, end, actor_id, kind, form in zip(*columns, strict=True):
        actor = actor_id if isinstance(actor_id, str) else None
        found[doc_id][passage_id].append(Mention(start, end, actor, kind == "person", form == "role"))
    return found


class _Document:
    """The passages of one document, laid out only where a quotation needs them."""

    def __init__(
        self, doc_id: str, text: str, places: Sequence[_Place], named: dict[int, list[Mention]], facts: Facts
    ) -> None:
        self.doc_id, self.text, self.named = doc_id, text, named
        self.places = [p for p in places if p.zone in _SPOKEN]
        self.demonyms = frozenset(facts.demonyms)
        self.memory = Memory(facts, self.scene)
        self.scenes: dict[int, Scene] = {}

    def scene(self, index: int) -> Scene | None:
        """Return the laid-out passage at a position."""
        if not 0 <= index < len(self.places):
            return None
        if index not in self.scenes:
            place = self.places[index]
            here = [
                Mention(m.start - place.start, m.end - place.start, m.actor_id, m.is_person, m.is_role)
                for m in self.named.get(place.passage_id, [])
            ]
            self.scenes[index] = Scene(self.text[place.start : place.end], here, self.demonyms)
        return self.scenes[index]

    def rows(self) -> Iterator[Row]:
        """Yield the quotations of the document."""
        for index, place in enumerate(self.places):
            if not has_marks(self.text, place.start, place.end):
                continue
            scene = self.scene(index)
            if scene is None or not scene.quotations:
                continue
            for quotation, speaker, kind, cue in self._attributed(index, scene, place.zone):
                surface = scene.text[quotation.start : quotation.end]
                yield (self.doc_id, place.passage_id, place.start + quotation.start, place.start + quotation.end,
                       surface, speaker, kind, cue)  # fmt: skip

    def _attributed(self, index: int, scene: Scene, zone: str) -> Iterator[tuple[Quotation, str | None, str, str]]:
        done: list[tuple[Quotation, Claim]] = []
        self.memory.show_gender(scene.phrases)
        for quotation in scene.quotations:
            found = claim(scene, quotation, done)
            speaker, kind = self.memory.resolve(found.agent if found else None, index, scene)
            cue = found.cue if found else ""
            if found is None:
                speaker, cue = self._going_on(index, scene, quotation, zone)
                kind = "pronoun" if speaker else "none"
            elif speaker:
                done.append((quotation, found))
            if self._is_no_speech(scene, quotation, kind, cue):
                continue
            if speaker:
                self.memory.note(index, quotation.outer_start, speaker)
            yield quotation, speaker, kind, cue

    def _going_on(self, index: int, scene: Scene, quotation: Quotation, zone: str) -> tuple[str | None, str]:
        """Return who speaks where the passage does not say: who was announced or was speaking before."""
        low, high = scene.sentence_of(quotation.outer_start, quotation.outer_end)
        if scene.folded[low : quotation.outer_start].strip(" ,-–—•") or _WORDS.search(scene.folded, quotation.outer_end, high):
            return None, ""
        before = self.scene(index - 1) if low == 0 or not scene.folded[:low].strip() else None
        if before is not None and before.folded.rstrip().endswith(":"):
            start, end = before.sentences[-1]
            speaker, _ = self.memory.resolve(introduces(before, start, end), index - 1, before)
            return speaker, ""
        after = self.scene(index + 1)
        if after is not None and after.text[:1].islower() and scene.text[quotation.outer_end :].strip(" ,") == "":
            cue = next((c for c in after.cues[:1] if c.start < 4), None)
            agent = after.behind(cue, len(after.text)) if cue else None
            if cue and agent:
                return self.memory.resolve(agent, index + 1, after)[0], after.folded[cue.start : cue.end]
        if zone != "body" and zone != "duplicate":
            return None, ""
        return self.memory.last_speaker(index, scene, quotation.outer_start), ""

    def _is_no_speech(self, scene: Scene, quotation: Quotation, kind: str, cue: str) -> bool:
        """Scare quotes and titles: a title is announced as one, one or two words nobody says are no speech."""
        if _TITLED.search(scene.folded[max(0, quotation.outer_start - 30) : quotation.outer_start]):
            return "dit" not in cue
        n_words = len(scene.text[quotation.start : quotation.end].split())
        return not cue and (n_words < _SCARE_WORDS or (n_words == _SCARE_WORDS and kind == "none"))
