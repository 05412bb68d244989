"""What a site knows of an edition: enough to list it, order it and remember it once it is gone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from analysis.errors import Fault

__all__ = ["CHANGES", "PROVENANCE", "REMOVED", "Entry", "by_report", "entry_of", "read_entry", "removed_entry"]

PROVENANCE: Final = "provenance.json"
REMOVED: Final = "removed.json"
CHANGES: Final = "changes.json"
#: Names that stand beside editions and cannot be one.
PAGE: Final = "index.html"


@dataclass(frozen=True)
class Entry:
    """One edition as the site lists it.

    Parameters
    ----------
    report, edition : str
        Together the permalink: ``<report>/<edition>/index.html``.
    title, question : str
    start, end, as_of : str
        Days as ISO dates, empty where unknown: the period and the date of the edition.
    corpus : str
    sample : bool
        Made from the invented texts.
    files : tuple of str
        Paths within the edition, in order, without the page of the site.
    changes : tuple of str
        What changed since the edition before, sentence by sentence.
    lang : {"fr", "en"}
        The language of the report.
    removed : bool
        Only the page is left.
    following : str
        For a removed edition, the next one that was there.
    """

    report: str
    edition: str
    title: str
    question: str = ""
    start: str = ""
    end: str = ""
    as_of: str = ""
    corpus: str = ""
    sample: bool = False
    files: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    lang: str = "fr"
    removed: bool = False
    following: str = ""

    @property
    def key(self) -> str:
        """The place of the edition: ``"02_actors/2023-Q3"``."""
        return f"{self.report}/{self.edition}"

    @property
    def recency(self) -> tuple[str, str, str, str]:
        """What orders editions of one report: the period, whenever they were made."""
        return self.end, self.start, self.as_of, self.edition

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The period as dates, both days included."""
        if not (self.start and self.end):
            return None
        return dt.date.fromisoformat(self.start), dt.date.fromisoformat(self.end)

    @property
    def day(self) -> dt.date | None:
        """The date of the edition."""
        return dt.date.fromisoformat(self.as_of or self.end) if self.as_of or self.end else None

    def to_json(self) -> dict[str, Any]:
        """Return plain values, without those that say nothing."""
        return {key: value for key, value in vars(self).items() if value not in ("", (), False)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Entry:
        """Return the entry again.

        Examples
        --------
        >>> entry = Entry("a", "2021", "Titre", files=("a.html",))
        >>> Entry.from_json(json.loads(json.dumps(entry.to_json()))) == entry
        True
        """
        lists = {key: tuple(values[key]) for key in ("files", "changes") if key in values}
        return cls(**{**values, **lists})


def entry_of(report: str, edition: str, files: Iterable[str], provenance: Mapping[str, Any],
             changes: Any = None) -> Entry:  # fmt: skip
    """Return the entry of an edition from its provenance.

    Raises
    ------
    KeyError, TypeError, ValueError
        If the provenance is none.
    """
    period, corpus = provenance.get("period", {}), provenance.get("corpus", {})
    days = {name: period.get(name) or "" for name in ("start", "end", "as_of")}
    for day in days.values():
        dt.date.fromisoformat(day or "2000-01-01")
    return Entry(
        report=report, edition=edition, title=str(provenance.get("title") or report),
        question=str(provenance.get("question") or ""), corpus=str(corpus.get("name") or ""),
        start=days["start"], end=days["end"], as_of=days["as_of"], sample=bool(corpus.get("sample")),
        lang=str(provenance.get("language") or "fr"), files=tuple(_in_order(report, files)),
        changes=_sentences(changes),
    )  # fmt: skip


def _in_order(report: str, files: Iterable[str]) -> list[str]:
    """Return the pages first, then the tables, then the rest; not the page that the site adds."""
    first = [f"{report}.html", f"{report}.pdf"]
    ranks = {name: rank for rank, name in enumerate(first)}
    rest = {name for name in files if name != PAGE}
    return sorted(rest, key=lambda name: (ranks.get(name, 2 if name.startswith("tables/") else 3), name))


def _sentences(changes: Any) -> tuple[str, ...]:
    """Return what ``changes.json`` tells a reader: a list of sentences, or a mapping that holds one."""
    if isinstance(changes, Mapping):
        changes = next((changes[key] for key in ("sentences", "lines", "changes") if key in changes), ())
    if not isinstance(changes, list):
        return ()
    told = [item.get("text") or item.get("sentence") if isinstance(item, Mapping) else item for item in changes]
    return tuple(text for text in told if isinstance(text, str) and text)


def read_entry(folder: Path, report: str, edition: str) -> Entry | None:
    """Read the entry of a folder; None if it holds no edition.

    Raises
    ------
    ValueError
        In words of a fault, if the provenance cannot be read.
    """
    for name in (REMOVED, PROVENANCE):
        path = folder / name
        if not path.is_file():
            continue
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            if name == REMOVED:
                return Entry.from_json({**values, "report": report, "edition": edition})
            values["report"], values["period"]["start"]
            files = [p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*")) if p.is_file()]
            return entry_of(report, edition, files, values, _changes(folder))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(Fault(f"{report}/{edition}/{name}", repr(str(error))[:80],
                                       "the provenance of an edition",
                                       "Render the report again or delete the folder"))) from None  # fmt: skip
    return None


def _changes(folder: Path) -> Any:
    path = folder / CHANGES
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def removed_entry(entry: Entry, following: str) -> Entry:
    """Return what is left of an edition: its title, period and corpus, and where the next one is."""
    kept = {**entry.to_json(), "removed": True, "following": following}
    return Entry.from_json({key: value for key, value in kept.items() if key not in ("files", "changes")})


def by_report(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the editions of each report, reports by name, the latest edition first."""
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda one: one.recency, reverse=True):
        found.setdefault(entry.report, []).append(entry)
    return dict(sorted(found.items()))
