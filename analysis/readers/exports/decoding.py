"""The bytes of an export → text: one damaged byte must not cost the whole file its letters."""

from __future__ import annotations

import codecs
import re

from analysis.readers.encoding import Decoded, UndecodableError, decode

__all__ = ["decode_export", "plain_head"]

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Letters and signs that make up nearly all of what is not ASCII in French, German and Italian exports.
_USUAL = set("éèêëàâäçîïíôöóùûüúœæßñÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒ«»‘’“”–—…•·°©®€\u00a0\u00ad")
#: Share of them among all that is not ASCII, in a text of that encoding with some damage.
_ENOUGH = 0.45
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BYTE_CONTROLS = bytes(c for c in (*range(0x00, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F))
_TO_SPACES = bytes.maketrans(_BYTE_CONTROLS, b" " * len(_BYTE_CONTROLS))


def decode_export(data: bytes) -> Decoded:
    r"""Decode an export by what it holds; what it declares is not believed.

    Control characters become spaces and stray bytes do not change how the rest is read: an export is many
    articles, and one bad byte belongs to one of them.

    Examples
    --------
    >>> decode_export(b"<p>\x00" + "Été".encode())
    Decoded(text='<p> Été', encoding='utf-8', decided_by='valid UTF-8')
    >>> decode_export("<p>Été".encode("cp1252"))
    Decoded(text='<p>Été', encoding='cp1252', decided_by='French letters')
    """
    if data.startswith(_WIDE):
        return _without_controls(data.decode("utf-16", "replace"), "utf-16", "BOM")
    if data[1:80:2].count(0) > 30:
        return _without_controls(data.decode("utf-16-le", "replace"), "utf-16-le", "every other byte is zero")
    return _decode_bytes(data.translate(_TO_SPACES))


def plain_head(head: bytes) -> bytes:
    """Return the head of a file for a search of ASCII signs: lower case, UTF-16 made one byte a letter."""
    return head.replace(b"\x00", b"").lower()


def _decode_bytes(data: bytes) -> Decoded:
    text = data.decode("utf-8-sig", "replace")
    n_broken = text.count("\ufffd")
    if not n_broken:
        return decode(data)
    # By chance one-byte French hardly ever makes a letter of UTF-8, and no French one: the rest is damage.
    n_whole, n_usual = sum(not ch.isascii() for ch in text) - n_broken, sum(ch in _USUAL for ch in text)
    if n_whole > n_broken / 3 or n_usual > n_broken / 20:
        return Decoded(text, "utf-8", f"UTF-8 with {n_broken} broken bytes")
    text = data.decode("cp1252", "replace")
    foreign = [ch for ch in text if not ch.isascii()]
    if sum(ch in _USUAL for ch in foreign) >= _ENOUGH * len(foreign):
        return Decoded(text, "cp1252", "French letters")
    try:
        return decode(data)
    except UndecodableError:
        return Decoded(text, "cp1252", "nothing fits better")


def _without_controls(text: str, encoding: str, decided_by: str) -> Decoded:
    return Decoded(_CONTROLS.sub(" ", text.removeprefix("\ufeff")), encoding, decided_by)
