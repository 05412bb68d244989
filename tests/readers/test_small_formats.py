"""Formats that are known by what a file holds, and read by small readers."""

import contextlib
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import CorpusError
from analysis.readers import streams
from analysis.readers.reading import read_corpus
from analysis.readers.recognition import find_format
from analysis.readers.records import Reading

CLOUD = "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
OLD_CLOUD = "stories_id,publish_date,title,url,language,ap_syndicated,media_name\n"
STARRED = (
    "**** *source_Le_Phare_du_port *date_2022-03-01 *am_2022-03 *annee_2022\n"
    "Les grues du port ont tourné toute la nuit.\n\nUn second paragraphe.\n\n"
    "**** *source_Le_Phare_du_port *date_2022-03-02\n\n"
    "**** *source_La_Digue *date_hier\nLa digue a tenu.\n"
)
SCRAPED = (
    '<text source="Le Phare" author="Ève Mallet" title="Les <b>grues</b> &amp;amp; le port" date="2022-03-01">\n'
    '<ref target="https://exemple.invalid/a?x=1&amp;y=2">Link to original document</ref><lb></lb><lb></lb>'
    "Les grues ont tourné.<lb></lb>Le port a rouvert.</text>"
)
PAGES = (
    '<?xml version="1.0"?><corpus><doc sitename="Le Phare" title="Les grues" date="2022-03-01" hostname="p.invalid" '
    'url="https://phare.invalid/a" tags="port;grues"><main><p>Les grues ont <hi rend="#b">tourné</hi>.</p>'
    '<head rend="h2">Le soir</head><list><item>Un bac.</item></list></main><comments/></doc>'
    '<doc sitename="Le Phare" title="Brisé"><main><p>Un article & sans fin</main>'
    '<doc sitename="La Digue" title="La digue"><main><p>La digue a tenu.</p></main></doc></corpus>'
)
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="main">La digue</title>'
    "<author>Ève Mallet</author></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><biblFull>"
    '<publicationStmt><publisher>La Digue</publisher><ptr type="URL" target="https://digue.invalid/b"/>'
    "<date>2022-04-01</date></publicationStmt></biblFull></sourceDesc></fileDesc></teiHeader>"
    "<text><body><div><p>La digue a tenu.</p><p>Le vent est tombé.</p></div></body></text></TEI>"
)


def read(folder: Path, name: str, content: str | bytes) -> Reading:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    reading = read_corpus(path)
    assert reading.n_found == len(reading.records) + len(reading.rejections) + len(reading.twice)
    return reading


@pytest.mark.parametrize("name", ["corpus.txt", "corpus.TXT", "corpus"])
def test_starred_text_is_one_record_for_each_line_of_stars(tmp_path: Path, name: str) -> None:
    reading = read(tmp_path, name, STARRED)
    first, second = reading.records
    assert (first.source, first.date, first.format) == ("Le Phare du port", dt.date(2022, 3, 1), "iramuteq")
    assert first.text == "Les grues du port ont tourné toute la nuit.\n\nUn second paragraphe."
    assert second.date is None and [r.kind for r in reading.remarks if r.origin != "sources.yaml"] == [
        "unreadable date"
    ]
    assert [r.origin for r in reading.rejections] == [f"{name}:6"]


def test_scraped_articles_are_read_although_their_titles_are_no_xml(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "a.xml", SCRAPED).records
    assert record.title == "Les grues & le port"
    assert record.text == "Les grues & le port\n\nLes grues ont tourné.\nLe port a rouvert."
    assert (record.source, record.author, record.date) == ("Le Phare", "Ève Mallet", dt.date(2022, 3, 1))
    assert record.url == "https://exemple.invalid/a?x=1&y=2"


def test_a_scraped_article_without_its_end_does_not_swallow_the_next(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.xml", SCRAPED.replace("</text>", "") + "\n" + SCRAPED.replace("grues", "bacs"))
    assert [record.title for record in reading.records] == ["Les grues & le port", "Les bacs & le port"]


def test_trafilatura_xml_is_read_document_by_document(tmp_path: Path) -> None:
    reading = read(tmp_path, "pages.xml", PAGES)
    first = reading.records[0]
    assert first.text == "Les grues\n\nLes grues ont tourné.\n\nLe soir\n\nUn bac."
    assert (first.source, first.date, first.subjects) == ("Le Phare", dt.date(2022, 3, 1), ("port", "grues"))
    assert reading.records[-1].text == "La digue\n\nLa digue a tenu."
    assert ("inferred date", "1") in [(r.kind, r.detail) for r in reading.remarks]


def test_trafilatura_tei_is_read_with_its_header(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "page.xml", TEI).records
    assert record.text == "La digue\n\nLa digue a tenu.\n\nLe vent est tombé."
    assert (record.author, record.source, record.date, record.url) == (
        "Ève Mallet", "La Digue", dt.date(2022, 4, 1), "https://digue.invalid/b",
    )  # fmt: skip


@pytest.mark.parametrize("shape", ["object", "list", "lines"])
def test_trafilatura_json_is_read_under_its_own_keys(tmp_path: Path, shape: str) -> None:
    page = {"title": "La digue", "author": "Ève Mallet", "hostname": "digue.invalid", "date": "2022-04-01",
            "fingerprint": "f", "text": "La digue a tenu.", "source": "https://digue.invalid/b",
            "source-hostname": "La Digue", "excerpt": "", "raw_text": "La digue a tenu."}  # fmt: skip
    written = {"object": json.dumps(page, indent=1), "list": json.dumps([page], indent=1), "lines": json.dumps(page)}
    reading = read(tmp_path, "pages.json", written[shape])
    (record,) = reading.records
    assert (record.source, record.url, record.date) == ("La Digue", "https://digue.invalid/b", dt.date(2022, 4, 1))
    assert "inferred date" in [remark.kind for remark in reading.remarks]


def test_a_broken_object_of_a_list_loses_only_itself(tmp_path: Path) -> None:
    good = [{"id": n, "text": f"Texte {n}."} for n in ("a", "b")]
    content = f'[{json.dumps(good[0])},\n{{"id": "x", "text" "brisé"}},\n{json.dumps(good[1])}]'
    reading = read(tmp_path, "liste.json", content)
    assert [record.doc_id for record in reading.records] == ["a", "b"]
    assert [rejected.origin for rejected in reading.rejections] == ["liste.json#2"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "mc.csv",
            CLOUD + 'c1,2024-01-02,fr,lemonde.fr,lemonde.fr,2024-01-01,"Les grues, le port",https://x.invalid/a\n',
        ),
        ("old.csv", OLD_CLOUD + '77,2020-01-01 08:00:00,"Les grues, le port",https://x.invalid/a,fr,False,Le Monde\n'),
    ],
)
def test_media_cloud_gives_titles_and_says_that_it_does(tmp_path: Path, name: str, content: str) -> None:
    reading = read(tmp_path, name, content)
    (record,) = reading.records
    assert record.text == "Les grues, le port" and record.source == "Le Monde" and record.language == "fr"
    assert record.doc_id in {"c1", "77"} and record.date is not None
    assert ("titles only", "1") in [(remark.kind, remark.detail) for remark in reading.remarks]


def test_gdelt_gives_titles_on_the_day_they_were_seen(tmp_path: Path) -> None:
    header = "url,url_mobile,title,seendate,socialimage,domain,language,sourcecountry\n"
    row = "https://x.invalid/a,,La digue a tenu,20240911T101500Z,,lemonde.fr,French,France\n"
    reading = read(tmp_path, "gdelt.csv", header + row)
    (record,) = reading.records
    assert (record.date, record.source, record.language) == (dt.date(2024, 9, 11), "Le Monde", "fr")
    assert {"titles only", "day seen, not published"} <= {remark.kind for remark in reading.remarks}


@pytest.mark.parametrize("header", ["date,count,total_count,ratio", "date,count", "source,count,ratio"])
def test_counts_over_time_are_refused_as_what_they_are(tmp_path: Path, header: str) -> None:
    with pytest.raises(CorpusError, match="a table of counts, not of articles"):
        read(tmp_path, "counts.csv", f"{header}\n2024-01-01,{','.join('1' * header.count(','))}\n")


def test_a_table_is_known_under_a_name_that_says_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, "export.txt", "id;date;source;texte\na;01/03/2022;Le Phare;Les grues ont tourné.\n")
    assert [(r.doc_id, r.date) for r in reading.records] == [("a", dt.date(2022, 3, 1))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_may_end_its_lines_as_it_likes_and_hold_breaks_within_quotes(tmp_path: Path, end: str) -> None:
    reading = read(tmp_path, "a.csv", end.join(["id,text", '"a","Un.', 'Deux."', "b,Trois.", ""]))
    assert [record.text for record in reading.records] == ["Un.\nDeux.", "Trois."]


def test_a_text_that_begins_like_prose_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Un titre, une date, un texte\n\nLe corps.", encoding="utf-8")
    chosen = find_format(path, "a.txt")
    assert chosen is not None and chosen.name == "txt"


def test_a_folder_may_mix_formats(tmp_path: Path) -> None:
    (tmp_path / "a.TXT").write_text("Un texte.", encoding="utf-8")
    (tmp_path / "b.Txt").write_text(STARRED, encoding="utf-8")
    (tmp_path / "c.JSON").write_text(json.dumps({"text": "Deux."}), encoding="utf-8")
    (tmp_path / "d.csv").write_text("titre\nsans texte\n", encoding="utf-8")
    reading = read_corpus(tmp_path)
    assert [record.format for record in reading.records] == ["txt", "iramuteq", "iramuteq", "jsonl"]
    assert [item.reason.split(":")[0] for item in reading.rejections] == [
        "the text field is empty",
        "the file cannot be used",
    ]


def test_a_folder_for_txm_is_read_as_excel_left_it(tmp_path: Path) -> None:
    (tmp_path / "grues.txt").write_text("Les grues ont tourné.", encoding="utf-8")
    table = "\ufeffid;date;source;rubrique\ngrues;01/03/2022;L’Écho du port;Économie\n"
    (tmp_path / "metadata.csv").write_bytes(table.encode("utf-8"))
    (record,) = read_corpus(tmp_path).records
    assert (record.doc_id, record.date, record.section) == ("grues", dt.date(2022, 3, 1), "Économie")


def test_a_file_without_an_article_is_shown_with_its_first_lines(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as raised:
        read(tmp_path, "vide.jsonl", "pas du JSON\nni ceci\n")
    assert " 1 | pas du JSON" in str(raised.value) and " 2 | ni ceci" in str(raised.value)


def test_a_few_broken_bytes_do_not_change_how_the_rest_is_read(tmp_path: Path) -> None:
    words = "L’été à Évry a été très gai : déjà l’œuvre était là, près des dunes. " * 3
    data = bytearray(words.encode())
    data[words.encode().index("É".encode())] = 0xFF
    (record,) = read(tmp_path, "a.txt", bytes(data)).records
    assert "a été très gai : déjà l’œuvre" in record.text


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_never_crashes_and_accounts_for_what_it_held(tmp_path: Path, data: st.DataObject) -> None:
    listed = json.dumps([{"text": f"Texte {n}."} for n in range(4)])
    samples = {"s.txt": STARRED, "a.xml": SCRAPED, "p.xml": PAGES, "t.xml": TEI,
               "m.csv": CLOUD + "c,1,fr,m,m,,T,u\n" * 3, "l.json": listed}  # fmt: skip
    name = data.draw(st.sampled_from(sorted(samples)))
    whole = bytearray(samples[name].encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at, new = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 255))
        whole[at] = new
    cut = data.draw(st.integers(1, len(whole)))
    with contextlib.suppress(CorpusError):
        read(tmp_path, name, bytes(whole[:cut] if data.draw(st.booleans()) else whole))


def test_a_large_file_is_read_by_line_and_shown_as_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    rows = [json.dumps({"id": n, "text": f"Texte {n}. " * 40}) for n in range(4000)]
    path.write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setattr(streams, "_WORTH_SHOWING", 1000)
    monkeypatch.setattr(streams, "_WHOLE", 1 << 16)
    monkeypatch.setattr(streams, "_STEP", 1 << 16)
    monkeypatch.setattr(Path, "read_bytes", lambda _self: pytest.fail("the file was read as a whole"))
    shown: list[tuple[str, int]] = []

    def track(items: Sequence[object], what: str) -> Iterator[object]:
        for number, item in enumerate(items, start=1):
            shown.append((what, number))
            yield item

    assert len(read_corpus(path, track=track).records) == 4000
    assert len(shown) == path.stat().st_size // (1 << 16) + 1 > 10
