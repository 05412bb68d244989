"""Which texts of a spread corpus were exported twice, and which id each of the others keeps.

The whole holds two hashes of each text; what its texts state is read again only of those that share one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

from analysis.corpus.spread.files import Layout
from analysis.corpus.spread.find import Facts, read_claims
from analysis.distinct import distinct
from analysis.readers.publications import Claim, Verdict, judge, list_twice
from analysis.readers.records import Rejection, Remark

__all__ = ["Register", "publication_order", "register_texts"]


@dataclass
class Register:
    """All texts of a spread corpus by number, in the order of their places.

    Parameters
    ----------
    layout : Layout
    doc_ids : Arrow array of str
    kept : bool array
        False where a text was exported twice.
    days, n_sampled, document : arrays
        See `Facts`.
    twice : list of Rejection
        What was exported twice.
    twice_sources : list of str
        Of which outlets.
    remarks : list of Remark
        On ids that several texts had.
    """

    layout: Layout
    doc_ids: pa.ChunkedArray
    kept: NDArray[np.bool_]
    days: NDArray[np.int32]
    n_sampled: NDArray[np.int32]
    document: NDArray[np.uint64]
    twice: list[Rejection]
    twice_sources: list[str]
    remarks: list[Remark]


def register_texts(layout: Layout, facts: Sequence[Facts]) -> Register:
    """Give the texts their numbers and ids."""
    doc_ids = pa.chunked_array([one.doc_ids for one in facts], pa.large_string())
    asked = np.flatnonzero(
        _repeated(np.concatenate([one.id_keys for one in facts]))
        | _repeated(np.concatenate([one.text_keys for one in facts]))
    )
    kept = np.ones(len(doc_ids), np.bool_)
    verdict, claims = Verdict([]), list[Claim]()
    if len(asked):
        part = np.searchsorted(layout.offsets, asked, side="right") - 1
        claims = [
            claim
            for at in np.unique(part).tolist()
            for claim in read_claims(layout.taken(at), asked[part == at] - layout.offsets[at])
        ]
        verdict = judge(claims)
        kept[asked[list(verdict.same_as)]] = False
        new = {
            int(asked[k]): own
            for k, (own, claim) in enumerate(zip(verdict.ids, claims, strict=True))
            if own != claim.doc_id
        }
        doc_ids = _renamed(doc_ids, new)
    days, n_sampled = (np.concatenate([getattr(one, name) for one in facts]) for name in ("days", "n_sampled"))
    document = np.concatenate([one.document for one in facts])
    twice = list_twice(claims, verdict)
    sources = [claims[number].source for number in verdict.same_as]
    return Register(layout, doc_ids, kept, days, n_sampled, document, twice, sources, verdict.remarks)


def publication_order(register: Register) -> NDArray[np.int64]:
    """Return the numbers of the texts that are kept: earliest first, undated ones last, then by id."""
    numbers = np.flatnonzero(register.kept)
    days = pa.array(register.days[numbers])
    ids = register.doc_ids.take(pa.array(numbers))
    keys = [("day", "ascending"), ("doc_id", "ascending")]
    places = pc.sort_indices(pa.table({"day": days, "doc_id": ids}), sort_keys=keys)
    order: NDArray[np.int64] = numbers[places.to_numpy()]
    return order


def _repeated(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Mark the keys that come more than once, zeros apart."""
    ordered = np.sort(keys)
    again = distinct(ordered[1:][(ordered[1:] == ordered[:-1]) & (ordered[1:] != 0)])
    return np.isin(keys, again)


def _renamed(doc_ids: pa.ChunkedArray, new: dict[int, str]) -> pa.ChunkedArray:
    if not new:
        return doc_ids
    chunks, at = [], 0
    for chunk in doc_ids.chunks:
        inside = {number - at: name for number, name in new.items() if at <= number < at + len(chunk)}
        names = [inside.get(place, name) for place, name in enumerate(chunk.to_pylist())] if inside else chunk
        chunks.append(pa.array(names, pa.large_string()) if inside else chunk)
        at += len(chunk)
    return pa.chunked_array(chunks, pa.large_string())
