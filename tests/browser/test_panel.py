"""The panel as a user meets it: JupyterLab starts, the notebook runs, a name is picked, files are saved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# Playwright's own loop closes its pipes when it likes.
pytestmark = [
    pytest.mark.browser, pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]  # fmt: skip


@pytest.fixture(scope="module")
def panel(page: Any) -> Any:
    """Run all cells; return the panel."""
    page.wait_for_selector("text=/\\| Idle/")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_selector(".presscope img")
    page.wait_for_selector(".presscope .dt-container")
    return page.locator(".presscope").first


def shown(panel: Any) -> tuple[str, str, str]:
    """Return the alternative text of the chart, the sentences and the first row of the table."""
    return (panel.locator("img").get_attribute("alt"), panel.locator(".ps-lines").inner_text(),
            panel.locator(".dt-container tbody tr").first.inner_text())  # fmt: skip


def test_the_panel_opens_on_the_actors_in_most_texts(panel: Any) -> None:
    assert panel.locator(".ps-chip").count() == 3
    assert panel.locator(".ps-lines tr").count() == 24
    assert panel.locator(".ps-strip tbody tr").count() > 3


def test_chart_sentences_and_table_follow_an_actor_that_is_picked(panel: Any) -> None:
    before = shown(panel)
    field = panel.locator("input[list]").first
    field.fill("nations unies")
    field.press("Enter")
    panel.locator(".ps-chip", has_text="ONU").wait_for()
    panel.page.wait_for_function("[...document.querySelectorAll('.presscope img')].some(i => i.alt.includes('ONU'))")
    panel.page.wait_for_function(
        "document.querySelector('.presscope .dt-container tbody')?.innerText.includes('ONU')"
    )  # fmt: skip
    after = shown(panel)
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert panel.locator(".ps-mid", has_text="Nations unies").count() + panel.locator(".ps-mid", has_text="ONU").count()


def test_what_is_shown_is_saved_as_csv(panel: Any, study: Path) -> None:
    panel.get_by_label("Nom", exact=True).fill("essai-csv")
    panel.get_by_role("button", name="CSV").click()
    panel.get_by_text("Enregistré").wait_for()
    saved = (study / "reports" / "exploration" / "essai-csv.csv").read_text(encoding="utf-8-sig")
    assert saved.startswith("period,entry_id,")
    assert ",ONU" in saved


def test_a_definition_is_written_and_renders(panel: Any, study: Path) -> None:
    panel.get_by_label("Nom", exact=True).fill("essai-rapport")
    panel.get_by_role("button", name="Rapport").click()
    panel.get_by_text("presscope report essai-rapport").wait_for()
    definition = study / "definitions" / "essai-rapport.yaml"
    assert "onu" in definition.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "report", str(definition), "--formats", "html"]
    done = subprocess.run(command, cwd=study, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    pages = list((study / "reports" / "site" / "essai-rapport").glob("latest/essai-rapport.html"))
    assert len(pages) == 1
    assert "ONU" in pages[0].read_text(encoding="utf-8")


def test_an_alias_is_tried_and_kept_in_the_lexicon(panel: Any, study: Path) -> None:
    panel.get_by_text("Essayer un nom ou un terme").click()
    panel.get_by_placeholder("Acteur ou thème").fill("OTAN")
    panel.get_by_placeholder("Nouvelle forme").fill("Centre Vauban")
    panel.get_by_role("button", name="Essayer", exact=True).click()
    panel.get_by_text("→").first.wait_for()
    panel.get_by_role("button", name="Garder dans le lexique").click()
    panel.get_by_text("actors.yaml").wait_for()
    assert "Centre Vauban" in (study / "lexicon" / "actors.yaml").read_text(encoding="utf-8")


def test_nothing_is_asked_of_another_machine(panel: Any) -> None:
    assert panel.page.strangers == []


def test_a_picture_of_it_all(panel: Any, tmp_path: Path) -> None:
    path = Path(os.environ.get("PRESSCOPE_SCREENSHOT", tmp_path / "panneau.png"))
    panel.page.set_viewport_size({"width": 1500, "height": 2700})
    panel.scroll_into_view_if_needed()
    panel.page.wait_for_timeout(1500)
    panel.page.screenshot(path=str(path))
    assert path.stat().st_size > 50_000
