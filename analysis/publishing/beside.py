"""What stands beside the pages of an edition: tables, facts, changes, citation, what goes into Word and Excel."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from analysis.publishing.changes import changes_since, find_previous
from analysis.publishing.changes_facts import collect_facts
from analysis.publishing.changes_wording import changes_markdown
from analysis.publishing.citation import citation_files, project_authors
from analysis.rendering.content import Content
from analysis.rendering.provenance import to_json

__all__ = ["add_changes", "citation_and_office", "hash_files"]

_CELL = "changes-since"


def add_changes(
    notebook: NotebookNode, parameters: Mapping[str, Any], provenance: Mapping[str, Any], out: Path
) -> dict[str, bytes]:
    """Compare with the last edition in ``out``, add a section on it to the notebook, and return the files of it."""
    from nbformat.v4 import new_markdown_cell

    facts = collect_facts(parameters, str(provenance["hashes"].get("corpus", "")))
    if facts is None:
        return {}
    files = facts.files()
    before = find_previous(out, str(provenance["report"]), provenance["period"].get("end") or "")
    changes = changes_since(before, facts, provenance)
    if changes is not None:
        notebook.cells.append(new_markdown_cell(changes_markdown(changes), id=_CELL))  # type: ignore[no-untyped-call]
        files["changes.json"] = to_json(changes).encode()
    return files


def citation_and_office(
    content: Content, provenance: Mapping[str, Any], name: str, formats: Sequence[str]
) -> dict[str, bytes]:
    """Return how the edition is cited and, where asked for, its figures and its workbook."""
    files = citation_files(provenance, project_authors())
    if "office" in formats:
        from analysis.rendering.office import office_files

        files |= office_files(content, provenance, name)
    return files


def hash_files(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file: who changes one afterwards is seen by ``presscope verify``."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
