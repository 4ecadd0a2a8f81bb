"""Files to be translated, and those whose originals have changed since."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.commands.home import Home
from mkdocs_genai_plugin.commands.target import target
from mkdocs_genai_plugin.commands.translated import Translation
from mkdocs_genai_plugin.data.folders import bundled, data_files

CHANGES, ITEMS = 200, 50
CONFIG = """\
site_name: Test
plugins:
  - genai
  - i18n:
      languages:
        - {locale: de, name: Deutsch}
        - {locale: en, name: English, default: true}
markdown_extensions:
  - genai: {data_dir: "data/{language}"}
"""
Run = Callable[..., str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to the folder of a site in two languages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and gives what it prints, once it ends as expected."""

    def command(*arguments: str, ends: int = 0) -> str:
        assert main([*arguments]) == ends, capsys.readouterr()
        return capsys.readouterr().out

    return command


def write(path: str, text: str) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="")
    return file


def stale(run: Run, *arguments: str) -> set[str]:
    """Return the files that the check names as stale."""
    said = run("check", "--stale", *arguments)
    return {line.split(":")[0] for line in re.findall(r"^\S.*: warning: .*\[stale\]$", said, re.M)}


def test_translation_has_its_original_beside_it(here: Path, run: Run) -> None:
    write("data/en/grain/rye.yml", "# Rye is dark.\nname: Rye\nlead: >-\n  A dark\n  flour.\n")
    run("new", "--translate", "de", "grain/rye")
    text = Path("data/de/grain/rye.yml").read_text("utf-8")
    of = re.search(r'^of: "([0-9a-f]{8})"$', text, re.M)
    assert of
    assert "# name: Rye\nname: Rye\n# lead: >-\n#   A dark\n#   flour.\nlead: >-\n  A dark" in text
    assert yaml.safe_load(text) == {"of": of[1], "name": "Rye", "lead": "A dark flour."}
    assert not stale(run)


def test_every_file_of_the_pack_can_be_translated(here: Path, run: Run) -> None:
    root = bundled().root
    home = Home(Path("data/de"), with_pack=False)
    for path in data_files(root):
        name = path.relative_to(root).with_suffix("")
        made = Translation(target(name.as_posix()), home, [bundled()])
        assert list(made.write(Path(f"data/de/{name}.yml")))
    write("data/en/grain/rye.yml", "name: Rye\nlead: A dark flour.\n")
    run("check")
    assert not stale(run)


def test_what_is_not_there_cannot_be_translated(here: Path, run: Run) -> None:
    run("new", "--translate", "de", "grain/rye", ends=2)
    assert not Path("data/de").exists()


def test_file_that_is_there_is_left_as_it_is(here: Path, run: Run) -> None:
    write("data/en/grain/rye.yml", "name: Rye\nlead: Dark.\n")
    mine = write("data/de/grain/rye.yml", "name: Roggen\nlead: Dunkel.\n")
    run("new", "--translate", "de", "grain/rye", ends=2)
    assert mine.read_text("utf-8") == "name: Roggen\nlead: Dunkel.\n"


@pytest.mark.parametrize("folder", ["data", "data/{language}"])
def test_original_is_not_taken_for_its_translation(
    here: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    """It is where all languages share a folder, and where its own language is asked for."""
    here.joinpath("mkdocs.yml").write_text(CONFIG.replace("data/{language}", folder))
    write(f"{folder.format(language='en')}/grain/rye.yml", "name: Rye\nlead: Dark.\n")
    assert main(["new", "--translate", "en", "grain/rye"]) == 2
    assert "grain/rye.yml is the original." in capsys.readouterr().err


def test_two_hundred_changes_of_originals_are_named_and_nothing_else(here: Path, run: Run) -> None:
    """Each round changes a word of some originals; line ends and what is not changed count not."""
    chance = random.Random(7)
    here.joinpath("mkdocs.yml").write_text(CONFIG.replace("data_dir", "pack: false, data_dir"))
    text = "# A flour.\nname: Flour\nlead: >-\n  Dark, from *cold* places,\n  and ground slowly.\n"
    names = [f"flour-{number}" for number in range(ITEMS)]
    originals = {name: write(f"data/en/grain/{name}.yml", text) for name in names}
    changed, done = names, 0
    while done < CHANGES:
        for name in changed:
            Path(f"data/de/grain/{name}.yml").unlink(missing_ok=True)
            run("new", "--translate", "de", f"grain/{name}")
        changed = chance.sample(names, ITEMS // 2)
        for name, path in originals.items():
            now = path.read_bytes().decode()
            ends = now.replace("\r\n", "\n").replace("\n", chance.choice(["\n", "\r\n"]))
            path.write_bytes((one_word_else(ends, chance) if name in changed else ends).encode())
        assert stale(run) == {f"data/de/grain/{name}.yml" for name in changed}
        done += len(changed)


def one_word_else(text: str, chance: random.Random) -> str:
    """Return a text in which one word is another."""
    words = list(re.finditer(r"\b[a-z]{4,}\b(?!:)", text))
    word = chance.choice(words)
    return text[: word.start()] + word[0] + chance.choice("stux") + text[word.end() :]


def test_items_that_were_checked_long_ago_are_listed_on_request(here: Path, run: Run) -> None:
    for name, days in (("old", 400), ("new", 10)):
        day = date.today() - timedelta(days=days)
        write(f"data/en/grain/{name}.yml", f"name: {name}\nlead: It.\nchecked: {day}\n")
    write("data/en/grain/never.yml", "name: Never\nlead: It.\n")
    assert stale(run, "365") == {"data/en/grain/old.yml"}
    assert "grain/old was last checked 400 days ago" in run("check", "--stale", "365")
    assert not stale(run)
    run("check", "--stale", "365", "--strict", ends=1)


def test_check_reads_each_language_and_tells_a_mistake_once(here: Path, run: Run) -> None:
    write("data/en/grain/rye.yml", "name: Rye\nlead: Dark.\n")
    write("data/de/grain/rye.yml", "name: Roggen\nled: Dunkel.\n")
    write("data/en/grain/oats.yml", "name: Oats\nled: White.\n")
    for paths in ((), ("data",)):
        said = run("check", *paths, ends=1)
        assert said.count("data/de/grain/rye.yml:2:1: error: unknown key") == 1
        assert said.count("data/en/grain/oats.yml:2:1: error: unknown key") == 1
    assert "data/en" not in run("check", "data/de/grain/rye.yml", ends=1)
