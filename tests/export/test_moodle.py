"""Moodle XML, read by a reader that is not ours, and held against Moodle's own order."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from moodle_xml_parser.parser import parse_bytes

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.kinds.quizzes import Question

from .hostile import SIGNS, exported, site

# The elements of each type in the order of Moodle's own export:
# question/format/xml/format.php, writequestion
COMMON = "name questiontext generalfeedback defaultgrade penalty hidden idnumber".split()
FEEDBACKS = "correctfeedback partiallycorrectfeedback incorrectfeedback".split()
OWN = {
    "multichoice": [
        *"single shuffleanswers answernumbering showstandardinstruction".split(),
        *FEEDBACKS,
        "answer",
    ],
    "shortanswer": ["usecase", "answer"],
    "numerical": ["answer", "unitgradingtype", "unitpenalty", "showunits", "unitsleft"],
}


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("moodle") / "lesson.xml"
    assert main(["export", "moodle", "-o", str(target)]) == 0
    return target.read_bytes()


def test_another_reader_gets_back_every_question(
    lesson: bytes, questions: dict[str, Question]
) -> None:
    read = parse_bytes(lesson)["multichoice"]
    chosen = [one for one in questions.values() if not one.typed]
    assert [one.name for one in read] == [one.name for one in chosen]
    for one, question in zip(read, chosen, strict=True):
        assert one.single != question.several
        assert one.shuffle_answers
        right = [option.score_fraction > 0 for option in one.options]
        assert right == [option.right for option in question.options]
        assert all(option.answer and option.feedback for option in one.options)


def test_no_formula_is_lost(lesson: bytes) -> None:
    text = lesson.decode()
    assert r"\(P(x \mid y)\)" in text
    assert text.count(r"\(") == text.count(r"\)") > 5


def test_elements_stand_in_the_order_of_moodle(lesson: bytes) -> None:
    in_order(lesson)
    paths = [one.text for one in ElementTree.fromstring(lesson).iterfind("question/category/text")]
    assert "$course$/top/What makes AI generative?/Check yourself" in paths


def in_order(written: bytes) -> None:
    for question in ElementTree.fromstring(written):
        names = list(dict.fromkeys(part.tag for part in question))
        if question.get("type") == "category":
            assert names == ["category", "info", "idnumber"]
        else:
            own = [*OWN[question.get("type", "")], "hint"]
            assert names == [*COMMON, *own[: len(names) - len(COMMON)]]
            assert {*own} - {*names} <= {"hint"}


def test_questions_of_each_kind_keep_their_answers(kinds: Path) -> None:
    written = exported(kinds, "moodle")
    in_order(written)
    _, one, several, word, number = ElementTree.fromstring(written)
    types = [question.get("type") for question in (one, several, word, number)]
    assert types == ["multichoice", "multichoice", "shortanswer", "numerical"]
    assert (one.findtext("single"), several.findtext("single")) == ("true", "false")
    assert answers(several) == [("GAN", "50"), ("A spam filter", "-50"), ("VAE", "50")]
    forms = ["Encoder", "the encoder", "encóder network"]
    assert answers(word) == [*((form, "100") for form in forms), ("Decoder", "0")]
    assert answers(number) == [("0.125", "100"), ("0.5", "0")]
    assert number.findtext("answer/tolerance") == "0.001"
    assert one.findtext("hint/text") == "Think of what it can make."
    learn = one.findtext("generalfeedback/text")
    assert learn and ">The families</a>" in learn


def answers(question: ElementTree.Element) -> list[tuple[str, str]]:
    found = question.findall("answer")
    return [(one.findtext("text", ""), one.get("fraction", "")) for one in found]


def test_ids_stay_and_are_short_enough(lesson: bytes, questions: dict[str, Question]) -> None:
    ids = [one.text for one in ElementTree.fromstring(lesson).iterfind("question/idnumber")]
    ids = [one for one in ids if one]
    assert ids == [*questions]
    assert max(map(len, ids)) <= 100


def test_signs_of_the_format_stay_text(hostile: Path) -> None:
    written = exported(hostile, "moodle")
    (one,) = parse_bytes(written)["multichoice"]
    assert one.name == "Signs: {all} of ~them=#"
    assert one.text_pre_parse == SIGNS.replace(r"\\", "\\")
    assert one.options[0].answer == r"=1+1 and \(\nu < \frac{a}{b}\)"
    assert one.options[0].feedback.startswith(r"The <strong>norm</strong> \(\nabla_{\theta}\)")
    question = ElementTree.fromstring(written)[1]
    assert unescape(question.findtext("generalfeedback/text", "")).count("arXiv:1234.56789") == 1
    category = ElementTree.fromstring(written).findtext("question/category/text")
    assert category == "$course$/top/Signs // and more/Signs // marks"


def test_what_would_be_a_formula_by_chance_stays_text(hostile: Path) -> None:
    (one,) = parse_bytes(exported(hostile, "moodle"))["multichoice"]
    assert r"\<span></span>(x\), $<span></span>$" in one.general_feedback


def test_links_lead_to_the_web_alone(hostile: Path) -> None:
    (one,) = parse_bytes(exported(hostile, "moodle"))["multichoice"]
    link = '<a href="https://example.org/?b=1&c=2#d">the web</a>'
    assert one.options[1].feedback == f"- See {link}, not this."


def test_the_command_says_that_an_import_adds_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("moodle", "gift"):
        exported(site(tmp_path), form)
        said = capsys.readouterr().out
        assert 'Moodle adds them to the category "Signs / and more" › "Signs / marks"' in said
        assert "replaces none" in said
