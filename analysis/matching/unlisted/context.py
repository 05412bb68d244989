"""What one document offers to the search for unlisted names: text, runs, listed names around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.lexicon.reading import Lexicon
from analysis.matching.names.name_words import plain_word
from analysis.matching.names.senses import Candidate
from analysis.matching.unlisted.runs import Run, Spans, find_runs

__all__ = ["Context", "Found", "Known", "is_demonym", "known"]


@dataclass(slots=True)
class Found:
    """A name in its text: what it is called, and the key under which its bearer is known in this text."""

    start: int
    end: int
    label: str
    kind: str
    actor_id: str | None = None


@dataclass(frozen=True)
class Known:
    """What a lexicon contributes, compiled once."""

    types: dict[str, str]
    labels: dict[str, str]
    demonyms: frozenset[str]
    without_surname: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def known(lexicon: Lexicon) -> Known:
    """Compile what is needed of a lexicon, once for each version of it."""
    actors = lexicon.actors.values()
    demonyms = {plain_word(word) for actor in actors for word in actor.adjectives}
    named_in_full = frozenset(a.id for a in actors if a.type == "person" and not a.surnames)
    return Known({a.id: a.type for a in actors}, {a.id: a.label for a in actors}, frozenset(demonyms), named_in_full)


@dataclass
class Context:
    """One document.

    Parameters
    ----------
    names
        The confirmed names, sorted.
    rejected
        Candidates that are no names here: masks, places, common words, surnames nobody introduced.
    """

    text: str
    names: Sequence[Candidate]
    rejected: dict[tuple[int, int], list[Candidate]]
    known: Known
    taken: Spans
    runs: list[Run]

    @classmethod
    def of(cls, text: str, names: Sequence[Candidate], others: Sequence[Candidate], lexicon: Lexicon) -> Context:
        """Prepare a document: ``others`` are all its candidates of name kinds."""
        taken = Spans([(name.start, name.end) for name in names])
        starts, ends = taken.bounds()
        named, beyond = set(starts), len(starts)
        rejected: dict[tuple[int, int], list[Candidate]] = {}
        for candidate in others:
            start, end, _, _ = candidate
            if start not in named:
                at = bisect_right(ends, start)
                if at == beyond or starts[at] >= end:
                    rejected.setdefault((start, end), []).append(candidate)
        return cls(text, names, rejected, known(lexicon), taken, find_runs(text, taken))

    @cached_property
    def turned_down(self) -> Spans:
        """Where candidates were turned down, the longest of those that overlap."""
        return Spans(_disjoint(list(self.rejected)))

    @cached_property
    def types(self) -> dict[int, str]:
        """The type of the actor whose name begins at an offset."""
        return {name.start: self.known.types.get(name.sense.target, "") for name in self.names}

    @cached_property
    def targets(self) -> dict[int, str]:
        """The actor whose name begins at an offset."""
        return {name.start: name.sense.target for name in self.names}

    @cached_property
    def ends(self) -> dict[int, int]:
        """Where the name begins that ends at an offset."""
        return {name.end: name.start for name in self.names}

    def is_demonym(self, plain: str) -> bool:
        """Whether a folded word names the people of a state: "malien", "franco-malien"."""
        return is_demonym(plain, self.known.demonyms)

    def owner(self, start: int, end: int) -> str | None:
        """Tell the type of the listed name in a span; ``None`` where there is none."""
        hit = self.taken.hit(start, end)
        if hit is None:
            return None
        return self.types.get(hit[0]) or "organisation"

    def is_masked(self, start: int, end: int) -> bool:
        """Whether a name is part of a longer phrase that the lexicon sets apart: "porte-avions Charles de Gaulle".

        A name that holds all of the phrase stays: "Jean-François" masks François, not Jean-François Dupré.
        """
        hit = self.turned_down.hit(start, end)
        if hit is None or (hit[0] >= start and hit[1] <= end):
            return False
        return any(candidate.sense.kind == "mask" for candidate in self.rejected[hit])

    def turned_down_as(self, start: int, end: int) -> str | None:
        """Tell the kind ("surname", "metonym" …) of a listed form that was turned down at exactly this span."""
        group = self.rejected.get((start, end))
        return group[0].sense.kind if group else None


def is_demonym(plain: str, demonyms: frozenset[str]) -> bool:
    """Whether a folded word, or what stands behind its last hyphen, is one of the demonyms."""
    return plain in demonyms or ("-" in plain and plain.rsplit("-", 1)[1] in demonyms)


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
