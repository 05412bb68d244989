"""What real exports do that their descriptions do not say, each shown on an invented article."""

import datetime as dt
from pathlib import Path

import docx
import pytest

from analysis.readers.exports.decoding import decode_export
from analysis.readers.first_lines import first_lines
from analysis.readers.outlets import load_outlets
from analysis.readers.reading import read_corpus
from analysis.readers.records import Reading, Record


def read(content: str | bytes, tmp_path: Path, name: str = "export.html") -> Reading:
    place = tmp_path / name
    place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_corpus(place)


def europresse(
    body: str = "<p>Le bac ne passe plus.</p>", *, outlet: str = "Le Phare", header: str = "mardi 4 avril 2023",
    above: str = "", number: str = "news·20230404·PHA·1", title: str = "Le bac est à quai",
) -> str:  # fmt: skip
    return f"""<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">
        {outlet}    </span></div><div class="rdp__DocHeader"><span class="DocHeader">{header}</span></div>{above}
        <div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{title}</p></div>
        </header><section><div class="DocText clearfix">{body}</div></section><footer><div id="divPubliC">
        <div class="publiC_lblCertificatIssuedTo">Certificat émis le <b>26 octobre 2023</b> à <b>UNIVERSITÉ</b></div>
        <div class="publiC-lblNodoc">{number}</div></div></footer></article>"""


def one(content: str, tmp_path: Path) -> Record:
    (record,) = read(f"<!DOCTYPE html><html><body>{content}</body></html>", tmp_path).records
    return record


def test_an_europresse_number_may_hold_any_sign_and_is_never_cut(tmp_path: Path) -> None:
    numbers = ["news·20230404·PHA·1×20×77eco", "news·20230404·PHA·1×20×78eco", "news·20230404·PHA·0d6a-11ec_b"]
    page = "".join(europresse(f"<p>Texte {n}.</p>", number=number) for n, number in enumerate(numbers))
    reading = read(page, tmp_path)
    assert ([record.doc_id for record in reading.records], reading.twice) == (numbers, [])


@pytest.mark.parametrize("line", ["Le Phare                <br />Ville haute", "Le Phare, no. 7  <br />Ville haute"])
def test_the_line_below_an_outlet_is_its_edition(line: str, tmp_path: Path) -> None:
    record = one(europresse(outlet=line), tmp_path)
    assert (record.source, record.edition, record.date) == ("Le Phare", "Ville haute", dt.date(2023, 4, 4))


def test_of_a_page_outside_the_database_the_beginning_and_its_address_are_read(tmp_path: Path) -> None:
    body = ("<p>Le bac ne passe plus depuis... <a href='https://phare.example/bac'> Voir l&#39;article</a></p>"
            "<p class='link-not-hosted'>Ce document référence un lien URL de site non hébergé.</p>")  # fmt: skip
    record = one(europresse(body), tmp_path)
    assert (record.text, record.url) == (
        "Le bac est à quai\n\nLe bac ne passe plus depuis...", "https://phare.example/bac")  # fmt: skip


def test_a_rubric_above_the_title_belongs_to_the_section_and_a_sentence_to_the_text(tmp_path: Path) -> None:
    header = "Économie, mardi 4 avril 2023 50 mots, p. 4"
    record = one(europresse(header=header, above="<div><p> Transports </p></div>"), tmp_path)
    assert (record.section, record.text) == ("Économie, Transports", "Le bac est à quai\n\nLe bac ne passe plus.")
    record = one(europresse(above="<div><p>La ville attend. Le port aussi.</p></div>"), tmp_path)
    assert "La ville attend. Le port aussi." in record.text


def test_a_line_broken_amid_a_sentence_is_whole_again(tmp_path: Path) -> None:
    body = "<p>Une <em>« pleine </em><br></br><em>reprise »</em> du bac.<br/>Demain, rien.</p>"
    assert one(europresse(body), tmp_path).text.split("\n\n")[1] == "Une « pleine reprise » du bac.\nDemain, rien."


def test_what_programs_leave_in_a_text_is_no_part_of_it(tmp_path: Path) -> None:
    body = ("<p>[Additional Text]:</p><p>Écrire à <a href='/cdn-cgi'><span class='__cf_email__'>[email&#160;protected]"
            "</span></a> au port.</p>")  # fmt: skip
    assert one(europresse(body), tmp_path).text == "Le bac est à quai\n\nÉcrire à au port."


def test_a_report_is_dated_by_the_line_that_names_its_day(tmp_path: Path) -> None:
    page = europresse(number="doc·20210101·FON·7").replace('<span class="DocHeader">mardi 4 avril 2023</span>', "")
    dated = "</header><div><span class='DocTitreSousSection'>Publié le : </span><span>12 mars 2021</span></div>"
    record = one(page.replace("</header>", dated.replace("</header>", "") + "</header>"), tmp_path)
    assert (record.date, record.text) == (dt.date(2021, 3, 12), "Le bac est à quai\n\nLe bac ne passe plus.")


def factiva(number: str, title: str, *, opening: str = 'class="article frArticle"') -> str:
    return (f'<div id="article-{number}" class="article"><div {opening}><p>\n</p><div>Politique</div>'
            f'<div id="hd"><span class="frHeadline counted">12) {title}</span></div><div>128 Wörter</div>'
            "<div>3 avril 2023</div><div>15:02</div><div>Le Phare</div><div>PHARE</div><div>Édition du soir</div>"
            "<div>14</div><div>Französisch</div><div>Copyright 2023 Le Phare </div><p></p>"
            f'<p class="articleParagraph frarticleParagraph">Texte : {title}.</p><p>Société du Phare</p>'
            f"<p>Dokument {number}</p></div></div><br><span></span>")  # fmt: skip


NUMBERS = ("PHARE00020230403ed430009k", "PHARE00020230403ed43000cj")


def test_a_factiva_article_without_index_gives_its_fields_in_any_interface(tmp_path: Path) -> None:
    reading = read(factiva(NUMBERS[0], "Le pont") + factiva(NUMBERS[1], "Le bac"), tmp_path)
    assert [(r.doc_id, r.title, r.text) for r in reading.records] == [
        (NUMBERS[0], "Le pont", "Le pont\n\nTexte : Le pont."),
        (NUMBERS[1], "Le bac", "Le bac\n\nTexte : Le bac."),
    ]
    record = reading.records[0]
    assert (record.section, record.edition, record.page, record.stated_words, record.source, record.date) == (
        "Politique", "Édition du soir", "14", 128, "Le Phare", dt.date(2023, 4, 3))  # fmt: skip


def test_a_factiva_article_whose_opening_is_damaged_stays_by_itself(tmp_path: Path) -> None:
    page = factiva(NUMBERS[0], "Le pont") + factiva(NUMBERS[1], "Le bac", opening='clxss="article frArticle"')
    assert [record.title for record in read(page, tmp_path).records] == ["Le pont", "Le bac"]


def test_half_a_megabyte_of_scripts_hides_no_article_and_is_none(tmp_path: Path) -> None:
    script = "e.innerHTML='<div class=\"headline\"><b>HD</b></div>';" * 10_000
    head = f"<html><head><script>{script}</script><style>.a{{color:red}}</style><title>Factiva</title></head><body>"
    reading = read(head + factiva(NUMBERS[0], "Le pont") + "</body></html>", tmp_path)
    assert (reading.n_found, [record.format for record in reading.records]) == (1, ["factiva-html"])


def test_a_factiva_page_that_was_cut_within_its_styles_is_still_known(tmp_path: Path) -> None:
    page = ".a{color:red}" * 20_000 + "</style></head><body>" + factiva(NUMBERS[0], "Le pont")
    assert [record.title for record in read(page, tmp_path).records] == ["Le pont"]


TEXT = """  Dow Jones Factiva

*SE* \tLE PHARE Politique
*HD* \tLe pont rouvre aux
*tramways*
*BY* \tAnne Lenoir; alenoir@phare.example
*WC* \t128 words
*PD* \t3 April 2023
*SN* \tLe Phare
*LA* \tFrench

*LP* \n\t

Le premier *tramway* a franchi le pont, sous-
marin compris.

*TD* \n\t

Les riverains attendent.

Le maire aussi.

*NS* \t\ngpol : Domestic Politics | gcat : Political News

*AN* \t\nDocument PHARE00020230403ed430009k


*HD* \tLe bac s'arrête
*PD* \t4 April 2023
*SN* \tLe Phare
*LP* \n\t

Une panne.

*AN* \t\nDocument PHARE00020230404ed430001a
"""


@pytest.mark.parametrize("name", ["export.html", "export.txt"])
@pytest.mark.parametrize("is_starred", [True, False])
def test_a_factiva_export_saved_as_text_is_articles_and_not_one_text(
    name: str, is_starred: bool, tmp_path: Path
) -> None:
    reading = read(TEXT if is_starred else TEXT.replace("*", ""), tmp_path, name)
    first, second = reading.records
    assert (first.title, first.author, first.stated_words, first.date, first.doc_id) == (
        "Le pont rouvre aux tramways", "Anne Lenoir", 128, dt.date(2023, 4, 3), NUMBERS[0])  # fmt: skip
    assert first.text.split("\n\n")[1:] == [
        "Le premier tramway a franchi le pont, sous-marin compris.", "Les riverains attendent.", "Le maire aussi.",
    ]
    assert (first.subjects, second.text) == (
        ("gpol : Domestic Politics", "gcat : Political News"), "Le bac s'arrête\n\nUne panne.")  # fmt: skip


def lexis(n: int, counter: str, *, is_error: bool = False, end: str = "DATE-CHARGEMENT: 5 avril 2023\n\n") -> str:
    said = ("We are sorry but there is an error in this document and it is not possible to display it."
            if is_error else f"Titre {n}\n\nLONGUEUR: 20 mots\n\nLe corps {n}.\n\n{end}")  # fmt: skip
    return f"\n   {counter}\n\n\n   Le Phare\n\n   4 avril 2023 mardi\n\n{said}\n\n   Copyright 2023 Le Phare\n\n"


def test_a_french_interface_may_count_documents_the_other_way_round(tmp_path: Path) -> None:
    reading = read(lexis(1, "Document 1 de 2") + lexis(2, "Document 2 de 2"), tmp_path, "a.TXT")
    assert ([record.title for record in reading.records], reading.files[0].n_announced) == (["Titre 1", "Titre 2"], 2)
    plain = read("Document 1 de 2\n\nUn texte sans étiquette.", tmp_path, "b.txt")
    assert plain.records[0].format == "txt"


@pytest.mark.parametrize(
    ("second", "third", "end"),
    [("2 of 3 DOCUMENTS", "3 of 3 DOCUMENTS", ""), ("2 xx 3 DOCUM", "3 of 3 DOCUMENTS", "LANGUE: FRENCH\n\n"),
     ("2 of 3 DOCUMENTS", "3 xx 3 DOCUM", ""), ("2 xx 3 DOCUM", "3 xx 3 DOCUM", "LANGUE: FRENCH\n\n")],
)  # fmt: skip
def test_a_document_that_cannot_be_shown_leaves_nothing_in_its_neighbours(
    second: str, third: str, end: str, tmp_path: Path
) -> None:
    export = lexis(1, "1 of 3 DOCUMENTS", end=end) + lexis(2, second, is_error=True) + lexis(3, third, end=end)
    reading = read(export, tmp_path, "a.TXT")
    assert [record.text for record in reading.records] == ["Titre 1\n\nLe corps 1.", "Titre 3\n\nLe corps 3."]
    assert len(reading.rejections) == 1


def nexis(place: Path) -> bytes:
    document = docx.Document()
    for n in range(40):
        for line in (f"Titre {n}", "Le Phare", "January 11, 2023 Wednesday, Late Edition - Final", "",
                     "Section:\u00a0A", "Length:\u00a040 words", "Body", f"Corps {n}, {n * n * 7919 % 99991}.", "",
                     "Load-Date: January 12, 2023", "End of Document"):  # fmt: skip
            document.add_paragraph(line)
    document.save(str(place))
    return place.read_bytes()


def test_the_edition_may_follow_the_day_on_its_line(tmp_path: Path) -> None:
    data = nexis(tmp_path / "a.docx")
    record = read(data, tmp_path, "a.docx").records[0]
    assert (record.date, record.edition) == (dt.date(2023, 1, 11), "Late Edition - Final")


def test_a_word_document_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = nexis(tmp_path / "a.docx")
    start = data.index(b"word/document.xml")
    size = int.from_bytes(data[start - 12 : start - 8], "little")
    reading = read(data[: start + size // 2], tmp_path, "a.docx")
    assert [record.title for record in reading.records][:3] == ["Titre 0", "Titre 1", "Titre 2"]
    assert reading.rejections[-1].reason.startswith("damaged archive, read as far as it goes")


def test_the_first_lines_of_a_damaged_word_document_are_shown_and_never_raise(tmp_path: Path) -> None:
    data = bytearray(nexis(tmp_path / "a.docx"))
    start = data.index(b"word/document.xml") + 17
    data[start : start + 60] = bytes(60)
    (tmp_path / "b.docx").write_bytes(bytes(data))
    assert "archive" in first_lines(tmp_path / "b.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_few_accents_among_damaged_bytes_keep_their_encoding(encoding: str) -> None:
    noise = bytes(range(0xC0, 0xFC, 12))
    found = decode_export(b"<p>" + noise + ("Un été à la mairie, près du môle." * 2).encode(encoding))
    assert (found.encoding, found.text.endswith("été à la mairie, près du môle.")) == (encoding, True)


def test_the_name_of_an_outlet_loses_volume_and_what_follows_its_kind() -> None:
    resolve = load_outlets().resolve
    names = ["Le Phare, Vol. 14, no 4", "Le Phare (site web réf.) - PHARE FR", "Le Phare (site web) - Le Phare"]
    assert {resolve(name).name for name in names} == {"Le Phare"}


def test_a_page_without_line_ends_does_not_repeat_its_article(tmp_path: Path) -> None:
    said = ["Le premier tramway a franchi le pont à six heures, sous une pluie fine et devant quelques curieux.",
            "La maire a coupé un ruban déjà trempé, et les riverains attendent surtout la fin du bruit.",
            "Les derniers pavés seront posés en avril, si le gel ne revient pas sur le fleuve."]  # fmt: skip
    paragraphs = "".join(f"<p>{line}</p>" for line in said)
    article = f"<article><h1>Le pont rouvre</h1>{paragraphs}</article>"
    page = f"<html><head><title>Le pont</title></head><body>{article}</body></html>"
    (record,) = read(page, tmp_path).records
    assert [record.text.count(line) for line in said] == [1, 1, 1]


def test_below_a_factiva_text_without_index_headings_and_sentences_are_text_and_captions_are_none(
    tmp_path: Path,
) -> None:
    page = factiva(NUMBERS[0], "Le pont")
    more = ("<p>Un chantier de trois ans</p><p class='articleParagraph frarticleParagraph'>La suite.</p>"
            "<p>Photo : le pont rouvre sous la pluie ce lundi.</p>"
            "<p>Le conseil municipal se réunira jeudi soir à ce sujet.</p><p>Société du Phare</p>")  # fmt: skip
    (record,) = read(page.replace("<p>Société du Phare</p>", more), tmp_path).records
    assert record.text.split("\n\n")[2:] == [
        "Un chantier de trois ans", "La suite.", "Le conseil municipal se réunira jeudi soir à ce sujet.",
    ]  # fmt: skip
