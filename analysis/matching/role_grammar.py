"""Roles made of parts: a title, a demonym or a "de la Russie", and what may follow.

"ministre" + "russe" + "de la Défense": the automaton looks for the parts, a few thousand of them, and the
roles are put together where parts stand side by side. Written out, every title with every adjective of every
state would be eighty thousand forms; and no list holds "les présidents russe et chinois".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from analysis.lexicon.expansion import de_forms, expand
from analysis.lexicon.models import Actor
from analysis.lexicon.reading import Lexicon
from analysis.matching.implied_offices import offices_of
from analysis.matching.role_extent import end_of_interlude, end_of_portfolio
from analysis.matching.role_titles import folded
from analysis.matching.senses import Candidate, Kind, Sense

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

    def compose(self, text: str, parts: Iterable[Candidate]) -> list[Candidate]:
        """Put roles together from the parts found in a text.

        Returns
        -------
        list of Candidate
            Of the kinds ``role``, ``national`` and ``homologue``; of one title all readings, short and long.
            In "les présidents russe et chinois" each nation makes a role of its own; ``reach`` is the end of all.
        """
        parts = list(parts)
        titles = [part for part in parts if part[2].kind in _TITLES]
        found: list[Candidate] = []
        if titles:
            starting: dict[int, list[Candidate]] = defaultdict(list)
            for part in parts:
                starting[part[0]].append(part)
            for title in titles:
                found += (self._single if title.sense.kind == "title" else self._several)(text, title, starting)
        return found

    def _single(self, text: str, title: Candidate, starting: Mapping[int, list[Candidate]]) -> Iterator[Candidate]:
        shapes = self.shapes[title.sense.target]
        begins = {_next(text, end) for end in (title.end, *_later_ends(text, title))}
        for part in [part for begin in begins for part in starting.get(begin, ())]:
            if shape := shapes.get(part.sense.kind):
                ends = _ends_of_tails(text, part.end, starting)
                for tail, owners in shape.items():
                    if (end := ends.get(tail)) is not None:
                        yield from self._read(owners, part.sense.target, title.start, end, end)

    def _several(self, text: str, title: Candidate, starting: Mapping[int, list[Candidate]]) -> Iterator[Candidate]:
        nations = _coordinated(text, title.end, starting)
        if len(nations) < 2:
            return
        shapes = self.shapes[title.sense.target].get(_ADJECTIVE, {})
        if title.sense.target == HOMOLOGUE:
            return  # "ses homologues français et allemand" are a group
        ends = _ends_of_tails(text, nations[-1][0].end, starting)
        for tail, owners in shapes.items():
            end = ends.get(tail)
            if end is None:
                continue
            for index, group in enumerate(nations):
                for part in group:
                    start = title.start if index == 0 else part.start
                    stop = end if index == len(nations) - 1 else part.end
                    yield from self._read(owners, part.sense.target, start, stop, end)

    def _read(self, owners: Iterable[str], target: str, start: int, end: int, reach: int) -> Iterator[Candidate]:
        # What an office says of itself is truer than what its kind does: "le patron de la diplomatie chinoise".
        own = [owner for owner in owners if owner in self.own and (owner, target) in self.offices]
        for owner in own or owners:
            if owner in (NATIONAL, HOMOLOGUE):
                yield Candidate(start, end, Sense(owner, target), reach)  # type: ignore[arg-type]
            for office in self.offices.get((owner, target), ()):
                yield Candidate(start, end, Sense("role", office), reach)


def _later_ends(text: str, title: Candidate) -> Iterator[int]:
    """Yield where a title ends with what stands before its people: "dirigeant populiste" in "… populiste italien"."""
    yield end_of_interlude(text, title.end)
    if title.sense.target.startswith("ministre "):
        yield end_of_portfolio(text, title.start, title.end)


def _next(text: str, end: int) -> int:
    """Return where the next word begins, if only blanks stand before it."""
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    return end


def _ends_of_tails(text: str, end: int, starting: Mapping[int, list[Candidate]]) -> dict[str, int]:
    """Return where a role ends by what may follow its nation at ``end``, which may be nothing."""
    ends = {"": end}
    for part in starting.get(_next(text, end), ()):
        if part.sense.kind == "tail":
            ends.setdefault(part.sense.target, part.end)
    return ends


def _coordinated(text: str, end: int, starting: Mapping[int, list[Candidate]]) -> list[list[Candidate]]:
    """Read "russe, chinois et indien" behind a plural title; nothing where no "et" or "ou" joins the last."""
    groups: list[list[Candidate]] = []
    joined = False
    while True:
        group = [part for part in starting.get(_next(text, end), ()) if part.sense.kind == _ADJECTIVE]
        if not group:
            return groups if joined else []
        groups.append(group)
        end = max(part.end for part in group)
        rest = text[end : end + 6].replace("\u00a0", " ")
        link = next((word for word in (" et ", " ou ", ", ") if rest.startswith(word)), None)
        if link is None:
            return groups if joined else []
        following = _next(text, end + len(link))
        if not any(part.sense.kind == _ADJECTIVE for part in starting.get(following, ())):
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
