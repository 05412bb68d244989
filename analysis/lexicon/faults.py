"""Find everything that is wrong with a lexicon, at once, each fault with its file and line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from analysis.errors import Fault, closest
from analysis.lexicon.entries import Entry, Shelf
from analysis.lexicon.faults_of_forms import form_faults
from analysis.lexicon.sources import Source, read_sources

__all__ = ["check_sources", "find_faults"]


def find_faults(folder: Path | None = None) -> list[Fault]:
    """List all faults of our lexicon, with the files of ``folder`` merged over it.

    Looked for are files that are not YAML or not UTF-8, unknown and missing fields, wrong types, ids
    that are malformed or stand twice, references to nothing, dates that contradict each other, patterns
    that cannot be read, forms that can never be found, and forms that two actors claim.

    Parameters
    ----------
    folder : Path, optional
        A user's lexicon folder.

    Returns
    -------
    list of Fault
        In the order of the files; empty if the lexicon can be used.

    Examples
    --------
    >>> find_faults()
    []
    """
    sources, faults = read_sources()
    if folder is not None:
        theirs, more = read_sources(folder)
        sources, faults = sources + theirs, faults + more
    return check_sources(sources, faults)


def check_sources(sources: Sequence[Source], found: Iterable[Fault]) -> list[Fault]:
    """List the faults of files that are read; ``found`` are those of their folders, which come first."""
    faults = list(found)
    for source in sources:
        faults.extend(source.faults)
    # Lines are looked up only where there is something to say of them: it takes longer than all the checks.
    if any(True for _ in _contradictions([replace(source, data=None) for source in sources])):
        faults.extend(_contradictions(sources))
    return faults


def _contradictions(sources: Sequence[Source]) -> Iterator[Fault]:
    shelf = Shelf.of(sources)
    for check in (_repeated_ids, _actor_faults, _office_faults, _event_faults, form_faults):
        yield from check(shelf)


def _repeated_ids(shelf: Shelf) -> Iterator[Fault]:
    for first, second in shelf.repeated:
        allowed = f"an id of its own (it stands at {first.where()} too)"
        found = f"id {second.value.id!r} again"
        yield Fault(second.where("id"), found, allowed, "Rename or remove one of them")


def _actor_faults(shelf: Shelf) -> Iterator[Fault]:
    for entry in shelf.entries("actors"):
        actor = entry.value
        if actor.country is not None:
            yield from _unknown(shelf, entry, actor.country, "state", "country")
        if actor.surnames and actor.type != "person":
            yield Fault(entry.where("surnames"), f"surnames of a {actor.type}", "surnames of a person only")
        if actor.safe and not actor.surnames:
            found = "safe without surnames"
            yield Fault(entry.where("safe"), found, "safe beside surnames", "Add the surnames")
        if actor.metonyms and actor.type == "person":
            allowed = "metonyms of a state or an organisation"
            yield Fault(entry.where("metonyms"), "metonyms of a person", allowed)


def _unknown(shelf: Shelf, entry: Entry, actor: str, kind: str, *path: int | str) -> Iterator[Fault]:
    """Give a fault if ``actor`` is not the id of an actor of this kind ("" for any)."""
    known, where = shelf.actor_types, entry.where(*path)
    if actor not in known:
        ids = [i for i, type_ in known.items() if not kind or type_ in (kind, "")]
        yield Fault(where, f"the unknown actor {actor!r}", "the id of an actor", closest(actor, ids))
    elif kind and known[actor] not in (kind, ""):
        yield Fault(where, f"{actor!r}, which is of type {known[actor]}", f"an actor of type {kind}")


def _office_faults(shelf: Shelf) -> Iterator[Fault]:
    kinds = shelf.ids("kinds")
    for entry in shelf.entries("offices"):
        office = entry.value
        if office.kind not in kinds:
            near = closest(office.kind, sorted(kinds))
            found = f"the unknown kind {office.kind!r}"
            yield Fault(entry.where("kind"), found, "the id of a kind of office", near)
        yield from _unknown(shelf, entry, office.of, "", "of")
        for i, holder in enumerate(office.holders):
            yield from _unknown(shelf, entry, holder.actor, "person", "holders", i, "actor")
            if holder.to is not None and holder.to < holder.from_:
                found = f"from {holder.from_} to {holder.to}"
                yield Fault(entry.where("holders", i), found, "from before to")
            # An end after valid_through may be known beforehand: a term has its last day by law.
            yield from _beyond(entry, office.valid_through, "holders", i, day=holder.from_)
        yield from _overlaps(entry, office.holders)


def _overlaps(entry: Entry, holders: Sequence[Any]) -> Iterator[Fault]:
    """Find holders of one office at one time; the day of a hand-over may belong to both."""
    numbered = sorted(enumerate(holders), key=lambda pair: pair[1].from_)
    for (_, before), (i, after) in pairwise(numbered):
        if before.to is None or before.to > after.from_:
            until = f"to {before.to}" if before.to else "without an end"
            found = f"{after.actor!r} from {after.from_} while {before.actor!r} holds it {until}"
            remedy = "Correct the days of one of them"
            yield Fault(entry.where("holders", i), found, "one holder at a time", remedy)


def _beyond(entry: Entry, own: dt.date | None, *path: int | str, day: dt.date) -> Iterator[Fault]:
    """Give a fault for a day the file cannot know of: it was checked only up to its ``valid_through``."""
    limit = own or entry.valid_through
    if day > limit:
        remedy = "Correct the day or, once checked, raise valid_through"
        yield Fault(entry.where(*path), str(day), f"days up to {limit}, its valid_through", remedy)


def _event_faults(shelf: Shelf) -> Iterator[Fault]:
    for entry in shelf.entries("series"):
        numbers: set[int] = set()
        for i, edition in enumerate(entry.value.editions):
            path = ("editions", i)
            if edition.end < edition.start:
                yield Fault(entry.where(*path), f"{edition.start} to {edition.end}", "a start before the end")
            if edition.number is not None and edition.number in numbers:
                found = f"edition {edition.number} again"
                yield Fault(entry.where(*path), found, "each number once in a series")
            if edition.number is not None:
                numbers.add(edition.number)
            yield from _beyond(entry, None, *path, day=edition.end)
            for actor in edition.first_of:
                yield from _unknown(shelf, entry, actor, "", *path, "first_of")
