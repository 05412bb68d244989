"""An export → the source text of its articles, cut before anything is parsed.

A parser that meets an unclosed tag carries it into the next article, so that one broken article takes its
neighbours along. Here the text is cut first, at what opens an article or, where that is damaged, at what an
article has only once; each piece is parsed by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["Cutter"]


@dataclass(frozen=True)
class Cutter:
    """Where articles begin, as regular expressions on the source text.

    Parameters
    ----------
    opens : str
        What begins an article wherever it stands.
    near : str
        Where an article may begin, if its opening is damaged.
    once : tuple of str
        What an article has once: a second one belongs to another article, which begins at the last ``near``
        before it.
    closes : str
        What stands near the end of an article: what it has once and stands below that belongs to the next one.
    evidence : str
        A piece without any of this is no article: it is part of the one before, or of the cover.
    """

    opens: str
    near: str
    once: tuple[str, ...]
    closes: str
    evidence: str
    _tokens: re.Pattern[str] = field(init=False)
    _closes: re.Pattern[str] = field(init=False)
    _evidence: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        parts = [f"(?P<opens>{self.opens})", f"(?P<near>{self.near})"]
        parts += [f"(?P<once{n}>{pattern})" for n, pattern in enumerate(self.once)]
        object.__setattr__(self, "_tokens", re.compile("|".join(parts), re.IGNORECASE))
        object.__setattr__(self, "_closes", re.compile(self.closes, re.IGNORECASE))
        object.__setattr__(self, "_evidence", re.compile(self.evidence, re.IGNORECASE))

    def cut(self, text: str) -> list[str]:
        """Return the pieces that are articles, in order.

        Examples
        --------
        >>> cutter = Cutter("<article", "</article>", ("<h1",), "</article", "<h1|<p")
        >>> cutter.cut("<html><article><h1>A<p>a</article><x><h1>B</article>")
        ['<article><h1>A<p>a', '</article><x><h1>B</article>']
        """
        return self.part(text)[1]

    def part(self, text: str) -> tuple[str, list[str]]:
        """Return what stands above the first article, and the pieces that are articles."""
        starts = self._starts(text)
        above, pieces = "", list[str]()
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            piece = text[start:end]
            if self._evidence.search(piece):
                pieces.append(piece)
            elif pieces:
                pieces[-1] += piece
            else:
                above += piece
        return above, pieces

    def begins(self, piece: str) -> bool:
        """Whether a piece begins as an article does, or where one may."""
        token = self._tokens.match(piece)
        return token is not None and token.lastgroup in ("opens", "near")

    def _starts(self, text: str) -> list[int]:
        starts, near, seen = [0], 0, {}  # type: list[int], int, dict[str, int]
        for token in self._tokens.finditer(text):
            kind = token.lastgroup or ""
            if kind == "opens":
                starts.append(token.start())
                near, seen = token.start(), {}
            elif kind == "near":
                near = token.start()
            elif near > seen.get(kind, near) or (not seen and self._closes.search(text, starts[-1], near)):
                starts.append(near)
                seen = {kind: token.start()}
            else:
                seen.setdefault(kind, token.start())
        return starts
