"""A folder some files of which changed: they are read, and what was said of all others is taken over as columns.

That is exact where every text stands by itself: where what lies beside the texts is as it was, no text was exported
twice, before or now, and nothing that was remarked without a file of its own concerns a text that changed. In all
other cases there is no edit, and the whole corpus is read together (`analysis.readers.reading.read_corpus`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.said import REPORTS, Said, list_reports
from analysis.corpus.store.file_memory import FileMemory, Remembered, TextRows, unchanged
from analysis.corpus.store.snapshots import Snapshot
from analysis.corpus.texts import FIELDS, Texts
from analysis.readers.outlets import Outlets
from analysis.readers.publications import Claim, DatingRule, judge, list_unknown, settle_each
from analysis.readers.reading import item_of, read_items, text_order
from analysis.readers.records import Reading, Remark
from analysis.readers.text_files import LEFT_OVER

__all__ = ["read_edit"]

Places = NDArray[np.int64]
_UNKNOWN: Final = "unknown source"
_CLAIMED: Final = ["origin", "export_id", "format", "source"]


@dataclass(frozen=True)
class _Before:
    """What the store knows of the files, and which of them stay.

    Parameters
    ----------
    sources, records : DataFrame
        See `Remembered`.
    number : int64 array
        For each file of today its row in ``sources``, -1 where it is read.
    stays : bool array
        For each text of the snapshot whether its file stays.
    """

    snapshot: Snapshot
    sources: pd.DataFrame
    records: pd.DataFrame
    number: Places
    stays: NDArray[np.bool_]

    @classmethod
    def of(cls, snapshot: Snapshot, memory: FileMemory) -> _Before:
        sources, records = snapshot.frame("sources"), snapshot.frame("records")
        same = unchanged(sources, memory.stamps)
        known = {origin: place for place, origin in enumerate(sources["origin"].tolist()) if same[place]}
        number = np.array([known.get(file.origin, -1) for file in memory.files], np.int64)
        kept = np.zeros(len(sources), np.bool_)
        kept[number[number >= 0]] = True
        stays = np.zeros(len(records), np.bool_)
        stays[records["document"].to_numpy()] = kept[records["source_number"].to_numpy()]
        return cls(snapshot, sources, records, number, stays)

    def owners(self, name: str) -> Places:
        """Return for each row of a frame of reports the file it is of, by its row in ``sources``, -1 for none."""
        return self.snapshot.frame(f"{name}-owners")["owner"].to_numpy(np.int64)

    def renumbered(self) -> Places:
        """Return for each row of ``sources`` the number of the file today, -1 where it does not stay."""
        numbers = np.full(len(self.sources), -1)
        stays = self.number >= 0
        numbers[self.number[stays]] = np.flatnonzero(stays)
        return numbers

    @property
    def gone(self) -> pd.DataFrame:
        """The records whose files changed or are gone."""
        gone: pd.DataFrame = self.records[~self.stays[self.records["document"].to_numpy()]]
        return gone


def read_edit(
    snapshot: Snapshot, memory: FileMemory, rule: DatingRule, outlets: Outlets, name: str
) -> tuple[Said, Remembered] | None:
    """Read the files of a folder that changed; None where that does not tell what the folder holds now.

    Parameters
    ----------
    snapshot : Snapshot
    memory : FileMemory
        Of the files as they are. It takes what is read.
    rule, outlets
        As for `analysis.readers.publications.settle`.
    name : str
        What the corpus is called by its place.

    Returns
    -------
    said : Said
    remembered : Remembered
        What the store keeps of the files.

    Raises
    ------
    CorpusError
        If a file that changed cannot be used.
    OSError
        If the snapshot cannot be read.
    """
    about = snapshot.manifest
    is_beside_same = bool(memory.companions) and about["companions"] == memory.companions
    if not (about["plain"] and is_beside_same and about["dating_rule"] == rule):
        return None
    before = _Before.of(snapshot, memory)
    if not before.stays.any():
        return None
    reading = _read_changed(before, memory)
    remarks: list[Remark] = []
    records = settle_each(reading.records, rule, outlets, remarks)
    if remarks or reading.twice or not _stands_alone(before, reading, memory):
        return None
    new, old = Texts.of(records), _recall_texts(snapshot, np.flatnonzero(before.stays))
    if _may_be_known(old, new, before):
        return None
    order = _order(old, new)
    if order is None:
        return None
    texts = old.join(new).take(order)
    unknown = list_unknown(Counter(texts.fields["source"].dropna().tolist()), outlets)
    reports, owners = _reports(before, reading, memory, unknown)
    remembered = _remember(before, memory, texts, order, owners)
    return (Said(name, texts, **reports), remembered) if remembered is not None else None


def _read_changed(before: _Before, memory: FileMemory) -> Reading:
    changed = [file for file, number in zip(memory.files, before.number.tolist(), strict=True) if number < 0]
    folders = {file.folder for file in changed}
    beside = [file for file in memory.metadata if file.folder in folders]
    return read_items([item_of(file) for file in (*changed, *beside)], memory.read)


def _stands_alone(before: _Before, reading: Reading, memory: FileMemory) -> bool:
    """Whether what was read says nothing of texts that were not, and was not spoken of but by its own files."""
    gone = before.gone["origin"].tolist()
    if memory.metadata:
        # A row of the table may have lost its text, or found it; and the tables are spoken of folder by folder.
        one_folder = len({file.folder for file in memory.files}) == 1
        read = sorted(record.origin for one in memory.readings.values() for record in one.records)
        if not one_folder or sorted(gone) != read:
            return False
    said = memory.owners([file.origin for file in memory.files], reading)["remarks"]
    strange = (remark for remark, owner in zip(reading.remarks, said.tolist(), strict=True) if owner < 0)
    if any(remark.kind not in LEFT_OVER for remark in strange):
        return False
    remarks = before.snapshot.frame("remarks")
    nobodys = remarks[before.owners("remarks") < 0]
    return not nobodys.loc[~nobodys["kind"].isin(LEFT_OVER), "origin"].isin(gone).any()


def _recall_texts(snapshot: Snapshot, places: Places) -> Texts:
    documents, texts = snapshot.frame("documents"), snapshot.frame("texts")
    stated = texts["stated"].to_numpy("datetime64[us]")
    every = Texts(documents["doc_id"], documents[list(FIELDS)], stated, texts["content"].to_numpy(object))
    return every.take(places)


def _may_be_known(old: Texts, new: Texts, before: _Before) -> bool:
    """Whether a text that was read shares its id with another, or is exported twice."""
    if not new.doc_ids.is_unique or old.doc_ids.isin(new.doc_ids).any():
        return True
    keys = [_days_of_sources(one, new) for one in (old, new)]
    rivals = np.flatnonzero(np.isin(keys[0], keys[1][keys[1] >= 0]))
    texts = before.snapshot.frame("documents")["text"].take(np.flatnonzero(before.stays)[rivals]).tolist()
    claims = [Claim.of(record) for record in new.records.values()]
    for place, text in zip(rivals.tolist(), texts, strict=True):
        stated = dict(zip(_CLAIMED, old.fields[_CLAIMED].iloc[place].fillna("").tolist(), strict=True))
        day = old.stated[place].astype("datetime64[D]").item()
        claims.append(Claim(old.doc_ids.iloc[place], date=day, length=len(text), text=text, **stated))
    verdict = judge(claims)
    return bool(verdict.same_as or verdict.remarks)


def _days_of_sources(texts: Texts, like: Texts) -> Places:
    """Return a number for the source and stated day of each text, -1 where ``like`` knows no such source."""
    source = pd.Index(like.fields["source"].dropna().unique()).get_indexer(pd.Index(texts.fields["source"]))
    days = texts.stated.astype("datetime64[D]")
    return np.where((source < 0) | np.isnat(days), -1, source * 10_000_000 + days.astype(np.int64) + 5_000_000)


def _order(old: Texts, new: Texts) -> Places | None:
    """Return the order of all texts, by place in the old ones with the new ones behind them."""
    origins = old.fields["origin"].tolist()
    places = []
    for origin in new.fields["origin"]:
        key = text_order(origin)
        places.append(bisect_left(origins, key, key=text_order))
        if places[-1] < len(origins) and text_order(origins[places[-1]]) == key:
            return None
    order: Places = np.insert(np.arange(len(old)), places, len(old) + np.arange(len(new)))
    return order


def _reports(
    before: _Before, reading: Reading, memory: FileMemory, unknown: Sequence[Remark]
) -> tuple[dict[str, pd.DataFrame], dict[str, Places]]:
    """Return the frames of reports, and for each of their rows the file it belongs to."""
    origins = [file.origin for file in memory.files]
    last = len(origins)
    renumbered = before.renumbered()
    reports, owners = {"twice": list_reports([], REPORTS["twice"])}, {}
    for name, said in memory.owners(origins, reading).items():
        known, owner = before.snapshot.frame(name), before.owners(name)
        of = np.where(owner >= 0, renumbered[owner], last)
        stays = (owner < 0) | (of >= 0)
        if name == "remarks":
            stays &= (owner >= 0) | (known["kind"] != _UNKNOWN).to_numpy(np.bool_)
        new = [(own, row) for own, row in zip(said.tolist(), getattr(reading, name), strict=True) if own >= 0]
        new += [(last, row) for row in unknown if name == "remarks"]
        every = np.concatenate((of[stays], np.array([own for own, _ in new], np.int64)))
        frames = [known[stays], list_reports([row for _, row in new], REPORTS[name])]
        filled = [one for one in frames if len(one)] or frames[1:]
        order = np.argsort(every, kind="stable")
        reports[name] = pd.concat(filled, ignore_index=True).take(order).reset_index(drop=True)
        owners[name] = np.where(every[order] == last, -1, every[order])
    return reports, owners


def _remember(
    before: _Before, memory: FileMemory, texts: Texts, order: Places, owners: dict[str, Places]
) -> Remembered | None:
    """Return the frames of the store; None where a text cannot be told from another."""
    fresh = np.flatnonzero(before.number < 0)
    rows = TextRows(texts.records.items())
    new_sources, new_records = memory.describe([memory.files[place].origin for place in fresh.tolist()], rows)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    now = np.full(len(before.stays), -1)
    now[before.stays] = place[: int(before.stays.sum())]
    number, document = before.renumbered()[before.records["source_number"]], now[before.records["document"]]
    known = before.records.assign(source_number=number, document=document)[document >= 0]
    new_records = new_records.assign(source_number=fresh[new_records["source_number"]])
    records = pd.concat([known, new_records], ignore_index=True).sort_values("source_number", kind="stable")
    if not np.array_equal(np.sort(records["document"]), np.arange(len(texts))):
        return None
    at = before.number.copy()
    at[fresh] = len(before.sources) + np.arange(len(fresh))
    sources = pd.concat([before.sources, new_sources], ignore_index=True).take(at)
    return Remembered(sources.reset_index(drop=True), records.reset_index(drop=True), owners, True)
