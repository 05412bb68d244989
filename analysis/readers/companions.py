"""What lies beside the texts of a corpus and is never one of them."""

from __future__ import annotations

from typing import Final

from analysis.readers.description import DESCRIPTION_NAME, TOTALS_NAME
from analysis.readers.outlets import SOURCES_NAME
from analysis.readers.text_files import METADATA_NAME

__all__ = ["is_companion"]

_COMPANIONS: Final = frozenset((
    METADATA_NAME, DESCRIPTION_NAME, SOURCES_NAME, TOTALS_NAME, "readme.md", "readme.txt", "licence.txt",
    "license.txt", "license", "presscope.yaml", "datapackage.json",
))  # fmt: skip


def is_companion(name: str) -> bool:
    """Say whether a file of this name lies beside the texts and is none of them.

    Examples
    --------
    >>> is_companion("Metadata.csv"), is_companion("article.csv")
    (True, False)
    """
    return name.lower() in _COMPANIONS
