"""What around a capitalised run tells that it names a person: titles, roles, appositions, verbs of speech, credits."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_lowercase

from analysis.matching.names.name_words import (
    BEHIND,
    FUNCTION,
    HEADS,
    HONORIFICS,
    LOWER_HEADS,
    PLACE_CONTEXT,
    ROLES,
    SPEECH,
    plain_word,
    word_list,
)  # fmt: skip
from analysis.matching.unlisted.around import (
    BLANKS,
    NEAR,
    bare,
    first_word,
    last_of,
    word_before,
    words_after,
    words_before,
)  # fmt: skip
from analysis.matching.unlisted.context import Context
from analysis.text.word_memory import WordMemory

__all__ = [
    "is_apposed", "is_medium", "is_personal", "is_titled", "may_introduce", "may_speak", "speaks",
    "thing_before",
]  # fmt: skip

_PLACE_PREPOSITIONS = word_list("place prepositions")
_VERBS_BETWEEN = word_list("verbs between")
_YEARS = re.compile(
    r"[ \u00a0]\((?:\d{4}|né|née|mort|morte|photo|à gauche|à droite|au centre|g\.|d\.|\d{2}[ \u00a0]ans)"
)
_PARTY = re.compile(r"[ \u00a0]\([A-Z][A-Za-zÉé]{1,7}(?:[-–,/ ][^()]{1,25})?\)")
_SURNAME_SHAPE = re.compile(
    r".{2,}(?:ov|ova|eva|iev|enko|tchouk|chuk|ski|sky|ska|skaia|skaya|vic|vitch|vych|yan|ian|shvili|chvili|adze|idze|sson|sen|oglu|zadeh|"
    r"pour|ewicz|escu|opoulos|idis|akis|inen|ayev|yev|aev|uk|ullah|eddine|zade)"
)
_INTRODUCES = word_list("introduces")


def is_titled(text: str, start: int) -> bool:
    """Whether a form of address or a role stands right before ``start``: "M.", "le colonel", "l'analyste"."""
    if text[start - 1 : start] in BLANKS:
        chunk = text[start - NEAR if start > NEAR else 0 : start - 1].rpartition(" ")[2]
        told = _TITLES[chunk]
        if told is not None:
            return told
        word = plain_word(chunk)
        if word != "la" and not _is_address(text, start - 1 - len(word)):
            return False
    elif not _is_elided(text, start) or not _is_address(text, start - 2):
        return False
    words = words_before(text, start, 26, 4)
    if words and words[0] in ("de", "du", "des", "la", "d'") and len(words) > 1:
        words = words[1:] if words[0] != "la" else words[2:]  # "M. de La Tour"
        return bool(words) and words[0] in _OF_ADDRESS
    return False


def _titles(chunk: str) -> bool | None:
    """Ask of what stands between two blanks; ``None`` for "de" and "la", before which a form of address may stand."""
    word = plain_word(chunk)
    return None if word == "la" or word in _PARTICLES else bare(word) in _SINGULAR_ROLES


_OF_ADDRESS = ("m.", "mme", "mm.", "me")
_PARTICLES = ("de", "du", "des")


def _is_elided(text: str, start: int) -> bool:
    return text[start - 2 : start] in ("d'", "d’")


def _is_address(text: str, end: int) -> bool:
    return text[end - 3 : end] not in _NO_ADDRESS and word_before(text, end, NEAR) in _OF_ADDRESS


# What most words before a name end in, and no form of address.
_NO_ADDRESS = frozenset(f"{one}{other} " for one in ascii_lowercase for other in ascii_lowercase) - {"me "}


def may_introduce(text: str, start: int) -> bool:
    """Whether the word before a name may tell of it: where not, `is_titled`, `is_medium` and inverted verbs say no."""
    before = text[start - 1 : start]
    if before in BLANKS:
        chunk = text[start - NEAR if start > NEAR else 0 : start - 1].rpartition(" ")[2]
        told = _INTRODUCING[chunk]
        if told is not None:
            return told
        at = start - 1 - len(chunk)
        return _may_tell_at(text, at - 1) if chunk in _AT else _is_address(text, at)
    if _is_elided(text, start):
        return _is_address(text, start - 2)
    return before != "\n" and before.isspace()


def _introduces(chunk: str) -> bool | None:
    """Ask of what stands between two blanks; ``None`` for "de" and "à". Where that is not all of the word, it may."""
    plain = plain_word(chunk)
    if plain in _PARTICLES or chunk in _AT:
        return None
    if bare(plain) in _SINGULAR_ROLES or plain == "la":
        return True
    if not chunk or chunk[-1].isspace() or len(chunk) >= NEAR - 1:
        return True
    word = last_of(chunk.split()[-1])
    return word is None or word in SPEECH or (word in _LEADING_TO_MEDIA and word != "au")


_AT = ("à", "À")


def _may_tell_at(text: str, end: int) -> bool:
    """Whether what ends at ``end``, a blank before "à", may make a medium of the name: "entretien à X"."""
    return end > 0 and _TELLING_AT[text[end - NEAR if end > NEAR else 0 : end].rpartition(" ")[2]]


def _tells_at(chunk: str) -> bool:
    """Ask of what stands between two blanks; where that is not all of the word, it may."""
    if not chunk or chunk[-1].isspace() or len(chunk) >= NEAR - 1:
        return True
    word = last_of(chunk.split()[-1])
    return word is None or bare(word) in _TOLD_TO


_TITLES = WordMemory(_titles)
_INTRODUCING = WordMemory(_introduces)
_TELLING_AT = WordMemory(_tells_at)


def may_speak(text: str, end: int) -> bool:
    """Whether the word behind a name may make a person of it: where not, no age, no role and no verb follows."""
    word = first_word(text, end)
    return word in SPEECH or word in _AUXILIARIES or word in _APPOSING


# Roles that more often stand before other things than a surname.
_SINGULAR_ROLES = ROLES - word_list("roles of many")


def speaks(text: str, start: int, end: int) -> bool:
    """Whether a verb of speech stands right behind a name, or inverted right before it."""
    verb = first_word(text, end)
    after = words_after(text, end, 40, 3) if verb in _AUXILIARIES or verb in SPEECH else []
    if after and after[0] in _AUXILIARIES and len(after) > 1:
        if after[1] in SPEECH or (len(after) > 2 and after[2] in SPEECH):
            return True
    elif after and after[0] in SPEECH and after[0] not in ("selon", "d'apres", "dixit", "mort", "ne"):
        return True
    if word_before(text, start, 30) not in SPEECH:
        return False
    before = words_before(text, start, 30, 2)
    # "selon X", « …», déclare X: but not "il a nommé X" of a thing.
    inverted = before[1:2] in ([","], ["»"], ["”"], ['"'], ["a"], ["avait"]) or len(before) == 1
    return inverted or before[0] in ("selon", "d'apres", "dixit")


_AUXILIARIES = ("a", "avait", "aurait", "n'a", "s'est", "est", "etait")
_TELLS = word_list("tells")
_LEADING_TO_MEDIA = _TELLS | {"a", "au", "selon", "d'apres"}
_TOLD_TO = word_list("told to")


def is_medium(text: str, start: int, end: int) -> bool:
    """Whether a single unknown name tells news: "rapporte X", "selon X,", "dans un entretien à X"."""
    if end + 1 < len(text) and text[end] in " \u00a0" and text[end + 1].isupper():
        return False
    if word_before(text, start, 36) not in _LEADING_TO_MEDIA:
        return False
    before = words_before(text, start, 36, 2)
    if before[0] in _TELLS:
        return before[1:2] in ([","], ["»"], ["”"], ['"'], ["le"], ["l"], ["a"], ["comme"])
    if before[0] in ("a", "au") and len(before) > 1 and bare(before[1]) in _TOLD_TO:
        return before[0] == "a"
    return before[0] in ("selon", "d'apres") and text[end : end + 1] in (",", ".", ")")


def thing_before(text: str, start: int) -> bool:
    """Whether the name is a street's, a school's, a ship's: "rue", "lycée", "porte-avions" before it."""
    nearest = word_before(text, start, 30)
    if nearest in _NAMED_AFTER:
        # "camp militaire Général X", "aéroport international du roi X"
        words = words_before(text, start, 50)
        at = next((at for at, word in enumerate(words) if at and word not in _OF_THINGS), len(words))
        return at < len(words) and bare(words[at]) in PLACE_CONTEXT
    if nearest not in _LEADING_TO_THINGS:
        return bare(nearest) in PLACE_CONTEXT
    words = words_before(text, start, 30, 3)
    if words and words[0] in ("«", '"', "“"):
        words = words[1:]
    if words and words[0] in ("de", "d'", "du") and len(words) > 1:
        return bare(words[1]) in ("prix", "rue", "place", "porte-avions", "avenue", "boulevard", "aeroport", "stade")
    return bool(words) and bare(words[0]) in PLACE_CONTEXT


_NAMED_AFTER = frozenset({"general", "colonel", "capitaine", "commandant", "marechal", "roi", "emir", "cheikh", "imam"})
_OF_THINGS = frozenset({"du", "de", "la", "militaire", "militaires", "international", "internationale", "national"})
_LEADING_TO_THINGS = frozenset({"«", '"', "“", "de", "d'", "du"})


def is_personal(context: Context, start: int, end: int, opens: bool) -> bool:
    """Whether the words around a run of capitalised words make it a person."""
    text = context.text
    word = word_before(text, start, 90)
    nearest = bare(word)
    if nearest in ROLES or nearest in _INTRODUCES or is_apposed(text, end) or _YEARS.match(text, end):
        return True
    if nearest in _PLACE_PREPOSITIONS or word in _DETERMINERS:
        return False
    if (_may_be_led(word) and _role_leads(words_before(text, start))) or speaks(text, start, end):
        return True
    if _PARTY.match(text, end) and not opens:
        return True
    words = text[start:end].split()
    return len(words) == 2 and nearest not in ("de", "d'") and _has_surname_shape(words[1])


@lru_cache(maxsize=1 << 15)
def _has_surname_shape(word: str) -> bool:
    return bool(_SURNAME_SHAPE.fullmatch(word.lower()))


_DETERMINERS = frozenset({"l'", "le", "la", "les", "cette", "ce", "cet", "une", "un", "ces", "du", "des", "l"})
_TRADE = re.compile(r"\w{3,}(?:eur|euse|trice|iste|logue|ier|iere|ienne|docker)")
_FORMS_OF_ADDRESS = HONORIFICS - word_list("titles of people")
_NO_TRADE = word_list("no trade")
_BEFORE_ROLES = word_list("before roles")
_AGES = word_list("ages")
_APPOSING = (",", "(", "–", "—")
_ORGANISATIONS = BEHIND | HEADS | LOWER_HEADS


def _is_trade(word: str) -> bool:
    """Whether a word ends as the names of trades do: "couturière", "relieur", "pianiste"."""
    return bool(_TRADE.fullmatch(word)) and word not in _NO_TRADE


def _of_organisation(after: list[str]) -> bool:
    """Whether an organisation follows a comma: ", de l'association …", ", du Centre …"."""
    if after[0] != "," or len(after) < 3 or bare(after[1]) not in ("de", "du", "d'"):
        return False
    return any(bare(word) in _ORGANISATIONS for word in after[2:4])


def is_apposed(text: str, end: int) -> bool:
    """Whether a role or an age follows a comma or a bracket: ", chercheur à …", ", 45 ans", ", ancien directeur"."""
    if first_word(text, end) not in _APPOSING:
        return False
    after = words_after(text, end, 80, 8)
    if not after or after[0] not in _APPOSING:
        return False
    noun = after[2:3] if after[1:2] in (["un"], ["une"]) else after[1:2]
    if _of_organisation(after) or (noun and _is_trade(noun[0])):
        return True
    for at, word in enumerate(after[1:7]):
        plain = bare(word)
        if plain in ROLES and plain not in _FORMS_OF_ADDRESS:
            return True
        if (plain.isdigit() or plain in _AGES) and after[at + 2 : at + 3] == ["ans"]:
            return True
        if word in _VERBS_BETWEEN or word in (",", ".", ")", ";", ":", "»"):
            return False
        if plain in FUNCTION and plain not in _BEFORE_ROLES:
            return False
    return False


_MARKS_BEFORE_NAMES = (",", "»", "”", ")")


def _may_be_led(word: str) -> bool:
    """Whether the word before a name leaves it open that a role leads there."""
    return word in _MARKS_BEFORE_NAMES or (word[-1:].isalnum() and bare(word) not in FUNCTION)


def _role_leads(before: list[str]) -> bool:
    """Whether a role and its complement lead to the name: "le porte-parole de l'armée Xx Yy"."""
    words = before[1:] if before[0] in _MARKS_BEFORE_NAMES else before
    if before[0] == ")" and "(" in words:
        words = words[words.index("(") + 1 :]
    if not words or bare(words[0]) in FUNCTION or not words[0][-1:].isalnum():
        return False
    for word in words[1:13]:
        if word in _VERBS_BETWEEN or word in (".", ";", ":", "!", "?", "»", "«", ")", "("):
            return False
        if bare(word) in ROLES:
            return True
    return False
