"""Roles against annotations: an office holder without his name, found by where the role ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from analysis.validation.frames import each_row
from analysis.validation.outcomes import Outcome

__all__ = ["judge_roles"]


def judge_roles(
    gold: pd.DataFrame,
    contested: pd.DataFrame,
    found: pd.DataFrame,
    mapping: Mapping[str, str],
    counted: Collection[tuple[str, int, int]] | None = None,
) -> Iterator[Outcome]:
    """Give the verdicts on roles; a role is right where it ends as annotated and is the same person.

    A role that presscope could not resolve is not found. Roles of other things than persons, and contested
    ones, count neither way.

    Parameters
    ----------
    mapping : mapping from annotated actor to actor_id
        As the names gave it.
    """
    rows = [m for m in each_row(gold) if m.kind == "role"]
    wanted = {
        (m.doc_id, m.end): m
        for m in rows
        if m.type == "PER" and (counted is None or (m.doc_id, m.start, m.end) in counted)
    }
    neutral = {(m.doc_id, m.end) for m in (*rows, *each_row(contested))} - wanted.keys()
    texts = set(gold["doc_id"])
    got = {(m.doc_id, m.end): m for m in each_row(found) if m.form == "role" and m.doc_id in texts}
    names = {actor_id: actor for actor, actor_id in mapping.items()}
    for key, m in wanted.items():
        hit = got.get(key)
        known = hit is not None and isinstance(hit.actor_id, str)
        right = known and mapping.get(m.actor) == hit.actor_id  # type: ignore[union-attr]
        place = (m.doc_id, m.start, m.end)
        yield Outcome("roles_found", *place, m.actor, m.actor, "", "right" if hit is not None else "missed")
        label = hit.label if known else ""  # type: ignore[union-attr]
        yield Outcome("roles", *place, m.actor, m.actor, label, "right" if right else "wrong" if known else "missed")
    for key, m in got.items():
        if key not in wanted and key not in neutral and isinstance(m.actor_id, str):
            place = (m.doc_id, m.start, m.end)
            yield Outcome("roles", *place, names.get(m.actor_id, m.label), "", m.label, "false")
