"""What holds the package together: who imports whom, and what no module may hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

from .subject import SUBJECT

PACKAGE = "mkdocs_genai_plugin"
ROOT = Path(__file__).parents[1] / PACKAGE
FILES = sorted(ROOT.rglob("*.py"))
# What the interface says and does, in other languages than Python.
INTERFACE = sorted(
    path for part in ("assets", "bundle/templates", "languages") for path in ROOT.glob(f"{part}/*")
)

# The path of a datum. A module imports from its own layer or an earlier one.
LAYERS = (
    {"__init__", "__version__"},
    {"data"},
    {"render"},
    {"blocks", "uses", "mistakes", "pages", "site", "hosts", "watch", "changes"},
    {"swap"},
    {"extension"},
    {"plugin"},
    {"bundle"},
    {"commands"},
    {"cli"},
)
# Who may know the libraries that make pages; everyone else is free of them.
ALLOWED = {
    "markdown": {"extension", "hosts", "swap", "bundle.build"},  # the last for names of files
    "pymdownx": {"extension"},
    # A bundle is a build of MkDocs', and these add a plugin to it.
    "mkdocs": {"plugin", "bundle.build", "bundle.offline", "bundle.single"},
}
MARKUP = re.compile(r"(?<!\?P)</?[a-zA-Z][^<]*>")
MAY_HOLD_MARKUP = {
    "plugin.LOADING": "elements for the head of a finished page",
    "plugin.with_assets": "the place in that page's text",
    "bundle.rewrite.start_tag": "a start tag of a finished page, with other attributes",
}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
LONGEST = 40

every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: module_name(file))


def module_name(file: Path) -> str:
    """Give a module's name below the package."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def layer(module: str) -> int:
    """Give the place of a module's layer on the path."""
    first = module.split(".")[0] or "__init__"
    places = [place for place, members in enumerate(LAYERS) if first in members]
    assert places, f"say in LAYERS where {first} stands"
    return places[0]


@cache
def tree(file: Path) -> ast.Module:
    """Give the syntax tree of a module."""
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> Iterator[str]:
    """Give every module that a module imports, anywhere in it, by its full name."""
    here = (PACKAGE, *file.relative_to(ROOT).parts[:-1])
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else ()
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function of a module, methods and nested ones too."""
    for node in ast.walk(tree(file)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


@every_file
def test_imports_run_along_the_path_only(file: Path) -> None:
    own = layer(module_name(file))
    inside = [name for name in imported(file) if name.split(".")[0] == PACKAGE]
    behind = [name for name in inside if layer(name.removeprefix(PACKAGE).strip(".")) > own]
    assert behind == []


@every_file
def test_hosts_are_known_at_the_end_of_the_path_only(file: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(file)} & ALLOWED.keys()
    assert [name for name in libraries if module_name(file) not in ALLOWED[name]] == []


@every_file
def test_markup_is_made_of_nodes_and_never_written(file: Path) -> None:
    found = [f"line {line}: {text}" for line, text in texts(file) if MARKUP.search(text)]
    assert found == []


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """Give every text in a module's code; docstrings and what may hold markup are left out."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Expr):
            skipped.update(ast.walk(node.value) if isinstance(node.value, ast.Constant) else ())
    for name, value in named(file):
        if f"{module_name(file)}.{name}" in MAY_HOLD_MARKUP:
            skipped.update(ast.walk(value))
    yield from strings(tree(file), skipped)


def strings(root: ast.AST, skipped: Collection[ast.AST] = ()) -> Iterator[tuple[int, str]]:
    """Give every text in a tree with its line; what is filled in becomes a word."""
    for node in ast.walk(root):
        if node in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(map(_part, node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _part(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "value"


def named(file: Path) -> Iterator[tuple[str, ast.AST]]:
    """Give every function and constant at the top of a module by its name."""
    for node in tree(file).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, ast.Module([*node.body[ast.get_docstring(node) is not None :]], [])
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def test_what_may_hold_markup_still_does() -> None:
    for place in MAY_HOLD_MARKUP:
        module, name = place.rsplit(".", 1)
        found = dict(named(ROOT / f"{module.replace('.', '/')}.py"))[name]
        held = [text for _, text in strings(found) if MARKUP.search(text)]
        assert held, f"{place} needs no exception any more"


@every_file
def test_functions_are_short(file: Path) -> None:
    long = {
        node.name: size
        for node in functions(file)
        if (size := (node.end_lineno or 0) - node.lineno + 1) >= LONGEST
    }
    assert long == {}


@every_file
def test_modules_are_named_for_what_they_hold(file: Path) -> None:
    assert not EMPTY_NAMES & set(module_name(file).split("."))


@every_file
def test_modules_say_what_they_are(file: Path) -> None:
    assert ast.get_docstring(tree(file))


def test_no_folder_holds_one_module_only() -> None:
    folders = {file.parent for file in FILES} - {ROOT}
    assert [folder.name for folder in folders if len(list(folder.glob("*.py"))) < 3] == []


@pytest.mark.parametrize("file", [*FILES, *INTERFACE], ids=lambda file: file.name)
def test_code_does_not_know_the_subject(file: Path) -> None:
    text = without_examples(file) if file.suffix == ".py" else file.read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), 1)
    assert [f"line {n}: {line}" for n, line in lines if SUBJECT.search(line)] == []


def without_examples(file: Path) -> str:
    """Give a module's text without what fields give as an example: the third of ``declare``.

    Examples are data. They help a contributor most where they are of the pack's subject.
    """
    raw = file.read_bytes()
    lines = raw.splitlines(keepends=True)
    starts = [sum(map(len, lines[:place])) for place in range(len(lines))]
    for call in ast.walk(tree(file)):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "declare":
            for example in call.args[2:3]:
                first = starts[example.lineno - 1] + example.col_offset
                last = starts[(example.end_lineno or 1) - 1] + (example.end_col_offset or 0)
                raw = raw[:first] + b" " * (last - first) + raw[last:]
    return raw.decode("utf-8")
