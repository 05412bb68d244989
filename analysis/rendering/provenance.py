"""What a report was made from: enough to make it again, nothing about the machine or its user."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from analysis.rendering.content import Identity
from analysis.rendering.parameter_words import parameter_words
from analysis.rendering.scrub import shareable_parameters
from analysis.rendering.wording import words

__all__ = ["build_provenance", "footer_lines", "git_commit", "library_versions", "to_json"]

_LIBRARIES: Final = (
    "matplotlib", "mistune", "nbconvert", "nh3", "numpy", "pandas", "papermill", "pyarrow", "scipy",
    "statsmodels", "typst",
)  # fmt: skip


def git_commit(folder: Path | None = None) -> str | None:
    """Return the commit this code was run from, or None outside a checkout or without git."""
    place = folder or Path(__file__).resolve().parents[2]
    if not (place / ".git").exists():
        return None
    command = ["git", "-C", str(place), "rev-parse", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


@lru_cache(maxsize=1)
def library_versions() -> Mapping[str, str | None]:
    """Return what runs here, by name: read once, for it is what was imported that counts."""
    python = {"presscope": _version("presscope"), "python": platform.python_version()}
    return MappingProxyType(python | {library: _version(library) for library in _LIBRARIES})


def build_provenance(
    *,
    name: str,
    notebook: Path,
    parameters: Mapping[str, Any],
    identity: Identity,
    warnings: Sequence[str] = (),
    commit: str | None = None,
) -> dict[str, Any]:
    """Return the provenance of a report as JSON values.

    Parameters
    ----------
    name : str
        The report.
    notebook : Path
        The notebook as it was before the run; its name and hash are kept, not its folder.
    parameters : mapping
        Every parameter with its value; folders are reduced to their names.
    identity : Identity
        Corpus, period, counts and hashes, as the notebook stated them.
    warnings : sequence of str
        What the run warned of.
    commit : str, optional
        The commit of the code. It is the one entry that may differ between two equal reports.

    Returns
    -------
    dict
        Without clocks, absolute paths or names of users.
    """
    return {
        "report": name,
        "title": identity.title,
        "question": identity.question,
        "notebook": {"name": notebook.name, "sha256": hashlib.sha256(notebook.read_bytes()).hexdigest()},
        "parameters": shareable_parameters(parameters),
        "period": {
            "start": identity.start.isoformat() if identity.start else None,
            "end": identity.end.isoformat() if identity.end else None,
            "as_of": identity.as_of.isoformat() if identity.as_of else None,
        },
        "corpus": {"name": identity.corpus, "sample": identity.sample},
        "hashes": dict(identity.hashes),
        "counts": dict(identity.counts),
        "language": identity.lang,
        "versions": dict(library_versions()),
        "warnings": list(warnings),
        "commit": commit,
    }


def to_json(values: Mapping[str, Any]) -> str:
    r"""Return JSON that reads well and always has the same bytes.

    Examples
    --------
    >>> to_json({"a": "é"})
    '{\n  "a": "é"\n}\n'
    """
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def footer_lines(provenance: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a reader sees of the provenance at the end of a report: label and text.

    The commit is left out: the pages of two equal reports are equal.
    """
    wording = words(provenance["language"])
    lines = [(wording["corpus"], provenance["corpus"]["name"])]
    for key in ("corpus", "lexicon"):
        if key in provenance["hashes"]:
            lines.append((wording[f"hash_{key}"].capitalize(), provenance["hashes"][key][:16]))
    # The line above names the corpus, and the page shows its language.
    given = {name: value for name, value in provenance["parameters"].items() if name not in ("corpus", "lang")}
    told = parameter_words(given, provenance["language"])
    lines.append((wording["parameters"].capitalize(), told))
    made = wording["made_with"].format(version=provenance["versions"]["presscope"] or "")
    lines.append((wording["notebook"], f"{provenance['notebook']['name']} · {made.strip()}"))
    return [(label, text) for label, text in lines if text]
