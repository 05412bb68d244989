"""A study: one corpus seen through one scope, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.charts.numbers import format_count, format_percent
from analysis.charts.series import is_small
from analysis.corpus.build import load_corpus
from analysis.corpus.corpus import Corpus
from analysis.corpus.naming import names_of_actors, names_of_sources, names_of_themes, resolve
from analysis.errors import Fault, ParameterError
from analysis.measures.frequency import count_frequencies
from analysis.measures.quotable import QuotableSentences
from analysis.measures.scope import Scope
from analysis.measures.snippets import DOCUMENT_SHARE
from analysis.reporting.wording import typeset, when_words
from analysis.schemas import COUNTED_ZONES

__all__ = ["Study", "find_actor", "open_study", "quotable_of"]


@dataclass(eq=False)
class Study:
    """What one report looks at.

    Parameters
    ----------
    corpus : Corpus
        The texts and all that was found in them.
    scope : Scope
        Period, window, zones, copies and sources.
    actors, themes : tuple of str
        Ids chosen by the reader; empty for the most frequent ones.
    lang : {"fr", "en"}
        The language of the report.
    snippet_words : int
        Words a quoted sentence may have, where the corpus is not free.
    """

    corpus: Corpus
    scope: Scope
    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    lang: str = "fr"
    snippet_words: int = 40

    @cached_property
    def quotable(self) -> QuotableSentences:
        """The sentences that may be shown: any of a free corpus, else a fixed part of each text."""
        return quotable_of(self.corpus, self.snippet_words)

    def say(self, french: str, english: str) -> str:
        """Return the wording in the language of the report, French with its no-break spaces."""
        return typeset(french) if self.lang == "fr" else english

    def count(self, n: int, french: str, english: str, french_plural: str = "", english_plural: str = "") -> str:
        """Write a number with its noun: ``1 texte``, ``12 textes``.

        Zero is singular in French and plural in English.
        """
        return f"{format_count(n, self.lang)}\u00a0{self.noun(n, french, english, french_plural, english_plural)}"

    def noun(self, n: int, french: str, english: str, french_plural: str = "", english_plural: str = "") -> str:
        """Return a noun in the number that ``n`` takes in the language of the report."""
        if self.lang == "fr":
            return french if n < 2 else french_plural or f"{french}s"
        return english if n == 1 else english_plural or f"{english}s"

    def percent(self, share: float) -> str:
        """Write a share of 0–1 in percent."""
        return format_percent(share, self.lang)

    def between(self, low: float, high: float) -> str:
        """Write an interval of shares: ``de 48 à 66 %``."""
        first = self.percent(low).rstrip("%").rstrip("\u00a0")
        return self.say(f"de {first} à {self.percent(high)}", f"{first}–{self.percent(high)}")

    def of_texts(self, n: int, total: int) -> str:
        """Write a number of texts with its denominator: ``59 textes sur 103``."""
        whole = format_count(total, self.lang)
        if self.lang == "fr":
            return f"{self.count(n, 'texte', 'text')} sur {whole}"
        return f"{format_count(n, self.lang)} of {self.count(total, 'texte', 'text')}"

    def when(self, day: pd.Timestamp) -> str:
        """Write the period that holds a day as it stands in a sentence: ``au 3e trimestre 2022``."""
        return when_words(day, self.scope.period, self.lang)

    def join(self, words: Sequence[str]) -> str:
        """Join words as a sentence does: ``a, b et c``."""
        if len(words) < 2:
            return "".join(words)
        return ", ".join(words[:-1]) + self.say(" et ", " and ") + words[-1]

    @property
    def counted(self) -> dict[str, Any]:
        """What every count of the study takes in: start, end, zones, copies and sources, as arguments."""
        scope = self.scope
        return {"start": scope.start, "end": scope.end, "zones": scope.zones, "copies": scope.copies,
                "sources": scope.sources}  # fmt: skip

    @property
    def named_sources(self) -> tuple[str, ...]:
        """The sources of the texts of the study; a text may name none."""
        return tuple(sorted(str(source) for source in self.texts["source"].dropna().unique() if source))

    @property
    def years(self) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
        """The first and last day of each calendar year of the window, cut at its ends."""
        first, last = self.scope.start, self.scope.end
        spans = [(pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)) for year in range(first.year, last.year + 1)]
        return [(max(start, first), min(end, last)) for start, end in spans]

    @cached_property
    def texts_by_id(self) -> dict[str, str]:
        """The stored text of each document."""
        documents = self.corpus.documents
        return dict(zip(documents["doc_id"], documents["text"], strict=True))

    @cached_property
    def texts(self) -> pd.DataFrame:
        """The documents with a passage in the scope, oldest first."""
        scope = self.scope
        passages = self.corpus.passages
        inside = passages[passages["zone"].isin(scope.zones) & passages["date"].between(scope.start, scope.end)]
        documents = self.corpus.documents
        chosen = documents[documents["doc_id"].isin(inside["doc_id"])]
        if scope.sources is not None:
            chosen = chosen[chosen["source"].isin(scope.sources)]
        if scope.copies == "unique":
            chosen = chosen[chosen["duplicate_of"].isna()]
        return chosen.sort_values(["date", "doc_id"], kind="stable", ignore_index=True)

    @cached_property
    def is_small(self) -> bool:
        """Whether counts read better than percentages: under 30 texts, or under 5 in a usual period."""
        frame = self.frequencies(self.corpus.themes, "theme_id")
        return frame.empty or is_small(frame)

    def frequencies(
        self, hits: pd.DataFrame, entry: str, entries: Sequence[str] | None = None, period: str | None = None
    ) -> pd.DataFrame:
        """Count entries by period in the scope of the study; the same again are counted once."""
        if entries is None and hits.empty:
            entries = ["-"]  # a calendar needs an entry to stand on
        wanted = None if entries is None else tuple(entries)
        key = (id(hits), entry, wanted, period or self.scope.period)
        if key not in self._counted:
            # The hits are kept with their count: as long as they live, their id is of no other frame.
            self._counted[key] = hits, count_frequencies(
                hits, self.corpus.passages, self.corpus.documents, entry=entry, period=key[-1], entries=wanted,
                **self.counted,
            )  # fmt: skip
        return self._counted[key][1].copy(deep=False)

    @cached_property
    def _counted(self) -> dict[tuple[int, str, tuple[str, ...] | None, str], tuple[pd.DataFrame, pd.DataFrame]]:
        return {}


@lru_cache(maxsize=2)
def quotable_of(corpus: Corpus, words: int) -> QuotableSentences:
    """Return the sentences of a corpus that may be shown: the same in all its reports, and chosen once for them."""
    return QuotableSentences(
        corpus.documents, corpus.passages,
        [(corpus.mentions, "actor_id"), (corpus.themes, "theme_id"), (corpus.quotes, "speaker_id")],
        words=words, share=1.0 if corpus.is_free else DOCUMENT_SHARE,
    )  # fmt: skip


def open_study(
    corpus: str | Corpus = "sample",
    *,
    start: str = "",
    end: str = "",
    period: str = "quarter",
    actors: Sequence[str] = (),
    themes: Sequence[str] = (),
    sources: Sequence[str] = (),
    zones: Sequence[str] = COUNTED_ZONES,
    copies: str = "all",
    lang: str = "fr",
    lexicon: str = "",
    snippet_words: int = 40,
) -> Study:
    """Load a corpus and look at it through a scope.

    Parameters
    ----------
    corpus : str or Corpus
        A folder, a file, ``"sample"``, or a corpus that is loaded already.
    start, end : str
        First and last day of the report; by default those that the corpus is meant to cover (`Corpus.window`).
    period : {"day", "week", "month", "quarter", "year"}
        Width of a period.
    actors, themes : sequence of str
        Ids, labels or aliases; none for the most frequent ones.
    sources : sequence of str
        Outlets; none for all.
    zones : sequence of str
        Zones that count, in the numerator and in the denominator.
    copies : {"all", "unique"}
        All publications, or unique stories.
    lang : {"fr", "en"}
        The language of the report.
    lexicon : str
        A folder merged over the embedded lexicon.
    snippet_words : int
        Words a quoted sentence may have.

    Raises
    ------
    CorpusError, LexiconError, ParameterError
        With all faults, and the closest name where one is not known.
    """
    loaded = corpus if isinstance(corpus, Corpus) else load_corpus(corpus, lexicon=Path(lexicon) if lexicon else None)
    start, end = (given or f"{day}" for given, day in zip((start, end), loaded.window, strict=True))
    scope = Scope.of(period, start, end, zones, copies, sources or None)  # type: ignore[arg-type]
    faults: list[Fault] = []
    # Thousands of names, which are looked through where some are asked for.
    chosen_actors = resolve("actors", actors, names_of_actors(loaded) if actors else {}, faults)
    chosen_themes = resolve("themes", themes, names_of_themes(loaded) if themes else {}, faults)
    resolve("sources", sources, names_of_sources(loaded) if sources else {}, faults)
    if faults:
        raise ParameterError("The report asks for names that are not known.", faults)
    return Study(loaded, scope, chosen_actors, chosen_themes, lang, snippet_words)


def find_actor(study: Study, name: str) -> str:
    """Return the id of an actor given by id, label or alias.

    Raises
    ------
    ParameterError
        With the closest name, where none is known.
    """
    faults: list[Fault] = []
    found = resolve("actor", [name], names_of_actors(study.corpus), faults)
    if faults:
        raise ParameterError("The report asks for a name that is not known.", faults)
    return found[0]
