"""While an author works: pages follow the data, and a mistake is shown and not fatal.

All tests share one server, which has been started on broken data, in strict mode.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.stamps import stamps

from .conftest import Site
from .server import Server, is_broken, is_well, reports, says, serving

CONFIG = """\
strict: true
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false, pages: {fruits: "{id}.md"}}
"""
CARDS = "# Fruits of the day\n\n/// genai-cards | fruits\n///\n"
YEAR = """\
title: The year
steps:
  - {id: spring, name: Spring, when: March, text: It blooms.}
  - {id: autumn, name: Autumn, when: September, text: It falls.}
"""
PEAR = "name: Pear\nlead: Sweet.\n"
PLUM = "name: Plum\nlead: Blue.\nrelated:\n  - {to: pear, text: Both grow on trees.}\n"
BOOKS = "sources:\n  - {key: book, title: On pears, by: A. Uthor}\n"
FILES = {
    "docs/index.md": "# Start\n",
    "docs/fruits.md": CARDS,
    "docs/plum.md": "# Plum\n\n/// genai-card | fruits/plum\n///\n",
    "docs/year.md": "# Year\n\n/// genai-timeline | year\n///\n",
    "docs/term.md": "# Term\n\nA [stone](item:glossary/stone) is hard.\n",
    "docs/cited.md": "# Cited\n\nAs shown [@book].\n",
    "data/fruits/pear.yml": PEAR,
    "data/fruits/plum.yml": PLUM,
    "data/timelines/year.yml": YEAR,
    "data/glossary/stone.yml": "term: Stone\ntext: The core of a plum.\n",
    "data/sources/books.yml": BOOKS,
}
PAGES = ("", "fruits/", "plum/", "year/", "term/", "cited/")
BROKEN = "name: Pear\nlead: [Sweet.\n"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a server on broken data."""
    site = Site(tmp_path_factory.mktemp("serve"))
    files = {
        **FILES,
        "data/fruits/pear.yml": BROKEN,
        "data/fruits/plum.yml": "name: Plum\nled: .\n",
    }
    with serving(site.write(CONFIG, files)) as server:
        yield server


@pytest.fixture
def server(started: Server) -> Server:
    """Return the server with the site as it should be."""
    started.reset(CONFIG, FILES)
    for page in PAGES:
        started.until(page, is_well)
    started.until("fruits/", says("Sweet.", "Blue."))
    return started


def concerned(server: Server) -> set[str]:
    """Return the pages that show mistakes."""
    return {path for path, broken in server.boxes(*PAGES).items() if broken}


def test_server_starts_with_broken_data_and_shows_the_rest(started: Server) -> None:
    page = started.until("fruits/", reports("data/fruits/pear.yml:2:7: error: this bracket"))
    assert page.all("title")[0].words.startswith("Fruits of the day")
    (box,) = started.until("plum/", is_broken).all("genai-problem")[1:]
    assert box.words == "This is shown as soon as the mistakes are mended."
    assert "It blooms." in started.until("year/", is_well).text
    assert concerned(started) == {"fruits/", "plum/"}
    started.write("data/fruits/pear.yml", PEAR)
    started.write("data/fruits/plum.yml", PLUM)
    started.until("fruits/", says("Sweet.", "Blue."))
    assert "Both grow on trees." in started.until("plum/", is_well).text


def test_page_follows_the_data_through_a_mistake(server: Server) -> None:
    server.write("data/fruits/pear.yml", "name: Pear\nlead: Juicy.\n")
    assert "Sweet." not in server.until("fruits/", says("Juicy.")).text

    server.write("data/fruits/pear.yml", "name: Pear\nled: Rotten.\n")
    page = server.until("fruits/", is_broken)
    (box,) = page.all("genai-problem")
    assert 'data/fruits/pear.yml:2:1: error: unknown key "led"' in box.text
    assert 'Did you mean "lead"?' in box.text
    assert [mark.text for mark in box.all("mark")] == ["led"]
    assert "Juicy." in page.one("fruits-pear").text
    assert page.all("title")[0].words.startswith("Fruits of the day")

    server.write("data/fruits/pear.yml", "name: Pear\nlead: Ripe.\n")
    server.until("fruits/", says("Ripe."))


def test_pages_that_are_made_come_and_go_with_their_files(server: Server) -> None:
    server.write("data/grain/_collection.yml", "title: Grain\npages: made\n")
    server.write("data/grain/rye.yml", "name: Rye\nlead: Dark.\n")
    server.until("grain/rye/", says("Dark."))
    server.write("data/grain/oats.yml", "name: Oats\nlead: White.\n")
    server.until("grain/oats/", says("White."))
    (server.site.root / "data/grain/rye.yml").unlink()
    server.until("grain/", lambda page: "White." in page.text and "Dark." not in page.text)
    assert server.page("grain/rye/") is None


@pytest.mark.parametrize(
    ("path", "text", "pages"),
    [
        ("data/fruits/pear.yml", BROKEN, {"fruits/", "plum/"}),
        ("data/fruits/_collection.yml", "title: []\n", {"fruits/", "plum/"}),
        ("data/fruits/new.yml", BROKEN, {"fruits/"}),
        ("data/timelines/year.yml", "title: The year\n", {"year/"}),
        ("data/glossary/stone.yml", "term: Stone\n", {"term/"}),
        ("data/sources/books.yml", "sources: [book]\n", {"cited/"}),
        ("data/lost.yml", PEAR, {"fruits/", "plum/", "year/", "term/", "cited/"}),
        ("docs/year.md", "# Year\n\n/// genai-timeline | annual\n///\n", {"year/"}),
        ("docs/year.md", "# Year\n\n/// genai-timeline | year\n\nThe end.\n", {"year/"}),
        ("docs/term.md", "# Term\n\n[Stone](item:glossary/stoen)\n", {"term/"}),
        ("docs/cited.md", "# Cited\n\nAs shown [@bok].\n", {"cited/"}),
    ],
)
def test_mistake_is_shown_on_the_pages_concerned(
    server: Server, path: str, text: str, pages: set[str]
) -> None:
    server.write(path, text)
    for page in pages:
        server.until(page, reports(f"{path}"))
    assert concerned(server) == pages


def test_other_files_are_followed_while_one_is_broken(server: Server) -> None:
    server.write("data/fruits/pear.yml", BROKEN)
    server.until("fruits/", reports("pear.yml"))
    server.write("data/fruits/plum.yml", PLUM.replace("Blue", "Purple"))
    server.write("data/timelines/year.yml", YEAR.replace("blooms", "buds"))
    page = server.until("fruits/", lambda page: "Purple." in page.text)
    assert "Sweet." in page.text
    server.until("year/", says("It buds."))


def test_page_of_another_time_says_so_wherever_the_mistake_is(server: Server) -> None:
    """A file that was right goes with the others of its time only."""
    server.write("data/timelines/year.yml", YEAR.replace("blooms", "buds"))
    (server.site.root / "data/fruits/pear.yml").unlink()
    server.until("plum/", reports('"pear" is not an item', "data/fruits/plum.yml"))
    assert concerned(server) == {"fruits/", "plum/", "year/", "term/", "cited/"}
    assert "Sweet." in server.until("fruits/", is_broken).text
    server.write("data/fruits/pear.yml", PEAR)
    server.until("plum/", says("Both grow on trees."))


@pytest.mark.parametrize("half", ["", "name: Pe", "name: Pear\nlead: >-\n  Sw\nstren"])
def test_half_a_file_is_a_mistake_until_the_rest_is_there(server: Server, half: str) -> None:
    server.write("data/fruits/pear.yml", half)
    assert "Sweet." in server.until("fruits/", reports("data/fruits/pear.yml")).text
    server.write("data/fruits/pear.yml", "name: Pear\nlead: Saved.\n")
    server.until("fruits/", says("Saved."))


def test_file_that_an_editor_puts_in_place_is_followed(server: Server) -> None:
    data = server.site.root / "data/fruits"
    server.write("data/fruits/pear.yml.tmp", "name: Pear\nlead: Replaced.\n")
    (data / "pear.yml.tmp").replace(data / "pear.yml")
    server.until("fruits/", says("Replaced."))


def test_files_of_editors_are_no_data(server: Server) -> None:
    data = server.site.root / "data"
    before = stamps([Folder(data, "data")])
    for name in (".pear.yml.swp", "pear.yml~", "#pear.yml#", "4913", "pear.yml.bak"):
        server.write(f"data/fruits/{name}", "half: [")
    (data / "fruits/.#pear.yml").symlink_to("somebody@a-machine.1234")
    assert stamps([Folder(data, "data")]) == before
    server.write("data/fruits/pear.yml", "name: Pear\nlead: Edited.\n")
    server.until("fruits/", says("Edited."))


def test_new_file_in_a_new_folder_is_shown_and_can_go_again(server: Server) -> None:
    server.write("docs/nuts.md", "# Nuts\n\n/// genai-cards | nuts\n///\n")
    server.until("nuts/", reports('"nuts" is not a collection'))
    server.write("data/nuts/hazel.yml", "name: Hazel\nlead: Brown.\n")
    server.until("nuts/", says("Brown."))
    (server.site.root / "data/nuts/hazel.yml").unlink()
    (server.site.root / "data/nuts").rmdir()
    server.until("nuts/", reports('"nuts" is not a collection'))
    assert concerned(server) == set()


def test_renamed_file_is_another_item(server: Server) -> None:
    data = server.site.root / "data/fruits"
    (data / "plum.yml").rename(data / "prune.yml")
    server.until("plum/", reports('"fruits/plum" is not a card; did you mean "fruits/prune"?'))
    assert server.until("fruits/", is_well).one("fruits-prune")
    (data / "prune.yml").rename(data / "plum.yml")
    server.until("plum/", says("Blue."))


def test_renamed_folder_is_another_collection(server: Server) -> None:
    data = server.site.root / "data"
    (data / "fruits").rename(data / "food")
    server.until("fruits/", reports("pages names no folder or item: fruits. There is: food"))
    assert "Sweet." not in server.until("fruits/", is_broken).text
    (data / "food").rename(data / "fruits")
    server.until("fruits/", says("Sweet."))


def test_folder_in_the_place_of_a_file_is_a_mistake(server: Server) -> None:
    path = server.site.root / "data/fruits/pear.yml"
    path.unlink()
    path.mkdir()
    page = server.until("fruits/", reports("pear.yml: error: this is not an ordinary file"))
    assert "Sweet." in page.text
    path.rmdir()
    path.write_text(PEAR, encoding="utf-8")
    server.until("fruits/", says("Sweet."))


def test_older_file_put_in_place_is_followed(server: Server) -> None:
    """Its time is older than the page; only the time at which it came tells."""
    data = server.site.root / "data/fruits"
    older = data / "older.txt"
    older.write_text(PEAR.replace("Sweet", "Green"), encoding="utf-8")
    os.utime(older, (1_000_000_000, 1_000_000_000))
    older.replace(data / "pear.yml")
    server.until("fruits/", says("Green."))


def test_mistake_in_a_nested_block_is_shown_where_it_is(server: Server) -> None:
    server.write("docs/fruits.md", f"{CARDS}\n> /// genai-cards | friuts\n> ///\n")
    page = server.until("fruits/", reports('"friuts" is not a collection', "Allowed: fruits."))
    assert "Sweet." in page.text
    server.write("docs/fruits.md", CARDS)
    server.until("fruits/", says("Sweet."))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("{data_dri: data}", "genai has no option data_dri"),
        ("{data_dir: data, pages: {friuts: f.md}}", "pages names no folder or item: friuts"),
        ("{data_dir: [data]}", "data_dir must be a folder"),
    ],
)
def test_wrong_option_is_shown_until_it_is_mended(server: Server, options: str, said: str) -> None:
    server.write(
        "mkdocs.yml",
        f"site_name: Test\nplugins: [genai]\nmarkdown_extensions:\n  - genai: {options}\n",
    )
    page = server.until("fruits/", reports("mkdocs.yml: error: ", said))
    assert "Sweet." in page.text
    server.site.write(CONFIG, {})
    server.until("fruits/", says("Sweet."))


def test_last_of_many_quick_edits_is_shown(server: Server) -> None:
    for number in range(50):
        server.write(
            "data/fruits/pear.yml",
            f"name: Pear\nlead: Edit {number}{'.' if number % 2 else ': no'}\n",
        )
    server.until("fruits/", says("Edit 49."))


def test_long_report_is_cut(server: Server) -> None:
    server.write("data/fruits/pear.yml", "".join(f"key{n}: value\n" for n in range(30)))
    page = server.until("fruits/", is_broken)
    (box,) = page.all("genai-problem")
    assert len(box.all("pre")) == 20
    assert "more, which the log names." in box.text


def test_nothing_of_all_this_was_an_error_of_the_server(started: Server) -> None:
    assert "Traceback" not in started.said
    assert "appear stuck" not in started.said
