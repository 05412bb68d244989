"""What is looked at, as a value: two choices that are equal show the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from analysis.charts.series import MEASURES
from analysis.corpus.corpus import Corpus
from analysis.corpus.naming import as_list, names_of_actors, names_of_sources, names_of_themes, resolve
from analysis.corpus.selection import parse_window
from analysis.errors import Fault, ParameterError, closest
from analysis.exploring.choosing import find_window
from analysis.periods import PERIODS
from analysis.schemas import COUNTED_ZONES

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


def make_choice(corpus: Corpus, base: Choice, **given: Any) -> Choice:
    """Return ``base`` with some of its parts changed; names may be ids, labels or aliases.

    Raises
    ------
    ParameterError
        With every part that is not known or cannot be.

    Examples
    --------
    >>> from analysis.corpus.build import load_corpus
    >>> corpus = load_corpus()
    >>> make_choice(corpus, open_choice(corpus), actors=["Nations unies"], period="year").actors
    ('onu',)
    """
    faults: list[Fault] = []
    known = [field.name for field in fields(Choice)]
    faults += [Fault(name, "no such part", ", ".join(known), closest(name, known)) for name in given if name not in known]
    changed = {name: value for name, value in given.items() if name in known}
    for name, names_of in (("actors", names_of_actors), ("themes", names_of_themes), ("sources", names_of_sources)):
        if name in changed:
            changed[name] = resolve(name, as_list(changed[name]), names_of(corpus), faults)
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


def open_choice(corpus: Corpus, lang: str = "fr", most: int = 3) -> Choice:
    """Return what is looked at first: the actors in most texts, over the window that the corpus is meant to cover.

    Where no text is dated within that window, over all the days of the corpus.
    """
    start, end = corpus.window
    days = corpus.passages.loc[corpus.passages["zone"].isin(COUNTED_ZONES), "date"].dropna()
    if len(days) and not days.between(str(start), str(end)).any():
        start, end = (day.date() for day in find_window(corpus, None, None, "quarter"))
    return Choice(start, end, actors=tuple(_most_named(corpus, most)), lang=lang)


def _most_named(corpus: Corpus, most: int) -> Iterable[str]:
    mentions = corpus.mentions
    listed = mentions[mentions["listed"] & mentions["counted"] & mentions["actor_id"].notna()]
    texts = listed.drop_duplicates(["actor_id", "doc_id"])["actor_id"].value_counts()
    return [str(actor) for actor in texts.sort_index().sort_values(ascending=False, kind="stable").index[:most]]
