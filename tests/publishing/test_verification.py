"""A received report made again and compared; nothing of it is run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.cli import main
from analysis.errors import InputError
from analysis.publishing import verification
from analysis.publishing.reports import render_report
from analysis.publishing.verification import find_notebook, read_received, verify_report
from analysis.publishing.verification_differences import compare_tables, find_reasons
from analysis.rendering.definitions import Definition

CELLS = (
    'corpus: str = "sample"  # dossier\nlexicon: str = ""  # dossier\nstart: str = "2021-01-01"  # premier jour\n'
    'n: int = 3  # nombre',
    "import datetime as dt\nimport pandas as pd\nfrom analysis.exhibits import *\n"
    'Identity(title="Les fanfares", corpus="Essai", start=dt.date.fromisoformat(start), end=dt.date(2022, 1, 1))',
    'Table(pd.DataFrame({"nom": ["Lyre", "Orphéon"], "n": [n, 12]}), id="fanfares", caption="C.")',
)  # fmt: skip


LONG = " ".join(f"mot{n}" for n in range(60))


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation with one notebook of its own."""
    import analysis.rendering  # noqa: F401, I001
    import nbformat

    v4: Any = nbformat.v4
    cells = [v4.new_code_cell(source, id=f"c{i}") for i, source in enumerate(CELLS)]
    cells[0].metadata["tags"] = ["parameters"]
    folder = tmp_path / "ours"
    folder.mkdir()
    nbformat.write(v4.new_notebook(cells=cells), folder / "fanfares.ipynb")
    monkeypatch.setattr(verification, "notebooks_dir", lambda: folder)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def received(ours: Path, tmp_path: Path) -> Path:
    definition = Definition(name="fanfares", notebook=ours / "fanfares.ipynb")
    edition = render_report(definition, {"n": 7}, tmp_path / "site", ["html"])
    copy = tmp_path / "received"
    for name in edition.files:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((edition.folder / name).read_bytes())
    return copy


def change(folder: Path, **values: Any) -> None:
    path = folder / "provenance.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def test_a_report_that_nobody_touched_is_identical(received: Path) -> None:
    found = verify_report(received)
    assert found.identical
    assert found.n_tables == 1
    assert found.lines() == ["fanfares: identical, 1 tables recomputed."]
    assert verify_report(received / "fanfares.html").identical


def test_a_number_that_was_changed_is_named_with_its_place(received: Path) -> None:
    table = received / "tables" / "fanfares.csv"
    table.write_text(table.read_text().replace("7", "9"))
    found = verify_report(received)
    assert found.altered == ["tables/fanfares.csv"]
    assert [str(d) for d in found.differences] == [
        "fanfares: 1 value differs (row 1 'Lyre', n: '9' received, '7' recomputed)"
    ]


def test_a_table_of_long_passages_that_sharing_leaves_out_is_no_difference(ours: Path, received: Path) -> None:
    import nbformat

    place = ours / "fanfares.ipynb"
    notebook = nbformat.read(place, as_version=4)
    texts = f'Table(pd.DataFrame({{"texte": ["{LONG}"]}}), id="textes", caption="T.")'
    notebook.cells.append(nbformat.v4.new_code_cell(texts, id="t1"))
    nbformat.write(notebook, place)
    (received / "tables" / "textes.csv").unlink(missing_ok=True)
    found = verify_report(received)
    assert not found.differences
    (received / "tables" / "fanfares.csv").unlink()
    assert [str(difference) for difference in verify_report(received).differences] == [
        "fanfares: recomputed, and missing from what was received"
    ]


def test_a_page_that_was_altered_is_seen_though_every_number_is_right(received: Path) -> None:
    page = received / "fanfares.html"
    page.write_text(page.read_text().replace("Lyre", "Lira"))
    found = verify_report(received)
    assert not found.identical
    assert found.altered == ["fanfares.html"]


def test_nothing_of_what_is_received_is_run(received: Path, ours: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    hostile = (ours / "fanfares.ipynb").read_text().replace("import datetime as dt", f"open({str(trap)!r}, 'w')")
    (received / "fanfares.ipynb").write_text(hostile)
    stated = json.loads((received / "provenance.json").read_text())
    place = str(received / "fanfares.ipynb")
    change(received, notebook={"name": place, "path": place, "sha256": "0" * 64})
    with pytest.raises(InputError, match=r"fanfares\.ipynb"):
        verify_report(received)
    change(received, notebook=stated["notebook"], files={"../../etc/passwd": "0", **stated["files"]})
    assert verify_report(received).altered == ["fanfares.ipynb"]
    assert not trap.exists()


def test_another_notebook_of_that_name_is_told_as_the_reason(received: Path, ours: Path) -> None:
    path = ours / "fanfares.ipynb"
    path.write_text(path.read_text().replace("12]", "13]"))
    found = verify_report(received)
    assert "12' received, '13' recomputed" in str(found.differences[0])
    assert found.reasons == ["the notebook of that name is another one here"]


def test_in_the_project_it_comes_from_a_report_finds_its_corpus(
    received: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated = json.loads((received / "provenance.json").read_text())["parameters"]
    change(received, parameters={**stated, "corpus": "presse"})
    (tmp_path / "presscope.yaml").write_text("corpus: presse\n")
    assert verify_report(received).differences == []
    (tmp_path / "presscope.yaml").write_text("corpus: autre\n")
    with pytest.raises(InputError, match="called 'presse'"):
        verify_report(received)


def test_a_corpus_of_another_machine_must_be_said(received: Path) -> None:
    stated = json.loads((received / "provenance.json").read_text())
    change(received, parameters={**stated["parameters"], "corpus": "presse", "lexicon": "mots"})
    with pytest.raises(InputError) as caught:
        verify_report(received)
    assert len(caught.value.faults) == 2
    assert "'presse'" in str(caught.value)


@pytest.mark.parametrize("content", ["{", "[]", '{"report": "../x"}', '{"report": "a", "notebook": 3}'])
def test_what_is_no_provenance_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "provenance.json").write_text(content)
    with pytest.raises(InputError):
        read_received(tmp_path)


def test_a_parameter_that_the_notebook_lacks_is_refused(received: Path) -> None:
    change(received, parameters={"__import__": "os"})
    with pytest.raises(InputError):
        verify_report(received, corpus="sample")


def test_the_notebooks_are_those_of_this_installation(received: Path, ours: Path) -> None:
    assert find_notebook(read_received(received)[0]) == (ours / "fanfares.ipynb", True)


def test_the_command_exits_with_1_where_something_differs(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for expected in (0, 1):
        with pytest.raises(SystemExit) as ended:
            main(["verify", str(received)])
        assert (ended.value.code or 0) == expected
        (received / "tables" / "fanfares.csv").write_text("nom,n\nLyre,8\n")
    assert "1 rows received, 2 recomputed" in capsys.readouterr().out


def test_missing_and_new_tables_and_other_columns_are_told() -> None:
    told = [str(d) for d in compare_tables({"tables/a.csv": b"x\n", "tables/b.csv": b"x\n"},
                                           {"tables/b.csv": b"y\n", "tables/c.csv": b"x\n"})]  # fmt: skip
    assert told == [
        "a: received, and not made by this report",
        "b: other columns (x received)",
        "c: recomputed, and missing from what was received",
    ]


def test_the_reasons_come_in_the_order_of_their_weight() -> None:
    old = {"hashes": {"corpus": "a", "lexicon": "b"}, "versions": {"pandas": "2", "presscope": "1"}, "commit": "x"}
    new = {"hashes": {"corpus": "c", "lexicon": "d"}, "versions": {"pandas": "3", "presscope": "2"}, "commit": "y"}
    assert [reason.split(" (")[0] for reason in find_reasons(old, new, False)] == [
        "the corpus has changed", "the lexicon has changed", "the notebook of that name is another one here",
        "another version of presscope", "another version of pandas", "other code",
    ]  # fmt: skip
    assert find_reasons(old, old, True) == []
