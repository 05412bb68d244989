"""What is known of a corpus without its texts: where it is, and what lies beside it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import pandas as pd

from analysis.corpus.corpus import no_totals
from analysis.corpus.window import window_of
from analysis.errors import CorpusError, Fault
from analysis.readers.description import Description, read_description, read_totals
from analysis.readers.outlets import Outlets, load_outlets, sources_beside
from analysis.readers.publications import DatingRule, check_rule
from analysis.sample import SAMPLE, SAMPLE_NAME, SAMPLE_NOTICE

__all__ = ["Beside", "outlets_of", "settle_place"]

T = TypeVar("T")


@dataclass(frozen=True)
class Beside:
    """What is known of a corpus without its texts; its fields are those of `analysis.corpus.corpus.Corpus`."""

    licence: str = ""
    notice: str = ""
    about: Description | None = None
    published: pd.DataFrame = field(default_factory=no_totals)
    dating_rule: DatingRule = "header"

    @property
    def window(self) -> tuple[dt.date, dt.date]:
        """First and last day of the corpus."""
        return window_of(self.about)

    @property
    def name(self) -> str:
        """What the ``corpus.yaml`` calls the corpus; empty where it does not."""
        return self.about.name if self.about is not None else ""


def outlets_of(where: str | Path) -> Outlets:
    """Return the known outlets, with those that the ``sources.yaml`` of a corpus adds."""
    return load_outlets(sources_beside(SAMPLE if where == SAMPLE_NAME else Path(where).expanduser()))


def settle_place(where: str | Path, dating_rule: str = "") -> tuple[Path, Beside]:
    """Return where the texts are, and what is known of the corpus without them.

    Raises
    ------
    CorpusError, ParameterError
        If what lies beside the texts cannot be used, or there is no such rule.
    """
    if not isinstance(where, str | os.PathLike):
        fault = Fault("corpus", f"{type(where).__name__} {where!r}"[:80], "a path, 'sample' or a DataFrame")
        raise CorpusError("That is no corpus.", [fault])
    is_sample = isinstance(where, str) and where == SAMPLE_NAME
    place = SAMPLE if is_sample else Path(where).expanduser()
    beside = _read_beside(place)
    if is_sample:
        beside = replace(beside, licence=beside.licence or "CC0", notice=SAMPLE_NOTICE)
    stated = beside.about.dating_rule if beside.about is not None else ""
    return place, replace(beside, dating_rule=check_rule(dating_rule or stated or "header"))


def _read_beside(place: Path) -> Beside:
    folder = place if place.is_dir() else place.parent
    if not place.exists():
        return Beside()
    errors: list[CorpusError] = []

    def attempt(read: Callable[[], T]) -> T | None:
        try:
            return read()
        except CorpusError as error:
            errors.append(error)
            return None

    about, outlets = attempt(lambda: read_description(folder)), attempt(lambda: outlets_of(place))
    published = attempt(lambda: read_totals(folder, outlets)) if outlets is not None else None
    if len(errors) > 1:
        faults = [fault for error in errors for fault in error.faults or (error.summary,)]
        raise CorpusError("What lies beside the texts cannot be used.", faults)
    if errors:
        raise errors[0]
    return Beside(
        licence=about.licence if about is not None else "",
        about=about,
        published=no_totals() if published is None else published,
    )
