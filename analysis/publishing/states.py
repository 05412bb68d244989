"""What a site shows, switched as one: everything a reader sees hangs on one link, and one rename moves it.

::

    OUT/index.html, feed.xml, feed.json      → _editions/current/…           links made once, never changed
    OUT/<report>/index.html, latest, <edition> → ../_editions/current/<report>/…
    OUT/_editions/current                    → states/<digest>               the one link that is moved
    OUT/_editions/states/<digest>/           index, feeds, pages of reports, links to the editions
    OUT/_editions/files/<report>/<edition>.<digest>/   the files of an edition, never changed once there

So index, feeds, ``latest`` and the editions agree at every moment, a process killed anywhere leaves the old
site or the new one, and a disk that fills up leaves the old one. The root of the site stays the folder it is:
a server, a container that has it mounted or a shell in it go on, which exchanging the whole folder would break.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.projects import SITE_DATA
from analysis.publishing.writing import digest, put_link, remove, sync_folder, write_files

__all__ = ["DATA", "LATEST", "State", "clean", "current", "folder_of", "install", "lay", "lay_again", "tidy"]

DATA: Final = SITE_DATA
LATEST: Final = "latest"
_STATES: Final = "states"
_FILES: Final = "files"
_CURRENT: Final = "current"
#: A folder that a permanent link takes the place of stands aside under this name meanwhile.
_ASIDE: Final = ".aside-"


@dataclass(frozen=True)
class State:
    """Everything the site shows.

    Parameters
    ----------
    files : mapping
        Path to bytes: index, feeds, pages of reports, the list of editions.
    editions : mapping
        ``<report>/<edition>`` to the folder of its files as :func:`lay` gave it; empty for a folder that
        stands in its place as a plain folder.
    latest : mapping
        Report to its last good edition.
    """

    files: Mapping[str, bytes]
    editions: Mapping[str, str]
    latest: Mapping[str, str]

    @property
    def links(self) -> dict[str, str]:
        """Return the links of the state, path to target."""
        found = {
            key: f"../../../{_FILES}/{target}" if target else f"../../../../{key}"
            for key, target in self.editions.items()
        }
        return found | {f"{report}/{LATEST}": edition for report, edition in self.latest.items()}

    @property
    def digest(self) -> str:
        """Return the name of the state: the same content has the same."""
        return digest({**self.files, **{path: to.encode() for path, to in self.links.items()}})


def current(out: Path) -> Path | None:
    """Return the folder of what the site shows now, or None before anything was published."""
    path = out / DATA / _CURRENT
    return path if path.is_symlink() and path.is_dir() else None


def folder_of(out: Path, target: str) -> Path:
    """Return the folder that :func:`lay` wrote."""
    return out / DATA / _FILES / target


def lay(out: Path, report: str, edition: str, files: Mapping[str, bytes], like: Path | None = None) -> str:
    """Write the files of an edition where nobody looks yet, and return the name of their folder.

    The same files have the same folder: they are written once. What is the same in the folder ``like`` is not
    written again.
    """
    target = f"{report}/{edition}.{digest(files)}"
    folder = folder_of(out, target)
    if not folder.is_dir():
        scratch = folder.with_name(f".{folder.name}")
        remove(scratch)
        scratch.mkdir(parents=True)
        write_files(scratch, {path: data for path, data in files.items() if not _shared(like, scratch, path, data)})
        scratch.rename(folder)
        sync_folder(folder.parent)
    return target


def lay_again(out: Path, key: str, target: str, changed: Mapping[str, bytes]) -> str:
    """Lay the files of an edition with some of them changed; the old folder stays for those who read in it."""
    old = folder_of(out, target)
    if all((old / path).is_file() and (old / path).read_bytes() == data for path, data in changed.items()):
        return target
    files = {path.relative_to(old).as_posix(): path.read_bytes() for path in old.rglob("*") if path.is_file()}
    report, _, edition = key.partition("/")
    return lay(out, report, edition, {**files, **changed}, like=old)


def install(out: Path, state: State) -> None:
    """Let the site show ``state``."""
    name = state.digest
    _write_state(out, name, state)
    roots = ("index.html", "feed.xml", "feed.json")
    wanted = {root: f"{DATA}/{_CURRENT}/{root}" for root in roots if root in state.files}
    for key in (*state.links, *(path for path in state.files if "/" in path)):
        if state.editions.get(key) != "":
            wanted[key] = f"../{DATA}/{_CURRENT}/{key}"
    taken = {path: to for path, to in wanted.items() if not _is_link(out / path, to)}
    # Links with a free name come before the switch, when they lead nowhere yet; those that take the place of
    # something that readers see come after it, when they lead to what they should.
    free = [path for path in taken if not os.path.lexists(out / path)]
    for path in free:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).symlink_to(taken[path])
    pointer = out / DATA / _CURRENT
    if pointer.is_dir() and not pointer.is_symlink():  # a copy of a site that followed its links
        pointer.rename(pointer.with_name(f".{_CURRENT}.copy"))
    if not _is_link(pointer, f"{_STATES}/{name}"):
        put_link(pointer, f"{_STATES}/{name}")
        sync_folder(pointer.parent)
    for path in taken.keys() - set(free):
        _take_place(out / path, taken[path])


def _write_state(out: Path, name: str, state: State) -> None:
    folder, old = out / DATA / _STATES / name, current(out)
    if folder.is_dir():
        return
    scratch = folder.with_name(".new")
    remove(scratch)
    scratch.mkdir(parents=True)
    for report in {path.partition("/")[0] for path in (*state.links, *state.files) if "/" in path}:
        (scratch / report).mkdir()
    for path, target in state.links.items():
        (scratch / path).symlink_to(target)
    changed = {path: data for path, data in state.files.items() if not _shared(old, scratch, path, data)}
    write_files(scratch, changed)
    scratch.rename(folder)
    sync_folder(folder.parent)


def _shared(old: Path | None, scratch: Path, path: str, data: bytes) -> bool:
    """Say whether the file is as it was; if so it is not written again: two names of one file."""
    before = old / path if old else None
    try:
        if before is None or before.read_bytes() != data:
            return False
        (scratch / path).parent.mkdir(parents=True, exist_ok=True)
        (scratch / path).hardlink_to(before.resolve())
    except OSError:
        return False
    return True


def _is_link(path: Path, target: str) -> bool:
    return path.is_symlink() and path.readlink().as_posix() == target


def _take_place(path: Path, target: str) -> None:
    """Put a link in the place of what stands there; a plain folder steps aside first."""
    if path.is_dir() and not path.is_symlink():
        aside = path.with_name(_ASIDE + path.name)
        remove(aside)
        path.rename(aside)
        path.symlink_to(target)
        remove(aside)
    else:
        put_link(path, target)


def tidy(out: Path) -> None:
    """Finish what a killed process left: folders that stepped aside, files half written, links to nowhere."""
    for aside in out.glob(f"*/{_ASIDE}*"):
        edition = aside.name.removeprefix(_ASIDE)
        if not os.path.lexists(aside.with_name(edition)):
            put_link(aside.with_name(edition), f"../{DATA}/{_CURRENT}/{aside.parent.name}/{edition}")
        remove(aside)
    scratch = [*out.glob(f"{DATA}/.*.copy"), *out.glob(f"{DATA}/{_STATES}/.*"), *out.glob(f"{DATA}/{_FILES}/*/.*")]
    for path in [*scratch, *out.glob(".*.link"), *out.glob("*/.*.link"), *out.glob(".*.new"), *out.glob("*/.*.new")]:
        remove(path)


def clean(out: Path, state: State, *, thoroughly: bool) -> None:
    """Remove what the site shows no more.

    The state before stays until the next time, for a reader on his way to it, unless ``thoroughly``.
    """
    for link in [*out.glob("[!._]*"), *out.glob("[!._]*/*")]:
        if link.is_symlink() and not link.exists() and f"{DATA}/{_CURRENT}/" in link.readlink().as_posix():
            link.unlink()
    for folder in {out / key.partition("/")[0] for key in _known_reports(out)}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    states = out / DATA / _STATES
    others = [path for path in states.iterdir() if path.name != state.digest]
    others.sort(key=lambda path: path.stat().st_mtime)
    kept = [] if thoroughly else others[-1:]
    for old in others:
        if old not in kept:
            _drop(old)
    used = set(state.editions.values())
    for other in kept:
        used |= {"/".join(link.readlink().parts[-2:]) for link in other.glob("*/*") if link.is_symlink()}
    for path in (out / DATA / _FILES).glob("*/*"):
        if f"{path.parent.name}/{path.name}" not in used:
            _drop(path)


def _known_reports(out: Path) -> list[str]:
    return [path.name for path in (out / DATA / _FILES).glob("[!.]*")]


def _drop(folder: Path) -> None:
    """Remove a folder so that its name never stands for a part of it."""
    gone = folder.with_name(f".{folder.name}.old")
    remove(gone)
    folder.rename(gone)
    remove(gone)
