"""A site where links cannot be made (FAT, Windows without the right to): plain folders and pages.

Each edition still comes in one rename; index and feeds are renamed one after the other, and ``latest`` is a
page that leads on. A process killed between two of these renames leaves an index one edition behind; the next
``presscope site`` or publication puts that right.
"""

from __future__ import annotations

import html
from pathlib import Path
from urllib.parse import quote

from analysis.publishing.states import DATA, LATEST, State, folder_of
from analysis.publishing.writing import remove, write_over

__all__ = ["install_plain"]


def install_plain(out: Path, state: State) -> None:
    """Put the editions, then the pages that list them, in their places; what was there already stays."""
    for key, target in state.editions.items():
        if target:
            _put_folder(folder_of(out, target), out / key)
    pages = {path: data for path, data in state.files.items() if path.endswith((".html", ".xml", "feed.json"))}
    pages |= {f"{report}/{LATEST}/index.html": _leads_to(edition) for report, edition in state.latest.items()}
    # The index last: what it lists is there before it is listed.
    for path in sorted(pages, key=lambda one: (one == "index.html", one)):
        if not (out / path).is_file() or (out / path).read_bytes() != pages[path]:
            write_over(out / path, pages[path])
    remove(out / DATA / "files")


def _put_folder(new: Path, place: Path) -> None:
    """Let ``new`` take the place of a folder; a folder cannot be renamed onto a full one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.with_name(f".aside-{place.name}")
    remove(old)
    if place.is_dir():
        place.rename(old)
    new.rename(place)
    remove(old)


def _leads_to(edition: str) -> bytes:
    target = f"../{quote(edition)}/index.html"
    return (
        f'<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>{html.escape(edition)}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n</head>\n'
        f'<body><p><a href="{target}">{html.escape(edition)}</a></p></body>\n</html>\n'
    ).encode()
