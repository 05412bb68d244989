"""The last fence before a page is written: an allow-list of elements and attributes.

Everything in a report is escaped where it is drawn; this catches what a mistake lets through.
nbconvert's own ``sanitize_html`` prints ``<h1>`` and ``<thead>`` as text and drops ``alt``.
"""

from __future__ import annotations

from typing import Final

import nh3

__all__ = ["sanitise"]

_TAGS: Final = {
    "a", "aside", "blockquote", "br", "caption", "cite", "code", "dd", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img", "li",
    "main", "mark", "nav", "ol", "p", "pre", "rect", "section", "small", "span", "strong", "summary", "sup", "svg",
    "table",     "tbody", "td", "tfoot", "th", "thead", "time", "title", "tr", "ul",
}  # fmt: skip
_ANYWHERE: Final = {"id", "class", "lang", "role", "tabindex", "aria-label", "aria-labelledby", "aria-hidden"}
_ATTRIBUTES: Final[dict[str, set[str]]] = {
    "*": _ANYWHERE,
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    # Boxes over a chart that lead to sentences; nothing of SVG that draws, loads or runs.
    "rect": {"x", "y", "width", "height"},
    "svg": {"viewBox", "focusable"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_CLEANER: Final = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "data"},
    attribute_filter=lambda tag, name, value: _filter(tag, name, value),
    link_rel="noopener noreferrer",
)


def _filter(tag: str, name: str, value: str) -> str | None:
    """Keep data: addresses for images only, and only images in them."""
    if value.strip().lower().startswith("data:"):
        allowed = (
            tag == "img" and name == "src" and value.startswith(("data:image/svg+xml;", "data:image/png;"))
        )
        return value if allowed else None
    return value


def sanitise(page: str) -> str:
    """Return the body of a page with only what reports are made of.

    Examples
    --------
    >>> sanitise('<p onclick="x()">Oui<script>alert(1)</script></p>')
    '<p>Oui</p>'
    >>> sanitise('<a href="javascript:x()">non</a>')
    '<a rel="noopener noreferrer">non</a>'
    """
    return _CLEANER.clean(page)
