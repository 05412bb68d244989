"""A corpus larger than memory → its tables: partition by partition, on one machine or many.

The texts are cut into partitions; each is read, searched and written to the disk by whoever has a hand free. What
concerns several texts (exported twice, dated by others, copies, repeated passages) is settled over hashes: fingerprints
that lie in the same bucket are compared, and only texts that may be copies are brought together. At no time does one
process hold the texts or the mentions of more than a partition; the process that leads the work holds some dozen bytes
a text. The rows are those of `analysis.corpus.build.load_corpus`.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from analysis.corpus.assembly import Track, untracked
from analysis.corpus.digest import HASHED, digest_corpus, digest_texts
from analysis.corpus.engines import Engine
from analysis.corpus.export import TABLES, describe_tables, write_frame
from analysis.corpus.spread.files import new_file
from analysis.corpus.spread.finish import Finish, add_funnels, finish_partition
from analysis.corpus.spread.steps import PARTITION, Settled, settle_corpus

__all__ = ["spread_tables"]

#: The tables that lie in partitions.
_PARTED: Final = TABLES[:-1]


def spread_tables(
    where: str | Path,
    out: Path,
    n: int = PARTITION,
    *,
    joined: Literal["", "csv", "parquet"] = "",
    lexicon: Path | None = None,
    dating_rule: str = "",
    confirm_names: str = "",
    engine: Engine | None = None,
    track: Track = untracked,
) -> list[Path]:
    """Read a corpus of any size and write its tables, in memory that depends on the partition alone.

    Parameters
    ----------
    where : str or Path
        A folder, a file, or ``"sample"``.
    out : Path
        A folder: ``documents/part-0001.parquet`` …, ``funnel.csv`` and ``datapackage.json``. The work lies there too
        while it lasts; with Dask all workers must see the folder, and the texts, under these paths.
    n : int
        Texts of a partition.
    joined : {"", "csv", "parquet"}
        Write one file for each table in place of one for each partition, as `analysis.corpus.export.write_tables` does.
    lexicon, dating_rule, confirm_names, engine, track
        As for `analysis.corpus.build.load_corpus`.

    Returns
    -------
    list of Path
        The files, ``datapackage.json`` last.

    Raises
    ------
    CorpusError, LexiconError
        If the texts or the lexicon cannot be used.
    ParameterError
        If ``n`` is no number of texts, or the rule is none.
    """
    out = out.absolute()
    asked = {"lexicon": lexicon, "dating_rule": dating_rule, "engine": engine, "track": track}
    with settle_corpus(where, out, n, **asked) as settled:  # type: ignore[arg-type]
        finish = Finish(settled.buckets, settled.work.folder / "tables", settled.beside.window, confirm_names)
        funnels = settled.work.map(finish_partition, settled.partitions, finish, "Écriture")
        funnel = add_funnels(funnels, settled.n_found, len(settled.register.twice))
        return _publish(finish, out, funnel, settled, joined)


def _publish(finish: Finish, out: Path, funnel: pd.DataFrame, settled: Settled, joined: str) -> list[Path]:
    """Put the tables in place of those of an earlier run, and describe them."""
    documents = (finish.out / "documents").iterdir()
    digest = digest_corpus(digest_texts(pd.read_parquet(part, columns=list(HASHED))) for part in documents)
    written: list[Path] = []
    files: list[str | list[str]] = []
    frames = {"funnel": funnel}
    for name in _PARTED:
        made, target = finish.out / name, out / name
        parts = sorted(made.iterdir())
        frames[name] = pd.read_parquet(parts[0])
        shutil.rmtree(target, ignore_errors=True)
        if joined:
            written.append(_join(parts, out / f"{name}.{joined}"))
            files.append(written[-1].name)
            continue
        made.replace(target)
        written += sorted(target.iterdir())
        files.append([f"{name}/{part.name}" for part in parts])
    last = out / f"funnel.{joined or 'csv'}"
    write_frame(funnel, last)
    described = {name: frames[name] for name in TABLES}
    stamps = {"corpus_sha256": digest, "lexicon_sha256": settled.work.lexicon.version}
    return [*written, last, describe_tables(out, settled.title, described, [*files, last.name], stamps)]


def _join(parts: Sequence[Path], path: Path) -> Path:
    """Write the rows of all partitions to one file, a partition at a time."""
    with new_file(path) as made:
        if path.suffix == ".parquet":
            _join_parquet(parts, made)
        else:
            for number, part in enumerate(parts):
                write_frame(pd.read_parquet(part), made, is_added=number > 0)
    return path


def _join_parquet(parts: Sequence[Path], path: Path) -> None:
    schema: pa.Schema = pq.read_schema(parts[0])
    with pq.ParquetWriter(path, schema) as writer:
        for part in parts:
            writer.write_table(pq.read_table(part).replace_schema_metadata(None).cast(schema))
