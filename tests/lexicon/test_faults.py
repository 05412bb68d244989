from __future__ import annotations

from pathlib import Path

import pytest

from analysis.lexicon import faults as module
from analysis.lexicon.faults import find_faults
from analysis.lexicon.sources import read_sources

ACTORS = """valid_through: 2024-12-31
actors:
- {id: nord, label: Nordie, type: state, article: la, adjectives: [nordien]}
- {id: jean-petit, label: Jean Petit, type: person, country: nord, surnames: [Petit]}
- {id: luc-grand, label: Luc Grand, type: person, country: nord}
"""
OFFICES = """valid_through: 2024-12-31
kinds:
- {id: chef, label: chef, patterns: ["chef {adj}"]}
offices:
- id: nord-chef
  kind: chef
  of: nord
  holders:
  - {actor: jean-petit, from: 2020-01-01, to: 2022-01-01}
  - {actor: luc-grand, from: 2022-01-01}
"""
THEMES = """valid_through: 2024-12-31
groups:
  mots: [un, deux]
themes:
- id: sujet
  label: Sujet
  covers: tout
  terms: [bloc(s), {term: "@mots", near: [mots]}]
"""
EVENTS = """valid_through: 2024-12-31
series:
- id: foire
  label: Foire
  names: [foire du Nord]
  editions:
  - {number: 1, start: 2021-05-01, end: 2021-05-03}
  - {number: 2, start: 2022-05-01, end: 2022-05-03}
"""
SOUND = {"actors": ACTORS, "offices": OFFICES, "themes": THEMES, "events": EVENTS}


@pytest.fixture
def faults_of(tmp_path, monkeypatch):
    """Find the faults of a small lexicon alone, after some words of one file were changed."""
    monkeypatch.setattr(
        module, "read_sources", lambda folder=None: read_sources(folder) if folder else ([], [])
    )

    def check(name: str = "", old: str = "", new: str = "") -> list[str]:
        for file, text in SOUND.items():
            assert file != name or old in text
            changed = text.replace(old, new) if file == name else text
            (tmp_path / f"{file}.yaml").write_text(changed, encoding="utf-8")
        return [str(fault) for fault in find_faults(tmp_path)]

    return check


def test_a_sound_lexicon_has_no_faults(faults_of):
    assert faults_of() == []


def test_the_shipped_lexicon_has_no_faults():
    assert [str(fault) for fault in find_faults()] == []


CASES = [
    ("actors", "id: nord,", "id: Nord,", 3, "lower-case"),
    ("actors", "id: luc-grand", "id: jean-petit", 5, "again"),
    ("actors", "type: state, article: la", "type: state, artcle: la", 3, "Did you mean 'article'?"),
    ("actors", "type: state, article: la", "type: state, article: lo", 3, "'lo'"),
    ("actors", "label: Luc Grand, ", "", 5, "no field 'label'"),
    ("actors", "label: Luc Grand", "label: JEAN  pétit", 5, "'jean-petit'"),
    ("actors", "country: nord, surnames", "country: nrod, surnames", 4, "Did you mean 'nord'?"),
    ("actors", "country: nord}", "country: nord, safe: true}", 5, "Add the surnames"),
    ("actors", "country: nord}", "country: nord, metonyms: [Ville]}", 5, "metonyms of a person"),
    ("actors", "country: nord}", "country: nord, aliases: ['Luc, le Grand']}", 5, "','"),
    ("actors", "article: la,", "article: la, surnames: [Nord],", 3, "surnames of a person only"),
    ("actors", "article: la,", "article: la, examples: {yes: [La Nordie signe.]},", 3, "[spans]"),
    ("actors", "article: la,", "article: la, examples: {no: ['La [Nord] signe.']},", 3, "without brackets"),
    ("actors", "- {id: nord", "- {id: nord, id: nord", 3, "twice in one entry"),
    ("offices", "of: nord", "of: sud", 7, "unknown actor 'sud'"),
    ("offices", "kind: chef", "kind: cheff", 6, "Did you mean 'chef'?"),
    ("offices", "actor: luc-grand", "actor: nord", 10, "of type state"),
    ("offices", "to: 2022-01-01", "to: 2019-01-01", 9, "from before to"),
    ("offices", "to: 2022-01-01", "to: 2022-06-01", 10, "one holder at a time"),
    ("offices", ", to: 2022-01-01", "", 10, "without an end"),
    ("offices", "from: 2022-01-01}", "from: 2025-01-01}", 10, "valid_through"),
    ("offices", "from: 2022-01-01}", "from: hier}", 10, "a day as 2024-07-09"),
    ("offices", "chef {adj}", "chef {ajd}", 3, "Did you mean 'adj'?"),
    ("offices", "chef {adj}", "chef(fe {adj}", 3, "cannot be read"),
    ("themes", "bloc(s)", "bloc(s", 8, "cannot be read"),
    ("themes", "near: [mots]", "near: [mot]", 8, "Did you mean 'mots'?"),
    ("themes", '"@mots"', '"@maux"', 8, "unknown group 'maux'"),
    ("themes", "[un, deux]", "[un, '@autres']", 3, "unknown group '@autres'"),
    ("themes", "[un, deux]", "[un, '@mots']", 3, "takes itself in"),
    ("themes", "bloc(s)", "2 % de tout", 8, "'%'"),
    ("events", "end: 2022-05-03", "end: 2022-04-03", 8, "a start before the end"),
    ("events", "number: 2", "number: 1", 8, "edition 1 again"),
    ("events", "end: 2022-05-03", "end: 2025-05-03", 8, "valid_through"),
    ("events", "number: 2,", "number: 2, first_of: [jean-grand],", 8, "unknown actor 'jean-grand'"),
    ("events", "number: 2,", "number: 2, names: [Foire du nord],", 8, "a name of one event"),
    ("events", "label: Foire", "label: [Foire", 5, "not YAML"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "said"), CASES)
def test_a_fault_names_its_file_and_line_and_what_is_wrong(faults_of, file, old, new, line, said):
    found = [fault for fault in faults_of(file, old, new) if f"{file}.yaml, line {line}" in fault]
    assert any(said in fault for fault in found), found or faults_of(file, old, new)


@pytest.mark.parametrize(
    "alias",
    [
        "{form: Jean Petit, introduced: true}",
        "{form: Jean Petit, context: [comte]}",
    ],
)
def test_two_actors_may_share_a_form_that_counts_only_on_a_condition(faults_of, alias):
    assert faults_of("actors", "country: nord}", f"country: nord, aliases: [{alias}]}}") == []


def test_names_that_differ_in_case_alone_may_both_be_exact(faults_of):
    new = "country: nord, acronyms: [{form: PAM, exact: true}]}"
    assert faults_of("actors", "country: nord}", new) == []


def test_all_faults_of_all_files_are_found_at_once(tmp_path, faults_of):
    faults_of()
    (tmp_path / "actors.yaml").write_text(ACTORS.replace("la,", "lo,"), encoding="utf-8")
    (tmp_path / "themes.yaml").write_bytes("é".encode("latin-1"))
    (tmp_path / "evnts.yaml").write_text("", encoding="utf-8")
    found = "\n".join(str(fault) for fault in find_faults(tmp_path))
    assert "actors.yaml, line 3" in found
    assert "UTF-8" in found
    assert "Did you mean 'events.yaml'?" in found


def test_a_reference_to_an_entry_with_a_fault_of_its_own_is_no_second_fault(faults_of):
    found = faults_of("actors", "label: Luc Grand", "lable: Luc Grand")
    assert found and all("unknown actor" not in fault for fault in found)


def test_a_folder_that_is_not_there_or_holds_no_lexicon_is_a_fault(tmp_path, faults_of):
    assert any("a folder" in str(fault) for fault in find_faults(tmp_path / "absent"))
    (tmp_path / "vide").mkdir()
    assert any("no lexicon file" in str(fault) for fault in find_faults(Path(tmp_path / "vide")))
