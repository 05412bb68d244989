"""Entries written into a user's lexicon, comments kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.errors import LexiconError
from analysis.lexicon import saving
from analysis.lexicon.models import Actor, Alias, Term
from analysis.lexicon.reading import load_lexicon
from analysis.lexicon.saving import save_entry
from analysis.lexicon.sources import read_sources

PHARE = Actor(id="ligue-des-phares", label="Ligue des phares", type="organisation")


def entries(folder: Path, kind: str = "actors") -> dict[str, Any]:
    """Read the entries of a folder, which must fit their models."""
    sources, faults = read_sources(folder)
    assert [*faults, *(fault for source in sources for fault in source.faults)] == []
    return {entry.id: entry for source in sources for _, entry in source.entries(kind)}


def with_alias(actor: Actor, form: str) -> tuple[Actor, Alias]:
    alias = Alias(form=form)
    return actor.model_copy(update={"aliases": (*actor.aliases, alias)}), alias


def test_a_new_entry_makes_its_file(tmp_path: Path) -> None:
    path = save_entry(tmp_path / "lexicon", PHARE, yes=["La [Ligue des phares] parle : « oui »."])
    assert path.name == "actors.yaml"
    entry = entries(path.parent)["ligue-des-phares"]
    assert entry.examples.yes == ("La [Ligue des phares] parle : « oui ».",)


@pytest.mark.parametrize("file", [
    # Block style, with comments everywhere.
    "# à moi\nvalid_through: 2024-06-30  # relu\nactors:\n# premier\n"
    "- id: ligue-des-phares  # la Ligue\n  label: Ligue des phares\n"
    "  type: organisation\n  aliases:\n  - LDP  # sigle\n  # fin des alias\n- id: autre\n"
    "  label: Autre ligue\n  type: organisation\n# fin\n",
    # A flow list, and no line break at the end.
    "valid_through: 2024-06-30\nactors:\n  - id: ligue-des-phares\n"
    "    label: Ligue des phares\n    type: organisation\n"
    "    aliases: [LDP]  # sigle",
    # No aliases yet, an entry behind it.
    "valid_through: 2024-06-30\nactors:\n- id: ligue-des-phares\n"
    "  label: Ligue des phares  # nom\n  type: organisation\n\n"
    "# la suite\n- id: autre\n  label: Autre ligue\n  type: organisation\n",
    # All on one line.
    'valid_through: 2024-06-30\n'
    'actors: [{id: ligue-des-phares, label: Ligue des phares, type: organisation}]  # tout\n',
    # Another key behind the list.
    "actors:\n- id: ligue-des-phares\n  label: Ligue des phares\n  type: organisation\n"
    "  examples:\n    yes: ['La [Ligue des phares].']\n"
    "valid_through: 2024-06-30 # fin\n",
])  # fmt: skip
def test_a_form_is_added_and_every_comment_of_the_file_stays(
    tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "find_faults", lambda _: [])
    (tmp_path / "actors.yaml").write_text(file, encoding="utf-8")
    before = entries(tmp_path)["ligue-des-phares"]
    edited, alias = with_alias(before, "Gens du phare")
    save_entry(tmp_path, edited, "aliases", alias, ["Les [Gens du phare] veillent."])
    text = (tmp_path / "actors.yaml").read_text(encoding="utf-8")
    after = entries(tmp_path)["ligue-des-phares"]
    assert [each.form for each in after.aliases] == [*(each.form for each in before.aliases), "Gens du phare"]
    assert after.examples.yes == (*before.examples.yes, "Les [Gens du phare] veillent.")
    for line in file.split("\n"):
        assert line.partition("#")[2] in text
    assert "valid_through: 2024-06-30" in text


@pytest.mark.parametrize("file", [
    "valid_through: 2024-06-30\nactors:\n# rien encore\n", "valid_through: 2024-06-30\n"
    "actors: []\n", "actors:\nvalid_through: 2024-06-30",
    "valid_through: 2024-06-30\nactors:\n- id: autre\n  label: Autre ligue\n  type: organisation  # fin",
])  # fmt: skip
def test_an_entry_is_appended_to_any_list(tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "find_faults", lambda _: [])
    (tmp_path / "actors.yaml").write_text(file, encoding="utf-8")
    save_entry(tmp_path, PHARE)
    assert "ligue-des-phares" in entries(tmp_path)
    for line in file.split("\n"):
        assert line.partition("#")[2] in (tmp_path / "actors.yaml").read_text(encoding="utf-8")


def test_a_known_entry_is_saved_whole_and_then_added_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "find_faults", lambda _: [])
    ours = load_lexicon().themes["otan"]
    for word in ("phare(s)", "digue(s)"):
        term = Term(term=word, near=("guerre",))
        ours = ours.model_copy(update={"terms": (*ours.terms, term)})
        save_entry(tmp_path, ours, "terms", term)
    assert entries(tmp_path, "themes")["otan"] == ours
    assert (tmp_path / "themes.yaml").read_text(encoding="utf-8").count("id: otan") == 1


def test_a_lexicon_that_would_have_a_fault_is_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text("valid_through: 2024-06-30\nactors: []\n", encoding="utf-8")
    edited, _ = with_alias(PHARE, "ONU")
    with pytest.raises(LexiconError, match="'onu'"):
        save_entry(tmp_path, edited)
    assert file.read_text(encoding="utf-8") == "valid_through: 2024-06-30\nactors: []\n"
    assert list(tmp_path.iterdir()) == [file]
