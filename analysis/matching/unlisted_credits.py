"""Agencies in photo credits: "SPORAC/MARIE DURAND", "Marie Durand / Hans Lucas"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.matching.unlisted_context import Context, Found
from analysis.matching.unlisted_runs import UPPER, Spans
from analysis.matching.unlisted_words import plain_word, word_list

__all__ = ["find_credited_agencies"]

_WORDS = rf"{UPPER}[\w&’'-]*(?:[ \u00a0]{UPPER}[\w&’'-]*)?"
_BEFORE = re.compile(rf"(?:^|[\n/(©–—-]|[.:][ \u00a0])[ \u00a0]?({_WORDS})[ \u00a0]?/{{1,2}}[ \u00a0]?$")
_AFTER = re.compile(rf"[ \u00a0]?/{{1,2}}[ \u00a0]?({_WORDS})(?=[ \u00a0]?(?:[/).\n–—-]|$|[ \u00a0]via\b))")
_NO_AGENCY = word_list("no agency")


def find_credited_agencies(context: Context, persons: Iterable[Found], taken: Spans) -> list[Found]:
    """Find the agencies that stand with a slash beside a person's name.

    Parameters
    ----------
    context : Context
    persons : iterable of Found
        The unlisted persons of the document.
    taken : Spans
        All unlisted names found so far.
    """
    found: list[Found] = []
    text = context.text
    for person in persons:
        slashed = "/" in text[max(0, person.start - 3) : person.start]
        if not slashed and "/" not in text[person.end : person.end + 2]:
            continue
        before = _BEFORE.search(text, max(0, person.start - 40), person.start) if slashed else None
        for match in (before, _AFTER.match(text, person.end)):
            if match is None:
                continue
            start, end = match.span(1)
            named = taken.hit(start, end) or context.taken.hit(start, end)
            if named or len(match[1]) < 3 or _NO_AGENCY.issuperset(plain_word(match[1]).split()):
                continue
            if not any(start < other.end and other.start < end for other in found):
                found.append(Found(start, end, match[1], "organisation"))
    return found
