"""Themes, quotations, dates and zones against annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd
import pytest

from analysis.validation.days import judge_dates, judge_passages
from analysis.validation.outcomes import Outcome
from analysis.validation.quotes import judge_quotes
from analysis.validation.themes import judge_themes


def verdicts(outcomes: Iterable[Outcome], task: str) -> Counter[str]:
    return Counter(o.verdict for o in outcomes if o.task == task)


def themes(*rows: tuple[int, int, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["start", "end", "theme", "status"])
    return frame.assign(doc_id="a", zone="body")


def hits(*rows: tuple[int, str], counted: bool = True) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["start", "theme_id"])
    return frame.assign(doc_id="a", counted=counted)


def test_a_theme_by_passage_is_right_with_any_hit_in_the_passage() -> None:
    gold = themes((0, 50, "otan", "agreed"), (60, 90, "otan", "agreed"))
    found = hits((4, "otan"), (20, "otan"), (70, "dialogue"))
    judged = list(judge_themes(gold, [], found, by_passage=True, zones=("title", "body")))
    assert verdicts(judged, "themes") == {"right": 1, "missed": 1, "false": 1}


def test_a_contested_theme_counts_neither_way_and_a_passage_without_theme_can_be_wrong() -> None:
    gold = themes((0, 50, "otan", "contested"), (0, 50, "dialogue", "agreed"))
    found = hits((4, "otan"), (70, "otan"), (5, "dialogue"))
    judged = list(judge_themes(gold, [("a", 60, 90)], found, by_passage=True, zones=("title", "body")))
    assert verdicts(judged, "themes") == {"right": 1, "false": 1}


def test_themes_by_text_tell_main_themes_apart() -> None:
    gold = themes((-1, -1, "otan", "main"), (-1, -1, "dialogue", "minor"), (-1, -1, "climat-resilience", "main"))
    judged = list(judge_themes(gold, [], hits((500, "otan"), (3, "otan")), by_passage=False, zones=None))
    assert verdicts(judged, "themes") == {"right": 1, "missed": 2}
    assert verdicts(judged, "main_themes") == {"right": 1, "missed": 1}


def test_a_hit_that_is_not_counted_carries_no_theme() -> None:
    gold = themes((0, 50, "otan", "agreed"))
    judged = judge_themes(gold, [], hits((4, "otan"), counted=False), by_passage=True, zones=None)
    assert verdicts(judged, "themes") == {"missed": 1}


def quoted(*rows: tuple[int, int, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["start", "end", "speaker", "type"]).assign(doc_id="a", zone="body")


def spoken(*rows: tuple[int, int, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["start", "end", "speaker_id"]).assign(doc_id="a")


def judged_quotes(gold: pd.DataFrame, found: pd.DataFrame) -> list[Outcome]:
    return list(judge_quotes(gold, found, {"x": "Ixe"}, {"Ixe": "x", "Igrec": "y"}, ("body",), {"a"}))


@pytest.mark.parametrize(("start", "end", "verdict"), [(10, 50, "right"), (8, 52, "right"), (7, 50, "missed")])
def test_both_ends_of_a_quotation_may_differ_by_two_characters(start: int, end: int, verdict: str) -> None:
    outcomes = judged_quotes(quoted((10, 50, "Ixe", "direct_speech")), spoken((start, end, "x")))
    assert next(o.verdict for o in outcomes if o.task == "quotes") == verdict


def test_scare_quotes_and_titles_count_neither_way_and_short_strays_are_let_pass() -> None:
    gold = quoted((10, 50, "", "scare_quote"), (60, 99, "", "title"))
    assert judged_quotes(gold, spoken((10, 50, None), (60, 99, None), (200, 220, None))) == []
    assert verdicts(judged_quotes(gold, spoken((200, 240, None))), "quotes") == {"false": 1}


def test_a_speaker_is_judged_where_the_names_say_who_it_is() -> None:
    gold = quoted((0, 30, "Ixe", "fragment"), (40, 70, "Igrec", "fragment"), (80, 120, "?", "fragment"))
    outcomes = judged_quotes(gold, spoken((0, 30, "x"), (40, 70, "x"), (80, 120, "x")))
    assert verdicts(outcomes, "speakers") == {"right": 1, "wrong": 1}
    assert verdicts(judged_quotes(gold, spoken((0, 30, None))), "speakers") == {"missed": 2}


def dated(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["doc_id", "date", "earliest", "latest"])


@pytest.mark.parametrize(
    ("day", "exact", "within", "given"),
    [("2022-03-04", "right", "right", "right"), ("2022-03-05", "wrong", "right", "right"),
     ("2022-03-09", "wrong", "wrong", "right"), (None, "missed", "right", "missed")],
)  # fmt: skip
def test_a_date_may_be_exact_within_the_interval_wrong_or_missing(
    day: str | None, exact: str, within: str, given: str
) -> None:
    documents = pd.DataFrame({"doc_id": ["a"], "date": pd.to_datetime([day])})
    outcomes = judge_dates(dated(("a", "2022-03-04", "2022-03-03", "2022-03-06")), documents)
    assert {o.task: o.verdict for o in outcomes} == {"dates": exact, "dates_within": within, "dates_given": given}


def test_a_text_that_cannot_be_dated_must_not_be_dated() -> None:
    gold = dated(("a", "none", "", ""))
    silent = judge_dates(gold, pd.DataFrame({"doc_id": ["a"], "date": pd.to_datetime([None])}))
    guessed = judge_dates(gold, pd.DataFrame({"doc_id": ["a"], "date": pd.to_datetime(["2022-01-01"])}))
    assert [o.verdict for o in silent] == ["right", "right"]
    assert [o.verdict for o in guessed] == ["false", "wrong"]


def test_a_passage_is_compared_with_the_one_that_shares_most_of_its_words() -> None:
    gold = pd.DataFrame(
        [("a", 0, 40, "body", "2022-01-02"), ("a", 40, 60, "caption", ""), ("a", 60, 90, "", "2022-01-02")],
        columns=["doc_id", "start", "end", "zone", "date"],
    )
    found = pd.DataFrame(
        [("a", 0, 10, "title", "2022-01-01"), ("a", 11, 40, "body", "2022-01-02"), ("a", 40, 90, "body", None)],
        columns=["doc_id", "start", "end", "zone", "date"],
    ).assign(date=lambda f: pd.to_datetime(f["date"]))
    outcomes = list(judge_passages(gold, found))
    assert verdicts(outcomes, "zones") == {"right": 1, "wrong": 1}
    assert verdicts(outcomes, "passage_dates") == {"right": 1}
