"""What is known of a hit by its form alone, bit by bit: all bits of all hits of many texts are found at once."""

from __future__ import annotations

from typing import Final

__all__ = [
    "BODY", "KNOWN", "MASK", "NAME", "OF_NATION", "OF_STATE", "ONE_WORD", "PLAIN", "PRESIDENCY", "ROLE", "SURE",
    "TELLING",
]  # fmt: skip

NAME: Final = 1 << 0
ROLE: Final = 1 << 1
MASK: Final = 1 << 2
PLAIN: Final = 1 << 3
"""A whole name wherever it stands, but for web addresses and longer names."""
ONE_WORD: Final = 1 << 4
"""A name of one word: a first name before it makes it a surname."""
BODY: Final = 1 << 5
"""A name that begins like that of a body every state has."""
PRESIDENCY: Final = 1 << 6
"""A presidency: that of any body or state, for which one may run."""
SURE: Final = 1 << 7
"""A whole name that needs nothing else in the text."""
TELLING: Final = 1 << 8
"""It tells of which nation a text speaks."""
OF_STATE: Final = 1 << 9
"""A state's name, or a longer name that holds one ("Irlande du Nord")."""
OF_NATION: Final = 1 << 10
"""It tells of a nation by naming the state itself, its capital or its demonym."""
KNOWN: Final = 1 << 11
"""The form has been met: nothing that is known of it is missing."""
