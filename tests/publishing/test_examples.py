"""The report that visitors see before they install anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.publishing.examples import write_examples


@pytest.mark.slow
def test_the_examples_are_a_page_a_pdf_and_a_chart_small_enough_to_commit(tmp_path: Path) -> None:
    written = write_examples(tmp_path / "examples")
    assert [path.name for path in written] == ["02_actors.html", "02_actors.pdf", "acteurs.png"]
    assert sum(path.stat().st_size for path in written) < 1_500_000
