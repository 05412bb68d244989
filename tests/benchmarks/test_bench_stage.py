"""The benchmarks of the corpus stage still fit what they measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.bench_stage import measure_growth, measure_kinds, measure_steps
from benchmarks.texts import write_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "texts"
    write_corpus(folder, 8, 0.12)
    return folder


def test_every_step_of_the_stage_is_timed(corpus: Path) -> None:
    rows = list(measure_steps(corpus))
    assert {step for step, *_ in rows} == {
        "reading", "zones, languages", "words", "fields and hashes", "fingerprints", "dates", "themes", "mentions",
        "quotations", "all",
    }  # fmt: skip
    assert all(float(speed.replace(",", "")) > 0 for _, speed, _ in rows)


def test_articles_and_pages_are_measured_with_and_without_remembered_lines() -> None:
    rows = list(measure_kinds(4))
    assert [kind.split()[0].strip(",") for kind, *_ in rows] == ["articles", "articles", "web"]
    assert all(float(ratio.removesuffix(" ×")) > 0 for *_, ratio in rows)


def test_growth_is_measured_for_a_quarter_a_half_and_all(corpus: Path) -> None:
    assert [texts for texts, *_ in measure_growth(corpus)] == ["2", "4", "8"]
