"""Whom a bare title means of several persons that it fits: how the text has spoken of each so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from analysis.matching.role_subjects import acts
from analysis.matching.role_turnover import RoleTurnover

__all__ = ["RoleWeights"]


class RoleWeights(RoleTurnover):
    """What one text has said so far, with a weight for everybody whom a title fits."""

    def _best(
        self, offset: int, fits: Callable[[str], bool], favoured: str | None, called: set[str],
        wording: Callable[[Collection[str]], Mapping[str, float]],
    ) -> str | None:  # fmt: skip
        """Weigh those who fit: named in this passage, last, often, of its main nation or institution, so called."""
        before = self._said[: bisect_left(self._said, (offset, ""))]
        fitting: dict[str, tuple[int, int]] = {}
        for rank, (at, actor) in enumerate(reversed(before)):
            if actor not in fitting and fits(actor):
                fitting[actor] = rank, at
        if len(fitting) > 1:
            scores = self._scores(offset, fitting, before, favoured, called, wording(fitting))
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
        self, offset: int, fitting: Mapping[str, tuple[int, int]], before: Sequence[tuple[int, str]],
        favoured: str | None, called: set[str], wording: Mapping[str, float],
    ) -> dict[str, float]:  # fmt: skip
        times = Counter([actor for _, actor in before])
        passage = self.text.rfind("\n", 0, offset) + 1
        home = self._home(passage, offset)
        scores: dict[str, float] = {}
        for actor, (rank, at) in fitting.items():
            scores[actor] = (3 if at >= passage else 0) + (2 if not scores else 0) + min(times[actor], 6) / 3
            scores[actor] += (
                (4 if actor == favoured else 0)
                + (2 if actor in called else 0)
                + wording.get(actor, 0)
                + (3 if home and self._nation(actor) == home else 0)
                - rank / 1000
            )
        return scores

    def _acting(self, before: Sequence[tuple[int, str]], among: Mapping[str, float]) -> str | None:
        """Return who acted or spoke last of some, as the sentences say."""
        for index in range(len(before) - 1, -1, -1):
            at, actor = before[index]
            if actor in among and acts(self.text, at, before[index - 1][0] if index else -1):
                return actor
        return None

    def _home(self, start: int, stop: int) -> str | None:
        """Return the nation that most names between two offsets belong to, if more than half do."""
        there = [actor for at, actor in (*self._said, *self._others) if start <= at < stop]
        counts = Counter([nation for actor in there if (nation := self._nation(actor))])
        most = counts.most_common(1)
        return most[0][0] if most and 2 * most[0][1] > counts.total() else None
