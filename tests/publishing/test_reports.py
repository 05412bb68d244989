from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import ExportError, NotebookError, ParameterError
from analysis.publishing import batches
from analysis.publishing.reports import Rendering, render_many, render_report
from analysis.publishing.site import write_site
from analysis.rendering.definitions import Definition, find_definition

PARAMETERS = 'corpus: str = "sample"\nstart: str = "2021-01-01"\nend: str = "2024-12-31"\nlang: str = "fr"'
HEAD = """import datetime as dt
import pandas as pd
from matplotlib.figure import Figure as Drawing
from analysis.exhibits import *
Identity(title="Les fanfares", corpus="Essai", start=dt.date.fromisoformat(start),
         end=dt.date.fromisoformat(end), counts={"textes": 12}, sample=True)"""
FIGURE = """drawing = Drawing(figsize=(4, 2)); drawing.subplots().plot([1, 2])
frame = pd.DataFrame({"mois": pd.to_datetime(["2021-01-01", "2021-02-01"]), "part": [0.25, None]})
shown = {"mois": "Mois", "part": Column("Part", "share")}
table = Table(frame, id="donnees", caption="Parts.", columns=shown)
figure = Figure(drawing, id="courbe", caption="Cela monte.", alt="Une droite.", table=table)
Stack(Answer("Quatre."), figure)"""


@pytest.fixture(autouse=True)
def _one_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone may commit while these tests run: what is made twice is made at one commit."""
    monkeypatch.setattr("analysis.rendering.provenance.git_commit", lambda *_: "0123abc")


def write(folder: Path, *sources: str, name: str = "fanfares") -> Definition:
    import analysis.rendering  # noqa: F401, I001
    import nbformat

    v4: Any = nbformat.v4
    cells = [v4.new_code_cell(PARAMETERS, id="p", metadata={"tags": ["parameters"]})]
    cells += [v4.new_code_cell(source, id=f"c{i}") for i, source in enumerate((HEAD, *sources))]
    path = folder / f"{name}.ipynb"
    nbformat.write(v4.new_notebook(cells=cells), path)
    return Definition(name=name, notebook=path)


def test_an_edition_is_complete_and_the_same_twice(tmp_path: Path) -> None:
    definition = write(tmp_path, FIGURE)
    first = render_report(definition, {"end": "2022-12-31"}, tmp_path / "one")
    second = render_report(definition, {"end": "2022-12-31"}, tmp_path / "two")
    assert first.folder == tmp_path / "one" / "fanfares" / "2021-01-01_2022-12-31"
    assert first.files == (
        "fanfares.html",
        "fanfares.pdf",
        "fanfares.ipynb",
        "tables/courbe.csv",
        "CITATION.cff",
        "citation.bib",
        "provenance.json",
    )
    for file in first.files:
        assert (first.folder / file).read_bytes() == (second.folder / file).read_bytes(), file
    assert (first.folder / "tables/courbe.csv").read_text() == "mois,part\n2021-01-01,0.25\n2021-02-01,\n"
    assert json.loads((first.folder / "provenance.json").read_text())["counts"] == {"textes": 12}


def test_the_folder_of_the_corpus_is_told_nowhere(tmp_path: Path) -> None:
    edition = render_report(write(tmp_path, FIGURE), {"corpus": str(tmp_path / "presse")}, tmp_path / "out")
    for file in edition.files:
        assert str(tmp_path).encode() not in (edition.folder / file).read_bytes(), file


def test_only_the_formats_asked_for_are_made(tmp_path: Path) -> None:
    edition = render_report(write(tmp_path), {}, tmp_path / "out", ["pdf"])
    assert "fanfares.pdf" in edition.files
    assert "fanfares.html" not in edition.files


def test_a_failed_run_leaves_the_old_edition_and_keeps_the_notebook_aside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = (render_report(write(tmp_path, FIGURE), {}, out).path(".html")).read_bytes()
    with pytest.raises(NotebookError, match="cell 3"):
        render_report(write(tmp_path, "1 / 0"), {}, out)
    assert (out / "fanfares/2021-01-01_2024-12-31/fanfares.html").read_bytes() == before
    assert (tmp_path / "failed/fanfares.ipynb").exists()
    assert not list(out.rglob("*failed*"))


def test_a_first_run_that_fails_leaves_no_edition(tmp_path: Path) -> None:
    with pytest.raises(NotebookError):
        render_report(write(tmp_path, "1 / 0"), {}, tmp_path / "out")
    assert (tmp_path / "failed/fanfares.ipynb").exists()
    assert not (tmp_path / "out/fanfares").exists()


def test_what_cannot_be_drawn_leaves_no_edition(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cell 3"):
        render_report(
            write(tmp_path, "from IPython.display import HTML\nHTML('<b>x</b>')"), {}, tmp_path / "out"
        )
    assert not (tmp_path / "out/fanfares/2021-01-01_2024-12-31").exists()


def test_formats_and_parameters_are_checked_together(tmp_path: Path) -> None:
    with pytest.raises(ParameterError) as caught:
        render_report(write(tmp_path), {"stat": "x", "lang": "de"}, tmp_path / "out", ["docx"])
    assert len(caught.value.faults) == 3
    assert not (tmp_path / "out").exists()


def test_of_several_reports_one_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    jobs: list[Any] = [
        (write(tmp_path, FIGURE, name="bon"), {}),
        (write(tmp_path, "1 / 0", name="faux"), {}),
        (write(tmp_path, "import os; os.kill(os.getpid(), 9)", name="mort"), {}),
    ]
    ended = {r.definition.name: r for r in render_many(jobs, tmp_path / "out", workers=2)}
    assert ended["bon"].edition is not None
    assert isinstance(ended["faux"].error, NotebookError)
    assert "signal 9" in str(ended["mort"].error)
    assert "bon.pdf" in write_site(tmp_path / "out").read_text()


def test_a_report_made_alone_and_one_made_among_several_are_the_same(tmp_path: Path) -> None:
    definition = write(tmp_path, FIGURE)
    alone = render_report(definition, {}, tmp_path / "one")
    (among,) = render_many([(definition, {})], tmp_path / "two")
    assert among.edition is not None
    for file in alone.files:
        assert (alone.folder / file).read_bytes() == (among.edition.folder / file).read_bytes(), file


def test_the_faults_of_several_reports_come_before_anything_runs(tmp_path: Path) -> None:
    jobs: list[Any] = [(write(tmp_path, name=name), {"lang": "de"}) for name in ("a", "b")]
    with pytest.raises(ParameterError) as caught:
        render_many(jobs, tmp_path / "out")
    assert len(caught.value.faults) == 2


def test_reports_that_are_given_up_are_worked_on_no_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []

    def rendered(*_: object, **__: object) -> Iterator[Rendering]:
        try:
            yield Rendering(find_definition("02_actors"))
        finally:
            ended.append("closed")

    def interrupted(items: Sequence[object], what: str) -> Iterator[object]:
        yield from items[:1] if what == "Rapports" else items
        raise KeyboardInterrupt

    monkeypatch.setattr(batches, "render_many", rendered)
    monkeypatch.setattr(batches, "_read_once", lambda *_, **__: None)
    with pytest.raises(KeyboardInterrupt) as raised:
        batches.publish_reports(["02_actors", "03_themes"], {"corpus": "sample"}, tmp_path / "site", track=interrupted)
    # Also while the error, and with it all that ran, is still held.
    assert ended == ["closed"] and raised.value is not None
    assert not (tmp_path / "site").exists()
