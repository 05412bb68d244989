"""The user's own place: found upward, checked, made by one command, used by every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import projects
from analysis.cli import main
from analysis.errors import DefinitionError
from analysis.exploring.opening import load_corpus
from analysis.exploring.starting import start_project
from analysis.projects import Project, find_project, read_project
from analysis.rendering.definitions import find_definition, list_definitions

ROOT = Path(projects.__file__).parents[1]


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a new project."""
    start_project(tmp_path / "etude")
    monkeypatch.chdir(tmp_path / "etude")
    return tmp_path / "etude"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_a_project_is_found_upward(study: Path) -> None:
    found = find_project(study / "definitions" / "deep" / "down")
    assert found is not None
    assert found.root == study
    assert (found.corpus, found.site) == ((study / "corpus").as_posix(), study / "reports" / "site")
    assert found.lexicon == study / "lexicon"


def test_the_faults_of_a_project_file_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "presscope.yaml").write_text("corpsu: x\nreports: [a]\nnotify:\n  a: b\nfoo: 1\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        read_project(tmp_path)
    assert str(caught.value).count("\n") == 3
    assert "Did you mean 'corpus'?" in str(caught.value)


@pytest.mark.parametrize("text", ["- a\n", "corpus: [\n", "x"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "presscope.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError):
        read_project(tmp_path)


def test_an_empty_lexicon_folder_is_no_lexicon(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    assert Project(tmp_path).lexicon is None
    assert Project(tmp_path, {"lexicon": "liste.csv"}).lexicon == tmp_path / "liste.csv"


def test_the_clone_is_a_project() -> None:
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("presscope is installed, not cloned")
    found = find_project(ROOT / "notebooks")
    assert found is not None
    assert found.corpus == "sample"


def test_a_new_project_has_every_folder_and_works(study: Path) -> None:
    names = {path.name for path in study.iterdir()}
    assert names == {"presscope.yaml", "README.md", "corpus", "lexicon", "definitions", "notebooks", "reports"}
    assert find_definition("mon_rapport").notebook == study / "notebooks" / "mon_rapport.ipynb"


def test_a_folder_with_files_is_refused_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("à moi", encoding="utf-8")
    assert run("new", str(tmp_path)) == 2
    assert "Choose another name" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "vide").mkdir()
    assert run("new", str(tmp_path / "vide")) == 0
    assert "presscope.yaml" in capsys.readouterr().out


def test_definitions_of_the_project_stand_before_the_standard_ones(study: Path) -> None:
    (study / "definitions" / "02_actors.yaml").write_text("notebook: mon_rapport.ipynb\n", encoding="utf-8")
    names = [definition.name for definition in list_definitions()]
    assert {"01_corpus", "02_actors", "03_themes", "mon_rapport"} <= set(names)
    assert names == sorted(set(names))
    assert find_definition("02_actors").notebook.name == "mon_rapport.ipynb"


def test_a_corpus_without_a_name_is_the_projects(study: Path) -> None:
    (study / "corpus" / "un.txt").write_text("Riga, le 3 mai 2022\n\nLe Mali a parlé.\n", encoding="utf-8")
    corpus = load_corpus()
    assert corpus.documents["origin"].tolist() == ["un.txt"]
    assert load_corpus("sample").name == "sample"


def test_a_command_takes_the_corpus_of_the_project(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (study / "corpus" / "un.txt").write_text("Riga, le 3 mai 2022\n\nLe Mali a parlé.\n", encoding="utf-8")
    assert run("tables", "--out", "tables") == 0
    assert "mali" in (study / "tables" / "mentions.csv").read_text(encoding="utf-8")


def test_without_a_project_a_corpus_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check") == 2
    assert "presscope.yaml" in capsys.readouterr().err


@pytest.mark.slow
def test_the_starter_notebook_becomes_a_report(study: Path) -> None:
    (study / "presscope.yaml").write_text("corpus: sample\n", encoding="utf-8")
    assert run("report", "mon_rapport", "--formats", "html") == 0
    pages = list((study / "reports" / "site" / "mon_rapport").glob("*/mon_rapport.html"))
    assert pages
    assert "Mon premier rapport" in pages[0].read_text(encoding="utf-8")
