"""One mention in a text, as the rules find it and `placing` lays it out in the frame ``mentions``."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Mention"]


class Mention(NamedTuple):
    """A span of one text and who is named there.

    Parameters
    ----------
    start, end : int
        Half-open span in code points of the document.
    actor_id : str, optional
        Who is meant; none for a role of which the text does not tell who holds it.
    form : str
        ``name``, ``alias``, ``acronym``, ``metonym`` or ``role``.
    label, actor_type : str, optional
        Given where the text tells them, for a name in a form that the lexicon lacks; else those of the lexicon.
    """

    start: int
    end: int
    actor_id: str | None
    form: str
    label: str | None = None
    actor_type: str | None = None
