"""Whom a pronoun means: the last fitting subject of the text, back through its passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from analysis.matching.speakers.bodies import headed, speaks_for, takes_up, written_by
from analysis.matching.speakers.claims import Agent
from analysis.matching.speakers.facts import Facts
from analysis.matching.speakers.mentioned import Mentioned
from analysis.matching.speakers.passage import Passage
from analysis.matching.speakers.passages import Passages
from analysis.matching.speakers.phrases import Phrase
from analysis.matching.speakers.words import FEMININE_NAMES, PEOPLE
from analysis.text.plain import plain

__all__ = ["Memory"]

_REACH: Final = 8
_GERUND: Final = re.compile(r"\W*(?:(?:tout )?en )[a-z]+ant\b")
_CIVIL: Final = frozenset({"m", "m.", "mme", "mlle"})


@lru_cache(maxsize=1 << 12)
def _words_of(name: str) -> list[str]:
    return plain(name).split(" ")


class Memory:
    """The passages of one document so far, each called by its position, and who spoke in them."""

    def __init__(self, facts: Facts, mentioned: Mentioned, passages: Passages) -> None:
        self._facts = facts
        self._mentioned = mentioned
        self._passages = passages
        # Position of a passage → where in it who spoke.
        self._spoken: dict[int, list[tuple[int, str]]] = {}
        self._met: dict[int, Passage] = {}
        self._n_read = 0
        self._genders: dict[str, str] = {}
        self._titles: dict[str, set[str]] = {}

    def note(self, index: int, offset: int, actor_id: str) -> None:
        """Remember that somebody spoke at an offset of a passage."""
        self._spoken.setdefault(index, []).append((offset, actor_id))

    def learn(self, index: int) -> None:
        """Take a passage up: the titles and genders it shows are read once they are asked for."""
        self._met.setdefault(index, self._passages[index])

    def _read_met(self) -> None:
        """Remember the titles of persons, and the gender that titles and articles show."""
        if self._n_read == len(self._met):
            return
        for passage in list(self._met.values())[self._n_read :]:
            for phrase in passage.phrases if passage.names_somebody else ():
                if phrase.actor_id and phrase.is_person:
                    self._titles.setdefault(phrase.actor_id, set()).update(phrase.words.split(" "))
                if phrase.actor_id and phrase.gender:
                    self._genders.setdefault(phrase.actor_id, phrase.gender)
        self._n_read = len(self._met)

    def _name_of(self, actor_id: str) -> str:
        return self._mentioned.names.get(actor_id) or self._facts.names.get(actor_id, "")

    def gender(self, actor_id: str) -> str:
        """Return ``m``, ``f`` or, where nothing tells, empty."""
        article = self._facts.articles.get(actor_id, "")
        if article == "la" or _words_of(self._name_of(actor_id))[0] in FEMININE_NAMES:
            return "f"
        if article == "le":
            return "m"
        self._read_met()
        return self._genders.get(actor_id, "")

    def resolve(self, agent: Agent | None, index: int) -> tuple[str | None, str]:
        """Return the actor whom an agent in a passage means, and how it is attributed.

        That is ``explicit`` where the actor is named, ``pronoun`` where not, ``none`` where nobody is known.
        """
        if agent is None:
            return None, "none"
        if agent.phrase is None:
            found = self._pronoun(agent, index)
            return (found, "pronoun") if found else (None, "none")
        named = agent.phrase if agent.phrase.actor_id else self._spoken_for(agent.phrase, index)
        if named:
            return named.actor_id, "explicit"
        found = self._noun(agent.phrase, index)
        return (found, "pronoun") if found else (None, "none")

    def _spoken_for(self, phrase: Phrase, index: int) -> Phrase | None:
        passage = self._passages[index]
        return speaks_for(phrase, passage.phrases, passage.folded)

    def _noun(self, phrase: Phrase, index: int) -> str | None:
        """Return whom a noun phrase without a name takes up: "l'agence", "le diplomate"."""
        passage = self._passages[index]
        phrase = written_by(phrase, passage)
        if takes_up(phrase, passage.folded):
            return self._body(phrase, index)
        return self._anaphor(phrase, index) if phrase.anaphoric else None

    def _pronoun(self, agent: Agent, index: int) -> str | None:
        """Return whom the pronoun of an agent means."""
        if agent.pronoun in {"ils", "elles"} and agent.inverted:
            return self._last_body(index, agent.at)
        if agent.pronoun in {"ils", "elles", "on", "je", "nous"}:
            return None
        gender = {"elle": "f", "il": "m"}.get(agent.pronoun, "")
        near = None if agent.inverted or not gender else self._in_sentence(index, agent.at, gender)
        return near or self._before_speech(index, agent, gender) or self._antecedent(index, agent.at, gender)

    def last_speaker(self, index: int, at: int) -> str | None:
        """Return who was speaking, or who the text was about, before an offset of a passage."""
        before = self._passages.get(index - 1)
        if before is not None and not self._passages[index].folded[:at].strip(" -"):
            low, _ = before.sentences[-1]
            spoken = [actor for offset, actor in self._spoken.get(index - 1, []) if offset >= low]
            if spoken:
                return spoken[-1]
        return self._antecedent(index, at)

    def _last_body(self, index: int, at: int) -> str | None:
        """Return who spoke last, in this passage or the one before, if it is no person: "ont-ils ajouté"."""
        here = [actor for offset, actor in self._spoken.get(index, []) if offset < at]
        spoken = here or [actor for _, actor in self._spoken.get(index - 1, [])]
        return spoken[-1] if spoken and spoken[-1] not in self._mentioned.people else None

    def _anaphor(self, phrase: Phrase, index: int) -> str | None:
        """Return the person whom a noun means: by a title once given to him, by a body he heads, or the nearest."""
        passage, words = self._passages[index], phrase.words.split(" ")
        if words[0] in _CIVIL:
            return self._surnamed(words[-1], index, phrase.start)
        nearest = phrase.words.startswith(("ce dernier", "cette derniere", "celui", "celle"))
        if nearest:
            people = [p for p in passage.phrases if p.end <= phrase.start and p.is_person and p.actor_id]
            fits = [p for p in people if self._fits(p.actor_id or "", phrase.gender)]
            if fits:
                return fits[-1].actor_id
        state = self._state_in(words)
        head = next((word for word in words if word in PEOPLE), "")
        if head and self._is_somebody(head, index, phrase.start):
            return None
        earlier = (actor for _, actor, is_person in self._back(index, phrase.start) if is_person)
        body = headed(phrase, passage.phrases, passage.folded)
        if body:
            held = next((actor for actor in earlier if body in self._facts.heads.get(actor, ())), None)
            if held:
                return held
            earlier = (actor for _, actor, is_person in self._back(index, phrase.start) if is_person)
        titled = (actor for actor in earlier if self._is_titled(actor, head))
        same = next((actor for actor in titled if self._fits(actor, phrase.gender, state)), None)
        return same or self._antecedent(index, phrase.start, phrase.gender, state)

    def _state_in(self, words: Sequence[str]) -> str:
        """Return the state whose demonym stands last in a phrase: "le dirigeant ukrainien"; empty where none does."""
        return next((self._facts.demonyms[word] for word in reversed(words) if word in self._facts.demonyms), "")

    def _is_titled(self, actor_id: str, title: str) -> bool:
        self._read_met()
        return title in self._titles.get(actor_id, ())

    def _body(self, phrase: Phrase, index: int) -> str | None:
        """Return the last organisation that spoke or was spoken of: "l'agence", "le quotidien britannique"."""
        words = phrase.words.split(" ")
        state = self._state_in(words)
        if len(words) > 2 and not state:
            return None  # "l'institution européenne" is no body of a nation that is known
        written = words[1] == "communique"  # a person may have written it, too
        back = self._back(index, phrase.start)
        named = (actor for _, actor, is_person in back if written or not is_person)
        bodies = (actor for actor in named if actor not in self._facts.states and self._fits(actor, "", state))
        if words[1] == "ministere":
            bodies = (actor for actor in bodies if "minist" in plain(self._name_of(actor)))
        return next(bodies, None)

    def _is_somebody(self, head: str, index: int, at: int) -> bool:
        """Whether it takes up somebody left unnamed: "un responsable a dit … ce responsable"."""
        pattern = re.compile(rf"\b(?:une?|d une?) (?:[a-z]+ ){{0,2}}{head}\b")
        before = self._passages.get(index - 1)
        for place, end in [(self._passages[index], at), *([(before, len(before.folded))] if before else [])]:
            found = [m.start() for m in pattern.finditer(place.folded, 0, end)]
            named = [p.start for p in place.phrases if p.end <= end and p.is_person and p.actor_id and not p.governed]
            if found or named:
                return max(found, default=-1) > max(named, default=-1)
        return False

    def _surnamed(self, name: str, index: int, at: int) -> str | None:
        """Return the last person of the text who bears a name that no mention holds: "Mme X"."""
        seen = (actor for _, actor, is_person in self._back(index, at, _REACH * 3) if is_person)
        return next((actor for actor in seen if name in _words_of(self._name_of(actor))), None)

    def _fits(self, actor_id: str, gender: str, state: str = "") -> bool:
        # No gender is asked for that nothing depends on: for it all that was met is read.
        if gender and (known := self.gender(actor_id)) and gender != known:
            return False
        return not state or self._facts.countries.get(actor_id, state) in {state, ""}

    def _before_speech(self, index: int, agent: Agent, gender: str) -> str | None:
        """Leave out what is said itself: in "X « dispose de tout », a-t-il dit" X is not the one who says it."""
        passage = self._passages[index]
        low, _ = passage.sentence_of(agent.at, agent.at)
        if not agent.inverted or ":" in passage.folded[low : agent.at]:
            return None
        return self._antecedent(index, low, gender)

    def _in_sentence(self, index: int, at: int, gender: str) -> str | None:
        """Return whom a pronoun within a sentence means: its subject, else the nearest person before."""
        passage = self._passages[index]
        low, _ = passage.sentence_of(at, at)
        topic = passage.topic(low, at)
        phrase = topic.phrase if topic else None
        if phrase is not None and phrase.end <= at:
            if phrase.actor_id and self.gender(phrase.actor_id) == gender:
                return phrase.actor_id
            if phrase.anaphoric and phrase.gender in {gender, ""}:
                return self._anaphor(phrase, index)
        before = passage.phrases_in(low, at)
        people = [p for p in before if p.is_person and p.actor_id and self._fits(p.actor_id, gender)]
        free = [p for p in people if not p.governed]
        if not free and _GERUND.match(passage.folded, low, at):
            return None  # "Tout en saluant l'accord de X, il …": who acts was named before
        return free[0].actor_id if free else people[-1].actor_id if people else None

    def _antecedent(self, index: int, at: int, gender: str = "", state: str = "") -> str | None:
        """Return the nearest fitting subject: a person before a body, unless the passage itself has a body only."""
        unsure: str | None = None
        body: str | None = None
        for there, actor_id, is_person in self._back(index, at):
            if there != index and body and not unsure and not state and self._has_spoken(index, body, at):
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

    def _has_spoken(self, index: int, actor_id: str, at: int) -> bool:
        return any(offset < at and actor == actor_id for offset, actor in self._spoken.get(index, []))

    def _back(self, index: int, at: int, reach: int = _REACH) -> Iterator[tuple[int, str, bool]]:
        """Yield subjects and speakers from an offset backwards, nearest first: passage, actor, whether a person."""
        yield from ((index, *found) for found in self._within(index, at))
        for earlier in range(index - 1, max(-1, index - 1 - reach), -1):
            yield from ((earlier, *found) for found in self._within(earlier))

    def _within(self, index: int, before: int | None = None) -> Iterator[tuple[str, bool]]:
        """Yield those of one passage, or of it before an offset, nearest first."""
        passage = self._passages[index]
        at = len(passage.text) if before is None else before
        self._met.setdefault(index, passage)
        spoken = self._spoken.get(index, [])
        if not spoken and not passage.names_somebody:
            return
        for low, high in reversed(passage.sentences):
            if low >= at:
                continue
            for offset, actor_id in reversed(spoken):
                if low <= offset < min(high + 1, at):
                    yield actor_id, actor_id in self._mentioned.people
            named = [phrase for phrase in passage.phrases_in(low, min(high, at)) if phrase.actor_id]
            agent = passage.topic(low, min(high, at)) if named else None
            if agent and agent.phrase and agent.phrase.actor_id:
                yield agent.phrase.actor_id, agent.phrase.is_person
            for phrase in named:
                if phrase.is_person and phrase.actor_id and not phrase.governed:
                    yield phrase.actor_id, True
