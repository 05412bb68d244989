"""Factiva articles exported without their index: no labels, but lines in a fixed order.

Above the text stand rubric, title, authors, length, day, hour, outlet, its code, edition, page, language and
copyright, any of which may be missing; below it the publisher and the number.
"""

from __future__ import annotations

import re
from typing import Final

from analysis.readers.exports.factiva_fields import article_number
from analysis.readers.exports.markup import Block, one_line
from analysis.readers.exports.rests import is_prose
from analysis.readers.fields import language_code
from analysis.readers.stated_days import opens_with_day

__all__ = ["fields_without_index"]

_PARAGRAPH: Final = re.compile(r"\.[a-z]{2,4}?articleparagraph$")
_WORDS: Final = re.compile(r"[\d .,\u00a0\u202f]+ (?:mots?|words?|w[öo]rter|parole|palabras|palavras)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:document|dokument|documento)\s", re.IGNORECASE)
_WRAPPED: Final = re.compile(r"\bid\s*=\s*[\"']?article-([\w-]+)", re.IGNORECASE)
_HOUR: Final = re.compile(r"\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_COPYRIGHT: Final = re.compile(r"(?:copyright\b|\(c\)|©)", re.IGNORECASE)
#: A caption, whose words are the picture's; a note of the database.
_CAPTION: Final = re.compile(
    r"(?:photos?|illustrations?|infographies?|l[ée]gendes?|cr[ée]dits?|images?|caption|graphi(?:c|que)s?|visuels?)\b"
    r"|(?:cet article|this article|dieser artikel)\b",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{2,9}")
_PAGE: Final = re.compile(r"[A-Z]{0,3}\d{1,4}(?:[-,/ ]+[A-Z]{0,3}\d{1,4})*")
#: A list of articles numbers their titles.
_IS_COUNTED: Final = re.compile(r"headline\s+counted\b", re.IGNORECASE)
_COUNT: Final = re.compile(r"^\d{1,4}\)\s+")


def fields_without_index(blocks: list[Block], piece: str) -> dict[str, list[str]]:
    """Return the fields of an article by the labels they have in an export with its index.

    Parameters
    ----------
    blocks : list of Block
        The text of the article.
    piece : str
        Its source, whose outer element may bear the number.
    """
    fields: dict[str, list[str]] = {}
    lines: list[str] = []
    below: list[str] = []
    is_counted = bool(_IS_COUNTED.search(piece))
    for block in blocks:
        line = one_line(block.text)
        if any(mark.endswith("headline") or mark == "#hd" for mark in block.marks):
            fields.setdefault("HD", []).append(_COUNT.sub("", line) if is_counted else line)
        elif number := article_number(line) if _NUMBER.match(line) else "":
            fields["AN"] = [number]
        elif any(_PARAGRAPH.match(mark) for mark in block.marks):
            # What stands between two paragraphs of the text is text too, a heading most often.
            fields.setdefault("TD", []).extend([*below, *block.paragraphs])
            below = []
        elif block.has(".author"):
            fields["BY"] = [line]
        elif "HD" not in fields:
            fields.setdefault("SE", []).append(line)
        elif "TD" not in fields:
            lines.append(line)
        elif "AN" not in fields:
            below += block.paragraphs
    fields["TD"] = [*fields.get("TD", []), *_text_below(below)]
    wrapped = _WRAPPED.search(piece)
    if "AN" not in fields and wrapped and (number := article_number(wrapped.group(1))):
        fields["AN"] = [number]
    return fields | _named(lines)


def _text_below(lines: list[str]) -> list[str]:
    """Return what is text among the lines below the last paragraph: sentences, but for captions and credits."""
    return [
        line for line in lines if is_prose([line]) and not _CAPTION.match(line) and not _COPYRIGHT.match(line)
    ]


def _named(lines: list[str]) -> dict[str, list[str]]:
    """Name the lines between title and text."""
    fields: dict[str, list[str]] = {}
    for line in lines:
        if _COPYRIGHT.match(line):
            break
        if "PD" not in fields:
            if opens_with_day(line):
                fields["PD"] = [line]
            elif _WORDS.fullmatch(line):
                fields["WC"] = [line]
        elif "SN" not in fields:
            if not _HOUR.fullmatch(line):
                fields["SN"] = [line]
        elif "SC" not in fields and _CODE.fullmatch(line):
            fields["SC"] = [line]
        elif "PG" not in fields and _PAGE.fullmatch(line):
            fields["PG"] = [line]
        elif len(language_code(line)) == 2:
            fields["LA"] = [line]
        elif "ED" not in fields:
            fields["ED"] = [line]
    return fields
