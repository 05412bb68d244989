"""Lexicon → the forms the automaton looks for, and what each of them stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Protocol, TypeAlias

import numpy as np

from analysis.garbage import collecting_seldom
from analysis.lexicon.expansion import expand
from analysis.lexicon.models import Actor, Alias
from analysis.lexicon.reading import Lexicon
from analysis.matching.names.senses import Kind, Sense
from analysis.matching.roles.grammar import RoleGrammar, compile_grammar
from analysis.matching.scanning.automaton import Automaton, Hits, Overlap, Texts
from analysis.matching.scanning.forms import Case, Form
from analysis.text.normalise import fold

__all__ = ["Finder", "Vocabulary", "compile_vocabulary", "extend_vocabulary", "forms_of"]

_PLAIN: Final = re.compile("[A-Za-z0-9À-ÖØ-öø-ÿ '’.-]*")  # what nearly all forms are made of, no mark between words
_Meaning: TypeAlias = tuple[Form, Sense]
"""A form and something it stands for."""


class Finder(Protocol):
    """What finds forms in texts: an automaton, or two that find together what one would."""

    def find(self, texts: Texts, overlap: Overlap = "none") -> Hits:
        """Find every form in every text."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The forms of a lexicon, compiled once: ``senses[form]`` is what ``forms[form]`` stands for.

    ``grammar`` puts the roles together whose parts the automaton finds; ``lexicon`` is what it was compiled from,
    without the entries it was extended by.
    """

    automaton: Finder
    senses: tuple[Sense, ...]
    grammar: RoleGrammar
    lexicon: Lexicon


@lru_cache(maxsize=4)
@collecting_seldom()
def compile_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile the forms of actors and offices, once for each version of a lexicon."""
    grammar, parts = compile_grammar(lexicon)
    of_roles = ((Form(text), sense) for text, sense in parts)
    meanings = list(_searchable([*_actor_forms(lexicon), *_alone(lexicon), *of_roles]))
    automaton = Automaton([form for form, _ in meanings])
    return Vocabulary(automaton, tuple(sense for _, sense in meanings), grammar, lexicon)


def extend_vocabulary(vocabulary: Vocabulary, actor: Actor) -> Vocabulary:
    """Add the forms of an actor that a vocabulary lacks, without compiling the others again.

    Only additions are seen: a form that the entry no longer has is still found. Roles stay as they are.

    Examples
    --------
    >>> from analysis.lexicon.reading import load_lexicon
    >>> lexicon = load_lexicon()
    >>> more = lexicon.actors["mali"].model_copy(update={"aliases": (Alias(form="Pays du Baobab"),)})
    >>> extended = extend_vocabulary(compile_vocabulary(lexicon), more)
    >>> hits = extended.automaton.find(["Au pays du baobab, le Mali"], overlap="all")
    >>> [extended.senses[form].target for form in hits.form]
    ['mali', 'mali']
    """
    known = zip(forms_of(vocabulary.automaton), vocabulary.senses, strict=True)
    old = {meaning for meaning in known if meaning[1].target == actor.id}
    new = [meaning for meaning in _searchable(_forms_of(actor)) if meaning not in old]
    both = _Joined(vocabulary.automaton, Automaton([form for form, _ in new]), len(vocabulary.senses))
    return replace(vocabulary, automaton=both, senses=(*vocabulary.senses, *(sense for _, sense in new)))


@dataclass(frozen=True, eq=False)
class _Joined:
    """Two finders, the forms of the second numbered behind those of the first."""

    first: Finder
    second: Automaton
    shift: int

    def find(self, texts: Texts, overlap: Overlap = "none") -> Hits:
        """Find the forms of both; only ``overlap="all"`` gives what one automaton would."""
        found = [self.first.find(texts, overlap), self.second.find(texts, overlap)]
        row, start, end = (np.concatenate([getattr(hits, name) for hits in found]) for name in ("row", "start", "end"))
        form = np.concatenate([found[0].form, found[1].form + self.shift])
        order = np.lexsort((form, end, start, row))
        return Hits(row[order], start[order], end[order], form[order])


def forms_of(finder: Finder) -> tuple[Form, ...]:
    """Return the forms a finder looks for, as its hits number them."""
    if isinstance(finder, _Joined):
        return (*forms_of(finder.first), *finder.second.forms)
    return finder.forms if isinstance(finder, Automaton) else ()


def _searchable(meanings: Iterable[_Meaning]) -> Iterator[_Meaning]:
    """Leave out repeats, and names with a comma or quotation marks inside: those are for readers, not for searching."""
    for form, sense in dict.fromkeys(meanings):
        if _PLAIN.fullmatch(form.text) or "|" not in fold(form.text):
            yield form, sense


def _actor_forms(lexicon: Lexicon) -> Iterator[_Meaning]:
    for actor in lexicon.actors.values():
        yield from _forms_of(actor)


def _forms_of(actor: Actor) -> Iterator[_Meaning]:
    case: Case = "exact" if actor.exact else "any"
    spaced, personal = " " in actor.label, actor.type == "person"
    named = Sense("name", actor.id, actor.introduced, actor.context, spaced=spaced, personal=personal)
    yield Form(actor.label, case), named
    yield from _alias_forms(actor, "alias", actor.aliases)
    yield from _alias_forms(actor, "acronym", actor.acronyms)
    yield from ((Form(form, "capital"), Sense("metonym", actor.id)) for form in actor.metonyms)
    for surname in actor.surnames:
        sense = Sense("surname", actor.id, introduced=not actor.safe, safe=actor.safe, personal=True)
        yield Form(surname, "capital"), sense
    yield from ((Form(phrase), Sense("mask", actor.id)) for phrase in actor.not_in)


def _alias_forms(actor: Actor, kind: Kind, aliases: Iterable[Alias]) -> Iterator[_Meaning]:
    personal = actor.type == "person"
    senses: dict[tuple[bool, tuple[str, ...], bool], Sense] = {}
    for alias in aliases:
        conditions = alias.introduced, alias.context, " " in alias.form
        if conditions not in senses:
            introduced, context, spaced = conditions
            senses[conditions] = Sense(kind, actor.id, introduced, context, spaced=spaced, personal=personal)
        yield Form(alias.form, "exact" if alias.exact else "any"), senses[conditions]


def _alone(lexicon: Lexicon) -> Iterator[_Meaning]:
    patterns = [pattern for kind in lexicon.kinds.values() for pattern in kind.alone]
    patterns += [pattern for office in lexicon.offices.values() for pattern in office.alone]
    forms = {form for pattern in patterns for form in expand(pattern)}
    yield from ((Form(form), Sense("alone", form)) for form in sorted(forms))
