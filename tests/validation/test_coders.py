"""Two coders of the same texts."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.validation.agreement_text import write_agreement
from analysis.validation.coders import compare_coders, measure_alpha
from analysis.validation.gold import GoldError

Write = Callable[..., Path]
MENTIONS = "file,start,end,surface,actor,type,kind"
PASSAGES = "file,start,end,zone,date,text"


@pytest.mark.parametrize(
    ("first", "second", "alpha"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbcccedd" + "d", 0.692), ("xxyy", "xxyy", 1.0)],
)
def test_alpha_gives_the_published_examples(first: str, second: str, alpha: float) -> None:
    # Krippendorff (2011), the examples of two observers: binary, then nominal.
    assert measure_alpha(first, second) == pytest.approx(alpha, abs=5e-4)


def test_agreement_that_chance_alone_would_give_is_not_a_number() -> None:
    assert math.isnan(measure_alpha("aaa", "aaa"))
    assert math.isnan(measure_alpha("", ""))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_alpha_does_not_depend_on_who_is_first_and_is_never_above_one(pairs: list[tuple[str, str]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    alpha = measure_alpha(one, other)
    assert math.isnan(alpha) or alpha <= 1
    assert alpha == measure_alpha(other, one) or math.isnan(alpha)


@pytest.fixture
def coders(write_gold: Write) -> tuple[Path, Path]:
    line = "La Russie écrit à Kiev."
    first = write_gold(
        "anna",
        passages=[PASSAGES, f"a,0,23,body,2022-01-02,{line}", "a,24,30,caption,,Photo."],
        mentions=[MENTIONS, "a,3,9,Russie,Russie,STATE,name", "a,18,22,Kiev,Ukraine,STATE,metonym"],
        themes=["file,start,end,theme,status", "a,0,23,dialogue,agreed"],
    )
    second = write_gold(
        "paul",
        passages=[PASSAGES, f"a.txt,0,23,body,2022-01-03,{line}", "a.txt,24,30,body,,Photo."],
        mentions=["file,passage,surface,actor,type,kind,start,end", "a.txt,,Russie,Fédération de Russie,STATE,name,,"],
        themes=["file,start,end,theme,status", "a.txt,0,23,dialogue,agreed"],
    )
    return first, second


def test_every_task_has_its_alpha_and_its_differences(coders: tuple[Path, Path]) -> None:
    figures, differences = compare_coders(*coders)
    n = figures.set_index("task")["n"].to_dict()
    assert n == {"names": 30, "actors": 1, "themes": 2, "zones": 2, "passage_dates": 1}
    assert figures.set_index("task").loc["names", "n_differ"] == len("Kiev")
    told = differences.set_index("task")[["first", "second"]].T.to_dict("list")
    assert told["names"] == ["oui", "non"]
    assert told["actors"] == ["Russie", "Fédération de Russie"]
    assert told["zones"] == ["caption", "body"]
    assert "themes" not in told


def test_the_agreement_is_told_in_french_with_what_differs(coders: tuple[Path, Path]) -> None:
    text = write_agreement(*compare_coders(*coders))
    assert "alpha de Krippendorff" in text
    assert "Zones\u00a0: 1 différence\n" in text
    assert "«\u00a0Photo.\u00a0»\u00a0: caption / body" in text


def test_sheets_that_nobody_filled_in_are_no_agreement(write_gold: Write) -> None:
    sheets = {"documents": ["file,date", "a,"], "passages": [PASSAGES, "a,0,6,,,Photo."]}
    with pytest.raises(GoldError, match="nothing that either coder filled in"):
        compare_coders(write_gold("un", **sheets), write_gold("deux", **sheets))


def test_coders_of_other_texts_cannot_be_compared(write_gold: Write) -> None:
    one = write_gold("un", documents=["file,date", "a,2022-01-01"])
    other = write_gold("deux", documents=["file,date", "b,2022-01-01"])
    with pytest.raises(GoldError, match="1 texts in one and 1 in the other, none the same"):
        compare_coders(one, other)
