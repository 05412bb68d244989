"""Single traps of exports, each in as few lines as show it."""

import datetime as dt
from pathlib import Path

import pytest

from analysis.readers.exports.catalogue import EXPORT_FORMATS
from analysis.readers.exports.decoding import decode_export
from analysis.readers.exports.europresse_header import read_header
from analysis.readers.exports.europresse_ids import choose_id, document_ids
from analysis.readers.exports.factiva_fields import article_number
from analysis.readers.exports.fields import looks_like_author
from analysis.readers.exports.markup import blocks_of, parse_piece
from analysis.readers.records import Reading
from analysis.readers.stated_days import find_day, opens_with_day

EXPORTS = Path(__file__).parents[2] / "data" / "exports"


def read(content: str | bytes, tmp_path: Path) -> Reading:
    data = content if isinstance(content, bytes) else content.encode()
    place = tmp_path / "x"
    place.write_bytes(data)
    (chosen,) = [one for one in EXPORT_FORMATS if one.recognises(data[:65536], "x")]
    return chosen.read(place, "x")


def sample(name: str) -> str:
    return (EXPORTS / name).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Éditorial, jeudi 4 octobre 2012, p. 03", "2012-10-04"),
        ("World, Friday, November 13, 2015", "2015-11-13"),
        ("2 April 2013 Tuesday", "2013-04-02"),
        ("mardi\u00a01er\u00a0juin 2021", "2021-06-01"),
        ("20. Dezember 2021", "2021-12-20"),
        ("4 marzo 2021", "2021-03-04"),
        ("2011-12-29T00:00:00Z", "2011-12-29"),
        ("Retour sur le 3 mars 2020, lundi 8 mars 2021", "2021-03-08"),
    ],
)
def test_dates_are_read_in_the_wording_of_the_database(line: str, day: str) -> None:
    found = find_day(line)
    assert found is not None
    assert str(found.day) == day


@pytest.mark.parametrize("line", ["samedi 43 mai 2023", "mars 2021", "", "Le 14 juillet approche", "12 345 2021"])
def test_what_is_no_day_is_not_guessed(line: str) -> None:
    assert find_day(line) is None


def test_a_sentence_that_begins_with_a_date_is_no_date_line() -> None:
    assert opens_with_day("3 mars 2021 : la ville se réveille sous la neige") is None
    assert opens_with_day("January 10, 2010 Sunday First Edition") is not None


def test_the_length_within_a_header_is_no_year_and_an_hour_is_no_page() -> None:
    header = read_header("Économie, jeudi 22 décembre 2022 13 887 mots, p. 819(40)")
    assert (header.section, header.words, header.page) == ("Économie", 13887, "819(40)")
    header = read_header("Monde, vendredi 13 novembre 2015 05:30 UTC 88 mots")
    assert (header.words, header.page, header.day) == (88, "", dt.date(2015, 11, 13))


def test_of_two_ids_the_one_of_the_articles_own_day_counts() -> None:
    ids = document_ids("Numéro de document : news·20111003·MAG·1 … news·20121004·VAA·2")
    assert [known.text for known in ids] == ["news·20111003·MAG·1", "news·20121004·VAA·2"]
    chosen = choose_id(ids, dt.date(2012, 10, 4)), choose_id(ids, dt.date(2020, 1, 1)), choose_id([], None)
    assert [known.text if known else None for known in chosen] == ["news·20121004·VAA·2", "news·20111003·MAG·1", None]


def test_the_number_of_a_factiva_article_is_never_cut_short() -> None:
    assert article_number("Document GAZLIT0020210304eh340001r") == "GAZLIT0020210304eh340001r"
    assert article_number("Document TESTFR9999") == "TESTFR9999"


@pytest.mark.parametrize("line", ["Anne Lenoir", "Par Anne Lenoir et Paul de Vigan", "A. L.", "AFP", "Plantin"])
def test_names_are_authors(line: str) -> None:
    assert looks_like_author(line)


@pytest.mark.parametrize(
    "line",
    ["La ville attend son pont depuis deux hivers et rien ne vient", "Les marins reviennent", "", "14 mars 2021",
     "LA CRISE DE LA DETTE DURE"],
)  # fmt: skip
def test_sentences_are_not_authors(line: str) -> None:
    assert not looks_like_author(line)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found_whatever_is_declared(encoding: str, tmp_path: Path) -> None:
    lying = sample("europresse-c/aussi_paru_dans.HTML").replace('charset="utf-8"', 'charset="iso-8859-5"')
    titles = [record.title for record in read(lying.encode(encoding), tmp_path).records]
    assert titles[1:] == ["À l’ONU, le ministre Karel Dumont plaide pour un port neutre",
                          "Sécheresse : les éleveurs du plateau demandent de l’eau"]  # fmt: skip


def test_a_bad_byte_does_not_change_how_the_rest_is_read() -> None:
    found = decode_export("Été à Rivebelle, ".encode() + b"\xe9\x00\x01" + "près du môle".encode())
    assert (found.encoding, found.text) == ("utf-8", "Été à Rivebelle, \ufffd  près du môle")


def test_highlighting_within_a_word_does_not_part_it() -> None:
    root = parse_piece("<p>Le <mark>tram</mark>way et l’<span class='occurence'>inter</span>ville</p>")
    assert [block.text for block in blocks_of(root)] == ["Le tramway et l’interville"]


def test_an_entity_of_a_document_type_is_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mot de passe", encoding="utf-8")
    export = sample("factiva-xml/entites_et_balises.XML").replace("file:///etc/hostname", secret.as_uri())
    assert not any("mot de passe" in record.text for record in read(export, tmp_path).records)


def test_generations_in_one_file_are_all_read(tmp_path: Path) -> None:
    old, new = sample("europresse-a/declare_latin1.HTML"), sample("europresse-b/quatre_articles.HTML")
    assert len(read(old + new, tmp_path).records) == 7
    assert len(read(new + old, tmp_path).records) == 7


def test_a_page_around_the_articles_is_no_part_of_them(tmp_path: Path) -> None:
    page = sample("europresse-c/aussi_paru_dans.HTML")
    menu = "<nav>Rechercher dans la base</nav><script>var a = '<article>';</script>"
    around = page.replace("<body>", f"<body>{menu}").replace("</body>", "<div>Page imprimée le 3 mai 2024</div></body>")
    assert [r.text for r in read(around, tmp_path).records] == [r.text for r in read(page, tmp_path).records]


def test_an_article_without_its_head_is_still_read(tmp_path: Path) -> None:
    page = sample("europresse-b/quatre_articles.HTML")
    start, end = page.index("<header>"), page.index("</header>")
    first = read(page[:start] + page[end:], tmp_path).records[0]
    assert (first.title, first.date, first.export_id) == ("", None, "news·20210305·GLI·0q1503_1256056")
    assert first.text.startswith("Le premier tramway")


def test_a_lexis_body_may_speak_of_copyright_and_count_documents(tmp_path: Path) -> None:
    body = "Copyright : la cour tranche en faveur des auteurs.\n\n12 of 30 documents were read by the court."
    export = ("\n   1 of 1 DOCUMENTS\n\n   La Gazette du Littoral\n\n   4 mars 2021 jeudi\n\nLa cour tranche\n\n"
              f"LONGUEUR: 20 mots\n\nUn premier paragraphe.\n\n{body}\n\nLANGUE: FRENCH\n")  # fmt: skip
    (record,) = read(export, tmp_path).records
    assert record.text == f"La cour tranche\n\nUn premier paragraphe.\n\n{body}"


def test_a_nexis_body_may_look_like_its_fields(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    lines = ["Un débat sans fin", "La Gazette du Littoral", "4 mars 2021 jeudi", "Copyright 2021 La Gazette", "",
             "Longueur:\u00a040 mots", "", "Body", "", "Sujet : la mairie reporte le vote.", "5 mars 2021",
             "Graphique : la courbe monte.", "Fin des travaux en mai.", "", "Classification", "", "Langue: FRENCH",
             "Load-Date:\u00a05 mars 2021", "", "End of Document"]  # fmt: skip
    for line in lines:
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    (record,) = read((tmp_path / "a.docx").read_bytes(), tmp_path).records
    assert (record.date, record.stated_words, record.language) == (dt.date(2021, 3, 4), 40, "fr")
    assert record.text.split("\n\n")[1:] == ["Sujet : la mairie reporte le vote.", "5 mars 2021",
                                             "Graphique : la courbe monte.", "Fin des travaux en mai."]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        '<html><div class="subheadline">Le pont rouvre</div><p class="articleparagraph">Enfin.</p></html>',
        "<html><p>La cour a lu 12 of 30 documents, selon la presse anglaise.</p></html>",
        "<html><article><header><h1>Le pont rouvre</h1></header><p>Enfin.</p></article></html>",
        "Un texte sur les exports de Factiva, de LexisNexis et d’Europresse.",
        "<?xml version='1.0'?><doc title='Le pont rouvre'><main><p>Enfin.</p></main></doc>",
    ],
)
def test_ordinary_pages_and_texts_are_no_exports(page: str) -> None:
    assert [one.name for one in EXPORT_FORMATS if one.recognises(page.encode(), "export.html")] == []


def test_a_title_without_its_class_is_the_last_line_in_its_place(tmp_path: Path) -> None:
    page = sample("europresse-b/quatre_articles.HTML")
    bare = page.replace('class="titreArticleVisu"', "", 1)
    first = read(bare, tmp_path).records[0]
    assert (first.title, first.author) == ("Le pont de Rivebelle rouvre aux tramways", "Anne Lenoir")
    assert first.text == read(page, tmp_path).records[0].text
