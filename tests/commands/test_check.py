"""``mkdocs-genai check``: what is checked, what is told, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.data.fields import declarations
from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.rules import Rule, Severity
from mkdocs_genai_plugin.kinds.cards.record import Card

from .runner import obeyed

ROOT = Path(__file__).parents[2]
PACK = "mkdocs_genai_plugin/content"
FILES = sum(1 for _ in bundled().root.rglob("*.yml"))
CARD = "name: {}\nlead: A model.\n"
RIGHT = CARD.format("Flow")
WRONG = "nmae: Flow\nlead: A model.\n"
OF_WRONG = f"""\
{{}}:1:1: error: unknown key "nmae" in card "flow" [unknown-key]
    1 | nmae: Flow
      | ^^^^
        fix: Did you mean "name"? Allowed: {", ".join(declarations(Card))}.

"""
SITE = "markdown_extensions:\n  - genai:\n      data_dir: data\n"
CLI = "import sys; from mkdocs_genai_plugin.cli import main; sys.exit(main())"
# Where no path names it.
SAID_TO_BE_READ = re.compile("^Read.*\\.\n")
Checked = Callable[..., str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder, outside of GitHub."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


@pytest.fixture
def checked(capsys: pytest.CaptureFixture[str]) -> Checked:
    """Return a function that runs the check and gives what it prints, once it ends as expected."""

    def check(*arguments: str, ends: int = 0) -> str:
        assert main(["check", *arguments]) == ends
        written = capsys.readouterr()
        assert not SAID_TO_BE_READ.sub("", written.err)
        return written.out

    return check


def write(path: str, text: str = RIGHT) -> None:
    """Write a file below the current folder."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def python(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", CLI, "check", *arguments]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, **{"capture_output": True, "text": True, "check": False, **options}
    )


def test_pack_is_checked_where_there_is_no_site(here: Path, checked: Checked) -> None:
    assert checked() == f"0 problems in 0 of {FILES} files\n"


def test_site_is_checked_with_the_data_that_it_uses(here: Path, checked: Checked) -> None:
    write("data/families/flow.yml", WRONG)
    write("mkdocs.yml", SITE)
    of_all = f"1 problem in 1 of {FILES + 1} files\n"
    told = OF_WRONG.format("data/families/flow.yml") + of_all
    assert checked(ends=1) == told
    for path in (".", "mkdocs.yml", "data", "data/", str(here / "data"), "../" + here.name):
        assert checked(path, ends=1) == told
    alone = OF_WRONG.format("data/families/flow.yml") + "1 problem in 1 of 1 file\n"
    assert checked("--no-pack", ends=1) == alone


def test_site_without_the_pack_is_checked_without_it(here: Path, checked: Checked) -> None:
    write("data/families/flow.yml", RIGHT + "related: [{to: gan, text: Older.}]\n")
    write("mkdocs.yml", SITE)
    assert checked("data/families/flow.yml") == "0 problems in 0 of 1 file\n"
    write("mkdocs.yml", f"{SITE}      pack: false\n")
    for paths in [(), ("data",), ("data/families/flow.yml",)]:
        assert '"gan" is not an item' in checked(*paths, ends=1)


def test_data_folder_that_is_not_there_is_a_problem_of_the_site(
    here: Path, checked: Checked
) -> None:
    write("mkdocs.yml", SITE)
    assert checked(ends=1).startswith("data: error: there is no folder data [no-folder]\n")


def test_file_is_judged_with_its_data_folder_and_told_alone(here: Path, checked: Checked) -> None:
    link = "lead: See [it](item:glossary/word), [GAN](item:families/gan), [@vaswani2017].\n"
    write("data/families/flow.yml", f"name: Flow\n{link}")
    write("data/families/other.yml", WRONG.replace("nmae", "naem"))
    write("data/glossary/word.yml", "term: Word\ntext: It is one.\n")
    assert checked("data/families/flow.yml") == "0 problems in 0 of 1 file\n"
    write("data/families/flow.yml", "name: Flow\nlead: See [it](item:glossary/words).\n")
    write("data/families/other.yml")
    assert checked("data/families/flow.yml", ends=1).startswith(
        'data/families/flow.yml:2:16: error: "glossary/words" is not an item; '
        'did you mean "glossary/word"? [reference]\n'
    )


def test_folder_of_one_kind_is_judged_with_the_rest(here: Path, checked: Checked) -> None:
    write("data/families/flow.yml", "name: Flow\nlead: See [it](item:cars/beetle).\n")
    write("data/cars/beetle.yml", WRONG)
    write("data/cars/_collection.yml", "title: Cars\n")
    assert checked("data/families") == "0 problems in 0 of 1 file\n"
    told = checked("data/cars", ends=1)
    assert told.startswith("data/cars/beetle.yml:1:1: error:")
    assert told.endswith("\n1 problem in 1 of 2 files\n")
    assert checked("data/families", "data/cars/_collection.yml") == "0 problems in 0 of 2 files\n"
    assert checked("data/families", "data/cars", ends=1).endswith("in 1 of 3 files\n")


def test_icon_that_no_theme_has_is_told(here: Path, checked: Checked) -> None:
    write("data/families/flow.yml", RIGHT + "icon: no-such-icon\n")
    assert "[icon]" in checked("data", ends=1)
    assert "[icon]" in checked("data/families/flow.yml", ends=1)


def test_file_in_no_folder_of_its_kind_is_told(here: Path, checked: Checked) -> None:
    write("data/flow.yml")
    assert "data/flow.yml: error: a data file stands exactly one folder deep" in checked(
        "data", ends=1
    )
    write("mkdocs.yml", SITE)
    assert "stands exactly one folder deep" in checked("data/flow.yml", ends=1)


def test_paths_are_shown_so_that_they_can_be_opened(
    here: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("data/families/flow.yml", WRONG)
    whole = (here / "data/families/flow.yml").as_posix()
    for folder, path, shown in [
        (".", "data/families", "data/families/flow.yml"),
        ("data", ".", "families/flow.yml"),
        ("data", "families/flow.yml", "families/flow.yml"),
        ("/", f"{here}/data", whole.removeprefix("/")),
        ("data/families", "flow.yml", whole),
        ("data/families", "../../data", whole),
    ]:
        monkeypatch.chdir(here / folder)
        assert checked(path, ends=1).startswith(f"{shown}:1:1: error")
        assert Path(shown).is_file()


def test_pack_in_its_repository_is_checked_and_not_replaced(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(ROOT)
    for path in (PACK, f"./{PACK}/", str(ROOT / PACK)):
        assert checked(path) == f"0 problems in 0 of {FILES} files\n"
        assert checked(path, "--no-pack") == f"0 problems in 0 of {FILES} files\n"
    assert checked(f"{PACK}/families/gan.yml") == "0 problems in 0 of 1 file\n"
    terms = len([*(ROOT / PACK / "glossary").iterdir()])
    assert checked(f"{PACK}/glossary", "data/sorting") == f"0 problems in 0 of {terms + 6} files\n"


def test_collection_of_a_site_owes_nothing_to_the_packs_cards(here: Path, checked: Checked) -> None:
    """Cards of the pack may come or change later; what a site's own card says is judged."""
    write("data/families/_collection.yml", "title: Families\n")
    assert "0 problems" in checked("data")
    write("data/families/flow.yml", RIGHT + "group: mechanism\n")
    told = checked("data", ends=1)
    paths = set(re.findall(r"^(\S+):\d+:\d+: error", told, re.M))
    assert paths == {"data/families/flow.yml"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "there is no nowhere; name a data folder or a .yml file"),
        (["data/families/nowhere.yml"], "there is no data/families/nowhere.yml; name"),
        (["a" * 300], "there is no aaa"),
        (["notes.md"], "notes.md is no data file; name a data folder or a .yml file"),
        (["data/families/.#flow.yml"], "data/families/.#flow.yml is no data file; name"),
        (["docs"], "docs holds no .yml file; name a data folder"),
        (["--no-pack"], "without the pack there is nothing to check; name a data folder"),
        (["broken/mkdocs.yml"], "broken/mkdocs.yml: it cannot be read"),
        (["##[error]x\n::error::y"], r"there is no # #[error]x\x0a::error::y; name"),
        (["data", "nowhere"], "there is no nowhere"),
    ],
)
def test_what_cannot_be_checked_is_said_in_one_line(
    arguments: list[str], says: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in ("data/families/flow.yml", "data/families/.#flow.yml", "docs/index.md", "notes.md"):
        write(path)
    write("broken/mkdocs.yml", "a: [")
    assert main(["check", *arguments]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith(f"mkdocs-genai: error: {says}")
    assert written.err.count("\n") == 1
    assert obeyed(written.err) == []


def test_help_says_what_a_path_is_and_how_it_ends(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for word in (
        "PATH",
        "--no-pack",
        "--format",
        "text,github,json,sarif",
        "ends with 0",
        "mkdocs-genai",
    ):
        assert word in said


def test_json_is_one_document_with_problems_and_without(here: Path, checked: Checked) -> None:
    write("data/families/flow.yml", WRONG)
    read = json.loads(checked("data/families/flow.yml", "--format", "json", ends=1))
    problem = read.pop("problems")[0]
    assert read == {"version": 1, "files": 1, "total": 1}
    assert problem.pop("fix").startswith('Did you mean "name"?')
    assert problem == {
        "path": "data/families/flow.yml",
        "line": 1,
        "column": 1,
        "end_column": 5,
        "severity": "error",
        "rule": "unknown-key",
        "message": 'unknown key "nmae" in card "flow"',
        "edits": [
            {
                "path": "data/families/flow.yml",
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 5,
                "text": "name",
            }
        ],
    }
    write("data/families/flow.yml")
    read = json.loads(checked("data/families/flow.yml", "--format=json"))
    assert read == {"version": 1, "files": 1, "total": 0, "problems": []}


def test_warning_fails_a_strict_check_alone(
    here: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Rule.TOO_LONG, "severity", Severity.WARNING)
    write("data/families/flow.yml", RIGHT.replace("Flow", "F" * 41))
    told = checked("data/families/flow.yml")
    assert ":1:7: warning: " in told
    assert checked("data/families/flow.yml", "--strict", ends=1) == told


def test_github_gets_annotations_a_summary_and_the_text(
    here: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))
    write("site/data/families/flow.yml", WRONG)
    monkeypatch.chdir(here / "site")
    told = checked("data/families", ends=1)
    annotation = (
        "::error file=site/data/families/flow.yml,line=1,col=1,endColumn=5,title=unknown-key"
    )
    text = OF_WRONG.format("data/families/flow.yml") + "1 problem in 1 of 1 file\n"
    assert told.startswith(f"{annotation}::unknown key")
    assert told.partition("\n")[2] == text
    assert (here / "summary.md").read_text("utf-8") == (
        f"### mkdocs-genai check: 1 problem in 1 of 1 file\n\n```text\n{text}```\n\n"
    )
    assert checked("data/families", "--format", "text", ends=1) == text
    assert json.loads(checked("data/families", "--format", "json", ends=1))["total"] == 1
    write("data/families/flow.yml")
    assert checked("data/families") == "0 problems in 0 of 1 file\n"
    assert (here / "summary.md").read_text("utf-8").count("###") == 1


def test_summary_that_cannot_be_written_does_not_hide_the_report(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "nowhere/summary.md"))
    write("data/families/flow.yml", WRONG)
    assert main(["check", "data/families"]) == 1
    written = capsys.readouterr()
    assert written.out.endswith("1 problem in 1 of 1 file\n")
    assert written.err == "mkdocs-genai: the summary is not written: No such file or directory\n"


HOSTILE = "name: ##[stop-commands]x\nlead: '::error::x ##[add-mask]y ##[z'\n'##[group]k': a\n"


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("folder", ["::error::x", "  ::warning::y", "##[error]z", "a\n::error::b"])
def test_names_and_text_of_a_stranger_are_never_commands(
    folder: str, form: str, here: Path, checked: Checked
) -> None:
    write(f"{folder}/families/::debug::.yml", HOSTILE)
    write(f"{folder}/families/flow.yml", HOSTILE)
    told = checked(folder, "--format", form, ends=1)
    commands = obeyed(told)
    assert len(commands) == (told.count("\n") if form == "github" else 0)
    assert all(command.name == "error" for command in commands)
    assert len(told) > 500


def test_reader_that_has_seen_enough_ends_it_quietly(here: Path) -> None:
    keys = "".join(f"key-{number}: a\n" for number in range(900))
    write("data/families/flow.yml", RIGHT + keys)
    done = subprocess.run(
        f"{sys.executable} -c '{CLI}' check data/families | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    first, status = done.stdout.splitlines()
    assert first.startswith("data/families/flow.yml:3:1: error: unknown key")
    assert status == "141"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_full_disk_is_said_in_one_line(here: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = python(capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert re.fullmatch(r"Read.*\nmkdocs-genai: error: .*No space left on device\n", done.stderr)


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_any_locale_will_do(environment: dict[str, str], here: Path) -> None:
    write("data/families/flow.yml", "nmae: Größe 😀\nlead: A model.\n")
    done = python("data/families", env={**os.environ, **environment}, text=False)
    assert done.returncode == 1
    assert done.stderr == b""
    assert "1 | nmae: Größe 😀\n" in done.stdout.decode("utf-8")
