"""What is looked at, as a value: two choices that are equal show the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import pandas as pd

from analysis.charts.series import MEASURES
from analysis.corpus.naming import as_list, resolve
from analysis.corpus.selection import parse_window
from analysis.errors import Fault, ParameterError, closest
from analysis.exploring.choosing import find_window
from analysis.periods import PERIODS
from analysis.widgets.days import number_days
from analysis.widgets.index import Index

__all__ = ["MOST_ENTRIES", "Choice", "make_choice", "open_choice"]

#: As many names as one picture can hold.
MOST_ENTRIES: Final = 16


@dataclass(frozen=True)
class Choice:
    """What is looked at; made by :func:`make_choice`, which checks it.

    Parameters
    ----------
    start, end : date
        First and last day.
    actors, themes, sources : tuple of str
        Ids; no source means all.
    query : str
        A search, counted like an actor; empty for none.
    period : {"day", "week", "month", "quarter", "year"}
    measure : {"share", "per_10k", "n_documents", "n_mentions"}
    lang : {"fr", "en"}
    """

    start: dt.date
    end: dt.date
    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    query: str = ""
    sources: tuple[str, ...] = ()
    period: str = "quarter"
    measure: str = "share"
    lang: str = "fr"

    @property
    def entries(self) -> tuple[str, ...]:
        """What is counted, in the order shown."""
        return (*self.actors, *self.themes, *([self.query] if self.query else []))


def make_choice(index: Index, base: Choice, **given: Any) -> Choice:
    """Return ``base`` with some of its parts changed; names may be ids, labels or aliases.

    Raises
    ------
    ParameterError
        With every part that is not known or cannot be.

    Examples
    --------
    >>> from analysis.corpus.build import load_corpus
    >>> index = Index(load_corpus())
    >>> make_choice(index, open_choice(index), actors=["Nations unies"], period="year").actors
    ('onu',)
    """
    faults: list[Fault] = []
    known = [field.name for field in fields(Choice)]
    strange = [name for name in given if name not in known]
    faults += [Fault(name, "no such part", ", ".join(known), closest(name, known)) for name in strange]
    changed = {name: value for name, value in given.items() if name in known}
    names = index.names_in(changed.get("lang", base.lang))
    for name in ("actors", "themes", "sources"):
        if name in changed:
            changed[name] = resolve(name, as_list(changed[name]), names[name], faults)
    for name, allowed in (("period", PERIODS), ("measure", MEASURES), ("lang", ("fr", "en"))):
        if changed.get(name, allowed[0]) not in allowed:
            faults.append(Fault(name, repr(changed[name]), ", ".join(allowed), closest(str(changed[name]), allowed)))
    first, last = parse_window(changed.get("start", base.start), changed.get("end", base.end), faults)
    if first is not None and last is not None:
        changed |= {"start": first.date(), "end": last.date()}
    changed["query"] = str(changed.get("query", base.query)).strip()
    if faults:
        raise ParameterError("This cannot be looked at.", faults)
    made = replace(base, **changed)
    if len(made.entries) > MOST_ENTRIES:
        fault = Fault("actors, themes", f"{len(made.entries)} names", f"at most {MOST_ENTRIES}", "Take some away")
        raise ParameterError("This cannot be looked at.", [fault])
    return made


def open_choice(index: Index, lang: str = "fr", most: int = 3) -> Choice:
    """Return what is looked at first: the actors in most texts, over the window that the corpus is meant to cover.

    Where no text is dated within that window, over all the days of the corpus.
    """
    corpus = index.corpus
    start, end = corpus.window
    first, last = number_days(pd.Series(pd.to_datetime([start, end])))
    if len(index) and not ((index.day >= first) & (index.day <= last)).any():
        start, end = (day.date() for day in find_window(corpus, None, None, "quarter"))
    named = [actor for actor in index.by_texts("actors") if actor in corpus.lexicon.actors]
    return Choice(start, end, actors=tuple(named[:most]), lang=lang)
