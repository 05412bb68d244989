"""Editions: the folder of one rendered report, complete or not there at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import ExportError, Fault
from analysis.publishing.site import NewEdition, publish_editions
from analysis.rendering.content import Content, Identity
from analysis.rendering.outputs import Figure, Table

__all__ = ["Edition", "edition_id", "exhibit_tables", "write_edition"]


@dataclass(frozen=True)
class Edition:
    """A rendered report on disk.

    Parameters
    ----------
    name, id : str
        The report and its edition.
    folder : Path
        ``OUT/<name>/<id>``.
    title : str
        The title on its pages.
    files : tuple of str
        What is in the folder, relative to it, in order.
    warnings : tuple of str
        What the run warned of.
    """

    name: str
    id: str
    folder: Path
    title: str
    files: tuple[str, ...] = field(default_factory=tuple)
    warnings: tuple[str, ...] = ()

    def path(self, suffix: str) -> Path:
        """Return the file of the report with this suffix, ``".html"`` for example."""
        return self.folder / f"{self.name}{suffix}"


def edition_id(identity: Identity) -> str:
    """Return the name of an edition: the period it covers.

    Examples
    --------
    >>> import datetime as dt
    >>> edition_id(Identity("Titre", start=dt.date(2021, 1, 1), end=dt.date(2024, 12, 31)))
    '2021-01-01_2024-12-31'
    """
    if identity.start is None or identity.end is None:
        return "sans-periode" if identity.lang == "fr" else "no-period"
    return f"{identity.start.isoformat()}_{identity.end.isoformat()}"


def exhibit_tables(content: Content) -> dict[str, str]:
    """Return the raw numbers of every figure and table as CSV, by the name of its file.

    A figure and the table under it share their numbers: they make one file, the figure's.

    Raises
    ------
    ExportError
        If two exhibits have one id.
    """
    found: dict[str, str] = {}
    for block in content.blocks:
        if not isinstance(block, (Figure, Table)) or block.payload["data"] is None:
            continue
        name = f"tables/{block.payload['id']}.csv"
        if name in found:
            fault = Fault(f"cell {block.cell}", repr(block.payload["id"]), "an id used once in a report")
            raise ExportError("Two exhibits would be written to one file.", [fault])
        found[name] = block.payload["data"]
    return found


def write_edition(out: Path, name: str, edition: str, files: Mapping[str, bytes]) -> Path:
    """Publish the files of an edition as ``OUT/<name>/<edition>`` and return that folder.

    A reader sees the whole old edition or the whole new one, and index and feeds that agree with it: see
    :func:`analysis.publishing.site.publish_editions`.

    Raises
    ------
    InputError
        If ``out`` cannot be written to.
    RunError
        If the disk is full or fails; the site stands as it did.
    """
    (folder,) = publish_editions(out, [NewEdition(name, edition, files)])
    return folder
