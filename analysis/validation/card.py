"""The card: how far what presscope finds in texts is what people found in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.errors import Fault
from analysis.schemas import COUNTED_ZONES
from analysis.validation.alignment import Aligned, align
from analysis.validation.days import judge_dates, judge_passages
from analysis.validation.figures import TASKS, count_figures, measure_figures, table_of_entries, value_of
from analysis.validation.frames import each_row
from analysis.validation.gold import GoldError, read_gold
from analysis.validation.names import ACTOR_TYPES, Names, judge_names
from analysis.validation.outcomes import Outcome, frame_outcomes, list_errors
from analysis.validation.quotes import judge_quotes
from analysis.validation.roles import judge_roles
from analysis.validation.themes import judge_themes

__all__ = ["ValidationCard", "card_for_report", "validate_corpus", "write_card_tables"]


@dataclass(frozen=True, eq=False, repr=False)
class ValidationCard:
    """What was measured against annotations.

    Parameters
    ----------
    corpus : str
        The name of the corpus.
    n_documents : int
        Annotated texts.
    zones : tuple of str
        The zones compared; empty: all.
    figures : DataFrame
        task, measure, value, low, high, n; see `analysis.validation.figures.TASKS`.
    actors, themes : DataFrame
        entry, n_gold, n_found, missed, false, precision, recall, f1 — and for actors ``count_error``, how
        many more or fewer names were found than annotated.
    errors : DataFrame
        task, error, file, start, end, before, surface, after, expected, found.
    outcomes : DataFrame
        All verdicts.
    remarks : tuple of str
        What a reader should know of the annotations.
    """

    corpus: str
    n_documents: int
    zones: tuple[str, ...]
    figures: pd.DataFrame
    actors: pd.DataFrame
    themes: pd.DataFrame
    errors: pd.DataFrame
    outcomes: pd.DataFrame
    remarks: tuple[str, ...] = ()

    @property
    def by_name(self) -> dict[str, float]:
        """The value of each figure under its name, ``task.measure``."""
        return dict(value_of(self.figures))

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables of the card by name."""
        return {"figures": self.figures, "actors": self.actors, "themes": self.themes, "errors": self.errors}

    def to_text(self, errors: int = 10, width: int = 118) -> str:
        """Write the card for a terminal, with so many errors of each task."""
        from analysis.validation.card_text import write_card

        return write_card(self, errors, width)

    def __repr__(self) -> str:
        return f"<ValidationCard {self.corpus!r}: {self.n_documents} texts, {len(self.errors)} errors>"


def validate_corpus(
    corpus: Corpus, gold: Path, *, zones: Collection[str] | None = COUNTED_ZONES
) -> ValidationCard:
    """Score what presscope finds against texts annotated by hand.

    Spans are exact; a role is found by its end, a quotation within two characters. What is contested counts
    neither for nor against; a place counted as a state is a false hit. The actor that stands most often on
    an annotated actor's names is that actor.

    Parameters
    ----------
    corpus : Corpus
        Holds the annotated texts, and perhaps others.
    gold : Path
        The folder of annotations.
    zones : collection of str, optional
        The zones compared; None for all.

    Raises
    ------
    GoldError
        If the annotations cannot be read or are not of these texts.
    """
    aligned = align(read_gold(gold), corpus)
    names = _names(aligned, zones, None)
    outcomes = frame_outcomes(_judge(aligned, corpus, names, zones))
    if outcomes.empty:
        fault = Fault(str(gold), "sheets in which nothing is filled in", "zones, dates, names, themes or quotations",
                      "Fill in the sheets first, as LISEZ-MOI.md says")  # fmt: skip
        raise GoldError("There is nothing to compare with.", [fault])
    figures = pd.concat([measure_figures(outcomes), count_figures(names.counts)], ignore_index=True)
    order = {task: i for i, task in enumerate(TASKS)}
    figures = figures.sort_values("task", key=lambda tasks: tasks.map(order), kind="stable", ignore_index=True)
    return ValidationCard(
        corpus=corpus.name,
        n_documents=len(aligned.texts),
        zones=tuple(zones or ()),
        figures=figures,
        actors=_with_count_errors(table_of_entries(outcomes, "names"), names.counts),
        themes=table_of_entries(outcomes, "themes"),
        errors=list_errors(_without_repeats(outcomes), aligned.texts, aligned.files),
        outcomes=outcomes,
        remarks=aligned.remarks,
    )


def card_for_report(card: ValidationCard) -> pd.DataFrame:
    """Return the card as report 01 shows it, a line per task.

    Returns
    -------
    DataFrame
        task (for the reader), n (annotated things), precision, recall, f1, right, low, high — the interval
        is that of F1, or else of the one figure the task has — and n_documents.
    """
    rows: list[tuple[object, ...]] = []
    for name, task in TASKS.items():
        mine = card.figures[card.figures["task"] == name].set_index("measure")
        if mine.empty:
            continue
        value = {measure: float(mine["value"].get(measure, float("nan"))) for measure in _SHOWN}
        main = mine.loc[task.measures[-1]]
        n = mine["n"]["recall" if "recall" in mine.index else "right"]
        rows.append((task.label, n, *value.values(), main["low"], main["high"], card.n_documents))
    return pd.DataFrame(rows, columns=["task", "n", *_SHOWN, "low", "high", "n_documents"])


def write_card_tables(card: ValidationCard, out: Path) -> list[Path]:
    """Write the tables of a card as CSV."""
    out.mkdir(parents=True, exist_ok=True)
    paths = {name: out / f"{name}.csv" for name in card.to_frames()}
    for name, frame in card.to_frames().items():
        frame.to_csv(paths[name], index=False, lineterminator="\n")
    return list(paths.values())


_SHOWN = ("precision", "recall", "f1", "right")


def _judge(aligned: Aligned, corpus: Corpus, names: Names, zones: Collection[str] | None) -> Iterator[Outcome]:
    gold, mentions = aligned.gold, aligned.mentions
    yield from names.outcomes
    if zones is not None and len(gold.mentions):
        every = _names(aligned, None, "fr").outcomes
        yield from (Outcome("names_everywhere", *_rest(o)) for o in every if o.task == "names")
    in_zones = mentions if zones is None else mentions[mentions["zone"].isin(zones)]
    yield from judge_roles(gold.mentions, gold.contested, in_zones, names.mapping, _keys(gold.mentions, zones))
    passages = gold.passages if zones is None else gold.passages[gold.passages["zone"].isin(zones)]
    units = [(p.doc_id, p.start, p.end) for p in each_row(passages)]
    yield from judge_themes(gold.themes, units, aligned.themes, by_passage=gold.by_passage, zones=zones)
    labels = {actor.id: actor.label for actor in corpus.lexicon.actors.values()}
    labels |= dict(zip(mentions["actor_id"].dropna(), mentions.loc[mentions["actor_id"].notna(), "label"], strict=True))
    read = set(gold.mentions["doc_id"]) or set(gold.quotes["doc_id"])
    yield from judge_quotes(gold.quotes, aligned.quotes, labels, names.mapping, zones, read if len(gold.quotes) else ())
    yield from judge_dates(gold.documents, aligned.documents)
    yield from judge_passages(gold.passages, aligned.passages)


def _rest(outcome: Outcome) -> tuple[str, int, int, str, str, str, str]:
    o = outcome
    return o.doc_id, o.start, o.end, o.entry, o.expected, o.found, o.verdict


def _names(aligned: Aligned, zones: Collection[str] | None, language: str | None) -> Names:
    """Judge the names of some zones, or of the passages in one language where the annotators say it."""
    gold, found = aligned.gold, aligned.mentions
    if zones is not None:
        found = found[found["zone"].isin(zones)]
    keys = _keys(gold.mentions, zones)
    foreign = gold.passages[~gold.passages["language"].isin(["", language])] if language else gold.passages[:0]
    spans = [(p.doc_id, p.start, p.end) for p in each_row(foreign)]
    if spans:
        keys = {key for key in keys if not _inside(key, spans)}
        places = zip(found["doc_id"], found["start"], found["end"], strict=True)
        found = found[[not _inside(place, spans) for place in places]]
    return judge_names(gold.mentions, gold.contested, found, keys)


def _inside(key: tuple[str, int, int], spans: list[tuple[str, int, int]]) -> bool:
    return any(key[0] == doc_id and start <= key[1] < end for doc_id, start, end in spans)


def _keys(mentions: pd.DataFrame, zones: Collection[str] | None) -> set[tuple[str, int, int]]:
    rows = mentions if zones is None else mentions[mentions["zone"].isin(zones) | (mentions["zone"] == "")]
    return set(zip(rows["doc_id"], rows["start"], rows["end"], strict=True))


def _with_count_errors(actors: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    sums = counts.groupby("entry")[["n_gold", "n_found"]].sum()
    error = sums["n_found"] - sums["n_gold"]
    return actors.assign(count_error=actors["entry"].map(error).fillna(0).astype("int64"))


def _without_repeats(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Leave out tasks that look at the same things once more: one miss is one line of the list."""
    again = {*ACTOR_TYPES.values(), "roles_found", "main_themes", "dates_within", "dates_given"}
    places = ["doc_id", "start", "end"]
    known = outcomes[outcomes["task"] == "names"].set_index(places).index
    twice = (outcomes["task"] == "names_everywhere") & outcomes.set_index(places).index.isin(known)
    return outcomes[~outcomes["task"].isin(again) & ~twice]
