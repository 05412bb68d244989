"""How a line that is no sentence of the article shows that its date is a stamp, a legend or an appointment."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import Final

from analysis.corpus.dating.lines import Line, Lines
from analysis.corpus.dating.shapes import stands_at_end
from analysis.text.dates.expressions import DateExpression
from analysis.text.zones.cues import cue_of

__all__ = [
    "ends_byline", "is_bare", "is_sole", "is_span", "is_stamp", "is_wordy", "names_more", "says_when", "takes_time",
]  # fmt: skip

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_STAMP_WORD: Final = re.compile(r"\b(?:le|ce|publiee?|poste|mise?|ligne|en|date|heures?|gmt|jour)\b")
_MINUTES: Final = re.compile(r"\b\d{1,2} ?min(?:utes?|\b)")
_WORDY: Final = 4
_FEW_WORDS: Final = 3
_LONGEST_STAMP: Final = 24  # words: `analysis.text.zones.cues.cue_of` calls no longer line a date
_PLAIN_WORDS: Final = 8
_AUTHOR: Final = re.compile(r"\bpar\b|[|•·]|\b(?:publie|mis|maj|modifie|lecture|redaction)")
_IN_SENTENCE: Final = re.compile(
    r"\b(?:depuis|jusqu'au|des|avant|apres|du|de|d'ici|au|entre|et|a partir du|nee?|morte?|dans la nuit|qui|"
    r"que|ce|en|date|hier)(?: le)?\s+$"
)
_BEHIND_STAMP: Final = re.compile(
    r"^\s*(?:$|[|•·–—/()»\[\]-]|,?\s*(?:mise?|maj|modifi|actualis|par\b|a \d|\d|dans\b|temps|lecture|"
    r"de lecture|comment|partag|imprim|updated|by\b|in\b|at\b|vu\b|lu\b))"
)
_PICTURE: Final = re.compile(
    r"\b(?:photos?|images?|videos?|cliches?|captures?)(?: [a-z'-]+){0,3}? (?:publiee?|diffusee?|parue?|mise)"
)
# A text that speaks of itself: "[Article publié le 3 mai 2022 et mis à jour à 13h]".
_SELF: Final = re.compile(
    r"^\W*(?:(?:cet?|l'|le) ?)?(?:article|papier|billet|direct|live|texte)(?: (?:a ete|est))?(?: initialement)? "
    r"(?:publie|mis en ligne|redige|paru)(?: initialement)?(?: le)?\s+$"
)
_CAPITAL_LABEL: Final = re.compile(
    r"(?P<before>(?:^|\S\s))(?:Publié|Mis en ligne|Publication|Posté|Article rédigé|Date de publication)"
    r"(?: le| :)*(?: \w+)? ?$"
)
_AFTER_LABEL: Final = re.compile(
    r"\W{0,4}(?:(?:,? ?(?:à|-) )?\d\d?\s?[hH:]\s?\d\d\W{0,4})?"
    r"(?:$|Mise? à jour|mis à jour|Modifié|modifié|Actualisé|MAJ|Temps|Durée|Lecture|Partager|Par\b|[|•·]|\d+ min)"
)
_LEGEND: Final = re.compile(
    r"\b(?:photos?|credits?|copyright|illustration|archives?|getty|legende|image)\b|©"
)
_OCCASION: Final = re.compile(
    r"\bdate (?!de (?:publication|parution|mise|creation|diffusion)|:)|\bd(?:ate)? ?limite|"
    r"\b(?:concerts?|spectacles?|match|rendez-vous|inscriptions?|billets?(?! de blog)|tarifs?|horaires?|generee?|"
    r"journee|anniversaire|naissance|deces|obseques|echeance|prochaine?s?|sera|seront|horoscope|meteo|loto|loi|decret|arrete|"
    r"directive|ordonnance|jugement|circulaire|reglement|resolution|seance|episode)\b"
)


# The stamp of an embedded post: "— Anne Lorme (@alorme) May 3, 2022".
_POSTED: Final = re.compile(r"\(@\w+\)\s*$")
# "… à Virelac, le 3 mai 2022. AFP/Anne Lorme": an agency and a photographer, joined by a stroke.
_AGENCIES: Final = "AFP|AP|REUTERS|Reuters|SIPA|Sipa|GETTY IMAGES|Getty Images|KEYSTONE|Keystone|EPA|MAXPPP|Maxppp"
_TAKEN_BY: Final = re.compile(
    rf"[.,]?\s?[(–—-]?\s?(?:(?:{_AGENCIES})\s?/\s?[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ]|"
    rf"[A-ZÀ-Þ][\w’' .-]{{3,40}}\s?/\s?(?:{_AGENCIES})\b)"
)
_TAKEN_AT: Final = re.compile(r"\w,? le $")
# "Société - Anne Lorme - 3 mai 2022": a section and an author, parted by strokes.
_SECTION_AND_AUTHOR: Final = re.compile(
    r"\w\s[–—|•·-]\s(?:[Pp]ar )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2}\s[–—|•·-]\s(?:[Ll]e )?$"
)


def is_stamp(line: Line, expression: DateExpression) -> bool:
    """Whether a labelled date is a stamp, not a sentence ("un rapport publié le 3 mai révèle")."""
    before, after = line.before(expression), line.after(expression)
    if _SELF.search(before) or _is_label_between(line, expression):
        return True
    if line.text.rstrip()[-1:] == "." and len(_WORD.findall(after)) > 8:
        return False
    if _PICTURE.search(before):
        # "Photo publiée le 3 mai" says when the picture was.
        return False
    stops = bool(_BEHIND_STAMP.match(after))
    if not stops and len(_WORD.findall(after)) > 12:
        return False
    if not line.is_prose and line.zone != "body":
        return True
    return stops and len(_WORD.findall(before)) <= 10


def _is_label_between(line: Line, expression: DateExpression) -> bool:
    """Whether the stamp stands in a page whose lines were lost: "La gare rouvre Publié le 3 mai 2022 à 10h Par"."""
    label = _CAPITAL_LABEL.search(line.text[: max(0, expression.start - line.start)])
    opens = label is not None and not label["before"].rstrip().endswith((".", "!", "?", ":", "…"))
    return opens and bool(_AFTER_LABEL.match(line.text[expression.end - line.start :]))


def is_bare(line: Line, expression: DateExpression) -> bool:
    """Whether the line holds little more than the date: an author, a section, a reading time."""
    before, after = line.before(expression), line.after(expression)
    if stands_at_end(_IN_SENTENCE, before) or _POSTED.search(before) or _is_legend(line, expression):
        return False
    # Of a paragraph only the first words are counted.
    few = sum(1 for _ in islice(chain(_WORD.finditer(before), _WORD.finditer(after)), _FEW_WORDS + 1))
    if few <= _FEW_WORDS or _is_stamp_line(line):
        return True
    if line.is_prose or after.rstrip('»" ').rstrip()[-1:] in (".", "!", "?"):
        return False
    n_words = len(_WORD.findall(before)) + len(_WORD.findall(after))
    framed = bool(_BEHIND_STAMP.match(after)) or not before.strip() or n_words <= _PLAIN_WORDS
    # "Un groupe de voisins dans les quartiers sud de Virelac le 3 mai 2022" is the legend of a picture.
    if len(_WORD.findall(before)) > _PLAIN_WORDS and not (expression.label or _AUTHOR.search(before + after)):
        return False
    return n_words <= 14 and framed


def _is_stamp_line(line: Line) -> bool:
    """Whether the whole line has the shape of a stamp, as no paragraph has."""
    n_words = len(line.text.split())
    return n_words <= _LONGEST_STAMP and cue_of(line.text, n_words) == "date"


def _is_legend(line: Line, expression: DateExpression) -> bool:
    """Whether the line says what a picture shows, or whose it is."""
    before, after = line.before(expression), line.after(expression)
    found = set(_LEGEND.findall(before + after))
    if found:
        # "© La Gazette - mardi 3 mai 2022 - 11:30": no picture has the minute it was taken at.
        return found != {"©"} or expression.hour is None
    return (
        _TAKEN_AT.search(before) is not None
        and _TAKEN_BY.match(line.text[expression.end - line.start :]) is not None
    )


def ends_byline(line: Line, expression: DateExpression) -> bool:
    """Whether the date ends a line of section and author: "Société - Anne Lorme - 3 mai 2022"."""
    before = line.text[: max(0, expression.start - line.start)]
    ends = expression.kind == "full" and not line.after(expression).strip() and not line.is_prose
    return ends and _SECTION_AND_AUTHOR.search(before) is not None and _OCCASION.search(line.before(expression)) is None


def is_span(line: Line) -> bool:
    """Whether the line says from when to when: "(3 avril 1954 - 12 mars 2022)"."""
    days = {e.date() for e in line.dates if e.kind == "full" and not e.label and e.hour is None}
    return len(days) > 1


def is_sole(lines: Lines) -> bool:
    """Whether one date only is written out outside of the sentences of the page."""
    return sum(date.kind == "full" for line in lines.dated if not line.is_prose for date in line.dates) == 1


def is_wordy(line: Line, expression: DateExpression) -> bool:
    """Whether a line names something besides its date, other than an author: "Communiqué du conseil - 3 mai 2022"."""
    around = f"{line.before(expression)} {line.after(expression)}"
    return len(_WORD.findall(around)) >= _WORDY and not _AUTHOR.search(around)


def takes_time(line: Line, expression: DateExpression) -> bool:
    """Whether the line says how long the text takes to read: "vendredi 3 mai 2022 - 09:27 · 2 minutes"."""
    after = line.after(expression)
    return "min" in after and _MINUTES.search(after) is not None


def names_more(line: Line, expression: DateExpression) -> bool:
    """Whether the line holds a word besides its date and time: "3 mai 2022 - La Gazette"."""
    return bool(_WORD.findall(_STAMP_WORD.sub(" ", f"{line.before(expression)} {line.after(expression)}")))


def says_when(line: Line, expression: DateExpression) -> bool:
    """Whether the line says when something is or was: a concert, a deadline, a law, a headline's event."""
    before, after = line.before(expression), line.after(expression)
    if _OCCASION.search(before) or _OCCASION.search(after):
        return True
    if takes_time(line, expression) or (not before.strip() and _BEHIND_STAMP.match(after)):
        return False
    return line.zone == "title" and len(_WORD.findall(before)) + len(_WORD.findall(after)) > 3
