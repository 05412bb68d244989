"""One file to hand on: a report with its figures, tables and provenance, and nothing of the press or the machine.

What goes in is checked, not trusted: a table with more of a text than a snippet stays out, and a page that shows
more, or that tells where it was made, is not handed on at all.
"""

from __future__ import annotations

import base64
import csv
import datetime as dt
import getpass
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from analysis.errors import Fault, InputError, RunError, closest
from analysis.measures.snippets import SNIPPET_WORDS
from analysis.publishing.entries import CHANGES, PROVENANCE
from analysis.publishing.site import list_editions
from analysis.publishing.states import LATEST
from analysis.publishing.writing import told, write_over
from analysis.rendering.wording import long_period
from analysis.text.words import count_words

__all__ = ["figures_of", "find_edition", "holds_passages", "share_report"]

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_DIGEST: Final = re.compile(r"\.[0-9a-f]{16}$")
_IMAGES: Final = {"image/svg+xml": ".svg", "image/png": ".png"}
_DATA_URI: Final = re.compile(r"data:(image/[a-z+]+);base64,([A-Za-z0-9+/=]+)")
#: Tables of forms: a pattern that spells many titles is long, and no text of the press.
_OF_THE_LEXICON: Final = "tables/lexique-"
#: Where pages show words of the press: quoted sentences and cells; prose is the report's own.
_SHOWN: Final = "//td | //tbody//th | //blockquote | //pre | //*[contains(@class, 'sentences')]//li/span[1]"
_WORDS: Final = {
    "fr": (
        "{title}\n{period}\n\nCe dossier contient un rapport fait par presscope\u00a0: la page (.html), la version à"
        " imprimer (.pdf), les figures, les nombres de chaque tableau (tables/*.csv) et la provenance"
        " (provenance.json). Il ne contient aucun texte de presse au-delà de courts extraits ({n}\u00a0mots au plus).\n"
    ),
    "en": (
        "{title}\n{period}\n\nThis folder holds a report made by presscope: the page (.html), the version to print"
        " (.pdf), the figures, the numbers of every table (tables/*.csv) and the provenance (provenance.json). It"
        " holds no text of the press beyond short snippets ({n} words at most).\n"
    ),
}
_LEFT_OUT: Final = {
    "fr": "\nLaissés de côté, parce qu’ils contiennent de plus longs passages\u00a0:\n",
    "en": "\nLeft out, because they hold longer passages:\n",
}


def share_report(report: str, out: Path, site: Path) -> Path:
    """Write one zip of a report and return its path; the same edition gives the same bytes.

    Parameters
    ----------
    report : str
        A report of the site (its latest edition), ``<report>/<edition>``, the folder of an edition, or an HTML file.
    out : Path
        The zip.
    site : Path
        The root of the site that names are looked up in.

    Raises
    ------
    InputError
        If there is no such report, or ``out`` cannot be written to.
    RunError
        If its pages show more of a text than a snippet, or tell where they were made.
    """
    folder = find_edition(report, site)
    provenance = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    name = str(provenance["report"])
    lang = str(provenance.get("language") or "fr")
    files = _pages(folder, name)
    files |= figures_of(files.get(f"{name}.html", b""))
    tables = {f"tables/{path.name}": path.read_bytes() for path in sorted((folder / "tables").glob("*.csv"))}
    long = [path for path, data in tables.items() if holds_passages(path, data)]
    files |= {path: data for path, data in tables.items() if path not in long}
    faults = [*_long_passages(files.get(f"{name}.html", b"")), *_traces(files)]
    if faults:
        raise RunError(f"The report {name} cannot be shared.", faults)
    files["LISEZMOI.txt" if lang == "fr" else "README.txt"] = _about(provenance, lang, long).encode()
    with told(out):
        write_over(out, _zipped(f"{name}-{_edition(folder)}", files))
    return out


def find_edition(report: str, site: Path) -> Path:
    """Return the folder of the edition that ``report`` means.

    Raises
    ------
    InputError
        If there is none.
    """
    path = Path(report)
    if path.is_file():
        path = path.parent
    for folder in (path, path / LATEST, site / report, site / report / LATEST):
        if (folder / PROVENANCE).is_file():
            return folder
    there = [entry for entry in list_editions(site) if not entry.removed] if site.is_dir() else []
    for entry in there:
        if entry.report == report:
            return site / entry.key
    known = sorted({entry.report for entry in there})
    allowed = f"{', '.join(known) or 'a rendered report'}, <report>/<edition>, the folder of an edition or its page"
    fault = Fault("REPORT", repr(report), allowed, closest(report, known))
    raise InputError("There is no such report to share.", [fault])


def _edition(folder: Path) -> str:
    """Return the name of an edition, whichever way its folder was reached."""
    known = folder.resolve().name if folder.name == LATEST or not folder.name else folder.name
    return _DIGEST.sub("", known)


def _pages(folder: Path, name: str) -> dict[str, bytes]:
    wanted = (f"{name}.html", f"{name}.pdf", PROVENANCE, CHANGES, "CITATION.cff", "citation.bib")
    return {file: (folder / file).read_bytes() for file in wanted if (folder / file).is_file()}


def figures_of(page: bytes) -> dict[str, bytes]:
    """Return the drawings of a page as files, named after their anchors."""
    found: dict[str, bytes] = {}
    for number, (anchor, uri) in enumerate(_images(page), 1):
        kind, data = uri.groups()
        if kind in _IMAGES:
            found[f"figures/{anchor or f'figure-{number}'}{_IMAGES[kind]}"] = base64.b64decode(data)
    return found


def _images(page: bytes) -> Iterator[tuple[str, re.Match[str]]]:
    for image in _parsed(page).iter("img"):
        uri = _DATA_URI.fullmatch(str(image.get("src") or ""))
        if uri:
            near = image.xpath("ancestor-or-self::*[@id][1]/@id")
            anchor = re.sub(r"[^A-Za-z0-9_-]", "-", str(near[0])) if near and near[0] != "contenu" else ""
            yield anchor, uri


def _parsed(page: bytes) -> Any:
    from lxml import html  # type: ignore[import-untyped]

    return html.document_fromstring(page.decode("utf-8") or "<html></html>")


def holds_passages(path: str, table: bytes) -> bool:
    """Say whether a table of a report holds more of a text of the press than a snippet, and is not handed on.

    Examples
    --------
    >>> long = ("x " * 60).encode()
    >>> holds_passages("tables/textes.csv", long), holds_passages("tables/lexique-acteurs.csv", long)
    (True, False)
    """
    return not path.startswith(_OF_THE_LEXICON) and _longest(table) > SNIPPET_WORDS


def _longest(table: bytes) -> int:
    """Return the words of the longest cell."""
    csv.field_size_limit(len(table) + 1_000)
    rows = csv.reader(io.StringIO(table.decode("utf-8", "replace")))
    return max((count_words(cell) for row in rows for cell in row if len(cell) > SNIPPET_WORDS), default=0)


def _long_passages(page: bytes) -> list[Fault]:
    """Return a fault for each place of a page that shows more words than a snippet has."""
    counts = [(e.text_content(), e) for e in _parsed(page).xpath(_SHOWN)]
    found = [(count_words(text), e.sourceline or 0) for text, e in counts]
    allowed = f"{SNIPPET_WORDS} words"
    return [
        Fault(f"the page, line {line}", f"a passage of {n} words", allowed, "Render the report again with snippets")
        for n, line in found
        if n > SNIPPET_WORDS
    ]


def _traces(files: Mapping[str, bytes]) -> list[Fault]:
    """Return a fault for each file that tells of this machine: a home, the current folder, the user in a path."""
    user = _user()
    places = {str(place) for place in (Path.home(), Path.cwd()) if len(place.parts) > 2 or place == Path("/root")}
    told_of = [re.compile(re.escape(place) + r"(?![\w-])") for place in sorted(places)]
    told_of.append(re.compile(r"(?:/home/|/Users/|[A-Za-z]:\\+Users\\+)[^\s/\\\"'<>]+"))
    if user and user != "root":
        told_of.append(re.compile(rf"[/\\]{re.escape(user)}[/\\]"))
    found = []
    for path, data in files.items():
        text = (_unpacked(data) if path.endswith(".pdf") else data).decode("utf-8", "replace")
        if path.endswith(".html"):
            text = _DATA_URI.sub("", text)  # its drawings are files of their own here
        if any(pattern.search(text) for pattern in told_of):
            found.append(Fault(path, "a path of this machine", "no path but names of files", "Render the report again"))
    return found


def _unpacked(pdf: bytes) -> bytes:
    """Return a PDF with what is packed in it: what it says of itself may be."""
    parts = [pdf]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompressobj().decompress(match[1]))
    return b"\n".join(parts)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _about(provenance: Mapping[str, Any], lang: str, long: list[str]) -> str:
    start, end = (provenance["period"].get(name) or "" for name in ("start", "end"))
    period = long_period(dt.date.fromisoformat(start), dt.date.fromisoformat(end), lang) if start and end else ""
    text = _WORDS.get(lang, _WORDS["fr"]).format(title=provenance["title"], period=period, n=SNIPPET_WORDS)
    return text + (_LEFT_OUT.get(lang, _LEFT_OUT["fr"]) + "".join(f"- {path}\n" for path in long) if long else "")


def _zipped(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Return a zip without clocks, owners or the order in which the files were found."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{path}", _EPOCH)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(info, files[path], compresslevel=9)
    return made.getvalue()
