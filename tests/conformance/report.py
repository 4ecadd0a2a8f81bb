"""The report as OpenACR, for machines, and as a page of the manual, both from criteria.yml.

OpenACR is the form of the United States' General Services Administration for a VPAT:
https://github.com/GSA/openacr; its schema lies beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mkdocs_genai_plugin import __version__

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs/manual/accessibility-report.md"
FILE = ROOT / "docs/assets/accessibility-report.yml"
# The terms of the VPAT, with its definitions in our words.
LEVELS = {
    "supports": "Supports",
    "partially-supports": "Partially supports",
    "does-not-support": "Does not support",
    "not-applicable": "Not applicable",
}
CHAPTERS = {"A": "success_criteria_level_a", "AA": "success_criteria_level_aa"}
INTRODUCTION = """\
---
title: Accessibility report
description: >-
  WCAG 2.2 A and AA for the components of mkdocs-genai-plugin {version}: each criterion, how far it
  is met, and the tests that hold it.
---

# Accessibility report

How far the components of mkdocs-genai-plugin {version} meet the Web Content Accessibility
Guidelines ([WCAG 2.2](https://www.w3.org/TR/WCAG22/), levels A and AA), as of {day}. The components
are the cards, tables, timelines, quizzes, cases, plots and figures that the plugin puts into a
page. The page around them, its header, menus, search and footer, is the theme's, and has to be
judged apart.

**This is a self-assessment.** Nobody else has checked it. What it calls supported is held by the
tests that it names: they run with each change, and no change passes while one of them is missing
or left out. No screen reader was part of them; what they read is the accessibility tree of the
browsers.

The same report for machines: [OpenACR]({file}), the form of a VPAT 2.5.

{counts}.
"""


@dataclass(frozen=True)
class Criterion:
    """A success criterion, how far it is met, and what shows it."""

    number: str
    chapter: str
    name: str
    level: str
    notes: str
    tests: tuple[str, ...] = ()
    by_hand: tuple[dict[str, Any], ...] = ()

    @property
    def remarks(self) -> Iterator[str]:
        """The notes, what was looked at by hand, and the tests, each as a sentence."""
        yield self.notes
        for one in self.by_hand:
            yield f"By hand on {one['day']}: {one['how']}; {one['found']}."
        if self.tests:
            yield f"Tests: {', '.join(self.tests)}."


def source() -> dict[str, Any]:
    """Return what criteria.yml says."""
    read: dict[str, Any] = yaml.safe_load((HERE / "criteria.yml").read_text("utf-8"))
    return read


def criteria() -> list[Criterion]:
    """Return every criterion in the order of WCAG's levels; each has to be judged.

    Raises ``KeyError`` for one that criteria.yml leaves out.
    """
    names = yaml.safe_load((HERE / "catalog.yml").read_text("utf-8"))
    judged = source()["criteria"]
    return [
        Criterion(
            number,
            chapter,
            name,
            judged[number]["level"],
            judged[number]["notes"],
            tuple(judged[number].get("tests", ())),
            tuple(judged[number].get("by_hand", ())),
        )
        for number, (chapter, name) in names.items()
    ]


@cache
def named() -> set[str]:
    """Return the ids of the tests that the report names."""
    return {test for one in criteria() for test in one.tests}


def openacr() -> str:
    """Return the report in YAML by OpenACR's schema."""
    reviewed: date = source()["reviewed"]
    document = {
        "title": "mkdocs-genai-plugin Accessibility Conformance Report",
        "product": {
            "name": "mkdocs-genai-plugin",
            "version": __version__,
            "description": "Cards, tables, timelines, quizzes and figures in sites made by MkDocs.",
        },
        "author": {"name": "the mkdocs-genai-plugin authors", "email": ""},
        "report_date": reviewed.isoformat(),
        "notes": "A self-assessment of the components; the page around them is the theme's.",
        "evaluation_methods_used": (
            "Tests in Chromium, Firefox and WebKit, named in each remark, axe and other engines "
            "among them; what a person looked at is said with its day and method."
        ),
        "license": "CC-BY-4.0",
        "catalog": "2.5-edition-wcag-2.2-en",
        "chapters": {chapter: {"criteria": rows(level)} for level, chapter in CHAPTERS.items()},
    }
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)


def rows(chapter: str) -> list[dict[str, Any]]:
    """Return the criteria of a level as OpenACR has them."""
    return [
        {
            "num": one.number,
            "components": [
                {
                    "name": "web",
                    "adherence": {"level": one.level, "notes": " ".join(one.remarks)},
                }
            ],
        }
        for one in criteria()
        if one.chapter == chapter
    ]


def page() -> str:
    """Return the page of the manual."""
    day = source()["reviewed"].strftime("%-d %B %Y")
    address = f"../{FILE.relative_to(ROOT / 'docs').as_posix()}"
    head = INTRODUCTION.format(version=__version__, day=day, file=address, counts=counts())
    return head + "".join(table(level) for level in CHAPTERS)


def counts() -> str:
    """Return how many criteria are met how far."""
    levels = [one.level for one in criteria()]
    said = [f"{levels.count(level)} {name.lower()}" for level, name in LEVELS.items()]
    return f"Of {len(levels)} criteria: {', '.join(said)}"


def table(level: str) -> str:
    """Return the rows of a level as Markdown."""
    head = f"\n## Level {level}\n\n| Criterion | Conformance | Remarks |\n|---|---|---|\n"
    return head + "".join(
        f"| {one.number} {one.name} | {LEVELS[one.level]} | {cell(one)} |\n"
        for one in criteria()
        if one.chapter == level
    )


def cell(one: Criterion) -> str:
    """Return the remarks of a criterion in one cell, a test on a line."""
    sentences = [*one.remarks][: 1 + len(one.by_hand)]
    tests = [f"`{test.removeprefix('tests/')}`" for test in one.tests]
    return "<br>".join([*sentences, *tests])
