"""The command line as a whole: its help, its mistakes, and where it looks for a site."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from mkdocs_genai_plugin import __version__
from mkdocs_genai_plugin.cli import main, tools
from mkdocs_genai_plugin.commands.command import address
from tests import processes
from tests.processes import Done

ROOT = Path(__file__).parents[2]
COMMANDS = ["check", "new", "schema", "assets", "bundle", "export"]
SITE = "markdown_extensions:\n  - genai: {data_dir: data}\n"
WRONG = "nmae: Flow\nlead: A model.\n"
# What the system says by itself, which is for those who made it.
RAW = re.compile(r"\[Errno|Traceback|error: error|Error:")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def run(*arguments: str, **variables: str) -> Done:
    return processes.run("mkdocs_genai_plugin", *arguments, cwd=Path.cwd(), **variables)


def helped(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert helped(capsys, "--version") == f"mkdocs-genai {__version__}\n"


def test_bare_call_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert shown == helped(capsys, "--help") == helped(capsys, "-h")
    assert re.findall(r"^  (\w+)  +[A-Z].*\.$", shown, re.M) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_a_sentence_an_example_and_a_page_of_the_manual(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = helped(capsys, command, "-h")
    assert re.search(r"^  [A-Z][^.]+\.", shown, re.M)
    assert re.search(rf"^Examples:\n  mkdocs-genai {command}\b", shown, re.M)
    page = re.search(r"^Manual: (docs/manual/\w+\.md)", shown, re.M)
    assert page
    assert (ROOT / page[1]).is_file()
    assert f"mkdocs-genai {command}" in (ROOT / page[1]).read_text("utf-8")


def test_page_of_the_manual_has_the_address_that_the_package_names() -> None:
    urls = ["Source, https://example.org/code", "Documentation, https://example.org/docs/"]
    assert address(urls, "check") == "https://example.org/docs/manual/check/"
    assert address(urls, "index") == "https://example.org/docs/manual/"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert ("urls" in project) == address([], "check").startswith("https://")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], 'there is no command "chek"; did you mean "check"?'),
        (["Check"], 'there is no command "Check"; did you mean "check"?'),
        (["frobnicate"], 'there is no command "frobnicate".'),
        (["check", "--nopack"], 'there is no option "--nopack"; did you mean "--no-pack"?'),
        (["--versoin"], 'there is no option "--versoin"; did you mean "--version"?'),
        (["check", "--format", "jsno"], "'jsno' is not one of 'text', 'github', 'json', 'sarif'"),
        (["new"], "Missing argument 'KIND/NAME'"),
        (["new", "lessn"], "write KIND/NAME, for example families/flow, or lesson"),
        (["\x1b[31mred", "##[error]"], r"\x1b[31mred"),
    ],
)
def test_wrong_usage_is_one_sentence_and_where_to_read_more(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    written = capsys.readouterr()
    assert written.out == ""
    first, second = written.err.splitlines()
    assert first.startswith("mkdocs-genai: error: ")
    assert says in first
    assert re.fullmatch(r"  See  mkdocs-genai( check| new)? --help", second)


@pytest.mark.parametrize("arguments", [["check", "data"], ["--help"], ["chek"], ["new", "-h"]])
def test_modules_say_and_end_as_the_command_does(arguments: list[str], here: Path) -> None:
    write("data/families/flow.yml", WRONG)
    script = Path(sys.executable).with_name("mkdocs-genai")
    wanted = subprocess.run([script, *arguments], capture_output=True, text=True, check=False)
    assert wanted.returncode == {"check": 1, "chek": 2}.get(arguments[0], 0)
    for module in ("mkdocs_genai_plugin", "mkdocs_genai_plugin.cli"):
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (
            wanted.returncode, wanted.stdout, wanted.stderr,
        )  # fmt: skip


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_gets_the_script_that_the_manual_names(shell: str, here: Path) -> None:
    done = run(_MKDOCS_GENAI_COMPLETE=f"{shell}_source")
    assert "_MKDOCS_GENAI_COMPLETE" in done.stdout
    page = (ROOT / "docs/manual/check.md").read_text("utf-8")
    assert f"_MKDOCS_GENAI_COMPLETE={shell}_source mkdocs-genai" in page


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("mkdocs-genai ch", {"check"}),
        ("mkdocs-genai check --for", {"--format"}),
        ("mkdocs-genai check --format j", {"json"}),
        ("mkdocs-genai new less", {"lesson"}),
        ("mkdocs-genai new timelines/w", {"timelines/why-now"}),
        ("mkdocs-genai new gloss", {"glossary/"}),
    ],
)
def test_words_are_completed(words: str, offered: set[str], here: Path) -> None:
    last = str(len(words.split()) - 1)
    done = run(_MKDOCS_GENAI_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=last)
    told = {line.partition(",")[2] for line in done.stdout.splitlines()}
    assert offered <= told
    assert all(one.startswith(words.split()[-1]) for one in told)


@pytest.mark.parametrize("folder", ["docs", "data/families", "deep/er"])
def test_site_is_found_above_as_git_finds_it(
    folder: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write("mkdocs.yml", SITE)
    write("data/families/flow.yml", WRONG)
    (here / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(here / folder)
    assert main(["check"]) == 1
    written = capsys.readouterr()
    assert '/flow.yml:1:1: error: unknown key "nmae"' in f"/{written.out}"
    data = "." if folder.startswith("data") else ""
    assert f"Read as {here}/mkdocs.yml says: {data and here}{data and '/data'}" in written.err
    up = "/".join(".." for _ in Path(folder).parts)
    assert main(["new", "glossary/word"]) == 0
    assert f"{up}/data/glossary/word.yml is written." in capsys.readouterr().out
    assert (here / "data/glossary/word.yml").is_file()


def test_what_is_read_is_said_where_no_path_says_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, said in {
        (): "Read: the bundled pack; there is no mkdocs.yml in this folder or above.\n",
        ("-f", "mkdocs.yml"): "Read as mkdocs.yml says: data and the bundled pack.\n",
        ("--config-file", "sub/other.yml"): "Read as sub/other.yml says: sub/own.\n",
        ("data",): "",
    }.items():
        assert main(["check", *arguments]) == 0
        assert capsys.readouterr().err == said
        write("mkdocs.yml", SITE)
        write("data/glossary/word.yml", "term: Word\ntext: It is one.\n")
        write("sub/other.yml", SITE.replace("data}", "own, pack: false}"))
        write("sub/own/glossary/word.yml", "term: Word\ntext: It is one.\n")
    Path("mkdocs.yml").unlink()
    assert main(["check"]) == 0
    assert "For data/ write:  mkdocs-genai check data\n" in capsys.readouterr().err
    assert main(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 0


def test_paths_are_judged_by_the_site_that_is_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("data/families/flow.yml", "name: Flow\nlead: See [it](item:families/vae).\n")
    write("sub/other.yml", SITE.replace("data}", "../data, pack: false}"))
    assert main(["check", "data"]) == 0
    assert main(["check", "data/families/flow.yml", "-f", "sub/other.yml"]) == 1
    assert '"families/vae" is not an item' in capsys.readouterr().out
    assert main(["check", "-f", "nowhere.yml"]) == 2
    assert "there is no configuration nowhere.yml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "plugins",
    [
        "[search, genai: {data_dir: data}]",
        "{genai: {data_dir: data}}",
        "[!ENV A, {genai: {data_dir: 1}}]",
    ],
)
def test_options_under_plugins_are_a_problem_with_its_place(
    plugins: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("mkdocs.yml", f"site_name: A\nplugins: {plugins}\n")
    assert main(["check"]) == 1
    column = plugins.index("data_dir") + len("plugins: ") + 1
    shown = capsys.readouterr().out
    assert shown.startswith(f'mkdocs.yml:2:{column}: error: the option "data_dir" stands under')
    value = "1" if "1" in plugins else "data"
    assert f"fix: Write it under  markdown_extensions:  as  - genai: {{data_dir: {value}}}" in shown


def test_paths_in_hints_are_quoted_for_a_shell(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "glossary/word", "--into", "my data; rm"]) == 0
    (line,) = re.findall("Check it:  (.*)", capsys.readouterr().out)
    assert line == "mkdocs-genai check 'my data; rm/glossary/word.yml'"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "file/x.yml"],
        ["check", "-f", "file/mkdocs.yml"],
        ["check", "broken.d"],
        ["new", "lesson", "file/index.md"],
        ["new", "glossary/word", "--into", "file"],
        ["new", "glossary/word", "--into", "/proc/nowhere"],
        ["new", "lesson", "loop"],
        ["schema", "file"],
        ["schema", "/proc/nowhere"],
        ["assets", "file/deep"],
        ["assets", "/proc/nowhere"],
        ["bundle"],
        ["bundle", "-f", "file/mkdocs.yml"],
        ["bundle", "-f", "broken.d/mkdocs.yml"],
        ["bundle", "-f", "bad.yml"],
        ["bundle", "-f", "cut.yml"],
        ["bundle", "-f", "bad.yml", "-o", "/"],
        ["check", "-f", "cut.yml"],
        ["new", "lesson", "/"],
    ],
)
def test_nothing_raw_from_the_system_is_said(arguments: list[str], here: Path) -> None:
    write("file", "")
    write("broken.d/mkdocs.yml", "INHERIT: nowhere.yml\n")
    write("bad.yml", f"site_name: A\nplugins: [genai]\n{SITE}")
    write("cut.yml", "plugins: [search")
    write("docs/index.md", "/// genai-cards | nothing\n///\n")
    Path("loop").symlink_to("loop")
    done = run(*arguments)
    assert done.returncode in {1, 2}
    assert not RAW.search(done.stdout + done.stderr), done.stderr
    assert done.stderr.splitlines()[-1 if arguments[0] == "bundle" else 0].startswith(
        "mkdocs-genai: error: "
    )
    assert done.stdout == ""


def test_every_command_is_in_the_manual(capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(tools.commands) == sorted(COMMANDS)
    for name, command in tools.commands.items():
        page = re.search(r"docs/manual/\w+\.md", helped(capsys, name, "--help"))
        assert page
        text = (ROOT / page[0]).read_text("utf-8")
        options = [one for each in command.params for one in each.opts if one.startswith("--")]
        assert [one for one in options if one not in text] == []
