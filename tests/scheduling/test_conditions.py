from __future__ import annotations

import pandas as pd

from analysis.rendering.schedule_fields import ScheduleFields
from analysis.scheduling.conditions import find_objections
from analysis.scheduling.logical import parse_period

PERIOD = parse_period("2023-06", ScheduleFields(every="month"))


def texts(**sources: list[str]) -> pd.DataFrame:
    rows = [(source, day) for source, days in sources.items() for day in days]
    frame = pd.DataFrame(rows, columns=["source", "date"])
    return frame.assign(date=pd.to_datetime(frame["date"]).astype("datetime64[us]"))


WEEKLY = texts(Phare=["2023-05-02", "2023-05-20", "2023-06-03", "2023-06-29"], Vigie=["2023-04-02", "2023-05-09"])


def test_too_few_texts_of_the_period_are_an_objection_with_both_numbers() -> None:
    (found,) = find_objections(WEEKLY, PERIOD, corpus="presse", min_documents=3)
    assert found.reason == "2\xa0textes datés de la période, pour 3 demandés au moins"
    assert find_objections(WEEKLY, PERIOD, corpus="presse", min_documents=2) == []


def test_texts_without_a_date_or_of_other_sources_do_not_count() -> None:
    undated = pd.concat([WEEKLY, texts(Phare=["2023-06-05"]).assign(date=pd.NaT)])
    assert find_objections(undated, PERIOD, corpus="presse", min_documents=3)
    assert find_objections(WEEKLY, PERIOD, corpus="presse", min_documents=1, sources=["Vigie"])


def test_a_source_gone_silent_is_an_objection_with_its_last_day() -> None:
    (found,) = find_objections(WEEKLY, PERIOD, corpus="presse", silent_source_days=30)
    assert found.reason == "La source Vigie n’a rien publié depuis le 9\u00a0mai 2023"
    assert found.cause == "silent_source:presse:Vigie"


def test_a_source_that_stopped_long_ago_or_published_once_is_not_expected() -> None:
    old = texts(Phare=["2023-06-20"], Ancien=["2021-01-01", "2021-02-01"], Unique=["2023-03-01"])
    assert find_objections(old, PERIOD, corpus="presse", silent_source_days=14) == []


def test_what_comes_after_the_period_does_not_end_a_silence() -> None:
    later = texts(Phare=["2023-05-01", "2023-05-08", "2023-07-04"])
    assert find_objections(later, PERIOD, corpus="presse", silent_source_days=14)
