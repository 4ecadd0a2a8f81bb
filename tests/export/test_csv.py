"""The table of questions and terms."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.kinds.quizzes import Question

from .hostile import QUIZ, exported, site


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_question_and_term_is_a_row(tmp_path: Path, questions: dict[str, Question]) -> None:
    target = tmp_path / "lesson.csv"
    assert main(["export", "csv", "-o", str(target)]) == 0
    read = rows(target.read_bytes())
    asked = [row for row in read if row["kind"] != "term"]
    assert [row["id"] for row in asked] == [*questions]
    assert all(row["answer"] and row["text"] for row in asked)
    terms = [row for row in read if row["kind"] == "term"]
    assert len(terms) + len(asked) == len(read)
    assert [row["name"] for row in terms] == sorted((row["name"] for row in terms), key=str.lower)
    bayes = asked[[*questions].index("quizzes/self-check#bayes")]
    assert r"$P(x \mid y)$" in bayes["explanation"]


def test_cells_hold_texts_formulas_as_tex_and_sources(hostile: Path) -> None:
    question, term = rows(exported(hostile, "csv"))
    assert question["feedback 1"] == r"The norm $\nabla_{\theta}$ of x{1}~ [1]."
    assert question["sources"] == (
        "[1] A paper: {one}. Ada, 2020. arXiv:1234.56789\n[2] A book. Bob, 2021."
    )
    assert (term["name"], term["text"]) == ("Sign", "What stands for $x$ [1].")
    assert term["option 1"] == ""


def test_no_cell_is_a_formula_of_a_spreadsheet(hostile: Path) -> None:
    question, _ = rows(exported(hostile, "csv"))
    assert question["option 1"].startswith("'=1+1")
    assert question["feedback 2"].startswith("'- See")


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_what_begins_a_formula_begins_with_an_apostrophe(tmp_path: Path, sign: str) -> None:
    quiz = QUIZ.replace("SIGNS", f"{sign}A1+A2")
    question, _ = rows(exported(site(tmp_path, quiz), "csv"))
    assert question["text"] == f"'{sign}A1+A2"


def test_table_for_spreadsheets_holds_the_same_in_every_country(hostile: Path) -> None:
    content = exported(hostile, "spreadsheet")
    assert content.startswith(b"\xff\xfe")
    table = csv.DictReader(io.StringIO(content.decode("utf-16"), newline=""), delimiter="\t")
    assert [*table] == rows(exported(hostile, "csv"))


INSIDE = [f"a{sep}{sign}cmd(A0)" for sep in (";", "\n", "|") for sign in "=+-@＝＋－＠"]


@pytest.mark.parametrize("form", ["csv", "spreadsheet"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_no_cell_is_a_formula_where_another_sign_parts_the_cells(
    tmp_path: Path, delimiter: str, form: str
) -> None:
    quiz = QUIZ.replace("SIGNS", ", ".join(INSIDE).replace("\n", "  \n\n      "))
    content = exported(site(tmp_path, quiz), form)
    text = content.decode("utf-8-sig" if form == "csv" else "utf-16")
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    cells = [cell for row in table for cell in row]
    assert any("cmd(A0)" in cell for cell in cells)
    assert [cell for cell in cells if cell[:1] in "=+-@＝＋－＠" and cell] == []


def test_space_behind_a_semicolon_changes_no_formula_of_tex(tmp_path: Path) -> None:
    quiz = QUIZ.replace("SIGNS", r"So $a \;=\; b$.")
    question, _ = rows(exported(site(tmp_path, quiz), "csv"))
    assert question["text"] == r"So $a \; =\; b$."
