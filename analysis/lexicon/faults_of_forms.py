"""Faults of the words of a lexicon: patterns, groups, examples, and forms that two actors claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, Final

from analysis.errors import Fault, InputError, LexiconError, closest
from analysis.lexicon.entries import Entry, Shelf
from analysis.lexicon.expansion import expand, expand_group
from analysis.text.normalise import fold_form

__all__ = ["form_faults"]

_PLACEHOLDER: Final = re.compile(r"\{([^{}|()]*)\}")
_PLACEHOLDERS: Final = ("adj", "de")


def form_faults(shelf: Shelf) -> Iterator[Fault]:
    """Give the faults of all words of a lexicon."""
    yield from _clashes(shelf)
    for entry in shelf.entries("actors"):
        yield from _never_found(entry)
        yield from _example_faults(entry)
    for kind in ("kinds", "offices"):
        for entry in shelf.entries(kind):
            yield from _office_patterns(entry)
    for entry in shelf.entries("offices"):
        yield from _bracketed(entry, entry.value.no, "no")
    yield from _group_faults(shelf)
    for entry in shelf.entries("themes"):
        yield from _theme_faults(entry, shelf)
        yield from _example_faults(entry)
    yield from _event_names(shelf)


def _actor_forms(actor: Any) -> Iterator[tuple[str, bool, bool, tuple[int | str, ...]]]:
    """Give each form of an actor: (words, exact, conditional, where it stands)."""
    yield actor.label, actor.exact, bool(actor.introduced or actor.context), ("label",)
    for field in ("aliases", "acronyms"):
        for i, alias in enumerate(getattr(actor, field)):
            yield alias.form, alias.exact, bool(alias.introduced or alias.context), (field, i)
    for i, surname in enumerate(actor.surnames):
        yield surname, False, not actor.safe, ("surnames", i)


def _clashes(shelf: Shelf) -> Iterator[Fault]:
    """Find forms that count for two actors wherever they stand: nobody could say which is meant."""
    claims: dict[str, list[tuple[Entry, str, bool, tuple[int | str, ...]]]] = {}
    for entry in shelf.entries("actors"):
        for form, exact, conditional, path in _actor_forms(entry.value):
            if not conditional:
                for key in _keys(form):
                    claims.setdefault(key, []).append((entry, form, exact, path))
    seen: set[tuple[str, ...]] = set()
    for claim in claims.values():
        for (one, form, exact, _), (two, other, also_exact, path) in combinations(claim, 2):
            pair = tuple(sorted((one.value.id, two.value.id)))
            apart = exact and also_exact and form != other
            if one is two or apart or pair in seen:
                continue
            seen.add(pair)
            found = f"{other!r}, which {one.value.id!r} at {one.where()} claims as {form!r}"
            remedy = "Remove it from one, or make it conditional by introduced or context"
            yield Fault(two.where(*path), found, "a form of one actor only", remedy)


def _keys(form: str) -> tuple[str, ...]:
    try:
        return fold_form(form)
    except InputError:
        return ()


def _unfindable(form: str, where: str) -> Iterator[Fault]:
    """Give a fault for a form that no text can hold."""
    try:
        fold_form(form)
    except InputError as error:
        for fault in error.faults:
            if isinstance(fault, Fault):
                yield Fault(where, fault.found, fault.allowed, "Write the words as a text has them")


def _never_found(entry: Entry) -> Iterator[Fault]:
    actor = entry.value
    for form, _, _, path in _actor_forms(actor):
        # A label may be for readers alone, as "François (pape)" is, if there are other names to find.
        if path != ("label",) or not (actor.aliases or actor.acronyms or actor.surnames):
            yield from _unfindable(form, entry.where(*path))
    for field in ("metonyms", "adjectives", "not_in"):
        for i, form in enumerate(getattr(entry.value, field)):
            yield from _unfindable(form, entry.where(field, i))


def _pattern_faults(pattern: str, where: str) -> Iterator[Fault]:
    """Give the faults of a pattern: its brackets, or a form of it that no text can hold."""
    try:
        forms = expand(pattern)
    except LexiconError as error:
        yield Fault(where, f"{pattern!r}: {error.summary}", "letters, (optional) and {one|or|another}")
        return
    for form in forms[:1] if "(" not in pattern and "{" not in pattern else forms:
        found = list(_unfindable(form, where))
        yield from found
        if found:
            return


def _office_patterns(entry: Entry) -> Iterator[Fault]:
    for field in ("patterns", "alone"):
        for i, pattern in enumerate(getattr(entry.value, field)):
            where = entry.where(field, i)
            for name in _PLACEHOLDER.findall(pattern):
                if name not in _PLACEHOLDERS:
                    allowed, near = "{adj} or {de}, or {one|or|another}", closest(name, _PLACEHOLDERS)
                    yield Fault(where, f"the placeholder {{{name}}}", allowed, near)
            yield from _pattern_faults(_PLACEHOLDER.sub("x", pattern), where)


def _group_faults(shelf: Shelf) -> Iterator[Fault]:
    groups = {name: [word for word, _ in places] for name, places in shelf.groups.items()}
    for name, places in shelf.groups.items():
        for word, where in places:
            if not word.startswith("@"):
                yield from _pattern_faults(word, where)
            elif word[1:] not in groups:
                near = closest(word[1:], list(groups))
                yield Fault(where, f"the unknown group {word!r} in group {name!r}", "a defined group", near)
        try:
            expand_group(name, groups)
        except LexiconError as error:
            if "takes itself in" in error.summary:
                yield Fault(places[0][1], f"group {name!r}, which takes itself in", "groups that do not")


def _theme_faults(entry: Entry, shelf: Shelf) -> Iterator[Fault]:
    theme = entry.value
    for i, term in enumerate(theme.terms):
        where = entry.where("terms", i)
        named = [word[1:] for word in (term.term, *term.unless) if word.startswith("@")]
        for name in [*term.near, *named]:
            if name not in shelf.groups:
                near = closest(name, list(shelf.groups))
                yield Fault(where, f"the unknown group {name!r}", "a group under groups:", near)
        for word in (term.term, *term.unless):
            if not word.startswith("@"):
                yield from _pattern_faults(word, where)
    for i, pattern in enumerate(theme.not_in):
        yield from _pattern_faults(pattern, entry.where("not_in", i))


def _example_faults(entry: Entry) -> Iterator[Fault]:
    for i, text in enumerate(entry.value.examples.yes):
        if not re.fullmatch(r"[^\[\]]*(\[[^\[\]]+\][^\[\]]*)+", text):
            where = entry.where("examples", "yes", i)
            yield Fault(where, repr(text), "a sentence with its [spans] in brackets")
    yield from _bracketed(entry, entry.value.examples.no, "examples", "no")


def _bracketed(entry: Entry, sentences: Iterable[str], *path: str) -> Iterator[Fault]:
    for i, text in enumerate(sentences):
        if "[" in text or "]" in text:
            yield Fault(entry.where(*path, i), repr(text), "a sentence without brackets")


def _event_names(shelf: Shelf) -> Iterator[Fault]:
    """Find names that no text can hold, and names of two series or editions that date texts."""
    owners: dict[str, str] = {}
    for entry in shelf.entries("series"):
        series = entry.value
        for path, name in _names(series):
            where = entry.where(*path)
            yield from _unfindable(name, where)
            for key in _keys(name) if series.dating else ():
                if key in owners:
                    found = f"{name!r}, which stands at {owners[key]} too"
                    yield Fault(where, found, "a name of one event", "Leave an ambiguous name out")
                owners.setdefault(key, where)


def _names(series: Any) -> Iterable[tuple[tuple[int | str, ...], str]]:
    yield from ((("names", i), name) for i, name in enumerate(series.names))
    for number, edition in enumerate(series.editions):
        yield from ((("editions", number, "names", i), name) for i, name in enumerate(edition.names))
