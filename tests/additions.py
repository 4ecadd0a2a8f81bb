"""One addition of each sort to a copy of the repository, file by file as the manual says."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.kinds.example import source

ROOT = Path(__file__).parents[1]
PACKAGE = "mkdocs_genai_plugin"
CHANGELOG = "CHANGELOG.md"


@dataclass
class Copy:
    """A copy of the repository; ``touched`` are the files that an addition has written."""

    root: Path
    touched: list[str] = field(default_factory=list)

    def write(self, path: str, text: str) -> None:
        """Write a new file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")
        self.touched.append(path)

    def insert(self, path: str, before: str, text: str) -> None:
        """Put a text before another, which stands once in a file."""
        old = (self.root / path).read_text("utf-8")
        assert old.count(before) == 1, f"{path} has {before!r} {old.count(before)} times"
        self.write(path, old.replace(before, text + before))

    def append(self, path: str, text: str) -> None:
        """Put a text at the end of a file."""
        self.write(path, (self.root / path).read_text("utf-8") + text)

    def note(self, line: str) -> None:
        """Write the line in the changelog."""
        text = (self.root / CHANGELOG).read_text("utf-8")
        self.write(CHANGELOG, text.replace("### Added\n\n", f"### Added\n\n- {line}\n", 1))


def copy(root: Path) -> Copy:
    """Return a copy of all files that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode("utf-8").split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
    return Copy(root)


def add_field(to: Copy) -> None:
    """Add a last word to takeaways."""
    kind = f"{PACKAGE}/kinds/takeaways.py"
    to.insert(
        kind,
        "\n\ndef takeaways(",
        '    last: Prose = declare(Markdown(200), "A last word.", "That is all.")\n',
    )
    drawn = '        h("p", {"class": "genai-last"}, prose(item.last)) if item.last else None,\n'
    to.insert(kind, "        parts.colophon(view.theme, item),\n", drawn)
    to.append("tests/golden/render/data/takeaways/sorting.yml", "last: Sorting is *never* done.\n")
    to.note("Takeaways can have a last word.")


def add_rule(to: Copy) -> None:
    """Add a rule of takeaways: no point stands twice."""
    to.insert(
        f"{PACKAGE}/data/rules.py",
        "    WORLD =",
        '    SAID_TWICE = "said-twice", "A list of takeaways says one thing twice."\n',
    )
    kind = f"{PACKAGE}/kinds/takeaways.py"
    to.insert(
        kind,
        "BLOCK = ",
        '''def said_twice(pack: Pack) -> Iterator[Problem]:
    """Yield the titles of lists that say one thing twice."""
    for item in pack.of(Takeaways):
        if len(set(item.points)) < len(item.points):
            place = Place(item.file, 1, 1)
            yield Problem(place, "a point stands twice", Rule.SAID_TWICE, "Take one out.")


''',
    )
    to.insert(kind, "(BLOCK,))", "(BLOCK,), (said_twice,))\n# ")
    to.insert(
        kind,
        "from mkdocs_genai_plugin.data.text",
        """from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
""",
    )
    to.insert(kind, "from dataclasses", "from collections.abc import Iterator\n")
    for side, second in (("wrong", "One."), ("right", "Two.")):
        text = f"title: Two\npoints:\n  - One.\n  - {second}\n"
        to.write(f"tests/golden/rules/said-twice/{side}/data/takeaways/two.yml", text)
    heading = "### `world` { #world }"
    example = "<!-- example of said-twice -->\n<!-- end -->"
    text = f"### `said-twice` {{ #said-twice }}\n\nNobody remembers it better.\n\n{example}\n\n"
    to.insert("docs/manual/problems.md", heading, text)
    to.note("A list of takeaways that says one thing twice is reported.")


def add_kind(to: Copy) -> None:
    """Add the kind that the manual shows."""
    kinds = f"{PACKAGE}/kinds"
    to.write(f"{kinds}/faqs.py", source())
    to.insert(f"{kinds}/__init__.py", "    cards,\n", "    faqs,\n")
    to.insert(f"{kinds}/__init__.py", "    sources.KIND,\n", "    faqs.KIND,\n")
    answer = "  - id: when\n    name: When?\n    text: Now.\n"
    file = f"# data/faqs/example.yml\ntitle: Before you start\nanswers:\n{answer}"
    to.append("docs/manual/data.md", f"\n## Questions\n\n```yaml\n{file}```\n")
    to.write("tests/golden/render/faqs.md", "# Questions\n\n/// genai-faq | start\n///\n")
    answer = "  - {id: when, name: When?, text: Now., earlier: [then]}\n"
    data = f"title: Before you start\nwas: [begin]\nanswers:\n{answer}"
    to.write("tests/golden/render/data/faqs/start.yml", data)
    to.note("Questions and answers.")


def add_figure(to: Copy) -> None:
    """Add the machine of twenty lines by which all machines are tried."""
    stub, own = ROOT / "tests/figures/stub", f"{PACKAGE}/kinds/figures/doubling"
    for file in ("__init__.py", "figure.js", "figure.css", "words/en.yml"):
        to.write(f"{own}/{file}", (stub / file).read_text("utf-8"))
    data = (stub / "doubling.yml").read_text("utf-8")
    first = "# yaml-language-server: $schema=../../schemas/figure.json\n"
    to.write(f"{PACKAGE}/content/figures/doubling.yml", first + data)
    to.write("docs/doubling.md", "# Doubling\n\n/// genai-figure | doubling\n///\n")
    to.insert("mkdocs.yml", "      - same-dots.md\n", "      - doubling.md\n")
    to.write("tests/figures/doubling/__init__.py", "")
    to.note("A figure that doubles a number.")


def add_language(to: Copy) -> None:
    """Add a language in which every word starts with the letter q."""
    english = (to.root / f"{PACKAGE}/languages/en.yml").read_text("utf-8")
    words = {key: f"Q{said}" for key, said in yaml.safe_load(english).items()}
    text = yaml.safe_dump(words, allow_unicode=True, width=10_000, default_style='"')
    to.write(f"{PACKAGE}/languages/qq.yml", re.sub(r'^"(\w+)"', r"\1", text, flags=re.M))
    to.insert("docs/manual/options.md", " so far;", " or `qq`")
    to.note("The interface speaks qq.")


def add_command(to: Copy) -> None:
    """Add a command that counts."""
    to.write(
        f"{PACKAGE}/commands/count.py",
        '''"""``mkdocs-genai count``: how many items the pack has."""

from __future__ import annotations

import click

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS

from .command import Command


@click.command(
    "count", cls=Command, page="count", examples="mkdocs-genai count\\n", short_help="Count items."
)
def command() -> int:
    """Print how many items the pack has."""
    print(len(load([bundled()], KINDS).items))
    return 0
''',
    )
    to.insert(f"{PACKAGE}/cli.py", "new, schema\n", "count, ")
    to.insert(f"{PACKAGE}/cli.py", "bundle, export):\n", "count, ")
    page = "---\ntitle: Count\ndescription: How many items.\n---\n\n# Count\n\nIt counts.\n"
    to.write("docs/manual/count.md", page)
    to.insert("mkdocs.yml", "      - manual/check.md\n", "      - manual/count.md\n")
    to.write(
        "tests/commands/test_count.py",
        """import pytest

from mkdocs_genai_plugin.cli import main


def test_items_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count"]) == 0
    assert int(capsys.readouterr().out) > 50
""",
    )
    to.note("`mkdocs-genai count`.")


# By the heading of the manual: what adds one, and what the words in capitals stand for there.
ADDITIONS: dict[str, tuple[Callable[[Copy], None], dict[str, str]]] = {
    "A field": (add_field, {"KIND": "takeaways", "ID": "sorting"}),
    "A rule": (add_rule, {"KIND": "takeaways", "RULE": "said-twice"}),
    "A kind": (add_kind, {"KIND": "faqs", "ID": "start"}),
    "A figure": (add_figure, {"MACHINE": "doubling", "ID": "doubling"}),
    "A language": (add_language, {"LANGUAGE": "qq"}),
    "A command": (add_command, {"COMMAND": "count"}),
}
