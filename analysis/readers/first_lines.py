"""What a file looks like, for an error that says nothing was found in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from analysis.readers.exports.decoding import decode_export

__all__ = ["N_LINES", "first_lines"]

#: How many lines are shown, and how long each may be.
N_LINES = 30
_LINE_LENGTH = 120
_HEAD = 1 << 16
_NEVER_IN_TEXT = [bytes([number]) for number in (*range(9), *range(14, 27), *range(28, 32))]


def first_lines(path: Path, n_lines: int = N_LINES) -> str:
    r"""Return the first lines of a file, numbered, long ones cut.

    Parameters
    ----------
    path : Path
        Any file. A DOCX gives its first paragraphs, another archive the names of its members.
    n_lines : int
        At most that many lines.

    Returns
    -------
    str
        Lines joined with ``\n``; empty for an empty file. Never raises for what the file holds.

    Examples
    --------
    >>> import tempfile
    >>> place = Path(tempfile.mkdtemp()) / "essai.txt"
    >>> _ = place.write_text("Un.\n\nDeux.", encoding="utf-8")
    >>> print(first_lines(place))
     1 | Un.
     2 |
     3 | Deux.
    """
    lines = _lines_of(path)[:n_lines]
    return "\n".join(f"{number:2} | {_cut(line)}".rstrip() for number, line in enumerate(lines, 1))


def _lines_of(path: Path) -> list[str]:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        return []
    if head.startswith(b"PK\x03\x04"):
        return _lines_of_archive(path)
    if _is_binary(head):
        return [f"({path.stat().st_size} bytes that are no text)"]
    # An export may be one line of a megabyte: tags then stand for the line ends.
    text = decode_export(head).text
    return (text if "\n" in text[:4000] else text.replace("><", ">\n<")).splitlines()


def _is_binary(head: bytes) -> bool:
    """Whether one byte in a hundred is a control character that no text has, UTF-16 and UTF-32 apart."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    return sum(head.count(byte) for byte in _NEVER_IN_TEXT) > len(head) / 100


def _lines_of_archive(path: Path) -> list[str]:
    from analysis.readers.exports.nexis_docx import paragraphs_of

    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
        return paragraphs_of(path) if "word/document.xml" in names else names
    except Exception as error:  # a damaged archive raises whatever its parts raise
        return [f"(archive: {error})"]


def _cut(line: str) -> str:
    return line if len(line) <= _LINE_LENGTH else line[: _LINE_LENGTH - 1] + "…"
