"""An events table is asked only for the series that a text may name."""

from __future__ import annotations

import datetime as dt

from analysis.corpus.dating.event_index import EventIndex
from analysis.lexicon.models import Edition, Series
from analysis.text.dates import patterns
from analysis.text.dates.scan import scan

DAY = dt.date(2022, 5, 3)
FORUM = Series(
    id="forum", label="Forum de la mer", names=("Forum de la mer",),
    editions=(Edition(start=DAY, end=DAY, names=("forum de Virelac",)),),
)  # fmt: skip
SUMMIT = Series(
    id="summit", label="Sommet du Nord", names=("sommet du Nord",),
    editions=(Edition(start=DAY, end=DAY, first_of=("anne-lorme",)),),
)  # fmt: skip
STORM = Series(
    id="storm", label="Grande tempête", names=("grande tempête",), dating=False,
    editions=(Edition(start=DAY, end=DAY),),
)  # fmt: skip
EVENTS = (FORUM, SUMMIT, STORM)


def test_a_series_fits_by_any_of_its_names() -> None:
    index = EventIndex(EVENTS)
    names = index.names_in("apres le forum de virelac, la grande tempete")
    assert names == {"forum de virelac", "grande tempete"}
    assert [series for series, _ in index.series_with(names, ())] == [FORUM]


def test_a_series_with_a_first_edition_fits_by_the_word_behind_first() -> None:
    index = EventIndex(EVENTS)
    assert [series for series, _ in index.series_with((), ["sommet", "forum", "pas"])] == [SUMMIT]


def test_days_that_texts_recall_for_years_are_of_series_that_date_nothing() -> None:
    assert EventIndex(EVENTS).recalled == {DAY}
    assert EventIndex((FORUM, SUMMIT)).recalled == set()


def test_words_that_are_dates_are_found_at_once_as_one_by_one() -> None:
    folded = "lundi dernier, hier soir, avant-hier, le mois dernier, mardi, semaine prochaine, dernierement, mardi"
    places = sorted(
        match.start()
        for word, shape, pattern in patterns.WORDS
        for match in pattern.finditer(folded)
        if shape != "tail" and folded.startswith(word, match.start())
        if not folded[max(0, match.start() - 1) : match.start()].isalpha()
    )
    assert sorted(hit.start for hit in scan(folded) if hit.shape in ("weekday", "relative")) == places
