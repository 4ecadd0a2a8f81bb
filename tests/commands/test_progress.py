"""Progress is for people who wait at a terminal, and leaves nothing behind."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest

from mkdocs_genai_plugin.commands.progress import PAUSE, Progress

from .test_check import CLI

Shown = Callable[[], str]
# Nearly as much Markdown as a file may hold.
CARD = "name: A\nlead: B\nabout:\n" + f"  - {'a *b* [c](d.md) ' * 50}\n" * 110


@contextmanager
def terminal() -> Iterator[tuple[int, Shown]]:
    """Yield the end of a terminal to write to, and what the terminal has been sent."""
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)

    def shown() -> str:
        try:
            return os.read(ours, 100_000).decode()
        except BlockingIOError:
            return ""

    yield theirs, shown
    os.close(ours)
    os.close(theirs)


def left(sent: str) -> str:
    """Return what can be seen on a line of a terminal that was sent this."""
    line = ""
    for part in sent.split("\r"):
        line = part + line[len(part) :]
    return line.strip()


def checked(folder: Path, files: int) -> str:
    """Check so many files that hold no mistake; give what a terminal was sent meanwhile."""
    for number in range(files):
        (folder / f"{number}.yml").write_text(CARD)
    with terminal() as (stderr, shown):
        command = [sys.executable, "-c", CLI, "check", "--no-pack", str(folder.parent)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=stderr, check=True)
        sent = shown()
    assert done.stdout.decode() == f"0 problems in 0 of {files} files\n"
    return sent


def test_long_check_shows_how_far_it_is_and_takes_it_away(tmp_path: Path) -> None:
    folder = tmp_path / "cars"
    folder.mkdir()
    # As many as keep this machine busy until progress is shown.
    sent = next(filter(None, (checked(folder, files) for files in (4, 16, 64))), "")
    assert re.search(r"\rchecking file \d+ of (4|16|64)", sent)
    assert left(sent) == ""
    assert "\n" not in sent


@pytest.mark.parametrize(("patience", "said"), [(0, "checking file 2 of 2"), (3_600, "")])
def test_progress_waits_before_it_is_shown(
    patience: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with terminal() as (stderr, shown), open(stderr, "w", closefd=False) as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        with Progress(patience) as progress:
            assert list(progress(["a", "b"])) == ["a", "b"]
            sent = ""
            while said and said not in sent:
                sleep(PAUSE)
                sent += shown()
        assert left(sent) == said
        assert left(sent + shown()) == ""


def test_nothing_is_shown_where_no_terminal_is(capfd: pytest.CaptureFixture[str]) -> None:
    with Progress(0) as progress:
        assert list(progress(["a"])) == ["a"]
        sleep(3 * PAUSE)
    assert capfd.readouterr() == ("", "")
