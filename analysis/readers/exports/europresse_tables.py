"""Europresse exports up to 2014: the text of an article lies loose between empty paragraphs."""

from __future__ import annotations

import re
from typing import Any, Final

from analysis.readers.exports.fields import looks_like_author
from analysis.readers.exports.markup import Block, one_line

__all__ = ["TABLE_MARKS", "sort_table"]

#: Inline elements that say what they hold.
TABLE_MARKS: Final = frozenset({".docpublicationname", ".docheader", ".titrearticlevisu"})

_RESERVED = re.compile(
    r"^\s*(?:©|\(c\)|copyright\b).*(?:tous droits r[ée]serv[ée]s|all rights reserved)", re.IGNORECASE | re.DOTALL
)
_COPYRIGHT = re.compile(r"^\s*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_NUMBER = re.compile(
    r"^\s*(?:num[ée]ro de document|document number|[a-z]{2,12}·\d{8}·|ce certificat est)", re.IGNORECASE
)


def sort_table(blocks: list[Block]) -> dict[str, Any]:
    """Sort the blocks of a table by what they are: outlet, header, title, what stands above and below it, body.

    Returns
    -------
    dict
        ``outlet``, ``header``, ``title``, ``above``, ``authors``, ``body``: lists of str.
    """
    outlet, header, title, above, loose = [], [], [], [], []  # type: list[str], list[str], list[str], list[str], list[str]
    for block in _up_to_end(blocks):
        if block.has(".docpublicationname"):
            outlet.append(block.raw)
        elif block.has(".docheader"):
            header.append(block.text)
        elif block.has(".titrearticlevisu"):
            title.append(block.text)
        elif title or (loose and not header):
            loose.append(block.text)
        else:
            above.append(block.text)
    if not title:
        above, loose = [], [*above, *loose]
    author, body = _part_author(loose)
    return {"outlet": outlet, "header": header, "title": title, "authors": author,
            "above": [one_line(text) for text in above], "body": body}  # fmt: skip


def _up_to_end(blocks: list[Block]) -> list[Block]:
    """Leave out the copyright, the number and the certificate; a credit amid the text ends nothing."""
    number = next((at for at, block in enumerate(blocks) if _NUMBER.search(block.text)), len(blocks))
    reserved = [at for at, block in enumerate(blocks[:number]) if _RESERVED.search(block.text)]
    kept = blocks[: reserved[-1]] if reserved else blocks[:number]
    while kept and _COPYRIGHT.search(kept[-1].text):
        kept = kept[:-1]
    return kept


def _part_author(loose: list[str]) -> tuple[list[str], list[str]]:
    """Part the author, a bare line after the title, from the body."""
    if not loose:
        return [], []
    lines = loose[0].split("\n")
    # He stands first; below a subtitle, last before the text.
    at = next((at for at in (0, len(lines) - 1) if looks_like_author(lines[at])), None)
    if at is None or len(lines) + len(loose) < 3:
        return [], [part for text in loose for part in _paragraphs(text)]
    rest = "\n".join(lines[:at] + lines[at + 1 :]).strip()
    return [lines[at]], [part for text in (rest, *loose[1:]) for part in _paragraphs(text)]


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n[ \n]*\n", text) if part.strip()]
