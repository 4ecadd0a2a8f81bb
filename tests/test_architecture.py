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
    path
    for part in ("assets", "bundle/templates", "languages")
    for path in ROOT.glob(f"{part}/**/*")
    if path.is_file()
)

MACHINES = ROOT / "kinds/figures"
SCRIPTS, WIDEST = sorted(MACHINES.rglob("*.js")), 120

# The path of a datum. A module imports from its own layer or an earlier one.
LAYERS = (
    {"__init__", "__version__"},
    {"data"},
    {"render"},
    {"kinds"},
    {"page", "extension"},
    {"site"},
    {"bundle", "export"},
    {"commands"},
    {"cli", "__main__"},
)
# Who may know the libraries that make pages; everyone else is free of them.
ALLOWED = {
    # The last for names of files.
    "markdown": {
        "page.extension",
        "page.processors",
        "page.hosts",
        "page.reading",
        "page.stash",
        "page.treeprocessor",
        "bundle.build",
        "site.configuration",
    },
    # The second for the names of keys.
    "pymdownx": {"page.processors", "data.keys"},
    # The first for front matter. A bundle is a build of MkDocs', and the rest add a plugin to it.
    "mkdocs": {
        "page.reading",
        "site",
        "bundle.build",
        "bundle.epub.book",
        "bundle.epub.make",
        "bundle.offline",
        "bundle.scorm",
        "bundle.single",
    },
}
MARKUP = re.compile(r"(?<!\?P)</?[a-zA-Z][^<]*>")
MAY_HOLD_MARKUP = {
    "site.head._LOADING": "elements for the head of a finished page",
    "site.head.STYLED": "the link in that page to our style",
    "bundle.rewrite.start_tag": "a start tag of a finished page, with other attributes",
}
MAY_WRITE = {
    "cli": "the null device",
    "bundle.zipped": "a zip, into a file that is open already",
    "commands.reports": "a line more in a file of GitHub's",
    "data.whole": "everything else",
    "site.watch": "a sign in a temporary file that says nothing",
}
OPENING = {"open", "fdopen", "ZipFile"}
WRITING = {"write_text", "write_bytes", "copy2", "copyfile", "NamedTemporaryFile"}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
LONGEST = 30

every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: module_name(file))


def module_name(file: Path) -> str:
    """Return a module's name below the package."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def full_name(file: Path) -> str:
    """Return the name by which a module is imported."""
    return f"{PACKAGE}.{module_name(file)}".removesuffix(".__init__")


MODULES = {full_name(file): file for file in FILES}


def layer(module: str) -> int:
    """Return the place of a module's layer on the path."""
    first = module.split(".")[0] or "__init__"
    places = [place for place, members in enumerate(LAYERS) if first in members]
    assert places, f"say in LAYERS where {first} stands"
    return places[0]


@cache
def tree(file: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> Iterator[str]:
    """Yield every module that a module imports, anywhere in it, by its full name."""
    here = (PACKAGE, *file.relative_to(ROOT).parts[:-1])
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else ()
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a module, methods and nested ones too."""
    for node in ast.walk(tree(file)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


@every_file
def test_imports_run_along_the_path_only(file: Path) -> None:
    own = layer(module_name(file))
    inside = [name for name in imported(file) if name.split(".")[0] == PACKAGE]
    behind = [name for name in inside if layer(name.removeprefix(PACKAGE).strip(".")) > own]
    assert behind == []


def test_imports_run_in_no_circle() -> None:
    """What is imported for types alone, or inside a function, counts too."""
    left = {name: uses(file) for name, file in MODULES.items()}
    while free := [name for name, used in left.items() if not used & left.keys()]:
        for name in free:
            del left[name]
    assert sorted(left) == []


def uses(file: Path) -> set[str]:
    """Return the modules of the package that a module imports."""
    found = set()
    for name in imported(file):
        while name and name not in MODULES:
            name = name.rpartition(".")[0]
        found.add(name)
    return found - {"", full_name(file)}


@every_file
def test_hosts_are_known_at_the_end_of_the_path_only(file: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(file)} & ALLOWED.keys()
    own = {module_name(file), module_name(file).split(".")[0]}
    assert [name for name in libraries if not own & ALLOWED[name]] == []


@every_file
def test_files_are_written_in_one_way_only(file: Path) -> None:
    """Beside their place, then put there: see data/whole.py."""
    found = [f"line {call.lineno}" for call in calls(file) if writes(call)]
    assert found == [] or module_name(file) in MAY_WRITE


def calls(file: Path) -> Iterator[ast.Call]:
    """Return every call in a module."""
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call))


def writes(call: ast.Call) -> bool:
    """Tell whether a call writes a file, or opens one for it."""
    name = ast.unparse(call.func).rpartition(".")[2]
    words = [*call.args, *(word.value for word in call.keywords)]
    modes = [str(word.value) for word in words if isinstance(word, ast.Constant)]
    opens = name in OPENING and any(re.fullmatch("[rbt]*[wax+][wax+bt]*", one) for one in modes)
    return opens or name in WRITING


def test_what_may_write_still_does() -> None:
    for module in MAY_WRITE:
        assert any(map(writes, calls(ROOT / f"{module.replace('.', '/')}.py"))), module


@every_file
def test_markup_is_made_of_nodes_and_never_written(file: Path) -> None:
    found = [f"line {line}: {text}" for line, text in texts(file) if MARKUP.search(text)]
    assert found == []


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """Yield every text in a module's code; docstrings and what may hold markup are left out."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Expr):
            skipped.update(ast.walk(node.value) if isinstance(node.value, ast.Constant) else ())
    for name, value in named(file):
        if f"{module_name(file)}.{name}" in MAY_HOLD_MARKUP:
            skipped.update(ast.walk(value))
    yield from strings(tree(file), skipped)


def strings(root: ast.AST, skipped: Collection[ast.AST] = ()) -> Iterator[tuple[int, str]]:
    """Yield every text in a tree with its line; what is filled in becomes a word."""
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
    """Yield every function and constant at the top of a module by its name."""
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
    # The folder of a machine also holds its script, its style and its words.
    folders = {file.parent for file in FILES if not of_machine(file)} - {ROOT}
    assert [folder.name for folder in folders if len(list(folder.glob("*.py"))) < 3] == []


def test_no_other_file_names_a_machine() -> None:
    """A machine is found by its folder."""
    others = [file for file in (*FILES, *INTERFACE) if not of_machine(file)]
    for machine in {folder.name for folder in MACHINES.glob("*/") if of_machine(folder / "x")}:
        own = re.compile(rf"genai-figure-{machine}\b|figures\.{machine}\b|[\"']{machine}[\"']")
        code = {file: without_examples(file) for file in others}
        assert [file.name for file, text in code.items() if own.search(text)] == []


def of_machine(file: Path) -> bool:
    """Tell whether a file belongs to one machine of figures."""
    return file.parent != MACHINES and file.is_relative_to(MACHINES) and is_machine(file)


def is_machine(file: Path) -> bool:
    """Tell the folder of a machine from what all machines share."""
    return (MACHINES / file.relative_to(MACHINES).parts[0] / "figure.js").exists()


@pytest.mark.parametrize(
    "file",
    [file for file in (*FILES, *INTERFACE) if not of_machine(file)],
    ids=lambda file: file.name,
)
def test_code_does_not_know_the_subject(file: Path) -> None:
    text = without_examples(file)
    lines = enumerate(text.splitlines(), 1)
    assert [f"line {n}: {line}" for n, line in lines if SUBJECT.search(line)] == []


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_lines_of_the_scripts_of_machines_are_short(file: Path) -> None:
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    assert [number for number, line in lines if len(line) >= WIDEST] == []


def without_examples(file: Path) -> str:
    """Return a module's text without what fields give as an example: the third of ``declare``.

    Examples are data. They help a contributor most where they are of the pack's subject.
    """
    raw = file.read_bytes()
    if file.suffix != ".py":
        return raw.decode("utf-8")
    lines = raw.splitlines(keepends=True)
    starts = [sum(map(len, lines[:place])) for place in range(len(lines))]
    for call in ast.walk(tree(file)):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "declare":
            for example in call.args[2:3]:
                first = starts[example.lineno - 1] + example.col_offset
                last = starts[(example.end_lineno or 1) - 1] + (example.end_col_offset or 0)
                raw = raw[:first] + b" " * (last - first) + raw[last:]
    return raw.decode("utf-8")
