"""The paragraphs of a LexisNexis article, from HTML or TXT → a record.

Style classes are made anew for each export and the order of date and title varies, so that an article is read by
what its paragraphs say: the first is the outlet, one is a date and nothing else, labels say the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import mode
from typing import Final

from analysis.readers.exports.fields import author_named, count_stated, outlet_line, split_subjects
from analysis.readers.exports.gathering import Gathering
from analysis.readers.exports.lexis_labels import AFTER_BODY, COPYRIGHT, COUNTER, is_error_document, read_label
from analysis.readers.exports.markup import one_line
from analysis.readers.fields import language_code
from analysis.readers.records import Record
from analysis.readers.stated_days import edition_beside_day, opens_with_day

__all__ = ["ERROR_DOCUMENT", "add_article", "announced_by", "below_cover", "lexis_record", "part_articles"]

#: Fixed part of a reason.
ERROR_DOCUMENT: Final = "the export shows an error in place of the article"
_PAGE = re.compile(
    r"[;,]?\s*\b(?:pg?|pp|seite|s|pagg?)\.\s*(\S.*?)\s*(?:\b(?:ausg|nr|no)\.?\s*\d+\s*)?$", re.IGNORECASE
)
_VERSION = re.compile(r"\s*;?\s*\bversion\s*:\s*\S+\s*$", re.IGNORECASE)
_EDITION = re.compile(r"\b(?:edition|édition|ausgabe|edizione)\b", re.IGNORECASE)
_SUBJECTS: Final = ("subject", "industry", "company", "organization", "geographic", "person")
#: Lines between date and title that are neither.
_NOTICES: Final = frozenset({"correction appended", "correction ajoutée"})
#: Paragraphs above the labels: outlet, edition, date, title, subtitle.
_HEAD_LENGTH: Final = 8


@dataclass
class _Sorted:
    head: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


def part_articles(blocks: list[str]) -> Iterator[list[str]]:
    """Part paragraphs into articles: at a counter, and where one is damaged at the fields of a second article.

    A document that the export could not show ends with the sentence that says so, and takes no neighbour along.
    """
    current: list[str] = []
    has_length, is_error, end = False, False, 0
    for block in blocks:
        label = read_label(block)
        is_tail = bool(COPYRIGHT.match(block)) or bool(label and label.field in AFTER_BODY)
        is_second = bool(label and label.field == "length" and has_length and end)
        if COUNTER.match(block) or (is_error and not is_tail):
            yield current
            current, has_length, end = [], False, 0
        elif is_second or (is_error_document(block) and has_length and (end := end or _head_of_error(current))):
            yield current[:end]
            current, has_length, end = current[end:], False, 0
        is_error = is_error_document(block) or (is_error and is_tail)
        has_length = has_length or bool(label and label.field == "length")
        current.append(block)
        if has_length and is_tail:
            end = len(current)
    yield current


def _head_of_error(blocks: list[str]) -> int:
    """Return where the outlet and the date of a document that is not shown begin, below an article; 0 if nowhere."""
    dated = next((at for at in range(len(blocks) - 1, 1, -1) if opens_with_day(blocks[at])), 0)
    has_length = any(label and label.field == "length" for label in map(read_label, blocks[: max(0, dated - 1)]))
    return dated - 1 if has_length else 0


def below_cover(blocks: list[str]) -> list[str]:
    """Return the paragraphs of an article whose counter is damaged, without the cover above it; none without one."""
    if blocks and COUNTER.match(blocks[0]):
        return blocks
    labels = [read_label(block) for block in blocks]
    length = next((at for at, label in enumerate(labels) if label and label.field == "length"), 0)
    dated = next((at for at in range(length - 1, 0, -1) if opens_with_day(blocks[at])), 0)
    if not dated or length - dated > _HEAD_LENGTH:
        return []
    # Outlet, date, title; or outlet, title, date.
    has_title = any(label is None for label in labels[dated + 1 : length])
    return blocks[max(0, dated - (1 if has_title else 2)) :]


def add_article(blocks: list[str], gathering: Gathering) -> int:
    """Read the paragraphs of one article into a gathering, and return the number of articles its counter announces."""
    counter = COUNTER.match(blocks[0]) if blocks else None
    announced = int(counter.group(1) or counter.group(2)) if counter else 0
    if counter:
        blocks = blocks[1:]
    place = gathering.place()
    if is_error_document("\n".join(blocks)):
        gathering.reject(place, ERROR_DOCUMENT, "\n".join(blocks))
        return announced
    found = _sort(blocks)
    title, stated, source, edition, more = _read_head(found.head)
    fields = found.fields
    record = lexis_record(
        fields, place, title=fields.get("headline") or title, source=source, edition=fields.get("edition") or edition,
        date_line=stated,
    )  # fmt: skip
    if record.date is None:
        gathering.remark(place, "unreadable date", repr(stated))
    opening = [*more, *filter(None, [fields.get("highlight", "")])] if found.body else []
    gathering.keep(record, [*opening, *found.body], id_of="lexis")
    return announced


def announced_by(totals: list[int]) -> int | None:
    """Return how many articles an export announces: what most of its counters say, None without one.

    Examples
    --------
    >>> announced_by([10, 10, 383, 0, 10]), announced_by([0])
    (10, None)
    """
    said = [total for total in totals if total]
    return mode(said) if said else None


def lexis_record(
    fields: Mapping[str, str], place: str, *, title: str, source: str, edition: str, date_line: str
) -> Record:
    """Make a record of the fields of an article; these databases give it no id."""
    section = _VERSION.sub("", one_line(fields.get("section", "")))
    page = _PAGE.search(section)
    stated = opens_with_day(date_line)
    subjects = [part for name_ in _SUBJECTS for part in split_subjects(fields.get(name_, ""))]
    day = stated.day if stated else None
    language = re.split(r"[;,(]", fields.get("language", ""))[0].strip()
    return Record(
        text="", origin=place, title=one_line(title), source=outlet_line(source), date=day,
        author=author_named(fields.get("byline", "")), section=section[: page.start()] if page else section,
        page=page.group(1) if page else "", edition=one_line(edition),
        stated_words=count_stated(fields.get("length", "")), subjects=tuple(dict.fromkeys(subjects)),
        language=language_code(language) if language else "",
    )  # fmt: skip


def _sort(blocks: list[str]) -> _Sorted:
    """Sort the paragraphs of an article into head, body and labelled fields."""
    found = _Sorted()
    has_label, is_over, last = False, False, ""
    n_head = _length_of_head(blocks)
    for at, block in enumerate(blocks):
        label = read_label(block)
        if label:
            has_label, last = True, label.field
            found.fields[label.field] = f"{found.fields.get(label.field, '')} {label.value}".strip()
            is_over = is_over or (label.field in AFTER_BODY and bool(found.body))
        elif COPYRIGHT.match(block):
            is_over = is_over or bool(found.body)
        elif is_over:
            continue
        elif has_label and last and not found.fields[last]:
            found.fields[last] = block
        elif at < n_head and not found.body:
            found.head.append(block)
        else:
            found.body.append(block)
    return found


def _length_of_head(blocks: list[str]) -> int:
    """Return how many paragraphs precede the first label, or end with the title where there is none."""
    first = next((at for at, block in enumerate(blocks) if read_label(block)), len(blocks))
    label = read_label(blocks[first]) if first < len(blocks) else None
    if label and label.field not in AFTER_BODY and first <= _HEAD_LENGTH:
        return first
    dated = next((at for at, block in enumerate(blocks[:_HEAD_LENGTH]) if opens_with_day(block)), 1)
    # Outlet, date, title; or outlet, title, date.
    return dated + 2 if dated < 2 else dated + 1


def _read_head(head: list[str]) -> tuple[str, str, str, str, list[str]]:
    """Return title, date line, outlet, edition and what else stands above the labels."""
    head = [block for block in head if block.casefold() not in _NOTICES]
    source = head[0] if head else ""
    dated = next((at for at, block in enumerate(head[1:], 1) if opens_with_day(block)), 0)
    before = head[1:dated] if dated else head[1:]
    after = head[dated + 1 :] if dated else []
    edition = next((block for block in (*before, *after) if _EDITION.search(block) and len(block) < 60), "")
    if edition and len(before) + len(after) > 1:
        before, after = ([b for b in part if b != edition] for part in (before, after))
    else:
        edition = ""
    titles = after or before
    rest = [*(before if after else []), *titles[1:]]
    line = head[dated] if dated else ""
    return titles[0] if titles else "", line, source, edition or edition_beside_day(line), rest
