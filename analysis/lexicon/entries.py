"""The entries of several lexicon files on one shelf: a user's over ours, each with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.lexicon.sources import LISTS, Source

__all__ = ["Entry", "Shelf"]


@dataclass(frozen=True)
class Entry:
    """An entry and where it stands: ``source``, the list and the position in it."""

    source: Source
    kind: str
    place: int
    value: Any

    def where(self, *path: int | str) -> str:
        """Name the file, the line and the entry, or a field of it."""
        return f"{self.source.where(self.kind, self.place, *path)}, {self.value.id}"

    @property
    def valid_through(self) -> dt.date:
        """The day up to which the entry's file was checked."""
        content: Any = self.source.content
        return content.valid_through  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Shelf:
    """All entries of a lexicon, the replaced ones left out.

    Parameters
    ----------
    by_kind : mapping
        List name → id → entry.
    repeated : tuple of pairs
        Entries of one folder that claim one id: the first and the other.
    actor_types : mapping
        Every actor id with its type, "" where the entry itself is at fault: what refers to it is not.
    groups : mapping
        Group name → the words, and where they stand.
    """

    by_kind: Mapping[str, Mapping[str, Entry]]
    repeated: tuple[tuple[Entry, Entry], ...]
    actor_types: Mapping[str, str]
    groups: Mapping[str, tuple[tuple[str, str], ...]]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Shelf:
        """Put the entries of sources on one shelf; a later folder replaces ids of an earlier one."""
        by_kind: dict[str, dict[str, Entry]] = {kind: {} for kind in LISTS}
        repeated: list[tuple[Entry, Entry]] = []
        types: dict[str, str] = {}
        groups: dict[str, tuple[tuple[str, str], ...]] = {}
        for source in sources:
            types |= {id_: types.get(id_, "") for id_ in _raw_ids(source, "actors")}
            for kind in LISTS:
                for place, value in source.entries(kind):
                    entry = Entry(source, kind, place, value)
                    first = by_kind[kind].get(value.id)
                    same = first is not None and first.source.folder == source.folder
                    if first is not None and same and not source.adds_to_entries:
                        repeated.append((first, entry))
                        continue
                    by_kind[kind][value.id] = entry
            for name, words in getattr(source.content, "groups", {}).items():
                places = tuple((word, source.where("groups", name, i)) for i, word in enumerate(words))
                groups[name] = groups.get(name, ()) + places
        types |= {id_: entry.value.type for id_, entry in by_kind["actors"].items()}
        return cls(by_kind, tuple(repeated), types, groups)

    def entries(self, kind: str) -> Iterator[Entry]:
        """Give the entries of one list."""
        yield from self.by_kind[kind].values()

    def ids(self, kind: str) -> set[str]:
        """Give the ids of one list."""
        return set(self.by_kind[kind])


def _raw_ids(source: Source, kind: str) -> list[str]:
    """Give the ids a file claims, also those of entries that do not fit their model."""
    listed = source.raw.get(kind)
    if not isinstance(listed, list):
        return []
    return [item["id"] for item in listed if isinstance(item, dict) and isinstance(item.get("id"), str)]
