"""Short patterns of the lexicon, written out as the forms they stand for.

``(s)`` marks optional letters, ``{a|b}`` alternatives; both may stand inside each other. In office
patterns ``{adj}`` stands for a demonym and ``{de}`` for the state's name with its preposition. A form
is never stemmed or guessed: every inflection that counts is written in the lexicon and can be reviewed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import product

from analysis.errors import Fault, LexiconError, closest
from analysis.lexicon.models import Actor, Term, Theme

__all__ = ["de_forms", "expand", "expand_group", "expand_office_pattern", "theme_forms"]

MOST_FORMS = 4000
_PLACEHOLDERS = ("{adj}", "{de}")
_SPECIAL = re.compile(r"([(){}|])")
# The article of a name is the article of its first noun; the longest match of these decides.
_FIRST_NOUNS = {
    "république": "la", "fédération": "la", "confédération": "la", "principauté": "la", "corée": "la",
    "grande-bretagne": "la", "cité": "la", "royaume": "le", "sultanat": "le", "grand-duché": "le",
    "états": "les", "émirats": "les", "provinces": "les", "îles": "les", "union": "l'", "état": "l'",
    "empire": "l'", "émirat": "l'", "autorité": "l'", "angleterre": "l'",
}  # fmt: skip


def expand(pattern: str) -> tuple[str, ...]:
    """Write out ``pattern``, shortest reading of every option first, without repeats.

    Raises
    ------
    LexiconError
        Where brackets do not match, an alternative stands outside braces, or the pattern stands for
        nothing or for more than 4000 forms.

    Examples
    --------
    >>> expand("cyber(-)attaque(s)")
    ('cyberattaque', 'cyberattaques', 'cyber-attaque', 'cyber-attaques')
    >>> expand("{guerre|conflit} en Ukraine")
    ('guerre en Ukraine', 'conflit en Ukraine')
    """
    tokens = [token for token in _SPECIAL.split(pattern) if token]
    try:
        forms, rest = _sequence(tokens, "")
    except _MalformedError as error:
        raise _fault(pattern, str(error)) from None
    if rest:
        raise _fault(pattern, f"{rest[0]!r} without its opening bracket")
    clean = dict.fromkeys(" ".join(form.split()) for form in forms)
    clean.pop("", None)
    if not clean:
        raise _fault(pattern, "it stands for no form at all")
    return tuple(clean)


class _MalformedError(Exception):
    """Brackets of a pattern do not fit; the message says which."""


def _fault(pattern: str, why: str) -> LexiconError:
    allowed = "letters, (optional) and {one|or|another}, every bracket closed"
    summary = f"The pattern {pattern!r} cannot be read: {why}."
    return LexiconError(summary, [Fault("pattern", repr(pattern), allowed)])


def _sequence(tokens: list[str], closing: str) -> tuple[list[str], list[str]]:
    """Read up to ``closing`` (or ``|`` inside braces); return the forms and the tokens left."""
    forms = [""]
    while tokens:
        head, tokens = tokens[0], tokens[1:]
        if head in {")", "}"} or (head == "|" and closing == "}"):
            return forms, [head, *tokens]
        if head == "|":
            raise _MalformedError("'|' stands outside braces")
        if head == "(":
            inner, tokens = _sequence(tokens, ")")
            tokens = _close(tokens, ")")
            options = ["", *inner]
        elif head == "{":
            options, tokens = _alternatives(tokens)
        else:
            options = [head]
        if len(forms) * len(options) > MOST_FORMS:
            raise _MalformedError(f"it stands for more than {MOST_FORMS} forms")
        forms = [left + right for left, right in product(forms, options)]
    if closing:
        raise _MalformedError(f"{closing!r} is missing")
    return forms, []


def _alternatives(tokens: list[str]) -> tuple[list[str], list[str]]:
    options: list[str] = []
    while True:
        inner, tokens = _sequence(tokens, "}")
        options.extend(inner)
        if tokens[0] != "|":
            return options, _close(tokens, "}")
        tokens = tokens[1:]


def _close(tokens: list[str], closing: str) -> list[str]:
    if tokens[0] != closing:
        raise _MalformedError(f"{tokens[0]!r} where {closing!r} should stand")
    return tokens[1:]


def de_forms(actor: Actor) -> tuple[str, ...]:
    """Every name of ``actor`` behind "de", as the press writes it.

    The label takes the article of the entry. Other names take the article of their first noun; where
    that is unknown, and for acronyms, every grammatical form is given: a form nobody writes finds nothing.

    Examples
    --------
    >>> de_forms(Actor(id="mali", label="Mali", type="state", article="le"))
    ('du Mali',)
    >>> de_forms(Actor(id="ukraine", label="Ukraine", type="state", article="l'"))
    ("de l'Ukraine", "d'Ukraine")
    >>> de_forms(Actor(id="coree-du-nord", label="Corée du Nord", type="state", article="la"))
    ('de la Corée du Nord', 'de Corée du Nord')
    """
    is_state = actor.type == "state"
    forms = _de(actor.label, actor.article if is_state or actor.article else None, bare=True)
    for alias in actor.aliases:
        forms += _de(alias.form, _article_of(alias.form), bare=is_state)
    for acronym in actor.acronyms:
        forms += _de(acronym.form, None, bare=True)
    return tuple(dict.fromkeys(forms))


def _de(name: str, article: str | None, *, bare: bool) -> list[str]:
    elided = [f"de l'{name}", f"d'{name}"]
    vowel, aspirate = _first_sound(name)
    if article is None:
        full = [f"de la {name}", f"du {name}", f"des {name}", f"de {name}"]
        if vowel and not aspirate:
            return [*elided, f"des {name}"]
        return full + (elided if vowel else [])
    if article == "":
        return ([f"d'{name}"] if vowel else []) + ([f"de {name}"] if not vowel or aspirate else [])
    if article == "l'":
        return elided if bare else elided[:1]
    if article == "la":
        return [f"de la {name}", *([f"de {name}"] if bare else [])]
    return [f"{'du' if article == 'le' else 'des'} {name}"]


def _article_of(name: str) -> str | None:
    first = re.split(r"[ ]", name.lower(), maxsplit=1)[0]
    return _FIRST_NOUNS.get(first) or _FIRST_NOUNS.get(first.split("-", maxsplit=1)[0])


def _first_sound(name: str) -> tuple[bool, bool]:
    """Whether a name may begin with a vowel sound, and whether it may also not (an ``h``, a ``y``)."""
    first = unicodedata.normalize("NFKD", name)[0].lower()
    return first in "aeiouhyœ", first in "hy"


def expand_office_pattern(pattern: str, state: Actor) -> tuple[str, ...]:
    """Write out an office pattern for one state or organisation.

    ``{adj}`` takes each of its adjectives, ``{de}`` each of :func:`de_forms`. A pattern with ``{adj}``
    stands for nothing where the entry has no adjective.

    Examples
    --------
    >>> russia = Actor(id="russie", label="Russie", type="state", article="la", adjectives=["russe"])
    >>> expand_office_pattern("président(e) {adj}", russia)
    ('président russe', 'présidente russe')
    >>> expand_office_pattern("chef de l'État {adj}", russia.model_copy(update={"adjectives": ()}))
    ()
    """
    filled = [pattern]
    for placeholder, values in zip(_PLACEHOLDERS, (state.adjectives, de_forms(state)), strict=True):
        if placeholder in pattern:
            filled = [text.replace(placeholder, value) for text in filled for value in values]
    return tuple(dict.fromkeys(form for text in filled for form in expand(text)))


def expand_group(name: str, groups: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Write out the words of a group; a word ``@other`` takes in all words of another group.

    Raises
    ------
    LexiconError
        Where a group is unknown or takes itself in.

    Examples
    --------
    >>> expand_group("occident", {"occident": ["@otan", "Occident"], "otan": ["OTAN"]})
    ('OTAN', 'Occident')
    """
    return tuple(dict.fromkeys(_group_words(name, groups, ())))


def _group_words(name: str, groups: Mapping[str, Iterable[str]], above: tuple[str, ...]) -> Iterable[str]:
    if name in above or name not in groups:
        why = "takes itself in" if name in above else "is not defined"
        allowed = "a defined group that does not take itself in"
        fault = Fault(f"group {name!r}", repr(name), allowed, closest(name, list(groups)))
        raise LexiconError(f"The group {name!r} {why}.", [fault])
    for word in groups[name]:
        if word.startswith("@"):
            yield from _group_words(word[1:], groups, (*above, name))
        else:
            yield from expand(word)


def theme_forms(theme: Theme, groups: Mapping[str, Iterable[str]]) -> tuple[tuple[str, Term], ...]:
    """Every form that may carry ``theme``, each with the term that says when it does.

    Examples
    --------
    >>> theme = Theme(id="otan", label="OTAN", covers="l'Alliance", terms=["sommet(s) de l'OTAN"])
    >>> [form for form, _ in theme_forms(theme, {})]
    ["sommet de l'OTAN", "sommets de l'OTAN"]
    """
    return tuple((form, term) for term in theme.terms for form in _words(term.term, groups))


def _words(text: str, groups: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    return expand_group(text[1:], groups) if text.startswith("@") else expand(text)
