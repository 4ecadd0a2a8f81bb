"""A quiz and a term whose texts hold what means something in the formats of others."""

from __future__ import annotations

from pathlib import Path

from mkdocs_genai_plugin.cli import main

SITE = "site_name: Signs / and more\nmarkdown_extensions: [genai: {data_dir: data, pack: false}]\n"
SIGNS = "a {b} ~c =d #e :f ::g \\\\n // h -> i && 1 < 2 > 0 \"j\" 'k' ]]> %50% $CATEGORY"
QUIZ = r"""
title: Signs / marks
questions:
  - id: signs
    name: "Signs: {all} of ~them=#"
    text: >-
      SIGNS
    options:
      - text: "=1+1 and $\\nu < \\frac{a}{b}$"
        right: true
        feedback: >-
          The **norm** $\nabla_{\theta}$ of `x{1}~` [@paper].
      - text: "%50% of -1"
        feedback: "- See [the web](https://example.org/?b=1&c=2#d), not [this](item:glossary/sign)."
    explanation: "Known [@paper] and [@book; @paper]. No TeX: \\\\(x\\\\), \\$\\$."
    cite: [book]
sources:
  - {key: paper, title: "A paper: {one}", by: "Ada, 2020", link: "arXiv:1234.56789"}
  - {key: book, title: A book, by: "Bob, 2021"}
"""
TERM = "term: Sign\ntext: What *stands* for $x$ [@book].\n"


def site(folder: Path, quiz: str = QUIZ) -> Path:
    """Write a site with such data and nothing else."""
    files = {"mkdocs.yml": SITE, "data/quizzes/marks.yml": quiz, "data/glossary/sign.yml": TERM}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace("SIGNS", SIGNS), "utf-8")
    return folder


def exported(folder: Path, form: str, *arguments: str) -> bytes:
    """Return what the command writes for the site in a folder."""
    target = folder / "out" / form
    config = str(folder / "mkdocs.yml")
    assert main(["export", form, "-f", config, "-o", str(target), *arguments]) == 0
    return target.read_bytes()
