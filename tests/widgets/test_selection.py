"""The report of what the panel shows speaks the language of its reader."""

from __future__ import annotations

import pytest

from analysis.corpus.corpus import Corpus
from analysis.exhibits import Figure, Text
from analysis.reporting.study import open_study
from analysis.widgets.selection import quote_selection, show_selection


@pytest.mark.parametrize(("lang", "name"), [("fr", "OTAN"), ("en", "NATO")])
def test_actors_have_the_names_of_the_language_and_a_search_its_own(corpus: Corpus, lang: str, name: str) -> None:
    study = open_study(corpus, actors=["otan", "mali"], start="2022-01-01", end="2023-12-31", lang=lang)
    shown = show_selection(study, query="drone")
    assert isinstance(shown, Figure)
    assert all(word in shown.alt for word in (name, "Mali", "drone"))
    assert shown.data is not None
    assert set(shown.data["label"]) == {name, "Mali", "drone"}
    headings = str([each.payload() for each in quote_selection(study, query="drone").items if isinstance(each, Text)])
    assert name in headings
    assert "drone" in headings
