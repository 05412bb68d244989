from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analysis.errors import LexiconError
from analysis.lexicon.reading import load_lexicon


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text("valid_through: 2024-12-31\n" + text, encoding="utf-8")
    return folder


ACTOR = """actors:
- id: pays-du-nord
  label: Pays du Nord
  type: state
  article: le
"""
THEME = """themes:
- {id: terrorisme, label: Autre terrorisme, covers: x, terms: [bombe artisanale]}
groups:
  chine: [Cathay]
  nouveau: [mot]
"""


@pytest.fixture
def merged(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.lexicon.reading.check_sources", lambda *_: [])
    return load_lexicon(write(tmp_path / "lexique", actors=ACTOR, themes=THEME))


def test_the_shipped_lexicon_holds_every_kind_of_entry():
    lexicon = load_lexicon()
    assert len(lexicon.themes) == 19
    assert all(key == theme.id for key, theme in lexicon.themes.items())
    assert lexicon.series and lexicon.groups
    assert set(lexicon.valid_through.values()) >= {dt.date(2024, 12, 31)}
    assert len(lexicon.version) == 64


def test_every_office_knows_up_to_which_day_it_was_checked():
    assert all(office.valid_through is not None for office in load_lexicon().offices.values())


def test_a_lexicon_is_read_once_as_long_as_its_files_stay_the_same():
    assert load_lexicon() is load_lexicon()


def test_an_entry_of_a_user_replaces_ours_and_a_new_one_is_added(merged):
    assert merged.themes["terrorisme"].label == "Autre terrorisme"
    assert merged.themes["otan"] == load_lexicon().themes["otan"]
    assert merged.actors["pays-du-nord"].article == "le"


def test_the_words_of_a_group_are_added_to_ours(merged):
    assert "Cathay" in merged.groups["chine"] and "Pékin" in merged.groups["chine"]
    assert merged.groups["nouveau"] == ("mot",)


def test_the_version_follows_the_content_and_not_the_layout(tmp_path, merged, monkeypatch):
    assert merged.version != load_lexicon().version
    other = write(tmp_path / "autre", actors="# remarque\n" + ACTOR, themes=THEME.replace("- {", "-   {"))
    again = load_lexicon(other)
    assert again.version == merged.version
    assert again == merged and hash(again) == hash(merged)


def test_files_of_a_user_are_named_with_their_folder(merged):
    assert "lexique/actors.yaml" in merged.valid_through


def test_a_changed_file_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.lexicon.reading.check_sources", lambda *_: [])
    folder = write(tmp_path / "l", actors=ACTOR)
    assert "pays-du-nord" in load_lexicon(folder).actors
    write(folder, actors=ACTOR.replace("pays-du-nord", "pays-du-grand-nord"))
    assert "pays-du-grand-nord" in load_lexicon(folder).actors


def test_words_that_yaml_takes_for_truth_values_stay_words(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.lexicon.reading.check_sources", lambda *_: [])
    folder = write(tmp_path / "l", actors=ACTOR + "  acronyms: [NO, ON, 007]\n")
    forms = [alias.form for alias in load_lexicon(folder).actors["pays-du-nord"].acronyms]
    assert forms == ["NO", "ON", "007"]


def test_a_lexicon_with_faults_is_refused_with_all_of_them(tmp_path):
    folder = write(tmp_path / "l", actors=ACTOR.replace("type: state", "type: pays") + "  couleur: bleu\n")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(folder)
    assert caught.value.exit_code == 2
    text = str(caught.value)
    assert "l/actors.yaml, line 5" in text and "'pays'" in text
    assert "l/actors.yaml, line 7" in text and "'couleur'" in text
