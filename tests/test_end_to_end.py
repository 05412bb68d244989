"""From texts to shared files, as a newcomer meets it."""

from __future__ import annotations

import html as html_words
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from analysis.cli import main

ROOT = Path(__file__).parents[1]
REPORTS = ("01_corpus", "02_actors", "03_themes", "04_co_mentions", "05_actor_profile", "06_digest")
EDITION = "2021-01-01_2024-12-31"
NOTICE = "Corpus d’exemple, textes inventés"

pytestmark = pytest.mark.slow


def run(*arguments: str) -> int:
    """Run presscope in this process and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Render the standard reports of the sample once for all tests."""
    out = tmp_path_factory.mktemp("site")
    assert run("report", "--out", str(out)) == 0
    return out


def page(site: Path, name: str) -> str:
    return (site / name / EDITION / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_comes_as_html_and_pdf_beside_its_data(site: Path, name: str) -> None:
    edition = site / name / EDITION
    files = {path.name for path in edition.iterdir()}
    assert {f"{name}.html", f"{name}.pdf", f"{name}.ipynb", "provenance.json", "tables"} <= files
    assert list((edition / "tables").glob("*.csv"))


def test_the_index_lists_every_report_with_its_files(site: Path) -> None:
    index = (site / "index.html").read_text(encoding="utf-8")
    for name in REPORTS:
        assert f"{name}/{EDITION}/{name}.html" in index
        assert f"{name}/{EDITION}/{name}.pdf" in index


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_needs_nothing_but_itself(site: Path, name: str) -> None:
    html = page(site, name)
    assert "<script" not in html
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", html)
    assert "Content-Security-Policy" in html
    assert len(html.encode()) < 1_500_000


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_says_its_language_and_that_the_texts_are_invented(site: Path, name: str) -> None:
    html = page(site, name)
    assert '<html lang="fr"' in html
    assert NOTICE in html


@pytest.mark.parametrize("name", REPORTS)
def test_every_image_has_words_for_those_who_do_not_see_it(site: Path, name: str) -> None:
    images = re.findall(r"<img[^>]*>", page(site, name))
    assert images
    # An entity such as &nbsp; is one character for whoever hears it.
    told = [html_words.unescape(found[1]) if (found := re.search(r'alt="([^"]*)"', image)) else "" for image in images]
    assert all(20 <= len(words) <= 250 for words in told)


@pytest.mark.parametrize("name", REPORTS)
def test_no_code_no_warning_and_no_english_reach_a_french_page(site: Path, name: str) -> None:
    text = re.sub(r"<(style|svg).*?</\1>", "", page(site, name), flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", text)
    for unwanted in ("import analysis", "Warning", "Traceback", "an.answer", " texts ", " of the ", " actors ", "NaN"):
        assert unwanted not in text


@pytest.mark.parametrize("name", REPORTS)
def test_a_pdf_is_tagged_titled_in_french_and_marked_on_each_page(site: Path, name: str) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(site / name / EDITION / f"{name}.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("fr")
        assert "/StructTreeRoot" in pdf.Root
        assert "/Outlines" in pdf.Root
        assert 1 <= len(pdf.pages) <= 12


@pytest.mark.parametrize("name", ("05_actor_profile", "06_digest"))
def test_the_profile_and_the_digest_are_two_pages(site: Path, name: str) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(site / name / EDITION / f"{name}.pdf") as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize("name", REPORTS)
def test_provenance_holds_hashes_and_parameters_but_no_path_and_no_name(site: Path, name: str) -> None:
    text = (site / name / EDITION / "provenance.json").read_text(encoding="utf-8")
    provenance = json.loads(text)
    assert provenance["parameters"]["corpus"] == "sample"
    assert str(Path.home()) not in text
    assert str(ROOT) not in text
    assert len(re.findall(r"[0-9a-f]{64}", text)) >= 2


def test_the_same_input_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert run("report", "02_actors", "--out", str(tmp_path)) == 0
    for suffix in ("html", "pdf"):
        again = tmp_path / "02_actors" / EDITION / f"02_actors.{suffix}"
        assert again.read_bytes() == (site / "02_actors" / EDITION / again.name).read_bytes()


def test_english_reports_say_nothing_in_french_but_what_they_mark_as_french(tmp_path: Path) -> None:
    assert run("report", "--lang", "en", "--formats", "html", "--out", str(tmp_path)) == 0
    for name in REPORTS:
        html = page(tmp_path, name)
        own = re.sub(r"<(style|svg).*?</\1>", "", html, flags=re.DOTALL)
        own = re.sub(r'<(\w+)[^>]* lang="fr"[^>]*>.*?</\1>', "", own, flags=re.DOTALL)
        text = re.sub(r"<[^>]+>", " ", own)
        assert '<html lang="en"' in html
        for unwanted in ("textes", "Méthode", "Sommaire", "Tableau", "Données", "Lecture", "Champ", " sur ", " dans "):
            assert unwanted not in text, name


@pytest.mark.parametrize("name", REPORTS)
def test_every_link_within_a_page_leads_somewhere(site: Path, name: str) -> None:
    html = page(site, name)
    anchors = set(re.findall(r'\bid="([^"]+)"', html))
    links = re.findall(r'href="#([^"]+)"', html)
    assert links
    assert set(links) <= anchors


@pytest.mark.parametrize("name", ("02_actors", "03_themes"))
def test_the_names_in_the_tables_lead_to_their_sentences(site: Path, name: str) -> None:
    assert len(set(re.findall(r'href="#(point-[^"]+)"', page(site, name)))) >= 10


def test_wrong_parameters_are_all_said_at_once_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("report", "02_actors", "--out", str(out), "-p", "perod=month", "-p", "start=hier") == 2
    told = capsys.readouterr().err
    assert "perod" in told
    assert "period" in told
    assert "hier" in told
    assert "Traceback" not in told
    assert not out.exists() or not list(out.rglob("*.html"))


def test_a_missing_corpus_is_one_clear_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", "--corpus", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")) == 2
    assert capsys.readouterr().err.count("There is no corpus at") == 1


def test_an_unknown_actor_is_said_with_the_closest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", "02_actors", "--out", str(tmp_path), "-p", "actors=Rusie") != 0
    assert "Russie" in capsys.readouterr().err


def test_tables_are_the_designed_frames_with_exact_offsets(tmp_path: Path) -> None:
    import pandas as pd

    from analysis.schemas import FRAMES

    assert run("tables", "sample", "--out", str(tmp_path)) == 0
    names = ("documents", "passages", "mentions", "themes", "quotes")
    frames = {name: pd.read_csv(tmp_path / f"{name}.csv") for name in names}
    for name, frame in frames.items():
        assert list(frame.columns)[: len(FRAMES[name].names)] == FRAMES[name].names
    texts = dict(zip(frames["documents"]["doc_id"], frames["documents"]["text"], strict=True))
    for name in ("mentions", "themes", "quotes"):
        assert all(texts[r.doc_id][r.start : r.end] == r.surface for r in frames[name].itertuples())
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["name"] for resource in package["resources"]} >= set(frames)


def test_tables_come_as_parquet_too(tmp_path: Path) -> None:
    assert run("tables", "sample", "--out", str(tmp_path), "--format", "parquet") == 0
    assert (tmp_path / "mentions.parquet").is_file()


def test_the_check_names_the_file_that_could_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bon.txt").write_text("La Russie et la Chine se parlent.\n", encoding="utf-8")
    (tmp_path / "faux.txt").write_bytes(b"\x00\x01\x02")
    assert run("check", str(tmp_path)) == 0
    assert "faux.txt" in capsys.readouterr().out


@pytest.mark.parametrize("name", REPORTS[:3])
def test_stock_papermill_and_nbconvert_work_on_a_notebook(name: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Bruxelles, 14 juin 2021 – La Russie et la Chine se parlent.\n", encoding="utf-8")
    out = tmp_path / "out.ipynb"
    notebook = str(ROOT / "notebooks" / f"{name}.ipynb")
    run_it = ["papermill", notebook, str(out), "-p", "corpus", str(corpus)]
    for command in (run_it, ["nbconvert", "--to", "html", str(out)]):
        subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, timeout=300)
    assert "Russie" in out.with_suffix(".html").read_text(encoding="utf-8") or name == "03_themes"


def test_little_of_any_one_text_is_shown_where_the_corpus_is_not_free(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(ROOT / "analysis" / "sample" / "texts", corpus)
    out = tmp_path / "out"
    assert run("report", "--corpus", str(corpus), "--formats", "html", "--out", str(out)) == 0
    shown = " ".join(" ".join(re.sub(r"<[^>]+>", "", page(out, name)).split()) for name in REPORTS)
    for path in corpus.glob("t0*.txt"):
        sentences = [s for line in path.read_text(encoding="utf-8", errors="ignore").split("\n") if len(line) > 120
                     for s in re.split(r"(?<=[.!?]) ", line.strip()) if len(s.split()) > 8]  # fmt: skip
        found = [s for s in sentences if " ".join(s.split()) in shown]
        words = len(path.read_text(encoding="utf-8", errors="ignore").split())
        assert len(found) <= 1 or sum(len(s.split()) for s in found) <= 0.16 * words, path.name


def test_the_five_real_texts_are_read_whole(shared: Path, tmp_path: Path) -> None:
    import pandas as pd

    assert run("tables", str(shared / "corpus"), "--out", str(tmp_path)) == 0
    documents = pd.read_csv(tmp_path / "documents.csv")
    assert len(documents) == len(list((shared / "corpus").glob("*.txt")))
    assert documents["date"].notna().all()


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_handed_on_as_one_file_without_the_texts_or_a_path(
    site: Path, tmp_path: Path, name: str
) -> None:
    from analysis.corpus.build import load_corpus

    made = tmp_path / "shared.zip"
    assert run("share", name, "--site", str(site), "--out", str(made)) == 0
    with zipfile.ZipFile(made) as archive:
        members = {member.partition("/")[2]: archive.read(member) for member in archive.namelist()}
    assert {f"{name}.html", f"{name}.pdf", "provenance.json", "LISEZMOI.txt"} <= set(members)
    content = html_words.unescape(b"\n".join(members.values()).decode("utf-8", "replace"))
    for place in (str(ROOT), str(site), str(tmp_path)):
        assert place not in content
    texts = load_corpus("sample").documents["text"]
    passages = [line for text in texts for line in text.split("\n") if len(line.split()) > 45]
    assert passages
    assert not [passage for passage in passages if passage in content]
