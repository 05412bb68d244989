"""What a lexicon entry may hold: actors, offices, themes and events.

The YAML files are read without any guessing of types (``NO`` is Norway, not *false*); these models
turn strings into dates and numbers and refuse what is unknown. Matching behaviour is decided here by
fields, never by code that names an entry.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "Actor",
    "Actors",
    "Alias",
    "Edition",
    "Events",
    "Examples",
    "Holder",
    "Office",
    "OfficeExample",
    "OfficeKind",
    "Offices",
    "Series",
    "Term",
    "Theme",
    "Themes",
]

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Examples(_Entry):
    """Sentences that prove an entry, run as tests.

    In ``yes`` the expected spans stand in square brackets: ``"La [Fédération de Russie] a signé."``
    In ``no`` the entry must not be found at all.
    """

    yes: tuple[Words, ...] = ()
    no: tuple[Words, ...] = ()


class Alias(_Entry):
    """One more name of an actor, and when it counts.

    Parameters
    ----------
    form : str
        The words. Case, accents, apostrophes, hyphens and spaces are matched tolerantly.
    exact : bool
        The case must be as written here: for names that are also words.
    introduced : bool
        Counts only in a text that names the actor by an unconditional form somewhere.
    context : tuple of str
        Counts only in a passage with one of these words.
    """

    form: Words
    exact: bool = False
    introduced: bool = False
    context: tuple[Words, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: object) -> object:
        return {"form": value} if isinstance(value, str) else value


class Actor(_Entry):
    """A person, an organisation or a state.

    Parameters
    ----------
    id, label, type
        Stable identifier, the name a reader sees (matched too), the kind.
    country : str, optional
        The state (its id) a person or an organisation belongs to.
    exact : bool
        The label itself needs its exact case.
    introduced : bool, context
        As for an alias, applied to the label.
    aliases, acronyms
        Other names; acronyms are matched tolerantly too unless ``{form: PAM, exact: true}``.
    metonyms
        Seats of power that stand for a state, decided by context: ``[Moscou]``.
    surnames, safe
        A person's surname forms; they count in a text that has a full name, or anywhere if ``safe``.
    adjectives
        A state's demonyms in all four forms, used to resolve roles, never counted.
    article
        A state's article: ``la``, ``le``, ``l'``, ``les`` or none.
    not_in
        Longer phrases in which a form of this actor is not this actor.
    """

    id: Slug
    label: Words
    type: Literal["person", "organisation", "state"]
    country: Slug | None = None
    exact: bool = False
    introduced: bool = False
    context: tuple[Words, ...] = ()
    aliases: tuple[Alias, ...] = ()
    acronyms: tuple[Alias, ...] = ()
    metonyms: tuple[Words, ...] = ()
    surnames: tuple[Words, ...] = ()
    safe: bool = False
    adjectives: tuple[Words, ...] = ()
    article: Literal["la", "le", "l'", "les", ""] = ""
    not_in: tuple[Words, ...] = ()
    examples: Examples = Examples()


class Actors(_Entry):
    """The file ``actors.yaml``."""

    valid_through: dt.date
    actors: tuple[Actor, ...]


class Holder(_Entry):
    """Who held an office, from which day to which (both included; ``to`` missing: still in office)."""

    actor: Slug
    from_: dt.date = Field(alias="from")
    to: dt.date | None = None


class OfficeExample(_Entry):
    """A sentence with the role in square brackets, its date, and the actor it stands for."""

    text: Words
    date: dt.date
    actor: Slug | None = None


class OfficeKind(_Entry):
    """How the press names the holders of one kind of office.

    ``{adj}`` stands for a demonym of the state, ``{de}`` for "de la Russie", "du Mali", "d'Israël" and
    the like; ``(e)`` marks optional letters, ``{a|b}`` alternatives.

    Parameters
    ----------
    patterns
        Role phrases without article: ``"président(e) {adj}"``.
    alone
        Phrases that name no state: ``"chef de l'État"``; resolved only where the text makes it clear.
    """

    id: Slug
    label: Words
    patterns: tuple[Words, ...] = ()
    alone: tuple[Words, ...] = ()


class Office(_Entry):
    """An office and its holders.

    ``examples`` are sentences that mean a holder, ``no`` sentences that come near the office and mean nobody.
    """

    id: Slug
    kind: Slug
    of: Slug
    patterns: tuple[Words, ...] = ()
    alone: tuple[Words, ...] = ()
    holders: tuple[Holder, ...]
    valid_through: dt.date | None = None
    examples: tuple[OfficeExample, ...] = ()
    no: tuple[Words, ...] = ()


class Offices(_Entry):
    """The file ``offices.yaml``."""

    valid_through: dt.date
    kinds: tuple[OfficeKind, ...] = ()
    offices: tuple[Office, ...] = ()


class Term(_Entry):
    """Words that carry a theme.

    Parameters
    ----------
    term : str
        ``(s)`` marks optional letters, ``{a|b}`` alternatives, ``@group`` any word of a group.
    near : tuple of str
        Groups, one word of *each* of which must stand in the window too.
    unless : tuple of str
        Words or ``@groups`` that must not stand in the window.
    window : {"sentence", "passage", "text"}
        Where to look for them: "text" is title and body of the whole text.
    exact : bool
        The case must be as written.
    """

    term: Words
    near: tuple[Slug, ...] = ()
    unless: tuple[Words, ...] = ()
    window: Literal["sentence", "passage", "text"] = "sentence"
    exact: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: object) -> object:
        return {"term": value} if isinstance(value, str) else value


class Theme(_Entry):
    """A theme, what it covers and the terms that carry it."""

    id: Slug
    label: Words
    covers: Words
    terms: tuple[Term, ...]
    not_in: tuple[Words, ...] = ()
    examples: Examples = Examples()


class Themes(_Entry):
    """The file ``themes.yaml``."""

    valid_through: dt.date
    groups: dict[Slug, tuple[Words, ...]] = {}
    themes: tuple[Theme, ...] = ()


class Edition(_Entry):
    """One edition of a recurring event, or a single event.

    Parameters
    ----------
    start, end : date
        First and last day.
    number : int, optional
        Edition number, found in words, digits and Roman numerals.
    names : tuple of str
        Names of this edition alone ("sommet de Vilnius").
    place : str
        City.
    first_of : tuple of actor ids
        For whom it was the first of its series ("le premier sommet de Joe Biden").
    overlay : bool
        Important enough for a mark on a timeline.
    """

    start: dt.date
    end: dt.date
    number: int | None = None
    names: tuple[Words, ...] = ()
    place: str = ""
    first_of: tuple[Slug, ...] = ()
    overlay: bool = False


class Series(_Entry):
    """A recurring event (or one with a single edition).

    Parameters
    ----------
    names : tuple of str
        How the press names the series, without number, year or article.
    dating : bool
        Whether a text that reports on an edition may be dated by it; not so for events that texts recall
        for years (an invasion, a coup).
    """

    id: Slug
    label: Words
    names: tuple[Words, ...]
    dating: bool = True
    editions: tuple[Edition, ...]
    examples: Examples = Examples()


class Events(_Entry):
    """The file ``events.yaml``."""

    valid_through: dt.date
    series: tuple[Series, ...]
