"""What changed since the last edition: new texts, revised past counts, and edits of the lexicon told apart from them.

A text that stands in both editions with the same words can only be counted differently because it was *read*
differently: by another lexicon, or another version of the program. What the other texts add or take away is real.
No old lexicon has to be run again for that; the facts both editions keep are enough.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis.publishing.changes_facts import Facts, read_facts
from analysis.publishing.changes_wording import tell_changes

__all__ = ["Previous", "changes_since", "compare_facts", "find_previous"]

_MOST: Final = 50


@dataclass(frozen=True)
class Previous:
    """The edition before: its folder, what it was made from, and its facts."""

    folder: Path
    provenance: Mapping[str, Any]
    facts: Facts


def find_previous(out: Path, name: str, end: str = "") -> Previous | None:
    """Return the latest edition of a report that keeps its facts, of those whose period ends by ``end``.

    An older period that is made again is compared with what came before it, not with what came after.
    """
    found = []
    for path in sorted((out / name).glob("[!.]*/provenance.json")):
        try:
            provenance = json.loads(path.read_text(encoding="utf-8"))
            period = provenance["period"]
            order = (period.get("as_of") or "", period.get("end") or "", path.parent.name)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
        # A link to one of the others, or an edition that came after.
        if path.parent.name == "latest" or (end and order[1] > end):
            continue
        facts = read_facts(path.parent)
        if facts is not None:
            found.append((order, Previous(path.parent, provenance, facts)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def changes_since(
    previous: Previous | None, facts: Facts | None, provenance: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return the content of ``changes.json``, None where there is nothing to compare with.

    An edition that is made again from the same facts keeps what it said of the one before it.
    """
    if previous is None or facts is None:
        return None
    if previous.facts.same(facts) and previous.provenance.get("period") == provenance["period"]:
        try:
            kept = json.loads((previous.folder / "changes.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return kept if isinstance(kept, dict) and kept.get("language") == provenance["language"] else None
    changes = compare_facts(previous.facts, facts, _overlap(previous.provenance, provenance))
    lang, before = str(provenance["language"]), previous.provenance
    versions = [p.get("versions", {}).get("presscope") for p in (before, provenance)]
    changes["program"] = {"before": versions[0], "after": versions[1]}
    as_of = before["period"].get("as_of")
    period = str(provenance["parameters"].get("period", "month"))
    sentences = tell_changes(changes, as_of, facts.labels, period, lang)
    told = {"previous": {"edition": previous.folder.name, "as_of": as_of}, "language": lang, "sentences": sentences}
    return {**told, **changes}


def _overlap(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, str]:
    starts = [p["period"].get("start") or "" for p in (before, after)]
    ends = [p["period"].get("end") or "9999" for p in (before, after)]
    return max(starts), min(ends)


def compare_facts(before: Facts, after: Facts, window: tuple[str, str] = ("", "9999")) -> dict[str, Any]:
    """Compare the facts of two editions.

    Parameters
    ----------
    before, after : Facts
    window : (str, str)
        First and last day that both editions cover: texts of other days are new or gone with the window.

    Returns
    -------
    dict
        ``texts`` (new, removed, revised), ``periods`` (period, before, after: texts in periods that both have and
        whose number differs), ``lexicon`` (added, removed, edited: ids), ``entries`` (entry_id, kind, before, after
        in texts, by_texts, by_reading: the two parts of their difference).
    """
    old, new = (facts.texts.drop_duplicates("text").set_index("text")["sha256"] for facts in (before, after))
    # What left with the window is not missed: only days that the new edition covers too.
    held = set(before.texts.loc[before.texts["period"].between(*window), "text"])
    common = old.index.intersection(new.index)
    revised = set(common[(old[common] != new[common]).to_numpy()])
    return {
        "texts": {
            "new": len(new.index.difference(old.index)),
            "removed": len(held - set(new.index)),
            "revised": len(revised),
        },
        "periods": _periods(before.texts, after.texts, window),
        "lexicon": _lexicon(before.lexicon, after.lexicon),
        "entries": _entries(before, after, set(common) - revised),
    }


def _periods(before: pd.DataFrame, after: pd.DataFrame, window: tuple[str, str]) -> list[dict[str, Any]]:
    """Return the past periods, those before the last one the old edition had, whose number of texts differs."""
    old, new = (frame.groupby("period")["text"].nunique() for frame in (before, after))
    last = max(old.index, default="")
    past = [day for day in sorted({*old.index, *new.index}) if window[0] <= day <= window[1] and day < last]
    pairs = [(period, int(old.get(period, 0)), int(new.get(period, 0))) for period in past]
    return [{"period": period, "before": a, "after": b} for period, a, b in pairs if a != b]


def _lexicon(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, list[str]]:
    # An actor and a theme may have one id.
    old, new = (
        dict(zip(zip(frame["kind"], frame["entry_id"], strict=True), frame["sha256"], strict=True))
        for frame in (before, after)
    )
    return {
        "added": sorted(entry for _, entry in new.keys() - old.keys()),
        "removed": sorted(entry for _, entry in old.keys() - new.keys()),
        "edited": sorted(key[1] for key in old.keys() & new.keys() if old[key] != new[key]),
    }


def _entries(before: Facts, after: Facts, unchanged: set[str]) -> list[dict[str, Any]]:
    rows: dict[tuple[str, str], list[int]] = {}
    for sign, facts in ((0, before), (1, after)):
        same = facts.entries["text"].isin(unchanged)
        for part, frame in ((0, facts.entries), (2, facts.entries[same])):
            for key, n in frame.groupby(["kind", "entry_id"])["text"].nunique().items():
                rows.setdefault((str(key[0]), str(key[1])), [0, 0, 0, 0])[part + sign] += int(n)  # type: ignore[index]
    found: list[dict[str, Any]] = [
        {
            "entry_id": entry, "kind": kind, "before": n[0], "after": n[1],
            "by_texts": n[1] - n[0] - (n[3] - n[2]), "by_reading": n[3] - n[2],
        }
        for (kind, entry), n in rows.items()
        if n[0] != n[1] or n[2] != n[3]
    ]  # fmt: skip
    found.sort(key=lambda row: (-abs(row["after"] - row["before"]), -abs(row["by_reading"]), row["entry_id"]))
    return found[:_MOST]
