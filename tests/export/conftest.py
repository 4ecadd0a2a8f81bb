"""A site with hostile texts, and what its texts are."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.quizzes import Question, Quiz

from .hostile import site

_KINDS = (Path(__file__).parents[1] / "golden/answers/data/quizzes/all.yml").read_text("utf-8")
KINDS_OF_QUESTIONS = f"""\
{_KINDS.replace("item:", "https://example.org/")}
sources:
  - {{key: book, title: A book, by: "Bob, 2021"}}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def questions() -> dict[str, Question]:
    """Return the questions of the pack, in order, by their ids."""
    quizzes = load([bundled()], KINDS).of(Quiz)
    return {f"{quiz.path}#{one.id}": one for quiz in quizzes for one in quiz.questions}


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with a question of every kind."""
    return site(tmp_path_factory.mktemp("kinds"), KINDS_OF_QUESTIONS)
