"""Every example of every entry, run through the functions that read real texts, in one batch."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.corpus.dating.event_index import EventIndex
from analysis.corpus.dating.events import find_editions
from analysis.corpus.dating.lines import Lines
from analysis.lexicon.models import Series
from analysis.lexicon.reading import load_lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.themes.finding import find_themes
from analysis.text.normalise import fold

LEXICON = load_lexicon()


@dataclass(frozen=True)
class Sentence:
    """An example as a text: what stood in brackets are the spans that must be found, and no others."""

    kind: str
    entry: str
    text: str
    spans: tuple[tuple[int, int], ...]
    day: dt.date | None = None
    actor: str | None = None

    @property
    def surfaces(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]


def unbracketed(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain, spans = "", []
    for part in re.split(r"(\[[^\]]*\])", text):
        if part.startswith("["):
            spans.append((len(plain), len(plain) + len(part) - 2))
        plain += part.strip("[]") if part.startswith("[") else part
    return plain, tuple(spans)


@cache
def sentences() -> tuple[Sentence, ...]:
    rows = []
    for kind, entries in (("actor", LEXICON.actors), ("theme", LEXICON.themes)):
        for entry in entries.values():
            rows += [Sentence(kind, entry.id, *unbracketed(text)) for text in entry.examples.yes]
            rows += [Sentence(kind, entry.id, text, ()) for text in entry.examples.no]
    for office in LEXICON.offices.values():
        for e in office.examples:
            rows.append(Sentence("office", office.id, *unbracketed(e.text), e.date, e.actor))
        rows += [Sentence("nobody", office.id, text, (), office.examples[0].date) for text in office.no]
    return tuple(rows)


def frames(rows: tuple[Sentence, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    ids = [str(i) for i in range(len(rows))]
    documents = pd.DataFrame({"doc_id": ids, "text": [row.text for row in rows]})
    days = pd.Series([pd.NaT if row.day is None else pd.Timestamp(row.day) for row in rows])
    passages = pd.DataFrame({
        "doc_id": ids, "passage_id": 1, "start": 0, "end": [len(row.text) for row in rows], "zone": "body",
        "date": days.astype("datetime64[us]"),
    })  # fmt: skip
    return documents, passages


@cache
def found(kind: str) -> dict[int, list[tuple[int, int, str | None, bool]]]:
    """Return for each sentence (start, end, entry, is a role) of every hit."""
    documents, passages = frames(sentences())
    by_sentence = defaultdict(list)
    if kind == "theme":
        hits = find_themes(documents, passages, LEXICON)
        for hit in hits.itertuples():
            by_sentence[int(hit.doc_id)].append((hit.start, hit.end, hit.theme_id, False))
        return by_sentence
    mentions = find_mentions(documents, passages, LEXICON)
    mentions["actor_id"] = mentions["actor_id"].astype(object).where(mentions["actor_id"].notna(), None)
    for m in mentions.itertuples():
        by_sentence[int(m.doc_id)].append((m.start, m.end, m.actor_id, m.form == "role"))
    return by_sentence


def told(failures: list[str]) -> str:
    return "\n".join([f"{len(failures)} examples do not hold:", *failures])


def failures_of(kind: str) -> list[str]:
    failures = []
    for i, row in enumerate(sentences()):
        if row.kind != kind:
            continue
        hits = [hit[:2] for hit in found(kind).get(i, []) if hit[2] == row.entry and not hit[3]]
        if sorted(hits) != list(row.spans):
            surfaces = [row.text[start:end] for start, end in hits]
            failures.append(f"{row.entry}: {row.text!r}: expected {row.surfaces}, found {surfaces}")
    return failures


def test_every_example_of_an_actor_names_it_where_the_brackets_are_and_nowhere_else() -> None:
    failures = failures_of("actor")
    assert not failures, told(failures)


def test_every_example_of_a_theme_carries_it_where_the_brackets_are_and_nowhere_else() -> None:
    failures = failures_of("theme")
    assert not failures, told(failures)


def test_every_example_of_an_office_is_its_holder_on_that_day() -> None:
    failures = []
    for i, row in enumerate(sentences()):
        if row.kind != "office":
            continue
        roles = [(end, actor) for _, end, actor, is_role in found("actor").get(i, []) if is_role]
        if roles != [(row.spans[0][1], row.actor)]:
            failures.append(f"{row.entry}, {row.day}: {row.text!r}: expected {row.actor}, found {roles}")
    assert not failures, told(failures)


def test_no_counterexample_of_an_office_is_read_as_a_role() -> None:
    failures = []
    for i, row in enumerate(sentences()):
        roles = [hit for hit in found("actor").get(i, []) if hit[3]] if row.kind == "nobody" else []
        failures += [f"{row.entry}: {row.text!r}: {row.text[start:end]!r} is read" for start, end, _, _ in roles]
    assert not failures, told(failures)


def words_of(*phrases: str) -> set[str]:
    return {word for phrase in phrases for word in re.findall(r"\w+", fold(phrase)) if len(word) > 1}


def plain(text: str) -> str:
    return fold(text).replace("-", " ")


def test_every_entry_says_what_it_is_and_what_it_is_not() -> None:
    actors = {a.id: (a.examples.yes, a.examples.no) for a in LEXICON.actors.values()}
    offices = {o.id: (o.examples, o.no) for o in LEXICON.offices.values()}
    themes = {t.id: (t.examples.yes, t.examples.no) for t in LEXICON.themes.values()}
    silent = [id for entries in (actors, offices, themes) for id, (yes, no) in entries.items() if not yes or not no]
    assert silent == []


def test_a_counterexample_of_an_actor_comes_near_its_name() -> None:
    far = []
    for actor in LEXICON.actors.values():
        forms = (actor.label, *(a.form for a in (*actor.aliases, *actor.acronyms)), *actor.surnames, *actor.metonyms)
        near = words_of(*forms, *actor.not_in) or {fold(form) for form in forms}
        far += [f"{actor.id}: {text!r}" for text in actor.examples.no if not any(w[:5] in plain(text) for w in near)]
    assert far == []


def test_every_example_of_an_event_says_a_name_of_it_and_no_counterexample_does() -> None:
    failures = []
    for series in LEXICON.series.values():
        names = {fold(n) for n in (series.label, *series.names, *(n for e in series.editions for n in e.names))}
        for text in series.examples.yes:
            plain, spans = unbracketed(text)
            surfaces = [plain[start:end] for start, end in spans]
            if not surfaces or not {fold(surface) for surface in surfaces} <= names:
                failures.append(f"{series.id}: {text!r}: no name of the series stands in brackets")
            if not dated_by(series, plain, spans):
                failures.append(f"{series.id}: {text!r}: with a year it dates no text")
        failures += [f"{series.id}: {text!r} is read as the event" for text in series.examples.no if read(series, text)]
    assert not failures, told(failures)


def read(series: Series, text: str) -> list[str]:
    return [mention.words for mention in find_editions(Lines(text, [0], [len(text)], ["body"]), EventIndex([series]))]


def dated_by(series: Series, text: str, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether each name, with the year of an edition behind it, names that edition (or needs no year)."""
    years = [edition.start.year for edition in series.editions]
    single = [year for year in years if years.count(year) == 1]
    if not series.dating or not single:
        return True
    return all(
        read(series, text) or read(series, f"{text[:end]} {single[0]}{text[end:]}") for _, end in spans
    )
