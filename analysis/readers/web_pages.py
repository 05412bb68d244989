"""A saved web page → one record: trafilatura finds the article, what it drops is kept below it.

The whole page stays in the stored text, because a figure taken from it must lead back to it; the part
trafilatura set aside follows the article under a separator line, and is boilerplate.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from analysis.readers.encoding import UndecodableError, decode
from analysis.readers.fields import parse_day
from analysis.readers.records import FileReport, Reading, Record, stored_text

__all__ = ["CHROME_MARK", "read_web_page"]

#: Stands between the article and what the page shows around it.
CHROME_MARK = "\f"
#: A line of this length found within another is the article's, not a word that both happen to hold.
_LONG = 40


def read_web_page(path: Path, origin: str) -> Reading:
    """Read one .html file as one text."""
    reading = Reading()
    data = path.read_bytes()
    try:
        decoded = decode(data)
    except UndecodableError as error:
        reading.reject(origin, f"not readable as text: {error}")
        return reading
    record = _extract(decoded.text, origin)
    if record is None:
        reading.reject(origin, "no article was found in the page", decoded.text)
    else:
        reading.records.append(record)
    report = FileReport(origin, "html", decoded.encoding, decoded.decided_by, 1, len(reading.records))
    reading.files.append(report)
    return reading


def _extract(page: str, origin: str) -> Record | None:
    import trafilatura

    if not page.strip():
        return None
    found: Any = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    body = (getattr(found, "text", "") or "").strip() if found is not None else ""
    if not body:
        return None
    title = (found.title or "").strip()
    article = stored_text(body, title)
    seen = {" ".join(line.split()) for line in article.split("\n")}
    rest = [
        left
        for line in (trafilatura.html2txt(page) or "").split("\n")
        if line.strip() and " ".join(line.split()) not in seen and (left := _without(seen, line))
    ]
    text = f"{article}\n\n{CHROME_MARK}\n" + "\n".join(rest) if rest else article
    return Record(
        text=text,
        origin=origin,
        date=_stated_day(page),
        source=found.sitename or found.hostname or "",
        title=title,
        author=found.author or "",
        url=found.url or "",
    )


def _without(seen: set[str], line: str) -> str:
    """Return what a line says besides the article: a page without line ends is one line, article and all."""
    plain = " ".join(line.split())
    if not any(len(said) >= _LONG and said in plain for said in seen):
        return line
    for said in sorted(filter(None, seen), key=len, reverse=True):
        plain = plain.replace(said, " ", 1)
    return " ".join(plain.split())


def _stated_day(page: str) -> dt.date | None:
    """Return the day the page's own markup states: never one read out of its text, and never today for want of one."""
    from htmldate import find_date

    try:
        written = find_date(page, extensive_search=False, original_date=True)
    except (ValueError, TypeError, OverflowError):
        return None
    return parse_day(written) if written else None
