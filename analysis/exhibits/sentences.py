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
    between, second : str
        Where other words are looked for too: what stands before them, behind the keyword, and these.
    """

    left: str
    keyword: str
    right: str
    cite: str = ""
    lang: str = ""
    between: str = ""
    second: str = ""


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
        """Return ``kind`` and ``items``: left, keyword, right, cite and lang of each, and between and second if any."""
        pairs = ("between", "second")
        items = [{k: v for k, v in asdict(item).items() if item.second or k not in pairs} for item in self.items]
        return {"kind": "sentences", "items": items}

    def representations(self) -> dict[str, Any]:
        """Return the sentences as a Markdown list, and as plain lines."""
        marked, plain = [], []
        for item in self.items:
            told = (item.left, item.keyword, item.between, item.second, item.right)
            left, keyword, between, second, right, cite = (
                _MARKUP.sub(r"\\\1", part) for part in (*told, item.cite)
            )
            other = f"{between}**{second}**" if second else ""
            marked.append(f"- {left}**{keyword}**{other}{right}" + (f" ({cite})" if cite else ""))
            plain.append("".join(told) + (f" ({item.cite})" if item.cite else ""))
        return {"text/markdown": "\n".join(marked), "text/plain": "\n".join(plain)}
