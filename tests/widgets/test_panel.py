"""The panel without a browser: its controls are set, and what it shows is read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure

from analysis.corpus.corpus import Corpus
from analysis.lexicon.reading import load_lexicon
from analysis.rendering.definitions import read_definition
from analysis.widgets import drawing
from analysis.widgets import panel as panel_module
from analysis.widgets.opening import explore
from analysis.widgets.panel import Panel
from analysis.widgets.wording import _WORDS


@pytest.fixture
def panel(corpus: Corpus) -> Panel:
    return explore(corpus, actors=["otan"], period="year")


def pick(panel: Panel, kind: str, name: str) -> None:
    panel.controls.pickers[kind].field.value = name


def test_everything_follows_a_name_that_is_picked(panel: Panel) -> None:
    before = [panel.picture.value, panel.sentences.value, panel.table.outputs, panel.saving.name.value]
    pick(panel, "actors", "nations UNIES")
    assert panel.choice.actors == ("otan", "onu")
    assert "ONU" in re.findall('alt="([^"]*)"', panel.picture.value)[0]
    after = [panel.picture.value, panel.sentences.value, panel.table.outputs, panel.saving.name.value]
    assert all(one != other for one, other in zip(before, after, strict=True))
    panel.controls.pickers["actors"].chips.children[0].click()
    assert panel.choice.actors == ("onu",)


def test_a_change_counts_draws_and_writes_the_picture_once(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    for owner, name in ((panel_module, "look"), (drawing, "plot_timeline"), (Figure, "savefig")):
        real = getattr(owner, name)

        def note(*given: object, real: Any = real, name: str = name, **options: object) -> object:
            done.append(name)
            return real(*given, **options)

        monkeypatch.setattr(owner, name, note)
    panel.set(actors=["mali"], period="year")
    assert done == ["look", "plot_timeline", "savefig"]


def test_sources_window_period_measure_and_search_are_followed(panel: Panel) -> None:
    controls = panel.controls
    pick(panel, "sources", "La Digue")
    assert panel.view.n_documents == 2
    assert "Le Phare" not in panel.strip.value
    controls.period.value, controls.measure.value = "quarter", "per_10k"
    controls.start.value = controls.start.value.replace(year=2023)
    assert panel.view.n_documents == 1
    controls.query.value = "drone*"
    assert panel.choice.entries == ("otan", "drone*")
    assert "drone" in panel.sentences.value
    assert panel.choice.measure == "per_10k"


def test_what_cannot_be_shown_is_told_and_the_view_stays(panel: Panel) -> None:
    before = panel.view
    pick(panel, "actors", "Nations uniees")
    assert "Nations unies" in panel.controls.pickers["actors"].message.value
    panel.controls.query.value = "drone ("
    assert "caractère" in panel.controls.message.value
    panel.controls.query.value = ""
    panel.controls.end.value = panel.controls.end.value.replace(year=2019)
    assert "avant le premier" in panel.controls.message.value
    assert panel.view.choice.end == before.choice.end
    panel.controls.end.value = panel.controls.end.value.replace(year=2024)
    assert panel.controls.message.value == ""


def test_without_a_name_the_panel_says_what_to_do(panel: Panel) -> None:
    panel.set(actors=[])
    assert "Choisir" in panel.picture.value
    panel.set(actors="otan", start="1990-01-01", end="1990-12-31")
    assert "Aucun texte" in panel.picture.value


def test_buttons_save_what_is_shown(panel: Panel, project: Path) -> None:
    panel.saving.name.value = "essai"
    for button in (*panel.saving.buttons.values(), panel.saving.definition):
        button.click()
        assert "Enregistré" in panel.saving.message.value
    assert sorted(path.name for path in (project / "reports" / "exploration").iterdir()) == [
        "essai.csv", "essai.png", "essai.svg",
    ]  # fmt: skip
    assert read_definition(project / "definitions" / "essai.yaml").parameters["actors"] == ["otan"]
    panel.set(actors=["onu"])
    assert panel.saving.name.value == "essai"
    panel.saving.definition.click()
    assert "existe déjà" in panel.saving.message.value
    panel.saving.name.value = "É"
    panel.saving.buttons["csv"].click()
    assert "minuscules" in panel.saving.message.value


def test_an_alias_is_tried_kept_and_counted(panel: Panel, project: Path) -> None:
    trying, before = panel.trying, panel.view.frequencies["n_mentions"].sum()
    assert trying.keep.disabled
    trying.entry.value, trying.form.value = "OTAN", "Ligue des phares"
    trying.button.click()
    assert "4 → 8" in trying.result.value
    trying.keep.click()
    assert load_lexicon(project / "lexicon").actors["otan"].aliases[-1].form == "Ligue des phares"
    assert panel.view.frequencies["n_mentions"].sum() > before
    assert trying.keep.disabled


def test_a_term_of_a_theme_is_tried(panel: Panel) -> None:
    panel.trying.kind.value = "term"
    panel.trying.entry.value, panel.trying.form.value = "OTAN et lien transatlantique", "drone(s)"
    panel.trying.button.click()
    assert "drone" in panel.trying.result.value


@pytest.mark.parametrize(("entry", "form", "said"), [
    ("", "x", "Choisir"), ("OTTAN", "x", "inconnu"), ("OTAN", "ONU", "déjà"), ("OTAN", "a, b", "lexique"),
])  # fmt: skip
def test_a_form_that_cannot_be_is_refused_in_french(panel: Panel, entry: str, form: str, said: str) -> None:
    panel.trying.entry.value, panel.trying.form.value = entry, form
    panel.trying.button.click()
    assert said in panel.trying.message.value
    assert panel.trying.keep.disabled


def test_the_panel_loads_nothing_from_elsewhere(panel: Panel) -> None:
    pages = [panel.picture.value, panel.strip.value, panel.sentences.value,
             panel.table.outputs[0]["data"]["text/html"]]  # fmt: skip
    for page in pages:
        assert not re.findall(r"""(?:src|import|from|link href)[ =('"]+https?:""", page)
        assert "unpkg" not in page


def test_text_of_the_corpus_stays_text() -> None:
    import pandas as pd

    from analysis.corpus.build import load_corpus

    frame = pd.DataFrame({"id": ["x"], "date": ["2022-05-05"], "source": ["<b>Gras</b>"],
                          "text": ["Le Mali <script>alert(1)</script> répond à l’ONU."]})  # fmt: skip
    panel = explore(load_corpus(frame), actors=["mali"], query="<script>")
    for value in (panel.sentences.value, panel.strip.value, panel.picture.value):
        assert "<script" not in value
        assert "<b>Gras" not in value


def test_the_words_of_the_panel_exist_in_both_languages_and_french_ones_are_typeset(corpus: Corpus) -> None:
    for french, english in _WORDS.values():
        assert french and english
        assert not re.search(r" [:;?!»]|« ", french)
    assert "Sentences" in explore(corpus, lang="en").sentences.value


def test_an_english_panel_names_actors_and_themes_in_english_and_takes_both_languages(corpus: Corpus) -> None:
    panel = explore(corpus, lang="en", actors=["nato", "Nations unies"], themes="War in Ukraine")
    assert panel.choice.entries == ("otan", "onu", "guerre-ukraine")
    assert list(panel.view.labels.values()) == ["NATO", "United Nations", "War in Ukraine"]
    assert "NATO" in panel.picture.value
    picker = panel.controls.pickers["actors"]
    assert {"NATO", "Ligue des phares"} <= set(picker.field.options)
    picker.field.value = "Mali"
    assert panel.choice.actors == ("otan", "onu", "mali")
    assert list(explore(corpus, actors="otan").view.labels.values()) == ["OTAN"]
