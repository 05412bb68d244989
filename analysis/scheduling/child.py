"""The process of one run: ``python -m analysis.scheduling.child LOCK``, a job as a line of JSON on standard input.

It ends with its scheduler: standard input stays open as long as that one lives.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.scheduling.conditions import find_objections
from analysis.scheduling.jobs import Job, Result, edition_stands
from analysis.scheduling.locks import try_lock
from analysis.scheduling.process import MARK, end_run
from analysis.scheduling.wording import explain

__all__ = ["main", "render_job"]


def render_job(job: Job) -> Result:
    """Check what the edition needs, render it and publish it."""
    try:
        if job.adopt and edition_stands(job.out, job.name, job.period.key):
            return _adopted(job)
        held = _withheld(job)
        return held or _published(job)
    except Exception as error:  # the boundary of the process: every cause is told as such
        return Result("failed", *explain(error), retry=type(error).__name__ not in _HOPELESS)


#: Trying again soon does not help: someone must mend a file first.
_HOPELESS = frozenset({"ParameterError", "DefinitionError", "LexiconError"})


def _withheld(job: Job) -> Result | None:
    from analysis.corpus.build import load_corpus
    from analysis.rendering.definitions import read_definition

    given = {**read_definition(job.definition).parameters, **job.parameters}
    lexicon = given.get("lexicon")
    # Loaded here in any case: what is wrong with it is then said of the corpus, not of a cell of a notebook.
    corpus = load_corpus(str(given["corpus"]), lexicon=Path(str(lexicon)) if lexicon else None)
    sources = given.get("sources") or ()
    found = find_objections(
        corpus.documents, job.period, corpus=corpus.name, min_documents=job.min_documents,
        silent_source_days=job.silent_source_days,
        sources=[part.strip() for part in sources.split(",")] if isinstance(sources, str) else list(sources),
    )  # fmt: skip
    if not found:
        return None
    return Result("withheld", "+".join(one.cause for one in found), " ; ".join(one.reason for one in found))


def _published(job: Job) -> Result:
    from analysis.publishing.reports import render_report
    from analysis.rendering.definitions import read_definition

    edition = render_report(
        read_definition(job.definition), job.parameters, job.out, isolate=False, timeout=job.timeout,
        edition=job.period.key, keep=job.keep, failed=job.failed,
    )  # fmt: skip
    return Result("published", pages=tuple(f"{edition.name}/{edition.id}/{file}" for file in edition.files))


def _adopted(job: Job) -> Result:
    from analysis.publishing.site import write_site

    write_site(job.out)
    return Result("published")


def _end_with_scheduler() -> None:
    """Wait until standard input closes, then end everything this run has started, and itself."""
    while os.read(0, 4096):
        pass
    end_run(os.getpid(), os.environ.get(MARK, ""))
    os._exit(1)


def main(arguments: list[str]) -> int:
    """Run the job of standard input and print the result."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no answer
    job = Job.from_json(_first_line())
    threading.Thread(target=_end_with_scheduler, daemon=True).start()
    with try_lock(Path(arguments[0]), wait=5.0) as held:
        if not held:
            result = Result("failed", "busy", "Un autre rendu de ce rapport est encore en cours")
        else:
            result = render_job(job)
        _say(answer, asdict(result))
    return 0


def _first_line() -> str:
    """Read a line without a buffer that would swallow what the other thread waits for."""
    line = bytearray()
    while (byte := os.read(0, 1)) not in (b"\n", b""):
        line += byte
    return line.decode("utf-8")


def _say(answer: Any, values: dict[str, Any]) -> None:
    answer.write(json.dumps(values, ensure_ascii=False) + "\n")
    answer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
