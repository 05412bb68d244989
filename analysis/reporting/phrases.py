"""The sentences behind the numbers, and the anchors that tables lead to."""

from __future__ import annotations

from typing import Final

from analysis.exhibits import Sentences, Stack, Text
from analysis.reporting.points import QUOTED, sentences_of_entries, show_points
from analysis.reporting.study import Study
from analysis.reporting.subjects import Kind, labels_of, slug
from analysis.reporting.wording import escape

__all__ = ["QUOTED", "anchors_of", "quote"]

_EACH: Final = 3


def quote(study: Study, kind: Kind) -> Stack:
    """Return a few sentences behind the first entries, each with its source and date, then those of every point."""
    labels = labels_of(study, kind)
    anchors = anchors_of(study, kind)
    shown: list[Text | Sentences] = []
    for entry, said in sentences_of_entries(study, kind).items():
        few = [said.sentences[i] for i in _spread(len(said.sentences), _EACH)]
        shown.append(Text(f"### {escape(labels[entry])} ({said.tell(study, len(few))})", anchor=anchors[entry][1:]))
        shown.append(Sentences(few))
    if not shown:
        shown = [Text(study.say("Aucune phrase ne peut être montrée.", "No sentence can be shown."))]
    return Stack(*shown, show_points(study, kind))


def anchors_of(study: Study, kind: Kind) -> dict[str, str]:
    """Return the link to the sentences of each entry that has some: ``#phrases-russie``."""
    return {entry: f"#phrases-{slug(entry)}" for entry in sentences_of_entries(study, kind)}


def _spread(n: int, most: int) -> list[int]:
    """Return at most ``most`` positions below ``n``, evenly apart.

    Examples
    --------
    >>> _spread(9, 3), _spread(2, 3)
    ([0, 4, 8], [0, 1])
    """
    return list(range(n)) if n <= most else [round(i * (n - 1) / (most - 1)) for i in range(most)]
