"""Names as people write them → the ids of a corpus: actors, themes, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import Fault, closest
from analysis.lexicon.reading import Lexicon
from analysis.measures.remembering import FrameMemo
from analysis.text.normalise import fold

if TYPE_CHECKING:
    from analysis.corpus.corpus import Corpus

__all__ = ["as_list", "names_of_actors", "names_of_sources", "names_of_themes", "resolve", "unlisted_names"]

Names = Mapping[str, str]


def resolve(parameter: str, given: Sequence[str], known: Names, faults: list[Fault]) -> tuple[str, ...]:
    """Return the ids that names stand for, each once, in the order given.

    Parameters
    ----------
    parameter : str
        What the names were given as; ``sources`` are listed in the message.
    known : mapping
        Name → id; case, accents, hyphens and apostrophes are of no account.
    faults : list of Fault
        Takes a fault for every name that is not known, with the closest one that is.
    """
    folded = _folded(tuple(known.items()))
    found = []
    for name in given:
        target = folded.get(fold(str(name)))
        if target is None:
            short = parameter.startswith("source") or len(set(known.values())) <= 30
            allowed = ", ".join(dict.fromkeys(known.values())) if short else "an id, a label or an alias of the lexicon"
            near = closest(str(name), list(known))
            faults.append(Fault(parameter, repr(name), allowed or "none in this corpus", near))
        else:
            found.append(target)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16)
def _folded(items: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {fold(name): target for name, target in items}


def names_of_actors(corpus: Corpus) -> dict[str, str]:
    """Return every name of every actor, listed and unlisted, with its id."""
    names = dict(_listed_names(corpus.lexicon))
    for actor_id, label in unlisted_names(corpus.mentions):
        names.setdefault(label, actor_id)
        names.setdefault(actor_id, actor_id)
    return names


def _find_unlisted_names(mentions: pd.DataFrame) -> list[tuple[str, str]]:
    unlisted = mentions.loc[~mentions["listed"], ["actor_id", "label"]].dropna(subset="actor_id").drop_duplicates()
    return list(zip(unlisted["actor_id"].tolist(), unlisted["label"].tolist(), strict=True))


#: Of the actors outside the lexicon each id with each of its labels, as the texts bring them; found once for a frame.
unlisted_names: FrameMemo[list[tuple[str, str]]] = FrameMemo(_find_unlisted_names)


@lru_cache(maxsize=4)
def _listed_names(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    return tuple((name, actor.id) for actor in lexicon.actors.values() for name in (
        *actor.metonyms, *(a.form for a in (*actor.aliases, *actor.acronyms)), *actor.surnames, actor.label, actor.id
    ))  # fmt: skip


def names_of_themes(corpus: Corpus) -> dict[str, str]:
    """Return the labels and ids of the themes, with their ids."""
    return {name: theme.id for theme in corpus.lexicon.themes.values() for name in (theme.label, theme.id)}


def names_of_sources(corpus: Corpus) -> dict[str, str]:
    """Return the sources of the corpus."""
    return {str(source): str(source) for source in sorted(corpus.documents["source"].dropna().unique())}


def as_list(given: str | Iterable[str] | None) -> list[str]:
    """Return one name, several or none as a list.

    Examples
    --------
    >>> as_list("otan"), as_list(None), as_list(("otan", "onu"))
    (['otan'], [], ['otan', 'onu'])
    """
    if given is None:
        return []
    return [given] if isinstance(given, str) else [str(name) for name in given]
