"""Editions that were never rendered: small files that say which they are."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from analysis.publishing.site import NewEdition


def new_edition(report: str = "a", start: str = "2021-01-01", end: str = "2021-12-31", *, edition: str = "",
                content: str = "x", **provenance: Any) -> NewEdition:  # fmt: skip
    """Return an edition of the report, named after its days if it is given no name."""
    values = {
        "report": report, "title": f"Les fanfares de {report}", "question": "Qui joue ?",
        "period": {"start": start, "end": end, "as_of": end}, "corpus": {"name": "Essai", "sample": True},
    } | provenance  # fmt: skip
    suffixes = (".html", ".pdf", ".ipynb")
    files = {f"{report}{suffix}": f"{content} {report} {end}".encode() for suffix in suffixes}
    files |= {"tables/é t.csv": b"a\n", "provenance.json": json.dumps(values).encode()}
    return NewEdition(report, edition or f"{start}_{end}", files)


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process wrote is there for the next one: waiting for the disk would only cost time here."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def make() -> Any:
    """Return what makes an edition."""
    return new_edition
