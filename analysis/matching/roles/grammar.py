"""Roles made of parts: a title, a demonym or a "de la Russie", and what may follow.

"ministre" + "russe" + "de la Défense": the automaton looks for the parts, a few thousand of them, and the
roles are put together where parts stand side by side. Written out, every title with every adjective of every
state would be eighty thousand forms; and no list holds "les présidents russe et chinois".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from analysis.lexicon.expansion import de_forms, expand
from analysis.lexicon.models import Actor
from analysis.lexicon.reading import Lexicon
from analysis.matching.names.senses import Candidate, Kind, Sense
from analysis.matching.roles.extent import end_of_interlude, end_of_portfolio
from analysis.matching.roles.implied_offices import offices_of
from analysis.matching.roles.titles import folded

__all__ = ["HOMOLOGUE", "NATIONAL", "RoleGrammar", "compile_grammar"]

NATIONAL = "national"
HOMOLOGUE = "homologue"
_ADJECTIVE: Final = "demonym"
_COMPLEMENT: Final = "complement"
_SLOTS = {"{adj}": ("\x01", _ADJECTIVE), "{de}": ("\x02", _COMPLEMENT)}
# Titles that name a nation but no office: resolved to the last such person of the text.
_NATIONAL_TITLES = (
    "ministre {adj}", "dirigeant(e) {adj}", "diplomate {adj}", "leader {adj}", "responsable {adj}",
    "chef militaire {adj}", "négociateur {adj}", "{général|amiral|colonel} {adj}",
)  # fmt: skip
_HOMOLOGUES = ("homologue {adj}", "homologue {de}")
_TITLES: Final = frozenset({"title", "titles"})
_BLANKS = frozenset(" \u00a0\u202f\u2009-")

_Forms = dict[tuple[str, Kind, str], None]
"""What the automaton has to look for, in order: text, kind and target of its sense."""


@dataclass
class RoleGrammar:
    """Which parts make a role.

    Parameters
    ----------
    shapes
        Folded title → kind of the second part → folded tail ("" for none) → owners: ids of kinds of office,
        ids of offices, ``national`` or ``homologue``.
    offices
        (owner, actor id) → ids of the offices.
    plurals
        Folded plural of a title → the title.
    own
        Ids of the offices that patterns of their own name; those stand for them alone.
    """

    shapes: dict[str, dict[str, dict[str, set[str]]]] = field(default_factory=dict)
    offices: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    plurals: dict[str, str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    _readings: dict[tuple[str, Kind, str, str], tuple[Sense, ...]] = field(default_factory=dict, init=False, repr=False)

    def compose(self, text: str, parts: Iterable[Candidate]) -> list[Candidate]:
        """Put roles together from the parts found in a text, sorted.

        Returns
        -------
        list of Candidate
            Of the kinds ``role``, ``national`` and ``homologue``; of one title all readings, short and long.
            In "les présidents russe et chinois" each nation makes a role of its own; ``reach`` is the end of all.
        """
        parts = list(parts)
        titles = [part for part in parts if part[2].kind in _TITLES]
        found: list[Candidate] = []
        if not titles or len(titles) == len(parts):
            return found
        beginning = _Beginning([part[0] for part in parts], parts)
        for title in titles:
            if title[2].kind == "titles":
                found += self._several(text, title, beginning)
            else:
                for part in _behind(text, title, beginning):
                    self._compose(text, title, part, beginning, found)
        return found

    def _compose(
        self, text: str, title: Candidate, part: Candidate, beginning: _Beginning, found: list[Candidate]
    ) -> None:
        """Add what a title and the part behind it make, with each tail that follows."""
        key, (_, stop, sense, _) = title[2].target, part
        slot, target = sense.kind, sense.target
        shape = self.shapes[key].get(slot)
        if shape is None:
            return
        ends = _ends_of_tails(text, stop, beginning) if len(shape) > 1 or "" not in shape else {"": stop}
        for tail in shape:
            if (end := ends.get(tail)) is not None:
                found += [Candidate(title[0], end, meant, end) for meant in self._read(key, slot, tail, target)]

    def _several(self, text: str, title: Candidate, beginning: _Beginning) -> Iterator[Candidate]:
        nations = _coordinated(text, title.end, beginning)
        if len(nations) < 2:
            return
        key = title.sense.target
        if key == HOMOLOGUE:
            return  # "ses homologues français et allemand" are a group
        ends = _ends_of_tails(text, nations[-1][0].end, beginning)
        for tail in self.shapes[key].get(_ADJECTIVE, ()):
            end = ends.get(tail)
            if end is None:
                continue
            for index, group in enumerate(nations):
                for part in group:
                    start = title.start if index == 0 else part.start
                    stop = end if index == len(nations) - 1 else part.end
                    for meant in self._read(key, _ADJECTIVE, tail, part.sense.target):
                        yield Candidate(start, stop, meant, end)

    def _read(self, title: str, slot: Kind, tail: str, target: str) -> tuple[Sense, ...]:
        """Return what a title, a state and a tail make, found when first met: a few hundred in a folder of texts."""
        key = (title, slot, tail, target)
        found = self._readings.get(key)
        if found is None:
            found = self._readings[key] = tuple(self._senses(self.shapes[title][slot][tail], target))
        return found

    def _senses(self, owners: Iterable[str], target: str) -> Iterator[Sense]:
        # What an office says of itself is truer than what its kind does: "le patron de la diplomatie chinoise".
        own = [owner for owner in owners if owner in self.own and (owner, target) in self.offices]
        for owner in own or owners:
            if owner in (NATIONAL, HOMOLOGUE):
                yield Sense(owner, target)  # type: ignore[arg-type]
            for office in self.offices.get((owner, target), ()):
                yield Sense("role", office)


class _Beginning(NamedTuple):
    """The parts of a text, sorted, by where they begin."""

    starts: list[int]
    parts: list[Candidate]

    def at(self, begin: int) -> list[Candidate]:
        """Return those that begin at an offset."""
        low = bisect_left(self.starts, begin)
        return self.parts[low : bisect_right(self.starts, begin, low)]


def _behind(text: str, title: Candidate, beginning: _Beginning) -> Sequence[Candidate]:
    """Return the parts right behind a title or, in "dirigeant populiste italien", behind what may stand between."""
    start, end, sense, _ = title
    starts = beginning.starts
    at = bisect_left(starts, end)
    if at == len(starts):
        return ()
    later = end_of_interlude(text, end)
    far = end_of_portfolio(text, start, end) if sense.target.startswith("ministre ") else end
    if later == far == end:
        # Seldom is a part near at all.
        is_near = starts[at] - end <= 1 or text[end + 1 : end + 2] in _BLANKS
        return beginning.at(_next(text, end)) if is_near else ()
    return [part for place in {_next(text, end), _next(text, later), _next(text, far)} for part in beginning.at(place)]


def _next(text: str, end: int) -> int:
    """Return where the next word begins, if only blanks stand before it."""
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    return end


def _ends_of_tails(text: str, end: int, beginning: _Beginning) -> dict[str, int]:
    """Return where a role ends by what may follow its nation at ``end``, which may be nothing."""
    ends = {"": end}
    for part in beginning.at(_next(text, end)):
        if part.sense.kind == "tail":
            ends.setdefault(part.sense.target, part.end)
    return ends


def _coordinated(text: str, end: int, beginning: _Beginning) -> list[list[Candidate]]:
    """Read "russe, chinois et indien" behind a plural title; nothing where no "et" or "ou" joins the last."""
    groups: list[list[Candidate]] = []
    joined = False
    while True:
        group = [part for part in beginning.at(_next(text, end)) if part.sense.kind == _ADJECTIVE]
        if not group:
            return groups if joined else []
        groups.append(group)
        end = max(part.end for part in group)
        rest = text[end : end + 6].replace("\u00a0", " ")
        link = next((word for word in (" et ", " ou ", ", ") if rest.startswith(word)), None)
        if link is None:
            return groups if joined else []
        following = _next(text, end + len(link))
        if not any(part.sense.kind == _ADJECTIVE for part in beginning.at(following)):
            return groups if joined else []
        joined = joined or link != ", "
        end = following


def compile_grammar(lexicon: Lexicon) -> tuple[RoleGrammar, list[tuple[str, Sense]]]:
    """Compile the offices of a lexicon.

    Returns
    -------
    grammar : RoleGrammar
    forms : list of (text, Sense)
        What the automaton has to look for: parts of roles, and roles that no state's name completes.
    """
    grammar = RoleGrammar()
    forms: _Forms = {}
    for kind in lexicon.kinds.values():
        _add_patterns(grammar, forms, kind.patterns, kind.id, ())
    named: set[str] = set()
    for office in offices_of(lexicon).values():
        grammar.offices[office.kind, office.of].append(office.id)
        grammar.offices[office.id, office.of].append(office.id)
        _add_patterns(grammar, forms, office.patterns, office.id, (office.id,))
        named.add(office.of)
        if office.patterns:
            grammar.own.add(office.id)
    _add_patterns(grammar, forms, _NATIONAL_TITLES, NATIONAL, ())
    _add_patterns(grammar, forms, _HOMOLOGUES, HOMOLOGUE, ())
    for actor in lexicon.actors.values():
        if actor.type == "state" or actor.id in named:
            _add_names(forms, actor)
    return grammar, [(text, Sense(kind, target)) for text, kind, target in forms]


def _add_patterns(
    grammar: RoleGrammar,
    forms: _Forms,
    patterns: Sequence[str],
    owner: str,
    offices: Sequence[str],
) -> None:
    for pattern in patterns:
        for placeholder, (mark, _) in _SLOTS.items():
            pattern = pattern.replace(placeholder, mark)
        for form in expand(pattern):
            slot = next(((mark, kind) for mark, kind in _SLOTS.values() if mark in form), None)
            if slot is None:
                # A role without a state's name can only be one office's.
                forms.update({(form, "role", office): None for office in offices})
                continue
            left, _, right = form.partition(slot[0])
            # "{adj}s": every form of an adjective is tried anyway.
            tail = folded(right) if right.startswith((" ", "-")) else ""
            title = left.strip(" -")
            _add_shape(grammar, forms, title, slot[1], tail, right.strip(" -"), owner)


def _add_shape(
    grammar: RoleGrammar, forms: _Forms, title: str, slot: str, tail: str, right: str, owner: str
) -> None:
    key = folded(title)
    grammar.shapes.setdefault(key, {}).setdefault(slot, {}).setdefault(tail, set()).add(owner)
    forms[title, "title", key] = None
    if tail:
        forms[right, "tail", tail] = None
    if slot == _ADJECTIVE:
        several = _plural(title)
        grammar.plurals[folded(several)] = key
        forms[several, "titles", key] = None


def _plural(title: str) -> str:
    """Put the head of a title into the plural: "chefs de la diplomatie", "premiers ministres"."""
    words = title.split(" ")
    heads = 2 if folded(words[0]) in {"premier", "premiere"} else 1
    return " ".join([word if word.endswith("s") else word + "s" for word in words[:heads]] + words[heads:])


def _add_names(forms: _Forms, actor: Actor) -> None:
    for word in actor.adjectives:
        forms[word, _ADJECTIVE, actor.id] = None
    for form in de_forms(actor):
        forms[form, _COMPLEMENT, actor.id] = None
