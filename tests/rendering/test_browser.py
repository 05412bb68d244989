"""Pages in a real Chromium: WCAG 2.2 AA by axe-core, the way from a point to its sentences, letters on a telephone.

axe-core is no dependency of the package. To have it: ``npm pack axe-core``, unpack it, and set ``PRESSCOPE_AXE`` to its
``axe.min.js``; ``node_modules/axe-core/axe.min.js`` beside the project is found without. Chromium is looked for in the
path (``chromium``, ``google-chrome``) or taken from ``PRESSCOPE_CHROMIUM``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from analysis.publishing.reports import render_report
from analysis.rendering.definitions import list_definitions

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def axe() -> str:
    places = [os.environ.get("PRESSCOPE_AXE", ""), str(ROOT / "node_modules/axe-core/axe.min.js")]
    for place in filter(None, places):
        if Path(place).is_file():
            return Path(place).read_text(encoding="utf-8")
    pytest.skip("axe-core is not here: npm pack axe-core, and set PRESSCOPE_AXE to its axe.min.js")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return rendered("02_actors", tmp_path_factory)


@pytest.fixture(scope="module", params=[definition.name for definition in list_definitions()])
def each(request: pytest.FixtureRequest, axe: str, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of one standard report after the other, where there is something to look at it with."""
    return rendered(request.param, tmp_path_factory)


def rendered(name: str, folders: pytest.TempPathFactory) -> str:
    edition = render_report(name, {"corpus": "sample"}, folders.mktemp("site"), ["html"])
    assert edition.path(".html").stat().st_size < 1_500_000
    return edition.path(".html").as_uri()


def opened(browser: Any, address: str, **options: Any) -> Any:
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options}).new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Any, axe: str, each: str, width: int, scheme: str) -> None:
    # The page's own policy would keep axe out too.
    page = opened(browser, each, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    for target in ("", "#point-russie"):
        page.goto(each + target)
        page.add_script_tag(content=axe)
        found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found["violations"]] == []


def test_without_script_a_click_on_a_bar_opens_its_sentences(browser: Any, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    assert page.locator(".point:visible").count() == 0
    page.locator('.spots a[href="#point-russie"]').first.click()
    shown = page.locator(".point:visible")
    assert shown.count() == 1
    assert "Russie" in shown.inner_text()
    assert 1 <= shown.locator("li").count() <= 20
    shown.locator(".back a").first.click()
    assert page.url.endswith("#classement-acteurs")


def test_the_keyboard_reaches_the_table_and_never_the_chart(browser: Any, address: str) -> None:
    page = opened(browser, address)
    inside = "[...document.querySelectorAll('.spots a')].filter(a => a.tabIndex >= 0).length"
    assert page.evaluate(inside) == 0
    page.locator("figure details summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert str(target).startswith("#point-")
    page.keyboard.press("Enter")
    assert page.locator(".point:visible").count() == 1


@pytest.mark.parametrize("width", [1280, 390])
def test_the_boxes_lie_over_the_image_as_it_is_shown(browser: Any, address: str, width: int) -> None:
    page = opened(browser, address, viewport={"width": width, "height": 900})
    sizes = page.evaluate("""[...document.querySelectorAll('.sheet:has(svg)')].map(s => {
        const i = s.querySelector('img').getBoundingClientRect(), v = s.querySelector('svg').getBoundingClientRect()
        return [i.left - v.left, i.top - v.top, i.width - v.width, i.height - v.height].map(Math.abs)})""")
    assert sizes
    assert max(value for box in sizes for value in box) < 1.5


def test_letters_of_a_chart_are_seven_points_on_a_telephone(browser: Any, address: str) -> None:
    from analysis.charts.style import FONT

    page = opened(browser, address, viewport={"width": 390, "height": 844})
    shares = page.evaluate("""[...document.querySelectorAll('.chart img')].map(
        i => i.getBoundingClientRect().width / Number(i.getAttribute('width')))""")
    assert shares
    assert FONT * min(shares) >= 7
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_paper_the_page_shows_no_control(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.emulate_media(media="print")
    for hidden in (".spots", ".hint", ".skip", "figure details"):
        assert page.locator(hidden).first.is_hidden()
    assert page.locator("figure img").first.is_visible()
