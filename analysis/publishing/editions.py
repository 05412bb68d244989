"""Editions: the folder of one rendered report, complete or not there at all."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from analysis.errors import ExportError, Fault, InputError
from analysis.rendering.content import Content, Identity
from analysis.rendering.outputs import Figure, Table

__all__ = ["Edition", "edition_id", "exhibit_tables", "write_edition"]

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


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
    """Write the files of an edition into ``OUT/<name>/<edition>`` and return that folder.

    They are written into a folder beside it that takes its place when all is there: a reader sees the
    whole old edition or the whole new one.

    Raises
    ------
    InputError
        If ``out`` cannot be written to.
    """
    for part in (name, edition):
        if not _ID.fullmatch(part):
            raise InputError("The edition cannot be written.",
                             [Fault("name", repr(part), "letters, digits and _ . -")])  # fmt: skip
    target = out / name / edition
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{edition}-", dir=target.parent))
    except OSError as error:
        fault = Fault("--out", repr(str(out)), "a folder that can be written to", error.strerror or "")
        raise InputError("The edition cannot be written.", [fault]) from None
    try:
        for relative, data in files.items():
            path = scratch / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        scratch.chmod(0o777 & ~_umask())  # mkdtemp makes folders that only their owner can read
        _put_in_place(scratch, target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return target


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _put_in_place(scratch: Path, target: Path) -> None:
    """Let ``scratch`` take the place of ``target``; a folder cannot be renamed onto a full one."""
    if not target.exists():
        scratch.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    try:
        target.rename(old / "edition")
        try:
            scratch.rename(target)
        except OSError:
            (old / "edition").rename(target)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
