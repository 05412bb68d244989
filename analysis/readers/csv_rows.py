"""The rows of a CSV file, those behind a quotation mark that is never closed too.

Such a mark makes one field of all that follows, up to the next mark: the rows in between are gone, and nothing fails.
It is known by two things together: the lines of the row are no correct CSV, and among them are some that begin as the
rows of this table do.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from analysis.readers.fields import find_fields, parse_day

__all__ = ["find_separator", "read_rows"]

# A long article is one field; the limit of the csv module is half of a long one.
csv.field_size_limit(2**31 - 1)

_SEPARATORS: Final = ",;\t|"  # the first of those that come equally often
_ID: Final = re.compile(r"\S{1,60}")
_ADDRESS: Final = re.compile(r"https?://\S+")
#: Signs of a row at which it is believed to be one; a day or an address are worth two, an id one.
_ENOUGH: Final = 2

Row = dict[str, str]
Noted = Callable[[int, int], None]


def find_separator(first: str) -> str:
    """Return what separates the columns of a table, by its first line."""
    return max(_SEPARATORS, key=first.count)


def read_rows(lines: Iterable[str], noted: Noted | None = None) -> tuple[list[str], Iterator[tuple[int, Row]]]:
    r"""Read the lines of a CSV file whose separator may be a comma, a semicolon, a tab or a vertical bar.

    Parameters
    ----------
    lines : iterable of str
    noted : callable, optional
        Told of each row whose quotation mark is not closed: the line it ends on, and how many rows that would have
        swallowed are read by themselves.

    Returns
    -------
    columns : list of str
        The header.
    rows : iterator of (int, dict)
        One per row, with the line it ends on; a value in excess of the header is kept under the key ``""``.
        Read as they are asked for.

    Examples
    --------
    >>> header, rows = read_rows(['id,text\n', 'a,"Un\n', 'deux"\n'])
    >>> header, list(rows)
    (['id', 'text'], [(3, {'id': 'a', 'text': 'Un\ndeux'})])
    """
    rest = iter(lines)
    first = next(rest, "")
    separator = find_separator(first)
    source = _Lines(chain([first], rest))
    header = [name.strip() for name in next(csv.reader(source, delimiter=separator), [])]
    return header, _rows(source, _Table(header, separator), noted)


class _Lines:
    """Lines that can be given back, and those that were taken since they were last forgotten."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self._back = iter(lines), deque[str]()
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        self.number += 1
        return line

    def give_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


@dataclass
class _Table:
    """What is known of the rows of a table."""

    header: list[str]
    separator: str
    _places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        found = find_fields(self.header)
        self._places = {name: self.header.index(column) for name, column in found.items() if column in self.header}

    def row(self, values: list[str]) -> Row:
        n = len(self.header)
        row = dict(zip(self.header, [*values, *[""] * (n - len(values))], strict=False))
        if len(values) > n:
            row[""] = self.separator.join(values[n:])
        return row

    def begins(self, line: str) -> bool:
        """Whether a line begins as a row does: with an id, a day, an address where they belong."""
        values = next(csv.reader([line], delimiter=self.separator), [])
        n, text = len(values), self._places.get("text", 0)
        if n > len(self.header) or n <= text:
            return False
        said = {name: values[at].strip() for name, at in self._places.items() if at < n}
        # The last value may be the beginning of a longer one.
        day, address, own = said.get("date", ""), said.get("url", ""), said.get("id", "")
        if (day and parse_day(day) is None) or (address and not _ADDRESS.fullmatch(address)):
            return False
        if own and not _ID.fullmatch(own):
            return False
        signs = 2 * bool(day) + 2 * bool(address) + bool(own) + (n == len(self.header) > 2)
        return signs >= _ENOUGH


def _rows(source: _Lines, table: _Table, noted: Noted | None) -> Iterator[tuple[int, Row]]:
    reader = csv.reader(source, delimiter=table.separator)
    source.taken.clear()
    while (values := next(reader, None)) is not None:
        own, n_swallowed = _parted(source.taken, table) if len(source.taken) > 1 else (source.taken, 0)
        if n_swallowed:
            source.give_back(source.taken[len(own) :])
            # The text ends where the next row begins: a line end there is not its own.
            own = [*own[:-1], own[-1].rstrip("\r\n")]
            values = next(csv.reader(own, delimiter=table.separator), [])
            reader = csv.reader(source, delimiter=table.separator)
            if noted is not None:
                noted(source.number, n_swallowed)
        if values:
            yield source.number, table.row(values)
        source.taken.clear()


def _parted(lines: list[str], table: _Table) -> tuple[list[str], int]:
    """Return the lines that are a row's own, and how many others begin among the rest."""
    try:
        for _ in csv.reader(lines, delimiter=table.separator, strict=True):
            pass
    except csv.Error:
        others = [at for at, line in enumerate(lines) if at and table.begins(line)]
        return lines[: others[0]] if others else lines, len(others)
    return lines, 0
