r"""A backslash in double quotes is what was meant, or a problem whose fix is right."""

from __future__ import annotations

import pytest

from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.kinds.cards.record import Card

from .reading import CARD, fixed, read

BACKSLASHES = (
    r"Angle $\theta$", r"2 \times 3", r"\nabla", r"\beta", r"$\frac{1}{2}$", r"\rho", r"C:\new",
    r"C:\Users", r"C:\xampp", r"see D:\Logs\temp", r"snake\_case", r"$\varphi$", r"$\epsilon$",
    r"$\Lambda$", r"\Pi and \Nu", r"$\alpha \tau$", r"the \0 sign", r"it's $\rho$", r"$\unknown$",
    r"C:\path\new", r"$\text{if}$ and $\ne$", r"\\server\new",
)  # fmt: skip


@pytest.mark.parametrize("text", BACKSLASHES)
@pytest.mark.parametrize("field", ["lead", "note", "best_at"])
def test_fix_keeps_the_backslashes_that_were_meant(text: str, field: str) -> None:
    written = f'name: Aurora\nlead: A model.\n{field}: "{text}"\n'
    if field == "lead":
        written = CARD.format(f'"{text}"')
    doubled = text.replace("'", "''")
    problems = read(written).problems
    assert [problem.rule in {Rule.CONTROL_CHAR, Rule.YAML} for problem in problems] == [True]
    assert f"{field}: '{doubled}'" in problems[0].fix
    if field != "note" and "\\unknown" in text:
        return  # a fault of the formula, which is told next
    assert fixed(written) == written.replace(f'"{text}"', f"'{doubled}'")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (r"Smile \uD83D\uDE00 here", "Smile 😀 here"),
        (r"One.\nTwo.\t", r"One.\nTwo. "),
        (r"a\tb", "a b"),
        (r"a\u0002b", "ab"),
        (r"a\x07b", "ab"),
        (r"a\U0000200bb", "ab"),
        (r"a \u2028b", "a  b"),
        (r"lone \uD83D half", "lone  half"),
    ],
)
def test_fix_of_what_a_program_wrote_is_what_it_meant(text: str, meant: str) -> None:
    assert fixed(CARD.format(f'"{text}"')) == CARD.format(f'"{meant}"')


@pytest.mark.parametrize(
    "text", [r"say \"hi\"", r"\u00e9 and \xe9", r"a \\ b", r"\U0001F600", r"a\/b"]
)
def test_escape_that_makes_a_character_to_see_is_right(text: str) -> None:
    assert read(CARD.format(f'"{text}"')).problems == ()


@pytest.mark.parametrize("field", ["name", "lead", "note", "best_at"])
def test_line_break_that_a_program_wrote_is_one(field: str) -> None:
    lines = {"name": "Aurora", "lead": "A model."} | {field: r'"One\nno, two.\ne.g. three\n"'}
    assert read("".join(f"{key}: {text}\n" for key, text in lines.items())).problems == ()


@pytest.mark.parametrize("text", [r'"One.\n\nTwo."', '"One.\\n\\n\\\n  Two."', r'"- one\n- two\n"'])
def test_several_blocks_in_a_short_text_are_told_though_a_program_wrote_them(text: str) -> None:
    (problem,) = read(CARD.format(text)).problems
    assert problem.rule in {Rule.MARKUP, Rule.BLOCK_IN_TEXT}


@pytest.mark.parametrize("glue", ["", "\\\n    \\"])
def test_paragraphs_and_lists_that_a_program_wrote_stay(glue: str) -> None:
    start = "name: Aurora\nlead: A model.\nabout:\n"
    written = read(f'{start}- "One{glue} line\\nand\\n\\nTwo:\\n\\n- three\\n- four\\n"\n')
    shown = read(f"{start}- |\n  One line\n  and\n\n  Two:\n\n  - three\n  - four\n")
    assert (written.problems, shown.problems) == ((), ())
    assert about(written) == about(shown)


def about(pack: Pack) -> str:
    """Return the nodes of the long text of what was read."""
    (card,) = pack.of(Card)
    return repr(card.about)


def test_escape_in_a_key_is_told() -> None:
    rules = {problem.rule for problem in read('name: A\n"le\\tad": b\n').problems}
    assert Rule.CONTROL_CHAR in rules


@pytest.mark.parametrize(
    "line",
    ["lead：A text.", "lead:\u00a0A text.", "lead∶ A text.", "lead\ufe55A text.",
     "lead:\u3000A text.", "lead\ua789 A text."],
)  # fmt: skip
def test_what_looks_like_a_colon_and_a_space_is_named(line: str) -> None:
    odd = next(sign for sign in line if ord(sign) > 127)
    written = f"name: A\n{line}\nbest_at: b\n"
    (problem,) = read(written).problems
    assert problem.rule is Rule.YAML_COLON
    assert f"U+{ord(odd):04X}" in problem.message
    assert fixed(written) == "name: A\nlead: A text.\nbest_at: b\n"
    for other in (f"{line}\nname: A\n", f"name: A\n{line}\n"):
        assert fixed(other) == other.replace(line, "lead: A text.")
