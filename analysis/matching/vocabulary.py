"""Lexicon → the forms the automaton looks for, and what each of them stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analysis.lexicon.expansion import expand, expand_office_pattern
from analysis.lexicon.models import Actor, Alias, Office
from analysis.lexicon.reading import Lexicon
from analysis.matching.automaton import Automaton
from analysis.matching.forms import Form
from analysis.text.normalise import fold

__all__ = ["Sense", "Vocabulary", "compile_vocabulary"]

Kind = Literal["name", "alias", "acronym", "metonym", "surname", "role", "alone", "national", "mask"]

# Titles that name a nation but no office: resolved to the last such person of the text.
_NATIONAL_TITLES = ("ministre", "{dirigeant|dirigeante}", "diplomate", "leader", "responsable", "chef militaire")


@dataclass(frozen=True)
class Sense:
    """What one form stands for.

    Parameters
    ----------
    kind : str
        ``surname``, ``metonym``, ``role`` … decide how a hit is confirmed; ``mask`` only hides what it covers.
    target : str
        Actor id; office id for a role; the bare phrase for ``alone``; state id for ``national``.
    introduced, context
        Conditions of the alias, see :class:`analysis.lexicon.models.Alias`.
    safe : bool
        A surname that counts without a full name in the text.
    """

    kind: Kind
    target: str
    introduced: bool = False
    context: tuple[str, ...] = ()
    safe: bool = False


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The forms of a lexicon, compiled once: ``senses[form]`` is what ``forms[form]`` stands for."""

    automaton: Automaton
    senses: tuple[Sense, ...]


@lru_cache(maxsize=4)
def _compiled(version: str, lexicon_key: _Keyed) -> Vocabulary:
    pairs = list(_pairs(lexicon_key.lexicon))
    forms = [Form(text, index, case) for index, (text, case, _) in enumerate(pairs)]  # type: ignore[arg-type]
    return Vocabulary(Automaton(forms), tuple(sense for _, _, sense in pairs))


@dataclass(frozen=True)
class _Keyed:
    """A lexicon that the cache tells apart by its version alone."""

    version: str
    lexicon: Lexicon

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.version == self.version


def compile_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile the forms of actors and offices, once for each version of a lexicon."""
    return _compiled(lexicon.version, _Keyed(lexicon.version, lexicon))


def _pairs(lexicon: Lexicon) -> Iterator[tuple[str, str, Sense]]:
    seen: set[tuple[str, str, Sense]] = set()
    for pair in _all_pairs(lexicon):
        # A name with a comma or quotation marks inside is for readers; it cannot be searched as a whole.
        if pair not in seen and "|" not in fold(pair[0]):
            seen.add(pair)
            yield pair


def _all_pairs(lexicon: Lexicon) -> Iterator[tuple[str, str, Sense]]:
    for actor in lexicon.actors.values():
        yield from _actor_pairs(actor)
    kinds = lexicon.kinds
    alone: set[str] = set()
    for office in lexicon.offices.values():
        kind = kinds[office.kind]
        yield from _office_pairs(office, kind.patterns, lexicon.actors[office.of])
        alone.update(form for pattern in (*kind.alone, *office.alone) for form in expand(pattern))
    yield from ((form, "any", Sense("alone", form)) for form in sorted(alone))
    for actor in lexicon.actors.values():
        if actor.type == "state" and actor.adjectives:
            for title in _NATIONAL_TITLES:
                forms = expand_office_pattern(f"{title} {{adj}}", actor)
                yield from ((form, "any", Sense("national", actor.id)) for form in forms)


def _actor_pairs(actor: Actor) -> Iterator[tuple[str, str, Sense]]:
    label = Alias(form=actor.label, exact=actor.exact, introduced=actor.introduced, context=actor.context)
    yield from _alias_pairs(actor, "name", [label])
    yield from _alias_pairs(actor, "alias", actor.aliases)
    yield from _alias_pairs(actor, "acronym", actor.acronyms)
    yield from ((form, "capital", Sense("metonym", actor.id)) for form in actor.metonyms)
    for surname in actor.surnames:
        yield surname, "capital", Sense("surname", actor.id, introduced=not actor.safe, safe=actor.safe)
    yield from ((phrase, "any", Sense("mask", actor.id)) for phrase in actor.not_in)


def _alias_pairs(actor: Actor, kind: Kind, aliases: Iterable[Alias]) -> Iterator[tuple[str, str, Sense]]:
    for alias in aliases:
        case = "exact" if alias.exact else "any"
        yield alias.form, case, Sense(kind, actor.id, alias.introduced, alias.context)


def _office_pairs(
    office: Office, kind_patterns: Iterable[str], holder_of: Actor
) -> Iterator[tuple[str, str, Sense]]:
    for pattern in (*kind_patterns, *office.patterns):
        for form in expand_office_pattern(pattern, holder_of):
            yield form, "any", Sense("role", office.id)
