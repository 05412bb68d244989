"""Whether a text is an official's own speech: minutes of the Sénat, a minister's answer on a ministry's page.

Who speaks there for the government calls "le Président de la République" the president of the own state, whatever
nations the speech is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.text.normalise import fold

__all__ = ["HEADS", "house_of", "is_domestic"]

_B = r"[\s\u00a0\u202f]"
# "Réponse de Mme Catherine Colonna, ministre de l'Europe …", as ministries head what they publish. Without "M." and
# the office it is the heading of a newspaper, which writes for its own land.
_HEADING = re.compile(
    rf"\b(?:Réponse|Déclaration|Discours|Allocution|Intervention|Entretien|Propos|Audition){_B}+(?:de|avec){_B}+"
    rf"(?:M\.|Mme){_B}+(?=[A-ZÀ-Þ])"
)
_OFFICE = re.compile(rf",{_B}+(?:ministre|Ministre|secrétaire{_B}+d['’]État|[Pp]rem(?:ier|ière){_B}+ministre)\b")
# Phrases that only the minutes of the French Sénat have.
_MINUTES = ("Question posée en séance publique le", "Applaudissements sur les travées d", "publiée dans le JO Sénat")
_WRITTEN = re.compile(
    rf"\bQuestion{_B}de{_B}(?:M\.|Mme){_B}[A-ZÀ-Þ][^(\n]{{2,80}}\([^)\n]+{_B}-{_B}[^)\n]+\){_B}publiée{_B}le{_B}"
)
_HEADED = ("Réponse de M", "Déclaration de M", "Discours de M", "Allocution de M", "Intervention de M",
           "Entretien de M", "Entretien avec M", "Propos de M", "Audition de M")  # fmt: skip
HEADS = frozenset(
    fold(title) for title in ("président de la République", "présidente de la République", "Premier ministre",
                              "Première ministre")
)  # fmt: skip

_ABROAD = (fold("ministre des Affaires"), fold("ministre des Relations"), fold("ministre de la Défense"))


def is_domestic(key: str) -> bool:
    """Whether a folded title is that of a minister who seldom deals with other states.

    Examples
    --------
    >>> [is_domestic(key) for key in ("ministre de la sante", "ministre de la defense", "ministre")]
    [True, False, False]
    """
    return key.startswith("ministre d") and not key.startswith(_ABROAD)


def house_of(text: str, nation_at: Callable[[int], tuple[int, str | None]]) -> str | None:
    """Return the state whose official speaks in a text, if that is clear.

    Parameters
    ----------
    text : str
        The stored text.
    nation_at : callable
        Offset → end and nation of the person whose name begins there; the offset itself and nothing without one.

    Examples
    --------
    >>> text = "Réponse de Mme Anne Delorme, ministre de la Mer, au Sénat"
    >>> house_of(text, lambda at: (at + 12, "france")), house_of("Réponse de Mme Anne", lambda at: (at, None))
    ('france', None)
    """
    if any(phrase in text for phrase in _MINUTES) or ("Question de M" in text and _WRITTEN.search(text)):
        return "france"
    if any(phrase in text for phrase in _HEADED):
        for heading in _HEADING.finditer(text):
            end, nation = nation_at(heading.end())
            if nation and _OFFICE.match(text, end):
                return nation
    return None
