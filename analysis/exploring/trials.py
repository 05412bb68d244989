"""One more alias, term or actor: what would change, and which sentences it brings in, before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeVar

import numpy as np
import pandas as pd
from pydantic import BaseModel, ValidationError

from analysis.corpus.corpus import Corpus
from analysis.corpus.dating.frames import days_of_news, terms_of_news
from analysis.corpus.naming import names_of_actors, names_of_themes, resolve
from analysis.corpus.places import rows_of_documents
from analysis.errors import Fault, LexiconError, closest, plain_reason
from analysis.exploring.trial import Trial
from analysis.lexicon.expansion import expand
from analysis.lexicon.models import Actor, Alias, Term
from analysis.lexicon.reading import Lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.scanning.automaton import Automaton
from analysis.matching.scanning.forms import Form
from analysis.matching.themes.finding import find_themes
from analysis.matching.vocabulary import compile_vocabulary, extend_vocabulary
from analysis.text.normalise import fold, fold_form

__all__ = ["try_actor", "try_alias", "try_term"]

M = TypeVar("M", bound=BaseModel)
Kind = Literal["alias", "acronym"]
_FIELDS = {"alias": "aliases", "acronym": "acronyms"}


def try_alias(
    corpus: Corpus,
    actor: str,
    alias: str,
    *,
    kind: Kind = "alias",
    exact: bool = False,
    introduced: bool = False,
    context: Sequence[str] = (),
) -> Trial:
    """Give an actor one more name, and see what changes; nothing is saved before ``.save()``.

    Parameters
    ----------
    corpus : Corpus
    actor : str
        Id, label or alias.
    alias : str
        The new name. Case, accents, hyphens and apostrophes are matched tolerantly.
    kind : {"alias", "acronym"}
    exact, introduced, context
        Conditions, see `analysis.lexicon.models.Alias`.

    Returns
    -------
    Trial
        ``.counts`` before and after, ``.sentences`` it brings in, ``.corpus`` as it would be, ``.save()``.

    Raises
    ------
    ParameterError, LexiconError
        If the actor is not known, or the name cannot be found in texts or is another actor's already.

    Examples
    --------
    >>> import analysis as an
    >>> trial = an.try_alias(an.load_corpus("sample"), "otan", "le traité de Washington")
    >>> trial.counts.columns.tolist()[:2]
    ['entry_id', 'label']
    """
    entry = _entry(corpus, "actor", actor)
    _check_form(corpus.lexicon, alias, entry.id)
    new = Alias(form=alias, exact=exact, introduced=introduced, context=tuple(context))
    if kind not in _FIELDS:
        fault = Fault("kind", repr(kind), ", ".join(_FIELDS), closest(str(kind), list(_FIELDS)))
        raise LexiconError("The name cannot be tried.", [fault])
    field = _FIELDS[kind]
    edited = entry.model_copy(update={field: (*getattr(entry, field), new)})
    return _try_actor(corpus, edited, [alias], alias, field, new)


def try_actor(
    corpus: Corpus,
    label: str,
    type: Literal["person", "organisation", "state"] = "organisation",
    *,
    id: str = "",
    country: str | None = None,
    aliases: Sequence[str] = (),
    acronyms: Sequence[str] = (),
    surnames: Sequence[str] = (),
) -> Trial:
    """Take a new actor into the lexicon, and see what changes; nothing is saved before ``.save()``.

    Parameters
    ----------
    corpus : Corpus
    label : str
        The name that readers see; it is looked for too.
    type : {"person", "organisation", "state"}
    id : str, optional
        By default made from the label.
    country, aliases, acronyms, surnames
        See `analysis.lexicon.models.Actor`.

    Returns
    -------
    Trial

    Raises
    ------
    LexiconError
        If a field cannot be used, a name cannot be found in texts or is another actor's already.

    Examples
    --------
    >>> import analysis as an
    >>> trial = an.try_actor(an.load_corpus("sample"), "Institut du Glacis")
    >>> trial.entry.id
    'institut-du-glacis'
    """
    slug = id or "-".join("".join(c if c.isalnum() else " " for c in fold(label)).split())
    if slug in corpus.lexicon.actors:
        fault = Fault("id", repr(slug), "an id of its own", "Use try_alias to add a name to an actor that is known")
        raise LexiconError("The actor cannot be taken in.", [fault])
    forms = [label, *aliases, *acronyms, *surnames]
    entry = _made(Actor, "The actor cannot be taken in.", {
        "id": slug, "label": label, "type": type, "country": country, "aliases": tuple(aliases),
        "acronyms": tuple(acronyms), "surnames": tuple(surnames),
    })  # fmt: skip
    for form in forms:
        _check_form(corpus.lexicon, form, slug)
    return _try_actor(corpus, entry, forms, label, "", None)


def try_term(
    corpus: Corpus,
    theme: str,
    term: str,
    *,
    near: Sequence[str] = (),
    unless: Sequence[str] = (),
    window: Literal["sentence", "passage"] = "sentence",
    exact: bool = False,
) -> Trial:
    """Give a theme one more term, and see what changes; nothing is saved before ``.save()``.

    Parameters
    ----------
    corpus : Corpus
    theme : str
        Id or label.
    term : str
        ``(s)`` marks optional letters, ``{a|b}`` alternatives: ``"missile(s) balistique(s)"``.
    near, unless, window, exact
        Conditions, see `analysis.lexicon.models.Term`; groups are those of the lexicon.

    Returns
    -------
    Trial

    Raises
    ------
    ParameterError, LexiconError
        If the theme or a group is not known, or the term cannot be read.

    Examples
    --------
    >>> import analysis as an
    >>> trial = an.try_term(an.load_corpus("sample"), "otan", "flanc(s) {est|sud}")
    >>> trial.entry.terms[-1].term
    'flanc(s) {est|sud}'
    """
    entry = _entry(corpus, "theme", theme)
    new = _made(Term, "The term cannot be tried.", {
        "term": term, "near": tuple(near), "unless": tuple(unless), "window": window, "exact": exact,
    })  # fmt: skip
    faults: list[Fault] = []
    groups = {name: name for name in corpus.lexicon.groups}
    resolve("near", [*near, *(word[1:] for word in (term, *unless) if word.startswith("@"))], groups, faults)
    if any(known.term == term and known == new for known in entry.terms):
        faults.append(Fault("term", repr(term), f"a term that {entry.id!r} does not have yet"))
    if faults:
        raise LexiconError("The term cannot be tried.", faults)
    edited = entry.model_copy(update={"terms": (*entry.terms, new)})
    forms = expand(term) if not term.startswith("@") else tuple(corpus.lexicon.groups[term[1:]])
    forms = tuple(form for each in forms for form in (expand(each) if not each.startswith("@") else ()))
    _check_findable(forms)
    documents, passages, rest = _holding(corpus, forms, corpus.themes, every=term.startswith("@"))
    lexicon = corpus.lexicon.with_entry(edited)
    own = Lexicon(themes={edited.id: edited}, groups=corpus.lexicon.groups, version=lexicon.version)
    anew = find_themes(documents, passages, own)
    of_others = corpus.themes[~rest & (corpus.themes["theme_id"] != edited.id)]
    after = _ordered(corpus, [corpus.themes[rest], of_others, anew], "theme_id")
    return Trial(corpus, corpus.with_frames(themes=after, lexicon=lexicon), edited, term, "terms", new)  # type: ignore[arg-type]


def _try_actor(
    corpus: Corpus, edited: Actor, forms: Sequence[str], words: str, field: str, new: Alias | None
) -> Trial:
    documents, passages, rest = _holding(corpus, forms, corpus.mentions)
    lexicon = corpus.lexicon.with_entry(edited)
    vocabulary = extend_vocabulary(compile_vocabulary(corpus.lexicon.parts["names"]), edited)
    told = passages.assign(date=days_of_news(documents, passages, rows_of_documents(documents, passages)))
    anew = find_mentions(documents, told, lexicon, vocabulary, terms_of_news(documents))
    after = _ordered(corpus, [corpus.mentions[rest], anew], "form")
    return Trial(corpus, corpus.with_frames(mentions=after, lexicon=lexicon), edited, words, field, new)  # type: ignore[arg-type]


def _holding(
    corpus: Corpus, forms: Sequence[str], hits: pd.DataFrame, *, every: bool = False
) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series]:
    """Return the documents that hold a form, their passages, and which hits are of other documents."""
    documents = corpus.documents
    if not every:
        found = Automaton([Form(form) for form in dict.fromkeys(forms)]).find(documents["text"], overlap="all")
        documents = documents.iloc[np.unique(found.row)].reset_index(drop=True)
    ids = documents["doc_id"]
    passages = corpus.passages[corpus.passages["doc_id"].isin(ids)].reset_index(drop=True)
    return documents, passages, ~hits["doc_id"].isin(ids)


def _ordered(corpus: Corpus, parts: Sequence[pd.DataFrame], last: str) -> pd.DataFrame:
    """Put hits together in the order of the documents."""
    frame = pd.concat([part for part in parts if len(part)] or list(parts[:1]), ignore_index=True)
    row = rows_of_documents(corpus.documents, frame)
    keyed = frame.assign(_row=row).sort_values(["_row", "start", "end", last], kind="stable", ignore_index=True)
    return keyed.drop(columns="_row")


def _entry(corpus: Corpus, parameter: str, name: str) -> Any:
    faults: list[Fault] = []
    names = names_of_actors(corpus) if parameter == "actor" else names_of_themes(corpus)
    found = resolve(parameter, [name], names, faults)
    entries: Any = corpus.lexicon.actors if parameter == "actor" else corpus.lexicon.themes
    if found and found[0] not in entries:
        faults.append(Fault(parameter, repr(name), "an actor of the lexicon", "Take the name in with try_actor"))
    if faults:
        raise LexiconError("The entry is not known.", faults)
    return entries[found[0]]


def _made(model: type[M], summary: str, fields: dict[str, Any]) -> M:
    """Return the part of a lexicon that these fields make."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        faults = [Fault(".".join(map(str, p["loc"])), repr(p["input"]), plain_reason(p["msg"])) for p in error.errors()]
        raise LexiconError(summary, faults) from None


def _check_form(lexicon: Lexicon, form: str, owner: str) -> None:
    """Refuse a form that cannot be found, or is there already."""
    _check_findable([form])
    key = fold(form)
    for actor in lexicon.actors.values():
        for known in (actor.label, *(alias.form for alias in (*actor.aliases, *actor.acronyms))):
            if known[:1].casefold() == form[:1].casefold() and fold(known) == key:
                whose = "this actor's already" if actor.id == owner else f"a name of {actor.id!r} already"
                raise LexiconError("The name cannot be tried.", [Fault("name", f"{form!r}, which is {whose}",
                                                                        "a name that no actor has")])  # fmt: skip


def _check_findable(forms: Sequence[str]) -> None:
    for form in forms:
        fold_form(form)
