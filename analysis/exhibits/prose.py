"""Sentences that code writes: plain text, the answer of a report, a note in the margin."""

from __future__ import annotations

from typing import Any

from analysis.exhibits.mime import Exhibit

__all__ = ["Answer", "Note", "Text"]


class Text(Exhibit):
    """Markdown written by code: sentences with computed numbers.

    Parameters
    ----------
    markdown : str
        Headings, lists, links, emphasis, tables and footnotes; no HTML.
    lang : str, optional
        The language, where it is not that of the report.
    """

    kind = "text"

    def __init__(self, markdown: str, *, lang: str = "") -> None:
        self.markdown = markdown
        self.lang = lang

    def payload(self) -> dict[str, Any]:
        """Return ``kind``, ``markdown`` and ``lang``."""
        return {"kind": self.kind, "markdown": self.markdown, "lang": self.lang}

    def representations(self) -> dict[str, Any]:
        """Return the Markdown for readers that do not know our MIME type."""
        return {"text/markdown": self.markdown, "text/plain": self.markdown}


class Answer(Text):
    """The answer to the question of the report, set apart on the first screen and page."""

    kind = "answer"


class Note(Text):
    """A remark or warning about the data, set apart from the text."""

    kind = "note"
