"""Texts to measure on: articles of 3.5 kB put together from paragraphs of the sample corpus."""

from __future__ import annotations

import random
import re
from pathlib import Path

from analysis.readers.encoding import decode
from analysis.readers.records import stored_text
from analysis.sample import SAMPLE

__all__ = ["read_texts", "write_corpus"]

_LONG_WORD = re.compile(r"\b[a-zà-ÿ]{5,}\b")


def write_corpus(folder: Path, n: int, varied: float, size: int = 3500, seed: int = 2021) -> None:
    """Write ``n`` texts of about ``size`` bytes; a share of the words is exchanged for others of the sample.

    With words exchanged hardly a line comes twice, as in a real corpus of articles: nothing that is remembered of one
    line helps with another. Names and sentence structure stay.
    """
    rng = random.Random(seed)
    samples = [stored_text(decode(path.read_bytes()).text) for path in sorted(SAMPLE.glob("*.txt"))]
    titles = [text.split("\n", 1)[0] for text in samples]
    lines = [line for text in samples for line in text.split("\n")[1:] if line.strip()]
    words = sorted({word for line in lines for word in _LONG_WORD.findall(line)})

    def vary(line: str) -> str:
        return _LONG_WORD.sub(lambda m: rng.choice(words) if rng.random() < varied else m[0], line)

    folder.mkdir(parents=True)
    for number in range(n):
        parts, written = [vary(rng.choice(titles))], 0
        while written < size:
            parts.append(vary(rng.choice(lines)))
            written += len(parts[-1].encode())
        (folder / f"t{number:06}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def read_texts(folder: Path) -> list[str]:
    """Read the texts of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
