"""A small corpus of invented texts, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.build import load_corpus
from analysis.corpus.corpus import Corpus

ROWS = [
    ("a1", "2022-01-10", "Le Phare", "L’OTAN se réunit à Riga.\nUn drone a survolé le Mali. L’ONU proteste."),
    ("a2", "2022-02-11", "Le Phare", "Le Mali rappelle son ambassadeur.\nLa Ligue des phares salue le geste."),
    ("a3", "2022-05-12", "La Digue", "L’ONU se réunit sur le Mali.\nDes cyberattaques visent l’OTAN et l’ONU."),
    ("a4", "2023-01-13", "La Digue", "Un drone iranien est tombé.\nL’OTAN enquête, la Ligue des phares aussi."),
    ("a5", "2023-03-14", "La Digue", "La pêche reprend au large.\nAucun drone en vue, dit la Ligue des phares."),
    ("a6", "", "Le Phare", "Un texte sans date sur l’OTAN et la Ligue des phares.\nIl finit ici."),
]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    frame = pd.DataFrame(ROWS, columns=["id", "pub", "source", "body"])
    return load_corpus(frame, text="body", date="pub")


@pytest.fixture(scope="session")
def sample() -> Corpus:
    return load_corpus()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in an empty project."""
    (tmp_path / "presscope.yaml").write_text("corpus: sample\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
