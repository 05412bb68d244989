"""The pages around the reports: the index, a page for each report, one for each edition, one for what is gone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata
from itertools import groupby
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.publishing.entries import Entry, by_report
from analysis.publishing.feeds import ATOM
from analysis.publishing.settings import SiteSettings
from analysis.publishing.wording import date_of, period_of, site_words
from analysis.rendering.html import content_security_policy
from analysis.rendering.locations import template_dir

__all__ = ["compile_pages", "edition_page", "index_page", "report_page", "seal_of"]

_STYLES: Final = ("report.css", "site.css")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(template_dir()), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )


def compile_pages() -> None:
    """Compile the templates of all pages, for the children that are forked after that."""
    for name in _environment().list_templates(filter_func=lambda name: name.startswith("site")):
        if name.endswith(".j2"):
            _environment().get_template(name)


@lru_cache(maxsize=1)
def _version() -> str:
    return metadata.version("presscope")


@lru_cache(maxsize=8)
def _text(name: str) -> str:
    return (template_dir() / name).read_text(encoding="utf-8")


def _render(template: str, lang: str, settings: SiteSettings, path: str, **values: Any) -> bytes:
    """Draw a page that lies at ``path`` of the site."""
    words = site_words(lang)
    style = "".join(_text(name) for name in _STYLES)
    title = settings.title or words["title"]
    common: dict[str, Any] = {
        "lang": lang, "words": words, "style": Markup(style), "csp": content_security_policy(style),
        "version": _version(), "root": "../" * path.count("/"), "site_title": title,
        "own_feed": "", "page_title": title, "feed_title": words["feed_title"].format(title=title),
        "canonical": settings.address(path) if settings.url else "", "address": quote,
        "period": lambda entry: period_of(entry, lang), "date": lambda entry: date_of(entry, lang),
    }  # fmt: skip
    page = _environment().get_template(template).render(common | values)
    return (page.strip() + "\n").encode()


def index_page(entries: Sequence[Entry], settings: SiteSettings, lang: str) -> bytes:
    """Return the index: the latest edition of each report, then every edition by period.

    The list is whole without a script; the one script in it hides what a search leaves out.
    """
    there = [entry for entry in entries if not entry.removed]
    script, style = _text("site.js"), "".join(_text(name) for name in _STYLES)
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"{content_security_policy(style)}; script-src 'sha256-{allowed}'"
    reports = list(by_report(there).values())
    return _render("site.html.j2", lang, settings, "index.html", reports=reports, years=_years(there, lang),
                   script=Markup(script), csp=policy)  # fmt: skip


def _years(entries: Sequence[Entry], lang: str) -> list[tuple[str, list[tuple[str, list[Entry]]]]]:
    """Return the editions by the year in which their period ends, then by period, the latest first."""
    ordered = sorted(entries, key=lambda one: one.report)
    ordered.sort(key=lambda one: (one.end, one.start), reverse=True)
    years = groupby(ordered, key=lambda one: one.end[:4])
    return [
        (year, [(name, list(group)) for name, group in groupby(found, key=lambda one: period_of(one, lang))])
        for year, found in years
    ]


def report_page(entries: Sequence[Entry], settings: SiteSettings, lang: str) -> bytes:
    """Return the page of one report: all its editions, the latest first, and those that are gone."""
    present = [entry for entry in entries if not entry.removed]
    newest = (present or list(entries))[0]
    return _render("site_report.html.j2", lang, settings, f"{newest.report}/index.html", newest=newest, own_feed=ATOM,
                   page_title=newest.title, present=present, removed=[e for e in entries if e.removed])  # fmt: skip


def seal_of(entries: Sequence[Entry], settings: SiteSettings, lang: str) -> str:
    """Return a digest of everything that the page of a report is drawn from: while it stays, so does the page."""
    made = hashlib.sha256()
    drawn = ("site_base.html.j2", "site_macros.html.j2", "site_report.html.j2")
    drawn_from = (_version(), repr(site_words(lang)), repr(settings), lang, repr(entries))
    for text in (*map(_text, (*drawn, *_STYLES)), *drawn_from):
        made.update(f"{text}\0".encode())
    return made.hexdigest()


def edition_page(entry: Entry, before: Entry | None, after: Entry | None, settings: SiteSettings) -> bytes:
    """Return the page at the permalink of an edition.

    Parameters
    ----------
    entry : Entry
    before, after : Entry, optional
        The editions before and after it that are there.
    settings : SiteSettings
    """
    lang = entry.lang
    shown = {f"{entry.report}.html", f"{entry.report}.pdf", "changes.json"}
    return _render(
        "site_edition.html.j2", lang, settings, f"{entry.key}/index.html", e=entry, shown=shown,
        before=before, after=after,
        page_title=f"{entry.title} – {period_of(entry, lang)}",
    )  # fmt: skip
