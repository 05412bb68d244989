from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from analysis.notices.message import MOST_WORDS, PDF_LIMIT, as_email, as_json, pdf_name
from analysis.notices.notice import Notice

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 50


def parsed(notice: Notice) -> EmailMessage:
    made = as_email(notice, "presscope@presse.example", ["b@presse.example"])
    message: Any = message_from_bytes(made.as_bytes(), policy=default)
    return message  # type: ignore[no-any-return]


def bodies(message: EmailMessage) -> tuple[str, str]:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None and page is not None
    return plain.get_content(), html.fromstring(page.get_content()).find("body").text_content()


def n_words(text: str) -> int:
    return len([word for word in text.split() if re.search(r"\w", word)])


def test_an_email_is_plain_and_html_with_one_figure_a_link_and_the_pdf(tmp_path: Path) -> None:
    folder = tmp_path / "02_actors" / "2023-Q3"
    folder.mkdir(parents=True)
    (folder / "02_actors.pdf").write_bytes(b"%PDF-1.7 x")
    (tmp_path / "f.png").write_bytes(PNG)
    notice = Notice("edition", "Acteurs, 3e trimestre", ("Les fanfares <montent>.",), ("02_actors",),
                    "https://presse.example/r/?a=1&b=2", tmp_path / "f.png", folder / "02_actors.pdf")  # fmt: skip
    message = parsed(notice)
    plain, page = bodies(message)
    assert message["Subject"] == "[presscope] Nouvelle édition\u00a0: Acteurs, 3e trimestre"
    for text in (plain, page):
        assert "Les fanfares <montent>." in text
    assert notice.link in plain
    raw = message.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert f'href="{notice.link.replace("&", "&amp;")}"' in raw
    parts = {part.get_content_type(): part for part in message.walk()}
    cid = parts["image/png"]["Content-ID"][1:-1]
    assert f'src="cid:{cid}"' in raw and 'alt="' in raw
    assert [part.get_filename() for part in message.iter_attachments()] == ["02_actors-2023-Q3.pdf"]
    assert parts["application/pdf"].get_content() == b"%PDF-1.7 x"


def test_a_large_pdf_and_what_is_no_image_stay_away(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF" + b"0" * PDF_LIMIT)
    (tmp_path / "f.png").write_bytes(b"<svg/>")
    message = parsed(Notice("success", "s", (), (), "", tmp_path / "f.png", tmp_path / "a.pdf"))
    assert {part.get_content_type() for part in message.walk()} == {"multipart/alternative", "text/plain", "text/html"}
    message = parsed(Notice("success", "s", (), (), "", tmp_path / "gone.png", tmp_path / "gone.pdf"))
    assert "joint" not in bodies(message)[0]


@settings(max_examples=40)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=400), max_size=40),
    st.lists(st.text("abcde_0 ", min_size=1, max_size=30), max_size=60),
    st.sampled_from(["fr", "en"]),
)
def test_however_much_there_is_to_say_it_is_150_words(lines: list[str], reports: list[str], lang: str) -> None:
    link = "https://x.example/"
    notice = Notice("failure", "Quarante rapports en échec", tuple(lines), tuple(reports), link, lang=lang)
    for text in bodies(parsed(notice)):
        assert n_words(text) <= MOST_WORDS
    assert n_words(as_json(notice)["text"]) <= MOST_WORDS


def test_what_is_left_out_is_counted() -> None:
    lines = tuple(f"Le rapport numéro {n} attend encore ses textes de la semaine." for n in range(40))
    plain, _ = bodies(parsed(Notice("withheld", "Retenus", lines, ())))
    shown = plain.count("attend encore")
    assert 5 < shown < 14
    assert f"… et {40 - shown}\u00a0autres points." in plain


def test_a_subject_cannot_begin_another_header_and_no_machine_is_named() -> None:
    message = parsed(Notice("failure", "Un\nBcc: x@y.example\r\n deux", ("a",), ()))
    assert message["Bcc"] is None
    assert str(message["Subject"]).endswith("Un Bcc: x@y.example deux")
    assert str(message["Message-ID"]).endswith("@presse.example>")


def test_a_pdf_reached_through_the_latest_edition_is_named_after_that_edition(tmp_path: Path) -> None:
    files = tmp_path / "_editions/files/a/2023-Q3.0123456789abcdef"
    files.mkdir(parents=True)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/latest").symlink_to(files)
    assert pdf_name(tmp_path / "a/latest/a.pdf") == "a-2023-Q3.pdf"
    assert pdf_name(files / "a.pdf") == "a-2023-Q3.pdf"


def test_json_holds_no_path_of_this_machine(tmp_path: Path) -> None:
    notice = Notice("edition", "s", ("l",), ("r",), "https://x.example/", tmp_path / "f.png", tmp_path / "a.pdf")
    assert str(tmp_path) not in str(as_json(notice))
    assert set(as_json(notice)) == {"kind", "subject", "lines", "reports", "link", "lang", "text"}
