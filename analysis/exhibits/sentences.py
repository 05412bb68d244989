"""Sentences of the corpus: each with the words looked for, its language, its source and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from analysis.exhibits.mime import Exhibit

__all__ = ["Sentence", "Sentences"]

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#~|^$=+-]|(?<=\d)[.)])")


@dataclass(frozen=True)
class Sentence:
    """One sentence.

    Parameters
    ----------
    left, keyword, right : str
        The sentence as it stands in the text: before the words looked for, these, and after.
    cite : str
        Source and day, for readers.
    lang : str
        The language, where it is not that of the report.
    """

    left: str
    keyword: str
    right: str
    cite: str = ""
    lang: str = ""


class Sentences(Exhibit):
    """A list of sentences, shown as they stand in the texts.

    Parameters
    ----------
    items : sequence of Sentence

    Examples
    --------
    >>> shown = Sentences([Sentence("La ", "Chine", " se tait.", "Le Phare, 3 mai 2022")])
    >>> print(shown.representations()["text/plain"])
    La Chine se tait. (Le Phare, 3 mai 2022)
    """

    def __init__(self, items: Sequence[Sentence]) -> None:
        self.items = tuple(items)

    def payload(self) -> dict[str, Any]:
        """Return ``kind`` and ``items``: left, keyword, right, cite and lang of each."""
        return {"kind": "sentences", "items": [asdict(item) for item in self.items]}

    def representations(self) -> dict[str, Any]:
        """Return the sentences as a Markdown list, and as plain lines."""
        marked, plain = [], []
        for item in self.items:
            left, keyword, right, cite = (
                _MARKUP.sub(r"\\\1", part) for part in (item.left, item.keyword, item.right, item.cite)
            )
            marked.append(f"- {left}**{keyword}**{right}" + (f" ({cite})" if cite else ""))
            plain.append(f"{item.left}{item.keyword}{item.right}" + (f" ({item.cite})" if item.cite else ""))
        return {"text/markdown": "\n".join(marked), "text/plain": "\n".join(plain)}
