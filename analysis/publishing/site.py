"""The site: editions in, everything a reader sees switched to the new state in one rename."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from analysis.errors import Fault, InputError, RunError
from analysis.publishing import entries as known
from analysis.publishing import states
from analysis.publishing.entries import Entry, by_report
from analysis.publishing.feeds import ATOM, JSON_FEED, atom_feed, json_feed
from analysis.publishing.pages import edition_page, index_page, report_page, seal_of
from analysis.publishing.plain import install_plain
from analysis.publishing.settings import SiteSettings, find_settings
from analysis.publishing.writing import can_link, told

__all__ = ["NewEdition", "list_editions", "previous_edition", "publish_editions", "write_site"]

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_LIST: Final = "entries.json"
#: Seconds to wait for another process that publishes into the same site.
_PATIENCE: Final = 300.0


@dataclass(frozen=True)
class NewEdition:
    """An edition to publish: its report, its name and its files by path."""

    report: str
    edition: str
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class _Placed:
    """An edition of the site: the folder that :func:`states.lay` gave it, empty for a plain one, or files to lay."""

    entry: Entry
    target: str = ""
    files: Mapping[str, bytes] | None = None


def write_site(out: Path, lang: str = "fr") -> Path:
    """Write index, feeds and pages anew from the editions that stand in ``out`` and return the index.

    Links are relative, so that the folder can be moved, and work without a server. The same editions give
    the same bytes. What a killed process left is put right.

    Parameters
    ----------
    out : Path
        The root of the site.
    lang : {"fr", "en"}

    Raises
    ------
    InputError
        With every edition whose provenance cannot be read; if ``out`` cannot be written to.
    RunError
        If the disk is full or fails; the site stands as it did.
    """
    publish_editions(out, (), lang=lang)
    return out / "index.html"


def publish_editions(
    out: Path, editions: Sequence[NewEdition], *, keep: int | None = None, lang: str | None = None
) -> list[Path]:
    """Publish editions and switch the whole site to them in one rename.

    A process killed at any moment leaves the site as it was or as it shall be. Publishing the same again
    changes nothing. Several processes may publish at once: one waits for the other.

    Parameters
    ----------
    out : Path
        The root of the site.
    editions : sequence of NewEdition
        Many at once cost one switch.
    keep : int, optional
        How many editions of each of these reports are kept, the latest by period and those published now;
        of others, the page at their permalink says what they were and where the next one is.
    lang : {"fr", "en"}, optional
        The language of the index and the feeds, by default the one they have, else that of the editions.

    Returns
    -------
    list of Path
        The folders of the editions, ``OUT/<report>/<edition>``.

    Raises
    ------
    InputError
        For a name that cannot be one, with every edition of the site whose provenance cannot be read, and if
        ``out`` cannot be written to.
    RunError
        If the disk is full or fails; the site stands as it did.
    """
    _check_names(editions, keep)
    settings = find_settings(out)
    with told(out), _locked(out):
        linked = can_link(out / states.DATA)
        states.tidy(out)
        stored = _stored(out)
        placed = _scan(out, stored.get("editions", {}), without={f"{e.report}/{e.edition}" for e in editions})
        for new in editions:
            placed[f"{new.report}/{new.edition}"] = _place(new)
        _prune(placed, editions, keep)
        touched = {new.report for new in editions} or {one.entry.report for one in placed.values()}
        drawn = _draw(out, placed, touched, settings)
        lang = lang or stored.get("lang") or _language(placed, editions)
        state = _state(out, placed, settings, lang, stored)
        if linked:
            states.install(out, state)
            states.clean(out, state, thoroughly=not editions)
        else:
            install_plain(out, replace(state, files={**state.files, **drawn}))
    return [out / new.report / new.edition for new in editions]


def list_editions(out: Path) -> list[Entry]:
    """Return the editions of a site, those removed too, by report, the latest first.

    Raises
    ------
    InputError
        With every edition whose provenance cannot be read.
    """
    found = _scan(out, _stored(out).get("editions", {}), without=set())
    return [entry for group in by_report(one.entry for one in found.values()).values() for entry in group]


def previous_edition(out: Path, report: str, edition: str, end: str = "") -> Path | None:
    """Return the folder of the edition before this one, by the end of their periods, or None.

    Parameters
    ----------
    out : Path
    report, edition : str
    end : str
        The last day of the edition, where it is not published yet.
    """
    there = [entry for entry in list_editions(out) if entry.report == report and not entry.removed]
    before = _before(there, Entry(report, edition, report, end=end))
    return out / before.key if before else None


def _before(group: Iterable[Entry], entry: Entry) -> Entry | None:
    """Return the latest edition before ``entry`` of those of its report that are there."""
    same = [one for one in group if one.edition == entry.edition and one.recency]
    limit = entry.recency if entry.end or not same else same[0].recency
    older = [one for one in group if one.edition != entry.edition and (not limit[0] or one.recency < limit)]
    return max(older, key=lambda one: one.recency, default=None)


def _neighbours(group: Sequence[Entry], entry: Entry) -> tuple[Entry | None, Entry | None]:
    """Return the editions before and after one; what was removed names the one that followed it, for good."""
    if entry.removed:
        return None, next((one for one in group if one.edition == entry.following), None)
    there = [one for one in group if not one.removed]
    newer = [one for one in there if one.edition != entry.edition and one.recency > entry.recency]
    return _before(there, entry), min(newer, key=lambda one: one.recency, default=None)


def _language(placed: Mapping[str, _Placed], editions: Sequence[NewEdition]) -> str:
    return placed[f"{editions[0].report}/{editions[0].edition}"].entry.lang if editions else "fr"


def _check_names(editions: Sequence[NewEdition], keep: int | None) -> None:
    named = {name: place for new in editions for name, place in ((new.report, "report"), (new.edition, "edition"))}
    faults = [
        Fault(place, repr(name), "letters, digits and _ . -, not 'latest' or 'index.html'")
        for name, place in named.items()
        if not _ID.fullmatch(name) or name in (states.LATEST, known.PAGE)
    ]
    if keep is not None and keep < 1:
        faults.append(Fault("keep", repr(keep), "1 or more"))
    if faults:
        raise InputError("The edition cannot be written.", faults)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Let one process at a time change the site; the system drops the lock of one that is killed."""
    from filelock import FileLock, Timeout

    folder = out / states.DATA
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock", timeout=_PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        fault = Fault(f"{states.DATA}/.lock", "another process that publishes", "one at a time",
                      "Wait for it or end it")  # fmt: skip
        raise RunError("The site could not be written.", [fault]) from None
    try:
        yield
    finally:
        lock.release()


def _stored(out: Path) -> dict[str, Any]:
    """Return what the site lists now; nothing where there is no site or it was made another way."""
    try:
        found = json.loads((out / states.DATA / "current" / _LIST).read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def _scan(out: Path, stored: Mapping[str, Any], without: set[str]) -> dict[str, _Placed]:
    """Return the editions that stand in ``out``: those of the state whose link is there, and plain folders."""
    found: dict[str, _Placed] = {}
    faults: list[str] = []
    for path in sorted(out.glob("[!._]*/[!.]*")):
        key = f"{path.parent.name}/{path.name}"
        if key in without or path.name == states.LATEST or not path.is_dir():
            continue
        target = _target(out, key) if path.is_symlink() else ""
        if target and stored.get(key, {}).get("target") == target:
            found[key] = _Placed(Entry.from_json(stored[key]["entry"]), target)
            continue
        try:
            entry = known.read_entry(path, path.parent.name, path.name)
        except ValueError as error:
            faults.append(str(error))
            continue
        if entry is not None:
            found[key] = _Placed(entry, target)
    if faults:
        raise InputError("The site cannot be written.", faults)
    return found


def _target(out: Path, key: str) -> str:
    """Return the folder that the link of an edition leads to, as :func:`states.lay` named it."""
    try:
        return "/".join((out / states.DATA / "current" / key).readlink().parts[-2:])
    except OSError:
        return ""


def _place(new: NewEdition) -> _Placed:
    provenance = json.loads(new.files.get(known.PROVENANCE, b"{}"))
    changes = json.loads(new.files.get(known.CHANGES, b"null"))
    entry = known.entry_of(new.report, new.edition, new.files, provenance, changes)
    return _Placed(entry, files=new.files)


def _draw(
    out: Path, placed: dict[str, _Placed], reports: Collection[str], settings: SiteSettings
) -> dict[str, bytes]:
    """Write the new editions beside the others and, of these reports, the pages whose neighbours are new.

    Returns the pages of plain folders by path: on a disk without links they are written where they stand.
    """
    plain = {}
    groups = by_report(one.entry for one in placed.values() if one.entry.report in reports)
    for entry in (one for group in groups.values() for one in group):
        page = edition_page(entry, *_neighbours(groups[entry.report], entry), settings)
        files, target = placed[entry.key].files, placed[entry.key].target
        if files is not None:
            target = states.lay(out, entry.report, entry.edition, {**files, known.PAGE: page})
        elif target:
            target = states.lay_again(out, entry.key, target, {known.PAGE: page})
        else:
            plain[f"{entry.key}/{known.PAGE}"] = page
        placed[entry.key] = _Placed(entry, target)
    return plain


def _prune(placed: dict[str, _Placed], editions: Sequence[NewEdition], keep: int | None) -> None:
    """Put a page in the place of editions beyond the last ``keep``."""
    if keep is None:
        return
    new = {f"{one.report}/{one.edition}" for one in editions}
    groups = by_report(one.entry for one in placed.values())
    for report in {one.report for one in editions}:
        there = [entry for entry in groups[report] if not entry.removed]
        for place, entry in enumerate(there):
            if place < keep or entry.key in new:
                continue
            left = known.removed_entry(entry, there[place - 1].edition)
            record = json.dumps(left.to_json(), ensure_ascii=False, indent=2) + "\n"
            placed[entry.key] = _Placed(left, files={known.REMOVED: record.encode()})


def _state(out: Path, placed: Mapping[str, _Placed], settings: SiteSettings, lang: str,
           stored: Mapping[str, Any]) -> states.State:  # fmt: skip
    entries = [one.entry for one in placed.values()]
    groups = by_report(entries)
    seals = {name: seal_of(group, settings, lang) for name, group in groups.items()}
    same = {name for name, seal in seals.items() if stored.get("seals", {}).get(name) == seal}
    listed = {key: {"target": one.target, "entry": one.entry.to_json()} for key, one in sorted(placed.items())}
    record = {"lang": lang, "seals": seals, "editions": listed}
    files = {
        known.PAGE: index_page(entries, settings, lang),
        ATOM: atom_feed(entries, settings, lang),
        JSON_FEED: json_feed(entries, settings, lang),
        _LIST: (json.dumps(record, ensure_ascii=False) + "\n").encode(),
    }
    for name, group in groups.items():
        files[f"{name}/{ATOM}"] = atom_feed(group, settings, group[0].lang, name)
        old = states.current(out) if name in same else None
        files[f"{name}/{known.PAGE}"] = (
            (old / name / known.PAGE).read_bytes() if old else report_page(group, settings, lang)
        )
    latest = {
        name: there[0].edition for name, group in groups.items() if (there := [e for e in group if not e.removed])
    }
    return states.State(files, {key: one.target for key, one in sorted(placed.items())}, latest)
