"""No processor of others reads the texts of data, whatever it looks for.

The marks are those that the processors of every extension look for which is installed here:
Python-Markdown's, pymdown-extensions', Material's. The fields are those that the kinds declare.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import yaml
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_genai_plugin.data.fields import Maths, Type, Word
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.tree import parse as parse_yaml
from mkdocs_genai_plugin.page.extension import GenaiExtension
from mkdocs_genai_plugin.page.treeprocessor import PRIORITY

from .dom import Node, parse
from .marks import NEEDED, extensions, marks
from .variants import RECORDS, Field, Variant, fields

HARMLESS = "quince"
# It ends with a digest of what is asked, by which a kept answer is told from one to other words.
DIGEST = "data-key"


@cache
def takes(type_: Type, word: str) -> bool:
    """Tell whether a field of this type shows a word as it is typed."""
    if not isinstance(type_, Word) or isinstance(type_, Maths):
        return False
    problems: list[Any] = []
    tree = parse_yaml(DataFile("x.yml", yaml.safe_dump({"a": word}, default_style="'")), problems)
    value = type_.read(tree.entries["a"][1], "a", problems) if tree else None
    return not problems and value in (word, (word,))


def items(word: str, text: str) -> Iterator[Variant]:
    """Yield an item of every kind, ``text`` in all its fields that show ``word`` as it is typed."""
    for kind in RECORDS:
        of_kind = [field for field in fields() if field.kind == kind]
        first, *more = [field for field in of_kind if _may_hold(field, word)] or [None]
        if first:
            yield Variant(f"all-{kind}", first, text, tuple(more))


def _may_hold(field: Field, word: str) -> bool:
    return not field.key and takes(field.type, word) and takes(field.type, HARMLESS)


def converted(
    folder: Path, word: str, text: str, *others: str | Extension
) -> tuple[Node, list[str]]:
    """Return a page with every kind, and the titles in its table of contents."""
    shown = list(items(word, text))
    for path, written in [pair for item in shown for pair in item.files.items()]:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(written, "utf-8")
    ours = GenaiExtension(data_dir=str(folder), pack=False)
    md = Markdown(extensions=[*dict.fromkeys([*others, *NEEDED]), ours])
    html = md.convert("\n\n".join(item.page for item in shown))
    return parse(html), list(_titles(md.toc_tokens))  # type: ignore[attr-defined]


def _titles(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        yield unescape(token["name"])
        yield from _titles(token["children"])


def said(page: Node, change: Callable[[str], str]) -> Iterator[list[Any]]:
    """Yield every element of a page with its own texts and attributes, its texts changed."""
    for node in page:
        own = "".join(child for child in node.children if isinstance(child, str))
        values = {
            name: _value(text, change) for name, text in node.attributes.items() if name != DIGEST
        }
        yield [node.tag, change(own), values]


def _value(text: str, change: Callable[[str], str]) -> Any:
    return _changed(json.loads(text), change) if text.startswith('{"') else change(text)


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {name: _changed(one, change) for name, one in value.items()}
    if isinstance(value, list):
        return [_changed(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


# It asks MkDocs which page this is; the site of test_hostile_text.py has it.
OF_A_HOST = {"material.extensions.preview"}


@pytest.mark.parametrize("extension", sorted({*extensions()} - OF_A_HOST))
def test_marks_of_an_extension_are_text_in_data(tmp_path: Path, extension: str) -> None:
    for word in marks(extension):

        def hostile(text: str, word: str = word) -> str:
            return text.replace(HARMLESS, word)

        page, titles = converted(tmp_path, word, word, extension)
        plain, plain_titles = converted(tmp_path, word, HARMLESS, extension)
        assert list(said(page, str)) == list(said(plain, hostile)), word
        assert titles == [" ".join(hostile(title).split()) for title in plain_titles], word


class Spy(Extension):
    """Hears every text that a page's processors could read, at ``priority`` of both sorts."""

    def __init__(self, priority: float) -> None:
        super().__init__()
        self.priority = priority
        self.heard: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_SpyOnTree(self), "spy", self.priority)
        md.postprocessors.register(_SpyOnPage(self), "spy", self.priority)


class _SpyOnTree(Treeprocessor):
    def __init__(self, spy: Spy) -> None:
        self.spy = spy

    def run(self, root: Element) -> None:
        values = (value for part in root.iter() for value in part.attrib.values())
        self.spy.heard += [*root.itertext(), *values]


class _SpyOnPage(Postprocessor):
    def __init__(self, spy: Spy) -> None:
        self.spy = spy

    def run(self, text: str) -> str:
        if not text.startswith('<div class="toc">'):  # the list that toc has made of the titles
            self.spy.heard.append(text)
        return text


@pytest.mark.parametrize("priority", [PRIORITY - 0.1, 5, 0, -1000])
def test_no_processor_behind_the_swap_meets_a_text(tmp_path: Path, priority: float) -> None:
    spy, word = Spy(priority), "a quince: (c)"
    page, titles = converted(tmp_path, word, word, spy)
    assert spy.heard
    assert not any("quince" in text for text in spy.heard)
    assert page.text.count(word) > 50
    assert word in titles


class Copying(Extension):
    """Gives a copy of the tree instead of the tree."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_Copy(md), "copy", 3)


class _Copy(Treeprocessor):
    def run(self, root: Element) -> Element:
        return deepcopy(root)


def test_texts_come_back_into_a_copy_of_the_tree(tmp_path: Path) -> None:
    page, titles = converted(tmp_path, HARMLESS, HARMLESS)
    copied, same_titles = converted(tmp_path, HARMLESS, HARMLESS, Copying())
    assert list(said(copied, str)) == list(said(page, str))
    assert same_titles == titles
