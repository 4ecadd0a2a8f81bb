"""The manual's page "Problems", with the examples of ``tests/golden/rules`` filled in.

The page has a heading for each rule, whose id is the rule's, and below it by hand why the rule is
there. What stands between the two comments of a rule is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs_genai_plugin.data.rules import Rule

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/manual/problems.md"
RULES = ROOT / "tests/golden/rules"

HEADING = re.compile(r"^### .*\{ ?#([a-z-]+) ?\}$", re.M)
EXAMPLE = re.compile(r"(<!-- example of ([a-z-]+) -->\n).*?(?=<!-- end -->)", re.S)
LANGUAGES = {".yml": "yaml", ".md": "markdown", ".svg": "xml"}
# What one would not see, or not as what it is.
SHOWN = {"\t": "⇥", "\u00a0": "⍽", "\u200b": "\\x200b", "\b": "\\x08"}


def headings() -> list[str]:
    """Return the ids of the page's headings of rules, in their order."""
    return HEADING.findall(PAGE.read_text("utf-8"))


def derived() -> str:
    """Return the page with the examples of the golden pairs."""
    return EXAMPLE.sub(lambda found: found[1] + example(RULES / found[2]), PAGE.read_text("utf-8"))


def example(rule: Path) -> str:
    """Return what is wrong, the problem, and what is right."""
    problem = rule.joinpath("expected.txt").read_text("utf-8").rpartition("\n\n")[0]
    known = Rule(rule.name)
    said = f"*{known.severity.capitalize()}*: {known.says}"
    parts = [said, *_wrong(rule), _fence("text", "", problem)]
    if not (rule / "wrong.txt").exists():
        parts += _files("Right", rule / "right", rule / "wrong")
    return "".join(f"\n{part}\n" for part in parts) + "\n"


def _wrong(rule: Path) -> Iterator[str]:
    words = rule / "wrong.txt"
    if words.exists():
        yield words.read_text("utf-8").strip()
    else:
        yield from _files("Wrong", rule / "wrong", rule / "right")


def _files(title: str, side: Path, other: Path) -> Iterator[str]:
    """Yield the files of one side that are not the same on the other."""
    for path in sorted(path for path in side.rglob("*") if path.is_file()):
        name = path.relative_to(side)
        text = path.read_bytes()
        if not (other / name).is_file() or (other / name).read_bytes() != text:
            language = LANGUAGES[path.suffix]
            title_ = f"{title}: {name.as_posix()}"
            yield _fence(language, title_, text.decode("utf-8", errors="replace"))


def _fence(language: str, title: str, text: str) -> str:
    shown = "".join(SHOWN.get(sign, sign) for sign in text.rstrip("\n"))
    head = f'{language} title="{title}"' if title else language
    return f"```{head}\n{shown}\n```"
