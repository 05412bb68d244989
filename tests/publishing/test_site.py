from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from lxml import html

from analysis.errors import DefinitionError, InputError
from analysis.publishing import site
from analysis.publishing.site import list_editions, previous_edition, publish_editions, write_site

ATOM = "{http://www.w3.org/2005/Atom}"


def plain(out: Path, new: Any) -> Path:
    """Put an edition there as a plain folder, as people and earlier versions do."""
    folder = out / new.report / new.edition
    for name, data in new.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def links(page: Path) -> list[str]:
    return [unquote(href) for href in re.findall(r'href="([^"#][^"]*)"', page.read_text())]


def visible(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_every_edition_is_listed_with_links_that_arrive(tmp_path: Path, make: Any) -> None:
    editions = [make("b"), make("a"), make("a", "2022-01-01", "2022-12-31")]
    publish_editions(tmp_path, editions)
    for page in [tmp_path / "index.html", *tmp_path.glob("[ab]/index.html"), *tmp_path.glob("[ab]/*/index.html")]:
        assert all(Path(os.path.normpath(page.parent / link)).is_file() for link in links(page)), page
    page = (tmp_path / "index.html").read_text()
    for edition in editions:
        assert f'href="{edition.report}/{edition.edition}/index.html"' in page
    assert page.index("Les fanfares de a") < page.index("Les fanfares de b")
    assert page.index("a/2022-01-01") < page.index("a/2021-01-01")
    assert re.search(r">\s*2021\s*<", page)


def test_an_edition_page_leads_to_every_file_and_to_the_edition_before(tmp_path: Path, make: Any) -> None:
    first, second = make(edition="2021"), make("a", "2022-01-01", "2022-12-31", edition="2022")
    changes = {"sentences": ["Les tambours montent.", {"text": "Les cors baissent <i>."}]}
    second.files["changes.json"] = json.dumps(changes).encode()
    publish_editions(tmp_path, [first])
    publish_editions(tmp_path, [second])
    page = tmp_path / "a/2022/index.html"
    assert set(second.files) <= set(links(page))
    assert "../2021/index.html" in links(page)
    assert "Les tambours montent." in page.read_text()
    assert "<i>" not in page.read_text()
    assert "Première édition" in (tmp_path / "a/2021/index.html").read_text()
    assert "Les tambours montent." in (tmp_path / "feed.xml").read_text()


def test_an_edition_page_learns_of_the_edition_that_follows(tmp_path: Path, make: Any) -> None:
    for month in ("03", "01", "02"):
        publish_editions(tmp_path, [make("a", f"2023-{month}-01", f"2023-{month}-28", edition=f"2023-{month}")])
    pages = {month: html.parse(str(tmp_path / f"a/2023-{month}/index.html")) for month in ("01", "02", "03")}

    def neighbours(month: str) -> list[tuple[str, str]]:
        return [(a.get("rel"), a.get("href")) for a in pages[month].iter("a") if a.get("rel")]

    assert neighbours("01") == [("next", "../2023-02/index.html")]
    assert neighbours("02") == [("prev", "../2023-01/index.html"), ("next", "../2023-03/index.html")]
    assert neighbours("03") == [("prev", "../2023-02/index.html")]
    (tmp_path / "a/2023-02").unlink()
    write_site(tmp_path)
    pages = {month: html.parse(str(tmp_path / f"a/2023-{month}/index.html")) for month in ("01", "03")}
    assert neighbours("01") == [("next", "../2023-03/index.html")]
    assert neighbours("03") == [("prev", "../2023-01/index.html")]


def test_each_report_has_a_feed_of_its_own(tmp_path: Path, make: Any) -> None:
    publish_editions(tmp_path, [make("a"), make("b"), make("a", "2022-01-01", "2022-12-31")])
    feed = ElementTree.parse(tmp_path / "a/feed.xml").getroot()
    hrefs = [unquote(link.attrib["href"]) for link in feed.iter(f"{ATOM}link")]
    assert hrefs and all(Path(os.path.normpath(tmp_path / "a" / href)).is_file() for href in hrefs)
    assert len(feed.findall(f"{ATOM}entry")) == 2
    whole = ElementTree.parse(tmp_path / "feed.xml").getroot()
    assert {e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")} < {
        e.findtext(f"{ATOM}id") for e in whole.iter(f"{ATOM}entry")
    }
    assert feed.findtext(f"{ATOM}id") != whole.findtext(f"{ATOM}id")
    assert "feed.xml" in links(tmp_path / "a/index.html")


def test_titles_are_escaped_and_nothing_is_loaded(tmp_path: Path, make: Any) -> None:
    publish_editions(tmp_path, [make(title='Les <b>cuivres</b> & "cors" \x0b')])
    index = tmp_path / "index.html"
    for page in [index, tmp_path / "a/index.html", tmp_path / "a/latest/index.html"]:
        assert "<b>" not in page.read_text()
        assert "src=" not in page.read_text()
        assert page.read_text().count("<script") == (page == index)
    ElementTree.parse(tmp_path / "feed.xml")


def test_the_same_site_has_the_same_bytes_and_no_rest(tmp_path: Path, make: Any) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    editions = [make("a"), make("b"), make("a", "2022-01-01", "2022-12-31")]
    for edition in editions:
        publish_editions(one, [edition])
    publish_editions(two, editions)
    for out in (one, two):
        write_site(out)

    def content(out: Path) -> dict[str, Any]:
        return {
            path.relative_to(out).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
            for path in out.rglob("*")
            if path.is_symlink() or path.is_file()
        }

    assert content(one) == content(two)
    assert sorted(p.name for p in one.iterdir()) == ["_editions", "a", "b", "feed.json", "feed.xml", "index.html"]
    publish_editions(one, editions)
    assert content(one) == content(two)


def test_an_empty_site_says_so(tmp_path: Path) -> None:
    assert "Aucun rapport" in write_site(tmp_path / "new").read_text()


def test_an_edition_that_cannot_be_read_is_named(tmp_path: Path, make: Any) -> None:
    (plain(tmp_path, make()) / "provenance.json").write_text("{")
    with pytest.raises(InputError, match=r"a/2021-01-01_2021-12-31/provenance\.json"):
        write_site(tmp_path)


def test_folders_that_are_no_editions_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "autre" / "chose").mkdir(parents=True)
    assert "autre" not in write_site(tmp_path).read_text()
    assert (tmp_path / "autre" / "chose").is_dir()


def test_plain_folders_are_listed_where_they_stand_and_replaced_when_published_again(tmp_path: Path, make: Any) -> None:
    plain(tmp_path, make(content="old"))
    (tmp_path / "index.html").write_text("old index")
    write_site(tmp_path)
    assert [entry.key for entry in list_editions(tmp_path)] == ["a/2021-01-01_2021-12-31"]
    assert (tmp_path / "a/latest/a.html").read_text().startswith("old")
    publish_editions(tmp_path, [make(content="new")])
    assert (tmp_path / "a/2021-01-01_2021-12-31/a.html").read_text().startswith("new")
    assert (tmp_path / "a/latest/a.html").read_text().startswith("new")
    assert list((tmp_path / "a").glob(".*")) == []


def test_an_edition_whose_link_is_deleted_leaves_the_site(tmp_path: Path, make: Any) -> None:
    publish_editions(tmp_path, [make(), make("a", "2022-01-01", "2022-12-31")])
    (tmp_path / "a/2022-01-01_2022-12-31").unlink()
    write_site(tmp_path)
    assert len(list_editions(tmp_path)) == 1
    assert (tmp_path / "a/latest").resolve().name.startswith("2021-01-01_2021-12-31")


def test_a_copy_that_followed_the_links_is_a_site_too(tmp_path: Path, make: Any) -> None:
    import shutil

    publish_editions(tmp_path / "site", [make()])
    copy = Path(shutil.copytree(tmp_path / "site", tmp_path / "copy"))
    publish_editions(copy, [make("a", "2022-01-01", "2022-12-31")])
    assert len(list_editions(copy)) == 2
    assert (copy / "a/latest/a.html").read_text() == "x a 2022-12-31"
    assert "2022" in (copy / "index.html").read_text()


def test_latest_is_the_latest_period_even_if_an_old_one_is_published_later(tmp_path: Path, make: Any) -> None:
    publish_editions(tmp_path, [make("a", "2023-07-01", "2023-09-30", edition="2023-Q3")])
    period = {"start": "2023-01-01", "end": "2023-03-31", "as_of": "2023-12-31"}
    publish_editions(tmp_path, [make("a", edition="2023-Q1", period=period)])
    assert (tmp_path / "a/latest/a.html").read_bytes() == (tmp_path / "a/2023-Q3/a.html").read_bytes()
    assert previous_edition(tmp_path, "a", "2023-Q3") == tmp_path / "a/2023-Q1"
    assert previous_edition(tmp_path, "a", "2023-Q4", end="2023-12-31") == tmp_path / "a/2023-Q3"
    assert previous_edition(tmp_path, "a", "2023-Q1") is None


def test_what_keep_removes_leaves_a_page_at_its_permalink(tmp_path: Path, make: Any) -> None:
    for month in range(1, 6):
        days = f"2023-{month:02}-01", f"2023-{month:02}-28"
        publish_editions(tmp_path, [make("a", *days, edition=f"2023-{month:02}")], keep=2)
    publish_editions(tmp_path, [make("b")], keep=1)
    gone = tmp_path / "a/2023-02"
    assert sorted(p.name for p in gone.iterdir()) == ["index.html", "removed.json"]
    words = visible((gone / "index.html").read_text())
    assert "Édition retirée" in words and "Les fanfares de a" in words and "février 2023" in words
    assert "../2023-03/index.html" in links(gone / "index.html")
    assert "../latest/index.html" in links(gone / "index.html")
    index = (tmp_path / "index.html").read_text()
    assert "a/2023-05" in index and "a/2023-04" in index and "a/2023-03" not in index
    assert "2023-03" not in (tmp_path / "feed.xml").read_text()
    assert "2023-03/index.html" in (tmp_path / "a/index.html").read_text()
    assert list((tmp_path / "_editions/files/a").glob("2023-02.*/*.pdf")) == []


def test_an_old_period_published_now_is_kept_until_the_next_publication(tmp_path: Path, make: Any) -> None:
    publish_editions(tmp_path, [make("a", "2023-01-01", "2023-01-31"), make("a", "2023-02-01", "2023-02-28")], keep=2)
    old = make("a", "2020-01-01", "2020-01-31")
    publish_editions(tmp_path, [old], keep=2)
    assert (tmp_path / "a" / old.edition / "a.html").is_file()


def test_addresses_are_absolute_where_the_site_has_one(tmp_path: Path, make: Any) -> None:
    (tmp_path / "presscope.yaml").write_text("site_url: https://presse.example/r\nsite_title: Veille\n")
    out = tmp_path / "reports/site"
    publish_editions(out, [make()])
    feed = ElementTree.parse(out / "feed.xml").getroot()
    found = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    assert found[0] == "https://presse.example/r/feed.xml"
    assert all(link.startswith("https://presse.example/r/") for link in found)
    items = json.loads((out / "feed.json").read_text())
    assert items["feed_url"] == "https://presse.example/r/feed.json"
    assert items["items"][0]["attachments"][0]["url"].startswith("https://presse.example/r/a/2021")
    assert "Veille" in (out / "index.html").read_text()
    permalink = "https://presse.example/r/a/2021-01-01_2021-12-31/index.html"
    assert permalink in (out / "a/2021-01-01_2021-12-31/index.html").read_text()


def test_feeds_are_what_their_standards_ask_for_and_their_names_last(tmp_path: Path, make: Any) -> None:
    publish_editions(tmp_path, [make(), make("b")])
    first = ElementTree.parse(tmp_path / "feed.xml").getroot()
    for element in (first, *first.findall(f"{ATOM}entry")):
        assert all(element.find(ATOM + tag) is not None for tag in ("id", "title", "updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
    ids = [entry.findtext(f"{ATOM}id") for entry in first.findall(f"{ATOM}entry")]
    assert len(set(ids)) == 2 and all(str(name).startswith("urn:uuid:") for name in ids)
    publish_editions(tmp_path, [make(content="new"), make("c")])
    second = ElementTree.parse(tmp_path / "feed.xml").getroot()
    assert set(ids) < {entry.findtext(f"{ATOM}id") for entry in second.findall(f"{ATOM}entry")}
    feed = json.loads((tmp_path / "feed.json").read_text())
    assert feed["version"].endswith("/1.1")
    assert {item["id"] for item in feed["items"]} >= set(ids)


@pytest.mark.parametrize("url", ["ftp://x", "presse.example", "https://moi:secret@x/", "https://x/?a"])
def test_an_address_that_is_none_is_told(tmp_path: Path, url: str) -> None:
    (tmp_path / "presscope.yaml").write_text(f"site_url: {url}\n")
    with pytest.raises(DefinitionError, match="site_url"):
        write_site(tmp_path / "site")


def test_where_links_cannot_be_made_the_site_is_plain_folders_and_latest_a_page(
    tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "can_link", lambda folder: False)
    for month in (1, 2, 3):
        days = f"2023-{month:02}-01", f"2023-{month:02}-28"
        publish_editions(tmp_path, [make("a", *days, edition=f"2023-{month:02}")], keep=2)
    publish_editions(tmp_path, [make("a", "2023-03-01", "2023-03-28", edition="2023-03", content="new")])
    assert [p for p in tmp_path.rglob("*") if p.is_symlink()] == []
    assert (tmp_path / "a/2023-03/a.html").read_text() == "new a 2023-03-28"
    assert "../2023-03/index.html" in (tmp_path / "a/latest/index.html").read_text()
    assert "Édition retirée" in (tmp_path / "a/2023-01/index.html").read_text()
    assert all((tmp_path / link).is_file() for link in links(tmp_path / "index.html"))
    assert list(tmp_path.rglob(".*")) == [tmp_path / "_editions/.lock"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_pages_are_valid_and_can_be_used_by_everyone(tmp_path: Path, make: Any, lang: str) -> None:
    for month in (1, 2, 3):
        days = f"2023-{month:02}-01", f"2023-{month:02}-28"
        publish_editions(tmp_path, [make("a", *days, language=lang), make("b", *days, language=lang)], keep=2)
    for path in [tmp_path / "index.html", *tmp_path.glob("a/*/index.html"), *tmp_path.glob("a/index.html")]:
        text = path.read_text()
        assert text.startswith("<!DOCTYPE html>\n<html lang=")
        page = html.document_fromstring(text)
        assert page.get("lang") == lang
        assert len(page.findall(".//h1")) == len(page.findall(".//main")) == len(page.findall(".//title")) == 1
        levels = [int(str(e.tag)[1]) for e in page.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels)), path
        ids = [e.get("id") for e in page.iter() if e.get("id")]
        assert len(ids) == len(set(ids))
        refer = ("for", "aria-labelledby", "aria-describedby")
        referred = [e.get(name) for e in page.iter() for name in refer if e.get(name)]
        assert set(referred) <= set(ids)
        told = [" ".join(a.text_content().split()) for a in page.iter("a")]
        assert all(told)
        targets: dict[str, set[str]] = {}
        for words, a in zip(told, page.iter("a"), strict=True):
            targets.setdefault(words, set()).add(str(a.get("href")))
        assert all(len(found) == 1 for found in targets.values()), targets
        # Nothing is nested as HTML forbids: a parser that mends it would change the order of tags.
        assert page.xpath("//p//*[self::p or self::ul or self::ol or self::div or self::section]") == []
        assert page.xpath("//ul/*[not(self::li)] | //ol/*[not(self::li)] | //a//a") == []


def test_the_list_is_whole_without_a_script(tmp_path: Path, make: Any) -> None:
    publish_editions(tmp_path, [make("a"), make("b")])
    page = html.parse(str(tmp_path / "index.html"))
    assert len(page.xpath("//article[@data-title]")) == 2
    assert page.xpath("//*[@id='recherche']/@hidden") == [""]
    assert page.xpath("//*[@hidden]//a") == []
