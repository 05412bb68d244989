"""How the words around a date tell a stamp from a sentence, and news from a look back or ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from analysis.corpus.dating_lines import Line
from analysis.text.dates import DateExpression
from analysis.text.zone_cues import cue_of

__all__ = [
    "SENTENCE_END", "ends_with_place", "heads_paragraph", "is_bare", "is_dateline", "is_edition", "is_news",
    "is_of_others", "is_round_up", "is_sole", "is_span", "is_stamp", "is_wordy", "looks_ahead", "looks_away",
    "looks_back", "names_more", "of_evening", "opens_sentence", "opens_text", "runs_from", "says_when",
    "tells_before", "tells_of_now",
]  # fmt: skip

SENTENCE_END: Final = re.compile(r"[.!?…]\s")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_STAMP_WORD: Final = re.compile(r"\b(?:le|ce|publiee?|poste|mise?|ligne|en|date|heures?|gmt|jour)\b")
_WORDY: Final = 4
_AUTHOR: Final = re.compile(r"\bpar\b|[|•·]|\b(?:publie|mis|maj|modifie|lecture|redaction)")
# "BRUXELLES, 3 mai 2022 (AFP) -", "Paris (Agence), le 3 mai 2022 —", "3 mai 2022 – "
# "(Agence X) – Nairobi, 3 mai 2022." has the agency in front, and may end in a full stop.
_PLACE: Final = re.compile(
    r"^\W{0,3}[A-ZÉÈÀ][\w’' -]{1,40}(?: ?\([^)]{1,40}\))?[,.]? ?(?:le )?$"
    r"|^\s*\([^)]{2,40}\)\s?[–—-]?\s?[A-ZÉÈÀ][\w’' -]{1,40},? ?(?:le )?$"
)
_AFTER_PLACE: Final = re.compile(
    r"^\s*(?:\([^)]{1,40}\)|/?[A-Z]{2,8}/?)?\s*[–—:/-]|^\s*\([A-Za-zÀ-ÿ ]{2,30}\)"
)
_IN_SENTENCE: Final = re.compile(
    r"\b(?:depuis|jusqu'au|des|avant|apres|du|de|d'ici|au|entre|et|a partir du|nee?|morte?|dans la nuit|qui|"
    r"que|ce|en|date|hier)(?: le)?\s+$"
)
_BEHIND_STAMP: Final = re.compile(
    r"^\s*(?:$|[|•·–—/()»\[\]-]|,?\s*(?:mise?|maj|modifi|actualis|par\b|a \d|\d|dans\b|temps|lecture|"
    r"de lecture|comment|partag|imprim|updated|by\b|in\b|at\b|vu\b|lu\b))"
)
_AWAY: Final = re.compile(
    r"\b(?:depuis|jusqu'au|jusqu'a|d'ici|avant|apres|a partir du|a compter du|nee?|morte?|date|signee?|c'etait|"
    r"adoptee?|creee?|elue?|en vigueur|anniversaire|du|de|au|entre|et|ou|en|que|qui|des|vers)"
    r"(?: le| ce| du| au)?\s+$"
)
# "depuis ce mardi 3 mai" may be written any day after; "la réunion de ce mardi" is of the day.
_FROM_THIS: Final = re.compile(r"\b(?:depuis|avant|jusqu'a|d'ici(?: a)?) ce\s+$")
_AHEAD_OF: Final = re.compile(
    r"(?:jusqu'au|d'ici(?: au| le)?|avant le|a partir du|prevue?s? (?:pour )?le|des le|au plus tard le)\s+$"
)
# "s'ouvre lundi 3 mai" is written the day before as often as on the day.
_STARTS: Final = re.compile(r"\b(?:debute|commence|demarre|s'ouvre|se tient|se reunit|s'acheve)(?:nt)?\s+$")
_FUTURE: Final = re.compile(
    r"\b(?:prochaine?s?|prevue?s?|attendue?s?|sera|seront|aura|auront|va|vont|devra|devront|devrait|devraient|doit|"
    r"doivent|pourra|pourraient|[a-z]{3,}(?:[ei]ra|[ei]ront|dra|dront|[ei]rait|[ei]raient|drait|draient))\b"
)
# "Édition du mardi 3 mai 2022", the head of a paper or a bulletin.
_EDITION: Final = re.compile(r"^\W*(?:l'|notre )?(?:edition|numero|journal|bulletin|lettre)\b[^.!?]{0,25}\bdu\s+$")
_PICTURE: Final = re.compile(
    r"\b(?:photos?|images?|videos?|cliches?|captures?)(?: [a-z'-]+){0,3}? (?:publiee?|diffusee?|parue?|mise)"
)
# What was said on the evening news is printed the day after as often as on the day.
_EVENING: Final = re.compile(
    r"^(?: au| dans la)? soir|^.{0,40}\b(?:a la television|a la radio|journal de 20 ?h|20 heures|"
    r"sur (?:france [235]|tf1|m6|canal|bfm\w*|lci|cnews|franceinfo|rtl|europe 1))"
)
_LEGEND: Final = re.compile(
    r"\b(?:photos?|credits?|copyright|illustration|archives?|getty|legende|image)\b|©"
)
_OPENING: Final = re.compile(
    r"(?:^|[.!?…»:] )\W{0,4}(?:(?:ce|en ce|le|dans la (?:nuit|soiree|journee) du|dans la matinee du) )?$"
)


_OCCASION: Final = re.compile(
    r"\bdate (?!de (?:publication|parution|mise|creation|diffusion)|:)|\bd(?:ate)? ?limite|"
    r"\b(?:concerts?|spectacles?|match|rendez-vous|inscriptions?|billets?|tarifs?|horaires?|generee?|journee|"
    r"anniversaire|naissance|deces|obseques|echeance|prochaine?s?|sera|seront|horoscope|meteo|loto|loi|decret|arrete|"
    r"directive|ordonnance|jugement|circulaire|reglement|resolution|seance|episode)\b"
)
_THEN: Final = re.compile(
    r"\b(?:anniversaire|commemor\w+|ce jour-la|a l'epoque|depuis (?:lors|cette date|ce jour)|"
    r"(?:un|deux|trois|quatre|six|dix|\d+) (?:ans?|mois) (?:plus tard|apres|deja|de guerre|jour pour jour)|"
    r"il y a (?:un|deux|trois|quatre|plus d'un|pres d'un|\d+) (?:ans?|mois))\b"
)
# The imperfect tells of what was then; the nouns in -ait do not.
_IMPERFECT: Final = re.compile(
    r"\b(?!fait|trait|retrait|extrait|portrait|souhait|attrait|parfait|satisfait|bienfait|forfait|lait|abstrait)"
    r"[a-z]+(?:ait|aient)\b"
)


_UNDER_WAY: Final = re.compile(
    r"\b(?:se reuni(?:t|ssent)|reunis|s'ouvr(?:e|ent)|se tien(?:t|nent)|se retrouvent|debute(?:nt)?|"
    r"participe(?:nt)?|entame(?:nt)?|inaugure(?:nt)?|aujourd'hui)\b"
)
_NEW_SENTENCE: Final = re.compile(r"\s*[–—:-]?\s*[A-ZÀ-Þ«“\"]")
_PLACE_AT_END: Final = re.compile(r",\s[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,2},\s(?:le\s)?$")
_SPEECH: Final = re.compile(
    r"\b(?:discours|allocution|conference|declaration|entretien|interview|intervention|audition|propos|communique|"
    r"point de presse|message|voeux|reponse|tribune|lettre|rencontre|sommet|reunion|compte[- ]rendu|proces-verbal)\b"
)
_ROUND_UP: Final = re.compile(
    r"\b(?:informations?|infos?|actualites?|actus?|developpements?|evenements?|direct|live|essentiel|a retenir|"
    r"revue de presse|faits marquants|temps forts)\b[^.!?;]{0,80}\b(?:du|de ce|pour ce)\s+$"
)
# Where the line points to another page.
_ELSEWHERE: Final = re.compile(r"\b(?:cet article|pouvez|ci-dess(?:ous|us)|veille|precedente?s?|hier)\b")
_SINCE: Final = re.compile(r"\b(?:depuis|apres) qu[e'](?: |[a-z])[^.!?;]*$")
# What was said before the words that say when: «"Rien ne changera", a dit lundi 3 mai».
_SAID: Final = re.compile(r"[»”\"]\s*,")
_SUBORDINATE: Final = re.compile(r"\b(?:ou|qui|que|qu'|dont|quand|lorsque|alors|parce|puisque)(?!\w)")
_PLUPERFECT: Final = re.compile(r"\b(?:s'etaie?n?t|avai(?:t|ent)) (?:[a-z]+ ){0,2}?[a-z]+(?:es?|is?|us?|t)\b")


def is_stamp(line: Line, expression: DateExpression) -> bool:
    """Whether a labelled date is a stamp, not a sentence ("un rapport publié le 3 mai révèle")."""
    before, after = line.before(expression), line.after(expression)
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


def is_dateline(line: Line, expression: DateExpression) -> bool:
    """Whether a paragraph opens with an agency's place and date."""
    if not line.is_prose or expression.start - line.start > 70:
        return False
    before = line.text[: max(0, expression.start - line.start)]
    after = line.text[expression.end - line.start :][:50]
    opens = not before.strip(" (–-") or bool(_PLACE.match(before))
    ends = before.lstrip().startswith("(") and after.lstrip().startswith(".")
    return opens and (ends or bool(_AFTER_PLACE.match(after)))


def heads_paragraph(line: Line, expression: DateExpression) -> bool:
    """Whether a paragraph opens with its day in brackets, or with its day and time."""
    before = line.text[: max(0, expression.start - line.start)].strip()
    after = line.text[expression.end - line.start :]
    if before == "(":
        return after[:1] == ")"
    return not before and expression.hour is not None and bool(_NEW_SENTENCE.match(after))


def ends_with_place(line: Line, expression: DateExpression) -> bool:
    """Whether a headline ends with the place and day of what it heads: "Discours de X, Paris, 3 mai 2022"."""
    before = line.text[: max(0, expression.start - line.start)]
    ends = _PLACE_AT_END.search(before) is not None and not line.after(expression).strip(" .)")
    # "X, porte-parole du gouvernement, Paris, 3 mai 2022" is the legend of a picture.
    return ends and _SPEECH.search(line.before(expression)) is not None


def is_round_up(line: Line, expression: DateExpression) -> bool:
    """Whether the line says whose day's news follows: "Retrouvez les informations du lundi 12 septembre"."""
    if expression.weekday is None or line.zone not in ("title", "body"):
        return False
    sentence = SENTENCE_END.split(line.before(expression))[-1]
    return _ROUND_UP.search(sentence) is not None and not _ELSEWHERE.search(line.plain())


def is_bare(line: Line, expression: DateExpression) -> bool:
    """Whether the line holds little more than the date: an author, a section, a reading time."""
    before, after = line.before(expression), line.after(expression)
    if _IN_SENTENCE.search(before) or _LEGEND.search(before + after):
        return False
    n_words = len(_WORD.findall(before)) + len(_WORD.findall(after))
    if n_words <= 3 or cue_of(line.text, len(line.text.split())) == "date":
        return True
    if line.is_prose or re.search(r"[.!?]\s*$", after.rstrip('»" ')):
        return False
    framed = bool(_BEHIND_STAMP.match(after)) or not before.strip() or n_words <= 8
    return n_words <= 14 and framed


def is_span(line: Line) -> bool:
    """Whether the line says from when to when: "(3 avril 1954 - 12 mars 2022)"."""
    days = {e.date() for e in line.dates if e.kind == "full" and not e.label and e.hour is None}
    return len(days) > 1


def is_sole(lines: Sequence[Line]) -> bool:
    """Whether one date only is written out outside of the sentences of the page."""
    return sum(date.kind == "full" for line in lines if not line.is_prose for date in line.dates) == 1


def is_edition(line: Line, expression: DateExpression) -> bool:
    """Whether the line says whose day's edition the page is: "Édition du mardi 3 mai 2022"."""
    return _EDITION.search(line.before(expression)) is not None and not _WORD.search(line.after(expression))


def is_wordy(line: Line, expression: DateExpression) -> bool:
    """Whether a line names something besides its date, other than an author: "Communiqué du conseil - 3 mai 2022"."""
    around = f"{line.before(expression)} {line.after(expression)}"
    return len(_WORD.findall(around)) >= _WORDY and not _AUTHOR.search(around)


def names_more(line: Line, expression: DateExpression) -> bool:
    """Whether the line holds a word besides its date and time: "3 mai 2022 - La Gazette"."""
    return bool(_WORD.findall(_STAMP_WORD.sub(" ", f"{line.before(expression)} {line.after(expression)}")))


def says_when(line: Line, expression: DateExpression) -> bool:
    """Whether the line says when something is or was: a concert, a deadline, a law, a headline's event."""
    before, after = line.before(expression), line.after(expression)
    if _OCCASION.search(before) or _OCCASION.search(after):
        return True
    if not before.strip() and _BEHIND_STAMP.match(after):
        return False
    return line.zone == "title" and len(_WORD.findall(before)) + len(_WORD.findall(after)) > 3


def is_of_others(lines: Sequence[Line], line: Line) -> bool:
    """Whether the line stands below the heading of the comments or of other articles."""
    for above in reversed(lines[: line.index]):
        if above.zone == "body":
            return False
        if cue_of(above.text, len(above.text.split())) in ("comments", "end", "link"):
            return True
    return False


def looks_ahead(line: Line, expression: DateExpression) -> bool:
    """Whether the sentence speaks of a day still to come."""
    before = _SAID.split(re.split(r"[.!?]\s", line.before(expression)[-120:])[-1])[-1]
    # "a annoncé ce mercredi 25 mai que la France va retirer": what is to come is what was said.
    after = re.split(r"[.!?](?:\s|$)|\bqu(?:e\b|')", line.after(expression)[:60])[0]
    around = f"{before[-80:]} {after}"
    starts = not expression.this and _STARTS.search(before) is not None
    return starts or bool(_AHEAD_OF.search(before)) or bool(_FUTURE.search(around))


def looks_away(line: Line, expression: DateExpression) -> bool:
    """Whether the words before make it another day than the news': depuis, né le, du."""
    before = line.before(expression)
    return bool(_AWAY.search(before)) or bool(_SINCE.search(before))


def of_evening(line: Line, expression: DateExpression) -> bool:
    """Whether what happened that day was said on its evening, or on air: "mercredi 4 mai au soir"."""
    return _EVENING.search(SENTENCE_END.split(line.after(expression))[0]) is not None


def runs_from(line: Line, expression: DateExpression) -> bool:
    """Whether something has been so since the day, or will be until then: "depuis ce mardi 3 mai"."""
    return _FROM_THIS.search(line.before(expression)) is not None


def opens_sentence(line: Line, expression: DateExpression) -> bool:
    """Whether the date opens its sentence, as the day of news does."""
    return bool(_OPENING.search(line.before(expression)))


def opens_text(line: Line, expression: DateExpression) -> bool:
    """Whether the date opens its paragraph, and the sentence is told in the present or passé composé."""
    sentence = re.split(r"[.!?](?:\s|$)", line.after(expression))[0]
    return len(line.before(expression).split()) <= 2 and not _IMPERFECT.search(sentence)


def tells_before(line: Line, expression: DateExpression) -> bool:
    """Whether the sentence tells what had happened before the news: "Mardi 8 mars, il avait voté"."""
    sentence = SENTENCE_END.split(line.after(expression))[0]
    return _PLUPERFECT.search(_SUBORDINATE.split(sentence)[0]) is not None


def tells_of_now(words: str) -> bool:
    """Whether folded words tell of a meeting in the present: "se réunissent", "s'ouvre"."""
    return _UNDER_WAY.search(words) is not None


def looks_back(line: Line) -> bool:
    """Whether a paragraph speaks of something as long past: "un an après", "anniversaire"."""
    return _THEN.search(line.plain()) is not None


def is_news(line: Line, expression: DateExpression) -> bool:
    """Whether the sentence reports what happened that day."""
    if expression.this:
        return not looks_ahead(line, expression) and not runs_from(line, expression)
    if line.zone != "body" or looks_away(line, expression) or looks_ahead(line, expression):
        return False
    return opens_sentence(line, expression) and not tells_before(line, expression)
