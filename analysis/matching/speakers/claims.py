"""What a rule answers: who says a quotation, by what word."""

from __future__ import annotations

from typing import Final, NamedTuple

from analysis.matching.speakers.phrases import Phrase

__all__ = ["ANYONE", "Agent", "Claim"]

#: The pronoun of an agent who is simply whoever spoke before ("Et d'ajouter : …").
ANYONE: Final = "*"


class Agent(NamedTuple):
    """Who acts: a phrase, or a pronoun still to be resolved, found at an offset; ``inverted`` as in "dit-il"."""

    phrase: Phrase | None
    pronoun: str = ""
    at: int = 0
    inverted: bool = False


class Claim(NamedTuple):
    """Who says a quotation, and the word that says so, folded; empty where none does."""

    agent: Agent | None
    cue: str
