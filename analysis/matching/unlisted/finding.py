"""Names the lexicon lacks: persons and organisations, found by rule, each with evidence.

A capital letter proves nothing; what stands around the words does. Organisations are looked for first, for
they hold names of persons and places ("Institut Jean Perrin", "université de Lille").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from analysis.lexicon.reading import Lexicon
from analysis.matching.mention import Mention
from analysis.matching.names.senses import Candidate
from analysis.matching.unlisted.context import Context
from analysis.matching.unlisted.credits import find_credited_agencies
from analysis.matching.unlisted.organisations import find_organisations
from analysis.matching.unlisted.persons import find_persons
from analysis.matching.unlisted.runs import Spans
from analysis.text.normalise import fold

__all__ = ["find_unlisted"]


def find_unlisted(
    text: str, names: Sequence[Candidate], others: Sequence[Candidate], lexicon: Lexicon
) -> Iterator[Mention]:
    """Find names of persons and organisations that no listed form covers.

    Parameters
    ----------
    text : str
        The stored text of one document.
    names : sequence of Candidate
        Its confirmed listed names, sorted. A person's or an organisation's is never touched; a state's may
        end the integral name of an organisation ("Banque centrale du Kenya").
    others : sequence of Candidate
        All its candidates of name kinds: masks hide what they cover, the rest are hints.
    lexicon : Lexicon

    Yields
    ------
    Mention
        Sorted by start, with label and type. ``actor_id`` is ``nl-`` and the folded label, the same for all names of
        one bearer in one text; it is a listed id where the text spells a listed name in a way of its own.
    """
    context = Context.of(text, names, others, lexicon)
    organisations = find_organisations(context)
    persons = find_persons(context, Spans([(name.start, name.end) for name in organisations]))
    found = [*organisations, *persons]
    if "/" in text:
        found += find_credited_agencies(context, persons, Spans([(name.start, name.end) for name in found]))
    for name in sorted(found, key=_start):
        kind = context.known.types[name.actor_id] if name.actor_id else name.kind
        yield Mention(name.start, name.end, name.actor_id or _slug(name.label), "name", name.label, kind)


_start = attrgetter("start")
_LETTERS_AND_DIGITS = re.compile(r"[a-zA-Z0-9]+")


@lru_cache(maxsize=1 << 14)
def _slug(label: str) -> str:
    return "nl-" + "-".join(_LETTERS_AND_DIGITS.findall(fold(label)))
