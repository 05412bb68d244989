"""Who stands beside a bare title in its own clause, and is somebody else for that.

"Le dirigeant chinois ira à Canton avec le président": the president is not he.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["partners"]

_ENDS = (". ", "! ", "? ", ";", ":", "«", "»", "“", "”", "…", "(", ")")
# Words that begin a clause in which the same person may be spoken of again.
_NEW_CLAUSE = re.compile(
    r"\b(?:que|qu['’]|qui|dont|où|mais|car|alors|puis|tandis|lorsqu\w*|quand|parce|pendant|afin|pour|depuis|dans|lors|après|avant|et\s(?!l[ea]\s|l['’]|du\s"
    r"|au\s|avec\s|de\s|à\s))\b",
    re.IGNORECASE,
)
# "Reçu par X, le chef de l'État …": whom a sentence opens with is not the one it goes on about.
_OPENING = re.compile(
    r"[\s–—•-]*(?:reçue?s?|accueillie?s?|invitée?s?|accompagnée?s?|interrogée?s?|interpellée?s?|flanquée?s?|entourée?s?|rejointe?s?"
    r"|aux?\scôtés?|face|avec|après|devant|à\sl['’]issue|lors|en\sprésence|en\scompagnie|comme|contrairement|à\sl['’]instar"
    r"|dans\s(?:un|une)|au\scours)\b[^,]*$",
    re.IGNORECASE,
)


# Farther off the name may well come again as a title: "un bras de fer avec X depuis … un discours du président".
_FAR = 80

# "les alliés de X attendent un discours du président": what is of him may be of X.
_OF = re.compile(r"\b(?:du\s|de\sl(?:a\s|['’]))$")
_REACH = 90


def partners(text: str, offset: int, said: Sequence[tuple[int, str]]) -> set[str]:
    """Return those of ``said`` (offset, person), sorted, who stand in the clause of a title at ``offset``, before it.

    Examples
    --------
    >>> text = "Reçu par Luc Mas, le président a dit à Ana Roca que le ministre dort."
    >>> said = [(9, "mas"), (text.index("Ana"), "roca")]
    >>> partners(text, text.index("président"), said), partners(text, text.index("ministre"), said)
    ({'mas'}, set())
    """
    last = bisect_left(said, (offset, "")) - 1
    if last < 0 or offset - said[last][0] > _FAR:
        return set()
    line = text.rfind("\n", 0, offset) + 1
    ends = (text.rfind(mark, line, offset) for mark in _ENDS)
    start = max((at + 1 for at in ends if at >= 0), default=line)
    found: set[str] = set()
    for at, person in reversed(said[: last + 1]):
        if at < start or offset - at > _FAR:
            break
        between = text[at:offset]
        if _NEW_CLAUSE.search(between):
            continue
        if "," not in between:
            near = len(between) < _REACH and not _OF.search(text, max(0, offset - 8), offset)
        else:
            near = between.count(",") == 1 and bool(_OPENING.match(text[start:at]))
        if near:
            found.add(person)
    return found
