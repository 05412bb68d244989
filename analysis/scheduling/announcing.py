"""What a notice says of editions that appeared: in the words of their pages, with the first figure."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from analysis.errors import PresscopeError
from analysis.notices.notice import Notice
from analysis.publishing.entries import Entry
from analysis.publishing.preview import preview_png
from analysis.publishing.settings import find_settings
from analysis.publishing.site import list_editions
from analysis.publishing.wording import period_of
from analysis.reporting.wording import typeset
from analysis.scheduling.wording import count

__all__ = ["announce", "with_figure"]


def announce(editions: Sequence[tuple[str, str]], out: Path) -> tuple[Notice, Path | None]:
    """Return the notice of the editions that appeared, and the folder whose first figure goes with it.

    Parameters
    ----------
    editions : sequence of (report, edition)
        In the order of their periods.
    out : Path
        The root of the site.
    """
    known = _known(out)
    found = [(name, edition, known.get(f"{name}/{edition}")) for name, edition in editions]
    reports = tuple(dict.fromkeys(name for name, _ in editions))
    heads = [_head(*one) for one in found]
    name, edition, entry = found[-1]
    folder = out / name / edition
    if len(found) == 1:
        lines = (entry.question, *entry.changes) if entry else ()
        notice = Notice("success", heads[0], tuple(line for line in lines if line), reports)
        page, pdf = f"{name}/{edition}/{name}.html", folder / f"{name}.pdf"
        return _linked(replace(notice, pdf=pdf if pdf.is_file() else None), page, out), folder
    number = count(len(found), "édition")
    subject = number if len(reports) == 1 else f"{number} de {count(len(reports), 'rapport')}"
    page = f"{name}/index.html" if len(reports) == 1 else "index.html"
    return _linked(Notice("success", typeset(subject), tuple(heads), reports), page, out), folder


def _known(out: Path) -> dict[str, Entry]:
    try:
        return {entry.key: entry for entry in list_editions(out)} if out.is_dir() else {}
    except PresscopeError:  # a site that someone must mend is told of elsewhere
        return {}


def _head(name: str, edition: str, entry: Entry | None) -> str:
    return f"{entry.title} – {period_of(entry, 'fr')}" if entry else f"{name} {edition}"


def _linked(notice: Notice, page: str, out: Path) -> Notice:
    if not (out / page).is_file():
        return notice
    site = find_settings(out)
    return replace(notice, link=site.address(page) if site.url else str(out / page))


@contextmanager
def with_figure(notice: Notice, edition: str) -> Iterator[Notice]:
    """Give a notice the first figure of an edition (its folder) as pixels, as long as it is being sent.

    A figure that cannot be drawn keeps no notice back.
    """
    drawn: bytes | None = None
    try:
        drawn = preview_png(Path(edition), Path(edition).parent.name) if edition else None
    except Exception:  # whatever a drawing library raises: the notice matters more
        drawn = None
    if drawn is None:
        yield notice
        return
    with tempfile.TemporaryDirectory(prefix="presscope-") as scratch:
        figure = Path(scratch) / "figure.png"
        figure.write_bytes(drawn)
        yield replace(notice, figure=figure)
