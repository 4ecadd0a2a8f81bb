"""``mkdocs-genai new KIND/NAME#ENTRY`` adds to a file and leaves the rest of it as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.commands.target import target
from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.sources import Sources

from .blanks import filled

Add = Callable[..., bytes]

ONE = "sources:\n  - key: one\n    title: One\n    by: A\n"
TWO = "  - key: two\n    title: Two\n    by: B\n"
THREE = TWO.replace("two", "three")
LINK = (
    "    # Where to read it. arXiv:…, doi:… or a link that starts with https://.\n"
    "    #link: doi:10.1126/science.1127647\n"
)
SET = ["--set", "title=Two", "--set", "by=B"]

# What stands before and what stands behind the new entry, and how it is indented there.
SHAPES = {
    "end-of-file": (ONE, "", TWO + LINK),
    "no-last-line-break": (ONE.rstrip(), "", "\n" + TWO + LINK),
    "key-behind": (ONE, "\n# About the day.\nchecked: 2026-01-31\n", TWO + LINK),
    "key-directly-behind": (ONE, "checked: 2026-01-31\n", TWO + LINK),
    "comment-behind": (f"{ONE}  # the last source\n", "\n\n# The end.\n", TWO + LINK),
    "blank-lines-between": (f"{ONE}\n  # More.\n{THREE}", "\n", f"\n{TWO}{LINK}"),
    "dash-at-the-margin": (
        "sources:\n- key: one\n  title: One\n  by: A\n",
        "checked: 2026-01-31\n",
        (TWO + LINK).replace("\n  ", "\n")[2:],
    ),
    "windows": (ONE.replace("\n", "\r\n"), "\r\n", (TWO + LINK).replace("\n", "\r\n")),
    "byte-order-mark": (f"\ufeff{ONE}", "", TWO + LINK),
    "wide": (ONE.replace("- key", "-   key").replace("    ", "      "), "", TWO + LINK),
    "folded-text-last": (ONE.replace("by: A", "by: >-\n      A # b\n\n      c"), "\n", TWO + LINK),
    "no-list-yet": ("checked: 2026-01-31\n", "", f"\nsources:\n{TWO}{LINK}"),
    "no-list-yet-no-line-break": ("checked: 2026-01-31", "", f"\n\nsources:\n{TWO}{LINK}"),
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data/sources").mkdir(parents=True)
    return tmp_path / "data/sources/papers.yml"


@pytest.mark.parametrize("shape", SHAPES)
def test_every_byte_around_the_entry_stays(shape: str, file: Path) -> None:
    before, behind, entry = SHAPES[shape]
    file.write_bytes(f"{before}{behind}".encode())
    there = load([Folder(Path("data"), "data")], KINDS).problems
    assert main(["new", "sources/papers#two", *SET]) == 0
    assert file.read_bytes().decode() == f"{before}{entry}{behind}"
    pack = load([Folder(Path("data"), "data")], KINDS)
    added = [problem for problem in pack.problems if problem not in there]
    assert not added, report(added, 1)
    assert pack.sources["two"].title == "Two"


@pytest.mark.parametrize(
    "text",
    [
        "sources: [{key: one, title: One, by: A}]\n",
        "sources:\n",
        "sources: []\n",
        "{checked: 2026-01-31}\n",
        "sources:\n  -\n    key: one\n    title: One\n    by: A\n",
        ONE + "...\n",
        ONE.replace("by: A", "by: |+\n      A\n\n"),
    ],
)
def test_entry_without_a_safe_place_is_printed(
    text: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(text)
    assert main(["new", "sources/papers#two", *SET]) == 1
    assert file.read_text() == text
    said = capsys.readouterr()
    assert said.out == "".join(f"{line[2:]}\n" for line in (TWO + LINK).splitlines())
    listed = "Put this at the end of  sources:  (line 1)"
    new = "Write  sources:  at the margin, and put this under it"
    assert f"is left as it is. {listed if 'sources' in text else new}" in said.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ONE.replace("one", "two"), '"two" is there already, on line 2.'),
        ("sources:\n\t- a\n", "cannot be read as it stands"),
        (ONE + "sources:\n", "cannot be read as it stands"),
        ("", "cannot be read as it stands"),
    ],
)
def test_refused_entry_leaves_the_file(
    text: str, message: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(text)
    assert main(["new", "sources/papers#two"]) == 2
    assert message in capsys.readouterr().err
    assert file.read_text() == text


def test_key_of_another_file_is_named_with_its_place(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(ONE)
    file.with_name("books.yml").write_text(ONE.replace("one", "two"))
    assert main(["new", "sources/papers#two"]) == 2
    assert "already declared in data/sources/books.yml:2." in capsys.readouterr().err


def test_file_that_is_not_there_is_made_with_the_entry(file: Path) -> None:
    assert main(["new", "sources/papers#two"]) == 0
    text = filled(file.read_text("utf-8"), Sources)
    assert "\n  - key: two\n" in text
    file.write_text(text, "utf-8")
    assert not load([Folder(Path("data"), "data")], KINDS).problems


OWN = ("id", "key", "name", "text")
ENTRIES = {
    "timelines/why-now": ("software", "steps", "software"),
    "quizzes/self-check": ("one-more", "questions", "one-more"),
    "systems/families-at-work": ("one-more", "systems", "one-more"),
    "families/gan": ("karras2030", "sources", "karras2030"),
    "comparisons/discriminative-vs-generative": ("rows/Cost", "rows", "Cost"),
    "plots/training-compute": ("points/More", "points", "More"),
    "families/vae": ("metrics", "metrics", "Perplexity"),
    "takeaways/lesson": ("points/Read on.", "points", ("Read on.",)),
}


def test_files_of_the_pack_take_an_entry(tmp_path: Path) -> None:
    for path, (entry, _, _) in ENTRIES.items():
        file = tmp_path / f"{path}.yml"
        file.parent.mkdir(exist_ok=True)
        raw = (bundled().root / f"{path}.yml").read_bytes()
        file.write_bytes(raw)
        assert main(["new", f"{path}#{entry}", "--into", str(tmp_path)]) == 0
        after = file.read_bytes()
        same = [old == new for old, new in zip(raw, after, strict=False)]
        assert after.endswith(raw[[*same, False].index(False) :])
        file.write_text(filled(after.decode(), target(path).record), "utf-8")
    pack = load([bundled(), Folder(tmp_path, "data")], KINDS)
    assert not pack.problems, report(pack.problems, 1)
    for path, (_, name, called) in ENTRIES.items():
        last = getattr(pack.items[path], name)[-1]
        names = last if isinstance(last, tuple) else [getattr(last, own, "") for own in OWN]
        assert called in names
