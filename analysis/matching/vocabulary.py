"""Lexicon → the forms the automaton looks for, and what each of them stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.lexicon.expansion import expand
from analysis.lexicon.models import Actor, Alias
from analysis.lexicon.reading import Lexicon
from analysis.matching.automaton import Automaton
from analysis.matching.forms import Form
from analysis.matching.role_grammar import RoleGrammar, compile_grammar
from analysis.matching.senses import Kind, Sense
from analysis.text.normalise import fold

__all__ = ["Sense", "Vocabulary", "compile_vocabulary"]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The forms of a lexicon, compiled once: ``senses[form]`` is what ``forms[form]`` stands for.

    ``grammar`` puts the roles together whose parts the automaton finds.
    """

    automaton: Automaton
    senses: tuple[Sense, ...]
    grammar: RoleGrammar


@lru_cache(maxsize=4)
def compile_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile the forms of actors and offices, once for each version of a lexicon."""
    grammar, parts = compile_grammar(lexicon)
    pairs = list(
        _searchable([*_actor_forms(lexicon), *_alone(lexicon), *((text, "any", sense) for text, sense in parts)])
    )
    forms = [Form(text, index, case) for index, (text, case, _) in enumerate(pairs)]  # type: ignore[arg-type]
    return Vocabulary(Automaton(forms), tuple(sense for _, _, sense in pairs), grammar)


def _searchable(pairs: Iterable[tuple[str, str, Sense]]) -> Iterator[tuple[str, str, Sense]]:
    seen: set[tuple[str, str, Sense]] = set()
    for pair in pairs:
        # A name with a comma or quotation marks inside is for readers; it cannot be searched as a whole.
        if pair not in seen and "|" not in fold(pair[0]):
            seen.add(pair)
            yield pair


def _actor_forms(lexicon: Lexicon) -> Iterator[tuple[str, str, Sense]]:
    for actor in lexicon.actors.values():
        label = Alias(form=actor.label, exact=actor.exact, introduced=actor.introduced, context=actor.context)
        yield from _alias_forms(actor, "name", [label])
        yield from _alias_forms(actor, "alias", actor.aliases)
        yield from _alias_forms(actor, "acronym", actor.acronyms)
        yield from ((form, "capital", Sense("metonym", actor.id)) for form in actor.metonyms)
        for surname in actor.surnames:
            yield surname, "capital", Sense("surname", actor.id, introduced=not actor.safe, safe=actor.safe)
        yield from ((phrase, "any", Sense("mask", actor.id)) for phrase in actor.not_in)


def _alias_forms(actor: Actor, kind: Kind, aliases: Iterable[Alias]) -> Iterator[tuple[str, str, Sense]]:
    for alias in aliases:
        case = "exact" if alias.exact else "any"
        yield alias.form, case, Sense(kind, actor.id, alias.introduced, alias.context, spaced=" " in alias.form)


def _alone(lexicon: Lexicon) -> Iterator[tuple[str, str, Sense]]:
    patterns = [pattern for kind in lexicon.kinds.values() for pattern in kind.alone]
    patterns += [pattern for office in lexicon.offices.values() for pattern in office.alone]
    forms = {form for pattern in patterns for form in expand(pattern)}
    yield from ((form, "any", Sense("alone", form)) for form in sorted(forms))
