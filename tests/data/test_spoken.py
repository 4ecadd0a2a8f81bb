"""Each formula is said in words, by its author or by the page's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_genai_plugin.data import spoken as module
from mkdocs_genai_plugin.data.formula import LABEL, FormulaError, mathml, parted
from mkdocs_genai_plugin.data.spoken import IN_A_LINE, spoken, words_for
from mkdocs_genai_plugin.data.words import languages

from .reading import CARD, read
from .test_text import read as parsed

SAID = {
    "P(x)": "P(x)",
    r"P(x \mid y)": "P(x given y)",
    "y'": "y prime",
    "x'^2": "x prime squared",
    "x_t'": "x sub t prime",
    r"\frac{a+b}{2}": "the fraction a plus b over 2, end of fraction",
    r"\sum_{i=1}^n x_i": "the sum from i equals 1 to n x sub i",
    r"\hat{x} \le \sqrt{y}": "x hat is at most the square root of y, end of root",
    r"\binom{n}{k}": "(n choose k)",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}": "(the matrix a, b; c, d, end of matrix)",
    r"\mathbb{E}[x]": "E [x]",
    "50\\%": "50 percent",
}


@pytest.mark.parametrize("latex", SAID)
def test_formula_is_said_in_words(latex: str) -> None:
    assert spoken(mathml(latex), words_for("en")) == SAID[latex]


@pytest.mark.parametrize("latex", SAID)
def test_every_language_says_something(latex: str) -> None:
    for language in (*languages(), "xx"):
        said = spoken(mathml(latex), words_for(language))
        assert said
        assert "{" not in said


def test_languages_of_formulas_say_the_same_things() -> None:
    folder = Path(module.__file__).parents[1] / "languages/formulas"
    said = {path.stem: words_for(path.stem) for path in folder.glob("*.yml")}
    assert {*said} <= {*languages()}
    for words in said.values():
        assert {*words} == {*said["en"]}
        assert {*IN_A_LINE} <= {*words}


def test_author_says_it_in_words_that_are_not_shown() -> None:
    (formula,), problems = parsed(r"$x \oplus y % either x or y$")
    assert problems == []
    assert formula.math.get(LABEL) == "either x or y"  # type: ignore[union-attr]
    assert formula.latex == r"x \oplus y"  # type: ignore[union-attr]
    assert parted("a\\%b % one\nc % two") == ("a\\%b \nc", "one two")


@pytest.mark.parametrize("latex", [r"\phantom{x}", r"\quad", r"\,"])
def test_formula_that_nothing_can_say_is_told_until_its_author_says_it(latex: str) -> None:
    with pytest.raises(FormulaError, match="can be said"):
        mathml(latex)
    (problem,) = read(CARD.format(f"'A ${latex}$.'")).problems
    assert (problem.rule, problem.place.line) == ("formula", 2)
    assert read(CARD.format(f"'A ${latex} % gap$.'")).problems == ()


def test_percent_sign_that_hides_the_rest_is_told() -> None:
    (problem,) = read(CARD.format("'It is $50%$ of it.'")).problems
    assert r"\%" in problem.message
