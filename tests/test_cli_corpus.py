"""``presscope tables``, ``check`` and ``convert``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import __version__
from analysis.cli import app, main
from analysis.corpus import build
from analysis.errors import CorpusError
from analysis.reporting.study import open_study


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSCOPE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("PRESSCOPE_NO_CACHE", raising=False)
    build._LOADED.clear()
    folder = tmp_path / "presse"
    folder.mkdir()
    row = {"export_id": "n1", "date": "2023-01-31", "date_in_id": "2023-02-01", "source": "Le Monde (site web)",
           "text": "La Chine a répondu <script>à [bold]tous[/bold]."}  # fmt: skip
    for name in ("a.jsonl", "b.jsonl"):
        (folder / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folder / "corpus.yaml").write_text("name: Réponses\nquery: Chine\nlicence: CC0\n", encoding="utf-8")
    return folder


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_sheet_comes_on_the_screen_as_a_page_and_as_a_table(place: Path, tmp_path: Path) -> None:
    page, table = tmp_path / "out" / "feuille.html", tmp_path / "feuille.csv"
    screen = run("check", place, "--html", page, "--csv", table)
    assert "textes exportés deux fois" in screen and "dates en conflit" in screen
    sheet = pd.read_csv(table).set_index("item")
    assert sheet.loc["textes trouvés", "n"] == 2 and sheet.loc["textes lus", "n"] == 1
    html = page.read_text(encoding="utf-8")
    assert '<html lang="fr">' in html and "<script" not in html and "Réponses" in html


def test_the_rule_of_dates_is_an_option_and_may_stand_beside_the_texts(place: Path, tmp_path: Path) -> None:
    run("tables", place, "--out", tmp_path / "header")
    run("tables", place, "--out", tmp_path / "id", "--dating-rule", "id")
    days = [pd.read_csv(tmp_path / rule / "documents.csv")["date"].tolist() for rule in ("header", "id")]
    assert days == [["2023-01-31"], ["2023-02-01"]]
    (place / "corpus.yaml").write_text("dating_rule: id\n", encoding="utf-8")
    assert build.load_corpus(place).dating_rule == "id"
    assert f"{build.load_corpus(place).documents['date'].iloc[0]:%Y-%m-%d}" == "2023-02-01"


def test_what_lies_beside_the_texts_is_on_the_corpus_from_the_store_too(place: Path) -> None:
    for _ in range(2):
        build._LOADED.clear()
        corpus = build.load_corpus(place)
        assert corpus.about is not None and corpus.about.query == "Chine"
        assert (corpus.name, corpus.is_free, len(corpus.twice)) == ("Réponses", True, 1)
        first = corpus.documents.iloc[0]
        assert (first["doc_id"], first["source"], first["source_raw"]) == ("n1", "Le Monde", "Le Monde (site web)")


def test_the_tables_describe_the_fields_of_exports(place: Path, tmp_path: Path) -> None:
    run("tables", place, "--out", tmp_path / "tables")
    package = json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert fields["stated_words"]["type"] == "integer" and fields["date_in_id"]["type"] == "date"
    assert "also published in" in fields["also_in"]["description"]


def test_a_corpus_is_converted_and_read_again(place: Path, tmp_path: Path) -> None:
    assert "corpus.txt" in run("convert", place, "--to", "iramuteq", "--out", tmp_path / "iramuteq")
    assert "textes lus" in run("check", tmp_path / "iramuteq")


def test_an_input_without_articles_ends_with_what_it_looks_like(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").write_text("pas du JSON\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["check", str(tmp_path / "a.jsonl")])
    assert ended.value.code == 2
    assert "1 | pas du JSON" in capsys.readouterr().err


def test_what_lies_beside_a_single_file_belongs_to_it(place: Path, tmp_path: Path) -> None:
    (place / "totals.csv").write_text("period,source,articles\n2023-01,Le Monde,400\n", encoding="utf-8")
    for kind in ("revue", "quotidien"):  # a change of the list changes the rows, stored ones too
        (place / "sources.yaml").write_text(f"outlets:\n- {{name: Le Monde, kind: {kind}}}\n", encoding="utf-8")
        build._LOADED.clear()
        corpus = build.load_corpus(place / "a.jsonl")
        assert corpus.about is not None and (corpus.about.query, corpus.name) == ("Chine", "Réponses")
        assert corpus.published["articles"].tolist() == [400]
        assert corpus.documents["outlet_kind"].tolist() == [kind]


def test_the_window_beside_the_texts_is_that_of_a_study(place: Path) -> None:
    (place / "corpus.yaml").write_text("window: {start: 2022-07-01, end: 2023-06-30}\n", encoding="utf-8")
    study = open_study(str(place))
    assert (f"{study.scope.start:%F}", f"{study.scope.end:%F}") == ("2022-07-01", "2023-06-30")
    assert f"{open_study(str(place), start='2023-01-01').scope.start:%F}" == "2023-01-01"


@pytest.mark.parametrize("given", [42, ["a.txt"], None])
def test_what_is_neither_a_path_nor_a_table_is_no_corpus(given: object) -> None:
    with pytest.raises(CorpusError, match="a path, 'sample' or a DataFrame"):
        build.load_corpus(given)


def test_the_faults_of_all_that_lies_beside_the_texts_are_told_at_once(place: Path) -> None:
    (place / "corpus.yaml").write_text("query: [\n", encoding="utf-8")
    (place / "sources.yaml").write_text("- a\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"(?s)beside the texts cannot be used.*corpus\.yaml.*sources\.yaml"):
        build.load_corpus(place)


def test_what_a_file_holds_does_not_steer_the_terminal(place: Path) -> None:
    (place / "z.jsonl").write_text("\x1b[2J\x07 pas du JSON\n", encoding="utf-8")
    screen = run("check", place)
    assert "pas du JSON" in screen and "\x1b" not in screen and "\x07" not in screen


def test_the_version_is_said_without_reading_anything() -> None:
    assert run("--version") == f"presscope {__version__}\n"
    loaded = "import sys; from analysis.cli import app; app(['--version'], standalone_mode=False);"
    loaded += "print('pandas' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout
    assert said == f"presscope {__version__}\nFalse\n"


@pytest.mark.parametrize("group", [[], ["lexicon"], ["gold"], ["cache"], ["schedule"]], ids=" ".join)
def test_no_line_of_a_list_of_commands_is_cut(group: list[str]) -> None:
    assert "..." not in run(*group, "--help").partition("Commands:")[2]


def test_a_draw_with_fewer_texts_than_asked_for_says_why(place: Path, tmp_path: Path) -> None:
    said = run("gold", "new", place, "--out", tmp_path / "codage", "--n", 5)
    assert "5 asked for; of 1 texts 1 are no copies of another." in said and "1 texts drawn" in said


def test_many_texts_that_share_an_id_are_one_line_of_the_sheet(place: Path, tmp_path: Path) -> None:
    rows = [json.dumps({"id": "n/a", "text": f"Article {n}."}) for n in range(30)]
    (place / "c.jsonl").write_text("\n".join(rows), encoding="utf-8")
    run("check", place, "--csv", tmp_path / "feuille.csv")
    sheet = pd.read_csv(tmp_path / "feuille.csv")
    assert sheet.loc[sheet["item"].str.startswith("même identifiant"), "n"].tolist() == [30]
