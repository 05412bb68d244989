"""Whom a pronoun means: the last fitting subject of the text, back through its passages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, Protocol

from analysis.matching.speakers.bodies import headed, speaks_for, takes_up, written_by
from analysis.matching.speakers.claims import Agent
from analysis.matching.speakers.phrases import Phrase
from analysis.matching.speakers.scene import Scene
from analysis.matching.speakers.words import FEMININE_NAMES, PEOPLE
from analysis.text.plain import plain

__all__ = ["Facts", "Memory", "Shown"]

_REACH: Final = 8
_GERUND: Final = re.compile(r"\W*(?:(?:tout )?en )[a-z]+ant\b")
_CIVIL: Final = frozenset({"m", "m.", "mme", "mlle"})


@dataclass(frozen=True)
class Facts:
    """What the lexicon knows of actors.

    Parameters
    ----------
    names : mapping from actor id to label
    countries : mapping from actor id to the id of its state
    articles : mapping from the id of a state to its article
    demonyms : mapping from a folded demonym to the id of its state
    heads : mapping from actor id to the ids of the bodies and states it heads, or headed
    """

    names: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def states(self) -> frozenset[str]:
        """The actors that are states."""
        return frozenset([*self.articles, *self.countries.values(), *self.demonyms.values()])

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """The folded demonyms alone."""
        return frozenset(self.demonyms)


class Shown(Protocol):
    """What a document itself shows of its actors: never what stands in the documents beside it."""

    @property
    def names(self) -> Mapping[str, str]:
        """The labels of those that the lexicon does not list."""

    @property
    def people(self) -> frozenset[str]:
        """Those that are persons."""


@lru_cache(maxsize=1 << 12)
def _words_of(name: str) -> list[str]:
    return plain(name).split(" ")


class Memory:
    """The passages of one document so far, and who spoke in them."""

    def __init__(self, facts: Facts, shown: Shown, scene_at: Callable[[int], Scene | None]) -> None:
        self._facts = facts
        self._shown = shown
        self._scene_at = scene_at
        self._spoken: dict[int, list[tuple[int, str]]] = {}
        self._met: dict[int, Scene] = {}
        self._read = 0
        self._genders: dict[str, str] = {}
        self._titles: dict[str, set[str]] = {}

    def note(self, passage: int, offset: int, actor_id: str) -> None:
        """Remember that somebody spoke at an offset of a passage."""
        self._spoken.setdefault(passage, []).append((offset, actor_id))

    def learn(self, passage: int, scene: Scene) -> None:
        """Take a passage up: the titles and genders it shows are read once they are asked for."""
        self._met.setdefault(passage, scene)

    def _read_met(self) -> None:
        """Remember the titles of persons, and the gender that titles and articles show."""
        for scene in list(self._met.values())[self._read :]:
            for phrase in scene.phrases if scene.names_somebody else ():
                if phrase.actor_id and phrase.is_person:
                    self._titles.setdefault(phrase.actor_id, set()).update(phrase.words.split(" "))
                if phrase.actor_id and phrase.gender:
                    self._genders.setdefault(phrase.actor_id, phrase.gender)
        self._read = len(self._met)

    def _name_of(self, actor_id: str) -> str:
        return self._shown.names.get(actor_id) or self._facts.names.get(actor_id, "")

    def gender(self, actor_id: str) -> str:
        """Return ``m``, ``f`` or, where nothing tells, empty."""
        article = self._facts.articles.get(actor_id, "")
        if article == "la" or _words_of(self._name_of(actor_id))[0] in FEMININE_NAMES:
            return "f"
        if article == "le":
            return "m"
        if self._read < len(self._met):
            self._read_met()
        return self._genders.get(actor_id, "")

    def resolve(self, agent: Agent | None, passage: int, scene: Scene) -> tuple[str | None, str]:
        """Return the actor an agent means, and whether it was named (``explicit``) or not (``pronoun``)."""
        if agent is None:
            return None, "none"
        phrase = agent.phrase
        if phrase is not None and phrase.actor_id:
            return phrase.actor_id, "explicit"
        if phrase is not None:
            body = speaks_for(phrase, scene.phrases, scene.folded)
            if body:
                return body.actor_id, "explicit"
            phrase = written_by(phrase, scene)
            taken_up = takes_up(phrase, scene.folded)
            if not phrase.anaphoric and not taken_up:
                return None, "none"
            found = self._body(phrase, passage, scene) if taken_up else self._anaphor(phrase, passage, scene)
            return (found, "pronoun") if found else (None, "none")
        if agent.pronoun in {"ils", "elles"} and agent.inverted:
            several = self._last_body(passage, agent.at)
            return (several, "pronoun") if several else (None, "none")
        if agent.pronoun in {"ils", "elles", "on", "je", "nous"}:
            return None, "none"
        gender = {"elle": "f", "il": "m"}.get(agent.pronoun, "")
        near = None if agent.inverted or not gender else self._in_sentence(passage, scene, agent.at, gender)
        found = near or self._before_speech(passage, scene, agent, gender)
        found = found or self._antecedent(passage, scene, agent.at, gender, "")
        return (found, "pronoun") if found else (None, "none")

    def last_speaker(self, passage: int, scene: Scene, at: int) -> str | None:
        """Return who was speaking, or who the text was about, before an offset."""
        before = self._scene_at(passage - 1)
        if before is not None and not scene.folded[:at].strip(" -"):
            low, _ = before.sentences[-1]
            spoken = [actor for offset, actor in self._spoken.get(passage - 1, []) if offset >= low]
            if spoken:
                return spoken[-1]
        return self._antecedent(passage, scene, at, "", "")

    def _last_body(self, passage: int, at: int) -> str | None:
        """Return who spoke last, in this passage or the one before, if it is no person: "ont-ils ajouté"."""
        here = [actor for offset, actor in self._spoken.get(passage, []) if offset < at]
        spoken = here or [actor for _, actor in self._spoken.get(passage - 1, [])]
        return spoken[-1] if spoken and spoken[-1] not in self._shown.people else None

    def _anaphor(self, phrase: Phrase, passage: int, scene: Scene) -> str | None:
        if phrase.words.split(" ")[0] in _CIVIL:
            return self._surnamed(phrase.words.split(" ")[-1], passage, scene, phrase.start)
        nearest = phrase.words.startswith(("ce dernier", "cette derniere", "celui", "celle"))
        if nearest:
            people = [p for p in scene.phrases if p.end <= phrase.start and p.is_person and p.actor_id]
            fits = [p for p in people if self._fits(p.actor_id or "", phrase.gender)]
            if fits:
                return fits[-1].actor_id
        state = next((self._facts.demonyms[w] for w in reversed(phrase.words.split()) if w in self._facts.demonyms), "")
        head = next((word for word in phrase.words.split(" ") if word in PEOPLE), "")
        if head and self._is_somebody(head, passage, scene, phrase.start):
            return None
        earlier = (actor for _, actor, is_person in self._back(passage, scene, phrase.start) if is_person)
        body = headed(phrase, scene.phrases, scene.folded)
        if body:
            held = next((actor for actor in earlier if body in self._facts.heads.get(actor, ())), None)
            if held:
                return held
            earlier = (actor for _, actor, is_person in self._back(passage, scene, phrase.start) if is_person)
        titled = (actor for actor in earlier if self._is_titled(actor, head))
        same = next((actor for actor in titled if self._fits(actor, phrase.gender, state)), None)
        return same or self._antecedent(passage, scene, phrase.start, phrase.gender, state)

    def _is_titled(self, actor_id: str, title: str) -> bool:
        if self._read < len(self._met):
            self._read_met()
        return title in self._titles.get(actor_id, ())

    def _body(self, phrase: Phrase, passage: int, scene: Scene) -> str | None:
        """Return the last organisation that spoke or was spoken of: "l'agence", "le quotidien britannique"."""
        words = phrase.words.split(" ")
        state = next((self._facts.demonyms[w] for w in reversed(words) if w in self._facts.demonyms), "")
        if len(words) > 2 and not state:
            return None  # "l'institution européenne" is no body of a nation that is known
        written = words[1] == "communique"  # a person may have written it, too
        back = self._back(passage, scene, phrase.start)
        named = (actor for _, actor, is_person in back if written or not is_person)
        bodies = (actor for actor in named if actor not in self._facts.states and self._fits(actor, "", state))
        if words[1] == "ministere":
            bodies = (actor for actor in bodies if "minist" in plain(self._name_of(actor)))
        return next(bodies, None)

    def _is_somebody(self, head: str, passage: int, scene: Scene, at: int) -> bool:
        """Whether it takes up somebody left unnamed: "un responsable a dit … ce responsable"."""
        pattern = re.compile(rf"\b(?:une?|d une?) (?:[a-z]+ ){{0,2}}{head}\b")
        before = self._scene_at(passage - 1)
        for place, end in [(scene, at), *([(before, len(before.folded))] if before else [])]:
            found = [m.start() for m in pattern.finditer(place.folded, 0, end)]
            named = [p.start for p in place.phrases if p.end <= end and p.is_person and p.actor_id and not p.governed]
            if found or named:
                return max(found, default=-1) > max(named, default=-1)
        return False

    def _surnamed(self, name: str, passage: int, scene: Scene, at: int) -> str | None:
        """Return the last person of the text who bears a name that no mention holds: "Mme X"."""
        seen = (actor for _, actor, is_person in self._back(passage, scene, at, _REACH * 3) if is_person)
        return next((actor for actor in seen if name in _words_of(self._name_of(actor))), None)

    def _fits(self, actor_id: str, gender: str, state: str = "") -> bool:
        # No gender is asked for that nothing depends on: for it all that was met is read.
        if gender and (known := self.gender(actor_id)) and gender != known:
            return False
        return not state or self._facts.countries.get(actor_id, state) in {state, ""}

    def _before_speech(self, passage: int, scene: Scene, agent: Agent, gender: str) -> str | None:
        """Leave out what is said itself: in "X « dispose de tout », a-t-il dit" X is not the one who says it."""
        low, _ = scene.sentence_of(agent.at, agent.at)
        if not agent.inverted or ":" in scene.folded[low : agent.at]:
            return None
        return self._antecedent(passage, scene, low, gender, "")

    def _in_sentence(self, passage: int, scene: Scene, at: int, gender: str) -> str | None:
        """Return whom a pronoun within a sentence means: its subject, else the nearest person before."""
        low, _ = scene.sentence_of(at, at)
        topic = scene.topic(low, at)
        phrase = topic.phrase if topic else None
        if phrase is not None and phrase.end <= at:
            if phrase.actor_id and self.gender(phrase.actor_id) == gender:
                return phrase.actor_id
            if phrase.anaphoric and phrase.gender in {gender, ""}:
                return self._anaphor(phrase, passage, scene)
        people = [p for p in scene.phrases_in(low, at) if p.is_person and p.actor_id and self._fits(p.actor_id, gender)]
        free = [p for p in people if not p.governed]
        if not free and _GERUND.match(scene.folded, low, at):
            return None  # "Tout en saluant l'accord de X, il …": who acts was named before
        return free[0].actor_id if free else people[-1].actor_id if people else None

    def _antecedent(self, passage: int, scene: Scene, at: int, gender: str, state: str) -> str | None:
        """Return the nearest fitting subject: a person before a body, unless the passage itself has a body only."""
        unsure: str | None = None
        body: str | None = None
        for index, actor_id, is_person in self._back(passage, scene, at):
            if index != passage and body and not unsure and not state and self._has_spoken(passage, body, at):
                return body
            if not self._fits(actor_id, gender, state):
                continue
            if is_person and gender == "f" and self.gender(actor_id) != "f":
                unsure = unsure or actor_id  # a woman may be further back
            elif is_person:
                return actor_id
            else:
                body = body or actor_id
        return unsure or (None if state else body)

    def _has_spoken(self, passage: int, actor_id: str, at: int) -> bool:
        return any(offset < at and actor == actor_id for offset, actor in self._spoken.get(passage, []))

    def _back(self, passage: int, scene: Scene, at: int, reach: int = _REACH) -> Iterator[tuple[int, str, bool]]:
        """Yield subjects and speakers from an offset backwards, nearest first, each with its passage."""
        yield from ((passage, *found) for found in self._within(passage, scene, at))
        for index in range(passage - 1, max(-1, passage - 1 - reach), -1):
            earlier = self._scene_at(index)
            if earlier is not None:
                yield from ((index, *found) for found in self._within(index, earlier, len(earlier.text)))

    def _within(self, index: int, scene: Scene, at: int) -> Iterator[tuple[str, bool]]:
        self.learn(index, scene)
        spoken = self._spoken.get(index, [])
        if not spoken and not scene.names_somebody:
            return
        for low, high in reversed(scene.sentences):
            if low >= at:
                continue
            for offset, actor_id in reversed(spoken):
                if low <= offset < min(high + 1, at):
                    yield actor_id, actor_id in self._shown.people
            named = [phrase for phrase in scene.phrases_in(low, min(high, at)) if phrase.actor_id]
            agent = scene.topic(low, min(high, at)) if named else None
            if agent and agent.phrase and agent.phrase.actor_id:
                yield agent.phrase.actor_id, agent.phrase.is_person
            for phrase in named:
                if phrase.is_person and phrase.actor_id and not phrase.governed:
                    yield phrase.actor_id, True
