"""What heads a text and gives its day: a dateline, an edition, a speech, a round-up of one day's news."""

from __future__ import annotations

import re
from typing import Final

from analysis.corpus.dating.lines import Line, Lines
from analysis.corpus.dating.shapes import sentence_before, tells_before
from analysis.text.dates.expressions import DateExpression

__all__ = [
    "closes_lead", "ends_with_place", "heads_paragraph", "heads_speech", "is_dateline", "is_edition", "is_round_up",
    "opens_session",
]  # fmt: skip

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
# "BRUXELLES, 3 mai 2022 (AFP) -", "Paris (Agence), le 3 mai 2022 —", "3 mai 2022 – "
# "(Agence X) – Nairobi, 3 mai 2022." has the agency in front, and may end in a full stop.
_PLACE: Final = re.compile(
    r"^\W{0,3}[A-ZÉÈÀ][\w’' -]{1,40}(?: ?\([^)]{1,40}\))?[,.]? ?(?:le )?$"
    r"|^\s*\([^)]{2,40}\)\s?[–—-]?\s?[A-ZÉÈÀ][\w’' -]{1,40},? ?(?:le )?$"
)
# "Virelac, mardi 3 mai. Les rues sont vides."
_PLACE_ALONE: Final = re.compile(r"^\W{0,3}[A-ZÉÈÀ][\w’'-]+(?:[ -][A-ZÉÈÀ(][\w’')-]+){0,3}, (?:le )?$")
_AFTER_PLACE: Final = re.compile(
    r"^\s*(?:\([^)]{1,40}\)|/?[A-Z]{2,8}/?)?\s*[–—:/-]|^\s*\([A-Za-zÀ-ÿ ]{2,30}\)"
)
# "Édition du mardi 3 mai 2022", the head of a paper or a bulletin.
# "Communiqué du 3 mai 2022" is of its day; the minutes of a meeting are written later.
_EDITION: Final = re.compile(
    r"^\W*(?:l'|notre )?(?:(?:edition|numero|journal|bulletin|lettre)\b[^.!?]{0,25}|"
    r"(?:communique|declaration|allocution|message|tract|point de presse|revue de presse)\b[^.!?]{0,60})\bdu\s+$"
)
_NEW_SENTENCE: Final = re.compile(r"\s*[–—:-]?\s*[A-ZÀ-Þ«“\"]")
_PLACE_AT_END: Final = re.compile(
    r",\s(?:(?:à |au |en )?[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,2}(?:,\s(?:le\s)?|\sle\s)|le\s)$|\s\($"
)
_SPEECH: Final = re.compile(
    r"\b(?:discours|allocution|conference|declaration|entretien|interview|intervention|audition|propos|communique|"
    r"point de presse|conclusions|message|voeux|reponse|tribune|lettre|rencontre|sommet|reunion|compte[- ]rendu|"
    r"proces-verbal)\b"
)
_ROUND_UP: Final = re.compile(
    r"\b(?:informations?|infos?|actualites?|actus?|developpements?|evenements?|direct|live|essentiel|a retenir|"
    r"revue de presse|faits marquants|temps forts)\b[^.!?;]{0,80}\b(?:du|de ce|pour ce)\s+$"
)
# A press review names the day of its papers: "Les quotidiens du mercredi 21 avril 2021 s'intéressent …".
_PRESS_REVIEW: Final = re.compile(
    r"^\W*(?:(?:a la|dans la|les) unes? (?:de|des)|dans les|les|la revue des)? ?(?:principaux )?"
    r"(?:quotidiens|journaux|titres|tabloids)(?: [a-z'-]+){0,4} du\s+$"
)
_HEAD_OF_MINUTES: Final = 14  # lines
_OPENED: Final = re.compile(r"\b(?:seance|reunion|session|audience) (?:publique )?(?:est|a ete|etait) ouverte a \w")
_SOURCE_BEHIND: Final = re.compile(r"\s?[,–—-] [A-ZÀ-Þ][\w’']+(?: [A-ZÀ-Þ(][\w’')]+){0,3}")
# Where the line points to another page.
_ELSEWHERE: Final = re.compile(r"\b(?:cet article|pouvez|ci-dess(?:ous|us)|veille|precedente?s?|hier)\b")


def is_dateline(line: Line, expression: DateExpression) -> bool:
    """Whether a paragraph opens with an agency's place and date."""
    if not line.is_prose or expression.start - line.start > 70:
        return False
    before = line.text[: max(0, expression.start - line.start)]
    after = line.text[expression.end - line.start :][:50]
    opens = not before.strip(" (–-") or bool(_PLACE.match(before))
    signed = before.lstrip().startswith("(") or (expression.weekday is not None and bool(_PLACE_ALONE.match(before)))
    ends = signed and after.lstrip().startswith(".")
    return opens and (ends or bool(_AFTER_PLACE.match(after)))


def heads_paragraph(line: Line, expression: DateExpression) -> bool:
    """Whether a paragraph opens with its day in brackets, or with its day and time."""
    before = line.text[: max(0, expression.start - line.start)].strip()
    after = line.text[expression.end - line.start :]
    if before == "(":
        return after[:1] == ")"
    return not before and expression.hour is not None and bool(_NEW_SENTENCE.match(after))


def ends_with_place(line: Line, expression: DateExpression) -> bool:
    """Whether a headline ends with the place and day of what was said: "Discours de X, Paris, 3 mai 2022"."""
    before = line.text[: max(0, expression.start - line.start)]
    ends = _PLACE_AT_END.search(before) is not None and not line.after(expression).strip(" .)")
    # "X, porte-parole du gouvernement, Paris, 3 mai 2022" is the legend of a picture.
    return ends and _SPEECH.search(line.before(expression)) is not None


def closes_lead(line: Line, expression: DateExpression) -> bool:
    """Whether a paragraph ends, behind its last sentence, with a day and a source: "… 3 mai 2022, Agence X"."""
    before = line.text[: max(0, expression.start - line.start)].rstrip()
    after = line.text[expression.end - line.start :].rstrip()
    return before[-1:] in ".!?…»" and (not after.strip(" .") or _SOURCE_BEHIND.fullmatch(after) is not None)


def opens_session(line: Line, lines: Lines) -> bool:
    """Whether the line stands at the head of the minutes of an assembly: "La séance est ouverte à 15 heures"."""
    if "ouverte" not in lines.text:
        return False
    above = (date for other in lines.dated if other.index < line.index for date in other.dates)
    if line.is_prose or any(date.kind == "full" for date in above):
        return False
    below = lines[line.index + 1 : line.index + 1 + _HEAD_OF_MINUTES]
    return any("ouverte" in other.text and _OPENED.search(other.plain()) for other in below)


def heads_speech(line: Line, expression: DateExpression) -> bool:
    """Whether a paragraph is the head of what was said: "Déclaration de X sur Y, à Paris le 3 mai 2022."."""
    return _SPEECH.match(line.plain().lstrip(" «\"")) is not None and ends_with_place(line, expression)


def is_edition(line: Line, expression: DateExpression) -> bool:
    """Whether the line says whose day's edition the page is: "Édition du mardi 3 mai 2022"."""
    return _EDITION.search(line.before(expression)) is not None and not _WORD.search(line.after(expression))


def is_round_up(line: Line, expression: DateExpression) -> bool:
    """Whether the line says whose day's news follows: "Retrouvez les informations du lundi 12 septembre"."""
    if expression.weekday is None or line.zone not in ("title", "body"):
        return False
    sentence = sentence_before(line, expression)
    if _PRESS_REVIEW.match(sentence) and not tells_before(line, expression):
        return True
    return _ROUND_UP.search(sentence) is not None and not _ELSEWHERE.search(line.plain())
