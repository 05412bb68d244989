"""One language on a page: what our wording tables hold in the other one is nowhere but in what is marked so."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import lxml.html
import pytest

from analysis.charts import wording as charts
from analysis.publishing.reports import render_report
from analysis.rendering.codebook import _COLUMNS
from analysis.rendering.wording import WORDS
from analysis.reporting import wording as reporting

pytestmark = pytest.mark.slow

# Words of proper names of the sample and its lexicon, which no language translates, and words of both languages.
NAMES = {"des", "état", "pour", "premier", "points", "case", "table", "note"}


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-zà-ÿœ]{3,}", text.lower()))


def vocabulary() -> dict[str, set[str]]:
    """Return the words that our tables have in one language only."""
    pairs = [(WORDS["fr"][key], WORDS["en"][key]) for key in WORDS["fr"]]
    pairs += [(french, english) for french, english in charts._WORDS.values()]
    for table in (reporting._ZONES, reporting._BASES, reporting._TYPES, reporting._FORMS, _COLUMNS):
        pairs += [(forms[0], forms[-1]) for forms in table.values()]
    french = set().union(*(words_of(a) for a, _ in pairs))
    english = set().union(*(words_of(b) for _, b in pairs))
    return {"fr": french - english, "en": english - french}


def read(path: Path, lang: str) -> Counter[str]:
    """Return the words of a page but for sources, parameters and what is marked as another language."""
    root = lxml.html.parse(str(path)).getroot()
    for element in root.xpath("//style | //cite | //footer | //*[@lang and @lang != $lang]", lang=lang):
        element.drop_tree()
    texts = [*root.itertext(), *root.xpath("//@alt"), *root.xpath("//@aria-label")]
    return Counter(word for text in texts for word in words_of(str(text)))


def test_both_tables_have_the_same_keys_and_differ() -> None:
    assert WORDS["fr"].keys() == WORDS["en"].keys()
    assert all(len(words) > 100 for words in vocabulary().values())


def test_an_english_report_has_no_french_and_a_french_one_no_english(tmp_path: Path) -> None:
    for lang, other in (("en", "fr"), ("fr", "en")):
        edition = render_report("03_themes", {"corpus": "sample", "lang": lang}, tmp_path / lang, ["html"])
        found = read(edition.path(".html"), lang)
        foreign = {word: n for word, n in found.items() if word in vocabulary()[other] - NAMES}
        # One word may be a name of the corpus; wording of ours would come with its neighbours.
        assert len(foreign) <= 1, foreign
