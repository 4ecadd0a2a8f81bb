"""A mistake stops the build before anything is written, and says where it stands."""

from __future__ import annotations

import re

import pytest

from .conftest import Result, Site

CONFIG = """\
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data}
"""
PAGE = "# Fruits\n\n/// genai-cards | fruits\n///\n"
PEAR = "name: Pear\nlead: Sweet.\n"
FILES = {"docs/index.md": PAGE, "data/fruits/pear.yml": PEAR}

# What is written instead, the place, the word above the caret, and a part of the advice.
MISTAKES = {
    "key": ("data/fruits/pear.yml", "name: Pear\nled: Sweet.\n", "2:1", "led", '"lead"?'),
    "choice": (
        "data/fruits/pear.yml",
        f"{PEAR}accent: tael\n",
        "3:9",
        "tael",
        'did you mean "teal"?',
    ),
    "citation in data": (
        "data/fruits/pear.yml",
        "name: Pear\nlead: Sweet [@goodfelow2014].\n",
        "2:15",
        "goodfelow2014",
        'did you mean "goodfellow2014"?',
    ),
    "block": (
        "docs/index.md",
        "# Fruits\n\n/// genai-crads | fruits\n///\n",
        "3:5",
        "genai-crads",
        'did you mean "genai-cards"?',
    ),
    "argument": (
        "docs/index.md",
        "# Fruits\n\n/// genai-cards | fruts\n///\n",
        "3:19",
        "fruts",
        'did you mean "fruits"?',
    ),
    "no argument": (
        "docs/index.md",
        "# Fruits\n\n/// genai-cards\n///\n",
        "3:5",
        "genai-cards",
        "/// genai-cards | ",
    ),
    "option": (
        "docs/index.md",
        "/// genai-cards | fruits\n    onyl: pear\n///\n",
        "2:5",
        "onyl",
        'did you mean "only"?',
    ),
    "value of an option": (
        "docs/index.md",
        "/// genai-cards | fruits\n    only: paer\n///\n",
        "2:11",
        "paer",
        'did you mean "pear"?',
    ),
    "id": (
        "docs/index.md",
        "/// genai-cards | fruits\n    id: Two Words\n///\n",
        "2:9",
        "Two Words",
        "lower-case letters",
    ),
    "no end": (
        "docs/index.md",
        "# Fruits\n\n/// genai-cards | fruits\n\nThe rest of the page.\n",
        "3:1",
        "/// genai-cards | fruits",
        "Write  ///  on a line of its own",
    ),
    "text inside": (
        "docs/index.md",
        "/// genai-cards | fruits\n\nSome text.\n///\n",
        "3:1",
        "Some text.",
        "below the closing slashes",
    ),
    "options that are no mapping": (
        "docs/index.md",
        "/// genai-cards | fruits\n    pear\n///\n",
        "2:5",
        "pear",
        "Allowed: id, only, title.",
    ),
    "citation in a page": (
        "docs/index.md",
        f"{PAGE}\nAs shown [@vaswani2071].\n",
        "6:12",
        "vaswani2071",
        'did you mean "vaswani2017"?',
    ),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, dict[str, bytes]]:
    """Return a site with its good build."""
    site = Site(tmp_path_factory.mktemp("good")).write(CONFIG, FILES)
    return site, site.built().files


@pytest.fixture(params=MISTAKES)
def broken(
    request: pytest.FixtureRequest, good: tuple[Site, dict[str, bytes]]
) -> tuple[str, Result]:
    """Return the name of a mistake and a build with it."""
    site, _ = good
    path, text, *_ = MISTAKES[request.param]
    result = site.write(CONFIG, {**FILES, path: text}).build()
    site.write(CONFIG, FILES)
    return request.param, result


def test_place_caret_and_advice_are_shown(
    broken: tuple[str, Result], good: tuple[Site, dict[str, bytes]]
) -> None:
    name, result = broken
    path, text, place, word, advice = MISTAKES[name]
    line, column = map(int, place.split(":"))
    excerpt = text.split("\n")[line - 1]

    assert result.code == 1
    assert f"{path}:{place}: error: " in result.output, result.output
    shown = next(one for one in result.output.split("\n") if re.match(rf" +{line} \| ", one))
    caret = result.output.split("\n")[result.output.split("\n").index(shown) + 1]
    assert shown.endswith(f" | {excerpt}")
    assert excerpt[column - 1 :].startswith(word)
    start = shown.index(" | ") + 3 + column - 1
    assert (caret.index("^"), caret.count("^")) == (start, len(word))
    assert advice in result.output
    assert result.output.count(": error: ") == 1, result.output
    assert "Traceback" not in result.output
    assert result.files == good[1], "the previous site has changed"


def test_every_mistake_is_reported_in_one_run(site: Site) -> None:
    files = {
        **FILES,
        "data/fruits/pear.yml": "nme: Pear\nled: Sweet.\naccent: pink\n",
        "data/fruits/plum.yml": "name: [Plum]\nlead: Blue.\n",
    }
    output = site.write(CONFIG, files).build().output
    assert output.count(": error: ") == 4, output
    assert "4 problems in 2 of " in output


def test_mistakes_of_several_pages_are_reported_in_one_run(site: Site) -> None:
    pages = {f"docs/{name}.md": "/// genai-cards | frits\n///\n" for name in "abc"}
    output = site.write(CONFIG, {**FILES, **pages}).build().output
    assert [f"docs/{name}.md:1:19: error: " in output for name in "abc"] == [True] * 3


def test_blocks_in_code_and_comments_are_no_blocks(site: Site) -> None:
    page = (
        "```markdown\n/// genai-nothing | here\n```\n\n"
        "<!--\n/// genai-nothing | here\n-->\n\nWrite `[@nothing]`.\n"
    )
    text = site.write(CONFIG, {"docs/index.md": page, **FILES, "docs/a.md": page}).built()
    assert "/// genai-nothing | here" in text.page("a/index.html").all("code")[0].text


NESTED = {
    "note": "!!! note\n\n    /// genai-cards | fruts\n    ///\n",
    "list": "-   One\n\n    /// genai-cards | fruts\n    ///\n",
    "name in a note": "!!! note\n\n    /// genai-crads | fruits\n    ///\n",
    "no end in a note": "!!! note\n\n    /// genai-cards | fruits\n\nThe rest.\n",
}


@pytest.mark.parametrize("page", NESTED.values(), ids=NESTED)
def test_mistake_in_a_nested_block_fails_the_build_and_names_the_page(
    site: Site, page: str
) -> None:
    config = f"{CONFIG}  - admonition\n"
    result = site.write(config, {**FILES, "docs/nested.md": f"# Nested\n\n{page}"}).build()
    assert result.code == 1
    assert "nested.md" in result.output
    assert "error: " in result.output
    assert "Traceback" not in result.output


QUOTED = {
    "argument": "> /// genai-cards | fruts\n> ///\n",
    "name": "> /// genai-crads | fruits\n> ///\n",
}


@pytest.mark.parametrize("page", QUOTED.values(), ids=QUOTED)
def test_mistake_that_only_rendering_finds_is_a_box_and_a_warning(site: Site, page: str) -> None:
    """MkDocs has emptied the folder by then: the site is written, and a strict build fails."""
    files = {**FILES, "docs/nested.md": f"# Nested\n\n{page}"}
    result = site.write(CONFIG, files).build()
    assert result.code == 0
    assert "WARNING -  genai found mistakes; the pages show them." in result.output
    assert "nested.md: error: " in result.output
    assert result.page("nested/index.html").all("genai-problem")
    strict = site.build("--strict")
    assert strict.code == 1
    assert "Traceback" not in strict.output
    assert strict.page("nested/index.html").all("genai-problem")


def test_file_that_is_no_yaml_is_a_problem_with_a_place(site: Site) -> None:
    files = {**FILES, "data/fruits/pear.yml": 'name: "Pear\nlead: Sweet.\n'}
    result = site.write(CONFIG, files).build()
    assert result.code == 1
    assert "data/fruits/pear.yml:1:7: error: this quote" in result.output
    assert "Traceback" not in result.output


def test_page_that_is_no_utf8_is_a_problem_with_a_place(site: Site) -> None:
    site.write(CONFIG, FILES)
    (site.root / "docs/index.md").write_bytes(b"# Fruits\n\ncaf\xe9\n")
    result = site.build()
    assert result.code == 1
    assert "docs/index.md:3:4: error: byte 0xE9" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("nope: 1", "genai has no option nope; it has: pack, data_dir, pages"),
        ("pack: maybe", "genai: pack must be true or false"),
        ("data_dir: [a, b]", "genai: data_dir must be a folder"),
        ("pages: families", "genai: pages must be lines like"),
        ("pages: {frits: f.md}", "genai: pages names no folder or item: frits"),
        ("pages: {families: 3}", "genai: pages must be lines like"),
        ("pages: {1: a.md}", "genai: pages must be lines like"),
        ("pages: []", "genai: pages must be lines like"),
        ("site: hello", "genai has no option site; it has: pack, data_dir, pages"),
        ("site: {}", "genai has no option site; it has: pack, data_dir, pages"),
        ("pack: []", "genai: pack must be true or false"),
        ("citations: 'no'", "genai: citations must be true or false"),
        ("data_dir: 3", "genai: data_dir must be a folder"),
        (r'data_dir: "da\0ta"', "genai: data_dir must be a folder"),
        (r'data_dir: "\ud800"', "genai: data_dir must be a folder"),
        (r'pages: {families: "a\0.md"}', "genai: pages must be lines like"),
        ("data_dir: {}", "genai: data_dir must be a folder"),
        ("language: [en]", "genai: language must be one of ar"),
        ("language: {}", "genai: language must be one of ar"),
        ("language: 3", "genai: language must be one of ar"),
        ("publish: 3", "genai: publish must be the address of a licence"),
        ("publish: [x]", "genai: publish must be the address of a licence"),
    ],
)
def test_wrong_option_of_the_extension_is_named(
    good: tuple[Site, dict[str, bytes]], options: str, said: str
) -> None:
    site, before = good
    result = site.write(CONFIG.replace("data_dir: data", options), {}).build()
    site.write(CONFIG, {})
    assert result.code == 1
    assert said in result.output
    assert "Traceback" not in result.output
    assert result.files == before


def test_options_of_the_plugin_are_sent_to_their_place(site: Site) -> None:
    config = "plugins:\n  - genai: {data_dir: data}\n"
    result = site.write(config, {"docs/index.md": "# Start"}).build()
    assert result.code == 1
    assert "the options of genai (data_dir) stand under  markdown_extensions:" in result.output


def test_missing_data_folder_is_one_line_with_the_path(site: Site) -> None:
    config = CONFIG.replace("data_dir: data", "data_dir: some/where")
    result = site.write(config, {"docs/index.md": "# Start"}).build()
    assert result.code == 1
    said = [line for line in result.output.split("\n") if "there is no folder" in line]
    assert said == ["some/where: error: there is no folder some/where [no-folder]"]
    assert "Traceback" not in result.output


def test_folder_that_is_inherited_is_missing_where_it_was_looked_for(site: Site) -> None:
    (site.root / "child").mkdir()
    (site.root / "child/docs").mkdir()
    (site.root / "child/mkdocs.yml").write_text("INHERIT: ../mkdocs.yml\nsite_name: Child\n")
    files = {"data/fruits/pear.yml": PEAR, "child/docs/index.md": "# Start\n"}
    result = site.write(CONFIG, files).build("-f", "child/mkdocs.yml")
    assert result.code == 1
    assert f"in {(site.root / 'child').resolve()}, wherever INHERIT has it from." in result.output
    assert "Traceback" not in result.output


def test_option_left_blank_is_the_option_left_out(site: Site) -> None:
    config = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {pack: , data_dir: , pages: }\n"
    page = {"docs/index.md": "/// genai-cards | families\n///\n"}
    assert site.write(config, page).built().page().all("genai-cards")
