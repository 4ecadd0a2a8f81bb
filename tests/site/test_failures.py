"""What can fail around the data, and which test holds what happens then.

``FAILURES`` names every failure and its test, or says why there is none.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from mkdocs_genai_plugin.site.edit_links import way

from .conftest import Result, Site

TESTS = Path(__file__).parents[1]

FAILURES: dict[str, str] = {
    "bad data, build": "site/test_mistakes.py::test_place_caret_and_advice_are_shown",
    "bad data, serve": "site/test_serve.py::test_mistake_is_shown_on_the_pages_concerned",
    "serve started on bad data": (
        "site/test_serve.py::test_server_starts_with_broken_data_and_shows_the_rest"
    ),
    "editor truncates a file while it saves": (
        "site/test_serve.py::test_half_a_file_is_a_mistake_until_the_rest_is_there"
    ),
    "file deleted": (
        "site/test_serve.py::test_page_of_another_time_says_so_wherever_the_mistake_is"
    ),
    "file renamed": "site/test_serve.py::test_renamed_file_is_another_item",
    "folder renamed": "site/test_serve.py::test_renamed_folder_is_another_collection",
    "data folder removed and made again": (
        "site/test_data_folder.py::test_folder_that_goes_and_comes_again"
    ),
    "permission lost": "site/test_data_folder.py::test_what_may_not_be_read_is_a_mistake",
    "--strict, build": "site/test_sources.py::test_source_that_nothing_cites_is_a_warning",
    "--strict, serve": "site/test_serve.py::test_nothing_of_all_this_was_an_error_of_the_server",
    "--dirty, only YAML changed": (
        "site/test_dirty.py::test_pages_whose_data_has_changed_are_built"
    ),
    "missing data folder, build": (
        "site/test_mistakes.py::test_missing_data_folder_is_one_line_with_the_path"
    ),
    "missing data folder, serve": (
        "site/test_data_folder.py::test_server_starts_without_the_folder"
    ),
    "same id in two files": "test_same_id_in_two_files_names_both",
    "YAML changed during the build": "test_data_that_changes_during_the_build_is_that_of_its_start",
    "two builds into one site_dir": (
        "no test: MkDocs itself empties the folder under the other build; the manual says so"
    ),
    "files in the way of another build": "test_build_writes_nothing_but_the_site",
    "site_dir read-only, disk full": (
        "no test: MkDocs writes the site and ends with its own error and another code than 0"
    ),
    "link out of the data folder": "test_nothing_is_read_outside_the_data_folder",
    "pipe, folder, dangling link, device, 5 GB": "test_what_is_no_ordinary_file_is_refused",
    "locale that is not UTF-8": "test_locale_changes_nothing",
    "Windows, two drives": "test_way_to_a_file",
    "10,000 items on a page": "test_very_long_page_is_built_with_a_word_of_advice",
    "deep nesting, huge field, alias bomb": "test_hostile_files_end_the_build_with_their_lines",
    "option named data": "test_option_that_is_near_another_is_named",
    "data folder inside docs_dir": "test_data_among_the_pages_is_not_published",
    "pull request from a stranger": "no test here: it is no input of a build, but of .github/",
    "end of the theme or of MkDocs 1": (
        "test_architecture.py::test_hosts_are_known_at_the_end_of_the_path_only"
    ),
}

CONFIG = """\
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
PAGE = "# Fruits\n\n/// genai-cards | fruits\n///\n"
PEAR = "name: Pear\nlead: Süß 🍐.\n"
FILES = {"docs/index.md": PAGE, "docs/second.md": PAGE, "data/fruits/pear.yml": PEAR}


@pytest.mark.parametrize("failure", FAILURES)
def test_failure_has_a_test_or_a_reason(failure: str) -> None:
    module, _, name = FAILURES[failure].rpartition("::")
    if not name.startswith("no test"):
        path = TESTS / module if module else Path(__file__)
        assert f"\ndef {name}(" in path.read_text("utf-8")


def errors(result: Result) -> list[str]:
    """Return the first line of each problem; the build must have failed without a traceback."""
    assert result.code == 1, result.output
    assert "Traceback" not in result.output
    return [line for line in result.output.split("\n") if ": error: " in line]


def test_same_id_in_two_files_names_both(site: Site) -> None:
    source = "sources:\n  - {key: book, title: On pears, by: A. Uthor}\n"
    files = {"data/fruits/pear.yaml": PEAR, "data/sources/a.yml": source}
    result = site.write(CONFIG, {**FILES, **files}).build()
    assert errors(result) == [
        "data/fruits/pear.yml: error: pear.yaml has the same id [duplicate-id]"
    ]
    (site.root / "data/fruits/pear.yaml").unlink()
    result = site.write(CONFIG, {"data/sources/b.yml": source}).build()
    assert errors(result) == [
        'data/sources/b.yml:2:11: error: source "book" is also declared in '
        "data/sources/a.yml:2 [duplicate-source]"
    ]


def test_data_that_changes_during_the_build_is_that_of_its_start(site: Site) -> None:
    hook = """\
from pathlib import Path


def on_page_markdown(markdown, **_):
    Path("data/fruits/pear.yml").write_text("name: Pear\\nled: Rotten.\\n")
    return markdown
"""
    files = {**FILES, "hook.py": hook}
    result = site.write(f"hooks: [hook.py]\n{CONFIG}", files).built()
    for page in ("index.html", "second/index.html"):
        assert "Süß 🍐." in result.page(page).one("fruits-pear").text
    assert errors(site.build())[0].startswith("data/fruits/pear.yml:2:1: ")


def test_build_writes_nothing_but_the_site(site: Site) -> None:
    site.write(CONFIG, FILES).built()
    there = {path.relative_to(site.root).as_posix() for path in site.root.rglob("*")}
    outside = {path for path in there if path.split("/")[0] != "site"}
    assert outside == {"mkdocs.yml", "docs", "data", "data/fruits", *FILES}


@pytest.fixture
def fruits(site: Site) -> Path:
    """Return the folder of a site's fruits."""
    return site.write(CONFIG, FILES).root / "data/fruits"


def test_nothing_is_read_outside_the_data_folder(site: Site, fruits: Path) -> None:
    (site.root / "secret.yml").write_text("password: 1234\n")
    (fruits / "a.yml").symlink_to(site.root / "secret.yml")
    (fruits / "passwd.yml").symlink_to("/etc/passwd")
    (site.root / "elsewhere").mkdir()
    (site.root / "elsewhere/b.yml").write_text("password: 5678\n")
    (site.root / "data/linked").symlink_to(site.root / "elsewhere")
    result = site.build()
    outside = "links to a place outside the data folder [file-outside]"
    assert errors(result) == [
        f"data/fruits/a.yml: error: file {outside}",
        f"data/fruits/passwd.yml: error: file {outside}",
        f"data/linked: error: folder {outside}",
    ]
    assert "password" not in result.output
    assert "root:" not in result.output


def test_what_is_no_ordinary_file_is_refused(site: Site, fruits: Path) -> None:
    os.mkfifo(fruits / "a.yml")
    (fruits / "b.yml").mkdir()
    (fruits / "c.yml").symlink_to("nowhere.yml")
    (fruits / "d.yml").symlink_to("d.yml")
    (fruits / "e.yml").symlink_to("/dev/zero")
    (fruits / "f.yml").touch()
    os.truncate(fruits / "f.yml", 5_000_000_000)
    (fruits / ".#pear.yml").symlink_to("somebody@a-machine.1234")
    found = {line.split(": ")[0]: line.split("[")[-1] for line in errors(site.build())}
    assert found == {
        "data/fruits/a.yml": "file-kind]",
        "data/fruits/b.yml": "file-kind]",
        "data/fruits/c.yml": "file-unreadable]",
        "data/fruits/d.yml": "file-unreadable]",
        "data/fruits/e.yml": "file-outside]",
        "data/fruits/f.yml": "file-size]",
    }


def test_locale_changes_nothing(site: Site) -> None:
    environment = {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = site.write(CONFIG, FILES).build("--strict", **environment)
    assert result.code == 0, result.output
    assert "Süß 🍐." in result.page().one("fruits-pear").text
    site.write(CONFIG, {"data/fruits/pear.yml": "name: Pear\nled: Süß 🍐.\n"})
    assert errors(site.build(**environment))[0].startswith("data/fruits/pear.yml:2:1: ")


@pytest.mark.parametrize(
    ("file", "folder", "expected"),
    [
        (PurePosixPath("/site/data/a.yml"), PurePosixPath("/site/docs"), "../data/a.yml"),
        (PurePosixPath("/site/docs/data/a.yml"), PurePosixPath("/site/docs"), "data/a.yml"),
        (PureWindowsPath("C:/site/data/a.yml"), PureWindowsPath("c:/site/docs"), "../data/a.yml"),
        (PureWindowsPath("C:/site/data/a.yml"), PureWindowsPath("D:/docs"), ""),
        (PureWindowsPath("//host/share/a.yml"), PureWindowsPath("D:/docs"), ""),
    ],
)
def test_way_to_a_file(
    file: PurePosixPath | PureWindowsPath, folder: PurePosixPath | PureWindowsPath, expected: str
) -> None:
    """On Windows there is none between drives, where ``os.path.relpath`` raises."""
    assert way(file, folder) == expected


def test_very_long_page_is_built_with_a_word_of_advice(site: Site) -> None:
    """It is no warning: the page is as it should be, and a strict build must not fail."""
    terms = {f"data/glossary/a{n}.yml": "term: A\ntext: A term.\n" for n in range(1001)}
    page = "# Glossary\n\n/// genai-glossary\n///\n"
    result = site.write(CONFIG, {"docs/index.md": page, **terms}).built()
    assert len(result.page().all("dd")) == 1001
    assert "a page with genai-glossary shows 1001 entries" in result.output


def test_hostile_files_end_the_build_with_their_lines(site: Site) -> None:
    bomb = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    files = {
        "data/fruits/bomb.yml": f"a0: &a0 [lol]\n{bomb}",
        "data/fruits/brackets.yml": "strengths: " + "[" * 100_000,
        "data/fruits/dashes.yml": "strengths: " + "- " * 100_000,
        "data/fruits/huge.yml": "name: Fig\nlead: " + "*" * 1_900_000 + "\n",
    }
    found = errors(site.write(CONFIG, {**FILES, **files}).build())
    assert {line.split(":")[0] for line in found} == set(files)
    assert max(map(len, found)) < 1000


def test_option_that_is_near_another_is_named(site: Site) -> None:
    result = site.write(CONFIG.replace("data_dir", "data"), FILES).build()
    assert result.code == 1
    assert "genai has no option data; it has: pack, data_dir, pages" in result.output
    assert "Traceback" not in result.output


def test_data_among_the_pages_is_not_published(site: Site) -> None:
    files = {
        "docs/index.md": PAGE,
        "docs/data/fruits/pear.yml": PEAR,
        "docs/data/fruits/pear.txt": "A picture could lie here.",
        "docs/other.yml": "no: data\n",
    }
    result = site.write(CONFIG.replace("data_dir: data", "data_dir: docs/data"), files).built()
    assert "Süß 🍐." in result.page().one("fruits-pear").text
    ours = {path for path in result.files if path.endswith((".yml", ".txt"))}
    assert ours == {"data/fruits/pear.txt", "other.yml"}
