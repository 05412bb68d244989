"""Verifying a received report: is it what it says it is.

A report is made again from its provenance and compared, table by table. What was received is data and nothing else:
the notebook is one of *this* installation, found by its hash; no path, no code and no definition of the received file
is used, and its parameters are checked like those of a command line.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from analysis.errors import Fault, InputError
from analysis.publishing.reports import Draft, draft_report
from analysis.publishing.sharing import holds_passages
from analysis.publishing.verification_differences import Difference, compare_tables, find_reasons
from analysis.rendering.definitions import Definition
from analysis.rendering.locations import notebooks_dir
from analysis.rendering.parameters import check_parameters, read_parameters

__all__ = ["Verification", "find_notebook", "read_received", "verify_report"]

_PLACES: Final = ("corpus", "lexicon")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_LARGEST: Final = 200_000_000


@dataclass(frozen=True)
class Verification:
    """How a report compares with what it is made from.

    Parameters
    ----------
    report : str
    differences : list of Difference
        The tables that are not the same, each with what differs.
    altered : list of str
        Files whose bytes are not those the provenance states.
    reasons : list of str
        What can explain a difference: another corpus, lexicon, notebook, version.
    n_tables : int
        Tables compared.
    """

    report: str
    differences: list[Difference] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    n_tables: int = 0

    @property
    def identical(self) -> bool:
        """Whether every number is the same and no file was altered."""
        return not self.differences and not self.altered

    def lines(self) -> list[str]:
        """Return what a reader is told."""
        if self.identical:
            told = [f"{self.report}: identical, {self.n_tables} tables recomputed."]
            return told + [f"  (not the same, without effect on the numbers: {reason})" for reason in self.reasons]
        told = [f"{self.report}: different."]
        told += [f"  altered after it was made: {name}" for name in self.altered]
        told += [f"  {difference}" for difference in self.differences]
        return told + [f"  because: {reason}" for reason in self.reasons or ["nothing stated explains it"]]


def read_received(place: Path) -> tuple[dict[str, Any], Path]:
    """Return the provenance of a received report and the folder of its files.

    Parameters
    ----------
    place : Path
        The folder of an edition, or a file in it.

    Raises
    ------
    InputError
        If there is no provenance, or it is none.
    """
    if not place.exists():
        fault = "the folder of an edition, or a file in it"
        raise InputError("The report cannot be verified.", [Fault("REPORT", f"no {str(place)!r}", fault)])
    folder = place if place.is_dir() else place.parent
    path = folder / "provenance.json"
    fault = "the folder of an edition, with its provenance.json"
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("too large")
        provenance = json.loads(path.read_text(encoding="utf-8"))
        checked = _is_provenance(provenance)
    except (OSError, ValueError) as error:
        found = repr(getattr(error, "strerror", None) or str(error))
        raise InputError("The report cannot be verified.", [Fault(str(path), found, fault)]) from None
    if not checked:
        raise InputError("The report cannot be verified.", [Fault(str(path), "other JSON", fault)])
    return provenance, folder


def _is_provenance(values: Any) -> bool:
    """Say whether received JSON has the shape of a provenance: nothing else of it is ever trusted."""
    if not isinstance(values, dict):
        return False
    parts = [values.get(key) for key in ("notebook", "parameters", "hashes", "versions")]
    plain = all(isinstance(part, dict) for part in parts) and isinstance(values.get("report"), str)
    return plain and bool(_NAME.fullmatch(values["report"])) and isinstance(values["notebook"].get("sha256"), str)


def find_notebook(provenance: Mapping[str, Any]) -> tuple[Path, bool]:
    """Return the notebook of this installation a report was made with, and whether it is the very same.

    It is found by its hash; failing that, by a name among our own, for then the hash is the difference.

    Raises
    ------
    InputError
        If this installation has no notebook of that hash or name.
    """
    from analysis.projects import find_project

    project = find_project()
    folders = [notebooks_dir(), *([project.folder("notebooks")] if project else [])]
    ours = [path for folder in folders for path in sorted(folder.glob("*.ipynb"))]
    wanted = provenance["notebook"]["sha256"]
    for path in ours:
        if hashlib.sha256(path.read_bytes()).hexdigest() == wanted:
            return path, True
    named = [path for path in ours if path.name == provenance["notebook"].get("name")]
    if named:
        return named[0], False
    allowed = ", ".join(sorted({path.name for path in ours}))
    fault = Fault("notebook", repr(provenance["notebook"].get("name")), allowed, "Verify it where that notebook is")
    raise InputError("This installation has not the notebook the report was made with.", [fault])


def verify_report(place: Path, *, corpus: str = "", lexicon: str = "") -> Verification:
    """Make a report again and compare.

    Parameters
    ----------
    place : Path
        The folder of an edition, or a file in it.
    corpus : str
        The corpus here; a provenance holds no path. Not needed for the sample, nor in a project whose corpus has the
        name the report states.
    lexicon : str
        The folder merged over the lexicon here, where the report had one.

    Raises
    ------
    InputError
        If there is no provenance, no such notebook, or the corpus must be said.
    RunError
        If it cannot be made again.
    """
    provenance, folder = read_received(place)
    notebook, same = find_notebook(provenance)
    values = _parameters(provenance, notebook, corpus, lexicon)
    definition = Definition(name=str(provenance["report"]), notebook=notebook)
    with tempfile.TemporaryDirectory(prefix="presscope-verify-") as scratch:
        draft = draft_report(definition, values, Path(scratch), [], failed=Path(scratch))
    here = json.loads(draft.files["provenance.json"])
    return _compared(provenance, folder, draft, here, same)


def _compared(
    provenance: Mapping[str, Any], folder: Path, draft: Draft, here: Mapping[str, Any], same: bool
) -> Verification:
    altered = _altered(provenance, folder)
    made = {name: data for name, data in draft.files.items() if name.startswith("tables/")}
    received = _received_tables(folder)
    # What is shared comes without the tables that hold long passages; that is no difference.
    compared = {name: data for name, data in made.items() if name in received or not holds_passages(name, data)}
    differences = compare_tables(received, compared)
    reasons = find_reasons(provenance, here, same)
    return Verification(str(provenance["report"]), differences, altered, reasons, len(compared))


def _parameters(provenance: Mapping[str, Any], notebook: Path, corpus: str, lexicon: str) -> dict[str, Any]:
    """Return the parameters to run with: those stated, but places of this machine only."""
    known = read_parameters(notebook)
    stated = {name: value for name, value in provenance["parameters"].items() if name not in _PLACES}
    faults = []
    wanted = provenance["parameters"].get("corpus")
    corpus = corpus or _ours("corpus", wanted)
    lexicon = lexicon or _ours("lexicon", provenance["parameters"].get("lexicon"))
    if "corpus" in known and not corpus:
        if wanted != "sample":
            faults.append(Fault("--corpus", "nothing", f"the folder or file of the corpus that was called {wanted!r}"))
        corpus = "sample"
    if provenance["parameters"].get("lexicon") and not lexicon:
        named = provenance["parameters"]["lexicon"]
        faults.append(Fault("--lexicon", "nothing", f"the folder of the lexicon that was called {named!r}"))
    if faults:
        raise InputError("A report says no path: tell where its corpus lies here.", faults)
    checked = check_parameters(known, stated)
    places = {"corpus": corpus, "lexicon": lexicon}
    return checked | {name: value for name, value in places.items() if name in known and value}


def _ours(kind: str, named: Any) -> str:
    """Return the corpus or the lexicon of the project one stands in, if it is called as the report says."""
    from analysis.projects import find_project

    project = find_project()
    place = str((project.corpus if kind == "corpus" else project.lexicon) or "") if project else ""
    return place if named and Path(place).name == named and named != "sample" else ""


def _received_tables(folder: Path) -> dict[str, bytes]:
    root = folder.resolve()
    paths = [p for p in sorted((folder / "tables").glob("*.csv")) if p.resolve().is_relative_to(root) and p.is_file()]
    return {f"tables/{path.name}": path.read_bytes() for path in paths}


def _altered(provenance: Mapping[str, Any], folder: Path) -> list[str]:
    """Return the files that are there and are not what the provenance states."""
    stated = provenance.get("files")
    root, found = folder.resolve(), []
    for name, sha256 in (stated if isinstance(stated, dict) else {}).items():
        path = folder / str(name)
        if not path.resolve().is_relative_to(root) or not path.is_file():
            continue  # a shared part of an edition need not hold all files
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            found.append(str(name))
    return sorted(found)
