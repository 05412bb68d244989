"""Whom a bare title means of several persons that it fits: how the text has spoken of each so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from analysis.matching.roles.clauses import partners
from analysis.matching.roles.phrases import BareTitle
from analysis.matching.roles.press import RolePress
from analysis.matching.roles.subjects import acts
from analysis.matching.roles.titles import MILITARY

__all__ = ["RoleWeights"]

_NOBODY: Final[frozenset[str]] = frozenset()


class RoleWeights(RolePress):
    """What one text has said so far, with a weight for everybody whom a title fits."""

    def _fitting(self, title: BareTitle) -> Callable[[str], bool] | None:
        """Return what tells whom a title fits; nothing where the text speaks of nobody who could ever bear it."""
        offset, end, key, day, gender, _ = title
        called = self._titles[key]
        able = self.holders.bearers.get(key, _NOBODY) | called
        is_general = key == "general" and not called
        if not is_general and able.isdisjoint(self._spoken_of):
            return None
        is_interim, is_met = self.is_interim((offset, end)), self.is_met(offset)
        beside = partners(self.text, offset, self._said)
        told: dict[str, bool] = {}

        def bears(actor: str) -> bool:
            if is_interim and (follows := self.acts_for_late(actor, key, day, (offset, end))) is not None:
                return follows
            if actor in called or self._answers_to(actor, key, day):
                return True
            if is_general:
                return any(office.kind in MILITARY for office in self._held_on(actor, day))
            return gender == "f" and self.was_queen(actor, key, day)

        def may(actor: str) -> bool:
            if not bears(actor) or (gender and (self.gender_told(actor) or gender) != gender):
                return False
            if (gender == "f" and self.is_man(actor)) or (is_met and self.is_gone(actor)):
                return False
            return actor not in beside

        def fits(actor: str) -> bool:
            if actor not in told:
                told[actor] = (is_general or actor in able) and may(actor)
            return told[actor]

        return fits

    def _best(self, title: BareTitle, fits: Callable[[str], bool], favoured: str | None) -> str | None:
        """Weigh those who fit: named in this passage, last, often, of its main nation or institution, so called."""
        offset = title.start
        before = self._said[: bisect_left(self._said, (offset, ""))]
        fitting: dict[str, tuple[int, int]] = {}
        for rank, (at, actor) in enumerate(reversed(before)):
            if actor not in fitting and fits(actor):
                fitting[actor] = rank, at
        if len(fitting) > 1:
            scores = self._scores(title, fitting, before, favoured)
            # Whom the sentences before speak of, not whom he met: "X a reçu Y. Le président …" is X.
            acting = self._acting(before, scores)
            if acting:
                scores[acting] += 2.5
            best: str | None = max(scores, key=lambda actor: scores[actor])
        else:
            best = next(iter(fitting), None)
        if best is not None and favoured and best != favoured:
            # The institution in the sentence speaks for its own head, unless the sentence names another.
            sentence = self._sentence(offset)
            return best if any(at >= sentence and actor == best for at, actor in before) else None
        return best

    def _scores(
        self, title: BareTitle, fitting: Mapping[str, tuple[int, int]], before: Sequence[tuple[int, str]],
        favoured: str | None,
    ) -> dict[str, float]:  # fmt: skip
        said, called, wording = [actor for _, actor in before], self._titles[title.key], self._wording(title, fitting)
        passage = self.text.rfind("\n", 0, title.start) + 1
        home = self._home(passage, title.start)
        scores: dict[str, float] = {}
        for actor, (rank, at) in fitting.items():
            scores[actor] = (3 if at >= passage else 0) + (2 if not scores else 0) + min(said.count(actor), 6) / 3
            scores[actor] += (
                (4 if actor == favoured else 0)
                + (2 if actor in called else 0)
                + wording.get(actor, 0)
                + (3 if home and self._nation(actor) == home else 0)
                - rank / 1000
            )
        return scores

    def _wording(self, title: BareTitle, fitting: Collection[str]) -> dict[str, float]:
        """Return what the wording says for or against those whom a title fits."""
        # A woman's title speaks for the women; a man's is used of women too where nothing else is known.
        wording: dict[str, float] = {}
        if title.gender == "f":
            wording = {actor: 6.0 for actor in fitting if self.gender_told(actor) == "f"}
        if title.gender == "m":
            wording = {actor: -4.0 for actor in fitting if self.gender(actor) == "f"}
        led = self.evidence.nation_leading(title.start)
        if led or self.own_head(title.key, title.day):
            wording |= self.weight_of_own(title.key, title.day, fitting)
            wording |= {actor: 3.0 for actor in fitting if led and self._nation(actor) == led}
        return wording

    def _acting(self, before: Sequence[tuple[int, str]], among: Mapping[str, float]) -> str | None:
        """Return who acted or spoke last of some, as the sentences say."""
        for index in range(len(before) - 1, -1, -1):
            at, actor = before[index]
            if actor in among and acts(self.text, at, before[index - 1][0] if index else -1):
                return actor
        return None

    def _home(self, start: int, stop: int) -> str | None:
        """Return the nation that most names between two offsets belong to, if more than half do."""
        named: list[str] = []
        for said in (self._said, self._others):
            there = said[bisect_left(said, (start, "")) : bisect_left(said, (stop, ""))]
            named += [nation for _, actor in there if (nation := self._nation(actor))]
        return next((nation for nation in set(named) if 2 * named.count(nation) > len(named)), None)
