"""The feeds of a site: Atom (RFC 4287) and JSON Feed 1.1, both from the editions that are there."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final
from xml.etree import ElementTree

from analysis.publishing.entries import Entry
from analysis.publishing.settings import SiteSettings
from analysis.publishing.wording import period_of, site_words

__all__ = ["ATOM", "JSON_FEED", "atom_feed", "json_feed", "newest_first"]

ATOM: Final = "feed.xml"
JSON_FEED: Final = "feed.json"
#: Editions in a feed at most; more than a year of forty monthly reports.
_MOST: Final = 1000
_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
#: Control characters, which no XML may hold.
_NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DAY: Final = "1970-01-01"
_TYPES: Final = {".html": "text/html", ".pdf": "application/pdf"}


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """Return the editions that are there, by the day they tell of, as a feed lists them."""
    there = [entry for entry in entries if not entry.removed]
    return sorted(there, key=lambda one: (_moment(one), one.recency, one.report), reverse=True)[:_MOST]


def _moment(entry: Entry) -> str:
    """Return the moment a feed gives: the day of the edition, so that the same edition has the same bytes."""
    return f"{entry.as_of or entry.end or _NO_DAY}T00:00:00Z"


def _page(entry: Entry) -> str:
    return f"{entry.key}/index.html"


def _told(entry: Entry, lang: str) -> str:
    """Return what a feed says of an edition besides its title."""
    parts = [entry.question, *entry.changes]
    if entry.sample:
        parts.append(f"{site_words(lang)['sample']}.")
    return " ".join(part for part in parts if part) or entry.title


def _title(entry: Entry, lang: str) -> str:
    return f"{entry.title} – {period_of(entry, lang)}"


def atom_feed(entries: Sequence[Entry], settings: SiteSettings, lang: str, report: str = "") -> bytes:
    """Return the Atom feed; addresses are relative to it where that of the site is unknown.

    Parameters
    ----------
    entries : sequence of Entry
    settings : SiteSettings
    lang : {"fr", "en"}
    report : str
        The one the feed is about, in whose folder it lies; by default the site, at whose root it lies.
    """
    ElementTree.register_namespace("", _NAMESPACE)
    words, listed = site_words(lang), newest_first(entries)
    author = settings.title or words["title"]
    title = listed[0].title if report and listed else author
    root = f"{report}/" if report else ""

    def address(path: str) -> str:
        return settings.address(path) if settings.url or not report else f"../{settings.address(path)}"

    feed = ElementTree.Element(f"{{{_NAMESPACE}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang})
    _add(feed, "id", settings.urn(f"{root}feed"))
    _add(feed, "title", words["feed_title"].format(title=title))
    _add(feed, "updated", max(map(_moment, listed), default=f"{_NO_DAY}T00:00:00Z"))
    _add(_add(feed, "author"), "name", author)
    _add(feed, "link", rel="self", type="application/atom+xml", href=address(f"{root}{ATOM}"))
    _add(feed, "link", rel="alternate", type="text/html", href=address(f"{root}index.html"))
    for entry in listed:
        item = _add(feed, "entry")
        _add(item, "id", settings.urn(entry.key))
        _add(item, "title", _title(entry, lang))
        _add(item, "updated", _moment(entry))
        _add(item, "link", rel="alternate", type="text/html", href=address(_page(entry)))
        for name, kind in _pages(entry):
            _add(item, "link", rel="related", type=kind, href=address(f"{entry.key}/{name}"))
        _add(item, "summary", _told(entry, lang))
    ElementTree.indent(feed)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return (head + str(ElementTree.tostring(feed, encoding="unicode")) + "\n").encode()


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_NAMESPACE}}}{tag}", attributes)
    child.text = _NOT_XML.sub("", text) or None
    return child


def _pages(entry: Entry) -> list[tuple[str, str]]:
    """Return the report itself as a page and on paper, with its media type."""
    named = [(f"{entry.report}{suffix}", kind) for suffix, kind in _TYPES.items()]
    return [(name, kind) for name, kind in named if name in entry.files]


def json_feed(entries: Sequence[Entry], settings: SiteSettings, lang: str) -> bytes:
    """Return the same as JSON Feed 1.1."""
    words = site_words(lang)
    title = settings.title or words["title"]
    head: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": words["feed_title"].format(title=title),
        "home_page_url": settings.address("index.html"),
        "feed_url": settings.address(JSON_FEED),
        "language": lang,
        "authors": [{"name": title}],
    }
    items = [
        {
            "id": settings.urn(entry.key),
            "url": settings.address(_page(entry)),
            "title": _title(entry, lang),
            "content_text": _told(entry, lang),
            "date_published": _moment(entry),
            "attachments": [
                {"url": settings.address(f"{entry.key}/{name}"), "mime_type": kind} for name, kind in _pages(entry)
            ],
        }
        for entry in newest_first(entries)
    ]
    return (json.dumps(head | {"items": items}, ensure_ascii=False) + "\n").encode()
