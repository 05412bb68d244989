"""The words that attribute speech in French news."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["ACCORDING", "find_speech_verbs", "plain"]

# Stems of verbs that introduce or report speech, without accents; an inflected ending may follow.
_STEMS = """
declar affirm expliqu explicit indiqu precis ajout soulign estim jug rappel insist annonc denonc deplor regrett assur confi
lanc martel conclu retorqu repliqu ironis averti demand appel tanc accus critiqu fustig salu evoqu cit list qualifi parl argu
argument avanc rapport relat racont temoign resum analys observ constat point plaid souhait exhort felicit remerci menac jur
confirm nuanc comment exprim repet reiter clam proclam revendiqu indign alarm inquiet pronon suppli propos alert prevoi
interrog repond reconn admi dout esper crain refus reject vant reproch tweet post publi affich detaill develop
remarqu releve releva suggere suggera considere consider ecri enumer detaill stipul signal mentionn
condamn moqu gliss souffl tonn pest tempet glapi murmur clarifi reaffirm recommand preconis revel
""".split()
_ENDINGS = r"(?:e|es|ent|ons|ez|a|as|ai|ait|aient|er|erent|era|eront|erait|ant|ee|ees|t|te|ts|tes|it|is|ise|ises|vait|vant|u|us|ue|re|ra|ent|ions|ui)?"
_IRREGULAR = r"""
dit|dite|dits|disait|disaient|disant|dire|dira|disent|redit|poursuit|poursuivi|poursuivait|poursuivent|repondu|repond|repondait|
previent|prevenu|promis|promet|promettant|soutenu|soutient|soutenait|maintient|maintenu|reconnait|reconnaissait|admet|admettait|
ecrit|ecrivait|ecrivent|note|notait|notant|noter|notent|lu|lit|ecrie|exclame|exclamait|souvient|felicite|dement|dementi|enjoint|
intime|convaincu|convaincue|persuade|persuadee|craint|percu|percue|croit|pense|pensait|veut|voit|decrit|decrivant|decrivait|definit|
met en garde|mis en garde|mettant en garde|met en cause|mis en cause|mis en exergue|met en exergue|mis en avant|met en avant|mettant en avant|
fait savoir|fait valoir|faire savoir|faisant valoir|tient a|tenu a|fait part|souscrit|abonde|rencherit|rencheri|surenchere|
reagi|reagit|retient|prone|pronait|prie|somme|sommant|taxe|traite|vise a|denomme|designe|decele|deplorent|objectif est|
accueilli|ouvert la porte|fait etat|faisant etat|dans un communique|selon lui|selon elle|a l antenne
"""
_VERB = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(set(_STEMS), key=len, reverse=True))}){_ENDINGS}|"
    rf"{'|'.join(part.strip() for part in _IRREGULAR.split('|') if part.strip())})\b"
)
#: "selon X": the speaker follows.
ACCORDING = re.compile(r"\b(?:selon|d apres|suivant|aux yeux de|aux yeux du|a en croire|de l avis de|de l avis du|dixit|pour)\s+")
# Nouns and adjectives that look like an inflected verb.
_NO_VERB = frozenset("""
liste listes cite cites cite point points appel appels publie public publics demande demandes annonce annonces note notes
pointe pointes lance lances lancee juge juges jugee critique critiques menace menaces accuse accuses rapport rapports alerte
alertes insistant confiant confiance parle poste postes affiche affiches avance avances avancee publique refus rejet
""".split())  # fmt: skip
_AUXILIARY = re.compile(r"(?:\b(?:a|ont|avait|avaient|aurait|est|sont|etait|ayant|avoir|s est|se|s|l a|y a|en a|ait|a egalement|a aussi|a ensuite|a notamment|a par ailleurs|a encore|a toutefois|a ainsi|a cependant)\s+)$")


def plain(text: str) -> str:
    """Return ``text`` in lower case without accents, one character for one, marks become blanks.

    Examples
    --------
    >>> plain("L’Été, a-t-il dit")
    'l ete, a t il dit'
    """
    return "".join(_plain_character(character) for character in text)


def _plain_character(character: str) -> str:
    if character in "'’ʼ-‐‑–\u00a0\u202f\u2009\n\t":
        return " "
    base = unicodedata.normalize("NFKD", character.lower())[:1]
    return base or " "


def find_speech_verbs(folded: str) -> list[tuple[int, int]]:
    """Find speech verbs in a text that :func:`plain` made.

    A word that may be a noun counts only behind an auxiliary or before an inverted pronoun.
    """
    spans = []
    for match in _VERB.finditer(folded):
        if match[0] in _NO_VERB and not _AUXILIARY.search(folded, max(0, match.start() - 22), match.start()):
            if not re.match(r"\s+(?:t\s+)?(?:il|elle|on)\b|\s+que\b|\s*:", folded[match.end() : match.end() + 10]):
                before = folded[max(0, match.start() - 12) : match.start()]
                if re.search(r"\b(?:l[ea]|les|un|une|des?|du|ce|cette|sa|son|ses|leur|d|l|aux?)\s+$", before):
                    continue
        spans.append(match.span())
    return spans
