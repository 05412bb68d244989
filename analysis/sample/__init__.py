"""The embedded sample corpus: invented texts about public facts, CC0."""

from __future__ import annotations

from pathlib import Path

__all__ = ["SAMPLE", "SAMPLE_NAME", "SAMPLE_NOTICE"]

#: The folder of the sample.
SAMPLE = Path(__file__).parent / "texts"
#: What ``--corpus`` calls it.
SAMPLE_NAME = "sample"
#: What every page of a report on it says.
SAMPLE_NOTICE = "Corpus d’exemple, textes inventés"
