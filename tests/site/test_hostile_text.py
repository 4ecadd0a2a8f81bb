"""Hostile text in any field of any kind is refused with a place, or shown as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import get_args

import pytest

from mkdocs_genai_plugin.data.blocks import (
    CodeBlock,
    Listing,
    Paragraph,
    Quote,
    TableBlock,
    TextBlock,
)
from mkdocs_genai_plugin.data.fields import LongText, Markdown, Maths, Word
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.formula import ATTRIBUTES, LABEL, TAGS
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.kinds import KINDS

from .conftest import Result, Site
from .dom import Node
from .variants import RECORDS, Field, Lines, Variant, fields, harmless

TEXTS = (
    "<b>x",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "{: onclick=alert(1) }",
    "{{ 7*7 }}",
    "&lt;b&gt;",
    r"$$\href{javascript:alert(1)}{x}$$",
    "[TOC]",
)
# How each block of a long text is written.
FORMS = {
    Paragraph: "Two.\n\n{}",
    Listing: "- {}",
    CodeBlock: "```py\n{}\n```",
    Quote: "> {}",
    TableBlock: "|{0}|\n|-|\n|{0}|",
}
LONG = [field for field in fields() if isinstance(field.type, LongText)]
TAGS_OF_BLOCKS = set(
    "blockquote code div genai-scroll li p pre span table tbody td th thead tr ul".split()
)
# In Markdown an entity stands for its character; all else is shown as typed.
READ = {"&lt;b&gt;": "<b>"}
# What stands in the link to a card's own page only, which these have not.
ELSEWHERE = {
    "collection-labels.more",
    "collection-fields.one.help",  # told by new and by the schema alone
}
# What another field of the item names, by that field.
NAMED = {"plots-points.name": "plots-second"}
# Where a browser would follow or run what an attribute says.
LIVE = {"href", "src", "srcdoc", "action", "formaction", "xlink:href", "style", "data"}
CONFIG = """\
theme: {name: material, custom_dir: theme}
nav: [index.md]
plugins: [search, genai]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - md_in_html
  - smarty
  - pymdownx.superfences
  - material.extensions.preview
  - genai: {data_dir: data, pack: false}
"""
# What of a page comes from its Markdown; the rest of Material's page is the same whatever it says.
THEME = {
    "theme/main.html": """\
{% import "partials/language.html" as lang with context %}
<!doctype html>
<html lang="en">
  <head>
    <title>{{ page.title }}</title>
    {% for path in config.extra_css %}<link rel="stylesheet" href="{{ path | url }}">{% endfor %}
  </head>
  <body>{% include "partials/toc.html" %}<article>{{ page.content }}</article></body>
</html>
"""
}
ABBREVIATIONS = "".join(f"\n*[{word}]: changed\n" for word in ("alert", "onclick", "harmless"))


@dataclass(frozen=True)
class Outcome:
    """What became of every variant: refused, or on a page of its own."""

    refused: dict[str, list[Problem]]
    result: Result

    @cached_property
    def pages(self) -> dict[str, Node]:
        """Every page as a tree, by its path."""
        paths = (path for path in self.result.files if path.endswith(".html"))
        return {path: self.result.page(path) for path in paths}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Check all variants, and build a site of those that are not refused."""
    site = Site(tmp_path_factory.mktemp("hostile"))
    site.write(CONFIG, {"docs/index.md": "# Start\n", **THEME})
    blocks = (variant for _, variant in in_blocks())
    all_of_them = [*variants(), *blocks, *(harmless(kind) for kind in RECORDS)]
    for variant in all_of_them:
        site.write(CONFIG, {f"data/{path}": text for path, text in variant.files.items()})
    problems = load([Folder(site.root / "data", "data")], KINDS).problems
    refused: dict[str, list[Problem]] = {}
    wrong: dict[str, list[Problem]] = {}
    for problem in problems:
        wrong.setdefault(problem.place.path, []).append(problem)
    for variant in all_of_them:
        paths = [f"data/{path}" for path in variant.files]
        if found := [problem for path in paths for problem in wrong.get(path, ())]:
            refused[variant.id] = found
            for path in paths:
                (site.root / path).unlink()
        else:
            site.write(CONFIG, {f"docs/{variant.id}.md": variant.page + ABBREVIATIONS})
    assert {problem.place.path for problem in problems} == {
        problem.place.path for found in refused.values() for problem in found
    }
    return Outcome(refused, site.built())


def unlike(name: str) -> str:
    """Return an id like no other: of alike ones, the check takes one for a slip of another."""
    return f"v{sha256(name.encode()).hexdigest()[:12]}"


def variants(only: Field | None = None) -> Iterator[Variant]:
    """Yield every hostile text in every field."""
    by_name = {str(field): field for field in fields()}
    for number, field in enumerate(by_name.values()):
        more = (by_name[NAMED[str(field)]],) if str(field) in NAMED else ()
        for index, text in enumerate(TEXTS):
            if only in (None, field):
                yield Variant(unlike(f"{number}-{index}"), field, text, more)


def in_blocks(only: Field | None = None) -> Iterator[tuple[str, Variant]]:
    """Yield every hostile text in every block of a long text, and the text itself."""
    for number, field in enumerate(LONG):
        for index, text in enumerate(TEXTS):
            if only in (None, field):
                every = "\n\n".join(form.format(text) for form in FORMS.values())
                yield text, Variant(unlike(f"blocks-{number}-{index}"), field, Lines(every))


def shape(page: Node) -> list[tuple[str, ...]]:
    """Return every element of a page with the names of its attributes, formulas as one."""
    inside = {id(node) for formula in page.all("math") for node in formula if node is not formula}
    return [(node.tag, *sorted(node.attributes)) for node in page if id(node) not in inside]


def holds(page: Node, text: str) -> bool:
    """Tell whether a text is shown or said by a page."""
    return text in page.text or any(
        text in value for node in page for value in node.attributes.values()
    )


@pytest.mark.parametrize("field", fields(), ids=str)
def test_text_is_refused_with_a_place_or_shown_as_text(outcome: Outcome, field: Field) -> None:
    plain = shape(outcome.pages[f"{field.kind}-good/index.html"])
    for variant in variants(field):
        if problems := outcome.refused.get(variant.id):
            assert all(problem.place.line > 0 for problem in problems)
            assert any(variant.text in problem.place.excerpt for problem in problems)
            continue
        assert isinstance(field.type, Word), "only text may hold any text"
        page = outcome.pages[f"{variant.id}/index.html"]
        assert shape(page) == plain
        if not isinstance(field.type, Maths) and str(field) not in ELSEWHERE:
            markdown = isinstance(field.type, Markdown)
            assert holds(page, READ.get(variant.text, variant.text) if markdown else variant.text)


def test_every_block_is_tried() -> None:
    assert {*FORMS} == {*get_args(TextBlock)}
    assert LONG


@pytest.mark.parametrize("field", LONG, ids=str)
def test_text_in_a_block_is_refused_with_a_place_or_shown_as_text(
    outcome: Outcome, field: Field
) -> None:
    plain = {node[0] for node in shape(outcome.pages[f"{field.kind}-good/index.html"])}
    for text, variant in in_blocks(field):
        if problems := outcome.refused.get(variant.id):
            assert any(text in problem.place.excerpt for problem in problems)
            continue
        page = outcome.pages[f"{variant.id}/index.html"]
        assert {node[0] for node in shape(page)} <= plain | TAGS_OF_BLOCKS
        assert page.text.count(READ.get(text, text)) >= len(FORMS) - 1
        assert text in page.all(name="highlight")[0].text


def test_nothing_that_a_browser_runs_holds_the_text(outcome: Outcome) -> None:
    for path, page in outcome.pages.items():
        for node in page:
            wrong = {name for name, value in node.attributes.items() if "alert" in value}
            assert not wrong & LIVE, f"{path}: {node.tag}"
            assert not any(name.startswith("on") for name in node.attributes), path


def test_formulas_hold_nothing_but_mathml(outcome: Outcome) -> None:
    for path, page in outcome.pages.items():
        for formula in page.all("math"):
            assert {node.tag for node in formula} <= TAGS, path
            assert (
                not {name for node in formula for name in node.attributes} - ATTRIBUTES - {LABEL}
            ), path


def test_words_of_data_are_no_abbreviations(outcome: Outcome) -> None:
    assert len(outcome.pages) > 150
    assert [path for path, page in outcome.pages.items() if page.all("abbr")] == []


def test_search_index_of_material_which_is_html_holds_the_text_escaped(outcome: Outcome) -> None:
    for entry in outcome.result.search:
        for tag in ("<img", "<b>"):
            assert tag not in entry["title"]
            assert tag not in entry["text"]


def test_every_kind_is_shown(outcome: Outcome) -> None:
    for kind in RECORDS:
        assert f"{kind}-good" not in outcome.refused, outcome.refused[f"{kind}-good"]


EXACT = (
    "&lt;b&gt; &amp; &#65; & AT&T",
    'it\'s "so" -- ... (c)',
    "*a* _b_ `c` ~~d~~ ==e== ^f^",
    "set {a} { .b } {: #c }",
    "2*3*4 and 5_6_7",
    r"C:\*x\new \_ \\",
    "harmless https://example.org/ <a@b.c>",
    ":smile: [[x]] [x][y] ![x](y) [^1]",
    "$x^2$ $$y$$ \\(z\\)",
    "%3Cb%3E &copy; &nbsp;.",
)


def test_plain_text_is_shown_as_it_was_typed(site: Site) -> None:
    card = "name: 'Card {0}'\nnote: '{1}'\nlead: Good.\n"
    files = {
        f"data/cards/c{number}.yml": card.format(number, text.replace("'", "''"))
        for number, text in enumerate(EXACT)
    }
    page = f"/// genai-cards | cards\n///\n{ABBREVIATIONS}"
    built = site.write(CONFIG, {**files, **THEME, "docs/index.md": page}).built().page()
    assert [node.text for node in built.all(name="genai-note")] == list(EXACT)


def test_code_in_text_is_shown_as_it_was_typed(site: Site) -> None:
    codes = ["<b> &lt;", "{{ 7*7 }}", "{: #x }", "$x$", "[@one]", "**x**"]
    lead = " ".join(f"`{code}`" for code in codes)
    files = {"data/cards/one.yml": f"name: One\nlead: '{lead}'\n"}
    page = "/// genai-cards | cards\n///\n"
    built = site.write(CONFIG, {**files, **THEME, "docs/index.md": page}).built().page()
    assert [node.text for node in built.one("cards-one").all("code")] == codes
