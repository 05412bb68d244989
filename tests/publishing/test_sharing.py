from __future__ import annotations

import base64
import getpass
import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from analysis.cli import main
from analysis.errors import InputError, RunError
from analysis.publishing.sharing import share_report
from analysis.publishing.site import NewEdition, publish_editions

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
LONG = " ".join(f"mot{n}" for n in range(60))
SHORT = " ".join(f"mot{n}" for n in range(12))


def page(*parts: str) -> bytes:
    image = base64.b64encode(SVG).decode()
    figure = f'<figure id="courbe"><img alt="a" src="data:image/svg+xml;base64,{image}"></figure>'
    return f'<!DOCTYPE html><html lang="fr"><body>{figure}{"".join(parts)}</body></html>'.encode()


def publish(out: Path, make: Any, **files: bytes) -> Path:
    """Publish an edition in which some files are others; ``__`` in a name is a slash, ``_`` before the end a point."""
    new = make("a", "2023-07-01", "2023-09-30", edition="2023-Q3")
    given = {name.replace("__", "/").replace("_", "."): data for name, data in files.items()}
    (folder,) = publish_editions(out, [NewEdition("a", "2023-Q3", {**new.files, "a.html": page(), **given})])
    return folder


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def content(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def test_a_zip_holds_pages_figures_tables_and_provenance_and_no_notebook(tmp_path: Path, make: Any) -> None:
    publish(tmp_path / "site", make)
    made = share_report("a", tmp_path / "a.zip", tmp_path / "site")
    assert names(made) == [
        f"a-2023-Q3/{name}"
        for name in ("LISEZMOI.txt", "a.html", "a.pdf", "figures/courbe.svg", "provenance.json", "tables/é t.csv")
    ]
    with zipfile.ZipFile(made) as archive:
        assert archive.read("a-2023-Q3/figures/courbe.svg") == SVG
        assert archive.testzip() is None


def test_a_report_is_found_by_name_edition_folder_or_page_and_gives_the_same_bytes(tmp_path: Path, make: Any) -> None:
    folder, site = publish(tmp_path / "site", make), tmp_path / "site"
    publish_editions(site, [make("a", "2022-01-01", "2022-12-31")])
    ways = ["a", "a/2023-Q3", str(folder), str(folder / "a.html"), str(site / "a/latest/a.html"), str(folder.resolve())]
    made = {share_report(way, tmp_path / f"{n}.zip", site).read_bytes() for n, way in enumerate(ways)}
    assert len(made) == 1
    assert names(share_report("a/2022-01-01_2022-12-31", tmp_path / "x.zip", site))[0].startswith("a-2022-01-01")


def test_a_report_that_is_not_there_is_told_with_one_that_is_near(tmp_path: Path, make: Any) -> None:
    publish_editions(tmp_path, [make("fanfares")])
    with pytest.raises(InputError, match="Did you mean 'fanfares'"):
        share_report("fanfare", tmp_path / "a.zip", tmp_path)
    with pytest.raises(InputError):
        share_report("fanfare", tmp_path / "a.zip", tmp_path / "nowhere")


def test_a_table_with_the_texts_in_it_stays_out_and_the_zip_says_so(tmp_path: Path, make: Any) -> None:
    passages = f'doc_id,text\n1,"{LONG}"\n'.encode()
    publish(tmp_path, make, tables__passages_csv=passages, tables__bref_csv=f"x\n{SHORT}\n".encode())
    made = share_report("a", tmp_path / "a.zip", tmp_path)
    assert "a-2023-Q3/tables/bref.csv" in names(made)
    assert "a-2023-Q3/tables/passages.csv" not in names(made)
    assert b"- tables/passages.csv" in content(made)
    assert LONG.encode() not in content(made)


@pytest.mark.parametrize(
    "part",
    [
        f"<table><tbody><tr><td>{LONG}</td></tr></tbody></table>",
        f"<blockquote><p>{LONG}</p></blockquote>",
        f"<ul class='sentences'><li><span>{LONG[:150]}<mark>{LONG[150:]}</mark></span> <cite>S</cite></li></ul>",
        f"<pre>{LONG}</pre>",
    ],
)
def test_a_page_that_shows_more_than_snippets_is_not_handed_on(tmp_path: Path, make: Any, part: str) -> None:
    publish(tmp_path, make, a_html=page(part))
    with pytest.raises(RunError, match="60 words") as caught:
        share_report("a", tmp_path / "a.zip", tmp_path)
    assert LONG not in str(caught.value)
    assert not (tmp_path / "a.zip").exists()


def test_the_long_patterns_of_the_lexicon_are_no_passages_of_the_press(tmp_path: Path, make: Any) -> None:
    publish(tmp_path / "site", make, **{"tables__lexique-acteurs_csv": f"form\n{{{LONG}}}\n".encode()})
    made = share_report("a", tmp_path / "a.zip", tmp_path / "site")
    assert "a-2023-Q3/tables/lexique-acteurs.csv" in names(made)


def test_snippets_and_prose_of_the_report_itself_are_handed_on(tmp_path: Path, make: Any) -> None:
    short = f"<ul class='sentences'><li><span>{SHORT}</span> <cite>S</cite></li></ul>"
    publish(tmp_path, make, a_html=page(short, f"<p>{LONG}</p>"))
    assert share_report("a", tmp_path / "a.zip", tmp_path).is_file()


def traces() -> list[dict[str, bytes]]:
    xmp = zlib.compress(b"<pdf:Author>/home/claire/presse</pdf:Author>")
    return [
        {"a_html": page("<p>/home/claire/presse</p>")},
        {"a_html": page(f"<p>{Path.home() / 'presse'}</p>")},
        {"tables__x_csv": b"x\nC:\\Users\\Claire\\presse\n"},
        {"a_pdf": b"%PDF-1.7\n1 0 obj\nstream\n" + xmp + b"\nendstream\nendobj"},
        {"a_html": page(f'<img id="f" alt="" src="data:image/svg+xml;base64,'
                        f'{base64.b64encode(b"<svg>/Users/claire/x</svg>").decode()}">')},
        {"CITATION_cff": str(Path.cwd()).encode()},
    ]


@pytest.mark.parametrize("files", traces(), ids=lambda files: next(iter(files)))
def test_a_trace_of_the_machine_stops_the_zip(tmp_path: Path, make: Any, files: dict[str, bytes]) -> None:
    publish(tmp_path, make, **files)
    with pytest.raises(RunError, match="a path of this machine"):
        share_report("a", tmp_path / "a.zip", tmp_path)


def test_a_name_in_a_sentence_is_no_trace(tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "claire")
    publish(tmp_path, make, a_html=page("<p>La ministre claire et nette, au home/jardin.</p>"))
    assert share_report("a", tmp_path / "a.zip", tmp_path).is_file()
    publish(tmp_path, make, a_html=page("<p>/srv/claire/presse</p>"))
    with pytest.raises(RunError):
        share_report("a", tmp_path / "a.zip", tmp_path)


def test_a_zip_that_cannot_be_written_is_an_error_of_the_input(tmp_path: Path, make: Any) -> None:
    publish(tmp_path / "site", make)
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        share_report("a", tmp_path / "file" / "a.zip", tmp_path / "site")


def test_the_command_writes_the_zip(tmp_path: Path, make: Any, capsys: pytest.CaptureFixture[str]) -> None:
    publish(tmp_path / "site", make)
    with pytest.raises(SystemExit) as ended:
        main(["share", "a", "--out", str(tmp_path / "a.zip"), "--site", str(tmp_path / "site")])
    assert ended.value.code in (0, None)
    assert capsys.readouterr().out.strip() == str(tmp_path / "a.zip")
    assert zipfile.is_zipfile(io.BytesIO((tmp_path / "a.zip").read_bytes()))
