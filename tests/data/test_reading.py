"""What looks like a block, a citation or a link to an item counts only where Markdown reads it."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time
from typing import Any

import pytest
from markdown.extensions.toc import TocExtension

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.lint import judged
from mkdocs_genai_plugin.page.reading import Dialect, dialect

BLOCK = "/// genai-cards | nothing\n///\n"
FENCES = ("pymdownx.superfences",)

# Pages in which nothing is ours, and the extensions that make it so.
NOT_OURS: dict[str, tuple[str, Sequence[str]]] = {
    "definition": ("Thanks to [@nobody].\n\n[@nobody]: https://example.org/nobody\n", ()),
    "collapsed reference": ("Thanks to [@nobody][].\n\n[@nobody]: https://example.org\n", ()),
    "two names in a label": ("By [@nobody; @none].\n\n[@nobody; @none]: https://example.org\n", ()),
    "definition in a list": ("- [@nobody]\n\n    [@nobody]: https://example.org\n", ()),
    "definition on two lines": ("[@nobody]\n\n[@nobody]:\n    https://example.org\n", ()),
    "label in other letters": ("[@nobody]\n\n[@NoBody]: https://example.org\n", ()),
    "text of a reference": ("[@nobody][gh]\n\n[gh]: https://example.org\n", ()),
    "text of a link": ("[@nobody](https://example.org)\n", ()),
    "image": ("![@nobody][gh]\n\n[gh]: a.png\n", ()),
    "words for a picture": ("![see [@nobody]](a.png)\n", ()),
    "title of a link": ('[here](https://example.org "see [@nobody]")\n', ()),
    "title of a definition": ('[here]\n\n[here]: https://example.org "[@nobody]"\n', ()),
    "autolink": ("<https://example.org/[@nobody]>\n", ()),
    "attribute": ('A <span title="[@nobody]">word</span>.\n', ()),
    "attribute of a block": ('<div title="[@nobody]">\n\nText.\n\n</div>\n', ()),
    "pre": (f"<pre>\nwrite [@nobody] and\n{BLOCK}</pre>\n", ()),
    "HTML block": (f"<div>\nwrite [@nobody] and\n{BLOCK}</div>\n", ()),
    "script": ('<script>\nvar s = "[@nobody]";\n</script>\n', ()),
    "style": ('<style>\na::before { content: "[@nobody]"; }\n</style>\n', ()),
    "textarea": (f"<textarea>\n[@nobody]\n{BLOCK}</textarea>\n", ()),
    "comment": (f"<!--\n[@nobody]\n{BLOCK}-->\n", ()),
    "comment in a line": ("A <!-- [@nobody] --> word.\n", ()),
    "front matter": ('---\ndescription: "see [@nobody]"\n---\n# T\n', ()),
    "block in front matter": (f"---\nabout: |\n  {BLOCK[:26]}\n  ///\n---\n# T\n", ()),
    "front matter with dots": ("---\nabout: see [@nobody]\n...\n# T\n", ()),
    "front matter without dashes": ("title: T\nauthor: see [@nobody]\n\n# T\n", ()),
    "code": ("    [@nobody]\n", ()),
    "block as code": ("Text.\n\n    /// genai-cards | nothing\n    ///\n", ()),
    "code in a list": ("- item\n\n        [@nobody] in code\n", ()),
    "code in a list of a list": ("- one\n    - two\n\n            [@nobody]\n", ()),
    "code in a quotation": (">     [@nobody]\n", ()),
    "block as code in a list": (f"1. item\n\n        {BLOCK[:26]}\n        ///\n", ()),
    "fence in a list": (f"- item\n\n    ```\n    [@nobody]\n    {BLOCK[:26]}\n    ```\n", FENCES),
    "fence in a note": ("!!! note\n\n    ```\n    [@nobody]\n    ```\n", (*FENCES, "admonition")),
    "what another extension indents": ("!!! note\n\n    [@nobody]\n", ()),
    "code in a note": ("!!! note\n\n        [@nobody]\n", ("admonition",)),
    "code in a footnote": ("Text[^1].\n\n[^1]: Note.\n\n        [@nobody]\n", ("footnotes",)),
    "inline code": ("Write `[@nobody]` or `` `[@nobody]` ``.\n", ()),
    "inline code over two lines": ("Write `a\n[@nobody]` here.\n", ()),
    "escaped": ("Write \\[@nobody] or [@nobody\\].\n", ()),
    "formula": ("Where $x_{[@nobody]}$ is.\n", ("pymdownx.arithmatex",)),
    "formula of its own": ("$$\nx_{[@nobody]}\n$$\n", ("pymdownx.arithmatex",)),
    "abbreviation": ("*[@nobody]: Title\n", ("abbr",)),
    "footnote": ("A [^@nobody].\n\n[^@nobody]: Note.\n", ("footnotes",)),
    "raw block": ("/// html | pre\n[@nobody]\n///\n", ("pymdownx.blocks.html",)),
    "text of a reference with a space": ("[@nobody] [@x]\n\n[@x]: https://e.org\n", ()),
    "link in code": ("Write `[x](item:nothing)` or\n\n    [x](item:nothing)\n", ()),
    "link in HTML": ("<div>\n[x](item:nothing)\n</div>\n", ()),
    "link in front matter": ("---\nabout: '[x](item:nothing)'\n---\n# T\n", ()),
    "definition of an item that nothing uses": ("Text.\n\n[x]: item:nothing\n", ()),
    "word about a block": ("Write /// genai-nothing to see one.\n", ()),
    "address": ("nobody@example.org, @nobody and [nobody@example.org]\n", ()),
}
# Pages with one mistake, its line and column.
OURS: dict[str, tuple[str, Sequence[str], tuple[int, int]]] = {
    "citation": ("See [@nobody].\n", (), (1, 7)),
    "beside one in code": ("`[@nobody]` [@nobody]\n", (), (1, 15)),
    "below one in HTML": ("<pre>\n[@nobody]\n</pre>\n\n[@nobody]\n", (), (5, 3)),
    "below front matter": ("---\na: '[@nobody]'\n---\n[@nobody]\n", (), (4, 3)),
    "between rules": ("---\n\nSee [@nobody].\n\n---\n", (), (3, 7)),
    "in a heading": ("# On [@nobody]\n", (), (1, 8)),
    "in emphasis": ("*see [@nobody]*\n", (), (1, 8)),
    "in a list": ("- one\n\n    [@nobody]\n", (), (3, 7)),
    "in an inline element": ("A <kbd>[@nobody]</kbd> key.\n", (), (1, 10)),
    "in a table": ("| a |\n|---|\n| [@nobody] |\n", ("tables",), (3, 5)),
    "in a note": ("!!! note\n\n    [@nobody]\n", ("admonition",), (3, 7)),
    "in a tab": ('=== "A"\n\n    [@nobody]\n', ("pymdownx.tabbed",), (3, 7)),
    "in a footnote": ("A[^1].\n\n[^1]: See [@nobody].\n", ("footnotes",), (3, 13)),
    "in HTML with Markdown": ("<div markdown>\n\n[@nobody]\n\n</div>\n", ("md_in_html",), (3, 3)),
    "behind another reference": ("[text][@nobody]\n", (), (1, 9)),
    "with other definitions": ("[@nobody], [@x]\n\n[@x]: https://e.org\n", (), (1, 3)),
    "block": (f"# T\n\n{BLOCK}", (), (3, 19)),
    "block below one in HTML": (f"<div>\n{BLOCK}</div>\n\n{BLOCK}", (), (6, 19)),
    "block in a quotation's list": (f"- one\n\n    {BLOCK[:26]}    ///\n", (), (3, 23)),
    "block in another": (f"//// note\n{BLOCK}////\n", ("pymdownx.blocks.admonition",), (2, 19)),
    "block never closed": ("/// genai-cards | families\n\nText.\n", (), (1, 1)),
    "link": ("A [word](item:nothing).\n", (), (1, 15)),
    "link with a definition": ("A [word][x].\n\n[x]: item:nothing\n", (), (3, 11)),
    "link in a note": ("!!! note\n\n    A [word](item:nothing).\n", ("admonition",), (3, 19)),
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load([bundled()], KINDS)


def places(text: str, pack: Pack, markdown: Dialect) -> list[tuple[int, int]]:
    """Return the places of the mistakes of a page."""
    found = judged(DataFile("docs/page.md", text), pack, markdown)
    return [(problem.place.line, problem.place.column) for problem in found]


@pytest.mark.parametrize("name", NOT_OURS)
def test_what_is_not_ours_is_no_mistake(name: str, pack: Pack) -> None:
    text, extensions = NOT_OURS[name]
    assert places(text, pack, dialect(extensions, {})) == []


@pytest.mark.parametrize("name", OURS)
def test_mistake_is_told_where_it_is_read(name: str, pack: Pack) -> None:
    text, extensions, place = OURS[name]
    assert places(text, pack, dialect(extensions, {})) == [place]


def test_citations_can_be_left_to_another_plugin(pack: Pack) -> None:
    text = f"See [@nobody].\n\n{BLOCK}"
    assert places(text, pack, dialect((), {"genai": {"citations": False}})) == [(3, 19)]


def run_twice(*_: Any, **__: Any) -> str:
    """Stand for what other packages do for a page, which must be done once."""
    raise AssertionError("this is for the build alone")


@pytest.mark.parametrize(
    ("extensions", "options"),
    [
        ([__name__, "genai", f"{__name__}:Nothing"], {}),
        ([TocExtension(permalink=True)], {}),
        (["pymdownx.snippets"], {"pymdownx.snippets": {"check_paths": True}}),
        (
            ["pymdownx.superfences"],
            {
                "pymdownx.superfences": {
                    "custom_fences": [{"name": "run", "class": "run", "format": run_twice}]
                }
            },
        ),
        (
            ["pymdownx.extra"],
            {
                "pymdownx.extra": {
                    "pymdownx.superfences": {
                        "custom_fences": [{"name": "run", "class": "run", "format": run_twice}]
                    }
                }
            },
        ),
    ],
    ids=["modules of others", "made by a plugin", "reads files", "runs", "runs, in another"],
)
def test_extensions_of_others_do_not_run(extensions: Any, options: Any, pack: Pack) -> None:
    text = '--8<-- "nowhere.md"\n\n```run\n1\n```\n\n[@nobody]\n'
    assert places(text, pack, dialect(extensions, options)) == [(7, 3)]


LONG = {
    "slashes": "/",
    "spaces": "/// genai-cards | a" + " ",
    "backticks": "`",
    "backticks of all lengths": "",
    "brackets": "[",
    "starts of comments": "<!--",
    "marks of a list": "- ",
}


def longest(name: str, length: int) -> str:
    """Return a line of about a length that is the worst of its kind."""
    if name == "spaces":
        return f"/// genai-cards | a{' ' * length}b\n"
    if name == "backticks of all lengths":
        runs = range(1, int((2 * length) ** 0.5))
        return " ".join("`" * run for run in runs) + "\n"
    return LONG[name] * (length // len(LONG[name])) + "x\n"


def seconds(text: str, pack: Pack) -> float:
    start = process_time()
    judged(DataFile("docs/page.md", text), pack)
    return process_time() - start


@pytest.mark.parametrize("name", LONG)
def test_time_grows_as_the_length_of_a_line(name: str, pack: Pack) -> None:
    base = 60_000
    short = min(seconds(longest(name, base), pack) for _ in range(3))
    assert seconds(longest(name, 8 * base), pack) < 24 * short + 0.05
