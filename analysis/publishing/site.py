"""The index page of a site: every rendered report with its pages and its data."""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections.abc import Mapping
from importlib import metadata
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.errors import Fault, InputError
from analysis.rendering.html import content_security_policy
from analysis.rendering.locations import template_dir
from analysis.rendering.wording import long_date, long_period, words

__all__ = ["write_site"]


def write_site(out: Path, lang: str = "fr") -> Path:
    """Write ``OUT/index.html`` from the editions that stand in ``OUT`` and return its path.

    The page holds relative links only, so that the folder can be moved, and works without a server.
    The same editions give the same bytes.

    Parameters
    ----------
    out : Path
        The root of the site.
    lang : {"fr", "en"}

    Raises
    ------
    InputError
        With every edition whose provenance cannot be read.
    """
    editions = _read_editions(out)
    style = (template_dir() / "report.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(template_dir()), autoescape=True, undefined=StrictUndefined
    )
    page = environment.get_template("site.html.j2").render(
        lang=lang, words=words(lang), style=Markup(style), csp=content_security_policy(style),
        reports=_reports(out, editions, lang), version=metadata.version("presscope"),
    )  # fmt: skip
    return _replace(out / "index.html", page)


def _read_editions(out: Path) -> list[tuple[Path, dict[str, Any]]]:
    found, faults = [], []
    for path in sorted(out.glob("[!.]*/[!.]*/provenance.json")):
        try:
            provenance = json.loads(path.read_text(encoding="utf-8"))
            provenance["report"], provenance["period"]["start"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            place = path.relative_to(out).as_posix()
            faults.append(Fault(place, repr(str(error))[:80], "the provenance of an edition",
                                "Render the report again or delete the folder"))  # fmt: skip
            continue
        found.append((path.parent, provenance))
    if faults:
        raise InputError("The index of the site cannot be written.", faults)
    return found


def _reports(out: Path, editions: list[tuple[Path, dict[str, Any]]], lang: str) -> list[dict[str, Any]]:
    """Return the reports by name, the latest edition of each first."""
    reports = []
    ordered = sorted(editions, key=lambda pair: (pair[1]["report"], _recency(pair[1])))
    for name, group in groupby(ordered, key=lambda pair: str(pair[1]["report"])):
        latest_first = list(group)[::-1]
        newest = latest_first[0][1]
        reports.append(
            {
                "name": name,
                "anchor": f"rapport-{name}",
                "title": newest["title"],
                "question": newest.get("question", ""),
                "editions": [_edition(out, folder, provenance, lang) for folder, provenance in latest_first],
            }
        )
    return reports


def _recency(provenance: Mapping[str, Any]) -> tuple[str, str, str]:
    period = provenance["period"]
    return period.get("as_of") or "", period.get("end") or "", period.get("start") or ""


def _edition(out: Path, folder: Path, provenance: Mapping[str, Any], lang: str) -> dict[str, Any]:
    wording, period = words(lang), provenance["period"]
    day = {key: dt.date.fromisoformat(value) for key, value in period.items() if value}
    name = provenance["report"]
    pages = [(folder / f"{name}.html", "HTML"), (folder / f"{name}.pdf", "PDF")]
    tables = sorted((folder / "tables").glob("*.csv"))
    data = [(path, path.name) for path in tables]
    data += [(folder / f"{name}.ipynb", wording["executed"]), (folder / "provenance.json", "provenance.json")]
    complete = "start" in day and "end" in day
    return {
        "id": folder.name,
        "period": long_period(day["start"], day["end"], lang) if complete else "",
        "date": wording["edition"].format(date=long_date(day["as_of"], lang)) if "as_of" in day else "",
        "corpus": provenance["corpus"]["name"],
        "sample": provenance["corpus"]["sample"],
        "pages": [_link(out, path, label) for path, label in pages if path.is_file()],
        "data": [_link(out, path, label) for path, label in data if path.is_file()],
    }


def _link(out: Path, path: Path, label: str) -> dict[str, str]:
    return {"href": quote(path.relative_to(out).as_posix()), "label": label}


def _replace(path: Path, page: str) -> Path:
    """Write ``page`` so that a reader sees the old page or the new one, never a part."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(prefix=".index-", dir=path.parent)
    except OSError as error:
        fault = Fault(
            "--out", repr(str(path.parent)), "a folder that can be written to", error.strerror or ""
        )
        raise InputError("The index of the site cannot be written.", [fault]) from None
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(page + "\n")
    Path(scratch).chmod(0o644)
    Path(scratch).replace(path)
    return path
