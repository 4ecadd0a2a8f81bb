"""Quizzes: questions, the answers to them, and what is to be said of each answer."""

from __future__ import annotations

from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.render.block import Parts, of_item

from .checks import CHECKS
from .draw import quiz
from .record import Option, Question, Quiz

__all__ = ["BLOCK", "KIND", "Option", "Question", "Quiz"]


def _ids(pack: Pack, name: str) -> list[str]:
    return [question.id for item in pack.of(Quiz) if item.id == name for question in item.questions]


_PARTS = Parts("a question of this quiz", _ids)
BLOCK = of_item("genai-quiz", "quizzes", "a quiz", quiz, ("id", "only"), _PARTS)
KIND = Kind("quizzes", Quiz, (BLOCK,), CHECKS)
