"""What is asked of a renderer, and what it answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from analysis.scheduling.logical import Period

__all__ = ["Job", "Renderer", "Result", "edition_stands"]


@dataclass(frozen=True)
class Job:
    """One report for one period.

    Parameters
    ----------
    name : str
        The report.
    definition : Path
        Its definition file.
    period : Period
        Its key names the edition; its days are the parameters ``start`` and ``end``.
    parameters : mapping
        Corpus, lexicon and what else goes before the definition.
    out : Path
        The root of the site.
    timeout : float
        Seconds for the whole run.
    keep : int, optional
        Editions that stay.
    min_documents, silent_source_days : int, optional
        What an edition needs to be published; None for nothing.
    failed : Path, optional
        The folder for a notebook that stops; not one that readers see.
    adopt : bool
        The edition stands already: a run was killed after it was published. Only what follows is to be done.
    """

    name: str
    definition: Path
    period: Period
    parameters: Mapping[str, Any]
    out: Path
    timeout: float = 3600.0
    keep: int | None = None
    min_documents: int | None = None
    silent_source_days: int | None = None
    failed: Path | None = None
    adopt: bool = False

    def to_json(self) -> str:
        """Return the job as text, for another process."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> Job:
        """Return the job from its text."""
        raw = json.loads(text)
        period = raw["period"]
        days = (dt.date.fromisoformat(period[end]) for end in ("start", "end"))
        raw["period"] = Period(period["key"], *days)
        places = {key: Path(raw[key]) for key in ("definition", "out", "failed") if raw[key]}
        return cls(**{**raw, **places})


@dataclass(frozen=True)
class Result:
    """How a run ended.

    Parameters
    ----------
    state : {"published", "failed", "withheld"}
    cause : str
        What groups it with other runs that ended for the same reason; never a text of the corpus.
    reason : str
        The same for people, in French.
    retry : bool
        Whether trying again soon may help.
    pages : tuple of str
        The files a reader opens, relative to the root of the site.
    """

    state: Literal["published", "failed", "withheld"]
    cause: str = ""
    reason: str = ""
    retry: bool = True
    pages: tuple[str, ...] = field(default_factory=tuple)


Renderer = Callable[[Job], Result]


def edition_stands(out: Path, name: str, edition: str) -> bool:
    """Say whether an edition is there; editions are put in place whole, so it is there entirely."""
    return (out / name / edition / "provenance.json").is_file()
