r"""Formulas that an author writes as in LaTeX files, ``\(x\)``, are told and mended."""

from __future__ import annotations

import pytest

from mkdocs_genai_plugin.data.rules import Rule

from .reading import CARD, fixed, read

LONG = "name: Aurora\nlead: x\nabout: |\n  {}\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"The value \(x\) is small.", "The value $x$ is small."),
        (r"Given \( P(X \mid C) \), it", r"Given $P(X \mid C)$, it"),
        (r"'\[x^2\]'", "'$x^2$'"),
        (r"\(\frac{a}{b}\) and \(n \log n\)", r"$\frac{a}{b}$ and $n \log n$"),
        (r"Both \(a\) and \[b\]", "Both $a$ and $b$"),
        (r"Where \(p_{\text{data}}(x)\) is", r"Where $p_{\text{data}}(x)$ is"),
        (r"'**so \(x\)**'", "'**so $x$**'"),
        (r"'[the \(x\)](https://a.org)'", "'[the $x$](https://a.org)'"),
    ],
)
def test_formula_between_latex_signs_is_told_and_mended(written: str, meant: str) -> None:
    problems = read(CARD.format(written)).problems
    assert {problem.rule for problem in problems} == {Rule.FORMULA}
    assert all("$" in problem.fix for problem in problems)
    assert fixed(CARD.format(written)) == CARD.format(meant)


@pytest.mark.parametrize("written", [r'"The value \(x\) is"', '"The value \\\\(x\\\\) is"'])
def test_formula_in_double_quotes_is_told(written: str) -> None:
    assert read(CARD.format(written)).problems


def test_formula_on_lines_of_its_own_is_told() -> None:
    written = "So:\n\n  \\[\n  x^2\n  \\]\n"
    assert [one.rule for one in read(LONG.format(written)).problems] == [Rule.FORMULA]


@pytest.mark.parametrize(
    "written",
    [
        r"'\~\~x\~\~, \=\=x\=\=, \:smile\:, H\~2\~O and x\^2\^'", r"'\*\*a'", r"'\[\@a'",
        r"a \(b", r"a b\)", r"1\) first", r"\(see above\)", r"\(1\) first, \(2\) second",
        r"'`\(x\)`'", r"'[a]\(x\)'", r"'@a\]'", r"'\[a\]\(b\)'",
        r"\[the model\]", r"\[1\]", r"\[@one\]", r"\[^1\]",
        r"\[a\](b)", r"\(\)", r"$f\left(x\right)$", r"\\(x\\)",
        r"Ends in C:\new, C:\data and \d.", r"'`\emph{x}`'", r"\\emph{x}",
    ],
)  # fmt: skip
def test_parentheses_that_are_none_of_a_formula_stay(written: str) -> None:
    assert read(CARD.format(written)).problems == ()


@pytest.mark.parametrize(
    "written",
    [
        r"\begin{equation}x\end{equation}", r"The \emph{first} one", r"So \frac{a}{b} is",
        r"\textbf{so}", r"As \cite{vaswani2017} says",
    ],
)  # fmt: skip
def test_latex_that_would_be_shown_as_it_stands_is_told(written: str) -> None:
    (problem,) = read(CARD.format(written)).problems
    assert problem.rule is Rule.MARKUP
    assert "LaTeX" in problem.message
