"""The site as a reader meets it: opened from the disk in a real Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.publishing.site import publish_editions

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_reader_searches_and_finds_the_latest_edition_on_a_telephone(tmp_path: Path, make: Any, browser: Any) -> None:
    for month in ("01", "02"):
        days = f"2023-{month}-01", f"2023-{month}-28"
        fanfares = make("a", *days, edition=f"2023-{month}", title="Les fanfares de l’été")
        fanfares.files["a.html"] = b"<!DOCTYPE html><html lang='fr'><title>F</title><h1>Fanfares</h1></html>"
        publish_editions(tmp_path, [fanfares, make("b", *days, title="Les chorales")])
    page = browser.new_page(viewport={"width": 390, "height": 844})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.fill("#titre", "L'ETE fanfare")
    assert page.inner_text("#trouves") == "1\u00a0titre correspond."
    assert [entry.inner_text() for entry in page.locator("article h3:visible").all()] == ["Les fanfares de l’été"]
    page.click("text=Toutes les éditions (2) >> visible=true")
    page.click("text=Dernière édition")
    assert page.url.endswith("/a/latest/index.html")
    assert "28\u00a0février\u00a02023" in page.inner_text("header")
    page.click("main >> text=Lire en ligne")
    assert page.inner_text("h1") == "Fanfares"
    assert told == []
    page.close()
