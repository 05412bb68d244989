"""Bytes → text: which encoding, and how that was decided."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

__all__ = ["Decoded", "UndecodableError", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes((*range(0x01, 0x09), *range(0x0E, 0x1C)))
# In one-byte French hardly ever do two letters above ASCII stand together as UTF-8 would have them.
_FITTING_TO_BROKEN = 4
#: Characters of a text for each NUL in it that is taken for damage, and for each where no two stand together.
_TEXT_TO_NUL = 200
_TEXT_TO_SINGLE_NUL = 20
# What French text needs above ASCII in the one-byte encodings; anything else points elsewhere.
_FRENCH = set("àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»’‘“”–—…•€°§©®™²³ºª·´`¨\u00a0\u00adñáíóúÑÁÍÓÚ¿¡ßãõåøıİşğćčžš±×÷½¼")
# The letters of French alone, small and capital, and what stands between them.
_LETTERS = "éèêëàâçîïôùûüœæÿ"
_CAPITALS = _LETTERS.upper()
_MARKS = "«»’‘“”–—…•€°§©®™\u00a0"
_NO_FRENCH = re.compile(rf"[^\x00-\x7f{_LETTERS}{_CAPITALS}{_MARKS}]|[a-z{_LETTERS}][{_CAPITALS}]")
_COMMON = re.compile("[éèàê]")
# Where French letters have other places than in cp1252, and the encoding in which others stand at these places.
_MAC, _DOS = "mac_roman", "cp850"


#: The name of an error handler: what is not UTF-8 is read as cp1252.
_AS_CP1252 = "presscope-cp1252"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_AS_CP1252, _as_cp1252)


class UndecodableError(ValueError):
    """The bytes are no text in any encoding that is tried."""


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding it was read in, what decided it, and how many NULs were left out of it."""

    text: str
    encoding: str
    decided_by: str
    n_nuls: int = field(default=0, repr=False)


def decode(data: bytes) -> Decoded:
    """Decode ``data``, best evidence first: BOM, valid UTF-8, plausible cp1252, statistics.

    Raises
    ------
    UndecodableError
        If the bytes hold control characters that no text has, or nothing fits. Single NULs are damage, and left out.

    Examples
    --------
    >>> decode("Été".encode("cp1252"))
    Decoded(text='Été', encoding='cp1252', decided_by='French letters')
    """
    decoded = _decode(data)
    n_nuls = decoded.text.count("\x00")
    return replace(decoded, text=decoded.text.replace("\x00", ""), n_nuls=n_nuls) if n_nuls else decoded


def _decode(data: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data, encoding), encoding, "BOM")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)
    _refuse_binary(text, data)
    return Decoded(text, "utf-8", "valid UTF-8")


def _decode_legacy(data: bytes) -> Decoded:
    if repaired := _decode_damaged(data):
        return repaired
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and all(ch < "\x80" or ch in _FRENCH for ch in text):
        _refuse_binary(text)
        return Decoded(text, "cp1252", "French letters")
    if mixed := _decode_mixed(data):
        return mixed
    if _is_french(data, _MAC) and not _is_french(data, _DOS):
        text = data.decode(_MAC)
        _refuse_binary(text)
        return Decoded(text, _MAC, "French letters")
    # Slow to import and slow to run: only for the few files nothing else explains.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise UndecodableError("no known encoding fits its bytes")
    text = str(best)
    _refuse_binary(text)
    return Decoded(text, best.encoding, "charset-normalizer")


def _is_french(data: bytes, encoding: str) -> bool:
    """Whether all letters above ASCII are French ones where French has them, statistics apart."""
    text = data.decode(encoding)
    return bool(_COMMON.search(text)) and not _NO_FRENCH.search(text)


def _decode_damaged(data: bytes) -> Decoded | None:
    """Read UTF-8 in which a few bytes were broken: far more sequences fit than do not."""
    text = data.decode("utf-8", "replace")
    n_broken = text.count("\ufffd")
    n_fitting = sum(ch > "\x7f" for ch in text) - n_broken
    if n_fitting < _FITTING_TO_BROKEN * n_broken:
        return None
    _refuse_binary(text)
    return Decoded(text, "utf-8", f"UTF-8 with {n_broken} broken bytes")


def _decode_mixed(data: bytes) -> Decoded | None:
    """Read what was put together from texts in UTF-8 and in cp1252, if all that comes of it is French."""
    text = data.decode("utf-8", _AS_CP1252)
    if not all(ch < "\x80" or ch in _FRENCH for ch in text):
        return None
    _refuse_binary(text)
    return Decoded(text, "utf-8", "UTF-8 and cp1252 mixed")


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"its BOM announces {encoding}, but byte {error.start} does not fit"
        ) from error
    _refuse_binary(text)
    return text


def _refuse_binary(text: str, data: bytes | None = None) -> None:
    # Many NULs are UTF-16 without its BOM or a binary file under a text name, as many C0 controls are; one is damage.
    data = text.encode("utf-8", "surrogatepass") if data is None else data
    n_controls = len(data) - len(data.translate(None, _CONTROLS))
    least = _TEXT_TO_NUL if "\x00\x00" in text else _TEXT_TO_SINGLE_NUL
    if text.count("\x00") * least > len(text) or n_controls > max(3, len(text) // 1000):
        raise UndecodableError("it holds control characters, so it is not a text")
