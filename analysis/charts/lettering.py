"""Words in matplotlib's letters: how wide they are and where their outlines lie, each found out once in a process.

A chart measures its words to place itself, matplotlib measures them again to place them, and lays them out once more
to draw them; the next chart says the same names and percentages.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, Final

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

__all__ = ["FAMILY", "LETTERS", "Letters"]

#: The font of all charts; what others have written in another one is measured as matplotlib does.
FAMILY: Final = "DejaVu Sans"
_MOST: Final = 20_000


class Letters(TextToPath):
    """matplotlib's way from words to outlines, with a memory."""

    def __init__(self) -> None:
        super().__init__()
        self._extents: dict[tuple[Any, ...], tuple[float, float, float]] = {}
        self._placed: dict[tuple[Any, ...], list[tuple[str, float, float, float]]] = {}
        self._outlines: dict[str, OrderedDict[str, Any]] = {}

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Return the size of ``s`` in points."""
        if ismath or prop.get_family() != [FAMILY]:
            found: tuple[float, float, float] = super().get_text_width_height_descent(s, prop, ismath)
            return found
        key = (s, prop.get_size_in_points(), prop.get_weight(), prop.get_style(), prop.get_variant(),
               prop.get_stretch())  # fmt: skip
        if key not in self._extents:
            _make_room(self._extents)
            self._extents[key] = super().get_text_width_height_descent(s, prop, ismath)
        return self._extents[key]

    def get_glyphs_with_font(
        self, font: Any, s: str, glyph_map: Any = None, return_new_glyphs_only: bool = False, **options: Any
    ) -> tuple[list[tuple[str, float, float, float]], Any, list[Any]]:
        """Return where each letter of ``s`` lies, and the outlines of those that are not in ``glyph_map``."""
        key = (font.fname, s, *options.items())
        outlines = self._outlines.setdefault(font.fname, OrderedDict())
        if key not in self._placed:
            _make_room(self._placed)
            # matplotlib adds to the outlines what it meets for the first time.
            self._placed[key], _, _ = super().get_glyphs_with_font(font, s, outlines, **options)
        placed, known = self._placed[key], OrderedDict() if glyph_map is None else glyph_map
        new = OrderedDict((letter, outlines[letter]) for letter, *_ in placed if letter not in known)
        if return_new_glyphs_only:
            return placed, new, []
        known.update(new)
        return placed, known, []

    def learn(self, words: Iterable[str], size: float) -> None:
        """Measure and lay out words that many charts say."""
        prop = FontProperties(family=[FAMILY], size=size)
        own: Any = self  # the stubs leave out what finds a font
        font = own._get_font(prop)
        for said in words:
            self.get_text_width_height_descent(said, prop, False)
            self.get_glyphs_with_font(font, said, features=None, language=None)


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= _MOST:
        kept.clear()


#: The letters of this process; children that are forked from it know what it has learnt.
LETTERS: Final = Letters()
