"""What is compared, decomposed and counted otherwise: sentences that give the numbers of their frames."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analysis.corpus.build import load_corpus
from analysis.exhibits import Figure, Note, Table
from analysis.reporting.comparisons import show_keyness
from analysis.reporting.counts import show_three_counts
from analysis.reporting.courses import follow, map_periods
from analysis.reporting.prominence import show_salience
from analysis.reporting.ranking import rank
from analysis.reporting.reality import explain_changes, split_changes
from analysis.reporting.robustness import vary_choices
from analysis.reporting.study import open_study

NBSP = "\u00a0"
LANGS = pytest.mark.parametrize("lang", ["fr", "en"])


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("**", "")


@pytest.fixture(scope="module")
def distinct():
    """Six texts a quarter over two years, no two alike: Russia in one of six the first year and in all the second."""
    rows = []
    for number in range(48):
        quarter, i = divmod(number, 6)
        names = "La Russie et la Chine" if quarter >= 4 or i == 0 else "La Chine"
        rest = " ".join(f"lieu{number}x{j}" for j in range(40))
        rows.append({
            "id": f"t{number}", "date": f"{dt.date(2021 + quarter // 4, 3 * (quarter % 4) + 1, 5 + i):%Y-%m-%d}",
            "source": "Le Phare" if i % 2 else "La Digue", "title": f"Dépêche {number}",
            "text": f"{names} ont réagi par une note {number}.\n\n{rest}.",
        })  # fmt: skip
    rows.append({**rows[0], "id": "copie", "source": "Le Phare"})
    return load_corpus(pd.DataFrame(rows))


def test_three_counts_stand_side_by_side(distinct) -> None:
    shown = show_three_counts(open_study(distinct))
    assert isinstance(shown, Table)
    assert shown.frame["n"].tolist()[:2] == [49, 48]
    assert plain(shown.caption) == "49 publications, 48 récits uniques : 1 reprise ; Chine reste en tête des trois."


def test_salience_tells_titles_first_passages_and_texts_apart(study) -> None:
    shown = show_salience(study("large"), "actors")
    row = shown.frame.set_index("entry_id").loc["russie"]
    assert (row["n_documents_title"], row["n_documents_first"], row["n_documents_anywhere"]) == (0, 28, 28)
    assert plain(shown.caption) == "Aucun de ces noms n’est dans un titre (48 textes)."


@LANGS
def test_what_sets_years_apart_has_effect_interval_and_corrected_probability(study, lang) -> None:
    shown = show_keyness(study("large", lang=lang), "actors")
    assert isinstance(shown, Table)
    row = shown.frame.set_index("item").loc["russie"]
    assert row["part_label"] == "2022"
    assert (row["n_target"], row["n_reference"], row["n_documents_target"]) == (24, 4, 24)
    assert row["log_ratio_low"] < row["log_ratio"] < row["log_ratio_high"]
    assert row["q"] >= row["p"]
    assert "24" in plain(shown.caption)


def test_a_rise_is_split_and_its_parts_add_up(distinct) -> None:
    seen = open_study(distinct)
    row = split_changes(seen, "actors", ["russie"]).iloc[0]
    assert row["within"] + row["mix"] + row["syndication"] == pytest.approx(row["change"])
    assert row["change"] == pytest.approx(1 - 5 / 25)
    assert row["syndication"] == pytest.approx(0.8 - 5 / 6)
    told = plain(explain_changes(seen, "actors").caption)
    assert told.startswith("Russie, +80,0 points : ")
    assert "−3,3 par les reprises" in told
    assert told.endswith("l’essentiel est réel : les mêmes sources ont changé.")


def test_without_a_source_in_every_year_there_is_no_panel_and_no_number_for_it(study) -> None:
    seen = study("large", end="2024-12-31")
    shown = explain_changes(seen, "actors")
    assert shown.frame["change_panel"].isna().all()
    assert "Pas de panel fixe" in shown.notes
    fixed = explain_changes(study("large", end="2022-12-31"), "actors")
    assert "Panel fixe : 2 sources sur 2" in plain(fixed.notes)


@LANGS
def test_the_headline_is_counted_under_eight_other_choices(study, lang) -> None:
    shown = vary_choices(study("large", lang=lang), "actors")
    assert isinstance(shown, Figure)
    assert shown.data["choice"].nunique() == 9
    # In no title is anyone named: one choice says nothing.
    start = {"fr": "Chine garde la première place sous 7 choix sur 7", "en": "China stays first under 7 of 7 choices"}
    assert plain(shown.caption).startswith(start[lang])
    assert len(shown.alt) <= 250


def test_dispersion_stands_in_the_ranking_where_there_are_sources_to_compare(study) -> None:
    assert rank(study("large"), "actors").table.frame["dp"].between(0, 1).all()
    assert "dp" not in rank(study("large", sources=["Le Phare"]), "actors").table.frame
    assert "dp" not in rank(study("small"), "actors").table.frame


@LANGS
@pytest.mark.parametrize("name", ["small", "one", "none"])
def test_a_small_corpus_is_told_what_cannot_be_said(study, name, lang) -> None:
    seen = study(name, lang=lang)
    for kind in ("actors", "themes"):
        assert isinstance(show_keyness(seen, kind), Note)
        assert isinstance(explain_changes(seen, kind), Note)
        assert isinstance(vary_choices(seen, kind), Note)
    shown = [show_three_counts(seen), show_salience(seen, "actors")]
    assert not [item for item in shown if isinstance(item, Table) and "%" in str(item.payload()["rows"])]


@pytest.mark.parametrize(("period", "end", "n"), [("day", "2021-02-28", 59), ("week", "2021-06-30", 27)])
def test_days_and_weeks_are_periods_of_charts_and_tables(study, period, end, n) -> None:
    seen = study("large", period=period, end=end)
    course, grid = follow(seen, "actors"), map_periods(seen, "actors")
    assert course.table.frame["period"].nunique() == n
    assert len(grid.table.payload()["rows"]) == n
    first = {"day": "1er janv. 2021", "week": "sem. 53 2020"}[period]
    assert plain(grid.table.payload()["rows"][0][0]) == first
    assert course.caption.endswith(".")
