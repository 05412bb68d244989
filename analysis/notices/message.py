"""A notice as an e-mail and as JSON: short, the same for all, nothing of the machine or of a secret."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any, Final

from analysis.notices.notice import Notice

__all__ = ["MOST_WORDS", "PDF_LIMIT", "as_email", "as_json", "pdf_name", "short_lines"]

#: Words of the text of an e-mail at most, subject and link counted.
MOST_WORDS: Final = 150
#: Bytes under which a PDF goes with the e-mail.
PDF_LIMIT: Final = 5_000_000
#: What the site adds to the folder of an edition.
_DIGEST: Final = re.compile(r"\.[0-9a-f]{16}$")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_WORDS: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "failure": "Échec", "withheld": "Édition retenue", "recovery": "Rétabli", "success": "Publié",
        "edition": "Nouvelle édition", "reports": "Rapports\u00a0: ", "open": "Ouvrir", "see": "À voir\u00a0: ",
        "more": "… et {n}\u00a0autres points.", "one_more": "… et un autre point.", "figure": "Figure du rapport",
        "attached": "Le rapport est joint au format PDF.",
    },
    "en": {
        "failure": "Failure", "withheld": "Edition withheld", "recovery": "Recovered", "success": "Published",
        "edition": "New edition", "reports": "Reports: ", "open": "Open", "see": "See: ",
        "more": "… and {n} more points.", "one_more": "… and one more point.", "figure": "Figure of the report",
        "attached": "The report is attached as PDF.",
    },
}  # fmt: skip


def as_json(notice: Notice) -> dict[str, Any]:
    r"""Return what a webhook or a command is given: plain values, no path of a figure or a PDF.

    Examples
    --------
    >>> as_json(Notice("recovery", "Tout va", (), ("acteurs",)))["text"]
    'Rétabli\xa0: Tout va'
    """
    words = _WORDS.get(notice.lang, _WORDS["fr"])
    head = f"{words[notice.kind]}{_colon(notice.lang)}{_one_line(notice.subject)}"
    told = [head, *short_lines(notice, MOST_WORDS - _count(head) - _count(notice.link)), notice.link]
    return {
        "kind": notice.kind,
        "subject": _one_line(notice.subject),
        "lines": list(notice.lines),
        "reports": list(notice.reports),
        "link": notice.link,
        "lang": notice.lang,
        # What chat programs show of a hook.
        "text": "\n".join(told).strip(),
    }


def as_email(notice: Notice, sender: str, to: Sequence[str]) -> EmailMessage:
    """Return the e-mail: plain text and HTML of at most 150 words, one PNG within it, the PDF beside it."""
    words = _WORDS.get(notice.lang, _WORDS["fr"])
    domain = sender.rpartition("@")[2]
    message = EmailMessage()
    message["Subject"] = f"[presscope] {words[notice.kind]}{_colon(notice.lang)}{_one_line(notice.subject)}"[:200]
    message["From"], message["To"] = sender, ", ".join(to)
    message["Date"] = format_datetime(datetime.now(UTC))
    # By default the name of this machine would stand in it.
    message["Message-ID"] = make_msgid(domain=domain)
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = notice.lang
    pdf = _small_pdf(notice.pdf)
    png = _png(notice.figure)
    lines = _lines(notice, words, attached=pdf is not None)
    message.set_content("\n\n".join(lines + ([words["see"] + notice.link] if notice.link else [])) + "\n")
    cid = make_msgid(domain=domain)
    message.add_alternative(_page(notice, words, lines, cid if png else ""), subtype="html")
    if png:
        page = message.get_payload()[1]  # type: ignore[index]
        page.add_related(png, "image", "png", cid=cid, filename="figure.png", disposition="inline")  # type: ignore[union-attr]
    if pdf is not None and notice.pdf is not None:
        message.add_attachment(pdf, "application", "pdf", filename=pdf_name(notice.pdf))
    return message


def pdf_name(pdf: Path) -> str:
    """Return a name that says what a PDF is: the report and the edition, where its folder tells it.

    Examples
    --------
    >>> pdf_name(Path("site/02_actors/2023-Q3/02_actors.pdf"))
    '02_actors-2023-Q3.pdf'
    >>> pdf_name(Path("rapport.pdf"))
    'rapport.pdf'
    """
    edition, report = pdf.parent.name, pdf.parent.parent.name
    if edition == "latest":
        edition = pdf.parent.resolve().name
    edition = _DIGEST.sub("", edition)
    return f"{report}-{edition}.pdf" if report == pdf.stem and edition else pdf.name


def short_lines(notice: Notice, room: int) -> list[str]:
    """Return the lines that fit into ``room`` words, and how many more there are."""
    words = _WORDS.get(notice.lang, _WORDS["fr"])
    kept: list[str] = []
    room -= _count(words["more"])
    for line in map(_one_line, notice.lines):
        if _count(line) > room:
            break
        kept.append(line)
        room -= _count(line)
    left = len(notice.lines) - len(kept)
    if left and not kept:  # one line that is too long by itself
        kept, left = [" ".join(_one_line(notice.lines[0]).split()[: max(room, 1)]) + " …"], left - 1
    more = [] if not left else [words["one_more"] if left == 1 else words["more"].format(n=left)]
    return kept + more


def _lines(notice: Notice, words: dict[str, str], *, attached: bool) -> list[str]:
    """Return the text but for the link."""
    head = f"{words[notice.kind]}{_colon(notice.lang)}{_one_line(notice.subject)}"
    names = words["reports"] + ", ".join(notice.reports) if notice.reports else ""
    if _count(names) > 40:
        names = " ".join(names.split()[:40]) + " …"
    tail = [part for part in (names, words["attached"] if attached else "") if part]
    taken = sum(map(_count, [head, *tail, words["see"], words["figure"], notice.link]))
    return [head, *short_lines(notice, MOST_WORDS - taken), *tail]


def _page(notice: Notice, words: dict[str, str], lines: Sequence[str], cid: str) -> str:
    head, *rest = (html.escape(line) for line in lines)
    parts = [f"<h1 style=\"font-size:1.2em\">{head}</h1>", *(f"<p>{line}</p>" for line in rest)]
    if cid:
        # A figure that cannot be shown is named.
        parts.append(f'<p><img src="cid:{cid[1:-1]}" alt="{words["figure"]}" style="max-width:100%"></p>')
    if notice.link.startswith(("https://", "http://")):
        parts.append(f'<p><a href="{html.escape(notice.link)}">{words["open"]}</a></p>')
    elif notice.link:
        parts.append(f"<p>{words['see']}{html.escape(notice.link)}</p>")
    style = "font:16px/1.5 Georgia,serif;max-width:40em"
    return (
        f'<!DOCTYPE html>\n<html lang="{notice.lang}"><head><meta charset="utf-8"><title>{head}</title></head>\n'
        f'<body style="{style}">\n' + "\n".join(parts) + "\n</body></html>\n"
    )


def _small_pdf(path: Path | None) -> bytes | None:
    if path is None or not path.is_file() or path.stat().st_size >= PDF_LIMIT:
        return None
    data = path.read_bytes()
    return data if data.startswith(b"%PDF") else None


def _png(path: Path | None) -> bytes | None:
    data = path.read_bytes() if path is not None and path.is_file() else b""
    return data if data.startswith(_PNG) else None


def _colon(lang: str) -> str:
    return "\u00a0: " if lang == "fr" else ": "


def _count(text: str) -> int:
    """Return the words as a reader counts them; a sign alone, like a colon, is none."""
    return len(re.findall(r"\S*\w\S*", text))


def _one_line(text: str) -> str:
    """Return a line that cannot begin a header or another line."""
    return " ".join(text.replace("\u00a0", "\ue000").split()).replace("\ue000", "\u00a0")
