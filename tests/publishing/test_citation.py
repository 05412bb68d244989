"""How an edition is cited."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from analysis.publishing.citation import citation_files, project_authors

PROVENANCE = {
    "report": "02_actors", "title": "Qui est nommé\u00a0?", "language": "fr", "corpus": {"name": "Presse & radio"},
    "period": {"start": "2021-01-01", "end": "2024-12-31", "as_of": "2024-12-08"},
    "hashes": {"corpus": "ab" * 32, "lexicon": "cd" * 32}, "versions": {"presscope": "0.1.0"},
}  # fmt: skip


def test_the_citation_file_is_what_the_format_asks_for() -> None:
    made = yaml.safe_load(citation_files(PROVENANCE, ["Observatoire"])["CITATION.cff"])
    assert {"cff-version", "message", "title", "authors"} <= set(made)
    assert made["authors"] == [{"name": "Observatoire"}]
    assert made["title"] == "Qui est nommé ?, Presse & radio, du 1er janvier 2021 au 31 décembre 2024"
    assert str(made["date-released"]) == "2024-12-08"
    assert made["identifiers"][0]["value"] == "sha256:" + "ab" * 32


def test_the_bibtex_entry_is_escaped_and_closed() -> None:
    entry = citation_files(PROVENANCE)["citation.bib"].decode()
    assert r"Presse \& radio" in entry
    assert entry.startswith("@misc{02-actors-2021-01-01-2024-12-31,")
    assert entry.count("{") == entry.count("}")
    assert "year = {2024}" in entry


def test_who_signs_stands_in_the_project_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert project_authors() == []
    (tmp_path / "presscope.yaml").write_text("authors: Claire Dumas; Observatoire\n")
    assert project_authors() == ["Claire Dumas", "Observatoire"]
