"""Sentences that code writes: plain text, the answer of a report, a note in the margin."""

from __future__ import annotations

from typing import Any

from analysis.exhibits.mime import Exhibit, check_id

__all__ = ["Answer", "Note", "Text"]


class Text(Exhibit):
    """Markdown written by code: sentences with computed numbers.

    Parameters
    ----------
    markdown : str
        Headings, lists, links, emphasis, tables and footnotes; no HTML.
    lang : str, optional
        The language, where it is not that of the report.
    anchor : str, optional
        Where links lead to: the anchor of the first heading, in place of one made of its words; of the text itself
        where it has none.
    """

    kind = "text"

    def __init__(self, markdown: str, *, lang: str = "", anchor: str = "") -> None:
        self.markdown = markdown
        self.lang = lang
        self.anchor = check_id(anchor) if anchor else ""

    def payload(self) -> dict[str, Any]:
        """Return ``kind``, ``markdown``, ``lang`` and ``anchor``."""
        return {"kind": self.kind, "markdown": self.markdown, "lang": self.lang, "anchor": self.anchor}

    def representations(self) -> dict[str, Any]:
        """Return the Markdown for readers that do not know our MIME type."""
        return {"text/markdown": self.markdown, "text/plain": self.markdown}


class Answer(Text):
    """The answer to the question of the report, set apart on the first screen and page."""

    kind = "answer"


class Note(Text):
    """A remark or warning about the data, set apart from the text."""

    kind = "note"
