"""Tables that pandas or Markdown made, read into the shape of our own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, Final

__all__ = ["is_number", "read_html_table"]

_NUMBER = re.compile(r"[-+−]?\d[\d\s.,\u00a0\u202f]*\s?%?|[–-]|")
_FRAMEWORK: Final = {"div", "table", "thead", "tbody", "tr", "th", "td", "style", "p"}


def is_number(text: str) -> bool:
    """Say whether a cell reads as a number or as nothing.

    Examples
    --------
    >>> is_number("1 250,5 %"), is_number("2022 environ")
    (True, False)
    """
    return bool(_NUMBER.fullmatch(text.strip()))


class _Reader(HTMLParser):
    """Collects the rows of one plain table and whatever is not plain about it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[bool, list[str]]] = []
        self.odd: str = ""
        self.tables = 0
        self._head = False
        self._open: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _FRAMEWORK or (self._open in ("td", "th") and tag not in ("td", "th", "tr")):
            self.odd = self.odd or f"<{tag}>"
        spans = [name for name, value in attrs if name in ("colspan", "rowspan") and value != "1"]
        styled = [name for name, _ in attrs if name == "id" or (name == "class" and tag in ("td", "th"))]
        if spans or styled:
            self.odd = self.odd or f"<{tag} {(spans + styled)[0]}>"
        if tag == "table":
            self.tables += 1
        elif tag == "thead":
            self._head = True
        elif tag == "tr":
            self.rows.append((self._head, []))
        elif tag in ("td", "th") and self.rows:
            self.rows[-1][1].append("")
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._head = self._head and tag != "thead"
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in ("td", "th") and self.rows:
            self.rows[-1][1][-1] += data
        elif data.strip() and self._open not in ("style", "p"):
            self.odd = self.odd or repr(data.strip()[:40])


def read_html_table(source: str) -> dict[str, Any]:
    """Return the payload of a table as :class:`analysis.exhibits.Table` makes it, without its data.

    Raises
    ------
    ValueError
        If ``source`` is anything but one plain table as ``DataFrame`` shows it, in words: colours of a
        Styler, merged cells, elements within cells.

    Examples
    --------
    >>> rows = "<tr><th></th><th>n</th></tr><tr><th>ONU</th><td>3</td></tr>"
    >>> payload = read_html_table(f"<table>{rows}</table>")
    >>> payload["header"], payload["rows"]
    (['', 'n'], [['ONU', '3']])
    """
    reader = _Reader()
    reader.feed(source)
    if reader.tables != 1 or reader.odd:
        raise ValueError(f"HTML that is more than one plain table ({reader.odd or 'no table'})")
    heads = [row for head, row in reader.rows if head] or [row for _, row in reader.rows[:1]]
    rows = [row for head, row in reader.rows if not head][0 if any(h for h, _ in reader.rows) else 1 :]
    if len({len(row) for row in heads + rows}) != 1:
        raise ValueError("a table whose rows differ in length")
    header = [next((label for label in labels if label), "") for labels in zip(*heads, strict=True)]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(header)
    align = ["right" if column and all(map(is_number, column)) else "left" for column in columns]
    return {"kind": "table", "id": "", "caption": "", "notes": "", "lang": "", "groups": [], "empty": "",
            "header": header, "align": align, "rows": [list(row) for row in rows], "data": None}  # fmt: skip
