"""What is counted: actors, themes, searches and labels of one's own, as hits of one shape."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.corpus.naming import (
    as_list,
    names_of_actors,
    names_of_sources,
    names_of_themes,
    resolve,
    unlisted_names,
)
from analysis.corpus.selection import Day, Given, parse_window
from analysis.errors import Fault, ParameterError, closest
from analysis.measures.observations import known_hits
from analysis.periods import PERIODS, period_end, period_start
from analysis.schemas import COUNTED_ZONES

__all__ = ["ALL", "Chosen", "Queries", "choose", "entry_of_theme", "find_window", "labels_of_corpus", "resolve_sources"]

#: In place of names: every actor of the lexicon that occurs, every theme.
ALL: Final = "*"
_PLACE: Final = ["doc_id", "passage_id", "start", "end"]
_COLUMNS: Final = [*_PLACE, "entry_id", "counted"]

Queries: TypeAlias = str | Iterable[str] | Mapping[str, str] | None


@dataclass(frozen=True, eq=False)
class Chosen:
    """What is counted.

    Parameters
    ----------
    hits : DataFrame
        The mentions or themes of the corpus, whole, so that what is known of them once found need not be found again;
        of several kinds one row per hit of the entries: doc_id, passage_id, start, end, entry_id, counted.
    column : str
        The column of ``hits`` that names the entry.
    entries : list of str or None
        The entries in the order asked for; None for all that occur.
    labels : dict
        The names of the entries for readers.
    """

    hits: pd.DataFrame
    column: str
    entries: list[str] | None
    labels: dict[str, str]

    @property
    def alone(self) -> Chosen:
        """The same with the hits of the entries alone: for counting them many times over."""
        return replace(self, hits=_hits(self.hits, self.column, self.entries), column="entry_id")

    @property
    def counted(self) -> pd.DataFrame:
        """The hits of the entries that the default counts take in."""
        hits = self.alone.hits
        return hits[hits["counted"]]


def choose(
    corpus: Corpus,
    *,
    actors: Given = None,
    themes: Given = None,
    query: Queries = None,
    labels: pd.DataFrame | None = None,
) -> Chosen:
    """Gather what is to be counted; without any choice all actors of the lexicon that occur.

    Raises
    ------
    ParameterError
        With every name that is not known and every fault of the labels.
    """
    if actors is None and themes is None and query is None and labels is None:
        actors = ALL
    faults: list[Fault] = []
    whole: list[tuple[pd.DataFrame, str, list[str] | None]] = []
    entries: list[str] = []
    names_for = labels_of_corpus(corpus)
    as_entry: dict[str, str] = {}
    for parameter, given, hits, column in (
        ("actors", actors, corpus.mentions, "actor_id"), ("themes", themes, corpus.themes, "theme_id"),
    ):  # fmt: skip
        if given is None:
            continue
        wanted: list[str] | None = None
        if given != ALL:
            names = names_of_actors(corpus) if column == "actor_id" else names_of_themes(corpus)
            wanted = list(resolve(parameter, as_list(given), names, faults))
        if column == "theme_id":
            beside = set(entries) if actors != ALL else set(corpus.lexicon.actors)
            as_entry = {theme: entry_of_theme(theme, beside) for theme in corpus.lexicon.themes}
            names_for |= {as_entry[theme.id]: theme.label for theme in corpus.lexicon.themes.values()}
        whole.append((hits, column, wanted))
        entries += [as_entry.get(each, each) for each in wanted or ()]
    own: list[pd.DataFrame] = []
    for name, asked in _named_queries(query).items():
        own.append(_hits(corpus.search(asked), "actor_id", None).assign(entry_id=name))
        entries.append(name)
    if labels is not None:
        hits, known = _label_hits(corpus, labels, faults)
        own.append(hits)
        entries += known
    if faults:
        raise ParameterError("The choice cannot be made.", faults)
    everything = any(wanted is None for *_, wanted in whole)
    asked_for = None if everything else list(dict.fromkeys(entries))
    if len(whole) == 1 and not own:
        return Chosen(*whole[0][:2], asked_for, names_for)
    parts = [*(_hits(*each) for each in whole), *own]
    if len(whole) == 2:
        parts[1] = parts[1].assign(entry_id=parts[1]["entry_id"].map(as_entry))
    hits = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    hits["entry_id"] = hits["entry_id"].astype("str")
    return Chosen(hits, "entry_id", asked_for, names_for)


def entry_of_theme(theme: str, actors: Collection[str]) -> str:
    """Return what a theme is counted as: its id, told apart where an actor counted beside it has the same.

    Examples
    --------
    >>> entry_of_theme("otan", ["mali"]), entry_of_theme("otan", ["otan"])
    ('otan', 'otan (thème)')
    """
    return f"{theme} (thème)" if theme in actors else theme


def _hits(frame: pd.DataFrame, column: str, wanted: list[str] | None) -> pd.DataFrame:
    """Return the hits of some entries, or of all of the lexicon, in the shape that all kinds share."""
    keep = known_hits(frame, column) if wanted is None else frame[column].isin(wanted)
    return frame.loc[keep, [*_PLACE, column, "counted"]].rename(columns={column: "entry_id"})


def _named_queries(query: Queries) -> dict[str, str]:
    if isinstance(query, Mapping):
        return {str(name): str(asked) for name, asked in query.items()}
    return {asked: asked for asked in as_list(query)}


def _label_hits(corpus: Corpus, labels: pd.DataFrame, faults: list[Fault]) -> tuple[pd.DataFrame, list[str]]:
    """Turn labels of texts, or of passages, into hits: one for each text and day it has counted passages on."""
    columns = [str(column) for column in labels.columns]
    missing = [
        Fault("labels", f"columns {', '.join(map(repr, columns))}", f"a column {name!r}", closest(name, columns))
        for name in ("doc_id", "label") if name not in columns
    ]  # fmt: skip
    if missing:
        faults += missing
        return corpus.mentions.head(0).rename(columns={"actor_id": "entry_id"})[_COLUMNS], []
    known = pd.Index(corpus.documents["doc_id"])
    strange = [str(doc_id) for doc_id in labels["doc_id"].unique() if doc_id not in known]
    faults += [
        Fault("labels, doc_id", repr(doc_id), "the doc_id of a text of the corpus", closest(doc_id, list(known)))
        for doc_id in strange[:10]
    ]
    passages = corpus.passages[corpus.passages["zone"].isin(COUNTED_ZONES)]
    keys = ["doc_id", "passage_id"] if "passage_id" in columns else ["doc_id"]
    if "passage_id" not in columns:
        passages = passages.drop_duplicates(["doc_id", "date"])
    plain = labels[[*keys, "label"]].dropna().drop_duplicates().astype({"doc_id": "str", "label": "str"})
    hits = passages.merge(plain, on=keys).rename(columns={"label": "entry_id"}).assign(counted=True)
    return hits[_COLUMNS], list(dict.fromkeys(plain["label"]))


def labels_of_corpus(corpus: Corpus) -> dict[str, str]:
    """Return the names for readers of actors, listed and unlisted, and of themes."""
    found: dict[str, str] = {}
    for actor_id, label in unlisted_names(corpus.mentions):
        found.setdefault(actor_id, label)
    found |= {theme.id: theme.label for theme in corpus.lexicon.themes.values()}
    return found | {actor.id: actor.label for actor in corpus.lexicon.actors.values()}


def find_window(corpus: Corpus, start: Day | None, end: Day | None, period: str) -> tuple[Any, Any]:
    """Return the first and the last day: those given, else the whole periods that the dated passages span."""
    faults: list[Fault] = []
    first, last = parse_window(start, end, faults)
    if faults:
        raise ParameterError("The window cannot be used.", faults)
    passages = corpus.passages
    days = passages.loc[passages["zone"].isin(COUNTED_ZONES), "date"].dropna()
    if days.empty:
        days = pd.Series(pd.to_datetime(["2021-01-01", "2024-12-31"]))
    width = period if period in PERIODS else "day"
    if first is None:
        first = period_start(pd.Series([days.min()]), width).iloc[0]
        first = min(first, last) if last is not None else first
    if last is None:
        last = max(pd.Timestamp(period_end(pd.Timestamp(days.max()), width)), first)
    return first, last


def resolve_sources(corpus: Corpus, source: Given) -> list[str] | None:
    """Return the sources given, None for all.

    Raises
    ------
    ParameterError
        With every source that is not known.
    """
    faults: list[Fault] = []
    found = resolve("source", as_list(source), names_of_sources(corpus), faults)
    if faults:
        raise ParameterError("The sources are not known.", faults)
    return list(found) or None
