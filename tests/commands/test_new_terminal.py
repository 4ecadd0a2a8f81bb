"""At a terminal, ``mkdocs-genai new`` asks: a real pseudo-terminal, with a person's keys."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.kinds import KINDS

ROOT = Path(__file__).parents[2]
# The first process of a session that opens a terminal gets its Ctrl-C, which it must not ignore,
# as all do that a script has put into the background.
RUN = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
os.close(os.open(os.ttyname(0), os.O_RDWR))
from mkdocs_genai_plugin.cli import main
raise SystemExit(main())
"""
ESCAPE = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")


class Terminal:
    """A command that runs at a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.seen = ""
        self.screen, other_end = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, "new", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
            stdin=other_end,
            stdout=other_end,
            stderr=other_end,
            start_new_session=True,
        )
        os.close(other_end)

    def read(self) -> bool:
        """Take in what is shown; tell whether more may come."""
        try:
            shown = os.read(self.screen, 65536)
        except OSError:  # how Linux says that the command has ended
            return False
        self.seen += ESCAPE.sub("", shown.decode(errors="replace")).replace("\r", "")
        return bool(shown)

    def wait_for(self, text: str) -> None:
        """Wait until the end of the screen says something."""
        while not self.seen.endswith(text):
            assert self.read(), f"{text!r} does not stand at the end of:\n{self.seen}"

    def answer(self, question: str, text: str) -> None:
        """Wait for a question and type an answer."""
        self.wait_for(f"{question}: ")
        os.write(self.screen, f"{text}\n".encode())

    def code(self) -> int:
        """Wait for the end and give the exit code."""
        while self.read():
            pass
        os.close(self.screen)
        return self.process.wait()

    def end(self, key: str) -> int:
        """Press a key until the command ends, and give its exit code.

        Python loses a Ctrl-C that comes between its prompt and its waiting for a key
        (Modules/readline.c, readline_until_enter_or_signal).
        """
        os.write(self.screen, key.encode())
        while self.more(seconds=10):
            if not self.read():
                return self.code()
        return self.end(key)

    def more(self, seconds: float) -> bool:
        """Tell whether something is shown, or the command ends, within a time."""
        return bool(select.select([self.screen], [], [], seconds)[0])


def test_required_fields_are_asked_for_and_judged(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "families/flow")
    terminal.answer("name", "Flow")
    terminal.answer("lead", "Steps: each can be run <b>backwards</b>.")
    terminal.answer("lead", "Steps: each can be run *backwards*.")
    assert terminal.code() == 0
    assert "For example: GAN" in terminal.seen
    assert "HTML" in terminal.seen
    assert "Required" not in terminal.seen
    file = tmp_path / "data/families/flow.yml"
    assert "\nname: Flow\n" in file.read_text("utf-8")
    pack = load([bundled(), Folder(tmp_path / "data", "data")], KINDS)
    assert not pack.problems, report(pack.problems, 1)


def test_enter_leaves_a_blank_and_what_is_set_is_not_asked_for(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "quizzes/check", "--set", "title=Check")
    terminal.answer("questions", "spam, Ham")
    terminal.answer("questions", "spam, ham")
    assert terminal.code() == 0
    assert "title: " not in terminal.seen
    assert "with commas between them" in terminal.seen
    text = (tmp_path / "data/quizzes/check.yml").read_text("utf-8")
    assert re.findall(r"^  - id: (\w+)", text, re.M) == ["spam", "ham"]
    terminal = Terminal(tmp_path, "quizzes/check#eggs")
    terminal.answer("name", "")
    terminal.answer("text", "")
    assert terminal.code() == 0
    assert "\n  - id: eggs\n" in (tmp_path / "data/quizzes/check.yml").read_text("utf-8")


def test_new_collection_is_asked_for_its_title(tmp_path: Path) -> None:
    for answer, title in {"": "Song birds", "Birds: small": '"Birds: small"'}.items():
        folder = tmp_path / title.split()[-1].strip('"')
        folder.mkdir()
        terminal = Terminal(folder, "song-birds/wren", "--set", "name=Wren", "--set", "lead=Small.")
        terminal.answer("title of the new collection [Song birds]", answer)
        assert terminal.code() == 0
        text = (folder / "data/song-birds/_collection.yml").read_text("utf-8")
        assert f"\ntitle: {title}\n" in text


def test_the_end_of_asking_leaves_nothing_behind(tmp_path: Path) -> None:
    for end in ("\x03", "\x04"):  # Ctrl-C, Ctrl-D
        terminal = Terminal(tmp_path, "song-birds/wren")
        terminal.answer("name", "Wren")
        terminal.wait_for("lead: ")
        assert terminal.end(end) == 130
        assert terminal.seen.endswith("Nothing was written.\n")
        assert list(tmp_path.iterdir()) == []
