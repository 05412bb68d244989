"""Find everything that is wrong with a lexicon, at once, each fault with its file and line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from analysis.errors import Fault, closest
from analysis.lexicon.entries import Entry, Shelf
from analysis.lexicon.faults_of_forms import form_faults
from analysis.lexicon.sources import read_sources

__all__ = ["find_faults"]


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
    for source in sources:
        faults.extend(source.faults)
    shelf = Shelf.of(sources)
    for check in (_repeated_ids, _actor_faults, _office_faults, _event_faults, form_faults):
        faults.extend(check(shelf))
    return faults


def _repeated_ids(shelf: Shelf) -> Iterator[Fault]:
    for first, second in shelf.repeated:
        allowed = f"an id of its own (it stands at {first.where()} too)"
        yield Fault(second.where("id"), f"id {second.value.id!r} again", allowed, "Rename or remove one of them")


def _actor_faults(shelf: Shelf) -> Iterator[Fault]:
    for entry in shelf.entries("actors"):
        actor = entry.value
        if actor.country is not None:
            yield from _unknown(shelf, entry, actor.country, "state", "country")
        if actor.surnames and actor.type != "person":
            yield Fault(entry.where("surnames"), f"surnames of a {actor.type}", "surnames of a person only")
        if actor.safe and not actor.surnames:
            yield Fault(entry.where("safe"), "safe without surnames", "safe: true beside surnames", "Add the surnames")
        if actor.metonyms and actor.type != "state":
            yield Fault(entry.where("metonyms"), f"metonyms of a {actor.type}", "metonyms of a state only")


def _unknown(shelf: Shelf, entry: Entry, actor: str, kind: str, *path: int | str) -> Iterator[Fault]:
    """Give a fault if ``actor`` is not the id of an actor of this kind ("" for any)."""
    known = shelf.actor_types
    if actor not in known:
        ids = [i for i, type_ in known.items() if not kind or type_ in (kind, "")]
        yield Fault(entry.where(*path), f"the unknown actor {actor!r}", "the id of an actor", closest(actor, ids))
    elif kind and known[actor] not in (kind, ""):
        yield Fault(entry.where(*path), f"{actor!r}, which is of type {known[actor]}", f"an actor of type {kind}")


def _office_faults(shelf: Shelf) -> Iterator[Fault]:
    kinds = shelf.ids("kinds")
    for entry in shelf.entries("offices"):
        office = entry.value
        if office.kind not in kinds:
            yield Fault(entry.where("kind"), f"the unknown kind {office.kind!r}", "the id of a kind of office",
                        closest(office.kind, sorted(kinds)))  # fmt: skip
        yield from _unknown(shelf, entry, office.of, "", "of")
        for i, holder in enumerate(office.holders):
            yield from _unknown(shelf, entry, holder.actor, "person", "holders", i, "actor")
            if holder.to is not None and holder.to < holder.from_:
                yield Fault(entry.where("holders", i), f"from {holder.from_} to {holder.to}", "from before to")
            yield from _beyond(entry, office.valid_through, "holders", i, days=(holder.from_, holder.to))
        yield from _overlaps(entry, office.holders)


def _overlaps(entry: Entry, holders: Sequence[Any]) -> Iterator[Fault]:
    """Find holders of one office at one time; the day of a hand-over may belong to both."""
    numbered = sorted(enumerate(holders), key=lambda pair: pair[1].from_)
    for (_, before), (i, after) in pairwise(numbered):
        if before.to is None or before.to > after.from_:
            until = f"to {before.to}" if before.to else "without an end"
            found = f"{after.actor!r} from {after.from_} while {before.actor!r} holds it {until}"
            yield Fault(entry.where("holders", i), found, "one holder at a time", "Correct the days of one of them")


def _beyond(
    entry: Entry, own: dt.date | None, *path: int | str, days: Sequence[dt.date | None]
) -> Iterator[Fault]:
    """Find days the file cannot know of, for it was checked only up to its ``valid_through``."""
    limit = own or entry.valid_through
    for day in days:
        if day is not None and day > limit:
            yield Fault(entry.where(*path), str(day), f"days up to {limit}, its valid_through",
                        "Correct the day or, once checked, raise valid_through")  # fmt: skip


def _event_faults(shelf: Shelf) -> Iterator[Fault]:
    for entry in shelf.entries("series"):
        numbers: set[int] = set()
        for i, edition in enumerate(entry.value.editions):
            path = ("editions", i)
            if edition.end < edition.start:
                yield Fault(entry.where(*path), f"{edition.start} to {edition.end}", "a start before the end")
            if edition.number is not None and edition.number in numbers:
                yield Fault(entry.where(*path), f"edition {edition.number} again", "each number once in a series")
            if edition.number is not None:
                numbers.add(edition.number)
            yield from _beyond(entry, None, *path, days=(edition.end,))
            for actor in edition.first_of:
                yield from _unknown(shelf, entry, actor, "", *path, "first_of")
