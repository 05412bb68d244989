"""How an edition is cited: ``CITATION.cff`` and a BibTeX entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

import yaml

from analysis.projects import find_project
from analysis.rendering.wording import long_period, words

__all__ = ["citation_files", "project_authors"]

_SPECIAL: Final = re.compile(r"([&%$#_{}])")


def project_authors() -> list[str]:
    """Return who signs the reports: ``authors`` of the project file, names with semicolons between them."""
    project = find_project()
    stated = str(project.settings.get("authors") or "") if project else ""
    return [name.strip() for name in stated.split(";") if name.strip()]


def citation_files(provenance: Mapping[str, Any], authors: Sequence[str] = ()) -> dict[str, bytes]:
    """Return ``CITATION.cff`` and ``citation.bib`` of an edition.

    Parameters
    ----------
    provenance : mapping
        As :func:`analysis.rendering.provenance.build_provenance` makes it.
    authors : sequence of str
        Who signs it; the tool where no one does.

    Examples
    --------
    >>> made = citation_files({
    ...     "report": "02_actors", "title": "Qui ?", "language": "fr", "corpus": {"name": "Presse"},
    ...     "period": {"start": "2021-01-01", "end": "2024-12-31", "as_of": "2024-12-08"},
    ...     "hashes": {"corpus": "ab"}, "versions": {"presscope": "0.1.0"},
    ... })
    >>> print(made["citation.bib"].decode().split(chr(10))[0])
    @misc{02-actors-2021-01-01-2024-12-31,
    """
    signed = list(authors) or ["presscope"]
    cff = yaml.safe_dump(_cff(provenance, signed), allow_unicode=True, sort_keys=False, width=100)
    return {
        "CITATION.cff": cff.encode(),
        "citation.bib": _bibtex(provenance, signed).encode(),
    }


def _full_title(provenance: Mapping[str, Any]) -> str:
    import datetime as dt

    period, lang = provenance["period"], provenance["language"]
    days = [dt.date.fromisoformat(period[key]) for key in ("start", "end") if period.get(key)]
    when = long_period(days[0], days[1], lang) if len(days) == 2 else ""
    return ", ".join(filter(None, (provenance["title"], provenance["corpus"]["name"], when))).replace("\u00a0", " ")


def _cff(provenance: Mapping[str, Any], authors: Sequence[str]) -> dict[str, Any]:
    lang = provenance["language"]
    message = {"fr": "Pour citer cette édition, reprenez ces indications.", "en": "To cite this edition, use this."}
    entry: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": message.get(lang, message["fr"]),
        "title": _full_title(provenance),
        "type": "dataset",
        "authors": [{"name": name} for name in authors],
        "version": _edition(provenance),
    }
    if provenance["period"].get("as_of"):
        entry["date-released"] = provenance["period"]["as_of"]
    named = {"corpus": words(lang)["hash_corpus"], "lexicon": words(lang)["hash_lexicon"]}
    identifiers = [
        {"type": "other", "value": f"sha256:{value}", "description": named.get(key, key)}
        for key, value in provenance["hashes"].items()
    ]
    return entry | ({"identifiers": identifiers} if identifiers else {})


def _edition(provenance: Mapping[str, Any]) -> str:
    period = provenance["period"]
    return "_".join(filter(None, (period.get("start"), period.get("end")))) or provenance["report"]


def _bibtex(provenance: Mapping[str, Any], authors: Sequence[str]) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", _ascii(f"{provenance['report']}-{_edition(provenance)}").lower()).strip("-")
    period = provenance["period"]
    made = words(provenance["language"])["made_with"].format(version=provenance["versions"].get("presscope") or "")
    fields = {
        "title": "{" + _escaped(_full_title(provenance)) + "}",
        "author": " and ".join("{" + _escaped(name) + "}" for name in authors),
        "year": (period.get("as_of") or period.get("end") or "")[:4],
        "version": _escaped(_edition(provenance)),
        "howpublished": _escaped(made),
        "note": _escaped("sha256:" + provenance["hashes"]["corpus"][:16]) if provenance["hashes"].get("corpus") else "",
        "language": {"fr": "french", "en": "english"}.get(provenance["language"], ""),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"]) + "\n"


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\\", "/")).replace("\u00a0", " ")
