"""What goes into Word and Excel: each chart as PNG and SVG, and every table in one workbook.

The workbook holds numbers as numbers and days as days. A text stays a text whatever it begins with: a cell of a
corpus that reads ``=cmd|…`` is never run.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import re
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from analysis.errors import ExportError, Fault
from analysis.rendering.codebook import describe_column, workbook_words
from analysis.rendering.content import Content
from analysis.rendering.isolation import can_fork, run_forked
from analysis.rendering.outputs import Figure, Table
from analysis.rendering.wording import long_period, words

__all__ = ["DPI", "draw_pixels", "office_files", "write_workbook"]

DPI: Final = 300
_LONGEST: Final = 32_767  # characters of a cell
_MOST_ROWS: Final = 1_048_576
_EPOCH: Final = dt.datetime(2000, 1, 1)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER: Final = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)
_TIMEOUT: Final = 300.0


def office_files(content: Content, provenance: Mapping[str, Any], name: str) -> dict[str, bytes]:
    """Return ``figures/<id>.svg``, ``figures/<id>.png`` and ``<name>.xlsx`` of a report.

    Raises
    ------
    ExportError
        If a figure cannot be drawn as pixels.
    """
    drawn = [block for block in content.blocks if isinstance(block, Figure) and block.payload["id"]]
    vectors = {str(f.payload["id"]): base64.b64decode(f.screen.partition(",")[2]) for f in drawn if f.format == "svg"}
    files = {f"figures/{id}.svg": data for id, data in vectors.items()}
    widths = {str(f.payload["id"]): float(f.payload["width"] or 0) for f in drawn}
    files |= {f"figures/{id}.png": data for id, data in draw_pixels(vectors, widths).items()}
    files[f"{name}.xlsx"] = write_workbook(content, provenance)
    return files


def draw_pixels(
    vectors: Mapping[str, bytes], widths: Mapping[str, float] | None = None, dpi: int = DPI
) -> dict[str, bytes]:
    """Draw each SVG as a PNG; widths are in inches, by default their own.

    Raises
    ------
    ExportError
        If one cannot be drawn.
    """
    widths = widths or {}
    if not vectors:
        return {}
    if not can_fork():
        return _drawn(vectors, widths, dpi)
    # As for PDF: Typst leaves threads behind, and no process that may fork again runs it.
    (outcome,) = run_forked([lambda: _drawn(vectors, widths, dpi)], timeout=_TIMEOUT)
    if outcome.error is not None:
        raise outcome.error
    if outcome.stopped:
        fault = Fault("Typst", outcome.stopped, f"figures drawn within {_TIMEOUT:g} seconds")
        raise ExportError("The figures could not be drawn.", [fault])
    return dict(outcome.value)


def _drawn(vectors: Mapping[str, bytes], widths: Mapping[str, float], dpi: int) -> dict[str, bytes]:
    import tempfile
    from pathlib import Path

    import typst
    from PIL import Image

    made = {}
    with tempfile.TemporaryDirectory(prefix="presscope-") as scratch:
        for number, (id, data) in enumerate(vectors.items()):
            (Path(scratch) / f"{number}.svg").write_bytes(data)
            size = f", width: {widths[id]:g}in" if widths.get(id) else ""
            page = '#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("{}.svg"{})'
            main = Path(scratch) / "main.typ"
            main.write_text(page.format(number, size), encoding="utf-8")
            try:
                pixels = typst.compile(str(main), root=scratch, format="png", ppi=float(dpi), ignore_system_fonts=True)
            except typst.TypstError as error:
                fault = Fault(f"figure {id}", repr(error.message), "an SVG that can be drawn")
                raise ExportError("The figures could not be drawn.", [fault]) from None
            target = io.BytesIO()
            Image.open(io.BytesIO(bytes(pixels))).convert("RGB").save(target, "PNG", dpi=(dpi, dpi), optimize=True)
            made[id] = target.getvalue()
    return made


def write_workbook(content: Content, provenance: Mapping[str, Any]) -> bytes:
    """Return a workbook: what the report is, its n and its columns on the first sheet, then a sheet a table.

    The same report gives the same bytes.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        title = content.identity.title
        made = words(content.identity.lang)["made_with"].format(version=provenance["versions"]["presscope"] or "")
        book.set_properties({"title": title, "created": _EPOCH, "comments": made})
        forms = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        tables = _tables(content)
        wording = workbook_words(content.identity.lang)
        names = _sheet_names([wording["about"], *tables])
        about = book.add_worksheet(names[0])
        for name, payload in zip(names[1:], tables.values(), strict=True):
            _write_sheet(book.add_worksheet(name), payload, forms)
        _write_about(about, content, provenance, dict(zip(tables, names[1:], strict=True)), forms)
    return target.getvalue()


def _tables(content: Content) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for block in content.blocks:
        if isinstance(block, (Figure, Table)) and block.payload.get("data"):
            shown = block.payload["table"] if isinstance(block, Figure) else block.payload
            found[block.payload["id"]] = {**block.payload, "labels": (shown or {}).get("labels", {})}
    return found


def _sheet_names(wanted: list[str]) -> list[str]:
    """Return names of at most 31 characters, each once whatever its case.

    Examples
    --------
    >>> _sheet_names(["a" * 40, "a" * 41])[1]
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaa~2'
    """
    names: list[str] = []
    for name in wanted:
        clean = re.sub(r"[\[\]:*?/\\']", " ", name)[:31]
        number = 1
        while clean.lower() in {n.lower() for n in names}:
            number += 1
            clean = f"{clean[: 31 - len(str(number)) - 1].rstrip('~')}~{number}"
        names.append(clean)
    return names


def _frame(payload: Mapping[str, Any]) -> pd.DataFrame:
    # Every cell is read as text first: what is a number is decided by column, not guessed from one cell.
    return pd.read_csv(io.StringIO(payload["data"]), dtype="str", keep_default_na=False, na_filter=False)


def _write_sheet(sheet: Any, payload: Mapping[str, Any], forms: Mapping[str, Any]) -> None:
    frame = _frame(payload)
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(frame.columns):
        sheet.write_string(0, column, str(name), forms["head"])
        cells = frame[name].tolist()[: _MOST_ROWS - 1]
        write = _writer(sheet, cells, forms)
        for row, cell in enumerate(cells, start=1):
            if cell != "":
                write(row, column, cell)
        widest = max([len(str(name)), *(len(cell) for cell in cells[:200])])
        sheet.set_column(column, column, min(60, max(8, widest + 1)))
    if len(frame):
        sheet.autofilter(0, 0, min(len(frame), _MOST_ROWS - 1), max(0, len(frame.columns) - 1))


def _writer(sheet: Any, cells: list[str], forms: Mapping[str, Any]) -> Any:
    """Return how the cells of a column are written: as numbers, truth values or days if all are, else as text."""
    given = [cell for cell in cells if cell != ""]
    if given and all(_NUMBER.fullmatch(cell) for cell in given):
        return lambda row, column, cell: sheet.write_number(row, column, float(cell))
    if given and all(cell in ("True", "False") for cell in given):
        return lambda row, column, cell: sheet.write_boolean(row, column, cell == "True")
    if given and all(_DAY.fullmatch(cell) for cell in given):
        return lambda row, column, cell: sheet.write_datetime(
            row, column, dt.datetime.fromisoformat(cell), forms["day"]
        )
    return lambda row, column, cell: sheet.write_string(row, column, cell[:_LONGEST])


def _write_about(
    sheet: Any, content: Content, provenance: Mapping[str, Any], names: Mapping[str, str], forms: Mapping[str, Any]
) -> None:
    identity, lang = content.identity, content.identity.lang
    wording, page = workbook_words(lang), words(lang)
    period = long_period(identity.start, identity.end, lang) if identity.start and identity.end else ""
    facts: list[tuple[str, Any]] = [(page["corpus"], identity.corpus), (page["period"], period)]
    facts += [(f"n, {label}", int(n)) for label, n in identity.counts.items()]
    hashes = {key: f"hash_{key}" for key in identity.hashes}
    facts += [(page[hashes[key]].capitalize(), value) for key, value in identity.hashes.items() if hashes[key] in page]
    if identity.sample:
        facts.append(("", page["sample"]))
    sheet.set_column(0, 1, 30)
    sheet.set_column(2, 3, 60)
    sheet.write_string(0, 0, identity.title, forms["title"])
    sheet.write_string(1, 0, identity.question)
    row = 3
    for label, value in [fact for fact in facts if fact[1] != ""]:
        sheet.write_string(row, 0, label)
        sheet.write_number(row, 1, value) if isinstance(value, int) else sheet.write_string(row, 1, str(value))
        row += 1
    row += 1
    for column, head in enumerate((wording["sheet"], wording["column"], wording["meaning"], wording["shows"])):
        sheet.write_string(row, column, head, forms["head"])
    for id, payload in _tables(content).items():
        labels: Mapping[str, str] = payload["labels"]
        for number, column_name in enumerate(_frame(payload).columns):
            row += 1
            sheet.write_string(row, 0, names[id])
            sheet.write_string(row, 1, str(column_name))
            sheet.write_string(row, 2, describe_column(str(column_name), lang, labels), forms["wrap"])
            if number == 0:
                sheet.write_string(row, 3, str(payload["caption"])[:_LONGEST], forms["wrap"])
