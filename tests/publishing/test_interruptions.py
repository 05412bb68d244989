"""Processes killed, disks that fill up, targets that cannot be written: the site stays whole."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from analysis.errors import InputError, PresscopeError, RunError
from analysis.publishing.site import list_editions, publish_editions, write_site

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

ATOM = "{http://www.w3.org/2005/Atom}"
#: What changes the disk; a process is killed before each of these.
CHANGES = {"os.rename", "os.symlink", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"}


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where there is such a thing: these tests change the disk thousands of times."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


def problems(out: Path) -> list[str]:
    """Say what of index, feeds, latest and files does not agree, at this moment."""
    editions = [p for p in out.glob("[!._]*/[!._]*") if p.is_dir() and p.name != "latest"]
    there = {f"{p.parent.name}/{p.name}" for p in editions if not (p / "removed.json").exists()}
    pages = [out / name for name in ("index.html", "feed.xml", "feed.json")]
    if not all(page.exists() for page in pages):
        none = not there and not any(page.exists() for page in pages)
        return [] if none else [f"pages {[p.name for p in pages if p.exists()]}, editions {sorted(there)}"]
    links = [unquote(link) for link in re.findall(r'href="([^"#]*)"', pages[0].read_text())]
    found = [f"a link to nowhere: {link}" for link in links if not (out / link).is_file()]
    listed = {
        "index": {link.removesuffix("/index.html") for link in links if link.count("/") == 2 and "index.h" in link},
        "atom": {
            unquote(entry.find(f"{ATOM}link").attrib["href"]).removesuffix("/index.html")  # type: ignore[union-attr]
            for entry in ElementTree.parse(pages[1]).getroot().findall(f"{ATOM}entry")
        },
        "json": {
            unquote(item["url"]).removesuffix("/index.html") for item in json.loads(pages[2].read_text())["items"]
        },
    }
    differ = [name for name, keys in listed.items() if keys != there]
    found += [f"{name} lists {sorted(listed[name])}, there are {sorted(there)}" for name in differ]
    for report in {key.partition("/")[0] for key in there}:
        newest = max(key for key in there if key.startswith(f"{report}/"))
        if (out / report / "latest").resolve() != (out / newest).resolve():
            found.append(f"latest of {report} is {(out / report / 'latest').resolve()}")
    for key in there:
        files = {path.name: path.read_bytes() for path in (out / key).glob("[!pi]*.*")}
        if len(files) != 3 or len(set(files.values())) != 1:
            found.append(f"{key} is half written: {files}")
    return found


def in_child(work: Callable[[], None]) -> int:
    """Fork a child that works, and return its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def die_before_change(number: int) -> None:
    """Kill this process before it changes the disk for the ``number``-th time."""
    left = number

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in CHANGES or (event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def months(make: Any, report: str, content: str, *which: int) -> list[Any]:
    return [make(report, f"2023-{m:02}-01", f"2023-{m:02}-28", edition=f"2023-{m:02}", content=content) for m in which]


@pytest.mark.parametrize("begin", [pytest.param(0, marks=pytest.mark.slow), 1, pytest.param(2, marks=pytest.mark.slow)])
def test_killed_before_any_change_of_the_disk_the_site_is_the_old_or_the_new(
    memory: Path, make: Any, begin: int
) -> None:
    """A third of the points each time; together they are all."""
    base, new = memory / "base", [*months(make, "a", "new", 2, 3), *months(make, "c", "new", 1)]
    publish_editions(base, [*months(make, "a", "old", 1, 2), *months(make, "b", "old", 1)])
    before = {entry.key for entry in list_editions(base)}
    seen = set()
    for number in range(begin + 1, 1000, 3):
        out = memory / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(base, out, symlinks=True)

        def work(number: int = number, out: Path = out) -> None:
            die_before_change(number)
            publish_editions(out, new, keep=2)

        _, status = os.waitpid(in_child(work), 0)
        assert problems(out) == [], number
        contents = (out / "a/2023-02/a.html").read_text()[:3], (out / "c/2023-01").is_dir()
        assert contents in {("old", False), ("new", True)}, number
        seen.add(contents)
        if not os.WIFSIGNALED(status):
            break
    assert number > 40
    assert seen == {("old", False), ("new", True)}
    assert {entry.key for entry in list_editions(out)} == before | {"a/2023-03", "c/2023-01"}


@pytest.mark.parametrize("kills", [50, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_at_random_moments_the_site_is_whole_and_the_next_publication_goes_on(
    memory: Path, make: Any, kills: int
) -> None:
    chance, out = random.Random(20231), memory / "site"

    def work() -> None:
        for turn in range(10_000):
            editions = [*months(make, "a", f"turn {turn}", 1 + turn % 12), *months(make, "b", str(turn), turn % 7 + 1)]
            publish_editions(out, editions, keep=3)

    publish_editions(out, months(make, "a", "first", 1))  # what is imported and read once is in the child, too
    for _ in range(kills):
        child = in_child(work)
        time.sleep(chance.uniform(0.0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert problems(out) == []
    write_site(out)
    assert problems(out) == []
    rest = [p for p in out.rglob(".*") if p.name != ".lock"]
    assert rest == []


def test_a_full_disk_leaves_the_site_as_it_was(tmp_path: Path, make: Any) -> None:
    out = tmp_path / "site"
    publish_editions(out, months(make, "a", "old", 1))
    before = (out / "index.html").read_bytes()

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            publish_editions(out, months(make, "a", "new" * 10_000, 1, 2))
        except RunError:
            os._exit(7)

    _, status = os.waitpid(in_child(work), 0)
    assert os.waitstatus_to_exitcode(status) == 7
    assert (out / "index.html").read_bytes() == before
    assert problems(out) == []


@pytest.mark.parametrize("which", range(1, 26, 3))
def test_no_room_at_any_write_is_told_and_leaves_the_site_as_it_was(
    tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    out, left = tmp_path / "site", which
    publish_editions(out, months(make, "a", "old", 1))

    def full(handle: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        try:
            publish_editions(out, months(make, "a", "new", 1, 2))
        except PresscopeError as error:
            assert error.exit_code == 1
            assert "No space left" in str(error) and "stands as it did" in str(error)
            # The one write that comes after the switch confirms it on the disk: the site is new by then.
            assert (out / "a/2023-01/a.html").read_text()[:3] in ("old", "new")
        else:
            assert left > 0
    assert problems(out) == []
    publish_editions(out, months(make, "a", "new", 1, 2))
    assert (out / "a/2023-01/a.html").read_text().startswith("new")
    assert problems(out) == []


def test_a_target_that_cannot_be_written_is_an_error_of_the_input(
    tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish_editions(out, months(make, "a", "old", 1))
    before = (out / "index.html").read_bytes()

    def read_only(self: Path, *arguments: Any, **options: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "symlink_to", read_only)
        patch.setattr(Path, "mkdir", read_only)
        with pytest.raises(InputError, match="Read-only file system"):
            publish_editions(out, months(make, "a", "new", 2))
    assert (out / "index.html").read_bytes() == before
    assert problems(out) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="--out"):
        publish_editions(tmp_path / "file" / "site", months(make, "a", "new", 2))


def test_two_processes_that_publish_at_once_lose_nothing(tmp_path: Path, make: Any) -> None:
    out = tmp_path / "site"
    children = [
        in_child(lambda report=report: [publish_editions(out, months(make, report, "x", m)) for m in range(1, 7)])  # type: ignore[misc]
        for report in ("a", "b")
    ]
    for child in children:
        os.waitpid(child, 0)
    assert len(list_editions(out)) == 12
    assert problems(out) == []


def test_someone_who_reads_while_it_is_published_always_finds_pages_and_the_latest_edition(
    tmp_path: Path, make: Any
) -> None:
    out = tmp_path / "site"
    publish_editions(out, months(make, "a", "0", 1))
    child = in_child(
        lambda: [publish_editions(out, months(make, "a", str(t), 1 + t % 3), keep=2) for t in range(40)] and None
    )
    reads = 0
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        for name in ("index.html", "feed.xml", "feed.json", "a/index.html", "a/latest/a.html", "a/2023-01/index.html"):
            assert (out / name).stat().st_size > 5
        reads += 1
        time.sleep(0.001)
    assert reads > 20
